"""What a server answers: takes its address and the site that it serves, gives what is not as it should be."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urljoin, urlsplit

UTF8 = "; charset=utf-8"
TYPES: Mapping[str, str] = {
    "en/index.html": f"text/html{UTF8}",
    "404.html": f"text/html{UTF8}",
    "assets/casebook.css": f"text/css{UTF8}",
    "assets/casebook.js": f"text/javascript{UTF8}",
    "assets/mark.svg": f"image/svg+xml{UTF8}",
    "assets/blank/en/case.yml": f"text/plain{UTF8}",
    "data/records.csv": f"text/csv{UTF8}",
    "data/records.json": f"application/json{UTF8}",
    "data/sources.bib": f"application/x-bibtex{UTF8}",
    "data/sources.ris": f"application/x-research-info-systems{UTF8}",
    "data/casebook-data.zip": "application/zip",
    "en/card.png": "image/png",
    "en/feed.xml": f"application/atom+xml{UTF8}",
    "zh/places/hill/feed.xml": f"application/atom+xml{UTF8}",
    "zh/places/chengdu/feed.xml": f"application/atom+xml{UTF8}",
    "sitemap.xml": f"application/xml{UTF8}",
    "robots.txt": f"text/plain{UTF8}",
    "SHA256SUMS": f"text/plain{UTF8}",
}
"""What a browser, a spreadsheet, a feed reader and a reference manager have to be told."""
ALWAYS: Mapping[str, str] = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "max-age=600",
}
IN_POLICY = ("default-src 'none'", "frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'")
LARGE = ("en/index.html", "assets/casebook.css", "data/records.csv", "en/feed.xml", "assets/casebook.js")
"""Texts that are sent compressed to whoever takes it."""
NOWHERE = ("nowhere", "en/cases/nowhere/", "a/b/c/d/nowhere.csv", "en/nowhere/feed.xml", "assets/nowhere.js")


@dataclass(frozen=True)
class Answer:
    """What a server answered."""

    status: int
    headers: Message
    body: bytes

    def __getitem__(self, name: str) -> str:
        return ", ".join(self.headers.get_all(name, []))


@dataclass(frozen=True)
class Hosted:
    """A site that is served. moved: an old address of a record, and the present one, below the site."""

    address: str
    site: Path
    moved: tuple[str, str]
    is_precompressed: bool

    def ask(self, path: str, **headers: str) -> Answer:
        """The answer to GET, of a path below the site."""
        return ask(self.address + path, **headers)

    def file(self, path: str) -> bytes:
        """A file of the site."""
        return (self.site / path).read_bytes()


def ask(address: str, **headers: str) -> Answer:
    """The answer to GET; redirects are not followed. headers: with _ in place of a hyphen."""
    parts = urlsplit(address)
    connection = HTTPConnection(parts.hostname or "", parts.port, timeout=20)
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request("GET", parts._replace(scheme="", netloc="", fragment="").geturl(), headers=names)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return Answer(answer.status, answer.headers, body)


def types(hosted: Hosted) -> Iterator[str]:
    """Every kind of file has its type and charset, the headers of all, and its bytes."""
    for path, kind in TYPES.items():
        if not (hosted.site / path).exists():
            continue
        answer = hosted.ask(path)
        if answer.status != 200 or answer.body != hosted.file(path):
            yield f"{path}: {answer.status}, {len(answer.body)} bytes"
        if answer["Content-Type"].lower() != kind:
            yield f"{path}: Content-Type {answer['Content-Type']}"
        yield from _without(answer, path)


def _without(answer: Answer, path: str) -> Iterator[str]:
    yield from (f"{path}: {name} {answer[name]!r}" for name, value in ALWAYS.items() if answer[name] != value)
    policy = answer["Content-Security-Policy"]
    yield from (f"{path}: no {part} in {policy!r}" for part in IN_POLICY if policy.count(part) != 1)
    if "camera=()" not in answer["Permissions-Policy"] or "clipboard" in answer["Permissions-Policy"]:
        yield f"{path}: Permissions-Policy {answer['Permissions-Policy']!r}"


def folders(hosted: Hosted) -> Iterator[str]:
    """A folder shows its page, with '/' alone; the site's own address too."""
    for path in ("", "en/", "zh/search/"):
        answer = hosted.ask(path)
        if answer.status != 200 or answer.body != hosted.file(f"{path}index.html"):
            yield f"{path}: {answer.status}"
        if not answer["Content-Type"].startswith("text/html"):
            yield f"{path}: Content-Type {answer['Content-Type']}"
        yield from _without(answer, path)
    bare = [hosted.address[:-1]] if urlsplit(hosted.address).path != "/" else []
    for address in (f"{hosted.address}en", f"{hosted.address}en/cases", *bare):
        answer = ask(address)
        if answer.status not in (301, 308) or urljoin(address, answer["Location"]) != f"{address}/":
            yield f"{address}: {answer.status} {answer['Location']}"


