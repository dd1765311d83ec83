"""Official numbers of organisations: takes a text, gives it as it stands or a Fault with its mend.

Each has a check digit but Wikidata's, so that a slip of a finger is found without asking a register.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import partial

from builder.records.model.grammar import Fault, fault

USCC_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""Of the unified social credit code; I, O, S, V and Z are none, since they look like digits or like one another."""
_CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"
_MISREAD = str.maketrans("IOSZ", "1052")
_UBN_WEIGHTS = (1, 2, 1, 2, 1, 2, 4, 1)
LONGEST = 100
"""No mend is looked for in a longer text."""

FORMS: Mapping[str, re.Pattern[str]] = {
    "uscc": re.compile(r"[1-9A-HJ-NPQRTUWXY][0-9A-HJ-NPQRTUWXY][0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}\Z"),
    "tw-ubn": re.compile(r"[0-9]{8}\Z"),
    "wikidata": re.compile(r"Q[1-9][0-9]{0,11}\Z"),
    "ror": re.compile(r"0[0-9a-hjkmnp-tv-z]{6}[0-9]{2}\Z"),
    "isni": re.compile(r"[0-9]{15}[0-9X]\Z"),
}
"""By scheme. Whether the check digit fits is for is_right()."""
ADDRESSES: Mapping[str, str] = {
    "wikidata": "https://www.wikidata.org/wiki/",
    "ror": "https://ror.org/",
    "isni": "https://isni.org/isni/",
}
"""Before a number of these schemes, the address of what it names."""
_LABELS: Mapping[str, str] = {
    "uscc": r"(?:统一社会)?信用代码|統一社會信用代碼|USCC",
    "tw-ubn": r"統一編號|统一编号|統編|统编|UBN",
    "wikidata": r"(?:https?://)?(?:www\.)?wikidata\.org/(?:wiki|entity)/|wikidata",
    "ror": r"(?:https?://)?(?:www\.)?ror\.org/|ROR",
    "isni": r"(?:https?://)?(?:www\.)?isni\.org/(?:isni/)?|ISNI",
}


def parse_organisation_number(scheme: str, text: str) -> str | Fault:
    """The number without label, address or spaces. scheme: a key of FORMS.

    >>> parse_organisation_number("tw-ubn", "統一編號：０４５９５２５７").fix
    '04595257'
    """
    mended = _bare(scheme, text[: LONGEST + 1])
    if not FORMS[scheme].match(mended) and scheme == "uscc":
        mended = mended.translate(_MISREAD)
    if len(text) > LONGEST or not FORMS[scheme].match(mended):
        return fault(f"form-{scheme}", found=text)
    if not is_right(scheme, mended):
        return fault("number-check", found=text)
    return text if mended == text else fault(f"form-{scheme}", found=text, fix=mended)


def _bare(scheme: str, text: str) -> str:
    """Without label, address, spaces and hyphens; signs half-width, letters as the scheme has them."""
    plain = unicodedata.normalize("NFKC", text).strip()
    number = re.sub(rf"\A(?:{_LABELS[scheme]})[\s:]*", "", plain, flags=re.IGNORECASE)
    joined = re.sub(r"[\s\u2010-\u2015\u2212-]", "", number.rstrip("/.,;。"))
    return joined.lower() if scheme == "ror" else joined.upper()


def is_right(scheme: str, number: str) -> bool:
    """Whether the check digit of a number that has the form fits the other signs."""
    return _CHECKS.get(scheme, bool)(number)


def _is_uscc(code: str) -> bool:
    """GB 32100-2015: weights are powers of 3, modulo 31."""
    total = sum(USCC_SIGNS.index(sign) * pow(3, at, 31) for at, sign in enumerate(code[:-1]))
    return USCC_SIGNS.index(code[-1]) == -total % 31


def _is_ubn(number: str) -> bool:
    """The rule of Taiwan's Ministry of Finance since 2023: the digits of the products add up to a multiple of 5.

    A 7 in the seventh place gives 28, thus 10, which counts as 1 or as 0.
    """
    products = (int(digit) * weight for digit, weight in zip(number, _UBN_WEIGHTS, strict=True))
    total = sum(product // 10 + product % 10 for product in products)
    return total % 5 == 0 or (number[6] == "7" and (total + 1) % 5 == 0)


def _is_ror(number: str) -> bool:
    """ISO/IEC 7064, MOD 97-10, of the number that the seven signs are in base 32."""
    value = 0
    for sign in number[:7]:
        value = value * 32 + _CROCKFORD.index(sign)
    return int(number[7:]) == 98 - value * 100 % 97


def _is_isni(number: str) -> bool:
    """ISO/IEC 7064, MOD 11-2."""
    total = 0
    for digit in number[:-1]:
        total = (total + int(digit)) * 2
    return number[-1] == "0123456789X"[(12 - total % 11) % 11]


_CHECKS: Mapping[str, Callable[[str], bool]] = {
    "uscc": _is_uscc,
    "tw-ubn": _is_ubn,
    "ror": _is_ror,
    "isni": _is_isni,
}
PARSERS: Mapping[str, Callable[[str], str | Fault]] = {
    scheme: partial(parse_organisation_number, scheme) for scheme in FORMS
}
"""The forms of Pattern that are numbers of organisations."""
