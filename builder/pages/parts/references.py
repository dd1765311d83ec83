"""The end of the page: sources by number, contributors with their roles."""

from __future__ import annotations

from builder.language.sentences import opening
from builder.language.words import LANGUAGES
from builder.pages.html.cited_sentences import cited_sentences
from builder.pages.html.elements import Html, dated, el, escape, join, lines, outward, spoken
from builder.pages.html.prose import line_anchor, plain
from builder.pages.html.source_reference import linked_line
from builder.pages.parts.section import Section
from builder.pages.record_context import View
from builder.records.model.library import DeclaredSource
from builder.records.model.record import Contributor
from builder.records.wording import sentence

NOTE = {"en": (60, 16), "zh": (30, 8), "zh-Hant": (30, 8)}
"""The characters of a source's note that its line shows: at most, and at least of a note that is longer."""
SAID = ("provenance.cited", "case.sources.more", "provenance.close")
"""What the script says that opens sources in place."""


def sources(view: View) -> Section:
    """Every source that the page cites, by its number, then those that the record declares and does not cite.

    Made last of all that cites. A line says what it takes to know the source again and how far it was read; the rest
    stands on the source's own page.
    """
    keys = [*view.numbering.numbers, *(key for key in view.record.sources if key not in view.numbering.numbers)]
    items = [_source(view, number, view.library.sources[key]) for number, key in enumerate(keys, start=1)]
    said = "|".join(view.say(key) for key in SAID)
    made = el("ol", Html("\n"), lines(*items), Html("\n"), class_="cb-sources", data_said=said) if items else Html("")
    return Section("sources", view.say("case.section.sources"), made)


def contributors(view: View) -> Section:
    """Who did what, those with the same roles in one line; what the organisation said; when it was checked."""
    by_roles: dict[str, list[Html]] = {}
    comma = view.say("wording.comma")
    for contributor in view.record.contributors:
        roles = comma.join(_within(view.bare_term("roles", role)) for role in contributor.roles)
        by_roles.setdefault(roles, []).append(_name(contributor))
    pairs = [(join(names, comma), escape(sentence(roles))) for roles, names in by_roles.items()]
    rows = [el("div", el("dt", name), el("dd", value)) for name, value in (*pairs, *_review(view))]
    return Section("contributors", view.say("case.section.contributors"), el("dl", *rows, class_="cb-terms"))


def _name(contributor: Contributor) -> Html:
    name = escape(contributor.name)
    if not contributor.orcid:
        return name
    return join((name, outward(f"https://orcid.org/{contributor.orcid}", escape("ORCID"))), " ")


def _within(label: str) -> str:
    """A label within a line: its first letter small, unless it is an abbreviation."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def _review(view: View) -> list[tuple[Html, Html]]:
    review = view.record.review
    replied = view.word(f"terms.organisation-replied.{review.organisation_replied}")
    pairs = [(view.word("case.contributors.organisation"), replied)] if view.entry.folder == "cases" else []
    if review.checked:
        pairs.append((view.word("case.contributors.checked"), dated(review.checked, view.language)))
    if any(entry.by == "machine" and entry.language == view.language for entry in view.record.translations):
        pairs.append((view.word("case.contributors.translation"), view.word("case.contributors.machine")))
    return pairs


def _source(view: View, number: int, declared: DeclaredSource) -> Html:
    shown = linked_line(declared, view.language, at=view.entry.address + view.below)
    return el("li", join((shown, _read(view, declared)), " "), id=line_anchor(number))


def _read(view: View, declared: DeclaredSource) -> Html:
    """A word from its note, which says how far it was read: the note itself if it is short."""
    note = declared.source.note
    if note is None or (best := note.best(view.language)) is None:
        return Html("")
    language, passage = best
    said = telling(plain(passage.text), language)
    return el("small", spoken(said, None if language == view.language else LANGUAGES[language].tag))


def telling(note: str, language: str) -> str:
    """The shortest sentence of a long note: `Only the opening was read.`"""
    most, least = NOTE[language]
    if len(note) <= most:
        return note
    told = [one.text for one in cited_sentences(note) if len(one.text) >= least]
    return opening(min(told, key=len, default=note), limit=most * 3 // 2)
