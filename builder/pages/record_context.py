"""A record as one reader sees it: entry, library and language, with the words for them.

The parts of a page take it and give HTML, in any order: sources are numbered when the page is whole
(html/citations.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from builder.analysis.strength import strength
from builder.analysis.translations import PART, STATES, TEXT, WHOLE, doubtful_passages
from builder.citation.reference import short_as_published
from builder.language.languages import LANGUAGES
from builder.language.words import words
from builder.pages.address import relative
from builder.pages.edition import Edition
from builder.pages.html import prose
from builder.pages.html.citations import by_source, marks, source_mark
from builder.pages.html.elements import NOTHING, Html, el, escape, join, language_span, link
from builder.pages.html.foreign_words import with_foreign_words
from builder.pages.html.source_reference import foreign
from builder.pages.html.strength_mark import strength_mark
from builder.records import wording
from builder.records.model.library import Entry, Library
from builder.records.model.record import Case, Dimension, Policy
from builder.records.model.translated import field_texts
from builder.records.model.values import UNKNOWN, Citation, FuzzyDate, Label, Passage, Term, Text


@dataclass(frozen=True)
class RecordContext:
    """What every part of a record's page needs. subpath: the page's path below the record's own (`parallel/`)."""

    entry: Entry
    edition: Edition
    subpath: str = ""

    @property
    def library(self) -> Library:
        """The library."""
        return self.edition.library

    @property
    def language(self) -> str:
        """The language of the page."""
        return self.edition.language

    @property
    def record(self) -> Case | Policy:
        """The record."""
        return self.entry.record

    @property
    def case(self) -> Case:
        """The record of a case. Raises TypeError for a policy."""
        if not isinstance(self.record, Case):
            raise TypeError(f"{self.entry.reference} is no case")
        return self.record

    @property
    def policy(self) -> Policy:
        """The record of a policy. Raises TypeError for a case."""
        if not isinstance(self.record, Policy):
            raise TypeError(f"{self.entry.reference} is no policy")
        return self.record

    @property
    def space(self) -> str:
        """What stands between two stretches of a line in the language."""
        return LANGUAGES[self.language].space

    def say(self, key: str, /, **values: str | int) -> str:
        """Words of the interface, by topic.key, as plain text."""
        return words(self.language)(key, **values)

    def word(self, key: str, /, **values: str | int) -> Html:
        """Words of the interface as HTML."""
        return escape(self.say(key, **values))

    def to(self, address: str) -> str:
        """The link to another page of the same language."""
        return relative(self.entry.address + self.subpath, address)

    def blocks(self, text: Text, *, heading: int | None = None) -> Html:
        """A text as paragraphs; one that this language lacks is marked with its own and a small note."""
        best = text.best(self.language)
        if best is None:
            return el("p", self.unknown())
        language, passage = best
        rendered = with_foreign_words(prose.blocks(passage.text, heading=heading), language)
        if language == self.language:
            doubt = self.doubt(text)
            return join((el("p", doubt), rendered)) if doubt else rendered
        note = el("p", el("span", self._note(language), class_="cb-note"))
        return join((note, el("div", rendered, lang=_language_tag(language), class_="cb-foreign")))

    def line(self, text: Text) -> Html:
        """A text in one run."""
        best = text.best(self.language)
        if best is None:
            return self.unknown()
        language, passage = best
        rendered = with_foreign_words(prose.inline(passage.text), language)
        if language == self.language:
            return join((rendered, self.doubt(text)), " ")
        return self._foreign_html(rendered, language, self._note(language))

    def label(self, label: Label) -> Html:
        """A name or a title; one in another language with its `lang` and that language in a word."""
        best = label.best(self.language)
        if best is None:
            return self.unknown()
        language, passage = best
        rendered = escape(passage.text.strip())
        return (
            rendered
            if language == self.language
            else self._foreign_html(rendered, language, escape(words(self.language).name_of(language)))
        )

    @cached_property
    def _doubtful(self) -> Mapping[int, tuple[str, str]]:
        """The passages of the record whose translation is outdated or a machine's."""
        return doubtful_passages(self.entry.original)

    def doubt(self, text: Text) -> Html:
        """That the translation of this one text is outdated or a machine's; NOTHING where it is not."""
        state = self._doubts((text,), TEXT) if self._doubtful else ""
        return el("span", self.word(f"case.translated.{state}"), class_="cb-note") if state else NOTHING

    def doubt_of_parts(self, keys: Iterable[str]) -> Html:
        """The same of the texts below some fields of the record, where one entry speaks of several."""
        chosen = frozenset(keys) if self._doubtful else frozenset[str]()
        texts = (each.text for each in field_texts(self.record) if each.field.partition(".")[0] in chosen)
        state = self._doubts(texts, PART) if chosen else ""
        return el("p", self.word(f"case.translated.part.{state}"), class_="cb-status") if state else NOTHING

    def doubt_of_record(self) -> Html:
        """The same of the whole record, as a phrase."""
        texts = (each.text for each in field_texts(self.record)) if self._doubtful else ()
        state = self._doubts(texts, WHOLE)
        return self.word(f"case.translated.whole.{state}") if state else NOTHING

    def _doubts(self, texts: Iterable[Text], extent: str) -> str:
        """The worst state of the passages that are shown of some texts, by entries of an extent; '' for none."""
        shown = (best[1] for text in texts if (best := text.best(self.language)))
        found = (self._doubtful.get(id(passage.scalar), ("", "")) for passage in shown)
        return min((state for state, of in found if of == extent), key=STATES.index, default="")

    def bare(self, text: Text) -> str:
        """A text as plain words, in the language or whatever there is."""
        best = text.best(self.language)
        if best is None:
            return self.say("wording.unknown")
        return best[1].text.strip() if isinstance(text, Label) else prose.plain(best[1].text)

    def other_passages(self, text: Text) -> tuple[tuple[str, Passage], ...]:
        """The passages in the other languages than the one that is shown, without those that say the same."""
        best = text.best(self.language)
        current, shown = (best[0], best[1].text.strip()) if best else ("", "")
        passages = ((code, text.get(code)) for code in text.languages() if code != current)
        return tuple((code, passage) for code, passage in passages if passage and passage.text.strip() != shown)

    def unknown(self) -> Html:
        """`unknown`, as a value of its own."""
        return el("span", self.word("wording.unknown"), class_="cb-unknown")

    def bare_term(self, vocabulary: str, term: Term) -> str:
        """The label of a term as plain text."""
        return self.library.vocabularies.name(vocabulary, term.id, self.language)

    def term(self, vocabulary: str, term: Term) -> Html:
        """The label of a term."""
        if term.id == UNKNOWN:
            return self.unknown()
        return escape(self.bare_term(vocabulary, term))

    def dimension_terms(self, dimension: Dimension) -> Html:
        """The terms of a line of the profile, in a row."""
        names = (
            self.unknown() if term.id == UNKNOWN else escape(self._dimension_term(dimension, term))
            for term in dimension.terms
        )
        return join(names, self.say("wording.comma"))

    def bare_dimension_terms(self, dimension: Dimension) -> str:
        """The same as plain text; unknown ones are left out."""
        names = (self._dimension_term(dimension, term) for term in dimension.terms if term.id != UNKNOWN)
        return self.say("wording.comma").join(names)

    def _dimension_term(self, dimension: Dimension, term: Term) -> str:
        vocabulary_term = self.library.vocabularies.table("dimensions").get(dimension.dimension.id)
        entry = vocabulary_term.terms.get(term.id) if vocabulary_term else None
        return entry.name(self.language) if entry else term.id

    def marks(self, citations: Iterable[Citation]) -> Html:
        """The numbers of sources, after a statement."""
        return marks(citations)

    def strength(self, citations: Iterable[Citation], *, confidence: str = "") -> Html:
        """The mark of how strong the evidence of a claim is. confidence: of a figure."""
        return strength_mark(strength(citations, self.library, confidence=confidence), self.language)

    def sources(self, citations: Iterable[Citation]) -> Html:
        """Sources in a few words each, linked to what they say below: where it matters who says it."""
        return join(map(self._source_html, by_source(citations)), self.say("case.between-sources"))

    def since(self, since: FuzzyDate | None, until: FuzzyDate | None) -> Html:
        """The time of a relation or a role; nothing when it is not known."""
        text = wording.since_until(since, until, self.language)
        return el("span", escape(text), class_="cb-when") if text else NOTHING

    def foreign(self, text: str) -> str | None:
        """The `lang` of words that are not in the page's language, as their script tells; None for its own."""
        return foreign(text, self.language)

    def record_link(self, other: Entry) -> Html:
        """The title of another record as a link to its page."""
        return link(self.to(other.address), self.label(other.record.title))

    def _foreign_html(self, rendered: Html, language: str, note: Html) -> Html:
        return join((el("span", rendered, lang=_language_tag(language)), el("span", note, class_="cb-note")), " ")

    def _note(self, language: str) -> Html:
        """That a text is in another language and not yet in this one."""
        return escape(words(self.language).of_language("case.only", language))

    def _source_html(self, citations: Sequence[Citation]) -> Html:
        """A source by its name, once for all places in it."""
        citation = citations[0]
        declared = self.library.sources.get(citation.key)
        if declared is None:
            return escape(f"[{citation.key}?]")
        text = short_as_published(declared.source, self.language)
        name = language_span(text, self.foreign(text))
        locator = escape(f"{self.say('wording.then')}{citation.locator}" if citation.locator else "")
        return source_mark(citations, join((name, locator)))


def _language_tag(language: str) -> str:
    return LANGUAGES[language].tag
