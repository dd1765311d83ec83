"""Takes the declared fields of records, gives them as plain data: what the form on the site is made of in a language.

Fields with their names, help, examples, choices and patterns, terms with definitions, the order of keys, the limits and
the words of `casebook check`: so the form asks, checks and writes as the declarations say (design decision D11).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from builder.language.chinese import interface_terms, traditional
from builder.language.languages import LANGUAGES, text_languages, written_languages
from builder.language.persons import KNOWN_SURNAMES, readings_of_surnames
from builder.language.romanised import slug
from builder.language.words import words
from builder.records.decode.scalars import MAY_BE_UNKNOWN, PATTERNS
from builder.records.model.declare import Computed, Declared, Field, Known, Paragraphs, Pattern, Vocabulary, fields
from builder.records.model.grammar import BOUNDS, DATE, SCALES, UNKNOWN_DATES
from builder.records.model.organisation_numbers import FORMS as ORGANISATION_NUMBERS
from builder.records.model.quotes import MAX_HAN, MAX_QUOTES, MAX_WORDS
from builder.records.model.record import MODELS, Case, Policy
from builder.records.model.values import (
    MAX_LENGTH,
    MAX_SLUG,
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
from builder.records.model.vocabulary import Vocabularies, VocabularyTerm, in_language
from builder.schema.draft07 import ecma_pattern, example_value
from builder.schema.help import help_of

Data = dict[str, Any]
SHAPES: Mapping[Any, str] = {
    str: "word", int: "number", Text: "text", Label: "label", Term: "term", Citation: "citation", Name: "name",
    FuzzyDate: "date", Period: "period", Quantity: "quantity", Reference: "reference",
    FieldPath: "word",
}  # fmt: skip
CHOICE_WORDS: Mapping[tuple[str, str], str] = {
    ("Case", "status"): "case-status", ("Policy", "status"): "policy-status", ("Policy", "kind"): "kind",
    ("Policy", "level"): "level", ("Fact", "confidence"): "confidence", ("Review", "status"): "review",
    ("Review", "organisation_replied"): "organisation-replied", ("Source", "type"): "csl",
}  # fmt: skip
"""The groups of `terms.yml` with what readers see for the words of a field."""
SHOWN_NAMES: Mapping[str, str] = {
    "identifiers": "case.glance.identifiers", **{scheme: f"identifiers.{scheme}" for scheme in ORGANISATION_NUMBERS},
}  # fmt: skip
"""The words of the page for fields whose keys are no words of a language (`uscc`), by key."""
SECTIONS: Mapping[str, tuple[str, ...]] = {
    "names": ("also_known_as", "search_keywords", "identifiers", "formerly"),
    "stands": ("themes", "number", "issued", "effective", "status", "end", "announced", "issued_by", "instruments",
               "official_text"),
    "model": ("model", "steps", "provisions", "versions"),
    "facts": ("facts",),
    "people": ("people", "organisations"),
    "timeline": ("timeline",),
    "story": ("story",),
    "analysis": ("analysis",),
    "relations": ("disagreements", "relations"),
    "teaching": ("teaching",),
    "sources": ("sources",),
    "record": ("translations", "review", "replies", "contact", "corrections"),
}  # fmt: skip
"""The fields that are not required, by the section of the form that has them, in the order of the format."""
KINDS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "webpage": (("webpage",), ("title", "author", "container-title", "URL", "issued", "accessed")),
    "article": (
        ("article-magazine", "article-newspaper", "article-journal"),
        ("title", "author", "container-title", "issued", "volume", "issue", "page", "URL"),
    ),
    "book": (("book", "chapter"), ("title", "author", "container-title", "publisher", "issued", "page", "ISBN")),
    "law": (("legislation", "regulation"), ("title", "author", "number", "issued", "URL")),
    "report": (("report",), ("title", "author", "publisher", "issued", "URL")),
    "interview": (("interview",), ("title", "author", "interviewer", "issued")),
}
"""The kinds of sources as people know them: their CSL types, and what is asked for each."""
PROBLEMS = (
    "missing-field", "missing-language", "date-form", "impossible-date", "impossible-month", "range-form",
    "range-backwards", "number-form", "not-a-number", "must-be-known", "too-long", "label-lines", "label-citation",
    "summary-words", "summary-characters", "quote-too-long-han", "quote-too-long-words", "quote-without-words",
    "too-many-quotes", "omission-form", "citation-form", "no-quotes", "unknown-quote-far", "uncited-source",
    "uncited-quote", "chinese-in-english", "english-in-chinese", "future-date", "until-before-since",
    "one-term-only", "reference-form", "form-number", "slug-too-long", "reserved-name", "new-slug", "zero-width",
    "key-form", "items-in-one-text",
    *(f"form-{form}" for form in PATTERNS),
)  # fmt: skip
"""The problems of `casebook check` that the form can tell of while somebody types."""


def form_data(vocabularies: Vocabularies, *, language: str, languages: tuple[str, ...]) -> Data:
    """All that a form in a language is made of. languages: of the base."""
    return {
        "models": {model.__name__: _model(model, language, languages) for model in _models()},
        "top": {folder: model.__name__ for folder, model in MODELS.items()},
        "sections": {name: list(keys) for name, keys in SECTIONS.items()},
        "kinds": {kind: {"types": types, "fields": asked} for kind, (types, asked) in KINDS.items()},
        "vocabularies": {name: _terms(table, language) for name, table in vocabularies.tables.items()},
        "forms": {form: ecma_pattern(pattern) for form, pattern in PATTERNS.items()},
        "unknownable": sorted(MAY_BE_UNKNOWN),
        "languages": [_language(code, language) for code in text_languages(languages)],
        "written": written_languages(languages),
        "limits": {
            "line": MAX_LENGTH, "slug": MAX_SLUG, "words": MAX_WORDS, "han": MAX_HAN, "quotes": MAX_QUOTES,
        },
        "date": DATE,
        "unknown": UNKNOWN_DATES,
        "bounds": [prefix for prefix, _ in BOUNDS],
        "scales": [*SCALES],
        "surnames": _surnames(),
        "problems": {code: _problem(code, language) for code in PROBLEMS},
    }  # fmt: skip


def section_of(key: str) -> str:
    """The section of the form that has a field which is not required; '' if none has."""
    return next((name for name, keys in SECTIONS.items() if key in keys), "")


def _models() -> Iterator[type[Declared]]:
    """Cases, policies and every part of them, each once."""
    yield from dict.fromkeys(part for model in (Case, Policy) for part in _with_parts(model))


def _with_parts(model: type[Declared]) -> Iterator[type[Declared]]:
    yield model
    for field in fields(model):
        if issubclass(field.shape, Declared):
            yield from _with_parts(field.shape)


def _model(model: type[Declared], language: str, languages: tuple[str, ...]) -> list[Data]:
    return [_field(model, field, language, languages) for field in fields(model)]


def _field(model: type[Declared], field: Field, language: str, languages: tuple[str, ...]) -> Data:
    """A field; what is false or empty is left out."""
    vocabulary, pattern = field.mark(Vocabulary), field.mark(Pattern)
    data = {
        "key": field.key,
        "name": field_name(field, language),
        "also": field.about.name,
        "help": in_script(help_of(field, language), language),
        "example": example_value(field) if field.about.example and not vocabulary else "",
        "shape": field.shape.__name__ if issubclass(field.shape, Declared) else SHAPES[field.shape],
        "many": field.many,
        "keyed": field.keyed,
        "required": field.required,
        "known": bool(field.mark(Known)),
        "paragraphs": bool(field.mark(Paragraphs)),
        "computed": bool(field.mark(Computed)),
        "vocabulary": vocabulary.name if vocabulary else "",
        "form": pattern.form if pattern else "",
        "choices": choices_of(model, field, language, languages),
    }
    return {key: value for key, value in data.items() if value}


def field_name(field: Field, language: str) -> str:
    """What a field is called: its Chinese name; else what pages of records have; else its key as words."""
    declared = LANGUAGES[language]
    if declared.script in ("Hans", "Hant"):
        return in_script(field.about.name, language)
    if field.about.name.isascii():  # an abbreviation, the same in every language: ORCID
        return field.about.name
    if field.key in SHOWN_NAMES:
        return words(language)(SHOWN_NAMES[field.key])
    plain = field.key.replace("_", " ").replace("-", " ")
    return plain[:1].upper() + plain[1:]


def in_script(text: str, language: str) -> str:
    """A declared text for readers of an edition in another script."""
    return traditional(text, interface_terms()) if LANGUAGES[language].script == "Hant" else text


def choices_of(model: type[Declared], field: Field, language: str, languages: tuple[str, ...]) -> list[tuple[str, str]]:
    """The words that a field takes, each with what readers see."""
    say, choices = words(language), field.choices(text_languages(languages))
    if choices and all(code in LANGUAGES for code in choices):
        return [(code, say.name_of(code)) for code in choices]
    group = CHOICE_WORDS.get((model.__name__, field.key), "")
    own = f"form.choice.{field.key}"
    return [(word, say.get(f"terms.{group}.{word}") or say.get(f"{own}.{word}") or word) for word in choices]


def _terms(table: Mapping[str, VocabularyTerm], language: str) -> list[Data]:
    return [_term(term, language) for term in table.values()]


def _term(term: VocabularyTerm, language: str) -> Data:
    data = {
        "id": term.id,
        "name": term.name(language),
        "definition": in_language(term.definition, language),
        "unit": term.unit,
        "many": term.many,
        "terms": [{"id": inner.id, "name": inner.name(language)} for inner in term.terms.values()],
    }
    return {key: value for key, value in data.items() if value}


def _language(code: str, language: str) -> Data:
    declared = LANGUAGES[code]
    return {
        "code": code,
        "tag": declared.tag,
        "name": words(language).name_of(code),
        "keys": list(declared.keys),
        "script": declared.script,
        "spaced": declared.spaced,
        "summary": declared.lengths.summary,
    }


def _surnames() -> dict[str, str]:
    """By reading the surnames of one character that are read so."""
    found: dict[str, str] = {}
    for surname in sorted(KNOWN_SURNAMES):
        reading = readings_of_surnames().get(surname) or slug(surname)
        found[reading] = found.get(reading, "") + surname
    return found


def _problem(code: str, language: str) -> list[str]:
    """Message and hint of a problem, the form's own hint where it has one; single braces where none is filled in."""
    say = words(language)
    texts = (say(f"problems.{code}.message"), say.get(f"form.hint.{code}") or say(f"problems.{code}.hint"))
    return [text.replace("{{", "{").replace("}}", "}") for text in texts]
