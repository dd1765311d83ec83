"""Web addresses: what a browser can go to, and what only looks like it."""

from __future__ import annotations

import pytest

from builder.records.model.web_address import is_web_address


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "https://example.org:8080/a?b=c&d=[e]#f",
        "http://例子.中国/路径/（一）",
        "https://例え.jp/",
        "http://127.0.0.1/",
        "http://[2001:db8::1]/",
        "https://web.archive.org/web/2012/http://example.org/a",
        "https://a_b.example.org./%E4%B8%AD",
    ],
)
def test_addresses(address: str) -> None:
    assert is_web_address(address)


@pytest.mark.parametrize(
    "text",
    [
        "https://",
        "https://?",
        "https://.",
        "https://#a",
        "https:///example.org",
        "https://example.org:abc/",
        "https://example.org:99999/",
        "https://example.org:/",
        "https://example。org/",
        "https://exa mple.org/",
        "https://example..org/",
        "https://-example.org/",
        "http://256.1.1.1/",
        "http://[::1/",
        "https://example.org/%zz",
        "https://example.org/a\\b",
        "https://" + "a" * 64 + ".org/",
        "https://example.org/" + "a" * 2000,
        "ftp://example.org/",
        "javascript:alert(1)",
    ],
)
def test_others(text: str) -> None:
    assert not is_web_address(text)
