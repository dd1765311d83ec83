"""The ways to answer that a copy of the site has: takes its addresses, gives what the pages on contributing and on
corrections say of them. A way that is not configured is not mentioned; where there is none, the page says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from urllib.parse import quote

from builder.language.words import words
from builder.pages.answer.blank_records import blank_path
from builder.pages.html.elements import NOTHING, Html, el, escape, join, lines, link
from builder.pages.parts.addresses import Addresses
from builder.schema import RECORD_NAMES


def ways(addresses: Addresses, language: str, *, root: str) -> Mapping[str, Callable[[], Html]]:
    """What stands in place of each mark `<!-- casebook: name -->` of a page. root: the way to the site's."""
    return {
        "contribute": partial(_contribute, addresses, language, root),
        "contribute-in-repository": partial(_in_repository, addresses, language, root),
        "contribute-by-mail": partial(_by_mail, addresses, language, root),
        "corrections": partial(_corrections, addresses, language),
    }


def _contribute(addresses: Addresses, language: str, root: str) -> Html:
    """Both ways of a page that does not tell them apart: the repository if there is one, and the mail."""
    here = _in_repository(addresses, language, root) if addresses.new_file else NOTHING
    by_mail = _by_mail(addresses, language, root)
    return here if addresses.new_file and not any(_letters(addresses, language)) else lines(here, by_mail)


def _in_repository(addresses: Addresses, language: str, root: str) -> Html:
    """The steps in the repository; where the copy of the site names none, it says so."""
    say = words(language)
    if not addresses.new_file:
        return el("p", escape(say("ways.no-repository")))
    blanks = _blanks(language, root, "yml")
    new_files = {name: f"{addresses.new_file}{records}" for records, name in RECORD_NAMES.items()}
    steps = [
        el("li", escape(say("ways.mend"))),
        el("li", escape(say("ways.new")), _links(language, new_files), escape(say("ways.paste")), blanks),
        *(el("li", escape(say(f"ways.{key}"))) for key in ("propose", "answered")),
    ]
    return el("ol", *steps)


def _by_mail(addresses: Addresses, language: str, root: str) -> Html:
    """A blank record, and where it goes; where the copy of the site names no address, it says so."""
    say = words(language)
    letters = list(_letters(addresses, language))
    sent = el("ul", *letters) if letters else el("p", escape(say("ways.nowhere")))
    text, form = (_blanks(language, root, ending) for ending in ("yml", "docx"))
    blanks = (escape(say("ways.blank")), text, escape(say("ways.word")), form, escape(say("ways.fill")))
    return lines(el("p", *blanks), sent)


def _blanks(language: str, root: str, ending: str) -> Html:
    """The links to the blank records in a form: `yml`, or `docx` for Word."""
    paths = {name: blank_path(name, language, ending=ending) for name in RECORD_NAMES.values()}
    return _links(language, {name: f"{root}{path}" for name, path in paths.items()})


def _links(language: str, targets: Mapping[str, str]) -> Html:
    say = words(language)
    links = (link(target, escape(say(f"ways.{name}"))) for name, target in targets.items())
    return join(links, say("ways.between"))


def _letters(addresses: Addresses, language: str) -> Iterator[Html]:
    """By mail, with the address in words, and by post."""
    say = words(language)
    if addresses.mail:
        mail = link(f"mailto:{quote(addresses.mail, safe='@')}", escape(addresses.mail))
        yield el("li", escape(say("ways.mail")), mail)
    if addresses.post:
        post = [escape(line.strip()) for line in addresses.post.splitlines() if line.strip()]
        yield el("li", escape(say("ways.post")), join(post, say("ways.post-line")))


def _corrections(addresses: Addresses, language: str) -> Html:
    say = words(language)
    items = list(_letters(addresses, language))
    if addresses.form:
        form = link(addresses.form, escape(say("ways.form")))
        items.append(el("li", form, escape(say("ways.form-public"))))
    return el("ul", *items) if items else el("p", escape(say("ways.nowhere")))
