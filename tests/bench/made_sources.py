"""Takes the number of a made-up record; gives the keys of its sources and the sources themselves, of many types."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from tests.bench.made_places import names
from tests.bench.prose import Prose

SOURCES = 6
FAMILIES, GIVENS = names("family"), names("given")
LATIN = [("Rebecca", "Lane"), ("Anna", "Berger"), ("John", "Carter"), ("Maria", "Santos"), ("David", "Howell")]
JOURNALS = ["中国发展简报", "社会组织研究", "公益时报", "Voluntary Review", "China Civil Quarterly", "社会工作"]
PUBLISHERS = ["社会科学文献出版社", "四川人民出版社", "Harbour University Press", "成都市民政局", "民政部"]

Fields = dict[str, Any]


def source_keys(number: int, seed: int) -> list[str]:
    """The keys of the sources that a record declares; any record may cite them."""
    rng = np.random.default_rng((seed, number, 1))
    families = rng.integers(len(FAMILIES), size=SOURCES).tolist()
    years = rng.integers(2001, 2025, size=SOURCES).tolist()
    return [
        f"{FAMILIES[family][0]}-{year}-{number}-{letter}"
        for family, year, letter in zip(families, years, "abcdef", strict=True)
    ]


def person(number: int, seed: int) -> dict[str, str]:
    """The name of a person in both scripts."""
    rng = np.random.default_rng((seed, number, 2))
    family = FAMILIES[int(rng.integers(len(FAMILIES)))]
    given = [GIVENS[place] for place in rng.integers(len(GIVENS), size=int(rng.integers(1, 3))).tolist()]
    return {
        "en": f"{family[0].capitalize()} {''.join(part[0] for part in given).capitalize()}",
        "zh": family[1] + "".join(part[1] for part in given),
    }


def sources(number: int, seed: int, prose: Prose) -> dict[str, Fields]:
    """Six sources, each of a type that is drawn; one in three says how far it was read."""
    return {key: _source(key, seed, prose) for key in source_keys(number, seed)}


def _source(key: str, seed: int, prose: Prose) -> Fields:
    kind = prose.one(list(KINDS))
    year = int(key.split("-")[1])
    issued = prose.one([f"{year}", f"{year}-{prose.between(1, 12):02}", f"{year}-{prose.between(1, 12):02}-15"])
    language = "zh" if prose.chance(0.65) else "en"
    title = prose.phrase(6)[language]
    fields: Fields = {"type": kind, "title": title[0].upper() + title[1:]}
    fields |= KINDS[kind](prose, language, seed)
    fields |= {"issued": issued, "language": language}
    if prose.chance(0.5) or kind in ("webpage", "post"):
        fields["URL"] = f"https://example.org/{key}/{prose.between(1, 9999)}"
        fields |= {"accessed": f"2025-{prose.between(1, 12):02}-{prose.between(1, 28):02}", "archived": "unknown"}
    if prose.chance(0.33):
        fields["note"] = prose.sentence(cited=0)
    return fields


def _authors(prose: Prose, language: str, seed: int) -> list[Any]:
    if language == "zh":
        return [person(prose.between(0, 5000), seed)["zh"] for _ in range(prose.between(1, 2))]
    given, family = prose.one(LATIN)
    return [{"family": family, "given": given}]


def _article(prose: Prose, language: str, seed: int) -> Fields:
    first = prose.between(1, 200)
    return {
        "author": _authors(prose, language, seed),
        "container-title": prose.one(JOURNALS),
        "volume": str(prose.between(1, 40)),
        "issue": str(prose.between(1, 12)),
        "page": f"{first}-{first + prose.between(2, 20)}",
    }


def _journal(prose: Prose, language: str, seed: int) -> Fields:
    return _article(prose, language, seed) | {"DOI": f"10.5555/{prose.between(10**6, 10**7)}"}


def _news(prose: Prose, language: str, seed: int) -> Fields:
    return {"author": _authors(prose, language, seed), "container-title": prose.one(JOURNALS)}


def _book(prose: Prose, language: str, seed: int) -> Fields:
    digits = f"978730{prose.between(0, 999999):06}"
    check = -sum(int(digit) * (1, 3)[place % 2] for place, digit in enumerate(digits)) % 10
    return {
        "author": _authors(prose, language, seed),
        "publisher": prose.one(PUBLISHERS),
        "publisher-place": prose.one(["北京", "成都", "London"]),
        "ISBN": f"{digits}{check}",
    }


def _report(prose: Prose, language: str, seed: int) -> Fields:
    return {"author": [{"literal": prose.one(PUBLISHERS)}], "publisher": prose.one(PUBLISHERS)}


def _law(prose: Prose, language: str, seed: int) -> Fields:
    return {
        "publisher": prose.one(["成都市民政局", "民政部"]),
        "number": f"民发〔{prose.between(2001, 2024)}〕{prose.between(1, 200)}号",
    }


def _interview(prose: Prose, language: str, seed: int) -> Fields:
    return {"author": _authors(prose, language, seed), "interviewer": _authors(prose, "zh", seed)}


def _page(prose: Prose, language: str, seed: int) -> Fields:
    return {"author": [{"literal": prose.one(PUBLISHERS)}], "container-title": prose.one(JOURNALS)}


KINDS: dict[str, Callable[[Prose, str, int], Fields]] = {
    "article-journal": _journal,
    "article-magazine": _article,
    "article-newspaper": _news,
    "book": _book,
    "chapter": _book,
    "report": _report,
    "regulation": _law,
    "legislation": _law,
    "interview": _interview,
    "webpage": _page,
    "post": _page,
    "thesis": _report,
}
