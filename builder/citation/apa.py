"""An entry of APA style, 7th edition: takes an Item, gives runs of text, some in italics.

Follows the Publication Manual, chapters 9 and 10, and 11 for laws; tests compare it with the CSL style `apa` and name
each deviation. A Chinese work keeps its own script; in a Chinese edition it is set in Chinese: full-width marks, and
《》 in place of italics, for Han characters do not slant.
"""

from __future__ import annotations

from collections.abc import Sequence

from babel.dates import get_month_names

from builder.citation.apa_setting import (
    TALK_TYPES,
    WEB_TYPES,
    ApaEntry,
    genre_and_number,
    inline_names,
    is_serial,
    join_spaced,
    join_spaced_text,
    volume_issue_pages,
)
from builder.citation.apa_source import source_runs
from builder.citation.item import Item
from builder.citation.names import inverted
from builder.citation.runs import CHINESE, ENDS, WESTERN, Run, Runs, bracketed, join_runs, join_sentences, text_runs
from builder.citation.terms import LATIN
from builder.citation.work_language import is_chinese
from builder.language.words import words
from builder.records import wording
from builder.records.model.values import FuzzyDate, Name

LEGAL_TYPES = ("bill", "hearing", "legislation", "regulation")
DAY_DATED_TYPES = (
    "article-magazine", "article-newspaper", "broadcast", "document", "event", "motion_picture", "pamphlet",
    "personal_communication", "post", "post-weblog", "song", "speech", "webpage",
)  # fmt: skip
"""Types dated by month and day where known; all others are dated by year."""
MONTHS = get_month_names("wide", locale=LATIN)
UNPUBLISHED_TYPES = ("manuscript", "personal_communication")
DESCRIBED_TYPES = (
    "broadcast", "dataset", "interview", "manuscript", "motion_picture", "personal_communication", "post", "review",
    "software", "song",
)  # fmt: skip
"""Types that get a bracketed description where the work has no genre (words: cite.apa-words.kind)."""


def apa_entry(item: Item, language: str) -> Runs:
    """`Wen, Y.-n. (2012). Resource platform. *China Journal*, *3*(2), 139–147. https://doi.org/10.1/x`.

    language: of the edition; Chinese works are set in Chinese in a Chinese one.
    """
    in_chinese = item.is_chinese and is_chinese(language)
    entry = ApaEntry(
        item.titled_for(language),
        CHINESE if in_chinese else WESTERN,
        words(language if in_chinese else LATIN),
        language,
    )
    body = _legal(entry) if item.type in LEGAL_TYPES else _standard(entry)
    return (*body, *_doi_or_url(entry))


def _standard(entry: ApaEntry) -> Runs:
    title, description = _title(entry), bracketed(entry.marks.brackets, _description(entry))
    creators = _creators(entry)
    date = text_runs(entry.marks.parentheses.format(_date(entry)))
    elements = (join_spaced(entry, title, description) if creators else description, *source_runs(entry))
    return join_sentences(entry.marks, (_with_date(entry, creators or title, date), *elements))


def _with_date(entry: ApaEntry, head: Runs, date: Runs) -> Runs:
    """Creators and date, with one full stop between them at most."""
    has_stop = head[-1].text.endswith(ENDS)
    return (*head, *text_runs(entry.marks.gap if has_stop else entry.marks.after_names), *date)


def _creators(entry: ApaEntry) -> Runs:
    """Authors, else editors with their role, else the publisher of a web page; () where there is none of these."""
    item = entry.item
    if item.author:
        return text_runs(_name_list(entry, item.author))
    if item.editor and not item.container_title:
        role = entry.say("cite.apa-words.editors" if len(item.editor) > 1 else "cite.apa-words.editor")
        return text_runs(join_spaced_text(entry, _name_list(entry, item.editor), entry.marks.parentheses.format(role)))
    return text_runs(item.publisher if item.type in ("software", "webpage") else "")


def _name_list(entry: ApaEntry, names: Sequence[Name]) -> str:
    """Up to twenty names; of more the first nineteen and the last (9.8)."""
    name_texts = [entry.written(name, inverted) for name in names]
    if entry.marks.han:
        return "、".join(name_texts if len(name_texts) <= 20 else [*name_texts[:19], "……" + name_texts[-1]])
    if len(name_texts) > 20:
        return ", ".join(name_texts[:19]) + ", … " + name_texts[-1]
    return ", & ".join(part for part in (", ".join(name_texts[:-1]), name_texts[-1]) if part)


def _date(entry: ApaEntry) -> str:
    item = entry.item
    if item.issued is None or item.issued.year is None:
        return entry.say("cite.apa-words.undated")
    if item.issued_until is not None:
        return _range(entry, item.issued.year, item.issued_until.year)
    date = _day(entry, item.issued) if item.issued.month and _has_day(item) else str(item.issued.year)
    return entry.say("cite.apa-words.about", date=date) if item.issued.approximate else date


