"""`casebook archive`: the site to take along."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path

import click

from builder.commands.base_options import base_of, language_option, options_of
from builder.config import CONFIG
from builder.config_file import read_settings


@click.command()
@click.option("--site", type=click.Path(path_type=Path), help="A built site; the site_dir of mkdocs.yml otherwise.")
@click.option(
    "--output", type=click.Path(path_type=Path), default=Path("archive"), show_default=True, help="Where to write."
)
@click.option(
    "--date",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day of the copy; that of the last commit otherwise, or today.",
)
@language_option
def archive(site: Path | None, output: Path, day: datetime | None, language: str) -> None:
    """Write the built site as zips that open from a folder without a server: the whole, and one a language.

    Of the same site and day the same bytes. archive.js beside them says their names, sizes and day.
    """
    from builder.records.history import last_day
    from builder.records.load import build_day
    from builder.site.archive.archive import Source
    from builder.site.archive_command import archive as write

    base = base_of(Path.cwd(), language)
    options = options_of(base, language)
    folder = site or base / str(read_settings(base / CONFIG).values.get("site_dir") or "site")
    of_copy: date = day.date() if day else last_day(base) or build_day()
    source = Source(folder, base, options.names, options.languages, of_copy)
    sys.exit(write(source, output, language=language))
