"""The pages of broken records while serving: their problems, at the addresses where the records will be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from builder.explanations import explanations
from builder.language.words import words
from builder.pages.address import relative
from builder.pages.html.elements import el, escape, lines
from builder.pages.html.trusted import trusted
from builder.pages.page import Page
from builder.records.decode import Reading
from builder.records.problem import Problem, Severity
from builder.records.report import html


def broken_pages(readings: Sequence[Reading], problems: Sequence[Problem], languages: Sequence[str]) -> Iterator[Page]:
    """A page in every language for each record that has errors; never part of a published site."""
    paths_with_errors = {problem.path for problem in problems if problem.severity is Severity.ERROR}
    for reading in readings:
        if reading.path in paths_with_errors:
            record_problems = [problem for problem in problems if problem.path == reading.path]
            yield from (_page(reading, record_problems, language) for language in languages)


def _page(reading: Reading, problems: Sequence[Problem], language: str) -> Page:
    say = words(language)
    title = say("broken.title", path=reading.path)
    address = f"{reading.folder}/{reading.id}/"
    report = trusted(html(problems, language, page_of=partial(_page_of, address)))  # It escapes all that a record says.
    body = lines(el("h1", escape(say("broken.heading"))), el("p", escape(say("broken.lead"))), report)
    return Page(language, address, reading.folder, title, title, body, indexed=False)


def _page_of(address: str, code: str) -> str:
    """The link from a page to what is said of a code."""
    explanation = explanations().get(code)
    return relative(address, explanation.address) if explanation else ""
