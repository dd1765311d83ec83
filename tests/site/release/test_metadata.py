"""CITATION.cff and Zenodo's metadata of a release: as documented, and of one mind with the citation of the base."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from builder.config import Frozen
from builder.language.yaml_texts import texts_in
from builder.site.release.metadata import CITATION, ZENODO, Described, metadata
from tests.sites import ROOT

SCHEMA = json.loads((Path(__file__).parent / "zenodo_deposit.schema.json").read_text(encoding="utf-8"))
OURS = (ROOT / CITATION).read_text(encoding="utf-8")
PEOPLE = """\
cff-version: 1.2.0
message: Cite it.
title: "Houses: a list"
authors:
  - family-names: Lee
    given-names: Ann
    orcid: https://orcid.org/0000-0002-1825-0097
    affiliation: Hill School
  - name: Friends of Houses
version: 0.1.0
date-released: 2020-01-01
url: >-
  https://old.example/
license: CC-BY-4.0
"""


def described(
    citation: str, *, doi: str = "", before: str = "", languages: tuple[str, ...] = ("en", "zh")
) -> Described:
    frozen = Frozen("2026-12", date(2026, 12, 1), doi)
    counts = {"cases": 2, "policies": 1, "sources": 9}
    address = "https://c.example/editions/2026-12/"
    return Described(frozen, citation, languages, counts, address, "https://c.example/", before)


def zenodo(release: Described) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(metadata(release)[ZENODO])
    return said


@pytest.mark.parametrize("citation", [OURS, PEOPLE], ids=("ours", "people"))
def test_zenodo_takes_it(citation: str) -> None:
    said = zenodo(described(citation, doi="10.5281/zenodo.12", before="10.5281/zenodo.11"))
    Draft202012Validator(SCHEMA, format_checker=FormatChecker()).validate(said)
    assert (said["version"], said["publication_date"], said["language"]) == ("2026-12", "2026-12-01", "eng")
    relations = {each["identifier"]: each["relation"] for each in said["related_identifiers"]}
    assert relations == {
        "https://c.example/editions/2026-12/": "isIdenticalTo",
        "https://c.example/": "isVariantFormOf",
        "10.5281/zenodo.11": "isNewVersionOf",
    }


def test_the_schema_refuses_what_is_not_documented() -> None:
    said = zenodo(described(OURS))
    wrongs: tuple[dict[str, object], ...] = (
        {"upload_type": "book"},
        {"creators": []},
        {"language": "en"},
        {"publication_date": "2026-12"},
    )
    for wrong in wrongs:
        assert not Draft202012Validator(SCHEMA, format_checker=FormatChecker()).is_valid({**said, **wrong}), wrong


def test_people_are_creators_with_their_orcid() -> None:
    assert zenodo(described(PEOPLE))["creators"] == [
        {"name": "Lee, Ann", "affiliation": "Hill School", "orcid": "0000-0002-1825-0097"},
        {"name": "Friends of Houses"},
    ]


def test_a_description_says_it_in_every_language_of_the_texts() -> None:
    said = str(zenodo(described(OURS))["description"])
    assert said.startswith("<p>A bilingual")
    assert said.count("<p>") == 3
    assert "2 个案例" in said


def test_without_a_doi_there_is_none() -> None:
    assert "doi" not in zenodo(described(OURS))
    assert "doi" not in texts_in(metadata(described(OURS))[CITATION])


def test_the_citation_is_that_of_the_base_with_what_the_release_has_of_its_own() -> None:
    cited = texts_in(metadata(described(PEOPLE, doi="10.5281/zenodo.12"))[CITATION])
    own = {
        "version": "2026-12",
        "date-released": "2026-12-01",
        "doi": "10.5281/zenodo.12",
        "url": "https://c.example/editions/2026-12/",
    }
    assert cited == texts_in(PEOPLE) | own
