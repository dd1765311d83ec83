"""Commands of this environment, each started as a user would; tests/forked.py runs those of the casebook faster."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def surroundings(**variables: str) -> dict[str, str]:
    """The variables of a command: ours without a site's address, and these."""
    kept = {key: value for key, value in os.environ.items() if key not in {"SITE_URL", "REPO_URL"}}
    return {**kept, "NO_MKDOCS_2_WARNING": "1", "LC_ALL": "C.UTF-8", **variables}


def command(*words: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """A command of this environment, run in a folder."""
    return subprocess.run(
        [Path(sys.executable).with_name(words[0]), *words[1:]],
        cwd=folder,
        env=surroundings(**variables),
        capture_output=True,
        text=True,
        check=False,
    )
