"""How complete a record is: takes a record, gives the parts that it has and one of four named steps."""

from __future__ import annotations

from builder.language.languages import same_language
from builder.records.model.cited_keys import cited_keys
from builder.records.model.declare import values_of
from builder.records.model.record import Analysis, Case, Policy, Story
from builder.records.model.values import UNKNOWN, Text

PARTS = {
    Case: ("summary", "model", "figures", "timeline", "story", "analysis", "teaching", "sources"),
    Policy: ("summary", "provisions", "figures", "timeline", "story", "analysis", "official-text", "sources"),
}
"""The parts that are counted, in the order of a record."""

STEPS = {"whole": 8, "most": 6, "half": 4, "outline": 0}
"""The minimum number of parts by step, the most complete step first."""


def completeness(record: Case | Policy, languages: tuple[str, ...]) -> str:
    """The step that a record has reached. It measures how many parts are written, not their quality.

    languages: of the base.
    """
    count = len(parts(record, languages))
    return next(step for step, minimum in STEPS.items() if count >= minimum)


def parts(record: Case | Policy, languages: tuple[str, ...]) -> tuple[str, ...]:
    """Those of PARTS that a record has. A value that is `unknown` does not count.

    summary: in every language of the base. model: a dimension with a term. provisions, figures, timeline: one at least.
    story: two of its texts. analysis: one of its texts. teaching: a question. official-text: its address.
    sources: two different ones, cited anywhere.
    """
    is_present = {
        "summary": _has_all_languages(record.summary, languages),
        "figures": bool(record.facts),
        "timeline": bool(record.timeline),
        "story": _text_count(record.story) >= 2,
        "analysis": _text_count(record.analysis) >= 1,
        "sources": _cites_two(record),
        **(_case_parts(record) if isinstance(record, Case) else _policy_parts(record)),
    }
    return tuple(part for part in PARTS[Case if isinstance(record, Case) else Policy] if is_present[part])


def _has_all_languages(text: Text, languages: tuple[str, ...]) -> bool:
    text_languages = text.languages()
    return all(any(same_language(code, text_language) for text_language in text_languages) for code in languages)


def _case_parts(case: Case) -> dict[str, bool]:
    known_terms = (term for dimension in case.model for term in dimension.terms if term.id != UNKNOWN)
    has_questions = case.teaching is not None and bool(case.teaching.questions or case.teaching.decision)
    return {"model": any(known_terms), "teaching": has_questions}


def _policy_parts(policy: Policy) -> dict[str, bool]:
    address = policy.official_text
    return {"provisions": bool(policy.provisions), "official-text": address is not None and address != UNKNOWN}


def _text_count(part: Story | Analysis) -> int:
    """The number of texts that are given and not `unknown`."""
    return sum(isinstance(value, Text) and not value.unknown for value in values_of(part))


def _cites_two(record: Case | Policy) -> bool:
    """Whether two different sources are cited. Stops at the second one, since reading a whole record is slow."""
    keys = cited_keys(record)
    first = next(keys, None)
    return any(key != first for key in keys)
