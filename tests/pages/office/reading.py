"""The files of the odd base and of this checkout in every language, and what the tests of exports read of them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from functools import cache

from builder.pages.edition import Edition
from builder.pages.site import editions
from builder.pages.teach.downloads import downloads
from builder.records.model.library import Library
from tests.pages.reading import read_xml, real_library
from tests.pages.teach.test_view import taught

LONG = "This sentence is one of many and says that work went on in the house on the hill. " * 60
HOSTILE = f"""story:
  background:
    en: "{LONG}"
    zh: "{"山上的房子里工作一直在继续，这是许多句子里的一句。" * 60}"
  need:
    zh: "只有中文：**要紧**，*轻声*，`码`，<b>不是标签</b>，& 和 ]]>。"
  practice:
    en: "- one [@lin-2012]\\n- two\\n\\n## Head\\n\\n| a | b |\\n|---|---|\\n| 1 | 2 |"
timeline: [{{date: 1999, text: {{en: "It <i>began</i> [@wu-2013, p. 4]."}}}}]
teaching:
  objectives: [{{en: First}}, {{en: Second}}]
  decision: {{who: {{en: "<script>alert(1)</script>"}}, when: 2002, question: {{en: "{"Why? " * 80}"}}}}
  questions: [{", ".join('{en: "' + "Is it so that this is a long question? " * 4 + '"}' for _ in range(12))}]
  approach: {{en: "Ask [@lin-2012]."}}
  follow_up: {{en: "It ended in a flood."}}
"""
LANGUAGES = ("en", "zh", "zh-Hant")


@cache
def real_files() -> Mapping[str, bytes]:
    """The files of this checkout's cases by path."""
    return files(real_library())


@cache
def odd_files() -> Mapping[str, bytes]:
    """The files of the odd base, and of a case in it that is hostile and long."""
    return files(taught(HOSTILE))


def every_file() -> dict[str, bytes]:
    """Both."""
    return {**real_files(), **odd_files()}


def files(base: Library, *languages: str) -> Mapping[str, bytes]:
    """The files of a base by path."""
    made = editions(Edition(base, ""), languages or LANGUAGES)
    return {one.path: one.data for entry in base.entries for one in downloads(entry, made)}


def parts(data: bytes) -> dict[str, str]:
    """The parts of an archive; each must be XML."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert file.testzip() is None
        found = {name: file.read(name).decode() for name in file.namelist()}
    for part in found.values():
        read_xml(part.encode())
    return found


def entries(data: bytes) -> Iterator[zipfile.ZipInfo]:
    """The entries of an archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        yield from file.infolist()
