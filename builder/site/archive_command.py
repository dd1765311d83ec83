"""The command `casebook archive`: takes a built site, writes its archives and says what they are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from builder.language.words import words
from builder.site.archive.archive import ChangedSiteError, Source, paths_in, write_archives
from builder.site.archive.windows_names import refused_names
from builder.site.publish.manifest import ManifestError, digests_of
from builder.site.publish.staging import locked_site
from builder.site.unpublishable import Unpublishable, in_words


def archive(source: Source, output: Path, *, language: str) -> int:
    """Write the archives into a folder; no build changes the site meanwhile. Gives 0. Faults end the command."""
    say = words(language)
    try:
        digests_of(source.site)  # No lock is put beside a folder that is no site.
        with locked_site(source.site):
            for line in _warnings(source, language):
                click.echo(line, err=True)
            for each in write_archives(source, output):
                size = f"{each.bytes / 1_000_000:.1f}"
                click.echo(say("archive.done", path=str(output / each.file), files=each.files, size=size))
    except ManifestError as fault:
        said = say(f"verify.{fault.code}", folder=str(source.site), line=str(fault.line))
        raise click.ClickException(said) from fault
    except ChangedSiteError as fault:
        raise click.ClickException(say("archive.changed", path=str(source.site / str(fault)))) from fault
    except Unpublishable as fault:
        raise click.ClickException(in_words(fault, place=source.site, language=language)) from fault
    return 0


def _warnings(source: Source, language: str) -> Iterator[str]:
    """A line for each path that Windows would not unpack."""
    say = words(language)
    _, names = next(iter(paths_in(source)))
    for path, reason in refused_names(names):
        yield say(f"archive.refused.{reason}", path=path)
