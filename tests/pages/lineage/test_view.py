"""The page of the lineage: golden pages of the odd base, and what must hold of picture and table in any."""

from __future__ import annotations

import gzip
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest

from builder.analysis.relation_graph import first_year, ties
from builder.analysis.strength import STRENGTHS, Strength, strength
from builder.language.words import words
from builder.pages.edition import Edition
from builder.pages.home import home
from builder.pages.html.strength_mark import strength_mark, strength_words
from builder.pages.lineage import neighbourhood
from builder.pages.lineage import view as lineage
from builder.pages.lineage.relation_words import LINE_STYLES, TieLabels
from builder.pages.lineage.strength_shape import shape
from builder.pages.page import File, Page
from builder.pages.record import case
from builder.records.model.library import Entry, Link, link
from tests.pages.lineage.made_base import made_library
from tests.pages.reading import ROOT, Outline, library, of_records, read_xml, real_library
from tests.pages.record.test_case import assert_sound

GOLDEN = Path(__file__).parents[1] / "golden"
LANGUAGES = ("en", "zh")
NPI = "cases/shanghai/npi/"
SVG, XML = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/XML/1998/namespace}"
PRINTED = """
from hashlib import sha256
from tests.pages.lineage.test_view import LANGUAGES, page, pictures
drawn = [page(language, real=True).body.encode() for language in LANGUAGES]
print(*(sha256(one).hexdigest() for one in (*drawn, *pictures("en").values())))
"""


def page(language: str, *, real: bool = False) -> Page:
    return next(iter(lineage.view(Edition(real_library() if real else library(), language))))


