"""The report of a pull request: takes a base and the revision before it, gives what differs as data."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path

from builder.config import Options
from builder.records.decode import decode
from builder.records.model.quotes import is_checked
from builder.records.model.vocabulary import Vocabularies
from builder.records.problem import Problem
from builder.records.source import read_document
from builder.records.vocabularies import read_vocabularies
from builder.site.base_check import check_base
from builder.site.preview.changes import KINDS
from builder.site.preview.preview_command import CHANGES
from builder.site.preview.states import git
from builder.site.pull_request.changed_files import changed_files, revision
from builder.site.pull_request.record_changes import NEW_RECORD, Finding, Record, findings, stale_texts
from builder.site.pull_request.report_data import ChangedPage, PullReport


def pull_report(base: Path, options: Options, against: str, preview: Path | None) -> PullReport:
    """What differs from a revision. preview: a folder that `casebook preview` wrote. Raises NoStateError."""
    pair = _RecordPair(base, options, against)
    changed = pair.changed
    before = {path: record for path in changed if (record := pair.before(path))}
    after = {path: record for path in changed if (record := pair.after(path))}
    both = before.keys() & after.keys()
    quotes = {path: _checks(record) for path, record in after.items()}
    return PullReport(
        changed,
        changed_first(check_base(base).problems, changed),
        {path: len(checks) for path, checks in quotes.items() if checks},
        {path: checks.count(False) for path, checks in quotes.items() if not all(checks)},
        tuple(stale for path in changed if path in both for stale in stale_texts(path, before[path], after[path])),
        tuple(chain.from_iterable(_findings(base, path, before.get(path), after.get(path)) for path in changed)),
        _pages(preview),
    )


def _findings(base: Path, path: str, before: Record | None, after: Record | None) -> Iterable[Finding]:
    """What to look at in a changed file; of one that cannot be read no more than that it is new."""
    if after is None and (base / path).exists():
        return () if before else (Finding(path, NEW_RECORD),)
    return findings(path, before, after) if before or after else ()


def changed_first(problems: Iterable[Problem], changed: Iterable[str]) -> tuple[Problem, ...]:
    """Problems, those of changed files first, errors before warnings: GitHub shows ten annotations of each kind."""
    first = frozenset(changed)
    return tuple(sorted(set(problems), key=lambda each: (each.path not in first, each.severity, each)))


@dataclass(frozen=True)
class _RecordPair:
    """The records of a base as they were and as they are."""

    base: Path
    options: Options
    against: str

    @cached_property
    def changed(self) -> tuple[str, ...]:
        """The record files that differ."""
        folders = tuple(
            f"{folder.relative_to(self.base).as_posix()}/" for folder in (self.options.cases, self.options.policies)
        )
        files = changed_files(self.base, self.against)
        return tuple(path for path in files if path.startswith(folders) and path.endswith(".yml"))

    @cached_property
    def _vocabularies(self) -> Vocabularies:
        return read_vocabularies(self.options.vocabulary, base=self.base, languages=self.options.languages)[0]

    def before(self, path: str) -> Record | None:
        """The record as it was; None if it was not there or could not be read."""
        try:
            data = git(self.base, "show", f"{revision(self.base, self.against)}:./{path}")
        except subprocess.CalledProcessError:
            return None
        return self._record(path, data.encode("utf-8", "surrogateescape"))

    def after(self, path: str) -> Record | None:
        """The record as it is; None if it is gone or cannot be read."""
        file = self.base / path
        return self._record(path, file.read_bytes()) if file.is_file() and not file.is_symlink() else None

    def _record(self, path: str, data: bytes) -> Record | None:
        folder = "policies" if (self.base / path).is_relative_to(self.options.policies) else "cases"
        document = read_document(path, data)
        languages = self.options.languages
        return decode(document, folder=folder, vocabularies=self._vocabularies, languages=languages).record


def _checks(record: Record) -> list[bool]:
    """Of each quote whether it was found in its source."""
    return [is_checked(quote) for source in record.sources.values() for quote in source.quotes.values()]


def _pages(preview: Path | None) -> tuple[ChangedPage, ...] | None:
    """The pages that a preview has; None where there is none."""
    file = preview / CHANGES if preview else None
    if file is None or not file.is_file():
        return None
    found: list[Mapping[str, str]] = json.loads(file.read_bytes())
    return tuple(_page(each) for each in found)


def _page(found: Mapping[str, str]) -> ChangedPage:
    return ChangedPage(found["kind"], found["path"], found["title"])


def counts(pages: Iterable[ChangedPage]) -> Iterator[tuple[str, int]]:
    """How many pages of each kind, those kinds that there are."""
    kinds = [page.kind for page in pages]
    return ((kind, kinds.count(kind)) for kind in KINDS if kind in kinds)
