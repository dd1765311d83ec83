"""`casebook new`: a blank record at its path, or one that has the answers to what a record must have."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from builder.commands.base_options import base_of, language_option, options_of
from builder.language.words import words
from builder.records.problem import Problem, error
from builder.records.report import report

_ask = click.option("--ask", is_flag=True, help="Ask for what is required, as without PLACE/SLUG in a terminal.")


@click.group()
def new() -> None:
    """Begin a record: a commented blank one, ready to be filled; without PLACE/SLUG after a few questions."""


@new.command("case")
@click.argument("id_", metavar="PLACE/SLUG", required=False)
@_ask
@language_option
def new_case(id_: str | None, ask: bool, language: str) -> None:
    """A blank case, as cases/PLACE/SLUG.yml."""
    _new("cases", id_, language, ask=ask)


@new.command("policy")
@click.argument("id_", metavar="JURISDICTION/SLUG", required=False)
@_ask
@language_option
def new_policy(id_: str | None, ask: bool, language: str) -> None:
    """A blank policy, as policies/JURISDICTION/SLUG.yml."""
    _new("policies", id_, language, ask=ask)


def _new(folder: str, id_: str | None, language: str, *, ask: bool) -> None:
    from builder.schema.scaffold import new_record

    say = words(language)
    if id_ is None and not (ask or sys.stdin.isatty()):
        raise click.UsageError(say("new.no-id"))
    if id_ is not None and ask:
        raise click.UsageError(say("new.id-and-ask"))
    base = base_of(Path.cwd(), language)
    if id_ is not None:
        result = new_record(base, options_of(base, language), folder=folder, id_=id_, language=language)
    else:
        result = _asked(base, folder, language)
    if isinstance(result, Problem):
        click.echo(report([result], form="text", language=language), nl=False, err=True)
        sys.exit(1 if result.code in {"unwritable-file", "symlink"} else 2)
    path = result.relative_to(base).as_posix()
    click.echo(say("cli.created" if id_ is not None else "new.created", path=path))


def _asked(base: Path, folder: str, language: str) -> Path | Problem:
    """The path of the record that the answers are in; nothing is written before the last one."""
    from builder.commands.questions import Questions, ask
    from builder.language.languages import written_languages
    from builder.records.model.record import MODELS
    from builder.records.vocabularies import read_vocabularies
    from builder.schema.filled import filled
    from builder.schema.scaffold import id_problem, new_record

    options, model = options_of(base, language), MODELS[folder]
    vocabularies, _ = read_vocabularies(options.vocabulary, base=options.vocabulary.parent, languages=options.languages)
    folder_path = {"cases": options.cases, "policies": options.policies}[folder]

    def check_id(id_: str) -> Problem | None:
        is_there = (folder_path / f"{id_}.yml").exists()
        return id_problem(id_, folder, vocabularies) or (error("record-exists", id_, 1, 1) if is_there else None)

    answers = ask(Questions(model, vocabularies, written_languages(options.languages), language, check_id))
    return new_record(
        base,
        options,
        folder=folder,
        id_=answers.id,
        language=language,
        fill=lambda blank: filled(blank, answers.values, model),
    )
