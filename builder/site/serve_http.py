"""The server of `casebook serve`: takes requests, gives files from memory, with what is wrong on top."""

from __future__ import annotations

import sys
from functools import partial
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from urllib.parse import SplitResult, quote, unquote, urlsplit

from builder.language.words import words
from builder.site.served_site import ServedSite

ADDRESS = "127.0.0.1"
NAMES = ("localhost", ADDRESS, "[::1]")
"""The names by which this machine calls itself. A page of another site could reach the server by a name of its own
that it lets lead here (DNS rebinding), and read unpublished records."""
WAIT = "/_casebook/wait"
RELOAD = "/_casebook/reload.js"
STYLE = "/_casebook/fault.css"
SCRIPT = f"""(async () => {{
  try {{ await fetch("{WAIT}?" + document.currentScript?.dataset.version); location.reload(); }} catch {{ }}
}})();
"""
"""Waits until the site has changed, then reloads the page. In served pages only, never in a built site."""
FAULT_STYLE = """\
.casebook-fault { position: relative; z-index: 9; margin: 0; padding: .75rem 1rem; border-bottom: 3px solid #b00020;
  background: #fff; color: #111; font: 1rem/1.5 system-ui, sans-serif; }
.casebook-fault pre { margin: .5rem 0 0; max-height: 40vh; overflow: auto; white-space: pre-wrap; }
"""
EMPTY_PAGE = b"<!doctype html><html><head><meta charset=utf-8><title>casebook</title></head><body></body></html>"
"""The page before the first site could be drawn."""


class Server(ThreadingHTTPServer):
    """One thread a request; a reader who goes away is no fault."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a connection that broke off."""
        if not isinstance(sys.exc_info()[1], ConnectionError | TimeoutError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # what the server passes on


def new_server(site: ServedSite, port: int) -> Server:
    """A server on this machine alone. Raises OSError for a port that cannot be had."""
    return Server((ADDRESS, port), partial(Handler, site=site))


class Handler(BaseHTTPRequestHandler):
    """Serves files from memory; index.html for a folder, 404.html for an unknown path."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: object, site: ServedSite) -> None:
        self.site = site
        super().__init__(*arguments)  # type: ignore[arg-type]  # what the server passes on

    def do_HEAD(self) -> None:
        """Answer as to GET, without the body."""
        self.do_GET()

    def do_GET(self) -> None:
        """Serve one file."""
        try:
            url = urlsplit(self.path)
        except ValueError:
            self._send(HTTPStatus.BAD_REQUEST, "text/plain", b"")
            return
        if not self._is_for_us(url):
            self._send(HTTPStatus.MISDIRECTED_REQUEST, "text/plain", b"This server answers for localhost only.\n")
        elif url.path == WAIT:
            if self.command != "HEAD":
                self.site.wait(url.query)
            self._send(HTTPStatus.OK, "text/plain", str(self.site.version).encode())
        elif url.path in (RELOAD, STYLE):
            kind, text = ("javascript", SCRIPT) if url.path == RELOAD else ("css", FAULT_STYLE)
            self._send(HTTPStatus.OK, f"text/{kind}", text.encode())
        else:
            self._file(unquote(url.path).lstrip("/"))

    def _is_for_us(self, url: SplitResult) -> bool:
        """Whether a request is for this machine by a name of its own, with the server's port."""
        hosts = [*self.headers.get_all("Host", []), *([url.netloc] if url.netloc and url.scheme else [])]
        port = self.connection.getsockname()[1]
        names = {f"{name}:{port}" for name in NAMES} | (set(NAMES) if port == 80 else set())
        return bool(hosts) and all(host.strip().lower() in names for host in hosts)

    def _file(self, path: str) -> None:
        version, is_empty = self.site.version, not self.site.files
        name = f"{path}index.html" if not path or path.endswith("/") else path
        if "." not in name.rpartition("/")[2] and self.site.file(f"{name}/index.html")[0] is not None:
            self._send(HTTPStatus.MOVED_PERMANENTLY, "text/plain", b"", location=f"/{quote(path)}/")
            return
        data, fault = self.site.file(name)
        status = HTTPStatus.NOT_FOUND if data is None else HTTPStatus.OK
        if data is None or name.endswith(".html"):
            page = data or self.site.file("404.html")[0] or EMPTY_PAGE
            served = with_reload_script(with_fault(page, fault, self.site.language), version)
            self._send(HTTPStatus.SERVICE_UNAVAILABLE if is_empty else status, "text/html; charset=utf-8", served)
        else:
            self._send(status, guess_type(name)[0] or "application/octet-stream", data)

    def _send(self, status: HTTPStatus, kind: str, body: bytes, *, location: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        if location:
            self.send_header("Location", location)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002  its name in the standard library
        """Requests are not logged."""


def with_reload_script(page: bytes, version: int) -> bytes:
    """The page with the reload script, and with its Content-Security-Policy extended to allow the requests."""
    script = f'<script src="{RELOAD}" data-version="{version}"></script></body>'.encode()
    page = page.replace(b"default-src 'none'", b"default-src 'none'; connect-src 'self'", 1)
    return script.join(page.rsplit(b"</body>", 1))


def with_fault(page: bytes, fault: str, language: str) -> bytes:
    """The page with what is wrong at its top; as it is if nothing is."""
    if not fault:
        return page
    say = words(language)
    heading, text = escape(say("cli.fault")), escape(fault)
    section = f'<section class="casebook-fault" role="alert"><strong>{heading}</strong><pre>{text}</pre></section>'
    start = page.find(b">", page.find(b"<body")) + 1
    head = f'<link rel="stylesheet" href="{STYLE}"></head>'.encode()
    return (page[:start] + section.encode() + page[start:]).replace(b"</head>", head, 1)
