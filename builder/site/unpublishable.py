"""The errors that stop a build: records with errors, or pages and settings that cannot be published."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from mkdocs.exceptions import PluginError

from builder.records.problem import Problem
from builder.records.report import report


class Unpublishable(Exception):  # noqa: N818 - a state of the site, which needs no Error behind it
    """The site cannot be rendered or written. code: the message is publish.CODE; values: its placeholders."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values

    def __reduce__(self) -> tuple[Callable[..., Unpublishable], tuple[str]]:
        """What is passed from a process that draws to the one that publishes."""
        return partial(Unpublishable, **self.values), (self.code,)


class Refused(PluginError):  # noqa: N818 - it refuses records; the errors are theirs
    """Records have errors; nothing was written. problems: all problems; str() is their report."""

    def __init__(self, problems: Sequence[Problem], *, language: str) -> None:
        super().__init__("\n" + report(problems, format="text", language=language))
        self.problems = tuple(problems)
