"""The bar of a record's page: takes its context, gives the line that stays while a narrow page is read.

It leads to the contents, the comparison, the citation and the other editions. All are links; a script shows the
contents where the reader is.
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.language.languages import LANGUAGES, folder, short_edition_name
from builder.pages.compare.files import ADDRESS as COMPARE
from builder.pages.html.elements import Html, el, escape, link
from builder.pages.record_context import RecordContext
from builder.records.model.library import has_several_cases

CONTENTS = "contents"
"""The anchor of the list of contents, which the frame has."""


def bar(context: RecordContext) -> Html:
    """The line, for every record."""
    label = context.say("case.bar.label")
    return el("nav", *_own_links(context), *_editions(context), class_="cb-bar", aria_label=label)


def _own_links(context: RecordContext) -> Iterator[Html]:
    yield link(f"#{CONTENTS}", context.word("case.bar.contents"))
    if is_compared(context):
        case = context.entry.reference.removeprefix("cases/")
        yield link(context.to(f"{COMPARE}?c={case}"), context.word("case.bar.compare"), data_compare=case)
    yield link("#cite", context.word("cite.short"))


def is_compared(context: RecordContext) -> bool:
    """Whether the page of comparisons knows the record: one that is retired stands in no list."""
    entry = context.entry
    return entry.folder == "cases" and entry.status != "retired" and has_several_cases(context.library)


def _editions(context: RecordContext) -> Iterator[Html]:
    """The same page in the other editions. Its place is kept by the script that keeps those of the frame."""
    address, codes = context.entry.address, context.library.languages
    root = "../" * (1 + address.count("/"))
    for code in codes:
        if code != context.language:
            tag, name = LANGUAGES[code].tag, escape(short_edition_name(code, codes))
            href = f"{root}{folder(code)}/{address}"
            yield link(href, name, hreflang=tag, lang=tag, rel="alternate", data_language=code)
