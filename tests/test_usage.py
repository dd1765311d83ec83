"""The guide to logs: its log names nobody, and every line that it tells people to type counts what it says."""

from __future__ import annotations

import json
import re
import subprocess
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml

from builder.records.uses import FILE, read_uses
from tests.commands import surroundings
from tests.sites import ROOT

GUIDES = ("USAGE.md", "USAGE.zh.md")
PARK = "/cases/chengdu/ngo-service-park/"
Request = tuple[str, int, str, str]
"""Day, status, address as asked for, and the address of the page that led there."""
REQUESTS: tuple[Request, ...] = (
    ("2026-11-29", 200, "/zh/", "https://www.baidu.com/s?wd=秘密"),
    ("2026-11-29", 200, f"/zh{PARK}?from=secret", "https://casebook.example/zh/"),
    ("2026-11-29", 200, f"/en{PARK}", "https://news.example:8443/a"),
    ("2026-11-30", 200, f"/zh-hant{PARK}", ""),
    ("2026-11-30", 200, "/en/cases/shanghai/npi/", "https://www.baidu.com/"),
    ("2026-11-30", 200, f"/en{PARK}cite/", ""),
    ("2026-11-30", 200, "/assets/casebook.css", "https://casebook.example/zh/"),
    ("2026-11-30", 304, "/zh/", ""),
    ("2026-11-30", 404, "/zh/cases/chengdu/old-name/", "https://blog.example/post?id=7"),
    ("2026-11-30", 404, "/zh/cases/chengdu/old-name/", "https://blog.example/"),
    ("2026-11-30", 404, "/wp-login.php?a=1", ""),
    ("2026-11-30", 200, "/zh/search/?q=secret", "https://casebook.example/zh/"),
)
READ = [request for request in REQUESTS if request[1] == 200]
OWN = "casebook.example"


def path(request: Request) -> str:
    return urlsplit(request[2]).path


def host(request: Request) -> str:
    return urlsplit(request[3]).hostname or "-"


def pages() -> list[Request]:
    return [request for request in READ if path(request).endswith("/")]


def cases() -> list[str]:
    found = (re.search(r"/cases/[^/]+/[^/]+/$", path(request)) for request in READ)
    return [match[0] for match in found if match]


