"""The key of a source that is proposed for one that has not the form of keys."""

from __future__ import annotations

import re

from builder.language.romanised import slug


def key_of(text: str) -> str:
    """A key that can be read: Chinese by its pinyin; `source` and the digits of what has no Latin form.

    >>> key_of("付涛2012"), key_of("Fu_Tao 2012"), key_of("Иванов 2012")
    ('fu-tao-2012', 'fu-tao-2012', 'source-2012')
    """
    return slug(text) or "-".join(["source", *re.findall("[0-9]+", text)])
