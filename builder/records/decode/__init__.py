"""Document to record: decodes the declared fields into a typed value, and reports every fault with its place.

It also collects what the rules over the library need (citations, references, passages), even from a faulty record, so
that one fault never hides another.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from builder.language.languages import BUILT_IN
from builder.records.decode.findings import Findings
from builder.records.decode.parts import decode_part
from builder.records.model.keeping import Keeping
from builder.records.model.library import Entry
from builder.records.model.record import MODELS, Case, Policy
from builder.records.model.values import Citation, Passage, Reference
from builder.records.model.vocabulary import Vocabularies
from builder.records.problem import Problem
from builder.records.source.document import Document, Place, Scalar
from builder.records.source.document import Mapping as Map


@dataclass(frozen=True)
class Reading(Keeping):
    """A decoded file. `record` is complete only if `problems` is empty; None if a required field is missing or faulty.

    passages: every text with its language. source_keys: the keys of the sources that it declares.
    """

    path: str
    folder: str
    id: str
    record: Case | Policy | None
    problems: tuple[Problem, ...]
    citations: tuple[Citation, ...] = ()
    references: tuple[Reference, ...] = ()
    passages: tuple[tuple[str, Passage], ...] = ()
    source_keys: tuple[tuple[str, Place], ...] = ()

    @cached_property
    def entry(self) -> Entry | None:
        """Its entry in the library; None for a record with problems."""
        if self.record is None or self.problems:
            return None
        place, _, slug = self.id.partition("/")
        return Entry(self.folder, place, slug, self.path, self.record)


def decode(
    document: Document,
    *,
    folder: str,
    vocabularies: Vocabularies,
    languages: tuple[str, ...] = BUILT_IN,
) -> Reading:
    """Decode a record file of a folder (`cases` or `policies`). languages: those a text may have.

    A file with typing errors is decoded from its mended text; problems on mended lines are left out.
    """
    id_ = "/".join(document.path.removesuffix(".yml").split("/")[-2:])
    root = document.root or document.mended
    if root is None:
        return Reading(document.path, folder, id_, None, document.problems)
    findings = Findings(document.path, vocabularies, _written_in(root, languages), languages)
    record = decode_part(root, MODELS[folder], findings)
    return Reading(
        document.path,
        folder,
        id_,
        record if isinstance(record, Case | Policy) else None,
        tuple(sorted((*document.problems, *(problem for problem in findings.problems if problem.line > 0)))),
        tuple(citation for citation in findings.citations if citation.place.line > 0),
        tuple(reference for reference in findings.references if reference.place.line > 0),
        tuple(pair for pair in findings.passages if pair[1].scalar.place.line > 0),
        _source_keys(root),
    )


def _written_in(root: Map, languages: tuple[str, ...]) -> str:
    """The language of plain texts: the record's `written_in` if it is valid, else the first. Read before the fields."""
    node = root.get("written_in") or root.get("原文语言")
    return node.text if isinstance(node, Scalar) and node.text in languages else languages[0]


def _source_keys(root: Map) -> tuple[tuple[str, Place], ...]:
    node = root.get("sources") or root.get("资料")
    if not isinstance(node, Map):
        return ()
    return tuple((entry.key.text, Place(abs(entry.key.place.line), entry.key.place.column)) for entry in node)
