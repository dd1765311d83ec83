"""Pages that no search engine lists: takes the HTML of a page of a site, gives it with `noindex`."""

from __future__ import annotations

CHARSET = '<meta charset="utf-8">'
NOINDEX = '<meta name="robots" content="noindex">'


def unlisted(page: bytes) -> bytes:
    """A page of a site as no search engine lists it."""
    noindex, charset = NOINDEX.encode(), CHARSET.encode()
    return page if noindex in page else page.replace(charset, charset + noindex, 1)
