"""Rules over the library: takes the readings of all files, gives problems. One module per topic.

A rule is a small generator with a stable code; its docstring is the rule. Rules get readings as well as records,
so that the problems of one record hide no others.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import chain

from builder.records.check import (
    addresses,
    answers,
    citations,
    dates,
    identifiers,
    languages,
    lists,
    model,
    names,
    omissions,
    quotes,
    relations,
    review,
    search_keywords,
    sources,
    teaching,
    texts,
    translations,
    wording,
)
from builder.records.check.rule import DATED_RULES, LIBRARY_RULES, RULES, CheckContext
from builder.records.decode import Reading
from builder.records.problem import Problem

TOPICS = (
    sources,
    quotes,
    omissions,
    citations,
    relations,
    dates,
    languages,
    lists,
    addresses,
    texts,
    names,
    search_keywords,
    identifiers,
    model,
    answers,
    review,
    teaching,
    translations,
    wording,
)
"""The modules with rules, which register on import."""


def check(context: CheckContext) -> tuple[Problem, ...]:
    """The problems of all rules, sorted. What stands on a line that is mended first has a negative one: not judged."""
    asked = (*context.languages, context.avoided.state)
    own = (reading.memo(asked, "judged", partial(_judge, context, reading)) for reading in context.readings)
    across = (problem for rule in (*DATED_RULES, *LIBRARY_RULES) for problem in rule(context))
    return tuple(sorted(problem for problem in chain(chain.from_iterable(own), across) if problem.line > 0))


def _judge(context: CheckContext, reading: Reading) -> tuple[Problem, ...]:
    own = replace(context, readings=(reading,))
    return tuple(problem for rule in RULES for problem in rule(own))
