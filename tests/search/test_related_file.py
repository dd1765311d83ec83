"""The file of related words: groups that lead to a document, folded, in the order of the languages."""

from collections.abc import Iterable, Mapping
from typing import Any

from builder.search.index import search_files
from builder.search.search_document import CONVERTED, Concept, SearchDocument
from tests.search.reading import loaded

Group = Mapping[str, tuple[str, ...]]


def made(*groups: Group, body: str = "", languages: Iterable[str] = ("en", "zh")) -> dict[str, Any]:
    documents = [SearchDocument("en", "a/", "page", "", body=body)]
    files = search_files(documents, glossary=(), labels={}, related=map(Concept, groups), languages=tuple(languages))
    return loaded(files)


BABY: Group = {"en": ("baby", "infant"), "zh": ("婴儿", "宝宝")}


def test_a_group_stays_where_one_of_its_forms_is_indexed() -> None:
    assert made(BABY, body="An infant.")["related"] == [[["infant"], ["baby"]]]
    assert made(BABY, body="婴儿")["related"] == [[["婴儿"], ["宝宝"]]]
    assert made(BABY, body="An inspector of 婴 and 儿.")["related"] == []


def test_of_several_words_and_of_one_character_all_must_be_indexed() -> None:
    groups: tuple[Group, ...] = ({"en": ("old people", "seniors")}, {"zh": ("钱", "资金")})
    assert made(*groups, body="old houses")["related"] == []
    assert made(*groups, body="People are old.")["related"] == [[["old people"], ["seniors"]]]
    assert made(*groups, body="公益金钱袋")["related"] == [[["钱"], ["资金"]]]


def test_forms_are_folded_and_stand_once_a_meaning() -> None:
    group: Group = {"en": ("Babies", "baby", "—", "BABY", "IT", "to do"), "zh": ("嬰兒", "婴儿"), CONVERTED: ("寶寶",)}
    data = made(group, body="baby 婴儿")
    # One that has nothing to stand for it, or for which nothing is indexed, is left out.
    assert data["related"] == [[["婴儿"], ["宝宝"]]]
    pairs = dict(zip(data["han"]["fold"][::2], data["han"]["fold"][1::2], strict=True))
    assert pairs["嬰"] == "婴"


def test_the_order_of_the_groups_does_not_matter_and_the_core_has_none() -> None:
    other: Group = {"en": ("egg", "zebra")}
    one, two = made(BABY, other, body="baby egg"), made(other, BABY, body="baby egg")
    assert one == two
    assert "infant" not in str(one["core"])
    assert one["core"]["stamp"] != made(BABY, body="baby egg")["core"]["stamp"]


def test_without_groups_the_list_is_empty() -> None:
    assert made(body="baby")["related"] == []


def test_the_commonest_form_comes_first() -> None:
    documents = [
        SearchDocument("en", f"{at}/", "page", "", body=body) for at, body in enumerate(("fund", "cash", "cash"))
    ]
    files = search_files(documents, glossary=(), labels={}, related=[Concept({"en": ("money", "fund", "cash")})])
    assert loaded(files)["related"] == [[["cash", "fund"], ["money"]]]
