"""Why there is no new site: records with errors, or pages and settings that cannot be published as they stand."""

from __future__ import annotations

from collections.abc import Sequence

from mkdocs.exceptions import PluginError

from builder.records.problem import Problem
from builder.records.report import report


class Unpublishable(Exception):  # noqa: N818 - said of the site, it needs no Error behind it
    """The site cannot be drawn or written as it stands. `code` names the words (publish.CODE), `values` fill them."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values


class Refused(PluginError):  # noqa: N818 - it refuses records; the errors are theirs
    """Records have errors; nothing was written. `problems` holds them, str() their report."""

    def __init__(self, problems: Sequence[Problem], *, language: str) -> None:
        super().__init__("\n" + report(problems, format="text", language=language))
        self.problems = tuple(problems)
