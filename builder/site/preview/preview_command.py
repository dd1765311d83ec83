"""`casebook preview`: takes a base and what it was, gives a folder with the pages that differ and what they show.

Both states are built at one place, the later one with the state of the earlier: it draws what the change touches. Each
is built by a process of its own, as `casebook build` does; nothing of a base is run here.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote

import click

from builder.config import CONFIG
from builder.language.languages import BUILT_IN
from builder.language.words import words
from builder.site.preview import summary
from builder.site.preview.changes import Changes, changes, title
from builder.site.preview.states import Folders, NoStateError, Revisions, states
from builder.site.publish.manifest import digests_of
from builder.site.publish.places import sibling
from builder.site.sitemap import OWN_FILE
from builder.site.unlisted import unlisted

WORK, NEW = "work", "new"
"""The kinds of the hidden folders beside a preview. In WORK both states are built; it makes the next preview faster."""
CHANGES = "changes.json"
"""The name of the list of pages that differ, as data."""
MARK = ".casebook-preview"
"""The name of an empty file in a preview, without which no folder is replaced."""
NOT_NEEDED = re.compile(rf"assets/(search|compare)/(?!said/)|{OWN_FILE.pattern}")
"""Data that no page needs to look right and that grow with the base; and what invites search engines."""
_SHOWN = re.compile(r'\ssrc="([^":?#]+)"')


def preview(base: Path, against: str, output: Path, *, language: str) -> int:
    """Write the preview into a folder and print what differs. Gives the exit status: 1 where a state has errors."""
    say, work = words(language), sibling(output.absolute(), WORK)
    for folder in filter(
        Path.is_symlink, (output, work, work / "tree", work / "site", sibling(output.absolute(), NEW))
    ):
        raise click.ClickException(say("preview.foreign", folder=str(folder)))  # A link of a stranger's would lead out.
    if output.exists() and not (output / MARK).is_file():
        raise click.ClickException(say("preview.foreign", folder=str(output)))
    try:
        pair = states(base, against, work / "tree")
        found = _compared(pair, work / "site", language=language)
    except NoStateError as fault:
        raise click.ClickException(say(f"preview.{fault.code}", found=fault.found)) from fault
    except subprocess.CalledProcessError as fault:
        raise click.ClickException(say("preview.git", said=(fault.stderr or b"").decode("utf-8", "replace"))) from fault
    if found is None:
        return 1
    _write(found, work / "site", output, language=language)
    click.echo(summary.markdown(found, language), nl=False)
    return 0


def _compared(pair: Revisions | Folders, site: Path, *, language: str) -> Changes | None:
    """What differs; None where a state cannot be built, of which the build has said why."""
    pair.fill_before()
    if not _is_built(pair.base, site, language=language):
        click.echo(words(language)("preview.before-broken"), err=True)
        return None
    before = digests_of(site)
    titles = {path: title(site / path) for path in before if path.endswith(".html")}
    pair.fill_after()
    if not _is_built(pair.base, site, language=language):
        return None
    return changes(before, digests_of(site), titles, site)


def _is_built(base: Path, site: Path, *, language: str) -> bool:
    """Build a base; what is wrong goes to standard error. -P: a base may have a folder of the name of a package."""
    command = [sys.executable, "-P", "-m", "builder", "build", "--yes", "--lang", language]
    places = ["-f", str(base / CONFIG), "--site-dir", str(site)]
    run = subprocess.run(
        [*command, *places], cwd=base, stdout=subprocess.PIPE, encoding="utf-8", errors="replace", check=False
    )
    click.echo(run.stdout, err=True, nl=False)
    return run.returncode == 0


def _write(found: Changes, site: Path, output: Path, *, language: str) -> None:
    """Write the pages that differ and what they show, then put the folder in the place of an earlier one."""
    new = sibling(output.absolute(), NEW)
    shutil.rmtree(new, ignore_errors=True)
    for path in sorted({*found.drawn, *_shown(found, site)}):
        (new / path).parent.mkdir(parents=True, exist_ok=True)
        if path.endswith(".html"):
            (new / path).write_bytes(unlisted((site / path).read_bytes()))
        else:
            shutil.copyfile(site / path, new / path)
    new.mkdir(parents=True, exist_ok=True)
    (new / "index.html").write_text(summary.page(found, language), encoding="utf-8")
    for code in BUILT_IN:
        (new / f"summary.{code}.md").write_text(summary.markdown(found, code), encoding="utf-8")
    pages = [{"kind": each.kind, "path": each.path, "title": each.title} for each in found.pages]
    (new / CHANGES).write_text(json.dumps(pages, ensure_ascii=False, indent=1), encoding="utf-8")
    (new / MARK).touch()
    if output.exists():
        shutil.rmtree(output)
    new.replace(output)


def _shown(found: Changes, site: Path) -> Iterator[str]:
    """The scripts, styles and pictures that the pages need, and the files that differ."""
    there = digests_of(site).keys()
    yield from (path for path in there if path.startswith("assets/") and not NOT_NEEDED.match(path))
    yield from (path for path in found.files if path in there and not NOT_NEEDED.match(path))
    yield from there & set(_pictures(found.drawn, site))


def _pictures(pages: Iterable[str], site: Path) -> Iterator[str]:
    for path in pages:
        text = (site / path).read_text(encoding="utf-8", errors="replace")
        yield from (normpath(join(dirname(path), unquote(each))) for each in _SHOWN.findall(text))
