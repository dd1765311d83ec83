"""Draws a card: takes its words, gives the bytes of a PNG with a palette."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from PIL import Image, ImageColor, ImageDraw

from builder.pages.share_card.faces import face, runs
from builder.pages.share_card.seal import seal
from builder.pages.share_card.title_lines import SetTitle, Step, set_title

SIZE = (1200, 630)
MARGIN = 80
ROOM = SIZE[0] - 2 * MARGIN
STEPS = (Step(96, 1), Step(80, 2), Step(68, 3), Step(56, 3), Step(46, 4))
"""For titles from short to long."""
LINE, NOTE_LINE = 1.24, 1.4
"""The height of a line of title and note, in its size."""
COUNTED_STEPS, NOTE_STEPS = (Step(32, 1), Step(26, 1)), (Step(36, 2), Step(32, 3))
ABOVE, TOP, FIGURE_LINE, LAST_LINE = 102, 140, 438, 488
"""The base line of place and years, the top of the title, the base lines of the figure and of what it counts."""
FULL_OPENING = tuple("（《〈「『【")
SMALL, FIGURE, SEAL = 32, 56, 64
LEVEL = 6
"""Of zlib: a higher one takes ten times as long and saves a twentieth."""
PAPER, INK, SOFT, TEAL, RED, RULE = "#fcfbf8", "#20302f", "#5b6967", "#1f5a55", "#a63a2b", "#dbd9cf"
SHADES = {INK: 5, SOFT: 3, TEAL: 3, RED: 3, RULE: 1}
"""Steps from the paper to each colour, for smooth edges: with the paper sixteen colours, half a byte a pixel."""


@dataclass(frozen=True)
class Card:
    """What a card says, in plain text. language: of its words; title_language: of its title, which may be another.

    above: place and years. figure, counted: a number with its unit, and what it counts, with its date; '' for none.
    note: a sentence in place of a figure. name: of the site.
    """

    language: str
    title: str
    title_language: str
    above: str = ""
    figure: str = ""
    counted: str = ""
    note: str = ""
    name: str = ""

    @property
    def words(self) -> str:
        """All of it in one line, for who does not see it."""
        figure = f"{self.figure} {self.counted}".strip()
        return " · ".join(part for part in (self.title, self.above, figure, self.note, self.name) if part)


def png(card: Card) -> bytes:
    """The card as a PNG of 1200 × 630 pixels."""
    picture = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(picture)
    _text(draw, (MARGIN, ABOVE), card.above, card.language, SMALL, SOFT)
    _title(draw, card)
    _figure(draw, card)
    _note(draw, card.note, card.language, NOTE_STEPS)
    _foot(picture, draw, card)
    out = io.BytesIO()
    picture.quantize(palette=_palette(), dither=Image.Dither.NONE).save(out, "PNG", bits=4, compress_level=LEVEL)
    return out.getvalue()


def _title(draw: ImageDraw.ImageDraw, card: Card) -> None:
    title = set_title(card.title, card.title_language, STEPS, ROOM)
    first = TOP + title.size
    _lines(draw, title, first, LINE, card.title_language, INK)


def _figure(draw: ImageDraw.ImageDraw, card: Card) -> None:
    if card.figure:
        _text(draw, (MARGIN, FIGURE_LINE), card.figure, card.language, FIGURE, TEAL)
        _note(draw, card.counted, card.language, COUNTED_STEPS)


def _note(draw: ImageDraw.ImageDraw, note: str, language: str, steps: Sequence[Step]) -> None:
    """A text above the foot of the card."""
    lines = set_title(note, language, steps, ROOM)
    _lines(draw, lines, LAST_LINE - round((len(lines.lines) - 1) * lines.size * NOTE_LINE), NOTE_LINE, language, SOFT)


def _lines(draw: ImageDraw.ImageDraw, text: SetTitle, first: int, height: float, language: str, colour: str) -> None:
    """Lines from a base line on. height: of a line, in its size."""
    for number, line in enumerate(text.lines):
        # An opening mark of full width has its ink in its right half: it hangs, so that the lines begin alike.
        x = MARGIN - (text.size // 2 if line.startswith(FULL_OPENING) else 0)
        _text(draw, (x, first + round(number * text.size * height)), line, language, text.size, colour)


def _foot(picture: Image.Image, draw: ImageDraw.ImageDraw, card: Card) -> None:
    draw.line((MARGIN, 526, SIZE[0] - MARGIN, 526), RULE, 2)
    _text(draw, (MARGIN, 592), card.name, card.language, SMALL, INK)
    picture.paste(seal(SEAL, PAPER), (SIZE[0] - MARGIN - SEAL, 545))


def _text(draw: ImageDraw.ImageDraw, at: tuple[int, int], text: str, language: str, size: int, colour: str) -> None:
    """Draw a text from a point of its base line on."""
    x = float(at[0])
    for number, run in runs(text, language):
        draw.text((x, at[1]), run, colour, face(number, size), anchor="ls")
        x += face(number, size).getlength(run)


@cache
def _palette() -> Image.Image:
    palette = Image.new("P", (1, 1))
    palette.putpalette([channel for colour in _colours() for channel in colour])
    return palette


def _colours() -> Iterator[tuple[int, ...]]:
    """The paper, then each colour by steps from it."""
    paper = ImageColor.getrgb(PAPER)
    yield paper
    for name, shades in SHADES.items():
        colour = ImageColor.getrgb(name)
        for step in range(1, shades + 1):
            yield tuple(round(a + (b - a) * step / shades) for a, b in zip(paper, colour, strict=True))
