"""A source as a reference of one line, in words and punctuation of the page's language.

Takes a Source, gives the parts of the line. It follows no citation style; for these see apa.py and gbt7714.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import quote

from builder.citation.romanised_names import romanised
from builder.citation.titles import ShownTitle, shown_title
from builder.citation.work_language import is_chinese, primary, same_primary, work_language
from builder.language.chinese import script_of, traditional_name
from builder.language.languages import LANGUAGES, language_by_script, matches_language
from builder.language.sentences import shortened
from builder.language.words import words
from builder.records import wording
from builder.records.model.identity_memo import memo_by_identity
from builder.records.model.record import Source
from builder.records.model.values import UNKNOWN, Name, texts_of

KEPT = 2_048
"""How many references are kept, for the pages that cite the same sources."""
HAN = re.compile(r"[\u3400-\u9fff]")
_HAN_RUNS = re.compile(r"([\u3400-\u9fff]+)")
STATED_TYPES = ("interview", "manuscript", "personal_communication", "speech", "thesis", "broadcast", "motion_picture")
"""The CSL types that are named in the line, since its other parts do not tell them."""
STANDALONE_TYPES = (
    "book", "report", "thesis", "dataset", "motion_picture", "software", "standard", "legislation", "regulation",
)  # fmt: skip
"""The CSL types whose title is set as that of a work of its own, without quotes."""

DOI_CHARACTERS = "/:;()@,.!*'$=~-_"
"""What stays as it is in the address of a DOI, beside letters and digits."""

WEB_TYPES = ("webpage", "post", "post-weblog")
"""The CSL types whose container is a website, whose name is not set as a title."""


@dataclass(frozen=True)
class ReferencePart:
    """A part of the line.

    language: code of its language; '' for the page's. work: it is the title of a work of its own. href: its URL.
    title: it is the source's own title.
    """

    text: str
    language: str = ""
    work: bool = False
    href: str = ""
    title: bool = False


@memo_by_identity(KEPT)
def line(source: Source, language: str) -> tuple[ReferencePart, ...]:
    """Creators, title, container, date, numbers, pages, URLs, with the punctuation of the language."""
    return (*reference(source, language), *_addresses(source, language))


@memo_by_identity(KEPT)
def reference(source: Source, language: str) -> tuple[ReferencePart, ...]:
    """The line without its URLs."""
    say = words(language)
    pieces = [piece for piece in _pieces(source, language) if piece]
    parts: list[ReferencePart] = []
    for piece in pieces:
        if parts:
            parts.append(
                ReferencePart(
                    say("bibliography.after-names" if piece is pieces[1] and creators(source) else "bibliography.comma")
                )
            )
        parts.extend(piece)
    return (*(_in_script(part, language) for part in parts), ReferencePart(say("bibliography.stop")))


def bare(parts: tuple[ReferencePart, ...]) -> str:
    """The line as plain text."""
    return "".join(part.text for part in parts)


@memo_by_identity(KEPT)
def short(source: Source, language: str) -> str:
    """short_as_published() in the page's Chinese script, for places that take no `lang` attribute."""
    return in_characters(short_as_published(source, language), language)


@memo_by_identity(KEPT)
def short_as_published(source: Source, language: str) -> str:
    """A short reference for tables: creators in the page's script, or the title, and the year. A title is as
    published; of one in another language the translation stands in its place, in brackets.
    """
    say = words(language)
    names = creators(source)
    head = in_characters(_short_names(names, language), language) if names else _short_title(source, language)
    years = in_characters(_years(source), language)
    return say("bibliography.short", who=head, year=years) if years else head


@memo_by_identity(KEPT)
def title_of(source: Source, language: str) -> ShownTitle:
    """A source's title as readers of a language see it."""
    return shown_title(
        source.title,
        language,
        is_supplied=source.title_supplied == "yes",
        translations=texts_of(source.translated_title),
        work_language=work_language(source),
    )


@memo_by_identity(KEPT)
def title_language(source: Source, language: str) -> str:
    """The code of a title's language, which is that of the work; of one that is not declared, and of one that the
    record supplies, by the script; '' if that is the page's.
    """
    if source.title_supplied == "yes":
        shown = title_of(source, language)
        return "" if shown.is_own else _foreign_language(shown.text, language)
    tag = work_language(source)
    codes = (code for code in (tag, primary(tag)) if code in LANGUAGES)
    code = next(codes, "") or language_by_script(source.title)
    return "" if same_primary(code, language) else code


def creators(source: Source) -> tuple[Name, ...]:
    """The names at the beginning of the line; translators and interviewers have parts of their own."""
    return source.author or source.editor


def sorted_by(source: Source, language: str) -> str:
    """What the line of a source begins with, by which readers look for it: the first name, or the title."""
    names = creators(source)
    return _head_name(names[0], language) if names else title_of(source, language).text


