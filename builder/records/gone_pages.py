"""Published pages that were written by hand and are not there: takes the list and the pages, gives a problem for each.

Those of records a rule asks for (records/check/addresses.py); all others are known when a site has been built
(site/addresses_command.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date

from builder.language.languages import folder
from builder.records.handwritten import FOLDERS, HandwrittenPage
from builder.records.problem import Problem, error
from builder.records.published import ADDRESSES, EVERYWHERE, REASON, Promise, Published


def gone_pages(
    published: Published, handwritten: Mapping[str, Sequence[HandwrittenPage]], day: date
) -> Iterator[Problem]:
    """Every page that was published, is none of the casebook's own and not among the hand-written ones by language.

    day: for the line with which an editor gives it up.
    """
    there = {f"{folder(language)}/": {page.name for page in pages} for language, pages in handwritten.items()}
    there = {edition: names | _moved_names(published, edition) for edition, names in there.items()}
    promises = published.promises(anchors=False)
    yield from gone((promise for promise in promises if _is_missing(promise, there)), published, day)


def _moved_names(published: Published, edition: str) -> AbstractSet[str]:
    return {address.removesuffix("/") for address in published.moved(edition)}


def gone(promises: Iterable[Promise], published: Published, day: date) -> Iterator[Problem]:
    """A problem for each promise that is not kept; one where it is the same in every edition."""
    of_lines: dict[tuple[int, str], list[Promise]] = {}
    for promise in {(promise.address, promise.anchor): promise for promise in reversed([*promises])}.values():
        of_lines.setdefault((promise.line, promise.anchor), []).append(promise)
    for (line, anchor), together in of_lines.items():
        addresses = {promise.address for promise in together}
        if 1 < len(published.editions) == len(together):
            addresses = {EVERYWHERE + promise.address.removeprefix(promise.edition) for promise in together}
        for address in sorted(addresses):
            given_up = f"{day.isoformat()} {address}{f'#{anchor}' if anchor else ''} {REASON}"
            code = "anchor-gone" if anchor else "page-gone"
            yield error(
                code, ADDRESSES, line, 1, fix=given_up, address=address, **({"anchor": anchor} if anchor else {})
            )


def _is_missing(promise: Promise, there: Mapping[str, AbstractSet[str]]) -> bool:
    """Whether it is a hand-written page that is not there. there: names of pages by edition."""
    name = promise.address.removeprefix(promise.edition).removesuffix("/")
    is_handwritten = name and promise.address.endswith("/") and name.partition("/")[0] not in FOLDERS
    return bool(is_handwritten) and promise.edition in there and name not in there[promise.edition]
