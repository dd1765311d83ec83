"""What a paper form asks for each declared field: its name, the comment at it, and how it is answered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from builder.language.languages import same_language
from builder.language.words import Words
from builder.pages.office.form import Name
from builder.records.model.declare import Computed, Declared, Field, LanguageCode, Vocabulary, fields
from builder.records.model.values import Citation, Reference, Term, Text
from builder.records.model.vocabulary import Vocabularies, VocabularyTerm
from builder.schema.draft07 import example_value
from builder.schema.form import choices_of, field_name, in_script
from builder.schema.help import help_of

LEFT_OUT: Mapping[str, frozenset[str]] = {
    # What a record gets later, and from others: its history, and what editors, programs and libraries know.
    "Case": frozenset({"identifiers", "formerly", "translations", "review", "replies", "corrections"}),
    "Policy": frozenset({"formerly", "translations", "review", "replies", "corrections"}),
    "Organisation": frozenset({"identifiers"}),
    # What few sources have; the editor asks, or finds it.
    "Source": frozenset({
        "title-supplied", "translated-title", "editor", "translator", "interviewer", "publisher-place", "event-title",
        "genre", "volume", "issue", "number", "language", "DOI", "ISBN", "archived", "read", "copy", "unquoted",
        "informants", "note",
    }),
    "Quote": frozenset({"language"}),
    # Said in the cell of the line itself.
    "Dimension": frozenset({"note"}),
    # A table is drawn into the cell of the text.
    "Exhibit": frozenset({"columns", "rows"}),
}  # fmt: skip
"""The fields that the form does not ask for, by model."""
OF_THE_FILE = (Citation, Reference, Term)
"""Shapes whose examples are keys and ids."""
MOST_TICKED, MOST_TICKED_IN_ITEM = 16, 8
"""Words beside a box each; of more, a list at the end. Fewer in what stands there several times."""


@dataclass(frozen=True)
class Asking:
    """What all of a form depends on. languages: of the base. sides: those that its texts are written in."""

    say: Words
    language: str
    languages: tuple[str, ...]
    sides: tuple[str, ...]
    vocabularies: Vocabularies

    @property
    def prompts(self) -> Iterator[str]:
        """The names of the languages to write in, that of the reader first."""
        ordered = sorted(self.sides, key=lambda code: not same_language(code, self.language))
        return (self.say.get(f"paper.side.{code}") or self.say.name_of(code) for code in ordered)


def asked(model: type[Declared]) -> tuple[Field, ...]:
    """The fields of a model that the form asks for, in the order of the format."""
    without = LEFT_OUT.get(model.__name__, frozenset())
    return tuple(field for field in fields(model) if field.key not in without and not field.mark(Computed))


def name_of(model: type[Declared], field: Field, asking: Asking, *, helps: bool = True, item: bool = False) -> Name:
    """The name of a field with its comment. helps: whether it has one. item: whether it stands there several times."""
    see = None
    if needs_list(field, asking, item=item):
        see = (list_anchor(field), asking.say("paper.see", name=list_title(field, asking)))
    return Name(
        called(model, field, asking), tuple(_comment(model, field, asking, item=item)) if helps else (), see=see
    )


def called(model: type[Declared], field: Field, asking: Asking) -> str:
    """What a field is called: as in the form on the site, or as people know it on paper."""
    own = asking.say.get(f"paper.name.{model.__name__}.{field.key}")
    return own or field_name(field, asking.language)


def needed(model: type[Declared], asking: Asking, *, used: bool = False) -> str:
    """The remark that says what a part must have; '' where nothing. used: whether that holds in any case."""
    names = [called(model, field, asking) for field in asked(model) if field.required]
    if not names:
        return ""
    listed = asking.say("form.script.comma").join(names)
    return asking.say("paper.needed-in-any" if used else "paper.needed-if-used", names=listed)


def _comment(model: type[Declared], field: Field, asking: Asking, *, item: bool) -> Iterator[str]:
    """The paragraphs of the comment: help, example, and how much may be written or ticked."""
    yield help_text(model, field, asking)
    if example := _example(field, asking):
        yield asking.say("form.script.example", example=example)
    if ticked(model, field, asking, item=item):
        yield asking.say("paper.several" if field.many else "paper.one")
    elif needs_list(field, asking, item=item):
        yield asking.say("paper.from-list")
    elif field.many and not issubclass(field.shape, Declared | Citation | Term):
        yield asking.say("paper.lines")


def help_text(model: type[Declared], field: Field, asking: Asking) -> str:
    """The help of a field as a sentence of its own; where it speaks of the file that a record is, the form's words."""
    own = "paper.cite" if field.shape is Citation else f"paper.help.{model.__name__}.{field.key}"
    text = asking.say.get(own) or in_script(help_of(field, asking.language), asking.language)
    return in_sentence(text)


def in_sentence(text: str) -> str:
    """A help text as it stands by itself: with a capital."""
    return text[:1].upper() + text[1:]


def _example(field: Field, asking: Asking) -> str:
    """The declared example as people write it; '' where it is one of words to tick, or of the file alone."""
    if not field.about.example or field.shape in OF_THE_FILE or field.mark(LanguageCode):
        return ""
    if field.choices(asking.languages) or field.about.example in ("unknown", "[]"):
        return ""
    return in_script(_written(example_value(field), asking), asking.language)


def _written(value: Any, asking: Asking) -> str:
    if isinstance(value, dict):
        by_language = [text for code, text in value.items() if same_language(code, asking.language)]
        return str(next(iter(by_language), next(iter(value.values()))))
    return asking.say("form.script.comma").join(value) if isinstance(value, list) else str(value)


def ticked(model: type[Declared], field: Field, asking: Asking, *, item: bool) -> tuple[str, ...]:
    """The words that are ticked for a field, as readers see them; () where it is written."""
    if choices := choices_of(model, field, asking.language, asking.languages):
        return tuple(shown for _, shown in choices)
    if field.mark(Vocabulary) and not needs_list(field, asking, item=item):
        return tuple(term.name(asking.language) for term in terms_of(field, asking).values())
    return ()


def needs_list(field: Field, asking: Asking, *, item: bool) -> bool:
    """Whether the terms of a field stand at the end of the form."""
    return len(terms_of(field, asking)) > (MOST_TICKED_IN_ITEM if item else MOST_TICKED)


def terms_of(field: Field, asking: Asking) -> Mapping[str, VocabularyTerm]:
    """The terms of the vocabulary of a field; none if it has none."""
    vocabulary = field.mark(Vocabulary)
    return asking.vocabularies.table(vocabulary.name) if vocabulary else {}


def list_title(field: Field, asking: Asking) -> str:
    """What the list of a field's terms is called."""
    return asking.say(f"paper.list.{field.mark(Vocabulary).name}")


def list_anchor(field: Field) -> str:
    """The bookmark of the list of a field's terms."""
    return f"list_{field.mark(Vocabulary).name}"


def is_text(field: Field) -> bool:
    """Whether a field is written in several languages."""
    return issubclass(field.shape, Text)
