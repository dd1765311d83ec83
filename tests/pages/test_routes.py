"""Routes: every path of a site is given by one of the plans that can have it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from builder.pages.page import DEPTHS, Page
from builder.pages.plan import Plan
from builder.pages.routes import plans_for
from builder.pages.site import Site
from builder.site.frame.assemble import path_of
from tests.three_editions import built

HOUSE = "cases/hill/seed-house"


@pytest.fixture(scope="module")
def site() -> Site:
    return built().site


@pytest.fixture(scope="module")
def plans(site: Site) -> Mapping[str, set[str]]:
    """The names of the plans that give a path."""
    names: dict[str, set[str]] = {}
    for plan in site.plans:
        for output in site.draw(plan):
            path = path_of(output) if isinstance(output, Page) else output.path
            names.setdefault(path, set()).add(plan.name)
    return names


def test_every_path_has_a_plan_that_gives_it(site: Site, plans: Mapping[str, set[str]]) -> None:
    assert len(plans) > 250
    lost = [path for path, names in plans.items() if names.isdisjoint(plan.name for plan in plans_for(site, path))]
    assert lost == []


def test_the_plans_of_its_record_come_first(site: Site) -> None:
    for path in (f"en/{HOUSE}/index.html", f"zh-hant/{HOUSE}/cite/index.html", f"zh/{HOUSE}/slides.pptx"):
        first: list[Plan] = [plan for _, plan in zip(range(5), plans_for(site, path), strict=False)]
        assert {plan.subject for plan in first} == {HOUSE}
        assert {plan.language for plan in first} == {site_language(path)}


def site_language(path: str) -> str:
    """The code of the language in whose folder a path lies."""
    return {"en": "en", "zh": "zh", "zh-hant": "zh-Hant"}[path.partition("/")[0]]


@pytest.mark.parametrize("path", ["", "en", "en/", "../x", "en/cases/nowhere/x/index.html", "data/sources/x.json", "x"])
def test_a_path_of_no_record_has_the_plans_of_the_base_alone(site: Site, path: str) -> None:
    assert {plan.subject for plan in plans_for(site, path)} == {""}


def test_the_old_address_of_a_record_is_among_its_plans(site: Site) -> None:
    subjects = {plan.subject for plan in plans_for(site, "en/cases/hill/old-house/index.html")}
    assert "cases/lake/old-raft" in subjects


def test_a_plan_has_a_name_of_its_own(site: Site) -> None:
    names = [plan.name for plan in site.plans]
    assert len(names) == len({*names})


def test_every_page_has_a_frame(site: Site) -> None:
    pages = [output for plan in site.plans for output in site.draw(plan) if isinstance(output, Page)]
    assert {(page.section, page.depth) for page in pages if page.depth not in DEPTHS.get(page.section, ())} == set()
    assert {page.section for page in pages} == DEPTHS.keys()
