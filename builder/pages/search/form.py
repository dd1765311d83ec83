"""The search box: takes a language and the way to its pages, gives the form for the header or, large, for a page.

It works without scripts: it leads to the search page, where everything is listed. What the script says, and the ways
on that it offers, come from a file for each language, so that no page carries them and none stand in code.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.language.languages import text_languages
from builder.language.words import words
from builder.pages.edition import Edition
from builder.pages.html.elements import Html, el, escape
from builder.pages.page import File
from builder.search.jsonp import search_call

SAID = "assets/search/said/"
"""Where the words of the box lie, a file a language."""
TOLD = ("one", "many", "partial", "none", "tried", "comma", "failed")
"""What the script says, by the names of its attributes."""


def view(edition: Edition) -> Iterator[File]:
    """The words of the box in a language."""
    yield said(edition.language, edition.library.languages, glossary=bool(edition.glossary))


def said(language: str, languages: Sequence[str], *, glossary: bool) -> File:
    """The words of the box: `casebookSearch("said", {words, results, ways})`.

    languages: of the base. glossary: whether it has one.
    """
    say = words(language)
    told = {name: say(f"search.{name}") for name in TOLD}
    told |= {f"in-{code.lower()}": say.of_language("search.in", code) for code in text_languages(languages)}
    data = {
        "words": told,
        "results": say("search.results"),
        "ways": [[address, say(f"search.way.{name}")] for address, name in _ways(glossary=glossary)],
    }
    return File(f"{SAID}{language.lower()}.js", search_call("said", data))


def search_form(language: str, *, root: str, large: bool = False) -> Html:
    """The form. root: the way to the language's home, ends in '/' or is ''."""
    say = words(language)
    question = escape(say("search.large" if large else "search.label"))
    return el(
        "form",
        el("label", question, class_=None if large else "casebook-hidden", for_="casebook-q"),
        el("span", *_line(language, large=large), class_="casebook-search__line"),
        el("div", el("p", class_="casebook-found__status", role="status"), class_="casebook-found"),
        class_="casebook-search cb-home-search" if large else "casebook-search",
        role="search",
        action=f"{root}search/",
        data_edition=language,
    )


def _line(language: str, *, large: bool) -> tuple[Html, Html]:
    """The box and its button."""
    say = words(language)
    box = el(
        "input",
        id="casebook-q",
        name="q",
        type="search",
        placeholder=None if large else say("search.placeholder"),
        autocomplete="off",
        maxlength="200",
    )
    return box, el("button", escape(say("search.go")), type="submit")


def _ways(*, glossary: bool) -> tuple[tuple[str, str], ...]:
    """Where to go from here: all results, and what helps when nothing is found."""
    return (
        ("search/", "all"),
        ("search/#az", "list"),
        ("cases/", "cases"),
        ("policies/", "policies"),
        *((("glossary/", "glossary"),) if glossary else ()),
    )
