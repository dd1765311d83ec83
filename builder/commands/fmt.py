"""`casebook fmt`: records in the order of the declarations, with English keys and one kind of spacing."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.commands.base_options import base_of_all, is_at_any, language_option, options_of
from builder.commands.translated import note_translated, said_of_translation
from builder.config import find_base
from builder.language.languages import BUILT_IN
from builder.language.words import words
from builder.records.report import report, visible

if TYPE_CHECKING:
    from builder.site.fmt_command import Outcome


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True, allow_dash=True, readable=False))
@click.option("--check", is_flag=True, help="Write nothing; say which would change, and exit with 1 if any would.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change.")
@click.option("--translated", metavar="FIELD", help="Write only from which words FIELD of the one PATH was translated.")
@said_of_translation(required=False)
@language_option
def fmt(
    paths: tuple[Path, ...],
    check: bool,
    diff: bool,
    translated: str | None,
    into: str,
    origin: str,
    by: str | None,
    language: str,
) -> None:
    """Put the records, all or those at PATH, in order; - is standard input.

    Keys come in the order of the format and in English, indents are two spaces, comments stay with what they are
    about. What a record says does not change. One that cannot be read is left alone, and its problems are told.

    With --translated, as `casebook translated` does.
    """
    from builder.site.fmt_command import format_records

    if translated is not None or into or origin or by:
        if not (translated and into and len(paths) == 1 and paths[0].is_file()) or check or diff:
            raise click.UsageError(words(language)("fmt.translated"))
        note_translated(paths[0], translated, into=into, origin=origin, by=by, language=language)
        return
    if Path("-") in paths:
        if len(paths) > 1:
            raise click.UsageError(words(language)("fmt.alone"))
        sys.exit(_of_standard_input(check=check, diff=diff, language=language))
    base, places = base_of_all(paths, language)
    concerns = partial(is_at_any, [place.relative_to(base).as_posix() for place in places])
    options, write = options_of(base, language), not (check or diff)
    outcomes = list(format_records(base, options, concerns, write=write))
    if paths and not outcomes:
        raise click.UsageError(words(language)("fmt.no-record", path=str(paths[0])))
    _say(outcomes, "changed" if write else "would-change", diff=diff, language=language)
    sys.exit(_fails(outcomes, check=check))


def _of_standard_input(*, check: bool, diff: bool, language: str) -> bool:
    """Write standard input in order; as it is where it cannot be read."""
    from builder.site.fmt_command import format_text

    base, data = find_base(Path.cwd()), sys.stdin.buffer.read()
    outcome = format_text("-", data, options_of(base, language).languages if base else BUILT_IN)
    if check or diff:
        _say([outcome], "would-change", diff=diff, language=language)
    else:
        sys.stdout.buffer.write(outcome.new.encode("utf-8") if not _faulty(outcome) else data)
        _say_faults([outcome], language)
    return _fails([outcome], check=check)


def _faulty(outcome: Outcome) -> bool:
    return bool(outcome.problems) or outcome.unsafe


def _fails(outcomes: list[Outcome], *, check: bool) -> bool:
    return any(_faulty(outcome) or (check and outcome.changes) for outcome in outcomes)


def _say(outcomes: list[Outcome], key: str, *, diff: bool, language: str) -> None:
    """The records that change, as a diff or by name, their number, and the problems of those left alone."""
    say = words(language)
    changing = [outcome for outcome in outcomes if outcome.changes]
    for outcome in changing:
        click.echo(outcome.diff() if diff else say(f"fmt.{key}", path=visible(outcome.path)), nl=not diff)
    _say_faults(outcomes, language)
    if not diff:
        click.echo(say("fmt.sum", changed=len(changing), total=len(outcomes)))


def _say_faults(outcomes: list[Outcome], language: str) -> None:
    problems = [problem for outcome in outcomes for problem in outcome.problems]
    if problems:
        click.echo(report(problems, form="text", language=language), nl=False, err=True)
    for outcome in outcomes:
        if outcome.unsafe:
            click.echo(words(language)("fmt.unsafe", path=visible(outcome.path)), err=True)
