"""Record prose: what it keeps, what it lets nobody do, and that nothing in it is slow."""

from __future__ import annotations

import re
import time
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from builder.pages.html import prose
from builder.pages.html.citations import by_source, marks, number_marks, numbers_of, quotes_of, source_mark
from builder.pages.html.elements import Html, escape, safe_address
from builder.pages.html.prose import _CLEANER, _plain, plain
from builder.records.markdown import mask_citations, plain_line, plain_paragraphs, render
from builder.records.model.values import Citation
from builder.records.source.document import Place
from tests.hostile_texts import LISTS, PIECES, payloads
from tests.tries import tries

REGION = {"class", "tabindex", "role", "aria-label"}
OURS = {"sup": {"class"}, "div": REGION, "td": {"data-head"}, "th": {"scope"}, "ol": {"start"}, "p": {"class"}}
LINK = {"href", "rel", "id", "role"}


KNOWN = frozenset({"fu-2012", "xu-2012"})


def blocks(text: str, *, heading: int | None = None) -> Html:
    """A text as a page shows it, its citations numbered."""
    return counted(prose.blocks(text, heading=heading))


def inline(text: str) -> Html:
    return counted(prose.inline(text))


def counted(made: Html) -> Html:
    return number_marks(made, numbers_of([made], KNOWN))


@dataclass
class Elements(HTMLParser):
    """The elements of some HTML, whether they close in order, and its text."""

    found: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    text: str = ""
    deepest: int = 0

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in ("br", "hr"):
            self.open.append(tag)
        self.deepest = max(self.deepest, len(self.open))

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(f"a declaration: {decl}")

    def handle_pi(self, data: str) -> None:
        raise AssertionError(f"an instruction: {data}")

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(f"a declaration: {data}")


def elements(made: str) -> Elements:
    parsed = Elements()
    parsed.feed(made)
    parsed.close()
    assert not parsed.open
    return parsed


def assert_safe(made: str) -> Elements:
    parsed = elements(made)
    for tag, attributes in parsed.found:
        assert tag in prose.INLINE_TAGS | prose.BLOCK_TAGS | {"h4", "h5", "h6", "sup", "div"}
        assert set(attributes) <= (LINK if tag == "a" else OURS.get(tag, set()))
        address = attributes.get("href")
        assert address is None or re.fullmatch(r"#s\d+", address) or safe_address(address)
    return parsed


@pytest.mark.skipif(not payloads(*LISTS), reason="the payloads are not beside this checkout")
@pytest.mark.parametrize(
    "frame",
    ["{}", "[text]({})", "![text]({})", "- {}", "`{}`", "**{}** [@fu-2012, {}]", "| a |\n|-|\n| {} |", "<{}>", "# {}"],
)
def test_hostile_strings_stay_text(frame: str) -> None:
    for payload in payloads(*LISTS):
        text = frame.replace("{}", payload)
        assert_safe(blocks(text, heading=4))
        assert_safe(inline(text))


@pytest.mark.skipif(not payloads(*LISTS), reason="the payloads are not beside this checkout")
def test_hostile_strings_stay_readable() -> None:
    """The words of a payload can still be read: markup is shown, not dropped."""
    for payload in payloads(*LISTS):
        if payload.startswith("<") and "\n" not in payload and "[" not in payload:
            shown = elements(blocks(payload)).text
            assert payload[:8].strip("<") in shown or not payload[:8].strip("<").isalpha()


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=8).map("".join))
def test_any_hostile_text_is_safe(text: str) -> None:
    assert_safe(blocks(text, heading=4))
    assert_safe(inline(text))
    assert "\n" not in plain(text)


@tries(200)
@given(st.text(alphabet=st.sampled_from("ab <>&\"'[]()@!*_`#-+|:;/\\\n　，。文字=1.~\ufdd0\ufdd1⸨⸩0"), max_size=120))
@example("⸨\ufdd00\ufdd1⸩ [@fu-2012]")
@example("[@fu-2012](http://a.b)")
@example("[a [@fu-2012] b](http://a.b)")
@example("`[@fu-2012]` [@fu-2012, <b>`]")
@example("| [@fu-2012] |\n|-|\n| |")
def test_any_text_is_safe(text: str) -> None:
    assert_safe(blocks(text, heading=4))
    runs = assert_safe(inline(text))
    assert not {tag for tag, _ in runs.found} & (prose.BLOCK_TAGS | {"div", "h4"})
    assert "\n" not in plain(text)


