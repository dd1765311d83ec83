"""The hosts that settings are written for: takes a name and a hosted site, gives the text, or files of the site."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from builder.site.hosts.apache import apache
from builder.site.hosts.caddy import caddy
from builder.site.hosts.header_files import cloudflare_redirects, header_file, netlify_redirects
from builder.site.hosts.hosted_site import HostedSite
from builder.site.hosts.nginx import nginx

HEADERS, REDIRECTS, HTACCESS = "_headers", "_redirects", ".htaccess"

Files = Mapping[str, str]
"""Texts, by path in the site."""

IN_SITE: Mapping[str, Callable[[HostedSite], Files]] = {
    "apache": lambda site: {HTACCESS: apache(site)},
    "cloudflare": lambda site: {HEADERS: header_file(site), REDIRECTS: cloudflare_redirects(site)},
    "netlify": lambda site: {HEADERS: header_file(site), REDIRECTS: netlify_redirects(site)},
}
"""The hosts that read their settings from files of the site."""
OF_SERVER: Mapping[str, Callable[[HostedSite, str], str]] = {"caddy": caddy, "nginx": nginx}
"""The hosts whose settings stand elsewhere, with the folder in which the site lies."""
HOSTS = (*IN_SITE, *OF_SERVER)


def host_text(name: str, site: HostedSite, folder: str) -> str:
    """The settings of a host; of one that reads several files, each below its name. folder: of the site on the host."""
    if name in OF_SERVER:
        return OF_SERVER[name](site, folder)
    files = IN_SITE[name](site)
    return "\n".join(f"# {path}\n{text}" if len(files) > 1 else text for path, text in files.items())


def host_files(names: Iterable[str], site: HostedSite) -> dict[str, bytes]:
    """The files of a site for these hosts, by path. An empty one is none."""
    files = {path: text for name in names for path, text in IN_SITE[name](site).items()}
    return {path: text.encode() for path, text in files.items() if text}
