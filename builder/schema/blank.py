"""Takes the declared fields of a record, gives the commented blank record that a contributor fills in.

Required fields have no value; the checker reports them as long as they are empty. All others are examples behind `#`:
removing that one sign makes them part of the record. Real comments have a space and a word after the `#`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from builder.language.languages import BUILT_IN, text_languages, written_languages
from builder.language.words import Words, words
from builder.records.model.declare import Computed, Declared, Field, Pattern, Vocabulary, fields
from builder.records.model.record import Quote
from builder.records.model.values import Citation, FuzzyDate, Label, Name, Period, Quantity, Text
from builder.records.model.vocabulary import Vocabularies, VocabularyTerm
from builder.schema.help import help_of

_PAIR = re.compile(r"([A-Za-z-]+): ([^,{}]+)")
COMMENT_COLUMN = 40
WIDTH = 118
LATER_FIELDS = frozenset({"translations", "identifiers"})
"""Fields that a new record does not start with: how a text was translated; numbers that few sources print."""
EXAMPLE_SOURCE, EXAMPLE_QUOTE = "fu-2012", "rooms"
"""The source key in the examples of `source:`."""
SHAPE_EXAMPLES: dict[Any, str] = {str: "…", int: "1", Name: "…", FuzzyDate: "2012", Period: "2012", Quantity: "1"}
FORM_EXAMPLES = {
    "url": "https://example.org/", "orcid": "0000-0002-1825-0097", "doi": "10.1000/182", "isbn": "978-3-16-148410-0",
    "volume": "3", "mail": "name@example.org",
}  # fmt: skip
"""Examples of fields that declare none, by shape and by form (the ORCID is the one that ORCID gives as a sample)."""


@dataclass(frozen=True)
class _Context:
    """Shared by all lines. languages: those that texts may have; record_languages: those that they should have.

    listed_vocabularies: names of those whose terms are listed already; changed while lines are written.
    """

    say: Words
    language: str
    languages: tuple[str, ...]
    record_languages: tuple[str, ...]
    vocabularies: Vocabularies
    listed_vocabularies: set[str]


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

    schema: relative path from the record to its JSON Schema. path: of the record. Each is left out if empty.
    """
    say = words(language)
    context = _Context(say, language, text_languages(languages), written_languages(languages), vocabularies, set())
    lines = [f"# yaml-language-server: $schema={schema}"] if schema else []
    lines += [f"# {say('blank.path', path=path)}"] if path else []
    named = say("search.comma").join(f"{say.name_of(code)} ({code})" for code in context.record_languages)
    lines += [f"# {line}" for line in say("blank.head", languages=named).strip().split("\n")] + [""]
    for field in fields(model):
        if field.key not in LATER_FIELDS:
            lines += _top_level_field(field, context)
    return "\n".join(lines).rstrip("\n") + "\n"


def _top_level_field(field: Field, context: _Context) -> Iterator[str]:
    """A field of the record itself, after the terms it takes; a blank line after more than one line."""
    lines = _required(field, context, indent="") if field.required else _commented(_example(field, context, indent=""))
    body = list(lines)
    terms = [line for part in _with_nested(field) for line in _terms(part, context)]
    yield from terms
    yield from body
    if len(body) > 1 or terms:
        yield ""


def _with_nested(field: Field) -> Iterator[Field]:
    yield field
    if issubclass(field.shape, Declared):
        for part in fields(field.shape):
            yield from _with_nested(part)


def _commented(lines: Iterator[str]) -> Iterator[str]:
    """Lines of YAML behind `#`; comments among them are not changed."""
    return (line if line.startswith("# ") else f"#{line}" for line in lines)


def _required(field: Field, context: _Context, *, indent: str) -> Iterator[str]:
    """A required field without a value."""
    if field.key == "written_in":
        yield from _line(field, context, indent=indent, value=context.language)
        return
    yield from _line(field, context, indent=indent)
    inner_indent = indent + "  "
    if issubclass(field.shape, Text):
        if not field.about.example:  # an example shows the languages; a name in one language alone stays on its line
            yield from (f"{inner_indent}{code}:" for code in context.record_languages)
    elif issubclass(field.shape, Declared):
        nested = list(_nested_fields(field.shape, context, indent=inner_indent + ("  " if field.many else "")))
        yield from _list_item(nested, inner_indent) if field.many else nested


def _nested_fields(model: type[Declared], context: _Context, *, indent: str) -> Iterator[str]:
    for field in fields(model):
        if field.required:
            yield from _required(field, context, indent=indent)
        else:
            yield from _commented(_example(field, context, indent=indent))


def _example(field: Field, context: _Context, *, indent: str) -> Iterator[str]:
    """A field with an example as its value."""
    inner_indent = indent + "  "
    if issubclass(field.shape, Text) and not field.about.example:
        yield from _line(field, context, indent=indent)
        label = "label" if field.shape is Label else "text"
        texts = [f"{code}: {words(code)(f'blank.{label}')}" for code in context.record_languages]
        lines = [f"{inner_indent}{'  ' if field.many else ''}{text}" for text in texts]
        yield from _list_item(lines, inner_indent) if field.many else lines
    elif not issubclass(field.shape, Declared):
        yield from _line(field, context, indent=indent, value=_example_value(field, context.languages))
    else:
        yield from _line(field, context, indent=indent)
        yield from _parts(field, context, indent=inner_indent)


