"""Check of the hand-written pages and files: takes the list of them, gives what keeps each from being published."""

from __future__ import annotations

import codecs
import os
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from posixpath import dirname, join
from typing import Any

from builder.config_file import is_file
from builder.language.languages import LANGUAGES, folder
from builder.records.handwritten import FOLDERS, MAX_PAGE_BYTES, TAKEN
from builder.records.problem import Problem, error, warning
from builder.records.source.file import file_problem, name_of, read_bytes, unreadable
from builder.records.source.text import not_utf_8
from builder.site.docs import Docs, DocsFile, is_outside
from builder.site.front_matter import front_matter, front_matter_problem

MAX_FILE_BYTES = 100 * 1024 * 1024
"""The largest file that the usual hosts of static sites take."""


def page_problems(docs: Docs, languages: Iterable[str], *, base: Path) -> tuple[Problem, ...]:
    """What is wrong with the files in docs_dir. languages: of the site."""
    codes = tuple(languages)
    if closed := _closed_folders(docs.content, base):
        return closed
    files = tuple(docs.files())
    of_files = (problem for file in files for problem in _of_file(file, codes, docs, base))
    return (*of_files, *_at_taken_addresses(files, codes, base), *_passed_over(files, docs, base))


def _closed_folders(content: Path, base: Path) -> tuple[Problem, ...]:
    """The folders that cannot be looked into: MkDocs passes over them without a word, and their pages would be gone."""
    faults: list[OSError] = []
    for _ in os.walk(content, followlinks=True, onerror=faults.append):
        pass
    return tuple(unreadable(fault, name_of(Path(os.fsdecode(fault.filename)), base)) for fault in faults)


def _of_file(file: DocsFile, languages: tuple[str, ...], docs: Docs, base: Path) -> Iterator[Problem]:
    label = name_of(file.path, base)
    if is_outside(file.path, docs.content):
        yield error("page-outside", label, 1, 1)
    elif not file.is_page:
        if problem := file_problem(file.path, label, most=MAX_FILE_BYTES):
            yield problem
    elif not _is_in_a_language(file.uri, languages):
        yield error("page-language", label, 1, 1, languages=", ".join(languages))
    else:
        yield from _of_page(file.path, label, docs)


def _at_taken_addresses(files: Iterable[DocsFile], languages: tuple[str, ...], base: Path) -> Iterator[Problem]:
    """The pages at an address of the casebook's own, and of files that become the same page all but the first.

    A file that is copied is a page too if its name is index.html.
    """
    first: dict[str, DocsFile] = {}
    for file in files:
        if not file.target.endswith("/index.html") or not _is_in_a_language(file.uri, languages):
            continue
        label, address = name_of(file.path, base), file.target.partition("/")[2].removesuffix("index.html")
        top, _, rest = address.partition("/")
        earlier = first.setdefault(file.target, file)
        if not rest and top in TAKEN:
            yield error("page-address", label, 1, 1, found=address or "index")
        elif rest and top in FOLDERS:
            yield error("page-folder", label, 1, 1, found=f"{top}/")
        elif earlier is not file:
            yield error("page-twice", label, 1, 1, found=address, other=name_of(earlier.path, base))


def _passed_over(files: tuple[DocsFile, ...], docs: Docs, base: Path) -> Iterator[Problem]:
    """The files that MkDocs leaves out since another one in their folder becomes the same file: README.md, index.md."""
    taken = {file.target: file for file in files}
    uris = frozenset(file.uri for file in files)
    for folder_path, top in sorted({(file.path.parent, dirname(file.uri)) for file in files}):
        for path in sorted(folder_path.iterdir()):
            file = DocsFile(join(top, path.name), path)
            kept = taken.get(file.target)
            if kept and file.uri not in uris and is_file(file.path) and not docs.is_excluded(file.uri):
                yield warning("page-passed-over", name_of(file.path, base), 1, 1, other=name_of(kept.path, base))


def _is_in_a_language(uri: str, languages: tuple[str, ...]) -> bool:
    """Whether a page lies in the folder of a language of the site, or of the origin of a converted one."""
    origins = [LANGUAGES[code].other_script for code in languages if LANGUAGES[code].converted]
    return "/" in uri and uri.partition("/")[0] in map(folder, (*languages, *origins))


def _of_page(path: Path, label: str, docs: Docs) -> Iterator[Problem]:
    data = read_bytes(path, label, most=MAX_PAGE_BYTES)
    if isinstance(data, Problem):
        yield data
        return
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as fault:
        yield not_utf_8(label, data, fault.start)
        return
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    yield from _of_front_matter(text, label, docs)


def _of_front_matter(text: str, label: str, docs: Docs) -> Iterator[Problem]:
    """A page has a title and a description between two lines of ---, each a text, and a template that there is."""
    if problem := front_matter_problem(text, label):
        yield problem
        return
    meta = front_matter(text)
    for key in ("title", "description"):
        if not meta.get(key):
            yield error("page-untitled", label, 1, 1, key=key)
        elif not isinstance(meta[key], str | int | float):
            yield error("page-setting", label, _line(text, key), 1, key=key, found=str(meta[key]))
    template = meta.get("template")
    if template is not None and not _is_template(template, docs.templates()):
        yield error("page-template", label, _line(text, "template"), 1, found=str(template))


def _is_template(name: Any, folders: tuple[Path, ...]) -> bool:
    if not isinstance(name, str) or ".." in PurePosixPath(name).parts:
        return False
    return any(is_file(place / name) for place in folders)


def _line(text: str, key: str) -> int:
    lines = text.split("\n")
    return next((number for number, line in enumerate(lines, start=1) if line.startswith(f"{key}:")), 1)
