"""Contributors: everybody once, with every record and role, under the name that readers of the language know."""

from __future__ import annotations

import re

import pytest

from builder.pages import contributors
from builder.pages.edition import Edition
from builder.records.model.library import Library
from tests.pages.reading import Outline, library, real_library


def page(language: str, base: Library) -> str:
    (drawn,) = contributors.view(Edition(base, language))
    return drawn.body


@pytest.mark.parametrize("language", ["en", "zh"])
def test_everybody_of_every_record_stands_there_once(language: str) -> None:
    listed = library().listed
    contributors_ = [each for entry in listed for each in entry.record.contributors]
    names = {tuple(sorted(text.text for text in each.name.passages.values())) for each in contributors_}
    body = page(language, library())
    assert body.count('<li class="cb-row"') == len(names)
    ids = Outline(body).values("id")
    assert len(ids) == len(set(ids))


def test_somebody_has_the_orcid_and_the_records() -> None:
    entry = page("en", library()).partition('id="ann-lee"')[2].partition('<li class="cb-row"')[0]
    assert 'href="https://orcid.org/0000-0002-1825-0097"' in entry
    assert "3 records" in entry  # In two of them without the ORCID.
    assert re.search(r'href="\.\./cases/hill/seed-house/"', entry)


def test_the_editors_of_this_base_have_all_its_records_in_the_words_of_credit() -> None:
    body = page("en", real_library())
    assert "CRediT: Investigation; Writing – original draft" in body
    assert len(re.findall(r'href="\.\./(?:cases|policies)/', body)) == len(real_library().listed)
