"""The search box: takes a language, gives the form for the header or, large, for a page, and the script's messages.

Without scripts the form leads to the search page, where everything is listed. The script's messages and suggested links
are in one file per language, so that pages stay small and no sentence is in code.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.language.languages import text_languages
from builder.language.words import words
from builder.pages.edition import Edition
from builder.pages.html.elements import Html, el, escape
from builder.pages.page import File
from builder.search.jsonp import search_call

MESSAGES_FOLDER = "assets/search/said/"
"""The folder of the message files, one per language."""
MESSAGE_KEYS = ("one", "many", "partial", "none", "tried", "comma", "failed")
"""The messages of the script."""


def view(edition: Edition) -> Iterator[File]:
    """The message file of a language."""
    yield messages_file(edition.language, edition.library.languages, glossary=bool(edition.glossary))


def messages_file(language: str, languages: Sequence[str], *, glossary: bool) -> File:
    """The message file: `casebookSearch("said", {words, results, ways})`.

    languages: of the base. glossary: whether the base has one.
    """
    say = words(language)
    messages = {name: say(f"search.{name}") for name in MESSAGE_KEYS}
    messages |= {f"in-{code.lower()}": say.of_language("search.in", code) for code in text_languages(languages)}
    data = {
        "words": messages,
        "results": say("search.results"),
        "ways": [[address, say(f"search.way.{name}")] for address, name in _suggestions(glossary=glossary)],
    }
    return File(f"{MESSAGES_FOLDER}{language.lower()}.js", search_call("said", data))


def search_form(language: str, *, root: str, large: bool = False) -> Html:
    """The form. root: relative path to the language's home page, '' or ending in '/'."""
    say = words(language)
    label_text = escape(say("search.large" if large else "search.label"))
    return el(
        "form",
        el("label", label_text, class_=None if large else "casebook-hidden", for_="casebook-q"),
        el("span", *_line(language, large=large), class_="casebook-search__line"),
        el("div", el("p", class_="casebook-found__status", role="status"), class_="casebook-found"),
        class_="casebook-search cb-home-search" if large else "casebook-search",
        role="search",
        action=f"{root}search/",
        data_edition=language,
    )


def _line(language: str, *, large: bool) -> tuple[Html, Html]:
    """The input and the button."""
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


def _suggestions(*, glossary: bool) -> tuple[tuple[str, str], ...]:
    """Suggested links as (address, message key): all results, and lists that help when nothing is found."""
    return (
        ("search/", "all"),
        ("search/#az", "list"),
        ("cases/", "cases"),
        ("policies/", "policies"),
        *((("glossary/", "glossary"),) if glossary else ()),
    )