ASKED: tuple[Callable[[], Iterable[str]], ...] = (
    lambda: (request[0] for request in pages()),
    lambda: (path(request).split("/")[1] for request in pages()),
    cases,
    lambda: (host(request) for request in READ if host(request) not in {"-", OWN}),
    lambda: (f"{path(request)} {host(request)}" for request in REQUESTS if request[1] == 404),
)
"""What the commands count, in the order of the guide."""


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def block(name: str, language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", text(name), re.DOTALL)
    assert found
    return found[1]


def commands(name: str, program: str) -> list[str]:
    return re.findall(rf"^    ({program} .*)$", text(name), re.MULTILINE)


def maps(name: str) -> dict[str, str]:
    """The patterns of the nginx block by what they read, as Python writes them."""
    found = re.findall(r'map \$(\w+) \$\w+ \{.*?"~\*?([^"]+)" (?:\$\w+|0); \}', block(name, "nginx"))
    return {variable: pattern.replace("(?<", "(?P<") for variable, pattern in found}


def logged(name: str, request: Request, reader: str = "Mozilla/5.0") -> str:
    """The line that the block of the guide writes of a request, '' for none."""
    day, status, address, origin = request
    patterns = maps(name)
    if not reader or re.search(patterns["http_user_agent"], reader, re.IGNORECASE):
        return ""
    values = {"time_iso8601": f"{day}T08:09:10+08:00", "request_uri": address, "http_referer": origin}
    matches = {key: re.search(patterns[key], value) for key, value in values.items()}
    fields = [match[1] if match else "-" for match in matches.values()]
    return f"{fields[0]} {status} {fields[1]} {fields[2]}"


@pytest.fixture
def folder(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    lines = [logged(request.getfixturevalue("name"), each) for each in REQUESTS]
    (tmp_path / "casebook.log").write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return tmp_path


def run(line: str, folder: Path) -> str:
    done = subprocess.run(
        ["sh", "-c", line], cwd=folder, env=surroundings(), capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    return done.stdout


@pytest.mark.parametrize("name", GUIDES)
def test_every_command_counts_what_it_says(name: str, folder: Path) -> None:
    lines = commands(name, "awk")
    assert len(lines) == len(ASKED)
    for number, (line, asked) in enumerate(zip(lines, ASKED, strict=True)):
        counted = [row.split(" ", 1) for row in run(line, folder).splitlines()]
        pairs = [(key, int(n)) for key, n in counted] if number == 0 else [(key, int(n)) for n, key in counted]
        assert dict(pairs) == Counter(asked()), line
        order = [key for key, _ in pairs] if number == 0 else [-n for _, n in pairs]
        assert order == sorted(order), line


@pytest.mark.parametrize("name", GUIDES)
def test_below_a_path_the_languages_are_the_part_that_the_guide_names(name: str, folder: Path) -> None:
    log = folder / "casebook.log"
    log.write_text(log.read_text("utf-8").replace(" /", " /casebook/"), "utf-8")
    said = run(commands(name, "awk")[1].replace("part[2]", "part[3]"), folder)
    assert {line.split()[1] for line in said.splitlines()} == {"en", "zh", "zh-hant"}


@pytest.mark.parametrize("name", GUIDES)
def test_the_log_names_nobody(name: str) -> None:
    variables = set(re.findall(r"\$(\w+)", block(name, "nginx"))) - {"day", "page", "from"}
    read = {each for each in variables if not each.startswith("casebook_")}
    assert read == {"time_iso8601", "request_uri", "http_referer", "http_user_agent", "status"}
    form = re.search(r'log_format casebook "(.*)";', block(name, "nginx"))
    assert form
    assert form[1] == "$casebook_day $status $casebook_page $casebook_from"
    lines = [logged(name, each) for each in REQUESTS]
    assert not [line for line in lines if re.search(r"secret|秘密|08:09|8443|\?", line)]
    robots = ("Baiduspider/2.0", "Googlebot/2.1", "curl/8", "UptimeMonitor", "")
    assert [logged(name, REQUESTS[0], robot) for robot in robots] == [""] * len(robots)


CADDY = {
    "level": "info",
    "ts": 1796008897.3105385,
    "logger": "http.log.access.log0",
    "msg": "handled request",
    "request": {"proto": "HTTP/1.1", "method": "GET", "host": "casebook.example", "uri": "/zh/search/"},
    "user_id": "",
    "duration": 0.0034,
    "size": 70557,
    "status": 200,
}
"""A line that Caddy 2.6 wrote by the block of the guide."""


@pytest.mark.parametrize("name", GUIDES)
def test_the_log_of_caddy_becomes_the_same_fields(name: str, tmp_path: Path) -> None:
    deleted = re.findall(r"^\t+([\w>]+) delete$", block(name, "caddy"), re.MULTILINE)
    assert {f"request>{part}" for part in ("remote_ip", "client_ip", "remote_port", "headers", "tls")} <= set(deleted)
    assert 'request>uri regexp [?].* ""' in block(name, "caddy")
    other = {"level": "info", "ts": 1, "msg": "no request"}
    (tmp_path / "casebook.json").write_text(f"{json.dumps(CADDY)}\n{json.dumps(other)}\n", "utf-8")
    (line,) = commands(name, "python3")
    run(line, tmp_path)
    assert (tmp_path / "casebook.log").read_text("utf-8") == "2026-11-30 200 /zh/search/ -\n"


@pytest.mark.parametrize("name", GUIDES)
def test_the_example_of_a_use_is_sound(name: str, tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(block(name, "yaml"), "utf-8")
    read = read_uses(tmp_path / FILE, base=tmp_path)
    assert read.problems == ()
    assert len(read.found) == len(yaml.safe_load(block(name, "yaml"))) == 1
