"""One run of MkDocs: takes its files and pages event by event, gives the parsed frames and the site's other files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink

from builder.language.languages import LANGUAGES, folder
from builder.language.words import words
from builder.pages.answer.ways import ways
from builder.pages.html.line_breaks import with_heading_breaks, with_whole_dates
from builder.pages.html.trusted import trusted
from builder.pages.page import Page
from builder.pages.site import Site
from builder.records.history import History
from builder.site.frame import mkdocs_files, template_context
from builder.site.frame.assemble import FrameKey, Frames, all_keys, escape_html
from builder.site.frame.built_frames import BuiltFrames
from builder.site.frame.openings import first_paint
from builder.site.frame.settings import base_of
from builder.site.frame.slots import FramePart, mark, parse_frame, texts_of
from builder.site.frame.trim_styles import trimmed, used_by
from builder.site.unpublishable import Unpublishable

STYLES = ("assets/stylesheets/main", "assets/stylesheets/palette", "assets/casebook.css")
"""The style sheets of pages without Material's template, in order (path prefixes)."""


@dataclass
class FrameCollector:
    """Collects frames and files while MkDocs runs. keys: frames by source path. handwritten: pages by source path.

    pages: the source paths of all hand-written pages.
    """

    site: Site
    shell: template_context.Shell
    history: History
    keys: dict[str, FrameKey] = field(default_factory=dict)
    parts: dict[FrameKey, tuple[FramePart, ...]] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    handwritten: dict[str, Page] = field(default_factory=dict)
    pages: frozenset[str] = frozenset()

    def add_frames(self, files: Files, config: MkDocsConfig) -> None:
        """Check MkDocs' files (raises Unpublishable), add default and converted pages, and a virtual page per frame."""
        for file in files:
            self._check(file.src_uri, outside=mkdocs_files.is_outside(file), page=file.is_documentation_page())
        for file in mkdocs_files.default_files(files, self.shell.languages, config):
            files.append(file)
        for file in mkdocs_files.converted_files(files, self.shell.languages, config):
            files.append(file)
        for file in [file for file in files if file.is_documentation_page() and not self._is_in_site(file.src_uri)]:
            files.remove(file)
        self.pages = frozenset(file.src_uri for file in files if file.is_documentation_page())
        for key in sorted(all_keys(self.shell.languages)):
            file = mkdocs_files.frame_file(config, key)
            self.keys[file.src_uri] = key
            files.append(file)

    def _check(self, path: str, *, outside: bool, page: bool) -> None:
        if outside:
            raise Unpublishable("outside", path=path)
        origins = (
            LANGUAGES[language].other_script for language in self.shell.languages if LANGUAGES[language].converted
        )
        if page and not self._is_in_site(path) and path.partition("/")[0] not in map(folder, origins):
            raise Unpublishable("language", path=path, languages=", ".join(self.shell.languages))

    def _is_in_site(self, path: str) -> bool:
        """Whether a page is in a language of the site, not only the origin of a converted one."""
        return path.partition("/")[0] in map(folder, self.shell.languages)

    def page_body(self, page: MkDocsPage, html: str) -> str:
        """The content for the template: a mark in a frame; a hand-written page gets an <h1> if it has none."""
        if page.file.src_uri in self.keys:
            return mark("body")
        if not page.meta.get("title") or not page.meta.get("description"):
            raise Unpublishable("untitled", path=page.file.src_uri)
        if mkdocs_files.is_converted(page, self._language(page)):
            html = self._convert(page, html)
        elif foreign := self._foreign_tag(page):
            html = f'<div lang="{foreign}">{html}</div>'
        if "<h1" not in html:
            html = f"<h1>{escape_html(str(page.meta['title']))}</h1>\n{html}"
        html = self._with_ways(page, html)
        # Rendered by MkDocs from a text of the base's editors, who may write HTML.
        language = self._language(page)
        return with_whole_dates(with_heading_breaks(trusted(html), language), language)

    def _with_ways(self, page: MkDocsPage, html: str) -> str:
        """Puts what this copy of the site has in place of the marks of a page, in the language of the edition."""
        language = self._language(page)
        root = "../" * page.file.dest_uri.count("/")
        for name, make in ways(self.shell.addresses(language), language, root=root).items():
            if (way := f"<!-- casebook: {name} -->") in html:
                html = html.replace(way, make())
        return html

    def _foreign_tag(self, page: MkDocsPage) -> str:
        """The language tag of a page borrowed from another language; '' for a page in its own language."""
        source = mkdocs_files.source_folder(page)
        codes = (code for code in LANGUAGES if folder(code) == source != folder(self._language(page)))
        return next((LANGUAGES[code].tag for code in codes), "")

    def _convert(self, page: MkDocsPage, html: str) -> str:
        """Converts title, description, headings and HTML of a page to the other script."""
        page.meta.update({key: self.site.traditional(str(page.meta[key])) for key in ("title", "description")})
        for heading in _flatten(page.toc):
            heading.title = self.site.traditional(heading.title)
        return self.site.traditional(html)

    def page_context(self, page: MkDocsPage, config: MkDocsConfig) -> tuple[str, dict[str, Any]]:
        """The language of a page and the variables of its template."""
        key = self.keys.get(page.file.src_uri)
        if key is not None:
            return key.language, template_context.frame_context(self.shell, key)
        language = self._language(page)
        record = _record_path(page, config)
        handwritten = mkdocs_files.handwritten_page(
            page, language=language, record=record, dates=self.history.get(record or "")
        )
        self.handwritten[page.file.src_uri] = handwritten
        return language, template_context.handwritten_context(self.shell, handwritten, self._languages_with(page))

    def _languages_with(self, page: MkDocsPage) -> frozenset[str]:
        """The languages that have a hand-written page at the same address; all for one that another plugin adds."""
        if page.file.src_uri not in self.pages:
            return frozenset(self.shell.languages)
        name = page.file.src_uri.partition("/")[2]
        return frozenset(code for code in self.shell.languages if f"{folder(code)}/{name}" in self.pages)

    def root_context(self) -> dict[str, Any]:
        """The variables of the templates of the root's pages."""
        sheets = [path for style in STYLES for path in sorted(self.files) if path.startswith(style)]
        return template_context.root_context(self.shell) | {"sheets": sheets}

    def add_page(self, page: MkDocsPage, html: str) -> None:
        """Keep a rendered page: a frame is parsed, a hand-written page becomes a file."""
        key = self.keys.get(page.file.src_uri)
        language = key.language if key else self._language(page)
        tidy = mkdocs_files.tidy_html(html, menu=words(language)("frame.menu"))
        if key:
            self.parts[key] = parse_frame(tidy)
        else:
            self.files[page.file.dest_uri] = tidy.encode()

    def _language(self, page: MkDocsPage) -> str:
        return next(code for code in self.shell.languages if folder(code) == page.file.src_uri.partition("/")[0])

    def result(self) -> BuiltFrames:
        """The collected frames and files."""
        handwritten = tuple(self.handwritten[path] for path in sorted(self.handwritten))
        first, files = first_paint(self.parts, self._trimmed())
        return BuiltFrames(Frames(self.parts, self.shell.navigation, self.shell.edit, first), files, handwritten)

    def _trimmed(self) -> dict[str, bytes]:
        """The files, with Material's sheets trimmed to what frames, pages and scripts can show."""
        pages = (data.decode(errors="replace") for path, data in self.files.items() if path.endswith(".html"))
        frames = ("".join(texts_of(parts)) for parts in self.parts.values())
        scripts = (data.decode(errors="replace") for path, data in self.files.items() if path.endswith(".js"))
        return trimmed(self.files, used_by((*frames, *pages), scripts))


def _flatten(headings: Iterable[AnchorLink]) -> Iterator[AnchorLink]:
    for heading in headings:
        yield heading
        yield from _flatten(heading.children)


def _record_path(page: MkDocsPage, config: MkDocsConfig) -> str | None:
    """The path of a hand-written page below the base; None outside of it."""
    source, home = page.file.abs_src_path, base_of(config)
    if source is None or not Path(source).is_relative_to(home):
        return None
    return Path(source).relative_to(home).as_posix()
