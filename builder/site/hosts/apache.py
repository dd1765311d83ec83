"""Apache: takes a hosted site, gives the .htaccess in its folder (version 2.4; mod_headers, mod_mime, mod_rewrite)."""

from __future__ import annotations

from collections.abc import Iterator

from builder.site.hosts.headers import (
    CHARSET,
    FEED_FILE,
    FEED_TYPE,
    HSTS,
    MISSING,
    PLAIN,
    TEXTS,
    TYPES,
    content_type,
    headers,
    text_types,
)
from builder.site.hosts.hosted_site import HostedSite


def apache(site: HostedSite) -> str:
    """The .htaccess of a site, in whose folder it lies, wherever that is on the host."""
    lines = (*_names(site), *_types(), *_headers(site), *_moved(site), *_compressed(site))
    return "\n".join((f"# {site.address or 'The casebook'}", *lines, ""))


def _names(site: HostedSite) -> Iterator[str]:
    yield from ("DirectoryIndex index.html", f"ErrorDocument 404 {site.path}{MISSING}")
    # mod_deflate gives a file another tag than it then knows; the time of a file does for telling what is new.
    yield "FileETag None"


def _types() -> Iterator[str]:
    yield from (f"AddType {kind} .{ending}" for ending, kind in TYPES.items())
    yield f"AddCharset {CHARSET} {' '.join(f'.{ending}' for ending in sorted(TEXTS))}"
    yield from _forced(f'<Files "{FEED_FILE}">', FEED_TYPE, "</Files>")
    yield from _forced('<FilesMatch "^[^.]+$">', f"{PLAIN}; charset={CHARSET}", "</FilesMatch>")


def _headers(site: HostedSite) -> Iterator[str]:
    yield "<IfModule mod_headers.c>"
    yield from (f'    Header always set {name} "{value}"' for name, value in headers(site.policy).items())
    yield "    # With HTTPS alone, and for good:"
    yield from (f'    # Header always set {HSTS[0]} "{HSTS[1]}"', "</IfModule>")


def _moved(site: HostedSite) -> Iterator[str]:
    yield from (f"Redirect 301 {site.path}{moved.old} {site.path}{moved.new}" for moved in site.moved)


def _compressed(site: HostedSite) -> Iterator[str]:
    """Texts that lie there compressed (`precompress: true`) are sent as they lie; others are compressed each time.

    A file of two endings would have the type of the second, so each has its type once more.
    """
    endings = "|".join(sorted(TEXTS))
    yield "AddEncoding gzip .gz"
    for ending in sorted(TEXTS):
        yield from _forced(f'<FilesMatch "\\.{ending}\\.gz$">', content_type(ending), "</FilesMatch>")
    yield from _forced(f'<Files "{FEED_FILE}.gz">', FEED_TYPE, "</Files>")
    yield from ("<IfModule mod_rewrite.c>", "    RewriteEngine On", f"    RewriteBase {site.path}")
    yield '    RewriteCond "%{HTTP:Accept-Encoding}" "gzip"'
    yield '    RewriteCond "%{REQUEST_FILENAME}.gz" -f'
    yield from (f'    RewriteRule "^(.+\\.(?:{endings}))$" "$1.gz" [L]', "</IfModule>")
    yield from ("<IfModule mod_headers.c>", f'    <FilesMatch "\\.(?:{endings})(?:\\.gz)?$">')
    yield from ("        Header merge Vary Accept-Encoding", "    </FilesMatch>", "</IfModule>")
    yield from (
        "<IfModule mod_deflate.c>",
        f"    AddOutputFilterByType DEFLATE {' '.join(text_types())}",
        "</IfModule>",
    )


def _forced(opening: str, kind: str, closing: str) -> tuple[str, ...]:
    return opening, f'    ForceType "{kind}"', closing
