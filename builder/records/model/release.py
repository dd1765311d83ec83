"""A release: a state of the whole base that was frozen and can be cited, which readers know as an edition.

`pages/edition.py` is something else, a base in one language; so the code says release where readers are told “edition”.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

NAME = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])\Z")
"""The name of a release: the year and the month."""
FOLDER = "editions"
"""Where the files of releases lie in a base, and the frozen sites in a site."""
ADDED, CHANGED, RENAMED, RETIRED, GONE = "added", "changed", "renamed", "retired", "gone"
KINDS = (ADDED, CHANGED, RENAMED, RETIRED, GONE)
"""What can have happened to a record between two releases."""


@dataclass(frozen=True)
class RecordChange:
    """What happened to a record since the release before. record: its address, as `cases/chengdu/park`; that of before
    if it is gone. was: the address it had, if it was renamed. fields: the keys of its top-level fields that differ.
    """

    record: str
    kind: str
    was: str = ""
    fields: tuple[str, ...] = ()


@dataclass(frozen=True)
class Release:
    """A release. day: of its state. commit: in git. doi: '' until there is one. languages: the codes of its editions.

    records: the SHA-256 of each record's file, by its address. counts: of `cases`, `policies` and `sources`.
    kilobytes, sha256: of its zip. since: the name of the release before; '' for the first. changes: since then.
    """

    name: str
    day: date
    commit: str = ""
    doi: str = ""
    languages: tuple[str, ...] = ()
    records: Mapping[str, str] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    kilobytes: int = 0
    sha256: str = ""
    since: str = ""
    changes: tuple[RecordChange, ...] = ()

    @property
    def folder(self) -> str:
        """The folder of its frozen site, below the site, ending in /."""
        return f"{FOLDER}/{self.name}/"

    @property
    def zip_name(self) -> str:
        """The name of its zip."""
        return zip_name(self.name)


@dataclass(frozen=True)
class Holding:
    """That a release holds a record. record: the address that it had then."""

    release: str
    record: str
    doi: str
    languages: tuple[str, ...]


def zip_name(release: str) -> str:
    """The name of the zip of a release."""
    return f"casebook-{release}.zip"


def file_name(release: str) -> str:
    """The path of the file that a base keeps of a release, below the base."""
    return f"{FOLDER}/{release}.yml"
