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
from builder.pages.record_context import View
from builder.records.model.library import Entry
from builder.records.model.record import Case

DESCRIPTION = {"en": 160, "zh": 80, "zh-Hant": 80}
"""The characters that a search engine shows."""
INDEXED = ("published", "needs-update")


def view(edition: Edition) -> Iterator[Page | File]:
    """The page of every case, and the picture beside it."""
    for entry in edition.library.cases:
        yield page(entry, edition)
        yield from neighbourhood.beside(View(entry, edition, prose.Numbering(edition.library.sources)))


def page(entry: Entry, edition: Edition) -> Page:
    """The whole page, from the top: who it is, the answer in short, story, evidence, neighbours, use."""
    case = entry.record
    if not isinstance(case, Case):
        raise TypeError(f"{entry.reference} is no case")
    view = View(entry, edition, prose.Numbering(edition.library.sources))
    # Parts are made in the order of the page, for sources are numbered as they first appear.
    top = lines(
        header.crumbs(view, header.place(view), header.term(view, "types", case.type), header.time(view, case.period)),
        header.title(view),
        header.banner(view),
        header.lead(view),
        header.status(view),
        tools(view),
        glance.glance(view, glance.case_rows(view, case)),
    )
    sections = (
        narrative.story(view),
        profile.steps(view, case),
        narrative.analysis(view),
        profile.model(view, case),
        figures(view),
        disagreements(view),
        timeline(view),
        neighbourhood.with_neighbourhood(
            view, connections(view, to="cases", id_="connections", title=view.say("case.section.connections"))
        ),
        policies(view),
        people(view),
        teaching(view, case.teaching),
        references.sources(view),
        references.contributors(view),
        cite(view),
    )
    return framed(view, top, sections)


def framed(view: View, top: Html, sections: tuple[Section, ...]) -> Page:
    """The page of a record, from its parts."""
    summary = view.record.summary.best(view.language)
    said = prose.plain(summary[1].text) if summary else ""
    return Page(
        view.language,
        view.entry.address,
        view.entry.folder,
        view.bare(view.record.title),
        shortened(said, DESCRIPTION[view.language]),
        lines(top, rendered(sections)),
        (Heading(glance.ID, view.say("case.glance.title")), *contents(sections)),
        record=view.entry.path,
        indexed=view.entry.status in INDEXED,
        styles=("record.css",),
        head=structured(view),
        scripts=("record.js", "tray.js") if view.entry.folder == "cases" else ("record.js",),
    )
