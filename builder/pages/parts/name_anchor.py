"""The id of a name on a page: takes a name or a contributor, gives the anchor at which it stands, the same in every
edition.
"""

from __future__ import annotations

import re

from builder.language.chinese import simplified_name
from builder.language.languages import LANGUAGES
from builder.records.model.record import Contributor
from builder.records.model.values import Label

CONTRIBUTORS = "contributors/"
"""The address of the page of contributors."""


def anchor(name: Label) -> str:
    """The id of a name on this page: its Latin letters (`xu-qizhi`), else the name itself without spaces, in Simplified
    characters: the same in every edition.
    """
    latin_first = sorted(name.passages, key=lambda code: not LANGUAGES[code].is_latin)
    text = simplified_name(name.passages[latin_first[0]].text if latin_first else "")
    return re.sub(r"[\W_]+", "-", text.casefold()).strip("-") or "unnamed"


def contributor_anchor(contributor: Contributor) -> str:
    """The id of somebody on the page of contributors: the ORCID, by which two of one name differ, or the name."""
    return contributor.orcid or anchor(contributor.name)
