"""The codebook of the site: in every edition each declared field has an entry under its path; no link leads nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest

from builder.language.words import words
from builder.pages.contribute.codebook.entries import sections
from builder.pages.contribute.codebook.view import ADDRESS, view
from builder.pages.edition import Edition
from builder.pages.html.elements import escape
from builder.pages.page import Page
from builder.pages.site import editions
from builder.records.model.declare import Computed, Declared, Field, fields
from builder.records.model.record import MODELS
from builder.schema.form import field_name, in_script
from builder.schema.help import help_of
from tests.pages.reading import Outline, real_library

LANGUAGES = ("en", "zh", "zh-Hant")


@cache
def page(language: str) -> Page:
    [drawn] = view(editions(Edition(real_library(), "en"), LANGUAGES)[language])
    return drawn


def declared(model: type[Declared], path: str = "") -> Iterator[tuple[str, Field]]:
    for field in fields(model):
        if not field.mark(Computed):
            yield f"{path}{field.key}", field
            if issubclass(field.shape, Declared):
                yield from declared(field.shape, f"{path}{field.key}.")


def entry(body: str, path: str) -> str:
    """The HTML from an anchor to the next one."""
    return re.split(r'<(?:div|h\d) id="', body.split(f' id="{path}"', 1)[1], maxsplit=1)[0]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("folder", MODELS)
def test_every_declared_field_has_an_entry_under_its_path(folder: str, language: str) -> None:
    body, own = page(language).body, f"{folder}."
    ids = re.findall(r' id="([^"]+)"', body)
    assert len(ids) == len(set(ids))
    for path, field in declared(MODELS[folder]):
        at = f"{own}{path}" if f"{own}{path}" in ids else path
        text = entry(body, at)
        assert escape(field_name(field, language)) in text
        assert f">{field.key}</code>" in text
        told = re.sub("<[^>]+>", "", text)
        assert escape(in_script(help_of(field, language), language))[1:] in told
        assert (words(language)("paper.required") in told) == field.required, at


def test_where_a_policy_has_another_field_of_the_same_key_both_stand_there() -> None:
    paths = {each.path: each for entries in sections().values() for entry in entries for each in entry.all}
    assert {"status", "policies.status"} <= paths.keys()
    assert (paths["status"].only, paths["policies.status"].only) == ("cases", "policies")
    assert "policies.title" not in paths
    assert paths["title"].only == ""
    assert paths["issued_by"].only == "policies"


@pytest.mark.parametrize("language", LANGUAGES)
def test_terms_stand_there_with_their_meaning_and_fields_lead_to_them(language: str) -> None:
    outline = Outline(page(language).body)
    inner = {str(href)[1:] for href in outline.values("href") if str(href).startswith("#")}
    assert inner <= {str(each) for each in outline.values("id")}
    assert {f"terms-{name}" for name in ("measures", "units", "themes", "types", "dimensions")} <= inner
    library = editions(Edition(real_library(), "en"), LANGUAGES)[language].library
    for table in library.vocabularies.tables.values():
        for term in table.values():
            assert f">{term.id}</code>" in page(language).body
            assert term.name(language) in outline.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_table_of_contents_leads_to_what_is_there(language: str) -> None:
    ids = set(re.findall(r' id="([^"]+)"', page(language).body))
    listed = [each for heading in page(language).headings for each in (heading, *heading.children)]
    assert {each.id for each in listed} <= ids
    titles = [heading.title for heading in page(language).headings]
    assert len(titles) == len(set(titles))
    assert page(language).address == ADDRESS