def _range(entry: ApaEntry, first: int, last: int | None) -> str:
    """`2012–2014`, `2012–present`; one year where the range lies in it."""
    if last is None:
        return entry.say("cite.apa-words.to-present", start=str(first))
    return str(first) if first == last else f"{first}–{last}"


def _has_day(item: Item) -> bool:
    if item.type in TALK_TYPES:
        return not (item.editor or item.issue or item.page or item.volume)
    return item.type in DAY_DATED_TYPES


def _day(entry: ApaEntry, issued: FuzzyDate) -> str:
    """`2013, April 29`; in Chinese 2013年4月29日."""
    exact = FuzzyDate(issued.year, issued.month, issued.day)
    if entry.marks.han:
        return wording.fuzzy_date(exact, entry.say.language)
    return ", ".join(part for part in (str(issued.year), _month_day(issued)) if part)


def _title(entry: ApaEntry) -> Runs:
    """The title with its identifiers (contributors, number, volume) in parentheses."""
    item = entry.item
    title = _own_title(entry, italic=item.type in WEB_TYPES or not item.container_title)
    return join_spaced(entry, title, bracketed(entry.marks.parentheses, _identifier(entry)))


def _own_title(entry: ApaEntry, *, italic: bool = True) -> Runs:
    """`Original [Translation]` (APA 7, 9.38); `[Description]` of a work without a title (9.22)."""
    shown = entry.item.shown_title(entry.language)
    printed = () if shown.is_supplied else entry.title_runs(shown.text, italic=italic, own=True)
    return join_spaced(entry, printed, bracketed(entry.marks.brackets, shown.bracketed))


def _identifier(entry: ApaEntry) -> str:
    item, parts = entry.item, _contributors(entry)
    if item.edition:
        parts.append(entry.say("cite.apa-words.edition", value=item.edition))
    if item.type in WEB_TYPES or not (item.container_title or is_serial(item)):
        parts += [genre_and_number(entry), volume_issue_pages(entry)]
    return entry.marks.semicolon.join(part for part in parts if part)


def _contributors(entry: ApaEntry) -> list[str]:
    item = entry.item
    roles = [("interviewer", item.interviewer), ("translator", item.translator)]
    if item.editor and item.author and not is_serial(item) and not item.container_title:
        roles.insert(1, ("editor", item.editor))
    return [
        entry.marks.comma.join(
            (inline_names(entry, names), entry.say(f"cite.apa-words.{role}{'s' if len(names) > 1 else ''}"))
        )
        for role, names in roles
        if names
    ]


def _description(entry: ApaEntry) -> str:
    """The bracketed description: what kind of work it is, where the other elements do not tell."""
    item = entry.item
    genre = "" if item.distinct_number else item.genre
    if item.type == "thesis":
        return entry.marks.comma.join(part for part in (genre, item.publisher if item.is_online else "") if part)
    if genre:
        return wording.sentence(genre)
    if item.type not in DESCRIBED_TYPES or item.interviewer or item.distinct_number:
        return ""
    if item.type in UNPUBLISHED_TYPES and (item.container_title or item.publisher or item.is_online):
        return entry.say("cite.apa-words.letter") if item.type == "personal_communication" else ""
    return entry.say(f"cite.apa-words.kind.{item.type}")


def _legal(entry: ApaEntry) -> Runs:
    """`Title, number (year).` (11.4)."""
    item = entry.item
    title = _own_title(entry, italic=entry.marks.han)
    reporter = " ".join(part for part in (item.volume, item.container_title, item.page.partition("-")[0]) if part)
    title_elements = (title, text_runs(genre_and_number(entry)), text_runs("" if item.type == "hearing" else reporter))
    year = (Run(entry.marks.parentheses.format(_date(entry)) + entry.marks.stop),)
    return join_spaced(entry, join_runs(entry.marks.comma, title_elements), year)


def _doi_or_url(entry: ApaEntry) -> Runs:
    """The DOI as a URL, else the URL, with the date of access only where the date of issue is unknown (9.16)."""
    item = entry.item
    address = item.doi_address or item.url
    if not address:
        return ()
    if item.issued is None and item.accessed and not item.doi:
        day = wording.fuzzy_date(item.accessed, entry.say.language) if entry.marks.han else _us_date(item.accessed)
        return (Run(entry.marks.gap + entry.say("cite.apa-words.retrieved", date=day, address=address)),)
    return (Run(entry.marks.gap + address),)


def _us_date(day: FuzzyDate) -> str:
    """`November 22, 2026`."""
    return ", ".join(part for part in (_month_day(day), str(day.year)) if part)


def _month_day(day: FuzzyDate) -> str:
    """`November 22`, `November` or nothing."""
    return f"{MONTHS[day.month]} {day.day or ''}".strip() if day.month else ""
