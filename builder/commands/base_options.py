"""What the commands share: the option `--lang`, the base of a path, its options."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

import click

from builder.config import Options, find_base, located, read_options
from builder.config_file import ConfigError
from builder.language.languages import BUILT_IN, LANGUAGES
from builder.language.words import words
from builder.records.report import report
from builder.records.setting_problems import setting_problems


def language_of_terminal() -> str:
    """The language of the terminal's locale, if the interface has it; else the first of BUILT_IN."""
    locale_name = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    codes = (code for code, language in LANGUAGES.items() if not language.converted)
    return next((code for code in codes if locale_name.lower().startswith(code)), BUILT_IN[0])


def _declared_language(_: click.Context, __: click.Parameter, code: str) -> str:
    """A declared language; those of the base around the working directory are declared first. Else a usage error."""
    if code not in LANGUAGES and (base := find_base(Path.cwd())):
        with suppress(ConfigError):  # The command itself tells what is wrong with the settings.
            read_options(base)
    if code not in LANGUAGES:
        raise click.BadParameter(f"{code!r} is not one of {', '.join(LANGUAGES)}.")
    return code


language_option = click.option(
    "--lang",
    "language",
    callback=_declared_language,
    default=language_of_terminal,
    help="Language of the messages: en, zh or another that the base has.",
)


def base_of(path: Path, language: str) -> Path:
    """The base that a path lies in. Without one: a usage error."""
    base = find_base(path)
    if base is None:
        raise click.UsageError(words(language)("cli.no-base", path=str(path)))
    return base


def base_of_all(paths: tuple[Path, ...], language: str) -> tuple[Path, list[Path]]:
    """The base of the first of these paths, or of the working directory, and where they are. One outside of it: a
    usage error.
    """
    places = [located(path) for path in paths]
    base = base_of(places[0] if places else Path.cwd(), language)
    for place in places:
        if not place.is_relative_to(base):
            raise click.UsageError(words(language)("cli.no-file-of-base", path=str(place), base=str(base)))
    return base, places


def options_of(base: Path, language: str) -> Options:
    """The options of a base; ends the command where they cannot be read."""
    try:
        return read_options(base)
    except ConfigError as fault:
        click.echo(report(setting_problems(fault), form="text", language=language), nl=False, err=True)
        sys.exit(1)


def is_at_any(places: list[str], path: str) -> bool:
    """Whether a path below the base is, or lies in, one of these places; where there are none, every path does."""
    return not places or any(place in (".", path) or path.startswith(f"{place}/") for place in places)
