"""Declarations of fields: their types by annotation, their documentation by About.

record.py declares with these; decode/ and schema/ read the declarations.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, field
from dataclasses import Field as DataclassField
from dataclasses import fields as dataclass_fields
from functools import cache
from types import NoneType
from typing import Any, ClassVar, TypeVar, dataclass_transform, get_args, get_origin, get_type_hints


@dataclass(frozen=True)
class About:
    """The documentation of a field for contributors.

    name: its Chinese name, accepted as a key too. en, zh: what to write there; other languages have that among their
    words, as `fields.<key>`. example: YAML of a value, as it follows the key.
    """

    name: str
    en: str
    zh: str
    example: str = ""

    @property
    def help(self) -> Mapping[str, str]:
        """What to write there, by language."""
        return {"en": self.en, "zh": self.zh}


@dataclass(frozen=True)
class Vocabulary:
    """The value is the id of a term of this vocabulary (a file of builder/vocabulary/)."""

    name: str


@dataclass(frozen=True)
class OneOf:
    """The value is one of these words; they are part of the format, not of a base's vocabulary."""

    words: tuple[str, ...]


@dataclass(frozen=True)
class LanguageCode:
    """The value is the code of a language that a text of the base may have."""


@dataclass(frozen=True)
class Pattern:
    """The value is a string of this form: `url`, `mail`, `slug`, `orcid`, `id`, `hex`, `language`, `doi`, `isbn`,
    a scheme of organisation_numbers.FORMS, `page`, `volume`, `issue`."""

    form: str


@dataclass(frozen=True)
class Keys:
    """The keys of a mapping are codes of languages, or any text; without this mark they are slugs."""

    are_languages: bool = False


@dataclass(frozen=True)
class Known:
    """The value cannot be `unknown`, as it can in other texts."""


@dataclass(frozen=True)
class Paragraphs:
    """The value is a string that may have paragraphs, with a blank line between them; all others have one line."""


@dataclass(frozen=True)
class Computed:
    """The value is written by a command: blank records leave the field out."""


@dataclass(frozen=True)
class Key:
    """The field's key in YAML, where it cannot be an attribute of Python."""

    name: str


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
class DeclaredType(type):
    """The type of declarations: makes each a frozen dataclass, whose fields are given by name."""

    def __new__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> DeclaredType:
        model = super().__new__(cls, name, bases, namespace)
        plain_type: type[Any] = model
        dataclass(frozen=True, kw_only=True)(plain_type)  # Without slots it changes the class itself.
        return model


class Declared(metaclass=DeclaredType):
    """A frozen record or part of one, whose fields are declared with About."""

    __dataclass_fields__: ClassVar[dict[str, DataclassField[Any]]]


_Any = TypeVar("_Any", bound=Declared)


@cache
def attributes(model: type[Declared]) -> tuple[str, ...]:
    """The names of a model's fields in Python, in the order of declaration."""
    return tuple(dataclass_field.name for dataclass_field in dataclass_fields(model))


def values_of(part: Declared) -> Iterator[Any]:
    """The values of a part's fields, in the order of declaration."""
    return (getattr(part, name) for name in attributes(type(part)))


def with_values(part: _Any, values: Mapping[str, Any]) -> _Any:
    """A copy of a part with other values of some fields; a fifth of the time of dataclasses.replace()."""
    copy = object.__new__(type(part))
    vars(copy).update(vars(part), **values)
    return copy


@dataclass(frozen=True)
class Field:
    """A declared field, as the readers of declarations see it.

    key: in YAML. attribute: in Python. shape: the type of one value.
    many: a list of them. keyed: a mapping of them by key; of lists, where it is many as well.
    """

    key: str
    attribute: str
    shape: Any
    many: bool
    keyed: bool
    required: bool
    about: About
    marks: tuple[Any, ...]

    def choices(self, languages: tuple[str, ...]) -> tuple[str, ...]:
        """The words that it takes; none where it takes any. languages: those that a text of the base may have."""
        one_of: OneOf | None = self.mark(OneOf)
        return languages if self.mark(LanguageCode) else one_of.words if one_of else ()

    def mark(self, kind: type[Any]) -> Any:
        """The mark of a kind (Vocabulary, OneOf, LanguageCode, Pattern), or None."""
        return next((mark for mark in self.marks if isinstance(mark, kind)), None)


@cache
def fields(model: type[Declared]) -> tuple[Field, ...]:
    """The fields of a model in the order of declaration, which is the order of the format."""
    return tuple(_fields(model))


@cache
def by_name(model: type[Declared]) -> Mapping[str, Field]:
    """The fields of a model by their keys and by their Chinese names."""
    return {
        name: declared_field
        for declared_field in fields(model)
        for name in (declared_field.key, declared_field.about.name)
    }


def key_names(model: type[Declared], attribute: str) -> tuple[str, str]:
    """The key of a field and its Chinese name."""
    field = next(field for field in fields(model) if field.attribute == attribute)
    return field.key, field.about.name


def _fields(model: type[Declared]) -> Iterator[Field]:
    annotations = get_type_hints(model, include_extras=True)
    for dataclass_field in dataclass_fields(model):
        shape, marks = _strip(annotations[dataclass_field.name])
        about = _about(model, dataclass_field.name, marks)
        inner: tuple[Any, ...] = ()
        if keyed := get_origin(shape) is dict:
            shape, more = _strip(get_args(shape)[1])
            inner = (*inner, *more)
        if many := get_origin(shape) is tuple:
            shape, more = _strip(get_args(shape)[0])
            inner = (*inner, *more)
        key = next((mark.name for mark in marks if isinstance(mark, Key)), dataclass_field.name)
        required = dataclass_field.default is MISSING and dataclass_field.default_factory is MISSING
        yield Field(key, dataclass_field.name, shape, many, keyed, required, about, (*marks, *inner))


def _about(model: type[Declared], attribute: str, marks: tuple[Any, ...]) -> About:
    about = next((mark for mark in marks if isinstance(mark, About)), None)
    if about is None:
        raise TypeError(f"{model.__name__}.{attribute} is declared without About: its Chinese name and its help")
    return about


def _strip(annotation: Any) -> tuple[Any, tuple[Any, ...]]:
    """The annotation without `| None` and Annotated, and the marks that stood in it."""
    members = [member for member in get_args(annotation) if member is not NoneType]
    if NoneType in get_args(annotation) and len(members) == 1:
        return _strip(members[0])
    if hasattr(annotation, "__metadata__"):
        shape, more = _strip(annotation.__origin__)
        return shape, (*annotation.__metadata__, *more)
    return annotation, ()
