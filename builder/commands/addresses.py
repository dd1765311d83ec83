"""`casebook addresses`: the addresses that were published, beside those that the site has."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from builder.commands.base_options import base_of, language_option, options_of
from builder.config import CONFIG
from builder.config_file import read_settings
from builder.language.words import words
from builder.records.report import FORMATS, report
from builder.site.problem_pages import pages_of


@click.command()
@click.option("--site", type=click.Path(path_type=Path), help="A built site; the site_dir of mkdocs.yml otherwise.")
@click.option("--update", is_flag=True, help="Write what is new into published/addresses.txt.")
@click.option(
    "--format", "format_", type=click.Choice(sorted(FORMATS)), default="text", help="How to show what is gone."
)
@language_option
def addresses(site: Path | None, update: bool, format_: str, language: str) -> None:
    """Compare the built site with published/addresses.txt, the list of all addresses that were ever published.

    One that leads nowhere any more, or to an anchor that its page lacks, is an error. What is new is said, and
    written with --update.
    """
    from builder.records.load import build_day
    from builder.site.addresses_command import NoSiteError, compared
    from builder.site.addresses_command import update as write

    say, base = words(language), base_of(Path.cwd(), language)
    options = options_of(base, language)
    site = site or base / str(read_settings(base / CONFIG).values.get("site_dir") or "site")
    try:
        found = compared(base, site, options.languages, day=build_day())
    except NoSiteError as fault:
        raise click.ClickException(say("addresses.no-site", folder=str(site))) from fault
    if found.problems:
        page_of = pages_of(base / CONFIG, language)
        said = report(found.problems, form=format_, language=language, page_of=page_of, explain=True)
        click.echo(said, nl=False)
    numbers = {"pages": str(found.pages), "anchors": str(found.anchors)}
    if update and not found.published.problems:
        write(base, found)
        click.echo(say("addresses.written", **numbers))
        sys.exit(bool(found.problems))
    if found.forgotten:
        example = found.forgotten[0]
        address = f"{example.address}#{example.anchor}" if example.anchor else example.address
        click.echo(say("addresses.forgotten", number=str(len(found.forgotten)), example=address))
    elif not found.published.exists:
        click.echo(say("addresses.no-list"))
    elif found.pages or found.anchors:
        click.echo(say("addresses.new", **numbers))
    else:
        click.echo(say("addresses.all-listed"))
    sys.exit(bool(found.problems or found.forgotten))
