"""Problems as commands tell them: takes a mkdocs.yml and problems, gives their text, with the page of each code."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path

from builder.config import Options, read_options
from builder.config_file import ConfigError
from builder.explanations import address_on_site
from builder.records.problem import Problem
from builder.records.report import PageOf, report


def pages_of(config: Path, language: str) -> PageOf:
    """Where the site of a base explains each code; nowhere if its settings name no site or cannot be read.

    config: its mkdocs.yml, which is read when the first page is asked for.
    """

    @cache
    def options() -> Options | None:
        with suppress(ConfigError, OSError):
            return read_options(config.parent, config)
        return None

    def page(code: str) -> str:
        known = options()
        return address_on_site(known.site_url or "", code, known.languages, language) if known else ""

    return page


def told(problems: Iterable[Problem], config: Path, *, language: str) -> str:
    """The problems as text, each code with its page once, and with the command that explains them."""
    return report(problems, form="text", language=language, page_of=pages_of(config, language), explain=True)
