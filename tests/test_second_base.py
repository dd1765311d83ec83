"""A base on another subject in two languages of its own, begun with `casebook init`: what it says and does not say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.begun_base import second_base
from tests.forked import casebook

OURS = re.compile(
    r"\b(?:NGOs?|charit\w+|non-?profits?|incubators?|NPI|Chengdu|Sichuan|Shanghai|Beijing|Taiwan|Taipei|China|Chinese|pinyin"
    r"|cases?|polic(?:y|ies))\b|[\u3400-\u9fff]+",
    re.IGNORECASE,
)
"""Words of this project's own base: its subject, its places, its languages, and the names that its records have."""
ADDRESS = re.compile(r"\b(?:cases|policies)(?:/[\w./-]+|\.csv\b)")
"""What a record is called by those who cite it, and a table's file: names of the format, whatever the base is about."""
EXAMPLES = ("contribute/problems/", "contribute/translating/", "contribute/writing/", "contribute/codebook/")
"""Pages that show what is right and wrong in examples of this project's own base."""
NAMING = ("title", "alt", "aria-label", "placeholder", "content")


class Reader(HTMLParser):
    """Collects what a page says: its text and what attributes say."""

    def __init__(self) -> None:
        """Nothing is said yet."""
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what attributes say."""
        self._unseen += tag in {"script", "style", "code"}
        self.said += [value for name, value in attrs if name in NAMING and value]

    def handle_endtag(self, tag: str) -> None:
        """Leave what is not read."""
        self._unseen -= tag in {"script", "style", "code"}

    def handle_data(self, data: str) -> None:
        """Note text that is read."""
        self.said += [] if self._unseen else [data]


def said(html: str) -> Iterator[str]:
    reader = Reader()
    reader.feed(html)
    return (ADDRESS.sub("", each) for each in reader.said)


def pages(site: Path) -> dict[str, str]:
    found = (path for path in site.rglob("*.html"))
    return {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in found}


def test_the_base_has_no_problem(tmp_path: Path) -> None:
    done = casebook("check", "--lang", "en", folder=second_base(tmp_path / "base"))
    assert done.returncode == 0, done.stdout
    assert done.stdout.startswith("no problems\n")


def test_both_languages_have_all_pages(second_site: Path) -> None:
    by_language = [{path[3:] for path in pages(second_site) if path.startswith(f"{code}/")} for code in ("fr", "es")]
    assert by_language[0] == by_language[1]
    assert {"cases/lyon/part-dieu/index.html", "compare/index.html", "contribute/form/index.html"} <= by_language[0]
    assert {path.name for path in second_site.iterdir() if path.is_dir()} == {"assets", "data", "es", "fr"}


def test_no_page_speaks_of_another_subject(second_site: Path) -> None:
    """Of every page all text, titles and names; a search for words of ours that finds none."""
    looked_at = {path: html for path, html in pages(second_site).items() if not any(each in path for each in EXAMPLES)}
    assert len(looked_at) > 100
    found = {(path, word) for path, html in looked_at.items() for each in said(html) for word in OURS.findall(each)}
    assert found == set()


def test_the_words_are_found_where_they_are(site: Path) -> None:
    """The same look at this project's own site finds them, so that finding none says something."""
    html = (site / "en" / "cases" / "index.html").read_text(encoding="utf-8")
    words = {word.lower() for each in said(html) for word in OURS.findall(each)}
    assert {"cases", "ngo", "chengdu", "taiwan"} <= words


@pytest.mark.parametrize(("code", "words"), [("fr", "fr.js"), ("es", "es.js")])
def test_the_form_asks_for_nothing_of_another_subject(second_site: Path, code: str, words: str) -> None:
    form = (second_site / code / "contribute" / "form" / "index.html").read_text(encoding="utf-8")
    data = (second_site / "assets" / "form" / "data" / words).read_text(encoding="utf-8")
    for text in (form, data):
        assert not re.search(r"\b(?:NGOs?|ngo|Chengdu|chengdu)\b|公益", text)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("fr/compare/index.html", ["Comparer des grainothèques", "Two to four grainothèques side by side"]),
        ("es/compare/index.html", ["Comparar semilleros", "Two to four semilleros side by side"]),
        ("fr/cases/lyon/part-dieu/index.html", ["Récit", "Règle", "fondatrice", "depuis 2014"]),
        ("es/timeline/index.html", ["What semilleros did, beside what normas did"]),
        ("fr/policies/lyon/exchange/index.html", ["Grainothèques it touches", "Droit des semences"]),
        ("es/index.html", ["Cómo prestan semillas", "Semilleros"]),
    ],
)
def test_pages_speak_in_the_names_of_the_base(second_site: Path, path: str, words: list[str]) -> None:
    text = " ".join(said((second_site / path).read_text(encoding="utf-8")))
    assert [each for each in words if each not in " ".join(text.split())] == []


def test_messages_speak_in_the_names_of_the_base(tmp_path: Path) -> None:
    base = second_base(tmp_path / "base")
    record = base / "cases" / "bilbao" / "zorroza.yml"
    record.write_text(record.read_text("utf-8").replace("2016 .. 2022", "2016 .."), "utf-8")
    done = casebook("check", "--lang", "es", folder=base)
    assert "the semillero is said to be closed, but its period has no end" in done.stdout
