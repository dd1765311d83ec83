"""Disagreements: where sources or language versions differ, every version is shown, with its source above it.

What changes the judgement comes first, and the first of these has the red mark, the only one of a page; then figures
and details; what is only put differently is folded below. The page of a record with many shows the first ones and
links to a page with all of them, so that it stays light.
"""

from __future__ import annotations

from collections.abc import Iterable

from builder.analysis.disagreements import HEAVIEST, of_substance, of_wording
from builder.pages.html.elements import NOTHING, Html, el, join, lines, link
from builder.pages.parts.fold import fold
from builder.pages.parts.side_by_side import sides
from builder.pages.record_context import RecordContext
from builder.records.model.record import Disagreement, Version

SUBPATH = "disagreements/"
"""The address of the page with all of them, below that of the record."""
FOLDED = "wording"
"""The anchor there of those of wording."""
MAX_SHOWN = 3
"""A limit on the size of the record's page, for slow connections (a test has the limit in bytes)."""


def disagreements(context: RecordContext) -> Html:
    """The first ones by weight, then those of wording; of many the first ones, and links to the others."""
    entries = context.record.disagreements
    if not entries:
        return NOTHING
    others = _more(context, entries) if has_more(entries) else wording(context, entries)
    return lines(_lead(context), blocks(context, entries, most=MAX_SHOWN), others)


def _more(context: RecordContext, entries: Iterable[Disagreement]) -> Html:
    """The ways to what is on the page with all of them alone."""
    more, light = len(of_substance(entries)) - MAX_SHOWN, len(of_wording(entries))
    links = [
        link(SUBPATH, context.word("case.disagreements.more", count=more)),
        link(f"{SUBPATH}#{FOLDED}", context.word("case.disagreements.wording", count=light)) if light else NOTHING,
    ]
    return el("p", join(links, " · "))


def has_more(entries: Iterable[Disagreement]) -> bool:
    """Whether there are so many that they have a page of their own."""
    return len(of_substance(entries)) > MAX_SHOWN


def blocks(
    context: RecordContext, entries: Iterable[Disagreement], *, most: int | None = None, heading: str = "h3"
) -> Html:
    """A block for each disagreement of more than wording, by weight. heading: the element of its title."""
    shown = of_substance(entries)[:most]
    return lines(
        *(_block(context, one, heading, is_first=n == 0, folded="whole" if n else None) for n, one in enumerate(shown))
    )


def wording(context: RecordContext, entries: Iterable[Disagreement], *, heading: str = "h3") -> Html:
    """Those of wording, folded."""
    found = of_wording(entries)
    title = context.word("case.disagreements.wording", count=len(found))
    shown = (_block(context, one, heading) for one in found)
    return fold(title, *shown, id_=FOLDED) if found else NOTHING


def _lead(context: RecordContext) -> Html:
    return el("p", context.word("case.disagreements.lead"), class_="cb-remark")


def _block(
    context: RecordContext,
    disagreement: Disagreement,
    heading: str,
    *,
    is_first: bool = False,
    folded: str | None = None,
) -> Html:
    """A block. is_first: whether it is the first of the page, which is marked in red if it changes the judgement.

    folded: how a narrow screen folds it.
    """
    title = el(heading, context.line(disagreement.about))
    versions = sides(_version(context, version) for version in disagreement.versions)
    parts = (_weight(context, disagreement, is_red=is_first), title, versions)
    return el("div", *parts, class_="cb-disagreement", data_fold=folded)


def _weight(context: RecordContext, disagreement: Disagreement, *, is_red: bool) -> Html:
    if disagreement.weight != HEAVIEST:
        return NOTHING
    css_class = "cb-seal cb-seal-red" if is_red else "cb-seal"
    return el("p", el("span", context.word("case.disagreements.judgement"), class_=css_class))


def _version(context: RecordContext, version: Version) -> Html:
    source = el("p", context.sources(version.source))
    return join((source, context.blocks(version.text)))
