"""A plan: what is drawn together, and how. Nothing is drawn before its pages and files are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from builder.pages.page import File, Page


@dataclass(frozen=True)
class Plan:
    """Pages and files that a view draws from one record, or from the base as a whole.

    view: its module, below pages/. language: '' for files that are the same in, or made from, all editions.
    subject: the reference of the record, '' for the base as a whole. outputs: draws.
    """

    view: str
    language: str
    subject: str
    outputs: Callable[[], Iterable[Page | File]]

    @property
    def name(self) -> str:
        """What tells it from every other plan of a site: `record.case en cases/chengdu/park`."""
        return f"{self.view} {self.language} {self.subject}"

    @property
    def pages(self) -> Iterator[Page]:
        """Its pages, drawn anew."""
        return (output for output in self.outputs() if isinstance(output, Page))
