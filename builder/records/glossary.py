"""The file of the glossary: takes its path, gives its terms and every fault."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from pathlib import Path
from typing import Annotated

from builder.language.languages import BUILT_IN
from builder.records.decode.findings import Findings
from builder.records.decode.parts import check_key
from builder.records.entries import KeyedEntry, Rule, read_entries, refuse_incomplete
from builder.records.model.declare import About, Declared, Keys
from builder.records.model.glossary import GlossaryTerm
from builder.records.model.values import Label, texts_of
from builder.records.problem import Problem
from builder.records.source.file import is_there

GLOSSARY = "glossary.yml"
"""Its name in the folder of the vocabularies."""


class GlossaryDeclaration(Declared):
    """A term as the file has it; GlossaryTerm says what each field means."""

    label: Annotated[Label | None, About("名称", "its name", "名称", "{en: NGO, zh: 公益组织}")] = None
    forms: Annotated[
        dict[str, tuple[str, ...]],
        Keys(are_languages=True),
        About("各种说法", "all its names, by language", "各语言的所有说法", "{en: [NGO, NPO], zh: [公益组织]}"),
    ] = field(default_factory=dict)
    also: Annotated[
        tuple[str, ...],
        About(
            "别名",
            "words that readers used, in any language: for search alone",
            "读者用过的词，任何语言：只供搜索",
            "[]",
        ),
    ] = ()
    avoid: Annotated[
        dict[str, tuple[str, ...]],
        Keys(are_languages=True),
        About(
            "不用的词",
            "words that our texts do not use for it, by language; quotations, titles and names keep them",
            "我们的文字不用来指它的词，按语言；引文、题名和名称照旧",
            "{zh: [法人代表], zh-Hant: [志願者]}",
        ),
    ] = field(default_factory=dict)
    pinyin: Annotated[str, About("拼音", "of the Chinese name, without tones", "拼音，不带声调", "gongyi zuzhi")] = ""
    definition: Annotated[
        Label | None, About("定义", "what it means, in a sentence or two", "一两句话的定义", "{en: …, zh: …}")
    ] = None
    difference: Annotated[
        Label | None,
        About("差异", "what a reader of one side has to know about the other", "两岸说法的不同", "{en: …, zh: …}"),
    ] = None
    traditional: Annotated[
        dict[str, str],
        Keys(),
        About("繁体用词", "words of Simplified texts, and Taiwan's in their place", "简体词与台湾用词", "{支持: 支援}"),
    ] = field(default_factory=dict)


def read_glossary(
    path: Path, *, base: Path, languages: Iterable[str] = BUILT_IN
) -> tuple[tuple[GlossaryTerm, ...], tuple[Problem, ...]]:
    """The terms in the order of the file; none where a base has no glossary. A faulty term is left out, with problems.

    languages: of the base, all of which a term has.
    """
    if not is_there(path):
        return (), ()
    entries, findings = read_entries(path, GlossaryDeclaration, _rule(tuple(languages)), base=base)
    terms = (_term(entry.id, entry.value) for entry in entries if entry.value and entry.sound)
    return tuple(terms), tuple(findings.problems)


def _rule(needed: tuple[str, ...]) -> Rule[GlossaryDeclaration]:
    """A term has a label, forms and a definition in every language of its base."""

    def check(entry: KeyedEntry[GlossaryDeclaration], findings: Findings) -> None:
        check_key(entry.key, findings)
        refuse_incomplete(entry, ("label", "forms", "definition"), findings, needed)
        _refuse_own_words(entry, findings)

    return check


def _term(id_: str, declared: GlossaryDeclaration) -> GlossaryTerm:
    return GlossaryTerm(
        id=id_,
        label=texts_of(declared.label),
        forms=declared.forms,
        pinyin=declared.pinyin,
        definition=texts_of(declared.definition),
        difference=texts_of(declared.difference),
        traditional=declared.traditional,
        also=declared.also,
        avoid=declared.avoid,
    )


def _refuse_own_words(entry: KeyedEntry[GlossaryDeclaration], findings: Findings) -> None:
    """Note a word to avoid that is the very one to write."""
    if entry.value is None:
        return
    for language, avoided in entry.value.avoid.items():
        own = next(iter(entry.value.forms.get(language, ())), "")
        if own in avoided:
            findings.refuse("avoided-own-word", entry.key.place, entry=entry.id, found=own, language=language)
