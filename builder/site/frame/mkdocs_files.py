"""MkDocs' side of the frame: takes and gives MkDocs' own files and pages, through its public classes only."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from datetime import date
from html import unescape
from pathlib import Path

from markdown.extensions.toc import slugify_unicode
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as Written
from mkdocs.structure.toc import AnchorLink

from builder.language.languages import LANGUAGES, folder
from builder.pages.html.trusted import trusted
from builder.pages.page import Heading, Page
from builder.records.handwritten import defaults_of
from builder.site.frame.assemble import FrameKey
from builder.site.frame.scripts import THEME, classic, is_module
from builder.site.frame.slots import CLOSE, OPEN
from builder.site.unpublishable import Unpublishable

MATERIALS_MARK = "assets/images/favicon.png"
PARTS = "assets/record/"
UNUSED = ("assets/javascripts/", "assets/images/", "sitemap.xml")
"""Material's scripts, search worker and favicon, and MkDocs' template of a sitemap: nothing uses them."""


_UNUSED = re.compile(
    r' data-md-component="[a-z]+"| data-md-color-(?:primary|accent)="custom"'
    r'|<div data-md-component="announce">\s*</div>'
    r'|<div class="md-dialog" data-md-component="dialog">\s*<div class="md-dialog__inner md-typeset"></div>\s*</div>'
)
_CONTENT = '<div id="content"'
_GROUP = re.compile(rf"\n({OPEN}\?[^{CLOSE}]+{CLOSE})")
_SPACE = re.compile(r"\s*\n\s*")

ROOT_PAGES = frozenset({"index.html", "404.html"})
"""Drawn from templates of the same name, without a page."""


def prepare(config: MkDocsConfig) -> None:
    """Put the casebook's templates before Material's and leave out what it does not use."""
    if config.theme.name != "material":
        raise Unpublishable("theme")
    own = 1 if config.theme.custom_dir else 0
    if str(THEME) not in config.theme.dirs:
        config.theme.dirs.insert(own, str(THEME))
    config.theme.static_templates -= {"sitemap.xml"}
    config.theme.static_templates |= ROOT_PAGES
    config.edit_uri = None
    if config.theme["favicon"] == MATERIALS_MARK:
        config.theme["favicon"] = "assets/mark.svg"
    config.mdx_configs.setdefault("toc", {}).setdefault("slugify", slugify_unicode)
    logging.getLogger("mkdocs.commands.build").addFilter(_is_news)


def _is_news(entry: logging.LogRecord) -> bool:
    """Not what MkDocs says of every page that we take from it."""
    return "enerated empty output" not in entry.getMessage()


def frame_file(config: MkDocsConfig, key: FrameKey) -> File:
    """A virtual page as deep below the root as the pages that will hang in it."""
    name = f"{folder(key.language)}-{key.section}"
    file = File.generated(
        config, f"casebook-frames/{name}-{key.depth}.md", content="", inclusion=InclusionLevel.NOT_IN_NAV
    )
    file.dest_uri = "x/" * key.depth + f"{name}.html"
    return file


def default_files(files: Files, languages: Iterable[str], config: MkDocsConfig) -> list[File]:
    """The hand-written pages that serve any base, for those that this one lacks."""
    missing = []
    for language in (each for each in languages if not LANGUAGES[each].converted):
        for page in sorted(defaults_of(language).glob("*.md")):
            name = f"{folder(language)}/{page.name}"
            if files.get_file_from_path(name) is None:
                missing.append(
                    File.generated(config, name, abs_src_path=str(page), inclusion=InclusionLevel.NOT_IN_NAV)
                )
    return missing


def converted_files(files: Files, languages: Iterable[str], config: MkDocsConfig) -> list[File]:
    """For an edition in the other script the hand-written pages of its origin, where it has none of its own.

    Their text is read from the origin's files, the base's or the default ones, and converted when MkDocs has drawn it.
    """
    made = []
    for language in (each for each in languages if LANGUAGES[each].converted):
        origin = folder(LANGUAGES[language].other_script)
        sources = {page.name: str(page) for page in defaults_of(LANGUAGES[language].other_script).glob("*.md")}
        own = (file for file in files if file.src_uri.startswith(f"{origin}/") and file.is_documentation_page())
        sources |= {file.src_uri.removeprefix(f"{origin}/"): str(file.abs_src_path) for file in own}
        for name, source in sorted(sources.items()):
            uri = f"{folder(language)}/{name}"
            if files.get_file_from_path(uri) is None:
                made.append(File.generated(config, uri, abs_src_path=source, inclusion=InclusionLevel.NOT_IN_NAV))
    return made


def take_static(files: Files) -> dict[str, bytes]:
    """The content of all files that are not pages, by path; they are taken out of MkDocs' hands."""
    taken: dict[str, bytes] = {}
    for file in [file for file in files if not file.is_documentation_page()]:
        files.remove(file)
        unused = file.dest_uri.startswith(UNUSED) or file.dest_uri.endswith(".map")
        if not unused and file.inclusion is not InclusionLevel.EXCLUDED:
            taken[file.dest_uri] = file.content_bytes
    modules = {path: data for path, data in taken.items() if is_module(path)}
    return joined({path: data for path, data in taken.items() if path not in modules} | classic(modules))


