"""`casebook explain`: what a problem is about, with a wrong and a right example; without a code, all codes by topic."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import Path

import click

from builder.commands.base_options import language_option
from builder.config import CONFIG, find_base
from builder.explanations import explanations, in_language, topics
from builder.language.words import words
from builder.site.problem_pages import pages_of

MOST_NEAR = 5
"""How many codes are proposed for one that there is not."""


@click.command()
@click.argument("code", required=False)
@language_option
def explain(code: str | None, language: str) -> None:
    """Say what the problem CODE is about, with a wrong and a right example.

    Without CODE: list all.
    """
    if code is None:
        lines = _list(language)
    elif code in explanations():
        lines = _explained(code, language)
    else:
        near = words(language)("report.comma").join(_near(code))
        raise click.UsageError(words(language)(f"explain.{'unknown' if near else 'unknown-far'}", code=code, near=near))
    for line in lines:
        click.echo(line)


def _near(code: str) -> list[str]:
    """The codes that may be meant: those that hold what was typed, at the start of a word first, then those that are
    spelt like it.
    """
    typed = code.strip("[]").lower()
    holding = sorted(
        (known for known in explanations() if typed in known), key=lambda each: f"-{typed}" not in f"-{each}"
    )
    spelt = difflib.get_close_matches(typed, list(explanations()), n=MOST_NEAR)
    return list(dict.fromkeys((*holding, *spelt)))[:MOST_NEAR]


def _list(language: str) -> Iterator[str]:
    from builder.records.explained import explained

    for topic in topics():
        yield in_language(topic.title, language)
        width = max(len(each.code) for each in topic.explanations)
        for each in topic.explanations:
            yield f"  {each.code:{width}}  {explained(each, language).message}"
        yield ""
    yield words(language)("explain.each")


def _explained(code: str, language: str) -> Iterator[str]:
    from builder.records.explained import explained

    say, told = words(language), explained(explanations()[code], language)
    yield f"{told.message} [{code}]"
    if told.hint:
        yield f"  {say('explain.hint')}{told.hint}"
    for text in filter(None, (told.why, told.told)):
        yield f"\n{text}"
    for name, example in (("wrong", told.wrong), ("right", told.right)):
        if example:
            yield f"\n{say(f'explain.{name}')}\n"
            yield from (f"    {line}".rstrip() for line in example.split("\n"))
    if address := _address(code, language):
        yield f"\n{address}"


def _address(code: str, language: str) -> str:
    """Where the site of the base around the working directory says the same; '' without one."""
    base = find_base(Path.cwd())
    return pages_of(base / CONFIG, language)(code) if base else ""