@pytest.mark.parametrize("language", LANGUAGES)
def test_golden(language: str, rewrite: bool) -> None:
    made = page(language)
    path = GOLDEN / f"lineage.{language}.html"
    shown = f"<!-- {made.title} | {made.description} -->\n{made.body}\n"
    if rewrite:
        path.write_text(shown, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == shown


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("real", [False, True])
def test_structure(language: str, real: bool) -> None:
    made = page(language, real=real)
    assert_sound(made)
    outline = Outline(made.body)
    assert not [
        name for _, attributes in outline.tags for name in attributes if name.startswith("on") or name == "style"
    ]
    assert not [tag for tag, _ in outline.tags if tag in {"script", "style", "image", "use", "foreignobject"}]


@pytest.mark.parametrize("language", LANGUAGES)
def test_picture_and_table_hold_the_same(language: str) -> None:
    """Both pictures link every tie to its line of the table, and every record to its page."""
    base = real_library()
    body = page(language, real=True).body
    for drawn in re.findall(r"<svg[^>]*role=\"group\".*?</svg>", body, re.DOTALL):
        links = Outline(drawn).values("href")
        assert sorted(href[1:] for href in links if href.startswith("#")) == sorted(tie.anchor for tie in ties(base))
        ends = {entry.address for tie in ties(base) for entry in tie.ends}
        assert {href.removeprefix("../") for href in links if not href.startswith("#")} == ends
    assert {tie.anchor for tie in ties(base)} <= set(Outline(body).values("id"))


def test_a_line_tells_its_evidence() -> None:
    assert "<title>Chengdu NGO Service Park adapts NPI (Enpai) (since 2012" in page("en", real=True).body
    assert "<title>成都公益组织服务园 借鉴自：恩派（NPI）（2012 年起" in page("zh", real=True).body


@pytest.mark.parametrize("real", [False, True])
def test_each_line_shows_and_names_its_strength(real: bool) -> None:
    """By its style and by a shape at its label, in both pictures; who does not see it is told."""
    base = real_library() if real else library()
    labels, body = TieLabels(Edition(base, "en")), page("en", real=real).body
    for tie in ties(base):
        given = strength(tie.link.relation.source, base)
        lines = re.findall(rf'<a href="#{tie.anchor}" class="t (\w+)">(.*?)</a>', body)
        assert [style for style, _ in lines] == [labels.line_style(tie)] * 2
        for _, drawing in lines:
            data = re.search(r'd="M(\d+) (\d+)([^"]*)" class="s"', drawing)
            assert data is not None
            assert data[0] == f'd="{shape(given, int(data[1]), int(data[2]))}" class="s"'
            assert (strength_words(given, "en") in drawing.partition("</title>")[0]) == tie.sourced


def test_no_two_strengths_look_the_same() -> None:
    drawn = {shape(Strength(word, quoted), 0, 0) for word in STRENGTHS for quoted in ("", "quoted")}
    assert len(drawn) == 2 * len(STRENGTHS)


def test_the_legend_has_the_lines_that_occur() -> None:
    body = page("en", real=True).body
    legend = re.findall(r'<ul[^>]* aria-label="Lines and marks".*?</ul>', body, re.DOTALL)[0]
    styles = re.findall(r'<a href="#[^"]*" class="t (\w+)"', body)
    assert [word for word in LINE_STYLES if f'"t {word}"' in legend] == [word for word in LINE_STYLES if word in styles]
    assert "Two independent sources" in legend
    assert "quoted" in legend


def test_neighbours_have_the_mark_of_their_relation() -> None:
    base = real_library()
    shown = pictures("en")[f"en/{NPI}kin.svg"].decode()
    neighbours = neighbours_of(NPI, "en")
    relations = [one for one in cases_joined(NPI) if one.other in neighbours]
    for one in relations:
        outline = shape(strength(one.relation.source, base), 0, 0).removeprefix("M0 0").partition("M")[0]
        assert outline in shown
    assert len(re.findall(r"M\d+ \d+(?:a3\.5|v-3\.5)", shown)) == len(relations)


def test_neighbours_are_joined_as_in_the_narrow_picture() -> None:
    """Below the lower of two cases stands what joins them; below the case itself with the name of the other."""
    shown = pictures("en")[f"en/{NPI}kin.svg"].decode()
    said = re.findall(r">([^<>]+)</text>", shown)
    assert " ".join(said).index("NPI (Enpai)") < " ".join(said).index("Chengdu NGO")
    assert {"came after Taiwan", "founded by", "contrasts with", "adapts"} <= set(said)


def test_what_names_no_source_is_drawn_and_said_so() -> None:
    body = page("en").body
    assert 'class="t unsourced"' in body
    assert "Seed House parallel to" in body
    assert body.count("no source named") > 1


def test_a_long_table_goes_on_on_further_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lineage, "ROWS_PER_PAGE", 4)
    first, second, *_ = lineage.view(Edition(real_library(), "en"))
    assert (first.address, second.address) == ("lineage/", "lineage/2/")
    assert "<svg" not in second.body
    anchors = [name for name in Outline(second.body).values("id") if name != "table"]
    assert len(anchors) == 4
    assert all(f'href="2/#{anchor}"' in first.body for anchor in anchors)


def test_a_picture_of_some_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lineage, "MAX_RECORDS", 5)
    assert f"the table has all {len(ties(real_library()))}" in page("en", real=True).body


def test_without_relations_there_is_a_sentence() -> None:
    alone = link([library().by_reference["cases/lake/old-raft"]], vocabularies=library().vocabularies)
    made = next(iter(lineage.view(Edition(alone, "en"))))
    assert "No record states a relation" in made.body
    assert "<svg" not in made.body
    assert "cb-home-lineage" not in home(Edition(alone, "en")).body


