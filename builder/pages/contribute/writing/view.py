"""The writing guide and the translators' guide: take the rules of writing_guide/, give a page each.

Every field has its path as an anchor, to which the form and reviewers can lead: `contribute/writing/#story.need`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from builder.explanations import in_language
from builder.language.languages import LANGUAGES
from builder.language.words import words
from builder.pages.address import relative
from builder.pages.edition import Edition
from builder.pages.html.elements import NOTHING, Html, el, escape, join, lines, link, separated
from builder.pages.html.foreign_words import with_foreign_words
from builder.pages.page import Heading, Page
from builder.pages.parts.ways import ways_to
from builder.records.model.declare import Field, fields
from builder.records.model.record import MODELS
from builder.schema.form import field_name
from builder.writing_guide import ADDRESS, Guidance, Texts, topics, translating

STYLES = ("writing.css",)
TRANSLATING = "contribute/translating/"
ONWARD = {
    ADDRESS: ("contribute/form/", TRANSLATING, "contribute/problems/", "contribute/"),
    TRANSLATING: ("contribute/translate/", "glossary/", ADDRESS, "contribute/"),
}
"""Where each page leads on to."""
MOST_WHOLE = 14
"""Signs of an example that stays on one line: dates break badly at their hyphens."""
_BRACKETS = re.compile(r'\A\["?|"?]\Z')
"""Those of a list, which the form has no need of."""


def view(edition: Edition) -> Iterator[Page]:
    """Both pages."""
    yield _writing(edition)
    yield _translating(edition)


def _writing(edition: Edition) -> Page:
    language = edition.language
    headings = tuple(Heading(topic.id, in_language(topic.title, language)) for topic in topics())
    parts = (
        lines(el("h2", escape(heading.title), id=topic.id), _rules(topic.guidance, language, "h3"))
        for topic, heading in zip(topics(), headings, strict=True)
    )
    body = lines(ways_to(headings, label=words(language)("case.bar.contents")), *parts)
    return _page("writing", ADDRESS, body, headings, edition)


def _translating(edition: Edition) -> Page:
    language, rules = edition.language, translating().guidance
    headings = tuple(Heading(rule.field, in_language(rule.name, language)) for rule in rules)
    return _page("translating", TRANSLATING, _rules(rules, language, "h2"), headings, edition)


def _page(name: str, address: str, rules: Html, headings: tuple[Heading, ...], edition: Edition) -> Page:
    say = words(edition.language)
    title, lead = say(f"writing.{name}.title"), say(f"writing.{name}.lead")
    onward = (
        link(relative(address, target), escape(say(f"writing.onward.{target.rstrip('/').rpartition('/')[2]}")))
        for target in ONWARD[address]
        if target != "glossary/" or edition.glossary
    )
    body = lines(
        el("h1", escape(title)),
        el("p", escape(lead), class_="cb-lead"),
        rules,
        el("p", separated(onward, escape(" · "))),
    )
    return Page(edition.language, address, "more", title, lead, body, headings, styles=STYLES)


def _rules(rules: Iterable[Guidance], language: str, level: str) -> Html:
    return el("div", *(_rule(each, language, level) for each in rules), class_="cb-guide")


def _rule(guidance: Guidance, language: str, level: str) -> Html:
    """A field with what to do and what not to do; the others that the same holds for have their anchors here."""
    anchors = (el("span", id=path) for path in guidance.covers)
    name = in_language(guidance.name, language) or path_name(guidance.fields, language)
    others = "" if guidance.name else _others(guidance, language)
    return el(
        "section",
        el(level, escape(name), id=guidance.field),
        *anchors,
        el("p", escape(words(language)("writing.likewise", names=others)), class_="cb-soft") if others else NOTHING,
        _said("right", guidance.do, guidance.right, language),
        _said("wrong", guidance.avoid, guidance.wrong, language),
    )


def _said(name: str, sentence: Texts, example: str | Texts, language: str) -> Html:
    text = _text(in_language(sentence, language), language)
    shown = _example(name, example, language) if example else NOTHING
    return el("p", text, shown, class_=f"cb-guide-{name}")


def _example(name: str, example: str | Texts, language: str) -> Html:
    """An example behind its word; one that is the same in every edition is not converted, and says so."""
    label = el("span", escape(words(language)(f"writing.{name}")), class_="cb-soft")
    kept = LANGUAGES[LANGUAGES[language].other_script] if LANGUAGES[language].converted else None
    if isinstance(example, Mapping):
        example, kept = in_language(example, language), None
    plain = _BRACKETS.sub("", example)
    whole = "cb-whole" if len(plain) <= MOST_WHOLE else None
    shown = _text(plain, kept.code if kept else language)
    return join((label, el("q", shown, class_=whole, lang=kept.tag if kept else None)))


def path_name(paths: tuple[str, ...], language: str) -> str:
    """What a field is called: with the parts that it lies in, unless the same holds in several."""
    keys = [path.rpartition(".")[2] for path in paths]
    names = _names(paths[0], language)
    return names[-1] if keys.count(keys[0]) > 1 else " · ".join(names)


def _others(guidance: Guidance, language: str) -> str:
    """The further fields by name, each once; those of the same name as the first need none."""
    own = guidance.field.rpartition(".")[2]
    named = {path.rpartition(".")[2]: path for path in reversed(guidance.covers)}
    shown = (" · ".join(_names(path, language)) for key, path in reversed(named.items()) if key != own)
    return words(language)("writing.between").join(shown)


def _names(path: str, language: str) -> list[str]:
    return [field_name(each, language) for each in _fields(path)]


def _fields(path: str) -> list[Field]:
    """The declared fields on a path, the outermost first."""
    keys = path.split(".")
    model = next(model for model in MODELS.values() if any(each.key == keys[0] for each in fields(model)))
    found: list[Field] = []
    for key in keys:
        found.append(next(each for each in fields(found[-1].shape if found else model) if each.key == key))
    return found


def _text(text: str, language: str) -> Html:
    return with_foreign_words(escape(text), language)