def joined(files: dict[str, bytes]) -> dict[str, bytes]:
    """The parts of the styles of every record page, kept apart in the theme, as one style sheet.

    >>> sorted(joined({"assets/record/a.css": b"1", "assets/record/b.css": b"2", "x": b""}).items())
    [('assets/record.css', b'1\\n2\\n'), ('x', b'')]
    """
    kept = {path: data for path, data in files.items() if not path.startswith(PARTS)}
    for path in sorted(files.keys() - kept.keys()):
        whole = f"{PARTS.rstrip('/')}{Path(path).suffix}"
        kept[whole] = kept.get(whole, b"") + files[path].rstrip() + b"\n"
    return kept


def leads_out(file: File) -> bool:
    """Whether a file is a link to something outside the folder it was found in."""
    if file.src_dir is None or file.abs_src_path is None:
        return False
    return not Path(file.abs_src_path).resolve().is_relative_to(Path(file.src_dir).resolve())


def is_converted(page: Written, language: str) -> bool:
    """Whether a hand-written page is read from the file of the other script."""
    return LANGUAGES[language].converted and source_folder(page) != folder(language)


def source_folder(page: Written) -> str:
    """The folder of the language that a hand-written page is written in."""
    return Path(page.file.abs_src_path or "").parent.name


def written_page(page: Written, *, language: str, record: str | None, dates: tuple[date, date] | None) -> Page:
    """A hand-written page as the casebook sees it; its title and description come from its front matter."""
    return Page(
        language=language,
        address=page.url.partition("/")[2],
        section="more",
        title=str(page.meta["title"]),
        description=str(page.meta["description"]),
        body=trusted(page.content or ""),  # Drawn by MkDocs from a text of the base's editors, who may write HTML.
        headings=headings(page.toc),
        record=record,
        created=dates[0] if dates else None,
        changed=dates[1] if dates else None,
        converted=LANGUAGES[language].other_script if is_converted(page, language) else "",
    )


def headings(links: Iterable[AnchorLink]) -> tuple[Heading, ...]:
    """The table of contents of a hand-written page, without its title; MkDocs gives headings as HTML."""
    found = list(links)
    if found and found[0].level == 1:
        found = [*found[0].children, *found[1:]]
    return tuple(Heading(link.id, unescape(link.title), headings(link.children)) for link in found)


def mended(html: str, *, menu: str) -> str:
    """Material's page made valid, its drawer's switch named, and what only its scripts need and blank lines left out.

    `autocomplete` does not belong on a checkbox, and without Material's script nothing opens its search or its dialog.
    """
    named = f'id="__drawer" role="button" aria-pressed="false" aria-label="{menu}"'
    html = html.replace('id="__drawer" autocomplete="off"', named)
    html = html.replace(
        '    <input class="md-toggle" data-md-toggle="search" type="checkbox" id="__search" autocomplete="off">\n', ""
    )
    before, content, rest = _UNUSED.sub("", html).partition(_CONTENT)
    inside, end, after = rest.rpartition("</article>")
    return "".join((_dense(before).lstrip(), content, inside, end, _dense(after)))


def _dense(html: str) -> str:
    """HTML of the frame without blank lines and indentation; what may be left out takes its line along."""
    return _GROUP.sub(r"\1\n", _SPACE.sub("\n", html))
