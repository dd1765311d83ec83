"""The page of all releases: takes the base in a language, gives each with its day, DOI, zip, and what changed in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import partial

from builder.citation.reference import doi_address
from builder.language.languages import folder
from builder.language.words import words
from builder.pages.edition import Edition
from builder.pages.html.elements import Html, el, escape, external_link, fill_placeholders, join, lines, link
from builder.pages.page import Heading, Page
from builder.pages.parts import record_row
from builder.pages.parts.search_documents import searchable
from builder.pages.releases.holding_line import ADDRESS
from builder.records.model.declare import by_name
from builder.records.model.library import Entry
from builder.records.model.record import MODELS
from builder.records.model.release import CHANGED, FOLDER, GONE, KINDS, RENAMED, RecordChange, Release
from builder.records.wording import full_date, number
from builder.schema.form import field_name

_ROOT = "../" * (1 + ADDRESS.count("/"))
_KINDS_WITH_FIELDS = (CHANGED, RENAMED)
_THOUSAND = 1000


def view(edition: Edition) -> Iterator[Page]:
    """The page. In a frozen site it says of which release that is, and that the list is elsewhere."""
    say, releases = words(edition.language), tuple(edition.releases.values())
    shown = [_release(release, edition) for release in releases]
    headings = tuple(Heading(_anchor(release), _name(release.name, edition)) for release in releases)
    body = lines(
        el("h1", escape(say("edition.title"))),
        el("p", escape(say("edition.lead")), class_="cb-lead"),
        *(shown or [el("p", _none(edition))]),
        el("h2", escape(say("edition.how-title")), id="how"),
        el("p", escape(say("edition.how"))),
    )
    title, description = say("edition.title"), say("edition.lead")
    headings = (*headings, Heading("how", say("edition.how-title")))
    page = Page(edition.language, ADDRESS, "sources", title, description, body, headings, styles=("data.css",))
    yield searchable(page, kind="page")


def _none(edition: Edition) -> Html:
    """Where there is no list: none was made yet, or this is a release itself."""
    say, frozen = words(edition.language), edition.frozen
    if frozen is None:
        return escape(say("edition.none"))
    return escape(say("edition.within", name=frozen.name, date=full_date(frozen.day, edition.language)))


def _anchor(release: Release) -> str:
    return f"e-{release.name}"


def _name(release: str, edition: Edition) -> str:
    return words(edition.language)("edition.name", name=release)


def _release(release: Release, edition: Edition) -> Html:
    say = words(edition.language)
    counts = {key: number(Decimal(amount), edition.language) for key, amount in release.counts.items()}
    facts = [
        (say("edition.day"), _day(release.day, edition)),
        (say("edition.doi-label"), _doi(release, edition)),
        *([(say("edition.holds"), escape(say("edition.counts", **counts)))] if len(counts) > 2 else []),
        (say("edition.files"), _files(release, edition)),
    ]
    rows = (el("div", el("dt", escape(label)), el("dd", value)) for label, value in facts)
    return lines(
        el("h2", escape(_name(release.name, edition)), id=_anchor(release)),
        el("dl", *rows, class_="cb-terms"),
        *_changes(release, edition),
    )


def _day(day: date, edition: Edition) -> Html:
    return el("time", escape(full_date(day, edition.language)), datetime=day.isoformat())


def _doi(release: Release, edition: Edition) -> Html:
    if not release.doi:
        return escape(words(edition.language)("edition.no-doi"))
    return external_link(doi_address(release.doi), escape(release.doi))


def _files(release: Release, edition: Edition) -> Html:
    """The frozen site, its zip and its citation."""
    say, at = words(edition.language), f"{_ROOT}{FOLDER}/{release.name}/"
    language = edition.language if edition.language in release.languages else next(iter(release.languages), "")
    page = f"{folder(language)}/index.html" if language else "index.html"
    size = f"{release.kilobytes / _THOUSAND:.1f}"
    links = (
        link(f"{at}{page}", escape(say("edition.open"))),
        link(f"{at}{release.zip_name}", escape(say("edition.zip-link", size=size)), download=""),
        link(f"{at}CITATION.cff", escape("CITATION.cff"), download=""),
    )
    return join(links, " · ")


def _changes(release: Release, edition: Edition) -> Iterator[Html]:
    """What changed since the release before, by what happened."""
    if not release.since:
        return
    say, name = words(edition.language), _name(release.since, edition)
    yield el("h3", escape(say("edition.since", edition=name)))
    if not release.changes:
        yield el("p", escape(say("edition.same")))
        return
    present = {(held.release, held.record): each for each, found in edition.holdings.items() for held in found}
    groups = ((kind, [each for each in release.changes if each.kind == kind]) for kind in KINDS)
    rows = (_group(kind, found, release, present, edition) for kind, found in groups if found)
    yield el("dl", *rows, class_="cb-terms")


def _group(
    kind: str,
    changes: list[RecordChange],
    release: Release,
    present: Mapping[tuple[str, str], str],
    edition: Edition,
) -> Html:
    items = (
        el("dd", _change(each, release, present.get((release.name, each.record), ""), edition)) for each in changes
    )
    label = escape(words(edition.language)(f"edition.kind.{kind}"))
    return el("div", el("dt", label), *items)


def _change(change: RecordChange, release: Release, reference: str, edition: Edition) -> Html:
    """A record, as a link, and its fields that differ. reference: its present one; '' for one that is gone, which
    stands in a frozen site.
    """
    entry = edition.library.by_reference.get(reference) if reference else None
    title = _title(entry, edition) if entry else _frozen_title(change, release, edition)
    if not change.fields or change.kind not in _KINDS_WITH_FIELDS:
        return title
    names = words(edition.language)("wording.comma").join(_fields(change, edition.language))
    return fill_placeholders(words(edition.language)("edition.changed"), record=title, fields=escape(names))


def _frozen_title(change: RecordChange, release: Release, edition: Edition) -> Html:
    """The address of a record that is gone, as a link to the last page that it had."""
    name = release.since if change.kind == GONE else release.name
    language = edition.language if edition.language in release.languages else next(iter(release.languages), "")
    page = f"{_ROOT}{FOLDER}/{name}/{folder(language)}/{change.record}/index.html" if language else ""
    shown = el("code", escape(change.record), lang="en")
    return link(page, shown) if page else shown


def _title(entry: Entry, edition: Edition) -> Html:
    make = partial(record_row.link, language=edition.language, address=ADDRESS)
    return edition.library.of_entry("release-row", entry, make, language=edition.language)


def _fields(change: RecordChange, language: str) -> Iterator[str]:
    """The names of the fields, in the words of the language."""
    declared = by_name(MODELS[change.record.partition("/")[0]])
    return (field_name(declared[key], language) if key in declared else key for key in change.fields)
