"""A page without the site's frame: takes head and body, gives a complete HTML document."""

from __future__ import annotations

from collections.abc import Iterable

from builder.pages.html.elements import Html, el, escape


def document(head: Iterable[Html], body: Html, *, language: str) -> Html:
    """The document, each element of the head on a line of its own. language: the `lang` of the page."""
    parts = ("<head>", *head, "</head>", el("body", body))
    return Html("\n".join(("<!doctype html>", f'<html lang="{escape(language)}">', *parts, "</html>", "")))
