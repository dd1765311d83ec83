"""Faults as hands, editors and transfers make them: takes the bytes of a file, gives them with a fault or a few."""

from __future__ import annotations

import random
from collections.abc import Callable

Mutation = Callable[[bytes, random.Random], bytes]

ODD = (
    *(b"\0", b"\x07", b"\x1b", b"\x7f", b"\xc2\x85", b"\xe2\x80\xa8", b"\xe2\x80\xae", b"\xe2\x80\x8b"),
    *(b"\xef\xbb\xbf", b"\xff\xfe", b"\xef\xbf\xbe", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xc0\x80"),
    *("成都".encode("gbk"), "台灣".encode("big5"), "é".encode("latin-1"), "：".encode(), "“".encode(), "🏮".encode()),
    *(b"\t", b"\r", b"\r\n", b"\xc2\xa0", "　".encode()),
)
"""Control characters, marks of order, refused and ill-formed sequences, other encodings, wide marks, odd spaces."""
SIGNS = (b":", b"- ", b"#", b"'", b'"', b"[", b"]", b"{", b"}", b",", b"|", b">", b"&", b"*", b"!", b"%", b"@", b"`")
VALUES = (b"[]", b"{}", b"", b"~", b"null", b"''", b"?", b"true", b"-1", b"1e400", b"0x1F", b"2012-02-31", b"[[]]")
TAGS = (b"!x", b"!!binary", b"!!set", b"!!int", b"!!timestamp", b"!ENV", b"!!python/name:os.getcwd", b"!!map", b"!<>")
SCALARS = (b"NaN", b".inf", b"99999999999999999999", b"9999-99-99", b"1:20:30", b"<<", b"=", b"unknown", b"../../x")
ENCODINGS = ("gbk", "big5", "utf-16", "utf-16-le", "utf-32", "latin-1", "utf-8-sig", "utf-7")


def mutated(data: bytes, chance: random.Random) -> bytes:
    """A file with one to three faults."""
    for _ in range(chance.choice((1, 1, 2, 3))):
        data = chance.choice(MUTATIONS)(data, chance)
    return data


def _lines(data: bytes) -> list[bytes]:
    return data.split(b"\n")


def _put(data: bytes, chance: random.Random, what: bytes) -> bytes:
    place = chance.randrange(len(data) + 1)
    return data[:place] + what + data[place:]


def _with_value(data: bytes, chance: random.Random, value: bytes) -> bytes:
    """The file with another value on one of the lines that have a key."""
    lines = _lines(data)
    keyed = [number for number, line in enumerate(lines) if b": " in line or line.endswith(b":")]
    if not keyed:
        return data + value
    number = chance.choice(keyed)
    lines[number] = lines[number].partition(b":")[0] + b": " + value
    return b"\n".join(lines)


def flip_bit(data: bytes, chance: random.Random) -> bytes:
    if not data:
        return data
    place = chance.randrange(len(data))
    return data[:place] + bytes([data[place] ^ 1 << chance.randrange(8)]) + data[place + 1 :]


def insert_odd(data: bytes, chance: random.Random) -> bytes:
    return _put(data, chance, chance.choice(ODD))


def insert_sign(data: bytes, chance: random.Random) -> bytes:
    return _put(data, chance, chance.choice(SIGNS))


def delete_bytes(data: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(data) + 1)
    return data[:place] + data[place + chance.choice((1, 1, 2, 40)) :]


def delete_line(data: bytes, chance: random.Random) -> bytes:
    lines = _lines(data)
    del lines[chance.randrange(len(lines))]
    return b"\n".join(lines)


def double_line(data: bytes, chance: random.Random) -> bytes:
    lines = _lines(data)
    lines.insert(chance.randrange(len(lines)), chance.choice(lines))
    return b"\n".join(lines)


def swap_lines(data: bytes, chance: random.Random) -> bytes:
    lines = _lines(data)
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines)


def swap_values(data: bytes, chance: random.Random) -> bytes:
    return _with_value(data, chance, chance.choice(_lines(data)).partition(b": ")[2])