def test_emphasis_beside_han_characters() -> None:
    assert blocks("他说**重要。**然后") == "<p>他说<strong>重要。</strong>然后</p>"
    assert "<strong>重要。</strong><sup" in blocks("他说**重要。**[@fu-2012]然后")


def test_raw_html_is_shown_not_passed() -> None:
    assert blocks("a <b>c</b>") == "<p>a &lt;b&gt;c&lt;/b&gt;</p>"
    assert "&lt;script&gt;" in blocks("<script>\nalert(1)\n</script>")


def test_images_become_their_text() -> None:
    made = elements(blocks('![a "view"](https://example.org/x.png "t")'))
    assert (made.text, [tag for tag, _ in made.found]) == ('a "view"', ["p"])


@pytest.mark.parametrize("address", ["https://example.org/a?b=c&d=e", "http://例子.中国/", "mailto:a@example.org"])
def test_links_that_pass(address: str) -> None:
    made = elements(blocks(f"[text]({address})"))
    [link] = [attributes for tag, attributes in made.found if tag == "a"]
    assert link["rel"] == "nofollow noopener"


@pytest.mark.parametrize(
    "address",
    ["//example.org", "/a", "a.md", "#b", "\\\\example.org", "https:\\\\example.org", "http:/x", "https:///x",
     "javascript:alert(1)", "JaVaScRiPt:alert(1)", "&#106;avascript:x", "data:text/html,x", "vbscript:x",
     "file:///etc/passwd", "ftp://example.org"],
)  # fmt: skip
def test_links_that_become_text(address: str) -> None:
    made = elements(blocks(f"[text](<{address}>)"))
    assert "a" not in {tag for tag, _ in made.found}
    assert made.text == "text"


def test_a_link_without_text_goes() -> None:
    assert "<a" not in blocks("[](https://example.org) [![](x.png)](https://example.org)")


def test_citations_are_numbered_by_first_appearance() -> None:
    made = blocks("One [@xu-2012]. Two [@fu-2012, p. 3; @xu-2012]。")
    assert elements(made).text == "One[1]. Two[2, p. 3] [1]。"
    assert '<sup><a href="#s2">[2, p. 3]</a> <a href="#s1">[1]</a></sup>' in made


def test_a_locator_carries_no_markup() -> None:
    made = blocks("[@fu-2012, <b onclick=x>*3* `_4_`]")
    assert elements(made).text == "[1, <b onclick=x>*3* `_4_`]"
    assert_safe(made)


def test_code_shows_a_citation_as_typed() -> None:
    made = blocks("`[@fu-2012]`\n\n```\n[@xu-2012, p. 1]\n```")
    assert elements(made).text.split() == ["[@fu-2012]", "[@xu-2012,", "p.", "1]"]
    assert numbers_of([made], KNOWN) == {}


def test_a_citation_in_a_link_moves_behind_it() -> None:
    made = blocks("[text [@fu-2012]](https://example.org)")
    assert made.index("</a>") < made.index("<sup>")


def test_an_unknown_key_is_named_and_not_linked() -> None:
    assert elements(blocks("A [@nobody].")).text == "A[nobody?]."
    assert "<a" not in blocks("A [@nobody].")


def test_marks_of_a_field() -> None:
    citations = (Citation("fu-2012", "p. 3", Place(1, 1)), Citation("xu-2012", "", Place(1, 1)))
    assert elements(counted(marks(citations))).text == "[1, p. 3] [2]"
    assert marks(()) == ""


def test_numbers_follow_the_page_whatever_was_made_first() -> None:
    below = marks([Citation("xu-2012", "", Place(1, 1))])
    above = source_mark([Citation("fu-2012", "", Place(1, 1), "rooms")], escape("Fu & Xu"))
    numbers = numbers_of([above, below], KNOWN)
    assert numbers == {"fu-2012": 1, "xu-2012": 2}
    assert number_marks(below, numbers) == '<sup><a href="#s2">[2]</a></sup>'
    assert number_marks(above, numbers) == '<a href="#s1">Fu &amp; Xu [1]</a>'
    quotes = quotes_of([above])
    assert quotes == {("fu-2012", "rooms")}
    assert number_marks(above, numbers, quotes=quotes) == '<a href="#s1-rooms">Fu &amp; Xu [1]</a>'


