"""The file of related words, which readers say where records have others: takes its path, gives groups and faults."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated

from builder.language.languages import BUILT_IN, LANGUAGES
from builder.records.decode.findings import REPORTED, Findings, Refused, is_reported
from builder.records.decode.parts import check_key, decode_keyed
from builder.records.model.declare import About, Declared, Keys, fields
from builder.records.model.vocabulary import Vocabularies
from builder.records.problem import Problem
from builder.records.source.document import Mapping as Map
from builder.records.source.document import Node, Pair
from builder.records.source.file import is_there, read_file

RELATED_WORDS = "related_words.yml"
"""Its name in the folder of the vocabularies."""

RelatedWords = Mapping[str, tuple[str, ...]]
"""Words that stand for nearly the same thing, by language."""


class GroupDeclaration(Declared):
    """A group as the file has it: without the key of this field, only its languages."""

    forms: Annotated[
        dict[str, tuple[str, ...]],
        Keys(are_languages=True),
        About("相关词", "words that can stand for one another", "可以互相替代的词", "{en: [baby], zh: [婴儿]}"),
    ]


FORMS = fields(GroupDeclaration)[0]


def read_related_words(
    path: Path, *, base: Path, languages: Iterable[str] = BUILT_IN
) -> tuple[tuple[RelatedWords, ...], tuple[Problem, ...]]:
    """The groups in the order of the file; none where a base has no such file. A faulty group is left out.

    languages: of the base, none of which a group must have.
    """
    if not is_there(path):
        return (), ()
    document = read_file(path, base=base)
    allowed = tuple(LANGUAGES)
    findings = Findings(document.path, Vocabularies({}), allowed[0], allowed, [*document.problems])
    groups = [_group(pair, findings, tuple(languages)) for pair in document.root or ()]
    return tuple(group for group in groups if not isinstance(group, Refused)), tuple(findings.problems)


def _group(pair: Pair, findings: Findings, languages: tuple[str, ...]) -> RelatedWords | Refused:
    before = len(findings.problems)
    check_key(pair.key, findings)
    group = _forms(pair.value, findings, languages)
    if isinstance(group, Refused) or len(findings.problems) > before:
        return REPORTED
    words = {word for forms in group.values() for word in forms}
    if len(words) == 1:
        return findings.refuse("group-of-one", pair.key.place, group=pair.key.text, word=words.pop())
    return group


def _forms(node: Node, findings: Findings, languages: tuple[str, ...]) -> RelatedWords | Refused:
    if is_reported(node):
        return REPORTED
    if not isinstance(node, Map):
        return findings.refuse("not-a-map", node.place, keys=", ".join(languages))
    return decode_keyed(FORMS, node, findings)
