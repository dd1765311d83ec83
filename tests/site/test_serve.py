"""`casebook serve`: follows a change, shows a broken record's problems, and keeps the rest."""

from __future__ import annotations

import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from builder.site.serve import RELOAD, WAIT, Handler, ServedSite, _update, with_reload_script
from tests.sites import copy_of_this_base
from tests.test_cli import GOOD, put

CONFIG = "site_name: Test\nsite_url: ''\ndocs_dir: content\ntheme:\n  name: material\nplugins:\n  - casebook\n"
PATIENCE = 60
"""Seconds after which what does not come is missed: long, for a busy machine is slow."""
ABOUT = "---\ntitle: About\ndescription: About this\n---\n# About\n"


@pytest.fixture
def shown(tmp_path: Path) -> ServedSite:
    put(tmp_path, "cases/chengdu/good.yml", GOOD)
    put(tmp_path, "content/en/about.md", ABOUT)
    config = put(tmp_path, "mkdocs.yml", CONFIG)
    shown = ServedSite(config, language="en")
    shown.rebuild()
    return shown


@pytest.fixture
def address(shown: ServedSite) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, site=shown))
    server.daemon_threads = True
    # The interval is what its end waits for.
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


def get(address: str) -> str:
    with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
        return str(answer.read().decode())


def test_pages_are_served_and_folders_are_their_index(address: str) -> None:
    assert "A park" in get(f"{address}en/cases/chengdu/good/")
    assert "A park" in get(f"{address}en/cases/chengdu/good")
    with pytest.raises(urllib.error.HTTPError) as missing:
        get(f"{address}en/nothing/")
    assert missing.value.code == 404
    missing.value.close()


def test_a_change_is_shown_and_who_waits_is_told(
    shown: ServedSite, address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    record = put(shown.config.parent, "cases/chengdu/good.yml", GOOD.replace("A park", "Another park"))
    waiting = threading.Thread(target=get, args=(f"{address}{WAIT[1:]}?{shown.version}",))
    waiting.start()
    _update(shown, {record})
    waiting.join(timeout=PATIENCE)
    assert not waiting.is_alive()
    assert "Another park" in get(f"{address}en/cases/chengdu/good/")
    assert "good.yml" in capsys.readouterr().out


def test_a_broken_record_shows_its_problems_and_the_rest_lives(
    shown: ServedSite, address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = put(shown.config.parent, "cases/chengdu/bad.yml", "标题：服务园\n")
    _update(shown, {bad})
    assert "full-width-colon" in get(f"{address}en/cases/chengdu/bad/")
    assert "full-width-colon" in get(f"{address}zh/cases/chengdu/bad/")
    assert "A park" in get(f"{address}en/cases/chengdu/good/")
    assert "full-width-colon" in capsys.readouterr().out
    bad.write_text(GOOD.replace("fu-2012", "bad-1"), encoding="utf-8")
    _update(shown, {bad})
    assert "A park" in get(f"{address}en/cases/chengdu/bad/")


def test_a_faulty_setting_leaves_what_is_shown(
    shown: ServedSite, address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    page = put(shown.config.parent, "content/en/about.md", "no title\n")
    _update(shown, {page})
    assert capsys.readouterr().err
    assert "A park" in get(f"{address}en/cases/chengdu/good/")


def test_a_record_is_shown_fast_for_mkdocs_is_not_run_again(shown: ServedSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shown, "rebuild", pytest.fail)
    put(shown.config.parent, "cases/chengdu/good.yml", GOOD.replace("A park", "Another park"))
    shown.update_records()
    assert b"Another park" in shown.files["en/cases/chengdu/good/index.html"]


@pytest.mark.parametrize(
    ("old", "new"),
    [("United Foundation", "The United Foundation"), ("type: foundation", "type: incubator")],
    ids=["a title", "a term that the navigation counts"],
)
def test_after_an_edit_every_file_is_as_a_cold_build_makes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str
) -> None:
    monkeypatch.setenv("SITE_URL", "https://cases.example.org/base/")
    monkeypatch.setenv("CASEBOOK_MAIL", "editors@example.org")
    base = copy_of_this_base(tmp_path / "base")
    served = ServedSite(base / "mkdocs.yml", language="en")
    served.rebuild()
    record = base / "cases" / "shanghai" / "united-foundation.yml"
    text = record.read_text(encoding="utf-8")
    assert old in text
    record.write_text(text.replace(old, new), encoding="utf-8")
    served.update_records()
    cold = ServedSite(base / "mkdocs.yml", language="en")
    cold.rebuild()
    assert [path for path in {**cold.files, **served.files} if served.files.get(path) != cold.files.get(path)] == []


def test_only_served_pages_ask_for_news(shown: ServedSite) -> None:
    assert RELOAD.encode() not in shown.files["en/index.html"]
    served = with_reload_script(shown.files["en/index.html"], 3)
    assert served.count(b"<script") == shown.files["en/index.html"].count(b"<script") + 1
    assert b"connect-src 'self'" in served


def test_waiting_ends_by_itself(shown: ServedSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builder.site.serve.LONGEST_WAIT", 0.05)
    waiting = threading.Thread(target=shown.wait, args=(str(shown.version),), daemon=True)
    waiting.start()
    waiting.join(timeout=PATIENCE)
    assert not waiting.is_alive()
