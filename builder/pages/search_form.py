"""The search box: takes a language and the way to its pages, gives the form for the header or, large, for a page.

It works without scripts: it leads to the search page, where everything is listed. The script takes the words it shows
from the form's data attributes, so that none stand in code.
"""

from __future__ import annotations

from html import escape

from builder.language import LANGUAGES, words

TOLD = ("one", "many", "partial", "none", "tried", "comma", "failed")
"""What the script says, by the names of its attributes."""
_HIDDEN = ' class="casebook-hidden"'
_ALL = ' class="casebook-found__all"'


def search_form(language: str, *, root: str, large: bool = False, glossary: bool = True) -> str:
    """The form. root: the way to the language's home, ends in '/' or is ''. glossary: whether the base has one."""
    say = words(language)
    told = "".join(f' data-{name}="{escape(say(f"search.{name}"))}"' for name in TOLD)
    told += "".join(f' data-in-{code.lower()}="{escape(say(f"search.in.{code}"))}"' for code in LANGUAGES)
    asked = escape(say("search.large" if large else "search.label"))
    label = f'<label{"" if large else _HIDDEN} for="casebook-q">{asked}</label>'
    hint = "" if large else f' placeholder="{escape(say("search.placeholder"))}"'
    field = (
        f'<input class="casebook-search__input" id="casebook-q" name="q" type="search"{hint} autocomplete="off"'
        ' autocapitalize="off" spellcheck="false" enterkeyhint="search" maxlength="200">'
        f'<button class="casebook-search__go" type="submit">{escape(say("search.go"))}</button>'
    )
    results = escape(say("search.results"))
    return (
        f'<form class="casebook-search{" cb-home-search" if large else ""}" role="search" method="get"'
        f' action="{root}search/" data-edition="{language}"{told}>{label}'
        f'<span class="casebook-search__line">{field}</span>'
        '<div class="casebook-found"><p class="casebook-found__status" role="status"></p>'
        f'<div id="casebook-results" class="casebook-found__list" role="group" aria-label="{results}"></div>'
        f'<p class="casebook-found__ways" hidden>{_ways(language, root=root, glossary=glossary)}</p></div></form>'
    )


def _ways(language: str, *, root: str, glossary: bool) -> str:
    """Where to go from here: all results, and what helps when nothing is found."""
    say = words(language)
    ways = (
        ("search/", "all"),
        ("search/#az", "list"),
        ("cases/", "cases"),
        ("policies/", "policies"),
        *((("glossary/", "glossary"),) if glossary else ()),
    )
    return " ".join(
        f'<a href="{root}{address}"{_ALL if name == "all" else ""}>{escape(say(f"search.way.{name}"))}</a>'
        for address, name in ways
    )
