"""Takes the folders of a base, gives its library, records decoded, linked and checked, and every problem."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from os import environ
from pathlib import Path

from builder.config import Options
from builder.language.languages import text_languages
from builder.records.check import check
from builder.records.check.files import scan
from builder.records.comparisons import FILE, read_comparisons
from builder.records.decode import Reading, decode
from builder.records.model.glossary import GLOSSARY, GlossaryTerm, load_glossary
from builder.records.model.library import Entry, Library, link
from builder.records.model.vocabulary import load_vocabularies
from builder.records.problem import Problem, Severity
from builder.records.progress import progress
from builder.records.source import read_document
from builder.records.source.document import Document


@dataclass(frozen=True)
class Checked:
    """The library of a base and every problem in it. A record that cannot be read whole is not in the library."""

    library: Library
    readings: tuple[Reading, ...]
    problems: tuple[Problem, ...]
    glossary: tuple[GlossaryTerm, ...] = ()

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop a build."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)

    @property
    def sound(self) -> Library:
        """The library without the records that a rule found an error in."""
        faulty = {problem.path for problem in self.errors}
        kept = (entry for entry in self.library.entries if entry.path not in faulty)
        return link(kept, vocabularies=self.library.vocabularies, languages=self.library.languages)


def read(base: Path, options: Options, *, today: date | None = None) -> Checked:
    """Every record of a base, decoded, linked and checked. `today` is the build's day; SOURCE_DATE_EPOCH moves it."""
    vocabularies, faults = load_vocabularies(options.vocabulary, base=base, languages=options.languages)
    glossary, unclear = load_glossary(options.vocabulary / GLOSSARY, base=base, languages=options.languages)
    languages = text_languages(options.languages)
    folders = {"cases": options.cases, "policies": options.policies}
    files, strays = scan(base, folders=folders, places=frozenset(vocabularies.table("places")))
    readings = tuple(
        decode(_document(path, base), folder=folder, vocabularies=vocabularies, languages=languages)
        for folder, path in progress(files, "reading")
    )
    library = link(_entries(readings), vocabularies=vocabularies, languages=options.languages)
    found = check(readings, library, today=today or build_day())
    own = (problem for reading in readings for problem in reading.problems)
    compared = read_comparisons(
        options.content / FILE, base=base, vocabularies=vocabularies, languages=options.languages
    ).faults(readings)
    return Checked(library, readings, tuple(sorted({*faults, *unclear, *strays, *own, *found, *compared})), glossary)


def _entries(readings: Sequence[Reading]) -> list[Entry]:
    """The whole records in their places."""
    found = []
    for reading in readings:
        place, _, slug = reading.id.partition("/")
        if reading.record is not None and not reading.problems:
            found.append(Entry(reading.folder, place, slug, reading.path, reading.record))
    return found


def _document(path: Path, base: Path) -> Document:
    return read_document(path.relative_to(base).as_posix(), path.read_bytes())


def build_day() -> date:
    """Today in UTC; the day of SOURCE_DATE_EPOCH where it is set (reproducible-builds.org)."""
    epoch = environ.get("SOURCE_DATE_EPOCH")
    return (datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)).date()
