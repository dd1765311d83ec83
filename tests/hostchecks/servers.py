"""Real nginx, Apache and Caddy on this machine only: takes the settings that the program printed, runs the server."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from tests.sites import ROOT

HERE = "127.0.0.1"
PATIENCE = 20
"""Seconds until a server answers."""
APACHE_MODULES = (Path("/usr/lib/apache2/modules"), Path("/usr/libexec/apache2"), Path("/usr/lib/httpd/modules"))
MODULES = (
    *("mpm_event", "authz_core", "unixd", "alias", "deflate", "dir", "filter", "headers", "mime", "rewrite"),
    "autoindex",
)
"""What a usual host has on; mod_autoindex, so that a folder without a page is seen to stay closed or not."""
NGINX = """\
{user}
daemon off;
pid {folder}/pid;
error_log {folder}/log;
events {{ }}
http {{
    access_log off;
    client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;
    uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
    include {folder}/site.conf;
}}
"""
APACHE = """\
ServerRoot "{folder}"
PidFile "{folder}/pid"
ErrorLog "{folder}/log"
Listen {host}:{port}
ServerName {host}
{modules}
TypesConfig "{folder}/mime.types"
{place}
<Directory "{site}">
    AllowOverride All
    Require all granted
</Directory>
"""
LOAD = "<IfModule !{name}_module>\nLoadModule {name}_module {modules}/mod_{name}.so\n</IfModule>"
CADDY = "{{\n\tadmin off\n\tauto_https off\n}}\n{text}"


def program(name: str) -> str:
    """The path of a server or a program that uploads, which .ci/tool finds or installs. Ends with its line if not."""
    found = subprocess.run([ROOT / ".ci/tool", name], stdout=subprocess.PIPE, text=True, check=False)
    return found.stdout.strip() if found.returncode == 0 else sys.exit(1)


class ServerError(Exception):
    """A server that does not take its settings, or does not answer."""


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as taken:
        taken.bind((HERE, 0))
        return int(taken.getsockname()[1])


def run(*command: str | Path, **variables: str) -> None:
    """Run a program that looks through settings. Raises ServerError with what it says."""
    done = subprocess.run(command, env={**os.environ, **variables}, capture_output=True, text=True, check=False)
    if done.returncode or "[warn]" in done.stderr:
        raise ServerError(done.stdout + done.stderr)


def nginx_command(text: str, folder: Path, site: Path, address: str) -> list[str]:
    """nginx with a printed server block, which it has looked through."""
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "site.conf").write_text(text, encoding="utf-8")
    (folder / "nginx.conf").write_text(NGINX.format(user=user, folder=folder), encoding="utf-8")
    command = [program("nginx"), "-e", f"{folder}/log", "-p", str(folder), "-c", f"{folder}/nginx.conf"]
    run(*command, "-t", "-q")
    return command


def apache_command(text: str, folder: Path, site: Path, address: str) -> list[str]:
    """Apache with a printed .htaccess in the folder of the site."""
    parts = urlsplit(address)
    modules = next(path for path in APACHE_MODULES if path.is_dir())
    lines = [LOAD.format(name=name, modules=modules) for name in MODULES]
    if os.geteuid() == 0:
        lines += ["User nobody", "Group nogroup"]
    place = f'DocumentRoot "{site}"' if parts.path == "/" else f'Alias {parts.path[:-1]} "{site}"'
    values = {"folder": folder, "host": HERE, "port": parts.port, "modules": "\n".join(lines), "place": place}
    (site / ".htaccess").write_text(text, encoding="utf-8")
    (folder / "mime.types").write_text("application/gzip gz\napplication/x-stuff csv\n", encoding="utf-8")
    (folder / "httpd.conf").write_text(APACHE.format(site=site, **values), encoding="utf-8")
    command = [program("apache"), "-d", str(folder), "-f", f"{folder}/httpd.conf"]
    run(*command, "-t")
    return [*command, "-DFOREGROUND"]


def caddy_command(text: str, folder: Path, site: Path, address: str) -> list[str]:
    """Caddy with a printed Caddyfile, which it has looked through."""
    path = folder / "Caddyfile"
    path.write_text(CADDY.format(text=text), encoding="utf-8")
    caddy = program("caddy")
    run(caddy, "validate", "--adapter", "caddyfile", "--config", path)
    return [caddy, "run", "--adapter", "caddyfile", "--config", str(path)]


COMMANDS: Mapping[str, Callable[[str, Path, Path, str], list[str]]] = {
    "nginx": nginx_command,
    "apache": apache_command,
    "caddy": caddy_command,
}


@contextmanager
def server(name: str, text: str, folder: Path, site: Path, address: str) -> Iterator[None]:
    """A server with these settings, for as long as the block lasts. folder: empty, for its own files. site: what it
    serves. address: where. Raises ServerError.
    """
    folder.mkdir()
    command = COMMANDS[name](text, folder, site, address)
    surroundings = {**os.environ, "HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    with (folder / "said").open("wb") as said:
        process = subprocess.Popen(command, stdout=said, stderr=said, env=surroundings)
        try:
            wait(process, urlsplit(address).port or 80, folder)
            yield
        finally:
            process.terminate()
            process.wait(PATIENCE)


def wait(process: subprocess.Popen[bytes], port: int, folder: Path) -> None:
    """Until the server answers."""
    end = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < end:
        with socket.socket() as connection:
            if connection.connect_ex((HERE, port)) == 0:
                return
        time.sleep(0.02)
    logs = (folder / name for name in ("said", "log"))
    raise ServerError("\n".join(log.read_text(encoding="utf-8") for log in logs if log.is_file()))
