"""Takes the declarations and the vocabularies, gives the codebook: each field with type, requirement, help, example."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from builder.language.languages import BUILT_IN, text_languages
from builder.language.words import Words, words
from builder.records.model.declare import Declared, Field, Pattern, Vocabulary, fields
from builder.records.model.record import MODELS
from builder.records.model.values import (
    Citation,
    FieldPath,
    FuzzyDate,
    Label,
    Name,
    Period,
    Quantity,
    Reference,
    Term,
    Text,
)
from builder.records.model.vocabulary import Vocabularies, VocabularyTerm
from builder.schema.help import help_of

SHAPES: dict[Any, str] = {
    str: "word",
    int: "number",
    Text: "text",
    Label: "label",
    Term: "term",
    Citation: "citation",
    FieldPath: "path",
    Name: "name",
    FuzzyDate: "date",
    Period: "period",
    Quantity: "quantity",
    Reference: "reference",
}


def render_codebook(vocabularies: Vocabularies, *, language: str, languages: tuple[str, ...] = BUILT_IN) -> str:
    """The codebook in a language, as Markdown. languages: of the base."""
    say = words(language)
    models = {model: None for top in MODELS.values() for model in (top, *_parts(top))}
    lines = [f"# {say('codebook.title')}", "", say("codebook.about"), ""]
    for model in models:
        lines += _model(model, say, text_languages(languages))
    for name, table in vocabularies.tables.items():
        lines += _vocabulary(name, table, say)
    return "\n".join(lines).rstrip() + "\n"


def _parts(model: type[Declared]) -> Iterator[type[Declared]]:
    for field in fields(model):
        if issubclass(field.shape, Declared):
            yield field.shape
            yield from _parts(field.shape)


def _model(model: type[Declared], say: Words, languages: tuple[str, ...]) -> Iterator[str]:
    yield f"## {model.__name__}"
    yield ""
    yield from _row([say(f"codebook.{column}") for column in ("field", "name", "need", "type", "help", "example")])
    yield from _row(["---"] * 6)
    for field in fields(model):
        need = "*" if field.required else ""
        help_ = help_of(field, say.language)
        example = f"`{field.about.example}`" if field.about.example else ""
        yield from _row([f"`{field.key}`", field.about.name, need, _type(field, say, languages), help_, example])
    yield ""


def _type(field: Field, say: Words, languages: tuple[str, ...]) -> str:
    value_type = _value_type(field, say, languages)
    if field.keyed:
        return say("codebook.keyed", one=value_type)
    return say("codebook.many", one=value_type) if field.many else value_type


def _value_type(field: Field, say: Words, languages: tuple[str, ...]) -> str:
    vocabulary, choices = field.mark(Vocabulary), field.choices(languages)
    if issubclass(field.shape, Declared):
        return f"[{field.shape.__name__}](#{field.shape.__name__.lower()})"
    if vocabulary:
        return say("codebook.term-of", vocabulary=f"[{vocabulary.name}](#{vocabulary.name})")
    if choices:
        return " / ".join(f"`{word}`" for word in choices)
    return value_words(field, say)


def value_words(field: Field, say: Words) -> str:
    """What one value of a field is, in words; of a field that has no parts, no vocabulary and no choices."""
    pattern: Pattern | None = field.mark(Pattern)
    return say(f"codebook.form.{pattern.form}") if pattern else say(f"codebook.shape.{SHAPES[field.shape]}")


def _vocabulary(name: str, table: Mapping[str, VocabularyTerm], say: Words) -> Iterator[str]:
    yield f"## {name}"
    yield ""
    yield from _row([say(f"codebook.{column}") for column in ("term", "label", "definition")])
    yield from _row(["---"] * 3)
    for term in table.values():
        definition = term.definition.get(say.language, "")
        yield from _row([f"`{term.id}`", term.name(say.language), definition])
        for subterm in term.terms.values():
            yield from _row([f"– `{subterm.id}`", subterm.name(say.language), ""])
    yield ""


def _row(cells: list[str]) -> Iterator[str]:
    yield "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"
