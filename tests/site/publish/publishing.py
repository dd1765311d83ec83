"""What tests publish: files by path, all at once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from builder.site.publish.staging import Staging


def publish(files: Mapping[str, bytes], site: Path) -> int:
    """Make a site contain exactly these files; gives the number of changes."""
    staging = Staging(site)
    return staging.publish(files, [path for path, content in files.items() if staging.put(path, content)])
