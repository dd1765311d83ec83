"""Takes a built site, gives broken links and anchors, ids given twice, and what a page would load from elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from tests.sitechecks.finding import Finding, pages

LINKS, ANCHORS, IDS, FOREIGN = "broken links", "broken anchors", "ids twice", "loaded from elsewhere"
ADDRESSES = {"href", "src", "poster", "data", "action"}
# These name a page for machines by its full address; nothing is loaded.
NAMING = {"canonical", "alternate", "license", "author", "prev", "next", "edit"}


@dataclass(frozen=True)
class Link:
    line: int
    tag: str
    address: str
    loads: bool


@dataclass
class Page(HTMLParser):
    ids: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "link" and NAMING & set(given.get("rel", "").split()):
            return
        for name in ADDRESSES & given.keys():
            self.links.append(Link(self.getpos()[0], tag, given[name].strip(), tag not in {"a", "form"}))
        for candidate in given.get("srcset", "").split(","):
            if candidate.strip():
                self.links.append(Link(self.getpos()[0], tag, candidate.split()[0], True))


def check(site: Path) -> Iterator[Finding]:
    read = {name: _read(site / name) for name in pages(site)}
    files = {p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file()}
    for name, page in read.items():
        yield from (Finding(IDS, name, i) for i in sorted({i for i in page.ids if page.ids.count(i) > 1}))
        for link in page.links:
            yield from _link(name, link, read, files)


def _read(path: Path) -> Page:
    page = Page()
    page.feed(path.read_text(encoding="utf-8"))
    page.close()
    return page


def _link(name: str, link: Link, read: dict[str, Page], files: set[str]) -> Iterator[Finding]:
    place = f"line {link.line}: {link.address}"
    parts = urlsplit(link.address)
    if parts.scheme or parts.netloc:
        if link.loads and parts.scheme != "data":
            yield Finding(FOREIGN, name, place)
        return
    # 404.html is shown at any depth and so knows the site's own base path, which the folder does not.
    if name == "404.html" and parts.path.startswith("/"):
        return
    target = _target(name, unquote(parts.path))
    if target not in files:
        yield Finding(LINKS, name, place)
    elif parts.fragment and target in read and unquote(parts.fragment) not in read[target].ids:
        yield Finding(ANCHORS, name, place)


def _target(name: str, path: str) -> str:
    """The file an address leads to; none where it leaves the site or begins at a root that the site may not have."""
    if not path:
        return name
    if path.startswith("/"):
        return "?"
    whole = normpath(join(dirname(name), path))
    folder = path.endswith(("/", "/.", "/..")) or path in {".", ".."}
    return normpath(join(whole, "index.html")) if folder else whole
