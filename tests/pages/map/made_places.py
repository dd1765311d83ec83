"""Places made up at random: 25 with 35 records, somewhere in a region."""

from __future__ import annotations

from random import Random

from builder.analysis.taxonomy import TermListing
from builder.records.model.vocabulary import VocabularyTerm
from tests.pages.reading import library

PLACES, RECORDS = 25, 35
SYLLABLES = ("cheng", "du", "shang", "hai", "tai", "bei", "nan", "jing", "xi", "an", "guang", "zhou")
HAN = "成都上海台北南京西安广州甘孜藏族自治"


def made_places(seed: int) -> list[TermListing]:
    """The places of a seed."""
    random = Random(seed)
    counts = [1] * PLACES
    for _ in range(RECORDS - PLACES):
        counts[random.randrange(PLACES)] += 1
    return [_place(n, count, random) for n, count in enumerate(counts)]


def _place(number: int, count: int, random: Random) -> TermListing:
    english = "".join(random.choices(SYLLABLES, k=random.randint(1, 4))).capitalize()
    chinese = "".join(random.choices(HAN, k=random.randint(2, 7)))
    position = random.uniform(20, 45), random.uniform(95, 125)
    term = VocabularyTerm(f"place-{number}", {"en": english, "zh": chinese}, {}, position=position)
    return TermListing("places", term, library().entries[:1] * count)
