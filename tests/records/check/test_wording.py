"""Words of the glossary in the texts of records: a change of the glossary is seen, with a state and in one process."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from builder.config import DEFAULTS, read_options
from builder.records.load import read
from builder.records.reading_cache import ReadingCache
from builder.site.base_check import check_base
from tests.test_cli import GOOD, put

SETTINGS = "site_name: x\nplugins:\n  - casebook: {vocabulary: vocabulary}\n"
GLOSSARY = """\
hub:
  label: {en: Hub, zh: 聚落}
  forms: {en: [hub], zh: [聚落]}
  definition: {en: A shared place., zh: 共用的场所。}
"""


@pytest.fixture
def base(tmp_path: Path) -> Path:
    shutil.copytree(DEFAULTS / "vocabulary", tmp_path / "vocabulary")
    put(tmp_path, "cases/chengdu/good.yml", GOOD)
    put(tmp_path, "mkdocs.yml", SETTINGS)
    put(tmp_path, "vocabulary/glossary.yml", GLOSSARY)
    return tmp_path


def test_a_change_of_the_glossary_is_seen_with_what_was_kept(base: Path) -> None:
    cache = ReadingCache()

    def fixes() -> list[list[str]]:
        kept, live = check_base(base).problems, read(base, read_options(base), cache=cache).problems
        return [[each.fix for each in told if each.code == "avoided-word"] for told in (kept, live)]

    assert fixes() == [[], []]
    put(base, "vocabulary/glossary.yml", GLOSSARY + "  avoid: {zh: [一处]}\n")
    mended = ["聚落服务园 [@fu-2012]。"]
    assert fixes() == fixes() == [mended, mended]
    put(base, "vocabulary/glossary.yml", GLOSSARY + "  avoid: {zh: [园地]}\n")
    assert fixes() == [[], []]
