"""The top of a record's page: where it belongs, its names, where it stands, its summary."""

from __future__ import annotations

from builder.language.languages import LANGUAGES
from builder.language.words import words
from builder.pages.html.elements import NOTHING, Html, dated_period, el, escape, join, lines, link, separated, spoken
from builder.pages.parts.record_row import SEPARATOR
from builder.pages.record.sourcing import told_sourcing
from builder.pages.record_context import RecordContext
from builder.records.model.values import Period, Term


def crumbs(context: RecordContext, *items: Html) -> Html:
    """The lists that it belongs to, as small links above the title."""
    return el("nav", separated(items, SEPARATOR), class_="cb-crumbs", aria_label=context.say("case.crumbs"))


def place(context: RecordContext) -> Html:
    """Its place, linked to the list of that place."""
    name = context.library.vocabularies.name("places", context.entry.place, context.language)
    return _listed(context, f"places/{context.entry.place}/", escape(name))


def term(context: RecordContext, kind: str, value: Term) -> Html:
    """A term of a kind that has lists (types, themes), linked to its list."""
    return _listed(context, f"{kind}/{value.id}/", context.term(kind, value))


def time(context: RecordContext, period: Period) -> Html:
    """Its time; nothing when that is not known."""
    known = any(date is not None and date.year is not None for date in (period.start, period.end))
    return dated_period(period, context.language) if known else NOTHING


def title(context: RecordContext) -> Html:
    """The title, and beneath it the title in other languages and other names."""
    best = context.record.title.best(context.language)
    if best is None:
        return el("h1", context.unknown(), class_="cb-title")
    language, passage = best
    tag = None if language == context.language else LANGUAGES[language].tag
    own = escape(passage.text.strip())
    record = context.entry.reference if context.entry.folder == "cases" and context.entry.status != "retired" else None
    heading = el("h1", el("span", own, lang=tag) if tag else own, class_="cb-title", data_record=record)
    return lines(heading, _names(context, noted=bool(tag)))


def banner(context: RecordContext) -> Html:
    """What a reader must know first of a record that is not simply published."""
    status = context.entry.status
    if status == "published":
        return NOTHING
    kind = el("strong", context.word(f"terms.review.{status}"))
    return el("p", join((kind, context.word(f"case.banner.{status}")), " "), class_=f"cb-banner cb-banner-{status}")


def lead(context: RecordContext) -> Html:
    """The summary."""
    return el("div", context.blocks(context.record.summary), class_="cb-lead")


def status(context: RecordContext) -> Html:
    """One line: where it stands, the languages it has, how much of it names a source."""
    languages = {code for text in (context.record.title, context.record.summary) for code in text.languages()}
    named = [words(context.language).name_of(code) for code in LANGUAGES if code in languages]
    parts = [
        context.word(f"terms.review.{context.entry.status}"),
        context.word("case.languages", languages=context.say("case.and").join(named)),
        told_sourcing(context),
    ]
    return el("p", join(parts, " · "), class_="cb-status")


def _listed(context: RecordContext, address: str, name: Html) -> Html:
    """A link to a list; plain words on the page of a retired record, which no list shows."""
    return name if context.entry.status == "retired" else link(context.to(address), name)


def _names(context: RecordContext, *, noted: bool) -> Html:
    note = el("span", context.word("case.no-title"), class_="cb-note") if noted else NOTHING
    others = [
        el("span", escape(passage.text.strip()), lang=LANGUAGES[code].tag)
        for code, passage in context.others(context.record.title)
    ]
    # A name in one script may be the title in the other.
    told = {
        context.bare(context.record.title),
        *(passage.text.strip() for _, passage in context.others(context.record.title)),
    }
    also = [spoken(name, context.foreign(name)) for name in context.record.also_known_as if name not in told]
    names = join((note, *others, *also), " · ")
    return el("p", names, class_="cb-names") if names else NOTHING
