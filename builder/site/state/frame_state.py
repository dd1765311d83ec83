"""Frames and hand-written pages as MkDocs drew them: kept for as long as nothing changes that they were drawn from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from builder.pages.site import Site
from builder.site.frame.built_frames import BuiltFrames
from builder.site.state.digest import Digest, digest
from builder.site.state.storage import load, save

FRAMES = "frames"
"""The name of the file, in the folder of the state."""


@dataclass(frozen=True)
class FrameState:
    """built: what MkDocs drew. terms: the digest of the words that it was converted with."""

    built: BuiltFrames
    terms: Digest


def kept_frames(state: Path, pages: Digest, site: Site) -> BuiltFrames | None:
    """What MkDocs would draw for a site. pages: as Inputs.pages."""
    known = load(state / FRAMES, pages)
    is_fit = isinstance(known, FrameState) and known.terms == _terms(site) and known.built.fits(site)
    return known.built if is_fit else None


def keep_frames(state: Path, pages: Digest, site: Site, built: BuiltFrames) -> None:
    """Keep what MkDocs drew for a site."""
    save(state / FRAMES, pages, FrameState(built, _terms(site)))


def _terms(site: Site) -> Digest:
    terms = next((edition.terms for edition in site.editions.values()), None)
    return digest(repr((terms.table, terms.names, terms.mainland))) if terms else b""
