"""The questions of `casebook new`: asks for what a record must have, gives the answers as values by path."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import click

from builder.language.romanised import slug
from builder.language.words import Words, words
from builder.records.edit.writing import Value
from builder.records.model.declare import Declared, Field, OneOf, Vocabulary, fields
from builder.records.model.grammar import Fault, parse_period
from builder.records.model.values import Period
from builder.records.model.vocabulary import Vocabularies
from builder.records.problem import Problem, error
from builder.records.report import message_of
from builder.records.source.document import Place
from builder.schema.help import help_of

Check = Callable[[str], Problem | None]
"""What is wrong with an answer, or None."""


@dataclass(frozen=True)
class Questions:
    """What the questions need. languages: in which a record can be written. check_id: what is wrong with an id."""

    model: type[Declared]
    vocabularies: Vocabularies
    languages: tuple[str, ...]
    language: str
    check_id: Check

    @property
    def say(self) -> Words:
        """The words of the terminal's language."""
        return words(self.language)


@dataclass(frozen=True)
class Answers:
    """The id of a record, and its values by path."""

    id: str
    values: Mapping[tuple[str | int, ...], Value]


def ask(questions: Questions) -> Answers:
    """Ask for all that is required. click.Abort where the writer leaves."""
    say = questions.say
    click.echo(say("new.begin"))
    required = {field.key: field for field in fields(questions.model) if field.required}
    language = questions.language if questions.language in questions.languages else questions.languages[0]
    if len(questions.languages) > 1:
        language = _choice(say("new.language"), dict.fromkeys(questions.languages, ""), say, default=language)
    title = _text(_label(required["title"], questions), say)
    values: dict[tuple[str | int, ...], Value] = {("title", language): title, ("written_in",): language}
    id_ = _id(title, questions)
    for field in required.values():
        if terms := _terms(field, questions):
            values[(field.key,)] = _choice(_label(field, questions), terms, say)
        elif field.shape is Period:
            values[(field.key,)] = _text(_label(field, questions), say, check=_period_problem)
    values["summary", language] = _text(_label(required["summary"], questions), say)
    values["contributors", 0, "name"] = _text(say("new.name"), say)
    values["contributors", 0, "roles"] = ["writing"]
    return Answers(id_, values)


def _id(title: str, questions: Questions) -> str:
    """Place and slug, which no other record has."""
    say, places = questions.say, questions.vocabularies.table("places")
    place = _choice(say("new.place"), {key: term.name(questions.language) for key, term in places.items()}, say)
    return (
        place
        + "/"
        + _text(
            say("new.slug"), say, default=slug(title) or None, check=lambda name: questions.check_id(f"{place}/{name}")
        )
    )


def _label(field: Field, questions: Questions) -> str:
    """The name of a field with what to write there."""
    name = field.about.name if questions.language.startswith("zh") else field.key
    return questions.say("new.field", name=name, text=help_of(field, questions.language))


def _terms(field: Field, questions: Questions) -> Mapping[str, str]:
    """The words that a field takes, with their names and definitions; none where it takes any."""
    if isinstance(vocabulary := field.mark(Vocabulary), Vocabulary) and not field.many:
        language, table = questions.language, questions.vocabularies.table(vocabulary.name)
        parts = {key: (term.name(language), term.definition.get(language, "")) for key, term in table.items()}
        return {key: " – ".join(filter(None, named)) for key, named in parts.items()}
    one_of = field.mark(OneOf)
    return dict.fromkeys(one_of.words, "") if one_of else {}


def _choice(label: str, choices: Mapping[str, str], say: Words, *, default: str | None = None) -> str:
    """One of these words, by itself or its number; any word where there are none."""
    click.echo(label)
    for number, (word, text) in enumerate(choices.items(), start=1):
        click.echo(f"  {number:>2}  {word}{'  ' if text else ''}{text}")
    known = {str(number): word for number, word in enumerate(choices, start=1)} | {word: word for word in choices}
    while (answer := click.prompt(">", default=default, prompt_suffix=" ").strip()) not in known and choices:
        click.echo(say("new.choose", number=len(choices)))
    return known.get(answer, answer)


def _text(label: str, say: Words, *, default: str | None = None, check: Check = lambda _: None) -> str:
    """A text in which nothing is wrong."""
    click.echo(label)
    while True:
        answer: str = click.prompt(">", default=default, prompt_suffix=" ").strip()
        problem = check(answer)
        if answer and problem is None:
            return answer
        click.echo(message_of(problem, say) if problem else say("new.empty"))


def _period_problem(text: str) -> Problem | None:
    fault = parse_period(text, Place(1, 1))
    return error(fault.code, "", 1, 1, fix=fault.fix, **dict(fault.values)) if isinstance(fault, Fault) else None
