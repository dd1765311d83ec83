"""`casebook init`: what it asks and writes, that the base is whole and nothing is left of one that is not."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from builder.cli import main
from builder.language import languages
from builder.schema.new_base import write
from tests.commands import command
from tests.site.test_new_command import in_terminal
from tests.sites import tree

SEEDS = [
    *("--language", "fr", "--language", "es", "--name", "Grainothèques|Bibliotecas de semillas"),
    *("--case", "grainothèque, grainothèques, une grainothèque|semillero, semilleros, un semillero"),
    *("--policy", "règle, règles, une règle|norma, normas, una norma"),
    *("--place", "france=France|Francia", "--place", "france/lyon=Lyon", "--place", "espagne/bilbao=Bilbao"),
]

ODD = [
    *("--name", """<b>Seeds</b>: "old", {new} & 'odd' #1 \\ *x*"""),
    *("--case", "a: b #1, <i>bs</i>, the 'b'"),
    *("--place", "lyon=Lyon: the <b>old</b> #1"),
]
"""Texts that mean something in YAML, Markdown or HTML."""


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    """What a base brings along is forgotten with it."""
    before = dict(languages._declared)
    yield
    languages.use_locales(None)
    languages._declared.clear()
    languages._declared.update(before)


def init(folder: Path, *options: str, language: str = "en") -> Result:
    return CliRunner().invoke(main, ["init", str(folder), "--lang", language, *options])


def casebook(base: Path, *words: str) -> str:
    done = command("casebook", *words, folder=base)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize("options", [[], SEEDS, ODD, ["--language", "zh", "--language", "zh-Hant", "--case", "种子库"]])
def test_the_base_is_valid_is_built_and_takes_a_new_record(tmp_path: Path, options: list[str]) -> None:
    done = init(tmp_path / "seeds", *options)
    assert done.exit_code == 0, done.output
    base = tmp_path / "seeds"
    assert casebook(base, "check", "--lang", "en").strip() == "no problems"
    casebook(base, "build")
    place = next(path.name for path in (base / "cases").iterdir())
    casebook(base, "new", "case", f"{place}/second")
    assert "$schema=../../schema/case.schema.json" in (base / "cases" / place / "second.yml").read_text("utf-8")
    assert casebook(base, "schema", "--check")
    assert not [path for path in tmp_path.iterdir() if path != base]


def test_it_says_what_it_wrote_and_what_comes_next(tmp_path: Path) -> None:
    said = init(tmp_path / "seeds").output.splitlines()
    assert len(said) == 4
    assert f"Wrote {len(tree(tmp_path))} files into" in said[0]
    assert [line.split()[0] for line in said[1:]] == ["cd", "casebook", "casebook"]


def test_what_is_asked_for_stands_in_the_files(tmp_path: Path) -> None:
    init(tmp_path / "seeds", *SEEDS, "--mail", "a@example.org", "--site-url", "https://example.org/")
    base = tmp_path / "seeds"

    def text(path: str) -> str:
        return (base / path).read_text(encoding="utf-8")

    assert "languages: [fr, es]" in text("mkdocs.yml")
    assert '[CASEBOOK_MAIL, "a@example.org"]' in text("mkdocs.yml")
    assert "cldr: es_ES\nname: Español\n" in text("locales/es/language.yml")
    assert "  many: grainothèques\n" in text("locales/fr/kinds.yml")
    assert "  within: espagne\n" in text("vocabulary/places.yml")
    assert "Not yet translated" in text("vocabulary/types.yml")
    assert "records of grainothèques and règles" in text("README.md")
    assert "semilleros and normas" in text("content/es/about.md")
    record = text("cases/bilbao/example.yml")
    assert '  fr: "Example: a grainothèque"\n' in record
    assert "Languages of texts: Français (fr), Español (es)." in record
    schema: Any = json.loads(text("schema/case.schema.json"))
    assert "es" in json.dumps(schema)
    assert "zh-Hant" not in json.dumps(schema)


def test_questions_are_asked_in_the_language_of_the_terminal(tmp_path: Path) -> None:
    answers = ["zh en\n", "种子库\n", "Seed casebook\n", "种子图书馆\n", "seed library\n", "seed libraries\n"]
    answers += ["a seed library\n", "规则\n", "\n", "sichuan/chengdu\n", "成都\n", "Chengdu\n", "\n", "\n", "\n", "\n"]
    said, status = in_terminal(tmp_path, "zh_CN.UTF-8", answers, "seeds", command="init")
    assert status == 0, said
    for part in ("先问几个问题", "案例叫什么（中文）", "案例叫什么（English）", "地区：", "写好了"):
        assert part in said
    assert "  one: 种子图书馆\n" in (tmp_path / "seeds/locales/zh/kinds.yml").read_text("utf-8")
    assert "  a: a seed library\n" in (tmp_path / "seeds/locales/en/kinds.yml").read_text("utf-8")
    assert "# 设置" not in said
    assert (tmp_path / "seeds/mkdocs.yml").read_text("utf-8").startswith("# 案例库的设置")
    assert "    zh: 成都\n" in (tmp_path / "seeds/vocabulary/places.yml").read_text("utf-8")
    casebook(tmp_path / "seeds", "check")


