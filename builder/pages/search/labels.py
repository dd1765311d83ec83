"""Facet labels: takes the library and the search documents, gives the names of facet values in a language."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from builder.language.languages import text_languages
from builder.language.words import words
from builder.records.model.library import Library
from builder.search.search_document import KINDS

POLICY_STATES = ("draft", "in-force", "amended", "repealed", "expired")
CASE_STATES = ("running", "closed", "merged")
REVIEWS = ("published", "in-review", "draft", "needs-update")


def labels(
    library: Library, language: str, used_values: Mapping[str, Collection[str]]
) -> Mapping[str, Mapping[str, str]]:
    """The names of facet values by facet and value. used_values: by facet, those that documents have."""
    tables = {**_terms(library, language), **_words(library, language, used_values.get("period", ()))}
    return {
        facet: {value: name for value, name in table.items() if value in used_values.get(facet, ())}
        for facet, table in tables.items()
    }


def _terms(library: Library, language: str) -> dict[str, dict[str, str]]:
    vocabularies = (("place", "places"), ("type", "types"), ("theme", "themes"))
    return {
        facet: {term.id: term.name(language) for term in library.vocabularies.table(vocabulary).values()}
        for facet, vocabulary in vocabularies
    }


def _words(library: Library, language: str, decades: Iterable[str]) -> dict[str, dict[str, str]]:
    say = words(language)
    status = {name: say(f"terms.review.{name}") for name in REVIEWS}
    status |= {f"case-{name}": say(f"terms.case-status.{name}") for name in CASE_STATES}
    status |= {f"policy-{name}": say(f"terms.policy-status.{name}") for name in POLICY_STATES}
    return {
        "kind": {kind: say(f"search.kind.{kind}") for kind in KINDS},
        "period": {decade: say("search.decade", year=decade.removesuffix("s")) for decade in sorted(decades)},
        "status": status,
        "language": {code: say.name_of(code) for code in text_languages(library.languages)},
    }
