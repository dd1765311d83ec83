"""Runs the command as a user whom rights keep out: tests may run as root, who otherwise reads and writes everything."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PR_CAPBSET_DROP = 24
BYPASSES = (1, 2)
"""CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH, capabilities(7): without them root is bound by rights as its owner is."""

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="rights are taken by prctl(2)")


def casebook(*words: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """A command of the casebook in a folder, bound by rights."""
    surroundings = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "LC_ALL": "C", "PYTHONPATH": str(ROOT), **variables}
    surroundings |= {"PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [sys.executable, "-m", "builder", *words],
        env=surroundings,
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=_without_bypasses if os.geteuid() == 0 else None,
    )


def _without_bypasses() -> None:
    libc = ctypes.CDLL(None)
    for capability in BYPASSES:
        libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)
