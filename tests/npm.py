"""Takes a folder with a package-lock.json; puts into it what is locked there, and nothing else."""

import subprocess
from pathlib import Path


def install(folder: Path) -> Path:
    """The folder of the packages; they come again only when the lock has changed."""
    modules = folder / "node_modules"
    stamp = modules / ".package-lock.json"
    if not stamp.exists() or stamp.stat().st_mtime < (folder / "package-lock.json").stat().st_mtime:
        subprocess.run(["npm", "ci", "--silent"], cwd=folder, check=True)
        stamp.touch()
    return modules
