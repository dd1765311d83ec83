"""Takes the contents of an index; gives the file that the client reads first, and the one about Han characters."""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from itertools import chain, groupby

import numpy as np

from builder.search import quantities
from builder.search.counts import Counts
from builder.search.digits import vlq
from builder.search.fold import fold
from builder.search.han import fold_pairs, taiwan_words
from builder.search.jsonp import search_call
from builder.search.occurring import occurring
from builder.search.question_words import HAN, LATIN
from builder.search.result_rows import Numbered
from builder.search.search_document import CONVERTED, KINDS, ORIGIN, Concept
from builder.search.syllables import FINALS
from builder.search.tables import CAP, bounds_of
from builder.search.tokenise import CHARACTER

VERSION = 3

FIRST_FILES = {
    f"core-{ORIGIN.lower()}": ("core", "han"),
    f"core-{CONVERTED.lower()}": ("core", "han", "hant"),
}
"""What an edition in Chinese reads first, so that it asks once for it."""

Labels = Mapping[str, Mapping[str, Mapping[str, str]]]


def core(
    documents: Mapping[int, Numbered],
    *,
    rooms: Sequence[int],
    sizes: Mapping[str, int],
    glossary: Iterable[Concept],
    labels: Labels,
    languages: Sequence[str],
) -> dict[str, object]:
    """`documents`: by number, ascending. `rooms`: how many numbers an edition has for each kind. `sizes`: of
    `budget.plan`, by kind of file.
    """
    span = sum(rooms)
    return {
        "v": VERSION,
        "n": len(documents),
        "editions": [(language, number * span, span) for number, language in enumerate(languages)],
        **sizes,
        "w": 1,
        "kinds": KINDS,
        "rooms": rooms,
        "labels": sorted_labels(labels),
        "cap": CAP,
        "asking": LATIN,
        "syllables": FINALS,
        "quantities": quantities.CLIENT,
        "glossary": glossary_forms(glossary, languages),
        "alone": _single_language_runs(documents),
    }


def stamped(data: Mapping[str, object], digests: Mapping[str, bytes]) -> bytes:
    """The file. Its stamp changes when any of the files does. `digests`: of the others, by name."""
    digest = sha256(search_call("core", data))
    for name, each in sorted(digests.items()):
        digest.update(name.encode() + b"\0" + each)
    return search_call("core", {**data, "stamp": digest.hexdigest()[:16]})


def han(counts: Counts, stems: Sequence[str], *, forms: Iterable[Sequence[Sequence[str]]]) -> bytes:
    """Only what can match: words all of whose tokens are indexed, characters of texts, words, forms, quantities.

    `forms`: of concepts, folded, by language.
    """
    first, end, _ = bounds_of(counts.tokens)
    characters = set(map(chr, (counts.tokens[first:end] & np.uint64(CHARACTER - 1)).tolist()))
    indexed = occurring({mainland for _, mainland in taiwan_words()}, counts, stems)
    taiwan_pairs = [pair for pair in taiwan_words() if pair[1] in indexed]
    characters.update(
        quantities.HAN,
        *(taiwan for taiwan, _ in taiwan_pairs),
        *(form for concept in forms for form in chain(*concept)),
    )
    return search_call("han", {"fold": fold_pairs(characters), "taiwan": taiwan_pairs, "asking": HAN})


def with_first_files(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Files by name, and those of `FIRST_FILES` whose parts are all there, as one."""
    complete = {name: parts for name, parts in FIRST_FILES.items() if files.keys() >= {*parts}}
    return {**files, **{name: b"".join(map(files.__getitem__, parts)) for name, parts in complete.items()}}


def _single_language_runs(documents: Mapping[int, Numbered]) -> str:
    """Runs of documents without a twin, as VLQ pairs: numbers since the run before, numbers in the run."""
    runs: list[int] = []
    end = 0
    for twin, run in groupby(documents.items(), key=lambda entry: entry[1].twin):
        if not twin:
            first, *others = (number for number, _ in run)
            last = others[-1] if others else first
            runs += (first - end, last + 1 - first)
            end = last + 1
    return vlq(runs)


def glossary_forms(glossary: Iterable[Concept], languages: Sequence[str]) -> list[list[list[str]]]:
    """Each concept's forms, folded: a list for each language in the order of the index, then one for CONVERTED."""
    concept_forms = ([concept.forms.get(code, ()) for code in (*languages, CONVERTED)] for concept in glossary)
    return sorted([list(dict.fromkeys(map(fold, spellings))) for spellings in concept] for concept in concept_forms)


def sorted_labels(labels: Labels) -> dict[str, dict[str, dict[str, str]]]:
    return {
        language: {facet: dict(sorted(names.items())) for facet, names in sorted(facets.items())}
        for language, facets in sorted(labels.items())
    }
