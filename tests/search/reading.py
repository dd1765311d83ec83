"""Takes the files of an index; gives them as data again, read without arrays, as the client does."""

import json
import re
from itertools import islice
from typing import Any

from builder.search.digits import VLQ_DIGITS
from builder.search.tokens import CJK

SCRIPT = re.compile(r'casebookSearch\("([^"]+)",(.*)\);\n', re.DOTALL)
_CHARACTER = re.compile(f"[{''.join(f'{chr(first)}-{chr(last)}' for first, last in CJK)}]")


def loaded(files: dict[str, bytes]) -> dict[str, Any]:
    """Every file's data by the name that it gives itself."""
    calls = [SCRIPT.fullmatch(data.decode("utf-8")) for data in files.values()]
    return {call[1]: json.loads(call[2]) for call in calls if call}


def hash_of(text: str) -> int:
    """FNV-1a, byte by byte."""
    value = 0x811C9DC5
    for byte in text.encode("utf-16-le"):
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value


def characters(folded: str) -> list[str]:
    """Every Han, kana and Hangul character: these have tables of their own."""
    return _CHARACTER.findall(folded)


def numbers(text: str) -> list[int]:
    found, value, shift = [], 0, 0
    for letter in text:
        digit = VLQ_DIGITS.index(letter)
        value |= (digit & 31) << shift
        shift += 5
        if digit < 32:
            found.append(value)
            value, shift = 0, 0
    return found


def postings(text: str) -> list[tuple[int, int]]:
    """Document and impact, in the order of the list."""
    found: list[tuple[int, int]] = []
    steps = iter(numbers(text))
    for group in steps:
        document = 0
        for step in islice(steps, group >> 4):
            document += step
            found.append((document, group & 15))
    return found
