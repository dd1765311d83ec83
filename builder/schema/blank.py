"""Takes the declared fields of a record, gives the commented blank record that a contributor fills in.

Required fields stand there without a value; the checker asks for them. Everything else is an example behind `#`: taking
away that one sign makes it part of the record. Comments proper have a space after the `#` and a word after the space.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from builder.language.languages import BUILT_IN, text_languages, written_languages
from builder.language.words import Words, words
from builder.records.model.declare import Declared, Field, Pattern, Vocabulary, fields
from builder.records.model.values import Citation, FuzzyDate, Label, Name, Period, Quantity, Text
from builder.records.model.vocabulary import Vocabularies
from builder.schema.help import help_of

_PAIR = re.compile(r"([A-Za-z-]+): ([^,{}]+)")
COMMENT_COLUMN = 40
WIDTH = 118
NOT_BY_HAND = frozenset({"translations"})
"""Fields that a new record does not start with: they say how a text was translated later."""
EXAMPLE_SOURCE = "fu-2012"
"""The key that the examples of `source:` name."""
PLAIN: dict[Any, str] = {str: "…", int: "1", Name: "…", FuzzyDate: "2012", Period: "2012", Quantity: "1"}
FORMS = {"url": "https://example.org/", "orcid": "0000-0002-1825-0097"}
"""Examples of fields that declare none, by shape and by form (the ORCID is the one that ORCID gives as a sample)."""


@dataclass(frozen=True)
class _Ink:
    """What every line is written with. languages: those that texts of the base may have, written: those they should.

    listed: the vocabularies whose terms stand above already.
    """

    say: Words
    language: str
    languages: tuple[str, ...]
    written: tuple[str, ...]
    vocabularies: Vocabularies
    listed: set[str]


def blank_record(
    model: type[Declared],
    vocabularies: Vocabularies,
    *,
    language: str,
    schema: str = "",
    path: str = "",
    languages: tuple[str, ...] = BUILT_IN,
) -> str:
    """The blank record with its comments in a language. languages: of the base.

    schema: the way from the record to its JSON Schema, for editors. path: of the record. Left out if empty.
    """
    say = words(language)
    ink = _Ink(say, language, text_languages(languages), written_languages(languages), vocabularies, set())
    lines = [f"# yaml-language-server: $schema={schema}"] if schema else []
    lines += [f"# {say('blank.path', path=path)}"] if path else []
    lines += [f"# {line}" for line in say("blank.head").strip().split("\n")] + [""]
    for field in fields(model):
        if field.key not in NOT_BY_HAND:
            lines += _top(field, ink)
    return "\n".join(lines).rstrip("\n") + "\n"


def _top(field: Field, ink: _Ink) -> Iterator[str]:
    """A field of the record itself; parts with fields of their own stand apart."""
    body = list(_required(field, ink, indent="") if field.required else _commented(_example(field, ink, indent="")))
    terms = [line for each in _with_parts(field) for line in _terms(each, ink)]
    yield from terms
    yield from body
    if len(body) > 1 or terms:
        yield ""


def _with_parts(field: Field) -> Iterator[Field]:
    yield field
    if issubclass(field.shape, Declared):
        for part in fields(field.shape):
            yield from _with_parts(part)


def _commented(lines: Iterator[str]) -> Iterator[str]:
    """Lines of YAML behind `#`. A comment among them stays one."""
    return (line if line.startswith("# ") else f"#{line}" for line in lines)


def _required(field: Field, ink: _Ink, *, indent: str) -> Iterator[str]:
    """A required field, to be filled in."""
    if field.key == "written_in":
        yield from _line(field, ink, indent=indent, value=ink.language)
        return
    yield from _line(field, ink, indent=indent)
    inner = indent + "  "
    if issubclass(field.shape, Text):
        yield from (f"{inner}{code}:" for code in ink.written)
    elif issubclass(field.shape, Declared):
        own = list(_fill_in(field.shape, ink, indent=inner + ("  " if field.many else "")))
        yield from _item(own, inner) if field.many else own


def _fill_in(model: type[Declared], ink: _Ink, *, indent: str) -> Iterator[str]:
    for field in fields(model):
        if field.required:
            yield from _required(field, ink, indent=indent)
        else:
            yield from _commented(_example(field, ink, indent=indent))


def _example(field: Field, ink: _Ink, *, indent: str) -> Iterator[str]:
    """A field with a value that could stand there."""
    inner = indent + "  "
    if issubclass(field.shape, Text) and not field.about.example:
        yield from _line(field, ink, indent=indent)
        label = "label" if field.shape is Label else "text"
        texts = [f"{code}: {words(code)(f'blank.{label}')}" for code in ink.written]
        own = [f"{inner}{'  ' if field.many else ''}{text}" for text in texts]
        yield from _item(own, inner) if field.many else own
    elif not issubclass(field.shape, Declared):
        yield from _line(field, ink, indent=indent, value=_value(field, ink.languages))
    else:
        yield from _line(field, ink, indent=indent)
        yield from _parts(field, ink, indent=inner)


def _parts(field: Field, ink: _Ink, *, indent: str) -> Iterator[str]:
    """The fields below a field: directly, as an item of a list, or below a key."""
    if field.keyed:
        yield f"{indent}{EXAMPLE_SOURCE}:"
    deeper = indent + ("  " if field.many or field.keyed else "")
    own = [line for part in fields(field.shape) for line in _example(part, ink, indent=deeper)]
    yield from _item(own, indent) if field.many else own


def _item(lines: Sequence[str], indent: str) -> Iterator[str]:
    """The lines of a mapping as an item of a list: the first that is no comment gets the hyphen."""
    first = next(number for number, line in enumerate(lines) if not line.startswith("#"))
    for number, line in enumerate(lines):
        yield f"{indent}- {line[len(indent) + 2 :]}" if number == first else line


def _value(field: Field, languages: tuple[str, ...]) -> str:
    if field.shape is Citation:
        return EXAMPLE_SOURCE
    if field.about.example:
        return _in_languages(field, languages)
    if pattern := field.mark(Pattern):
        return FORMS[pattern.form]
    choices = field.choices(languages)
    return choices[0] if choices else PLAIN[field.shape]


def _in_languages(field: Field, languages: tuple[str, ...]) -> str:
    """An example; of texts in several languages (`{en: …, zh: …}`) those that the base has."""
    example = field.about.example
    if not issubclass(field.shape, Text) or not example.startswith("{"):
        return example
    kept = [f"{code}: {text}" for code, text in _PAIR.findall(example) if code in languages]
    return f"{{{', '.join(kept)}}}"


def _line(field: Field, ink: _Ink, *, indent: str, value: str = "") -> Iterator[str]:
    """`key: value  # help`, or the help on a line of its own above where both are too long for one."""
    start = f"{indent}{field.key}: {value}".rstrip()
    comment = _help(field, ink, with_example=not value)
    together = f"{start}{' ' * (COMMENT_COLUMN - 1 - _width(start))} # {comment}"
    if _width(together) <= WIDTH:
        yield together
        return
    yield from (f"# {line}" for line in _packed(comment.split(" "), " "))
    yield start


def _width(text: str) -> int:
    """Columns in an editor, where Han characters take two."""
    return sum(2 if character > "\u2e80" else 1 for character in text)


def _help(field: Field, ink: _Ink, *, with_example: bool) -> str:
    """`* what to write there – a | b | c, e.g. a`."""
    about, choices = field.about, field.choices(ink.languages)
    text = ink.say("blank.help", name=about.name, text=help_of(field, ink.language))
    if choices and not all(word in text for word in choices) and len(choices) < 10:
        text += ink.say("blank.one-of", words=" | ".join(choices))
    if field.required and with_example and about.example and not choices:
        text += ink.say("blank.example", example=about.example)
    return f"* {text}" if field.required else text


def _terms(field: Field, ink: _Ink) -> Iterator[str]:
    """The terms of a field's vocabulary, and the words of a long choice, above the first field that takes them."""
    vocabulary, choices = field.mark(Vocabulary), field.choices(ink.languages)
    if len(choices) >= 10:
        yield from _listing(field.key, choices)
    if vocabulary is None or vocabulary.name in ink.listed:
        return
    ink.listed.add(vocabulary.name)
    table = ink.vocabularies.table(vocabulary.name)
    if vocabulary.name == "dimensions":
        for dimension in table.values():
            yield from _listing(_named(dimension.id, dimension.name(ink.language), ink), [*dimension.terms])
    else:
        yield from _listing(field.key, [_named(term.id, term.name(ink.language), ink) for term in table.values()])


def _named(term: str, label: str, ink: _Ink) -> str:
    """A term's id; in other languages than English with its label, for the ids are English."""
    return ink.say("blank.term", id=term, label=label)


def _listing(name: str, terms: Sequence[str]) -> Iterator[str]:
    if terms:
        yield from (f"# {line}" for line in _packed([f"{name}: {terms[0]}", *terms[1:]], " | "))


def _packed(pieces: Sequence[str], between: str) -> Iterator[str]:
    """As many pieces a line as fit; none is broken."""
    line = pieces[0]
    for piece in pieces[1:]:
        longer = f"{line}{between}{piece}"
        if _width(longer) > WIDTH:
            yield f"{line}{between}".rstrip()
            longer = piece
        line = longer
    yield line