def test_a_source_is_named_once_with_the_marks_of_its_places_side_by_side() -> None:
    places = (("fu-2012", "rooms", ""), ("xu-2012", "", ""), ("fu-2012", "", "p. 4"), ("fu-2012", "rooms", ""))
    of_sources = by_source(Citation(key, locator, Place(1, 1), quote) for key, quote, locator in places)
    named = [source_mark(citations, escape(citations[0].key)) for citations in of_sources]
    numbers, quotes = numbers_of(named, KNOWN), quotes_of(named)
    assert [number_marks(one, numbers, quotes=quotes) for one in named] == [
        '<a href="#s1-rooms">fu-2012 [1]</a> <a href="#s1">[1, p. 4]</a>',
        '<a href="#s2">xu-2012 [2]</a>',
    ]


def test_quotes_of_one_source_beside_each_other_have_one_mark() -> None:
    made = prose.inline("A [@fu-2012#rooms; @xu-2012; @fu-2012; @fu-2012#control; @fu-2012#rooms, p. 4].")
    numbers, quotes = numbers_of([made], KNOWN), quotes_of([made])
    assert quotes == {("fu-2012", "rooms"), ("fu-2012", "control")}
    shown = number_marks(made, numbers, quotes=quotes)
    marks_shown = (
        '<a href="#s1-rooms" data-and="control">[1]</a> <a href="#s2">[2]</a> <a href="#s1-rooms">[1, p. 4]</a>'
    )
    assert shown == f"A<sup>{marks_shown}</sup>."
    assert number_marks(made, numbers, quotes=frozenset({("fu-2012", "control")})).count("data-and") == 0
    named = source_mark(
        [Citation("fu-2012", "", Place(1, 1), quote) for quote in ("", "rooms", "control")], escape("Fu")
    )
    shown = number_marks(named, numbers, quotes=quotes)
    assert shown == '<a href="#s1-rooms" data-and="control">Fu [1]</a>'


@pytest.mark.parametrize(
    "forged",
    [
        '<cb-cite key="fu-2012" quote="" locator=""></cb-cite>',
        '<cb-source key="fu-2012" quote="">x</cb-source>',
    ],
)
def test_no_text_writes_a_placeholder(forged: str) -> None:
    for made in (prose.blocks(forged), prose.inline(forged), prose.blocks(f"`{forged}`"), escape(forged)):
        assert numbers_of([made], KNOWN) == {}
        assert number_marks(made, {"fu-2012": 7}) == made


def test_headings_keep_the_outline() -> None:
    made = blocks("# One\n\n### Three\n\n## Two\n\nText\n\n#", heading=4)
    assert [tag for tag, _ in elements(made).found] == ["h4", "h5", "h5", "p"]
    assert blocks("# One") == '<p class="cb-subhead"><strong>One</strong></p>'


def test_lines_of_han_join_without_a_space() -> None:
    assert blocks("上一行，\n下一行\nabc") == "<p>上一行，下一行 abc</p>"
    assert plain("上一行\n下一行 [@fu-2012]。") == "上一行下一行。"


