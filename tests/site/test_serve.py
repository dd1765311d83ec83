"""`casebook serve`: follows a change, shows a broken record's problems, and keeps the rest."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from builder.config import DEFAULTS
from builder.pages.site import Site
from builder.site.serve import _changes, update
from builder.site.serve_http import RELOAD, WAIT, new_server, with_reload_script
from builder.site.served_site import ServedSite
from tests.sites import ROOT, odd_base
from tests.test_cli import GOOD, put

CONFIG = (
    "site_name: Test\nsite_url: ''\ndocs_dir: content\ntheme:\n  name: material\n"
    "plugins:\n  - casebook:\n      vocabulary: vocabulary\n"
)
COMPARISONS = ROOT / "tests" / "pages" / "compare_content" / "comparisons.yml"
PATIENCE = 60
"""Seconds after which what does not come is missed: long, for a busy machine is slow."""
ABOUT = "---\ntitle: About\ndescription: About this\n---\n# About\n"


def small_site(base: Path) -> ServedSite:
    put(base, "cases/chengdu/good.yml", GOOD)
    put(base, "content/en/about.md", ABOUT)
    shutil.copytree(DEFAULTS / "vocabulary", base / "vocabulary")
    shown = ServedSite(put(base, "mkdocs.yml", CONFIG), language="en")
    shown.rebuild()
    return shown


@pytest.fixture
def shown(tmp_path: Path) -> ServedSite:
    """A small site that a test may change."""
    return small_site(tmp_path)


@pytest.fixture(scope="module")
def resting(tmp_path_factory: pytest.TempPathFactory) -> ServedSite:
    """The same site, only to be asked."""
    return small_site(tmp_path_factory.mktemp("resting"))


@contextmanager
def serving(site: ServedSite) -> Iterator[str]:
    """The address of a server of a site."""
    server = new_server(site, 0)
    # The interval is what its end waits for.
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


@pytest.fixture
def address(shown: ServedSite) -> Iterator[str]:
    with serving(shown) as address:
        yield address


@pytest.fixture(scope="module")
def resting_address(resting: ServedSite) -> Iterator[str]:
    with serving(resting) as address:
        yield address


def get(address: str) -> str:
    with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
        return str(answer.read().decode())


def test_pages_are_served_and_folders_are_their_index(resting_address: str) -> None:
    assert "A park" in get(f"{resting_address}en/cases/chengdu/good/")
    assert "A park" in get(f"{resting_address}en/cases/chengdu/good")
    with pytest.raises(urllib.error.HTTPError) as missing:
        get(f"{resting_address}en/nothing/")
    assert missing.value.code == 404
    missing.value.close()


def test_a_change_is_shown_and_who_waits_is_told(
    shown: ServedSite, address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    record = put(shown.config.parent, "cases/chengdu/good.yml", GOOD.replace("A park", "Another park"))
    waiting = threading.Thread(target=get, args=(f"{address}{WAIT[1:]}?{shown.version}",))
    waiting.start()
    update(shown, {record})
    waiting.join(timeout=PATIENCE)
    assert not waiting.is_alive()
    assert "Another park" in get(f"{address}en/cases/chengdu/good/")
    assert "good.yml" in capsys.readouterr().out


def test_a_broken_record_shows_its_problems_and_the_rest_lives(
    shown: ServedSite, address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = put(shown.config.parent, "cases/chengdu/bad.yml", "标题：服务园\n")
    update(shown, {bad})
    assert "full-width-colon" in get(f"{address}en/cases/chengdu/bad/")
    assert "full-width-colon" in get(f"{address}zh/cases/chengdu/bad/")
    assert "A park" in get(f"{address}en/cases/chengdu/good/")
    assert "full-width-colon" in capsys.readouterr().out
    bad.write_text(GOOD.replace("fu-2012", "bad-1"), encoding="utf-8")
    update(shown, {bad})
    assert "A park" in get(f"{address}en/cases/chengdu/bad/")


FAULTS = {
    "mkdocs.yml": "site_name: [",
    "content/en/about.md": "no title",
    "content/en/home.yml": "x: [",
    "content/comparisons.yml": "a: 5",
    "vocabulary/types.yml": "organisation: [",
}


@pytest.mark.parametrize("path", FAULTS)
def test_a_fault_beyond_records_leaves_what_is_shown_until_it_is_mended(
    shown: ServedSite, address: str, capsys: pytest.CaptureFixture[str], path: str
) -> None:
    base = shown.config.parent
    put(base, "cases/chengdu/good.yml", GOOD.replace("A park", "Another park"))
    good = (base / path).read_text("utf-8") if (base / path).is_file() else None
    faulty = put(base, path, FAULTS[path])
    update(shown, {faulty})
    told = capsys.readouterr()
    assert path in told.out + told.err
    page = get(f"{address}en/cases/chengdu/good/")
    assert "A park" in page
    assert 'class="casebook-fault"' in page
    assert path in page
    faulty.unlink() if good is None else faulty.write_text(good, "utf-8")
    update(shown, {faulty})
    page = get(f"{address}en/cases/chengdu/good/")
    assert "Another park" in page
    assert "casebook-fault" not in page


def test_a_crash_while_drawing_is_shown_and_passes(
    shown: ServedSite, address: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class PanicError(BaseException):
        """As compiled code raises it."""

    def crash(*_: object) -> None:
        raise PanicError("<b>in Rust</b>")

    assert "A park" in get(f"{address}en/cases/chengdu/good/")
    record = put(shown.config.parent, "cases/chengdu/good.yml", GOOD.replace("A park", "Another park"))
    with monkeypatch.context() as patch:
        patch.setattr(Site, "draw", crash)
        update(shown, {record})
        page = get(f"{address}en/cases/chengdu/good/")
    assert "PanicError" in capsys.readouterr().err
    assert "A park" in page
    assert "PanicError: &lt;b&gt;in Rust&lt;/b&gt;" in page
    update(shown, {record})
    assert "Another park" in get(f"{address}en/cases/chengdu/good/")


def test_the_last_record_that_goes_leaves_the_site(shown: ServedSite, address: str) -> None:
    record = shown.config.parent / "cases" / "chengdu" / "good.yml"
    record.unlink()
    update(shown, {record})
    page = get(f"{address}en/cases/chengdu/good/")
    assert "A park" in page
    assert "no-records" in page


def test_a_base_that_cannot_be_drawn_yet_has_a_page_that_says_so(tmp_path: Path) -> None:
    put(tmp_path, "cases/chengdu/good.yml", GOOD)
    site = ServedSite(put(tmp_path, "mkdocs.yml", "site_name: ["), language="en")
    site.follow(records_only=False)
    with serving(site) as address, pytest.raises(urllib.error.HTTPError) as refused:
        get(f"{address}en/")
    assert refused.value.code == 503
    assert "mkdocs.yml:1:13" in refused.value.read().decode()
    refused.value.close()


def test_head_answers_as_get_does_without_a_body(resting_address: str) -> None:
    with urllib.request.urlopen(
        urllib.request.Request(f"{resting_address}en/", method="HEAD"), timeout=PATIENCE
    ) as answer:
        assert (answer.status, answer.read()) == (200, b"")
        assert int(answer.headers["Content-Length"]) == len(get(f"{resting_address}en/").encode())


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost:{port}", 200),
        ("LOCALHOST:{port}", 200),
        ("127.0.0.1:{port}", 200),
        ("[::1]:{port}", 200),
        ("localhost", 421),
        ("localhost:1", 421),
        ("evil.example:{port}", 421),
        ("127.0.0.1.evil.example:{port}", 421),
        ("127.0.0.2:{port}", 421),
        ("", 421),
    ],
)
def test_a_foreign_name_is_refused(resting_address: str, host: str, status: int) -> None:
    port = urlsplit(resting_address).port
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    connection.putrequest("GET", "/en/cases/chengdu/good/", skip_host=True)
    connection.putheader("Host", host.format(port=port))
    connection.endheaders()
    answer = connection.getresponse()
    assert (answer.status, b"A park" in answer.read()) == (status, status == 200)
    connection.close()


def test_requests_that_are_none_are_answered(resting_address: str) -> None:
    port = urlsplit(resting_address).port
    for target, host in (("http://[/", f"localhost:{port}"), (f"http://evil.example:{port}/en/", f"localhost:{port}")):
        connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        connection.putrequest("GET", target, skip_host=True)
        connection.putheader("Host", host)
        connection.endheaders()
        answer = connection.getresponse()
        assert (answer.status, b"A park" in answer.read()) in {(400, False), (421, False)}
        connection.close()


def test_what_is_watched_follows_settings_and_folders(shown: ServedSite) -> None:
    base = shown.config.parent
    changes = _changes(shown)
    assert next(changes) == {shown.config}
    shown.config.write_text(CONFIG + "x: y\n", encoding="utf-8")
    assert next(changes) == {shown.config}
    shutil.move(base / "cases", base / "elsewhere")
    assert shown.config in next(found for found in changes if shown.config in found)
    shutil.move(base / "elsewhere", base / "cases")
    assert shown.config in next(found for found in changes if shown.config in found)


def test_the_first_page_waits_for_no_patrol(shown: ServedSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builder.site.serve.PATROL", PATIENCE * 1000)
    assert next(_changes(shown)) == {shown.config}


def test_what_changes_while_the_first_page_is_drawn_is_not_missed(shown: ServedSite) -> None:
    changes = _changes(shown)
    next(changes)
    assert put(shown.config.parent, "cases/chengdu/good.yml", GOOD.replace("A park", "A garden")) in next(changes)


def test_settings_that_are_inherited_are_watched(shown: ServedSite) -> None:
    base = shown.config.parent
    parent = put(base, "parent.yml", CONFIG)
    shown.config.write_text("INHERIT: parent.yml\n", encoding="utf-8")
    changes = _changes(shown)
    assert next(changes) == {shown.config}
    parent.write_text(CONFIG + "copyright: x\n", encoding="utf-8")
    assert shown.config in next(found for found in changes if shown.config in found)


def test_a_record_is_shown_fast_for_mkdocs_is_not_run_again(shown: ServedSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shown, "rebuild", pytest.fail)
    put(shown.config.parent, "cases/chengdu/good.yml", GOOD.replace("A park", "Another park"))
    shown.update_records()
    assert b"Another park" in shown.files["en/cases/chengdu/good/index.html"]


def loaded_by_serve(base: Path) -> set[str]:
    """The modules that a server has loaded when it has shown its first page."""
    code = (
        "import sys; from pathlib import Path; from builder.site.serve import ServedSite\n"
        "site = ServedSite(Path('mkdocs.yml').absolute(), language='en'); site.follow(records_only=False)\n"
        "assert site.files['en/cases/chengdu/good/index.html']; print(*sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=base, capture_output=True, encoding="utf-8", check=True)
    return set(run.stdout.split())


def test_the_first_page_needs_neither_mkdocs_nor_the_search_where_frames_were_kept(shown: ServedSite) -> None:
    base = shown.config.parent
    loaded_by_serve(base)  # It keeps the frames.
    heavy = {"mkdocs", "material", "pypinyin", "builder.search.index", "builder.site.plugin", "pptx", "docx"}
    assert heavy & loaded_by_serve(base) == set()


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> ServedSite:
    """A base with odd records, a comparison of them and an address, in three languages."""
    base = odd_base(tmp_path_factory.mktemp("odd") / "base")
    shutil.copy(COMPARISONS, base / "content")
    settings = (base / "mkdocs.yml").read_text(encoding="utf-8")
    settings = settings.replace("site_url: ''", "site_url: https://cases.example.org/base/").replace(
        "zh]", "zh, zh-Hant]"
    )
    put(base, "mkdocs.yml", f"{settings}      mail: editors@example.org\n")
    served = ServedSite(base / "mkdocs.yml", language="en")
    served.rebuild()
    return served


@pytest.mark.parametrize(
    ("old", "new"),
    [("en: Seed House", "en: The Seed House"), ("type: incubator", "type: school")],
    ids=["a title", "a term that the navigation counts"],
)
def test_after_an_edit_every_file_is_as_a_cold_build_makes_it(odd: ServedSite, old: str, new: str) -> None:
    record = odd.config.parent / "cases" / "hill" / "seed-house.yml"
    text = record.read_text(encoding="utf-8")
    assert old in text
    record.write_text(text.replace(old, new), encoding="utf-8")
    before = dict(odd.files)
    odd.update_records()
    cold = ServedSite(odd.config, language="en")
    cold.rebuild()
    assert odd.files != before
    assert [path for path in {**cold.files, **odd.files} if odd.files.get(path) != cold.files.get(path)] == []


def test_only_served_pages_ask_for_news(resting: ServedSite) -> None:
    assert RELOAD.encode() not in resting.files["en/index.html"]
    served = with_reload_script(resting.files["en/index.html"], 3)
    assert served.count(b"<script") == resting.files["en/index.html"].count(b"<script") + 1
    assert b"connect-src 'self'" in served


def test_waiting_ends_by_itself(resting: ServedSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builder.site.served_site.LONGEST_WAIT", 0.05)
    waiting = threading.Thread(target=resting.wait, args=(str(resting.version),), daemon=True)
    waiting.start()
    waiting.join(timeout=PATIENCE)
    assert not waiting.is_alive()
