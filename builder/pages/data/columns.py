"""Columns of the tables: takes declared fields, gives columns with what they mean.

The meaning of a column that is a field of a record is the help of that field; all others have words of their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from builder.language.words import words
from builder.records.model.declare import Declared, Field, by_name
from builder.schema.form import in_script
from builder.schema.help import help_of

Cell = str | int | Decimal | Mapping[str, str] | None
"""What a row has in a column: a text, a number, texts by language, or nothing."""
Row = Mapping[str, Cell]
"""What a row has, by the names of its columns."""


@dataclass(frozen=True)
class Column:
    """A column. name: in the head of the table. field: which it shows; None for one that no record has as it is, which
    has words of its own, `data.column.<says>`.

    is_number: its cells are numbers and never text. by_language: there is one for each language of texts.
    """

    name: str
    field: Field | None = None
    says: str = ""
    is_number: bool = False
    by_language: bool = False

    def heads(self, languages: tuple[str, ...]) -> tuple[str, ...]:
        """Its names in the head of the table: `title_en`, `title_zh`, `title_zh_hant`."""
        return tuple(head(self.name, code) for code in languages) if self.by_language else (self.name,)

    def meaning(self, language: str) -> str:
        """What it has, for readers of a language."""
        if self.field is None:
            return words(language)(f"data.column.{self.says}")
        return in_script(help_of(self.field, language), language)


def head(name: str, language: str) -> str:
    """The name of a column in a language, which is one word in every program."""
    return f"{name}_{language.lower().replace('-', '_')}"


def own(name: str, says: str = "", *, is_number: bool = False, by_language: bool = False) -> Column:
    """A column with words of its own. says: which; those of its name if none are given."""
    return Column(name, None, says or name.replace("_", "-"), is_number, by_language)


def declared(model: type[Declared], *keys: str, by_language: bool = False) -> tuple[Column, ...]:
    """The columns of some fields of a model, named by their keys."""
    return tuple(Column(key.replace("-", "_"), by_name(model)[key], by_language=by_language) for key in keys)


def term(model: type[Declared], key: str) -> tuple[Column, ...]:
    """The columns of a term: its id, and its name in each language."""
    return (*declared(model, key), own(f"{key}_name", "name", by_language=True))


def dated(model: type[Declared], key: str) -> tuple[Column, ...]:
    """The columns of a date or a range: as EDTF, and its two ends for sorting and counting."""
    return (*declared(model, key), own(f"{key}_from", "from"), own(f"{key}_until", "until"))
