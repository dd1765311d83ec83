"""The layout of teaching sheets: navigation, title, sections, sources and colophon. Gives a Page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from builder.analysis.decision_point import NARRATIVE, CaseExcerpt, excerpt_before_decision
from builder.analysis.taxonomy import TEACHING_ADDRESS
from builder.citation import reference
from builder.citation.reference import ReferencePart
from builder.language.languages import LANGUAGES
from builder.pages.address import relative
from builder.pages.edition import Edition
from builder.pages.html.citations import Numbers, line_anchor, number_marks, numbers_of
from builder.pages.html.elements import NOTHING, Html, el, escape, external_link, join, lines, link
from builder.pages.page import Page
from builder.pages.parts.section import Section, contents
from builder.pages.parts.structured_data import lesson
from builder.pages.record_context import RecordContext
from builder.records import wording
from builder.records.model.library import Entry
from builder.records.model.record import Case, names_of

SHEETS = ("handout", "teacher", "worksheet")
"""The kinds of teaching pages, which are also the last part of their addresses."""
DOWNLOADS = {"slides": "slides.pptx", "paper": "handout.docx", "note": "teacher.docx"}
"""The file name of each kind of download, below the case's address."""
FOR_STUDENTS = ("handout", "paper")
"""What students get: none without a decision point, and nothing that leads to the end."""


@dataclass(frozen=True)
class Sheet:
    """A sheet under construction. kind: one of SHEETS.

    excerpt: the part of the case before its decision point; None without a decision point.
    """

    kind: str
    case: Case
    context: RecordContext
    excerpt: CaseExcerpt | None

    def of_kind(self, kind: str) -> Sheet:
        """Another sheet of the same case."""
        return replace(self, kind=kind)

    @property
    def address(self) -> str:
        """As in Page.address."""
        return f"{self.context.entry.address}{self.kind}/"


def new_sheet(kind: str, entry: Entry, edition: Edition) -> Sheet:
    """A new sheet. Raises TypeError for a policy."""
    if not isinstance(entry.record, Case):
        raise TypeError(f"{entry.reference} is no case")
    excerpt = excerpt_before_decision(edition.library, entry.record, edition.language)
    return Sheet(kind, entry.record, RecordContext(entry, edition), excerpt)


def sheet_kinds(entry: Entry) -> tuple[str, ...]:
    """The kinds of sheets and downloads that a case has: none without teaching, no handout without a decision point."""
    return () if entry.status == "retired" else _kinds_written(entry)


def sheets_taken_back(entry: Entry) -> tuple[str, ...]:
    """The kinds of pages that a retired case would have: nothing is taught with it, but addresses were passed on."""
    return tuple(kind for kind in SHEETS if entry.status == "retired" and kind in _kinds_written(entry))


def _kinds_written(entry: Entry) -> tuple[str, ...]:
    record = entry.record
    if not isinstance(record, Case) or record.teaching is None:
        return ()
    kinds = (*SHEETS, *DOWNLOADS)
    return kinds if record.teaching.decision else tuple(kind for kind in kinds if kind not in FOR_STUDENTS)


def page(
    sheet: Sheet, sections: Iterable[Section], *, corner: Html = NOTHING, after: Html = NOTHING, last: Html = NOTHING
) -> Page:
    """The page of a sheet. corner: beside the title. after: between sections and sources. last: behind these."""
    context, visible = sheet.context, [section for section in sections if section.body]
    name, title = context.say(f"teach.{sheet.kind}"), context.bare(context.record.title)
    numbers = numbers_of((section.body for section in visible), context.library.sources)
    source_list = sources(context, numbers)
    notes = [Section("sources", context.say("teach.sources"), source_list)] if source_list else []
    parts = (_head(sheet, corner), *map(_section, visible), after, *map(_section, notes), last, colophon(sheet))
    line_break = escape(
        "\n"
    )  # Kept so that the output does not change: without_block_breaks() does not strip it after a footer.
    body = el("div", lines(*parts), line_break, class_="cb-sheet")
    return Page(
        context.language,
        sheet.address,
        "cases",
        context.say("teach.titled", kind=name, title=title),
        context.say(f"teach.description.{sheet.kind}"),
        number_marks(body, numbers),
        contents((*visible, *notes)),
        record=context.entry.path,
        indexed=context.entry.is_indexed,
        styles=("teach.css",),
        scripts=("teach.js",),
        head=_structured_data(sheet, name),
    )


