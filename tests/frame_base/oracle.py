"""Gives MkDocs the sample pages as ordinary pages: a file with front matter, its content put in after Markdown."""

from __future__ import annotations

import json

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage

from tests import frame_pages

BY_PATH = {f"{page.language}/{page.address}index.md": page for page in frame_pages.site().pages}


def on_files(files: Files, config: MkDocsConfig) -> Files:
    for path, page in BY_PATH.items():
        front = {"title": page.title, "description": page.description}
        files.append(File.generated(config, path, content=f"---\n{json.dumps(front)}\n---\n"))
    return files


def on_page_content(html: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    known = BY_PATH.get(page.file.src_uri)
    return known.body if known else html
