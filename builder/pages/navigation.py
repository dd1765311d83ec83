"""Navigation: takes the library, gives the entries that the frame draws in its side panel, in a language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builder.analysis.conditions import cases_with_conditions, has_tables_of_cases
from builder.analysis.taxonomy import TEACHING_ADDRESS, places_on_map, term_listings
from builder.language.words import words
from builder.records.handwritten import COURSE, GUIDES, HandwrittenPage
from builder.records.model.library import Library, has_several_cases

CONTRIBUTE, FORM_ADDRESS = "contribute", "contribute/form/"


@dataclass(frozen=True)
class NavEntry:
    """A line of the navigation. address: below the language, as in Page.address; None for a branch without a page.

    section: the Page.section under which it stands open. It has no count of records, which would be on every page and
    change them all with each record.
    """

    title: str
    address: str | None
    section: str
    children: tuple[NavEntry, ...] = ()


def navigation(
    library: Library, language: str, pages: Sequence[HandwrittenPage], *, glossary: bool = False
) -> tuple[NavEntry, ...]:
    """The entries from top to bottom. No address is given twice, so that one entry at most is the current one.

    pages: the hand-written ones, in order. glossary: whether the base has one.
    """
    say = words(language)
    about = tuple(
        entry
        for page in pages
        if not _is_guide(page) and page.name != COURSE
        for entry in (
            NavEntry(say.get(f"navigation.{page.name}") or page.title, f"{page.name}/", "more"),
            *_below(page, language),
        )
    )
    guides = tuple(_guide(page, language) for page in pages if _is_guide(page))
    return (
        NavEntry(say("navigation.home"), "", "home"),
        *((NavEntry(say("navigation.guides"), None, GUIDES, guides),) if guides else ()),
        NavEntry(say("navigation.cases"), None, "cases", _cases(library, language)),
        NavEntry(say("navigation.policies"), None, "policies", _policies(library, language)),
        NavEntry(say("navigation.people"), "people/", "people"),
        *((NavEntry(say("navigation.teach"), TEACHING_ADDRESS, "teach"),) if _is_taught(library) else ()),
        *(NavEntry(page.title, f"{COURSE}/", "teach") for page in pages if page.name == COURSE),
        NavEntry(say("navigation.sources"), None, "sources", _sources(library, language)),
        *((NavEntry(say("navigation.glossary"), "glossary/", "glossary"),) if glossary else ()),
        NavEntry(say("navigation.more"), None, "more", about),
    )


def _is_guide(page: HandwrittenPage) -> bool:
    return page.name.partition("/")[0] == GUIDES


def _below(page: HandwrittenPage, language: str) -> tuple[NavEntry, ...]:
    """What stands below the page on contributing: the form."""
    return (NavEntry(words(language)("navigation.form"), FORM_ADDRESS, "more"),) if page.name == CONTRIBUTE else ()


def _guide(page: HandwrittenPage, language: str) -> NavEntry:
    """A guide under its question; their index, which names the branch, as all of them."""
    title = words(language)("navigation.all-guides") if page.name == GUIDES else page.title
    return NavEntry(title, f"{page.name}/", GUIDES)


def _is_taught(library: Library) -> bool:
    """Whether any case has teaching material."""
    return any(listing.entries for listing in term_listings(library, "teaching"))


def _cases(library: Library, language: str) -> tuple[NavEntry, ...]:
    """All cases, the pages about them that are not empty, and a branch a taxonomy."""
    say = words(language)
    all_cases = NavEntry(say("navigation.all"), "cases/", "cases")
    pages = (
        ("timeline", bool(library.listed)),
        ("map", bool(places_on_map(library))),
        ("lineage", any(entry.given.relations for entry in library.stored) and any(library.links.values())),
        ("compare", has_several_cases(library)),
        ("choose", bool(cases_with_conditions(library))),
    )
    entries = (NavEntry(say(f"navigation.{name}"), f"{name}/", "cases") for name, exists in pages if exists)
    branches = (_taxonomy_branch(library, taxonomy, language) for taxonomy in ("places", "types", "themes"))
    return (all_cases, *entries, *(branch for branch in branches if branch.children))


def _policies(library: Library, language: str) -> tuple[NavEntry, ...]:
    """All policies, and them and the cases on one axis, where there are any."""
    say, has_policies = words(language), any(entry.folder == "policies" for entry in library.listed)
    all_policies = NavEntry(say("navigation.all-policies"), "policies/", "policies")
    axis = NavEntry(say("navigation.axis"), "policies/axis/", "policies")
    return (all_policies, axis) if has_policies else (all_policies,)


def _sources(library: Library, language: str) -> tuple[NavEntry, ...]:
    """All sources, where they differ, what is known of which place, what none of them says, what was put right, and
    all of it as files."""
    pages = (
        ("all-sources", "sources/", True),
        ("disagreements", "disagreements/", True),
        ("known", "known/", has_tables_of_cases(library)),
        ("unknown", "unknown/", True),
        ("corrected", "corrected/", True),
        ("data", "data/", True),
    )
    say = words(language)
    return tuple(NavEntry(say(f"navigation.{key}"), address, "sources") for key, address, exists in pages if exists)


def _taxonomy_branch(library: Library, taxonomy: str, language: str) -> NavEntry:
    """`By place`, with one line a place that has records."""
    lines = tuple(
        NavEntry(listing.name(language), listing.address, "cases")
        for listing in term_listings(library, taxonomy)
        if listing.entries
    )
    return NavEntry(words(language)(f"navigation.{taxonomy}"), None, "cases", lines)
