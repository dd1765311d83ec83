"""The releases of a base: reads the files in its folder `editions`, gives what each says and every fault.

`casebook edition` writes them; by hand only the DOI is filled in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Annotated

from builder.language.languages import LANGUAGES
from builder.records.decode.findings import Findings
from builder.records.decode.parts import decode_part
from builder.records.decode.scalars import REFERENCE_FOLDERS
from builder.records.model.declare import About, Declared, Keys, Known, LanguageCode, OneOf, Pattern
from builder.records.model.grammar import Fault, parse_reference
from builder.records.model.release import FOLDER, KINDS, NAME, Holding, RecordChange, Release
from builder.records.model.values import UNKNOWN, FuzzyDate, Reference
from builder.records.model.vocabulary import Vocabularies, alike
from builder.records.problem import Problem, error
from builder.records.source.document import Mapping as Map
from builder.records.source.document import Scalar
from builder.records.source.file import is_there, name_of, read_file, unreadable

_YEAR_AND_MONTH = re.compile(r"([0-9]{4})[-_. ]?(0?[1-9]|1[0-2])\Z")
_DIGEST = Pattern("hex")


class ChangeDeclaration(Declared):
    """A record that is another than in the release before, as the file has it."""

    record: Annotated[Reference, About("记录", "the record", "记录", "cases/chengdu/park")]
    kind: Annotated[str, OneOf(KINDS), About("变动", "what happened to it", "有何变动", "changed")]
    was: Annotated[Reference | None, About("原址", "the address that it had", "原来的地址", "cases/chengdu/old")] = None
    fields: Annotated[tuple[str, ...], About("字段", "its fields that differ", "有变动的字段", "[summary]")] = ()


class ArchiveDeclaration(Declared):
    """The zip of a release, as the file has it."""

    kilobytes: Annotated[int, About("大小", "its size", "大小，千字节", "41200")]
    sha256: Annotated[str, _DIGEST, About("校验值", "its SHA-256", "SHA-256 校验值", "4f53…")]


class ReleaseDeclaration(Declared):
    """A release as its file has it; Release says what each field means."""

    date: Annotated[FuzzyDate, Known(), About("日期", "the day of its state", "所存状态的日期", "2026-12-01")]
    commit: Annotated[str, _DIGEST, About("提交", "its commit in git", "git 提交", "6f1e2d3c4b5a")]
    doi: Annotated[
        str,
        Pattern("doi"),
        About("标识符", "its DOI; unknown until there is one", "DOI；还没有时写 unknown", "10.5281/zenodo.1"),
    ] = UNKNOWN
    languages: Annotated[tuple[str, ...], LanguageCode(), About("语言", "its languages", "语言", "[en, zh]")] = ()
    counts: Annotated[
        dict[str, int], Keys(), About("数量", "how many records and sources", "记录与来源各有多少", "{cases: 30}")
    ] = field(default_factory=dict)
    archive: Annotated[ArchiveDeclaration, About("压缩包", "its zip", "压缩包", "{kilobytes: 41200, sha256: 4f53…}")]
    records: Annotated[
        dict[str, str],
        Keys(),
        _DIGEST,
        About("所收记录", "the SHA-256 of each record", "每份记录的 SHA-256", "{cases/a/b: 4f53…}"),
    ]
    since: Annotated[str, About("上一版", "the edition before", "上一版", "2026-06")] = ""
    changes: Annotated[tuple[ChangeDeclaration, ...], About("变动", "what changed since then", "其后的变动", "[]")] = ()


@dataclass(frozen=True)
class Releases:
    """The releases of a base, the newest first, and the problems of their files."""

    found: tuple[Release, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_releases(base: Path) -> Releases:
    """What the files in the folder `editions` say; nothing where there is none. A file with a fault is no release."""
    folder = base / FOLDER
    if not is_there(folder):
        return Releases()
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix in {".yml", ".yaml"})
    except OSError as fault:
        return Releases((), (unreadable(fault, FOLDER),))
    named = [path for path in paths if path.suffix == ".yml" and NAME.match(path.stem)]
    problems = [_misnamed(path, base) for path in paths if path not in named]
    read = [_read(path, base, [each.stem for each in named]) for path in named]
    found = tuple(release for release, _ in reversed(read) if release)
    return Releases(found, tuple(sorted([*problems, *(each for _, faults in read for each in faults)])))


def release_names(base: Path) -> tuple[str, ...]:
    """The names of the releases that a base has files of, whatever stands in these."""
    return tuple(sorted(path.stem for path in (base / FOLDER).glob("*.yml") if NAME.match(path.stem)))


def holdings(releases: Iterable[Release], former: Mapping[str, Iterable[str]]) -> Mapping[str, tuple[Holding, ...]]:
    """Which releases hold a record, the newest first, for records that any holds. former: by the address of each
    record, those that it had before.
    """
    known = tuple(releases)
    held = {record: tuple(_holdings(known, (record, *earlier))) for record, earlier in former.items()}
    return {record: found for record, found in held.items() if found}


def _holdings(releases: Iterable[Release], addresses: tuple[str, ...]) -> Iterator[Holding]:
    for release in releases:
        if address := next((each for each in addresses if each in release.records), ""):
            yield Holding(release.name, address, release.doi, release.languages)


def _misnamed(path: Path, base: Path) -> Problem:
    """A file whose name is not that of a release."""
    match = _YEAR_AND_MONTH.match(path.stem)
    fix = f"{match[1]}-{int(match[2]):02}.yml" if match else ""
    return error("edition-name", name_of(path, base), 1, 1, fix=fix, found=path.name)


def _read(path: Path, base: Path, names: Iterable[str]) -> tuple[Release | None, tuple[Problem, ...]]:
    """A release, or None, and the problems of its file. names: of all releases."""
    document = read_file(path, base=base)
    languages = tuple(LANGUAGES)
    findings = Findings(document.path, Vocabularies({}), languages[0], languages, [*document.problems])
    if document.root is None:
        return None, document.problems
    declared = decode_part(document.root, ReleaseDeclaration, findings)
    if isinstance(declared, ReleaseDeclaration):
        _check(declared, document.root, [name for name in names if name != path.stem], findings)
    if findings.problems or not isinstance(declared, ReleaseDeclaration):
        return None, tuple(findings.problems)
    return _release(path.stem, declared), ()


def _check(declared: ReleaseDeclaration, root: Map, others: Iterable[str], findings: Findings) -> None:
    """Its day is known, its records have addresses, and the release before it is there."""
    day = root.get("date") or root.get("日期")
    if declared.date.day is None or declared.date.approximate:
        place = day.place if day else root.place
        findings.refuse("edition-day", place, found=day.text if isinstance(day, Scalar) else "")
    before = root.get("since") or root.get("上一版")
    if declared.since and declared.since not in others and before:
        meant = alike(declared.since, list(others)) or ""
        findings.refuse("edition-since", before.place, found=declared.since, fix=f"since: {meant}" if meant else "")
    records = root.get("records") or root.get("所收记录")
    for entry in records if isinstance(records, Map) else ():
        parsed = parse_reference(entry.key.text, REFERENCE_FOLDERS)
        if isinstance(parsed, Fault):
            findings.refuse(parsed.code, entry.key.place, fix=parsed.fix and f"{parsed.fix}:", **dict(parsed.values))


def _release(name: str, declared: ReleaseDeclaration) -> Release:
    day, archive = declared.date, declared.archive
    return Release(
        name,
        date(day.year or 1, day.month or 1, day.day or 1),
        declared.commit,
        "" if declared.doi == UNKNOWN else declared.doi,
        declared.languages,
        declared.records,
        declared.counts,
        archive.kilobytes,
        archive.sha256,
        declared.since,
        tuple(_change(each) for each in declared.changes),
    )


def _change(declared: ChangeDeclaration) -> RecordChange:
    was = declared.was.address if declared.was else ""
    return RecordChange(declared.record.address, declared.kind, was, declared.fields)
