"""`python -m builder.schema` writes the generated files; with --check it lists the outdated ones and exits with 1."""

from __future__ import annotations

from pathlib import Path

import click

from builder.language.words import words
from builder.records.vocabularies import read_vocabularies
from builder.schema import generated_files
from builder.schema.snippets import FILE, snippets

FOLDER = Path(__file__).parent
EDITOR = FOLDER.parents[1] / ".vscode"
"""Where an editor looks for snippets and settings of a project."""


@click.command()
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 if a file is not as it would be written.")
@click.option("--vocabulary", type=click.Path(path_type=Path, file_okay=False), default=FOLDER.parent / "vocabulary")
@click.option("--to", type=click.Path(path_type=Path, file_okay=False), default=FOLDER)
@click.option("--editor", type=click.Path(path_type=Path, file_okay=False), default=EDITOR, help="For snippets.")
def main(*, check: bool, vocabulary: Path, to: Path, editor: Path) -> None:
    """Write JSON Schema, blank records, codebook and snippets from the declarations of the fields."""
    vocabularies, _ = read_vocabularies(vocabulary, base=vocabulary.parent)
    files = {to / name: text.encode() for name, text in generated_files(vocabularies).items()}
    files[editor / FILE] = snippets(vocabularies).encode()
    drifted = [path for path, data in files.items() if not path.is_file() or path.read_bytes() != data]
    for path in drifted:
        click.echo(words("en")("schema.drifted" if check else "schema.written", path=path.name))
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(files[path])
    raise SystemExit(bool(check and drifted))


if __name__ == "__main__":
    main()
