"""The door to MkDocs: takes its events, gives the whole site, whoever asks: casebook or mkdocs, build or serve.

MkDocs draws the hand-written pages and one frame a (language, section, depth), and writes nothing: all files are
gathered and published at once. Nothing is written before every record has been read and found sound.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from enum import Enum, auto
from pathlib import Path
from typing import Any, Literal, cast

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as Written
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils.templates import TemplateContext

from builder import pipeline
from builder.language.languages import LanguageError
from builder.language.words import words
from builder.records.history import history
from builder.records.problem import Severity
from builder.site.frame.collector import BuiltFrames, Gathering
from builder.site.frame.mkdocs_files import ROOT_PAGES, prepare, take_static
from builder.site.frame.settings import Settings, base_of, options, shell_of
from builder.site.frame.template_context import SERVED_POLICY
from builder.site.publish.staging import claimed, publish, synchronise
from builder.site.unpublishable import Refused, Unpublishable

log = get_plugin_logger("casebook")


class Purpose(Enum):
    """What a run is for: a new site/, the folder of `mkdocs serve`, or the frames alone, kept in memory."""

    PUBLISH = auto()
    SERVE = auto()
    HOLD = auto()


class CasebookPlugin(BasePlugin[Settings]):  # type: ignore[no-untyped-call] # as for Settings
    """MkDocs' events in their order.

    After a build: gathering, what came together; built, the frames; changes, how many files of site/ were written or
    removed.
    """

    def __init__(self) -> None:
        self.purpose = Purpose.PUBLISH
        self.language = ""
        self.gathering: Gathering
        self.built: BuiltFrames
        self.changes = 0
        self._claim = ExitStack()
        self._site_dir = Path()
        self._theme_language = ""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Also keeps the plugin alive between the builds of `serve`."""
        self.purpose = Purpose.SERVE if command == "serve" else Purpose.PUBLISH

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read all records; claim site/ and lead MkDocs, which empties its folder first, to another one."""
        with self._in_words():
            prepare(config)
            self._site_dir = Path(config.site_dir)
            if self.purpose is Purpose.PUBLISH:
                self._claim.enter_context(claimed(self._site_dir))
            if self.purpose is not Purpose.SERVE:
                config.site_dir = str(self._site_dir.with_name(f".{self._site_dir.name}.mkdocs"))
        keep_going = self.purpose is not Purpose.PUBLISH
        with self._in_words():
            site = pipeline.load(base_of(config), options(config, self.config, keep_going=keep_going))
        if not keep_going and any(problem.severity is Severity.ERROR for problem in site.problems):
            raise Refused(site.problems, language=self._words_in())
        shell = shell_of(config, self.config, site)
        if self.purpose is Purpose.SERVE:
            shell = replace(shell, policy=SERVED_POLICY)
        self.gathering = Gathering(site, shell, history(base_of(config)))
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Give MkDocs the frames to draw."""
        with self._in_words():
            self.gathering.add_frames(files, config)
        return files

    def on_page_content(self, html: str, *, page: Written, config: MkDocsConfig, files: Files) -> str:
        """A frame's content is a mark."""
        with self._in_words():
            return self.gathering.body(page, html)

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Take the files that are not pages before MkDocs copies them."""
        self.gathering.files |= take_static(files)
        return env

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """The pages of the root are in no language."""
        if template_name in ROOT_PAGES:
            cast("dict[str, Any]", context)["casebook"] = self.gathering.root_context()
        return context

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Take the pages of the root."""
        if template_name not in ROOT_PAGES:
            return output_content
        self.gathering.files[template_name] = output_content.encode()
        return ""

    def on_page_context(
        self, context: TemplateContext, *, page: Written, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Material follows the language of the page, its navigation too; its skip link leads to the text."""
        language, casebook = self.gathering.page_context(page, config)
        self._theme_language = str(config.theme["language"])
        config.theme["language"] = language
        page.toc = TableOfContents([AnchorLink("", "content", 1)])
        cast("dict[str, Any]", context).update(casebook=casebook, nav=casebook["navigation"])
        return context

    def on_post_page(self, output: str, *, page: Written, config: MkDocsConfig) -> str:
        """Take the page; MkDocs writes nothing for an empty one."""
        config.theme["language"] = self._theme_language
        self.gathering.take(page, output)
        return ""

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Hang every page into its frame and publish."""
        self.built = self.gathering.built()
        with self._claim.pop_all(), self._in_words():
            files = {} if self.purpose is Purpose.HOLD else self.built.whole(self.gathering.site)
            if self.purpose is Purpose.PUBLISH:
                self.changes = publish(files, self._site_dir)
                log.info(self._say("done", folder=str(self._site_dir), number=self.changes))
            elif self.purpose is Purpose.SERVE:
                synchronise(files, self._site_dir)
        config.site_dir = str(self._site_dir)

    def on_build_error(self, *, error: Exception) -> None:
        """Free site/ for the next build."""
        self._claim.close()

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> LiveReloadServer:
        """Records and terms are watched as well."""
        own = options(config, self.config, keep_going=True)
        for watched in (own.cases, own.policies, own.vocabulary):
            if watched.is_dir():
                server.watch(str(watched))
        return server

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        """What cannot be published ends the build with a sentence instead of a trace."""
        try:
            yield
        except Unpublishable as fault:
            raise PluginError(self._say(fault.code, **fault.values)) from fault
        except LanguageError as fault:
            raise PluginError(str(fault)) from fault

    def _words_in(self) -> str:
        """The language of messages: what the command line asked for, else the site's first."""
        return self.language or self.config.languages[0]

    def _say(self, key: str, **values: str | int) -> str:
        return words(self._words_in())(f"publish.{key}", **values)
