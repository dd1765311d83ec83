"""The command `casebook`: parses options, runs a command, reports problems. Exit status 0, 1 (problems), 2 (usage)."""

from __future__ import annotations

import errno
import gc
import io
import os
import sys
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import click

from builder.commands.addresses import addresses
from builder.commands.archive import archive
from builder.commands.base_options import (
    base_of,
    base_of_all,
    is_at_any,
    language_of_terminal,
    language_option,
    options_of,
)
from builder.commands.edition import edition
from builder.commands.explain import explain
from builder.commands.fmt import fmt
from builder.commands.headers import headers
from builder.commands.init import init
from builder.commands.new import new
from builder.commands.preview_card import preview_card
from builder.commands.pull_request import pull_request
from builder.commands.schema import schema
from builder.commands.source import source
from builder.commands.status import status
from builder.commands.translated import translated
from builder.config import CONFIG, located
from builder.config_file import read_settings
from builder.language.words import words
from builder.records.problem import Problem, Severity
from builder.records.report import FORMATS, report
from builder.site.problem_pages import pages_of


class Commands(click.Group):
    """Commands whose every failure of the file system ends in one sentence, with the path where there is one.

    What can be foreseen is a problem with a place of its own; this is for what cannot, such as a full standard output.
    """

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run a command as a program."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):  # What a console has no sign for is no end: in GBK, cp1252 …
                stream.reconfigure(errors="backslashreplace")
        return super().main(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except OSError as fault:
            if fault.errno == errno.EPIPE:
                raise
            _silence_output()
            key = "cli.os-error" if fault.filename else "cli.os-error-nowhere"
            reason = fault.strerror or str(fault)
            values = {"path": os.fsdecode(fault.filename)} if fault.filename else {}
            raise click.ClickException(words(language_of_terminal())(key, reason=reason, **values)) from fault


def _silence_output() -> None:
    """Leave a standard output that takes nothing more, or Python would fail to flush it at its end."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="casebook")
def main() -> None:
    """The casebook: check records, build and serve the site, begin a new record."""


main.add_command(addresses)
main.add_command(archive)
main.add_command(edition)
main.add_command(fmt)
main.add_command(headers)
main.add_command(init)
main.add_command(new)
main.add_command(preview_card)
main.add_command(pull_request)
main.add_command(schema)
main.add_command(source)
main.add_command(status)
main.add_command(translated)


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True, readable=False))
@click.option(
    "--format", "format_", type=click.Choice(sorted(FORMATS)), default="text", help="How to show the problems."
)
@click.option("--against", metavar="REVISION", help="For --format github: files that differ from it come first.")
@language_option
def check(paths: tuple[Path, ...], format_: str, against: str | None, language: str) -> None:
    """Check all records of this base, or those at PATH."""
    from builder.site.base_check import check_base

    gc.disable()  # What is read lives to the end; to look through it takes half of the time.
    selected: dict[Path, list[Path]] = {}
    for path in paths or (Path.cwd(),):
        place = located(path)
        selected.setdefault(base_of(place, language), []).append(place)
    problems: list[Problem] = []
    unchecked = 0
    for base, places in selected.items():
        found = check_base(base)
        for place in places:
            if not found.concerns(place):
                raise click.UsageError(words(language)("cli.no-file-of-base", path=str(place), base=str(base)))
        problems += found.problems_at(places)
        unchecked += found.unchecked_at(places)
    first = frozenset(name for base in selected for name in _changed_files(base, against, language))
    said = report(
        problems,
        form=format_,
        language=language,
        unchecked=unchecked,
        first=first,
        page_of=pages_of(next(iter(selected)) / CONFIG, language),
        explain=True,
    )
    click.echo(said, nl=False)
    sys.exit(any(problem.severity is Severity.ERROR for problem in problems))


def _changed_files(base: Path, against: str | None, language: str) -> tuple[str, ...]:
    """The files of a base that differ from a revision; none where none is named. Ends the command if it is unknown."""
    from builder.site.preview.states import NoStateError
    from builder.site.pull_request.changed_files import changed_files

    try:
        return changed_files(base, against) if against else ()
    except NoStateError as fault:
        raise click.UsageError(words(language)(f"preview.{fault.code}", found=fault.found)) from fault


def _site_of(base: Path, language: str) -> Path:
    """Where `build` puts the site of a base."""
    options_of(base, language)
    return base / str(read_settings(base / CONFIG).values.get("site_dir") or "site")


@main.command()
@click.option(
    "--site-dir", type=click.Path(path_type=Path), help="Where to build; the site_dir of mkdocs.yml otherwise."
)
@click.option(
    "-f", "--config-file", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="The mkdocs.yml."
)
@click.option("--yes", is_flag=True, help="Publish even if more than half of the published records would be gone.")
@language_option
def build(site_dir: Path | None, config_file: Path | None, yes: bool, language: str) -> None:
    """Build the site. With errors in any record the old site stays as it is."""
    from builder.site.build_command import build_site

    config = config_file or base_of(Path.cwd(), language) / CONFIG
    if not config.is_file():
        raise click.UsageError(words(language)("cli.no-config", path=str(config)))
    status = build_site(config, site_dir=site_dir, language=language, may_drop=yes)
    gc.freeze()  # Python looks through all that is left once more when it ends; of a big base that takes seconds.
    sys.exit(status)


@main.command()
@click.option(
    "-f", "--config-file", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="The mkdocs.yml."
)
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Port on this machine.")
@language_option
def serve(config_file: Path | None, port: int, language: str) -> None:
    """Show the site on this machine and follow every change, broken records included."""
    from builder.site.serve import serve_site

    config = config_file or base_of(Path.cwd(), language) / CONFIG
    if not config.is_file():
        raise click.UsageError(words(language)("cli.no-config", path=str(config)))
    serve_site(config.absolute(), port=port, language=language)


@main.command()
@click.option("--against", required=True, metavar="REVISION|FOLDER", help="What the base was: in git, or in a folder.")
@click.option(
    "--output", type=click.Path(path_type=Path), default=Path("preview"), show_default=True, help="Where to write."
)
@language_option
def preview(against: str, output: Path, language: str) -> None:
    """Draw the pages that differ from an earlier state of this base, and say which they are, as Markdown."""
    from builder.site.preview.preview_command import preview as write_preview

    sys.exit(write_preview(base_of(Path.cwd(), language), against, output, language=language))


@main.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False, allow_dash=True))
@click.option("--site", type=click.Path(path_type=Path), help="A built site; the site_dir of mkdocs.yml otherwise.")
@click.option("--edition", metavar="CODE", help="Whose search is asked; for each query that of its script otherwise.")
@language_option
def search(file: Path, site: Path | None, edition: str | None, language: str) -> None:
    """List the queries of FILE, one a line, for which the built site has nothing or only what comes nearest.

    Empty lines and those that begin with # are left out; - is standard input.
    """
    from builder.search.site_search import SiteSearchError
    from builder.site.search_command import search_site

    site = site or _site_of(base_of(Path.cwd(), language), language)
    data = sys.stdin.buffer.read() if file == Path("-") else file.read_bytes()
    try:
        for line in search_site(data.decode("utf-8-sig"), site, edition, language=language):
            click.echo(line)
    except SiteSearchError as fault:
        said = words(language)(f"queries.{fault.code}", site=str(site), said=fault.said, python=sys.executable)
        raise click.ClickException(said) from fault
    except UnicodeDecodeError as fault:
        raise click.ClickException(words(language)("queries.no-utf-8", path=str(file))) from fault


@main.command("script-diff")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))
@click.option("--interface", is_flag=True, help="Also vocabularies, hand-written pages and the words of the interface.")
@click.option("--json", "as_json", is_flag=True, help="As JSON, with every place.")
@language_option
def script_diff(paths: tuple[Path, ...], interface: bool, as_json: bool, language: str) -> None:
    """List what differs between Simplified texts and the Traditional edition beyond characters, record by record.

    Of the files at or below PATH, of whatever kind, or of all records.
    """
    from builder.records.script_diff_report import script_diff_json, script_diff_lines
    from builder.site.script_diff_command import NoTraditionalError, UnknownPathError, differences_of, unread

    places = tuple(map(located, paths))
    base = base_of(places[0] if places else Path.cwd(), language)
    try:
        checked, found = differences_of(base, options_of(base, language), places, interface=interface)
    except NoTraditionalError as fault:
        raise click.ClickException(words(language)("script-diff.no-traditional")) from fault
    except UnknownPathError as fault:
        raise click.UsageError(words(language)("cli.no-file-of-base", path=str(fault), base=str(base))) from fault
    if as_json:
        click.echo(script_diff_json(found))
    else:
        for line in script_diff_lines(found, language=language):
            click.echo(line)
    if left := unread(checked):
        click.echo(words(language)("script-diff.unread", paths=", ".join(left)), err=True)


@main.command()
@click.argument("site", type=click.Path(path_type=Path), default=Path("site"))
@language_option
def verify(site: Path, language: str) -> None:
    """Compare the files of a built site (site/ here, or SITE) with its manifest, SHA256SUMS.

    Of folders that other commands put into it, such as offline/, with their own lists.
    """
    from builder.site.publish.manifest import ManifestError
    from builder.site.publish.verify import verify

    say = words(language)
    try:
        differences, number, unlisted = verify(site)
    except ManifestError as fault:
        raise click.ClickException(say(f"verify.{fault.code}", folder=str(site), line=str(fault.line))) from fault
    for difference in differences:
        click.echo(say(f"verify.{difference.kind}", path=difference.path))
    for path in unlisted:
        click.echo(say("verify.unlisted", path=path))
    click.echo(say("verify.differs" if differences else "verify.same", number=str(len(differences)), total=str(number)))
    sys.exit(bool(differences))


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True, readable=False))
@click.option(
    "--texts",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="A folder with the texts of sources, as KEY.txt, KEY.html or KEY.pdf; found quotes are marked as checked.",
)
@click.option("--todo", is_flag=True, help="List the claims that most need a quote.")
@click.option("--dry-run", is_flag=True, help="With --texts: write nothing.")
@click.option("--json", "as_json", is_flag=True, help="With --texts or --todo: as JSON.")
@language_option
def evidence(
    paths: tuple[Path, ...], texts: Path | None, todo: bool, dry_run: bool, as_json: bool, language: str
) -> None:
    """Look up the quotes of the records, all or those at PATH, in the texts of their sources.

    Without --texts: list the quotes that are not checked.
    """
    from builder.site.evidence_command import Form, Tally, look_up, needs, states

    if (texts and todo) or (as_json and not (texts or todo)) or (dry_run and not texts):
        raise click.UsageError(words(language)("evidence.options"))
    base, places = base_of_all(paths, language)
    options, tally, form = options_of(base, language), Tally(), Form(language, as_json)
    concerns = partial(is_at_any, [place.relative_to(base).as_posix() for place in places])
    if texts:
        lines = look_up(base, options, texts, concerns, tally, form=form, today=None if dry_run else date.today())
    elif todo:
        lines = needs(base, options, concerns, form=form)
    else:
        lines = states(base, options, concerns, language=language)
    for line in lines:
        click.echo(line)
    sys.exit(int(tally.fails))


main.add_command(explain)
