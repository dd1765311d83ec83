"""Netlify and Cloudflare Pages: takes a hosted site, gives the files `_headers` and `_redirects` that they read.

Both look for them at the root of what is published. Netlify serves a file that is there before it looks at a
redirect, unless that ends in `!`; Cloudflare follows every redirect, and takes 100 of those with a `*`.
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.site.hosts.headers import TEXTS, content_type, headers
from builder.site.hosts.hosted_site import HostedSite

MOST_OF_CLOUDFLARE = 100
"""Redirects of whole folders. Those beyond have their pages, which lead on by themselves."""
TYPED = frozenset({"csv", "txt", "md", "yml", "bib", "ris", "json", "xml"})
"""What a host may have no type for, or no charset. Feeds are XML here, for two rules that hold would both be sent."""


def header_file(site: HostedSite) -> str:
    """The file `_headers`."""
    return "\n".join((*_rules(site), ""))


def _rules(site: HostedSite) -> Iterator[str]:
    yield f"{site.path}*"
    yield from (f"  {name}: {value}" for name, value in headers(site.policy).items())
    for ending in sorted(TYPED & TEXTS):
        yield from (f"{site.path}*.{ending}", f"  Content-Type: {content_type(ending)}")


def netlify_redirects(site: HostedSite) -> str:
    """The file `_redirects` as Netlify reads it."""
    return "".join(_redirect_lines(site, "301!"))


def cloudflare_redirects(site: HostedSite) -> str:
    """The file `_redirects` as Cloudflare Pages reads it."""
    return "".join([*_redirect_lines(site, "301")][:MOST_OF_CLOUDFLARE])


def _redirect_lines(site: HostedSite, status: str) -> Iterator[str]:
    return (f"{site.path}{moved.old}* {site.path}{moved.new}:splat {status}\n" for moved in site.moved)
