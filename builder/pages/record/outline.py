"""The outline of a record's page: every declared field of a record, with the section that shows it and its kind.

The page follows this table, and so do the claims of a source, the page of unknowns, the page of two languages and the
counts of sources. A test fails for a field that is in no section.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from builder.records.model.declare import attributes
from builder.records.model.record import Analysis, Case, Policy, Story
from builder.records.model.values import Text

Kind = Literal["about", "stated", "sentences", "lines", "figures", "judgement"]
"""about: describes the record itself, not its subject. stated: a value of the glance. sentences: each sentence is a
statement. lines: a list each entry of which is a statement. judgement: no statements, so it is not counted."""


@dataclass(frozen=True)
class FieldOutline:
    """A declared field. name: key of its name; '' if the section's heading is its name.

    to: of relations, the folder of the records that are related.
    """

    field: str
    kind: Kind
    name: str = ""
    to: str = ""

    def value(self, record: Case | Policy) -> Any:
        """The value of the field in a record."""
        value = getattr(record, self.field)
        return tuple(relation for relation in value if relation.to.folder == self.to) if self.to else value


PRIMARY = frozenset({"", "glance", "story", "analysis", "provisions", "figures", "disagreements", "replies"})


@dataclass(frozen=True)
class SectionOutline:
    """A section. id: its anchor, the same in every language; '' for the page's top. heading: the key of its heading."""

    id: str
    heading: str
    fields: tuple[FieldOutline, ...] = ()

    @property
    def is_secondary(self) -> bool:
        """Whether a narrow screen folds it: what a reader looks up, not what tells the case or the policy."""
        return self.id not in PRIMARY

    def title(self, record: Case | Policy) -> str:
        """The key of its heading for a record; for one with organisations and no people it is `organisations`."""
        only_organisations = self.id == "people" and not record.people and record.organisations
        return "case.section.organisations" if only_organisations else self.heading


def _section(id_: str, *fields: FieldOutline, of: str = "case") -> SectionOutline:
    return SectionOutline(id_, f"{of}.section.{id_}", fields)


def _stated(field: str, name: str = "") -> FieldOutline:
    return FieldOutline(field, "stated", f"case.glance.{name or field}")


TOP = SectionOutline(
    "",
    "provenance.summary",
    (
        FieldOutline("title", "about"),
        FieldOutline("also_known_as", "about"),
        FieldOutline("search_keywords", "about"),
        FieldOutline("formerly", "about"),
        FieldOutline("summary", "sentences"),
        FieldOutline("written_in", "about"),
    ),
)
STORY = _section("story", FieldOutline("story", "sentences"))
ANALYSIS = _section("analysis", FieldOutline("analysis", "judgement"))
EVIDENCE = (
    _section("figures", FieldOutline("facts", "figures")),
    _section("disagreements", FieldOutline("disagreements", "judgement")),
    _section("timeline", FieldOutline("timeline", "sentences")),
)
PEOPLE = _section("people", FieldOutline("people", "lines"), FieldOutline("organisations", "lines"))
END = (
    _section("replies", FieldOutline("replies", "about"), FieldOutline("contact", "about")),
    _section("sources", FieldOutline("sources", "about")),
    _section(
        "contributors",
        FieldOutline("contributors", "about"),
        FieldOutline("translations", "about"),
        FieldOutline("review", "about"),
    ),
    _section("corrections", FieldOutline("corrections", "about")),
    SectionOutline("cite", "cite.short"),
)

CASE_TOP = replace(TOP, fields=(*TOP.fields, FieldOutline("end", "sentences", "case.glance.end")))
OUTLINES: Mapping[type[Case | Policy], tuple[SectionOutline, ...]] = {
    Case: (
        CASE_TOP,
        SectionOutline(
            "glance",
            "case.glance.title",
            (
                _stated("period", "when"),
                _stated("type"),
                _stated("themes"),
                _stated("status"),
                FieldOutline("identifiers", "lines", "case.glance.identifiers"),
            ),
        ),
        STORY,
        _section("steps", FieldOutline("steps", "sentences")),
        ANALYSIS,
        _section("model", FieldOutline("model", "lines")),
        *EVIDENCE,
        _section("connections", FieldOutline("relations", "lines", to="cases")),
        _section("policies", FieldOutline("relations", "lines", to="policies")),
        PEOPLE,
        _section("teaching", FieldOutline("teaching", "judgement")),
        *END,
    ),
    Policy: (
        TOP,
        SectionOutline(
            "glance",
            "case.glance.title",
            (
                _stated("kind"),
                _stated("level"),
                _stated("number"),
                _stated("issued_by"),
                _stated("issued"),
                _stated("announced"),
                _stated("effective"),
                _stated("status", "validity"),
                _stated("instruments"),
                _stated("themes"),
                _stated("official_text"),
            ),
        ),
        _section("provisions", FieldOutline("provisions", "sentences"), of="policy"),
        STORY,
        ANALYSIS,
        _section("versions", FieldOutline("versions", "judgement"), of="policy"),
        *EVIDENCE,
        _section("cases", FieldOutline("relations", "lines", to="cases"), of="policy"),
        _section("policies", FieldOutline("relations", "lines", to="policies"), of="policy"),
        PEOPLE,
        *END,
    ),
}
"""By model, the sections in the order of the page."""


def outline(record: Case | Policy) -> tuple[SectionOutline, ...]:
    """The sections of a record's page."""
    return next(OUTLINES[model] for model in type(record).__mro__ if model in OUTLINES)


def parts_of(section: SectionOutline, texts: Story | Analysis) -> Iterator[tuple[str, str, Text]]:
    """The texts of a story or an analysis, each under a heading of its own: anchor, key of the heading, text."""
    for name in attributes(type(texts)):
        if (text := getattr(texts, name)) is not None:
            yield f"{section.id}-{name.replace('_', '-')}", f"case.{section.id}.{name}", text
