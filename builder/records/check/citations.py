"""Rules for what a citation is made of: names with their parts, addresses without the marks of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.records.check.rule import CheckContext, rule
from builder.records.model.record import Source
from builder.records.model.values import Name
from builder.records.problem import Problem, warning
from builder.records.source.document import Place

ROLES = ("author", "editor", "translator", "interviewer", "informants")
_NEEDS_QUOTES = re.compile(r"[,\[\]{}:#]|\A[-?&*!|>'\"%@`\s]|\s\Z")
_MARKS = "。，、；：！？）》】」』”’.,;"


@rule
def name_as_text(context: CheckContext) -> Iterator[Problem]:
    """A person's name in Latin letters has its parts, and each name is a value of its own (warnings, for only the form
    of a text tells; `{literal: …}` is never doubted). names_in() says what is taken for a name.
    """
    for reading, _, source in _sources(context):
        for role in ROLES:
            names: tuple[Name, ...] = getattr(source, role)
            mends = [*_mends(names)]
            at = next((at for at, mended in enumerate(mends) if mended), None)
            place = names[at].place if at is not None else None
            if at is None or place is None or place.line < 1:
                continue
            code = "names-in-one-text" if len(mends[at] or ()) > 1 else "name-as-text"
            whole = zip(names, mends, strict=True)
            fix = _field(role, [name for old, new in whole if new is not None for name in new or (old,)])
            yield warning(code, reading, place.line, place.column, fix=fix, found=names[at].literal)


def _mends(names: tuple[Name, ...]) -> Iterator[tuple[Name, ...] | None]:
    """By name: the names that stand in it; () where it is right, None where it is the given name of the one before.

    `[Lane, Rebecca S.]` is a list of two for YAML.
    """
    from builder.records.model.name_text import given_apart, names_in  # A check of what is known does without.

    texts = [name.literal if name.is_plain else "" for name in names]
    is_taken = False
    for text, following in zip(texts, (*texts, "")[1:], strict=True):
        if is_taken:
            is_taken = False
            yield None
            continue
        cut = given_apart(text, following)
        is_taken = cut is not None
        yield (cut,) if cut else names_in(text) if text else ()


@rule
def address_with_mark(context: CheckContext) -> Iterator[Problem]:
    """An address does not end in a mark of the sentence that it was copied from (a warning: some do)."""
    for reading, place, source in _sources(context):
        for key, address in (("URL", source.URL), ("archived", source.archived)):
            if address and address.endswith(tuple(_MARKS)) and place.line > 0:
                fix = f"{key}: {address.rstrip(_MARKS)}"
                yield warning("address-with-mark", reading, place.line, place.column, fix=fix, found=address)


def _sources(context: CheckContext) -> Iterator[tuple[str, Place, Source]]:
    """The sources of each file that could be read, with the place of their keys."""
    for reading in context.readings:
        places = dict(reading.source_keys)
        for key, source in (reading.record.sources if reading.record else {}).items():
            yield reading.path, places[key], source


def _field(role: str, names: list[Name]) -> str:
    """The lines of the field: one name beside its key, several as a list below it."""
    if len(names) == 1:
        return f"{role}: {_written(names[0])}"
    return "\n".join([f"{role}:", *(f"  - {_written(name)}" for name in names)])


def _written(name: Name) -> str:
    """A name as YAML."""
    if name.literal:
        literal = _quoted(name.literal)
        return literal if name.is_plain or not name.place else f"{{literal: {literal}}}"
    parts = {"family": name.family, "given": name.given}
    return f"{{{', '.join(f'{key}: {_quoted(part)}' for key, part in parts.items() if part)}}}"


def _quoted(text: str) -> str:
    """A text as a YAML scalar that may stand in braces."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"' if _NEEDS_QUOTES.search(text) else text
