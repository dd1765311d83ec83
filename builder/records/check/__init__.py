"""Rules over the whole library: takes the readings of all files and their library, gives problems. One module a topic.

A rule is a small generator with a stable code; its docstring is the rule. They see readings as well as records, so that
a broken record hides no fault of another, nor its own.
"""

from __future__ import annotations

from builder.records.check import addresses, dates, languages, relations, sources, texts
from builder.records.check.rule import RULES, CheckContext
from builder.records.problem import Problem

TOPICS = (sources, relations, dates, languages, addresses, texts)
"""The modules with rules: to be read is to have one's rules on the list."""


def check(context: CheckContext) -> tuple[Problem, ...]:
    """What all rules find, sorted."""
    return tuple(sorted(problem for rule in RULES for problem in rule(context)))
