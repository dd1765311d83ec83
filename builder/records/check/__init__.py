"""Rules over the whole library: takes the readings of all files and their library, gives problems. One module a topic.

A rule is a small generator with a stable code; its docstring is the rule. They see readings as well as records, so that
a broken record hides no fault of another, nor its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from builder.records.check import addresses, dates, languages, relations, sources, texts
from builder.records.decode import Reading
from builder.records.model.library import Library
from builder.records.problem import Problem


def check(readings: Sequence[Reading], library: Library, *, today: date) -> tuple[Problem, ...]:
    """What all rules find, sorted. `today` is the day of the build: nothing that has happened is later."""
    found = [
        *sources.unknown_source(readings),
        *sources.source_twice(readings),
        *sources.uncited_source(readings),
        *relations.unknown_record(readings),
        *relations.self_relation(readings),
        *relations.relation_twice(readings),
        *relations.relation_from_both_sides(readings, library),
        *relations.relation_to_retired(readings, library),
        *dates.accessed_before_issued(readings),
        *dates.until_before_since(readings),
        *dates.effective_before_issued(readings),
        *dates.status_against_period(readings, today=today),
        *dates.after_today(readings, today=today),
        *languages.chinese_in_english(readings),
        *languages.english_in_chinese(readings),
        *languages.latin_in_another_script(readings),
        *languages.traditional_in_simplified(readings),
        *languages.simplified_in_traditional(readings),
        *languages.missing_language(readings, library.languages),
        *addresses.old_id_taken(readings),
        *texts.summary_too_long(readings),
        *texts.zero_width(readings),
        *texts.published_without_text(readings),
    ]
    return tuple(sorted(found))
