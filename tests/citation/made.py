"""Made-up items: every CSL type bare, in full and in Chinese; what the sources of a base do not have."""

from __future__ import annotations

from dataclasses import replace

from builder.citation import apa
from builder.citation.item import Item
from builder.records.model.record import CSL_TYPES
from builder.records.model.values import FuzzyDate, Name

WEN = Name(family="Wen", given="Yingna")
CHENG = Name(family="Cheng", given="Chung Tai")
FU = Name(family="付", given="涛")
HOUSE = Name(literal="中华人民共和国民政部")
READ = FuzzyDate(2026, 11, 22)


def apa_text(item: Item, language: str) -> str:
    """Its APA entry as text, without italics."""
    return "".join(run.text for run in apa.apa_entry(item, language))


def bare(type_: str) -> Item:
    """A title and a year."""
    return Item(f"bare-{_slug(type_)}", type_, "Doors ajar", "en", issued=FuzzyDate(2012))


def full(type_: str) -> Item:
    """All that a work in a journal or a book can have, in English, online."""
    return Item(
        f"full-{_slug(type_)}",
        type_,
        "Doors ajar",
        "en",
        (WEN, CHENG),
        container_title="The Hinge",
        publisher="Seed Press",
        publisher_place="Taipei",
        volume="3",
        issue="2",
        page="139-147",
        url="https://example.org/a",
        issued=FuzzyDate(2012, 11, 6),
        accessed=READ,
    )


def chinese(type_: str) -> Item:
    """A whole work in Chinese by four, an institution among them, its year a guess."""
    return Item(
        f"chinese-{_slug(type_)}",
        type_,
        "半开的门",
        "zh",
        (FU, HOUSE, FU, FU),
        publisher="种子出版社",
        publisher_place="成都",
        issued=FuzzyDate(2012, approximate=True),
    )


def _slug(type_: str) -> str:
    return type_.replace("_", "-")


MANY = tuple(Name(family=f"Li{number}", given="An") for number in range(22))
ODD = (
    replace(bare("book"), key="editors", editor=(WEN, CHENG), publisher="Seed Press", publisher_place="Taipei"),
    replace(full("chapter"), key="in-a-book", editor=(FU,), issue="", number="", url=""),
    replace(bare("book"), key="many", author=MANY),
    replace(bare("book"), key="twenty", author=MANY[:20]),
    replace(bare("book"), key="translated", author=(WEN,), translator=(CHENG,)),
    replace(chinese("book"), key="chinese-translated", translator=(FU,)),
    replace(full("article-journal"), key="with-doi", doi="10.1000/182"),
    replace(bare("report"), key="numbered", genre="Technical report", number="5", publisher="Seed Press"),
    replace(bare("report"), key="house", author=(Name(literal="World Bank"),)),
    replace(bare("thesis"), key="thesis-read", genre="Doctoral dissertation", publisher="Hill University"),
    replace(bare("webpage"), key="undated", issued=None, url="https://example.org/b", accessed=READ),
    replace(
        bare("standard"), key="standard", language="zh", title="信息与文献 参考文献著录规则", number="GB/T 7714—2015"
    ),
    replace(
        full("speech"),
        key="talk",
        container_title="",
        publisher="",
        event_title="Hill Forum",
        volume="",
        issue="",
        page="",
    ),
    replace(bare("paper-conference"), key="unpublished-paper", author=(WEN,), event_title="Hill Forum"),
    replace(bare("webpage"), key="question", title="Whose door?", author=(WEN,), container_title="The Hinge"),
)
MADE = (*(make(type_) for type_ in CSL_TYPES for make in (bare, full, chinese)), *ODD)
