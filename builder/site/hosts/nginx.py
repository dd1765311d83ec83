"""nginx: takes a hosted site, gives a server block (ngx_http_core_module, _headers_, _gzip_static_, _rewrite_)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from builder.site.hosts.headers import (
    CHARSET,
    FEED,
    FEED_FILE,
    HSTS,
    LEAST_BYTES,
    MISSING,
    PAGES,
    PLAIN,
    TYPES,
    headers,
    text_types,
)
from builder.site.hosts.hosted_site import HostedSite, Moved

_TEXTS = " ".join(kind for kind in text_types() if kind != PAGES)
"""The types of texts but pages, which nginx has among them anyway."""


def nginx(site: HostedSite, folder: str) -> str:
    """The server block of a site. folder: where its files lie on the host."""
    inner = chain(_listening(site), ("",), _files(site, folder), _moved(site))
    return "\n".join((f"# {site.address or 'The casebook'}", "server {", *_indented(inner), "}", ""))


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"    {line}" if line else "" for line in lines)


def _listening(site: HostedSite) -> Iterator[str]:
    port = site.port or 80
    yield from (f"listen {port};", f"listen [::]:{port};", f"server_name {site.host};")
    yield "absolute_redirect off;"
    if not site.is_plain:
        yield f"# HTTPS: `certbot --nginx -d {site.host}` completes this block."


def _files(site: HostedSite, folder: str) -> Iterator[str]:
    if site.path != "/":
        yield from (f"location = {site.path[:-1]} {{ return 301 {site.path}; }}", "")
    yield from (f"location {site.path} {{", f"    alias {folder}/;", "    index index.html;")
    yield f"    error_page 404 {site.path}{MISSING};"
    yield from _indented(chain(_headers(site), _types(), _compression()))
    yield "}"


def _headers(site: HostedSite) -> Iterator[str]:
    yield from (f'add_header {name} "{value}" always;' for name, value in headers(site.policy).items())
    if not site.is_plain:
        yield "# With HTTPS alone, and for good:"
        yield f'# add_header {HSTS[0]} "{HSTS[1]}" always;'


def _types() -> Iterator[str]:
    yield from ("types {", *(f"    {kind} {ending};" for ending, kind in TYPES.items()), "}")
    yield from (f"default_type {PLAIN};", f"charset {CHARSET};", f"charset_types {_TEXTS};")
    yield f"location ~ /{re.escape(FEED_FILE)}$ {{ types {{ }} default_type {FEED}; }}"


def _compression() -> Iterator[str]:
    """Texts that lie there compressed (`precompress: true`) are sent as they lie; others are compressed each time."""
    yield from ("gzip_static on;", "gzip on;", "gzip_vary on;")
    yield from (f"gzip_min_length {LEAST_BYTES};", f"gzip_types {_TEXTS};")


def _moved(site: HostedSite) -> Iterator[str]:
    if site.moved:
        yield from ("", "# What has moved.")
    yield from (_redirect(site.path, moved) for moved in site.moved)


def _redirect(path: str, moved: Moved) -> str:
    old, new = path + moved.old, path + moved.new
    return f"location ^~ {old} {{ rewrite ^{re.escape(old)}(.*)$ {new}$1 permanent; }}"
