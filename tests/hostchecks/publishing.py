"""Publishing to a host: runs .ci/publish-to-host with a real rsync, onto this machine and over SSH to a server of its
own, and gives what is not as it should be.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from getpass import getuser
from pathlib import Path

from builder.site.publish.manifest import MANIFEST, digest_of, manifest
from tests.hostchecks.servers import HERE, free_port, program, wait
from tests.sites import ROOT, tree

SSHD = """\
Port {port}
ListenAddress {host}
HostKey {folder}/host
AuthorizedKeysFile {folder}/mine.pub
PidFile none
UsePAM no
StrictModes no
PasswordAuthentication no
PermitRootLogin prohibit-password
Subsystem sftp internal-sftp
"""


A_SECOND = 1.05
"""What is published is named by its second."""


@dataclass(frozen=True)
class Place:
    """A place on a host. target: as the script takes it. folder: the same on this machine. variables: of the script."""

    target: str
    folder: Path
    variables: dict[str, str]

    @property
    def shown(self) -> Path:
        """What a server shows."""
        return self.folder / "current"

    def publish(self, site: Path) -> subprocess.CompletedProcess[str]:
        """Publish a site, in a second of its own."""
        time.sleep(A_SECOND)
        command = (ROOT / ".ci/publish-to-host", site, self.target)
        environment = {**os.environ, **self.variables}
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def small_site(folder: Path, **texts: str) -> Path:
    """A site of a few files with its manifest, in place of what was there."""
    shutil.rmtree(folder, ignore_errors=True)
    files = {"index.html": "<h1>Home</h1>", ".htaccess": "# none", "en/a b.html": "A", **texts}
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    digests = {path: digest_of(text.encode()) for path, text in files.items()}
    (folder / MANIFEST).write_bytes(manifest(digests))
    return folder


def three_times(place: Place, folder: Path) -> Iterator[str]:
    """The newest is shown, whole; the last two stay; what is the same is one file, with the time that it had."""
    stamps = []
    for number in ("1", "2", "3"):
        site = small_site(folder / "site", changing=number)
        done = place.publish(site)
        if done.returncode:
            yield f"{place.target}: {done.stderr}"
            return
        if tree(place.shown.resolve()) != tree(site):
            yield f"{place.target}: not the files of the site after {number}"
        stamps.append((place.shown / "index.html").stat())
    releases = sorted(path.name for path in (place.folder / "releases").iterdir())
    if len(releases) != 2 or place.shown.resolve().name != releases[-1]:
        yield f"{place.target}: {releases}, of which {place.shown.resolve().name} is shown"
    if len({(each.st_ino, each.st_mtime_ns) for each in stamps}) != 1:
        yield f"{place.target}: a file that did not change was written again"
    if (place.folder / "releases" / releases[0] / "changing").read_text(encoding="utf-8") != "2":
        yield f"{place.target}: the site before is not what it was"
    if stamps[-1].st_mode & 0o777 != 0o644 or place.shown.resolve().stat().st_mode & 0o777 != 0o755:
        yield f"{place.target}: a server could not read it"


def damaged(place: Place, folder: Path) -> Iterator[str]:
    """What does not arrive whole is never shown, and the next one goes through."""
    before = place.shown.resolve()
    site = small_site(folder / "site", changing="4")
    (site / "changing").write_text("5", encoding="utf-8")
    done = place.publish(site)
    if done.returncode == 0 or place.shown.resolve() != before:
        yield f"{place.target}: a damaged site is shown"
    if place.publish(small_site(folder / "site", changing="6")).returncode or place.shown.resolve() == before:
        yield f"{place.target}: after a damaged site none can be published"
    if list((place.folder / "releases").glob("*.part")):
        yield f"{place.target}: pieces are left"


def never_missing(place: Place, folder: Path) -> Iterator[str]:
    """At every moment there is a site, the old one or the new one."""
    page, sizes = place.shown / "changing", set()
    time.sleep(A_SECOND)
    process = subprocess.Popen(
        [ROOT / ".ci/publish-to-host", small_site(folder / "site", changing="seven"), place.target],
        env={**os.environ, **place.variables},
        stdout=subprocess.DEVNULL,
    )
    while process.poll() is None:
        try:
            sizes.add(len(page.read_bytes()))
        except FileNotFoundError:
            yield f"{place.target}: for a moment there was no site"
    if process.returncode or not sizes <= {1, 5} or 1 not in sizes or page.read_bytes() != b"seven":
        yield f"{place.target}: {process.returncode}, {sizes}"


def folder_in_the_way(place: Place, folder: Path) -> Iterator[str]:
    """A folder of somebody else's where the link would be stays as it is."""
    other = replace(place, target=f"{place.target}-other", folder=place.folder.with_name(f"{place.folder.name}-other"))
    other.shown.mkdir(parents=True)
    (other.shown / "theirs").touch()
    done = other.publish(small_site(folder / "site"))
    if done.returncode == 0 or "is no link" not in done.stderr or not (other.shown / "theirs").is_file():
        yield f"{other.target}: {done.returncode} {done.stderr}"


