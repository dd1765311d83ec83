"""Everybody who made a record, with what they made: takes the base, gives the page.

Somebody is the same person by ORCID, else by name; a pen name is a name like any other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain

from builder.language.collation import sort_key
from builder.language.words import words
from builder.pages.address import USES, relative
from builder.pages.edition import Edition
from builder.pages.html.elements import NOTHING, Html, el, escape, external_link, join, lines, separated
from builder.pages.html.elements import link as to_page
from builder.pages.page import Page
from builder.pages.parts.name_anchor import CONTRIBUTORS, anchor
from builder.pages.parts.record_row import SEPARATOR, link, text_html
from builder.pages.parts.search_documents import searchable, shown_name
from builder.pages.people import other_name_spans
from builder.records.model.library import Entry, Library
from builder.records.model.record import Contributor


@dataclass(frozen=True)
class Credit:
    """What somebody did in a record. shown: the name as text. roles: their ids. record: its line, with roles."""

    anchor: str
    shown: str
    name: Html
    orcid: str
    roles: tuple[str, ...]
    record: Html


def view(edition: Edition) -> Iterator[Page]:
    """The page."""
    say, library = words(edition.language), edition.library
    make = partial(_credits, library=library, language=edition.language)
    of_entries = (library.of_entry("credits", entry, make, language=edition.language) for entry in library.listed)
    groups = _by_person(list(chain.from_iterable(of_entries)))
    ordered = sorted(groups, key=lambda group: sort_key(group[0].shown, edition.language))
    ids = _ids(ordered)
    body = lines(
        el("h1", escape(say("contributors.title"))),
        el("p", escape(say("contributors.lead")), class_="cb-lead"),
        el("p", to_page(relative(CONTRIBUTORS, USES), escape(say("uses.title")))),
        el("ul", *(_row(group, own, library, edition.language) for group, own in ids), class_="cb-list cb-names-list"),
    )
    title, lead = say("contributors.title"), say("contributors.lead")
    yield searchable(Page(edition.language, CONTRIBUTORS, "people", title, lead, body))


def _credits(entry: Entry, *, library: Library, language: str) -> tuple[Credit, ...]:
    """Everybody's part in a record."""
    return tuple(_credit(each, entry, library, language) for each in entry.record.contributors)


def _credit(contributor: Contributor, entry: Entry, library: Library, language: str) -> Credit:
    comma = words(language)("wording.comma")
    roles = tuple(role.id for role in contributor.roles)
    named = comma.join(library.vocabularies.name("roles", role, language) for role in roles)
    name = join((text_html(contributor.name, language), *other_name_spans(contributor.name, language)), " ")
    return Credit(
        anchor(contributor.name),
        shown_name(contributor.name, language),
        name,
        contributor.orcid or "",
        roles,
        el("li", link(entry, language, address=CONTRIBUTORS), el("span", escape(named), class_="cb-role")),
    )


def _by_person(made: Sequence[Credit]) -> list[list[Credit]]:
    """The credits of each person. One without an ORCID is of whoever alone has that name."""
    orcids: dict[str, set[str]] = {}
    for credit in made:
        orcids.setdefault(credit.anchor, set()).update(filter(None, [credit.orcid]))
    groups: dict[str, list[Credit]] = {}
    for credit in made:
        known = orcids[credit.anchor]
        key = credit.orcid or (next(iter(known)) if len(known) == 1 else credit.anchor)
        groups.setdefault(key, []).append(credit)
    return [*groups.values()]


def _ids(groups: Sequence[Sequence[Credit]]) -> Iterator[tuple[Sequence[Credit], list[str]]]:
    """Each person with the ids to which records link: the names, and the ORCID.

    Of two of the same name one without an ORCID has it, to whom nothing else leads; else the first.
    """
    owners: dict[str, int] = {}
    for at in sorted(range(len(groups)), key=lambda at: any(credit.orcid for credit in groups[at])):
        for credit in groups[at]:
            owners.setdefault(credit.anchor, at)
    for at, group in enumerate(groups):
        names = dict.fromkeys(credit.anchor for credit in group if owners[credit.anchor] == at)
        yield group, [*names, *dict.fromkeys(filter(None, (credit.orcid for credit in group)))]


def _row(group: Sequence[Credit], ids: Sequence[str], library: Library, language: str) -> Html:
    """Somebody: name, ORCID, what they did by the words of CRediT, and the records."""
    first = group[0]
    return el(
        "li",
        *(el("span", id=id_) for id_ in ids[1:]),
        el("p", first.name, class_="cb-row-title"),
        el("p", separated(_facts(group, library, language), SEPARATOR), class_="cb-row-facts"),
        el("ul", *(credit.record for credit in group), class_="cb-mentions"),
        class_="cb-row",
        id=ids[0] if ids else None,
    )


def _facts(group: Sequence[Credit], library: Library, language: str) -> Iterator[Html]:
    say = words(language)
    number = len(group)
    yield escape(say("contributors.records.one" if number == 1 else "contributors.records.many", n=number))
    orcid = next((credit.orcid for credit in group if credit.orcid), "")
    yield external_link(f"https://orcid.org/{orcid}", escape(f"ORCID {orcid}")) if orcid else NOTHING
    table = library.vocabularies.table("roles")
    ids = dict.fromkeys(role for credit in group for role in credit.roles)
    by_credit = dict.fromkeys(table[id_].credit for id_ in ids if id_ in table)
    named = say("contributors.semicolon").join(credit for credit in by_credit if credit and credit != "none")
    yield escape(say("contributors.credit", roles=named)) if named else NOTHING
