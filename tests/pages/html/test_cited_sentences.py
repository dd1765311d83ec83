"""Sentences of record prose, with the sources that each names and whether one covers it."""

from __future__ import annotations

import pytest

from builder.pages.html.cited_sentences import cited_sentences, sentences_citing


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The Park opened in 2012 [@fu-2012]. No. 35 asked for it. Nobody knows why.",
            [
                ("The Park opened in 2012.", ["fu-2012"], True),
                ("No. 35 asked for it.", [], False),
                ("Nobody knows why.", [], False),
            ],
        ),
        (
            "One here. Two there [@a, p. 3; @b].\n\nThree alone.",
            [("One here.", [], True), ("Two there.", ["a", "b"], True), ("Three alone.", [], False)],
        ),
        (
            "服务园启动[@a]。又一句“好。”[@b]还没有。",
            [("服务园启动。", ["a"], True), ("又一句“好。”", ["b"], True), ("还没有。", [], False)],
        ),
        (
            "## A heading\n\n- first [@a]\n- second",
            [("first", ["a"], True), ("second", [], False)],
        ),
        ("“Done.” [@a] Next one.", [("“Done.”", ["a"], True), ("Next one.", [], False)]),
        ("", []),
    ],
)
def test_sentences(text: str, told: list[tuple[str, list[str], bool]]) -> None:
    found = [(one.text, [key for key, *_ in one.citations], one.covered) for one in cited_sentences(text)]
    assert found == told
    for keys in ({"a"}, {"b", "fu-2012"}, set[str]()):
        citing = [one for one in cited_sentences(text) if any(key in keys for key, *_ in one.citations)]
        assert list(sentences_citing(text, keys)) == citing


def test_a_locator_and_a_quote_go_with_their_key() -> None:
    [one] = cited_sentences("It opened [@a#rooms, p. 3; @b].")
    assert one.citations == (("a", "rooms", "p. 3"), ("b", "", ""))
