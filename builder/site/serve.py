"""`casebook serve`: the site from memory, made anew at every change, broken records included.

Records are framed anew without MkDocs; it runs again when a hand-written page, a setting or the navigation changes.
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
"""Waits until the site has changed, then loads the page anew. In served pages only, never in a built site."""
LONGEST_WAIT = 60.0
DEBOUNCE = 20


class Shown:
    """The site as it is served now. `version` counts up at every change; who waits is told."""

    def __init__(self, config: Path, *, language: str) -> None:
        self.config = config
        self.language = language
        self.files: Mapping[str, bytes] = {}
        self.problems: tuple[Problem, ...] = ()
        self.version = 0
        self.changed = threading.Condition()

    def draw(self) -> None:
        """Everything anew, by MkDocs. Raises MkDocsException when a setting or a hand-written page is faulty."""
        held = run(self.config, purpose=Purpose.HOLD, language=self.language)
        self.built = held.built
        site = held.gathering.site
        self._show(self.built.whole(site), tuple(site.problems))

    def follow(self) -> None:
        """The records anew, in the frames that are there; everything if those do not serve any more."""
        site = pipeline.load(self.config.parent, self.options())
        if self.built.fits(site):
            self._show(self.built.whole(site), site.problems)
        else:
            self.draw()

    def options(self) -> Options:
        """The options of the base, broken records included."""
        return read_options(self.config.parent, self.config, keep_going=True)

    def wait(self, seen: str) -> None:
        """Return when there is a newer version than the one seen, or after a while."""
        with self.changed:
            self.changed.wait_for(lambda: str(self.version) != seen, timeout=LONGEST_WAIT)

    def _show(self, files: Mapping[str, bytes], problems: tuple[Problem, ...]) -> None:
        with self.changed:
            self.files, self.problems = files, problems
            self.version += 1
            self.changed.notify_all()


class Handler(BaseHTTPRequestHandler):
    """Files from memory; a folder is its index.html; all else is 404.html."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: object, shown: Shown) -> None:
        self.shown = shown
        super().__init__(*arguments)  # type: ignore[arg-type]  # what the server passes on

    def do_GET(self) -> None:
        """One file."""
        url = urlsplit(self.path)
        if url.path == WAIT:
            self.shown.wait(url.query)
            self._send(HTTPStatus.OK, "text/plain", str(self.shown.version).encode())
        elif url.path == RELOAD:
            self._send(HTTPStatus.OK, "text/javascript", SCRIPT.encode())
        else:
            self._file(unquote(url.path).lstrip("/"))

    def _file(self, path: str) -> None:
        files = self.shown.files
        if path and not path.endswith("/") and f"{path}/index.html" in files:
            self._send(HTTPStatus.MOVED_PERMANENTLY, "text/plain", b"", location=f"/{path}/")
            return
        name = f"{path}index.html" if not path or path.endswith("/") else path
        status = HTTPStatus.OK if name in files else HTTPStatus.NOT_FOUND
        body = files.get(name, files.get("404.html", b""))
        if status is HTTPStatus.NOT_FOUND or name.endswith(".html"):
            self._send(status, "text/html; charset=utf-8", following(body, self.shown.version))
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
        """Requests are no news."""


def following(page: bytes, version: int) -> bytes:
    """A page that loads itself anew when the site changes: one script, and leave for it to ask this server."""
    script = f'<script src="{RELOAD}" data-version="{version}"></script></body>'.encode()
    page = page.replace(b"default-src 'none'", b"default-src 'none'; connect-src 'self'", 1)
    return page.replace(b"</body>", script, 1)


def serve_site(config: Path, *, port: int, language: str) -> None:
    """Serve until interrupted. The first build must succeed but for faults in records, which are shown."""
    say = words(language)
    shown = Shown(config, language=language)
    try:
        shown.draw()
        server = ThreadingHTTPServer(("127.0.0.1", port), partial(Handler, shown=shown))
    except MkDocsException as fault:
        raise click.ClickException(str(fault)) from fault
    except OSError as fault:
        raise click.ClickException(say("cli.port-taken", port=port)) from fault
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    _tell(shown.problems, language=language)
    click.echo(say("cli.serving", address=f"http://127.0.0.1:{server.server_address[1]}/"))
    try:
        for changes in _changes(shown):
            _update(shown, changes)
    except KeyboardInterrupt:
        server.shutdown()


def _changes(shown: Shown) -> Iterator[set[Path]]:
    """The files that changed, each time some did."""
    options = shown.options()
    folders = (options.cases, options.policies, options.vocabulary, options.content, shown.config)
    watched = [str(folder) for folder in folders if folder.exists()]
    for changes in watch(*watched, debounce=DEBOUNCE, step=DEBOUNCE, watch_filter=_matters, raise_interrupt=True):
        yield {Path(path) for _, path in changes}


def _matters(_: Change, path: str) -> bool:
    return not Path(path).name.startswith(".") and not path.endswith("~")


def _update(shown: Shown, changes: set[Path]) -> None:
    """Make the site anew; a fault in a setting leaves what is shown and says so."""
    options = shown.options()
    records = all(any(path.is_relative_to(f) for f in (options.cases, options.policies)) for path in changes)
    names = ", ".join(sorted(path.name for path in changes))
    try:
        shown.follow() if records else shown.draw()
    except MkDocsException as fault:
        click.echo(str(fault), err=True)
        return
    broken = any(problem.severity is Severity.ERROR for problem in shown.problems)
    click.echo(words(shown.language)("cli.broken" if broken else "cli.rebuilt", changed=names))
    _tell(shown.problems, language=shown.language)


def _tell(problems: tuple[Problem, ...], *, language: str) -> None:
    if problems:
        click.echo(report(problems, format="text", language=language), nl=False)
