"""Rules for sources: declared once, cited everywhere (design decision D7)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from builder.records.check.rule import CheckContext, cited_keys, library_rule
from builder.records.decode import Reading
from builder.records.model.values import SOURCE_KEY
from builder.records.model.vocabulary import alike
from builder.records.problem import Problem, error, warning


@library_rule
def unknown_source(context: CheckContext) -> Iterator[Problem]:
    """A citation names a source that some record declares."""
    known = context.declared
    if known.keys() >= context.cited:
        return
    citing = [reading for reading in context.readings if not known.keys() >= cited_keys(reading)]
    unread = bool(citing) and any(map(_is_unread, context.readings))
    for reading in citing:
        for citation in reading.citations:
            if citation.key not in known:
                place, suggestion = citation.place, alike(citation.key, [*filter(SOURCE_KEY.match, known)]) or ""
                code = "unknown-source" if suggestion else "unknown-source-unread" if unread else "unknown-source-far"
                yield error(code, reading.path, place.line, place.column, key=citation.key, fix=suggestion)


def _is_unread(reading: Reading) -> bool:
    """Whether the syntax of a file is so broken that nobody knows which sources it declares."""
    return not reading.source_keys and reading.memo("", "unread", partial(_has_nothing, reading))


def _has_nothing(reading: Reading) -> bool:
    return reading.record is None and not (reading.passages or reading.citations)


@library_rule
def source_twice(context: CheckContext) -> Iterator[Problem]:
    """A source is declared in one record only; keys are global."""
    first = context.declared
    if sum(len(reading.source_keys) for reading in context.readings) == len(first):
        return
    for reading in context.readings:
        for key, place in reading.source_keys:
            path, earlier = first[key]
            if path != reading.path:
                other = f"{path}:{earlier.line}"
                yield error("source-twice", reading.path, place.line, place.column, key=key, other=other)


@library_rule
def uncited_source(context: CheckContext) -> Iterator[Problem]:
    """A source that is declared is cited somewhere (a warning: it may still be wanted). A key that has not the form of
    keys is spoken of already.
    """
    cited = context.cited
    if context.declared.keys() <= cited:
        return
    for reading in context.readings:
        for key, place in reading.source_keys:
            if key not in cited and SOURCE_KEY.match(key):
                yield warning("uncited-source", reading.path, place.line, place.column, key=key)
