"""`casebook fmt`: takes the records of a base or a text, puts each in order, says which are others than they were."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from builder.config import Options
from builder.language.languages import BUILT_IN, text_languages
from builder.records.check.files import scan
from builder.records.edit.canonical import formatted
from builder.records.edit.tree import EditError
from builder.records.evidence.marking import replace_file
from builder.records.model.declare import Declared, by_name
from builder.records.model.record import MODELS
from builder.records.problem import Problem, Severity, error
from builder.records.source import read_document
from builder.records.source.file import read_bytes


@dataclass(frozen=True)
class Outcome:
    """What became of a record. old, new: its text, where it can be put in order; old may have other line ends.

    problems: why it is left alone. unsafe: it would say something else in order, which is a fault of the program.
    """

    path: str
    old: str = ""
    new: str = ""
    problems: tuple[Problem, ...] = ()
    unsafe: bool = False

    @property
    def changes(self) -> bool:
        """Whether it is in another order than it should be."""
        return self.old != self.new

    def diff(self) -> str:
        """What changes, as a unified diff."""
        old, new = (text.splitlines(keepends=True) for text in (self.old, self.new))
        return "".join(difflib.unified_diff(old, new, self.path, self.path))


def format_records(base: Path, options: Options, concerns: Callable[[str], bool], *, write: bool) -> Iterator[Outcome]:
    """The outcomes of all record files that are asked for, links among them, by path. write: into the files."""
    files, problems = scan(base, folders={"cases": options.cases, "policies": options.policies})
    for problem in problems:
        if problem.code == "symlink" and concerns(problem.path):
            yield Outcome(problem.path, problems=(problem,))
    for file in files:
        if concerns(file.name):
            outcome = _of_file(Path(file.path), file.name, MODELS[file.folder], options.languages)
            yield _written(Path(file.path), outcome) if write and outcome.changes else outcome


def format_text(path: str, data: bytes, languages: Sequence[str] = BUILT_IN) -> Outcome:
    """The outcome of a text, which is taken for a case or a policy by its keys."""
    document = read_document(path, data)
    keys = {entry.key.text for entry in document.root} if document.root else set[str]()
    model = max(MODELS.values(), key=lambda model: len(keys & set(by_name(model))))
    return _of_data(path, data, model, languages)


def _of_file(path: Path, name: str, model: type[Declared], languages: Sequence[str]) -> Outcome:
    data = read_bytes(path, name)
    return Outcome(name, problems=(data,)) if isinstance(data, Problem) else _of_data(name, data, model, languages)


def _of_data(path: str, data: bytes, model: type[Declared], languages: Sequence[str]) -> Outcome:
    """The outcome of the bytes of a record; one with errors of syntax is left alone."""
    problems = read_document(path, data).problems
    if faults := tuple(problem for problem in problems if problem.severity is Severity.ERROR):
        return Outcome(path, problems=faults)
    text = data.decode("utf-8")
    try:
        return Outcome(path, text, formatted(text, model=model, languages=text_languages(languages)))
    except EditError:
        return Outcome(path, unsafe=True)


def _written(path: Path, outcome: Outcome) -> Outcome:
    """The outcome, when it is in the file."""
    try:
        replace_file(path, outcome.new.encode("utf-8"))
    except OSError as fault:
        reason = fault.strerror or str(fault)
        return Outcome(outcome.path, problems=(error("unwritable-file", outcome.path, 1, 1, reason=reason),))
    return outcome