@pytest.mark.parametrize("language", ["en", "zh", "zh-Hant"])
def test_home_has_it_as_a_door(language: str) -> None:
    """With cases by name, place and year, on wide and on narrow screens; the link says how much there is. Of many cases
    it has those with the most relations among them.
    """
    base = real_library()
    body = home(Edition(base, language)).body
    door = re.search(r'<p class="cb-home-lineage">.*?</p>', body, re.DOTALL)
    assert door is not None
    assert Outline(door[0]).values("href") == ["lineage/"]
    related = {entry.reference for tie in ties(base) for entry in tie.ends}
    caption = door[0].rpartition("<span>")[2]
    assert re.findall(r"\d+", caption) == [str(len(related)), str(len(ties(base)))]
    shown = [flat(Outline(picture).text) for picture in re.findall(r"<svg.*?</svg>", door[0], re.DOTALL)]
    named = [entry for entry in base.cases if title_of(entry.reference, language) in shown[1]]
    assert len(named) == len(re.findall(r"M\d+ \d+h8v8", door[0])) >= 6
    for entry in named:
        assert title_of(entry.reference, language)[:12] in shown[0]
        place = base.vocabularies.name("places", entry.place, language).replace(" ", "")
        assert all(place in text and str(first_year(entry)) in text for text in shown)
    joined = [tie for tie in ties(base) if {entry.folder for entry in tie.ends} == {"cases"}]
    counted = Counter(entry.reference for tie in joined for entry in tie.ends)
    assert counted.most_common(1)[0][0] in {entry.reference for entry in named}
    assert len(gzip.compress(door[0].encode(), mtime=0)) < 2000


def title_of(reference: str, language: str) -> str:
    """A title as flat()."""
    entry = real_library().by_reference[reference]
    return flat(TieLabels(Edition(real_library(), language)).title(entry))


def flat(text: str) -> str:
    """A text without spaces, as lines of a picture have it joined."""
    return re.sub(r"\s", "", text)


def test_the_door_has_as_many_cases_as_there_is_room_for() -> None:
    base = made_library(3, 35)
    door = home(Edition(base, "en")).body.partition("cb-home-lineage")[2].partition("</p>")[0]
    wide = re.search(r'viewBox="0 0 (\d+) (\d+)" class="cb-door-wide"', door)
    assert wide is not None
    assert int(wide[1]) < 1400
    assert int(wide[2]) < 600


@pytest.mark.parametrize(("language", "tag"), [("en", "en"), ("zh", "zh-Hans"), ("zh-Hant", "zh-Hant")])
def test_a_case_has_its_neighbours_in_a_file_beside_its_page(language: str, tag: str) -> None:
    made = next(page for page in case_pages(language) if page.address == NPI)
    image, shown = Outline(made.body), drawn(pictures(language)[f"{language.lower()}/{NPI}kin.svg"])
    assert [attributes["src"] for name, attributes in image.tags if name == "img"] == ["kin.svg"]
    assert f'width="{shown.get("width")}" height="{shown.get("height")}"' in made.body
    assert "../../../lineage/" in image.values("href")
    assert shown.get(f"{XML}lang") == tag
    years = {year for entry in neighbours_of(NPI, language) if (year := first_year(entry))}
    said = [(text.text or "").strip() for text in shown.iter(f"{SVG}text")]
    assert [word for word in said if word.isdigit()] == [str(year) for year in sorted(years)]
    own = shown.find(f"{SVG}g[@font-weight]")
    assert own is not None
    assert "".join(own.itertext()) == made.title


@pytest.mark.parametrize("language", [*LANGUAGES, "zh-Hant"])
def test_of_many_neighbours_the_closest_are_drawn_and_the_others_counted(language: str) -> None:
    """No picture of this base is longer than the screen of a phone."""
    base, more = real_library(), set()
    order = list(base.vocabularies.table("relations"))
    for path, data in pictures(language).items():
        address = path.partition("/")[2].removesuffix("kin.svg")
        closest: dict[str, int] = {}
        for one in cases_joined(address):
            other, rank = one.other.reference, order.index(one.relation.type.id)
            closest[other] = min(rank, closest.get(other, rank))
        shown = {entry.reference for entry in neighbours_of(address, language)} - {address.strip("/")}
        ranks = [closest.pop(key) for key in shown]
        assert (
            len(ranks) == neighbourhood.MOST_NEIGHBOURS if closest else len(ranks) <= neighbourhood.MOST_NEIGHBOURS + 1
        )
        assert len(closest) != 1
        assert not closest or max(ranks) <= min(closest.values())
        said = words(language)("lineage.more-neighbours", count=len(closest))
        assert (flat(said) in flat("".join(drawn(data).itertext()))) == bool(closest)
        assert int(drawn(data).get("height", "")) <= 760
        more.add(bool(closest))
    assert more == {False, True}


