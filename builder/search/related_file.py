"""Takes groups of related words; gives those that lead to a document: for words that no document has."""

from collections.abc import Iterable, Sequence
from itertools import chain

from builder.search.counts import Counts
from builder.search.fold import fold
from builder.search.occurring import occurring
from builder.search.question_words import STOP_WORDS
from builder.search.search_document import CONVERTED, ORIGIN, Concept
from builder.search.tokens import tokens

_STOP_WORDS = frozenset(STOP_WORDS.split())


def related_forms(
    related: Iterable[Concept], counts: Counts, stems: Sequence[str], *, languages: Sequence[str]
) -> list[list[list[str]]]:
    """Each group's forms, folded: a list for each language in the order of the index. Those of CONVERTED are ORIGIN's.

    Of a group with an indexed form all others stay: they are what readers type. `stems`: by number.
    """
    groups = sorted([_folded(group, code) for code in languages] for group in related)
    indexed = occurring({form for group in groups for form in chain(*group)}, counts, stems)
    return [group for group in groups if not indexed.isdisjoint(chain(*group))]


def _folded(group: Concept, language: str) -> list[str]:
    """The forms of a language that mean something, one for each sequence of tokens, as baby for babies."""
    codes = (language, CONVERTED) if language == ORIGIN else (language,)
    by_tokens: dict[tuple[str, ...], str] = {}
    for form in chain.from_iterable(group.forms.get(code, ()) for code in codes):
        folded = fold(form)
        by_tokens.setdefault(tuple(tokens(folded)), folded)
    return [form for meaning, form in by_tokens.items() if meaning and not _STOP_WORDS.issuperset(form.split())]