def test_lines_of_han_join_beside_markup() -> None:
    text = (
        "服务园由政府发起，\n**六位专家**任顾问 [@fu-2012]\n首批见\n[名单](https://example.org/)\n所载\n"
        "`代\n码`\n*与*\n文。"
    )
    shown = "服务园由政府发起，六位专家任顾问[1]首批见名单所载代码与文。"
    assert elements(blocks(text)).text == shown
    assert elements(inline(text)).text == shown
    assert plain(text) == shown.replace("[1]", "")
    assert elements(blocks("> 上一\n> 行`代码\n> 文`\n下")).text.strip() == "上一行代码文下"
    assert plain("![上\n下](x.png)行  \n文\\\n字") == "上下行文字"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("it’s “so”\n“they” say –\nor —\nnot", "it’s “so” “they” say – or — not"),
        ("see **bold**\n*this* [@fu-2012]\nand [link](https://a.org)\n`code`\nends",
         "see bold this[1] and link code ends"),
        ("word\n[@fu-2012]\nnext", "word[1] next"),
        ("他说：“来。”\n“不。”\n走——\n了", "他说：“来。”“不。”走——了"),
        ("한국어\n문장", "한국어 문장"),
        ("ひらがな\nカタカナ", "ひらがなカタカナ"),
        ("[\nlink\n](https://a.org)\nends", "link ends"),
    ],
)  # fmt: skip
def test_line_ends(text: str, shown: str) -> None:
    made = elements(blocks(text))
    assert made.text == shown
    assert "\n" not in made.text


def test_code_keeps_its_lines() -> None:
    assert elements(blocks("```\n中\n文\n```")).text == "中\n文\n"
    assert elements(blocks("`中 文`\n`a\nb`")).text == "中 文 a b"


@pytest.mark.parametrize(
    "text",
    [
        "[^注]: 某某说法不一", "[2001年]: 成立大会", "[note]: someword", "- [^a]: b", "> [甲]: 乙", "1. [甲]: 乙",
        "[甲\n乙]: 丙",
        "[甲]:\n  乙\n  '丙'", "[甲]: <乙> '丙'\n\n见[甲]。", "[a]: http://a.org \"b\"\n[c]: d", "- > - [甲]: 乙",
        "[甲]: 乙\n===", "文\n\n   [^1]: 乙", "[甲\\]]: 乙", "[한]: 국", "[*甲*]: 乙", "[甲]:乙",
    ],
)  # fmt: skip
def test_what_looks_like_a_definition_is_text(text: str) -> None:
    for shown in (elements(blocks(text)).text, elements(inline(text)).text, plain(text)):
        assert Counter(filter(str.isalpha, text)) - Counter(shown) == Counter()
    assert "[" in plain(text)


def test_a_colon_after_a_bracket_stays_as_typed() -> None:
    assert blocks("`a[0]: b`") == "<p><code>a[0]: b</code></p>"
    assert "<pre><code>[a]: b\n</code></pre>" in blocks("    [a]: b")
    assert 'href="http://[::1]:80/"' in blocks("<http://[::1]:80/>").replace("%5B", "[").replace("%5D", "]")
    assert "[甲]：" in blocks("[甲]：乙")


def test_words_in_the_place_of_an_address_are_shown() -> None:
    assert (
        elements(blocks("见[章程](第三条)、[图](见下)和![图](第1.2页)")).text == "见章程(第三条)、图(见下)和图(第1.2页)"
    )
    assert elements(blocks("[charter](article)")).text == "charter(article)"
    assert elements(blocks("[a](见%E2%80%AE)")).text == "a(%E8%A7%81%E2%80%AE)"


def test_a_title_is_shown_behind_its_link() -> None:
    made = elements(blocks('[章程](https://a.org "第 3 条")'))
    assert made.text == "章程 (第 3 条)"
    assert made.found[1] == ("a", {"href": "https://a.org", "rel": "nofollow noopener"})
    assert "<a" not in blocks('[text](/x "title")')


def test_a_row_with_too_many_cells_loses_none() -> None:
    assert "乙" in blocks("| 甲 |\n|-|\n| 丙 | 乙 |")
    assert "<table" in blocks("1. x\n1. y\n\n| 甲 |\n|-|\n| [丙](https://a.org/b) &amp; 5 |")


def test_the_number_of_an_item_stays_where_there_are_no_lists() -> None:
    assert plain("2001. 成立大会") == "2001. 成立大会"
    assert inline("one\n\n3. two\n4. three") == "one<br>3. two<br>4. three"
    assert plain("1. a\n\n   - b\n\n2. c") == "1. a b 2. c"


def test_paragraphs_indented_by_full_width_spaces() -> None:
    assert [tag for tag, _ in elements(blocks("　　甲。\n\n　　乙。")).found] == ["p", "p"]


