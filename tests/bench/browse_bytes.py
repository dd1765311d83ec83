"""Takes a built site and a number of cases; gives how many bytes a reader of that many loads before browsing is useful.

    python -m tests.bench.browse_bytes SITE [CASES]

The cases are made up: words drawn by Zipf's law, 40 places, this base's types and themes, years from 1990 on. Bytes are
gzipped, as a server sends them: the page in the frame of SITE, its style sheets and scripts, the columns of the facets.
"""

from __future__ import annotations

import gzip
import re
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from builder.pages.browse.catalogue import FIRST_ROWS, browse
from builder.pages.edition import Edition
from builder.pages.page import File, Page
from builder.pages.parts.record_row import Rows
from builder.records.model.library import Entry, Library, link
from builder.records.model.record import Case
from builder.records.model.values import FuzzyDate, Label, Passage, Period, Term, Text
from builder.records.model.vocabulary import Vocabularies, VocabularyTerm
from builder.records.source.document import Place, Scalar
from tests.bench.vocabulary import vocabulary
from tests.pages.reading import real_library

PLACES = tuple(f"place-{number}" for number in range(40))
HERE = Place(1, 1)


def library(count: int) -> Library:
    """A base of made-up cases: copies of a real one with names, summaries, times, places and themes of their own."""
    real = real_library()
    tables = {name: real.vocabularies.table(name) for name in ("types", "themes")}
    places = {place: VocabularyTerm(place, {"en": place.title(), "zh": place}, {}) for place in PLACES}
    return link(_entries(count, real, tables), vocabularies=Vocabularies({**tables, "places": places}))


def _entries(count: int, real: Library, tables: Mapping[str, Mapping[str, VocabularyTerm]]) -> Iterator[Entry]:
    rng = np.random.default_rng(1)
    models = [entry.record for entry in real.cases]
    words_known = {language: vocabulary(language, 12_000) for language in ("en", "zh")}
    for number in range(count):
        place = PLACES[int(len(PLACES) * rng.random() ** 2)]
        said = {language: _said(words, rng, " " if language == "en" else "") for language, words in words_known.items()}
        model = models[int(rng.integers(len(models)))]
        begin = int(rng.integers(1990, 2026))
        assert isinstance(model, Case)
        record = replace(
            model,
            title=Label({code: _passage(said[code][0]) for code in ("en", "zh")}),
            summary=Text({code: _passage(said[code][1]) for code in ("en", "zh")}),
            type=Term(_one(list(tables["types"]), rng), HERE),
            themes=tuple(Term(_one(list(tables["themes"]), rng), HERE) for _ in range(int(rng.integers(1, 4)))),
            period=Period(FuzzyDate(begin), None, is_range=bool(rng.integers(2)), place=HERE),
            status=_one(["running", "closed", "merged", "unknown"], rng),
        )
        slug = f"case-{number}"
        yield Entry("cases", place, slug, f"cases/{place}/{slug}.yml", record)


def _said(words: Sequence[str], rng: np.random.Generator, joint: str) -> tuple[str, str]:
    """A title and a summary of two sentences."""
    drawn = [words[int(len(words) ** rng.random()) - 1] for _ in range(32)]
    end = ". " if joint else "。"
    title, first, second = (joint.join(drawn[a:b]) for a, b in ((0, 4), (4, 18), (18, 32)))
    return title.capitalize(), f"{first.capitalize()}{end}{second.capitalize()}{end}".strip()


def _passage(text: str) -> Passage:
    return Passage(text, Scalar(text, HERE))


def _one(items: Sequence[str], rng: np.random.Generator) -> str:
    return items[int(rng.integers(len(items)))]


def measured(site: Path, count: int, language: str) -> Iterator[str]:
    made = library(count)
    start = time.process_time()
    edition = Edition(made, language)
    everything = list(browse(edition, Rows(made, language), folder="cases"))
    spent = time.process_time() - start
    page = next(one for one in everything if isinstance(one, Page))
    files = {one.path.rsplit("/", 1)[-1]: size(one.data) for one in everything if isinstance(one, File)}
    html = framed(site, page)
    loads = {
        "page": size(html.encode()),
        **{path: size((site / "assets" / path).read_bytes()) for path in assets(html)},
        "columns.js": files["columns.js"],
    }
    rows = [bytes_ for name, bytes_ in files.items() if name.startswith("rows-")]
    first = sum(loads.values())
    cost = f"{spent:.1f} CPU s, {len(files)} files"
    yield f"{language}, {count} cases: {first / 1000:.1f} KB before it is useful ({cost})"
    yield "  " + ", ".join(f"{name} {bytes_ / 1000:.1f}" for name, bytes_ in loads.items())
    yield f"  {FIRST_ROWS} rows of a choice, each in another file: {FIRST_ROWS * sum(rows) / len(rows) / 1000:.1f} KB"
    yield "  an order: " + ", ".join(f"{n} {b / 1000:.1f}" for n, b in files.items() if n.startswith("order-"))


def framed(site: Path, page: Page) -> str:
    """The page in the frame of a built site: its body in place of that site's list of cases."""
    html = (site / page.language / "cases" / "index.html").read_text(encoding="utf-8")
    return re.sub(
        r'(<div id="content"[^>]*>).*(</article>)', lambda found: found[1] + page.body + found[2], html, flags=re.S
    )


def assets(html: str) -> list[str]:
    """The style sheets and scripts that a page loads, below assets/."""
    return re.findall(r'(?:href|src)="(?:\.\./)*assets/([^"]+\.(?:css|js))"', html)


def size(data: bytes) -> int:
    return len(gzip.compress(data, 6))


if __name__ == "__main__":
    for each in ("en", "zh"):
        print(
            "\n".join(measured(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 10_000, each)), flush=True
        )
