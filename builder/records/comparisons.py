"""Curated comparisons: reads a base's file of them into title, introduction and cases, and reports its problems."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from builder.language.languages import BUILT_IN, text_languages
from builder.records.decode import Reading
from builder.records.decode.findings import Findings
from builder.records.decode.parts import check_key
from builder.records.entries import KeyedEntry, Rule, read_entries, refuse_incomplete
from builder.records.model.declare import About, Declared, Known
from builder.records.model.values import Citation, Label, Reference, Text
from builder.records.model.vocabulary import Vocabularies, alike
from builder.records.problem import Problem, error
from builder.records.source.file import is_there

FILE = "comparisons.yml"
"""Its name in the folder of hand-written texts."""

FEWEST, MOST = 2, 4
"""The number of cases in a comparison."""


class Comparison(Declared):
    """A curated selection of cases with an introduction."""

    title: Annotated[Label, Known(), About("标题", "what is compared", "比较什么")]
    introduction: Annotated[
        Text, About("引言", "what to look at; claims cite their sources", "看什么；凡有断言都注明来源")
    ]
    cases: Annotated[
        tuple[Reference, ...],
        About("案例", "two to four cases, from left to right", "二至四个案例，从左到右", "[cases/a/b, cases/c/d]"),
    ]


@dataclass(frozen=True)
class Comparisons:
    """A file of comparisons, read. by_slug: those without a fault of form; problems: the faults of form.

    citations, references: every one in the file, for the rules over the whole base.
    """

    path: str = ""
    by_slug: tuple[tuple[str, Comparison], ...] = ()
    problems: tuple[Problem, ...] = ()
    citations: tuple[Citation, ...] = ()
    references: tuple[Reference, ...] = ()

    def check(self, readings: Sequence[Reading]) -> Iterator[Problem]:
        """Every problem of the file, including references to unknown records and sources."""
        yield from self.problems
        yield from _unknown_cases(self, [f"{reading.folder}/{reading.id}" for reading in readings])
        yield from _unknown_sources(self, [key for reading in readings for key, _ in reading.source_keys])


def read_comparisons(
    path: Path, *, base: Path, vocabularies: Vocabularies, languages: tuple[str, ...] = BUILT_IN
) -> Comparisons:
    """The comparisons in the order of the file; none where there is no such file. languages: of the base."""
    if not is_there(path):
        return Comparisons()
    entries, findings = read_entries(
        path,
        Comparison,
        _rule(languages),
        base=base,
        vocabularies=vocabularies,
        languages=text_languages(languages),
    )
    return Comparisons(
        findings.path,
        tuple((entry.id, entry.value) for entry in entries if entry.value and entry.sound),
        tuple(findings.problems),
        tuple(findings.citations),
        tuple(findings.references),
    )


def _rule(languages: tuple[str, ...]) -> Rule[Comparison]:
    """A comparison has its texts in every language, and some cases, each once."""

    def check(entry: KeyedEntry[Comparison], findings: Findings) -> None:
        check_key(entry.key, findings)
        refuse_incomplete(entry, ("title", "introduction"), findings, languages)
        cases = [reference.address for reference in entry.value.cases] if entry.value else []
        if entry.value and not (FEWEST <= len(cases) <= MOST and len(set(cases)) == len(cases)):
            findings.refuse("comparison-cases", entry.key.place, comparison=entry.id)

    return check


def _unknown_cases(comparisons: Comparisons, known: Sequence[str]) -> Iterator[Problem]:
    """What is compared is a case of this base."""
    cases = [address for address in known if address.startswith("cases/")]
    for reference in comparisons.references:
        if reference.address not in cases:
            suggestion = _nearest(reference, cases)
            code = "unknown-record" if suggestion else "unknown-record-far"
            yield _at(code, comparisons.path, reference, fix=suggestion, record=reference.address)


def _nearest(reference: Reference, cases: list[str]) -> str:
    """The case that the author probably meant: that with the same slug elsewhere, else the most similar address."""
    slug = reference.id.rpartition("/")[2]
    same = [address for address in cases if address.endswith(f"/{slug}")]
    return same[0] if len(same) == 1 else alike(reference.address, cases) or ""


def _unknown_sources(comparisons: Comparisons, known: Iterable[str]) -> Iterator[Problem]:
    """A citation names a source that some record declares."""
    keys = list(known)
    declared: Container[str] = frozenset(keys)
    for citation in comparisons.citations:
        if citation.key not in declared:
            suggestion = alike(citation.key, keys) or ""
            code = "unknown-source" if suggestion else "unknown-source-far"
            yield _at(code, comparisons.path, citation, fix=suggestion, key=citation.key)


def _at(code: str, path: str, citation: Citation | Reference, *, fix: str, **values: str) -> Problem:
    return error(code, path, citation.place.line, citation.place.column, fix=fix, **values)
