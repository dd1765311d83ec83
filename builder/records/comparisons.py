"""Curated comparisons: takes a base's file of them, gives each with title, introduction and cases, and every fault."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from builder.language.languages import BUILT_IN, text_languages, written_languages
from builder.records.decode import Reading
from builder.records.decode.findings import Findings, visible
from builder.records.decode.parts import decode_part
from builder.records.model.declare import About, Declared
from builder.records.model.values import SLUG, Citation, Label, Reference, Text
from builder.records.model.vocabulary import Vocabularies, alike
from builder.records.problem import Problem, error
from builder.records.source import read_document
from builder.records.source.document import Pair

FILE = "comparisons.yml"
"""Its name in the folder of hand-written texts."""

FEWEST, MOST = 2, 4
"""How many cases stand side by side."""


class Comparison(Declared):
    """Cases that somebody has set side by side, and what there is to see in it."""

    title: Annotated[Label, About("标题", "what is compared", "比较什么")]
    introduction: Annotated[
        Text, About("引言", "what to look at; claims cite their sources", "看什么；凡有断言都注明来源")
    ]
    cases: Annotated[
        tuple[Reference, ...],
        About("案例", "two to four cases, from left to right", "二至四个案例，从左到右", "[cases/a/b, cases/c/d]"),
    ]


@dataclass(frozen=True)
class Curated:
    """A file of comparisons, read. by_slug: those without a fault of form; problems: the faults of form.

    citations, references: every one in the file, for the rules over the whole base.
    """

    path: str
    by_slug: tuple[tuple[str, Comparison], ...] = ()
    problems: tuple[Problem, ...] = ()
    citations: tuple[Citation, ...] = ()
    references: tuple[Reference, ...] = ()

    def faults(self, readings: Sequence[Reading]) -> Iterator[Problem]:
        """Every fault in it, beside the files of the records."""
        yield from self.problems
        yield from _unknown_cases(self, [f"{one.folder}/{one.id}" for one in readings])
        yield from _unknown_sources(self, [key for one in readings for key, _ in one.source_keys])


def read_comparisons(
    path: Path, *, base: Path, vocabularies: Vocabularies, languages: tuple[str, ...] = BUILT_IN
) -> Curated:
    """The comparisons in the order of the file; none where there is no such file. languages: of the base."""
    shown = path.relative_to(base if path.is_relative_to(base) else path.parent).as_posix()
    if not path.is_file():
        return Curated(shown)
    document = read_document(shown, path.read_bytes())
    findings = Findings(shown, vocabularies, languages[0], text_languages(languages))
    entries = tuple(document.root or ())
    read = [(entry.key.text, one) for entry in entries if (one := _comparison(entry, findings))]
    problems = (*document.problems, *findings.problems)
    return Curated(shown, tuple(read), problems, tuple(findings.citations), tuple(findings.references))


def _comparison(entry: Pair, findings: Findings) -> Comparison | None:
    """One comparison, or None with its faults noted."""
    before = len(findings.problems)
    place = entry.key.place
    if not SLUG.match(entry.key.text):
        findings.refuse("comparison-key", place, key=visible(entry.key.text))
    found = decode_part(entry.value, Comparison, findings)
    if not isinstance(found, Comparison):
        return None
    for key, text in (("title", found.title), ("introduction", found.introduction)):
        missing = [code for code in written_languages(findings.languages) if code not in text.languages()]
        if missing:
            values = {"comparison": entry.key.text, "key": key, "languages": ", ".join(missing)}
            findings.refuse("comparison-incomplete", place, **values)
    named = [reference.address for reference in found.cases]
    if not FEWEST <= len(named) <= MOST or len(set(named)) < len(named):
        findings.refuse("comparison-cases", place, comparison=entry.key.text)
    return found if len(findings.problems) == before else None


def _unknown_cases(curated: Curated, known: Sequence[str]) -> Iterator[Problem]:
    """What is compared is a case of this base."""
    cases = [address for address in known if address.startswith("cases/")]
    for reference in curated.references:
        if reference.address not in cases:
            meant = _nearest(reference, cases)
            code = "unknown-record" if meant else "unknown-record-far"
            yield _at(code, curated.path, reference, fix=meant, record=reference.address)


def _nearest(reference: Reference, cases: list[str]) -> str:
    """The case that was probably meant: the same file in another place, else what is spelt most alike."""
    slug = reference.id.rpartition("/")[2]
    same = [address for address in cases if address.endswith(f"/{slug}")]
    return same[0] if len(same) == 1 else alike(reference.address, cases) or ""


def _unknown_sources(curated: Curated, known: Iterable[str]) -> Iterator[Problem]:
    """A citation names a source that some record declares."""
    keys = list(known)
    declared: Container[str] = frozenset(keys)
    for citation in curated.citations:
        if citation.key not in declared:
            meant = alike(citation.key, keys) or ""
            code = "unknown-source" if meant else "unknown-source-far"
            yield _at(code, curated.path, citation, fix=meant, key=citation.key)


def _at(code: str, path: str, found: Citation | Reference, *, fix: str, **values: str) -> Problem:
    return error(code, path, found.place.line, found.place.column, fix=fix, **values)
