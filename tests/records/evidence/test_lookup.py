"""A quote is found whatever the white space, width and marks of the text, and never where its wording differs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.records.evidence.lookup import ASTRAY, DIFFERS, FOUND, MISSING, REACH, ComparedText, Finding, difference
from builder.records.model.omissions import OMISSION
from builder.records.model.quotes import folded

HAN, LATIN = "公益组织服务园区", "abcdeXYZ019"
SPACES = (" ", "  ", "\n", "\r\n", "\t", "\u00a0", "\u3000", "\u2009", " \n ", "\u2028")
QUOTATION_MARKS = "“”„‟«»「」『』〝〞‘’‚\"'＂＇"
DASHES = "-‐‑‒–—―－──"
OTHERS = {",": ",，", "(": "(（", ")": ")）", ":": ":：", ";": ";；", "?": "?？", "!": "!！", "%": "%％"}
Piece = tuple[str, str]
"""The kind of a piece of a text (`han`, `latin`, or a mark), and its words."""

words_of_latin = st.text(LATIN, min_size=1, max_size=5).map(lambda word: ("latin", word))
runs_of_han = st.text(HAN, min_size=1, max_size=5).map(lambda run: ("han", run))
marks = st.sampled_from(['"', "-", *OTHERS]).map(lambda mark: ("mark", mark))
pieces = st.lists(st.one_of(words_of_latin, runs_of_han, marks), min_size=1, max_size=12).filter(
    lambda found: any(kind != "mark" for kind, _ in found)
)
spaces = st.sampled_from(SPACES)


def wide(text: str) -> str:
    return "".join(chr(ord(letter) + 0xFEE0) if "!" <= letter <= "~" else letter for letter in text)


@st.composite
def printed(draw: st.DrawFn, of: list[Piece]) -> str:
    """The pieces as one of many printers sets them."""
    parts: list[str] = []
    for number, (kind, words) in enumerate(of):
        if number and kind == of[number - 1][0] == "latin":
            parts.append(draw(spaces))
        elif number and (kind, of[number - 1][0]) != ("mark", "mark"):
            parts.append(draw(st.sampled_from(["", *SPACES])))
        parts.append(draw(_set(kind, words)))
    return "".join(parts)


def _set(kind: str, words: str) -> st.SearchStrategy[str]:
    if kind == "latin":
        return st.sampled_from([words, wide(words)])
    if kind == "han":
        return st.sampled_from(["", "\n", " ", "\u3000", "\u200b"]).map(lambda space: space.join(words))
    return st.sampled_from({'"': QUOTATION_MARKS, "-": DASHES}.get(words) or OTHERS[words])


def around(text: str) -> str:
    return f"在此之前。\n{text}\n。在此之后"


@given(st.data(), pieces)
def test_it_is_found_however_it_is_printed(data: st.DataObject, of: list[Piece]) -> None:
    quote, text = data.draw(printed(of)), data.draw(printed(of))
    finding = ComparedText(around(text)).look_up(quote)
    assert finding.kind in (FOUND, DIFFERS)
    assert folded(finding.passage) == folded(quote)


@given(st.data(), pieces)
def test_it_is_never_found_where_a_character_of_its_wording_differs(data: st.DataObject, of: list[Piece]) -> None:
    quote = data.draw(printed(of))
    number = data.draw(st.sampled_from([at for at, (kind, _) in enumerate(of) if kind != "mark"]))
    kind, words = of[number]
    at = data.draw(st.integers(0, len(words) - 1))
    letters = (HAN if kind == "han" else LATIN).replace(words[at], "")
    changed = data.draw(st.sampled_from(["", *letters]))
    other = [*of[:number], (kind, words[:at] + changed + words[at + 1 :]), *of[number + 1 :]]
    text = data.draw(printed([piece for piece in other if piece[1]]))
    assert ComparedText(text).look_up(quote).kind == MISSING


MARKS_OF_OMISSION = (OMISSION, f" {OMISSION} ", f"\n{OMISSION}  ", f"\u3000{OMISSION}")
several_pieces = st.lists(pieces, min_size=2, max_size=3)


def with_omissions(data: st.DataObject, printed_passages: list[str]) -> str:
    first, *rest = printed_passages
    return first + "".join(data.draw(st.sampled_from(MARKS_OF_OMISSION)) + passage for passage in rest)


def apart(data: st.DataObject, of: list[list[Piece]]) -> str:
    """Passages in a text, with words between them that stand in none of them."""
    between = data.draw(
        st.lists(st.sampled_from(["。其间略去", " Others say so. ", "\n\n", "。"]), min_size=1, max_size=9)
    )
    gap = "。\n" + "".join(between) + "\n。"
    return around(gap.join(data.draw(printed(passage)) for passage in of))


@given(st.data(), several_pieces)
def test_passages_with_omissions_are_found_however_they_are_printed(data: st.DataObject, of: list[list[Piece]]) -> None:
    quote = with_omissions(data, [data.draw(printed(passage)) for passage in of])
    finding = ComparedText(apart(data, of)).look_up(quote)
    assert finding.kind in (FOUND, DIFFERS)
    assert folded(finding.passage) == folded(quote)


@given(st.data(), several_pieces)
def test_no_passage_is_found_where_a_character_of_its_wording_differs(
    data: st.DataObject, of: list[list[Piece]]
) -> None:
    quote = with_omissions(data, [data.draw(printed(passage)) for passage in of])
    which = data.draw(st.integers(0, len(of) - 1))
    number = data.draw(st.sampled_from([at for at, (kind, _) in enumerate(of[which]) if kind != "mark"]))
    kind, words = of[which][number]
    at = data.draw(st.integers(0, len(words) - 1))
    changed = data.draw(st.sampled_from("錯误" if kind == "han" else "W7"))  # In no piece, so in no other passage.
    other = [*of[which][:number], (kind, words[:at] + changed + words[at + 1 :]), *of[which][number + 1 :]]
    text = apart(data, [*of[:which], other, *of[which + 1 :]])
    assert ComparedText(text).look_up(quote).kind in (MISSING, ASTRAY)


@given(st.data(), st.lists(runs_of_han.map(lambda piece: [piece]), min_size=2, max_size=3))
def test_passages_are_never_found_in_another_order(data: st.DataObject, of: list[list[Piece]]) -> None:
    numbered = [[("han", f"{words}{number}")] for number, [(_, words)] in zip("甲乙丙", of, strict=False)]
    quote = with_omissions(data, [words for [(_, words)] in numbered])
    order = data.draw(st.permutations(range(len(numbered))).filter(lambda found: found != sorted(found)))
    text = apart(data, [numbered[number] for number in order])
    assert ComparedText(text).look_up(quote).kind == ASTRAY


ROOMS, HALLS = "园区有六间办公室", "还有两间会议室"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"{ROOMS}，都在三楼；{HALLS}。", FOUND),
        (f"{ROOMS}。{HALLS}。", FOUND),
        (f"{ROOMS}\n{HALLS}。", ASTRAY),
        (f"{HALLS}，{ROOMS}。", ASTRAY),
        (f"{ROOMS}{'，' * REACH}{HALLS}。", FOUND),
        (f"{ROOMS}{'从略' * (REACH // 2)}，{HALLS}。", ASTRAY),
        (f"{ROOMS}{'从略' * REACH}{ROOMS}，{HALLS}。", FOUND),
        (f"{HALLS}，{ROOMS}{HALLS}，{HALLS}。", FOUND),
        (f"{ROOMS}，都在三楼。", MISSING),
        (f"{ROOMS} [...] {HALLS}。", FOUND),
        (f"{ROOMS[:-1]}，{ROOMS}，{HALLS[:-1]}。", MISSING),
    ],
)
def test_passages_stand_one_after_the_other(text: str, kind: str) -> None:
    assert ComparedText(text).look_up(f"{ROOMS} {OMISSION} {HALLS}").kind == kind


def test_what_is_found_is_shown_with_its_omission() -> None:
    text = f"「{ROOMS}」，都在三楼；{HALLS}。"
    assert ComparedText(text).look_up(f"“{ROOMS}” {OMISSION} {HALLS}") == Finding(
        DIFFERS, f"「{ROOMS}」 {OMISSION} {HALLS}"
    )


def test_the_nearest_of_the_passage_that_is_missing_is_given() -> None:
    found = ComparedText(f"{ROOMS}，都在三楼；{HALLS}。").look_up(f"{ROOMS} {OMISSION} 还有三间会议室")
    assert found == Finding(MISSING, f"{ROOMS} {OMISSION} {HALLS}")


@pytest.mark.parametrize(
    ("quote", "text", "kind"),
    [
        ("园区有六间办公室", "据说，园区\n  有六间办公室。", FOUND),
        ("“园区”有2间", "「园区」有２间", DIFFERS),
        ("the Park’s room", "the Park's\nroom", DIFFERS),
        ("园区", "園區", MISSING),
        ("the park", "the Park", MISSING),
        ("in side", "inside", MISSING),
        ("has 5 rooms", "has 15 rooms", MISSING),
        ("5 rooms", "15 rooms", MISSING),
        ("5家机构", "15家机构", MISSING),
        ("it has 5", "it has 50", MISSING),
        ("it has 5", "it has 5.5", MISSING),
        ("000 rooms", "5,000 rooms", MISSING),
        ("5 rooms", "of 2012,5 rooms", MISSING),
        ("it has 5", "it has 5. Later", FOUND),
        ("art of it", "part of it", MISSING),
        ("art of it", "part of it, art of it", FOUND),
        ("NPI成立", "在上海的NPI成立", FOUND),
        ("……——“”", "……——“”", MISSING),
        ("e", "e\u0301", MISSING),
        ("infor\u00admation", "information", FOUND),
    ],
)
def test_wording_script_and_case_are_differences(quote: str, text: str, kind: str) -> None:
    assert ComparedText(text).look_up(quote).kind == kind


@pytest.mark.parametrize(
    ("quote", "text", "passage"),
    [
        ("“园区”有2间", "他说:「园区」 有２间，不多", "「园区」 有２间"),
        ("(2012)", "于（2012）年", "（2012）"),
        ("he said, “no”", "Then he said, «no».", "he said, «no»"),
    ],
)
def test_what_is_found_is_shown_as_printed(quote: str, text: str, passage: str) -> None:
    assert ComparedText(text).look_up(quote) == Finding(DIFFERS, passage)


FILLING = "这一段与别处无关，只是为了让文章长起来。The rest is of no concern to anybody. "


def test_the_nearest_passage_of_a_long_text_is_given() -> None:
    text = FILLING * 1500 + "园区在三楼有八间办公室，供机构使用。" + FILLING * 1500
    assert len(text.encode()) > 200_000
    finding = ComparedText(text).look_up("园区在三楼有六间办公室，供机构使用")
    assert finding == Finding(MISSING, "园区在三楼有八间办公室，供机构使用")


@pytest.mark.parametrize("text", ["", "无", FILLING * 3])
def test_what_has_nothing_in_common_is_not_near(text: str) -> None:
    assert ComparedText(text).look_up("徐启智任期到年底") == Finding(MISSING, "")


def test_a_very_long_quote_takes_no_more_time_than_a_long_one() -> None:
    assert ComparedText(FILLING * 2000).look_up("园区" * 100_000).kind == MISSING


@pytest.mark.parametrize(
    ("quote", "passage", "shown"),
    [
        ("six rooms here", "eight rooms here", "[-six-]{+eight+} rooms here"),
        ("“园区”", "「园区」", "[-“-]{+「+}园区[-”-]{+」+}"),
        ("园区有办公室", "园区有六间办公室", "园区有{+六间+}办公室"),
        ("the same", "the\nsame", "the same"),
    ],
)
def test_a_difference_is_shown_in_place(quote: str, passage: str, shown: str) -> None:
    assert difference(quote, passage) == shown
