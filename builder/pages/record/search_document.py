"""The search document of a record: takes its context, gives a document of its names and texts, without markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from builder.analysis.taxonomy import UNDATED, decades, last_decade, times
from builder.citation.reference import bare, in_characters, reference
from builder.language.languages import matches_language
from builder.pages.html import prose
from builder.pages.parts.amount import bare_amount
from builder.pages.parts.connections import links_to, relation
from builder.pages.parts.lifetime import lifetime, lifetime_in_years
from builder.pages.parts.search_documents import all_names, search_document
from builder.pages.parts.years import years
from builder.pages.record.outline import outline
from builder.pages.record_context import RecordContext
from builder.records import wording
from builder.records.model.cited_keys import cited_sources
from builder.records.model.declare import Declared, values_of
from builder.records.model.record import Actor, Case, Dimension, Event, Fact, Policy, Step, numbers_of, other_names
from builder.records.model.values import UNKNOWN, Label, Text
from builder.search.search_document import SearchDocument


def record_document(context: RecordContext) -> SearchDocument:
    """The document; its body begins with the prose, since excerpts are taken from its beginning."""
    record, entry, vocabularies = context.record, context.entry, context.library.vocabularies
    parts = _parts(_values(context))
    is_case = entry.folder == "cases"
    kinds = (context.case.type.id,) if is_case else ()
    themes = tuple(theme.id for theme in record.themes)
    actors: tuple[Actor, ...] = (*record.people, *record.organisations)
    place = vocabularies.name("places", entry.place, context.language)
    state = f"{'case' if is_case else 'policy'}-{record.status}"
    periods = decades(entry, last=last_decade(context.library))
    labels = (
        place,
        *(vocabularies.name("types", kind, context.language) for kind in kinds),
        *(vocabularies.name("themes", theme, context.language) for theme in themes),
        *all_names(*(actor.name for actor in actors)),
        *other_names(actors),
        *_keywords(context),
    )
    return search_document(
        context.language,
        entry.address,
        "case" if is_case else "policy",
        context.bare(record.title),
        names=(*all_names(record.title), *record.also_known_as, *_numbers(record)),
        headings=" ".join(_headings(context, parts)),
        facets_text=" · ".join(labels),
        body="\n".join(_body_texts(context, parts)),
        facets={
            "place": (entry.place,),
            "type": kinds,
            "theme": themes,
            "period": tuple(decade for decade in periods if decade != UNDATED),
            "status": (entry.status, *(() if record.status == UNKNOWN else (state,))),
            "language": tuple(dict.fromkeys((*record.title.languages(), *record.summary.languages()))),
        },
        when=_when(context),
        where=place,
        status="" if entry.status == "published" else context.say(f"lists.status.{entry.status}"),
    )


def _keywords(context: RecordContext) -> Iterator[str]:
    """The keywords in the language of the edition, and those whose language no edition has."""
    editions = context.library.languages
    for keyword in context.record.search_keywords:
        if matches_language(keyword, context.language) or not any(matches_language(keyword, code) for code in editions):
            yield keyword


def _numbers(record: Case | Policy) -> tuple[str, ...]:
    """The official numbers of what the record tells of and of the organisations in it."""
    own = record.identifiers if isinstance(record, Case) else ()
    others = (each for organisation in record.organisations for each in organisation.identifiers)
    return tuple(number for _, number in numbers_of((*own, *others)))


def _when(context: RecordContext) -> str:
    """Its time in years, as in lists."""
    if context.entry.folder == "cases":
        return lifetime_in_years(context.case, context.language)
    return next((text for period in times(context.entry) if (text := years(period, context.language))), "")


def _values(context: RecordContext) -> Iterator[object]:
    """The values of its fields in the order of its page, without those about the record and those of the glance."""
    for section in outline(context.record):
        yield from (field.value(context.record) for field in section.fields if field.kind not in ("about", "stated"))


def _parts(values: Iterable[object]) -> list[Text | Declared]:
    """The texts and parts among values and in them, each part before what is in it."""
    found: list[Text | Declared] = []
    for value in values:
        if isinstance(value, Text):
            found.append(value)
        elif isinstance(value, Declared):
            found += (value, *_parts(values_of(value)))
        elif isinstance(value, tuple):
            found += _parts(value)
    return found


def _headings(context: RecordContext, parts: Iterable[Text | Declared]) -> Iterator[str]:
    """The headings within its texts."""
    for text in parts:
        best = text.best(context.language) if isinstance(text, Text) and not isinstance(text, Label) else None
        yield from prose.headings(best[1].text) if best else ()


def _body_texts(context: RecordContext, parts: Iterable[Text | Declared]) -> Iterator[str]:
    yield from filter(None, (_words(context, part) for part in parts))
    for folder in ("cases", "policies"):
        for link in links_to(context, folder):
            yield f"{relation(context, link)} {context.bare(link.other.record.title)}"
    for key in dict.fromkeys((*cited_sources(context.record), *context.record.sources)):
        if declared := context.library.sources.get(key):
            yield in_characters(bare(reference(declared.source, context.language)), context.language)
    yield from _at_a_glance(context)


def _at_a_glance(context: RecordContext) -> Iterator[str]:
    """The values of the glance that are not in a facet."""
    if context.entry.folder == "cases":
        yield lifetime(context.case, context.language)
        return
    policy = context.policy
    yield from (text for text in (policy.number, policy.official_text) if text and text != UNKNOWN)
    yield from (context.bare(name) for name in policy.issued_by)
    yield from (context.bare_term("instruments", term) for term in policy.instruments)
    announced = policy.announced
    yield from (context.bare(label) for label in ((announced.by, announced.at) if announced else ()) if label)
    yield from (wording.period(period, context.language) for period in times(context.entry))


def _words(context: RecordContext, part: Text | Declared) -> str:
    """A text, or the label of a part; '' without one."""
    if isinstance(part, Text):
        return context.bare(part) if part.best(context.language) else ""
    if isinstance(part, Dimension):
        return f"{context.bare_term('dimensions', part.dimension)} {context.bare_dimension_terms(part)}"
    if isinstance(part, Fact):
        measure, time = context.bare_term("measures", part.measure), wording.period(part.as_of, context.language)
        return f"{measure} {bare_amount(context, part)} {time}"
    if isinstance(part, Step):
        return context.bare_term("steps", part.step)
    return wording.period(part.date, context.language) if isinstance(part, Event) else ""