def test_blocks_in_plain_text() -> None:
    assert plain("第一段。\n\n第二段。") == "第一段。第二段。"
    assert plain("# 标题\n\n正文\n\nOne.\n\nTwo.") == "标题 正文 One. Two."


FORGED = [
    "\ufdd0",
    "&#xFDD0;",
    "&#64976;",
    "&#XfDd0;",
    "&#x00FDD0;",
    "&#0064976;",
    "%EF%B7%90",
    "\\ufdd0",
    "\\&#xFDD0;",
]


@pytest.mark.parametrize(
    "frame",
    ["{}", "`{}`", "[a](http://a.org/{})", "<http://a.org/{}>", "![{}](x)", "[{}](文{})", "**{}**", "# {}",
     "| {} |\n|-|\n| a |", "```{}\n{}\n```", '[a](http://a.org "{}")'],
)  # fmt: skip
@pytest.mark.parametrize("opening", FORGED)
@pytest.mark.parametrize("number", [0, 9])
def test_no_text_writes_a_mark(frame: str, opening: str, number: int) -> None:
    closing = (
        opening.replace("d0", "d1").replace("D0", "D1").replace("d0", "d1").replace("76", "77").replace("90", "91")
    )
    text = frame.replace("{}", f"⸨{opening}{number}{closing}⸩")
    for made in (prose.blocks(text), prose.inline(text), prose.blocks(f"{text}\n\nA [@fu-2012].")):
        assert len(re.findall("<cb-cite", made)) == made.count(">A<sup>")
        assert_safe(counted(made))
    assert not re.search("[\ufdd0-\ufdef]", prose.blocks(text) + plain(text))


REFERENCES = st.sampled_from(
    ["&#xFDD0;", "&#xFDD1;", "&#64976;", "&#64977;", "&#xfdd2;", "&#xFDD3;", "&lrm;", "&amp;", "&#x"]
)


@tries(300)
@given(
    st.lists(
        st.sampled_from([*"⸨⸩019[]()<>`*\\\ufdd0\ufdd1\n:!|-", "[@xu-2012]", "http://a", "%EF%B7%90"]) | REFERENCES
    )
)
def test_no_composed_text_writes_a_mark(pieces: list[str]) -> None:
    text = "".join(pieces)
    made = prose.blocks(text)
    assert made.count("<cb-cite") <= text.count("[@xu-2012]")
    assert not re.search("[\ufdd0-\ufdef]", made + plain(text))
    assert_safe(counted(made))


PROSE = st.text(alphabet=st.sampled_from("中文年注ab1 \n[]()（）［］【】:：^。，-"), max_size=60)


@tries(500)
@given(PROSE)
@example("[^注]: 文")
@example("[中](文)")
@example("[a](b:c)")
@example("[中](:文 (注))")
def test_no_word_is_lost(text: str) -> None:
    """Every letter and digit of a text is on the page and in what is made of it elsewhere."""
    wanted = [character for character in text if character.isalnum()]
    for shown in (elements(prose.inline(text)).text, plain(text)):
        assert Counter(wanted) - Counter(shown) == Counter()
    numbered_lists = re.search(r"(?m)^\W*1[.)]", text)
    if not numbered_lists:
        assert Counter(wanted) - Counter(elements(prose.blocks(text)).text) == Counter()


MARKUP = st.sampled_from(
    [*"中文年ab 。，“”—：", "\n", "\n", "**中文**", "*a*", "`中`", "[中](https://a.org/)", "[@fu-2012]", " [@xu-2012]"]
)


@tries(500)
@given(st.text(st.sampled_from("ab 中，。\n:-+*_`~<&|[]#=>1.)\t'\"!%ef\u3000\u2028\ufdd0\ufeff"), max_size=12))
def test_text_without_markup_is_the_same_unparsed(text: str) -> None:
    source, _ = mask_citations(text)
    parsed_paragraphs = _CLEANER.clean(render(source))
    assert plain_paragraphs(source) in (None, parsed_paragraphs)


