"""How well the search answers what people ask about this base's own records: its index and the engine, in Chromium."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from playwright.sync_api import Browser

from tests.bench.asked_documents import base_documents
from tests.bench.asked_queries import Asked, natural, paraphrases
from tests.browser.engine_page import Answers, answers_by_class, engine_page, share

SEED, MOST = 3, 25
ASKED: Mapping[tuple[str, str], tuple[float, float]] = {
    ("unknown-joined", "answered"): (0.95, 0.95),
    ("unknown-joined", "first"): (0.95, 0.95),
    ("unknown-spaced", "answered"): (0.96, 0.97),
    ("unknown-spaced", "first"): (0.96, 0.97),
    ("unknown-en", "answered"): (0.96, 0.96),
    ("unknown-en", "first"): (0.96, 0.96),
    ("frame-en-plain", "three"): (1.00, 1.00),
    ("frame-en-where", "three"): (0.97, 0.97),
    ("frame-en-tell", "three"): (0.97, 0.97),
    ("frame-en-why", "three"): (0.97, 0.97),
    ("frame-en-know", "three"): (0.97, 0.97),
    ("frame-en-any", "three"): (0.97, 0.97),
    ("frame-en-show", "three"): (0.97, 0.97),
    ("frame-zh-plain", "three"): (1.00, 1.00),
    ("frame-zh-about", "three"): (0.96, 0.97),
    ("frame-zh-what", "three"): (0.97, 0.97),
    ("frame-zh-where", "three"): (0.97, 0.97),
    ("frame-zh-know", "three"): (0.97, 0.97),
    ("frame-zh-any", "three"): (0.97, 0.97),
    ("phrase-en", "three"): (0.92, 0.97),
    ("phrase-en", "first"): (0.72, 0.90),
    ("phrase-zh", "three"): (0.92, 1.00),
    ("date", "first"): (0.96, 0.97),
    ("amount", "first"): (0.92, 0.97),
    ("spelling", "same"): (0.90, 1.00),
    ("name-wade-giles", "three"): (0.84, 0.95),
    ("name-tongyong", "three"): (0.92, 0.95),
    ("name-sound", "three"): (0.80, 0.95),
    ("name-short", "three"): (0.87, 0.90),
    ("title-pinyin", "three"): (0.95, 0.95),
    ("taiwan", "three"): (0.95, 0.95),
    ("mixed-document", "three"): (0.88, 0.97),
    ("paraphrase-en", "three"): (0.83, 0.67),
    ("paraphrase-en", "answered"): (0.97, 1.00),
    ("paraphrase-zh", "three"): (0.75, 0.50),
    ("paraphrase-zh", "answered"): (0.97, 1.00),
    ("off-subject", "silent"): (0.97, 0.95),
    ("off-subject-common", "silent"): (0.90, 0.93),
    ("natural-en", "answered"): (1.00, 1.00),
    ("natural-zh", "answered"): (1.00, 1.00),
}
"""By class and measure: the share that has to hold, and the one to be reached.

Queries are drawn from the records, so every text that is edited draws others: of 25, a few may miss more than today.
Of 120 phrases (seeds 5 and 8) .98 were among the first three and .90 first.
"""
HELDOUT: Mapping[tuple[str, str], tuple[float, float]] = {
    ("paraphrase-en", "three"): (0.83, 0.67),
    ("paraphrase-en", "answered"): (1.00, 1.00),
    ("paraphrase-zh", "three"): (0.66, 0.50),
    ("paraphrase-zh", "answered"): (1.00, 1.00),
}
"""The same for questions that the search was not tuned with."""


@pytest.fixture(scope="module")
def answers(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Answers:
    """What every query finds, by class."""
    documents, files = base_documents()
    page = engine_page(browser, tmp_path_factory.mktemp("asked"), files)
    heldout = (replace(query, cls=f"heldout {query.cls}") for query in paraphrases("heldout"))
    found = answers_by_class(page, [*Asked(documents, SEED).all(MOST), *paraphrases("dev"), *natural("base"), *heldout])
    page.close()
    return found


@pytest.mark.parametrize(("name", "measure"), ASKED)
def test_questions_of_a_class_are_answered(answers: Answers, name: str, measure: str) -> None:
    reached, missed = share(answers[name], measure)
    assert reached >= ASKED[name, measure][0], missed


@pytest.mark.parametrize(("name", "measure"), HELDOUT)
def test_questions_that_nothing_was_tuned_with_are_answered(answers: Answers, name: str, measure: str) -> None:
    reached, _ = share(answers[f"heldout {name}"], measure)
    assert reached >= HELDOUT[name, measure][0]
