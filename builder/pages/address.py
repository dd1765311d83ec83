"""Addresses: takes those of two pages of a language, gives the link from one to the other."""

from __future__ import annotations

RECORDS_FOLDER = "data/records/"
"""Where the records lie in the site as their authors wrote them."""


def relative(from_address: str, to_address: str) -> str:
    """The link between two pages of a language; both addresses as in Page.address, `to` may end in #anchor.

    >>> relative("cases/chengdu/park/", "cases/shanghai/npi/")
    '../../shanghai/npi/'
    >>> relative("cases/", "")
    '../'
    >>> relative("", "about/")
    'about/'
    >>> relative("cases/", "cases/#chengdu")
    '#chengdu'
    """
    path, hash_mark, anchor = to_address.partition("#")
    from_parts, to_parts = from_address.split("/")[:-1], path.split("/")
    common = 0
    while common < len(from_parts) and common < len(to_parts) - 1 and from_parts[common] == to_parts[common]:
        common += 1
    up = "../" * (len(from_parts) - common)
    link = up + "/".join(to_parts[common:])
    return (link or ("" if hash_mark else "./")) + hash_mark + anchor


OFFLINE_FOLDER = "offline/"
"""Below the site's root: where archives of it lie, put there when it has been built."""
USES = "uses/"
"""The page of who uses the base, to which other pages lead."""
