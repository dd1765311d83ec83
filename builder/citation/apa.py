"""An entry of APA style, 7th edition: takes an Item, gives runs of text, some in italics.

After the Publication Manual, chapters 9 and 10, and 11 for laws; tests hold it to the CSL style `apa` and name each
deviation. A Chinese work keeps its own script; in a Chinese edition it is set in Chinese: full-width marks, and what
APA puts in italics stands in 《》, for Han characters do not slant.
"""

from __future__ import annotations

from collections.abc import Sequence

from babel.dates import get_month_names

from builder.citation.apa_setting import SITE, TALK, ApaEntry, details, is_serial, number, spaced, spaced_text, within
from builder.citation.apa_source import source
from builder.citation.item import Item
from builder.citation.names import inverted
from builder.citation.runs import CHINESE, ENDS, WESTERN, Run, Runs, between, bracketed, sentences, told
from builder.citation.terms import LATIN, is_chinese
from builder.language.words import words
from builder.records import wording
from builder.records.model.values import FuzzyDate, Name

LEGAL = ("bill", "hearing", "legislation", "regulation")
DATED = (
    "article-magazine", "article-newspaper", "broadcast", "document", "event", "motion_picture", "pamphlet",
    "personal_communication", "post", "post-weblog", "song", "speech", "webpage",
)  # fmt: skip
"""What passes quickly is told by its day, all else by its year."""
MONTHS = get_month_names("wide", locale=LATIN)
UNPUBLISHED = ("manuscript", "personal_communication")
KINDS = (
    "broadcast", "dataset", "interview", "manuscript", "motion_picture", "personal_communication", "post", "review",
    "software", "song",
)  # fmt: skip
"""What is said of a work in brackets where it has no genre (words: cite.apa-words.kind)."""


def entry(item: Item, language: str) -> Runs:
    """`Wen, Y.-n. (2012). Resource platform. *China Journal*, *3*(2), 139–147. https://doi.org/10.1/x`.

    language: of the edition; Chinese works are set in Chinese in a Chinese one.
    """
    chinese = item.is_han and is_chinese(language)
    made = ApaEntry(item, CHINESE if chinese else WESTERN, words(language if chinese else LATIN))
    body = _legal(made) if item.type in LEGAL else _plain(made)
    return (*body, *_address(made))


def _plain(made: ApaEntry) -> Runs:
    title, kind = _titled(made), bracketed(made.marks.brackets, _kind(made))
    head = _makers(made)
    date = told(made.marks.parentheses.format(_date(made)))
    rest = (spaced(made, title, kind) if head else kind, *source(made))
    return sentences(made.marks, (_headed(made, head or title, date), *rest))


def _headed(made: ApaEntry, head: Runs, date: Runs) -> Runs:
    """Authors and date, with one full stop between them at most."""
    ended = head[-1].text.endswith(ENDS)
    return (*head, *told(made.marks.gap if ended else made.marks.after_names), *date)


def _makers(made: ApaEntry) -> Runs:
    """Authors, or editors as such, or the body behind a page; nobody gives ()."""
    item = made.item
    if item.author:
        return told(_listed(made, item.author))
    if item.editor and not item.container_title:
        role = made.say("cite.apa-words.editors" if len(item.editor) > 1 else "cite.apa-words.editor")
        return told(spaced_text(made, _listed(made, item.editor), made.marks.parentheses.format(role)))
    return told(item.publisher if item.type in ("software", "webpage") else "")


def _listed(made: ApaEntry, names: Sequence[Name]) -> str:
    """Up to twenty names; of more the first nineteen and the last (9.8)."""
    shown = [inverted(name) for name in names]
    if made.marks.han:
        return "、".join(shown if len(shown) <= 20 else [*shown[:19], "……" + shown[-1]])
    if len(shown) > 20:
        return ", ".join(shown[:19]) + ", … " + shown[-1]
    return ", & ".join(part for part in (", ".join(shown[:-1]), shown[-1]) if part)


