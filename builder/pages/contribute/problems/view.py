"""The pages of problems: take the explanations, give a page of all topics and one a topic, with an anchor a code.

Messages of `casebook check` lead to these. The search does not find them: who reads the cases looks for something else.
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.explanations import ADDRESS, Explanation, Topic, in_language, topics
from builder.language.languages import LANGUAGES
from builder.language.words import words
from builder.pages.address import relative
from builder.pages.edition import Edition
from builder.pages.html.elements import NOTHING, Html, el, escape, lines, link
from builder.pages.html.foreign_words import with_foreign_words
from builder.pages.page import Heading, Page
from builder.records.explained import Explained, explained

STYLES = ("problems.css",)


def view(edition: Edition) -> Iterator[Page]:
    """The page of all topics, and that of each."""
    yield _index(edition.language)
    for topic in topics():
        yield _page(topic, edition.language)


def _index(language: str) -> Page:
    say = words(language)
    title, lead = say("explain.title"), say("explain.lead")
    body = lines(
        el("h1", escape(title)),
        el("p", escape(lead), class_="cb-lead"),
        el("p", el("code", escape("casebook explain date-form"), lang="en"), escape(say("explain.terminal"))),
        *(_topic(topic, language) for topic in topics()),
    )
    headings = tuple(Heading(topic.id, in_language(topic.title, language)) for topic in topics())
    return Page(language, ADDRESS, "more", title, lead, body, headings, styles=STYLES)


def _topic(topic: Topic, language: str) -> Html:
    """A topic among all: its title, which leads to its page, and the messages of its codes."""
    title = link(relative(ADDRESS, topic.address), escape(in_language(topic.title, language)))
    items = (_item(each, language) for each in topic.explanations)
    return lines(el("h2", title, id=topic.id), el("ul", *items, class_="cb-list cb-problem-list"))


def _item(explanation: Explanation, language: str) -> Html:
    message = link(relative(ADDRESS, explanation.address), _text(explained(explanation, language).message, language))
    return el("li", message, escape(" "), _code(explanation.code))


def _page(topic: Topic, language: str) -> Page:
    say = words(language)
    told = [explained(each, language) for each in topic.explanations]
    title, lead = in_language(topic.title, language), in_language(topic.lead, language)
    back = link(relative(topic.address, ADDRESS), escape(say("explain.all")))
    body = lines(
        el("h1", escape(title)),
        el("p", _text(lead, language), class_="cb-lead"),
        *(_problem(each, language) for each in told),
        el("p", back),
    )
    headings = tuple(Heading(each.code, each.message) for each in told)
    return Page(language, topic.address, "more", title, lead, body, headings, styles=STYLES)


def _problem(told: Explained, language: str) -> Html:
    """A code: its message, what to do, why, and what is wrong and right beside each other."""
    say = words(language)
    texts = (el("p", _text(text, language)) for text in (told.why, told.told) if text)
    hint = el("p", el("span", escape(say("explain.hint")), class_="cb-soft"), _text(told.hint, language))
    examples = (_example(name, text, language) for name, text in (("wrong", told.wrong), ("right", told.right)) if text)
    return lines(
        el("h2", _text(told.message, language), id=told.code),
        el("p", _code(told.code)),
        hint if told.hint else NOTHING,
        *texts,
        el("div", *examples, class_="cb-examples") if told.wrong else NOTHING,
    )


def _example(name: str, text: str, language: str) -> Html:
    """Lines of a file. They are the same in every edition: a converted one says that they are not."""
    origin = LANGUAGES[LANGUAGES[language].other_script] if LANGUAGES[language].converted else None
    shown = el("pre", _text(text, origin.code if origin else language), lang=origin.tag if origin else None)
    caption = el("figcaption", escape(words(language)(f"explain.{name}")))
    return el("figure", caption, shown, class_=f"cb-example cb-example--{name}")


def _code(code: str) -> Html:
    return el("code", escape(code), lang="en")


def _text(text: str, language: str) -> Html:
    return with_foreign_words(escape(text), language)
