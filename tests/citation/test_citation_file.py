"""CITATION.cff of the repository: who wrote its records, under which licence, in which version."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import yaml

from tests.pages.reading import real_library

ROOT = Path(__file__).parents[2]
CITATION: dict[str, Any] = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))


def _writers() -> dict[str, str | None]:
    """Everybody who wrote a record of this base, with their ORCID."""
    made = (each for entry in real_library().stored for each in entry.given.contributors)
    found = {}
    for each in made:
        best = each.name.best("en")
        if best and any(role.id == "writing" for role in each.roles):
            found[best[1].text] = each.orcid
    return found


def _name(author: dict[str, str]) -> str:
    return author.get("name") or f"{author.get('given-names', '')} {author.get('family-names', '')}".strip()


def test_it_names_everybody_who_wrote_a_record() -> None:
    assert {_name(author) for author in CITATION["authors"]} == _writers().keys()


def test_an_author_has_the_orcid_of_the_records() -> None:
    known = _writers()
    for author in CITATION["authors"]:
        orcid = known[_name(author)]
        assert author.get("orcid") == (f"https://orcid.org/{orcid}" if orcid else None)


def test_version_and_licence_are_those_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert CITATION["version"] == project["version"]
    assert CITATION["license"] == "CC-BY-4.0"
    assert (ROOT / "LICENSE-records").read_text(encoding="utf-8").count("Attribution 4.0 International")
