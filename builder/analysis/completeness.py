"""How complete a record is: takes a record, gives the parts that it has and one of four named steps."""

from __future__ import annotations

from builder.analysis.cited_sources import cited
from builder.language.languages import same_language
from builder.records.model.record import Analysis, Case, Policy, Story
from builder.records.model.values import UNKNOWN, Text

PARTS = {
    Case: ("summary", "model", "figures", "timeline", "story", "analysis", "teaching", "sources"),
    Policy: ("summary", "provisions", "figures", "timeline", "story", "analysis", "official-text", "sources"),
}
"""The parts that count, in the order of a record."""

STEPS = {"whole": 8, "most": 6, "half": 4, "outline": 0}
"""The steps, the fullest first, with the fewest parts that each has."""


def completeness(record: Case | Policy, languages: tuple[str, ...]) -> str:
    """The step that a record has reached. It says how much is told, not how good or how true it is.

    languages: of the base.
    """
    count = len(parts(record, languages))
    return next(step for step, least in STEPS.items() if count >= least)


def parts(record: Case | Policy, languages: tuple[str, ...]) -> tuple[str, ...]:
    """Those of PARTS that a record has; `unknown` is an answer, but fills no part.

    summary: in every language of the base. model: a dimension with a term. provisions, figures, timeline: one at least.
    story: two of its texts. analysis: one of its texts. teaching: a question. official-text: its address.
    sources: two different ones, cited anywhere.
    """
    has = {
        "summary": _in_all(record.summary, languages),
        "figures": bool(record.facts),
        "timeline": bool(record.timeline),
        "story": _told(record.story) >= 2,
        "analysis": _told(record.analysis) >= 1,
        "sources": _cites_two(record),
        **(_of_case(record) if isinstance(record, Case) else _of_policy(record)),
    }
    return tuple(part for part in PARTS[type(record)] if has[part])


def _in_all(text: Text, languages: tuple[str, ...]) -> bool:
    have = text.languages()
    return all(any(same_language(code, other) for other in have) for code in languages)


def _of_case(case: Case) -> dict[str, bool]:
    known = (term for dimension in case.model for term in dimension.terms if term.id != UNKNOWN)
    asked = case.teaching is not None and bool(case.teaching.questions or case.teaching.decision)
    return {"model": any(known), "teaching": asked}


def _of_policy(policy: Policy) -> dict[str, bool]:
    text = policy.official_text
    return {"provisions": bool(policy.provisions), "official-text": text is not None and text != UNKNOWN}


def _told(texts: Story | Analysis) -> int:
    """How many of its texts say something."""
    found = (getattr(texts, name) for name in type(texts).model_fields)
    return sum(isinstance(text, Text) and not text.unknown for text in found)


def _cites_two(record: Case | Policy) -> bool:
    """Stops at the second: a whole record is not read for it."""
    keys = cited(record)
    first = next(keys, None)
    return any(key != first for key in keys)
