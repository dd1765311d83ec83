"""Conversion between Chinese scripts: takes the library and the glossary, gives them with every text in one script.

A text that was written in the script stays as it was written; one that has only the other is converted and says from
which (Passage.written). Names keep their words. What is printed in a source stays as printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache, partial
from typing import Any, NamedTuple, TypeVar, cast

from builder.language.characters import usual_forms
from builder.language.chinese import (
    SIMPLIFIED,
    TRADITIONAL,
    Terms,
    guarded_terms,
    misconverted_names,
    script_of,
    simplified,
    simplified_name,
    traditional,
    traditional_name,
)
from builder.language.languages import LANGUAGES
from builder.language.persons import places_within
from builder.records.model.declare import Declared, DeclaredType, fields, with_values
from builder.records.model.glossary import GlossaryTerm
from builder.records.model.library import Entry, Library, link
from builder.records.model.record import Case, Policy, Source, other_names
from builder.records.model.values import Citation, Passage, Text, texts_of
from builder.records.model.vocabulary import Vocabularies, VocabularyTerm

NAMES = frozenset({"title", "name", "issued_by", "by", "at"})
"""The attributes of a record whose labels are names: they keep their words."""
STRINGS = frozenset({"also_known_as", "name", "article", "number"})
"""The attributes that are no texts and are read as they are: a name, an article, a number."""

_Any = TypeVar("_Any", bound=Declared)
_Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Converter:
    """Into a language, from the same in the other script. terms: the base's words and names, for Traditional."""

    language: str
    terms: Terms

    @property
    def origin(self) -> str:
        """The language that is converted."""
        return LANGUAGES[self.language].other_script

    def words(self, text: str) -> str:
        """A text in the words of the target script."""
        return traditional(text, self.terms) if self.language == TRADITIONAL else simplified(text, self.terms)

    def name(self, text: str) -> str:
        """A name in the characters of the target script; one already in it stays."""
        if script_of(text) == self.language:
            return text
        return traditional_name(text) if self.language == TRADITIONAL else simplified_name(text)

    def text(self, text: Text, *, name: bool = False) -> Text:
        """The text with a passage in the language in place of one in the other script, if it has only that."""
        passage = text.get(self.origin)
        if passage is None or text.get(self.language) is not None:
            return text
        converted_text = (self.name if name else self.words)(passage.text)
        converted_passage = Passage(converted_text, passage.scalar, written=self.origin)
        passages = {
            self.language if code == self.origin else code: converted_passage if code == self.origin else original
            for code, original in text.passages.items()
        }
        return type(text)(passages, text.unknown)

    def labels(self, texts: Mapping[str, str]) -> Mapping[str, str]:
        """Texts by language, with one in this language."""
        lacking = self.language not in texts and self.origin in texts
        return {**texts, self.language: self.words(texts[self.origin])} if lacking else texts


def in_script(library: Library, language: str, *, known: Terms) -> Library:
    """The library for readers of a language; itself where the language has one script. known: as terms() gives them."""
    if not LANGUAGES[language].other_script:
        return library
    converter = Converter(language, known)
    entries = (_entry(entry, converter) for entry in library.stored)
    make = partial(_vocabularies, library.vocabularies, converter)
    vocabularies = library.vocabularies.memo(known, ("in script", language), make)
    linked = link(entries, vocabularies=vocabularies, languages=library.languages)
    return replace(linked, script=language, fragments=library.fragments)


def _entry(entry: Entry, converter: Converter) -> Entry:
    """The entry, whose record is converted when it is asked for; the same one while the terms are the same."""
    make = partial(replace, entry, convert=partial(_on_demand, converter=converter))
    return entry.memo(converter.terms, ("entry", converter.language), make)


def part_in_script(part: _Any, language: str, *, known: Terms) -> _Any:
    """A declared value that stands in no record, for readers of a language."""
    return _record(part, Converter(language, known)) if LANGUAGES[language].other_script else part


def glossary_in_script(glossary: Sequence[GlossaryTerm], language: str, *, known: Terms) -> tuple[GlossaryTerm, ...]:
    """The glossary for readers of a language: definitions are converted, labels stay."""
    if not LANGUAGES[language].other_script:
        return tuple(glossary)
    converter = Converter(language, known)
    return tuple(
        replace(
            term,
            definition=converter.labels(term.definition),
            difference=converter.labels(term.difference),
            converted={language: converter.name(term.label.get(converter.origin, ""))},
        )
        for term in glossary
    )


