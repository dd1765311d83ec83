"""Queries as people ask: takes search documents and a seed, gives queries of many classes with every good answer.

    python -m tests.bench.asked_queries OUT.json [--seed 1] [--pages FOLDER] [--heldout] [--whole]

Without --pages about the records of this base. Answers are found in the texts, without anything of the search itself.
What is written by hand stands in tests/search/asked.yml and tests/search/paraphrases.yml.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from functools import cache, partial
from itertools import chain, islice
from pathlib import Path
from typing import Any

import opencc
import yaml
from pypinyin import lazy_pinyin
from pypinyin.phrases_dict import phrases_dict

from builder.records.model.glossary import GlossaryTerm
from builder.search.search_document import SearchDocument
from tests.bench.asked_documents import (
    Documents,
    address_of,
    base_documents,
    by_language,
    han,
    page_documents,
    short_title,
    words_of,
)
from tests.bench.asked_numbers import amount_forms, amounts, date_forms, dates
from tests.bench.more_queries import Query, plain
from tests.bench.romanised_names import parsed, spelled, tongyong, wade_giles
from tests.bench.search_pages import read_glossary

TESTS = Path(__file__).parents[1] / "search"
FEW = 10
"""In how many documents a phrase may stand to be asked for."""
FRAMES = 60
NAMED = ("case", "policy", "person", "organisation")
TITLED = (*NAMED, "page", "term")
_TRADITIONAL = opencc.OpenCC("s2twp").convert
_SENTENCE = re.compile(r"[.!?;:()\[\]“”\"。]\s|\n|[^\x00-\u024f’“”–—…]+")
_TWICE = re.compile(r"\b(\w+) \1\b")
"""Where a heading was joined to its text."""
_ASKING = re.compile("什么|怎|如何|吗|哪|多少|谁")


def written(name: str) -> Any:
    """What a file of queries written by hand has."""
    return yaml.safe_load((TESTS / name).read_text("utf-8"))


class Asked:
    """Makes the queries of a set of documents, each class from a stream of chance of its own."""

    def __init__(self, documents: Sequence[SearchDocument], seed: int, glossary: Sequence[GlossaryTerm] = ()) -> None:
        self.of = by_language(documents)
        self.en, self.zh = (self.of.get(code, Documents(code, ())) for code in ("en", "zh"))
        self.seed, self.chance, self.glossary, self.words = seed, random.Random(seed), glossary, written("asked.yml")
        self.titles = {code: self._titles(self.of[code]) for code in self.of}

    def all(self, most: int = 1000) -> Iterator[Query]:
        """The queries of every class. most: of a class whose queries are made."""
        plan: Mapping[str, tuple[int, Callable[[], Iterable[Query]]]] = {
            "unknown-joined": (100, lambda: self.unknown("unknown-joined", self.zh, "{}{}")),
            "unknown-spaced": (100, lambda: self.unknown("unknown-spaced", self.zh, "{} {}")),
            "unknown-en": (80, lambda: self.unknown("unknown-en", self.en, "{} {}")),
            "phrase-en": (60, self.phrases),
            "phrase-zh": (60, self.chinese_phrases),
            "date": (120, lambda: self.numbers("date", dates, date_forms)),
            "amount": (120, lambda: self.numbers("amount", amounts, amount_forms)),
            "name-wade-giles": (40, lambda: self.romanised("name-wade-giles", wade_giles)),
            "name-tongyong": (40, lambda: self.romanised("name-tongyong", tongyong)),
            "name-sound": (60, self.same_sound),
            "title-pinyin": (60, self.title_pinyin),
            "name-short": (20, self.short),
            "taiwan": (60, self.taiwan),
            "mixed-document": (60, self.mixed),
            "mixed-across": (60, self.across),
        }
        yield from chain(self.framed(min(most, FRAMES)), self.spellings())
        yield from chain(self.off_subject("off-subject"), self.off_subject("off-subject-common"))
        for name, (count, make) in plan.items():
            self.chance.seed(f"{self.seed} {name}")
            yield from islice(_once(make()), min(most, count))

    def unknown(self, cls: str, documents: Documents, form: str) -> Iterator[Query]:
        """A known name and a word that no document has, as people type them into a box."""
        names, words = self._names(documents), self._absent(documents.language)
        for name, word in self._shuffled([(name, word) for name in names for word in words]):
            yield _query(cls, form.format(name, word), documents.language, documents.with_name(name), name)

    def _names(self, documents: Documents) -> list[str]:
        """Names of records, people and organisations; of pages that have none, their titles, if these are short."""
        named = [one for one in documents.all if one.kind in NAMED or one.address.startswith("places/")]
        found = {name for one in named for name in (one.title, *one.names)} or set(self.titles[documents.language])
        if documents.language == "zh":
            return sorted(name for name in found if han(name) and 2 <= len(name) <= 10)
        return sorted(name for name in found if re.fullmatch(r"[A-Z][\w’'&-]*( [\w’'&-]+){0,5}", name) and _latin(name))

    def _absent(self, language: str) -> list[str]:
        """Everyday words of which the documents have no part."""
        texts = "\n".join(text for documents in self.of.values() for text in documents.texts)
        words = self.words["everyday"][language].split()
        if language == "zh":
            return [word for word in words if not any(word[at : at + 2] in texts for at in range(len(word) - 1))]
        known = {start for word in self.en.vocabulary | self.zh.vocabulary for start in _starts(word)}
        return [word for word in words if word[: max(4, len(word) - 2)] not in known]

    def framed(self, most: int) -> Iterator[Query]:
        """Titles, alone and inside questions, each frame with its own. most: titles of a frame."""
        for language, documents in self.of.items():
            titles = self.titles[language]
            for name, frame in self.words["frames"][language].items():
                for title in self.chance.sample(titles, min(most, len(titles))):
                    ok = documents.with_name(title)
                    yield _query(f"frame-{language}-{name}", frame.format(title), language, ok, title)

    def _titles(self, documents: Documents) -> list[str]:
        little = set(self.words["little"].split())
        given = {short_title(one.title) for one in documents.all if one.kind in TITLED}
        if documents.language == "zh":
            fit = (
                title for title in given if re.fullmatch(r"[\w，、《》（）]{3,20}", title) and not _ASKING.search(title)
            )
        else:
            fit = (title for title in given if _latin(title) and len(set(words_of(title).split()) - little) > 1)
        return sorted(title for title in fit if len(documents.with_name(title)) <= FEW)

    def phrases(self) -> Iterator[Query]:
        """Four to eight words in a row."""
        for document in self._by_length(self.en):
            words = self.chance.choice([part.split() for part in _SENTENCE.split(document.body)] or [[]])
            size = self.chance.randint(4, 8)
            if len(words) < size:
                continue
            start = self.chance.randrange(len(words) - size + 1)
            phrase = " ".join(words[start : start + size]).strip("-,;–— ’'")
            ok = self.en.with_text(phrase)
            if len(re.findall(r"\b[A-Za-z]{5,}", phrase)) > 1 and len(ok) <= FEW and not _TWICE.search(phrase):
                yield _query("phrase-en", phrase, "en", ok)

    def chinese_phrases(self) -> Iterator[Query]:
        """Six to fourteen characters in a row."""
        for document in self._by_length(self.zh):
            runs, size = re.findall(r"[\u4e00-\u9fff]{6,}", document.body), self.chance.randint(6, 14)
            if not runs or len(run := self.chance.choice(runs)) < size:
                continue
            start = self.chance.randrange(len(run) - size + 1)
            ok = self.zh.with_text(phrase := run[start : start + size])
            if len(ok) <= FEW:
                yield _query("phrase-zh", phrase, "zh", ok)

    def _by_length(self, documents: Documents) -> list[SearchDocument]:
        """Some documents, long ones more often."""
        weights = [len(document.body) ** 0.5 for document in documents.all]
        return self.chance.choices(documents.all, weights, k=2000) if any(weights) else []

    def numbers(
        self, cls: str, read: Callable[[str], set[Any]], forms: Callable[[Any], Iterable[str]]
    ) -> Iterator[Query]:
        """What texts name, in every form. Who writes a form of the other language may be shown its documents."""
        naming: dict[Any, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for documents in self.of.values():
            for document, text in zip(documents.all, documents.texts, strict=True):
                for value in read(text):
                    naming[value][documents.language].append(address_of(document))
        asked = [
            (form, language, value) for value in sorted(naming) for language in naming[value] for form in forms(value)
        ]
        for form, language, value in self._shuffled(asked):
            yield _query(cls, form, language, chain.from_iterable(naming[value].values()), str(value))

    def spellings(self) -> Iterator[Query]:
        """Forms of a word. The results of all forms of a group, which `note` names, have to be the same."""
        for forms in self.words["spelling"]:
            for documents in self.of.values():
                ok = documents.with_text(*forms)
                yield from (_query("spelling", form, documents.language, ok, forms[0]) for form in forms if ok)

    def romanised(self, cls: str, spelling: Callable[[str], str]) -> Iterator[Query]:
        """Names of people and places in another romanisation than that of the texts."""
        for documents in self.of.values():
            for name, syllables in sorted(self._chinese_names(documents)):
                asked = spelled(syllables, spelling) if " " in name else "".join(map(spelling, syllables)).title()
                if plain(asked).replace("-", "") != plain(name):
                    yield _query(cls, asked, documents.language, documents.with_text(name), name)

    def _chinese_names(self, documents: Documents) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Surname and given name, and places that have a page, with their syllables."""
        surnames = set(self.words["surnames"].split())
        texts = "\n".join("\n".join((one.title, *one.names, one.body)) for one in documents.all)
        for surname, given in set(re.findall(r"\b([A-Z][a-zü]+) ([A-Z][a-zü]+)\b", texts)):
            if surname.lower() in surnames and 1 <= len(parsed(given)) <= 2:
                yield f"{surname} {given}", (surname.lower(), *parsed(given))
        for one in documents.all:
            if one.address.startswith("places/"):
                yield from ((name, parsed(name)) for name in (one.title, *one.names) if len(parsed(name)) == 2)

    def same_sound(self) -> Iterator[Query]:
        """A name in which one character is another that sounds the same."""
        sounding: dict[str, set[str]] = defaultdict(set)
        for character in set("".join(self.zh.texts)):
            if han(character):
                sounding[_sound(character)].add(character)
        whole = "\n".join(self.zh.texts)
        for name in self._shuffled(self._names(self.zh)) * 3:
            at = self.chance.randrange(len(name))
            others = sorted(sounding[lazy_pinyin(name)[at]] - {name[at]})
            if len(name) < 3 or not others:
                continue
            asked = name[:at] + self.chance.choice(others) + name[at + 1 :]
            if asked not in whole:
                yield _query("name-sound", asked, "zh", self.zh.with_name(name), name)

    def title_pinyin(self) -> Iterator[Query]:
        """Rare words of titles as they sound; every document in which something sounds so is good."""
        titles = "\n".join(name for named in self.zh.named for name in named)
        known = sorted(word for word in phrases_dict if 2 <= len(word) <= 4 and word in titles)
        sounds = [f" {' '.join(map(_sound, text))} " for text in self.zh.texts]
        for word in self._shuffled(known):
            syllables = lazy_pinyin(word)
            ok = self.zh.where(partial(_holds, ((self.zh.texts, word), (sounds, f" {' '.join(syllables)} "))))
            joined = "".join(syllables)
            if 0 < len(ok) <= FEW and joined not in self.zh.vocabulary:
                yield _query("title-pinyin", self.chance.choice((joined, " ".join(syllables))), "zh", ok, word)

    def short(self) -> Iterator[Query]:
        """Short forms of names."""
        for form, name in self.words["short"].items():
            if ok := self.zh.with_name(name):
                yield _query("name-short", form, "zh", ok, name)

    def taiwan(self) -> Iterator[Query]:
        """Words of Taiwan, for what the texts say otherwise."""
        for word, forms in self.words["taiwan"].items():
            if ok := self.zh.with_text(word, *forms):
                yield _query("taiwan", word, "zh", ok, forms[0])

    def mixed(self) -> Iterator[Query]:
        """A Latin and a Chinese word of one document."""
        for document in self._by_length(self.zh):
            text = plain(document.body)
            latin = re.findall(r"[a-z]{3,}", text)
            runs = re.findall(r"[\u4e00-\u9fff]{5,}", text)
            if not latin or not runs:
                continue
            word, part = self.chance.choice(latin), self.chance.choice(runs)[: self.chance.choice((2, 4))]
            both = [self.zh.with_text(word), self.zh.with_text(part)]
            ok = tuple(address for address in both[0] if address in both[1])
            asked = self.chance.choice((f"{word} {part}", f"{part}{word.upper()}", f"{word}{part}"))
            if 0 < len(ok) <= FEW:
                yield _query("mixed-document", asked, "zh", ok)

    def across(self) -> Iterator[Query]:
        """A concept in English and a common English word, for pages that there are in Chinese only."""
        english = {one.address for one in self.en.all}
        for term in self.glossary:
            found = self.zh.with_text(*term.forms.get("zh", ()))
            ok = tuple(address for address in found if address.removeprefix("/zh/") not in english)
            forms = [form for form in term.forms.get("en", ()) if not self.en.with_text(*_variants(form))]
            for form in forms[:1] if ok and len(forms) == len(term.forms["en"]) else ():
                for word in self.words["goods"]:
                    yield _query("mixed-across", f"{form} {word}", "en", ok, form)

    def off_subject(self, cls: str) -> Iterator[Query]:
        """Questions about something else, of which no document has the word that matters."""
        for language, questions in self.words[cls].items():
            for question, word in questions.items():
                if not any(documents.with_text(word, f"{word}s") for documents in self.of.values()):
                    yield replace(_query(cls, question, language, (), word), none=True)

    def _shuffled(self, found: Iterable[Any]) -> list[Any]:
        listed = list(found)
        self.chance.shuffle(listed)
        return listed


