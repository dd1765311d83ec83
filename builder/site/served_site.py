"""The site that `casebook serve` shows: takes a mkdocs.yml, gives the last good site and what is wrong now.

Whatever happens while it is drawn again, the last good site stays.
"""

from __future__ import annotations

import re
import threading
import traceback
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import click

from builder import pipeline
from builder.config import Options, read_options
from builder.config_file import ConfigError
from builder.language.words import words
from builder.pages.site import Site
from builder.records.history import history
from builder.records.problem import Problem, Severity
from builder.records.reading_cache import ReadingCache
from builder.records.setting_problems import setting_problems
from builder.site.kept_fragments import keep_fragments
from builder.site.pages_check import page_problems
from builder.site.plain_build import PlainBuild, plain_build
from builder.site.problem_pages import told
from builder.site.served_files import ServedFiles
from builder.site.state.frame_state import keep_frames, kept_frames
from builder.site.state.record_state import RecordState

LONGEST_WAIT = 60.0
OUTSIDE_OF_RECORDS = frozenset({"no-records", "records-nowhere", "records-no-folder"})
"""Problems at the folders of records that are none of a record's own."""


@dataclass(frozen=True)
class Shown:
    """What is shown: all files, what is wrong in a text, and a number that is another after every change.

    before: the files that were shown before these, for those of which none can be drawn.
    """

    files: Mapping[str, bytes] = field(default_factory=dict)
    fault: str = ""
    version: int = 0
    before: Mapping[str, bytes] = field(default_factory=dict)


