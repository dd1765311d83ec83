"""The pipeline: read and check the records, plan their pages. site/ frames these, draws and publishes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from builder.config import Options
from builder.language.languages import LANGUAGES, LOCALES, own_words
from builder.language.words import words
from builder.pages.broken import broken_pages
from builder.pages.edition import Edition
from builder.pages.plan import Plan
from builder.pages.site import Site, editions
from builder.records.history import History, history
from builder.records.load import Checked, read
from builder.records.model.library import Library
from builder.records.model.reads import Index
from builder.records.model.release import Holding, Release
from builder.records.reading_cache import ReadingCache
from builder.records.releases import holdings


def load(base: Path, options: Options, *, cache: ReadingCache | None = None, dates: History | None = None) -> Site:
    """The pages of a base in every language; none if a record has errors, with `keep_going` pages of the errors.

    cache: of what was read before. dates: those that history() gave before.
    """
    checked = read(base, options, today=options.frozen.day if options.frozen else None, cache=cache)
    if checked.errors and not options.keep_going:
        return Site({}, checked.problems)
    return planned(checked, history(base) if dates is None else dates, options)


def planned(checked: Checked, dates: Mapping[str, tuple[date, date]], options: Options) -> Site:
    """The pages of a base that has been read. Nothing more is read from its folder."""
    library = checked.sound
    releases = () if options.frozen else checked.releases.found  # A frozen site has no others in it.
    shared = Edition(
        library,
        "",
        Index("date", dates),
        Index("file", checked.files),
        checked.glossary,
        checked.comparisons.by_slug,
        checked.related_words,
        site_url=options.site_url or "",
        mail=options.mail or "",
        repository=(options.repo_url or "").rstrip("/"),
        edit=f"{options.repo_url.rstrip('/')}/{options.edit}" if options.repo_url else "",
        offline=options.offline,
        published=checked.published,
        uses=checked.uses,
        names=options.names,
        frozen=options.frozen,
        releases=Index("release", {release.name: release for release in releases}),
        holdings=Index("holding", _holdings(library, releases)),
    )
    by_language = editions(shared, options.languages, welcomes=checked.welcomes, handwritten=checked.handwritten)
    given = (options.languages, options.site_url, options.mail, options.repo_url, options.edit, options.names)
    settings = repr((*given, options.offline, options.frozen, checked.due, checked.published.given_up))
    inputs = settings.encode() + _own_words(options.languages) + checked.shared
    return Site(by_language, checked.problems, tuple(_broken(checked, options)), inputs)


def _holdings(library: Library, releases: Iterable[Release]) -> Mapping[str, tuple[Holding, ...]]:
    """The releases that hold a record, by its reference."""
    known = tuple(releases)
    former = (
        (entry.reference, tuple(f"{entry.folder}/{old}" for old in entry.given.formerly)) for entry in library.stored
    )
    return holdings(known, dict(former)) if known else {}


def _own_words(languages: Iterable[str]) -> bytes:
    """The declarations and words of the languages that are not the program's alone."""
    own = (code for code in languages if _brings(code) or _brings(LANGUAGES[code].other_script))
    return repr([(LANGUAGES[code], words(code).texts) for code in own]).encode("utf-8", "surrogatepass")


def _brings(code: str) -> bool:
    """Whether the base brings along a language or words of it."""
    return code in LANGUAGES and (LANGUAGES[code].words.parent != LOCALES or own_words(code) is not None)


def _broken(checked: Checked, options: Options) -> Iterator[Plan]:
    """The plan of the pages of broken records, where there are any."""
    if pages := tuple(broken_pages(checked.readings, checked.problems, options.languages)):
        yield Plan("broken", "", "", lambda: pages)
