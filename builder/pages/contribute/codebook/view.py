"""The codebook: takes the declared fields and the vocabularies, gives a page that has each under an anchor of its own.

Address of a field, for other pages: `contribute/codebook/#facts.value`, its path (entries.py); of a vocabulary
`#terms-measures`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.language.languages import text_languages
from builder.language.words import Words, words
from builder.pages.address import relative
from builder.pages.answer.paper.asked import in_sentence
from builder.pages.contribute.codebook.entries import REQUIRED, FieldEntry, sections
from builder.pages.contribute.codebook.terms import heading_of_terms, terms_anchor, terms_section
from builder.pages.edition import Edition
from builder.pages.html.elements import NOTHING, Html, el, escape, join, lines, link
from builder.pages.html.foreign_words import with_foreign_words
from builder.pages.page import Heading, Page
from builder.pages.parts.ways import ways_to
from builder.records.model.declare import Field, Vocabulary
from builder.schema.codebook import value_words
from builder.schema.form import choices_of, field_name, in_script
from builder.schema.help import help_of

ADDRESS = "contribute/codebook/"
STYLES = ("codebook.css",)


def view(edition: Edition) -> Iterator[Page]:
    """The page."""
    say = words(edition.language)
    title, lead = say("codebook.page.title"), say("codebook.page.lead")
    found = sections()
    headings = (*(_heading(name, entries, edition) for name, entries in found.items()), heading_of_terms(edition))
    body = lines(
        el("h1", escape(title)),
        el("p", escape(lead), class_="cb-lead"),
        el("p", _ways(say)),
        ways_to(headings, label=title),
        *(_section(name, entries, edition) for name, entries in found.items()),
        terms_section(edition, at=ADDRESS),
    )
    yield Page(edition.language, ADDRESS, "more", title, lead, body, headings, styles=STYLES)


def _ways(say: Words) -> Html:
    """Back to the form and to the other ways to contribute."""
    ways = (("form.title", "contribute/form/"), ("codebook.page.ways", "contribute/"))
    return join((link(relative(ADDRESS, address), escape(say(key))) for key, address in ways), " · ")


def _title(section: str, say: Words) -> str:
    return say("paper.needed") if section == REQUIRED else say(f"form.script.section.{section}")


def _heading(section: str, entries: Sequence[FieldEntry], edition: Edition) -> Heading:
    parts = tuple(Heading(each.path, field_name(each.field, edition.language)) for each in entries if each.parts)
    if _is_one_part(entries):
        return parts[0]
    return Heading(f"section-{section}", _title(section, words(edition.language)), parts)


def _is_one_part(entries: Sequence[FieldEntry]) -> bool:
    """Whether a section has nothing but one part, which then is the section."""
    return len(entries) == 1 and bool(entries[0].parts)


def _section(section: str, entries: Sequence[FieldEntry], edition: Edition) -> Html:
    """A section: the fields without parts, then each part under its name."""
    if _is_one_part(entries):
        return _part(entries[0], edition, level=2)
    plain = [each for each in entries if not each.parts]
    return lines(
        el("h2", escape(_title(section, words(edition.language))), id=f"section-{section}"),
        _list(plain, edition),
        *(_part(each, edition, level=3) for each in entries if each.parts),
    )


def _part(entry: FieldEntry, edition: Edition, *, level: int) -> Html:
    """A field with parts: its name as a heading, its help, its fields."""
    plain = [each for each in entry.parts if not each.parts]
    name = join((_name(entry, edition), *_marks(entry, edition)), " ")
    return lines(
        el(f"h{level}", name, id=entry.path),
        el("p", _help(entry.field, edition.language), _type_of_part(entry.field, words(edition.language))),
        _list(plain, edition),
        *(_part(each, edition, level=min(level + 1, 6)) for each in entry.parts if each.parts),
    )


def _list(entries: Sequence[FieldEntry], edition: Edition) -> Html:
    return el("dl", lines(*(_entry(each, edition) for each in entries)), class_="cb-fields") if entries else NOTHING


def _entry(entry: FieldEntry, edition: Edition) -> Html:
    """A field: name, key and need; what to write; what kind of value it is, and an example."""
    language = edition.language
    return el(
        "div",
        el("dt", join((_name(entry, edition), *_marks(entry, edition)), " ")),
        el("dd", _help(entry.field, language)),
        el("dd", _values(entry, edition), class_="cb-field-values"),
        id=entry.path,
    )


def _name(entry: FieldEntry, edition: Edition) -> Html:
    """The name, and the key as a link to the entry itself."""
    key = link(f"#{entry.path}", el("code", escape(entry.field.key), lang="en"))
    return join((escape(field_name(entry.field, edition.language)), key), " ")


def _marks(entry: FieldEntry, edition: Edition) -> Iterator[Html]:
    """That it is required, and of which kind of record alone."""
    say = words(edition.language)
    if entry.field.required:
        yield el("strong", escape(say("paper.required")))
    if entry.only:
        yield el("small", escape(say(f"codebook.page.only.{entry.only}")))


def _help(field: Field, language: str) -> Html:
    return with_foreign_words(escape(in_sentence(in_script(help_of(field, language), language))), language)


def _type_of_part(field: Field, say: Words) -> Html:
    shape = "keyed" if field.keyed else "many" if field.many else ""
    return el("small", escape(say(f"codebook.page.{shape}"))) if shape else NOTHING


def _values(entry: FieldEntry, edition: Edition) -> Html:
    """The kind of value, or the words that it takes; an example."""
    say, field = words(edition.language), entry.field
    parts = [_choices(entry, edition) or _kind(field, say)]
    if field.about.example and not choices_of(entry.model, field, edition.language, edition.library.languages):
        parts.append(join((escape(say("codebook.page.example")), el("code", escape(field.about.example), lang="mul"))))
    return join(parts, say("codebook.page.between"))


def _kind(field: Field, say: Words) -> Html:
    vocabulary = field.mark(Vocabulary)
    kind = _terms(vocabulary.name, say) if vocabulary else escape(value_words(field, say))
    number = "codebook.page.several" if field.many else "codebook.page.one" if vocabulary else ""
    return join((escape(say(number)), kind)) if number else kind


def _terms(vocabulary: str, say: Words) -> Html:
    return link(f"#{terms_anchor(vocabulary)}", escape(say(f"paper.list.{vocabulary}")))


def _choices(entry: FieldEntry, edition: Edition) -> Html:
    """The words that a field takes, each with what readers see, where that is another."""
    found = choices_of(entry.model, entry.field, edition.language, text_languages(edition.library.languages))
    return join((_choice(word, shown) for word, shown in found), words(edition.language)("codebook.page.between"))


def _choice(word: str, shown: str) -> Html:
    code = el("code", escape(word), lang="en")
    return code if shown.casefold() == word.replace("-", " ") else join((code, escape(shown)), " ")
