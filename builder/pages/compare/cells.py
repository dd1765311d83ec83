"""What a case says, in cells that can be compared: takes a record, gives a cell for each line that it has.

Both renderings of a comparison are made from these cells: the tables in HTML and the data of the interactive page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from builder.analysis.facts import is_contested, measures, rows, sort_day
from builder.language.languages import LANGUAGES
from builder.language.sentences import sentences
from builder.language.words import words
from builder.pages.html.prose import plain
from builder.records import wording
from builder.records.model.library import Library
from builder.records.model.record import Case, Dimension, Disagreement, Fact, Organisation, Person, Step
from builder.records.model.values import CITATION, UNKNOWN, Citation, Label, Passage, Text, split_citation

GROUPS = ("model", "figures", "steps", "people", "judgement")
"""The parts of a comparison, from the top."""


TIMES, NAMES = 3, 6
"""The times of one measure and the names that a cell shows; more stand on the page of the case."""

State = Literal["told", "unknown", "absent"]


@dataclass(frozen=True)
class Phrase:
    """Plain words, and their language where it is not the page's own."""

    words: str
    language: str = ""


@dataclass(frozen=True)
class Statement:
    """One thing that a record says, and who says it: words (`words`, plain text), or a passage of its prose (`text`).

    aside: what stands smaller behind them, a time or a role.
    """

    words: Phrase = Phrase("")
    text: Text | None = None
    aside: tuple[Phrase, ...] = ()
    note: Text | None = None
    sources: tuple[Citation, ...] = ()


Versions = tuple[Statement, ...]
"""One statement; or several on one thing, from sources that differ."""


@dataclass(frozen=True)
class Cell:
    """What one case says on one line of a comparison.

    state: `unknown` is what the record says, `absent` that it says nothing. likeness: the same in cells that say the
    same; empty where cells cannot be told to be alike. onward: words for the link to an anchor on the page of the case,
    where there is more; count: how much.
    """

    state: State
    said: tuple[Versions, ...] = ()
    likeness: str = ""
    onward: str = ""
    count: int = 0
    anchor: str = ""

    @property
    def differ(self) -> bool:
        """Whether its own sources differ."""
        return any(len(versions) > 1 for versions in self.said)


ABSENT = Cell("absent")


@dataclass(frozen=True, order=True)
class LineKey:
    """A line of comparisons: the part (a number into GROUPS), its place in there, and the id of the line."""

    group: int
    order: int
    id: str


def cells(case: Case, library: Library, language: str) -> Mapping[LineKey, Cell]:
    """Every line that a case has, in the order of the vocabularies."""
    found = [
        *_model(case.model, library, language),
        *_figures(case.facts, library, language),
        *_steps(case.steps, library, language),
        *_people(case, language),
        *_judgement(case),
    ]
    return dict(sorted(found, key=lambda pair: pair[0]))


def _key(group: str, id_: str, vocabulary: Sequence[str]) -> LineKey:
    """Lines that the vocabulary lacks come last, by their id."""
    return LineKey(GROUPS.index(group), vocabulary.index(id_) if id_ in vocabulary else len(vocabulary), id_)


# ---- The model ----


def _model(model: Iterable[Dimension], library: Library, language: str) -> Iterator[tuple[LineKey, Cell]]:
    order = list(library.vocabularies.table("dimensions"))
    found: dict[str, list[Dimension]] = {}
    for line in model:
        found.setdefault(line.dimension.id, []).append(line)
    for id_, lines in found.items():
        yield _key("model", id_, order), _dimension(lines, library, language)


def _dimension(lines: list[Dimension], library: Library, language: str) -> Cell:
    """A dimension given twice with different terms is a disagreement; with the same, two sources for one thing."""
    terms = [frozenset(term.id for term in line.terms) for line in lines]
    statements = [
        Statement(Phrase(_terms(line, library, language)), note=line.note, sources=line.source) for line in lines
    ]
    rivals = len(set(terms)) > 1
    said = (tuple(statements),) if rivals else tuple((one,) for one in statements)
    known = frozenset().union(*terms) - {UNKNOWN}
    return Cell("told" if known else "unknown", said, likeness=" ".join(sorted(known)))


def _terms(line: Dimension, library: Library, language: str) -> str:
    entry = library.vocabularies.table("dimensions").get(line.dimension.id)
    table = entry.terms if entry else {}
    say = words(language)
    names = (
        say("wording.unknown")
        if term.id == UNKNOWN
        else (table[term.id].name(language) if term.id in table else term.id)
        for term in line.terms
    )
    return say("wording.comma").join(names)


# ---- Figures ----


def _figures(facts: Iterable[Fact], library: Library, language: str) -> Iterator[tuple[LineKey, Cell]]:
    order = list(library.vocabularies.table("measures"))
    for group in measures(facts):
        yield _key("figures", group[0].measure.id, order), _measure(group, library, language)


def _measure(facts: tuple[Fact, ...], library: Library, language: str) -> Cell:
    """The latest times of a measure; a time at which sources differ is never left out."""
    times = rows(facts)
    latest = sorted(times, key=lambda row: (is_contested(row), sort_day(row[0].as_of)))[-TIMES:]
    shown = [row for row in times if row in latest or is_contested(row)]
    said = tuple(versions for row in shown for versions in _time(row, library, language))
    likeness = " ".join(sorted({_alike(fact) for fact in facts}))
    return _with_more(Cell("told", said, likeness=likeness), len(times) - len(shown), anchor="figures")


