"""`casebook build` of what Hugo makes alone: pages of records and sources, people, lists and home, without the search.

    python -m tests.bench.pages_only FOLDER

Builds the base in a folder as the command does, but with those views only, and no state.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from builder.pages import home, people, site
from builder.pages.browse import view as lists
from builder.pages.provenance import source, sources
from builder.pages.record import case, policy
from builder.site.building import publish_site
from builder.site.mkdocs_run import run
from builder.site.plugin import Purpose

BASE_VIEWS = (home.view, lists.view, people.view, sources.view)
RECORD_VIEWS = (case.view, policy.view, source.view)


def main(base: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(site, "BASE_VIEWS", BASE_VIEWS)
        patch.setattr(site, "RECORD_VIEWS", RECORD_VIEWS)
        patch.setattr(site, "_shared_plans", lambda entry, editions: iter(()))
        patch.setattr(site.Site, "_shared_base_plans", ())
        patch.setattr(site.Site, "search", lambda _, documents: {})
        plugin = run(base / "mkdocs.yml", purpose=Purpose.FRAMES)
        publish_site(plugin.collector.site, plugin.built_frames, base / "site", may_drop=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
