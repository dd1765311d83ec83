"""Takes a built site and numbers of cases; gives what the page for comparing costs with so many, in bytes gzipped:
`python -m tests.bench.compare_bytes site 9 1000 10000`.

Before it is useful: the page, all styles and scripts that it loads, the words, the first lines of the index of names.
To choose a case: the shards that one query loads, by 200 queries of two to six letters or one to three characters; the
file of a case, as large as the largest of the site. Names are made up; their words follow Zipf's law.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import statistics
from collections.abc import Sequence
from pathlib import Path

from builder.pages.compare.titles import KEY_LENGTH, ChoosableCase, choosable, fold, title_files

SYLLABLES = [a + b + c for a in "bcdfghklmnprstw" for b in "aeiou" for c in ("", "n", "r", "ng")]
HAN = [chr(0x4E00 + 7 * n) for n in range(1800)]
ASSET = re.compile(r'(?:src|href)="((?:\.\./)*assets/[^"]+\.(?:js|css))"')
QUERIES = 200


def packed(data: bytes) -> int:
    return len(gzip.compress(data, 9))


def names(count: int, language: str) -> list[ChoosableCase]:
    """Cases with names of four to seven words, or six to twelve characters; a third begin with the same place."""
    rng = random.Random(count)
    words = ["".join(rng.choices(SYLLABLES, k=rng.randint(1, 3))) for _ in range(4000)] if language == "en" else HAN
    weights = [1 / rank for rank in range(1, len(words) + 1)]
    joint, size, place = (" ", (4, 7), "Chengdu") if language == "en" else ("", (6, 12), "成都")
    made = []
    for number in range(count):
        own = rng.choices(words, weights, k=rng.randint(*size))
        title = joint.join([place, *own] if number % 3 == 0 else own)
        made.append(
            choosable(f"place-{number % 40}/case-{number}", title, f"{place} · Incubator · since 2012", names=(title,))
        )
    return made


def loaded(site: Path, language: str) -> dict[str, int]:
    """What the page and its styles and scripts weigh."""
    page = site / language / "compare" / "index.html"
    text = page.read_text(encoding="utf-8")
    assets = {(page.parent / found).resolve() for found in ASSET.findall(text)} | {
        site.resolve() / "assets" / "tray.css"
    }
    words = site / "assets" / "compare" / language / "words.js"
    return {
        "page": packed(text.encode()),
        "styles": sum(packed(path.read_bytes()) for path in assets if path.suffix == ".css"),
        "scripts": sum(packed(path.read_bytes()) for path in assets if path.suffix == ".js"),
        "words": packed(words.read_bytes()),
    }


def asked(cases: Sequence[ChoosableCase], files: dict[str, bytes], language: str) -> list[int]:
    """The bytes of the shards that each of many queries loads; as compare.js does, until twelve cases are found."""
    rng = random.Random(1)
    first = json.loads(files["titles.js"].split(b",", 1)[1][:-3])["first"]
    costs = []
    for _ in range(QUERIES):
        words = fold(rng.choice(cases).title).split(" ")
        start = rng.choice(words)
        query = (
            start[: rng.randint(2, 6)] if language == "en" else start[rng.randrange(len(start)) :][: rng.randint(1, 3)]
        )
        at, found, cost = max(sum(line < query for line in first) - 1, 0), 0, 0
        for read in range(3):
            if at + read >= len(first) or found > 12 or (read and not first[at + read].startswith(query)):
                break
            data = files[f"titles-{at + read}.js"]
            cost += packed(data)
            found += sum(
                key.startswith(query[:KEY_LENGTH]) for key, _ in json.loads(data.split(b",", 1)[1][:-3])["lines"]
            )
        costs.append(cost)
    return costs


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("counts", type=int, nargs="+")
    given = parser.parse_args()
    for language in ("en", "zh"):
        fixed = loaded(given.site, language)
        largest = max(packed(p.read_bytes()) for p in (given.site / "assets" / "compare" / language).glob("*/*.js"))
        print(language, fixed, "largest case", largest)
        for count in given.counts:
            cases = names(count, language)
            files = {file.path: file.data for file in title_files(cases, "")}
            start = sum(fixed.values()) + packed(files["titles.js"])
            costs = asked(cases, files, language)
            print(
                f"  {count} cases: {len(files)} files of names, first lines {packed(files['titles.js'])},"
                f" before it is useful {start}; one query {statistics.median(costs):.0f} (at most {max(costs)});"
                f" four cases compared {start + 4 * largest}, chosen by name {start + 4 * (largest + max(costs))}"
            )


if __name__ == "__main__":
    main()