def _date(made: ApaEntry) -> str:
    item = made.item
    if item.issued is None or item.issued.year is None:
        return made.say("cite.apa-words.undated")
    shown = _day(made, item.issued) if item.issued.month and _tells_day(item) else str(item.issued.year)
    return made.say("cite.apa-words.about", date=shown) if item.issued.approximate else shown


def _tells_day(item: Item) -> bool:
    if item.type in TALK:
        return not (item.editor or item.issue or item.page or item.volume)
    return item.type in DATED


def _day(made: ApaEntry, issued: FuzzyDate) -> str:
    """`2013, April 29`; in Chinese 2013年4月29日."""
    exact = FuzzyDate(issued.year, issued.month, issued.day)
    if made.marks.han:
        return wording.fuzzy_date(exact, made.say.language)
    return ", ".join(part for part in (str(issued.year), _month_day(issued)) if part)


def _titled(made: ApaEntry) -> Runs:
    """The title with what belongs to it in parentheses."""
    item = made.item
    own = item.type in SITE or not item.container_title
    return spaced(made, made.work(item.title, italic=own), bracketed(made.marks.parentheses, _identifier(made)))


def _identifier(made: ApaEntry) -> str:
    item, parts = made.item, _contributors(made)
    if item.type in SITE or not (item.container_title or is_serial(item)):
        parts += [number(made), details(made)]
    return made.marks.semicolon.join(part for part in parts if part)


def _contributors(made: ApaEntry) -> list[str]:
    item = made.item
    roles = [("interviewer", item.interviewer), ("translator", item.translator)]
    if item.editor and item.author and not is_serial(item) and not item.container_title:
        roles.insert(1, ("editor", item.editor))
    return [
        made.marks.comma.join((within(made, names), made.say(f"cite.apa-words.{role}{'s' if len(names) > 1 else ''}")))
        for role, names in roles
        if names
    ]


def _kind(made: ApaEntry) -> str:
    """What it is, where that is not plain from the rest."""
    item = made.item
    genre = "" if item.told_number else item.genre
    if item.type == "thesis":
        return made.marks.comma.join(part for part in (genre, item.publisher if item.is_online else "") if part)
    if genre:
        return wording.sentence(genre)
    if item.type not in KINDS or item.interviewer or item.told_number:
        return ""
    if item.type in UNPUBLISHED and (item.container_title or item.publisher or item.is_online):
        return made.say("cite.apa-words.letter") if item.type == "personal_communication" else ""
    return made.say(f"cite.apa-words.kind.{item.type}")


def _legal(made: ApaEntry) -> Runs:
    """`Title, number (year).` (11.4)."""
    item = made.item
    title = made.work(item.title) if made.marks.han else (Run(item.title),)
    reporter = " ".join(part for part in (item.volume, item.container_title, item.page.partition("-")[0]) if part)
    named = (title, told(number(made)), told("" if item.type == "hearing" else reporter))
    year = (Run(made.marks.parentheses.format(_date(made)) + made.marks.stop),)
    return spaced(made, between(made.marks.comma, named), year)


def _address(made: ApaEntry) -> Runs:
    """The DOI as an address, or else the address, with the day of reading only where no date is known (9.16)."""
    item = made.item
    address = f"https://doi.org/{item.doi}" if item.doi else item.url
    if not address:
        return ()
    if item.issued is None and item.accessed and not item.doi:
        day = wording.fuzzy_date(item.accessed, made.say.language) if made.marks.han else _american(item.accessed)
        return (Run(made.marks.gap + made.say("cite.apa-words.retrieved", date=day, address=address)),)
    return (Run(made.marks.gap + address),)


def _american(day: FuzzyDate) -> str:
    """`November 22, 2026`."""
    return ", ".join(part for part in (_month_day(day), str(day.year)) if part)


def _month_day(day: FuzzyDate) -> str:
    """`November 22`, `November`, nothing."""
    return f"{MONTHS[day.month]} {day.day or ''}".strip() if day.month else ""
