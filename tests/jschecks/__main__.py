"""Checks the theme's scripts: types, how they are written, that a site has what is written; fails on any fault."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from builder.site.frame.scripts import bundle, closures
from tests.npm import install
from tests.theme_scripts import theme_modules

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SCRIPTS = "builder/theme/assets"


def main() -> int:
    modules = install(HERE)
    return max([run.returncode for run in runs(modules)])


def runs(modules: Path) -> Iterator[subprocess.CompletedProcess[str]]:
    """Each check, and what it came to; it prints its findings itself."""
    programs = modules / ".bin"
    yield run([programs / "tsc", "--project", HERE])
    yield run([programs / "eslint", "--config", HERE / "eslint.config.mjs", "--max-warnings", "0", SCRIPTS])
    yield run(["node", HERE / "published.mjs"], given=json.dumps(published()))


def run(command: list[str | Path], *, given: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=ROOT, input=given, text=True, check=False)


def published() -> dict[str, dict[str, str]]:
    """Each script of a site as it is written and as it is published."""
    modules = theme_modules()
    written, dense = closures(modules), bundle(modules)
    return {path: {"written": written[path].decode(), "published": dense[path].decode()} for path in written}


if __name__ == "__main__":
    sys.exit(main())
