"""Identifiers of works and people, and their numbers: takes a text, gives it as it stands or a Fault with its mend.

What is printed beside them (`doi:`, `ISBN`, `pp.`, `第3期`) is added by each citation style, so no record holds it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache
from urllib.parse import unquote

from builder.records.model.grammar import Fault, fault

DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/[!-~]*[!-+\--~]\Z")
"""A registrant and a suffix (DOI Handbook, 2.2); what ends in a comma was copied with it."""
ISBN = re.compile(r"(?:97[89]-?)?(?:[0-9]-?){9}[0-9X]\Z")
ORCID = re.compile(r"[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]\Z")

LONGEST = 300
"""No mend is looked for in a longer text."""
_DOI_WITHIN = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/[!-~]+")
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_ISBN_LABEL = re.compile(
    r"\A(?:e-?)?(?:ISBN|国际标准书号|國際標準書號|书号|書號)(?:[- ]?1[03](?=[\s:(]))?[\s:]*", re.IGNORECASE
)
_ORCID_LABEL = re.compile(r"\A(?:https?://)?(?:www\.)?orcid(?:\.org/| *(?:id)?)[\s:]*", re.IGNORECASE)
_BARE_NUMBER = re.compile(r"[0-9]+(?:-[0-9]+)?\Z")
_CHINESE_NUMBER = re.compile("[一二三四五六七八九十]+")
_CHINESE_DIGITS = {digit: number for number, digit in enumerate("一二三四五六七八九", 1)}
_NUMBER = r"[0-9]+|[一二三四五六七八九十]+"


def parse_doi(text: str) -> str | Fault:
    """A DOI without address or prefix.

    >>> parse_doi("https://doi.org/10.1000/182").fix
    '10.1000/182'
    """
    return text if DOI.match(text) and not text.endswith((".", ";")) else fault("form-doi", found=text, fix=_doi(text))


def _doi(text: str) -> str:
    """The only DOI in a text, without what follows the sentence; '' if there is none or several."""
    if len(text) > LONGEST:
        return ""
    plain = unicodedata.normalize("NFKC", text).strip()
    if "://" in plain and "doi.org/" not in plain:
        plain = re.sub(r"[?#].*", "", plain)
    plain = unquote(plain) if "://" in plain or "%2f" in plain.lower() else re.sub(r"\s*/\s*", "/", plain)
    found = _DOI_WITHIN.search(plain)
    if not found or re.search(r"\w", plain[found.end() :]):
        return ""
    doi = found[0].rstrip(".,;:'\"")
    while doi.endswith((")", "]", ">")) and doi.count(doi[-1]) > doi.count({")": "(", "]": "[", ">": "<"}[doi[-1]]):
        doi = doi[:-1]
    return doi if DOI.match(doi) else ""


def parse_isbn(text: str) -> str | Fault:
    """An ISBN of 10 or 13 digits with its check digit (ISO 2108), with hyphens or without.

    >>> parse_isbn("ISBN 978 3 16 148410 0").fix
    '978-3-16-148410-0'
    """
    return _checked(
        text, _isbn(text[:LONGEST]), form="form-isbn", check="isbn-check", is_formed=ISBN, is_right=_is_isbn
    )


def _isbn(text: str) -> str:
    """The text in the form of an ISBN: no label, no note in brackets, hyphens for spaces and dashes."""
    plain = _DASHES.sub("-", unicodedata.normalize("NFKC", text)).strip()
    bare = re.sub(r"[\s.,;。;]*(?:\([^()]*\))?[\s.,;。]*\Z", "", _ISBN_LABEL.sub("", plain))
    return re.sub(r"[\s-]+", "-", bare).upper()


def _is_isbn(isbn: str) -> bool:
    digits = [10 if sign == "X" else int(sign) for sign in isbn.replace("-", "")]
    if len(digits) == 10:
        return sum(weight * digit for weight, digit in zip(range(10, 0, -1), digits, strict=True)) % 11 == 0
    is_prefixed = digits[:2] == [9, 7] and digits[2] in (8, 9)
    return is_prefixed and 10 not in digits and (sum(digits[::2]) + 3 * sum(digits[1::2])) % 10 == 0


def parse_orcid(text: str) -> str | Fault:
    """An ORCID with its check digit (ISO/IEC 7064, MOD 11-2).

    >>> parse_orcid("https://orcid.org/0000-0002-1825-0097").fix
    '0000-0002-1825-0097'
    """
    return _checked(
        text, _orcid(text[:LONGEST]), form="form-orcid", check="orcid-check", is_formed=ORCID, is_right=_is_orcid
    )


def _orcid(text: str) -> str:
    plain = _ORCID_LABEL.sub("", _DASHES.sub("-", unicodedata.normalize("NFKC", text)).strip())
    digits = re.sub(r"[\s-]", "", plain.rstrip("/.")).upper()
    return "-".join(digits[at : at + 4] for at in range(0, len(digits), 4))


def _is_orcid(orcid: str) -> bool:
    total = 0
    for sign in orcid.replace("-", "")[:-1]:
        total = (total + int(sign)) * 2
    return orcid[-1] == "0123456789X"[(12 - total % 11) % 11]


def _checked(
    text: str,
    mended: str,
    *,
    form: str,
    check: str,
    is_formed: re.Pattern[str],
    is_right: Callable[[str], bool],
) -> str | Fault:
    """The text, if it has the form and the check digit; a number whose check digit is wrong has no mend."""
    if not is_formed.match(mended) or len(text) > LONGEST:
        return fault(form, found=text)
    if not is_right(mended):
        return fault(check, found=text)
    return text if mended == text else fault(form, found=text, fix=mended)


@cache
def _labelled(kind: str) -> re.Pattern[str]:
    """A number with a label before or behind it; the group is the number, several of them or a range."""
    before, after = _LABELS[kind]
    numbers = rf"(?:[A-Z]*)(?:{_NUMBER})(?:[A-Z]*\s*(?:[-,~、]|至|到|to|and|&)\s*[A-Z]*(?:{_NUMBER}))*"
    roman = r"[ivxlcdm]+(?:-[ivxlcdm]+)?"
    group = rf"(?P<number>{numbers}|{roman})"
    other = group.replace("number", "other")
    return re.compile(rf"(?:(?:{before})\s*{group}\s*(?:{after})?|{other}\s*(?:{after}))\Z", re.IGNORECASE)


_LABELS = {
    "page": (r"\b(?:pp?|pgs?|S|str)\.|\b(?:pp?|pgs?|pages?)(?=\s|[0-9])|[页頁]码?|第", r"页|頁|版|\bpages?|\bpp?\.?"),
    "volume": (r"\bvol(?:ume|s)?\.?(?![a-z])|\bv\.|\bBd\.|\bBand|[卷第]", r"卷|\bvols?\.?"),
    "issue": (
        r"\b(?:nos?|nr|iss|issue|number)(?:\.|(?=\s|[0-9]))|\bHeft|№|#|(?:[0-9]{4}\s*年\s*)?(?:总|總)?第|[期]",
        r"期|號|号",
    ),
}
"""By kind of number, the labels before and behind it. `第` alone is a label where nothing else stands behind."""
_HAS_LABEL = {
    "page": rf"\b(?:pp?\.|pages?|pp)\s*[0-9]|(?:{_NUMBER})\s*[页頁]|[页頁]\s*[0-9]",
    "volume": rf"\bvol(?:ume)?\.?\s*[0-9]|\bno\.?\s*[0-9]|(?:{_NUMBER})\s*[卷期]|卷\s*[0-9]",
    "issue": rf"\bvol(?:ume)?\.?\s*[0-9]|\bno\.?\s*[0-9]|(?:{_NUMBER})\s*[卷期]|期\s*[0-9]",
}


def parse_numbered(kind: str, text: str) -> str | Fault:
    """The number of a page, volume or issue without its label. kind: a key of _LABELS.

    >>> parse_numbered("issue", "第三期").fix, parse_numbered("page", "pp. 139-147").fix
    ('3', '139-147')
    """
    if len(text) > LONGEST:
        return text
    plain = _DASHES.sub("-", unicodedata.normalize("NFKC", text)).strip(" .。")
    if _BARE_NUMBER.match(plain):
        return text
    found = _labelled(kind).match(plain)
    if not found:
        return fault("form-number", found=text) if re.search(_HAS_LABEL[kind], plain, re.IGNORECASE) else text
    return fault("form-number", found=text, fix=_plain_number(found["number"] or found["other"]))


def _plain_number(number: str) -> str:
    """`3、5至9` as `3, 5-9`, Chinese numbers in digits."""
    digits = _CHINESE_NUMBER.sub(lambda found: str(_value(found[0])), number)
    ranged = re.sub(r"\s*(?:~|至|到|to)\s*|\s*-\s*", "-", digits)
    return re.sub(r"\s*(?:[,、&]|\band\b)\s*", ", ", ranged)


def _value(number: str) -> int:
    """A Chinese number below 100."""
    tens, ten, ones = number.rpartition("十")
    return (_CHINESE_DIGITS.get(tens, 1) * 10 if ten else 0) + _CHINESE_DIGITS.get(ones, 0)


PARSERS: Mapping[str, Callable[[str], str | Fault]] = {
    "doi": parse_doi,
    "isbn": parse_isbn,
    "orcid": parse_orcid,
    "page": lambda text: parse_numbered("page", text),
    "volume": lambda text: parse_numbered("volume", text),
    "issue": lambda text: parse_numbered("issue", text),
}
"""The forms of Pattern that more than a regular expression decides."""
