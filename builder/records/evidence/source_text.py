"""The text of a source: takes a folder and the key of a source, gives what `<key>.txt`, `.html` or `.pdf` says."""

from __future__ import annotations

import codecs
import io
import re
from html.parser import HTMLParser
from pathlib import Path

from builder.records.problem import Problem
from builder.records.source.file import read_bytes

MAX_BYTES = 64 * 1024 * 1024
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_UNREAD = frozenset({"script", "style", "template", "noscript", "rt", "rp"})
"""Elements whose text is no part of what a reader reads; `rt` is how a character is read."""
_INLINE = frozenset(
    (
        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
        "mark", "q", "ruby", "rb", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var",
        "wbr",
    )
)  # fmt: skip
"""Elements that may stand within a word."""


class SourceTextError(Exception):
    """A file has no text to compare with.

    code: why (`no-pdf-reader`: pypdf is missing; `pdf-damaged`; `no-encoding`; `unreadable`). path: of the file.
    """

    def __init__(self, code: str, path: Path, said: str = "") -> None:
        super().__init__(code, path, said)
        self.code, self.path, self.said = code, path, said


def source_text(folder: Path, key: str) -> str | None:
    """The text of a source, None if the folder has none. Of several files the plain text is taken, then HTML.

    Raises SourceTextError where there is a file that cannot be read.
    """
    for suffix, text_of in ((".txt", _plain), (".html", _html), (".htm", _html), (".pdf", _pdf)):
        path = folder / f"{key}{suffix}"
        if path.is_file():
            data = read_bytes(path, path.name, most=MAX_BYTES)
            if isinstance(data, Problem):
                raise SourceTextError("unreadable", path, dict(data.values).get("reason", data.code))
            return text_of(data, path)
    return None


def _plain(data: bytes, path: Path) -> str:
    return _decoded(data, path, ())


def _html(data: bytes, path: Path) -> str:
    declared = tuple(match[1].decode("ascii", "replace") for match in _CHARSET.finditer(data[:4096]))
    parser = _Words()
    parser.feed(_decoded(data, path, declared[:1]))
    parser.close()
    return "".join(parser.parts)


def _decoded(data: bytes, path: Path, declared: tuple[str, ...]) -> str:
    """Bytes as text: in the encoding that they begin with or declare, else UTF-8, else that of older Chinese files."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            declared, data = (encoding,), data[len(bom) :]
    for encoding in (*declared, "utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    raise SourceTextError("no-encoding", path)


class _Words(HTMLParser):
    """The words of a page; where an element ends that no word goes on behind, a line ends."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.unread = 0

    def handle_starttag(self, tag: str, _: object) -> None:
        """An element begins."""
        self.unread += tag in _UNREAD
        self._part(tag)

    def handle_endtag(self, tag: str) -> None:
        """An element ends."""
        self.unread = max(0, self.unread - (tag in _UNREAD))
        self._part(tag)

    def handle_data(self, data: str) -> None:
        """A text."""
        if not self.unread:
            self.parts.append(data)

    def _part(self, tag: str) -> None:
        if tag not in _INLINE and tag not in _UNREAD:
            self.parts.append("\n")


def _pdf(data: bytes, path: Path) -> str:
    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError as fault:
        raise SourceTextError("no-pdf-reader", path) from fault
    try:
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
        raise SourceTextError("pdf-damaged", path, str(fault)) from fault
