"""Sites as a host has them: one at the root, one below a path, each with a record that has moved."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from builder.config import CONFIG
from tests.commands import command
from tests.hostchecks.servers import HERE, free_port
from tests.sites import copy_of_this_base
from tests.three_editions import three_editions

MOVED = "cases/chengdu/ngo-service-park.yml"


@dataclass(frozen=True)
class Served:
    """A built site in its base, and what the checks have to know of it.

    moved: the old and the present address of a record, below the site. record: one that a word finds. compared: the ids
    of two cases.
    """

    base: Path
    address: str
    moved: tuple[str, str]
    record: str
    word: str
    compared: tuple[str, str]
    is_precompressed: bool

    @property
    def site(self) -> Path:
        """Its folder."""
        return self.base / "site"


def at_root(folder: Path) -> Served:
    """The small base with odd records, at the root of a host."""
    base = three_editions(folder)
    moved = ("zh/cases/hill/old-house/", "zh/cases/lake/old-raft/")
    compared = ("hill/seed-house", "lake/boat-school")
    return built(Served(base, f"http://{HERE}:{free_port()}/", moved, "cases/hill/seed-house", "seed", compared, False))


def below_path(folder: Path) -> Served:
    """This base, below a path, with its texts compressed."""
    folder.mkdir()
    base = copy_of_this_base(folder)
    record = base / MOVED
    record.write_text(f"formerly: [chengdu/old-park]\n{record.read_text(encoding='utf-8')}", encoding="utf-8")
    moved = ("zh-hant/cases/chengdu/old-park/", f"zh-hant/{MOVED.removesuffix('.yml')}/")
    address = f"http://{HERE}:{free_port()}/books/casebook/"
    compared = ("chengdu/ngo-service-park", "shanghai/npi")
    return built(Served(base, address, moved, "cases/shanghai/npi", "NPI", compared, True))


def built(served: Served) -> Served:
    """The same, built for its address, with compressed twins if it is to have them."""
    settings = served.base / CONFIG
    lines = settings.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith("site_url:")]
    text = "".join((f"site_url: {served.address}\n", *kept))
    if served.is_precompressed:
        text = text.replace("  - casebook:\n", "  - casebook:\n      precompress: true\n")
    settings.write_text(text, encoding="utf-8")
    done = command("casebook", "build", folder=served.base)
    if done.returncode:
        raise RuntimeError(done.stdout + done.stderr)
    served.base.parent.chmod(0o755)
    return served


def printed(served: Served, host: str) -> str:
    """What `casebook headers` prints for a host that has the site in its own folder."""
    done = command("casebook", "headers", "--for", host, "--folder", str(served.site), folder=served.base)
    if done.returncode:
        raise RuntimeError(done.stdout + done.stderr)
    return done.stdout
