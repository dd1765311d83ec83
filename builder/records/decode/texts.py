"""Texts of a record: one language or several, with the citations in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from builder.language.languages import LANGUAGES
from builder.language.line_ends import join_chinese_lines, separate_paragraphs
from builder.language.unseen import is_blank
from builder.records.decode.findings import REPORTED, Findings, Refused, is_reported, visible
from builder.records.decode.paragraphs import paragraphs_as_written
from builder.records.model.declare import Field, Known
from builder.records.model.key import proposed_key
from builder.records.model.values import (
    CITATION,
    CITED_KEY,
    MAX_LENGTH,
    UNKNOWN_WORDS,
    Citation,
    Label,
    Passage,
    Text,
    cited_parts,
    split_quoting,
)
from builder.records.source.document import Mapping as Map
from builder.records.source.document import Node, Pair, Place, Scalar, Sequence

CITATION_LIKE = re.compile(r"[\[［【]\s*[@＠][^\[\]［］【】\n]*[\]］】]")
DIALECT = re.compile(r"\[(?!\s*[@＠])((?:[^\[\]@\n]*[\s;；，-])?)-?(@[a-z0-9-]+[^\[\]\n]*)\](?![(（])")
"""Citations with words or a minus before the key, as Pandoc has them."""


def decode_text(declared: Field, node: Node, findings: Findings) -> Text | Refused:
    """A text in `written_in`, or a map of languages."""
    if isinstance(node, Sequence) or (isinstance(node, Map) and not node.entries):
        return findings.refuse("not-a-text", node.place)
    if not isinstance(node, Scalar):
        return _of_languages(_scalars(node, declared, findings), declared, findings)
    if node.text in UNKNOWN_WORDS and not declared.mark(Known):
        unknown: Text = declared.shape(unknown=True)
        return unknown
    return _of_languages({findings.written_in: node}, declared, findings)


def _scalars(node: Map, declared: Field, findings: Findings) -> dict[str, Scalar | Refused]:
    """The texts by language. What is given twice, is blank or no text is refused."""
    scalars: dict[str, Scalar | Refused] = {}
    for entry in node:
        language = decode_language(entry, findings)
        if isinstance(language, Refused):
            continue
        if language in scalars:
            findings.refuse("field-twice", entry.key.place, key=entry.key.text, other=language)
        else:
            scalars[language] = _scalar(entry, declared, findings)
    return scalars


def _scalar(entry: Pair, declared: Field, findings: Findings) -> Scalar | Refused:
    if not isinstance(entry.value, Scalar):
        return findings.refuse("not-a-text", entry.value.place)
    if is_reported(entry.value):
        return REPORTED
    if is_blank(entry.value.text):
        return findings.refuse("empty-value", entry.value.place, key=f"{declared.key}.{entry.key.text}")
    return entry.value


def decode_language(entry: Pair, findings: Findings) -> str | Refused:
    """The code of the language that an entry's key names."""
    key = entry.key.text
    language = next((code for code in findings.languages if key in (code, *LANGUAGES[code].keys)), "")
    return language or _unknown_language(entry, findings)


def _unknown_language(entry: Pair, findings: Findings) -> Refused:
    if refused := findings.refuse_look_alike(entry.key, end=":"):
        return refused
    suggestion = _probable_language(entry.key.text.lower(), findings.languages)
    value = entry.value.raw.split("\n")[0] if isinstance(entry.value, Scalar) else ""
    return findings.refuse(
        "unknown-language",
        entry.key.place,
        key=visible(entry.key.text),
        allowed=", ".join(findings.languages),
        fix=f"{suggestion}: {value}" if suggestion else "",
    )


def _probable_language(key: str, languages: tuple[str, ...]) -> str:
    """The language that the author probably meant; '' if none is likely."""
    if suggestion := next((code for code in languages if key in LANGUAGES[code].mistaken), ""):
        return suggestion
    longest_first = sorted(languages, key=len, reverse=True)
    return next((code for code in longest_first if key.startswith(code.lower())), "")


def _of_languages(scalars: Mapping[str, Scalar | Refused], declared: Field, findings: Findings) -> Text | Refused:
    """The text with its passages in the order of the base's languages; refused if it has none."""
    passages = {
        code: _passage(code, scalars[code], declared, findings) for code in findings.languages if code in scalars
    }
    sound = {code: passage for code, passage in passages.items() if not isinstance(passage, Refused)}
    text: Text = declared.shape(sound)
    return text if sound else REPORTED


def _passage(language: str, scalar: Scalar | Refused, declared: Field, findings: Findings) -> Passage | Refused:
    if isinstance(scalar, Refused):
        return scalar
    if issubclass(declared.shape, Label):
        _check_label(declared, scalar, findings)
        passage = Passage(scalar.text, scalar)
    else:
        _collect_citations(scalar, findings)
        passage = Passage(join_chinese_lines(separate_paragraphs(paragraphs_as_written(scalar))), scalar)
    findings.passages.append((language, passage))
    return passage


def _check_label(declared: Field, scalar: Scalar, findings: Findings) -> None:
    if declared.mark(Known) and scalar.text.strip().lower() in UNKNOWN_WORDS:
        findings.refuse("must-be-known", scalar.place, key=declared.key)
    elif len(scalar.text) > MAX_LENGTH:
        values = {"length": str(len(scalar.text)), "limit": str(MAX_LENGTH)}
        findings.refuse("too-long", scalar.place, key=declared.key, **values)
    elif "\n" in scalar.text.strip():
        findings.refuse("label-lines", scalar.place)
    elif match := CITATION_LIKE.search(scalar.text):
        findings.refuse("label-citation", scalar.place_of(match[0]), found=match[0])


def _collect_citations(scalar: Scalar, findings: Findings) -> None:
    """Citations of a text; one with full-width marks or without a proper key is refused with the right form."""
    places: dict[str, Iterator[Place]] = {}
    for match in CITATION_LIKE.finditer(scalar.text):
        written = match[0]
        place = next(places.setdefault(written, scalar.places_of(written)), scalar.place)
        body = _citation_body(written)
        if CITATION.fullmatch(written) and all(CITED_KEY.match(cited) for cited, _ in cited_parts(body)):
            parts = split_quoting(body)
            findings.citations += [Citation(key, locator, place, quote) for key, quote, locator in parts]
        else:
            findings.refuse("citation-form", place, found=visible(written), fix=_canonical(written))
    _refuse_dialects(scalar, findings)


def _refuse_dialects(scalar: Scalar, findings: Findings) -> None:
    """Refuse what another program would read as a citation; the words before the key go before the bracket."""
    for match in DIALECT.finditer(scalar.text):
        keys = re.sub(r"([;；])\s*[^@;；]*-?@", r"\1 @", match[2])
        fix = f"{match[1].strip(' -;；，')} {_canonical(f'[{keys}]')}".strip()
        if fix.endswith("]"):
            findings.refuse("citation-form", scalar.place_of(match[0]), found=visible(match[0]), fix=fix)


def _citation_body(written: str) -> str:
    return re.sub(r"\A[\[［【]\s*[@＠]|[\]］】]\Z", "", written)


def _canonical(written: str) -> str:
    """The citation in its canonical form; '' if its key cannot be derived."""
    body = _citation_body(written).replace("，", ", ").replace("；", "; ").replace("＠", "@").replace("＃", "#")
    parts = [(proposed_key(key, quote), locator) for key, quote, locator in split_quoting(body) if key]
    if not parts or not all(cited for cited, _ in parts):
        return ""
    return "[" + "; ".join(f"@{cited}, {locator}" if locator else f"@{cited}" for cited, locator in parts) + "]"
