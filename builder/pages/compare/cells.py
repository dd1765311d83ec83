"""What a case says, in cells that can be compared: takes a record, gives a cell for each line that it has.

Both renderings of a comparison are made from these cells: the tables in HTML and the data of the interactive page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from builder.analysis.disagreements import by_weight
from builder.analysis.facts import by_dimension, is_contested, measures, rows, sort_day
from builder.language.languages import LANGUAGES
from builder.language.sentences import sentences
from builder.language.words import words
from builder.pages.html.prose import plain
from builder.records import wording
from builder.records.model.library import Library
from builder.records.model.record import Case, Dimension, Disagreement, Fact, Organisation, Person, Step
from builder.records.model.values import CITATION, UNKNOWN, Citation, Label, Passage, Text, split_quoting

GROUPS = ("model", "figures", "steps", "people", "judgement")
"""The parts of a comparison, from the top."""


MAX_TIMES, MAX_NAMES = 3, 6
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

    aside: what stands smaller behind them, a time or a role. confidence: of a figure.
    """

    words: Phrase = Phrase("")
    text: Text | None = None
    aside: tuple[Phrase, ...] = ()
    note: Text | None = None
    sources: tuple[Citation, ...] = ()
    confidence: str = ""


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
    statements: tuple[Versions, ...] = ()
    comparison_key: str = ""
    link_key: str = ""
    count: int = 0
    anchor: str = ""

    @property
    def is_contested(self) -> bool:
        """Whether its own sources differ."""
        return any(len(versions) > 1 for versions in self.statements)


ABSENT = Cell("absent")


@dataclass(frozen=True, order=True)
class LineKey:
    """A line of comparisons: the part (a number into GROUPS), its place in there, and the id of the line."""

    group: int
    order: int
    id: str


def cells(case: Case, library: Library, language: str) -> Mapping[LineKey, Cell]:
    """Every line that a case has, in the order of the vocabularies."""
    keyed_cells = [
        *_model_cells(case.model, library, language),
        *_figure_cells(case.facts, library, language),
        *_step_cells(case.steps, library, language),
        *_actor_cells(case, language),
        *_judgement_cells(case),
    ]
    return dict(sorted(keyed_cells, key=lambda pair: pair[0]))


def _line_key(group: str, id_: str, vocabulary: Sequence[str]) -> LineKey:
    """Lines that the vocabulary lacks come last, by their id."""
    return LineKey(GROUPS.index(group), vocabulary.index(id_) if id_ in vocabulary else len(vocabulary), id_)


# ---- The model ----


def _model_cells(model: Iterable[Dimension], library: Library, language: str) -> Iterator[tuple[LineKey, Cell]]:
    order = list(library.vocabularies.table("dimensions"))
    for group in by_dimension(model):
        yield _line_key("model", group[0].dimension.id, order), _dimension_cell(group, library, language)


def _dimension_cell(lines: Sequence[Dimension], library: Library, language: str) -> Cell:
    """A dimension given twice with different terms is a disagreement; with the same, two sources for one thing."""
    term_ids = [frozenset(term.id for term in line.terms) for line in lines]
    statements = [
        Statement(Phrase(_term_labels(line, library, language)), note=line.note, sources=line.source) for line in lines
    ]
    is_disputed = len(set(term_ids)) > 1
    cell_statements = (tuple(statements),) if is_disputed else tuple((statement,) for statement in statements)
    known_ids = frozenset().union(*term_ids) - {UNKNOWN}
    return Cell("told" if known_ids else "unknown", cell_statements, comparison_key=" ".join(sorted(known_ids)))


def _term_labels(line: Dimension, library: Library, language: str) -> str:
    dimension = library.vocabularies.table("dimensions").get(line.dimension.id)
    table = dimension.terms if dimension else {}
    say = words(language)
    names = (
        say("wording.unknown")
        if term.id == UNKNOWN
        else (table[term.id].name(language) if term.id in table else term.id)
        for term in line.terms
    )
    return say("wording.comma").join(names)


# ---- Figures ----


def _figure_cells(facts: Iterable[Fact], library: Library, language: str) -> Iterator[tuple[LineKey, Cell]]:
    order = list(library.vocabularies.table("measures"))
    for group in measures(facts):
        yield _line_key("figures", group[0].measure.id, order), _measure_cell(group, library, language)


def _measure_cell(facts: tuple[Fact, ...], library: Library, language: str) -> Cell:
    """The latest times of a measure; a time at which sources differ is never left out."""
    time_rows = rows(facts)
    latest = sorted(time_rows, key=lambda row: (is_contested(row), sort_day(row[0].as_of)))[-MAX_TIMES:]
    shown_rows = [row for row in time_rows if row in latest or is_contested(row)]
    statements = tuple(versions for row in shown_rows for versions in _row_versions(row, library, language))
    comparison_key = " ".join(sorted({_value_key(fact) for fact in facts}))
    return _with_link(
        Cell("told", statements, comparison_key=comparison_key), len(time_rows) - len(shown_rows), anchor="figures"
    )


def _with_link(cell: Cell, count: int, *, anchor: str) -> Cell:
    return replace(cell, link_key="more", count=count, anchor=anchor) if count else cell


