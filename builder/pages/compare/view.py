"""Cases side by side: the page on which they are chosen, and the curated comparisons, whole without scripts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from builder.language.languages import LANGUAGES
from builder.language.sentences import shortened
from builder.language.words import words
from builder.pages.address import relative
from builder.pages.compare.files import ADDRESS, files
from builder.pages.compare.table import case_of, comparison_table, sources
from builder.pages.edition import Edition
from builder.pages.html import prose
from builder.pages.html.citations import number_marks, numbers_of, quotes_of
from builder.pages.html.elements import NOTHING, Html, el, escape, join, lines, link
from builder.pages.html.text import plain_text
from builder.pages.page import File, Page
from builder.pages.parts.search_documents import searchable, text_document
from builder.pages.parts.strength_legend import legend_line
from builder.pages.record_context import RecordContext
from builder.records.comparisons import Comparison
from builder.records.model.library import Entry

SECTION = "cases"
STYLES, SCRIPTS = ("record.css", "compare.css"), ("record.js", "tray.js", "compare.js")
CuratedComparison = tuple[str, Comparison, tuple[Entry, ...]]
"""A curated comparison: its name in the address, what its file says, its cases."""


def view(edition: Edition) -> Iterator[Page | File]:
    """The page for choosing, one for each curated comparison, and data of the first. A base of one case has none."""
    if len(edition.library.cases) < 2:
        return
    comparisons = curated(edition)
    yield chooser(comparisons, edition)
    yield from (page(comparison, edition) for comparison in comparisons)
    yield from files(edition)


def curated(edition: Edition) -> tuple[CuratedComparison, ...]:
    """The comparisons of a base whose cases are all in the library: `casebook check` names those that are not."""
    cases = {entry.reference: entry for entry in edition.library.cases}
    return tuple(
        (slug, comparison, tuple(cases[case.address] for case in comparison.cases))
        for slug, comparison in edition.comparisons
        if all(case.address in cases for case in comparison.cases)
    )


def chooser(comparisons: Sequence[CuratedComparison], edition: Edition) -> Page:
    """Where readers choose cases; without scripts the way to the curated comparisons."""
    say = words(edition.language)
    title = say("compare.title")
    container = el("div", id="compare", hidden="")
    body = lines(
        el("h1", escape(title)),
        el("p", escape(say("compare.lead")), class_="cb-lead"),
        el("p", escape(say("compare.without")), id="compare-without", class_="cb-remark"),
        el("p", escape(say("compare.choosing")), id="compare-choosing", hidden="", class_="cb-remark"),
        container,
        legend_line(edition.language, at=ADDRESS),
        _curated_list(comparisons, edition),
    )
    description = say("compare.description")
    return searchable(
        Page(edition.language, ADDRESS, SECTION, title, description, body, styles=STYLES, scripts=SCRIPTS)
    )


def page(curated_comparison: CuratedComparison, edition: Edition) -> Page:
    """A curated comparison: introduction, table, sources."""
    slug, comparison, entries = curated_comparison
    say, at = words(edition.language), f"{ADDRESS}{slug}/"
    context = RecordContext(entries[0], edition)
    title = context.bare(comparison.title)
    introduction = el("div", context.blocks(comparison.introduction), class_="cb-introduction")
    names = say("wording.comma").join(context.bare(entry.record.title) for entry in entries)
    table = comparison_table(entries, edition, caption=say("compare.caption", titles=names), at=at)
    numbers = numbers_of((introduction, table), edition.library.sources)
    quotes = quotes_of((introduction, table))
    body = lines(
        el("h1", context.label(comparison.title)),
        introduction,
        _page_links(entries, edition, at),
        table,
        legend_line(edition.language, at=at),
        el("h2", escape(say("compare.sources")), id="sources"),
        sources(numbers, quotes, edition, at=at),
    )
    page_ = Page(
        edition.language,
        at,
        SECTION,
        title,
        shortened(_plain_introduction(comparison, edition.language), LANGUAGES[edition.language].lengths.description),
        number_marks(body, numbers, quotes=quotes),
        styles=STYLES,
        scripts=SCRIPTS,
    )
    return replace(page_, documents=(text_document(page_, plain_text(page_.body)),))


def _plain_introduction(comparison: Comparison, language: str) -> str:
    best = comparison.introduction.best(language)
    return prose.plain(best[1].text) if best else ""


def _page_links(entries: Sequence[Entry], edition: Edition, at: str) -> Html:
    """To the page where the choice can be changed, with these cases chosen; and to the other comparisons."""
    say = words(edition.language)
    case_ids = ",".join(entry.id for entry in entries)
    change = link(f"{relative(at, ADDRESS)}?c={case_ids}", escape(say("compare.change")))
    return el(
        "p",
        join((change, link(relative(at, ADDRESS), escape(say("compare.other")))), say("compare.between")),
        class_="cb-ways",
    )


def _curated_list(comparisons: Sequence[CuratedComparison], edition: Edition) -> Html:
    if not comparisons:
        return NOTHING
    say = words(edition.language)
    items = [_item(comparison, edition) for comparison in comparisons]
    return lines(
        el("h2", escape(say("compare.curated")), id="curated"),
        el("ul", lines(*items), class_="cb-list"),
    )


def _item(curated_comparison: CuratedComparison, edition: Edition) -> Html:
    """A curated comparison in the list: its title, and the cases in it."""
    slug, comparison, entries = curated_comparison
    contexts = [RecordContext(entry, edition) for entry in entries]
    title = link(relative(ADDRESS, f"{ADDRESS}{slug}/"), contexts[0].label(comparison.title))
    names = join(
        (context.label(case_of(context.entry).title) for context in contexts),
        words(edition.language)("compare.between"),
    )
    return el("li", el("p", title, class_="cb-row-title"), el("p", names, class_="cb-row-facts"), class_="cb-row")
