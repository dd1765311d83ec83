"""The whole index, read back: it holds what a plain count of tokens says, whatever the order of the documents."""

import doctest
import math
import random
import re
from collections import defaultdict
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from builder.search import kept_document
from builder.search.digits import base36
from builder.search.fold import fold
from builder.search.impacts import K1, LENGTH_NORMALISATION, WEIGHTS
from builder.search.index import search_files
from builder.search.quantities import month_of, quantities
from builder.search.search_document import SearchDocument
from builder.search.tables import CAP, CHARACTER_CAP, FORM_CAP
from builder.search.tokenise import field_texts
from builder.search.tokens import tokens
from tests.search import golden
from tests.search.reading import characters, document_numbers, file_of, loaded, numbers, postings
from tests.tries import tries

TEXTS = [example["in"] for example in golden.read()["text"]]
Index = dict[str, dict[int, int]]


def made(documents: list[SearchDocument], **rest: Any) -> dict[str, Any]:
    return loaded(search_files(documents, glossary=rest.get("glossary", ()), labels=rest.get("labels", {})))


def page(address: str, *, language: str = "en", **rest: Any) -> SearchDocument:
    return SearchDocument(language=language, address=address, kind="page", title=rest.pop("title", ""), **rest)


def table(data: dict[str, Any], letter: str, rest: str) -> Index:
    """Every token of a table with its documents and their impacts, first lists and rests together."""
    index: Index = {}
    for number in range(data["core"][letter]):
        for token, text in data[letter + base36(number)].items():
            assert shard(data, letter, token.partition("/")[0]) == letter + base36(number)
            best, mark, count = re.split(r"([!.])", text) if re.search(r"[!.]", text) else (text, "", "")
            found = postings(best)
            assert len(found) == {"!": CAP, ".": CHARACTER_CAP if letter == "c" else FORM_CAP}.get(mark, len(found))
            if mark == "!":
                found += postings(data[shard(data, rest, token)][token])
            assert len({document for document, _ in found}) == len(found)
            assert mark == "." or not count or numbers(count) == [len(found)]
            assert mark != "." or numbers(count)[0] > len(found)
            index[token] = dict(found)
    return index


def shard(data: dict[str, Any], letter: str, key: str) -> str:
    return letter + file_of(key, data["core"][letter])


def words_as_written(index: Index) -> Index:
    return {key: found for key, found in index.items() if "/" in key}


def tokens_of(index: Index) -> Index:
    return {key: found for key, found in index.items() if "/" not in key}


def plainly(documents: list[SearchDocument], data: dict[str, Any], cut: Any = tokens) -> Index:
    """The same, counted document by document. `data`: of the index, for the numbers of the documents."""
    ordered, document_number = documents, document_numbers(data)
    cuts = [[cut(fold(text)) for text in field_texts(document)] for document in ordered]
    words = [[tokens(fold(text)) for text in field_texts(document)] for document in ordered]
    means = {}
    for language in ("en", "zh"):
        rows = [row for row, document in zip(words, ordered, strict=True) if document.language == language]
        lengths = [[len(row[field]) for row in rows if row[field]] for field in range(5)]
        means[language] = [stepped(sum(each) / len(each)) if each else 1 for each in lengths]
    index: Index = defaultdict(dict)
    for number, document in enumerate(ordered):
        weights: dict[str, float] = defaultdict(float)
        for field, (found, all_words) in enumerate(zip(cuts[number], words[number], strict=True)):
            length = len(all_words) / means[document.language][field]
            for token in found:
                weights[token] += WEIGHTS[field] / (
                    1 - LENGTH_NORMALISATION[field] + LENGTH_NORMALISATION[field] * length
                )
        for token, weight in weights.items():
            index[token][document_number[document.language, document.address]] = min(
                15, int(16 * weight / (weight + K1))
            )
    return dict(index)


def stepped(mean: float) -> float:
    """The nearest power of the root of two."""
    return math.sqrt(2) ** round(2 * math.log2(max(mean, 1)))


def alike(one: Index, other: Index) -> bool:
    """Impacts may fall on either side of a step."""
    return one.keys() == other.keys() and all(
        one[token].keys() == other[token].keys()
        and all(abs(impact - other[token][document]) <= 1 for document, impact in one[token].items())
        for token in one
    )


