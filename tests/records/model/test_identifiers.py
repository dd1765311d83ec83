"""Identifiers and numbers of sources: what stands as it is, what is refused, and its mend."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.records.model.grammar import Fault
from builder.records.model.identifiers import PARSERS

RIGHT = {
    "doi": ("10.1000/182", "10.1000.10/123", "10.1002/(SICI)1097-4679(199805)54:4<493::AID-JCLP12>3.0.CO;2-#"),
    "isbn": ("978-3-16-148410-0", "9783161484100", "0-306-40615-2", "080442957X", "979-10-90636-07-1"),
    "orcid": ("0000-0002-1825-0097", "0000-0002-1694-233X"),
    "page": ("3", "139-147", "139–147", "A3", "S12-S19", "e0123", "12-19, 25", "iv-x", "封面", "头版", "passim"),
    "volume": ("3", "XII", "V", "上卷", "2012", "3(2)"),
    "issue": ("56", "3-4", "特刊", "增刊1", "November", "Spring 2012", "S1"),
}
MENDED = [
    ("doi", "https://doi.org/10.1000/182", "10.1000/182"),
    ("doi", "http://dx.doi.org/10.1000/182", "10.1000/182"),
    ("doi", "doi:10.1000/182", "10.1000/182"),
    ("doi", "DOI 10.1000/182", "10.1000/182"),
    ("doi", "DOI：１０.1000/182。", "10.1000/182"),
    ("doi", "info:doi/10.1000/182", "10.1000/182"),
    ("doi", "(doi:10.1000/182).", "10.1000/182"),
    ("doi", "10.1000/182,", "10.1000/182"),
    ("doi", "10.1000 / 182", "10.1000/182"),
    ("doi", "https://doi.org/10.1000%2F182", "10.1000/182"),
    ("doi", "https://example.org/doi/10.1000/182?src=x", "10.1000/182"),
    ("isbn", "ISBN 978-3-16-148410-0", "978-3-16-148410-0"),
    ("isbn", "ISBN-13: 9783161484100", "9783161484100"),
    ("isbn", "ISBN：978–3–16–148410–0", "978-3-16-148410-0"),
    ("isbn", "978 3 16 148410 0", "978-3-16-148410-0"),
    ("isbn", "书号：9783161484100", "9783161484100"),
    ("isbn", "9783161484100 (pbk.)", "9783161484100"),
    ("isbn", "080442957x", "080442957X"),
    ("orcid", "https://orcid.org/0000-0002-1825-0097", "0000-0002-1825-0097"),
    ("orcid", "ORCID iD: 0000-0002-1825-0097", "0000-0002-1825-0097"),
    ("orcid", "0000000218250097", "0000-0002-1825-0097"),
    ("orcid", "0000-0002-1694-233x", "0000-0002-1694-233X"),
    ("orcid", "００００-0002-1825-0097", "0000-0002-1825-0097"),
    ("page", "pp. 1-9", "1-9"),
    ("page", "p. 3", "3"),
    ("page", "p3", "3"),
    ("page", "Pages 3 to 9", "3-9"),
    ("page", "第3页", "3"),
    ("page", "第3至9頁", "3-9"),
    ("page", "3-9页", "3-9"),
    ("page", "第3、5页", "3, 5"),
    ("page", "第三版", "3"),
    ("page", "ｐｐ．１－９", "1-9"),
    ("page", "p. iv", "iv"),
    ("volume", "Vol. 3", "3"),
    ("volume", "Volume XII", "XII"),
    ("volume", "第3卷", "3"),
    ("volume", "第二十一卷", "21"),
    ("volume", "卷3", "3"),
    ("issue", "第3期", "3"),
    ("issue", "第 3-4 期", "3-4"),
    ("issue", "第十期", "10"),
    ("issue", "2012年第3期", "3"),
    ("issue", "总第56期", "56"),
    ("issue", "No. 3", "3"),
    ("issue", "nos. 3 & 4", "3, 4"),
    ("issue", "#3", "3"),
]
REFUSED = [
    ("doi", "182", "form-doi"),
    ("doi", "10.1000", "form-doi"),
    ("doi", "10.1000/1; 10.1000/2", "form-doi"),
    ("isbn", "978-3-16-148410-9", "isbn-check"),
    ("isbn", "ISBN 978-3-16-148410-9", "isbn-check"),
    ("isbn", "0-306-40615-3", "isbn-check"),
    ("isbn", "12345", "form-isbn"),
    ("isbn", "2017·54", "form-isbn"),
    ("orcid", "0000-0000-0000-0000", "orcid-check"),
    ("orcid", "0000-0002-1825-0098", "orcid-check"),
    ("orcid", "123", "form-orcid"),
    ("page", "共12页", "form-number"),
    ("volume", "Vol. 3, No. 2", "form-number"),
    ("issue", "第3期（总第56期）", "form-number"),
]


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in RIGHT.items() for text in texts])
def test_right(kind: str, text: str) -> None:
    assert PARSERS[kind](text) == text


@pytest.mark.parametrize(("kind", "text", "fix"), MENDED)
def test_mended(kind: str, text: str, fix: str) -> None:
    found = PARSERS[kind](text)
    assert isinstance(found, Fault)
    assert found.fix == fix
    assert PARSERS[kind](fix) == fix


@pytest.mark.parametrize(("kind", "text", "code"), REFUSED)
def test_refused_without_a_guess(kind: str, text: str, code: str) -> None:
    found = PARSERS[kind](text)
    assert isinstance(found, Fault)
    assert (found.code, found.fix) == (code, "")


@given(st.sampled_from(sorted(PARSERS)), st.text(max_size=40))
def test_a_mend_is_right(kind: str, text: str) -> None:
    found = PARSERS[kind](text)
    if isinstance(found, Fault) and found.fix:
        assert PARSERS[kind](found.fix) == found.fix
