"""Adapter to MkDocs: takes and gives MkDocs' files and pages, through its public classes only."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from datetime import date
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from markdown.extensions.toc import slugify_unicode
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink

from builder.config import THEME
from builder.language.languages import LANGUAGES, folder
from builder.pages.html.soft_breaks import join_soft_breaks
from builder.pages.html.trusted import trusted
from builder.pages.page import Heading, Page
from builder.records.handwritten import COURSE, GUIDES, defaults_of
from builder.site import docs
from builder.site.frame.assemble import FrameKey
from builder.site.frame.scripts import bundle, is_module
from builder.site.frame.slots import CLOSE, OPEN
from builder.site.unpublishable import Unpublishable

MATERIAL_FAVICON = "assets/images/favicon.png"
STYLE_PARTS = "assets/record/"
_STRING_OR_COMMENT = re.compile(rb"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|/\*.*?\*/\n?""", re.DOTALL)
UNUSED_FILES = ("assets/javascripts/", "assets/images/", "sitemap.xml")
"""Unused files: Material's scripts, search worker and favicon, MkDocs' sitemap."""


_UNUSED_MARKUP = re.compile(
    r' data-md-component="[a-z]+"| data-md-color-(?:primary|accent)="custom"'
    r'|<div data-md-component="announce">\s*</div>'
    r'|<div class="md-dialog" data-md-component="dialog">\s*<div class="md-dialog__inner md-typeset"></div>\s*</div>'
)
_CONTENT = '<div id="content"'
_GROUP = re.compile(rf"\n({OPEN}\?[^{CLOSE}]+{CLOSE})")
_SPACE = re.compile(r"\s*\n\s*")

ROOT_PAGES = frozenset({"index.html", "404.html"})
"""Pages rendered from templates of the same name, without a source page."""


def prepare(config: MkDocsConfig) -> None:
    """Set up MkDocs: own templates before Material's, no unused templates. Raises Unpublishable for another theme."""
    if config.theme.name != "material":
        raise Unpublishable("theme")
    position = 1 if config.theme.custom_dir else 0
    if str(THEME) not in config.theme.dirs:
        config.theme.dirs.insert(position, str(THEME))
    config.theme.static_templates -= {"sitemap.xml"}
    config.theme.static_templates |= ROOT_PAGES
    config.edit_uri = None
    if config.theme["favicon"] == MATERIAL_FAVICON:
        config.theme["favicon"] = "assets/mark.svg"
    config.mdx_configs.setdefault("toc", {}).setdefault("slugify", slugify_unicode)
    logging.getLogger("mkdocs.commands.build").addFilter(_is_relevant)


def _is_relevant(entry: logging.LogRecord) -> bool:
    """Drops MkDocs' message on empty output, which it logs for every page taken from it."""
    return "enerated empty output" not in entry.getMessage()


def frame_file(config: MkDocsConfig, key: FrameKey) -> File:
    """A virtual page at the depth of the pages that will use its frame."""
    name = f"{folder(key.language)}-{key.section}"
    file = File.generated(
        config, f"casebook-frames/{name}-{key.depth}.md", content="", inclusion=InclusionLevel.NOT_IN_NAV
    )
    file.dest_uri = "x/" * key.depth + f"{name}.html"
    return file


def default_files(files: Files, languages: Iterable[str], config: MkDocsConfig) -> list[File]:
    """The default hand-written pages, for those that the base lacks."""
    missing = []
    for language in (code for code in languages if not LANGUAGES[code].converted):
        pages = sorted(defaults_of(language).glob("*.md"))
        missing += [_borrowed(f"{folder(language)}/{page.name}", str(page), config) for page in pages]
    return _without_own(missing, files)


def converted_files(files: Files, languages: Iterable[str], config: MkDocsConfig) -> list[File]:
    """The hand-written pages of an edition in the other script that are converted from its origin.

    Their text is read from the origin's files (of the base, else the default ones) and converted after rendering.
    """
    converted: list[File] = []
    for language in (code for code in languages if LANGUAGES[code].converted):
        origin = folder(LANGUAGES[language].other_script)
        sources = {page.name: str(page) for page in defaults_of(LANGUAGES[language].other_script).glob("*.md")}
        base_files = (file for file in files if file.src_uri.startswith(f"{origin}/") and file.is_documentation_page())
        sources |= {file.src_uri.removeprefix(f"{origin}/"): str(file.abs_src_path) for file in base_files}
        pages = (_borrowed(f"{folder(language)}/{name}", source, config) for name, source in sources.items())
        converted += {page.dest_uri: page for page in pages}.values()
    return sorted(_without_own(converted, files), key=lambda file: file.src_uri)


def _borrowed(uri: str, path: str, config: MkDocsConfig) -> File:
    """A page of a language from a file that lies elsewhere."""
    return File.generated(config, uri, abs_src_path=path, inclusion=InclusionLevel.NOT_IN_NAV)


