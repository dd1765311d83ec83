"""A rule for the keywords of a record, which only the search reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from builder.language.languages import language_by_script
from builder.records.check.addresses import title_place
from builder.records.check.rule import CheckContext, rule
from builder.records.problem import Problem, error

MOST = 40
"""Keywords in a language: a record with words for everything would be found by everything."""


@rule
def too_many_keywords(context: CheckContext) -> Iterator[Problem]:
    """A record has at most MOST keywords in a language."""
    for reading in context.readings:
        keywords = reading.record.search_keywords if reading.record else ()
        for count in Counter(map(language_by_script, keywords)).values():
            if count > MOST:
                yield error("too-many-keywords", reading.path, *title_place(reading), count=str(count), limit=str(MOST))
