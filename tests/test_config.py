"""A base is found from any path in it, and its options are those of its mkdocs.yml."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.config import DEFAULTS, find_base, read_options
from builder.language.languages import BUILT_IN


def test_the_base_is_the_nearest_folder_with_cases_or_a_configuration(tmp_path: Path) -> None:
    record = tmp_path / "outer" / "cases" / "chengdu" / "x.yml"
    record.parent.mkdir(parents=True)
    record.touch()
    assert find_base(record) == tmp_path / "outer"
    (tmp_path / "mkdocs.yml").touch()
    assert find_base(tmp_path) == tmp_path
    assert find_base(record) == tmp_path / "outer"


def test_without_a_configuration_the_usual_names_and_the_vocabulary_of_a_new_base_hold(tmp_path: Path) -> None:
    options = read_options(tmp_path)
    assert (options.cases, options.policies) == (tmp_path / "cases", tmp_path / "policies")
    assert options.vocabulary == DEFAULTS / "vocabulary"
    assert (DEFAULTS / "vocabulary" / "types.yml").is_file()
    assert options.languages == BUILT_IN
    assert options.mail is options.site_url is options.repo_url is None


@pytest.mark.parametrize("plugins", ["plugins:\n  - search\n  - casebook:\n", "plugins:\n  casebook:\n"])
def test_options_come_from_the_plugin(tmp_path: Path, plugins: str, monkeypatch: pytest.MonkeyPatch) -> None:
    own = "      cases: records\n      mail: a@b.example\n      vocabulary: words\n"
    text = f"site_url: !ENV [SITE_URL, '']\ndocs_dir: texts\n{plugins}{own}"
    (tmp_path / "mkdocs.yml").write_text(text.replace("map", ""), encoding="utf-8")
    (tmp_path / "words").mkdir()
    monkeypatch.setenv("SITE_URL", "https://x.example/")
    options = read_options(tmp_path)
    assert options.cases == tmp_path / "records"
    assert options.vocabulary == tmp_path / "words"
    assert options.content == tmp_path / "texts"
    assert (options.mail, options.site_url) == ("a@b.example", "https://x.example/")