def _structured_data(sheet: Sheet, name: str) -> Html:
    """JSON-LD of the page; only that of the teacher's note names the learning objectives."""
    teaching = sheet.case.teaching
    if teaching is None:
        return NOTHING
    return lesson(sheet.context, teaching, address=sheet.address, name=name, with_objectives=sheet.kind == "teacher")


def story_title(context: RecordContext, name: str) -> str:
    """The heading of a part of the excerpt's story."""
    return context.say("teach.narrative" if name == NARRATIVE else f"case.story.{name}")


def kind_line(sheet: Sheet) -> str:
    """The line above the title: kind of sheet, type, place. The handout omits the type, which may give away the end."""
    return " · ".join((sheet.context.say(f"teach.{sheet.kind}"), *_type(sheet), place(sheet.context)))


def place(context: RecordContext) -> str:
    """The name of the case's place."""
    return context.library.vocabularies.name("places", context.entry.place, context.language)


def _type(sheet: Sheet) -> tuple[str, ...]:
    return () if sheet.kind == "handout" else (sheet.context.bare_term("types", sheet.case.type),)


def sources(context: RecordContext, numbers: Numbers) -> Html:
    """The sources that a sheet cites, as a numbered list; NOTHING without any."""
    items = [
        el("li", *(_part(part) for part in reference.line(declared.source, context.language)), id=line_anchor(number))
        for key, number in numbers.items()
        if (declared := context.library.sources.get(key))
    ]
    return el("ol", lines(*items), class_="cb-notes") if items else NOTHING


def colophon(sheet: Sheet) -> Html:
    """Credit and licence, and the address of the case's page, or of the handout, if the site has one."""
    context = sheet.context
    credit_line = el("p", escape(credit(context)))
    address = context.edition.address(sheet.address if sheet.kind == "handout" else context.entry.address)
    return el(
        "footer", credit_line, el("p", escape(address), class_="cb-url") if address else NOTHING, class_="cb-colophon"
    )


def credit(context: RecordContext) -> str:
    """Title, authors and licence in a sentence."""
    names = wording.listed(names_of(context.record.contributors, context.language), context.language)
    return wording.mixed(context.say("teach.colophon", title=context.bare(context.record.title), names=names))


def _head(sheet: Sheet, corner: Html) -> Html:
    """Navigation, title, lead and corner."""
    return el(
        "div",
        _navigation(sheet),
        el("p", escape(kind_line(sheet)), class_="cb-kind"),
        el("h1", sheet.context.label(sheet.context.record.title)),
        el("p", sheet.context.word(f"teach.lead.{sheet.kind}"), class_="cb-lead"),
        corner,
        class_="cb-sheet-head cb-cornered" if corner else "cb-sheet-head",
    )


def _section(section: Section) -> Html:
    heading = el("h2", escape(section.title), id=section.id)
    return el("section", lines(heading, section.body), class_=f"cb-sheet-{section.id}")


def _navigation(sheet: Sheet) -> Html:
    """Links to all teaching material, the case, its other sheets and its downloads; from the handout to its file."""
    address, context = sheet.address, sheet.context
    everything = link(relative(address, TEACHING_ADDRESS), context.word("teach.all"))
    back = link(relative(address, context.entry.address), context.word("teach.back"))
    ways = (everything,) if sheet.kind == "handout" else (everything, back)
    return el(
        "nav",
        join((*ways, *_other_links(sheet, address)), " · "),
        class_="cb-crumbs",
        aria_label=context.say("teach.more"),
        data_print=context.say("teach.print"),
    )


def _other_links(sheet: Sheet, address: str) -> Iterator[Html]:
    for kind, href in targets(sheet.context.entry).items():
        is_fit = sheet.kind != "handout" or kind in FOR_STUDENTS
        if kind != sheet.kind and is_fit:
            yield link(relative(address, sheet.context.entry.address + href), sheet.context.word(f"teach.{kind}"))


def targets(entry: Entry) -> dict[str, str]:
    """The address of each kind, relative to that of the case."""
    return {kind: DOWNLOADS.get(kind, f"{kind}/") for kind in sheet_kinds(entry)}


def _part(part: ReferencePart) -> Html:
    text = escape(part.text)
    content = external_link(part.href, text) if part.href else el("cite", text) if part.work else text
    return el("span", content, lang=LANGUAGES[part.language].tag) if part.language else content
