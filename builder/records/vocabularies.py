"""The files of controlled vocabularies: takes the folder of a base's, gives their terms and every fault."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import field, fields
from pathlib import Path, PurePosixPath
from typing import Annotated

from builder.language.languages import BUILT_IN
from builder.records.decode.findings import Findings
from builder.records.decode.parts import check_key
from builder.records.entries import KeyedEntry, Rule, read_entries, refuse_incomplete
from builder.records.glossary import GLOSSARY
from builder.records.model.declare import About, Declared, OneOf
from builder.records.model.record import Story
from builder.records.model.values import Label, Position, Term, texts_of
from builder.records.model.vocabulary import Vocabularies, VocabularyTerm, alike
from builder.records.problem import Problem
from builder.records.related_words import RELATED_WORDS
from builder.records.source.file import name_of, unreadable

OF_TERMS = frozenset({"unknown-term", "unknown-term-far"})
"""The problems of a record that names a term which its vocabulary lacks."""
UNITS = "units"
UNIT = re.compile(r"[A-Za-z0-9]+\Z")
"""Units have ids such as CNY (ISO 4217)."""
YES_NO = OneOf(("true", "false"))
STORY_PARTS = OneOf(tuple(part.name for part in fields(Story)))
DIMENSIONS = "dimensions"


class TermDeclaration(Declared):
    """A term as its file has it; VocabularyTerm says what each field means."""

    label: Annotated[Label | None, About("名称", "its name", "名称", "{en: Incubator, zh: 孵化器}")] = None
    definition: Annotated[
        Label | None, About("定义", "what it means, in a sentence", "一句话的定义", "{en: …, zh: …}")
    ] = None
    also: Annotated[
        tuple[str, ...], About("同义词", "synonyms, to search by", "供搜索用的同义词", "[nest, 育成中心]")
    ] = ()
    reverse: Annotated[
        Label | None, About("反向", "the relation, seen from the other side", "从另一方看的关系", "{en: …, zh: …}")
    ] = None
    symmetric: Annotated[
        str, YES_NO, About("对称", "whether a relation is the same from both sides", "关系两边是否相同", "true")
    ] = ""
    unit: Annotated[str, About("单位", "the unit of a measure, by its id", "指标的单位（标识）", "people")] = ""
    many: Annotated[str, YES_NO, About("可多选", "whether a dimension takes several terms", "是否可选多项", "true")] = (
        ""
    )
    terms: Annotated[
        dict[str, Label], About("选项", "the terms of a dimension, by their ids", "维度的选项（按标识）")
    ] = field(default_factory=dict)
    credit: Annotated[str, About("贡献者角色", "the CRediT role", "对应的 CRediT 角色", "Writing")] = ""
    within: Annotated[Term | None, About("上级地区", "the place around a place", "所属的地区", "sichuan")] = None
    dimension: Annotated[
        Term | None,
        About(
            "维度",
            "the dimension that a theme, a measure or a step belongs to",
            "主题、指标或步骤所属的维度",
            "funding",
        ),
    ] = None
    story: Annotated[
        tuple[str, ...],
        STORY_PARTS,
        About("故事部分", "the parts of the story that tell of a dimension", "讲到这一维度的故事部分", "[people]"),
    ] = ()
    position: Annotated[
        Position | None,
        About("位置", "degrees north and east of a place, for the map", "地图上的纬度与经度", "30.66, 104.07"),
    ] = None


def read_vocabularies(
    folder: Path, *, base: Path, languages: Iterable[str] = BUILT_IN
) -> tuple[Vocabularies, tuple[Problem, ...]]:
    """Every *.yml of a folder but the glossary and related words, as a vocabulary named for the file.

    Faults are problems of the file.

    languages: of the base. Its own vocabularies have them all; those of a new base are ours, in what languages we have.
    A term with a fault stays in its vocabulary, with what could be read of it, so that its uses are no faults too.
    """
    needed = tuple(languages) if folder.is_relative_to(base) else ()
    paths, of_folder = _files(folder, base)
    readings = {
        path.stem: read_entries(path, TermDeclaration, _rule(needed, is_free=path.stem == UNITS), base=base)
        for path in paths
        if path.name not in (GLOSSARY, RELATED_WORDS)
    }
    tables = {
        name: {entry.id: _term(entry.id, entry.value or TermDeclaration()) for entry in entries}
        for name, (entries, _) in readings.items()
    }
    for entries, findings in readings.values():
        _refuse_unknown_places(entries, findings)
        _refuse_circles(entries, findings)
        _refuse_unknown_dimensions(entries, findings, list(tables.get(DIMENSIONS, ())))
    problems = (problem for _, findings in readings.values() for problem in findings.problems)
    return Vocabularies(tables), (*of_folder, *problems)


def without_unread(
    of_records: Iterable[Problem], of_vocabularies: Iterable[Problem], vocabularies: Vocabularies
) -> list[Problem]:
    """The problems of records, but for terms of vocabularies that could not be read: these hold any term.

    of_vocabularies: the problems found while reading them.
    """
    places = [PurePosixPath(problem.path) for problem in of_vocabularies]
    unread = {place.stem for place in places if not vocabularies.table(place.stem)}
    if any(place.suffix != ".yml" for place in places):
        return [problem for problem in of_records if problem.code not in OF_TERMS]
    kept = (problem for problem in of_records if problem.code not in OF_TERMS or not unread & set(_values(problem)))
    return list(kept)


def _values(problem: Problem) -> Iterator[str]:
    return (value for name, value in problem.values if name == "vocabulary")


def _files(folder: Path, base: Path) -> tuple[list[Path], list[Problem]]:
    """The files of a folder of vocabularies, sorted, and why it cannot be looked into."""
    try:
        return sorted(path for path in folder.iterdir() if path.match("*.yml") and path.name[0] != "."), []
    except OSError as fault:
        return [], [unreadable(fault, name_of(folder, base))]


def _rule(needed: tuple[str, ...], *, is_free: bool = False) -> Rule[TermDeclaration]:
    """A term has an id that can stand in an address, and a label and a definition in every language of its base.

    is_free: whether its id stands in no address, as that of a unit.
    """

    def check(entry: KeyedEntry[TermDeclaration], findings: Findings) -> None:
        if not (is_free and UNIT.match(entry.id)):
            check_key(entry.key, findings)
        refuse_incomplete(entry, ("label", "definition"), findings, needed)

    return check


def _refuse_unknown_places(entries: tuple[KeyedEntry[TermDeclaration], ...], findings: Findings) -> None:
    """The place that a term is within is another term of its file."""
    for entry in entries:
        outer = entry.value.within if entry.value else None
        other_ids = [other.id for other in entries if other.id != entry.id]
        if outer and outer.id not in other_ids:
            suggestion = alike(outer.id, other_ids)
            fix = f"  within: {suggestion}" if suggestion else ""
            findings.refuse("term-within-unknown", outer.place, fix=fix, term=outer.id)


def _refuse_circles(entries: tuple[KeyedEntry[TermDeclaration], ...], findings: Findings) -> None:
    """No term lies within itself, whatever lies between. A circle is refused once, at its first term."""
    outer = {entry.id: entry.value.within for entry in entries if entry.value and entry.value.within}
    passed: set[str] = set()
    for start in outer:
        path = [start]
        while (term := outer.get(path[-1])) and term.id not in path and term.id not in passed:
            path.append(term.id)
        if term and term.id in path and term.id != path[-1]:
            findings.refuse("term-within-circle", outer[start].place, terms=" > ".join([*path, term.id]))
        passed.update(path)


def _refuse_unknown_dimensions(
    entries: tuple[KeyedEntry[TermDeclaration], ...], findings: Findings, dimension_ids: list[str]
) -> None:
    """The dimension that a term belongs to is one of the base, if its dimensions could be read."""
    for entry in entries if dimension_ids else ():
        dimension = entry.value.dimension if entry.value else None
        if dimension and dimension.id not in dimension_ids:
            suggestion = alike(dimension.id, dimension_ids)
            fix = f"  dimension: {suggestion}" if suggestion else ""
            findings.refuse("term-dimension-unknown", dimension.place, fix=fix, term=dimension.id)


def _term(id_: str, declared: TermDeclaration) -> VocabularyTerm:
    return VocabularyTerm(
        id=id_,
        label=texts_of(declared.label),
        definition=texts_of(declared.definition),
        also=declared.also,
        reverse=texts_of(declared.reverse),
        symmetric=declared.symmetric == "true",
        unit=declared.unit,
        many=declared.many == "true",
        terms={key: VocabularyTerm(key, texts_of(label), {}) for key, label in declared.terms.items()},
        credit=declared.credit,
        within=declared.within.id if declared.within else "",
        dimension=declared.dimension.id if declared.dimension else "",
        story=declared.story,
        position=(declared.position.latitude, declared.position.longitude) if declared.position else None,
    )
