"""What a host says with each file: the one declaration, from which the settings of every kind of host are written.

Names of files do not change with their content (Material's sheets have a hash in theirs, but of what they were before
they were trimmed), so none may be kept for long: ten minutes, then a host is asked, and says 304 where nothing is new.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

NO_FRAMES = "frame-ancestors 'none'"
"""What no <meta> can say: the site is shown in nobody's frame."""
KEPT = "max-age=600"
"""As long as GitHub Pages has it, so that a visit asks once for what its pages share."""
POWERS = (
    *("accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer", "microphone", "midi"),
    *("payment", "usb"),
)
"""What no page of the site asks for. Copying and sharing it does, so these are not here."""
HSTS = ("Strict-Transport-Security", "max-age=31536000")
"""For a host that answers by HTTPS alone, and will: browsers then refuse anything else for a year."""
PAGES, SVG, FEED, PLAIN = "text/html", "image/svg+xml", "application/atom+xml", "text/plain"
FEED_FILE, MISSING = "feed.xml", "404.html"
TYPES: Mapping[str, str] = {
    "html": PAGES,
    "css": "text/css",
    "js": "text/javascript",
    "json": "application/json",
    "csv": "text/csv",
    "xml": "application/xml",
    "svg": SVG,
    "txt": PLAIN,
    "md": PLAIN,
    "yml": PLAIN,
    "bib": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
    "png": "image/png",
    "jpg": "image/jpeg",
    "webp": "image/webp",
    "ico": "image/x-icon",
    "woff2": "font/woff2",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "zip": "application/zip",
}
"""The type of each kind of file, by the end of its name; a host's own table may lack some. A feed has its own."""
TEXTS = frozenset({"html", "css", "js", "json", "csv", "xml", "svg", "txt", "md", "yml", "bib", "ris"})
"""The kinds that are text, in UTF-8, and worth compressing."""
CHARSET = "utf-8"
LEAST_BYTES = 1024
"""Of a text that is compressed: a smaller one fits into one packet as it is."""


def content_type(ending: str) -> str:
    """The Content-Type of a kind of file, with the charset of a text. Raises KeyError for another kind."""
    return f"{TYPES[ending]}; charset={CHARSET}" if ending in TEXTS else TYPES[ending]


FEED_TYPE = f"{FEED}; charset={CHARSET}"


def text_types() -> tuple[str, ...]:
    """The types that are text, sorted, each once."""
    return tuple(sorted({FEED, *(TYPES[ending] for ending in TEXTS)}))


def headers(policy: str) -> Mapping[str, str]:
    """The headers of every file. policy: the Content-Security-Policy that all pages fit."""
    return {
        "Content-Security-Policy": f"{policy}; {NO_FRAMES}",
        "X-Frame-Options": "DENY",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Permissions-Policy": ", ".join(f"{power}=()" for power in POWERS),
        "Cache-Control": KEPT,
    }


def joined_policy(policies: Iterable[str]) -> str:
    """A policy that allows what any of these does: a header holds for all pages, beside each page's own."""
    sources: dict[str, dict[str, None]] = {}
    for policy in policies:
        for directive in filter(None, map(str.strip, policy.split(";"))):
            name, *allowed = directive.split()
            sources.setdefault(name, {}).update(dict.fromkeys(allowed))
    return "; ".join(" ".join((name, *allowed)) for name, allowed in sources.items())
