"""Takes a built site, gives the HTML errors that the Nu checker (the W3C's) finds on its pages."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tests.sitechecks.finding import Finding

CHECK = "HTML errors"


def check(site: Path, jar: Path) -> Iterator[Finding]:
    # A larger stack: the checker recurses where a page nests.
    command = [
        "java",
        "-Xss4m",
        "-Xmx1g",
        "-jar",
        str(jar),
        "--skip-non-html",
        "--format",
        "json",
        "--exit-zero-always",
    ]
    run = subprocess.run([*command, str(site)], capture_output=True, text=True, encoding="utf-8", check=True)
    for message in json.loads(run.stderr)["messages"]:
        if message["type"] != "info":
            yield Finding(CHECK, _page(message.get("url", ""), site), _wording(message))


def _page(url: str, site: Path) -> str:
    path = Path(unquote(urlsplit(url).path))
    return path.relative_to(site.resolve()).as_posix() if path.is_relative_to(site.resolve()) else url


def _wording(message: dict[str, object]) -> str:
    return f"line {message.get('lastLine', '?')}: {message.get('message', '')}"
