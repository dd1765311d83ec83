"""Takes the files of an index; gives them as data again, read without arrays, as the client does."""

import json
import re
from itertools import islice
from typing import Any

from builder.search.digits import VLQ_DIGITS, base36
from builder.search.tokens import CJK

SCRIPT = re.compile(r'casebookSearch\("([^"]+)",(.*)\);\n')
_CHARACTER = re.compile(f"[{''.join(f'{chr(first)}-{chr(last)}' for first, last in CJK)}]")


def loaded(files: dict[str, bytes]) -> dict[str, Any]:
    """Every file's data by the name that it gives itself."""
    calls = [call for data in files.values() for call in SCRIPT.findall(data.decode("utf-8"))]
    return {name: json.loads(data) for name, data in calls}


def hash_of(text: str) -> int:
    """FNV-1a, byte by byte."""
    value = 0x811C9DC5
    for byte in text.encode("utf-16-le"):
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value


def file_of(key: str, files: int) -> str:
    """The number of the file in which a key stands, in base 36."""
    value = hash_of(key)
    mixed = ((value ^ value >> 15) * 0x2C1B3C6D) & 0xFFFFFFFF
    place = 0
    for bit in range(14, -1, -1):
        groups = 1 << bit
        place = 2 * place + (value >> bit & 1)
        if place == 3 and place * groups + value % groups >= files:
            place = (mixed >> bit) % 3
        if place == 2 and place * groups + value % groups >= files:
            place = mixed >> bit & 1
        if 2 * groups <= files:
            return base36(place * groups + value % groups)
    raise ValueError(files)


def rows(data: dict[str, Any], letter: str = "m") -> dict[int, Any]:
    """The rows, or excerpts, by number of their document."""
    size = data["core"]["m" if letter in "mh" else "x"]
    blocks = {name[1:]: block for name, block in data.items() if re.fullmatch(f"{letter}[0-9a-z]+", name)}
    return {
        int(block, 36) * size + at: row for block, found in blocks.items() for at, row in enumerate(found) if row != 0
    }


def document_numbers(data: dict[str, Any]) -> dict[tuple[str, str], int]:
    """By language and address."""
    return {
        (language, row[0]): number
        for language, first, count in data["core"]["editions"]
        for number, row in rows(data).items()
        if first <= number < first + count
    }


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
