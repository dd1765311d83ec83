"""Queries that nobody has tuned for: takes a folder of test pages and a seed, gives queries with every good answer.

    python -m tests.bench.more_queries FOLDER OUT.json [SEED]

Answers are found by plain search for a substring, without anything of the search that is being measured.
"""

from __future__ import annotations

import json
import random
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from string import ascii_lowercase

import opencc
from pypinyin import lazy_pinyin
from pypinyin.phrases_dict import phrases_dict

from builder.records.model.glossary import GlossaryTerm
from tests.bench.search_pages import TestPage, read_glossary, read_pages

RARE = 5
"""In how many pages what is asked for may stand: a query has few good answers."""
UNRELATED = (
    "zeppelin marzipan ocelot glockenspiel saxifrage cummerbund trapezoidal ptarmigan rutabaga hovercraft axolotl "
    "bagpiper stalactite marsupial petticoat gargoyle harpsichord isthmus narwhal obelisk tourmaline velociraptor"
)
ASKED = ("{}是什么", "什么是{}", "如何{}", "怎样{}", "{}怎么办", "为什么{}", "{}有哪些")
_SIMPLIFIED, _TRADITIONAL, _TAIWAN, _MAINLAND = (opencc.OpenCC(way).convert for way in ("t2s", "s2t", "s2twp", "tw2sp"))


@dataclass(frozen=True)
class Query:
    """A query as the harness reads it."""

    id: str
    cls: str
    q: str
    lang: str
    ok: tuple[str, ...]
    none: bool = False
    note: str = ""


def plain(text: str) -> str:
    """Small, narrow, Simplified."""
    return str(_SIMPLIFIED(unicodedata.normalize("NFKC", text).lower()))


class Pages:
    """The pages of a language with what is counted in them."""

    def __init__(self, language: str, pages: Iterable[TestPage]) -> None:
        self.language = language
        self.pages = [page for page in pages if page.language == language]
        self.titles = {page.id: plain(page.title) for page in self.pages}
        self.texts = {page.id: plain(page.whole) for page in self.pages}
        self.words: dict[str, set[str]] = defaultdict(set)
        for page, text in self.texts.items():
            for word in re.findall(r"[a-z]+", text):
                self.words[word].add(page)
        self.sounds = {page: " ".join(["", *lazy_pinyin(text, errors="ignore"), ""]) for page, text in self._spoken()}

    def _spoken(self) -> Iterator[tuple[str, str]]:
        if self.language == "zh":
            yield from self.texts.items()

    def answers(self, found: Iterable[str]) -> tuple[str, ...]:
        return tuple(f"/{self.language}/{page}/" for page in sorted(found))

    def having(self, *parts: str) -> set[str]:
        """Pages that hold all parts."""
        return {page for page, text in self.texts.items() if all(part in text for part in parts)}

    def han_runs(self) -> Iterator[str]:
        for text in self.texts.values():
            yield from re.findall(r"[\u4e00-\u9fff]{6,}", text)


