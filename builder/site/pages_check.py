"""Check of the hand-written pages and files: takes MkDocs' list of them, gives what keeps each from being published."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel, get_files
from mkdocs.utils.meta import YAML_RE, get_data

from builder.language.languages import LANGUAGES, folder
from builder.records.handwritten import MAX_PAGE_BYTES, TAKEN
from builder.records.problem import Problem, error
from builder.records.source.file import file_problem, name_of, read_bytes, unreadable
from builder.site.frame.mkdocs_files import is_outside
from builder.site.frame.scripts import THEME

MAX_FILE_BYTES = 100 * 1024 * 1024
"""The largest file that the usual hosts of static sites take."""


def page_problems(config: MkDocsConfig, languages: Iterable[str], *, base: Path) -> tuple[Problem, ...]:
    """What is wrong with the files in docs_dir. config: validated; languages: of the site."""
    codes, content = tuple(languages), Path(config.docs_dir)
    templates = (THEME, *map(Path, config.theme.dirs))
    if closed := _closed_folders(content, base):
        return closed
    files = (file for file in get_files(config) if file.inclusion is not InclusionLevel.EXCLUDED)
    return tuple(problem for file in files for problem in _of_file(file, codes, templates, base))


def _closed_folders(content: Path, base: Path) -> tuple[Problem, ...]:
    """The folders that cannot be looked into: MkDocs passes over them without a word, and their pages would be gone."""
    faults: list[OSError] = []
    for _ in os.walk(content, followlinks=True, onerror=faults.append):
        pass
    return tuple(unreadable(fault, name_of(Path(os.fsdecode(fault.filename)), base)) for fault in faults)


def _of_file(file: File, languages: tuple[str, ...], templates: tuple[Path, ...], base: Path) -> Iterator[Problem]:
    path = Path(file.abs_src_path or "")
    label = name_of(path, base)
    if is_outside(file):
        yield error("page-outside", label, 1, 1)
    elif not file.is_documentation_page():
        if problem := file_problem(path, label, most=MAX_FILE_BYTES):
            yield problem
    elif not _is_in_a_language(file.src_uri, languages):
        yield error("page-language", label, 1, 1, languages=", ".join(languages))
    else:
        yield from _of_page(path, label, templates)
        if (name := _name(file)) in TAKEN:
            yield error("page-address", label, 1, 1, found=f"{name}/" if name else "index")


def _is_in_a_language(uri: str, languages: tuple[str, ...]) -> bool:
    """Whether a page lies in the folder of a language of the site, or of the origin of a converted one."""
    origins = [LANGUAGES[code].other_script for code in languages if LANGUAGES[code].converted]
    return "/" in uri and uri.partition("/")[0] in map(folder, (*languages, *origins))


def _name(file: File) -> str | None:
    """The address of a page right below its language, '' for the home page; None for one that lies deeper."""
    if file.src_uri.count("/") > 1:
        return None
    return "" if file.name == "index" else file.name


def _of_page(path: Path, label: str, templates: tuple[Path, ...]) -> Iterator[Problem]:
    data = read_bytes(path, label, most=MAX_PAGE_BYTES)
    if isinstance(data, Problem):
        yield data
        return
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = data[: fault.start].count(b"\n") + 1
        yield error("not-utf-8", label, line, 1, byte=f"0x{data[fault.start]:02X}")
        return
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    yield from _of_front_matter(text, label, templates)


def _of_front_matter(text: str, label: str, templates: tuple[Path, ...]) -> Iterator[Problem]:
    """A page has a title and a description between two lines of ---, each a text, and a template that there is."""
    if problem := _syntax(text, label):
        yield problem
        return
    _, meta = get_data(text)
    for key in ("title", "description"):
        if not meta.get(key):
            yield error("page-untitled", label, 1, 1, key=key)
        elif not isinstance(meta[key], str | int | float):
            yield error("page-setting", label, _line(text, key), 1, key=key, found=str(meta[key]))
    template = meta.get("template")
    if template is not None and not _is_template(template, templates):
        yield error("page-template", label, _line(text, "template"), 1, found=str(template))


def _syntax(text: str, label: str) -> Problem | None:
    """The fault of a front matter that is no YAML or no map, which MkDocs passes over without a word."""
    match = YAML_RE.match(text)
    if match is None:
        return None
    try:
        meta = yaml.load(match[1], yaml.SafeLoader)
    except yaml.YAMLError as fault:
        mark, said = getattr(fault, "problem_mark", None), getattr(fault, "problem", None) or "YAML"
        line, column = (mark.line + 2, mark.column + 1) if mark else (1, 1)
        return error("page-front-matter", label, line, column, said=str(said))
    except (ValueError, TypeError, OverflowError, RecursionError) as fault:
        return error("page-front-matter", label, 1, 1, said=str(fault).partition("\n")[0])
    return None if isinstance(meta, dict) else error("page-front-matter", label, 2, 1, said=type(meta).__name__)


def _is_template(name: Any, folders: tuple[Path, ...]) -> bool:
    if not isinstance(name, str) or "\0" in name or ".." in PurePosixPath(name).parts:
        return False
    return any((place / name).is_file() for place in folders)


def _line(text: str, key: str) -> int:
    lines = text.split("\n")
    return next((number for number, line in enumerate(lines, start=1) if line.startswith(f"{key}:")), 1)
