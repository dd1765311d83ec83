"""What every sheet for the class has: a view of the case, ways to the other sheets, notes, colophon. Gives a Page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from builder.analysis.decision_point import Before, before
from builder.citation import reference
from builder.citation.reference import ReferencePart
from builder.language.languages import LANGUAGES
from builder.pages.address import relative
from builder.pages.edition import Edition
from builder.pages.html.citations import Numbers, line_anchor, numbered, numbers_of
from builder.pages.html.elements import NOTHING, Html, el, escape, join, lines, link, outward
from builder.pages.page import Page
from builder.pages.parts.section import Section, contents
from builder.pages.parts.structured_data import lesson
from builder.pages.record_context import RecordContext
from builder.records import wording
from builder.records.model.library import Entry
from builder.records.model.record import Case

SHEETS = ("handout", "teacher", "worksheet")
"""The pages of a case for the class, by the last part of their address."""
DOWNLOADS = {"slides": "slides.pptx", "paper": "handout.docx"}
"""The files of a case for the class, beside its page."""
INDEXED = ("published", "needs-update")


@dataclass(frozen=True)
class Sheet:
    """One sheet while it is made: its kind (one of SHEETS), the case, and the view that words and numbers come from."""

    kind: str
    case: Case
    context: RecordContext

    @cached_property
    def known(self) -> Before | None:
        """The case up to its decision point; None without one."""
        return before(self.context.library, self.case)

    @property
    def address(self) -> str:
        """As in Page.address."""
        return f"{self.context.entry.address}{self.kind}/"


def sheet(kind: str, entry: Entry, edition: Edition) -> Sheet:
    """A new sheet."""
    if not isinstance(entry.record, Case):
        raise TypeError(f"{entry.reference} is no case")
    return Sheet(kind, entry.record, RecordContext(entry, edition))


def offered(entry: Entry) -> tuple[str, ...]:
    """The kinds of sheets and files that a case has: none without teaching, no handout without a decision point."""
    record = entry.record
    if not isinstance(record, Case) or record.teaching is None or entry.status == "retired":
        return ()
    kinds = (*SHEETS, *DOWNLOADS)
    return kinds if record.teaching.decision else tuple(kind for kind in kinds if kind != "handout")


def page(one: Sheet, sections: Iterable[Section], *, corner: Html = NOTHING, after: Html = NOTHING) -> Page:
    """The page of a sheet. corner: stands beside its title. after: stands between its sections and the notes."""
    context, shown = one.context, [section for section in sections if section.body]
    name, title = context.say(f"teach.{one.kind}"), context.bare(context.record.title)
    numbers = numbers_of((section.body for section in shown), context.library.sources)
    noted = sources(context, numbers)
    notes = [Section("sources", context.say("teach.sources"), noted)] if noted else []
    parts = (_head(one, corner), *map(_section, shown), after, *map(_section, notes), colophon(context))
    end = escape("\n")  # The site has had it here: tight() sees no block in a footer.
    body = el("div", lines(*parts), end, class_="cb-sheet")
    return Page(
        context.language,
        one.address,
        "cases",
        context.say("teach.titled", kind=name, title=title),
        context.say(f"teach.description.{one.kind}"),
        numbered(body, numbers),
        contents((*shown, *notes)),
        record=context.entry.path,
        indexed=context.entry.status in INDEXED,
        styles=("teach.css",),
        head=_data(one, name),
    )


def _data(one: Sheet, name: str) -> Html:
    """What the page says of itself to machines; that of the class keeps silent on what is to be learnt."""
    teaching = one.case.teaching
    if teaching is None:
        return NOTHING
    return lesson(one.context, teaching, address=one.address, name=name, open_=one.kind == "teacher")


def kind_line(one: Sheet) -> str:
    """What the sheet is, and where the case is: above its title. What type of thing it is may tell its end."""
    return " · ".join((one.context.say(f"teach.{one.kind}"), *_type(one), place(one.context)))


def place(context: RecordContext) -> str:
    """The place of the case."""
    return context.library.vocabularies.name("places", context.entry.place, context.language)


def _type(one: Sheet) -> tuple[str, ...]:
    return () if one.kind == "handout" else (one.context.bare_term("types", one.case.type),)


def sources(context: RecordContext, numbers: Numbers) -> Html:
    """The sources that a sheet cites, as numbered notes."""
    items = [
        el("li", *(_part(part) for part in reference.line(declared.source, context.language)), id=line_anchor(number))
        for key, number in numbers.items()
        if (declared := context.library.sources.get(key))
    ]
    return el("ol", lines(*items), class_="cb-notes") if items else NOTHING


def colophon(context: RecordContext) -> Html:
    """Whose it is and what may be done with it; its address on the web, where it has one."""
    said = el("p", escape(credit(context)))
    address = context.edition.address(context.entry.address)
    return el("footer", said, el("p", escape(address), class_="cb-url") if address else NOTHING, class_="cb-colophon")


def credit(context: RecordContext) -> str:
    """Title, authors and licence in a sentence."""
    names = wording.listed((one.name for one in context.record.contributors), context.language)
    return wording.mixed(context.say("teach.colophon", title=context.bare(context.record.title), names=names))


def _head(one: Sheet, corner: Html) -> Html:
    """The ways to the other sheets, the title, a line on the sheet, and what stands beside them."""
    return el(
        "div",
        _ways(one),
        el("p", escape(kind_line(one)), class_="cb-kind"),
        el("h1", one.context.label(one.context.record.title)),
        el("p", one.context.word(f"teach.lead.{one.kind}"), class_="cb-lead"),
        corner,
        class_="cb-sheet-head cb-cornered" if corner else "cb-sheet-head",
    )


def _section(section: Section) -> Html:
    heading = el("h2", escape(section.title), id=section.id)
    return el("section", lines(heading, section.body), class_=f"cb-sheet-{section.id}")


def _ways(one: Sheet) -> Html:
    """The case, and its other sheets and files."""
    here = one.address
    back = link(relative(here, one.context.entry.address), one.context.word("teach.back"))
    return el(
        "nav", join((back, *_others(one, here)), " · "), class_="cb-crumbs", aria_label=one.context.say("teach.more")
    )


def _others(one: Sheet, here: str) -> Iterator[Html]:
    for kind, href in targets(one.context.entry).items():
        if kind != one.kind:
            yield link(relative(here, one.context.entry.address + href), one.context.word(f"teach.{kind}"))


def targets(entry: Entry) -> dict[str, str]:
    """Where each kind is, below the case's own address."""
    return {kind: DOWNLOADS.get(kind, f"{kind}/") for kind in offered(entry)}


def _part(part: ReferencePart) -> Html:
    text = escape(part.text)
    made = outward(part.href, text) if part.href else el("cite", text) if part.work else text
    return el("span", made, lang=LANGUAGES[part.language].tag) if part.language else made