def test_enter_alone_takes_what_is_usual_and_a_wrong_answer_is_asked_again(tmp_path: Path) -> None:
    answers = ["tlh\n", "en\n", "\n", "\n", "\n", "Big Town\n", "\n", "\n", "our-town\n", "\n", "\n", "\n", "\n", "\n"]
    said, status = in_terminal(tmp_path, "en_GB.UTF-8", answers, "seeds", command="init")
    assert status == 0, said
    assert "There is no language tlh." in said
    assert "Big Town=- is no place" in said
    assert "The place our-town is named twice." in said
    casebook(tmp_path / "seeds", "check")


@pytest.mark.parametrize("key", ["\x03", "\x04"], ids=["Ctrl+C", "Ctrl+D"])
def test_who_leaves_leaves_nothing(tmp_path: Path, key: str) -> None:
    said, status = in_terminal(
        tmp_path, "en_GB.UTF-8", ["en\n"], "seeds", command="init", last=(key, "Name of the casebook")
    )
    assert (status, "Aborted" in said) == (1, True)
    assert not [*tmp_path.iterdir()]


def test_a_folder_that_has_anything_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    before = tree(tmp_path)
    done = init(tmp_path)
    assert done.exit_code == 2
    assert "is not empty: notes.txt" in done.output
    assert init(tmp_path / "notes.txt").exit_code == 2
    assert tree(tmp_path) == before


def test_an_empty_folder_is_filled_where_it_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "seeds").mkdir()
    monkeypatch.chdir(tmp_path / "seeds")
    assert init(Path()).exit_code == 0
    assert Path("mkdocs.yml").is_file()
    assert [path.name for path in tmp_path.iterdir()] == ["seeds"]


@pytest.mark.parametrize("is_there", [False, True])
@pytest.mark.parametrize("fails", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()])
def test_nothing_half_written_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_there: bool, fails: BaseException
) -> None:
    """A full disk and Ctrl+C, when some files are written, and when some of them are in their place."""
    if is_there:
        (tmp_path / "seeds").mkdir()
    rename = os.rename
    for part in ("policies", "schema"):

        def stopped(path: Path, target: Path, part: str = part) -> Path:
            if target.name == part and target.parent.name == "seeds":
                raise fails
            rename(path, target)
            return target

        def full(*_: object) -> None:
            raise fails

        with monkeypatch.context() as patch:
            patch.setattr(Path, "rename", stopped) if is_there else patch.setattr(write, "_write_example", full)
            done = init(tmp_path / "seeds")
        assert done.exit_code == 1
        assert ("No space left" in done.output) == isinstance(fails, OSError)
        assert [path.name for path in tmp_path.rglob("*")] == ["seeds"] * is_there


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--language", "tlh"], "There is no language tlh"),
        (["--language", "en", "--language", "en"], "Name each language once"),
        (["--name", "a|b|c"], "--name a|b|c: one text, or one for each of en, zh"),
        (["--case", "one, two"], "--case one, two: one of them, several"),
        (["--place", "Big Town=X"], "Big Town=X is no place"),
        (["--place", "a=A", "--place", "a=B"], "The place a is named twice"),
    ],
)
def test_an_option_that_cannot_be_read_is_told(tmp_path: Path, options: list[str], says: str) -> None:
    done = init(tmp_path / "seeds", *options)
    assert done.exit_code == 2
    assert says in done.output
    assert not [*tmp_path.iterdir()]


def test_schemas_follow_the_vocabulary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    init(tmp_path / "seeds")
    monkeypatch.chdir(tmp_path / "seeds")
    types = Path("vocabulary/types.yml")
    types.write_text(types.read_text("utf-8").replace("network:", "orchard:"), "utf-8")
    run = CliRunner().invoke
    assert run(main, ["schema", "--check"]).exit_code == 1
    assert "schema/case.schema.json" in run(main, ["schema", "--lang", "en"]).output
    assert "orchard" in Path("schema/case.schema.json").read_text("utf-8")
    assert run(main, ["schema", "--check"]).exit_code == 0
