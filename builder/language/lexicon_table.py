"""Writes lexicon.tsv and usual.tsv anew: `python -m builder.language.lexicon_table dict.txt`.

dict.txt is the word list of jieba 0.42.1. Words with a character that has several Traditional forms are all taken that
are not rare, other words where they are frequent: they only tell where a word ends. Forms are OpenCC's, corrected by
characters.tsv. NOTICE has the copyright and licence of both.
"""

import math
import re
import sys
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from opencc import OpenCC

from builder.language.characters import USUAL_FORMS, always_usual, as_decided, decided_words, usual_forms
from builder.language.lexicon import LEXICON, lexicon

HEADER = (
    "# Words of Simplified Chinese by cost. Made by lexicon_table.py.\n"
    "# Words: jieba 0.42.1, (c) 2013 Sun Junyi, MIT. Forms: OpenCC, (c) Carbo Kuo, Apache-2.0. Changed: see NOTICE."
)
USUAL_HEADER = "# Made by lexicon_table.py with OpenCC, (c) Carbo Kuo, Apache-2.0; see NOTICE."
HAN = re.compile(r"[\u3400-\u9fff]+\Z")
RARE, RARE_NAME, FREQUENT = 5, 50, 60
BLOCKS = ((0x3400, 0xA000), (0xF900, 0xFB00), (0x20000, 0x323B0))
"""Code points of the Han ideographs, the end excluded."""
PAIRS = 50
"""In a line of the usual forms."""
LONGEST = 4
"""Of words that only tell where a word ends."""


def lexicon_table(counts: Mapping[str, int], names: frozenset[str]) -> str:
    """The file. counts: frequency by word. names: those of the words that are names of people."""
    forms = traditional_forms(counts)
    usual = usual_forms()
    total = sum(counts.values())
    several = _characters_with_several_forms(forms)
    by_cost: dict[int, list[str]] = {}
    for word, count in counts.items():
        if _is_wanted(word, count, several, turned=forms[word] != word.translate(usual), name=word in names):
            cost = round(-10 * math.log(count / total))
            form = "" if forms[word] == word.translate(usual) else f"/{forms[word]}"
            by_cost.setdefault(cost, []).append(word + form)
    lines = (f"{cost}\t{' '.join(sorted(entries))}" for cost, entries in sorted(by_cost.items()))
    return "\n".join((HEADER, *lines)) + "\n"


def traditional_forms(words: Iterable[str]) -> Mapping[str, str]:
    """Traditional forms of words: OpenCC's, but usual ones for characters that characters.tsv says so of."""
    listed = list(words)
    converted = OpenCC("s2tw").convert("\n".join(listed)).split("\n")
    usual, fixed = usual_forms(), always_usual()
    forms = {}
    for word, form in zip(listed, converted, strict=True):
        pairs = zip(word, form if len(form) == len(word) else word, strict=True)
        forms[word] = "".join(old.translate(usual) if old in fixed else new for old, new in pairs)
    return _as_their_parts({word: as_decided(word, form) for word, form in forms.items()})


def _as_their_parts(forms: Mapping[str, str]) -> Mapping[str, str]:
    """Forms in which those of words that are made of decided words agree with these, of the shortest word on."""
    decided, known, usual = decided_words(), lexicon(), usual_forms()
    costs = dict(known.costs)
    agreeing = {**{word: known.forms.get(word, word.translate(usual)) for word in decided}, **forms}
    parted = replace(known, costs=costs)
    for word in sorted(forms, key=len):
        if word not in decided and _has_another_form_within(word, agreeing, decided):
            cost = costs.pop(word, None)
            agreeing[word] = "".join(_of_parts(parted.cut(word), agreeing, agreeing[word]))
            costs.update({word: cost} if cost is not None else {})
    return {word: agreeing[word] for word in forms}


def _has_another_form_within(word: str, forms: Mapping[str, str], decided: Container[str]) -> bool:
    parts = ((start, end) for start in range(len(word) - 1) for end in range(start + 2, len(word) + 1))
    return any(
        word[start:end] in decided and forms.get(word[start:end], forms[word][start:end]) != forms[word][start:end]
        for start, end in parts
        if end - start < len(word)
    )


def _of_parts(parts: Iterable[str], forms: Mapping[str, str], form: str) -> Iterator[str]:
    """The forms of the parts of a word, of those of one character as the word has them."""
    position = 0
    for part in parts:
        own = form[position : position + len(part)]
        yield forms.get(part, own) if len(part) > 1 else own
        position += len(part)


def _characters_with_several_forms(forms: Mapping[str, str]) -> frozenset[str]:
    usual = usual_forms()
    return frozenset(
        old for word, form in forms.items() for old, new in zip(word, form, strict=True) if old.translate(usual) != new
    )


def _is_wanted(word: str, count: int, several: frozenset[str], *, turned: bool, name: bool) -> bool:
    if len(word) == 1:
        return True
    if name and count < RARE_NAME:
        return False
    if several & set(word):
        return turned or count >= RARE
    return count >= FREQUENT and len(word) <= LONGEST


def _read(path: Path) -> tuple[Mapping[str, int], frozenset[str]]:
    """The word list: lines of word, frequency, part of speech."""
    counts: dict[str, int] = {}
    names = set()
    for line in path.read_text(encoding="utf-8").splitlines():
        word, count, *kind = line.split(" ")
        if HAN.match(word):
            counts[word] = int(count)
            names |= {word} if "".join(kind).startswith("nr") else set()
    return counts, frozenset(names)


def usual_table() -> str:
    """The file of usual forms."""
    characters = [chr(code) for first, end in BLOCKS for code in range(first, end)]
    converted = OpenCC("s2tw").convert("\n".join(characters)).split("\n")
    pairs = [old + new for old, new in zip(characters, converted, strict=True) if old != new and len(new) == 1]
    lines = ("".join(pairs[start : start + PAIRS]) for start in range(0, len(pairs), PAIRS))
    return "\n".join((USUAL_HEADER, *lines)) + "\n"


if __name__ == "__main__":
    USUAL_FORMS.write_text(usual_table(), encoding="utf-8")
    LEXICON.write_text(lexicon_table(*_read(Path(sys.argv[1]))), encoding="utf-8")
