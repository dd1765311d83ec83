"""The feeds as a reader of feeds takes them: feedparser finds no fault, and gives what the records have."""

from __future__ import annotations

import feedparser
import pytest

from builder.pages.feed.view import feeds, view
from tests.pages.data.made import SITE, edition
from tests.pages.reading import library, real_library

LANGUAGES = ("en", "zh", "zh-Hant")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("base", [library, real_library])
def test_a_reader_takes_every_feed_whole(base: object, language: str) -> None:
    made = edition(library() if base is library else real_library(), language)
    files = {file.path: file.data for file in view(made)}
    for feed, data in zip(feeds(made), files.values(), strict=True):
        read = feedparser.parse(data)
        assert not read.bozo, read.get("bozo_exception")
        assert read.version == "atom10"
        assert read.feed.title == feed.title
        assert read.feed.link == made.address(feed.page)
        assert [entry.id for entry in read.entries] == [entry.id for entry in feed.entries]
        for taken, given in zip(read.entries, feed.entries, strict=True):
            assert taken.title == given.title
            assert taken.link == given.link
            assert taken.updated_parsed[:3] == given.updated.timetuple()[:3]
            assert taken.published_parsed[:3] == given.published.timetuple()[:3]


def test_a_reader_sees_that_a_feed_is_cut_off() -> None:
    data = next(iter(view(edition(real_library())))).data
    assert feedparser.parse(data[:-20]).bozo
    assert feedparser.parse(data).feed.id.startswith(SITE)
