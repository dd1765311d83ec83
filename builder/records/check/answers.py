"""Rules for what is said of a record after it was published: replies, and a contact who chose to be asked."""

from __future__ import annotations

from collections.abc import Iterator

from builder.records.check.rule import CheckContext, rule
from builder.records.model.record import REPLIED
from builder.records.problem import Problem, error, warning


@rule
def reply_not_noted(context: CheckContext) -> Iterator[Problem]:
    """Where a reply stands, `review` says what it does to the record (a warning)."""
    for reading in context.readings:
        record = reading.record
        if record and record.replies and record.review.organisation_replied not in REPLIED:
            first = record.replies[0].who.first
            status = record.review.organisation_replied
            if first:
                place, fix = first.scalar.place, f"  organisation_replied: {REPLIED[0]}"
                yield warning("reply-not-noted", reading.path, place.line, place.column, fix=fix, status=status)


@rule
def contact_without_way(context: CheckContext) -> Iterator[Problem]:
    """A contact can be reached: by mail, or by a page."""
    for reading in context.readings:
        contact = reading.record.contact if reading.record else None
        if contact and contact.name.first and not (contact.mail or contact.page):
            place = contact.name.first.scalar.place
            yield error("contact-without-way", reading.path, place.line, place.column)
