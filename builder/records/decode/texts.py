"""Texts of a record: one language or several, with the citations in them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.language.languages import LANGUAGES
from builder.records.decode.findings import Findings, visible
from builder.records.model.values import (
    CITATION,
    SOURCE_KEY,
    UNKNOWN_WORDS,
    Citation,
    Label,
    Passage,
    Text,
    split_citation,
)
from builder.records.source.document import Mapping as Map
from builder.records.source.document import Node, Pair, Scalar, Sequence

CITATION_LIKE = re.compile(r"[\[［【]\s*[@＠][^\[\]［］【】\n]*[\]］】]")


def decode_text(node: Node, shape: type[Text], findings: Findings) -> Text | None:
    """A text in `written_in`, or a map of languages."""
    if isinstance(node, Sequence):
        findings.refuse("not-a-text", node.place)
        return None
    if isinstance(node, Scalar):
        if node.text in UNKNOWN_WORDS:
            return shape(unknown=True)
        return _of_languages({findings.written_in: node}, shape, findings)
    return _of_languages(dict(_languages(node, findings)), shape, findings)


def _languages(node: Map, findings: Findings) -> Iterator[tuple[str, Scalar]]:
    languages: set[str] = set()
    for entry in node:
        language = decode_language(entry, findings)
        if not language:
            continue
        if language in languages:
            findings.refuse("field-twice", entry.key.place, key=entry.key.text, other=language)
        elif not isinstance(entry.value, Scalar):
            findings.refuse("not-a-text", entry.value.place)
        else:
            languages.add(language)
            yield language, entry.value


def decode_language(entry: Pair, findings: Findings) -> str:
    """The code of the language that an entry's key names; '' with a problem noted if it names none."""
    key = entry.key.text
    language = next((code for code in findings.languages if key in (code, *LANGUAGES[code].keys)), "")
    if not language:
        _unknown_language(entry, findings)
    return language


def _unknown_language(entry: Pair, findings: Findings) -> None:
    suggestion = _probable_language(entry.key.text.lower(), findings.languages)
    value = entry.value.raw.split("\n")[0] if isinstance(entry.value, Scalar) else ""
    findings.refuse(
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


def _of_languages(scalars: dict[str, Scalar], shape: type[Text], findings: Findings) -> Text | None:
    passages: dict[str, Passage] = {}
    for language, scalar in scalars.items():
        if shape is Label:
            _check_label(scalar, findings)
        else:
            _collect_citations(scalar, findings)
        passage = Passage(scalar.text, scalar)
        findings.passages.append((language, passage))
        passages[language] = passage
    ordered = {code: passages[code] for code in findings.languages if code in passages}
    return shape(ordered) if passages else None


def _check_label(scalar: Scalar, findings: Findings) -> None:
    if "\n" in scalar.text.strip():
        findings.refuse("label-lines", scalar.place)
    elif match := CITATION_LIKE.search(scalar.text):
        findings.refuse("label-citation", scalar.place_of(match[0]), found=match[0])


def _collect_citations(scalar: Scalar, findings: Findings) -> None:
    """Citations of a text; one with full-width marks or without a proper key is refused with the right form."""
    times: dict[str, int] = {}
    for match in CITATION_LIKE.finditer(scalar.text):
        written = match[0]
        place = scalar.place_of(written, nth=times.get(written, 0))
        times[written] = times.get(written, 0) + 1
        pairs = split_citation(_citation_body(written))
        if CITATION.fullmatch(written) and all(SOURCE_KEY.match(key) for key, _ in pairs):
            findings.citations += [Citation(key, locator, place) for key, locator in pairs]
        else:
            findings.refuse("citation-form", place, found=visible(written), fix=_canonical(written))


def _citation_body(written: str) -> str:
    return re.sub(r"\A[\[［【]\s*[@＠]|[\]］】]\Z", "", written)


def _canonical(written: str) -> str:
    """The citation in its canonical form; '' if its key cannot be derived."""
    body = _citation_body(written).replace("，", ", ").replace("；", "; ").replace("＠", "@")
    pairs = [(key.lower().replace(" ", "-").replace("_", "-"), locator) for key, locator in split_citation(body)]
    if not all(SOURCE_KEY.match(key) for key, _ in pairs):
        return ""
    return "[" + "; ".join(f"@{key}, {locator}" if locator else f"@{key}" for key, locator in pairs) + "]"