@tries(500)
@given(
    st.lists(st.sampled_from([*"ab 中，。\n:-+*_`~<&|[]#=>1.)\t", " ", "[@fu-2012, p. 3]", "\ufdd0"]), max_size=9).map(
        "".join
    )
)
@example("    [@fu-2012] a")
@example("- [@fu-2012] a")
@example("[@fu-2012]- a")
@example("* \n a")
@example("- %ef%b7%90")
@example("\t[@fu-2012] a")
@example("a [@fu-2012] 。")
def test_a_line_without_markup_is_the_same_unparsed(text: str) -> None:
    assert plain_line(text) in (None, _plain(text))


@tries(500)
@given(st.lists(MARKUP, max_size=30).map("".join))
@example("中\n[@fu-2012] 中")
def test_no_space_comes_between_han_characters(text: str) -> None:
    """Of spaces between Han characters there are no more than an author typed on one line."""
    spaced, unmarked = (
        re.compile("(?<=[中文年]) +(?=[中文年])"),
        re.sub(r"[*`]|\]\([^)]*\)|\[(?!@)| *\[@[^]]*\]", "", text),
    )
    typed = len(spaced.findall(re.sub(r"\n[ \t]*\n", "。", unmarked).replace("\n", "。")))
    typed += len(re.findall(r"\n(?:\[@[^]]*\])+ ", text))  # A space typed after a citation that begins a line.
    paragraphs = len(re.findall(r"\n\s*\n", text))
    made = re.sub(r"<sup>.*?</sup>", "", prose.blocks(text))
    assert len(spaced.findall(re.sub("<[^>]*>", "", made))) <= typed
    assert len(spaced.findall(plain(text))) <= typed + paragraphs


def test_inline_has_no_blocks() -> None:
    assert inline("one *two*") == "one <em>two</em>"
    assert inline("one\n\n- two\n- three") == "one<br>two<br>three"


def test_plain_text() -> None:
    assert plain("A *b* [c](https://example.org) [@fu-2012, p. 3].\n\n<i> & ![d](e.png)") == "A b c. <i> & d"


@pytest.mark.parametrize(
    "text",
    ["[" * 10_000, "*a " * 20_000, "`" * 20_000, "![" * 10_000, "<" * 20_000, "- " * 9_000 + "a", ">" * 9_000,
     "a|" * 5_000 + "\n" + "-|" * 5_000, "[@fu-2012" * 5_000, "[@fu-2012]" * 5_000, "&" * 20_000, "a\n" * 30_000,
     "x" * 300_000,
     "[a]: http://e.e/" + "b" * 4_000 + "\n\n" + "[a] " * 5_000],
)  # fmt: skip
def test_nothing_is_slow(text: str) -> None:
    start = time.process_time()
    assert_safe(blocks(text, heading=4))
    assert time.process_time() - start < 3


def test_deep_nesting_becomes_paragraphs() -> None:
    made = elements(blocks(">" * 200 + " deep [@fu-2012]\n\nnext"))
    assert made.deepest <= 3
    assert made.text.startswith(">" * 200 + " deep[1]")
    assert elements(blocks("> > > a")).deepest == 4


def test_wide_tables_and_long_texts_become_paragraphs() -> None:
    wide = "|a" * 100 + "|\n" + "|-" * 100 + "|\n"
    assert "<table" not in blocks(wide)
    assert "<table" in blocks("| a | |\n|-|-|\n| 1 | 2 |")
    assert "<strong>" not in blocks("**a** " * 20_000)


def test_tables_scroll_and_name_their_heads() -> None:
    made = blocks("| a | |\n|-|-|\n| 1 | 2 |")
    assert '<div class="cb-scroll" role="region" tabindex="0" aria-label="a"><table>' in made
    assert '<th scope="col">a</th>' in made
    assert "<th></th>" not in made


def test_a_cell_of_a_table_has_the_head_of_its_column() -> None:
    made = blocks('| *a* & "b" [@fu-2012] | | c |\n|-|:-:|-|\n| 1 | 2 | 3 |\n| 4 | | 6 |')
    assert 'aria-label="a &amp; &quot;b&quot; · c"' in made
    for cell in ("1", "4"):
        assert f'<td data-head="a &amp; &quot;b&quot;">{cell}</td>' in made
    assert "<td>2</td>" in made
    assert '<td data-head="c">6</td>' in made
    assert "aria-label" not in blocks("| |\n|-|\n| 1 |")
