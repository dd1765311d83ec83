"""`casebook schema`: writes what editors complete from, after a change of vocabularies."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from builder.commands.base_options import base_of, language_option, options_of
from builder.language.words import words


@click.command()
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 if a file is not as it would be written.")
@language_option
def schema(check: bool, language: str) -> None:
    """Write schemas and snippets of this base for editors, into schema/ and .vscode/."""
    from builder.schema.editor_files import editor_files, outdated

    say, base = words(language), base_of(Path.cwd(), language)
    files = editor_files(options_of(base, language))
    drifted = outdated(base, files)
    for path in drifted:
        if not check:
            (base / path).parent.mkdir(parents=True, exist_ok=True)
            (base / path).write_text(files[path], encoding="utf-8", newline="\n")
        click.echo(say("schema.drifted" if check else "init.wrote-schemas", path=path))
    if not drifted:
        click.echo(say("init.schemas-current"))
    sys.exit(bool(check and drifted))
