"""Plain values of a record: words, terms, dates, numbers, references, citations, names."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from builder.records.decode.findings import Findings, visible
from builder.records.model.declare import Field, Pattern, Vocabulary
from builder.records.model.grammar import Fault, parse_date, parse_period, parse_quantity, parse_reference
from builder.records.model.values import (
    SOURCE_KEY,
    UNKNOWN,
    UNKNOWN_WORDS,
    Citation,
    FuzzyDate,
    Name,
    Period,
    Quantity,
    Reference,
    Term,
)
from builder.records.model.vocabulary import VocabularyTerm, alike, nearest
from builder.records.source.document import Mapping as Map
from builder.records.source.document import Scalar

HIDDEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
PATTERNS = {
    "url": re.compile(r"https?://[^\s\\<>\"']+\Z"),
    "slug": SOURCE_KEY,
    "id": re.compile(r"[a-z0-9-]+/[a-z0-9-]+\Z"),
    "orcid": re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]\Z"),
    "hex": re.compile(r"[0-9a-f]{6,64}\Z"),
    "language": re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*\Z"),
}
MAY_BE_UNKNOWN = {"url"}
REFERENCE_FOLDERS = ("cases", "policies")


def _grammar(parsed: Any, key: str, node: Scalar, findings: Findings) -> Any:
    """The parsed value, or None with its fault noted; the fix is a line of YAML with its key or dash."""
    if not isinstance(parsed, Fault):
        return parsed
    lead = "- " if key == "-" else f"{key}: "
    findings.refuse(parsed.code, node.place, fix=f"{lead}{parsed.fix}" if parsed.fix else "", **dict(parsed.values))
    return None


def _date(_: Field, key: str, node: Scalar, findings: Findings) -> FuzzyDate | None:
    date: FuzzyDate | None = _grammar(parse_date(node.text), key, node, findings)
    return replace(date, place=node.place) if date else None


def _period(_: Field, key: str, node: Scalar, findings: Findings) -> Period | None:
    period: Period | None = _grammar(parse_period(node.text, node.place), key, node, findings)
    return period


def _quantity(_: Field, key: str, node: Scalar, findings: Findings) -> Quantity | None:
    quantity: Quantity | None = _grammar(parse_quantity(node.text), key, node, findings)
    return quantity


def _reference(_: Field, key: str, node: Scalar, findings: Findings) -> Reference | None:
    pair = _grammar(parse_reference(node.text, REFERENCE_FOLDERS), key, node, findings)
    if pair is None:
        return None
    folder, id_ = pair
    reference = Reference(folder, id_, node.place)
    findings.references.append(reference)
    return reference


def _citation(_: Field, key: str, node: Scalar, findings: Findings) -> Citation | None:
    """`fu-2012` or `fu-2012, p. 3` as the value of `source:`."""
    cited, _comma, locator = node.text.partition(",")
    if not SOURCE_KEY.match(cited):
        lead = "- " if key == "-" else f"{key}: "
        cleaned = re.sub(r"^[\[［【]?\s*[@＠]|[\]］】]\Z", "", node.text).replace("，", ", ")
        good = SOURCE_KEY.match(cleaned.partition(",")[0])
        findings.refuse("citation-form", node.place, found=visible(node.text), fix=f"{lead}{cleaned}" if good else "")
        return None
    citation = Citation(cited, locator.strip(), node.place)
    findings.citations.append(citation)
    return citation


def _word(declared: Field, key: str, node: Scalar, findings: Findings) -> str | None:
    """A plain string: any text, a word of the format, or a text that matches a pattern."""
    pattern, allowed = declared.mark(Pattern), declared.choices(findings.languages)
    if allowed and node.text not in allowed:
        suggestion = alike(node.text.lower(), allowed) or ""
        fix = f"{key}: {suggestion}" if suggestion else ""
        findings.refuse(
            "unknown-word",
            node.place,
            key=declared.key,
            found=visible(node.text),
            allowed=", ".join(allowed),
            fix=fix,
        )
        return None
    if pattern and not PATTERNS[pattern.form].match(node.text):
        if pattern.form in MAY_BE_UNKNOWN and node.text in UNKNOWN_WORDS:
            return UNKNOWN
        findings.refuse(f"form-{pattern.form}", node.place, key=declared.key, found=visible(node.text))
        return None
    return node.text


def _integer(declared: Field, key: str, node: Scalar, findings: Findings) -> int | None:
    if node.text.isdecimal() and len(node.text) < 7:
        return int(node.text)
    findings.refuse("not-a-number", node.place, key=declared.key, found=visible(node.text))
    return None


def _term(declared: Field, key: str, node: Scalar, findings: Findings) -> Term | None:
    term, vocabulary = Term(node.text, node.place), declared.mark(Vocabulary)
    if vocabulary is None:
        return term
    table, lead = findings.vocabularies.table(vocabulary.name), "" if key == "-" else f"{key}: "
    return term if is_term(term, table, vocabulary.name, findings, lead=lead) else None


def is_term(
    term: Term, table: Mapping[str, VocabularyTerm], vocabulary: str, findings: Findings, *, lead: str = ""
) -> bool:
    """Whether a vocabulary has a term; if not, a problem with the nearest term as its fix. lead: what precedes it."""
    if term.id in table or (term.id == UNKNOWN and vocabulary in findings.vocabularies.table("dimensions")):
        return True
    suggestion = nearest(term.id, table)
    findings.refuse(
        "unknown-term" if suggestion else "unknown-term-far",
        term.place,
        found=visible(term.id),
        meant=suggestion or "",
        vocabulary=vocabulary,
        allowed=", ".join(table),
        fix=f"{lead}{suggestion}" if suggestion else "",
    )
    return False


def _literal_name(_: Field, __: str, node: Scalar, ___: Findings) -> Name:
    return Name(literal=node.text)


def decode_name(node: Map, findings: Findings) -> Name | None:
    """A CSL name: family and given, or literal."""
    parts = {entry.key.text: entry.value.text for entry in node if isinstance(entry.value, Scalar)}
    if parts and set(parts) <= {"family", "given", "literal"} and len(parts) == len(node.entries):
        return Name(**parts)
    findings.refuse("name-form", node.place, found=", ".join(entry.key.text for entry in node))
    return None


SCALARS: dict[Any, Callable[[Field, str, Scalar, Findings], Any]] = {
    str: _word,
    int: _integer,
    Term: _term,
    FuzzyDate: _date,
    Period: _period,
    Quantity: _quantity,
    Reference: _reference,
    Citation: _citation,
    Name: _literal_name,
}
