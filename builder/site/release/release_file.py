"""The file that a base keeps of a release: takes the release, gives the text of `editions/2026-12.yml`."""

from __future__ import annotations

from collections.abc import Iterator

from builder.records.model.release import RecordChange, Release
from builder.records.model.values import UNKNOWN

HEAD = """\
# Written by `casebook edition`. By hand only the DOI, once there is one: doi: 10.5281/zenodo.1234567
# 由 casebook edition 命令写出。只有 DOI 在取得之后手工填入：doi: 10.5281/zenodo.1234567
"""


def release_text(release: Release) -> str:
    """The text of the file."""
    return HEAD + "\n".join(_lines(release)) + "\n"


def _lines(release: Release) -> Iterator[str]:
    yield f"date: {release.day.isoformat()}"
    yield f"commit: {release.commit}"
    yield f"doi: {release.doi or UNKNOWN}"
    yield f"languages: [{', '.join(release.languages)}]"
    yield f"counts: {{{', '.join(f'{key}: {number}' for key, number in release.counts.items())}}}"
    yield f"archive: {{kilobytes: {release.kilobytes}, sha256: {release.sha256}}}"
    yield "records:"
    yield from (f"  {record}: {digest}" for record, digest in sorted(release.records.items()))
    if release.since:
        yield f'since: "{release.since}"'
    if release.changes:
        yield "changes:"
        yield from map(_change, release.changes)


def _change(change: RecordChange) -> str:
    was = f", was: {change.was}" if change.was else ""
    fields = f", fields: [{', '.join(change.fields)}]" if change.fields else ""
    return f"  - {{record: {change.record}, kind: {change.kind}{was}{fields}}}"
