"""Teach with this case: for whom, what for, the decision point, questions, the plan of the class."""

from __future__ import annotations

from collections.abc import Iterator

from builder.pages.html import Html, dated_period, el, escape, join, lines, scrolling
from builder.pages.page import Heading
from builder.pages.parts.section import Section
from builder.pages.view import View
from builder.record import Decision, Stage, Teaching
from builder.values import Text

PROSE = ("approach", "theory", "key_points", "follow_up")


def teaching(view: View, teaching_: Teaching | None) -> Section:
    """The parts that the record has, each under its heading."""
    title = view.say("case.section.teaching")
    if teaching_ is None:
        return Section("teaching", title, Html(""))
    children, body = [], [_frame(view, teaching_)]
    for key, made in _parts(view, teaching_):
        if not made:
            continue
        heading = Heading(f"teaching-{key.replace('_', '-')}", view.say(f"case.teaching.{key}"))
        children.append(heading)
        body += [el("h3", escape(heading.title), id=heading.id), made]
    return Section(
        "teaching", title, el("div", Html("\n"), lines(*body), Html("\n"), class_="cb-teach"), tuple(children)
    )


def _parts(view: View, teaching_: Teaching) -> Iterator[tuple[str, Html]]:
    yield "objectives", _texts(view, teaching_.objectives)
    yield "decision", _decision(view, teaching_.decision) if teaching_.decision else Html("")
    yield "questions", _texts(view, teaching_.questions)
    yield "plan", _plan(view, teaching_.plan)
    for key in PROSE:
        text: Text | None = getattr(teaching_, key)
        yield key, view.blocks(text, heading=4) if text else Html("")


def _frame(view: View, teaching_: Teaching) -> Html:
    """For whom and how long."""
    audience = join((view.term("audiences", term) for term in teaching_.audience), view.say("wording.comma"))
    length = view.word("case.teaching.minutes", count=teaching_.minutes) if teaching_.minutes else Html("")
    pairs = (("audience", audience), ("length", length))
    rows = [el("div", el("dt", view.word(f"case.teaching.{key}")), el("dd", value)) for key, value in pairs if value]
    return el("dl", *rows, class_="cb-terms") if rows else Html("")


def _texts(view: View, texts: tuple[Text, ...]) -> Html:
    items = [el("li", view.line(text)) for text in texts]
    return el("ol", Html("\n"), lines(*items), Html("\n")) if items else Html("")


def _decision(view: View, decision: Decision) -> Html:
    """Who must decide, when, and what; a moment that was made up for the class says so."""
    made_up = (
        el("p", view.word("case.teaching.constructed"), class_="cb-constructed")
        if decision.constructed == "yes"
        else Html("")
    )
    when = dated_period(decision.when, view.language) if decision.when else Html("")
    who = join((view.label(decision.who), when), view.say("wording.then"))
    return el(
        "div", el("p", who, class_="cb-decision-who"), view.blocks(decision.question), made_up, class_="cb-decision"
    )


def _plan(view: View, plan: tuple[Stage, ...]) -> Html:
    if not plan:
        return Html("")
    head = el("tr", *(el("th", view.word(f"case.teaching.plan-{key}"), scope="col") for key in ("minutes", "what")))
    body = [
        el("tr", el("th", escape(str(stage.minutes)), scope="row", class_="cb-num"), el("td", view.blocks(stage.text)))
        for stage in plan
    ]
    total = sum(stage.minutes for stage in plan)
    caption = el("caption", view.word("case.teaching.plan-caption", count=total))
    table = el("table", caption, el("thead", head), el("tbody", *body), class_="cb-plan")
    return scrolling(table, view.say("case.teaching.plan"))
