"""How a reader without an account reports a mistake: takes its context, gives the address of a mail already begun."""

from __future__ import annotations

from urllib.parse import quote

from builder.language.languages import folder
from builder.pages.record_context import RecordContext


def report(context: RecordContext) -> str:
    """A mailto: address with subject and body (RFC 6068); where the base has no mail, the page on corrections."""
    mail = context.edition.mail
    if not mail:
        return context.to("corrections/")
    title, page = context.bare(context.record.title), context.entry.address + context.below
    at = context.edition.address(page) or f"{folder(context.language)}/{page}"
    lines = (
        context.say("carried.mistake.page", address=at),
        "",
        context.say("carried.mistake.wrong"),
        "",
        context.say("carried.mistake.right"),
        "",
    )
    subject = context.say("carried.mistake.subject", title=title, id=context.entry.id)
    # A line ends in CR LF.
    body = _quoted("\r\n".join(lines))
    return f"mailto:{quote(mail, safe='@')}?subject={_quoted(subject)}&body={body}"


def _quoted(text: str) -> str:
    """A text in an address: Han characters stay as they are (RFC 3987), for in percent signs each takes nine bytes."""
    return "".join(character if character > "\x7f" else quote(character, safe="/:") for character in text)
