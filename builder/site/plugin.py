"""The MkDocs plugin: takes MkDocs' events, gives the whole site, for `casebook` and `mkdocs`, `build` and `serve`.

MkDocs renders the hand-written pages and one frame per (language, section, depth), and writes nothing: all files are
collected and published at once. Nothing is written before every record has been read and checked.
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
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils.templates import TemplateContext

from builder import pipeline
from builder.config import CONFIG, Frozen, Hosting
from builder.config_file import ConfigError
from builder.language.words import words
from builder.records.history import history
from builder.records.problem import Severity
from builder.records.reading_cache import ReadingCache
from builder.records.setting_problems import setting_problems
from builder.site.building import Published, all_files, publish_site
from builder.site.frame.built_frames import BuiltFrames
from builder.site.frame.collector import FrameCollector
from builder.site.frame.mkdocs_files import ROOT_PAGES, extract_static_files, prepare
from builder.site.frame.settings import Settings, base_of, options, shell_of
from builder.site.frame.template_context import SERVED_POLICY
from builder.site.mkdocs_check import MkDocsDocs
from builder.site.pages_check import page_problems
from builder.site.publish.staging import locked_site, synchronise
from builder.site.refused import Refused
from builder.site.unpublishable import Unpublishable, in_words
from builder.site.witness import witnessed

log = get_plugin_logger("casebook")


class Purpose(Enum):
    """The purpose of a run: to publish site/, to fill the folder of `mkdocs serve`, or to get frames in memory."""

    PUBLISH = auto()
    SERVE = auto()
    FRAMES = auto()


class CasebookPlugin(BasePlugin[Settings]):  # type: ignore[no-untyped-call] # as for Settings
    """MkDocs' events in order.

    may_drop: whether most of what is published may go. cache: of what was read before.
    state: the folder of the state; None for a build that remembers nothing. frozen: the release that a build freezes.
    After a build: collector; built_frames; changes, the number of files of site/ that were written or removed.
    """

    def __init__(self) -> None:
        self.purpose = Purpose.PUBLISH
        self.language = ""
        self.may_drop = False
        self.cache = ReadingCache()
        self.state: Path | None = None
        self.frozen: Frozen | None = None
        self.collector: FrameCollector
        self.built_frames: BuiltFrames
        self.published = Published(0, b"")
        self._lock = ExitStack()
        self._site_dir = Path()
        self._config_file = Path(CONFIG)
        self._theme_language = ""
        self._drawn = ""
        self._hosting = Hosting()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Sets the purpose. Defining it also keeps the plugin instance between the builds of `serve`."""
        self.purpose = Purpose.SERVE if command == "serve" else Purpose.PUBLISH

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read all records and lock site/. MkDocs empties its site_dir, so it is given another one."""
        self._config_file = Path(config.config_file_path)
        with self._as_plugin_error():
            prepare(config)
            self._site_dir = Path(config.site_dir)
            if self.purpose is Purpose.PUBLISH:
                self._lock.enter_context(locked_site(self._site_dir))
            if self.purpose is not Purpose.SERVE:
                config.site_dir = str(self._site_dir.with_name(f".{self._site_dir.name}.mkdocs"))
        keep_going = self.purpose is not Purpose.PUBLISH
        with self._as_plugin_error():
            settings = options(config, self.config, keep_going=keep_going)
            if self.frozen is not None:  # In which no archives lie, nor what a host reads at the top of a site.
                settings = replace(settings, frozen=self.frozen, offline=False, hosting=Hosting())
            self._hosting = settings.hosting
            of_pages = page_problems(MkDocsDocs(config), self.config.languages, base=base_of(config))
            site = pipeline.load(base_of(config), settings, cache=self.cache)
        problems = of_pages if keep_going else (*of_pages, *site.problems)
        if any(problem.severity is Severity.ERROR for problem in problems):
            raise Refused(problems, self._config_file, language=self._message_language())
        shell = replace(shell_of(config, self.config, site), offline=settings.offline)
        if self.purpose is Purpose.SERVE:
            shell = replace(shell, policy=SERVED_POLICY)
        self.collector = FrameCollector(site, shell, history(base_of(config)))
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the frames to MkDocs' pages."""
        with self._as_plugin_error():
            self.collector.add_frames(files, config)
        return files

    def on_pre_page(self, page: MkDocsPage, *, config: MkDocsConfig, files: Files) -> MkDocsPage:
        """Note which page is drawn now."""
        self._drawn = page.file.src_uri
        return page

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Replace the content of a frame by a mark."""
        with self._as_plugin_error():
            return self.collector.page_body(page, html)

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Take the files that are not pages, so that MkDocs does not copy them."""
        self._drawn = ""
        self.collector.files |= extract_static_files(files)
        return env

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Set the variables of the root's pages, which have no language."""
        if template_name in ROOT_PAGES:
            cast("dict[str, Any]", context)["casebook"] = self.collector.root_context()
        return context

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Take the pages of the root."""
        if template_name not in ROOT_PAGES:
            return output_content
        self.collector.files[template_name] = output_content.encode()
        return ""

    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Set Material's language and navigation to those of the page; the toc gives its skip link a target."""
        self._drawn = page.file.src_uri
        language, casebook = self.collector.page_context(page, config)
        self._theme_language = str(config.theme["language"])
        config.theme["language"] = language
        page.toc = TableOfContents([AnchorLink("", "content", 1)])
        cast("dict[str, Any]", context).update(casebook=casebook, nav=casebook["navigation"])
        return context

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Take the page; MkDocs writes no file for empty output."""
        self._drawn = ""
        config.theme["language"] = self._theme_language
        self.collector.add_page(page, output)
        return ""

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Render every page in its frame and publish."""
        self.built_frames = self.collector.result()
        with self._lock.pop_all(), self._as_plugin_error(), witnessed(self._message_language()):
            site = self.collector.site
            if self.purpose is Purpose.PUBLISH:
                self.published = publish_site(
                    site,
                    self.built_frames,
                    self._site_dir,
                    may_drop=self.may_drop,
                    state=self.state,
                    hosting=self._hosting,
                )
                log.info(self._say("done", folder=str(self._site_dir), number=self.published.changes))
                if not config.site_url:
                    log.info(self._say("no-address"))
            elif self.purpose is Purpose.SERVE:
                synchronise(all_files(site, self.built_frames), self._site_dir)
        config.site_dir = str(self._site_dir)

    def on_build_error(self, *, error: Exception) -> None:
        """Unlock site/, and name the hand-written page that could not be drawn, for its front matter or Markdown."""
        self._lock.close()
        if self._drawn and self._drawn not in self.collector.keys and not isinstance(error, MkDocsException):
            said = f"{type(error).__name__}: {error}"
            raise PluginError(self._say("page-failed", path=self._drawn, reason=said)) from error

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> LiveReloadServer:
        """Watch records and vocabularies as well."""
        paths = options(config, self.config, keep_going=True)
        for folder in (paths.cases, paths.policies, paths.vocabulary):
            if folder.is_dir():
                server.watch(str(folder))
        return server

    @contextmanager
    def _as_plugin_error(self) -> Iterator[None]:
        """Turns Unpublishable, ConfigError and OSError into PluginError, which MkDocs reports without a traceback."""
        try:
            yield
        except Unpublishable as fault:
            raise PluginError(in_words(fault, place=self._site_dir, language=self._message_language())) from fault
        except ConfigError as fault:
            raise Refused(setting_problems(fault), self._config_file, language=self._message_language()) from fault
        except OSError as fault:
            raise PluginError(in_words(fault, place=self._site_dir, language=self._message_language())) from fault

    def _message_language(self) -> str:
        """The language of messages: that of the command line, else the site's first."""
        return self.language or self.config.languages[0]

    def _say(self, key: str, **values: str | int) -> str:
        return words(self._message_language())(f"publish.{key}", **values)
