"""Every declared field of a record is in its outline, and what a record calls unknown is never passed over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated

import pytest

from builder.pages.edition import Edition
from builder.pages.provenance.unknown_values import UnknownValue, unknown_values
from builder.pages.record import case, outline, policy
from builder.pages.record.outline import OUTLINES, FieldOutline, SectionOutline
from builder.pages.record_context import RecordContext
from builder.records.model.declare import About, Declared, attributes, fields
from builder.records.model.library import Entry, link
from builder.records.model.record import Case, Policy
from builder.records.model.values import Label, Text
from tests.pages.reading import Outline, entry, library

FULL = ("cases/hill/seed-house", "policies/hill/open-door")


@pytest.mark.parametrize("model", [Case, Policy])
def test_every_declared_field_is_in_the_outline_once(model: type[Case] | type[Policy]) -> None:
    named = [(each.field, each.to) for section in OUTLINES[model] for each in section.fields]
    assert len(named) == len(set(named))
    assert {field for field, _ in named} == {each.attribute for each in fields(model)}


@pytest.mark.parametrize("reference", FULL)
def test_the_sections_of_the_page_are_those_of_the_outline(reference: str) -> None:
    module = case if reference.startswith("cases") else policy
    page = module.page(entry(reference), Edition(library(), "en"))
    ids = [value for value in Outline(page.body).values("id") if value in {one.id for one in sections(reference)}]
    assert [heading.id for heading in page.headings] == ids
    assert [one.id for one in sections(reference) if one.id in ids] == ids


def sections(reference: str) -> tuple[SectionOutline, ...]:
    return outline.outline(entry(reference).record)


def found(record: Case | Policy, one: Entry) -> list[UnknownValue]:
    return list(unknown_values(RecordContext(replace(one, given=record), Edition(library(), "en"))))


def unknown_texts(part: Declared) -> Iterator[tuple[str, Declared]]:
    """The part with one of its texts after the other made unknown, and the path of that text."""
    for name in attributes(type(part)):
        value = getattr(part, name)
        if isinstance(value, Text):
            yield name, replace(part, **{name: type(value)(unknown=True)})
        elif isinstance(value, Declared):
            for path, changed in unknown_texts(value):
                yield f"{name}.{path}", replace(part, **{name: changed})
        elif isinstance(value, tuple):
            for at, item in enumerate(value):
                for path, changed in unknown_texts(item) if isinstance(item, Declared) else ():
                    items = (*value[:at], changed, *value[at + 1 :])
                    yield f"{name}.{at}.{path}", replace(part, **{name: items})


@pytest.mark.parametrize("reference", FULL)
def test_whatever_text_is_unknown_is_found(reference: str) -> None:
    one = entry(reference)
    pairs = [(each, section.id) for section in sections(reference) for each in section.fields if each.kind != "about"]
    before = len(found(one.record, one))
    for path, changed in unknown_texts(one.record):
        top, _, rest = path.partition(".")
        ids = {id_ for each, id_ in pairs if each.field == top}
        if not ids or isinstance(getattr(one.record, top), Label):
            continue
        assert isinstance(changed, Case | Policy)
        anchors = {each.anchor for each in found(changed, one)}
        assert (ids | {f"{id_}-{rest.replace('_', '-')}" for id_ in ids}) & anchors, path
        assert len(found(changed, one)) >= before, path


def test_a_new_text_field_needs_its_declaration_and_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """The trial of a contributor: a field `motto` that no page has heard of."""

    class WithMotto(Case):
        motto: Annotated[Text | None, About("格言", "a motto", "格言")] = None

    seed = entry("cases/hill/seed-house")
    record = WithMotto(**{name: getattr(seed.record, name) for name in attributes(type(seed.record))})
    motto = SectionOutline("motto", "case.story.need", (FieldOutline("motto", "sentences"),))
    monkeypatch.setitem(OUTLINES, WithMotto, (*OUTLINES[Case], motto))
    told = replace(record, motto=seed.record.summary)
    one = replace(seed, given=told)
    base = link([one], vocabularies=library().vocabularies)
    page = case.page(one, Edition(base, "en"))
    assert '<h2 id="motto">Need</h2>' in page.body
    silent = replace(record, motto=Text(unknown=True))
    assert ("motto", "Need") in [(each.anchor, each.name) for each in found(silent, seed)]
