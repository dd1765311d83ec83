"""`casebook search`: takes queries and a built site; lists those that find nothing or only what comes nearest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from builder.language.languages import matches_language
from builder.language.words import Words, words
from builder.search.site_search import Answer, SiteSearch, SiteSearchError


def search_site(text: str, site: Path, edition: str | None, *, language: str) -> Iterator[str]:
    """The lines of the report as they come, the sum last. text: the queries. edition: the one that is asked.

    Raises SiteSearchError.
    """
    queries, search = queries_of(text), SiteSearch(site)
    editions = search.editions()
    if edition and edition not in editions:
        raise SiteSearchError("no-edition", ", ".join(editions))
    say, nothing, nearest = words(language), 0, 0
    for query in queries:
        answer = search.ask(query, edition or edition_of(query, editions))
        nothing += not answer.total
        nearest += answer.note == "nearest"
        yield from _lines(query, answer, say)
    key = "sum" if nothing or nearest else "all-answered"
    yield say(f"queries.{key}", total=len(queries), nothing=nothing, nearest=nearest)


def queries_of(text: str) -> tuple[str, ...]:
    """The lines of a text that are queries, each once; empty ones and those that begin with # are none."""
    lines = (line.strip() for line in text.splitlines())
    return tuple(dict.fromkeys(line for line in lines if line and not line.startswith("#")))


def edition_of(query: str, editions: Sequence[str]) -> str:
    """The edition whose reader would type a query: the first in its script, or the first of all."""
    return next((code for code in editions if matches_language(query, code)), editions[0])


def _lines(query: str, answer: Answer, say: Words) -> Iterator[str]:
    """The query with what came first and what is missing, if it is not answered."""
    if not answer.total:
        yield say("queries.nothing", query=query)
    elif answer.note == "nearest":
        yield say("queries.nearest", query=query, title=answer.title, address=answer.address)
    else:
        return
    if answer.missing:
        yield "    " + say("queries.missing", words=say("search.comma").join(answer.missing))
