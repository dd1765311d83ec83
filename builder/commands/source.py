"""`casebook source add`: sources from a reference manager into a record."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.commands.base_options import base_of, language_option, options_of
from builder.config import Options, located
from builder.language.words import words
from builder.records.report import visible

if TYPE_CHECKING:
    from builder.site.source_command import Addition


@click.group()
def source() -> None:
    """Sources of records."""


@source.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False, allow_dash=True))
@click.option("--to", "record", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="The record.")
@language_option
def add(file: Path, record: Path | None, language: str) -> None:
    """Add the sources in FILE, CSL-JSON or RIS as Zotero exports them, to a record; - is standard input.

    Without --to they are printed. A source that the base has already is told and not added.
    """
    from builder.citation.imported.items import ImportFaultError
    from builder.site.source_command import additions

    say = words(language)
    base = base_of(record or Path.cwd(), language)
    options = options_of(base, language)
    try:
        found = additions(base, options, sys.stdin.buffer.read() if file == Path("-") else file.read_bytes())
    except ImportFaultError as fault:
        place = f"{visible(str(file))}:{fault.line}:{fault.column}"
        raise click.ClickException(f"{place}: {say(f'source.{fault.code}', said=visible(fault.said))}") from fault
    new = [each for each in found if not each.known_in]
    for each in found:
        values = {"key": each.key, "title": visible(each.title)}
        if each.known_in:
            click.echo(say("source.known", **values, path=visible(each.known_in)), err=True)
        elif each.left_out:
            click.echo(say("source.left-out", **values, names=visible(", ".join(each.left_out))), err=True)
    _refuse_faulty(new, str(file), language)
    text = _text_of(record, base, options, language)
    _write(record, base, options, text, new, language)


def _refuse_faulty(new: list[Addition], file: str, language: str) -> None:
    """End the command where the file, not the record, brings what no record can hold."""
    from builder.records.report import message_of
    from builder.site.source_command import faulty_values

    say, faults = words(language), list(faulty_values(new))
    for fault in faults:
        entry = {"key": fault.addition.key, "title": visible(fault.addition.title), "field": fault.field}
        said = message_of(fault.problem, say).partition("\n")[0]
        click.echo(say("source.faulty", file=visible(file), **entry, said=said), err=True)
    if faults:
        raise click.ClickException(say("source.nothing-added"))


def _text_of(record: Path | None, base: Path, options: Options, language: str) -> bytes:
    """The bytes of the record, which is none that a link stands for. Without a record none."""
    if record is None:
        return b""
    place = located(record)
    if place.is_symlink() or not any(place.is_relative_to(folder) for folder in (options.cases, options.policies)):
        raise click.UsageError(words(language)("source.no-record", path=str(record)))
    return place.read_bytes()


def _write(record: Path | None, base: Path, options: Options, data: bytes, new: list[Addition], language: str) -> None:
    """Print the sources, or put them into their record."""
    from builder.records.edit.tree import EditError
    from builder.records.evidence.marking import replace_file
    from builder.site.source_command import with_sources

    say = words(language)
    place = located(record) if record else None
    folder = "policies" if place and place.is_relative_to(options.policies) else "cases"
    try:
        text = with_sources(data.decode("utf-8"), new, folder=folder, languages=options.languages)
    except (EditError, UnicodeDecodeError) as fault:
        raise click.ClickException(say("source.broken", path=visible(str(record)))) from fault
    if place is None:
        click.echo(text, nl=False)
        return
    if new:
        replace_file(place, text.encode("utf-8"))
    name = place.relative_to(base).as_posix()
    for each in new:
        click.echo(say("source.added", key=each.key, title=visible(each.title), path=name))
