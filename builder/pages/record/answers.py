"""What came after a record was published: replies in their own words, a contact who chose to be asked, corrections."""

from __future__ import annotations

from urllib.parse import quote

from builder.language.languages import LANGUAGES
from builder.pages.html.elements import NOTHING, Html, date_element, el, escape, external_link, join, lines, link
from builder.pages.html.foreign_words import with_foreign_words
from builder.pages.parts.correction import correction_html, newest_first
from builder.pages.record_context import RecordContext
from builder.records import wording
from builder.records.model.record import Contact, Reply

LOG = "corrected/"
"""The address of the log of all corrections."""


def replies(context: RecordContext) -> Html:
    """Each reply set apart, in the language in which it was written; then who may be asked."""
    record = context.record
    blocks = [_reply(context, reply) for reply in record.replies]
    return lines(*blocks, _contact(context, record.contact) if record.contact else NOTHING)


def _reply(context: RecordContext, reply: Reply) -> Html:
    head = join((context.label(reply.who), date_element(reply.date, context.language)), context.say("answers.between"))
    declared = LANGUAGES.get(reply.language)
    paragraphs = (escape(part.strip()) for part in reply.text.split("\n\n") if part.strip())
    if declared:
        paragraphs = (with_foreign_words(part, reply.language) for part in paragraphs)
    words = el("blockquote", *(el("p", part) for part in paragraphs), lang=declared.tag if declared else reply.language)
    return el("figure", el("figcaption", head), words, class_="cb-reply")


def _contact(context: RecordContext, contact: Contact) -> Html:
    """Name and role, the ways that they gave, and since when."""
    parts = [context.label(contact.name)]
    if contact.role:
        parts.append(context.label(contact.role))
    if contact.mail:
        parts.append(link(f"mailto:{quote(contact.mail, safe='@')}", escape(contact.mail)))
    if contact.page:
        parts.append(external_link(contact.page, escape(contact.page)))
    since = context.word("answers.since", date=wording.fuzzy_date(contact.since, context.language))
    line = join((*parts, since), context.say("answers.between"))
    return el("p", context.word("answers.contact"), line, class_="cb-contact")


def corrections(context: RecordContext) -> Html:
    """What was wrong and what stands now, the newest first; then the way to the log of all."""
    made = newest_first(context.record.corrections)
    if not made:
        return NOTHING
    rows = (
        el("div", el("dt", date_element(one.date, context.language)), el("dd", correction_html(context, one)))
        for one in made
    )
    more = el("p", link(context.to(LOG), context.word("answers.all")), class_="cb-more")
    return lines(el("dl", *rows, class_="cb-terms cb-corrections"), more)
