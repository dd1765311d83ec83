"""Names that are written as one text: which have parts, and which are organisations and stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.records.model.name_text import given_apart, names_in

PERSONS = [
    ("Rebecca S. Lane", [("Lane", "Rebecca S.")]),
    ("Jane Roe", [("Roe", "Jane")]),
    ("Lane, Rebecca S.", [("Lane", "Rebecca S.")]),
    ("R. S. Lane", [("Lane", "R. S.")]),
    ("Jean-Paul Moss", [("Moss", "Jean-Paul")]),
    ("José García", [("García", "José")]),
    ("Anna van der Berg", [("van der Berg", "Anna")]),
    ("van der Berg, Anna", [("van der Berg", "Anna")]),
    ("Kevin J. O'Brien", [("O'Brien", "Kevin J.")]),
    ("Dr. Jane Roe", [("Roe", "Jane")]),
    ("Jane Roe (ed.)", [("Roe", "Jane")]),
    ("Ying-na Wen", [("Wen", "Ying-na")]),
    ("Wen Jiabao", [("Wen", "Jiabao")]),
    ("Wu Ni", [("Wu", "Ni")]),
    ("WEN Yingna", [("Wen", "Yingna")]),
    ("Alfred Poon", [("Poon", "Alfred")]),
    ("Kim Young-ho", [("Kim", "Young-ho")]),
    ("Lane, R.; Fu, T.", [("Lane", "R."), ("Fu", "T.")]),
    ("Lane, R., & Fu, T.", [("Lane", "R."), ("Fu", "T.")]),
    ("Lane, R. and Fu, T.", [("Lane", "R."), ("Fu", "T.")]),
    ("R. Lane, T. Fu", [("Lane", "R."), ("Fu", "T.")]),
    ("Lane RS, Fu T", [("Lane", "R. S."), ("Fu", "T.")]),
    ("Jane Roe and John Doe", [("Roe", "Jane"), ("Doe", "John")]),
    ("Fu Tao and Rebecca Lane", [("Fu", "Tao"), ("Lane", "Rebecca")]),
    ("Jane Roe et al.", [("Roe", "Jane")]),
]
HAN = [
    ("傅涛、张三", ["傅涛", "张三"]),
    ("张三; 李四；王五", ["张三", "李四", "王五"]),
    ("张三，李四", ["张三", "李四"]),
    ("张三 李四", ["张三", "李四"]),
    ("张三和李四", ["张三", "李四"]),
    ("张三、李四等", ["张三", "李四"]),
    ("付 涛", ["付涛"]),
    ("付涛 主编", ["付涛"]),
    ("民政部、财政部", ["民政部", "财政部"]),
    ("World Bank; Oxfam", ["World Bank", "Oxfam"]),
]
KEPT = (
    "付涛", "中国发展简报", "国家发展和改革委员会", "北京师范大学中国公益研究院", "新华社", "马丁·路德",
    "World Bank", "Oxfam GB", "China Development Brief", "Casebook editors", "Smith and Sons Ltd", "Roots & Shoots",
    "Friends of Nature", "Xinhua", "Oxfam Hong Kong", "Ford Foundation", "Green Watershed",
    "Bill & Melinda Gates Foundation", "Caixin Media", "NPI", "Marie Stopes International", "Jack Ma Foundation",
    "Li Ka Shing Foundation", "Non-Profit Incubator", "Hua Dan", "Médecins Sans Frontières",
    "Ministry of Civil Affairs, Beijing", "Oxfam, London", "A Better Community", "Plan B", "Sun Yat-sen University",
    "Ernst & Young", "King & Wood Mallesons", "Le Monde", "The Economist", "Shanghai NPI", "Save the Children",
    "Hong Kong Council of Social Service", "Young Men's Christian Association", "Social Venture Group",
    "Sunshine 100", "Hepatitis B", "Global Times", "UN Women", "Taipei Times", "Sina Weibo", "Ping An",
    "Legislative Yuan",
)  # fmt: skip


@pytest.mark.parametrize(("text", "parts"), PERSONS)
def test_persons_in_latin_letters_have_parts(text: str, parts: list[tuple[str, str]]) -> None:
    assert [(name.family, name.given) for name in names_in(text)] == parts


@pytest.mark.parametrize(("text", "names"), HAN)
def test_several_names_are_taken_apart(text: str, names: list[str]) -> None:
    assert [name.literal for name in names_in(text)] == names


@pytest.mark.parametrize("text", KEPT)
def test_organisations_and_single_chinese_names_stay(text: str) -> None:
    assert names_in(text) == ()


@pytest.mark.parametrize(
    ("first", "second", "is_one"),
    [
        ("Lane", "Rebecca S.", True),
        ("Lane", "R.", True),
        ("van der Berg", "Anna", True),
        ("Fu", "T.", True),
        ("Lane", "Jane Roe", False),
        ("Jane Roe", "Anna", False),
        ("Xinhua", "Reuters", False),
        ("World Bank", "Anna", False),
        ("Wen", "Cheng", False),
        ("", "Anna", False),
        (" ", "", False),
    ],
)
def test_a_comma_in_a_list_makes_two_of_a_name(first: str, second: str, is_one: bool) -> None:
    assert (given_apart(first, second) is not None) == is_one


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_is_taken(first: str, second: str) -> None:
    assert all(name.literal or name.family for name in names_in(first))
    given_apart(first, second)


@given(st.text(alphabet="AaBb甲张 .,;、&-'和等()", max_size=24))
def test_no_text_has_a_name_without_letters(text: str) -> None:
    for name in names_in(text):
        assert name.literal.strip() or (name.family.strip() and name.given.strip())
