"""Problems in words: takes problems, gives text, GitHub commands, JSON, Markdown or HTML, in English or Chinese.

The wording stands in the locales (`problems.CODE.message` and `.hint`). Text from a record is made
visible and inert: control and bidi characters as code points, markup escaped.
"""

from __future__ import annotations

import html as markup
import json
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from string import Formatter

from builder.language.words import Words, words
from builder.records.problem import Problem, Severity

LONGEST_VALUE = 500
LONGEST_LINE = 400
SHORT_CLAUSE = 15
MOST_LINES = 24
MOST_OF_A_FILE, MOST_OF_ALL = 50, 2000
"""Problems of a file and lines in all that a person is shown; the rest is counted. JSON, for programs, has all."""
LONGEST_COMMENT = 60_000
"""GitHub refuses comments of more than 65,536 characters."""

HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
"""Unicode categories that are shown by number: control, format (bidi, zero-width), surrogate, private, separators."""


@dataclass(frozen=True)
class Worded:
    """A problem in words, safe to show. hint and fix may be empty; severity is its word in English.

    page: the address of what a site says of its code; '' where there is none.
    """

    path: str
    line: int
    column: int
    severity: str
    code: str
    message: str
    hint: str
    fix: str
    page: str = ""


PageOf = Callable[[str], str]
"""The address of the page on a code; '' where there is none."""


def no_page(_: str) -> str:
    """Of a base without a site: no page."""
    return ""


def report(
    problems: Iterable[Problem],
    *,
    form: str,
    language: str,
    unchecked: int = 0,
    first: Collection[str] = (),
    page_of: PageOf = no_page,
    explain: bool = False,
) -> str:
    """All problems, sorted, in one of FORMATS. Ends with a line break.

    unchecked: how many quotes nobody found in their source: no problem, but said at the end where there are any.
    first: paths of the files whose problems come first. GitHub shows ten annotations of each kind.
    page_of: gives the page that a problem leads to. explain: whether people are told of the command that says more.
    """
    say = words(language)
    note = _NOTES[form].format(_count("unchecked", unchecked, say)) if unchecked else ""
    ordered = sorted(set(problems), key=lambda problem: (problem.path not in first, problem))
    more = _explain(ordered, form, say, page_of) if explain and ordered else ""
    return FORMATS[form](ordered, say, page_of) + more + note


def _explain(problems: Sequence[Problem], form: str, say: Words, page_of: PageOf) -> str:
    """The command that says more of the codes; to people who have no page that does."""
    if form == "markdown":
        unled = (problem.code for problem in problems if not page_of(problem.code))
        commands = (code_span(f"casebook explain {code}") for code in unled)
        return next((f"\n{say('report.explain', command=command)}\n" for command in commands), "")
    return say("report.explain", command=f"casebook explain {problems[0].code}") + "\n" if form == "text" else ""


def html(problems: Iterable[Problem], language: str, *, page_of: PageOf = no_page) -> str:
    """The problems as a piece of HTML, for the page that `serve` shows. Everything in it is escaped."""
    ordered, say = sorted(set(problems)), words(language)
    items, left = _capped(ordered, lambda problem: [_html_item(_worded(problem, say, page_of=page_of), say)])
    rest = "".join(f"<p>{line}</p>" for line in _rest(left, say))
    return (
        f'<section class="casebook-problems"><h1>{_summary(ordered, say)}</h1><ol>{"".join(items)}</ol>{rest}</section>'
    )


def message_of(problem: Problem, say: Words) -> str:
    """What is wrong and how it is put right, for somebody who sees what they wrote."""
    worded = _worded(problem, say)
    return "\n".join(filter(None, (worded.message, worded.hint, worded.fix)))


def visible(text: str) -> str:
    """The text with every invisible or reordering character as its code point; line breaks stay.

    >>> visible("a\\u202eb")
    'aU+202Eb'
    """
    return "".join(_visible_character(character) for character in text)


def _visible_character(character: str) -> str:
    hidden = character != "\n" and unicodedata.category(character) in HIDDEN
    return f"U+{ord(character):04X}" if hidden else character


def _text(problems: list[Problem], say: Words, page_of: PageOf) -> str:
    first = {problem.code: problem for problem in reversed(problems)}

    def lines_of(problem: Problem) -> list[str]:
        # The page of a code once: a terminal is read from top to bottom.
        page = page_of if first[problem.code] is problem else no_page
        return list(_text_lines(_worded(problem, say, page_of=page)))

    blocks, left = _capped(problems, lines_of)
    return "\n".join([*blocks, *_rest(left, say), _summary(problems, say)]) + "\n"


