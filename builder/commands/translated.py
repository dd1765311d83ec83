"""`casebook translated`: says from which words a text was translated."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from builder.commands.base_options import base_of_all, language_option, options_of
from builder.language.words import words


def said_of_translation(*, required: bool) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The options that say how a text was translated. required: whether its language has to be given."""
    language = click.option(
        "--language",
        "into",
        required=required,
        default="",
        metavar="CODE",
        help="Into which language it was translated.",
    )
    origin = click.option("--from", "origin", default="", metavar="CODE", help="From which; else that of the record.")
    by = click.option(
        "--by",
        type=click.Choice(["human", "machine", "machine-reviewed", "converted"]),
        default=None,
        help="Who translated; needed the first time.",
    )
    return lambda command: language(origin(by(command)))


@click.command()
@click.argument("record", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument("field")
@said_of_translation(required=True)
@language_option
def translated(record: Path, field: str, into: str, origin: str, by: str | None, language: str) -> None:
    """Write that FIELD of RECORD was translated from the words that stand there now.

    FIELD is a path such as summary or story.need, a part such as timeline, or all. When the words of the original
    change, the translation is outdated, until this is run again.
    """
    note_translated(record, field, into=into, origin=origin, by=by, language=language)


def note_translated(record: Path, field: str, *, into: str, origin: str, by: str | None, language: str) -> None:
    """Write it and say so, in this language; ends the command where it cannot be written."""
    from builder.site.translated_command import Request, TranslatedError, write_translated

    base, (place,) = base_of_all((record,), language)
    path, say = place.relative_to(base).as_posix(), words(language)
    try:
        digest = write_translated(base, options_of(base, language), path, Request(field, into, origin, by or ""))
    except TranslatedError as fault:
        raise click.ClickException(say(f"translated.{fault.code}", **fault.values)) from fault
    click.echo(say("translated.written", path=path, field=field, language=into, digest=digest))
