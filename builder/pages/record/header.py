"""The top of a record's page: where it belongs, its names, where it stands, its summary."""

from __future__ import annotations

from builder.language.words import LANGUAGES
from builder.pages.html.elements import Html, dated_period, el, escape, join, lines, link, spoken
from builder.pages.record.sourcing import told_sourcing
from builder.pages.record_context import View
from builder.records.model.values import Period, Term


def crumbs(view: View, *items: Html) -> Html:
    """The lists that it belongs to, as small links above the title."""
    separator = el("span", escape(" · "), class_="cb-dot", aria_hidden="true")
    shown = Html(separator.join(item for item in items if item))
    return el("nav", shown, class_="cb-crumbs", aria_label=view.say("case.crumbs"))


def place(view: View) -> Html:
    """Its place, linked to the list of that place."""
    name = view.library.vocabularies.name("places", view.entry.place, view.language)
    return _listed(view, f"places/{view.entry.place}/", escape(name))


def term(view: View, kind: str, value: Term) -> Html:
    """A term of a kind that has lists (types, themes), linked to its list."""
    return _listed(view, f"{kind}/{value.id}/", view.term(kind, value))


def time(view: View, period: Period) -> Html:
    """Its time; nothing when that is not known."""
    known = any(date is not None and date.year is not None for date in (period.start, period.end))
    return dated_period(period, view.language) if known else Html("")


def title(view: View) -> Html:
    """The title, and beneath it the title in other languages and other names."""
    best = view.record.title.best(view.language)
    if best is None:
        return el("h1", view.unknown(), class_="cb-title")
    language, passage = best
    tag = None if language == view.language else LANGUAGES[language].tag
    own = escape(passage.text.strip())
    record = view.entry.reference if view.entry.folder == "cases" and view.entry.status != "retired" else None
    heading = el("h1", el("span", own, lang=tag) if tag else own, class_="cb-title", data_record=record)
    return lines(heading, _names(view, noted=bool(tag)))


def banner(view: View) -> Html:
    """What a reader must know first of a record that is not simply published."""
    status = view.entry.status
    if status == "published":
        return Html("")
    kind = el("strong", view.word(f"terms.review.{status}"))
    return el("p", join((kind, view.word(f"case.banner.{status}")), " "), class_=f"cb-banner cb-banner-{status}")


def lead(view: View) -> Html:
    """The summary."""
    return el("div", view.blocks(view.record.summary), class_="cb-lead")


def status(view: View) -> Html:
    """One line: where it stands, the languages it has, how much of it names a source."""
    languages = {code for text in (view.record.title, view.record.summary) for code in text.languages()}
    named = [view.say(f"terms.language.{code}") for code in LANGUAGES if code in languages]
    parts = [
        view.word(f"terms.review.{view.entry.status}"),
        view.word("case.languages", languages=view.say("case.and").join(named)),
        told_sourcing(view),
    ]
    return el("p", join(parts, " · "), class_="cb-status")


def _listed(view: View, address: str, name: Html) -> Html:
    """A link to a list; plain words on the page of a retired record, which no list shows."""
    return name if view.entry.status == "retired" else link(view.to(address), name)


def _names(view: View, *, noted: bool) -> Html:
    note = el("span", view.word("case.no-title"), class_="cb-note") if noted else Html("")
    others = [
        el("span", escape(passage.text.strip()), lang=LANGUAGES[code].tag)
        for code, passage in view.others(view.record.title)
    ]
    # A name in one script may be the title in the other.
    told = {view.bare(view.record.title), *(passage.text.strip() for _, passage in view.others(view.record.title))}
    also = [spoken(name, view.foreign(name)) for name in view.record.also_known_as if name not in told]
    names = join((note, *others, *also), " · ")
    return el("p", names, class_="cb-names") if names else Html("")
