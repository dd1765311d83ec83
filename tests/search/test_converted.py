"""An edition in the other script: it shares every list of the index and has rows and excerpts of its own."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from builder.search.index import search_files
from builder.search.jsonp import FOLDER
from builder.search.search_document import CONVERTED, ORIGIN, SearchDocument

LABELS = {
    language: {"kind": {"page": name}} for language, name in (("en", "Page"), ("zh", "页面"), ("zh-Hant", "頁面"))
}


def page(address: str, language: str, title: str, body: str) -> SearchDocument:
    return SearchDocument(language=language, address=address, kind="page", title=title, body=body, where=title)


def index(number: int) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The files without the third edition and with it, of so many pages in each language."""
    written = [page(f"p{each}/", "en", f"Page {each}", "A body.") for each in range(number)]
    written += [page(f"p{each}/", ORIGIN, f"网络{each}", "志愿者的网络。") for each in range(number)]
    shown = [
        replace(one, language=CONVERTED, title=one.title.replace("网络", "網路"), body="志工的網路。", where="網路")
        for one in written
        if one.language == ORIGIN
    ]
    files = search_files(written, glossary=(), labels={code: LABELS[code] for code in ("en", "zh")})
    return files, search_files(written, glossary=(), labels=LABELS, converted=shown)


def data(file: bytes) -> tuple[str, Any]:
    name, found = json.loads(f"[{file.decode().removeprefix('casebookSearch(').rstrip().removesuffix(');')}]")
    return name, found


def rows(files: dict[str, bytes], letter: str) -> dict[str, list[Any]]:
    start = f"{FOLDER}{letter}/"
    made = {path.removeprefix(start): data(file) for path, file in files.items() if path.startswith(start)}
    assert all(name == letter + path.removesuffix(".js") for path, (name, _) in made.items())
    return {path: found for path, (_, found) in made.items()}


def test_rows_and_excerpts_stand_under_the_numbers_of_the_origin() -> None:
    _, files = index(40)
    for ours, theirs, word, instead in (("h", "m", "网络", "網路"), ("y", "x", "志愿者", "志工")):
        own, all_ = rows(files, ours), rows(files, theirs)
        assert set(own) == {path for path, block in all_.items() if word in str(block)}
        for path, block in own.items():
            assert len(block) == len(all_[path])
            assert word not in str(block)
            assert instead in str(block)
            assert [one and one[0] for one in block] == [one and one[0] for one in all_[path]] or ours == "y"


def test_everything_else_is_the_same_and_no_other_edition_loads_more() -> None:
    without, files = index(40)
    labels = data(files.pop(f"{FOLDER}hant.js"))
    assert labels == ("hant", {"labels": LABELS[CONVERTED]})
    assert set(data(files[f"{FOLDER}core.js"])[1]["labels"]) == {"en", "zh"}
    shared = [path for path in files if path[len(FOLDER)] in "wf" or path.endswith("han.js")]
    assert shared
    assert all(files[path] == without[path] for path in shared)
    assert len(files[f"{FOLDER}core.js"]) <= len(without[f"{FOLDER}core.js"]) + 8


def test_without_it_nothing_of_it_is_there() -> None:
    files, _ = index(4)
    assert {path.removeprefix(FOLDER).partition("/")[0] for path in files}.isdisjoint({"h", "hant.js"})


def test_the_files_stay_within_their_number() -> None:
    _, files = index(1500)
    assert len(files) <= 4500 / 8 + 2000
