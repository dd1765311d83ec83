"""The files of vocabularies: this base's own are complete; faults in one have their place."""

from __future__ import annotations

from pathlib import Path

from builder.records.vocabularies import read_vocabularies

BASE = Path(__file__).parents[2]


def test_the_vocabularies_of_this_base_are_complete() -> None:
    vocabularies, problems = read_vocabularies(BASE / "builder" / "vocabulary", base=BASE)
    assert problems == ()
    assert {"types", "themes", "dimensions", "relations", "measures", "units", "places"} <= vocabularies.tables.keys()
    for relation in vocabularies.table("relations").values():
        assert relation.symmetric or {"en", "zh"} <= relation.reverse.keys()
    for measure in vocabularies.table("measures").values():
        assert measure.unit in vocabularies.table("units")
    assert all(dimension.terms for dimension in vocabularies.table("dimensions").values())


def test_a_faulty_term_has_its_place(tmp_path: Path) -> None:
    (tmp_path / "types.yml").write_text("a: x\nb:\n  label: {en: B}\n  colour: red\n", encoding="utf-8")
    vocabularies, problems = read_vocabularies(tmp_path, base=tmp_path)
    assert [(problem.line, problem.code) for problem in problems] == [
        (1, "not-a-map"),
        (4, "unknown-key-far"),
        (2, "entry-incomplete"),
        (2, "entry-incomplete"),
    ]
    assert vocabularies.name("types", "b", "zh") == "B"
    assert vocabularies.name("types", "none", "zh") == "none"


PLACE = "{0}:\n  label: {{en: A, zh: 甲}}\n  definition: {{en: A, zh: 甲}}\n  within: {1}\n"


def test_a_place_lies_within_others(tmp_path: Path) -> None:
    (tmp_path / "places.yml").write_text(
        PLACE.format("town", "state") + PLACE.format("state", "town"), encoding="utf-8"
    )
    vocabularies, problems = read_vocabularies(tmp_path, base=tmp_path)
    assert [(problem.line, problem.code) for problem in problems] == [(4, "term-within-circle")]
    assert vocabularies.around("town") == ("town", "state")
    assert vocabularies.around("elsewhere") == ("elsewhere",)


def test_what_lies_within_nothing_known_has_its_place_and_a_fix(tmp_path: Path) -> None:
    text = PLACE.format("town", "sttae") + PLACE.format("state", "state") + PLACE.format("hill", "state")
    (tmp_path / "places.yml").write_text(text, encoding="utf-8")
    _, problems = read_vocabularies(tmp_path, base=tmp_path)
    assert [(problem.line, problem.code, problem.fix) for problem in problems] == [
        (4, "term-within-unknown", "  within: state"),
        (8, "term-within-unknown", ""),
    ]


def test_a_place_has_a_position(tmp_path: Path) -> None:
    term = "{0}:\n  label: {{en: A, zh: 甲}}\n  definition: {{en: A, zh: 甲}}\n  position: {1}\n"
    written = {
        "a": "30.66, 104.07",
        "b": "-33.9，151.2",
        "c": "104.07, 30.66",
        "d": "91, 181",
        "e": "30.66 N",
        "f": "unknown",
    }
    text = "".join(term.format(id_, position) for id_, position in written.items())
    (tmp_path / "places.yml").write_text(text, encoding="utf-8")
    vocabularies, problems = read_vocabularies(tmp_path, base=tmp_path)
    assert [(problem.line, problem.code, problem.fix) for problem in problems] == [
        (12, "position-form", "position: 30.66, 104.07"),
        (16, "position-form", ""),
        (20, "position-form", ""),
        (24, "position-form", ""),
    ]
    places = vocabularies.table("places")
    assert [places[id_].position for id_ in "abc"] == [(30.66, 104.07), (-33.9, 151.2), None]


def test_an_id_can_stand_in_an_address(tmp_path: Path) -> None:
    text = "".join(PLACE.format(f"'{name}'", "town") for name in ("../../x", "a b", "Chengdu", "成都", "town"))
    (tmp_path / "places.yml").write_text(text.rpartition("  within")[0], encoding="utf-8")
    _, problems = read_vocabularies(tmp_path, base=tmp_path)
    assert [(problem.line, problem.code) for problem in problems] == [(line, "key-form") for line in (1, 5, 9, 13)]


def test_the_dimension_of_a_term_is_one_of_the_base(tmp_path: Path) -> None:
    head = "  label: {en: A, zh: 甲}\n  definition: {en: A, zh: 甲}\n"
    (tmp_path / "themes.yml").write_text(f"a:\n{head}  dimension: mony\nb:\n{head}  dimension: money\n", "utf-8")
    _, problems = read_vocabularies(tmp_path, base=tmp_path)
    assert problems == (), "without dimensions any may be named"
    (tmp_path / "dimensions.yml").write_text(f"money:\n{head}  story: [people, peple]\n", "utf-8")
    vocabularies, problems = read_vocabularies(tmp_path, base=tmp_path)
    assert [(problem.path[-14:], problem.line, problem.code, problem.fix) for problem in problems] == [
        ("dimensions.yml", 4, "unknown-word", "-: people"),
        ("themes.yml", 4, "term-dimension-unknown", "  dimension: money"),
    ]
    assert vocabularies.table("themes")["b"].dimension == "money"


def test_every_link_to_a_dimension_leads_to_one() -> None:
    """Of the vocabularies that a new base begins with, too."""
    for folder in ("vocabulary", "defaults/vocabulary"):
        vocabularies, problems = read_vocabularies(BASE / "builder" / folder, base=BASE / "elsewhere")
        assert problems == ()
        terms = [term for table in vocabularies.tables.values() for term in table.values()]
        assert {term.dimension for term in terms if term.dimension} <= vocabularies.table("dimensions").keys()
        assert "funding" in {term.dimension for term in terms}
