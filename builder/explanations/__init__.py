"""What each problem is about: takes the files of this folder, gives for each code why its rule is there, a wrong and a
right example, and the topic whose page tells it. `casebook explain`, the pages and the links of messages come from it.

A file is a topic. Under `codes:` each code has `wrong:` and `right:`, which a test puts into a small base to see that
the one gives the code and the other does not; or `told:`, how it comes about, where no example can be read or written.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from builder.language.chinese import interface_terms, traditional
from builder.language.languages import BUILT_IN, LANGUAGES, folder
from builder.language.yaml_texts import yaml_texts

FOLDER = Path(__file__).parent
TOPICS = (
    "yaml",
    "characters",
    "fields",
    "languages",
    "translations",
    "names",
    "dates",
    "figures",
    "sources",
    "quotes",
    "records",
    "vocabularies",
    "teaching",
    "review",
    "files",
    "settings",
    "pages",
)
"""The topics in the order in which a writer meets them."""
ADDRESS = "contribute/problems/"
"""The page of all topics, below a language."""
RECORD = "case"
"""Where an example stands that does not say so: in the record of a case."""

Texts = Mapping[str, str]
"""A text by language."""


@dataclass(frozen=True)
class Explanation:
    """What there is to say of a code beyond its message and hint.

    place: what the examples are part of: `case`, `policy`, `files` or `pages` (each line a path), `command`,
    `environment`, or the path of a file. whole: whether they are all of it. head: whether they must stand at its top.
    wrong, right: examples; both are empty where `told` says how the problem comes about.
    """

    code: str
    topic: str
    wrong: str = ""
    right: str = ""
    place: str = RECORD
    whole: bool = False
    head: bool = False
    why: Texts = field(default_factory=dict)
    told: Texts = field(default_factory=dict)

    @property
    def address(self) -> str:
        """The address of what the site says of it, below a language."""
        return f"{ADDRESS}{self.topic}/#{self.code}"


@dataclass(frozen=True)
class Topic:
    """What codes have in common. id: the last part of its page's address."""

    id: str
    title: Texts
    lead: Texts
    explanations: tuple[Explanation, ...]

    @property
    def address(self) -> str:
        """The address of its page, below a language."""
        return f"{ADDRESS}{self.id}/"


@cache
def topics() -> tuple[Topic, ...]:
    """All topics with their codes."""
    return tuple(_topic(id_) for id_ in TOPICS)


@cache
def explanations() -> Mapping[str, Explanation]:
    """Every explanation by its code."""
    return {each.code: each for topic in topics() for each in topic.explanations}


def address_on_site(site_url: str, code: str, languages: tuple[str, ...], language: str) -> str:
    """The whole address of what a site says of a code, in this language or the first of the site; '' without a site."""
    explanation = explanations().get(code)
    if not site_url or explanation is None:
        return ""
    shown = language if language in languages else next(iter(languages), BUILT_IN[0])
    return f"{site_url.rstrip('/')}/{folder(shown)}/{explanation.address}"


def in_language(texts: Texts, language: str) -> str:
    """A text for readers of a language: written in it, converted from the other script, or in one that it falls back
    to; '' if there is none at all.
    """
    declared = LANGUAGES[language]
    if declared.converted and language not in texts and declared.other_script in texts:
        return traditional(texts[declared.other_script], interface_terms())
    return next((texts[code] for code in (language, *declared.fallback, *texts) if code in texts), "")


def _topic(id_: str) -> Topic:
    tree = yaml_texts(FOLDER / f"{id_}.yml")
    return Topic(id_, tree["title"], tree["lead"], tuple(_explanation(id_, *item) for item in tree["codes"].items()))


def _explanation(topic: str, code: str, declared: Mapping[str, Any]) -> Explanation:
    marks: dict[str, Any] = {mark: declared.get(mark) == "true" for mark in ("whole", "head")}
    values = {name: value for name, value in declared.items() if name not in {*marks, "in"}}
    return Explanation(code, topic, place=declared.get("in", RECORD), **marks, **values)
