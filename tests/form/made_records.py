"""Records as people might fill them in, made at random: takes a number, gives the values of a case in a language."""

from __future__ import annotations

from random import Random
from typing import Any

from builder.records.model.vocabulary import Vocabularies

LANGUAGES = ("en", "zh", "zh-Hant")
TEXTS = {
    "en": (
        "It opened: quietly, in a hall.", "“Yes” – said #2, [not] {him}", "- a dash first", "no: 'quotes' \"here\"",
        "? asked", "100% of them", "null", "~ tilde",
        "Two paragraphs.\n\nThe second: shorter.", "*starred* text & more",
        "It ends with a colon:", "@at the start", "   spaces around   ", "2012", "yes", "a \\ backslash",
    ),
    "zh": (
        "开园：没有仪式。", "他说“好”，#2 号楼", "- 以横线开头",
        "冒号: 半角, 逗号", "第一段。\n\n第二段：更短。", "《书名》之外", "【方括号】里",
        "１５家入驻", "，以逗号开头", "一百% 的人", "“引号开头”的话",
    ),
    "zh-Hant": ("開園：沒有儀式。", "他說「好」，#2 號樓", "- 以橫線開頭",
        "第一段。\n\n第二段：更短。", "《書名》之外", "，以逗號開頭"),
}  # fmt: skip
AUTHORS = ["付涛", {"literal": "World Bank"}]
LABELS = {
    "en": ("A Park: the First", "“House” #3", "No. 7 [annex]", "- Dash", "Yes"),
    "zh": ("服务园：第一期", "“小屋”三号", "《春天》", "是"),
    "zh-Hant": ("服務園：第一期", "「小屋」三號", "是"),
}


def made(number: int, vocabularies: Vocabularies) -> dict[str, Any]:
    """A case whose sources have keys of its own."""
    random, language = Random(number), LANGUAGES[number % len(LANGUAGES)]
    key = f"s{number}-2012"

    def term(name: str) -> str:
        return random.choice([*vocabularies.table(name)])

    def text(*, cited: bool = False) -> dict[str, str]:
        words = random.choice(TEXTS[language])
        return {language: f"{words} [@{key}#q1, p. {random.randint(1, 9)}]" if cited else words}

    def label() -> dict[str, str]:
        return {language: random.choice(LABELS[language])}

    def maybe(value: Any) -> Any:
        return value if random.random() < 0.7 else None

    quotes = {"q1": {"text": random.choice(TEXTS[language]).replace("\n\n", " ").strip()}}
    return {
        "contributors": [{"name": label(), "roles": [term("roles")]}],
        "title": label(),
        "summary": text(cited=True),
        "written_in": language,
        "type": term("types"),
        "period": random.choice(["2012", "2012-06 ..", "~2011 .. 2013", "?"]),
        "also_known_as": maybe([random.choice(LABELS[language]), "NPI"]),
        "themes": maybe([term("themes")]),
        "facts": maybe([{"measure": term("measures"), "value": "~15", "as_of": "2012", "source": f"{key}#q1"}]),
        "people": maybe([{"name": label(), "also_known_as": [], "role": label(), "source": [key, f"{key}#q1"]}]),
        "timeline": maybe([{"date": "2012-06-29", "text": text()}, {"date": "2013", "text": text(cited=True)}]),
        "story": {"practice": text(cited=True), "results": maybe(text()), "need": "unknown"},
        "sources": {
            key: {"type": "book", "title": random.choice(LABELS[language]), "author": AUTHORS, "quotes": quotes},
        },
    }  # fmt: skip
