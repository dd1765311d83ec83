"""Where our entries differ from citeproc-py's on purpose: each rule has a name, a reason and what it does.

A recast changes what the oracle is asked, a mend what it answered. A rule counts for an item that it changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from builder.citation.item import Item
from builder.citation.names import initials_first, inverted, natural_order
from builder.citation.reference import is_han
from builder.citation.romanised_names import romanised

SERIALS = ("article-journal", "article-magazine", "article-newspaper")
LEGAL = ("bill", "hearing", "legislation", "regulation")


@dataclass(frozen=True)
class Recast:
    """The oracle is asked about another item."""

    name: str
    reason: str
    apply: Callable[[Item], Item]


@dataclass(frozen=True)
class Mend:
    """The oracle's answer is changed."""

    name: str
    reason: str
    apply: Callable[[Item, str], str]


Rule = Recast | Mend


def expected(item: Item, rules: Sequence[Rule], ask: Callable[[Item], str]) -> tuple[str, list[str]]:
    """The oracle's entry after the rules, and the names of those that changed something."""
    used, asked = [], item
    for rule in rules:
        if isinstance(rule, Recast) and (changed := rule.apply(asked)) != asked:
            asked = changed
            used.append(rule.name)
    text = ask(asked)
    for rule in rules:
        if isinstance(rule, Mend) and (mended := rule.apply(asked, text)) != text:
            text = mended
            used.append(rule.name)
    return text, used


def _interview(item: Item) -> Item:
    if item.type != "interview":
        return item
    type_ = "article-magazine" if item.container_title else "interview"
    return replace(item, type=type_, author=item.author or item.interviewer)


def _retyped(old: str, new: str, *, within: bool = False) -> Callable[[Item], Item]:
    def recast(item: Item) -> Item:
        return replace(item, type=new) if item.type == old and (item.container_title or not within) else item

    return recast


def _article(item: Item) -> Item:
    return replace(item, type="document", volume="") if item.type == "article" else item


def _meeting(item: Item) -> Item:
    held = item.event_title and item.type != "paper-conference" and not item.publisher
    return replace(item, publisher=item.event_title) if held else item


def _carrier(item: Item, text: str) -> str:
    letters = {
        "article-journal": "J", "article-magazine": "J", "article-newspaper": "N", "book": "M", "chapter": "M",
        "dataset": "DS", "paper-conference": "C", "report": "R", "software": "CP", "standard": "S", "thesis": "D",
        "post": "EB", "post-weblog": "EB", "webpage": "EB", "bill": "A", "hearing": "A", "legislation": "A",
        "personal_communication": "A", "regulation": "A", "review": "J",
    }  # fmt: skip
    if item.is_online:
        return text
    title = f"{item.title}: {item.number}" if item.number else item.title
    return text.replace(title, f"{title}[{letters.get(item.type, 'Z')}]", 1)


def _no_guess(item: Item, text: str) -> str:
    if item.issued is not None or item.accessed is None:
        return text
    before = r"(?:, |(?<=\. ))" if item.is_online else r"(?:,|\.) "
    after = r"(?=\[\d{4}-\d\d-\d\d\]\.)" if item.is_online else r"(?=\.$)"
    return re.sub(rf"{before}\[{item.accessed.year}\]{after}", "", text)


def _about(item: Item, text: str) -> str:
    if item.issued is None or not item.issued.approximate:
        return text
    day = r"(?<=\()(2\d{3}(?:-\d\d)*)(?=\))" if item.is_online else r"(?<= )(2\d{3}(?:-\d\d)*)(?=\.$)"
    return re.sub(day, r"[\1]", text)


def _updated(item: Item, text: str) -> str:
    printed = (*SERIALS, "book", "chapter", "paper-conference", "thesis")
    issued = item.issued
    if item.type in printed or not item.publisher or not item.is_online or item.page or not (issued and issued.month):
        return text
    if issued.approximate:
        return text
    day = "-".join(f"{part:02}" for part in (issued.year, issued.month, issued.day) if part)
    return text.replace(f", {issued.year}[", f", {issued.year}({day})[")


def _as_printed(item: Item, text: str) -> str:
    for name in (*item.author, *item.interviewer):
        text = text.replace(name.literal.upper(), name.literal) if name.literal else text
    return text


