"""Words of another language within a text: what has a `lang` of its own, and what has none."""

from __future__ import annotations

import pytest

from builder.pages.html.elements import Html
from builder.pages.html.foreign_words import with_foreign_words


@pytest.mark.parametrize(
    ("before", "language", "after"),
    [
        ("<p>Taiwan says 責信.</p>", "en", '<p>Taiwan says <span lang="zh-Hant">責信</span>.</p>'),
        ("<p>the park (服务园)</p>", "en", '<p>the park (<span lang="zh-Hans">服务园</span>)</p>'),
        ("a 公益 day", "en", 'a <span lang="zh">公益</span> day'),
        ("<p>类 <code>园区</code></p>", "en", '<p><span lang="zh-Hans">类</span> <code>园区</code></p>'),
        ('<a href="https://e.org/园区">x</a>', "en", '<a href="https://e.org/园区">x</a>'),
        ("“this incubator failed”，说得", "zh", '“<span lang="en">this incubator failed</span>”，说得'),
        ("「this incubator failed」，說得", "zh-Hant", '「<span lang="en">this incubator failed</span>」，說得'),
        ("写出全称 Non-Profit Incubator，", "zh", "写出全称 Non-Profit Incubator，"),
        ("见 https://e.org/a-b/c 或 www.e.org", "zh", "见 https://e.org/a-b/c 或 www.e.org"),
        ("<em>一</em> &lt;b&gt; &amp; R", "zh", "<em>一</em> &lt;b&gt; &amp; R"),
        ("nothing foreign", "en", "nothing foreign"),
    ],
)
def test_what_is_foreign_has_its_language(before: str, language: str, after: str) -> None:
    assert with_foreign_words(Html(before), language) == after
