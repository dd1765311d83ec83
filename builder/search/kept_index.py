"""Takes what an index holds; gives it as bytes from which a later build goes on, and back."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from builder.search.catalogue import Catalogue, catalogue_of
from builder.search.counts import Counts
from builder.search.kept_document import KeptDocument
from builder.search.packed import packed, unpacked
from builder.search.program import program_digest
from builder.search.table_files import TableFiles, files_of
from builder.search.text_index import TextIndex, no_text
from builder.search.tokenise import FIELDS, WordTable

TABLES = "tucp"

Number = TypeVar("Number", bound=np.generic)

Parts = Mapping[str, memoryview]


@dataclass(frozen=True, slots=True)
class Contents:
    """All that an index holds, of which nothing is told to a reader but the files."""

    text: TextIndex
    catalogue: Catalogue = field(default_factory=Catalogue)
    tables: Mapping[str, TableFiles] = field(default_factory=dict)
    sizes: Mapping[str, int] = field(default_factory=dict)
    """As `budget.plan` gives them."""
    files: Mapping[str, bytes] = field(default_factory=dict)
    digests: Mapping[str, bytes] = field(default_factory=dict)
    """Of the files, but for the core."""


def no_contents(languages: Sequence[str]) -> Contents:
    return Contents(no_text(len(languages)))


def dumped(contents: Contents, languages: Sequence[str]) -> bytes:
    names = list(contents.files)
    parts = {
        **_text_parts(contents.text),
        **_document_parts(contents.catalogue),
        "sizes": json.dumps(dict(contents.sizes)),
        "names": json.dumps(names),
        "lengths of files": np.array([len(contents.files[name]) for name in names], np.uint32),
        "files": b"".join(map(contents.files.__getitem__, names)),
        "digests": b"".join(contents.digests.get(name, b"\0" * 32) for name in names),
    }
    return packed({name: _bytes(part) for name, part in parts.items()}, _mark(languages))


def loaded(data: bytes, languages: Sequence[str]) -> Contents | None:
    """None for data that are damaged, or of another program or other languages."""
    parts = unpacked(data, _mark(languages))
    if parts is None:
        return None
    names = json.loads(bytes(parts["names"]))
    files = dict(zip(names, _cut(parts["files"], _array(parts["lengths of files"], np.uint32)), strict=True))
    digests = dict(zip(names, _cut(parts["digests"], [32] * len(names)), strict=True))
    digests.pop("core", None)
    return Contents(
        text=_text(parts, len(languages)),
        catalogue=_catalogue(parts, languages),
        tables={letter: files_of(letter, files) for letter in TABLES},
        sizes=json.loads(bytes(parts["sizes"])),
        files=files,
        digests=digests,
    )


def _mark(languages: Sequence[str]) -> bytes:
    return sha256(program_digest() + " ".join(languages).encode()).digest()


def _text_parts(text: TextIndex) -> Mapping[str, str | npt.NDArray[np.generic]]:
    return {
        **_counts_parts("tokens", text.counts),
        **_counts_parts("pairs", text.adjacent),
        "documents of tokens": text.documents.astype(np.uint32),
        "lengths": text.lengths.astype(np.uint32),
        "words": "\n".join(text.words),
        "stems": "\n".join(text.words.stems),
        "stems of words": np.array(text.words.tokens, np.uint32),
        "spellings of words": np.array(text.words.spellings, np.uint32),
    }


def _counts_parts(name: str, counts: Counts) -> dict[str, npt.NDArray[np.generic]]:
    return {
        name: counts.tokens,
        f"lengths of {name}": np.diff(counts.starts).astype(np.uint32),
        f"entries of {name}": counts.entries,
    }


def _counts(parts: Parts, name: str) -> Counts:
    starts = np.zeros(len(parts[f"lengths of {name}"]) // 4 + 1, np.int64)
    np.cumsum(_array(parts[f"lengths of {name}"], np.uint32), out=starts[1:])
    return Counts(_array(parts[name], np.uint64), starts, _array(parts[f"entries of {name}"], np.uint32))


def _text(parts: Parts, editions: int) -> TextIndex:
    words = WordTable(
        _lines(parts["words"]),
        tokens=_array(parts["stems of words"], np.uint32).tolist(),
        stems=_lines(parts["stems"]),
        spellings=_array(parts["spellings of words"], np.uint32).tolist(),
    )
    return TextIndex(
        counts=_counts(parts, "tokens"),
        adjacent=_counts(parts, "pairs"),
        documents=_array(parts["documents of tokens"], np.uint32).astype(np.int64),
        lengths=_array(parts["lengths"], np.uint32).astype(np.int64).reshape(-1, FIELDS),
        words=words,
        editions=editions,
    )


def _document_parts(catalogue: Catalogue) -> dict[str, str | bytes | npt.NDArray[np.generic]]:
    documents = catalogue.documents
    numbers = [catalogue.numbers.get(key, -1) for key in documents]
    facets = {text: number for number, text in enumerate(dict.fromkeys(each.facets for each in documents.values()))}
    return {
        "languages": json.dumps([language for language, _ in documents]),
        "addresses": json.dumps([address for _, address in documents]),
        "numbers": np.array(numbers, np.int64),
        "rooms": np.array(catalogue.rooms, np.int64),
        "kinds": json.dumps([each.kind for each in documents.values()]),
        "facets": json.dumps(list(facets)),
        "facets of documents": np.array([facets[each.facets] for each in documents.values()], np.uint32),
        "shown": b"\n".join(each.shown for each in documents.values()),
    }


def _catalogue(parts: Parts, languages: Sequence[str]) -> Catalogue:
    codes, addresses, kinds, facets = (
        json.loads(bytes(parts[name])) for name in ("languages", "addresses", "kinds", "facets")
    )
    keys = list(zip(codes, addresses, strict=True))
    facets_of_documents = map(facets.__getitem__, _array(parts["facets of documents"], np.uint32).tolist())
    shown = bytes(parts["shown"]).split(b"\n") if keys else []
    rooms = tuple(_array(parts["rooms"], np.int64).tolist())
    numbers = _array(parts["numbers"], np.int64).tolist()
    own = sorted((number, key) for number, key in zip(numbers, keys, strict=True) if number >= 0)
    documents = dict(zip(keys, map(KeptDocument, kinds, facets_of_documents, shown), strict=True))
    return catalogue_of(documents, {key: number for number, key in own}, rooms, languages)


def _bytes(part: str | bytes | npt.NDArray[np.generic]) -> bytes | memoryview:
    if isinstance(part, str):
        return part.encode("utf-8", "surrogatepass")
    return part if isinstance(part, bytes) else np.ascontiguousarray(part).reshape(-1).view(np.uint8).data


def _array(part: memoryview, kind: type[Number]) -> npt.NDArray[Number]:
    return np.frombuffer(part, kind)


def _lines(part: memoryview) -> list[str]:
    text = str(part, "utf-8")
    return text.split("\n") if text else []


def _cut(part: memoryview, lengths: Iterable[int]) -> Iterable[bytes]:
    ends = np.cumsum(np.array(lengths, np.int64)).tolist()
    data = bytes(part)
    return (data[start:end] for start, end in zip([0, *ends], ends, strict=False))
