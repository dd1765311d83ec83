"""What `casebook init` is told: takes options and answers, gives the base that they describe."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

import click

from builder.language.languages import LANGUAGES
from builder.language.new_language import declaration
from builder.language.new_language import name as language_name
from builder.language.romanised import slug
from builder.language.words import Words, words
from builder.records.model.values import SLUG
from builder.schema.new_base.begun import KINDS, KindNames, NewBase, NewPlace, spoken, usual_names, written

USUAL = {"en": ("en", "zh"), "zh": ("zh", "en")}
"""The languages of a base where nobody says which, by the terminal's."""
NONE = "-"
_Read = TypeVar("_Read")


@dataclass(frozen=True)
class Given:
    """The options of the command, as typed; None or () for what was left out."""

    languages: tuple[str, ...]
    name: str | None
    kinds: Mapping[str, str | None]
    places: tuple[str, ...]
    mail: str | None
    site_url: str | None
    repo_url: str | None


def new_base(given: Given, language: str, *, asks: bool, folder: str) -> NewBase:
    """The base. asks: for what was left out; else that is as usual. folder: the name of its folder.

    Raises click.UsageError for an option that cannot be read, click.Abort where the writer leaves.
    """
    answers = _Answers(words(language), asks)
    if asks:
        click.echo(answers.say("init.begin"))
    usual = ", ".join(USUAL.get(language, (language, "en")))
    codes = answers.read("init.languages", ", ".join(given.languages) or None, usual, answers.languages)
    texts = written(codes)
    names = _names(given.name, texts, answers, folder)
    kinds = {kind: _kind(kind, given.kinds[kind], texts, answers) for kind in KINDS}
    places = _places(given.places, texts, answers)
    mail = answers.read("init.mail", given.mail, NONE, _optional)
    site_url = answers.read("init.site-url", given.site_url, NONE, _optional)
    repo_url = answers.read("init.repo-url", given.repo_url, NONE, _optional)
    return NewBase(codes, names, kinds, places, mail, site_url, repo_url, language)


class _UnreadableError(ValueError):
    """An answer or an option that cannot be read. Its text is a sentence."""


@dataclass(frozen=True)
class _Answers:
    """Reads what was given, or asks, or takes what is usual."""

    say: Words
    asks: bool

    def read(self, key: str, given: str | None, usual: str, reader: Callable[[str], _Read], **values: str) -> _Read:
        """An answer that can be read. given: the option. usual: what Enter means."""
        if given is not None or not self.asks:
            try:
                return reader(usual if given is None else given)
            except _UnreadableError as fault:
                raise click.UsageError(str(fault)) from fault
        click.echo(self.say(key, **values))
        while True:
            try:
                return reader(click.prompt(">", default=usual, prompt_suffix=" ", show_default=bool(usual)).strip())
            except _UnreadableError as fault:
                click.echo(str(fault))

    def languages(self, text: str) -> tuple[str, ...]:
        """Codes, each declared or known to CLDR."""
        codes = tuple(filter(None, text.replace(",", " ").replace("，", " ").replace("、", " ").split()))
        if not codes or len(set(codes)) < len(codes):
            raise _UnreadableError(self.say("init.languages-twice", found=text))
        if unknown := next((code for code in codes if code not in LANGUAGES and not declaration(code)), None):
            raise _UnreadableError(self.say("init.unknown-language", code=unknown))
        return codes

    def texts(self, option: str, text: str, codes: tuple[str, ...]) -> tuple[str, ...]:
        """A text for each language: those between | , or one for all."""
        found = tuple(part.strip() for part in text.split("|"))
        if not all(found) or len(found) not in (1, len(codes)):
            raise _UnreadableError(self.say("init.texts", option=option, found=text, languages=", ".join(codes)))
        return found if len(found) == len(codes) else found * len(codes)


def _optional(text: str) -> str:
    return "" if text == NONE else text


def _names(given: str | None, codes: tuple[str, ...], answers: _Answers, folder: str) -> dict[str, str]:
    """The name of the base, by language."""
    if given is not None:
        texts = answers.read("init.name", given, "", lambda text: answers.texts("--name", text, codes))
        return dict(zip(codes, texts, strict=True))
    usual = {code: words(spoken(code))("init.default.name") for code in codes}
    return {
        code: answers.read("init.name", None, usual[code], str, language=language_name(code)) or folder
        for code in codes
    }


