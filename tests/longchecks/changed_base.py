"""A small base that is edited: takes random numbers, gives records as values, with the files around them.

Names such as 张干 and 王锺 are converted otherwise than their characters are, so that a name in one record changes
texts of others; texts hold them also broken by a line end, and written as escapes.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from random import Random
from typing import Any

from tests.bench.record_text import record_text
from tests.sites import CONFIG, ODD

Fields = dict[str, Any]
NAMES = ("张干", "李发", "范后来", "于征", "王锺", "余松", "沈台", "张复", "于乾")
TRADITIONAL_NAMES = {"张干": "張乾", "李发": "李髮", "张复": "張複", "于征": "於徵", "沈台": "瀋臺"}
PLACES = ("lake", "hill")
SOURCES = ("lin-2012", "wu-2013", "kept-2014")
SENTENCES = (
    "张干和李发在场，范后来才到。",
    "发展干部由于征用土地，与王锺同行。",
    "沈台后来说：“张复于乾”。",
    "网络软件的质量，余松负责干净。",
    "他与张\n干一起。",
    "李发",
)
ABOUT = "---\ntitle: {title}\ndescription: About it\n---\n# About\n\n{text}\n"


@dataclass
class Changed:
    """A base as it is now. records: by their address. texts: all other files, by path. days: until the last commit."""

    records: dict[str, Fields]
    texts: dict[str, str]
    settings: Fields = field(default_factory=dict)
    days: int = 0

    def copy(self) -> Changed:
        """The same, to be changed apart from it."""
        return copy.deepcopy(self)

    def files(self) -> dict[str, str]:
        """All files, by path."""
        records = {f"{address}.yml": record_text(fields) for address, fields in self.records.items()}
        return {**self.texts, **records, "mkdocs.yml": self._config()}

    def _config(self) -> str:
        languages = ", ".join(self.settings["languages"])
        text = CONFIG.replace("[en, zh]", f"[{languages}]").replace(
            "site_url: ''", f"site_url: '{self.settings['url']}'"
        )
        lines = [f"      {key}: {value}" for key, value in self.settings["plugin"].items()]
        return text.rstrip("\n") + "\n" + "\n".join(lines) + "\n"


def changed_base(chance: Random) -> Changed:
    """The base before it is edited: the odd base, and four records that name people in each other's texts."""
    texts = {path.relative_to(ODD).as_posix(): path.read_text("utf-8") for path in ODD.rglob("*.yml")}
    for language in ("en", "zh"):
        texts[f"content/{language}/about.md"] = ABOUT.format(title="About", text="Some words.")
    texts["vocabulary/glossary.yml"] = glossary("网络")
    texts["content/comparisons.yml"] = comparisons("Two", "张干与李发")
    records = {f"cases/{chance.choice(PLACES)}/made-{number}": record(number, chance) for number in range(4)}
    return Changed(records, texts, {"languages": ["en", "zh", "zh-Hant"], "url": "", "plugin": {}})


def record(number: int, chance: Random) -> Fields:
    """A record that says something of everything that others show."""
    return {
        "title": {"en": f"Made {number}", "zh": f"{chance.choice(NAMES)}学校{number}"},
        "summary": {"en": "A made-up school.", "zh": chance.choice(SENTENCES)},
        "written_in": "en",
        "type": chance.choice(("school", "incubator")),
        "themes": ["support"],
        "period": f"{chance.randint(1998, 2015)} ..",
        "people": [person(chance)],
        "story": {"background": {"en": f"It began [@{chance.choice(SOURCES)}].", "zh": chance.choice(SENTENCES)}},
        "sources": {
            f"made-{number}": {
                "type": "book",
                "title": chance.choice(("干部与发展", "Doors", "范后来")),
                "author": {"literal": chance.choice(NAMES)},
                "issued": "2012",
                "language": "zh",
            }
        },
        "contributors": [{"name": "Ann Lee", "roles": ["writing"]}, {"name": "Readers", "roles": ["review"]}],
        "review": {"status": "published", "checked": "2026-11-22"},
    }


def person(chance: Random) -> Fields:
    """A person whose name may be in Traditional too, and in English or not."""
    name = chance.choice(NAMES)
    names = {"en": f"Name {NAMES.index(name)}"} if chance.random() < 0.5 else {}
    names["zh"] = name
    if chance.random() < 0.4 and name in TRADITIONAL_NAMES:
        names["zh-Hant"] = TRADITIONAL_NAMES[name]
    return {"name": names, "role": {"en": "head", "zh": "负责人"}}


def glossary(word: str) -> str:
    """One term, and a word that Taiwan has another one for."""
    return (
        "net:\n  label: {en: Net, zh: 网络, zh-Hant: 網路}\n  forms: {en: [net], zh: [网络]}\n  pinyin: wangluo\n"
        f"  definition:\n    en: A net.\n    zh: {word}。\n  traditional: {{{word}: 網際}}\n"
    )


def comparisons(title: str, text: str) -> str:
    """One comparison, of two records of the odd base."""
    return (
        f"two:\n  title:\n    en: {title}\n    zh: 两个\n  cases: [cases/lake/boat-school, cases/hill/seed-house]\n"
        f"  introduction:\n    en: Both [@lin-2012].\n    zh: {text}。\n"
    )
