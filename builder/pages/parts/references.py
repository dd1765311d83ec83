"""The end of a record's page: numbered sources, contributors with their roles."""

from __future__ import annotations

from builder.citation.reference import known, short
from builder.language.languages import LANGUAGES
from builder.pages.html.citations import Numbers, Quotes, line_anchor
from builder.pages.html.elements import (
    NOTHING,
    Html,
    date_element,
    el,
    escape,
    external_link,
    join,
    language_span,
    lines,
    link,
)
from builder.pages.html.prose import plain
from builder.pages.html.source_reference import linked_line
from builder.pages.parts.name_anchor import CONTRIBUTORS, contributor_anchor
from builder.pages.parts.quote_block import cited_quotes
from builder.pages.parts.section import Section
from builder.pages.parts.source_reading import reading_line
from builder.pages.record_context import RecordContext
from builder.records.model.library import DeclaredSource
from builder.records.model.record import Contributor
from builder.records.wording import sentence

SCRIPT_MESSAGES = ("provenance.cited", "case.sources.more", "provenance.close")
"""Messages of the script that opens sources in place."""


def sources(context: RecordContext, numbers: Numbers, quotes: Quotes) -> Html:
    """The sources that the page cites, by number, then those that the record declares without citing them.

    A line has the reference, how far the source was read, its note if that is short, and those of its quotes that
    the page cites; the rest is on the source's page.
    """
    keys = [*numbers, *(key for key in context.record.sources if key not in numbers)]
    items = [_source(context, number, context.library.sources[key], quotes) for number, key in enumerate(keys, start=1)]
    labels = "|".join(context.say(key) for key in SCRIPT_MESSAGES)
    return el("ol", lines(*items), class_="cb-sources", data_said=labels) if items else NOTHING


def sources_section(context: RecordContext, numbers: Numbers, quotes: Quotes) -> Section:
    """The sources as the last section of a page below the record's."""
    return Section("sources", context.say("case.section.sources"), sources(context, numbers, quotes))


def contributors(context: RecordContext) -> Html:
    """Contributors grouped by roles, the organisation's reply, and the date of the last check."""
    by_roles: dict[str, list[Html]] = {}
    comma = context.say("wording.comma")
    for contributor in context.record.contributors:
        roles = comma.join(_lower_first(context.bare_term("roles", role)) for role in contributor.roles)
        by_roles.setdefault(roles, []).append(_name(contributor, context))
    pairs = [(join(names, comma), escape(sentence(roles))) for roles, names in by_roles.items()]
    rows = [el("div", el("dt", name), el("dd", value)) for name, value in (*pairs, *_review(context))]
    return el("dl", *rows, class_="cb-terms")


def _name(contributor: Contributor, context: RecordContext) -> Html:
    name = escape(context.bare(contributor.name))
    if context.entry.status != "retired":  # what a retired record was made by stands in no list
        name = link(f"{context.to(CONTRIBUTORS)}#{contributor_anchor(contributor)}", name)
    if not contributor.orcid:
        return name
    return join((name, external_link(f"https://orcid.org/{contributor.orcid}", escape("ORCID"))), " ")


def _lower_first(label: str) -> str:
    """A label in lower case within a line, unless it is an abbreviation."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def _review(context: RecordContext) -> list[tuple[Html, Html]]:
    review = context.record.review
    replied = context.word(f"terms.organisation-replied.{review.organisation_replied}")
    pairs = [(context.word("case.contributors.organisation"), replied)] if context.entry.folder == "cases" else []
    if review.checked:
        pairs.append((context.word("case.contributors.checked"), date_element(review.checked, context.language)))
    if any(entry.by == "machine" and entry.language == context.language for entry in context.record.translations):
        pairs.append((context.word("case.contributors.translation"), context.word("case.contributors.machine")))
    return pairs


def _source(context: RecordContext, number: int, declared: DeclaredSource, quotes: Quotes) -> Html:
    at = context.entry.address + context.subpath
    line = linked_line(declared, context.language, at=at)
    read = reading_line(declared.source, context.language)
    address = known(declared.source.URL)
    on_paper = el("small", escape(address), class_="cb-paper") if address else NOTHING
    parts = (line, el("small", escape(read)) if read else NOTHING, _note(context, declared), on_paper)
    quoted = cited_quotes(declared, number, context.language, cited=quotes, at=at)
    name = short(declared.source, context.language)
    return el("li", join(filter(None, parts), " "), *quoted, id=line_anchor(number), data_short=name)


def _note(context: RecordContext, declared: DeclaredSource) -> Html:
    """The source's note if it is short; a long one is on the source's page."""
    note = declared.source.note
    if note is None or (best := note.best(context.language)) is None:
        return NOTHING
    language, passage = best
    text = plain(passage.text)
    if len(text) > LANGUAGES[language].lengths.note:
        return NOTHING
    return el("small", language_span(text, None if language == context.language else LANGUAGES[language].tag))