def empty_value(data: bytes, chance: random.Random) -> bytes:
    return _with_value(data, chance, chance.choice(VALUES))


def odd_value(data: bytes, chance: random.Random) -> bytes:
    return _with_value(data, chance, chance.choice(SCALARS))


def nest(data: bytes, chance: random.Random) -> bytes:
    """Lists or maps in one another, closed or not, on a line or over many."""
    depth = chance.choice((3, 40, 400, 4000))
    opened, closed = chance.choice(((b"[", b"]"), (b"{a: ", b"}"), (b"[{a: ", b"}]"), (b"- ", b""), (b"? ", b"")))
    tail = closed * depth if chance.random() < 0.7 else b""
    return _with_value(data, chance, opened * depth + tail)


def nest_by_lines(data: bytes, chance: random.Random) -> bytes:
    depth = chance.choice((10, 100, 300))
    return _with_value(data, chance, b"\n" + b"\n".join(b" " * 2 * level + b"a:" for level in range(1, depth)))


def anchor(data: bytes, chance: random.Random) -> bytes:
    """Anchors, aliases, merges; a list that is itself; lists that grow tenfold at each step."""
    many = b"[&a [x, x], &b [*a, *a], &c [*b, *b], &d [*c, *c, *c, *c], [*d, *d, *d, *d]]"
    values = (b"&a x", b"*a", b"&a [*a]", b"{<<: *a}", b"&a {<<: {x: y}}", b"\n  <<: [x]", many, b"&", b"*")
    return _with_value(data, chance, chance.choice(values))


def tag(data: bytes, chance: random.Random) -> bytes:
    return _with_value(data, chance, chance.choice(TAGS) + b" " + chance.choice((*VALUES, *SCALARS)))


def long_line(data: bytes, chance: random.Random) -> bytes:
    part = chance.choice(
        (b"a", b"a ", "成".encode(), b"[", b"*a*", b"[@a]", b"(", b"'", b'"', b"\\", b"&amp;", b"_", b": ")
    )
    return _with_value(data, chance, part * chance.choice((300, 3000, 30_000)))


def indent(data: bytes, chance: random.Random) -> bytes:
    """A line too far to the right or to the left, by spaces or tabs."""
    lines = _lines(data)
    number = chance.randrange(len(lines))
    line = lines[number]
    lines[number] = chance.choice((b" " + line, b"  " + line, b"\t" + line, line[1:], line.lstrip(), b" " * 300 + line))
    return b"\n".join(lines)


def indent_rest(data: bytes, chance: random.Random) -> bytes:
    lines = _lines(data)
    number = chance.randrange(len(lines))
    return b"\n".join([*lines[:number], *(b"  " + line for line in lines[number:])])


def encode(data: bytes, chance: random.Random) -> bytes:
    return data.decode("utf-8", "replace").encode(chance.choice(ENCODINGS), "replace")


def line_ends(data: bytes, chance: random.Random) -> bytes:
    return data.replace(b"\n", chance.choice((b"\r\n", b"\r", b"\n\n", b"\xe2\x80\xa8", b"")))


def truncate(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def repeat(data: bytes, chance: random.Random) -> bytes:
    """The file twice, as one or as two documents."""
    return data + chance.choice((b"", b"\n---\n", b"\n...\n", b"\n--- !x\n", b"\n%YAML 9.9\n---\n")) + data


def quote(data: bytes, chance: random.Random) -> bytes:
    """A scalar that is left open, escaped wrongly, or made a block."""
    values = (
        b'"a',
        b"'a",
        b'"\\x"',
        b'"\\ud800"',
        b'"\\0"',
        b"|9",
        b">-x",
        b"|\n a\n\tb",
        b'"a" b',
        b"'a' # b",
        b"@a",
        b"%a",
    )
    return _with_value(data, chance, chance.choice(values))


MUTATIONS: tuple[Mutation, ...] = (
    *(flip_bit, insert_odd, insert_sign, delete_bytes, delete_line, double_line, swap_lines, swap_values),
    *(empty_value, odd_value, nest, nest_by_lines, anchor, tag, long_line, indent, indent_rest, encode),
    *(line_ends, truncate, repeat, quote),
)
