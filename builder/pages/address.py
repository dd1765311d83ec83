"""Addresses: takes those of two pages of a language, gives the link from one to the other."""

from __future__ import annotations


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
    path, mark, anchor = to_address.partition("#")
    here, there = from_address.split("/")[:-1], path.split("/")
    shared = 0
    while shared < len(here) and shared < len(there) - 1 and here[shared] == there[shared]:
        shared += 1
    up = "../" * (len(here) - shared)
    link = up + "/".join(there[shared:])
    return (link or ("" if mark else "./")) + mark + anchor
