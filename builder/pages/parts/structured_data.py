"""Structured data of a record's page: takes its context, gives JSON-LD with the vocabulary of schema.org.

A data block is not subject to the page's Content-Security-Policy. It contains only what the record states: no date,
place or legal force is inferred.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from builder.citation.names import natural_order
from builder.citation.reference import doi_address, known
from builder.language.languages import LANGUAGES, folder
from builder.language.sentences import shortened
from builder.pages.edition import Edition
from builder.pages.html import prose
from builder.pages.html.elements import NOTHING, Html
from builder.pages.html.json_ld import json_ld
from builder.pages.html.source_reference import address_of
from builder.pages.parts.lifetime import has_unknown_end, known_period
from builder.pages.record_context import RecordContext
from builder.records import wording
from builder.records.model.cited_keys import cited_sources
from builder.records.model.conversion import converted
from builder.records.model.library import DeclaredSource
from builder.records.model.organisation_numbers import ADDRESSES
from builder.records.model.record import Case, Contributor, Policy, Teaching, numbers_of
from builder.records.model.values import FuzzyDate, Label

CONTEXT = "https://schema.org"
FORCE = {"in-force": "InForce", "amended": "InForce", "repealed": "NotInForce", "expired": "NotInForce"}
"""schema.org's LegalForceStatus by status of a policy; other statuses have none."""

Data = Mapping[str, Any]


def structured(context: RecordContext) -> Html:
    """The JSON-LD element for the head of a record's page."""
    record = context.record
    data = _case(context, record) if isinstance(record, Case) else _policy(context, record)
    return element([data, trail(context)])


def element(graph: list[Data]) -> Html:
    """Nodes of schema.org as a JSON-LD element, without empty values."""
    nodes = [_without_empty(data) for data in graph if data]
    return json_ld({"@context": CONTEXT, **nodes[0]} if len(nodes) == 1 else {"@context": CONTEXT, "@graph": nodes})


def common(context: RecordContext, kind: str, address: str) -> Data:
    """The properties that all works share. kind: the schema.org type. address: the Page.address of the work."""
    created, changed = context.edition.dates.get(context.entry.path, (None, None))
    return {
        "@type": kind,
        "inLanguage": LANGUAGES[context.language].tag,
        "url": context.edition.address(address),
        "datePublished": created.isoformat() if created else "",
        "dateModified": changed.isoformat() if changed else "",
        "version": context.edition.frozen.name if context.edition.frozen else "",
        "author": [_person(contributor, context) for contributor in context.record.contributors],
    }


def _corrections(context: RecordContext) -> list[Data]:
    """What was put right, with its day."""
    return [
        {"@type": "CorrectionComment", "datePublished": _iso_date(one.date), "text": context.bare(one.now)}
        for one in context.record.corrections
    ]


def _cited_works(context: RecordContext) -> list[Data]:
    """The sources that the record cites, by the addresses of their pages, which say what they are."""
    if not context.edition.site_url:
        return []
    keys = (key for key in cited_sources(context.record) if key in context.library.sources)
    return [{"@type": "CreativeWork", "url": context.edition.address(address_of(key))} for key in keys]


def _origin(context: RecordContext) -> str:
    """The address of the page in the other script from which a converted one was made; '' for any other."""
    origin = converted(context.record) if context.library.script else ""
    site_url = context.edition.site_url
    return f"{site_url}{folder(origin)}/{context.entry.address}" if origin and site_url else ""


def _mentions(context: RecordContext) -> list[Data]:
    """The organisations in the record that a public register identifies."""
    return [
        {"@type": "Organization", "name": context.bare(organisation.name), "sameAs": same}
        for organisation in context.record.organisations
        if (same := _same_as(numbers_of(organisation.identifiers)))
    ]


def _same_as(numbers: Iterable[tuple[str, str]]) -> list[str]:
    """The addresses that registers have for a number."""
    return [ADDRESSES[scheme] + number for scheme, number in numbers if scheme in ADDRESSES]


def source_data(declared: DeclaredSource, edition: Edition) -> Html:
    """The JSON-LD element for the head of a source's page: what it is, and the words that are quoted from it, by their
    addresses. NOTHING without a site URL.
    """
    if not edition.site_url:
        return NOTHING
    source, url = declared.source, edition.address(address_of(declared.key))
    issued = source.first_issued
    data = {
        "@type": "CreativeWork",
        "url": url,
        "name": source.title,
        "inLanguage": known(source.language),
        "author": [natural_order(name) for name in source.author],
        "datePublished": _iso_date(issued) if issued else "",
        "sameAs": [address for address in (doi_address(known(source.DOI)), known(source.URL)) if address],
        "hasPart": [{"@type": "Quotation", "url": f"{url}#q-{id_}"} for id_ in source.quotes],
    }
    return element([_without_empty(data)])