class Maker:
    """Makes queries class by class from one stream of chance."""

    def __init__(self, pages: Sequence[TestPage], glossary: Sequence[GlossaryTerm], seed: int) -> None:
        self.en, self.zh = Pages("en", pages), Pages("zh", pages)
        self.glossary, self.chance = glossary, random.Random(seed)
        self.runs = sorted(set(self.zh.han_runs()))
        self.phrases = sorted(
            phrase for phrase in phrases_dict if 2 <= len(phrase) <= 4 and _SIMPLIFIED(phrase) == phrase
        )
        self.known = [phrase for phrase in self.phrases if 0 < len(self.zh.having(phrase)) <= RARE]
        self.rare = sorted(word for word, found in self.en.words.items() if len(found) <= RARE and len(word) > 4)

    def all(self) -> Iterator[Query]:
        """About 300 queries."""
        plan: tuple[tuple[str, int, Callable[[], Query | None]], ...] = (
            ("en-word", 25, self.word),
            ("en-title", 25, self.title),
            ("en-typo", 30, self.typo),
            ("en-infl", 20, self.inflected),
            ("zh-word", 25, self.zh_word),
            ("zh-sub", 20, lambda: self.zh_part("zh-sub", 3, 5)),
            ("zh-phrase", 20, lambda: self.zh_part("zh-phrase", 7, 14)),
            ("zh-natural", 15, self.asked),
            ("hant-char", 20, self.traditional),
            ("hant-tw", 25, self.taiwan),
            ("pinyin", 25, self.pinyin),
            ("mixed", 20, self.mixed),
            ("width", 12, self.wide),
            ("zh-char", 6, self.character),
            ("none", 30, self.nonsense),
        )
        for name, count, make in plan:
            made: dict[str, Query] = {}
            for _ in range(count * 200):
                if len(made) == count:
                    break
                if query := make():
                    made.setdefault(query.q, query)
            for number, query in enumerate(made.values()):
                yield Query(f"{name}-{number:02}", name, query.q, query.lang, query.ok, query.none, query.note)
        yield from self.across()

    def word(self) -> Query:
        word = self.chance.choice(self.rare)
        return Query("", "", word, "en", self.en.answers(self.en.words[word]))

    def title(self) -> Query | None:
        """Two or three words in a row from the middle of a title."""
        words = re.findall(r"[a-z]+", self.en.titles[self.chance.choice(self.en.pages).id])
        size = self.chance.choice((2, 3))
        if len(words) < size + 1:
            return None
        start = self.chance.randrange(1, len(words) - size + 1)
        asked = words[start : start + size]
        if sum(len(word) > 4 for word in asked) < 2:
            return None
        found = {page for page, title in self.en.titles.items() if set(asked) <= set(re.findall(r"[a-z]+", title))}
        return Query("", "", " ".join(asked), "en", self.en.answers(found)) if len(found) <= RARE else None

    def typo(self) -> Query | None:
        """One edit of a word of seven letters and more; nothing else may be as near."""
        word = self.chance.choice(self.rare)
        if len(word) < 7:
            return None
        at, letter = self.chance.randrange(1, len(word) - 1), self.chance.choice(ascii_lowercase)
        typed = self.chance.choice(
            (
                word[:at] + word[at + 1 :],
                word[:at] + letter + word[at:],
                word[:at] + letter + word[at + 1 :],
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            )
        )
        near = {other for other in self.en.words if abs(len(other) - len(typed)) < 2 and distance(typed, other) < 2}
        stem = word[:-2]
        if typed in self.en.words or any(not other.startswith(stem) for other in near):
            return None
        found = {page for other in near for page in self.en.words[other]}
        return Query("", "", typed, "en", self.en.answers(found), note=word)

    def inflected(self) -> Query | None:
        """A form of a verb that no page has, where two others of its forms stand."""
        verb = self.chance.choice(self.rare)
        forms = {verb, verb + "s", verb + "ed", verb + "ing"}
        absent = sorted(form for form in forms if form not in self.en.words)
        verbal = {verb + "ed", verb + "ing"} & self.en.words.keys()
        if not absent or len(absent) > 2 or not verbal or re.search(r"(s|x|y|e|ed|ing|er|ly)$", verb):
            return None
        found = {page for other in self.en.words if other.startswith(verb) for page in self.en.words[other]}
        return Query("", "", self.chance.choice(absent), "en", self.en.answers(found), note=verb)

    def zh_word(self) -> Query:
        word = self.chance.choice(self.known)
        return Query("", "", word, "zh", self.zh.answers(self.zh.having(word)))

    def zh_part(self, name: str, shortest: int, longest: int) -> Query | None:
        """Some characters in a row, wherever words begin and end."""
        run, size = self.chance.choice(self.runs), self.chance.randint(shortest, longest)
        if len(run) < size + 2:
            return None
        start = self.chance.randrange(1, len(run) - size)
        part = run[start : start + size]
        found = self.zh.having(part)
        return Query("", name, part, "zh", self.zh.answers(found)) if len(found) <= RARE else None

    def asked(self) -> Query:
        """A question about a word."""
        word = self.chance.choice(self.known)
        return Query(
            "", "", self.chance.choice(ASKED).format(word), "zh", self.zh.answers(self.zh.having(word)), note=word
        )

    def traditional(self) -> Query | None:
        query = self.chance.choice((self.zh_word, lambda: self.zh_part("", 3, 6)))()
        if query is None or (converted := _TRADITIONAL(query.q)) == query.q:
            return None
        return Query("", "", converted, "zh", query.ok, note=query.q)

    def taiwan(self) -> Query | None:
        """A part of a text in the words that Taiwan has for it, where they are not the same characters."""
        query = self.zh_part("", 4, 7)
        if query is None:
            return None
        converted = _TAIWAN(query.q)
        differ = plain(converted) != query.q
        return Query("", "", converted, "zh", query.ok, note=query.q) if differ else None

    def pinyin(self) -> Query | None:
        """A word as it sounds, joined or spaced; every page in which something sounds so is good."""
        word = self.chance.choice(self.known)
        syllables = lazy_pinyin(word)
        joined = "".join(syllables)
        sound = " " + " ".join(syllables) + " "
        found = {page for page, text in self.zh.sounds.items() if sound in text} | self.zh.having(word)
        if len(found) > 2 * RARE or joined in self.en.words or joined in self.zh.words:
            return None
        asked = self.chance.choice((joined, joined, " ".join(syllables)))
        return Query("", "", asked, "zh", self.zh.answers(found), note=word)

    def mixed(self) -> Query | None:
        """A Latin and a Chinese word of one page."""
        page = self.chance.choice(self.zh.pages).id
        latin = [word for word in re.findall(r"[a-z]{3,}", self.zh.texts[page]) if len(self.zh.words[word]) <= 20]
        han = re.findall(r"[\u4e00-\u9fff]{5,}", self.zh.texts[page])
        if not latin or not han:
            return None
        word, run = self.chance.choice(latin), self.chance.choice(han)
        part = run[1 : 1 + self.chance.choice((2, 3))]
        found = self.zh.having(part) & self.zh.words[word]
        shown = self.chance.choice((word, word.upper())) + self.chance.choice(("", " ")) + part
        return Query("", "", shown, "zh", self.zh.answers(found)) if len(found) <= 2 * RARE else None

    def wide(self) -> Query:
        word = self.chance.choice(sorted(word for word, found in self.zh.words.items() if len(found) <= 10))
        return Query("", "", full_width(word), "zh", self.zh.answers(self.zh.words[word]), note=word)

    def character(self) -> Query | None:
        character = self.chance.choice("".join(self.runs))
        found = self.zh.having(character)
        return Query("", "", character, "zh", self.zh.answers(found)) if len(found) <= 2 * RARE else None

    def nonsense(self) -> Query | None:
        """A word, a phrase or letters that no page holds, nor anything like it."""
        return self.chance.choice((self._absent_word, self._absent_phrase, self._letters))()

    def _absent_word(self) -> Query | None:
        word = self.chance.choice(UNRELATED.split())
        return None if self._like(word) else Query("", "", word, "en", (), none=True)

    def _absent_phrase(self) -> Query | None:
        phrase = self.chance.choice(self.phrases)
        pairs = [phrase[at : at + 2] for at in range(len(phrase) - 1)]
        if (
            len(phrase) < 3
            or _MAINLAND(phrase) != phrase
            or sum(bool(self.zh.having(pair)) for pair in pairs) > 1 - len(phrase) % 2
        ):
            return None
        return Query("", "", phrase, "zh", (), none=True)

    def _letters(self) -> Query | None:
        word = "".join(self.chance.choice("bcdfghjklmnpqrstvwxz") for _ in range(self.chance.randint(5, 8)))
        return None if self._like(word) else Query("", "", word, "en", (), none=True)

    def _like(self, word: str) -> bool:
        near = {*self.en.words, *self.zh.words}
        return any(abs(len(other) - len(word)) < 4 and distance(word, other) < 4 for other in near)

    def across(self) -> Iterator[Query]:
        """Concepts of the glossary in the language whose pages do not speak of them."""
        for number, term in enumerate(self.glossary):
            for here, there, language, other in (
                (self.en, self.zh, "en", "zh"),
                (self.zh, self.en, "zh", "en"),
            ):
                if any(here.having(plain(form)) for form in term.forms[language]):
                    continue
                found = {page for form in term.forms[other] for page in there.having(plain(form))}
                alone = found - set(here.texts)
                if alone:
                    yield Query(f"cross-{number:02}-{language}", "cross", term.forms[language][0], language,
                                there.answers(alone))  # fmt: skip


def full_width(text: str) -> str:
    """ABC as ＡＢＣ."""
    return "".join(chr(ord(character) + 0xFEE0) if "!" <= character <= "~" else character for character in text)


def distance(one: str, other: str) -> int:
    """Insertions, deletions, changes and swaps of neighbours between two words."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, left in enumerate(one, 1):
        line = [row]
        for column, right in enumerate(other, 1):
            best = min(last[column] + 1, line[column - 1] + 1, last[column - 1] + (left != right))
            if row > 1 and column > 1 and left == other[column - 2] and one[row - 2] == right:
                best = min(best, before[column - 2] + 1)
            line.append(best)
        before, last = last, line
    return last[-1]


def main(folder: Path, out: Path, seed: int = 1) -> None:
    """Write the queries and say how many of each class there are."""
    queries = list(Maker(tuple(read_pages(folder)), read_glossary(folder), seed).all())
    out.write_text(json.dumps([asdict(query) for query in queries], ensure_ascii=False, indent=0), "utf-8")
    sys.stdout.write(f"{len(queries)} queries: {dict(Counter(query.cls for query in queries))}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *(int(word) for word in sys.argv[3:4]))
