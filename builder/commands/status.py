"""`casebook status`: what is left to do on the records."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from builder.commands.base_options import base_of_all, is_at_any, language_option, options_of


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True, readable=False))
@click.option(
    "--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text", help="How to show it."
)
@language_option
def status(paths: tuple[Path, ...], form: str, language: str) -> None:
    """Say of each record, all or those at PATH, what is left to do; the one that needs most comes first.

    By language which texts are missing, outdated (their original has changed), machine-made, or of unknown state;
    quotes not checked, claims with a quote, claims of one source, and records to be compared with their sources again.
    """
    from builder.records.load import build_day
    from builder.site.status_command import status as report

    base, places = base_of_all(paths, language)
    concerns = partial(is_at_any, [place.relative_to(base).as_posix() for place in places])
    options = options_of(base, language)
    for line in report(base, options, concerns, form=form, language=language, today=build_day()):
        click.echo(line)