def _parts(field: Field, context: _Context, *, indent: str) -> Iterator[str]:
    """The fields below a field: directly, as an item of a list, or below a key."""
    if field.keyed:
        yield f"{indent}{EXAMPLE_QUOTE if field.shape is Quote else EXAMPLE_SOURCE}:"
    inner_indent = indent + ("  " if field.many or field.keyed else "")
    written = (part for part in fields(field.shape) if not part.mark(Computed))
    lines = [line for part in written for line in _example(part, context, indent=inner_indent)]
    yield from _list_item(lines, indent) if field.many else lines


def _list_item(lines: Sequence[str], indent: str) -> Iterator[str]:
    """The lines of a mapping as an item of a list: the first line that is not a comment gets the hyphen."""
    first = next(number for number, line in enumerate(lines) if not line.startswith("#"))
    for number, line in enumerate(lines):
        yield f"{indent}- {line[len(indent) + 2 :]}" if number == first else line


def _example_value(field: Field, languages: tuple[str, ...]) -> str:
    if field.shape is Citation:
        return EXAMPLE_SOURCE
    if field.about.example:
        return _in_languages(field, languages)
    if pattern := field.mark(Pattern):
        return FORM_EXAMPLES[pattern.form]
    choices = field.choices(languages)
    return choices[0] if choices else SHAPE_EXAMPLES[field.shape]


def _in_languages(field: Field, languages: tuple[str, ...]) -> str:
    """The declared example; of one in several languages (`{en: …, zh: …}`) only the languages of the base."""
    example = field.about.example
    if not issubclass(field.shape, Text) or not example.startswith("{"):
        return example
    texts = [f"{code}: {text}" for code, text in _PAIR.findall(example) if code in languages]
    return f"{{{', '.join(texts)}}}"


def _line(field: Field, context: _Context, *, indent: str, value: str = "") -> Iterator[str]:
    """`key: value  # help`; where that is wider than WIDTH, the help on lines of its own above."""
    start = f"{indent}{field.key}: {value}".rstrip()
    comment = _help(field, context, with_example=not value)
    one_line = f"{start}{' ' * (COMMENT_COLUMN - 1 - _width(start))} # {comment}"
    if _width(one_line) <= WIDTH:
        yield one_line
        return
    yield from (f"# {line}" for line in _wrapped(comment.split(" "), " "))
    yield start


def _width(text: str) -> int:
    """The number of columns in an editor, where Han characters take two."""
    return sum(2 if character > "\u2e80" else 1 for character in text)


def _help(field: Field, context: _Context, *, with_example: bool) -> str:
    """`* help – a | b | c, e.g. a`."""
    about, choices = field.about, field.choices(context.languages)
    text = context.say("blank.help", name=about.name, text=help_of(field, context.language))
    if choices and not all(word in text for word in choices) and len(choices) < 10:
        text += context.say("blank.one-of", words=" | ".join(choices))
    if field.required and with_example and about.example and not choices:
        text += context.say("blank.example", example=_in_languages(field, context.languages))
    return f"* {text}" if field.required else text


def _terms(field: Field, context: _Context) -> Iterator[str]:
    """The terms of a field's vocabulary unless they are listed already, and choices of ten or more."""
    vocabulary, choices = field.mark(Vocabulary), field.choices(context.languages)
    if len(choices) >= 10:
        yield from _term_list(field.key, choices)
    if vocabulary is None or vocabulary.name in context.listed_vocabularies:
        return
    context.listed_vocabularies.add(vocabulary.name)
    table = context.vocabularies.table(vocabulary.name)
    if vocabulary.name == "dimensions":
        for dimension in table.values():
            yield from _term_list(_term_label(dimension, context), [*dimension.terms])
    else:
        yield from _term_list(field.key, [_term_label(term, context) for term in table.values()])


def _term_label(term: VocabularyTerm, context: _Context) -> str:
    """A term's id; in other languages than English with its label, since ids are English."""
    return context.say("blank.term", id=term.id, label=term.name(context.language))


def _term_list(name: str, terms: Sequence[str]) -> Iterator[str]:
    if terms:
        yield from (f"# {line}" for line in _wrapped([f"{name}: {terms[0]}", *terms[1:]], " | "))


def _wrapped(pieces: Sequence[str], separator: str) -> Iterator[str]:
    """Pieces joined into lines of at most WIDTH columns; no piece is split."""
    line = pieces[0]
    for piece in pieces[1:]:
        candidate = f"{line}{separator}{piece}"
        if _width(candidate) > WIDTH:
            yield f"{line}{separator}".rstrip()
            candidate = piece
        line = candidate
    yield line
