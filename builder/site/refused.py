"""The error by which MkDocs is told that records, pages or settings have errors."""

from __future__ import annotations

from collections.abc import Sequence

from mkdocs.exceptions import PluginError

from builder.records.problem import Problem
from builder.records.report import report


class Refused(PluginError):  # noqa: N818 - it refuses records; the errors are theirs
    """Records have errors; nothing was written. problems: all problems; str() is their report."""

    def __init__(self, problems: Sequence[Problem], *, language: str) -> None:
        super().__init__("\n" + report(problems, form="text", language=language))
        self.problems = tuple(problems)
