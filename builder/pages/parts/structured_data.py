"""What a record's page says of itself to machines: takes its context, gives JSON-LD in the words of schema.org.

A block of data, not a script: nothing of it runs, and the page's policy on scripts does not concern it. Only what the
record states is said: no date, place or legal force is inferred.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from builder.citation.reference import known
from builder.language.languages import LANGUAGES
from builder.language.sentences import shortened
from builder.pages.html import prose
from builder.pages.html.elements import Html
from builder.pages.html.json_ld import json_ld
from builder.pages.record_context import RecordContext
from builder.records import wording
from builder.records.model.record import Case, Contributor, Policy, Teaching
from builder.records.model.values import FuzzyDate, Label

CONTEXT = "https://schema.org"
FORCE = {"in-force": "InForce", "amended": "InForce", "repealed": "NotInForce", "expired": "NotInForce"}
"""schema.org's LegalForceStatus by the status of a policy; for the others nothing is said."""

Data = Mapping[str, Any]


def structured(context: RecordContext) -> Html:
    """The element for the head of a record's page."""
    record = context.record
    said = _case(context, record) if isinstance(record, Case) else _policy(context, record)
    return element([said, trail(context)])


def element(graph: list[Data]) -> Html:
    """Data of schema.org as an element; what is empty is left out."""
    things = [_filled(data) for data in graph if data]
    return json_ld({"@context": CONTEXT, **things[0]} if len(things) == 1 else {"@context": CONTEXT, "@graph": things})


def common(context: RecordContext, kind: str, address: str) -> Data:
    """What every work says. address: of its page, as Page.address."""
    _, changed = context.edition.dates.get(context.entry.path, (None, None))
    return {
        "@type": kind,
        "inLanguage": LANGUAGES[context.language].tag,
        "url": context.edition.address(address),
        "dateModified": changed.isoformat() if changed else "",
        "author": [_person(contributor) for contributor in context.record.contributors],
    }


def lesson(context: RecordContext, teaching: Teaching, *, address: str, name: str, open_: bool) -> Html:
    """The element for the head of a teaching paper of a record.

    name: of the paper. address: its Page.address. open_: whether it may tell what the class is to find out.
    """
    audience = [context.bare_term("audiences", term) for term in teaching.audience]
    said = {
        **common(context, "LearningResource", address),
        "name": name,
        "learningResourceType": context.say("carried.lesson"),
        "audience": _filled({"@type": "EducationalAudience", "educationalRole": audience}) if audience else {},
        "timeRequired": f"PT{teaching.minutes}M" if teaching.minutes else "",
        "teaches": [context.bare(objective) for objective in teaching.objectives] if open_ else [],
        "isBasedOn": context.edition.address(context.entry.address),
    }
    return element([said, trail(context, (name, address))])


def trail(context: RecordContext, *beyond: tuple[str, str]) -> Data:
    """The way down to the record's page, and beyond it by (name, Page.address); nothing where addresses are unknown."""
    if not context.edition.site_url:
        return {}
    steps = [
        (context.say(f"lists.{context.entry.folder}.title"), f"{context.entry.folder}/"),
        (
            context.library.vocabularies.name("places", context.entry.place, context.language),
            f"places/{context.entry.place}/",
        ),
        (context.bare(context.record.title), context.entry.address),
        *beyond,
    ]
    items: list[dict[str, Any]] = [
        {"@type": "ListItem", "position": n, "name": name, "item": context.edition.address(address)}
        for n, (name, address) in enumerate(steps, start=1)
    ]
    del items[-1]["item"]  # The last one is the page itself.
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _case(context: RecordContext, case: Case) -> Data:
    """An article about an organisation."""
    about = {
        "@type": "Organization",
        "name": context.bare(case.title),
        "alternateName": [*_others(context, case.title), *case.also_known_as],
        "location": context.library.vocabularies.name("places", context.entry.place, context.language),
        "foundingDate": _exact(case.period.start),
        "dissolutionDate": _exact(case.period.end) if case.status == "closed" else "",
    }
    return {
        **common(context, "Article", context.entry.address),
        "headline": context.bare(case.title),
        "about": _filled(about),
    }


def _policy(context: RecordContext, policy: Policy) -> Data:
    return {
        **common(context, "Legislation", context.entry.address),
        "name": context.bare(policy.title),
        "alternateName": [*_others(context, policy.title), *policy.also_known_as],
        "legislationType": context.say(f"terms.kind.{policy.kind}"),
        "legislationJurisdiction": context.library.vocabularies.name("places", context.entry.place, context.language),
        "legislationIdentifier": known(policy.number) if policy.number else "",
        "legislationDate": _exact(policy.issued.start) if policy.issued else "",
        "legislationLegalForce": f"{CONTEXT}/{FORCE[policy.status]}" if policy.status in FORCE else "",
        "description": _summary(context),
    }


def _summary(context: RecordContext) -> str:
    best = context.record.summary.best(context.language)
    return shortened(prose.plain(best[1].text), 160) if best else ""


def _person(contributor: Contributor) -> Data | str:
    """The bare name where the record does not say whether it is a person's, a group's or a pen name."""
    if not contributor.orcid:
        return contributor.name
    return {"@type": "Person", "name": contributor.name, "@id": f"https://orcid.org/{contributor.orcid}"}


def _others(context: RecordContext, label: Label) -> list[str]:
    return [passage.text.strip() for _, passage in context.others(label)]


def _exact(date: FuzzyDate | None) -> str:
    """A date that is sure, as ISO 8601; an approximate or unknown one is not said."""
    return (wording.iso_date(date) or "") if date else ""


def _filled(data: Data) -> Data:
    return {key: value for key, value in data.items() if value not in ("", [], {})}
