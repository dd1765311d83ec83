"""A base in three editions that says where its site will stand, in a repository with days that are known."""

from __future__ import annotations

import subprocess
from pathlib import Path

from builder.config import CONFIG
from tests.three_editions import three_editions

SITE_URL = "https://casebook.example/base/"
HOUSE = "cases/hill/seed-house"
CREATED, CHANGED = "2026-03-04", "2026-05-06"


def git(folder: Path, *words: str, day: str) -> None:
    stamp = f"{day}T12:00:00Z"
    names = ["-c", "user.name=A", "-c", "user.email=a@b.example", "-c", "commit.gpgsign=false"]
    variables = {"GIT_AUTHOR_DATE": stamp, "GIT_COMMITTER_DATE": stamp}
    subprocess.run(["git", *names, *words], cwd=folder, env=variables, check=True, capture_output=True)


def add_line(path: Path) -> None:
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")


def with_address(folder: Path) -> Path:
    """A base in three editions that says where it stands; in git, the house changed later than all else."""
    base = three_editions(folder)
    settings = (base / CONFIG).read_text(encoding="utf-8").replace("site_url: ''", f"site_url: {SITE_URL}")
    codes = "      verification: {baidu: codeva-X1y2Z3, bing: 0A1B, google: '', so360: ab-12, sogou: 'x=y_z'}\n"
    (base / CONFIG).write_text(settings + codes, encoding="utf-8")
    (base / ".gitignore").write_text("site\n.site.*\n", encoding="utf-8")
    git(base, "init", "-q", day=CREATED)
    git(base, "add", ".", day=CREATED)
    git(base, "commit", "-qm", "Begin", day=CREATED)
    add_line(base / f"{HOUSE}.yml")
    git(base, "commit", "-qam", "Change the house", day=CHANGED)
    return base