def terms(library: Library, glossary: Sequence[GlossaryTerm]) -> Terms:
    """The replacements for a base's texts: the glossary's words, and names; the same object while they are the same."""
    words = tuple((word, taiwan) for term in glossary for word, taiwan in term.traditional.items())
    known = _terms(words)
    forms = [_names_of(entry, words, known) for entry in library.stored]
    places = _forms((term.label for term in library.vocabularies.table("places").values()), (), known)
    names = {name.simple: name for part in (*(each.labels for each in forms), places.labels) for name in part}
    names |= {name.simple: name for each in forms for name in each.written}
    wrong = tuple((name.simple, name.traditional) for name in names.values() if name.is_misconverted)
    mainland = dict(pair for each in (*forms, places) for pair in each.mainland_labels)
    mainland |= dict(pair for each in forms for pair in each.mainland_written)
    return _terms(words, wrong, tuple(mainland.items()))


@lru_cache(maxsize=8)
def _terms(words: _Pairs, names: _Pairs = (), mainland: _Pairs = ()) -> Terms:
    return guarded_terms().with_words(dict(words)).with_names(dict(names), dict(mainland))


class _Name(NamedTuple):
    """A name in both scripts. is_misconverted: as misconverted_names() says."""

    simple: str
    traditional: str
    is_misconverted: bool


class _NameForms(NamedTuple):
    """The names of a record: of its labels, and those that stand in it in one language only. mainland_…: those that are
    written in Traditional, by their Simplified form."""

    labels: tuple[_Name, ...]
    written: tuple[_Name, ...]
    mainland_labels: _Pairs
    mainland_written: _Pairs


def _names_of(entry: Entry, words: _Pairs, known: Terms) -> _NameForms:
    """The names in a record, kept with it while the words of the base are the same."""
    return entry.memo(words, "names", lambda: _forms(_labels(entry), tuple(_written_names(entry)), known))


def _forms(labels: Iterable[Mapping[str, str]], written: Sequence[str], known: Terms) -> _NameForms:
    labels = tuple(labels)
    return _NameForms(
        tuple(_judged(_label_names(labels), known)),
        tuple(_judged(((name, traditional_name(name)) for name in written if script_of(name) != TRADITIONAL), known)),
        tuple(_mainland_labels(labels)),
        tuple((simplified_name(name),) * 2 for name in written if script_of(name) == TRADITIONAL),
    )


def _judged(names: Iterable[tuple[str, str]], known: Terms) -> Iterator[_Name]:
    for simple, own in names:
        yield _Name(simple, own, bool(misconverted_names({simple: own}, known)))


def converted(record: Case | Policy) -> str:
    """The language from which some text of a record was converted, names aside; '' for none."""
    return next((passage.written for text in _texts(record) for passage in _passages(text) if passage.written), "")


def _label_names(labels: Iterable[Mapping[str, str]]) -> Iterator[tuple[str, str]]:
    """Every Simplified name of a person, an organisation, a place, an author or a record, and the Traditional one."""
    for label in labels:
        if simple := label.get(SIMPLIFIED):
            name, own = simple.strip(), label.get(TRADITIONAL)
            yield name, own.strip() if own else traditional_name(name)
            yield from ((place, place.translate(usual_forms())[:-1] + "里") for place in places_within(name))


def _mainland_labels(labels: Iterable[Mapping[str, str]]) -> Iterator[tuple[str, str]]:
    """Every Traditional name in Simplified characters, and as the mainland has it."""
    for label in labels:
        if own := label.get(TRADITIONAL):
            yield simplified_name(own.strip()), (label.get(SIMPLIFIED) or simplified_name(own)).strip()


def _labels(entry: Entry) -> Iterator[Mapping[str, str]]:
    """The names of a record, and of people and organisations in it, by language."""
    record = entry.given
    issuers = record.issued_by if isinstance(record, Policy) else ()
    actor_names = (*(person.name for person in record.people), *(body.name for body in record.organisations))
    return (texts_of(label) for label in (record.title, *issuers, *actor_names))