def cases_joined(address: str) -> list[Link]:
    """The relations of a case with other cases that are listed."""
    base = real_library()
    found = base.links[address.strip("/")]
    return [one for one in found if one.other.folder == "cases" and one.other.status != "retired"]


def neighbours_of(address: str, language: str) -> list[Entry]:
    """The case and those of its neighbours that its picture names."""
    base = real_library()
    shown = flat("".join(drawn(pictures(language)[f"{language.lower()}/{address}kin.svg"]).itertext()))
    joined = dict.fromkeys(one.other.reference for one in cases_joined(address))
    return [base.by_reference[key] for key in (address.strip("/"), *joined) if title_of(key, language) in shown]


@pytest.mark.parametrize("real", [False, True])
def test_a_picture_is_well_formed_and_runs_nothing(real: bool) -> None:
    """Nor does it load anything: an image may not, but a file can be opened by itself."""
    found = [drawn(data) for language in LANGUAGES for data in pictures(language, real=real).values()]
    assert bool(found) is real
    for picture in found:
        for element in picture.iter():
            assert element.tag.removeprefix(SVG) in {"svg", "g", "path", "text"}
            assert not [name for name in element.attrib if name.startswith("on") or name.endswith(("href", "style"))]


def test_a_case_with_one_neighbour_has_none() -> None:
    made = case.page(library().by_reference["cases/hill/seed-house"], Edition(library(), "en"))
    assert "<img" not in made.body
    assert pictures("en", real=False) == {}


def test_a_hostile_name_is_text_in_a_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    """The odd base has no case with two neighbours: here one is enough."""
    monkeypatch.setattr(neighbourhood, "MIN_NEIGHBOURS", 1)
    found = pictures("en", real=False)
    assert found
    said = " ".join("".join(drawn(data).itertext()) for data in found.values())
    assert "<script>" in said


def case_pages(language: str) -> Iterator[Page]:
    return (one for one in of_records(case.view, Edition(real_library(), language)) if isinstance(one, Page))


def drawn(data: bytes) -> ElementTree.Element:
    return read_xml(data)


def pictures(language: str, *, real: bool = True) -> Mapping[str, bytes]:
    """The files beside the pages of cases."""
    return real_pictures(language) if real else files_beside(Edition(library(), language))


@cache
def real_pictures(language: str) -> Mapping[str, bytes]:
    """Those of this base, drawn once: to draw its pages takes a second, and each picture is asked for."""
    return files_beside(Edition(real_library(), language))


def files_beside(edition: Edition) -> Mapping[str, bytes]:
    return {one.path: one.data for one in of_records(case.view, edition) if isinstance(one, File)}


def test_every_run_and_every_process_draws_the_same() -> None:
    """Whatever the seed of hashes; and nothing is said on the way."""
    shown = set()
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", PRINTED],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stderr == ""
        shown.add(done.stdout)
    assert len(shown) == 1


def test_each_sourced_line_has_the_mark_of_its_evidence() -> None:
    base = real_library()
    shown = page("en", real=True).body
    for tie in ties(base):
        row = shown.partition(f'<tr id="{tie.anchor}">')[2].partition("</tr>")[0]
        mark = strength_mark(strength(tie.link.relation.source, base), "en")
        assert row.count('class="cb-strength') == tie.sourced
        assert (mark in row) == tie.sourced