def _second_initials(item: Item, text: str) -> str:
    for first, second in _hyphenated(item):
        text = text.replace(f" {first[0]} {second}", f" {first[0]} {second[0].upper()}")
    return text


def _kept_hyphens(item: Item, text: str) -> str:
    for first, second in _hyphenated(item):
        text = text.replace(f"{first[0]}.-. {second} .", f"{first[0]}.-{second[0]}.")
    return text


def _hyphenated(item: Item) -> list[list[str]]:
    """The parts of given names whose second part is small: Ying-na."""
    parts = [name.given.split("-") for name in item.author]
    return [pair for pair in parts if len(pair) == 2 and pair[1].islower()]


def _editors(item: Item, text: str) -> str:
    for name in () if item.author else item.editor:
        text = text.replace(f"{name.family} ", f"{name.family.upper()} ", 1)
    return text


def _in_brackets(language: str) -> Callable[[Item], Item]:
    def recast(item: Item) -> Item:
        shown = item.shown_title(language)
        if not shown.is_supplied:
            return item
        number = item.titled_for(language).distinct_number
        return replace(item, title=f"[{shown.text}]", number=number, is_title_supplied=False, translations=())

    return recast


GBT_RULES: tuple[Rule, ...] = (
    Recast("supplied title", "it stands in brackets, in the words of the edition", _in_brackets("zh")),
    Recast("interview", "who asked is its author; in a periodical it is an article of it", _interview),
    Recast("review in a periodical", "it is an article of it", _retyped("review", "article-journal", within=True)),
    Recast("entry", "an entry is a part of a book, M", _retyped("entry", "chapter")),
    Recast("article", "CSL means a preprint, A; of an article of unknown place only Z is true", _article),
    Recast("meeting", "a speech without publisher is told by its meeting", _meeting),
    Mend("letter", "citeproc-py loses [M] where there is no address", _carrier),
    Mend("year of reading", "the style guesses the year from the day of reading; we tell none", _no_guess),
    Mend("about", "a guessed day stands in brackets as a guessed year does (8.4.3.3)", _about),
    Mend("day of a page", "4.6.2 has the day beside the year", _updated),
    Mend("literal name", "a literal name stands as it is; citeproc-py puts all of it in capitals", _as_printed),
    Mend("hyphen", "citeproc-py takes no initial of the small part of Ying-na", _second_initials),
    Mend("editors", "citeproc-py forgets the capitals where editors stand for authors", _editors),
    Mend("Chinese name", "citeproc-py writes 付 涛", lambda _, text: re.sub(r"付 涛", "付涛", text)),
    Mend("volume", "第3卷, Vol. 3 by the language of the work", lambda item, text: text.replace("卷 3", "Vol. 3")),
    Mend(
        "others",
        "by the language of the work",
        lambda item, text: text if item.is_chinese else text.replace(", 等.", ", et al."),
    ),
    Mend(
        "translator",
        "by the language of the work",
        lambda item, text: text if item.is_chinese else re.sub(r", 译(?=\.)", ", trans", text),
    ),
)  # fmt: skip


def _once(item: Item, text: str) -> str:
    again = r"^(.+?)\. ?(\((?:[^()]|\([^()]*\))*\)\.) \1\.?"
    by_house = item.publisher and item.type in ("software", "webpage")
    once = text if item.author or by_house else re.sub(again, r"\1. \2", text)
    return once.replace(". …", "…").strip()


def _house_once(item: Item, text: str) -> str:
    house = item.publisher
    doubled = house and not item.author and item.type in ("software", "webpage") and text.startswith(f"{house}. ")
    return text.replace(f". {house}.", ".", 1) if doubled else text


def _han_names(_: Item, text: str) -> str:
    ended = re.sub(r"付, \. 涛 \.(?= \(ca)", "付涛.", text)
    return ended.replace("付, . 涛 .", "付涛").replace(". 涛 . 付", "付涛")


def _latin_beside(item: Item, text: str) -> str:
    """A Chinese name as its pinyin, which the style writes as it does others, and the characters."""
    for name in {*item.author, *item.editor, *item.translator, *item.interviewer}:
        if latin := romanised(name):
            written = natural_order(name)
            within = re.sub(rf"(In |\(|& )(?={written})", "\\1\0", text)
            text = re.sub(rf"(?<!\0){written}", f"{inverted(latin)} {written}", within)
            text = re.sub(rf"(?<=, & )\0{written}", f"{inverted(latin)} {written}", text)
            text = text.replace(f"\0{written}", f"{initials_first(latin)} {written}")
    return text


