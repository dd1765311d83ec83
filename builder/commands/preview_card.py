"""`casebook preview-card`: what search engines, messengers and reference managers read of a record."""

from __future__ import annotations

from pathlib import Path

import click

from builder.commands.base_options import base_of, language_option, options_of
from builder.config import CONFIG, Options, located
from builder.config_file import read_settings
from builder.language.words import words


@click.command("preview-card")
@click.argument("record")
@click.option("--site", type=click.Path(path_type=Path), help="A built site; the site_dir of mkdocs.yml otherwise.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@language_option
def preview_card(record: str, site: Path | None, as_json: bool, language: str) -> None:
    """Show what search engines, WeChat, X and reference managers read of RECORD, a file or an address as
    cases/chengdu/park: title, description, addresses, pictures and data in each edition, and what results cut off.

    It is read from the built site.
    """
    from builder.site.card_command import NoPageError, cards_json, cards_lines, cards_of

    place = located(Path(record))
    base = base_of(place.parent if place.is_file() else Path.cwd(), language)
    options = options_of(base, language)
    site = site or base / str(read_settings(base / CONFIG).values.get("site_dir") or "site")
    try:
        cards = cards_of(site, _reference(record, place, options))
    except NoPageError as fault:
        raise click.ClickException(words(language)("preview-card.no-page", path=str(fault.path))) from fault
    if place.is_file() and place.stat().st_mtime > max((site / card.path).stat().st_mtime for card in cards):
        click.echo(words(language)("preview-card.older", record=record), err=True)
    if as_json:
        click.echo(cards_json(cards))
        return
    for line in cards_lines(cards, language=language):
        click.echo(line)


def _reference(record: str, place: Path, options: Options) -> str:
    """The reference of a record that is given as a file or as an address."""
    for kind, folder in (("cases", options.cases), ("policies", options.policies)):
        if place.is_file() and place.is_relative_to(folder):
            return f"{kind}/{place.relative_to(folder).with_suffix('').as_posix()}"
    return record.strip("/")
