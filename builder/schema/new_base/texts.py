"""The files that a base is begun with, its records aside: takes a NewBase, gives texts by path."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from string import Template
from textwrap import wrap
from typing import Any

from builder.config import CONFIG, DEFAULTS
from builder.language.languages import BUILT_IN, LANGUAGES, folder
from builder.language.new_language import declaration
from builder.language.words import with_names, words
from builder.language.yaml_texts import yaml_texts
from builder.records.edit.writing import Value, in_flow, pair_lines
from builder.schema.new_base.begun import KINDS, NewBase

TEMPLATES = DEFAULTS / "new_base"
SETTINGS = {
    "yaml.schemas": {
        "./schema/case.schema.json": "cases/*/*.yml",
        "./schema/policy.schema.json": "policies/*/*.yml",
    },
    "yaml.schemaStore.enable": False,
    "yaml.format.enable": False,
    "files.encoding": "utf8",
    "files.eol": "\n",
    "[yaml]": {
        "editor.tabSize": 2,
        "editor.insertSpaces": True,
        "editor.detectIndentation": False,
        "editor.unicodeHighlight.ambiguousCharacters": False,
    },
}
"""Of an editor (VS Code), as this project has them itself."""
EXTENSIONS = {"recommendations": ["redhat.vscode-yaml", "editorconfig.editorconfig"]}


def settings_and_words(new: NewBase) -> Iterator[tuple[str, str]]:
    """What a base has to have before it can be read: its settings and words."""
    yield CONFIG, _settings(new)
    for code in new.written:
        yield from _locale(new, code)


def vocabularies_and_pages(new: NewBase) -> Iterator[tuple[str, str]]:
    """Vocabularies, pages, readme and settings of tools. Asked for when the words of the base are in use."""
    yield "vocabulary/places.yml", _vocabulary("places", _places(new), new)
    for path in sorted((DEFAULTS / "vocabulary").glob("*.yml")):
        yield f"vocabulary/{path.name}", _vocabulary(path.stem, _in_languages(yaml_texts(path), new.written), new)
    for code in new.written:
        for name in ("about.md", "home.yml"):
            yield f"content/{folder(code)}/{name}", _filled(new, code, name)
    for code in _of_readmes(new.written):
        name = "README.md" if code == new.written[0] else f"README.{code}.md"
        yield name, _filled(new, code, "README.md")
    yield ".gitignore", (TEMPLATES / "gitignore").read_text(encoding="utf-8")
    yield ".vscode/settings.json", json.dumps(SETTINGS, indent=2) + "\n"
    yield ".vscode/extensions.json", json.dumps(EXTENSIONS, indent=2) + "\n"


def _of_readmes(codes: tuple[str, ...]) -> list[str]:
    """The first language, and those in which there is a readme to begin with."""
    return [code for number, code in enumerate(codes) if number == 0 or _model(code) == code]


def _settings(new: NewBase) -> str:
    first = new.written[0]
    values = {
        "name": in_flow(new.names[first]),
        "site_url": json.dumps(new.site_url),
        "repo_url": json.dumps(new.repo_url),
        "mail": json.dumps(new.mail),
        "languages": in_flow(list(new.languages)),
        "names": "\n".join(line for code in new.written for line in pair_lines(code, new.names[code], 8)),
        "first": first,
    }
    return Template(_template(new.language, "mkdocs.yml")).substitute(values)


def _filled(new: NewBase, code: str, name: str) -> str:
    """A page in a language, or in the one whose words stand for it, with the names that records have."""
    said = new.names[code]
    values = {"name": said, "quoted": json.dumps(said, ensure_ascii=False)[1:-1]}  # The latter within a YAML string.
    return Template(with_names(_template(code, name), code)).safe_substitute(values)


def _template(code: str, name: str) -> str:
    return (TEMPLATES / _model(code) / name).read_text(encoding="utf-8")


def _model(code: str) -> str:
    """The language in which the model of a page is read."""
    codes = (code, *(LANGUAGES[code].fallback if code in LANGUAGES else ()), BUILT_IN[0])
    return next(each for each in codes if (TEMPLATES / each).is_dir())


def _locale(new: NewBase, code: str) -> Iterator[tuple[str, str]]:
    """What records are called in a language; of one that the program lacks also its declaration."""
    say, below = words(new.language), f"locales/{code.lower()}"
    names = {kind: vars(new.kinds[kind][code]) for kind in KINDS}
    lines = (line for kind in KINDS for line in pair_lines(kind, dict(names[kind]), 0))
    yield f"{below}/kinds.yml", _comment(say("init.kinds")) + "\n".join(lines) + "\n"
    if code not in BUILT_IN:
        yield f"{below}/language.yml", _comment(say("init.language")) + (declaration(code) or "")


def _vocabulary(name: str, terms: Mapping[str, Value], new: NewBase) -> str:
    say = words(new.language)
    head, foreign = say(f"init.vocabulary.{name}"), [code for code in new.written if code not in BUILT_IN]
    if foreign and name != "places":
        head += " " + say("init.vocabulary.untranslated", languages=", ".join(foreign))
    lines = (line for term, value in terms.items() for line in pair_lines(term, value, 0))
    return _comment(head) + "\n".join(lines) + "\n"


def _comment(text: str) -> str:
    return "".join(f"# {line}\n" for line in wrap(text, 116))


def _places(new: NewBase) -> dict[str, Value]:
    """The places as a vocabulary has them."""
    return {place.id: _place(new, place.labels, place.within) for place in new.places}


def _place(new: NewBase, labels: Mapping[str, str], within: str) -> Value:
    definitions = {code: words(code)("init.default.definition", name=labels[code]) for code in new.written}
    return {
        "label": {code: labels[code] for code in new.written},
        "definition": definitions,
        **({"within": within} if within else {}),
    }


def _in_languages(tree: Any, codes: tuple[str, ...]) -> Any:
    """A vocabulary with each of its texts in these languages; in English where the program has no other."""
    if not isinstance(tree, dict):
        return tree
    if tree and tree.keys() <= set(BUILT_IN):
        return {code: tree.get(code.partition("-")[0]) or tree[BUILT_IN[0]] for code in codes}
    return {key: _in_languages(value, codes) for key, value in tree.items()}
