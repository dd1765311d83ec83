"""The story, plain; and the analysis, set apart from it and signed."""

from __future__ import annotations

from builder.pages.html.elements import Html, el, escape, lines
from builder.pages.page import Heading
from builder.pages.parts.section import Section
from builder.pages.record_context import View
from builder.records import wording
from builder.records.model.record import Analysis, Story
from builder.records.model.values import Text

STORY = ("background", "need", "practice", "people", "results", "since_then")
ANALYSIS = ("lessons", "conditions", "problems", "transfer", "open_questions")


def story(view: View) -> Section:
    """Its parts, each under the heading that every record has for it."""
    return _narrative(view, "story", STORY, view.record.story)


def analysis(view: View) -> Section:
    """Its parts, below the names of those whose judgement it is."""
    made = _narrative(view, "analysis", ANALYSIS, view.record.analysis)
    names = wording.listed((contributor.name for contributor in view.record.contributors), view.language)
    signed = el("p", escape(wording.mixed(view.say("case.analysis.signed", names=names))), class_="cb-signed")
    return Section(made.id, made.title, lines(signed, made.body) if made.body else made.body, made.children)


def _narrative(view: View, id_: str, parts: tuple[str, ...], texts: Story | Analysis) -> Section:
    body, headings = [], []
    for part in parts:
        text: Text | None = getattr(texts, part)
        if text is None:
            continue
        heading = Heading(f"{id_}-{part.replace('_', '-')}", view.say(f"case.{id_}.{part}"))
        headings.append(heading)
        body += [el("h3", escape(heading.title), id=heading.id), view.blocks(text, heading=4)]
    made = el("div", Html("\n"), lines(*body), Html("\n"), class_=f"cb-{id_}") if body else Html("")
    return Section(id_, view.say(f"case.section.{id_}"), made, tuple(headings))
