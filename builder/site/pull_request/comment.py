"""The comment under a pull request: takes its report and what GitHub says of it, gives Markdown in every language.

All that a stranger wrote stands in spans of code (`report.py`), in which nothing is markup.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from builder.language.languages import BUILT_IN, LANGUAGES, written_languages
from builder.language.words import Words, words
from builder.records.report import LONGEST_COMMENT, PageOf, code_span, report, visible
from builder.site.pull_request.event_data import PullRequest
from builder.site.pull_request.pull_report import changed_first, counts
from builder.site.pull_request.record_changes import Finding, StaleText
from builder.site.pull_request.report_data import ChangedPage, PullReport

MARK = "<!-- casebook: pull request -->"
"""The first line of the comment, by which the next run finds it."""
MOST_PROBLEMS, MOST_LINES, MOST_VALUES = 15, 12, 5
"""Problems, lines of a list and values of a line that are shown; the rest is counted."""
LONGEST_VALUE = 120


PagesOf = Callable[[str], PageOf]
"""By language: where the site explains a code."""


def comment(found: PullReport | None, pull: PullRequest, pages_of: PagesOf) -> str:
    """The comment. found: None where the run left no report that could be read."""
    languages = written_languages(BUILT_IN)
    room = LONGEST_COMMENT // len(languages)
    sections = ("\n".join(_fitting(_section(found, pull, code, pages_of(code)), room)) for code in languages)
    return "\n".join([MARK, "", *sections]) + "\n"


def _fitting(lines: Iterable[str], room: int) -> Iterator[str]:
    """Lines as long as they fit; GitHub refuses a comment that is too long."""
    for line in lines:
        room -= len(line) + 1
        if room < 0:
            yield "\n…"
            return
        yield line


def _section(found: PullReport | None, pull: PullRequest, language: str, page_of: PageOf) -> Iterator[str]:
    say = words(language)
    yield from (f"## {LANGUAGES[language].name}", "")
    if found is None:
        yield from (say("pull-request.no-report", run=pull.run), "")
    else:
        yield from _problems(found, say, page_of)
        yield from _pages(found.pages, pull, say)
        yield from _listed("evidence", [_unchecked(found, path, say) for path in found.unchecked], say)
        yield from _listed("stale", [_stale(each, say) for each in found.stale], say)
        yield from _look(found.findings, say)
    yield from _outside(pull, say)


def _problems(found: PullReport, say: Words, page_of: PageOf) -> Iterator[str]:
    """The problems of the files that were changed; how many there are elsewhere, which this does not bring in."""
    ours = [each for each in changed_first(found.problems, found.changed) if each.path in found.changed]
    others = len(found.problems) - len(ours)
    yield from (f"### {say('pull-request.problems')}", "")
    yield report(ours[:MOST_PROBLEMS], form="markdown", language=say.language, page_of=page_of, explain=True)
    if len(ours) > MOST_PROBLEMS:
        yield from (say("pull-request.more", n=len(ours) - MOST_PROBLEMS), "")
    if others:
        yield from (say("pull-request.elsewhere", n=others), "")


def _pages(pages: tuple[ChangedPage, ...] | None, pull: PullRequest, say: Words) -> Iterator[str]:
    yield from (f"### {say('preview.heading')}", "")
    if pages is None:
        yield from (say("pull-request.no-preview"), "")
        return
    numbers = say("report.comma").join(say(f"preview.count.{kind}", n=str(n)) for kind, n in counts(pages))
    yield from (numbers or say("preview.none"), "")
    yield from _lines([_page(each, pull.preview, say) for each in pages], say)
    if pages and pull.preview:
        yield from (say("pull-request.preview", address=pull.preview), "")


def _page(page: ChangedPage, preview: str, say: Words) -> str:
    """A page. Its link leads to the preview, an archive in which it lies at the path that the link shows."""
    path = _code(page.path)
    place = f"[{path}]({preview})" if preview and page.kind != "gone" else path
    return f"{say(f'preview.{page.kind}')} · {_code(page.title)} · {place}"


def _unchecked(found: PullReport, path: str, say: Words) -> str:
    n, total = str(found.unchecked[path]), str(found.quotes.get(path, 0))
    return say("pull-request.unchecked", path=_code(path), n=n, total=total)


def _stale(text: StaleText, say: Words) -> str:
    changed, stale = (say.name_of(code) if code in LANGUAGES else _code(code) for code in (text.changed, text.stale))
    return say("pull-request.stale-text", path=_code(text.path), field=_code(text.field), changed=changed, stale=stale)


def _look(findings: Iterable[Finding], say: Words) -> Iterator[str]:
    """What to look at, record by record."""
    yield from (f"### {say('pull-request.look')}", "")
    lines = [
        f"{_code(path)}\n{''.join(f'  - {_finding(each, say)}{chr(10)}' for each in group)}".rstrip()
        for path, group in groupby(findings, key=lambda each: each.path)
    ]
    yield from _lines([*lines, say("pull-request.guide")], say)


def _finding(finding: Finding, say: Words) -> str:
    shown = say("report.comma").join(map(_code, finding.found[:MOST_VALUES]))
    if len(finding.found) > MOST_VALUES:
        shown += " " + say("pull-request.more", n=len(finding.found) - MOST_VALUES)
    return say(f"pull-request.find.{finding.code}", found=shown)


def _outside(pull: PullRequest, say: Words) -> Iterator[str]:
    """What somebody who is new here changes beside records."""
    if pull.is_first and pull.outside:
        yield from (f"### {say('pull-request.outside')}", "", say("pull-request.first"), "")
        yield from _lines(list(map(_code, pull.outside)), say)


def _listed(name: str, lines: list[str], say: Words) -> Iterator[str]:
    if lines:
        yield from (f"### {say(f'pull-request.{name}')}", "")
        yield from _lines(lines, say)


def _lines(lines: list[str], say: Words) -> Iterator[str]:
    """A list, the first MOST_LINES of it."""
    yield from (f"- {line}" for line in lines[:MOST_LINES])
    if len(lines) > MOST_LINES:
        yield f"- {say('pull-request.more', n=len(lines) - MOST_LINES)}"
    yield ""


def _code(text: str) -> str:
    flat = " ".join(visible(text).split())
    return code_span(flat if len(flat) <= LONGEST_VALUE else f"{flat[: LONGEST_VALUE - 1]}…")
