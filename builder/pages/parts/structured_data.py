"""What a record's page says of itself to machines: takes its view, gives JSON-LD in the words of schema.org.

A block of data, not a script: nothing of it runs, and the page's policy on scripts does not concern it. Only what the
record states is said: no date, place or legal force is inferred.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from builder.citation.reference import known
from builder.language.sentences import shortened
from builder.language.words import LANGUAGES
from builder.pages.html import prose
from builder.pages.html.elements import Html
from builder.pages.record_context import View
from builder.records import wording
from builder.records.model.record import Case, Contributor, Policy, Teaching
from builder.records.model.values import FuzzyDate, Label

CONTEXT = "https://schema.org"
FORCE = {"in-force": "InForce", "amended": "InForce", "repealed": "NotInForce", "expired": "NotInForce"}
"""schema.org's LegalForceStatus by the status of a policy; for the others nothing is said."""

Data = Mapping[str, Any]


def structured(view: View) -> Html:
    """The element for the head of a record's page."""
    record = view.record
    said = _case(view, record) if isinstance(record, Case) else _policy(view, record)
    return element([said, trail(view)])


def element(graph: list[Data]) -> Html:
    """Data of schema.org as an element; what is empty is left out. No text in it can end the element."""
    things = [_filled(data) for data in graph if data]
    whole = {"@context": CONTEXT, **things[0]} if len(things) == 1 else {"@context": CONTEXT, "@graph": things}
    written = json.dumps(whole, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return Html(f'<script type="application/ld+json">{written}</script>')


def common(view: View, kind: str, address: str) -> Data:
    """What every work says. address: of its page, as Page.address."""
    _, changed = view.edition.dates.get(view.entry.path, (None, None))
    return {
        "@type": kind,
        "inLanguage": LANGUAGES[view.language].tag,
        "url": view.edition.address(address),
        "dateModified": changed.isoformat() if changed else "",
        "author": [_person(contributor) for contributor in view.record.contributors],
    }


def lesson(view: View, teaching: Teaching, *, address: str, name: str, open_: bool) -> Html:
    """The element for the head of a teaching paper of a record.

    name: of the paper. address: its Page.address. open_: whether it may tell what the class is to find out.
    """
    audience = [view.bare_term("audiences", term) for term in teaching.audience]
    said = {
        **common(view, "LearningResource", address),
        "name": name,
        "learningResourceType": view.say("carried.lesson"),
        "audience": _filled({"@type": "EducationalAudience", "educationalRole": audience}) if audience else {},
        "timeRequired": f"PT{teaching.minutes}M" if teaching.minutes else "",
        "teaches": [view.bare(objective) for objective in teaching.objectives] if open_ else [],
        "isBasedOn": view.edition.address(view.entry.address),
    }
    return element([said, trail(view, (name, address))])


def trail(view: View, *beyond: tuple[str, str]) -> Data:
    """The way down to the record's page, and beyond it by (name, Page.address); nothing where addresses are unknown."""
    if not view.edition.site_url:
        return {}
    steps = [
        (view.say(f"lists.{view.entry.folder}.title"), f"{view.entry.folder}/"),
        (view.library.vocabularies.name("places", view.entry.place, view.language), f"places/{view.entry.place}/"),
        (view.bare(view.record.title), view.entry.address),
        *beyond,
    ]
    items: list[dict[str, Any]] = [
        {"@type": "ListItem", "position": n, "name": name, "item": view.edition.address(address)}
        for n, (name, address) in enumerate(steps, start=1)
    ]
    del items[-1]["item"]  # The last one is the page itself.
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _case(view: View, case: Case) -> Data:
    """An article about an organisation."""
    about = {
        "@type": "Organization",
        "name": view.bare(case.title),
        "alternateName": [*_others(view, case.title), *case.also_known_as],
        "location": view.library.vocabularies.name("places", view.entry.place, view.language),
        "foundingDate": _exact(case.period.start),
        "dissolutionDate": _exact(case.period.end) if case.status == "closed" else "",
    }
    return {**common(view, "Article", view.entry.address), "headline": view.bare(case.title), "about": _filled(about)}


def _policy(view: View, policy: Policy) -> Data:
    return {
        **common(view, "Legislation", view.entry.address),
        "name": view.bare(policy.title),
        "alternateName": [*_others(view, policy.title), *policy.also_known_as],
        "legislationType": view.say(f"terms.kind.{policy.kind}"),
        "legislationJurisdiction": view.library.vocabularies.name("places", view.entry.place, view.language),
        "legislationIdentifier": known(policy.number) if policy.number else "",
        "legislationDate": _exact(policy.issued.start) if policy.issued else "",
        "legislationLegalForce": f"{CONTEXT}/{FORCE[policy.status]}" if policy.status in FORCE else "",
        "description": _summary(view),
    }


def _summary(view: View) -> str:
    best = view.record.summary.best(view.language)
    return shortened(prose.plain(best[1].text), 160) if best else ""


def _person(contributor: Contributor) -> Data | str:
    """The bare name where the record does not say whether it is a person's, a group's or a pen name."""
    if not contributor.orcid:
        return contributor.name
    return {"@type": "Person", "name": contributor.name, "@id": f"https://orcid.org/{contributor.orcid}"}


def _others(view: View, label: Label) -> list[str]:
    return [passage.text.strip() for _, passage in view.others(label)]


def _exact(date: FuzzyDate | None) -> str:
    """A date that is sure, as ISO 8601; an approximate or unknown one is not said."""
    return (wording.iso_date(date) or "") if date else ""


def _filled(data: Data) -> Data:
    return {key: value for key, value in data.items() if value not in ("", [], {})}