class ServedSite:
    """The site as currently served. shown: replaced at every change, which wakes waiting requests."""

    def __init__(self, config: Path, *, language: str) -> None:
        self.config = config
        self.language = language
        self.shown = Shown()
        self.problems: tuple[Problem, ...] = ()
        self.changed = threading.Condition()
        self._options: Options | None = None
        self._cache = ReadingCache()
        self._likely: dict[str, str] = {}
        self._site: Site | None = None

    @property
    def files(self) -> Mapping[str, bytes]:
        """The files by path; none before the first site could be drawn."""
        return self.shown.files

    @property
    def fault(self) -> str:
        """What is wrong with the base as a whole, in words; '' if nothing is."""
        return self.shown.fault

    @property
    def version(self) -> int:
        """A number that is incremented at every change."""
        return self.shown.version

    def follow(self, *, records_only: bool) -> None:
        """Draw the site again after a change; never raises but for an interrupt. records_only: nothing else changed."""
        try:
            self.update_records() if records_only and self.files and not self.fault else self.rebuild()
        except KeyboardInterrupt:
            raise
        except BaseException as fault:
            self.problems = ()
            self._show(self.files, self._in_words(fault))

    def file(self, path: str) -> tuple[bytes | None, str]:
        """A file as it is shown, None where there is none; and what is wrong, in words. A fault in drawing is told."""
        shown = self.shown
        try:
            return shown.files.get(path), shown.fault
        except KeyboardInterrupt:
            raise
        except BaseException as fault:
            said = self._in_words(fault)
            click.echo(said, err=True)
            return _kept(shown.before, path), said

    def rebuild(self) -> None:
        """Rebuild everything by MkDocs. Raises what MkDocs, a setting or a page makes it raise."""
        self._options = self.options()
        build = plain_build(self.config)
        records = RecordState(build.state, build.options) if build else None
        if records is not None and not self._cache.files:
            self._cache = records.cache
        if build is None or not self._restore(build):
            self._rebuild_by_mkdocs(build)
        if records is not None and self._cache is records.cache:
            records.save()

    def _restore(self, build: PlainBuild) -> bool:
        """Draw in the frames of an earlier build or server, if nothing changes them; gives whether it did."""
        base, pages = self.config.parent, page_problems(build.docs, build.options.languages, base=build.base)
        if any(problem.severity is Severity.ERROR for problem in pages):
            return False
        dates = history(base)
        site = pipeline.load(base, self.options(), cache=self._cache, dates=dates)
        built = kept_frames(build.state, build.inputs.pages, site)
        if built is not None:
            self.built, self._dates = built, dates
            self._take(site)
        return built is not None

    def _rebuild_by_mkdocs(self, build: PlainBuild | None) -> None:
        from builder.site.mkdocs_run import run  # Loaded only where no frames were kept.
        from builder.site.plugin import Purpose

        plugin = run(self.config, purpose=Purpose.FRAMES, language=self.language, cache=self._cache)
        site = plugin.collector.site
        self.built, self._dates = plugin.built_frames, plugin.collector.history
        if build is not None:
            keep_frames(build.state, build.inputs.pages, site, self.built)
        self._take(site)

    def update_records(self) -> None:
        """Rebuild the records in the existing frames; everything if those no longer fit."""
        site = pipeline.load(self.config.parent, self.options(), cache=self._cache, dates=self._dates)
        if self._site is not None:
            keep_fragments(self._site, site)
        if self.built.fits(site):
            self._take(site)
        else:
            self.rebuild()

    def options(self) -> Options:
        """The options of the base; broken records are included. Raises ConfigError."""
        return read_options(self.config.parent, self.config, keep_going=True)

    def last_options(self) -> Options | None:
        """The options as last read without a fault; None before."""
        return self._options

    def wait(self, known_version: str) -> None:
        """Block until the version differs from the known one, at most LONGEST_WAIT seconds."""
        with self.changed:
            self.changed.wait_for(lambda: str(self.version) != known_version, timeout=LONGEST_WAIT)

    def _take(self, site: Site) -> None:
        """Show a site that was drawn, unless a fault outside of records made it: then the last one is better."""
        self.problems, self._site = tuple(site.problems), site
        general = self._without_page(site.problems)
        stays = bool(self.files) and any(not self._is_below_records(problem) for problem in general)
        fault = told(general, self.config, language=self.language) if general else ""
        self._show(self.files if stays else ServedFiles(site, self.built, self._likely), fault)

    def _without_page(self, problems: Iterable[Problem]) -> list[Problem]:
        """The errors that no page of a broken record shows."""
        errors = (problem for problem in problems if problem.severity is Severity.ERROR)
        return [problem for problem in errors if not self._is_of_record(problem)]

    def _is_of_record(self, problem: Problem) -> bool:
        return self._is_below_records(problem) and bool(re.search(r"/[^/]+/[^/]+\.yml$", problem.path))

    def _is_below_records(self, problem: Problem) -> bool:
        """Whether a problem lies in a folder of records; without it the others can still be drawn."""
        options, base = self._options, self.config.parent
        folders = (options.cases, options.policies) if options else ()
        is_below = any((base / problem.path).is_relative_to(folder) for folder in folders)
        return is_below and problem.code not in OUTSIDE_OF_RECORDS

    def _in_words(self, fault: BaseException) -> str:
        """What a fault is, for the page and the terminal."""
        from mkdocs.exceptions import MkDocsException  # Loaded by the first fault.

        from builder.site.refused import Refused

        if isinstance(fault, Refused):
            return told(fault.problems, self.config, language=self.language)
        if isinstance(fault, ConfigError):
            return told(setting_problems(fault), self.config, language=self.language)
        if isinstance(fault, MkDocsException):
            return str(fault).strip()
        if isinstance(fault, OSError) and fault.filename:
            return words(self.language)("cli.os-error", path=str(fault.filename), reason=fault.strerror or str(fault))
        frames = traceback.extract_tb(fault.__traceback__)
        place = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else ""
        said = f"{type(fault).__name__}: {fault}" if str(fault) else type(fault).__name__
        return words(self.language)("cli.crashed", said=said, place=place)

    def _show(self, files: Mapping[str, bytes], fault: str) -> None:
        with self.changed:
            before = self.shown.before if files is self.files else self.files
            self.shown = Shown(files, fault, self.version + 1, before)
            self.changed.notify_all()


def _kept(files: Mapping[str, bytes], path: str) -> bytes | None:
    """A file of an earlier site, if that can be drawn."""
    try:
        return files.get(path)
    except Exception:
        return None
