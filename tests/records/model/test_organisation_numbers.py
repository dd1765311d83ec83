"""Official numbers: what is right, what is mended, and every slip of one sign that a check digit finds."""

from __future__ import annotations

import pytest

from builder.records.model.grammar import Fault
from builder.records.model.organisation_numbers import FORMS, PARSERS, USCC_SIGNS, is_right

RIGHT = [
    ("uscc", "91350100M000100Y43"),
    ("tw-ubn", "04595257"),
    ("tw-ubn", "10458575"),
    ("wikidata", "Q42"),
    ("ror", "05gq02987"),
    ("isni", "0000000121032683"),
]
MENDED = [
    ("uscc", "统一社会信用代码：９１３５０１００ｍ０００１００ｙ４３", "91350100M000100Y43"),
    ("uscc", "91350100-M000100Y4-3", "91350100M000100Y43"),
    ("uscc", "9135O1OOM000100Y43", "91350100M000100Y43"),
    ("tw-ubn", "統一編號：０４５９５２５７", "04595257"),
    ("tw-ubn", "統編 0459 5257", "04595257"),
    ("wikidata", "https://www.wikidata.org/wiki/Q42", "Q42"),
    ("wikidata", "q42", "Q42"),
    ("ror", "https://ror.org/05GQ02987", "05gq02987"),
    ("isni", "ISNI 0000 0001 2103 2683", "0000000121032683"),
]
REFUSED = [
    ("uscc", "91350100M000100Y44", "number-check"),
    ("uscc", "91350100M000100Y4", "form-uscc"),
    ("uscc", "9135O100M000100Y44", "number-check"),
    ("tw-ubn", "04595258", "number-check"),
    ("tw-ubn", "0459525", "form-tw-ubn"),
    ("wikidata", "Q0", "form-wikidata"),
    ("wikidata", "P31", "form-wikidata"),
    ("ror", "05gq02988", "number-check"),
    ("ror", "15gq02987", "form-ror"),
    ("isni", "0000000121032684", "number-check"),
    ("isni", "x" * 1000, "form-isni"),
]


@pytest.mark.parametrize(("scheme", "text"), RIGHT)
def test_right(scheme: str, text: str) -> None:
    assert PARSERS[scheme](text) == text


@pytest.mark.parametrize(("scheme", "text", "fix"), MENDED)
def test_mended(scheme: str, text: str, fix: str) -> None:
    found = PARSERS[scheme](text)
    assert isinstance(found, Fault)
    assert found.code == f"form-{scheme}"
    assert found.fix == fix
    assert PARSERS[scheme](fix) == fix


@pytest.mark.parametrize(("scheme", "text", "code"), REFUSED)
def test_refused(scheme: str, text: str, code: str) -> None:
    found = PARSERS[scheme](text)
    assert isinstance(found, Fault)
    assert (found.code, found.fix) == (code, "")


@pytest.mark.parametrize(
    ("scheme", "number", "signs"),
    [("uscc", "91350100M000100Y43", USCC_SIGNS), ("isni", "0000000121032683", "0123456789")],
)
def test_every_slip_of_one_sign_is_found(scheme: str, number: str, signs: str) -> None:
    slips = {number[:at] + sign + number[at + 1 :] for at in range(len(number)) for sign in signs} - {number}
    formed = [slip for slip in slips if FORMS[scheme].match(slip)]
    assert len(formed) > 100
    assert not [slip for slip in formed if is_right(scheme, slip)]


def test_a_business_number_follows_the_rule_of_2023() -> None:
    """Multiples of 5, of which the rule before took those of 10; a 7 in the seventh place counts in two ways."""
    assert is_right("tw-ubn", "00000005")
    assert not is_right("tw-ubn", "00000006")
    assert is_right("tw-ubn", "10458575")
    assert is_right("tw-ubn", "10458574")
    assert not is_right("tw-ubn", "10458576")