def _capped(problems: list[Problem], lines_of: Callable[[Problem], list[str]]) -> tuple[list[str], int]:
    """The lines of the problems, MOST_OF_A_FILE problems a file, MOST_OF_ALL lines at most; how many are left out."""
    lines: list[str] = []
    kept = [problem for _, group in groupby(problems, key=lambda problem: problem.path) for problem in _first(group)]
    left = len(problems) - len(kept)
    for number, problem in enumerate(kept):
        more = lines_of(problem)
        if len(lines) + len(more) > MOST_OF_ALL:
            return lines, left + len(kept) - number
        lines += more
    return lines, left


def _first(group: Iterable[Problem]) -> list[Problem]:
    """The problems of a file that are shown, in order: errors rather than warnings."""
    found = list(group)
    chosen = sorted(found, key=lambda problem: problem.severity)[:MOST_OF_A_FILE]
    return found if len(found) <= MOST_OF_A_FILE else sorted(chosen)


def _rest(left: int, say: Words) -> list[str]:
    return [say("report.left-out", n=left)] if left else []


def _text_lines(worded: Worded) -> Iterator[str]:
    yield f"{worded.path}:{worded.line}:{worded.column}: {worded.severity}: {worded.message} [{worded.code}]"
    if worded.hint:
        yield f"  hint: {worded.hint}"
    for line in worded.fix.splitlines():
        yield f"    {line}".rstrip()
    if worded.page:
        yield f"  {worded.page}"


def _github(problems: list[Problem], say: Words, page_of: PageOf) -> str:
    """Workflow commands: https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands."""
    lines, left = _capped(problems, lambda problem: [_github_line(_worded(problem, say, page_of=page_of))])
    return "\n".join([*lines, *_rest(left, say), _summary(problems, say)]) + "\n"


def _github_line(worded: Worded) -> str:
    place = f"file={_property(worded.path)},line={worded.line},col={worded.column},title={_property(worded.code)}"
    text = "\n".join(part for part in (worded.message, worded.hint, worded.fix, worded.page) if part)
    return f"::{worded.severity} {place}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _json(problems: list[Problem], say: Words, page_of: PageOf) -> str:
    worded = [vars(_worded(problem, say, page_of=page_of)) for problem in problems]
    return json.dumps(worded, ensure_ascii=False, indent=2) + "\n"


def _markdown(problems: list[Problem], say: Words, page_of: PageOf) -> str:
    """A comment under a pull request: a list by file, cut where GitHub would refuse it."""
    parts = [f"**{_summary(problems, say)}**\n"]
    kept = [problem for _, group in groupby(problems, key=lambda problem: problem.path) for problem in _first(group)]
    size, left = len(parts[0]), len(problems)
    for path, group in groupby(kept, key=lambda problem: problem.path):
        heading = f"\n{code_span(_short(path))}\n\n"
        for problem in group:
            part = heading + _markdown_item(problem, say, page_of)
            size, heading = size + len(part), ""
            if size > LONGEST_COMMENT:
                return "".join(parts) + "\n" + say("report.more", n=left) + "\n"
            parts.append(part)
            left -= 1
    return "".join(parts) + "".join(f"\n{line}\n" for line in _rest(left, say))


def _markdown_item(problem: Problem, say: Words, page_of: PageOf) -> str:
    worded = _worded(problem, say, text=_markdown_text, value=code_span, page_of=page_of)
    code = f"[{code_span(worded.code)}]({worded.page})" if worded.page else code_span(worded.code)
    place = say("report.place", line=worded.line, column=worded.column)
    lines = [f"- {say(f'report.{worded.severity}')}, {place}: {worded.message} {code}"]
    if worded.hint:
        lines.append(f"  <br>{say('report.hint')} {worded.hint}")
    if worded.fix:
        fence = "`" * max(3, 1 + _longest_run(worded.fix))
        lines += ["", f"  {fence}yaml", *(f"  {line}" for line in worded.fix.splitlines()), f"  {fence}"]
    return "\n".join(lines) + "\n"


