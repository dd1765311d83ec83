"""A correction: what was wrong, what stands now, and the source of it."""

from __future__ import annotations

from collections.abc import Iterable

from builder.pages.html.elements import NOTHING, Html, el, join, lines
from builder.pages.record_context import RecordContext
from builder.records.model.record import Correction
from builder.records.model.values import Day, Text


def newest_first(corrections: Iterable[Correction]) -> list[Correction]:
    """In the order in which they are read; of one day the last that was written first."""
    return sorted(corrections, key=day)[::-1]


def day(correction: Correction) -> Day:
    """Its day, to sort by."""
    return correction.date.earliest() or (0, 0, 0)


def correction_html(context: RecordContext, correction: Correction, sources: Html | None = None) -> Html:
    """Two paragraphs. sources: a third, in place of the marks of sources, where a page has no list of them."""
    marks = context.marks(correction.source) if sources is None else NOTHING
    return lines(
        _said(context, "wrong", correction.wrong),
        _said(context, "now", correction.now, marks),
        el("p", el("small", sources)) if sources else NOTHING,
    )


def _said(context: RecordContext, key: str, text: Text, *behind: Html) -> Html:
    name = el("span", context.word(f"answers.{key}"), class_="cb-key")
    return el("p", join((name, context.line(text)), context.space), *behind)
