"""The ways to answer that pages name: those that are configured and no others, and never a dead end."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest

from builder.language.words import words
from builder.pages.answer.blank_records import blank_path, view
from builder.pages.answer.ways import ways
from builder.pages.edition import Edition
from builder.pages.parts.addresses import Addresses
from builder.pages.parts.mistake_mail import report
from builder.pages.record_context import RecordContext
from builder.records.handwritten import DEFAULT
from tests.pages.reading import ROOT, Outline, library

REPOSITORY = "https://github.com/example/casebook"
MAIL, POST = "the+editors@example.org", "Casebook\n1 Hill Road\n"
LANGUAGES = ("en", "zh", "zh-Hant")


def made(name: str, language: str, **configured: str) -> Outline:
    return Outline(ways(Addresses(**configured), language, root="../../")[name]())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["contribute", "corrections"])
@pytest.mark.parametrize("configured", list(product([True, False], repeat=3)))
def test_each_way_that_is_configured_stands_there_and_no_other(
    name: str, language: str, configured: tuple[bool, bool, bool]
) -> None:
    repository, mail, post = configured
    addresses = {"repository": REPOSITORY, "edit": f"{REPOSITORY}/edit/main/"} if repository else {}
    addresses |= {"mail": MAIL} if mail else {}
    addresses |= {"post": POST} if post else {}
    page = made(name, language, **addresses)
    hrefs = [str(href) for href in page.values("href")]
    assert any(href.startswith(REPOSITORY) for href in hrefs) == repository
    assert ("mailto:the%2Beditors@example.org" in hrefs) == (MAIL in page.text) == mail
    assert ("1 Hill Road" in page.text) == post
    assert (words(language)("ways.nowhere") in page.text) == (not any(configured))
    assert not re.search(r"[：:]\s*$|\{", page.text.strip()), "a sentence that leads to nothing"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_ways_told_apart_say_what_this_copy_lacks(language: str) -> None:
    say = words(language)
    edit = {"repository": REPOSITORY, "edit": f"{REPOSITORY}/edit/main/"}
    assert say("ways.no-repository") in made("contribute-in-repository", language, mail=MAIL).text
    here = made("contribute-in-repository", language, **edit)
    assert f"{REPOSITORY}/new/main/cases" in here.values("href")
    assert say("ways.no-repository") not in here.text
    assert say("ways.nowhere") in made("contribute-by-mail", language, **edit).text
    by_mail = made("contribute-by-mail", language, mail=MAIL)
    assert {"mailto:the%2Beditors@example.org", f"../../{blank_path('case', language)}"} <= set(by_mail.values("href"))
    assert say("ways.nowhere") not in by_mail.text


def test_a_new_file_is_begun_where_the_host_has_it() -> None:
    for edit, new in (("edit/main/", "new/main/"), ("-/edit/main/", "-/new/main/"), ("_edit/main/", "_new/main/")):
        page = made("contribute", "en", repository=REPOSITORY, edit=f"{REPOSITORY}/{edit}")
        assert f"{REPOSITORY}/{new}cases" in page.values("href")
    unknown = made("contribute", "en", repository=REPOSITORY, edit=f"{REPOSITORY}/src/")
    assert not [href for href in unknown.values("href") if str(href).startswith(REPOSITORY)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_blank_records_are_files_of_the_site(language: str) -> None:
    files = {file.path: file.data.decode() for file in view(Edition(library(), language))}
    linked = {str(href).removeprefix("../../") for href in made("contribute", language).values("href")}
    forms = {blank_path(name, language, ending="docx") for name in ("case", "policy")}
    assert linked - forms == set(files) == {blank_path("case", language), blank_path("policy", language)}
    assert forms < linked
    assert all(text.startswith("# ") and "title:" in text for text in files.values())


def test_a_mistake_is_reported_by_mail_else_by_the_form_else_on_the_page() -> None:
    entry = library().by_reference["cases/hill/seed-house"]

    def way(*, mail: str = "", repository: str = "") -> str:
        return report(RecordContext(entry, Edition(library(), "en", mail=mail, repository=repository)))

    assert way(mail=MAIL, repository=REPOSITORY).startswith("mailto:")
    assert way(repository=REPOSITORY) == f"{REPOSITORY}/issues/new?template=correction.yml&page=cases/hill/seed-house"
    assert way() == "../../../corrections/"
    assert (ROOT / ".github" / "ISSUE_TEMPLATE" / "correction.yml").read_text("utf-8").count("id: page") == 1


def test_the_pages_have_their_marks_and_the_site_has_none(site: Path) -> None:
    marks = {"contribute": ("contribute-in-repository", "contribute-by-mail"), "corrections": ("corrections",)}
    for language, name in product(("en", "zh"), marks):
        text = (DEFAULT / language / f"{name}.md").read_text("utf-8")
        assert all(f"<!-- casebook: {mark} -->" in text for mark in marks[name])
        page = (site / language / name / "index.html").read_text("utf-8")
        assert "<!-- casebook" not in page
        assert words(language)("ways.nowhere") in page, "this base is built without addresses here"
    assert (site / "assets" / "blank" / "zh-hant" / "case.yml").is_file()
