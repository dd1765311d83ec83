"""A site as a host has to know it: where it stands, what its pages may load, which folders have moved.

Told by the records and frames of a build, or, for a site that is built, by its pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from itertools import chain
from pathlib import Path
from urllib.parse import quote, urlsplit

from builder.language.languages import folder
from builder.pages.edition import Edition
from builder.site.frame.first_paint import FirstPaint
from builder.site.frame.template_context import CONTENT_SECURITY_POLICY
from builder.site.hosts.headers import joined_policy

UNKNOWN = "casebook.example"
"""The name of a host that nobody has told."""
_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
_HEAD = 4_096
"""The bytes of a page in which its policy stands."""


class NoSiteError(Exception):
    """A folder without pages."""


@dataclass(frozen=True, order=True)
class Moved:
    """A folder of a record that has another name now, in an edition. Both below the site, ending in '/'."""

    old: str
    new: str


@dataclass(frozen=True)
class HostedSite:
    """address: of the site, ending in '/'; '' if nobody knows, then it is taken to stand at a host's root."""

    address: str
    policy: str
    moved: tuple[Moved, ...] = ()

    @property
    def path(self) -> str:
        """Where the site stands below its host, from '/' to '/'."""
        return quote(urlsplit(self.address).path, safe="/%") or "/"

    @property
    def host(self) -> str:
        """The host's name."""
        return urlsplit(self.address).hostname or UNKNOWN

    @property
    def port(self) -> int | None:
        """The port, where the address names one."""
        return urlsplit(self.address).port

    @property
    def is_plain(self) -> bool:
        """Whether the address begins with http://."""
        return urlsplit(self.address).scheme == "http"


def hosted_site(editions: Mapping[str, Edition], first_paint: FirstPaint, frozen: Path) -> HostedSite:
    """The site of a build. frozen: the folder of its earlier states, whose pages may load what they could then."""
    address = next((edition.site_url for edition in editions.values()), "") or ""
    pages = chain.from_iterable(frozen.glob(f"*/*/{name}index.html") for name in ("", "*/"))
    own = {CONTENT_SECURITY_POLICY, first_paint.allowed(CONTENT_SECURITY_POLICY)}
    return HostedSite(address, _joined({*own, *_policies_of(pages)}), moved_folders(editions.values()))


def moved_folders(editions: Iterable[Edition]) -> tuple[Moved, ...]:
    """The folders at the old addresses of records (`formerly`), in every edition, sorted."""
    return tuple(sorted(moved for edition in editions for moved in _moved_in(edition)))


def _moved_in(edition: Edition) -> Iterator[Moved]:
    for entry in edition.library.entries:
        for old in entry.given.formerly:
            prefix = f"{folder(edition.language)}/{entry.folder}"
            yield Moved(f"{prefix}/{quote(old)}/", f"{prefix}/{quote(entry.id)}/")


def policy_in(site: Path) -> str:
    """The policy that all pages of a built site fit. Raises NoSiteError where there is no page."""
    found = _policies_of(site.rglob("*.html"))
    if not found:
        raise NoSiteError(str(site))
    return _joined(found)


def _policies_of(pages: Iterable[Path]) -> set[str]:
    return {unescape(policy.decode()) for page in pages for policy in _POLICY.findall(_head(page))}


def _joined(policies: Iterable[str]) -> str:
    """One policy; the plain one comes first."""
    return joined_policy(sorted(policies, key=lambda policy: (len(policy), policy)))


def _head(page: Path) -> bytes:
    with page.open("rb") as file:
        return file.read(_HEAD)
