"""What is folded until somebody asks for it: takes a title and the parts, gives them behind it."""

from __future__ import annotations

from builder.pages.html.elements import Html, el, lines


def fold(title: Html, *parts: Html, id_: str | None = None) -> Html:
    """The parts behind a title that opens them; on paper they are open."""
    return el("details", el("summary", title), lines(*parts), class_="cb-fold", id=id_)
