"""A build with the frames of an earlier one: takes a build whose inputs are known, draws again what changed, publishes.

It is what the plugin does (plugin.py), without MkDocs.
"""

from __future__ import annotations

import gc

import click

from builder import pipeline
from builder.pages.site import Site
from builder.records.problem import Severity
from builder.site.building import publish_site
from builder.site.frame.built_frames import BuiltFrames
from builder.site.pages_check import page_problems
from builder.site.plain_build import PlainBuild, tell
from builder.site.publish.staging import locked_site
from builder.site.state.digest import Digest
from builder.site.state.fragment_state import FragmentState
from builder.site.state.frame_state import keep_frames, kept_frames
from builder.site.state.inputs import finish
from builder.site.state.record_state import RecordState
from builder.site.unpublishable import Unpublishable, in_words
from builder.site.witness import witnessed


def warm_build(build: PlainBuild, records: RecordState, *, language: str, may_drop: bool) -> int | None:
    """The exit status of a build: 1 if the old site is kept. None if frames have to be drawn, by MkDocs."""
    gc.disable()  # What is read and drawn lives to the end.
    try:
        with locked_site(build.site_dir):
            return _publish(build, records, language=language, may_drop=may_drop)
    except (Unpublishable, OSError) as fault:
        click.echo(in_words(fault, place=build.site_dir, language=language), err=True)
        return 1


def _publish(build: PlainBuild, records: RecordState, *, language: str, may_drop: bool) -> int | None:
    site = pipeline.load(build.base, build.options, cache=records.cache)
    problems = (*page_problems(build.docs, build.options.languages, base=build.base), *site.problems)
    if any(problem.severity is Severity.ERROR for problem in problems):
        tell(problems, build.config, language=language)
        return 1
    fragments = FragmentState(site, build.state) if site.editions else None
    built = kept_frames(build.state, build.inputs.pages, site)
    if built is None:
        return None
    with witnessed(language):
        published = publish_site(
            site,
            built,
            build.site_dir,
            may_drop=may_drop,
            state=build.state,
            fragments=fragments,
            hosting=build.options.hosting,
        )
    finish(build.state, build.inputs, published.on_disk, site.problems)
    records.save()
    tell(site.problems, build.config, language=language)
    return 0


def remember(build: PlainBuild, records: RecordState, site: Site, built: BuiltFrames, on_disk: Digest) -> None:
    """Keep what MkDocs drew in a build that was published, and what was read. on_disk: how the site looks."""
    keep_frames(build.state, build.inputs.pages, site, built)
    finish(build.state, build.inputs, on_disk, site.problems)
    records.save()