def _with_more(cell: Cell, count: int, *, anchor: str) -> Cell:
    return replace(cell, onward="more", count=count, anchor=anchor) if count else cell


def _alike(fact: Fact) -> str:
    """The value with its bound and unit, the same in every language."""
    value = fact.value
    return f"{value.bound}:{value.low}:{value.high or ''}:{fact.unit.id if fact.unit else ''}"


def _time(row: tuple[Fact, ...], library: Library, language: str) -> Iterator[Versions]:
    statements = tuple(_fact(fact, library, language) for fact in row)
    if is_contested(row):
        yield statements
    else:
        yield from ((one,) for one in statements)


def _fact(fact: Fact, library: Library, language: str) -> Statement:
    measure = library.vocabularies.table("measures").get(fact.measure.id)
    unit_id = fact.unit.id if fact.unit else (measure.unit if measure else "")
    unit = library.vocabularies.name("units", unit_id, language) if unit_id else ""
    value = wording.quantity(fact.value, language)
    shown = f"{value}{wording.gap(value, unit, language)}{unit}" if unit else value
    say = words(language)
    time = wording.period(fact.as_of, language)
    dated = say("compare.undated") if time == say("wording.unknown") else time
    aside = (Phrase(dated), Phrase(say(f"terms.confidence.{fact.confidence}")))
    return Statement(Phrase(shown), aside=aside, note=fact.note, sources=fact.source)


# ---- How it works ----


def _steps(steps: Iterable[Step], library: Library, language: str) -> Iterator[tuple[LineKey, Cell]]:
    order = list(library.vocabularies.table("steps"))
    found: dict[str, list[Step]] = {}
    for step in steps:
        found.setdefault(step.step.id, []).append(step)
    for id_, group in found.items():
        yield _key("steps", id_, order), _step(group, language)


def _step(group: list[Step], language: str) -> Cell:
    said = tuple((_short(step.text, language),) for step in group)
    known = any(step.text.best(language) for step in group)
    return Cell("told" if known else "unknown", said)


def _short(text: Text, language: str) -> Statement:
    """The first sentences of a passage as plain words, with the sources that stand in them, or in all of it."""
    best = text.best(language)
    if best is None:
        return Statement(Phrase(words(language)("wording.unknown")))
    code, passage = best
    kept = first_sentences(passage.text, limit=LANGUAGES[language].lengths.cell)
    sources = tuple(_cited(kept, passage)) or tuple(_cited(passage.text, passage))
    return Statement(Phrase(plain(kept), "" if code == language else code), sources=sources)


def first_sentences(markdown: str, *, limit: int) -> str:
    """The first sentences of Markdown that fit into a number of characters, citations not counted; one at least.

    >>> first_sentences("It opens [@a]. Then more. It ends.", limit=20)
    'It opens [@a]. Then more.'
    """
    kept, length = "", 0
    for sentence in sentences(markdown.strip().split("\n\n")[0]):
        length += len(CITATION.sub("", sentence))
        if kept and length > limit:
            break
        kept += sentence
    return kept


def _cited(text: str, passage: Passage) -> Iterator[Citation]:
    for match in CITATION.finditer(text):
        yield from (Citation(key, locator, passage.scalar.place) for key, locator in split_citation(match[1]))


# ---- People, and what the contributors make of it ----


def _people(case: Case, language: str) -> Iterator[tuple[LineKey, Cell]]:
    lists: tuple[tuple[str, Sequence[Person | Organisation]], ...] = (
        ("people", case.people),
        ("organisations", case.organisations),
    )
    for order, (id_, named) in enumerate(lists):
        if named:
            said = tuple((_named(one, language),) for one in named[:NAMES])
            cell = _with_more(Cell("told", said), len(named) - len(said), anchor="people")
            yield LineKey(GROUPS.index("people"), order, id_), cell


def _named(one: Person | Organisation, language: str) -> Statement:
    time = wording.since_until(one.since, one.until, language)
    aside = (_label(one.role, language), *((Phrase(time),) if time else ()))
    return Statement(_label(one.name, language), aside=aside, sources=one.source)


def _label(label: Label, language: str) -> Phrase:
    best = label.best(language)
    if best is None:
        return Phrase(words(language)("wording.unknown"))
    code, passage = best
    return Phrase(passage.text.strip(), "" if code == language else code)


def _judgement(case: Case) -> Iterator[tuple[LineKey, Cell]]:
    group = GROUPS.index("judgement")
    if text := case.analysis.lessons:
        yield LineKey(group, 0, "lessons"), Cell("unknown" if text.unknown else "told", ((Statement(text=text),),))
    if case.disagreements:
        said = tuple((_disagreement(one),) for one in case.disagreements[:NAMES])
        count = len(case.disagreements)
        cell = Cell("told", said, onward="versions", count=count, anchor="disagreements")
        yield LineKey(group, 1, "disagreements"), cell


def _disagreement(one: Disagreement) -> Statement:
    """What it is about; the versions, which are long, stand on the page of the case."""
    return Statement(text=one.about, sources=tuple(citation for version in one.versions for citation in version.source))
