"""The first paint before the style sheets: takes a complete page, gives it with its sheets where its text has a mark.

A browser paints what stands above a sheet in the body without waiting for it. The style of that stands in the head
(first_rules.py), and the page's policy allows it by its hash and no other. Sheets and script are asked for from the
head all the same: where a parser waits for one, it does not see the next.

The colours that a reader chose are set by a script of some words where the body begins, allowed by its hash as well: a
file of its own would be another trip.

The sheets come as one that imports them, for a browser applies such a sheet when it has all of it. Each by itself would
be applied as it comes, the theme's over this style until the site's own takes it back, and the page would move.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from posixpath import relpath
from urllib.parse import quote

from builder.pages.page import SHEETS_HERE

_SHEET = re.compile(r'<link rel="stylesheet" href="([^"]+)">')
_TAGS = re.compile(rf'((?:{_SHEET.pattern}\s*)+)(<script src="([^"]+assets/casebook\.js)"></script>)')
"""What holds up the first paint: the sheets, and the script behind them."""
_BODY = re.compile("<body[^>]*>")
_ROOM = "@media screen{html{overflow-y:scroll}}"
"""What comes below brings a scroll bar: its room is there from the first paint on."""
SHEETS = "assets/sheets/"
"""The folder of the sheets that import those of a page."""


@dataclass(frozen=True)
class FirstPaint:
    """What is painted first on pages of some sections. rules: its style. script: of the colours that a reader chose."""

    rules: str = ""
    script: str = ""
    sections: frozenset[str] = frozenset()

    def of(self, html: str, section: str, *, root: str) -> str:
        """A page of a section, with what holds up its first paint at its mark. root: the way to the site's root."""
        found = _TAGS.search(html) if section in self.sections and SHEETS_HERE in html else None
        if found is None:
            return html
        tags, script, source = found[1], found[3], found[4]
        joined = root + sheet_of(section)
        preloads = (_preload(href, "style") for href in (joined, *_SHEET.findall(tags)))
        style = self.rules + _ROOM
        head = "\n".join((*preloads, _preload(source, "script"), f"<style>{style}</style>"))
        below = f'<link rel="stylesheet" href="{joined}">\n{script}'
        before = _allowing(_allowing(html[: found.start()], "style-src", style), "script-src", self.script)
        after = _BODY.sub(lambda body: f"{body[0]}<script>{self.script}</script>", html[found.end() :], count=1)
        return f"{before}{head}{after.replace(SHEETS_HERE, below, 1)}"

    def allowed(self, policy: str) -> str:
        """A policy of pages with what it allows on pages of some sections."""
        if not self.sections:
            return policy
        return _allowing(_allowing(policy, "style-src", self.rules + _ROOM), "script-src", self.script)


NO_FIRST_PAINT = FirstPaint()


def sheet_of(section: str) -> str:
    """The path in the site of the sheet that imports those of a section's pages."""
    return f"{SHEETS}{section}.css"


def importing(paths: Iterable[str]) -> str:
    """That sheet. paths: in the site, of those that it imports, in order."""
    return "".join(f'@import "{quote(relpath(path, SHEETS))}";' for path in paths)


def sheets_in(html: str) -> list[str]:
    """The addresses of the sheets of a page or of its beginning, in order."""
    return _SHEET.findall(html)


def _allowing(head: str, directive: str, text: str) -> str:
    """The head with a text that its policy allows; as it is where that allows any, which a hash would end."""
    digest = b64encode(sha256(text.encode()).digest()).decode()
    return head.replace(f"{directive} 'self';", f"{directive} 'self' 'sha256-{digest}';", 1)


def _preload(href: str, kind: str) -> str:
    return f'<link rel="preload" href="{href}" as="{kind}">'
