"""The inputs of a build: takes a base with plain settings, gives digests of all that has a say in its site.

A file counts by its status (path, size, times, inode), which costs a hundredth of reading it.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from builder.config import Options
from builder.file_status import file_statuses
from builder.language.languages import LANGUAGES, LOCALES, own_words
from builder.records.load import build_day
from builder.records.model.release import FOLDER as RELEASES
from builder.records.problem import Problem
from builder.records.published import FOLDER as PUBLISHED
from builder.site.publish.folder_files import folder_files
from builder.site.state.digest import Digest, digest
from builder.site.state.storage import load, save
from builder.site.state.version import program_version

INPUTS = "inputs"
"""The name of the file, in the folder of the state."""


@dataclass(frozen=True)
class Inputs:
    """all: of everything. pages: of what hand-written pages and frames are drawn from, records aside."""

    all: Digest
    pages: Digest


@dataclass(frozen=True)
class Finished:
    """A build that was published: from which inputs, how the site looks on disk, and its warnings."""

    inputs: Digest
    site: Digest
    problems: tuple[Problem, ...]


def inputs_of(base: Path, options: Options, settings: Mapping[str, Any]) -> Inputs:
    """The inputs of a base as it is now."""
    values = repr(sorted(settings.items(), key=str))
    texts = _statuses(options.content, *_own_words(options))
    of_pages = digest(program_version(), values, _commit(base), texts)
    of_records = _statuses(options.cases, options.policies, options.vocabulary, base / RELEASES, base / PUBLISHED)
    return Inputs(digest(of_pages, build_day().isoformat(), of_records), of_pages)


def _statuses(*folders: Path) -> str:
    return repr([(folder, list(file_statuses(folder))) for folder in folders])


def finished(state: Path, inputs: Inputs, site: Path) -> Finished | None:
    """The build that these inputs gave, if the site is still as it left it."""
    known = load(state / INPUTS, program_version())
    if not isinstance(known, Finished) or known.inputs != inputs.all:
        return None
    return known if known.site == folder_files(site).digest else None


def finish(state: Path, inputs: Inputs, site: Digest, problems: Iterable[Problem]) -> None:
    """Keep that a site was built from these inputs. site: the digest of how it looks on disk."""
    save(state / INPUTS, program_version(), Finished(inputs.all, site, tuple(problems)))


def _own_words(options: Options) -> list[Path]:
    """The folders of the languages that a base brings along, and of its words of those that are built in."""
    brought = {LANGUAGES[code].words for code in options.languages if LANGUAGES[code].words.parent != LOCALES}
    return sorted({*brought, *filter(None, map(own_words, LANGUAGES))})


def _commit(base: Path) -> str:
    """The commit that is checked out, on which the dates of records depend; '' without git."""
    try:
        process = subprocess.run(
            ["git", "rev-parse", "--is-shallow-repository", "HEAD"], cwd=base, capture_output=True, check=False
        )
    except OSError:
        return ""
    return process.stdout.decode("utf-8", "replace")
