"""The content of a form to be filled in by hand, before it is written as XML: headings, notes and tables of cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Name:
    """What is asked for. comment: paragraphs of help, anchored at it; () for none.

    remark: stands beside or below it and is not to be missed. aside: the same, but quiet. see: a list at the end to
    choose from, as bookmark and words; None for none.
    """

    text: str
    comment: tuple[str, ...] = ()
    remark: str = ""
    aside: str = ""
    see: tuple[str, str] | None = None


@dataclass(frozen=True)
class Prompt:
    """Words beside a cell or in it that are no name, as the language to write in."""

    text: str


@dataclass(frozen=True)
class Choices:
    """Words to tick."""

    words: tuple[str, ...]


@dataclass(frozen=True)
class Blank:
    """A place to write."""


Content = Name | Prompt | Choices | Blank
BLANK = Blank()


@dataclass(frozen=True)
class Cell:
    """A cell. span: columns that it takes. joined: `first` of several above each other, or `on` below it."""

    content: Content
    span: int = 1
    joined: Literal["", "first", "on"] = ""


@dataclass(frozen=True)
class Row:
    """A row. height: at least, in millimetres. head: names what stands below it. kept: on the page of the next one."""

    cells: tuple[Cell, ...]
    height: float = 8
    head: bool = False
    kept: bool = False


@dataclass(frozen=True)
class FormTable:
    """A table. widths: of its columns, as shares of the text width. repeated: rows at its top that each page has."""

    widths: tuple[float, ...]
    rows: tuple[Row, ...]
    repeated: int = 0


@dataclass(frozen=True)
class FormHeading:
    """A heading. level: from 1. bookmark: by which cells lead to it; '' for none. new_page: starts a page."""

    level: int
    name: Name
    bookmark: str = ""
    new_page: bool = False


@dataclass(frozen=True)
class FormText:
    """A paragraph in a style of the template."""

    text: str
    style: str = "Normal"


FormBlock = FormTable | FormHeading | FormText