def _translated(item: Item, text: str) -> str:
    translation = item.shown_title("en").translation
    return text.replace(item.title, f"{item.title} [{translation}]", 1) if translation else text


def _abbreviated(_: Item, text: str) -> str:
    for word in ("trans.", "eds.", "ed.", "interviewers", "interviewer"):
        text = re.sub(rf"(?<=[(, ]){re.escape(word)}(?=\))", word.capitalize(), text)
    return text


def _unaltered(item: Item, text: str) -> str:
    own = (item.title, item.genre) if item.type in LEGAL or item.number else ()
    for title in [value for value in (*own, item.container_title) if value and not is_han(value)]:
        text = re.sub(rf"(?<![/.\w]){re.escape(title)}", title, text, flags=re.IGNORECASE)
    return text


def _law_number(item: Item, text: str) -> str:
    number = item.distinct_number
    said = ("Pub. L. No.", "Nos.", "No.") if is_han(number) else ("Pub. L. No.", "Nos.")
    for word in said if number else ():
        text = text.replace(f", {word} {number}", f", {number}")
    return text


def _undated_law(item: Item, text: str) -> str:
    return re.sub(r"\.(?= Retrieved |$)", " (n.d.).", text, count=1) if item.type in LEGAL and not item.issued else text


def _review(item: Item, text: str) -> str:
    return text.replace(f"[Review of {item.title}]", f"{item.title} [Review]", 1) if item.type == "review" else text


def _review_once(item: Item, text: str) -> str:
    again = f"{item.title} [Review]. (2012). [Review of {item.title}]."
    return text.replace(again, f"{item.title}. (2012). [Review].") if item.type == "review" else text


def _beside_title(item: Item, text: str) -> str:
    if item.type != "software" or not item.container_title:
        return text
    return text.replace(" [Computer software]", "").replace(f"{item.title}.", f"{item.title} [Computer software].", 1)


def _editors_once(item: Item, text: str) -> str:
    return text if item.author or item.container_title else re.sub(r" \([^()]*, Eds?\.\)(?=\.)", "", text)


def _unnumbered(_: Item, text: str) -> str:
    return text.replace(" (Publication)", "")


def _unheard(_: Item, text: str) -> str:
    return re.sub(r" \(testimony of.*?\)(?=\.)", "", text)


def _cut_title(item: Item, text: str) -> str:
    return text.replace(item.title + ".", item.title) if item.title.endswith(("…", "?")) else text


APA_RULES: tuple[Rule, ...] = (
    Recast("supplied title", "it stands in brackets, in the words of the edition", _in_brackets("en")),
    Mend("Chinese name", "citeproc-py writes 付, . 涛 .", _han_names),
    Mend("hyphen", "citeproc-py takes no initial of the small part of Ying-na", _kept_hyphens),
    Mend("review", "the title is that of the review; the style takes it for that of the work", _review),
    Mend("review told once", "as the next", _review_once),
    Mend("publication", "citeproc-py writes (Publication) of a thesis without number", _unnumbered),
    Mend("title told once", "citeproc-py repeats the title that stands in the place of authors", _once),
    Mend("publisher told once", "citeproc-py repeats the publisher that stands in the place of authors", _house_once),
    Mend("abbreviation", "citeproc-py forgets the capital of Trans., Ed., Interviewer", _abbreviated),
    Mend("editors told once", "citeproc-py repeats the editors that stand in the place of authors", _editors_once),
    Mend("title as printed", "the style has laws, genres, containers in title case; we change none", _unaltered),
    Mend("number of a law", "Pub. L. is of the United States, Nos. an error; 第 and 号 say No.", _law_number),
    Mend("testimony", "who testified is not told of a hearing", _unheard),
    Mend("undated law", "n.d. as everywhere", _undated_law),
    Mend("software in a whole", "what it is stands beside its title", _beside_title),
    Mend("pinyin", "a Chinese name has its pinyin beside it (9.39)", _latin_beside),
    Mend("translation", "the title of a work in another language has its translation beside it (9.38)", _translated),
    Mend("mark at the end", "no full stop after a title that has a mark of its own", _cut_title),
)  # fmt: skip
