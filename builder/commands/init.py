"""`casebook init`: begins a casebook on another subject, of answers in a terminal or of options."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from builder.commands.base_options import language_option
from builder.language.words import words

_texts = "One text, or one for each language with | between them."


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--language", "languages", multiple=True, metavar="CODE", help="A language, the first one first: en zh.")
@click.option("--name", metavar="TEXT", help=f"The name of the casebook. {_texts}")
@click.option("--case", metavar="FORMS", help="What a case is called: one, many and one with article, with commas.")
@click.option("--policy", metavar="FORMS", help="What a policy is called, likewise.")
@click.option("--place", "places", multiple=True, metavar="[OUTER/]ID=LABEL", help=f"A place. Labels: {_texts.lower()}")
@click.option("--mail", help="Where readers report mistakes.")
@click.option("--site-url", help="Where the site will stand.")
@click.option("--repo-url", help="Where its sources are.")
@click.option("--ask/--no-ask", default=None, help="Ask for what no option says; the default in a terminal.")
@language_option
def init(
    folder: Path,
    languages: tuple[str, ...],
    name: str | None,
    case: str | None,
    policy: str | None,
    places: tuple[str, ...],
    mail: str | None,
    site_url: str | None,
    repo_url: str | None,
    ask: bool | None,
    language: str,
) -> None:
    """Begin a casebook on another subject in FOLDER, which must be new or empty."""
    from builder.commands.init_answers import Given, new_base
    from builder.schema.new_base.write import NotEmptyError, refuse_occupied, write_base

    say = words(language)
    given = Given(languages, name, {"case": case, "policy": policy}, places, mail, site_url, repo_url)
    try:
        refuse_occupied(folder)
        asks = sys.stdin.isatty() if ask is None else ask
        new = new_base(given, language, asks=asks, folder=folder.absolute().name)
        paths = write_base(folder, new)
    except NotEmptyError as fault:
        raise click.UsageError(say("init.not-empty", folder=str(folder), found=", ".join(fault.names))) from fault
    except OSError as fault:
        reason = fault.strerror or str(fault)
        raise click.ClickException(say("init.unwritable", folder=str(folder), reason=reason)) from fault
    click.echo(say("init.written", folder=str(folder), count=len(paths)))
    for line in (f"cd {folder}", "casebook check", "casebook serve"):
        click.echo(f"    {line}")
