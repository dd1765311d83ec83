"""Takes a number; gives the made-up case or policy of that number, as fields: the same for the same seed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from tests.bench.made_places import PLACES
from tests.bench.made_sources import Fields, person, source_keys, sources
from tests.bench.prose import QUESTION, Prose, Text, name_of
from tests.sites import ROOT


def known_terms(vocabulary: str) -> list[str]:
    """The terms of a vocabulary of this base."""
    text = (ROOT / "builder" / "vocabulary" / f"{vocabulary}.yml").read_text(encoding="utf-8")
    return re.findall(r"^([a-z][a-z0-9-]*):", text, re.MULTILINE)


TYPES = {
    "incubator": {"en": "Incubator", "zh": "孵化中心"},
    "park-or-hub": {"en": "Service Park", "zh": "服务园"},
    "foundation": {"en": "Foundation", "zh": "基金会"},
    "fundraising-platform": {"en": "Joint Appeal", "zh": "联合劝募"},
    "funding-programme": {"en": "Programme", "zh": "公益创投"},
    "training": {"en": "Course", "zh": "培训班"},
    "service-ngo": {"en": "Home", "zh": "服务社"},
    "network": {"en": "Network", "zh": "联盟"},
    "intermediary": {"en": "Support Centre", "zh": "支持中心"},
    "online-platform": {"en": "Platform", "zh": "网络平台"},
    "scheme": {"en": "Scheme", "zh": "方案"},
}
KINDS = {
    "law": {"en": "Act", "zh": "条例"},
    "regulation": {"en": "Regulations", "zh": "办法"},
    "normative-document": {"en": "Opinions", "zh": "意见"},
    "programme": {"en": "Programme", "zh": "工程"},
    "plan": {"en": "Plan", "zh": "规划"},
    "practice": {"en": "Practice", "zh": "做法"},
}
THEMES = known_terms("themes")
DIMENSIONS = {
    "initiated-by": "government ngo academics officials company foundation citizens",
    "government-relation": "inside-the-system cooperates-from-outside contracted planned-with-officials independent",
    "setting": "scarce opening rich",
    "main-asset": "government-resources own-team local-materials universities expert-advice volunteers",
    "method": "on-site in-communities classroom peer action-research",
    "services": "space event-space training mentoring community-access registration-help stipend project-grants",
    "targets": "idea start-up mature from-elsewhere social-enterprise individuals",
    "funding": "separate-foundation linked-foundation government-budget lottery service-contracts company fees",
    "staffing": "own-staff seconded-public-institution volunteers mixed",
    "say": "full advisory shared government",
    "spread": "replicated invited none",
    "outcome": "established just-opened not-started did-not-succeed ended",
}
SEVERAL = {"initiated-by", "services", "targets", "funding"}
MEASURES = {
    "first-intake": "organisations",
    "residents": "organisations",
    "applications": "applications",
    "projects": "projects",
    "grants-paid": "CNY",
    "funds-raised": "CNY",
    "staff": "people",
    "volunteers": "people",
    "people-reached": "people",
    "cities": "cities",
    "schools": "schools",
    "floor-area": "m2",
}
VALUES = ("{}", "{}", "{}", "up to {}", "more than {}", "~{}", "{} thousand")
STEPS = ["call", "screening", "entry", "support", "assessment", "exit", "aftercare"]
RELATIONS = [
    "adapts",
    "founded",
    "co-founded",
    "hosts",
    "incubated",
    "supported",
    "funded-by",
    "operated-by",
    "contracted-by",
    "advised-by",
    "took-part-in",
    "preceded",
    "succeeded-by",
]
SYMMETRIC = ["grant-partner", "run-with", "same-person", "parallel-to", "contrasts-with"]
INSTRUMENTS = known_terms("instruments")
AUDIENCES = known_terms("audiences")
# None is verified: each figure has one source.
CONFIDENCE = ["reported", "single-source", "reported", "disputed", "estimate"]
ROLES: list[Text] = [
    {"en": "adviser", "zh": "顾问"},
    {"en": "director", "zh": "主任"},
    {"en": "founder", "zh": "发起人"},
    {"en": "secretary-general", "zh": "秘书长"},
    {"en": "trainer", "zh": "培训师"},
]
PARTS: list[Text] = [
    {"en": "co-organiser", "zh": "合办方"},
    {"en": "funder", "zh": "资助方"},
    {"en": "landlord", "zh": "场地提供方"},
    {"en": "contractor", "zh": "承接方"},
]
CONTRIBUTORS = ["Casebook editors", "Riverside readers", "Wednesday group", "North gate writers"]
NEIGHBOURS = 40
"""Most relations lead to records near by, as those of a field or a city do; one in five anywhere."""


@dataclass(frozen=True)
class Identity:
    """What other records need to know of a record."""

    folder: str
    place: str
    slug: str
    title: Text
    kind: str

    @property
    def address(self) -> str:
        return f"{self.folder}/{self.place}/{self.slug}"


@cache
def identity(number: int, seed: int) -> Identity:
    """Every ninth record is a policy."""
    rng = np.random.default_rng((seed, number, 0))
    policy = number % 9 == 8
    kinds = KINDS if policy else TYPES
    kind = list(kinds)[int(rng.integers(len(kinds)))]
    place = list(PLACES)[int(rng.integers(len(PLACES)))]
    name = name_of(number, seed)
    title = {"en": f"{name['en']} {kinds[kind]['en']}", "zh": f"{PLACES[place]['zh']}{name['zh']}{kinds[kind]['zh']}"}
    slug = title["en"].lower().replace(" ", "-")
    return Identity("policies" if policy else "cases", place, slug, title, kind)


def made_record(number: int, count: int, seed: int) -> Fields:
    """The fields of record `number` of `count`, in the order in which they are written."""
    own = identity(number, seed)
    known = source_keys(number, seed)
    others = source_keys((number * 31 + 7) % count, seed)[:1] if number % 2 else []
    prose = Prose(np.random.default_rng((seed, number, 3)), number, [*known, *others])
    life = _policy_life(prose, own) if own.folder == "policies" else _case_life(prose, own)
    fields: Fields = {
        "title": own.title,
        "also_known_as": [own.title["en"].split()[0], own.title["zh"].removeprefix(PLACES[own.place]["zh"])],
        "summary": prose.text(3, cited=0.6, paragraph=9),
        "written_in": prose.one(["en", "zh"]),
        **life,
        "facts": _facts(prose),
        "people": [_person(prose, number, seed) for _ in range(prose.between(1, 3))],
        "organisations": _organisations(prose, number, seed),
        "timeline": _timeline(prose),
        "story": _story(prose),
        "analysis": _analysis(prose, known + others),
        "disagreements": [_disagreement(prose)] if prose.chance(0.5) else [],
        "relations": _relations(prose, number, count, seed),
    }
    if own.folder == "cases" and prose.chance(0.5):
        fields["teaching"] = _teaching(prose)
    fields["sources"] = sources(number, seed, prose)
    return {key: value for key, value in fields.items() if value} | _making(prose, own)


def _case_life(prose: Prose, own: Identity) -> Fields:
    start = prose.between(1996, 2022)
    status = prose.one(["running", "running", "closed", "merged", "unknown"])
    end = {"running": "", "unknown": "?"}.get(status, f"{prose.between(start, 2024)}")
    return {
        "type": own.kind,
        "themes": prose.some(THEMES, 1, 3),
        "period": f"{_date(prose, start)} .. {end}".strip(),
        "status": status,
        "model": [_dimension(prose, name) for name in DIMENSIONS],
        "steps": [{"step": step, "text": prose.sentence()} for step in prose.some(STEPS, 2, 4)]
        if prose.chance(0.3)
        else [],
    }


def _policy_life(prose: Prose, own: Identity) -> Fields:
    issued = prose.between(1998, 2022)
    return {
        "kind": own.kind,
        "level": prose.one(["national", "province", "city", "district"]),
        "themes": prose.some(THEMES, 1, 3),
        "number": f"民发〔{issued}〕{prose.between(1, 200)}号" if prose.chance(0.6) else "unknown",
        "issued": f"{issued}-{prose.between(1, 6):02}",
        "effective": f"{issued}-{prose.between(7, 12):02}",
        "status": prose.one(["in-force", "amended", "repealed", "expired", "unknown"]),
        "issued_by": [{"en": "Bureau of civil affairs", "zh": "民政局"}],
        "instruments": prose.some(INSTRUMENTS, 1, 3),
        "provisions": [
            {"article": str(article), "says": prose.sentence(cited=0), "source": prose.one(prose.sources)}
            for article in prose.some(list(range(1, 30)), 2, 4)
        ],
    }


def _dimension(prose: Prose, name: str) -> Fields:
    terms = DIMENSIONS[name].split()
    chosen = ["unknown"] if prose.chance(0.12) else prose.some(terms, 1, 3 if name in SEVERAL else 1)
    line: Fields = {"dimension": name, "terms": chosen, "source": prose.one(prose.sources)}
    return line | ({"note": prose.phrase(4)} if prose.chance(0.2) else {})


def _facts(prose: Prose) -> list[Fields]:
    measures = prose.some(list(MEASURES), 2, 4)
    twice = measures[:1] if prose.chance(0.3) else []
    return [_fact(prose, measure) for measure in (*twice, *measures)]


def _fact(prose: Prose, measure: str) -> Fields:
    fact: Fields = {
        "measure": measure,
        "value": prose.one(VALUES).format(prose.between(2, 900)),
        "unit": MEASURES[measure],
        "as_of": _date(prose, prose.between(1999, 2024)) if prose.chance(0.9) else "?",
        "source": prose.one(prose.sources),
        "confidence": prose.one(CONFIDENCE),
    }
    return fact | ({"note": prose.phrase(5)} if prose.chance(0.3) else {})


def _person(prose: Prose, number: int, seed: int) -> Fields:
    """About one in three stands in records near by as well."""
    return {
        "name": person(max(0, number * 3 + prose.between(-4, 4)), seed),
        "role": prose.one(ROLES),
        "since": str(prose.between(1999, 2012)),
        "until": str(prose.between(2013, 2024)) if prose.chance(0.6) else "?",
        "source": prose.one(prose.sources),
    }


def _organisations(prose: Prose, number: int, seed: int) -> list[Fields]:
    numbers = dict.fromkeys(max(0, number * 2 + prose.between(-3, 3)) for _ in range(prose.between(1, 2)))
    names = [name_of(500_000 + other, seed) for other in numbers]
    return [
        {
            "name": {"en": f"{name['en']} Association", "zh": f"{name['zh']}协会"},
            "role": prose.one(PARTS),
            "since": str(prose.between(1999, 2024)),
            "source": prose.one(prose.sources),
        }
        for name in names
    ]


def _timeline(prose: Prose) -> list[Fields]:
    years = sorted(prose.between(1998, 2024) for _ in range(8))
    return [{"date": _date(prose, year), "text": prose.sentence(cited=0.8)} for year in years]


def _story(prose: Prose) -> Fields:
    lengths = {"background": 5, "need": 4, "practice": 10, "people": 3, "results": 5, "since_then": 3}
    absent = prose.one([None, "people", "since_then"])
    return {key: prose.text(length) for key, length in lengths.items() if key != absent}


def _analysis(prose: Prose, keys: list[str]) -> Fields:
    """Each source is cited: those that chance has left out stand in the conditions."""
    conditions = prose.text(2)
    citations = f"[{'; '.join(f'@{key}' for key in keys)}]"
    conditions["en"] += f"\nAll of this rests on what is written elsewhere {citations}."
    conditions["zh"] += f"以上均据已有资料 {citations}。"
    return {
        "lessons": prose.points(3),
        "conditions": conditions,
        "problems": prose.text(2),
        "open_questions": prose.points(2, end=QUESTION),
    }


def _disagreement(prose: Prose) -> Fields:
    sides = prose.some(prose.sources, 2, 2)
    versions = [{"text": prose.sentence(cited=0), "source": key} for key in sides]
    return {"about": prose.sentence(cited=0), "versions": versions}


def _relations(prose: Prose, number: int, count: int, seed: int) -> list[Fields]:
    targets = dict.fromkeys(_target(prose, number, count) for _ in range(prose.between(2, 4)))
    return [_relation(prose, number, other, seed) for other in targets if other != number]


def _target(prose: Prose, number: int, count: int) -> int:
    if prose.chance(0.2):
        return prose.between(0, count - 1)
    return prose.between(max(0, number - NEIGHBOURS), min(count - 1, number + NEIGHBOURS))


def _relation(prose: Prose, number: int, other: int, seed: int) -> Fields:
    """A relation that reads alike both ways stands in the later record only, for it is given once."""
    own, target = identity(number, seed), identity(other, seed)
    kinds = RELATIONS + (SYMMETRIC if other < number else [])
    kind = {
        ("cases", "policies"): "enabled-by",
        ("policies", "cases"): "context-of",
        ("policies", "policies"): "succeeded-by",
    }.get((own.folder, target.folder)) or prose.one(kinds)
    relation: Fields = {"type": kind, "to": target.address, "source": prose.one(prose.sources)}
    return relation | ({"note": prose.phrase(5)} if prose.chance(0.3) else {})


def _teaching(prose: Prose) -> Fields:
    return {
        "audience": prose.some(AUDIENCES, 1, 3),
        "minutes": str(prose.one([45, 60, 90])),
        "objectives": [prose.sentence(cited=0) for _ in range(2)],
        "decision": {
            "who": {"en": "the management team", "zh": "管理团队"},
            "when": str(prose.between(2003, 2022)),
            "question": prose.sentence(cited=0, end=QUESTION),
        },
        "questions": [prose.sentence(cited=0, end=QUESTION) for _ in range(3)],
        "approach": prose.text(2, cited=0),
        "plan": [{"minutes": minutes, "text": prose.sentence(cited=0)} for minutes in ("15", "30")],
        "follow_up": prose.text(1),
    }


def _making(prose: Prose, own: Identity) -> Fields:
    status = prose.one(["draft", "in-review", "published", "published", "needs-update"])
    making: Fields = {}
    if own.folder == "policies":
        making["official_text"] = f"https://example.org/{own.place}/{own.slug}"
    making["contributors"] = [{"name": prose.one(CONTRIBUTORS), "roles": ["research", "writing", "translation"]}]
    if status == "published":
        making["contributors"].append({"name": "Readers", "roles": ["review"]})
    review: dict[str, Any] = {"status": status, "organisation_replied": prose.one(["not-asked", "asked", "confirmed"])}
    review["checked"] = f"2025-{prose.between(1, 12):02}"
    return making | {"review": review}


def _date(prose: Prose, year: int) -> str:
    month, day = f"{prose.between(1, 12):02}", f"{prose.between(1, 28):02}"
    return prose.one([f"{year}", f"{year}-{month}", f"{year}-{month}-{day}", f"~{year}"])