def lesson(context: RecordContext, teaching: Teaching, *, address: str, name: str, with_objectives: bool) -> Html:
    """The JSON-LD element for the head of a teaching sheet.

    name: of the sheet. address: its Page.address. with_objectives: False for students.
    """
    audience = [context.bare_term("audiences", term) for term in teaching.audience]
    data = {
        **common(context, "LearningResource", address),
        "name": name,
        "learningResourceType": context.say("carried.lesson"),
        "audience": _without_empty({"@type": "EducationalAudience", "educationalRole": audience}) if audience else {},
        "timeRequired": f"PT{teaching.minutes}M" if teaching.minutes else "",
        "teaches": [context.bare(objective) for objective in teaching.objectives] if with_objectives else [],
        "isBasedOn": context.edition.address(context.entry.address),
    }
    return element([data, trail(context, (name, address))])


def trail(context: RecordContext, *further: tuple[str, str]) -> Data:
    """The breadcrumb list of the record's page; {} without a site URL. further: (name, Page.address) below it."""
    if not context.edition.site_url:
        return {}
    steps = [
        (context.say(f"lists.{context.entry.folder}.title"), f"{context.entry.folder}/"),
        (
            context.library.vocabularies.name("places", context.entry.place, context.language),
            f"places/{context.entry.place}/",
        ),
        (context.bare(context.record.title), context.entry.address),
        *further,
    ]
    items: list[dict[str, Any]] = [
        {"@type": "ListItem", "position": n, "name": name, "item": context.edition.address(address)}
        for n, (name, address) in enumerate(steps, start=1)
    ]
    del items[-1]["item"]  # The last one is the page itself.
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _case(context: RecordContext, case: Case) -> Data:
    """An article about an organisation."""
    numbers = numbers_of(case.identifiers)
    about = {
        "@type": "Organization",
        "name": context.bare(case.title),
        "alternateName": [*_other_titles(context, case.title), *case.also_known_as],
        "identifier": [_number(scheme, number) for scheme, number in numbers],
        "sameAs": _same_as(numbers),
        "location": context.library.vocabularies.name("places", context.entry.place, context.language),
        "foundingDate": _iso_date(case.period.start),
        "dissolutionDate": _iso_date(case.period.end) if case.status == "closed" else "",
    }
    return {
        **common(context, "Article", context.entry.address),
        "headline": context.bare(case.title),
        "about": _without_empty(about),
        "temporalCoverage": _coverage(case),
        "isBasedOn": _origin(context),
        "mentions": _mentions(context),
        "citation": _cited_works(context),
        "correction": _corrections(context),
    }


def _number(scheme: str, number: str) -> Data:
    return {"@type": "PropertyValue", "propertyID": scheme, "value": number}


def _coverage(case: Case) -> str:
    """The time of which the record tells, as an interval of ISO 8601; of an unknown end the last that is known.

    An open end (`..`) is that of a case which goes on.
    """
    period = known_period(case)
    last_known = case.end.last_known if case.end and has_unknown_end(case) else None
    start, end = _iso_date(period.start), _iso_date(last_known or period.end)
    if not period.is_range:
        return start
    return f"{start}/{'..' if period.end is None else end}" if start and (end or period.end is None) else start


def _policy(context: RecordContext, policy: Policy) -> Data:
    return {
        **common(context, "Legislation", context.entry.address),
        "name": context.bare(policy.title),
        "alternateName": [*_other_titles(context, policy.title), *policy.also_known_as],
        "legislationType": context.say(f"terms.kind.{policy.kind}"),
        "legislationJurisdiction": context.library.vocabularies.name("places", context.entry.place, context.language),
        "legislationIdentifier": known(policy.number) if policy.number else "",
        "legislationDate": _iso_date(policy.issued.start) if policy.issued else "",
        "legislationLegalForce": f"{CONTEXT}/{FORCE[policy.status]}" if policy.status in FORCE else "",
        "description": _summary(context),
        "isBasedOn": [address for address in (_origin(context), known(policy.official_text or "")) if address],
        "mentions": _mentions(context),
        "citation": _cited_works(context),
        "correction": _corrections(context),
    }


def _summary(context: RecordContext) -> str:
    best = context.record.summary.best(context.language)
    return shortened(prose.plain(best[1].text), 160) if best else ""


def _person(contributor: Contributor, context: RecordContext) -> Data | str:
    """A Person if there is an ORCID; else only the name, which may be that of a group or a pen name."""
    name = context.bare(contributor.name)
    if not contributor.orcid:
        return name
    return {"@type": "Person", "name": name, "@id": f"https://orcid.org/{contributor.orcid}"}


def _other_titles(context: RecordContext, label: Label) -> list[str]:
    return [passage.text.strip() for _, passage in context.other_passages(label)]


def _iso_date(date: FuzzyDate | None) -> str:
    """An exact date in ISO 8601; '' for an approximate or unknown one."""
    return (wording.iso_date(date) or "") if date else ""


def _without_empty(data: Data) -> Data:
    return {key: value for key, value in data.items() if value not in ("", [], {})}