def _value_key(fact: Fact) -> str:
    """The value with its bound and unit, the same in every language."""
    value = fact.value
    return f"{value.bound}:{value.low}:{value.high or ''}:{fact.unit.id if fact.unit else ''}"


def _row_versions(row: tuple[Fact, ...], library: Library, language: str) -> Iterator[Versions]:
    statements = tuple(_fact_statement(fact, library, language) for fact in row)
    if is_contested(row):
        yield statements
    else:
        yield from ((statement,) for statement in statements)


def _fact_statement(fact: Fact, library: Library, language: str) -> Statement:
    measure = library.vocabularies.table("measures").get(fact.measure.id)
    unit_id = fact.unit.id if fact.unit else (measure.unit if measure else "")
    unit = library.vocabularies.name("units", unit_id, language) if unit_id else ""
    value = wording.quantity(fact.value, language)
    quantity = f"{value}{wording.gap(value, unit, language)}{unit}" if unit else value
    say = words(language)
    time = wording.period(fact.as_of, language)
    date_label = say("compare.undated") if time == say("wording.unknown") else time
    aside = (Phrase(date_label), Phrase(say(f"terms.confidence.{fact.confidence}")))
    return Statement(Phrase(quantity), aside=aside, note=fact.note, sources=fact.source, confidence=fact.confidence)


# ---- How it works ----


def _step_cells(steps: Iterable[Step], library: Library, language: str) -> Iterator[tuple[LineKey, Cell]]:
    order = list(library.vocabularies.table("steps"))
    steps_by_id: dict[str, list[Step]] = {}
    for step in steps:
        steps_by_id.setdefault(step.step.id, []).append(step)
    for id_, group in steps_by_id.items():
        yield _line_key("steps", id_, order), _step_cell(group, language)


def _step_cell(group: list[Step], language: str) -> Cell:
    statements = tuple((_excerpt_statement(step.text, language),) for step in group)
    has_text = any(step.text.best(language) for step in group)
    return Cell("told" if has_text else "unknown", statements)


def _excerpt_statement(text: Text, language: str) -> Statement:
    """The first sentences of a passage as plain words, with the sources that stand in them, or in all of it."""
    best = text.best(language)
    if best is None:
        return Statement(Phrase(words(language)("wording.unknown")))
    code, passage = best
    excerpt = first_sentences(passage.text, limit=LANGUAGES[language].lengths.cell)
    sources = tuple(_citations(excerpt, passage)) or tuple(_citations(passage.text, passage))
    return Statement(Phrase(plain(excerpt), "" if code == language else code), sources=sources)


def first_sentences(markdown: str, *, limit: int) -> str:
    """The first sentences of Markdown that fit into a number of characters, citations not counted; one at least.

    >>> first_sentences("It opens [@a]. Then more. It ends.", limit=20)
    'It opens [@a]. Then more.'
    """
    excerpt, length = "", 0
    for sentence in sentences(markdown.strip().split("\n\n")[0]):
        length += len(CITATION.sub("", sentence))
        if excerpt and length > limit:
            break
        excerpt += sentence
    return excerpt


def _citations(text: str, passage: Passage) -> Iterator[Citation]:
    for match in CITATION.finditer(text):
        place = passage.scalar.place
        yield from (Citation(key, locator, place, quote) for key, quote, locator in split_quoting(match[1]))


# ---- People, and what the contributors make of it ----


def _actor_cells(case: Case, language: str) -> Iterator[tuple[LineKey, Cell]]:
    lists: tuple[tuple[str, Sequence[Person | Organisation]], ...] = (
        ("people", case.people),
        ("organisations", case.organisations),
    )
    for order, (id_, actors) in enumerate(lists):
        if actors:
            statements = tuple((_actor_statement(actor, language),) for actor in actors[:MAX_NAMES])
            cell = _with_link(Cell("told", statements), len(actors) - len(statements), anchor="people")
            yield LineKey(GROUPS.index("people"), order, id_), cell


def _actor_statement(actor: Person | Organisation, language: str) -> Statement:
    time = wording.since_until(actor.since, actor.until, language)
    aside = (_label_phrase(actor.role, language), *((Phrase(time),) if time else ()))
    return Statement(_label_phrase(actor.name, language), aside=aside, sources=actor.source)


def _label_phrase(label: Label, language: str) -> Phrase:
    best = label.best(language)
    if best is None:
        return Phrase(words(language)("wording.unknown"))
    code, passage = best
    return Phrase(passage.text.strip(), "" if code == language else code)


def _judgement_cells(case: Case) -> Iterator[tuple[LineKey, Cell]]:
    group = GROUPS.index("judgement")
    if text := case.analysis.lessons:
        yield LineKey(group, 0, "lessons"), Cell("unknown" if text.unknown else "told", ((Statement(text=text),),))
    if case.disagreements:
        statements = tuple(
            (_disagreement_statement(disagreement),) for disagreement in by_weight(case.disagreements)[:MAX_NAMES]
        )
        count = len(case.disagreements)
        cell = Cell("told", statements, link_key="versions", count=count, anchor="disagreements")
        yield LineKey(group, 1, "disagreements"), cell


def _disagreement_statement(disagreement: Disagreement) -> Statement:
    """What it is about; the versions, which are long, stand on the page of the case."""
    return Statement(
        text=disagreement.about,
        sources=tuple(citation for version in disagreement.versions for citation in version.source),
    )
