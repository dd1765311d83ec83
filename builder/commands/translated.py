"""`casebook translated`: says from which words a text was translated."""

from __future__ import annotations

from pathlib import Path

import click

from builder.commands.base_options import base_of_all, language_option, options_of
from builder.language.words import words


@click.command()
@click.argument("record", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument("field")
@click.option("--language", "into", required=True, metavar="CODE", help="Into which language it was translated.")
@click.option("--from", "origin", default="", metavar="CODE", help="From which; that of the record otherwise.")
@click.option(
    "--by",
    type=click.Choice(["human", "machine", "machine-reviewed", "converted"]),
    default=None,
    help="Who translated; needed the first time.",
)
@language_option
def translated(record: Path, field: str, into: str, origin: str, by: str | None, language: str) -> None:
    """Write that FIELD of RECORD was translated from the words that stand there now.

    FIELD is a path such as summary or story.need, a part such as timeline, or all. When the words of the original
    change, the translation is outdated, until this is run again.
    """
    from builder.site.translated_command import Request, TranslatedError, write_translated

    base, (place,) = base_of_all((record,), language)
    path, say = place.relative_to(base).as_posix(), words(language)
    try:
        digest = write_translated(base, options_of(base, language), path, Request(field, into, origin, by or ""))
    except TranslatedError as fault:
        raise click.ClickException(say(f"translated.{fault.code}", **fault.values)) from fault
    click.echo(say("translated.written", path=path, field=field, language=into, digest=digest))
