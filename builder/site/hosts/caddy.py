"""Caddy: takes a hosted site, gives a Caddyfile (version 2)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.site.hosts.headers import (
    CHARSET,
    FEED_FILE,
    FEED_TYPE,
    HSTS,
    LEAST_BYTES,
    MISSING,
    PAGES,
    PLAIN,
    TEXTS,
    content_type,
    headers,
    text_types,
)
from builder.site.hosts.hosted_site import HostedSite
from builder.site.publish.manifest import MANIFEST


def caddy(site: HostedSite, folder: str) -> str:
    """The Caddyfile of a site. folder: where its files lie on the host."""
    lines = (*_headers(site), *_types(site), *_moved(site), *_files(site, folder), *_missing(site, folder))
    return "\n".join((f"{_label(site)} {{", *(f"\t{line}" if line else "" for line in lines), "}", ""))


def _label(site: HostedSite) -> str:
    """The address of the host; Caddy gets certificates by itself for one without http://."""
    port = f":{site.port}" if site.port else ""
    return f"http://{site.host}{port}" if site.is_plain else f"{site.host}{port}"


def _headers(site: HostedSite) -> Iterator[str]:
    yield f"header {site.path}* {{"
    yield from (f'\t{name} "{value}"' for name, value in headers(site.policy).items())
    if not site.is_plain:
        yield "\t# For good:"
        yield f'\t# {HSTS[0]} "{HSTS[1]}"'
    yield "}"


def _types(site: HostedSite) -> Iterator[str]:
    """The types of texts, which Caddy takes from the machine otherwise; those of pages it knows."""
    below = f"^{re.escape(site.path)}"
    for ending in sorted(TEXTS - {"html"}):
        but = (f"\tnot path */{FEED_FILE}",) if FEED_FILE.endswith(ending) else ()
        yield from (f"@{ending} {{", f"\tpath_regexp {below}.*\\.{ending}$", *but, "}")
        yield f'header @{ending} Content-Type "{content_type(ending)}"'
    yield from (f"@plain path {site.path}{MANIFEST}", f'header @plain Content-Type "{PLAIN}; charset={CHARSET}"')
    yield f"@feed path_regexp {below}.+/{re.escape(FEED_FILE)}$"
    yield f'header @feed Content-Type "{FEED_TYPE}"'


def _moved(site: HostedSite) -> Iterator[str]:
    """What stands behind the old folder of an address is kept, and what is asked for with `?`."""
    for moved in site.moved:
        yield f"handle_path {site.path}{moved.old}* {{"
        yield from (f"\tredir * {site.path}{moved.new.removesuffix('/')}{{uri}} 301", "}")


def _files(site: HostedSite, folder: str) -> Iterator[str]:
    yield from ("", "encode {", "\tgzip", f"\tminimum_length {LEAST_BYTES}", "\tmatch {")
    yield from (f"\t\theader Content-Type {kind}*" for kind in text_types())
    yield from ("\t}", "}")
    if site.path != "/":
        yield f"redir {site.path[:-1]} {site.path} 301"
    yield f"handle_path {site.path}* {{" if site.path != "/" else "handle {"
    yield from (f"\troot * {folder}", "\tfile_server {", "\t\tprecompressed gzip", "\t}", "}")


def _missing(site: HostedSite, folder: str) -> Iterator[str]:
    """The page of a wrong address. Its type takes the place of the one that the address had by its end."""
    yield from ("", "handle_errors {", f"\troot * {folder}", f"\trewrite * /{MISSING}")
    yield from (f'\theader Content-Type "{PAGES}; charset={CHARSET}"', "\tfile_server", "}")
