"""`casebook serve`: serves the site from memory and rebuilds it at every change, broken records included.

A change of records needs no MkDocs; it runs again when a hand-written page, a setting or the navigation changes. No
fault ends it: what was shown stays, and page and terminal say what is wrong.
"""

from __future__ import annotations

import errno
import gc
import threading
import time
from collections.abc import Iterable, Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import click
from watchfiles import Change, watch

from builder.config import Options
from builder.config_file import settings_files
from builder.language.words import words
from builder.records.problem import Severity
from builder.site.problem_pages import told
from builder.site.serve_http import new_server
from builder.site.served_site import ServedSite
from builder.site.witness import witnessed

DEBOUNCE, STEP = 20, 10
"""Milliseconds: changes are collected until none comes for a step, at most so long."""
WASTE = 2_000_000
"""Objects made since the last look, which may be some hundred megabytes."""
PATROL = 400
"""Milliseconds after which it is looked whether a watched folder came, went or was replaced, which no event tells."""


def serve_site(config: Path, *, port: int, language: str) -> None:
    """Serve until interrupted. Faults are printed; raises ClickException for a port that cannot be had."""
    say = words(language)
    gc.disable()  # What is read and drawn lives long; to look through it takes a third of the time.
    site = ServedSite(config, language=language)
    try:
        server = new_server(site, port)
    except OSError as fault:
        if fault.errno == errno.EADDRINUSE:
            raise click.ClickException(say("cli.port-taken", port=port)) from fault
        raise click.ClickException(say("cli.os-error", path=f"127.0.0.1:{port}", reason=str(fault.strerror))) from fault
    with witnessed(language):
        _serve(site, server, language)


def _serve(site: ServedSite, server: ThreadingHTTPServer, language: str) -> None:
    """Follow every change until interrupted."""
    say = words(language)
    try:
        changes = _changes(site)
        next(changes)
        site.follow(records_only=False)
        gc.freeze()  # The base lives to the end: to look through all of it would keep the reader of an edit waiting.
        threading.Thread(target=server.serve_forever, daemon=True).start()
        _print_faults(site)
        click.echo(say("cli.serving", address=f"http://127.0.0.1:{server.server_address[1]}/"))
        for changed in changes:
            update(site, changed)
            tidy()
    except KeyboardInterrupt:
        server.shutdown()


def tidy() -> None:
    """Free what refers to itself, now and then: after an edit, when nobody waits."""
    if gc.get_count()[0] > WASTE:
        gc.collect()


def _changes(site: ServedSite) -> Iterator[set[Path]]:
    """The changed files, one set per change event; first the settings, once all is being watched.

    What is watched follows the settings. While the site is drawn changes are collected, so that none is missed.
    """
    seen: tuple[tuple[int, ...] | None, ...] = ()
    is_due = True
    while True:
        settings = settings_files(site.config)
        roots = _roots(site.config, site.last_options())
        before = _identities(roots)
        for changes in _batches([root for root in roots if root.is_dir()]):
            found, now = {Path(path) for _, path in changes}, _contents(settings)
            if is_due or now != seen:
                found.add(site.config)
                settings = settings_files(site.config)
                now = _contents(settings)
            seen, is_due = now, False
            if found:
                yield found
            if is_due := _roots(site.config, site.last_options()) != roots or _identities(roots) != before:
                break


def _batches(folders: list[Path]) -> Iterator[set[tuple[Change, str]]]:
    """The changes below these folders; an empty set now and then. Where the system watches nothing, it is polled."""
    forced = False
    while folders:
        try:
            yield from _watched(folders, forced=forced)
        except (OSError, RuntimeError):  # A folder went just now, or there are too many to be watched.
            time.sleep(PATROL / 1000)
            forced = True
            yield set()
    while True:
        time.sleep(PATROL / 1000)
        yield set()


def _watched(folders: list[Path], *, forced: bool) -> Iterator[set[tuple[Change, str]]]:
    """The changes below these folders. The first batch comes as soon as they are watched, for nobody should wait for
    the first page until a patrol is over; the watch that gives it goes on until another, that patrols, has begun.
    """
    first, lasting = (
        watch(
            *folders,
            debounce=DEBOUNCE,
            step=STEP,
            rust_timeout=patrol,
            yield_on_timeout=True,
            watch_filter=_is_relevant,
            raise_interrupt=True,
            force_polling=forced or None,
        )
        for patrol in (STEP, PATROL)
    )
    yield next(first)
    yield next(lasting) | next(first)
    first.close()  # Or the system would go on to collect changes for it.
    yield from lasting


def _roots(config: Path, options: Options | None) -> list[Path]:
    """The folders to watch; those of a base without settings where none could be read yet."""
    base = config.parent
    if options is None:
        return [base / name for name in ("cases", "policies", "content", "vocabulary")]
    return [options.cases, options.policies, options.vocabulary, options.content]


def _identities(paths: list[Path]) -> list[tuple[int, ...] | None]:
    """What tells each folder from another at the same path."""
    return [_identity(path) for path in paths]


def _contents(files: Iterable[Path]) -> tuple[tuple[int, ...] | None, ...]:
    """What tells each file from what it was."""
    return tuple(_identity(path, with_content=True) for path in files)


def _identity(path: Path, *, with_content: bool = False) -> tuple[int, ...] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    changed = (status.st_mtime_ns, status.st_size) if with_content else ()
    return (status.st_dev, status.st_ino, *changed)


def _is_relevant(_: Change, path: str) -> bool:
    return not Path(path).name.startswith(".") and not path.endswith("~")


def update(site: ServedSite, changes: set[Path]) -> None:
    """Rebuild the site; on a fault print it and keep the current site."""
    options = site.last_options()
    folders = (options.cases, options.policies) if options else ()
    site.follow(records_only=all(any(path.is_relative_to(folder) for folder in folders) for path in changes))
    broken = bool(site.fault) or any(problem.severity is Severity.ERROR for problem in site.problems)
    names = ", ".join(sorted(path.name for path in changes))
    click.echo(words(site.language)("cli.broken" if broken else "cli.rebuilt", changed=names))
    _print_faults(site)


def _print_faults(site: ServedSite) -> None:
    """The problems of all records, or what is wrong beyond them."""
    if site.problems:
        click.echo(told(site.problems, site.config, language=site.language), nl=False)
    elif site.fault:
        click.echo(site.fault, err=True)
