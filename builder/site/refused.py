"""The error by which MkDocs is told that records, pages or settings have errors."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mkdocs.exceptions import PluginError

from builder.records.problem import Problem
from builder.site.problem_pages import told


class Refused(PluginError):  # noqa: N818 - it refuses records; the errors are theirs
    """Records have errors; nothing was written. problems: all problems; str() is their report.

    config: the mkdocs.yml of their base.
    """

    def __init__(self, problems: Sequence[Problem], config: Path, *, language: str) -> None:
        super().__init__("\n" + told(problems, config, language=language))
        self.problems = tuple(problems)
