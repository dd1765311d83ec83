"""The text of the list of published addresses: takes anchors by address, gives a sorted line an address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

from builder.records.published import EVERYWHERE, Published
from builder.site.published.addresses import SiteAddresses

Anchors = Mapping[str, AbstractSet[str]]
"""The anchors of each page by its address below the site's root; a file has none."""


def listing(anchors: Anchors, editions: Iterable[str], *, head: str) -> str:
    """The list, an address that holds in every edition once. head: what stands above it, lines of `# …`."""
    lines = dict(_lines(anchors, tuple(editions)))
    return head + "".join(f"{' '.join((address, *sorted(lines[address])))}\n" for address in sorted(lines))


def with_listed(published: Published, site: SiteAddresses) -> dict[str, set[str]]:
    """What a site has and what was listed before, given up or not: the list forgets nothing."""
    anchors = {address: set(of_page) for address, of_page in site.pages.items()}
    for address in site.moved:
        anchors.setdefault(address, set())
    for promise in Published(published.listed).promises():
        anchors.setdefault(promise.address, set()).update({promise.anchor} - {""})
    return anchors


def _lines(anchors: Anchors, editions: tuple[str, ...]) -> Iterator[tuple[str, AbstractSet[str]]]:
    """The lines by what they begin with: what is the same in every edition, and what is not."""
    below: dict[str, dict[str, AbstractSet[str]]] = {}
    for address, of_page in anchors.items():
        edition = next((each for each in editions if address.startswith(each) and address != each), "")
        if edition:
            below.setdefault(address.removeprefix(edition), {})[edition] = of_page
        else:
            yield address, of_page
    for address, of_editions in below.items():
        shared = of_editions.keys() >= set(editions) and len(editions) > 1
        common = frozenset.intersection(*map(frozenset, of_editions.values())) if shared else frozenset[str]()
        if shared:
            yield EVERYWHERE + address, common
        for edition, of_page in of_editions.items():
            if not shared or of_page - common:
                yield edition + address, of_page - common