def _without_own(borrowed: Iterable[File], files: Files) -> list[File]:
    """The pages at whose address there is no file, whatever its name: `privacy/index.md` replaces `privacy.md`."""
    own = frozenset(file.dest_uri for file in files)
    return [file for file in borrowed if file.dest_uri not in own]


def extract_static_files(files: Files) -> dict[str, bytes]:
    """The content of all files that are not pages, by path; they are removed from MkDocs' files."""
    contents: dict[str, bytes] = {}
    for file in [file for file in files if not file.is_documentation_page()]:
        files.remove(file)
        unused = file.dest_uri.startswith(UNUSED_FILES) or file.dest_uri.endswith(".map")
        if not unused and file.inclusion is not InclusionLevel.EXCLUDED:
            contents[file.dest_uri] = file.content_bytes
    modules = {path: data for path, data in contents.items() if is_module(path)}
    styles = {
        path: _bare(data) for path, data in contents.items() if path.endswith(".css") and (THEME / path).is_file()
    }
    others = {path: data for path, data in contents.items() if path not in modules and path not in styles}
    return join_styles(others | styles | bundle(modules))


def _bare(sheet: bytes) -> bytes:
    """A sheet of the theme without its comments."""
    return _STRING_OR_COMMENT.sub(lambda match: match[1] or b"", sheet)


def join_styles(files: dict[str, bytes]) -> dict[str, bytes]:
    """The files, with the parts of the style sheet of record pages joined into one.

    >>> sorted(join_styles({"assets/record/a.css": b"1", "assets/record/b.css": b"2", "x": b""}).items())
    [('assets/record.css', b'1\\n2\\n'), ('x', b'')]
    """
    joined = {path: data for path, data in files.items() if not path.startswith(STYLE_PARTS)}
    for path in sorted(files.keys() - joined.keys()):
        joined_path = f"{STYLE_PARTS.rstrip('/')}{Path(path).suffix}"
        joined[joined_path] = joined.get(joined_path, b"") + files[path].rstrip() + b"\n"
    return joined


def is_outside(file: File) -> bool:
    """Whether a file is a symbolic link to a target outside its source folder."""
    if file.src_dir is None or file.abs_src_path is None:
        return False
    return docs.is_outside(Path(file.abs_src_path), Path(file.src_dir))


def is_converted(page: MkDocsPage, language: str) -> bool:
    """Whether a hand-written page is converted from a source in the other script."""
    return LANGUAGES[language].converted and source_folder(page) != folder(language)


def source_folder(page: MkDocsPage) -> str:
    """The language folder of a hand-written page's source; '' of a page that another plugin makes without a file."""
    above = [folder_path.name for folder_path in Path(page.file.abs_src_path or "").parents]
    return "".join(above[page.file.src_uri.count("/") - 1 :][:1])


def _section(address: str) -> str:
    """The section of the navigation in which a hand-written page stands."""
    if address == f"{COURSE}/":
        return "teach"
    return GUIDES if address.startswith(f"{GUIDES}/") else "more"


def handwritten_page(page: MkDocsPage, *, language: str, record: str | None, dates: tuple[date, date] | None) -> Page:
    """A hand-written page as Page; title and description come from its front matter."""
    address = unquote(page.url.partition("/")[2])  # MkDocs gives it as it stands in a link.
    return Page(
        language=language,
        address=address,
        section=_section(address),
        title=str(page.meta["title"]),
        description=str(page.meta["description"]),
        # Rendered by MkDocs from a text of the base's editors, who may write HTML.
        body=trusted(join_soft_breaks(page.content or "")),
        headings=headings(page.toc),
        record=record,
        created=dates[0] if dates else None,
        changed=dates[1] if dates else None,
        converted=LANGUAGES[language].other_script if is_converted(page, language) else "",
    )


def headings(links: Iterable[AnchorLink]) -> tuple[Heading, ...]:
    """The table of contents of a hand-written page without its title. MkDocs gives headings as HTML."""
    entries = list(links)
    if entries and entries[0].level == 1:
        entries = [*entries[0].children, *entries[1:]]
    return tuple(Heading(link.id, unescape(link.title), headings(link.children)) for link in entries)


def tidy_html(html: str, *, menu: str) -> str:
    """Material's HTML made valid and accessible, without blank lines and markup that only its scripts need.

    `autocomplete` is invalid on a checkbox; search and dialog cannot open without Material's script.
    """
    labelled = f'id="__drawer" role="button" aria-pressed="false" aria-label="{menu}"'
    html = html.replace('id="__drawer" autocomplete="off"', labelled)
    html = html.replace(
        '    <input class="md-toggle" data-md-toggle="search" type="checkbox" id="__search" autocomplete="off">\n', ""
    )
    before, content, rest = _UNUSED_MARKUP.sub("", html).partition(_CONTENT)
    article, end, after = rest.rpartition("</article>")
    return "".join((_strip_indentation(before).lstrip(), content, article, end, _strip_indentation(after)))


def _strip_indentation(html: str) -> str:
    """HTML of the frame without blank lines and indentation; a group mark shares its line with the group."""
    return _GROUP.sub(r"\1\n", _SPACE.sub("\n", html))
