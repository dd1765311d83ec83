"""Files of a base that map keys to entries, as vocabularies, the glossary and comparisons do.

Takes a path and the declaration of an entry, gives the entries, decoded, and every fault with its place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from builder.language.languages import LANGUAGES, missing_languages
from builder.records.decode.findings import Findings
from builder.records.decode.parts import decode_part
from builder.records.model.declare import Declared
from builder.records.model.values import Text
from builder.records.model.vocabulary import Vocabularies
from builder.records.source.document import Scalar
from builder.records.source.file import read_file

_Declared = TypeVar("_Declared", bound=Declared)


@dataclass(frozen=True)
class KeyedEntry(Generic[_Declared]):
    """An entry of such a file. value: what could be read; None where it is no mapping or lacks a required field.

    sound: whether it has no problems.
    """

    key: Scalar
    value: _Declared | None
    sound: bool = True

    @property
    def id(self) -> str:
        """Its key."""
        return self.key.text


Rule = Callable[[KeyedEntry[_Declared], Findings], None]
"""A check of an entry beyond its declaration, which notes its problems."""


def read_entries(
    path: Path,
    model: type[_Declared],
    rule: Rule[_Declared],
    *,
    base: Path,
    vocabularies: Vocabularies | None = None,
    languages: Iterable[str] = (),
) -> tuple[tuple[KeyedEntry[_Declared], ...], Findings]:
    """The entries in the order of the file, and the findings, including syntax errors.

    languages: those that a text may have, of which a plain text has the first; by default every language that is
    declared, since a vocabulary may serve several bases.
    """
    document = read_file(path, base=base)
    allowed = tuple(languages) or tuple(LANGUAGES)
    findings = Findings(document.path, vocabularies or Vocabularies({}), allowed[0], allowed, [*document.problems])
    entries = []
    for pair in document.root or ():
        before = len(findings.problems)
        value = decode_part(pair.value, model, findings)
        entry = KeyedEntry(pair.key, value if isinstance(value, model) else None)
        rule(entry, findings)
        entries.append(KeyedEntry(entry.key, entry.value, sound=len(findings.problems) == before))
    return tuple(entries), findings


def refuse_incomplete(
    entry: KeyedEntry[_Declared], keys: Iterable[str], findings: Findings, needed: Iterable[str]
) -> None:
    """Note the texts of an entry that lack a language. keys: of the texts. needed: the languages of the base."""
    codes = tuple(needed)
    for key in keys if entry.value else ():
        text = getattr(entry.value, key)
        written = text.languages() if isinstance(text, Text) else text or ()
        if missing := missing_languages(written, codes):
            values = {"entry": entry.id, "key": key, "languages": ", ".join(missing)}
            findings.refuse("entry-incomplete", entry.key.place, **values)
