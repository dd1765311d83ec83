"""A release made: takes a base that is committed, gives its zip, its frozen site, and what the base keeps of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from pathlib import Path

from builder.config import CONFIG, Frozen, Options
from builder.language.languages import written_languages
from builder.pages.data.statements import CITATION, statements
from builder.pages.edition import Edition
from builder.records.model.release import RecordChange, Release, zip_name
from builder.site.archive.archive import address_of
from builder.site.archive.zip_file import digest_of_file
from builder.site.mkdocs_run import run
from builder.site.release.differences import Held, differences
from builder.site.release.frozen_site import FrozenSite, write_frozen_zip
from builder.site.release.metadata import Described, metadata
from builder.site.release.repository import record_at


@dataclass(frozen=True)
class Making:
    """A release to be made. before: the one before, None for the first. work: a folder for what is built."""

    base: Path
    options: Options
    frozen: Frozen
    commit: str
    before: Release | None
    work: Path


def make_release(making: Making, *, language: str) -> tuple[Release, Path]:
    """The release and its zip, in the folder for what is built.

    Raises Refused for a base with errors, LostCommitError, MkDocs' exceptions, OSError.
    """
    frozen, site = making.frozen, making.work / "site"
    release = Release(frozen.name, frozen.day, making.commit, frozen.doi, making.options.languages)
    address = f"{making.options.site_url}{release.folder}" if making.options.site_url else ""
    config = making.base / CONFIG
    done = run(config, site_dir=site, language=language, may_drop=True, frozen=frozen, site_url=address)
    edition = next(iter(done.collector.site.editions.values()))
    release = _with_records(release, making, edition)
    described = _described(release, making, edition, address)
    source = FrozenSite(
        site,
        making.base,
        frozen,
        making.options.names,
        making.options.languages,
        making.options.site_url or "",
        address_of((site / "index.html").read_text(encoding="utf-8")) or address,
        metadata(described),
    )
    archive = making.work / zip_name(frozen.name)
    write_frozen_zip(source, archive)
    kilobytes = -(-archive.stat().st_size // 1000)
    return replace(release, kilobytes=kilobytes, sha256=digest_of_file(archive)), archive


def _with_records(release: Release, making: Making, edition: Edition) -> Release:
    """The release with the records that it holds, and what changed since the one before."""
    held = {entry.reference: _held(edition, entry.reference) for entry in edition.library.entries}
    folders = [record.partition("/")[0] for record in held]
    counts = {"cases": folders.count("cases"), "policies": folders.count("policies")}
    counts["sources"] = len(edition.library.sources)
    before = making.before
    return replace(
        release,
        records={record: each.digest for record, each in held.items()},
        counts=counts,
        since=before.name if before else "",
        changes=tuple(_changes(making, held, before)) if before else (),
    )


def _changes(making: Making, held: dict[str, Held], before: Release) -> Iterator[RecordChange]:
    return differences(held, before.records, partial(_earlier, making, before.commit))


def _earlier(making: Making, commit: str, record: str, digest: str) -> bytes:
    """The file of a record as the release before has it."""
    kind, _, below = record.partition("/")
    folder = making.options.policies if kind == "policies" else making.options.cases
    return record_at(making.base, commit, f"{folder.relative_to(making.base).as_posix()}/{below}.yml", digest)


def _held(edition: Edition, reference: str) -> Held:
    entry = edition.library.by_reference[reference]
    text = edition.files[entry.path]
    former = tuple(f"{entry.folder}/{old}" for old in entry.given.formerly)
    return Held(sha256(text).hexdigest(), text, former, entry.given.review.status)


def _described(release: Release, making: Making, edition: Edition, address: str) -> Described:
    own = making.base / CITATION
    citation = own.read_text(encoding="utf-8-sig") if own.is_file() else statements(edition)[CITATION]
    return Described(
        making.frozen,
        citation,
        tuple(written_languages(making.options.languages)),
        release.counts,
        address,
        making.options.site_url or "",
        making.before.doi if making.before else "",
    )
