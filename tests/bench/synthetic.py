"""Takes a number of pages; gives that many made-up ones, half in each script, and what indexing them costs:
`python -m tests.bench.synthetic 1400 10000 100000`.

The pages are the same on every run.
"""

import gzip
import re
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from builder.search.index import search_files
from builder.search.search_document import SearchDocument
from tests.bench.vocabulary import distinct, vocabulary

# Of the pages in shared/search: words a page.
WORDS = {"en": 370, "zh": 400}
SAMPLE = 100


def pages(count: int) -> Iterator[SearchDocument]:
    """Twins: page n is there in both languages."""
    for language in ("en", "zh"):
        rng = np.random.default_rng(len(language) + ord(language[0]))
        words_known = vocabulary(language, distinct(count * WORDS[language]))
        joint = " " if language == "en" else ""
        for number in range(count // 2):
            length = int(WORDS[language] * rng.lognormal(0, 0.5)) + 12
            known = distinct((number + 1) * WORDS[language])
            ranks = (known ** rng.random(length)).astype(np.int64) - 1
            words = [words_known[rank] for rank in ranks.tolist()]
            yield SearchDocument(
                language=language,
                address=f"made/{number}/",
                kind=("case", "policy", "page")[number % 3],
                title=joint.join(words[-6:]),
                headings=joint.join(words[-12:-6]),
                body="。 ".join(joint.join(words[at : at + 18]) for at in range(0, length - 12, 18)),
                facets={"place": (f"place-{number % 40}",), "theme": (f"theme-{number % 12}", f"theme-{number % 7}")},
                when=str(1990 + number % 36),
            )


def measured(count: int) -> str:
    documents = list(pages(count))
    with TemporaryDirectory() as folder:
        start = time.process_time()
        files = search_files(documents, glossary=(), labels={})
        indexed = time.process_time()
        for parent in {Path(folder, name).parent for name in files}:
            parent.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            Path(folder, name).write_bytes(data)
        spent = time.process_time() - start
    powers = re.findall(r'"[tucpmx]":\d+', files["assets/search/core.js"].decode("utf-8"))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    first = (
        f"{count} pages: {count / spent:,.0f} a CPU second ({indexed - start:.2f} s, with writing {spent:.2f} s),"
        f" {len(files)} files (allowed {count // 8 + 2000}), {sum(map(len, files.values())) / 1e6:.1f} MB,"
        f" {memory} MB memory; {powers}"
    )
    return "\n".join([first, *_by_kind(files)])


def _by_kind(files: dict[str, bytes]) -> Iterator[str]:
    kinds: dict[str, list[bytes]] = defaultdict(list)
    for name, data in files.items():
        kinds[name.split("/")[2].removesuffix(".js")].append(data)
    for kind, contents in kinds.items():
        sample = [len(gzip.compress(data, 6)) for data in contents[:: max(1, len(contents) // SAMPLE)]]
        raw = sum(map(len, contents))
        yield (
            f"  {kind:5} {len(contents):6} files {raw / 1e6:8.2f} MB raw; a file: {raw // len(contents):7} raw,"
            f" gzipped {sum(sample) // len(sample):6} mean, {max(sample):6} most (of {len(sample)})"
        )


if __name__ == "__main__":
    for argument in sys.argv[1:] or ["1400"]:
        print(measured(int(argument)), flush=True)
