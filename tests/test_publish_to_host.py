"""What .ci/publish-to-host refuses before it begins. With a real rsync and SSH: tests/hostchecks/publishing.py."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.sites import ROOT


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """What looks like a site."""
    folder = tmp_path / "site"
    folder.mkdir()
    for name in ("index.html", "SHA256SUMS"):
        (folder / name).touch()
    return folder


def refusal(*words: str | Path, **variables: str) -> str:
    """The one line that is said, when it ends before it has begun."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("CASEBOOK_")}
    command = [ROOT / ".ci/publish-to-host", *words]
    done = subprocess.run(command, env={**kept, **variables}, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    [line] = done.stderr.splitlines()
    return line


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("relative/folder", "no folder"),
        ("/srv/a b", "no folder"),
        ("/srv/$(id)", "no folder"),
        ("a@b.example:/srv/x;id", "no folder"),
        ("a@b.example:~/x", "no folder"),
        ("b.example:/srv/x", "USER@HOST"),
        ("-oProxyCommand=id@b:/srv/x", "USER@HOST"),
        ("a@-b.example:/srv/x", "USER@HOST"),
        ("a@b.example:/srv/x", "CASEBOOK_KNOWN_HOSTS"),
    ],
)
def test_what_could_mean_something_to_a_shell_is_refused(site: Path, target: str, said: str) -> None:
    assert said in refusal(site, target)


def test_an_empty_list_of_known_hosts_is_none(site: Path, tmp_path: Path) -> None:
    (tmp_path / "known").touch()
    assert "names no file" in refusal(site, "a@b.example:/srv/x", CASEBOOK_KNOWN_HOSTS=str(tmp_path / "known"))
    known = {"CASEBOOK_KNOWN_HOSTS": str(tmp_path / "known"), "CASEBOOK_SSH_PORT": "22;id"}
    assert "no port" in refusal(site, "a@b.example:/srv/x", **known)


def test_only_a_built_site_is_published(site: Path, tmp_path: Path) -> None:
    (site / "SHA256SUMS").unlink()
    assert "no built site" in refusal(site, tmp_path / "place")
    assert "usage" in refusal(site)
    assert not (tmp_path / "place").exists()