def paraphrases(which: str) -> Iterator[Query]:
    """Questions about this base's records that were written by hand. which: dev or heldout."""
    for language, questions in written("paraphrases.yml")[which].items():
        for question, addresses in questions.items():
            yield _query(f"paraphrase-{language}", question, language, [f"/{language}/{one}" for one in addresses])


def natural(about: str) -> Iterator[Query]:
    """Questions that something should be found for. about: base or pages."""
    for language, questions in written("asked.yml")["natural"][about].items():
        for question in questions:
            yield _query(f"natural-{language}", question, language, ())


def numbered(queries: Iterable[Query]) -> list[Query]:
    """With ids."""
    counts: Counter[str] = Counter()
    found = []
    for query in queries:
        found.append(replace(query, id=f"{query.cls}-{counts[query.cls]:03}"))
        counts[query.cls] += 1
    return found


def _query(cls: str, asked: str, language: str, ok: Iterable[str], note: str = "") -> Query:
    return Query("", cls, asked, language, tuple(ok), note=note)


def _once(queries: Iterable[Query]) -> Iterator[Query]:
    """Without those that are asked already in the same class and language."""
    seen = set()
    for query in queries:
        key = (query.cls, query.lang, query.q)
        if key not in seen:
            seen.add(key)
            yield query