def _markdown_text(text: str) -> str:
    """Our own wording as Markdown: markup escaped, and a word joiner after @ and #, or GitHub would call people."""
    escaped = re.sub(r"([\\`*_\[\]|~])", r"\\\1", text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
    return re.sub(r"([@#])", r"\1&#8288;", escaped)


def code_span(text: str) -> str:
    """A code span (CommonMark 6.1): a fence longer than any run of backticks within, which takes all else as it is."""
    if not text.strip():
        return "` `"
    fence = "`" * (_longest_run(text) + 1)
    flat = text.replace("\n", " ")
    pad = " " if flat.startswith(("`", " ")) or flat.endswith(("`", " ")) else ""
    return f"{fence}{pad}{flat}{pad}{fence}"


def _longest_run(text: str) -> int:
    return max((len(run) for run in re.findall(r"`+", text)), default=0)


def _html_item(worded: Worded, say: Words) -> str:
    safe = markup.escape
    place = say("report.place", line=worded.line, column=worded.column)
    code = f"<code>{worded.code}</code>"
    linked = f'<a href="{safe(worded.page)}">{code}</a>' if worded.page else code
    parts = [
        f'<li class="casebook-problem casebook-problem--{worded.severity}">',
        f"<p><code>{safe(worded.path)}</code>, {place}</p>",
        f"<p><strong>{say(f'report.{worded.severity}')}</strong> {safe(worded.message)} {linked}</p>",
        f"<p>{say('report.hint')} {safe(worded.hint)}</p>" if worded.hint else "",
        f"<pre><code>{safe(worded.fix)}</code></pre>" if worded.fix else "",
    ]
    return "".join(parts) + "</li>"


def _summary(problems: list[Problem], say: Words) -> str:
    """One line: `3 errors, 1 warning in 2 files`."""
    if not problems:
        return say("report.none")
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - errors
    files = len({problem.path for problem in problems})
    counts = [_count("errors", errors, say)] if errors else []
    counts += [_count("warnings", warnings, say)] if warnings else []
    return say("report.summary", counts=say("report.comma").join(counts), files=_count("files", files, say))


def _count(noun: str, n: int, say: Words) -> str:
    return say(f"report.{noun}.{'one' if n == 1 else 'many'}", n=n)


def _same(text: str) -> str:
    return text


def _worded(
    problem: Problem,
    say: Words,
    *,
    text: Callable[[str], str] = _same,
    value: Callable[[str], str] = _same,
    page_of: PageOf = no_page,
) -> Worded:
    """A problem with its wording filled in. text formats our own words, value the text from the record."""
    values = {name: value(_short(_value_text(name, content, say))) for name, content in problem.values}
    message = say.get(f"problems.{problem.code}.message") or problem.code
    hint = say.get(f"problems.{problem.code}.hint") or say("report.write")
    return Worded(
        path=visible(problem.path).replace("\n", "U+000A"),
        line=problem.line,
        column=problem.column,
        severity=problem.severity.name.lower(),
        code=problem.code,
        message=_fill(message, values, text),
        hint=_fill(hint if problem.fix else closed(hint), values, text),
        fix=_short_fix(problem.fix),
        page=page_of(problem.code),
    )


def _value_text(name: str, content: str, say: Words) -> str:
    """A value; the codes in one called `languages` by their names for the reader."""
    if name != "languages":
        return content
    codes = content.split(", ")
    return say("report.comma").join(say.name_of(code) for code in codes)


def closed(hint: str, *, short: int = SHORT_CLAUSE) -> str:
    """A hint that leads up to a fix, where there is none: without its colon and the few words that point to it.

    short: the most characters that such words have, their colon included.
    """
    if not hint.endswith((":", "：")):
        return hint
    *clauses, last = re.split(r"(?<=[,;，；])", hint)
    return ("".join(clauses).rstrip(",;，； ") if len(last) <= short else hint).rstrip(":：")


def _fill(template: str, values: dict[str, str], text: Callable[[str], str]) -> str:
    """The template with its blanks filled; values are never read as templates. An unknown blank shows its name."""
    filled = []
    for words_before, name, _, _ in Formatter().parse(template):
        filled.append(text(words_before))
        if name is not None:
            filled.append(values.get(name, f"{{{name}}}"))
    return "".join(filled)


def _short(value: str) -> str:
    """A value on one line, shortened to LONGEST_VALUE."""
    flat = visible(value.replace("\n", " "))
    return flat if len(flat) <= LONGEST_VALUE else flat[: LONGEST_VALUE - 1] + "…"


def _short_fix(fix: str) -> str:
    lines = visible(fix).split("\n")
    cut = [line if len(line) <= LONGEST_LINE else line[: LONGEST_LINE - 1] + "…" for line in lines[:MOST_LINES]]
    return "\n".join([*cut, "…"] if len(lines) > MOST_LINES else cut)


FORMATS: dict[str, Callable[[list[Problem], Words, PageOf], str]] = {
    "text": _text,
    "github": _github,
    "json": _json,
    "markdown": _markdown,
}
"""How problems can be written, by the name that `casebook check --format` takes."""
_NOTES = {"text": "{}\n", "github": "::notice::{}\n", "json": "", "markdown": "\n{}\n"}
"""How a note that is no problem is written."""
