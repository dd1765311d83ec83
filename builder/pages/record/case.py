"""The page of a case. Takes an entry of the library, gives its page in a language; the order of the parts is here."""

from __future__ import annotations

from collections.abc import Iterator

from builder.language.sentences import shortened
from builder.pages.edition import Edition
from builder.pages.html import prose
from builder.pages.html.elements import Html, lines
from builder.pages.lineage import neighbourhood
from builder.pages.page import File, Heading, Page
from builder.pages.parts import references
from builder.pages.parts.connections import connections
from builder.pages.parts.section import Section, contents, rendered
from builder.pages.parts.structured_data import structured
from builder.pages.record import glance, header, narrative, profile
from builder.pages.record.cite import cite
from builder.pages.record.disagreements import disagreements
from builder.pages.record.facts import figures
from builder.pages.record.people import people
from builder.pages.record.policies import policies
from builder.pages.record.teaching import teaching
from builder.pages.record.timeline import timeline
from builder.pages.record.tools import tools
from builder.pages.record_context import RecordContext
from builder.records.model.library import Entry
from builder.records.model.record import Case

DESCRIPTION = {"en": 160, "zh": 80, "zh-Hant": 80}
"""The characters that a search engine shows."""
INDEXED = ("published", "needs-update")


def view(edition: Edition) -> Iterator[Page | File]:
    """The page of every case, and the picture beside it."""
    for entry in edition.library.cases:
        yield page(entry, edition)
        yield from neighbourhood.beside(RecordContext(entry, edition, prose.Numbering(edition.library.sources)))


def page(entry: Entry, edition: Edition) -> Page:
    """The whole page, from the top: who it is, the answer in short, story, evidence, neighbours, use."""
    case = entry.record
    if not isinstance(case, Case):
        raise TypeError(f"{entry.reference} is no case")
    context = RecordContext(entry, edition, prose.Numbering(edition.library.sources))
    # Parts are made in the order of the page, for sources are numbered as they first appear.
    top = lines(
        header.crumbs(
            context, header.place(context), header.term(context, "types", case.type), header.time(context, case.period)
        ),
        header.title(context),
        header.banner(context),
        header.lead(context),
        header.status(context),
        tools(context),
        glance.glance(context, glance.case_rows(context, case)),
    )
    sections = (
        narrative.story(context),
        profile.steps(context, case),
        narrative.analysis(context),
        profile.model(context, case),
        figures(context),
        disagreements(context),
        timeline(context),
        neighbourhood.with_neighbourhood(
            context, connections(context, to="cases", id_="connections", title=context.say("case.section.connections"))
        ),
        policies(context),
        people(context),
        teaching(context, case.teaching),
        references.sources(context),
        references.contributors(context),
        cite(context),
    )
    return framed(context, top, sections)


def framed(context: RecordContext, top: Html, sections: tuple[Section, ...]) -> Page:
    """The page of a record, from its parts."""
    summary = context.record.summary.best(context.language)
    said = prose.plain(summary[1].text) if summary else ""
    return Page(
        context.language,
        context.entry.address,
        context.entry.folder,
        context.bare(context.record.title),
        shortened(said, DESCRIPTION[context.language]),
        lines(top, rendered(sections)),
        (Heading(glance.ID, context.say("case.glance.title")), *contents(sections)),
        record=context.entry.path,
        indexed=context.entry.status in INDEXED,
        styles=("record.css",),
        head=structured(context),
        scripts=("record.js", "tray.js") if context.entry.folder == "cases" else ("record.js",),
    )
