"""Plain values of a record: words, terms, dates, numbers, references, citations, names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from builder.language.line_ends import one_line
from builder.language.unseen import is_blank
from builder.records.decode.findings import Findings, Refused, visible
from builder.records.decode.paragraphs import paragraphs_as_written
from builder.records.model.declare import Field, Known, Paragraphs, Pattern, Vocabulary
from builder.records.model.grammar import (
    Fault,
    parse_date,
    parse_period,
    parse_position,
    parse_quantity,
    parse_reference,
    slug_fault,
)
from builder.records.model.identifiers import DOI, ISBN, ORCID, PARSERS
from builder.records.model.key import proposed_key
from builder.records.model.organisation_numbers import FORMS
from builder.records.model.organisation_numbers import PARSERS as NUMBER_PARSERS
from builder.records.model.values import (
    CITED_KEY,
    SLUG,
    UNKNOWN,
    UNKNOWN_WORDS,
    Citation,
    FieldPath,
    FuzzyDate,
    Name,
    Period,
    Position,
    Quantity,
    Reference,
    Term,
)
from builder.records.model.vocabulary import VocabularyTerm, alike, nearest
from builder.records.model.web_address import is_web_address
from builder.records.source.document import Mapping as Map
from builder.records.source.document import Scalar

PATTERNS = {
    "url": re.compile(r"https?://[^\s\\<>\"']+\Z"),
    "slug": SLUG,
    "id": re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*/[a-z0-9]+(?:-[a-z0-9]+)*\Z"),
    "orcid": ORCID,
    "doi": DOI,
    "isbn": ISBN,
    **FORMS,
    "mail": re.compile(r"[^\s@<>\"'\\]+@[^\s@<>\"'\\]+\.[^\s@<>\"'\\]+\Z"),
    "hex": re.compile(r"[0-9a-f]{6,64}\Z"),
    "language": re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*\Z"),
}
"""What the JSON Schema can check too; CHECKS is what a pattern cannot say."""
CHECKS: Mapping[str, Callable[[str], bool]] = {"url": is_web_address}
SLUG_FORMS = {"slug", "id"}
MAY_BE_UNKNOWN = {"url", "doi", "isbn", "page", "volume", "issue"}
NAME_PARTS = ({"family", "given"}, {"family"}, {"literal"})
REFERENCE_FOLDERS = ("cases", "policies")


def _bare(node: Scalar) -> str:
    """A plain string, which is shown and cited on one line."""
    return one_line(node.text) if "\n" in node.text else node.text


def _paragraphs(node: Scalar) -> str:
    """A string of paragraphs, each on one line."""
    return "\n\n".join(one_line(part) for part in re.split(r"\n[ \t]*\n", paragraphs_as_written(node).strip()))


def _grammar(parsed: Any, key: str, node: Scalar, findings: Findings) -> Any:
    """The parsed value, or Refused with its fault noted; the fix is a line of YAML with its key or dash."""
    if not isinstance(parsed, Fault):
        return parsed
    lead = "- " if key == "-" else f"{key}: "
    mended = f'"{parsed.fix}"' if parsed.fix.startswith("? ") else parsed.fix  # Which YAML takes for a key.
    fix = f"{lead}{mended}" if mended else ""
    return findings.refuse(parsed.code, node.place, fix=fix, **dict(parsed.values))


def _date(_: Field, key: str, node: Scalar, findings: Findings) -> FuzzyDate | Refused:
    date: FuzzyDate | Refused = _grammar(parse_date(node.text), key, node, findings)
    return date if isinstance(date, Refused) else replace(date, place=node.place)


def _period(_: Field, key: str, node: Scalar, findings: Findings) -> Period | Refused:
    period: Period | Refused = _grammar(parse_period(node.text, node.place), key, node, findings)
    return period


def _quantity(_: Field, key: str, node: Scalar, findings: Findings) -> Quantity | Refused:
    quantity: Quantity | Refused = _grammar(parse_quantity(node.text), key, node, findings)
    return quantity


def _position(_: Field, key: str, node: Scalar, findings: Findings) -> Position | Refused:
    position: Position | Refused = _grammar(parse_position(node.text), key, node, findings)
    return position if isinstance(position, Refused) else replace(position, place=node.place)


def _reference(_: Field, key: str, node: Scalar, findings: Findings) -> Reference | Refused:
    pair = _grammar(parse_reference(node.text, REFERENCE_FOLDERS), key, node, findings)
    if isinstance(pair, Refused):
        return pair
    folder, id_ = pair
    reference = Reference(folder, id_, node.place)
    findings.references.append(reference)
    return reference


def _citation(_: Field, label: str, node: Scalar, findings: Findings) -> Citation | Refused:
    """`fu-2012` or `fu-2012, p. 3` as the value of `source:`."""
    cited, _comma, locator = node.text.partition(",")
    if not CITED_KEY.match(cited):
        lead = "- " if label == "-" else f"{label}: "
        if refused := findings.refuse_look_alike(node, lead=lead):
            return refused
        cleaned = re.sub(r"^[\[［【]?\s*[@＠]|[\]］】]\Z", "", node.text).replace("，", ", ").replace("＃", "#")
        written, comma, locator = cleaned.partition(",")
        key, _hash, quote = written.partition("#")
        proposed = proposed_key(key, quote)
        fix = f"{lead}{proposed}{comma}{locator}" if proposed else ""
        return findings.refuse("citation-form", node.place, found=visible(node.text), fix=fix)
    key, _hash, quote = cited.partition("#")
    citation = Citation(key, locator.strip(), node.place, quote)
    findings.citations.append(citation)
    return citation


def _word(declared: Field, key: str, node: Scalar, findings: Findings) -> str | Refused:
    """A plain string: any text, a word of the format, or a text that matches a pattern."""
    pattern, allowed = declared.mark(Pattern), declared.choices(findings.languages)
    if allowed and node.text not in allowed:
        if refused := findings.refuse_look_alike(node, lead=f"{key}: "):
            return refused
        suggestion = alike(node.text.lower(), allowed) or ""
        fix = f"{key}: {suggestion}" if suggestion else ""
        return findings.refuse(
            "unknown-word",
            node.place,
            key=declared.key,
            found=visible(node.text),
            allowed=", ".join(allowed),
            fix=fix,
        )
    if declared.mark(Known) and node.text.strip().lower() in UNKNOWN_WORDS:
        return findings.refuse("must-be-known", node.place, key=declared.key)
    if pattern is None:
        return _paragraphs(node) if declared.mark(Paragraphs) else _bare(node)
    if pattern.form in MAY_BE_UNKNOWN and node.text in UNKNOWN_WORDS:
        return UNKNOWN
    if parse := PARSERS.get(pattern.form) or NUMBER_PARSERS.get(pattern.form):
        parsed: str | Refused = _grammar(parse(node.text), key, node, findings)
        return parsed
    if pattern.form in SLUG_FORMS and (fault := slug_fault(*node.text.split("/"))):
        return findings.refuse(fault.code, node.place, **dict(fault.values))
    if PATTERNS[pattern.form].match(node.text) and CHECKS.get(pattern.form, bool)(node.text):
        return node.text
    return findings.refuse(f"form-{pattern.form}", node.place, key=declared.key, found=visible(node.text))


def _integer(declared: Field, key: str, node: Scalar, findings: Findings) -> int | Refused:
    if re.fullmatch("[0-9]{1,6}", node.text):
        return int(node.text)
    plain = unicodedata.normalize("NFKC", node.text).strip()
    fix = f"{key}: {plain}" if re.fullmatch("[0-9]{1,6}", plain) else ""
    return findings.refuse("not-a-number", node.place, key=declared.key, found=visible(node.text), fix=fix)


def _term(declared: Field, key: str, node: Scalar, findings: Findings) -> Term | Refused:
    term, vocabulary = Term(node.text, node.place), declared.mark(Vocabulary)
    if vocabulary is None:
        return term
    table, lead = findings.vocabularies.table(vocabulary.name), "" if key == "-" else f"{key}: "
    if refused := findings.refuse_look_alike(node, lead=lead):
        return refused
    return check_term(term, table, vocabulary.name, findings, lead=lead)


def check_term(
    term: Term, table: Mapping[str, VocabularyTerm], vocabulary: str, findings: Findings, *, lead: str = ""
) -> Term | Refused:
    """The term, if its vocabulary has it; else refused with the nearest term as the fix. lead: what precedes it."""
    if term.id in table or (term.id == UNKNOWN and vocabulary in findings.vocabularies.table("dimensions")):
        return term
    suggestion = nearest(term.id, table)
    return findings.refuse(
        "unknown-term" if suggestion else "unknown-term-far",
        term.place,
        found=visible(term.id),
        meant=suggestion or "",
        vocabulary=vocabulary,
        allowed=", ".join(table),
        fix=f"{lead}{suggestion}" if suggestion else "",
    )


def _field_path(_: Field, __: str, node: Scalar, ___: Findings) -> FieldPath:
    """A path, of which the rule `unknown_field` says whether a record has it."""
    return FieldPath(_bare(node).strip(), node.place)


def _plain_name(_: Field, __: str, node: Scalar, ___: Findings) -> Name:
    """A name as one text, of which the rule `name_as_text` says whether it has parts."""
    return Name(literal=_bare(node), place=node.place, is_plain=True)


def decode_name(node: Map, findings: Findings) -> Name | Refused:
    """A CSL name: family and given, or literal; both at once would hide one of them."""
    parts: dict[str, Any] = {
        entry.key.text: _bare(entry.value).strip() for entry in node if isinstance(entry.value, Scalar)
    }
    is_whole = len(parts) == len(node.entries) and not any(map(is_blank, parts.values()))
    if is_whole and set(parts) in NAME_PARTS:
        return replace(Name(**parts), place=node.place)
    return findings.refuse("name-form", node.place, found=", ".join(entry.key.text for entry in node))


SCALARS: dict[Any, Callable[[Field, str, Scalar, Findings], Any]] = {
    str: _word,
    int: _integer,
    Term: _term,
    FuzzyDate: _date,
    Period: _period,
    Position: _position,
    Quantity: _quantity,
    Reference: _reference,
    Citation: _citation,
    FieldPath: _field_path,
    Name: _plain_name,
}
