"""The sitemap: takes the pages that search engines may list, gives sitemap.xml, its files and robots.txt.

sitemap.xml is an index; each edition has a file of its own, or several. Baidu takes no index, and of a file 50,000
addresses and 10 MB at most (the protocol of sitemaps.org allows 50 MB), so that the file of an edition is what is
submitted there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from posixpath import join, normpath
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from builder.language.languages import LANGUAGES, folder
from builder.pages.edition import Edition
from builder.pages.page import Page
from builder.pages.site import Site

SITEMAP, ROBOTS = "sitemap.xml", "robots.txt"
MOST_ADDRESSES, MOST_BYTES = 50_000, 10_000_000
"""Of a file: what every search engine takes."""
OWN_FILE = re.compile(r"(?:sitemap[^/]*\.xml|robots\.txt)\Z")
"""The paths that are given here."""
DEFAULT = "x-default"
"""The hreflang of the address for readers of all other languages."""

Shown = Mapping[str, tuple[str, ...]]
"""By path, each drawn page that may be listed, with the references of the records that it shows."""
Entry = tuple[str, date | None]
"""The element of a page, and when that was changed."""

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_XHTML = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'
_RECORD_LINK = re.compile(r'\shref="([^":?#]*/)[?#"]')
_RECORD = re.compile(r"((?:cases|policies)/[^/]+/[^/]+)\Z")


@dataclass(frozen=True)
class ListedPage:
    """A page of the sitemap. address: a Page.address. changed: None where nothing tells."""

    language: str
    address: str
    changed: date | None


def records_shown(page: Page, subject: str) -> tuple[str, ...]:
    """The references of the records that a page shows, whose dates are its own: that of its record, else those that
    it links to. subject: the reference of its record, '' for the base as a whole.
    """
    if subject:
        return (subject,)
    targets = (normpath(join(page.address, href)) for href in _RECORD_LINK.findall(page.body))
    return tuple(dict.fromkeys(target for target in targets if _RECORD.match(target)))


def sitemap_files(site: Site, shown: Shown, handwritten: Iterable[Page]) -> dict[str, bytes]:
    """The files by path; none for a site without an address. handwritten: the pages that MkDocs has drawn."""
    edition = next(iter(site.editions.values()), None)
    if edition is None or not edition.site_url:
        return {}
    pages = [*_drawn_pages(site.editions, shown), *_handwritten_pages(handwritten)]
    files: dict[str, bytes] = {}
    index: list[str] = []
    for path, entries, changed in _edition_files(edition.site_url, tuple(site.editions), pages):
        files[path] = _document("urlset", f"{_NAMESPACE} {_XHTML}", entries)
        index.append(f"<sitemap><loc>{escape(edition.site_url + path)}</loc>{_changed(changed)}</sitemap>")
    return {**files, SITEMAP: _document("sitemapindex", _NAMESPACE, index), ROBOTS: _robots(edition.site_url)}


def _robots(site_url: str) -> bytes:
    """Everything may be read. What is not to be listed says so itself, for which it has to be read."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {site_url}{SITEMAP}\n".encode()


def _document(root: str, namespaces: str, entries: Iterable[str]) -> bytes:
    return "\n".join((f"{_DECLARATION}<{root} {namespaces}>", *entries, f"</{root}>\n")).encode()


def _drawn_pages(editions: Mapping[str, Edition], shown: Shown) -> Iterator[ListedPage]:
    languages = {folder(language): language for language in editions}
    for path, references in shown.items():
        first, _, rest = path.partition("/")
        language = languages[first]
        yield ListedPage(language, rest.removesuffix("index.html"), _newest(editions[language], references))


def _newest(edition: Edition, references: Iterable[str]) -> date | None:
    """The last change of any of these records, as git has it."""
    entries = filter(None, map(edition.library.by_reference.get, references))
    return max((edition.dates[entry.path][1] for entry in entries if entry.path in edition.dates), default=None)


def _handwritten_pages(pages: Iterable[Page]) -> Iterator[ListedPage]:
    return (ListedPage(page.language, page.address, page.changed) for page in pages if page.indexed)


def _edition_files(
    site_url: str, languages: Sequence[str], pages: Iterable[ListedPage]
) -> Iterator[tuple[str, list[str], date | None]]:
    """The files of each edition: path, entries and the newest date in it. The root stands in the first one."""
    by_address: dict[str, dict[str, ListedPage]] = {}
    for page in pages:
        by_address.setdefault(page.address, {})[page.language] = page
    for language in languages:
        entries = [_root(site_url, languages)] if language == languages[0] else []
        entries += [
            _entry(site_url, listed[language], [code for code in languages if code in listed])
            for _, listed in sorted(by_address.items())
            if language in listed
        ]
        for number, part in enumerate(_parts(entries), start=1):
            name = folder(language) if number == 1 else f"{folder(language)}-{number}"
            dates = [changed for _, changed in part if changed]
            yield f"sitemap-{name}.xml", [entry for entry, _ in part], max(dates, default=None)


def _parts(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    """The entries, in parts of which each fits into a file."""
    part: list[Entry] = []
    left = MOST_BYTES - 1_000  # The lines around the entries.
    for entry in entries:
        size = len(entry[0].encode()) + 1
        if part and (len(part) == MOST_ADDRESSES or size > left):
            yield part
            part, left = [], MOST_BYTES - 1_000
        part.append(entry)
        left -= size
    if part:
        yield part


def _root(site_url: str, languages: Iterable[str]) -> Entry:
    """The choice of language, which is for everybody."""
    return _url(site_url, {**_addresses(site_url, languages, ""), DEFAULT: site_url}, None), None


def _entry(site_url: str, page: ListedPage, present: Sequence[str]) -> Entry:
    """A page with its counterparts, as partials/meta.html has them. present: the languages that have it."""
    alternates = _addresses(site_url, present, page.address)
    default = alternates[LANGUAGES[present[0]].tag] if page.address else site_url
    own = alternates[LANGUAGES[page.language].tag]
    return _url(own, {**alternates, DEFAULT: default}, page.changed), page.changed


def _addresses(site_url: str, languages: Iterable[str], address: str) -> dict[str, str]:
    """The whole addresses of a page, by the tag of the language."""
    return {LANGUAGES[code].tag: f"{site_url}{folder(code)}/{quote(address)}" for code in languages}


def _url(address: str, alternates: Mapping[str, str], changed: date | None) -> str:
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{tag}" href={quoteattr(href)}/>' for tag, href in alternates.items()
    )
    return f"<url><loc>{escape(address)}</loc>{_changed(changed)}{links}</url>"


def _changed(changed: date | None) -> str:
    return f"<lastmod>{changed.isoformat()}</lastmod>" if changed else ""
