"""The summary of a preview: takes what differs, gives it as Markdown, or as the first page of the preview.

Titles come from people whom nobody knows: in Markdown they are spans of code, in which nothing is markup.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby
from urllib.parse import quote

from builder.language.languages import LANGUAGES
from builder.language.line_ends import ends_in_mark
from builder.language.words import Words, words
from builder.records.report import code_span, visible
from builder.site.preview.changes import GONE, KINDS, Changes, PageChange
from builder.site.unlisted import CHARSET, NOINDEX

MOST_RECORDS, MOST_PAGES = 30, 12
"""Records, and pages of a record, that a summary names; the others are counted."""
LONGEST_TITLE = 120
STYLE = (
    ":root{color-scheme:light dark}body{max-width:46rem;margin:2rem auto;padding:0 1rem;"
    "font:1rem/1.6 system-ui,sans-serif;overflow-wrap:anywhere}h1{font-size:1.5rem;line-height:1.3}"
    "h2{margin:2rem 0 .25rem;font-size:1.05rem}ul{margin:0;padding-left:1.2rem}"
)
"""Of the first page alone: the site's own style is made for its frame."""


def markdown(found: Changes, language: str) -> str:
    """The pages that differ, by record, in the words of a language."""
    say = words(language)
    lines = [f"## {say('preview.heading')}", "", _counts(found, say), "", say("preview.links"), ""]
    groups = _by_record(found.pages)
    for record, pages in groups[:MOST_RECORDS]:
        lines += [f"### {code_span(visible(record)) if record else say('preview.others')}", ""]
        lines += [_item(page, say) for page in pages[:MOST_PAGES]]
        lines += [f"- {say('preview.more', n=str(len(pages) - MOST_PAGES))}"] if len(pages) > MOST_PAGES else []
        lines += [""]
    if len(groups) > MOST_RECORDS:
        lines += [say("preview.more-records", n=str(len(groups) - MOST_RECORDS)), ""]
    return "\n".join(lines)


def page(found: Changes, language: str) -> str:
    """The first page of a preview: all pages that differ, as links."""
    say = words(language)
    parts = [f"<h1>{escape(say('preview.heading'))}</h1><p>{escape(_counts(found, say))}</p>"]
    parts.append(f"<p>{escape(say('preview.links'))}</p>")
    for record, pages in _by_record(found.pages):
        parts.append(f"<h2>{escape(visible(record)) or escape(say('preview.others'))}</h2><ul>")
        parts += [f"<li>{_link(page, say)}</li>" for page in pages]
        parts.append("</ul>")
    head = f'{CHARSET}{NOINDEX}<meta name="viewport" content="width=device-width"><style>{STYLE}</style>'
    head += f"<title>{escape(say('preview.heading'))}</title>"
    return f'<!doctype html><html lang="{escape(language)}"><head>{head}</head><body>{"".join(parts)}</body></html>\n'


def _counts(found: Changes, say: Words) -> str:
    """How many pages differ; or that none does."""
    numbers = [say(f"preview.count.{kind}", n=str(found.count(kind))) for kind in KINDS if found.count(kind)]
    pages = say("report.comma").join(numbers) or say("preview.none")
    files = say("preview.files", n=str(len(found.files))) if found.files else ""
    first = f"{pages}{say('preview.stop')}" if numbers else pages
    return f"{first}{'' if ends_in_mark(first) or not files else ' '}{files}"


def _by_record(pages: Sequence[PageChange]) -> list[tuple[str, list[PageChange]]]:
    return [(record, list(group)) for record, group in groupby(pages, key=lambda page: page.record)]


def _item(page: PageChange, say: Words) -> str:
    parts = [say(f"preview.{page.kind}"), *_language(page, say), code_span(visible(page.address) or "/")]
    return f"- {' · '.join([*parts, code_span(_short(page.title))])}"


def _link(page: PageChange, say: Words) -> str:
    label = escape(_short(page.title) or page.address)
    lang = f' lang="{LANGUAGES[page.language].tag}"' if page.language in LANGUAGES else ""
    linked = label if page.kind == GONE else f'<a href="{escape(quote(page.path))}"{lang}>{label}</a>'
    return " · ".join([escape(say(f"preview.{page.kind}")), *map(escape, _language(page, say)), linked])


def _language(page: PageChange, say: Words) -> Iterator[str]:
    if page.language:
        yield say.name_of(page.language)


def _short(title: str) -> str:
    flat = visible(title.replace("\n", " "))
    return flat if len(flat) <= LONGEST_TITLE else f"{flat[: LONGEST_TITLE - 1]}…"
