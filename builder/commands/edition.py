"""`casebook edition`: a state of the whole base, frozen to be cited."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from builder.commands.base_options import base_of, language_option, options_of
from builder.config import CONFIG
from builder.config_file import read_settings
from builder.language.words import words


@click.command()
@click.argument("name", required=False)
@click.option(
    "--output", type=click.Path(path_type=Path), default=Path("release"), show_default=True, help="Where to write."
)
@click.option(
    "--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="The day of the edition; that of the commit otherwise."
)
@click.option("--doi", help="Its DOI, where one was reserved, so that its pages have it.")
@click.option("--replace", "may_replace", is_flag=True, help="Make an edition anew that is there.")
@click.option(
    "--unpack",
    "archives",
    type=click.Path(path_type=Path, exists=True),
    multiple=True,
    metavar="ZIP|FOLDER",
    help="Put the edition of a zip, or all editions from a folder of zips, into the built site.",
)
@click.option("--site", type=click.Path(path_type=Path), help="With --unpack: the site; otherwise that of mkdocs.yml.")
@language_option
def edition(
    name: str | None,
    output: Path,
    day: datetime | None,
    doi: str | None,
    may_replace: bool,
    archives: tuple[Path, ...],
    site: Path | None,
    language: str,
) -> None:
    """Freeze this base as edition NAME, such as 2026-12: its whole site at editions/NAME/ of the output, a zip of it,
    Zenodo's metadata and a citation beside it, and editions/NAME.yml in the base.

    Of the same commit the same bytes. With --unpack, editions that were made are put into a site; each zip must have
    the digest that its file in editions/ gives.
    """
    from builder.records.model.identifiers import DOI
    from builder.site.edition_command import Asked, make_edition, put_editions

    if bool(name) == bool(archives):
        raise click.UsageError(words(language)("edition.error.usage"))
    if doi and not DOI.match(doi):
        raise click.UsageError(words(language)("edition.error.doi", found=doi))
    base = base_of(Path.cwd(), language)
    options = options_of(base, language)
    if name:
        asked = Asked(name, output.absolute(), day.date() if day else None, doi, may_replace)
        sys.exit(make_edition(base, options, asked, language=language))
    folder = site or base / str(read_settings(base / CONFIG).values.get("site_dir") or "site")
    put_editions(base, archives, folder, language=language)
