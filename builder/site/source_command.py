"""`casebook source add`: takes an exported file and a base, gives a record's text with the sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from builder.citation.imported.items import read_items
from builder.citation.imported.source_fields import imported, proposed_key
from builder.config import Options
from builder.records.edit.change import set_value
from builder.records.edit.writing import Value, pair_lines
from builder.records.load import Checked, read
from builder.records.model.declare import key_names
from builder.records.model.record import MODELS, Case, Source
from builder.records.problem import Problem, Severity
from builder.records.source import read_document
from builder.records.source.document import Mapping as Map
from builder.records.source.document import Node, Pair, Scalar


@dataclass(frozen=True)
class Addition:
    """What became of an item. key: of its source; known_in: the record that had it before, or ''."""

    key: str
    title: str
    fields: Mapping[str, Value]
    left_out: tuple[str, ...] = ()
    known_in: str = ""


def additions(base: Path, options: Options, data: bytes) -> list[Addition]:
    """What becomes of the items of an exported file. Raises ImportFaultError.

    A source that the base has, by DOI, address or title, is not added again. Keys are those of no other source.
    """
    checked = read(base, options)
    taken = {key for reading in checked.readings for key, _ in reading.source_keys}
    known = dict(_known(checked))
    found: list[Addition] = []
    for item in read_items(data):
        source = imported(item)
        title = str(source.fields.get("title", ""))
        if match := next((known[mark] for mark in _marks(source.fields) if mark in known), None):
            found.append(Addition(match[0], title, source.fields, known_in=match[1]))
            continue
        key = proposed_key(source.fields, taken)
        taken.add(key)
        known |= dict.fromkeys(_marks(source.fields), (key, "-"))
        found.append(Addition(key, title, source.fields, source.left_out))
    return found


@dataclass(frozen=True)
class FaultyValue:
    """A value of an item that no record can hold, and why."""

    addition: Addition
    field: str
    problem: Problem


def faulty_values(added: Iterable[Addition]) -> Iterator[FaultyValue]:
    """The values of sources that YAML does not take, as one with a control character, the first fault of each."""
    for each in added:
        for field, value in each.fields.items():
            document = read_document(
                "-", "\n".join((*pair_lines(field, value, 0), "")).encode("utf-8", "surrogatepass")
            )
            errors = (problem for problem in document.problems if problem.severity is Severity.ERROR)
            if problem := next(errors, None):
                yield FaultyValue(each, field, problem)


def with_sources(text: str, added: Iterable[Addition], *, folder: str, languages: tuple[str, ...]) -> str:
    """The text of a record with sources at the end of its own. Raises EditError for one with errors of syntax."""
    for each in added:
        text = set_value(text, ("sources", each.key), each.fields, model=MODELS[folder], languages=languages)
    return text


def _known(checked: Checked) -> Iterable[tuple[tuple[str, str], tuple[str, str]]]:
    """What tells the sources of a base apart, each with its key and the record that has it, faulty records too."""
    names = {key_names(Source, name) for name in ("DOI", "URL", "title")}
    for path, data in checked.files.items():
        root = read_document(path, data).root
        for key, source in ((entry.key.text, entry.value) for entry in _entries(root, key_names(Case, "sources"))):
            told = {name[0]: entry.value for name in names for entry in _entries(source) if entry.key.text in name}
            texts = {name: value.text for name, value in told.items() if isinstance(value, Scalar)}
            yield from ((mark, (key, path)) for mark in _marks(texts))


def _entries(node: Node | None, names: tuple[str, str] | None = None) -> tuple[Pair, ...]:
    """The entries of a map, or of what stands there below one of these keys."""
    if not isinstance(node, Map):
        return ()
    if names is None:
        return node.entries
    return next((_entries(value) for name in names if (value := node.get(name)) is not None), ())


def _marks(source: Mapping[str, object]) -> Iterable[tuple[str, str]]:
    """DOI, address and title, as far as they are given, in a form in which they can be compared."""
    for name in ("DOI", "URL", "title"):
        text = str(source.get(name) or "").casefold().removesuffix("/")
        if text and text != "unknown":
            yield name, "".join(text.split())