def missing(hosted: Hosted) -> Iterator[str]:
    """A wrong address has the page for it, at any depth, with status 404 and whatever its end."""
    for path in NOWHERE:
        answer = hosted.ask(path)
        if answer.status != 404 or answer.body != hosted.file("404.html"):
            yield f"{path}: {answer.status}, {len(answer.body)} bytes"
        if answer["Content-Type"].lower() != TYPES["404.html"]:
            yield f"{path}: Content-Type {answer['Content-Type']}"
        yield from _without(answer, path)


def redirects(hosted: Hosted) -> Iterator[str]:
    """What has moved is told by 301, with what follows in the address, in place of the page that leads on."""
    old, new = hosted.moved
    for rest in ("", "index.html", "handout/", "?term=x"):
        address = f"{hosted.address}{old}{rest}"
        answer = ask(address)
        if answer.status != 301 or urljoin(address, answer["Location"]) != f"{hosted.address}{new}{rest}":
            yield f"{old}{rest}: {answer.status} {answer['Location']}"
    if hosted.ask(new).status != 200:
        yield f"{new}: {hosted.ask(new).status}"


def compressed(hosted: Hosted) -> Iterator[str]:
    """A text is sent compressed to who takes it, as it lies there where it does, and says what that depends on."""
    for path in LARGE:
        answer = hosted.ask(path, Accept_Encoding="gzip")
        if answer["Content-Encoding"] != "gzip" or gzip.decompress(answer.body) != hosted.file(path):
            yield f"{path}: Content-Encoding {answer['Content-Encoding']!r}, {len(answer.body)} bytes"
        if hosted.is_precompressed and answer.body != hosted.file(f"{path}.gz"):
            yield f"{path}: not the bytes of {path}.gz"
        if answer["Content-Type"].lower() != TYPES[path]:
            yield f"{path}, compressed: Content-Type {answer['Content-Type']}"
        if answer["Vary"].lower() != "accept-encoding":
            yield f"{path}: Vary {answer['Vary']!r}"
        yield from _without(answer, path)
        if hosted.ask(path)["Content-Encoding"] or hosted.ask(path, Accept_Encoding="br")["Content-Encoding"]:
            yield f"{path}: compressed for who does not take it"
    folder = hosted.ask("en/", Accept_Encoding="gzip")
    if folder["Content-Encoding"] != "gzip" or gzip.decompress(folder.body) != hosted.file("en/index.html"):
        yield f"en/: Content-Encoding {folder['Content-Encoding']!r}"
    picture = hosted.ask("en/card.png", Accept_Encoding="gzip")
    if picture["Content-Encoding"]:
        yield "en/card.png: compressed once more"


def unchanged(hosted: Hosted) -> Iterator[str]:
    """Who has a file already is told so by 304, by its tag or its time, compressed or not."""
    for path in ("en/", "assets/casebook.css", "data/records.csv"):
        for coding in ("identity", "gzip"):
            first = hosted.ask(path, Accept_Encoding=coding)
            tagged = hosted.ask(path, Accept_Encoding=coding, If_None_Match=first["ETag"])
            dated = hosted.ask(path, Accept_Encoding=coding, If_Modified_Since=first["Last-Modified"])
            if first["ETag"] and (tagged.status, tagged.body) != (304, b""):
                yield f"{path}, {coding}: {tagged.status} for its ETag {first['ETag']}"
            if not first["Last-Modified"] or (dated.status, dated.body) != (304, b""):
                yield f"{path}, {coding}: {dated.status} for its time {first['Last-Modified']}"
            told = [answer["Cache-Control"] for answer in (tagged, dated) if answer.status == 304]
            if set(told) != {ALWAYS["Cache-Control"]}:
                yield f"{path}, {coding}: 304 with Cache-Control {told}"


CHECKS: tuple[Callable[[Hosted], Iterator[str]], ...] = (types, folders, missing, redirects, compressed, unchanged)
