"""Takes golden.json; gives it with every answer made anew: `python -m tests.search.golden` after a rule has changed.

The client's tests read the same file. The inputs stand in it too: to add one, add it with an empty answer.
"""

import json
from pathlib import Path
from typing import Any

import numpy as np

from builder.search.adjacency import pair_hashes
from builder.search.digits import vlq
from builder.search.fold import fold
from builder.search.impacts import IMPACT_BITS, Inverted
from builder.search.posting_lists import capped, first_lists
from builder.search.quantities import quantities
from builder.search.shards import hashes
from builder.search.spelling import canonical
from builder.search.stem import stem
from builder.search.tokens import tokens
from tests.search.reading import characters

PATH = Path(__file__).parent / "golden.json"


def read() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(PATH.read_text(encoding="utf-8"))
    return loaded


def answered(golden: dict[str, Any]) -> dict[str, Any]:
    return {
        "text": [of_text(each["in"]) for each in golden["text"]],
        "stem": [[word, stem(word)] for word, _ in golden["stem"]],
        "spelling": [[word, canonical(word)] for word, _ in golden["spelling"]],
        "quantities": [[text, list(map(list, quantities(text)))] for text, _ in golden["quantities"]],
        "hash": [[text, int(hashes([text])[0])] for text, _ in golden["hash"]],
        "pairs": [[pair, int(pair_hashes(*hashes(pair).reshape(2, 1))[0])] for pair, _ in golden["pairs"]],
        "vlq": [[numbers, vlq(numbers)] for numbers, _ in golden["vlq"]],
        "postings": [[pairs, posting_list(pairs)] for pairs, _ in golden["postings"]],
    }


def of_text(text: str) -> dict[str, Any]:
    folded = fold(text)
    return {"in": text, "fold": folded, "tokens": tokens(folded), "characters": "".join(characters(folded))}


def posting_list(pairs: list[tuple[int, int]]) -> str:
    """The list of one token that stands in these documents, each with its impact."""
    postings = np.sort(np.array([document << IMPACT_BITS | impact for document, impact in pairs], np.uint64))
    best, _ = capped(Inverted(postings), len(pairs))
    return "".join(first_lists(best, ""))


def written(golden: dict[str, Any]) -> str:
    parts = []
    for name, examples in golden.items():
        lines = ",\n".join("  " + json.dumps(example, ensure_ascii=False) for example in examples)
        parts.append(f' "{name}": [\n{lines}\n ]')
    return "{\n" + ",\n".join(parts) + "\n}\n"


if __name__ == "__main__":
    PATH.write_text(written(answered(read())), encoding="utf-8")
