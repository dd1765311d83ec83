"""How a reader without an account reports a mistake: takes a view, gives the address of a mail already begun."""

from __future__ import annotations

from urllib.parse import quote

from builder.language.words import folder
from builder.pages.record_context import View


def report(view: View) -> str:
    """A mailto: address with subject and body (RFC 6068); where the base has no mail, the page on corrections."""
    mail = view.edition.mail
    if not mail:
        return view.to("corrections/")
    title, page = view.bare(view.record.title), view.entry.address + view.below
    at = view.edition.address(page) or f"{folder(view.language)}/{page}"
    lines = (
        view.say("carried.mistake.page", address=at),
        "",
        view.say("carried.mistake.wrong"),
        "",
        view.say("carried.mistake.right"),
        "",
    )
    subject = view.say("carried.mistake.subject", title=title, id=view.entry.id)
    # A line ends in CR LF.
    body = _quoted("\r\n".join(lines))
    return f"mailto:{quote(mail, safe='@')}?subject={_quoted(subject)}&body={body}"


def _quoted(text: str) -> str:
    """A text in an address: Han characters stay as they are (RFC 3987), for in percent signs each takes nine bytes."""
    return "".join(character if character > "\x7f" else quote(character, safe="/:") for character in text)
