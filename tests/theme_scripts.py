"""The theme's own scripts without a site: as they are written, and as a site has them."""

from __future__ import annotations

from functools import cache

from builder.config import THEME
from builder.site.frame.scripts import FOLDER, bundle, is_module


def theme_modules() -> dict[str, bytes]:
    """The theme's own scripts and their parts, as they are written, by the paths that they would have in a site."""
    paths = (path.relative_to(THEME).as_posix() for path in sorted((THEME / FOLDER).rglob("*.js")))
    return {path: (THEME / path).read_bytes() for path in paths if is_module(path)}


@cache
def engine_script() -> bytes:
    """The engine of the search alone, bundled as a site has it with the box."""
    modules = theme_modules()
    del modules["assets/search/search.js"]
    return bundle(modules)["assets/search/engine.js"]


@cache
def theme_scripts() -> dict[str, bytes]:
    """The theme's own scripts as a site has them, by their paths in it."""
    return bundle(theme_modules())
