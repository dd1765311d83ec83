"""The story, plain; and the analysis, set apart from it and signed."""

from __future__ import annotations

from builder.pages.html.elements import Html, el, escape, lines
from builder.pages.page import Heading
from builder.pages.parts.section import Section
from builder.pages.record_context import RecordContext
from builder.records import wording
from builder.records.model.record import Analysis, Story
from builder.records.model.values import Text

STORY = ("background", "need", "practice", "people", "results", "since_then")
ANALYSIS = ("lessons", "conditions", "problems", "transfer", "open_questions")


def story(context: RecordContext) -> Section:
    """Its parts, each under the heading that every record has for it."""
    return _narrative(context, "story", STORY, context.record.story)


def analysis(context: RecordContext) -> Section:
    """Its parts, below the names of those whose judgement it is."""
    made = _narrative(context, "analysis", ANALYSIS, context.record.analysis)
    names = wording.listed((contributor.name for contributor in context.record.contributors), context.language)
    signed = el("p", escape(wording.mixed(context.say("case.analysis.signed", names=names))), class_="cb-signed")
    return Section(made.id, made.title, lines(signed, made.body) if made.body else made.body, made.children)


def _narrative(context: RecordContext, id_: str, parts: tuple[str, ...], texts: Story | Analysis) -> Section:
    body, headings = [], []
    for part in parts:
        text: Text | None = getattr(texts, part)
        if text is None:
            continue
        heading = Heading(f"{id_}-{part.replace('_', '-')}", context.say(f"case.{id_}.{part}"))
        headings.append(heading)
        body += [el("h3", escape(heading.title), id=heading.id), context.blocks(text, heading=4)]
    made = el("div", Html("\n"), lines(*body), Html("\n"), class_=f"cb-{id_}") if body else Html("")
    return Section(id_, context.say(f"case.section.{id_}"), made, tuple(headings))
