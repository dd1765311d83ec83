"""A hand-written page in one language has no alternate that is not there, and a Chinese name is escaped once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.site.test_base_check import ABOUT, CONFIG, run
from tests.test_cli import GOOD, put


def test_no_alternate_leads_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "cases/chengdu/good.yml", GOOD)
    put(tmp_path, "content/zh/guide.md", ABOUT)
    put(tmp_path, "content/zh/说明.md", ABOUT)
    put(tmp_path, "mkdocs.yml", f"{CONFIG}\nsite_url: https://org.example/b/\n")
    monkeypatch.chdir(tmp_path)
    result = run("build")
    assert result.exit_code == 0, result.output
    guide = (tmp_path / "site" / "zh" / "guide" / "index.html").read_text("utf-8")
    alternates = set(re.findall(r'rel="alternate" hreflang="([^"]+)" href="([^"]+)"', guide))
    address = "https://org.example/b/{}/guide/"
    assert alternates == {
        ("zh-Hans", address.format("zh")),
        ("zh-Hant", address.format("zh-hant")),
        ("x-default", address.format("zh")),
    }
    assert '<a href="../../en/" hreflang="en"' in guide
    page = (tmp_path / "site" / "zh" / "说明" / "index.html").read_text("utf-8")
    assert 'rel="canonical" href="https://org.example/b/zh/%E8%AF%B4%E6%98%8E/"' in page
    assert 'href="../../zh-hant/%E8%AF%B4%E6%98%8E/"' in page


def test_a_page_that_its_template_cannot_draw_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "cases/chengdu/good.yml", GOOD)
    put(tmp_path, "content/en/guide.md", ABOUT.replace("---\n#", "template: broken.html\n---\n#"))
    put(tmp_path, "theme/broken.html", "{{ page.nothing.here }}")
    put(tmp_path, "mkdocs.yml", CONFIG.replace("{name: material}", "{name: material, custom_dir: theme}"))
    monkeypatch.chdir(tmp_path)
    result = run("build")
    assert result.exit_code == 1
    assert "en/guide.md could not be drawn (UndefinedError: " in result.output
    assert not (tmp_path / "site").exists()
