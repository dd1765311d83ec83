"""`casebook headers`: takes a built site and its base, gives the settings by which a host serves it."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from builder import pipeline
from builder.config import Options
from builder.records.problem import Severity
from builder.site.hosts.hosted_site import HostedSite, moved_folders, policy_in
from builder.site.hosts.hosts import host_text


class OtherPathError(Exception):
    """An address with another path than the site's own, at which 404.html would find no styles. path: the site's."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


class BrokenBaseError(Exception):
    """A base with errors, of which nobody can tell what has moved."""


def headers_text(host: str, base: Path, options: Options, site: Path, *, address: str, folder: str) -> str:
    """The settings of a host. host: by hosts.HOSTS. site: the folder of the built site. address: where this host shows
    it, the site's own if ''. folder: in which it lies there.

    Raises OtherPathError, BrokenBaseError, and NoSiteError where no site is built.
    """
    own = options.site_url or ""
    shown = f"{address.rstrip('/')}/" if address else own
    if address and urlsplit(shown).path != (path := urlsplit(own).path or "/"):
        raise OtherPathError(path)
    policy = policy_in(site)
    planned = pipeline.load(base, options)
    if any(problem.severity is Severity.ERROR for problem in planned.problems):
        raise BrokenBaseError
    return host_text(host, HostedSite(shown, policy, moved_folders(planned.editions.values())), folder.rstrip("/"))
