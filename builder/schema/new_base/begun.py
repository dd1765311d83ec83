"""What a base is begun with: languages, names, places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from builder.language.languages import LANGUAGES
from builder.language.words import words

KINDS = ("case", "policy")


@dataclass(frozen=True)
class KindNames:
    """What records of a kind are called in a language: one of them, several, and one with its article."""

    one: str
    many: str
    a: str


@dataclass(frozen=True)
class NewPlace:
    """A place. labels: by language. within: the id of the place around it, or ''."""

    id: str
    labels: Mapping[str, str]
    within: str = ""


@dataclass(frozen=True)
class NewBase:
    """A base that is to be written.

    languages: codes, the first one first. names: of the base, by written language. kinds: of KINDS, likewise. mail,
    site_url, repo_url: '' for none. language: of the comments in its files.
    """

    languages: tuple[str, ...]
    names: Mapping[str, str]
    kinds: Mapping[str, Mapping[str, KindNames]]
    places: tuple[NewPlace, ...]
    mail: str = ""
    site_url: str = ""
    repo_url: str = ""
    language: str = "en"

    @property
    def written(self) -> tuple[str, ...]:
        """The languages in which its texts are written."""
        return written(self.languages)


def written(codes: Iterable[str]) -> tuple[str, ...]:
    """The first code of each language, whatever its scripts; languages that are not declared yet among them."""
    distinct: list[str] = []
    for code in codes:
        if not (code in LANGUAGES and LANGUAGES[code].other_script in distinct):
            distinct.append(code)
    return tuple(distinct)


def spoken(code: str) -> str:
    """The language whose words stand for those of a language: itself, or English where the program has none of it."""
    return code if code in LANGUAGES else "en"


def usual_names(kind: str, code: str) -> KindNames:
    """What records of a kind are called where a base says nothing else."""
    say = words(spoken(code))
    return KindNames(*(say(f"kinds.{kind}.{form}") for form in ("one", "many", "a")))
