"""The places of made-up bases: those of this base, and cities within the mainland, so that none has all records."""

from __future__ import annotations

from pathlib import Path

Place = dict[str, str]


def names(kind: str) -> list[tuple[str, str]]:
    """Names in Latin letters and in Chinese, from a file beside this."""
    lines = Path(__file__).with_name("names").joinpath(f"{kind}.txt").read_text(encoding="utf-8").splitlines()
    return [(latin, chinese) for latin, chinese in map(str.split, lines)]


CITIES = dict(names("cities"))
PLACES: dict[str, Place] = {
    "chengdu": {"en": "Chengdu", "zh": "成都"},
    "shanghai": {"en": "Shanghai", "zh": "上海"},
    "taiwan": {"en": "Taiwan", "zh": "台湾"},
    "mainland": {"en": "Mainland China", "zh": "大陆"},
    **{slug: {"en": slug.capitalize(), "zh": name} for slug, name in CITIES.items()},
}


def more_places() -> str:
    """What is added to the vocabulary of places of this base."""
    return "\n".join(
        f"\n{slug}:\n  label:\n    en: {slug.capitalize()}\n    zh: {name}\n  definition:\n"
        f"    en: The city of {slug.capitalize()} with its districts.\n    zh: {name}市及其各区县。\n  within: mainland"
        for slug, name in CITIES.items()
    )
