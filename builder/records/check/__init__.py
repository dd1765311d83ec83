"""Rules over the library: takes the readings of all files and their library, gives problems. One module per topic.

A rule is a small generator with a stable code; its docstring is the rule. Rules get readings as well as records,
so that the problems of one record hide no others.
"""

from __future__ import annotations

from builder.records.check import addresses, citations, dates, languages, relations, sources, texts
from builder.records.check.rule import RULES, CheckContext
from builder.records.problem import Problem

TOPICS = (sources, citations, relations, dates, languages, addresses, texts)
"""The modules with rules, which register on import."""


def check(context: CheckContext) -> tuple[Problem, ...]:
    """The problems of all rules, sorted. What stands on a line that is mended first has a negative one: not judged."""
    return tuple(sorted(problem for rule in RULES for problem in rule(context) if problem.line > 0))
