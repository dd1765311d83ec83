"""The command `casebook` as where MkDocs is not installed, only one that continues it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType


class Finder(PathFinder):
    """Finds what Python finds, but for MkDocs."""

    @classmethod
    def find_spec(
        cls, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Where a module is; None for MkDocs and all below it."""
        return None if fullname.partition(".")[0] == "mkdocs" else super().find_spec(fullname, path, target)


if __name__ == "__main__":
    sys.meta_path[sys.meta_path.index(PathFinder)] = Finder
    from builder.cli import main

    main(prog_name="casebook")