def is_han(text: str) -> bool:
    """Whether a text has Han characters. Names and journals are set by these, a work by its language."""
    return HAN.search(text) is not None


def in_characters(text: str, language: str) -> str:
    """A source's text in the Chinese script of the edition, for places that take no `lang` attribute."""
    return traditional_name(text) if LANGUAGES[language].converted and other_script(text, language) else text


def other_script(text: str, language: str) -> str:
    """The code of the script that a text is in, where a Chinese page is in the other one; else ''."""
    origin = LANGUAGES[language].other_script
    return origin if origin and script_of(text) == origin else ""


def known(text: str | None) -> str:
    """The value of a field; '' if it is absent or `unknown`."""
    return "" if text is None or text == UNKNOWN else text


def doi_address(doi: str) -> str:
    """The address of a DOI, with what an address cannot hold percent-encoded (DOI Handbook, 2.5.2.4); '' without one.

    >>> doi_address("10.1002/(SICI)1097<493::AID>3.0.CO;2-#")
    'https://doi.org/10.1002/(SICI)1097%3C493::AID%3E3.0.CO;2-%23'
    """
    return f"https://doi.org/{quote(doi, safe=DOI_CHARACTERS)}" if doi else ""


def _in_script(part: ReferencePart, language: str) -> ReferencePart:
    """The part with its language set where it is printed in the other Chinese script."""
    code = "" if part.language else other_script(part.text, language)
    return replace(part, language=code) if code else part


def _pieces(source: Source, language: str) -> Iterator[tuple[ReferencePart, ...]]:
    say = words(language)
    yield _head_names(creators(source), language)
    yield tuple(_title(source, language))
    for role in ("interviewer", "translator"):
        names: tuple[Name, ...] = getattr(source, role)
        yield (
            _name_parts(wording.mixed(say(f"bibliography.{role}", names=_names(names, language))), language)
            if names
            else ()
        )
    yield _kind(source, language)
    yield _place_of_publication(source, language)
    yield _issued(source, language)
    for key, value in (("volume", source.volume), ("issue", source.issue), ("number", source.number)):
        is_shown = known(value) not in ("", title_of(source, language).text)
        yield (ReferencePart(say(f"bibliography.{key}", value=known(value))),) if is_shown else ()
    yield _pages(source, language)
    doi = known(source.DOI)
    yield (ReferencePart(f"DOI {doi}", href=doi_address(doi)),) if doi else ()
    yield (ReferencePart(f"ISBN {source.ISBN}"),) if known(source.ISBN) else ()


def _title(source: Source, language: str) -> Iterator[ReferencePart]:
    """《在磨合中共赢》, “A Win-Win Situation”, with a translation in brackets behind it; a supplied title stands in
    brackets. The title of a standalone work in Latin letters has no quotes.
    """
    shown = title_of(source, language)
    if shown.is_supplied:
        yield ReferencePart(_bracketed(shown.text, language), title_language(source, language), title=True)
        return
    has_han_marks = _has_han_marks(source)
    is_standalone = source.type in STANDALONE_TYPES and not source.container_title and not has_han_marks
    yield ReferencePart(
        source.title if is_standalone else _quoted(source.title, language, han=has_han_marks),
        title_language(source, language),
        work=is_standalone,
        title=True,
    )
    if shown.translation:
        yield ReferencePart(LANGUAGES[language].space)
        yield ReferencePart(_bracketed(shown.translation, language))


def _short_title(source: Source, language: str) -> str:
    """What stands in brackets, if there is anything, else the title as published."""
    if bracketed := title_of(source, language).bracketed:
        return _bracketed(shortened(bracketed, 60), language)
    return _quoted(shortened(source.title, 40), language, han=_has_han_marks(source))


def _bracketed(title: str, language: str) -> str:
    return words(language)("bibliography.bracketed", title=title)


def _has_han_marks(source: Source) -> bool:
    """Whether its title stands in 《》: of a Chinese work, and of a Japanese one in Han characters."""
    tag = work_language(source)
    return is_chinese(tag) or (primary(tag) == "ja" and is_han(source.title))


def _quoted(title: str, language: str, *, han: bool) -> str:
    """A title in the quotation marks of its language; 《》 that it has already are not doubled. han: in these."""
    if han:
        return title if title.startswith("《") and title.endswith("》") else f"《{title}》"
    return words(language)("bibliography.quoted", title=title)


def _kind(source: Source, language: str) -> tuple[ReferencePart, ...]:
    if genre := known(source.genre):
        return (_text_part(genre, language),)
    is_stated = source.type in STATED_TYPES and not source.interviewer
    return (ReferencePart(words(language)(f"terms.csl.{source.type}")),) if is_stated else ()


