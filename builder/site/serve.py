"""`casebook serve`: serves the site from memory and rebuilds it at every change, broken records included.

A change of records needs no MkDocs; it runs again when a hand-written page, a setting or the navigation changes.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from urllib.parse import unquote, urlsplit

import click
from mkdocs.exceptions import MkDocsException
from watchfiles import Change, watch

from builder import pipeline
from builder.config import Options, read_options
from builder.language.words import words
from builder.records.problem import Problem, Severity
from builder.records.report import report
from builder.site.mkdocs_run import run
from builder.site.plugin import Purpose

WAIT = "/_casebook/wait"
RELOAD = "/_casebook/reload.js"
SCRIPT = f"""(async () => {{
  try {{ await fetch("{WAIT}?" + document.currentScript?.dataset.version); location.reload(); }} catch {{ }}
}})();
"""
"""Waits until the site has changed, then reloads the page. In served pages only, never in a built site."""
LONGEST_WAIT = 60.0
DEBOUNCE = 20


class ServedSite:
    """The site as currently served. version: incremented at every change, which wakes waiting requests."""

    def __init__(self, config: Path, *, language: str) -> None:
        self.config = config
        self.language = language
        self.files: Mapping[str, bytes] = {}
        self.problems: tuple[Problem, ...] = ()
        self.version = 0
        self.changed = threading.Condition()

    def rebuild(self) -> None:
        """Rebuild everything by MkDocs. Raises MkDocsException for a faulty setting or hand-written page."""
        plugin = run(self.config, purpose=Purpose.FRAMES, language=self.language)
        self.built = plugin.built_frames
        site = plugin.collector.site
        self._replace(self.built.all_files(site), tuple(site.problems))

    def update_records(self) -> None:
        """Rebuild the records in the existing frames; everything if those no longer fit."""
        site = pipeline.load(self.config.parent, self.options())
        if self.built.fits(site):
            self._replace(self.built.all_files(site), site.problems)
        else:
            self.rebuild()

    def options(self) -> Options:
        """The options of the base; broken records are included."""
        return read_options(self.config.parent, self.config, keep_going=True)

    def wait(self, known_version: str) -> None:
        """Block until the version differs from the known one, at most LONGEST_WAIT seconds."""
        with self.changed:
            self.changed.wait_for(lambda: str(self.version) != known_version, timeout=LONGEST_WAIT)

    def _replace(self, files: Mapping[str, bytes], problems: tuple[Problem, ...]) -> None:
        with self.changed:
            self.files, self.problems = files, problems
            self.version += 1
            self.changed.notify_all()


class Handler(BaseHTTPRequestHandler):
    """Serves files from memory; index.html for a folder, 404.html for an unknown path."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: object, site: ServedSite) -> None:
        self.site = site
        super().__init__(*arguments)  # type: ignore[arg-type]  # what the server passes on

    def do_GET(self) -> None:
        """Serve one file."""
        url = urlsplit(self.path)
        if url.path == WAIT:
            self.site.wait(url.query)
            self._send(HTTPStatus.OK, "text/plain", str(self.site.version).encode())
        elif url.path == RELOAD:
            self._send(HTTPStatus.OK, "text/javascript", SCRIPT.encode())
        else:
            self._file(unquote(url.path).lstrip("/"))

    def _file(self, path: str) -> None:
        files = self.site.files
        if path and not path.endswith("/") and f"{path}/index.html" in files:
            self._send(HTTPStatus.MOVED_PERMANENTLY, "text/plain", b"", location=f"/{path}/")
            return
        name = f"{path}index.html" if not path or path.endswith("/") else path
        status = HTTPStatus.OK if name in files else HTTPStatus.NOT_FOUND
        body = files.get(name, files.get("404.html", b""))
        if status is HTTPStatus.NOT_FOUND or name.endswith(".html"):
            self._send(status, "text/html; charset=utf-8", with_reload_script(body, self.site.version))
        else:
            self._send(status, guess_type(name)[0] or "application/octet-stream", body)

    def _send(self, status: HTTPStatus, kind: str, body: bytes, *, location: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        if location:
            self.send_header("Location", location)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002  its name in the standard library
        """Requests are not logged."""


def with_reload_script(page: bytes, version: int) -> bytes:
    """The page with the reload script, and with its Content-Security-Policy extended to allow the requests."""
    script = f'<script src="{RELOAD}" data-version="{version}"></script></body>'.encode()
    page = page.replace(b"default-src 'none'", b"default-src 'none'; connect-src 'self'", 1)
    return page.replace(b"</body>", script, 1)


def serve_site(config: Path, *, port: int, language: str) -> None:
    """Serve until interrupted. Faults in records are printed; raises ClickException for others in the first build."""
    say = words(language)
    site = ServedSite(config, language=language)
    try:
        site.rebuild()
        server = ThreadingHTTPServer(("127.0.0.1", port), partial(Handler, site=site))
    except MkDocsException as fault:
        raise click.ClickException(str(fault)) from fault
    except OSError as fault:
        raise click.ClickException(say("cli.port-taken", port=port)) from fault
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    _print_problems(site.problems, language=language)
    click.echo(say("cli.serving", address=f"http://127.0.0.1:{server.server_address[1]}/"))
    try:
        for changes in _changes(site):
            _update(site, changes)
    except KeyboardInterrupt:
        server.shutdown()


def _changes(site: ServedSite) -> Iterator[set[Path]]:
    """The changed files, one set per change event."""
    options = site.options()
    folders = (options.cases, options.policies, options.vocabulary, options.content, site.config)
    paths = [str(folder) for folder in folders if folder.exists()]
    for changes in watch(*paths, debounce=DEBOUNCE, step=DEBOUNCE, watch_filter=_is_relevant, raise_interrupt=True):
        yield {Path(path) for _, path in changes}


def _is_relevant(_: Change, path: str) -> bool:
    return not Path(path).name.startswith(".") and not path.endswith("~")


def _update(site: ServedSite, changes: set[Path]) -> None:
    """Rebuild the site; on a fault in a setting print it and keep the current site."""
    options = site.options()
    records = all(any(path.is_relative_to(folder) for folder in (options.cases, options.policies)) for path in changes)
    names = ", ".join(sorted(path.name for path in changes))
    try:
        site.update_records() if records else site.rebuild()
    except MkDocsException as fault:
        click.echo(str(fault), err=True)
        return
    broken = any(problem.severity is Severity.ERROR for problem in site.problems)
    click.echo(words(site.language)("cli.broken" if broken else "cli.rebuilt", changed=names))
    _print_problems(site.problems, language=site.language)


def _print_problems(problems: tuple[Problem, ...], *, language: str) -> None:
    if problems:
        click.echo(report(problems, format="text", language=language), nl=False)
