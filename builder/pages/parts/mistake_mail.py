"""Reporting a mistake: takes a record's context, gives a link to a prepared mail, or to a form."""

from __future__ import annotations

from urllib.parse import quote

from builder.language.languages import folder
from builder.pages.parts.addresses import Addresses
from builder.pages.record_context import RecordContext


def report(context: RecordContext) -> str:
    """A mailto: URL with subject and body (RFC 6068), which needs no account; without a mail address of the base the
    form of its repository, without that the page on corrections.
    """
    mail = context.edition.mail
    if not mail:
        return _form(context) or context.to("corrections/")
    title, page = context.bare(context.record.title), context.entry.address + context.subpath
    page_address = context.edition.address(page) or f"{folder(context.language)}/{page}"
    lines = (
        context.say("carried.mistake.page", address=page_address),
        "",
        context.say("carried.mistake.wrong"),
        "",
        context.say("carried.mistake.right"),
        "",
    )
    subject = context.say("carried.mistake.subject", title=title, id=context.entry.id)
    # RFC 6068: line breaks are CR LF.
    body = _percent_encoded("\r\n".join(lines))
    return f"mailto:{quote(mail, safe='@')}?subject={_percent_encoded(subject)}&body={body}"


def _form(context: RecordContext) -> str:
    """The form for corrections, with the record's id in it. A repository without it shows an empty one."""
    form = Addresses(context.edition.repository).form
    return f"{form}?template=correction.yml&page={quote(context.entry.reference, safe='/')}" if form else ""


def _percent_encoded(text: str) -> str:
    """Percent-encoded text; Han characters stay as they are (RFC 3987), since encoded each takes nine bytes."""
    return "".join(character if character > "\x7f" else quote(character, safe="/:") for character in text)
