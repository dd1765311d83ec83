"""What MkDocs and Material draw around pages, as golden files: a new version of either shows as a difference to read.

Of each language one frame stands there whole, the others as what differs from it, and a hand-written page as MkDocs
makes it of Markdown. `pytest tests/site/frame/test_golden_frames.py --rewrite` writes them anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import unified_diff
from pathlib import Path

import pytest

from builder import pipeline
from builder.site.frame.assemble import FrameKey
from builder.site.frame.built_frames import BuiltFrames
from builder.site.frame.slots import FramePart, Group, Slot
from builder.site.mkdocs_run import run
from builder.site.plugin import Purpose
from tests import frame_pages

BASE = Path(__file__).parents[2] / "frame_base"
GOLDEN = Path(__file__).parent / "golden"
LANGUAGES = ("en", "zh")
WHOLE = ("more", 3)
"""The section and depth of the frame that stands there whole: that of a hand-written page."""
HASH = re.compile(r"\.[0-9a-f]{8}\.min\.")
ROOT = "{root}"


@pytest.fixture(scope="module")
def built() -> Iterator[BuiltFrames]:
    """The frames of a small base with everything that a site can have."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", "https://example.org/base/")
        patch.setenv("REPO_URL", "https://example.com/owner/casebook")
        patch.setattr(pipeline, "load", lambda *_, **__: frame_pages.site())
        yield run(BASE / "mkdocs.yml", purpose=Purpose.FRAMES).built_frames


def shown(parts: Iterable[FramePart]) -> Iterator[str]:
    """A frame with its slots and groups by name: {title}, {?toc}…{/toc}."""
    for part in parts:
        if isinstance(part, Group):
            yield f"{{?{part.name}}}{''.join(shown(part.parts))}{{/{part.name}}}"
        else:
            yield f"{{{part.name}}}" if isinstance(part, Slot) else part


def normalised(html: str, depth: int) -> str:
    """HTML whatever its depth and the digests in the names of Material's sheets."""
    return HASH.sub(".{hash}.min.", html.replace("../" * depth, ROOT))


def frames_of(built: BuiltFrames, language: str) -> dict[str, str]:
    """The frames of a language by section and depths; of those that differ by depth alone one."""
    depths: dict[tuple[str, str], list[int]] = {}
    for key in sorted(key for key in built.frames.parts if key.language == language):
        html = normalised("".join(shown(built.frames.parts[key])), key.depth)
        depths.setdefault((key.section, html), []).append(key.depth)
    return {f"{section} {','.join(map(str, of))}": html for (section, html), of in depths.items()}


def differences(whole: str, frames: dict[str, str]) -> Iterator[str]:
    """What differs in each frame from the one that stands there whole."""
    lines = whole.splitlines(keepends=True)
    for name, html in frames.items():
        if html != whole:
            yield from unified_diff(lines, html.splitlines(keepends=True), "frame.html", name, n=1)


def compare(path: Path, text: str, *, rewrite: bool) -> None:
    if rewrite:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    assert text == path.read_bytes().decode(), f"{path.relative_to(GOLDEN)}: read the difference, then --rewrite"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_frame_is_drawn_as_it_was(language: str, built: BuiltFrames, rewrite: bool) -> None:
    whole = "".join(shown(built.frames.parts[FrameKey(language, *WHOLE)]))
    compare(GOLDEN / language / "frame.html", normalised(whole, WHOLE[1]), rewrite=rewrite)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_other_frames_differ_from_it_as_they_did(language: str, built: BuiltFrames, rewrite: bool) -> None:
    frames = frames_of(built, language)
    whole = normalised("".join(shown(built.frames.parts[FrameKey(language, *WHOLE)])), WHOLE[1])
    assert "cases 4,5,6" in frames
    assert len(frames) > len({name.split()[0] for name in frames}), "no section has frames of two kinds"
    compare(GOLDEN / language / "others.diff", "".join(differences(whole, frames)), rewrite=rewrite)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_of_markdown_is_drawn_as_it_was(language: str, built: BuiltFrames, rewrite: bool) -> None:
    html = built.files[f"{language}/about/index.html"].decode()
    content = html[html.index('<div id="content"') : html.index('<p class="md-source-file">')]
    assert "<h2" in content
    compare(GOLDEN / language / "about.html", content, rewrite=rewrite)


def test_no_name_of_a_sheet_and_no_version_stands_in_a_golden_file() -> None:
    """Or every new version would change every one of them."""
    texts = [path.read_text(encoding="utf-8") for path in GOLDEN.rglob("*.*")]
    assert len(texts) == 3 * len(LANGUAGES)
    assert not any(HASH.search(text) or re.search(r"mkdocs-?\d", text, re.IGNORECASE) for text in texts)
