"""Takes the contents of an index; gives the file that the client reads first, and the one about Han characters."""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from itertools import chain, groupby

import numpy as np

from builder.search.collected import Contents
from builder.search.digits import vlq
from builder.search.fold import fold
from builder.search.han import fold_pairs, taiwan_words
from builder.search.jsonp import search_call
from builder.search.result_rows import twins
from builder.search.search_document import CONVERTED, KINDS, Concept, SearchDocument
from builder.search.tables import CAP
from builder.search.tokenise import CHARACTER, CHARACTER_BITS
from builder.search.tokens import tokens

VERSION = 2

Labels = Mapping[str, Mapping[str, Mapping[str, str]]]


def core(
    contents: Contents,
    files: Mapping[str, bytes],
    *,
    sizes: Mapping[str, int],
    glossary: Iterable[Concept],
    labels: Labels,
    languages: Sequence[str],
) -> bytes:
    """`sizes`: of `budget.plan`, by kind of file. The stamp changes when any of the files does."""
    data = {
        "v": VERSION,
        "n": len(contents.documents),
        "editions": _editions(contents.documents, languages),
        **sizes,
        "w": 1,
        "kinds": KINDS,
        "labels": sorted_labels(labels),
        "cap": CAP,
        "glossary": glossary_forms(glossary, languages),
        "alone": _single_language_runs(contents.documents),
    }
    digest = sha256(search_call("core", data))
    for name, content in sorted(files.items()):
        digest.update(name.encode() + b"\0" + content)
    return search_call("core", data | {"stamp": digest.hexdigest()[:16]})


def han(contents: Contents, glossary: Iterable[Concept], languages: Sequence[str]) -> bytes:
    """Only what can match: words all of whose tokens are indexed, characters of texts, words and glossary."""
    codes, _ = contents.inverted.characters().tokens()
    pairs, _ = contents.inverted.pairs().tokens()
    indexed = frozenset(pairs.tolist()), frozenset(contents.words)
    taiwan_pairs = [pair for pair in taiwan_words() if all(_occurs(token, *indexed) for token in tokens(pair[1]))]
    characters = set(map(chr, (codes & np.uint64(CHARACTER - 1)).tolist()))
    characters.update(
        *(taiwan for taiwan, _ in taiwan_pairs),
        *(form for concept in glossary_forms(glossary, languages) for form in chain(*concept)),
    )
    return search_call("han", {"fold": fold_pairs(characters), "taiwan": taiwan_pairs})


def _occurs(token: str, pairs: frozenset[int], words: frozenset[str]) -> bool:
    if token in words:
        return True
    codes = [*map(ord, token), 0]
    return codes[0] << CHARACTER_BITS | codes[1] in pairs


def _editions(documents: Sequence[SearchDocument], languages: Sequence[str]) -> list[tuple[str, int, int]]:
    """For each language its code, its first document's number and how many documents it has."""
    document_languages = [document.language for document in documents]
    counts = [(language, document_languages.count(language)) for language in languages]
    return [(language, sum(count for _, count in counts[:n]), count) for n, (language, count) in enumerate(counts)]


def _single_language_runs(documents: Sequence[SearchDocument]) -> str:
    """Runs of documents without a twin, as VLQ pairs: documents since the run before, documents in the run."""
    translated = twins(documents)
    numbers: list[int] = []
    gap = 0
    for is_single, run in groupby(document.address not in translated for document in documents):
        length = sum(1 for _ in run)
        if is_single:
            numbers += (gap, length)
        gap = length
    return vlq(numbers)


def glossary_forms(glossary: Iterable[Concept], languages: Sequence[str]) -> list[list[list[str]]]:
    """Each concept's forms, folded: a list for each language in the order of the index, then one for CONVERTED."""
    concept_forms = ([concept.forms.get(code, ()) for code in (*languages, CONVERTED)] for concept in glossary)
    return sorted([list(dict.fromkeys(map(fold, spellings))) for spellings in concept] for concept in concept_forms)


def sorted_labels(labels: Labels) -> dict[str, dict[str, dict[str, str]]]:
    return {
        language: {facet: dict(sorted(names.items())) for facet, names in sorted(facets.items())}
        for language, facets in sorted(labels.items())
    }
