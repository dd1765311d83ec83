"""The search box: takes a language, gives the form for the header or, large, for a page, and the script's messages.

Without scripts the form leads to the search page, where everything is listed. The script's messages and suggested links
are in one file per language, so that pages stay small and no sentence is in code.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from builder.language.languages import text_languages
from builder.language.words import Words, words
from builder.pages.edition import Edition
from builder.pages.html.elements import Html, el, escape
from builder.pages.page import File
from builder.search.jsonp import search_call

MESSAGES_FOLDER = "assets/search/said/"
"""The folder of the message files, one per language."""
MESSAGE_KEYS = ("one", "many", "partial", "nearest", "none", "tried", "missing", "comma", "failed")
"""The messages of the script."""
EDITORS = "corrections/"
"""The page that says how to reach the editors, where they have no mail address."""


def view(edition: Edition) -> Iterator[File]:
    """The message file of a language."""
    glossary, mail = bool(edition.glossary), edition.mail
    yield messages_file(edition.language, edition.library.languages, glossary=glossary, mail=mail)


def messages_file(language: str, languages: Sequence[str], *, glossary: bool, mail: str = "") -> File:
    """The message file: `casebookSearch("said", {words, results, ways})`.

    languages: of the base. glossary: whether the base has one. mail: the address of its editors, or ''; then the page
    on corrections says how to reach them.
    """
    say = words(language)
    messages = {name: say(f"search.{name}") for name in MESSAGE_KEYS}
    messages |= {f"in-{code.lower()}": say.of_language("search.in", code) for code in text_languages(languages)}
    ways = [[address, say(f"search.way.{name}")] for address, name in _suggestions(glossary=glossary)]
    data = {
        "words": messages,
        "results": say("search.results"),
        "ways": [*ways, [_mail(mail, say) if mail else EDITORS, say("search.tell")]],
    }
    return File(f"{MESSAGES_FOLDER}{language.lower()}.js", search_call("said", data))


def _mail(mail: str, say: Words) -> str:
    """A mailto: URL (RFC 6068) with {query} for the words that were looked for, percent-encoded like the rest."""
    body = quote(say("search.tell-body").replace("\n", "\r\n"), safe="").replace(quote("{query}"), "{query}")
    return f"mailto:{quote(mail, safe='@')}?subject={quote(say('search.tell-subject'), safe='')}&body={body}"


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
