"""The data of this checkout's base and of the odd one, as files, and readers that know nothing of the builder."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache

from builder.pages.data import files
from builder.pages.edition import Edition
from builder.records.model.fragments import Fragments
from builder.records.model.library import Library
from tests.pages.reading import ROOT, library, real_library
from tests.pages.reading import files as record_files

SITE = "https://example.org/base/"
CREATED, CHANGED = date(2026, 1, 2), date(2026, 11, 20)
NAMES = {"": "Cases, odd", "en": "Cases, odd", "zh": "奇怪的案例"}


def edition(base: Library, language: str = "en", *, site_url: str = SITE) -> Edition:
    """A base with an address and dates. Its fragments are its own, since another address makes others."""
    dates = {entry.path: (CREATED, CHANGED) for entry in base.stored}
    own = replace(base, fragments=Fragments())
    return Edition(own, language, dates, record_files(ROOT), site_url=site_url, names=NAMES)


@cache
def real() -> Mapping[str, bytes]:
    """The files of this checkout."""
    return written(edition(real_library()))


@cache
def odd() -> Mapping[str, bytes]:
    """The files of the odd base."""
    return written(edition(library()))


def written(made: Edition) -> Mapping[str, bytes]:
    """The files of a base by path, with those of each record."""
    of_base = files.view(made)
    of_records = (file for entry in made.library.entries for file in files.record_file(entry, made))
    return {file.path: file.data for file in (*of_base, *of_records)}


def rows(found: Mapping[str, bytes], name: str) -> list[dict[str, str]]:
    """A table, read as the page says."""
    text = found[f"data/{name}.csv"].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def text(cell: str) -> str:
    """A text without its guard."""
    return cell[1:] if cell.startswith("'") else cell
