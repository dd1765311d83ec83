"""Contributors: everybody once, with every record and role, under the name that readers of the language know."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

import pytest

from builder.pages import contributors
from builder.pages.edition import Edition
from builder.pages.record import case, policy
from builder.records.decode import decode
from builder.records.model.library import Entry, Library, link
from builder.records.source import read_document
from tests.pages.reading import Outline, entry, library, real_library

RECORD = """\
title: {en: Park, zh: 服务园}
summary: {en: A park., zh: 一处园区。}
written_in: en
type: incubator
period: 2012
contributors: [%s]
"""


def made_library(made: Mapping[str, str]) -> Library:
    """Cases in Chengdu with one contributor each, by the names of their files."""
    return link(_entries(made), vocabularies=real_library().vocabularies)


def _entries(made: Mapping[str, str]) -> Iterator[Entry]:
    for slug, contributor in made.items():
        document = read_document(f"cases/chengdu/{slug}.yml", (RECORD % contributor).encode())
        found = decode(document, folder="cases", vocabularies=real_library().vocabularies).entry
        assert found is not None
        yield found


def page(language: str, base: Library) -> str:
    (drawn,) = contributors.view(Edition(base, language))
    return drawn.body


@pytest.mark.parametrize("language", ["en", "zh"])
def test_everybody_of_every_record_stands_there_once(language: str) -> None:
    listed = library().listed
    contributors_ = [each for entry in listed for each in entry.record.contributors]
    names = {tuple(sorted(text.text for text in each.name.passages.values())) for each in contributors_}
    body = page(language, library())
    assert body.count('<li class="cb-row"') == len(names)
    ids = Outline(body).values("id")
    assert len(ids) == len(set(ids))


def test_somebody_has_the_orcid_and_the_records() -> None:
    entry = page("en", library()).partition('id="ann-lee"')[2].partition('<li class="cb-row"')[0]
    assert 'href="https://orcid.org/0000-0002-1825-0097"' in entry
    assert "3 records" in entry  # In two of them without the ORCID.
    assert re.search(r'href="\.\./cases/hill/seed-house/"', entry)


def test_the_editors_of_this_base_have_all_its_records_in_the_words_of_credit() -> None:
    body = page("en", real_library())
    assert "CRediT: Investigation; Writing – original draft" in body
    assert len(re.findall(r'href="\.\./(?:cases|policies)/', body)) == len(real_library().listed)


@pytest.mark.parametrize("base", [library, real_library])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_each_name_on_a_record_leads_to_its_entry(language: str, base: Callable[[], Library]) -> None:
    edition, ids = Edition(base(), language), set(Outline(page(language, base())).values("id"))
    for each in base().listed:
        make = case.page if each.folder == "cases" else policy.page
        body = make(each, edition).body
        links = re.findall(r'href="\.\./\.\./\.\./contributors/#([^"]+)"', body)
        assert len(links) == len(each.record.contributors), each.reference
        assert ids.issuperset(links), each.reference


def test_a_retired_record_which_no_list_has_links_none() -> None:
    assert "contributors/#" not in case.page(entry("cases/lake/old-raft"), Edition(library(), "en")).body


def test_two_of_one_name_are_told_apart_by_orcid() -> None:
    """Whoever has none keeps the name; the pen name of one who has it leads to the same entry."""
    made = {
        "one": "{name: Ann Lee, orcid: 0000-0002-1825-0097, roles: [research]}",
        "two": "{name: Ann Lee, orcid: 0000-0001-5109-3700, roles: [research]}",
        "three": "{name: A Pen, orcid: 0000-0002-1825-0097, roles: [research]}",
        "four": "{name: Ann Lee, roles: [research]}",
    }
    base = made_library(made)
    rows = page("en", base).split('<li class="cb-row"')[1:]
    holding = {slug: [row for row in rows if f"/{slug}/" in row] for slug in made}
    assert [len(each) for each in holding.values()] == [1, 1, 1, 1]
    assert holding["one"] == holding["three"]
    assert len(rows) == 3
    wanted = {"one": "0000-0002-1825-0097", "two": "0000-0001-5109-3700", "three": "0000-0002-1825-0097",
              "four": "ann-lee"}  # fmt: skip
    for slug, id_ in wanted.items():
        assert (
            f'contributors/#{id_}"' in case.page(base.by_reference[f"cases/chengdu/{slug}"], Edition(base, "en")).body
        )
        assert f'id="{id_}"' in holding[slug][0]
