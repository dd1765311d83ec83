"""Document to record: walks the declared fields, gives a typed value and every fault with its place.

Beside the record it gives what the rules over the whole library need (citations, references, passages), found even
where the record itself is faulty, so that one fault never hides another.
"""

from __future__ import annotations

from dataclasses import dataclass

from builder.language.languages import BUILT_IN
from builder.records.decode.findings import Findings
from builder.records.decode.parts import decode_part
from builder.records.model.record import MODELS, Case, Policy
from builder.records.model.values import Citation, Passage, Reference
from builder.records.model.vocabulary import Vocabularies
from builder.records.problem import Problem
from builder.records.source.document import Document, Place, Scalar
from builder.records.source.document import Mapping as Map


@dataclass(frozen=True)
class Reading:
    """One file, decoded. `record` is whole only when `problems` is empty; None when too little could be read.

    passages: every text with its language. source_keys: the keys that it declares.
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


def decode(
    document: Document,
    *,
    folder: str,
    vocabularies: Vocabularies,
    languages: tuple[str, ...] = BUILT_IN,
) -> Reading:
    """The reading of a record file that lies in a folder (`cases` or `policies`). languages: those a text may have.

    Of a file with slips, what it would hold once they are mended is read too; the mended lines are not judged.
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
    """The language of plain texts; what the record says if it says it rightly, else the first. Read before all else."""
    node = root.get("written_in") or root.get("原文语言")
    return node.text if isinstance(node, Scalar) and node.text in languages else languages[0]


def _source_keys(root: Map) -> tuple[tuple[str, Place], ...]:
    node = root.get("sources") or root.get("资料")
    if not isinstance(node, Map):
        return ()
    return tuple((entry.key.text, Place(abs(entry.key.place.line), entry.key.place.column)) for entry in node)