def _place_of_publication(source: Source, language: str) -> tuple[ReferencePart, ...]:
    """Container, meeting, publisher and place, in this order."""
    parts: list[ReferencePart] = []
    if container := known(source.container_title):
        parts.append(_text_part(container, language) if source.type in WEB_TYPES else _container(container, language))
    texts = (known(source.event_title), known(source.publisher), known(source.publisher_place))
    for text in texts:
        if text and text != source.container_title:
            parts += [ReferencePart(words(language)("bibliography.comma"))] if parts else []
            parts.append(_text_part(text, language))
    return tuple(parts)


def _container(title: str, language: str) -> ReferencePart:
    if is_han(title):
        quoted = title if LANGUAGES[language].is_latin else _quoted(title, language, han=True)
        return ReferencePart(quoted, _foreign_language(title, language))
    return ReferencePart(title, _foreign_language(title, language), work=True)


def _issued(source: Source, language: str) -> tuple[ReferencePart, ...]:
    if source.issued is None:
        return ()
    is_undated = source.first_issued is None
    date = words(language)("bibliography.undated") if is_undated else wording.period(source.issued, language)
    return (ReferencePart(date),)


def _years(source: Source) -> str:
    """`2012`, `2012–2013`; '' if unknown."""
    first, last = source.first_issued, source.issued.end if source.issued else None
    if first is None or last is None or last.year is None or last.year == first.year:
        return str(first.year) if first else ""
    return f"{first.year}–{last.year}"


def _pages(source: Source, language: str) -> tuple[ReferencePart, ...]:
    pages = known(source.page)
    if not pages:
        return ()
    is_range = re.search(r"[-–,;]", pages) is not None
    pages = re.sub(r"(?<=\d)-(?=\d)", "–", pages)
    return (ReferencePart(words(language)("bibliography.pages" if is_range else "bibliography.page", value=pages)),)


def _addresses(source: Source, language: str) -> Iterator[ReferencePart]:
    """Its URL with the date of access, and the URL of an archived copy."""
    say = words(language)
    if address := known(source.URL):
        yield ReferencePart(LANGUAGES[language].space)
        yield ReferencePart(address, href=address)
        if source.accessed and source.accessed.year:
            yield ReferencePart(say("bibliography.accessed", date=wording.fuzzy_date(source.accessed, language)))
    if archived := known(source.archived):
        yield ReferencePart(LANGUAGES[language].space)
        yield ReferencePart(say("bibliography.archived"), href=archived)


def _names(names: tuple[Name, ...], language: str) -> str:
    return wording.listed((_name(name, language) for name in names), language)


def _head_names(names: tuple[Name, ...], language: str) -> tuple[ReferencePart, ...]:
    """The names that a line begins with, the first as lists are sorted."""
    if not names:
        return ()
    written = (_head_name(names[0], language), *(_name(name, language) for name in names[1:]))
    return _name_parts(wording.listed(written, language), language)


def _head_name(name: Name, language: str) -> str:
    """`Poon, Alfred`; names whose family name comes first anyway as they are."""
    is_inverted = name.family and name.given and wording.name(name, language).startswith(name.given)
    return f"{name.family}, {name.given}" if is_inverted else _name(name, language)


def _name(name: Name, language: str) -> str:
    """`Marta Jagusztyn`; where readers have Latin letters, `Fu Tao 付涛`."""
    latin = _latin(name, language)
    return f"{latin} {wording.name(name, language)}" if latin else wording.name(name, language)


def _latin(name: Name, language: str) -> str:
    """A Chinese name in the letters of the page, if these are Latin; else ''."""
    latin = romanised(name) if LANGUAGES[language].is_latin else None
    return f"{latin.family} {latin.given}".strip() if latin else ""


def _name_parts(text: str, language: str) -> tuple[ReferencePart, ...]:
    """Names, each run of Han characters on a page in Latin letters a part with its language."""
    if not LANGUAGES[language].is_latin:
        return (_text_part(text, language),)
    return tuple(_text_part(run, language) for run in _HAN_RUNS.split(text) if run)


def _short_names(names: tuple[Name, ...], language: str) -> str:
    """Up to two names; of more the first `and others`."""
    written = [_latin(name, language) or wording.name(name, language) for name in names]
    if len(names) > 2:
        return words(language)("bibliography.others", name=written[0])
    return wording.listed(written, language)


def _text_part(text: str, language: str) -> ReferencePart:
    """A part with its language set if that is not the page's."""
    return ReferencePart(text, _foreign_language(text, language))


def _foreign_language(text: str, language: str) -> str:
    """The language of a text by its script; '' if that is the page's."""
    return "" if matches_language(text, language) else language_by_script(text)
