"""Takes groups of related words; gives those that lead to a document: for words that no document has."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from builder.search.fold import fold
from builder.search.occurring import documents_of
from builder.search.question_words import STOP_WORDS
from builder.search.search_document import CONVERTED, ORIGIN, Concept
from builder.search.text_index import TextIndex
from builder.search.tokens import tokens

_STOP_WORDS = frozenset(STOP_WORDS.split())


Group = tuple[list[str], list[str]]
"""Forms of one language: those that documents have, the commonest first, and the others, which readers type."""


def related_forms(related: Iterable[Concept], index: TextIndex, *, languages: Sequence[str]) -> list[Group]:
    """The groups of each language of which a form is indexed, folded. Those of CONVERTED are ORIGIN's."""
    groups = sorted(_folded(group, code) for group in related for code in languages)
    numbers = documents_of(
        {form for group in groups for form in group}, index.counts, index.documents, index.words.stems
    )
    parted = (_parted(group, numbers) for group in groups)
    return [(indexed, others) for indexed, others in parted if indexed and len(indexed) + len(others) > 1]


def _parted(group: Iterable[str], numbers: Mapping[str, int]) -> Group:
    indexed = sorted((form for form in group if form in numbers), key=lambda form: (-numbers[form], form))
    return indexed, [form for form in group if form not in numbers]


def _folded(group: Concept, language: str) -> list[str]:
    """The forms of a language that mean something, one for each sequence of tokens, as baby for babies."""
    codes = (language, CONVERTED) if language == ORIGIN else (language,)
    by_tokens: dict[tuple[str, ...], str] = {}
    for form in chain.from_iterable(group.forms.get(code, ()) for code in codes):
        folded = fold(form)
        by_tokens.setdefault(tuple(tokens(folded)), folded)
    return [form for meaning, form in by_tokens.items() if meaning and not _STOP_WORDS.issuperset(form.split())]