def golden_documents() -> list[SearchDocument]:
    languages = ("en", "zh")
    return [
        page(
            f"p{number}/",
            language=languages[number % 2],
            title=text,
            names=(TEXTS[number - 1], text),
            headings=TEXTS[number - 2],
            body="\n".join(TEXTS[number - 7 : number]),
        )
        for number, text in enumerate(TEXTS)
    ]


def all_tokens(folded: str) -> list[str]:
    """With those of dates, their months, and amounts."""
    found = [each.token for each in quantities(folded)]
    return [*tokens(folded), *found, *filter(None, map(month_of, found))]


def test_every_token_of_every_text_is_found_with_its_impact() -> None:
    documents = golden_documents()
    data = made(documents)
    assert alike(tokens_of(table(data, "t", "u")), plainly(documents, data, all_tokens))
    assert alike(table(data, "c", ""), plainly(documents, data, characters))


@tries(60)
@given(
    st.lists(
        st.tuples(st.text(), st.text(alphabet="ab12,.年月亿'’cé\u0301一二𠮷ー \x00\x1e\u200b長")),
        min_size=1,
        max_size=6,
    )
)
def test_reading_at_once_is_reading_one_by_one(texts: list[tuple[str, str]]) -> None:
    documents = [page(f"{number}", title=title, body=body) for number, (title, body) in enumerate(texts)]
    clean = [page(d.address, title=d.title.replace("\x1e", " "), body=d.body.replace("\x1e", " ")) for d in documents]
    data = made(documents)
    assert alike(tokens_of(table(data, "t", "u")), plainly(clean, data, all_tokens))


def test_a_word_as_it_is_written_stands_under_its_stem_where_it_is_rarer() -> None:
    documents = [
        page("a/", body="proportion proportions"),
        page("b/", body="proportioned proportion"),
        page("c/", title="Proportioned"),
        page("d/", body="volunteering"),
        page("e/", body="naïveté"),
    ]
    data = made(documents)
    found = table(data, "t", "u")
    a, b, c = (document_numbers(data)["en", address] for address in ("a/", "b/", "c/"))
    assert {key: set(documents) for key, documents in words_as_written(found).items()} == {
        "proport/proportion": {a, b},
        "proport/proportioned": {b, c},
        "proport/proportions": {a},
    }
    assert found["proport/proportioned"][c] > found["proport/proportioned"][b]


def test_two_spellings_of_a_word_have_one_list() -> None:
    documents = [
        page("a/", body="organisation organise"),
        page("b/", body="organizations organization"),
        page("c/", body="NGOs"),
        page("d/", body="an NGO"),
    ]
    data = made(documents)
    found = table(data, "t", "u")
    a, b, c, d = (document_numbers(data)["en", f"{letter}/"] for letter in "abcd")
    assert {key: set(documents) for key, documents in words_as_written(found).items()} == {
        "organiz/organize": {a},
        "organiz/organizations": {b},
    }
    assert (set(found["organiz"]), set(found["ngo"])) == ({a, b}, {c, d})


def test_a_long_list_is_cut_to_its_best_and_the_rest_stands_apart() -> None:
    documents = [
        page(f"{number:04}/", title="river" if number % 3 else "", body="river 河流 " + "and so on " * (number % 7))
        for number in range(CAP + 150)
    ]
    data = made(documents)
    name = shard(data, "t", "river")
    best, count = data[name]["river"].split("!")
    first, rest = postings(best), postings(data[shard(data, "u", "river")]["river"])
    whole = plainly(documents, data)["river"]
    assert numbers(count) == [len(documents)]
    assert (len(first), len(rest)) == (CAP, 150)
    assert dict(first + rest).keys() == whole.keys()
    assert all(abs(impact - whole[document]) <= 1 for document, impact in first)
    assert [impact for _, impact in first] == sorted((impact for _, impact in first), reverse=True)
    mean = sum(whole[document] for document, _ in rest) / len(rest)
    assert all(abs(impact - mean) <= 1 for _, impact in rest)
    assert [document for document, _ in rest] == sorted(document for document, _ in rest)


def test_the_files_are_the_same_whatever_the_order() -> None:
    documents = golden_documents()
    once = search_files(documents, glossary=(), labels={})
    for seed in range(3):
        random.Random(seed).shuffle(documents)
        assert search_files(iter(documents), glossary=(), labels={}) == once


def test_a_text_that_is_cut_off_ends_at_a_word() -> None:
    assert doctest.testmod(kept_document).failed == 0
