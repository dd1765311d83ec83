"""The end of the page: sources with backlinks, contributors by role, how to cite, what to do about a mistake."""

from __future__ import annotations

from builder import wording
from builder.bibliography import Part, line
from builder.library import DeclaredSource
from builder.pages.html import Html, dated, el, escape, join, lines, link, outward
from builder.pages.parts.section import Section
from builder.pages.view import View

LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def sources(view: View) -> Section:
    """Every source that the page cites, by its number, then those that the record declares and does not cite.

    Made last of all that cites: the notes of sources may cite others, which are then listed too.
    """
    notes: dict[str, Html] = {}
    while missing := [key for key in (*view.numbering.numbers, *view.record.sources) if key not in notes]:
        notes[missing[0]] = _note(view, view.library.sources[missing[0]])
    order = [*view.numbering.numbers, *(key for key in view.record.sources if key not in view.numbering.numbers)]
    items = [_source(view, view.library.sources[key], notes[key]) for key in order]
    made = el("ol", Html("\n"), lines(*items), Html("\n"), class_="cb-sources") if items else Html("")
    return Section("sources", view.say("case.section.sources"), made)


def contributors(view: View) -> Section:
    """Who did what, by role; what the organisation said; when it was checked."""
    by_role: dict[str, list[Html]] = {}
    for contributor in view.record.contributors:
        name = escape(contributor.name)
        orcid = f"https://orcid.org/{contributor.orcid}" if contributor.orcid else ""
        shown = join((name, outward(orcid, escape("ORCID"))), " ") if orcid else name
        for role in contributor.roles:
            by_role.setdefault(view.bare_term("roles", role), []).append(shown)
    pairs = [(escape(role), join(names, view.say("wording.comma"))) for role, names in by_role.items()]
    rows = [el("div", el("dt", name), el("dd", value)) for name, value in (*pairs, *_review(view))]
    return Section("contributors", view.say("case.section.contributors"), el("dl", *rows, class_="cb-terms"))


def cite(view: View) -> Section:
    """The citation of this record in plain words, its licence, and the way to report a mistake."""
    names = wording.listed((contributor.name for contributor in view.record.contributors), view.language)
    kind = view.say(f"case.cite.{view.entry.folder}")
    said = view.say("case.cite.as", names=names, title=view.bare(view.record.title), kind=kind, id=view.entry.id)
    terms = el("a", escape("CC BY 4.0"), href=LICENCE, rel="license noopener")
    licence = join((view.word("case.cite.licence"), terms, view.word("bibliography.stop")))
    mistake = link(view.to("corrections/"), view.word("case.cite.mistake"))
    return Section(
        "cite",
        view.say("case.section.cite"),
        lines(el("p", escape(said), class_="cb-cite"), el("p", licence), el("p", mistake, class_="cb-mistake")),
    )


def _review(view: View) -> list[tuple[Html, Html]]:
    review = view.record.review
    replied = view.word(f"terms.organisation-replied.{review.organisation_replied}")
    pairs = [(view.word("case.contributors.organisation"), replied)] if view.entry.folder == "cases" else []
    if review.checked:
        pairs.append((view.word("case.contributors.checked"), dated(review.checked, view.language)))
    if any(entry.by == "machine" and entry.language == view.language for entry in view.record.translations):
        pairs.append((view.word("case.contributors.translation"), view.word("case.contributors.machine")))
    return pairs


def _note(view: View, declared: DeclaredSource) -> Html:
    return el("div", view.blocks(declared.source.note), class_="cb-remark") if declared.source.note else Html("")


def _source(view: View, declared: DeclaredSource, note: Html) -> Html:
    shown = el("p", *(_part(view, part) for part in line(declared.source, view.language)), class_="cb-source")
    return el(
        "li", shown, note, _elsewhere(view, declared), _backlinks(view, declared.key), id=f"source-{declared.key}"
    )


def _part(view: View, part: Part) -> Html:
    text = escape(part.text)
    made = outward(part.href, text) if part.href else el("cite", text) if part.work else text
    return el("span", made, lang=part.language) if part.language else made


def _elsewhere(view: View, declared: DeclaredSource) -> Html:
    """The record that declares it, if that is another one."""
    if declared.entry.reference == view.entry.reference:
        return Html("")
    return el(
        "p", join((view.word("case.sources.declared"), view.record_link(declared.entry)), " "), class_="cb-declared"
    )


def _backlinks(view: View, key: str) -> Html:
    """A link back to each claim that rests on it."""
    claims = view.numbering.claims_of(key)
    links = [
        link(f"#{claim.anchor}", escape(f"{number} ({claim.locator})" if claim.locator else str(number)))
        for number, claim in enumerate(claims, start=1)
    ]
    return (
        el("p", view.word("case.sources.cited"), escape(" "), join(links, " "), class_="cb-backlinks")
        if links
        else Html("")
    )