def _written_names(entry: Entry) -> Iterator[str]:
    """The names that stand in a record in one language only: other names, and authors of sources."""
    record = entry.given
    yield from (*record.also_known_as, *other_names((*record.people, *record.organisations)))
    for source in record.sources.values():
        yield from (author.literal or author.family + author.given for author in (*source.author, *source.editor))


def _on_demand(record: _Any, converter: Converter) -> _Any:
    """A record of which each attribute is converted when it is first asked for: of most, pages want but the title."""
    waiting = {field.attribute for field in _plan(type(record)) if getattr(record, field.attribute)}
    converting: _Any = object.__new__(_converting(type(record)))
    others = {name: value for name, value in vars(record).items() if name not in waiting}
    vars(converting).update(others, _given=record, _converter=converter)
    return converting


@cache
def _converting(model: type[_Any]) -> type[_Any]:
    """The model with attributes that are converted when they are first asked for."""
    attributes = {field.attribute: field for field in _plan(model)}
    return cast("type[_Any]", DeclaredType(model.__name__, (model,), attributes))


def _record(record: _Any, converter: Converter) -> _Any:
    """A record or a part of one, with its texts converted."""
    changed = {}
    for field in _plan(type(record)):
        old = getattr(record, field.attribute)
        if old and (new := _converted_value(old, field, converter)) is not old:
            changed[field.attribute] = new
    return with_values(record, changed) if changed else record


def _converted_value(old: Any, field: _TextField, converter: Converter) -> Any:
    """The value of a field; itself if nothing in it changes."""
    new: Any
    if field.keyed:
        new = {key: _value(value, field.attribute, converter) for key, value in old.items()}
    elif field.many:
        new = tuple(_value(value, field.attribute, converter) for value in old)
        new = tuple(dict.fromkeys(new)) if field.attribute in STRINGS else new
    else:
        new = _value(old, field.attribute, converter)
    return old if new == old else new


def _value(value: Any, attribute: str, converter: Converter) -> Any:
    if isinstance(value, Text):
        return converter.text(value, name=attribute in NAMES)
    if isinstance(value, Citation):
        return replace(value, locator=converter.name(value.locator)) if value.locator else value
    return converter.name(value) if isinstance(value, str) else _record(value, converter)


@dataclass(frozen=True)
class _TextField:
    """A field that can hold a text to convert. many: whether a list; keyed: whether by key.

    As an attribute of _converting() it is asked once, and leaves its value in its place, as a cached_property does.
    """

    attribute: str
    many: bool
    keyed: bool

    def __get__(self, record: Any, _owner: type) -> Any:
        """The value, converted."""
        given, converter = record._given, record._converter  # as _on_demand() puts them
        value = vars(record)[self.attribute] = _converted_value(getattr(given, self.attribute), self, converter)
        return value


@cache
def _plan(model: type[Declared]) -> tuple[_TextField, ...]:
    """The fields of a part that can hold a text to convert."""
    text_fields = (
        field
        for field in fields(model)
        if isinstance(field.shape, type)
        and (
            issubclass(field.shape, Text | Declared | Citation)
            or (field.shape is str and field.attribute in STRINGS and model is not Source)
        )
    )
    return tuple(_TextField(field.attribute, field.many, field.keyed) for field in text_fields)


def _texts(part: Declared) -> Iterator[Text]:
    for field in _plan(type(part)):
        value = getattr(part, field.attribute)
        for item in value.values() if field.keyed else value or () if field.many else (value,):
            if isinstance(item, Text):
                yield item
            elif isinstance(item, Declared):
                yield from _texts(item)


def _passages(text: Text) -> Iterator[Passage]:
    return iter(text.passages.values())


def _vocabularies(vocabularies: Vocabularies, converter: Converter) -> Vocabularies:
    return Vocabularies(
        {
            name: {id_: _term(term, converter) for id_, term in table.items()}
            for name, table in vocabularies.tables.items()
        }
    )


def _term(term: VocabularyTerm, converter: Converter) -> VocabularyTerm:
    return replace(
        term,
        label=converter.labels(term.label),
        definition=converter.labels(term.definition),
        reverse=converter.labels(term.reverse),
        terms={id_: _term(inner, converter) for id_, inner in term.terms.items()},
    )
