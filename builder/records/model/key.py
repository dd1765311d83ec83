"""The key of a source that is proposed for one that has not the form of keys."""

from __future__ import annotations

import re

from builder.language.romanised import slug
from builder.records.model.values import SOURCE_KEY


def key_of(text: str) -> str:
    """A key that can be read: Chinese by its pinyin; `source` and the digits of what has no Latin form.

    >>> key_of("付涛2012"), key_of("Fu_Tao 2012"), key_of("Иванов 2012")
    ('fu-tao-2012', 'fu-tao-2012', 'source-2012')
    """
    return slug(text) or "-".join(["source", *re.findall("[0-9]+", text)])


def proposed_key(key: str, quote: str = "") -> str:
    """A key of a source, with the id of a quote behind `#`, each as it is or, in another form, as one that can be read.

    >>> proposed_key("fu-2012", "Rooms"), proposed_key("付涛2012")
    ('fu-2012#rooms', 'fu-tao-2012')
    """
    return "#".join(part if SOURCE_KEY.match(part) else key_of(part) for part in (key, quote) if part)
