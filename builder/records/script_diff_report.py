"""`casebook script-diff`: takes what differs in files, gives it as lines for an editor or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from builder.language.words import Words, words
from builder.records.script_diff import Difference, Exchanged


def script_diff_lines(differences: Iterable[Difference], *, language: str) -> Iterator[str]:
    """A line for each kind of exchange and each text given by hand, file by file; the sum last."""
    say, files, kinds, by_hand = words(language), 0, 0, 0
    for difference in filter(None, differences):
        files, kinds, by_hand = files + 1, kinds + len(difference.kinds), by_hand + len(difference.by_hand)
        yield from _lines(difference, say)
        yield ""
    yield say("script-diff.sum", files=files, kinds=kinds, by_hand=by_hand)


def script_diff_json(differences: Iterable[Difference]) -> str:
    """The same for programs, every place of an exchange included."""
    return json.dumps([_json(each) for each in differences if each], ensure_ascii=False, indent=2)


def _lines(difference: Difference, say: Words) -> Iterator[str]:
    for kind in difference.kinds:
        first = kind[0]
        at = _at(difference.path, first.line, first.field)
        word, put = first.exchange.word, first.exchange.put
        yield say("script-diff.exchanged", at=at, word=word, put=put, number=len(kind), context=_context(first))
    for given in difference.by_hand:
        at = _at(difference.path, given.place.line, given.field)
        yield say("script-diff.by-hand", at=at, text=_one_line(given.text.text), own=_one_line(given.by_hand))
    if difference.quotation_marks:
        yield say("script-diff.quotation-marks", path=difference.path, number=difference.quotation_marks)


def _at(path: str, line: int, field: str) -> str:
    return " ".join(filter(None, (f"{path}:{line}", field)))


def _context(found: Exchanged) -> str:
    """The Traditional text around a word, with both words in it."""
    each = found.exchange
    return _one_line(f"{each.before}[{each.word} → {each.put}]{each.behind}")


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _json(difference: Difference) -> dict[str, Any]:
    return {
        "path": difference.path,
        "exchanges": [_json_kind(kind) for kind in difference.kinds],
        "by_hand": [
            {"line": given.place.line, "field": given.field, "zh": given.text.text, "zh-Hant": given.by_hand}
            for given in difference.by_hand
        ],
        "quotation_marks": difference.quotation_marks,
    }


def _json_kind(kind: tuple[Exchanged, ...]) -> dict[str, Any]:
    places = [{"line": found.line, "field": found.field, "context": _context(found)} for found in kind]
    return {"zh": kind[0].exchange.word, "zh-Hant": kind[0].exchange.put, "count": len(kind), "places": places}
