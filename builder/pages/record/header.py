"""The top of a record's page: links to its lists, title and names, banner, summary, status."""

from __future__ import annotations

from builder.analysis.facts import is_undated
from builder.language.languages import LANGUAGES
from builder.language.romanised import is_pinyin_of
from builder.language.words import words
from builder.pages.html.elements import (
    NOTHING,
    Html,
    el,
    escape,
    join,
    language_span,
    lines,
    link,
    period_element,
    separated,
)
from builder.pages.parts.lifetime import lifetime
from builder.pages.parts.record_row import SEPARATOR
from builder.pages.record.bar import is_compared
from builder.pages.record.change import change_link
from builder.pages.record.sourcing import sourcing_summary
from builder.pages.record_context import RecordContext
from builder.records.model.record import Case
from builder.records.model.values import Term


def crumbs(context: RecordContext, *items: Html) -> Html:
    """Links to the lists that have the record, above the title."""
    return el("nav", separated(items, SEPARATOR), class_="cb-crumbs", aria_label=context.say("case.crumbs"))


def place(context: RecordContext) -> Html:
    """Its place, linked to the place's list."""
    name = context.library.vocabularies.name("places", context.entry.place, context.language)
    return _list_link(context, f"places/{context.entry.place}/", escape(name))


def term(context: RecordContext, kind: str, value: Term) -> Html:
    """A term of a kind that has lists (types, themes), linked to its list."""
    return _list_link(context, f"{kind}/{value.id}/", context.term(kind, value))


def time(context: RecordContext, case: Case) -> Html:
    """From when to when it is known; NOTHING if neither start nor end is."""
    if is_undated(case.period):
        return NOTHING
    is_date = not case.period.is_range
    return period_element(case.period, context.language) if is_date else escape(lifetime(case, context.language))


def title(context: RecordContext) -> Html:
    """The title, and below it the title in other languages and other names."""
    best = context.record.title.best(context.language)
    if best is None:
        return el("h1", context.unknown(), class_="cb-title")
    language, passage = best
    tag = None if language == context.language else LANGUAGES[language].tag
    text = escape(passage.text.strip())
    record = context.entry.reference if context.entry.folder == "cases" and context.entry.status != "retired" else None
    heading = el("h1", el("span", text, lang=tag) if tag else text, class_="cb-title", data_record=record)
    return lines(heading, _names(context, is_foreign=bool(tag)))


def banner(context: RecordContext) -> Html:
    """The notice above a record whose status is not `published`; one that needs an update leads to the form."""
    status = context.entry.status
    if status == "published":
        return NOTHING
    kind = el("strong", context.word(f"terms.review.{status}"))
    change = [change_link(context)] if status == "needs-update" else []
    words_of_status = context.word(f"case.banner.{status}")
    return el("p", join((kind, words_of_status, *change), " "), class_=f"cb-banner cb-banner-{status}")


def lead(context: RecordContext) -> Html:
    """The summary, and what became of a case."""
    return el("div", context.blocks(context.record.summary), _end(context), class_="cb-lead")


def _end(context: RecordContext) -> Html:
    end = context.record.end if isinstance(context.record, Case) else None
    return el("p", context.line(end.text), context.marks(end.source), class_="cb-end") if end else NOTHING


def status(context: RecordContext) -> Html:
    """One line: review status, languages, and how much of the record names a source."""
    languages = {code for text in (context.record.title, context.record.summary) for code in text.languages()}
    language_names = [words(context.language).name_of(code) for code in LANGUAGES if code in languages]
    parts = [
        context.word(f"terms.review.{context.entry.status}"),
        context.word("case.languages", languages=context.say("case.and").join(language_names)),
        context.doubt_of_record(),
        sourcing_summary(context),
    ]
    return el("p", join((join(parts, " · "), _pick_box(context)), " "), class_="cb-status")


def _pick_box(context: RecordContext) -> Html:
    """The box that chooses the case to be compared, shown where scripts run; NOTHING for what is not compared."""
    if not is_compared(context):
        return NOTHING
    box = el("input", type="checkbox", data_pick=context.entry.reference.removeprefix("cases/"))
    name = el("span", escape(f" {context.bare(context.record.title)}"), class_="casebook-hidden")
    return el("label", box, context.word("compare.script.pick"), name, class_="cb-pick", hidden="")


def _list_link(context: RecordContext, address: str, name: Html) -> Html:
    """A link to a list; on the page of a retired record, which is in no list, the name alone."""
    return name if context.entry.status == "retired" else link(context.to(address), name)


def _is_only_its_sound(context: RecordContext, name: str) -> bool:
    """Whether a name is the pinyin of one that stands there: without tones it tells a Chinese reader nothing."""
    if LANGUAGES[context.language].is_latin:
        return False
    passages = (context.record.title.get(code) for code in context.record.title.languages())
    names = (*(passage.text for passage in passages if passage), *context.record.also_known_as)
    return any(is_pinyin_of(name, other) for other in names)


def _without_spaces(name: str) -> str:
    return "".join(name.split())


def _names(context: RecordContext, *, is_foreign: bool) -> Html:
    note = el("span", context.word("case.no-title"), class_="cb-note") if is_foreign else NOTHING
    translations = [
        el("span", escape(passage.text.strip()), lang=LANGUAGES[code].tag)
        for code, passage in context.other_passages(context.record.title)
    ]
    # A name in one script may be the title in the other, and differ from it in spaces at most.
    others = (passage.text for _, passage in context.other_passages(context.record.title))
    titles = {_without_spaces(title) for title in (context.bare(context.record.title), *others)}
    aliases = [
        language_span(name, context.foreign(name))
        for name in context.record.also_known_as
        if _without_spaces(name) not in titles and not _is_only_its_sound(context, name)
    ]
    more = context.say("case.more.names") if translations and len(aliases) > 1 else None
    more_names = join(aliases, " · ")
    names = join(
        (
            note,
            context.doubt(context.record.title),
            *translations,
            el("span", more_names, data_more=more) if more else more_names,
        ),
        " · ",
    )
    return el("p", names, class_="cb-names") if names else NOTHING