def _holds(parts: Sequence[tuple[Sequence[str], str]], number: int) -> bool:
    """Whether one of the texts of that number holds what goes with it."""
    return any(part in texts[number] for texts, part in parts)


@cache
def _sound(character: str) -> str:
    return lazy_pinyin(character)[0]


def _latin(text: str) -> bool:
    return all(character < "\u0250" or character in "’‘“”–—" for character in text)


def _starts(word: str) -> Iterator[str]:
    return (word[:size] for size in range(4, len(word) + 1))


def _variants(form: str) -> Iterator[str]:
    yield from (form, f"{form}s", form.replace("-", " "), form.replace("-", ""))


def main(arguments: Sequence[str]) -> None:
    """Write the queries and say how many of each class there are."""
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pages", type=Path, help="a folder of test pages, in place of this base")
    parser.add_argument("--heldout", action="store_true", help="only the questions that the search was not tuned with")
    parser.add_argument("--whole", action="store_true", help="answers are whole pages, without anchors on them")
    given = parser.parse_args(arguments)
    queries = numbered(_wanted(given.pages, given.seed, heldout=given.heldout))
    if given.whole:
        queries = [replace(query, ok=tuple(address.partition("#")[0] for address in query.ok)) for query in queries]
    given.out.write_text(json.dumps([asdict(query) for query in queries], ensure_ascii=False, indent=0), "utf-8")
    sys.stdout.write(f"{len(queries)} queries: {dict(Counter(query.cls for query in queries))}\n")


def _wanted(pages: Path | None, seed: int, *, heldout: bool) -> Iterator[Query]:
    if heldout:
        yield from paraphrases("heldout")
    elif pages:
        yield from Asked(page_documents(pages), seed, read_glossary(pages)).all()
    else:
        yield from Asked(base_documents()[0], seed).all()
        yield from paraphrases("dev")


if __name__ == "__main__":
    main(sys.argv[1:])
