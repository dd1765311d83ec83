"""Unpacking: takes the zip of a release and a site, puts the frozen site into that, with links to its present pages."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Collection, Iterator
from pathlib import Path

from builder.records.model.release import FOLDER, Release, zip_name
from builder.site.archive.zip_file import digest_of_file
from builder.site.publish.manifest import MANIFEST, digest_of, digests_of, manifest
from builder.site.release.frozen_page import led_to_present


class UnpackError(Exception):
    """A zip that is not that of a release. code: of the message. path: of the zip, or within it."""

    def __init__(self, code: str, path: str) -> None:
        super().__init__(code, path)
        self.code, self.path = code, path


def verified(archive: Path, release: Release) -> Path:
    """A zip whose digest is the one that the base keeps. Raises UnpackError, OSError."""
    if digest_of_file(archive) != release.sha256:
        raise UnpackError("other-zip", str(archive))
    return archive


def unpack(archive: Path, site: Path, release: str) -> int:
    """Write the frozen site of a release into the folder of releases of a site, in place of an earlier one, with the
    zip itself and a manifest. Gives the number of files. Raises UnpackError, OSError.

    Another folder of its name is never replaced.
    """
    target = site / FOLDER / release
    if target.is_symlink() or (target.exists() and not (target / MANIFEST).is_file()):
        raise UnpackError("foreign", str(target))
    new = target.with_name(f".{release}.new")
    shutil.rmtree(new, ignore_errors=True)
    try:
        digests = _written(new, _files(archive, release, _present(site)))
        if target.exists():
            shutil.rmtree(target)
        new.replace(target)
    finally:
        shutil.rmtree(new, ignore_errors=True)
    return len(digests)


def _written(folder: Path, files: Iterator[tuple[str, bytes]]) -> dict[str, str]:
    """Write files and their manifest. Gives their digests."""
    digests = {}
    for path, data in files:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
        digests[path] = digest_of(data)
    (folder / MANIFEST).write_bytes(manifest(digests))
    return digests


def _present(site: Path) -> Collection[str] | None:
    """The paths of the present site; None where the folder is none."""
    return digests_of(site).keys() if (site / MANIFEST).is_file() else None


def _files(archive: Path, release: str, there: Collection[str] | None) -> Iterator[tuple[str, bytes]]:
    """The files of the zip by their paths below the frozen site, and the zip."""
    top = zip_name(release).removesuffix(".zip") + "/"
    try:
        with zipfile.ZipFile(archive) as file:
            for name in file.namelist():
                path = name.removeprefix(top)
                if path == name or {"", ".", ".."} & set(path.split("/")) or "\\" in path:
                    raise UnpackError("bad-path", name)
                data = file.read(name)
                if path.endswith(".html"):
                    data = led_to_present(data.decode(), f"{FOLDER}/{release}/{path}", there).encode()
                yield path, data
    except zipfile.BadZipFile as fault:
        raise UnpackError("no-zip", str(archive)) from fault
    yield zip_name(release), archive.read_bytes()
