"""A source as one line that a reader can follow, in the manner of the page's language.

Takes a Source, gives parts of a line. Plain and humane; citation styles come from
the CSL variables elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from builder.language.chinese import named, script_of
from builder.language.languages import LANGUAGES, is_in, spoken_in
from builder.language.sentences import shortened
from builder.language.words import words
from builder.records import wording
from builder.records.model.record import Source
from builder.records.model.values import UNKNOWN, Name

HAN = re.compile(r"[\u3400-\u9fff]")
TELLING = ("interview", "manuscript", "personal_communication", "speech", "thesis", "broadcast", "motion_picture")
"""The CSL types that the rest of the line would not give away."""
WHOLE = ("book", "report", "thesis", "dataset", "motion_picture", "software", "standard", "legislation", "regulation")
"""The CSL types whose title is that of a work of its own, not of a part."""

SITES = ("webpage", "post", "post-weblog")
"""The CSL types that stand on a site, whose name is no title."""


@dataclass(frozen=True)
class ReferencePart:
    """A stretch of the line.

    language: of its words, as in LANGUAGES; '' for the page's own. work: it is the title of a work. href: an address.
    title: it is the source's own title.
    """

    text: str
    language: str = ""
    work: bool = False
    href: str = ""
    title: bool = False


def line(source: Source, language: str) -> tuple[ReferencePart, ...]:
    """Who, title, where, when, number and pages, address: with the punctuation of the language."""
    return (*reference(source, language), *_addresses(source, language))


def reference(source: Source, language: str) -> tuple[ReferencePart, ...]:
    """The line without its addresses."""
    say = words(language)
    pieces = [piece for piece in _pieces(source, language) if piece]
    shown: list[ReferencePart] = []
    for piece in pieces:
        if shown:
            shown.append(
                ReferencePart(
                    say("bibliography.after-names" if piece is pieces[1] and makers(source) else "bibliography.comma")
                )
            )
        shown.extend(piece)
    return (*(_in_script(part, language) for part in shown), ReferencePart(say("bibliography.stop")))


def bare(parts: tuple[ReferencePart, ...]) -> str:
    """The line as plain text."""
    return "".join(part.text for part in parts)


def short(source: Source, language: str) -> str:
    """A source in a few words, for a table: its makers or its title, and its year; in the characters of the page."""
    say = words(language)
    who = source.author or source.editor
    head = _few(who, language) if who else _quoted(shortened(source.title, 40), language)
    year = source.issued.year if source.issued else None
    said = say("bibliography.short", who=head, year=str(year)) if year else head
    return in_characters(said, language)


def makers(source: Source) -> tuple[Name, ...]:
    """Those whom the line begins with; translators and interviewers are named later, in their part."""
    return source.author or source.editor


def is_han(text: str) -> bool:
    """Whether a text has Han characters: then it is set as Chinese."""
    return HAN.search(text) is not None


def in_characters(text: str, language: str) -> str:
    """Words of a source where no `lang` can stand: in the characters of an edition that is converted."""
    return named(text) if LANGUAGES[language].converted and other_script(text, language) else text


def other_script(text: str, language: str) -> str:
    """The code of the script that a text is in, where a Chinese page is in the other one; else ''."""
    origin = LANGUAGES[language].other_script
    return origin if origin and script_of(text) == origin else ""


def known(text: str | None) -> str:
    """A value of a field, empty for one that is absent or `unknown`."""
    return "" if text is None or text == UNKNOWN else text


def _in_script(part: ReferencePart, language: str) -> ReferencePart:
    """What is printed stays as printed, and says so."""
    return part if part.language else replace(part, language=other_script(part.text, language))


def _pieces(source: Source, language: str) -> Iterator[tuple[ReferencePart, ...]]:
    say = words(language)
    yield (_own(_names(makers(source), language), language),) if makers(source) else ()
    yield tuple(_title(source, language))
    for role in ("interviewer", "translator"):
        names: tuple[Name, ...] = getattr(source, role)
        yield (
            (ReferencePart(wording.mixed(say(f"bibliography.{role}", names=_names(names, language)))),) if names else ()
        )
    yield _kind(source, language)
    yield _place_of_publication(source, language)
    yield _issued(source, language)
    for key, value in (("volume", source.volume), ("issue", source.issue), ("number", source.number)):
        told = known(value) not in ("", source.title)
        yield (ReferencePart(say(f"bibliography.{key}", value=known(value))),) if told else ()
    yield _pages(source, language)
    yield (ReferencePart(f"DOI {source.DOI}", href=f"https://doi.org/{source.DOI}"),) if known(source.DOI) else ()
    yield (ReferencePart(f"ISBN {source.ISBN}"),) if known(source.ISBN) else ()


def _title(source: Source, language: str) -> Iterator[ReferencePart]:
    """《在磨合中共赢》, “A Win-Win Situation”; the title of a whole work in Latin letters stands without quotes."""
    whole = source.type in WHOLE and not source.container_title and not is_han(source.title)
    yield ReferencePart(
        source.title if whole else _quoted(source.title, language),
        _foreign(source.title, language),
        work=whole,
        title=True,
    )


def _quoted(title: str, language: str) -> str:
    """A title in the marks of its own script; its own book marks are not doubled."""
    if is_han(title):
        return title if title.startswith("《") and title.endswith("》") else f"《{title}》"
    return words(language)("bibliography.quoted", title=title)


def _kind(source: Source, language: str) -> tuple[ReferencePart, ...]:
    if genre := known(source.genre):
        return (_own(genre, language),)
    told = source.type in TELLING and not source.interviewer
    return (ReferencePart(words(language)(f"terms.csl.{source.type}")),) if told else ()


def _place_of_publication(source: Source, language: str) -> tuple[ReferencePart, ...]:
    """Journal, meeting, publisher, in this order; the journal is set as a work."""
    shown: list[ReferencePart] = []
    if container := known(source.container_title):
        shown.append(_own(container, language) if source.type in SITES else _work(container, language))
    rest = (known(source.event_title), known(source.publisher), known(source.publisher_place))
    for text in rest:
        if text and text != source.container_title:
            shown += [ReferencePart(words(language)("bibliography.comma"))] if shown else []
            shown.append(_own(text, language))
    return tuple(shown)


def _work(title: str, language: str) -> ReferencePart:
    if is_han(title):
        shown = title if LANGUAGES[language].is_latin else _quoted(title, language)
        return ReferencePart(shown, _foreign(title, language))
    return ReferencePart(title, _foreign(title, language), work=True)


def _issued(source: Source, language: str) -> tuple[ReferencePart, ...]:
    if source.issued is None:
        return ()
    undated = source.issued.year is None
    return (
        ReferencePart(
            words(language)("bibliography.undated") if undated else wording.fuzzy_date(source.issued, language)
        ),
    )


def _pages(source: Source, language: str) -> tuple[ReferencePart, ...]:
    pages = known(source.page)
    if not pages:
        return ()
    several = re.search(r"[-–,;]", pages) is not None
    shown = re.sub(r"(?<=\d)-(?=\d)", "–", pages)
    return (ReferencePart(words(language)("bibliography.pages" if several else "bibliography.page", value=shown)),)


def _addresses(source: Source, language: str) -> Iterator[ReferencePart]:
    """Its own address with the day it was read there, and an archived copy."""
    say = words(language)
    if address := known(source.URL):
        yield ReferencePart(LANGUAGES[language].space)
        yield ReferencePart(address, href=address)
        if source.accessed and source.accessed.year:
            yield ReferencePart(say("bibliography.accessed", date=wording.fuzzy_date(source.accessed, language)))
    if copy := known(source.archived):
        yield ReferencePart(LANGUAGES[language].space)
        yield ReferencePart(say("bibliography.archived"), href=copy)


def _names(names: tuple[Name, ...], language: str) -> str:
    return wording.listed((wording.name(name, language) for name in names), language)


def _few(names: tuple[Name, ...], language: str) -> str:
    """At most two names, `and others` for more."""
    if len(names) > 2:
        return words(language)("bibliography.others", name=wording.name(names[0], language))
    return _names(names, language)


def _own(text: str, language: str) -> ReferencePart:
    """Words in their own language."""
    return ReferencePart(text, _foreign(text, language))


def _foreign(text: str, language: str) -> str:
    """The language of words as their script tells; '' for that of the page."""
    return "" if is_in(text, language) else spoken_in(text)
