"""Edits: each takes a base and random numbers, changes something as an author would, and says what."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tests.longchecks.changed_base import (
    ABOUT,
    NAMES,
    PLACES,
    SENTENCES,
    SOURCES,
    TRADITIONAL_NAMES,
    Changed,
    Fields,
    comparisons,
    glossary,
    person,
    record,
)

Edit = Callable[[Changed, Random], str]
LANGUAGES = (["en", "zh", "zh-Hant"], ["zh", "en", "zh-Hant"], ["zh-Hant", "en"], ["zh-Hant", "zh"], ["en"], ["zh"])


def _record(base: Changed, chance: Random) -> tuple[str, Fields]:
    address = chance.choice(sorted(base.records))
    return address, base.records[address]


def _escaped(text: str) -> str:
    return '"' + "".join(f"\\u{ord(letter):04x}" for letter in text) + '"'


def title(base: Changed, chance: Random) -> str:
    address, fields = _record(base, chance)
    fields["title"]["zh"] = f"{chance.choice(NAMES)}{chance.choice(('中心', '后勤', ''))}"
    fields["title"]["en"] = f"Title {chance.randint(0, 9)}"
    return f"title of {address}"


def also_known_as(base: Changed, chance: Random) -> str:
    address, fields = _record(base, chance)
    fields["also_known_as"] = [chance.choice((*NAMES, *TRADITIONAL_NAMES.values(), "发展"))]
    return f"other name of {address}"


def text(base: Changed, chance: Random) -> str:
    address, fields = _record(base, chance)
    sentence = chance.choice((*SENTENCES, *NAMES))
    fields["summary"]["zh"] = _escaped(sentence) if chance.random() < 0.3 else sentence
    return f"text of {address}"


def traditional_text(base: Changed, chance: Random) -> str:
    address, fields = _record(base, chance)
    key = chance.choice(("zh-Hant", "繁體", "繁体"))
    name = chance.choice((*TRADITIONAL_NAMES.values(), "網路"))
    fields["story"]["results"] = {"en": "Known.", key: f"後來{name}與軟體。"}
    return f"Traditional text of {address}"


def period(base: Changed, chance: Random) -> str:
    address, fields = _record(base, chance)
    fields["period"] = f"{chance.randint(1970, 2020)}{chance.choice(('', ' ..', ' .. 2021'))}"
    return f"period of {address}"


def type_(base: Changed, chance: Random) -> str:
    address, fields = _record(base, chance)
    fields["type"] = chance.choice(("school", "incubator"))
    fields["themes"] = chance.choice((["support"], ["support", "money"], ["money"]))
    return f"type of {address}"


def review(base: Changed, chance: Random) -> str:
    address, fields = _record(base, chance)
    fields["review"]["status"] = chance.choice(("draft", "retired", "in-review", "needs-update"))
    return f"review of {address}"


def add_person(base: Changed, chance: Random) -> str:
    address, fields = _record(base, chance)
    fields["people"].append(person(chance))
    return f"a person in {address}"


def drop_person(base: Changed, chance: Random) -> str:
    address, fields = _record(base, chance)
    fields["people"] = fields["people"][1:] or [person(chance)]
    return f"people of {address}"


def organisation(base: Changed, chance: Random) -> str:
    address, fields = _record(base, chance)
    fields["organisations"] = [
        {"name": {"zh": f"{chance.choice(NAMES)}基金"}, "role": {"en": "landlord", "zh": "房东"}}
    ]
    return f"organisation of {address}"


def relation(base: Changed, chance: Random) -> str:
    address, fields = _record(base, chance)
    others = (*base.records, "cases/lake/boat-school", "cases/hill/seed-house", "policies/hill/open-door")
    to = chance.choice(sorted({*others} - {address}))
    kind = "enabled-by" if to.startswith("policies") else chance.choice(("adapts", "parallel-to"))
    fields["relations"] = [{"type": kind, "to": to, "note": {"en": "A note.", "zh": chance.choice(NAMES)}}]
    return f"{address} {kind} {to}"


def drop_relations(base: Changed, chance: Random) -> str:
    address, fields = _record(base, chance)
    return f"no relations of {address}" if fields.pop("relations", None) else ""


def cite(base: Changed, chance: Random) -> str:
    address, fields = _record(base, chance)
    keys = [*SOURCES, *(key for other in base.records.values() for key in other["sources"])]
    fields["story"]["background"]["en"] = f"It began [@{chance.choice(keys)}; @{chance.choice(SOURCES)}, p. 3]."
    return f"citations of {address}"


def source(base: Changed, chance: Random) -> str:
    address, fields = _record(base, chance)
    for each in fields["sources"].values():
        each["author"] = {"literal": chance.choice((*NAMES, *TRADITIONAL_NAMES.values()))}
        each["title"] = chance.choice(("后来的张干", "Windows", "發展"))
        each["issued"] = str(chance.randint(2001, 2014))
    return f"source of {address}"


def move(base: Changed, chance: Random) -> str:
    address, fields = _record(base, chance)
    folder, _, slug = address.split("/")
    new = f"{folder}/{chance.choice(PLACES)}/{slug}{chance.choice(('', '-x'))}"
    if new in base.records:
        return ""
    del base.records[address]
    fields["formerly"] = [*fields.get("formerly", []), address.partition("/")[2]]
    base.records[new] = fields
    for other in base.records.values():
        for each in other.get("relations", []):
            each["to"] = new if each["to"] == address else each["to"]
    return f"{address} moved to {new}"


def add(base: Changed, chance: Random) -> str:
    number = chance.randint(10, 99)
    base.records[f"cases/{chance.choice(PLACES)}/made-{number}"] = record(number, chance)
    return f"a record {number}"


def drop(base: Changed, chance: Random) -> str:
    address, _ = _record(base, chance)
    if len(base.records) > 1:
        del base.records[address]
    return f"no {address}"


def odd_record(base: Changed, chance: Random) -> str:
    path = chance.choice(sorted(path for path in base.texts if path.startswith(("cases/", "policies/"))))
    old, new = chance.choice((("山", "张干"), ("2012", "2014"), ("Lin", "Lim"), ("种子屋", "王锺"), ("[", "发展[")))
    base.texts[path] = base.texts[path].replace(old, new, 1)
    return f"{old} in {path} is {new}"


def vocabulary(base: Changed, chance: Random) -> str:
    path = chance.choice(("vocabulary/places.yml", "vocabulary/types.yml", "vocabulary/roles.yml"))
    base.texts[path] = base.texts[path].replace("zh: ", f"zh: {chance.choice(NAMES)}", 1)
    return f"a label in {path}"


def glossary_term(base: Changed, chance: Random) -> str:
    base.texts["vocabulary/glossary.yml"] = glossary(chance.choice(("网络", "发展", "干部")))
    return "the glossary"


def related_words(base: Changed, chance: Random) -> str:
    words = chance.sample(("school", "class", "boat", "ship", "学校", "课程"), 3)
    base.texts["vocabulary/related_words.yml"] = f"a: {{en: [{', '.join(words)}]}}\n"
    return "related words"


def comparison(base: Changed, chance: Random) -> str:
    base.texts["content/comparisons.yml"] = comparisons(f"Both {chance.randint(0, 9)}", chance.choice(SENTENCES)[:4])
    return "the comparison"


def home(base: Changed, chance: Random) -> str:
    language = chance.choice(("en", "zh"))
    base.texts[f"content/{language}/home.yml"] = (
        f"sentence: {chance.choice(('Some words.', '张干与发展'))}\nexamples:\n"
        f"  - words: {chance.choice(NAMES)}\n    to: cases/hill/seed-house/\n"
        f"questions:\n  - words: 王锺后来\n    to: cases/hill/seed-house/\n"
    )
    return f"home page in {language}"


def page(base: Changed, chance: Random) -> str:
    language = chance.choice(("en", "zh"))
    title_of_page = chance.choice(("About", "About", "关于张干"))
    base.texts[f"content/{language}/about.md"] = ABOUT.format(title=title_of_page, text=chance.choice(SENTENCES))
    return f"a hand-written page in {language}"


def settings(base: Changed, chance: Random) -> str:
    kind = chance.choice(("languages", "url", "mail", "names", "footers"))
    if kind == "languages":
        base.settings[kind] = chance.choice(LANGUAGES)
    elif kind == "url":
        base.settings[kind] = chance.choice(("", "https://example.org/", "https://example.org/x/"))
    elif kind == "mail":
        base.settings["plugin"][kind] = chance.choice(("a@example.org", "b@example.org"))
    else:
        base.settings["plugin"][kind] = f"{{en: Name {chance.randint(0, 9)}, zh: {chance.choice(SENTENCES)[:2]}}}"
    return f"setting of {kind}"


def commit(base: Changed, chance: Random) -> str:
    base.days += chance.randint(1, 400)
    return "a commit"


EDITS: tuple[Edit, ...] = (
    *(title, also_known_as, text, text, traditional_text, period, type_, review),
    *(add_person, add_person, drop_person, organisation, relation, drop_relations, cite, source, move, add, drop),
    *(odd_record, odd_record, vocabulary, glossary_term, related_words, comparison, home, page, settings, commit),
)
