"""The command `casebook`: parses options, runs a command, reports problems. Exit status 0, 1 (problems), 2 (usage)."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from builder.config import CONFIG, Options, find_base, read_options
from builder.language.languages import BUILT_IN, LANGUAGES, LanguageError
from builder.language.words import words
from builder.records.problem import Problem, Severity
from builder.records.report import FORMATS, report


def _language_of_terminal() -> str:
    """The language of the terminal's locale, if the interface has it; else the first of BUILT_IN."""
    locale_name = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    codes = (code for code, language in LANGUAGES.items() if not language.converted)
    return next((code for code in codes if locale_name.lower().startswith(code)), BUILT_IN[0])


def _declared_language(_: click.Context, __: click.Parameter, code: str) -> str:
    """A declared language; those of the base around the working directory are declared first. Else a usage error."""
    if code not in LANGUAGES and (base := find_base(Path.cwd())):
        _options_of(base)
    if code not in LANGUAGES:
        raise click.BadParameter(f"{code!r} is not one of {', '.join(LANGUAGES)}.")
    return code


language_option = click.option(
    "--lang",
    "language",
    callback=_declared_language,
    default=_language_of_terminal,
    help="Language of the messages: en, zh or another that the base has.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="casebook")
def main() -> None:
    """The casebook: check records, build and serve the site, begin a new record."""


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))
@click.option(
    "--format", "format_", type=click.Choice(sorted(FORMATS)), default="text", help="How to show the problems."
)
@language_option
def check(paths: tuple[Path, ...], format_: str, language: str) -> None:
    """Check all records of this base, or those at PATH."""
    from builder.records.load import read

    problems: list[Problem] = []
    for base in dict.fromkeys(_base_of(path, language) for path in paths or (Path.cwd(),)):
        selected = [path.absolute().relative_to(base).as_posix() for path in paths if find_base(path) == base]
        problems += [problem for problem in read(base, _options_of(base)).problems if _concerns(problem, selected)]
    click.echo(report(problems, format=format_, language=language), nl=False)
    sys.exit(any(problem.severity is Severity.ERROR for problem in problems))


def _base_of(path: Path, language: str) -> Path:
    base = find_base(path)
    if base is None:
        raise click.UsageError(words(language)("cli.no-base", path=str(path)))
    return base


def _options_of(base: Path) -> Options:
    try:
        return read_options(base)
    except LanguageError as error:
        raise click.ClickException(str(error)) from error


def _concerns(problem: Problem, paths: list[str]) -> bool:
    """Whether a problem is at or below one of the paths. paths: relative to the base; none means all."""
    return not paths or any(path in (".", problem.path) or problem.path.startswith(f"{path}/") for path in paths)


@main.command()
@click.option(
    "--site-dir", type=click.Path(path_type=Path), help="Where to build; the site_dir of mkdocs.yml otherwise."
)
@click.option(
    "-f", "--config-file", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="The mkdocs.yml."
)
@language_option
def build(site_dir: Path | None, config_file: Path | None, language: str) -> None:
    """Build the site. With errors in any record the old site stays as it is."""
    from builder.site.mkdocs_run import build_site

    config = config_file or _base_of(Path.cwd(), language) / CONFIG
    if not config.is_file():
        raise click.UsageError(words(language)("cli.no-config", path=str(config)))
    sys.exit(build_site(config, site_dir=site_dir, language=language))


@main.command()
@click.option(
    "-f", "--config-file", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="The mkdocs.yml."
)
@click.option("--port", default=8000, show_default=True, help="Port on this machine.")
@language_option
def serve(config_file: Path | None, port: int, language: str) -> None:
    """Show the site on this machine and follow every change, broken records included."""
    from builder.site.serve import serve_site

    config = config_file or _base_of(Path.cwd(), language) / CONFIG
    if not config.is_file():
        raise click.UsageError(words(language)("cli.no-config", path=str(config)))
    serve_site(config.absolute(), port=port, language=language)


@main.group()
def new() -> None:
    """Begin a record: a commented blank one, ready to be filled."""


def _new(folder: str, id_: str, language: str) -> None:
    from builder.schema.scaffold import new_record

    base = _base_of(Path.cwd(), language)
    result = new_record(base, _options_of(base), folder=folder, id_=id_, language=language)
    if isinstance(result, Problem):
        click.echo(report([result], format="text", language=language), nl=False, err=True)
        sys.exit(2)
    click.echo(words(language)("cli.created", path=result.relative_to(base).as_posix()))


@new.command("case")
@click.argument("id_", metavar="PLACE/SLUG")
@language_option
def new_case(id_: str, language: str) -> None:
    """A blank case, as cases/PLACE/SLUG.yml."""
    _new("cases", id_, language)


@new.command("policy")
@click.argument("id_", metavar="JURISDICTION/SLUG")
@language_option
def new_policy(id_: str, language: str) -> None:
    """A blank policy, as policies/JURISDICTION/SLUG.yml."""
    _new("policies", id_, language)