CHECKS: tuple[Callable[[Place, Path], Iterator[str]], ...] = (three_times, damaged, never_missing, folder_in_the_way)


def another_host(place: Place, folder: Path) -> Iterator[str]:
    """A host with another key than the one that is known is given nothing."""
    known = folder / "known-otherwise"
    key = (folder / "mine.pub").read_text(encoding="utf-8").split()
    known.write_text(f"[{HERE}]:{place.variables['CASEBOOK_SSH_PORT']} {key[0]} {key[1]}\n", encoding="utf-8")
    before = place.shown.resolve()
    done = replace(place, variables={**place.variables, "CASEBOOK_KNOWN_HOSTS": str(known)}).publish(folder / "site")
    if done.returncode == 0 or not re.search("host key", done.stderr, re.IGNORECASE):
        yield f"{place.target}: {done.returncode} {done.stderr}"
    if place.shown.resolve() != before:
        yield f"{place.target}: published to a host that is not known"


def mirrored(place: Place, folder: Path) -> Iterator[str]:
    """Where there is SFTP alone, the line in HOSTING.md brings what is new and takes away what is gone."""
    [line] = re.findall(r"^    lftp (.*)$", (ROOT / "HOSTING.md").read_text(encoding="utf-8"), re.MULTILINE)
    target, known = folder / "htdocs", place.variables["CASEBOOK_KNOWN_HOSTS"]
    ssh = f"ssh -a -x -F none -o UserKnownHostsFile={known} -o StrictHostKeyChecking=yes -i {folder}/mine"
    _, commands, address = shlex.split(line.replace("/htdocs", str(target)))
    address = address.replace("deploy@example.org", f"{getuser()}@{HERE}:{place.variables['CASEBOOK_SSH_PORT']}")
    for texts in ({"old.html": "old", "changing": "1"}, {"new.html": "new", "changing": "22"}):
        time.sleep(A_SECOND)  # A file of the same length and second is taken to be the same.
        site = small_site(folder / "site", **texts)
        words = [program("lftp"), "-e", f'set sftp:connect-program "{ssh}"; {commands}', address]
        done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False, timeout=60)
        if done.returncode or not target.is_dir() or tree(target) != tree(site):
            yield f"lftp: {done.returncode} {done.stderr}"


@contextmanager
def ssh_host(folder: Path) -> Iterator[Place]:
    """This machine as a host that is reached by SSH, by a server with keys of its own."""
    port = free_port()
    for name in ("host", "mine"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder / name], check=True)
    key = (folder / "host.pub").read_text(encoding="utf-8").split()
    (folder / "known").write_text(f"[{HERE}]:{port} {key[0]} {key[1]}\n", encoding="utf-8")
    (folder / "sshd_config").write_text(SSHD.format(port=port, host=HERE, folder=folder), encoding="utf-8")
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)  # Where a server that is run by root locks itself in.
    names = {"CASEBOOK_KNOWN_HOSTS": "known", "CASEBOOK_SSH_KEY": "mine"}
    variables = {name: str(folder / path) for name, path in names.items()} | {"CASEBOOK_SSH_PORT": str(port)}
    command = [program("sshd"), "-D", "-e", "-f", str(folder / "sshd_config")]
    with (folder / "said").open("wb") as said:
        process = subprocess.Popen(command, stdout=said, stderr=said)
        try:
            wait(process, port, folder)
            yield Place(f"{getuser()}@{HERE}:{folder}/books", folder / "books", variables)
        finally:
            process.terminate()
            process.wait()


def publish_everywhere(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """What is wrong, by the way."""
    program("rsync")
    (folder / "here").mkdir(parents=True)
    here = Place(f"{folder}/here/books", folder / "here" / "books", {})
    yield "rsync onto this machine", [fault for check in CHECKS for fault in check(here, folder / "here")]
    (folder / "ssh").mkdir()
    with ssh_host(folder / "ssh") as place:
        checks = (*CHECKS, another_host, mirrored)
        yield "rsync over SSH, and SFTP", [fault for check in checks for fault in check(place, folder / "ssh")]