def _kind(kind: str, given: str | None, codes: tuple[str, ...], answers: _Answers) -> dict[str, KindNames]:
    """What records of a kind are called, by language."""
    if given is not None:
        texts = answers.read("", given, "", lambda text: answers.texts(f"--{kind}", text, codes))
        read = [answers.read("", text, "", lambda text: _forms(kind, text, answers.say)) for text in texts]
        return dict(zip(codes, read, strict=True))
    return {code: _asked_names(kind, code, answers) for code in codes}


def _asked_names(kind: str, code: str, answers: _Answers) -> KindNames:
    """One, several, and one with its article; a language that has no such forms is asked for one."""
    usual, said = usual_names(kind, code), {"language": language_name(code), "kind": usual_names(kind, "en").one}
    if answers.say.language.startswith("zh"):
        said["kind"] = usual_names(kind, "zh").one
    one = answers.read("init.one", None, usual.one, str, **said)
    if one == usual.one or usual.one == usual.many:
        return usual if one == usual.one else KindNames(one, one, one)
    return KindNames(one, answers.read("init.many", None, f"{one}s", str), answers.read("init.a", None, one, str))


def _forms(kind: str, text: str, say: Words) -> KindNames:
    parts = [part.strip() for part in text.replace("，", ",").split(",")]
    if len(parts) not in (1, 3) or not all(parts):
        raise _UnreadableError(say("init.forms", option=f"--{kind}", found=text))
    return KindNames(*(parts if len(parts) == 3 else parts * 3))


def _places(given: tuple[str, ...], codes: tuple[str, ...], answers: _Answers) -> tuple[NewPlace, ...]:
    """The places, outer ones first; one at least."""
    places: dict[str, NewPlace] = {}
    for text in given:
        answers.read("", text, "", lambda text: _note(_place(text, codes, answers), places, answers.say))
    if given:
        return tuple(places.values())
    usual = words(spoken(codes[0]))("init.default.place")
    if not answers.asks:
        _note(_place(f"{slug(usual)}={usual}", codes, answers), places, answers.say)
    while answers.asks and (
        path := answers.read("init.place", None, "" if places else slug(usual), answers.say and str)
    ):
        _ask_place(path, codes, places, answers, usual="" if places else usual)
    return tuple(places.values())


def _ask_place(
    path: str, codes: tuple[str, ...], places: dict[str, NewPlace], answers: _Answers, *, usual: str
) -> None:
    """Ask for the names of a place; note it, or say what is wrong with it."""
    try:
        _note(_place(f"{path}=-", codes, answers), dict(places), answers.say)
    except _UnreadableError as fault:
        click.echo(str(fault))
        return
    last = path.rpartition("/")[2]
    name = usual or last.replace("-", " ").title()
    labels = [answers.read("init.label", None, name, str, language=language_name(code)) for code in codes]
    _note(_place(f"{path}={'|'.join(labels)}", codes, answers), places, answers.say)


def _place(text: str, codes: tuple[str, ...], answers: _Answers) -> list[NewPlace]:
    """A place with those around it, of `outer/inner=Label`: these have their id for a name till they get another."""
    path, _, label = text.partition("=")
    ids = [part.strip() for part in path.split("/")]
    if not all(SLUG.match(id_) for id_ in ids):
        raise _UnreadableError(answers.say("init.place-id", found=text))
    labels = dict(zip(codes, answers.texts("--place", label.strip() or ids[-1], codes), strict=True))
    outer = [
        NewPlace(id_, dict.fromkeys(codes, id_.replace("-", " ").title()), within)
        for within, id_ in zip(["", *ids], ids[:-1], strict=False)
    ]
    return [*outer, NewPlace(ids[-1], labels, ids[-2] if len(ids) > 1 else "")]


def _note(found: list[NewPlace], places: dict[str, NewPlace], say: Words) -> None:
    """Add places to those that there are. Raises _UnreadableError for one that is named twice."""
    if found[-1].id in places or len({place.id for place in found}) < len(found):
        raise _UnreadableError(say("init.place-taken", found=found[-1].id))
    for place in found:
        places.setdefault(place.id, place)
