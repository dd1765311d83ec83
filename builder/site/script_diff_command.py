"""`casebook script-diff`: takes a base and paths in it, gives what differs in the files at these."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from builder.config import Options
from builder.language.chinese import TRADITIONAL
from builder.records.load import Checked, read
from builder.records.script_diff import Difference, interface_differences, record_differences


class NoTraditionalError(Exception):
    """The base has no Traditional edition that is converted from Simplified texts."""


class UnknownPathError(Exception):
    """Of the path given as its text the base has no file whose texts are converted."""


def differences_of(
    base: Path, options: Options, places: Sequence[Path], *, interface: bool
) -> tuple[Checked, tuple[Difference, ...]]:
    """The base as it was read, and what differs. places: whose files to take; of none, all records.

    interface: without places, whether to take what is no record too. Raises NoTraditionalError and UnknownPathError.
    """
    if TRADITIONAL not in options.languages:
        raise NoTraditionalError
    checked = read(base, options)
    records = tuple(record_differences(checked))
    if not places and not interface:
        return checked, records
    everything = (*records, *interface_differences(checked, options, base))
    known = {*(each.path for each in everything), *(reading.path for reading in checked.readings)}
    for place in places:
        if not any(_is_at(path, place, base) for path in known):
            raise UnknownPathError(str(place))
    return checked, tuple(each for each in everything if not places or _is_at_one(each.path, places, base))


def unread(checked: Checked) -> tuple[str, ...]:
    """The paths of the records that could not be read, each once."""
    return tuple(sorted({reading.path for reading in checked.readings if reading.entry is None}))


def _is_at_one(path: str, places: Sequence[Path], base: Path) -> bool:
    return any(_is_at(path, place, base) for place in places)


def _is_at(path: str, place: Path, base: Path) -> bool:
    return (base / path).resolve().is_relative_to(place.resolve())
