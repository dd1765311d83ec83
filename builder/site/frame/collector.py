"""One run of MkDocs: takes its files and pages as they come, gives the cut frames and the site's other files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as Written
from mkdocs.structure.toc import AnchorLink

from builder.language.languages import LANGUAGES, folder
from builder.language.words import words
from builder.pages.page import Page
from builder.pages.site import Site
from builder.records.history import History
from builder.site.frame import mkdocs_files, template_context
from builder.site.frame.assemble import FrameKey, Frames, assets_of, escaped, keys_of, path_of
from builder.site.frame.settings import base_of
from builder.site.frame.slots import FramePart, cut, mark
from builder.site.unpublishable import Unpublishable

STYLES = ("assets/stylesheets/main", "assets/stylesheets/palette", "assets/casebook.css")
"""The style sheets of the pages that Material does not draw, in their order."""


@dataclass(frozen=True)
class BuiltFrames:
    """The cut frames, and every file that does not hang in one: hand-written pages, the root's pages, style sheets."""

    frames: Frames
    files: Mapping[str, bytes]
    written: tuple[Page, ...] = ()

    def fits(self, site: Site) -> bool:
        """Whether these frames serve a site whose records have changed: same navigation, no frame missing."""
        same = all(site.navigation(language) == lines for language, lines in self.frames.navigation.items())
        return same and not self.frames.missing(site.pages)

    def whole(self, site: Site) -> dict[str, bytes]:
        """Every file of the site by its path.

        Raises Unpublishable for a path claimed twice and for a missing style sheet or script, KeyError for a frame.
        """
        files = {**self.files, **site.files}
        for page in site.pages:
            path = path_of(page)
            if path in files:
                raise Unpublishable("twice", path=path)
            if missing := [asset for asset in assets_of(page) if asset not in files]:
                raise Unpublishable("asset", page=path, path=missing[0])
            files[path] = self.frames.join(page).encode()
        return {**files, **site.search(self.written)}


@dataclass
class Gathering:
    """What comes together while MkDocs runs; frozen into a Built at its end."""

    site: Site
    shell: template_context.Shell
    history: History
    keys: dict[str, FrameKey] = field(default_factory=dict)
    parts: dict[FrameKey, tuple[FramePart, ...]] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    written: dict[str, Page] = field(default_factory=dict)

    def add_frames(self, files: Files, config: MkDocsConfig) -> None:
        """Refuse what has no place in the site and give MkDocs one page to draw for each frame."""
        for file in files:
            self._refuse(file.src_uri, outside=mkdocs_files.leads_out(file), page=file.is_documentation_page())
        for file in mkdocs_files.default_files(files, self.shell.languages, config):
            files.append(file)
        for file in mkdocs_files.converted_files(files, self.shell.languages, config):
            files.append(file)
        for file in [file for file in files if file.is_documentation_page() and not self._is_shown(file.src_uri)]:
            files.remove(file)
        for key in sorted(keys_of(self.site.pages)):
            file = mkdocs_files.frame_file(config, key)
            self.keys[file.src_uri] = key
            files.append(file)

    def _refuse(self, path: str, *, outside: bool, page: bool) -> None:
        if outside:
            raise Unpublishable("outside", path=path)
        origins = (
            LANGUAGES[language].other_script for language in self.shell.languages if LANGUAGES[language].converted
        )
        if page and not self._is_shown(path) and path.partition("/")[0] not in map(folder, origins):
            raise Unpublishable("language", path=path, languages=", ".join(self.shell.languages))

    def _is_shown(self, path: str) -> bool:
        """Whether a page is in a language of the site; one that is only converted from is not."""
        return path.partition("/")[0] in map(folder, self.shell.languages)

    def body(self, page: Written, html: str) -> str:
        """The content MkDocs is to draw: a mark in a frame; a hand-written page begins with its title."""
        if page.file.src_uri in self.keys:
            return mark("body")
        if not page.meta.get("title") or not page.meta.get("description"):
            raise Unpublishable("untitled", path=page.file.src_uri)
        if mkdocs_files.is_converted(page, self._language(page)):
            html = self._convert(page, html)
        elif foreign := self._foreign(page):
            html = f'<div lang="{foreign}">{html}</div>'
        return html if "<h1" in html else f"<h1>{escaped(str(page.meta['title']))}</h1>\n{html}"

    def _foreign(self, page: Written) -> str:
        """The tag of the language of a page that a language without its own one has from another; '' for its own."""
        written = mkdocs_files.source_folder(page)
        codes = (code for code in LANGUAGES if folder(code) == written != folder(self._language(page)))
        return next((LANGUAGES[code].tag for code in codes), "")

    def _convert(self, page: Written, html: str) -> str:
        """A page of an edition in the other script, its title and description too."""
        page.meta.update({key: self.site.traditional(str(page.meta[key])) for key in ("title", "description")})
        for heading in _all(page.toc):
            heading.title = self.site.traditional(heading.title)
        return self.site.traditional(html)

    def page_context(self, page: Written, config: MkDocsConfig) -> tuple[str, dict[str, Any]]:
        """The language of a page and what its templates get."""
        key = self.keys.get(page.file.src_uri)
        if key is not None:
            return key.language, template_context.framed(self.shell, key)
        language = self._language(page)
        record = _record(page, config)
        written = mkdocs_files.written_page(
            page, language=language, record=record, dates=self.history.get(record or "")
        )
        self.written[page.file.src_uri] = written
        return language, template_context.written(self.shell, written)

    def root_context(self) -> dict[str, Any]:
        """What the templates of the root's pages get."""
        sheets = [path for style in STYLES for path in sorted(self.files) if path.startswith(style)]
        return template_context.bare(self.shell) | {"sheets": sheets}

    def take(self, page: Written, html: str) -> None:
        """A page as MkDocs drew it."""
        key = self.keys.get(page.file.src_uri)
        language = key.language if key else self._language(page)
        whole = mkdocs_files.mended(html, menu=words(language)("frame.menu"))
        if key:
            self.parts[key] = cut(whole)
        else:
            self.files[page.file.dest_uri] = whole.encode()

    def _language(self, page: Written) -> str:
        return next(code for code in self.shell.languages if folder(code) == page.file.src_uri.partition("/")[0])

    def built(self) -> BuiltFrames:
        """All that came together."""
        written = tuple(self.written[path] for path in sorted(self.written))
        return BuiltFrames(Frames(self.parts, self.shell.navigation, self.shell.edit), self.files, written)


def _all(headings: Iterable[AnchorLink]) -> Iterator[AnchorLink]:
    for heading in headings:
        yield heading
        yield from _all(heading.children)


def _record(page: Written, config: MkDocsConfig) -> str | None:
    """The path of a hand-written page below the base; None where it lies elsewhere."""
    source, home = page.file.abs_src_path, base_of(config)
    if source is None or not Path(source).is_relative_to(home):
        return None
    return Path(source).relative_to(home).as_posix()
