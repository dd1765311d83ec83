"""`casebook addresses`: what was published stays, in a real base that is built, changed and built again."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from builder.cli import main
from builder.pages.teach.sheet import SHEETS
from builder.records.published import ADDRESSES, BY_OTHERS, FOLDER, GONE, Published, read_published
from builder.site.publish.added import ADDED
from builder.site.published.addresses import SiteAddresses, addresses_of
from builder.site.published.listing import listing, with_listed
from tests.forked import casebook
from tests.site.preview.test_preview import git
from tests.sites import ROOT, built

EDITIONS = ("en/", "zh/", "zh-hant/")
HOUSE = "cases/hill/seed-house"


def run(base: Path, monkeypatch: pytest.MonkeyPatch, *words: str) -> Result:
    monkeypatch.chdir(base)
    return CliRunner().invoke(main, ["addresses", "--lang", "en", *words])


def replace(path: Path, pattern: str, new: str) -> None:
    text, number = re.subn(pattern, new, path.read_text(encoding="utf-8"))
    assert number
    path.write_text(text, encoding="utf-8")


def rename_in_all(base: Path, old: str, new: str) -> None:
    folders = ("cases", "policies", "content", "vocabulary")
    for path in (path for folder in folders for path in (base / folder).rglob("*.yml")):
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


@pytest.fixture(scope="module")
def listed(base_with_address: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A base with its site and the list of it."""
    base = tmp_path_factory.mktemp("listed") / "base"
    shutil.copytree(base_with_address, base)
    done = casebook("addresses", "--update", folder=base)
    assert done.returncode == 0, done.stdout + done.stderr
    return base


@pytest.fixture
def base(listed: Path, tmp_path: Path) -> Path:
    """A copy of it, to be changed."""
    return Path(shutil.copytree(listed, tmp_path / "base"))


def test_a_base_without_a_list_has_no_duty(base_with_address: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = run(base_with_address, monkeypatch)
    assert done.exit_code == 0
    assert "keeps no list" in done.output


def test_without_a_site_it_says_what_to_do(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = run(base, monkeypatch, "--site", "nowhere")
    assert done.exit_code == 1
    assert "casebook build" in done.output


def test_the_list_is_sorted_short_and_complete(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = (base / ADDRESSES).read_text(encoding="utf-8").splitlines()
    addresses = [line.split()[0] for line in lines if not line.startswith("# ")]
    assert addresses == sorted(set(addresses))
    assert {"en/", "zh-hant/", f"*/{HOUSE}/", "*/feed.xml", "data/records.csv", "*/data/records.bib"} <= set(addresses)
    assert not any(re.search(r"assets|SHA256|404|/\d+/$", address) for address in addresses)
    done = run(base, monkeypatch)
    assert (done.exit_code, done.output) == (0, "Every address and anchor of the site is in the list.\n")


def test_anchors_that_somebody_named_are_promises_and_numbers_are_not(base: Path) -> None:
    pages = addresses_of(base / "site", EDITIONS).pages
    assert {"story", "sources"} <= pages[f"en/{HOUSE}/"]
    named = {anchor for anchors in pages.values() for anchor in anchors}
    assert not any(re.match(r"(?:s\d|f\d|letter-|__|casebook-q|contents?$)", anchor) for anchor in named)
    html = (base / "site" / "en" / HOUSE / "index.html").read_text(encoding="utf-8")
    assert 'id="s1"' in html


def test_writing_again_changes_no_byte(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = (base / ADDRESSES).read_bytes()
    assert run(base, monkeypatch, "--update").exit_code == 0
    assert (base / ADDRESSES).read_bytes() == before


def test_what_is_gone_is_told_with_its_line_and_the_mended_one(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.rmtree(base / "site" / "zh" / "known")
    for edition in EDITIONS:
        shutil.rmtree(base / "site" / edition / "corrected")
    replace(base / "site" / "en" / HOUSE / "index.html", 'id="story"', 'id="tale"')
    done = run(base, monkeypatch)
    assert done.exit_code == 1
    lines = (base / ADDRESSES).read_text(encoding="utf-8").splitlines()
    number = next(number for number, line in enumerate(lines, start=1) if line.startswith(f"*/{HOUSE}/ "))
    assert f"{ADDRESSES}:{number}:1: error: #story of en/{HOUSE}/ was published" in done.output
    assert "## Heading {#story}" in done.output
    mended = re.findall(r"^    \d{4}-\d\d-\d\d (\S+) …$", done.output, re.MULTILINE)
    assert sorted(mended) == ["*/corrected/", f"en/{HOUSE}/#story", "zh/known/"]
    github = run(base, monkeypatch, "--format", "github").output
    assert f"::error file={ADDRESSES},line={number}," in github
    assert "New: 0 addresses and 1 anchors" in done.output


def test_what_was_given_up_with_a_reason_is_an_error_no_more(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.rmtree(base / "site" / "zh" / "known")
    for edition in EDITIONS:
        shutil.rmtree(base / "site" / edition / HOUSE)
    reasons = (f"2026-11-30 */{HOUSE}/ Asked for by the person in it.", "2026-11-30 zh/known/ Never finished.")
    (base / GONE).write_text("\n".join(reasons) + "\n", encoding="utf-8")
    assert run(base, monkeypatch).exit_code == 0
    assert run(base, monkeypatch, "--update").exit_code == 0
    assert f"*/{HOUSE}/ " in (base / ADDRESSES).read_text(encoding="utf-8"), "the list forgets nothing"


def test_a_source_with_another_key_leads_on_from_the_old_one(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing but a line of gone.txt tells of it, in every edition; a line about another page changes nothing."""
    rename_in_all(base, "lin-2012", "moved-2001")
    built(base)
    done = run(base, monkeypatch)
    assert done.exit_code == 1
    assert "*/sources/lin-2012/ …" in done.output
    (base / GONE).write_text(
        "2026-11-30 */sources/lin-2012/ -> */sources/moved-2001/ Its key was put right.\n", encoding="utf-8"
    )
    built(base)
    site = addresses_of(base / "site", EDITIONS)
    assert {site.moved[f"{edition}sources/lin-2012/"] for edition in EDITIONS} == {
        f"{edition}sources/moved-2001/" for edition in EDITIONS
    }
    assert run(base, monkeypatch).exit_code == 0
    (base / GONE).write_text("2026-11-30 */sources/lin-2012/ -> */sources/nowhere/ Mistyped.\n", encoding="utf-8")
    built(base)
    assert "*/sources/lin-2012/ was published" in run(base, monkeypatch).output


def test_what_is_new_is_no_error_and_is_written(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (base / ADDRESSES).write_text("".join(f"{edition}\n" for edition in EDITIONS), encoding="utf-8")
    done = run(base, monkeypatch)
    assert done.exit_code == 0
    assert "casebook addresses --update" in done.output
    assert run(base, monkeypatch, "--update").exit_code == 0
    assert f"*/{HOUSE}/cite/" in (base / ADDRESSES).read_text(encoding="utf-8").splitlines()


def test_two_versions_that_git_joined_are_one_list(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As merge=union leaves them."""
    path = base / ADDRESSES
    before = path.read_text(encoding="utf-8")
    path.write_text(before + f"*/{HOUSE}/ glance\n", encoding="utf-8")
    assert run(base, monkeypatch).exit_code == 0
    assert run(base, monkeypatch, "--update").exit_code == 0
    assert path.read_text(encoding="utf-8") == before


def test_lines_that_cannot_be_read_are_not_written_over(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = base / ADDRESSES
    path.write_text("<<<<<<< HEAD\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    before = path.read_bytes()
    done = run(base, monkeypatch, "--update")
    assert done.exit_code == 1
    assert "[published-line]" in done.output
    assert path.read_bytes() == before


def test_feeds_are_asked_for_only_where_the_site_knows_its_address(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (base / "site" / "sitemap.xml").unlink()
    for feed in (base / "site").rglob("feed.xml"):
        feed.unlink()
    assert run(base, monkeypatch).exit_code == 0


def test_of_what_is_put_beside_the_site_the_entries_are_listed(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for place in ("offline", "editions", "editions/2026-12", "editions/2026-12/en"):
        page = base / "site" / place / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text("<h1>Here</h1>", encoding="utf-8")
    assert run(base, monkeypatch, "--update").exit_code == 0
    lines = (base / ADDRESSES).read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith(("editions", "offline"))] == [
        "editions/",
        "editions/2026-12/",
        "offline/",
    ]
    shutil.rmtree(base / "site" / "offline")
    done = run(base, monkeypatch)
    assert done.exit_code == 0, f"built without it: {done.output}"
    shutil.rmtree(base / "site" / "editions" / "2026-12")
    assert "error: editions/2026-12/ was published" in run(base, monkeypatch).output


def test_what_others_put_beside_a_site_is_known_by_its_declaration() -> None:
    assert {name.rstrip("/") for name in BY_OTHERS} == ADDED.keys()


def test_a_new_edition_owes_nothing_that_it_never_had(tmp_path: Path) -> None:
    """And where all others have an address that it lacks, the list says so."""
    before = Published(read_lines(tmp_path, "*/about/ history\nen/\nzh/\n").listed)
    site = SiteAddresses(("en/", "es/", "zh/"), {address: frozenset() for address in ("en/", "es/", "zh/", "es/data/")})
    text = listing(with_listed(before, site), site.editions, head="")
    assert text == "en/\nen/about/ history\nes/\nes/data/\nzh/\nzh/about/ history\n"


def read_lines(base: Path, text: str) -> Published:
    (base / FOLDER).mkdir()
    (base / ADDRESSES).write_text(text, encoding="utf-8")
    return read_published(base)


def test_a_renamed_record_stops_the_build_until_it_says_what_it_was(
    base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (base / f"{HOUSE}.yml").rename(base / "cases" / "hill" / "seed-home.yml")
    rename_in_all(base, HOUSE, "cases/hill/seed-home")
    before = (base / "site" / "SHA256SUMS").read_bytes()
    refused = casebook("build", folder=base)
    assert refused.returncode == 1
    assert "[record-renamed]" in refused.stdout
    mended = next(line.strip() for line in refused.stdout.splitlines() if line.startswith("    formerly:"))
    assert mended == "formerly: [hill/seed-house]"
    assert (base / "site" / "SHA256SUMS").read_bytes() == before
    replace(base / "cases" / "hill" / "seed-home.yml", r"\A", f"{mended}\n")
    built(base)
    done = run(base, monkeypatch)
    assert done.exit_code == 0, done.output
    moved = addresses_of(base / "site", EDITIONS).moved
    assert moved[f"zh/{HOUSE}/"] == "zh/cases/hill/seed-home/"
    assert moved[f"zh/{HOUSE}/cite/"] == "zh/cases/hill/seed-home/cite/"


def test_the_state_of_a_build_knows_the_list(base: Path) -> None:
    """A build of which nothing changed but the list looks at it."""
    built(base)
    (base / ADDRESSES).write_text("en/\n*/cases/hill/never-was/\n", encoding="utf-8")
    assert casebook("build", folder=base).returncode == 1


def test_a_retired_record_keeps_its_page_and_its_addresses(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sheets lead to its page. It was the only one with any, so the list of them is gone, with the part on its page."""
    replace(base / f"{HOUSE}.yml", r"(?m)^  status: .*$", "  status: retired")
    built(base)
    site = addresses_of(base / "site", EDITIONS)
    assert f"zh/{HOUSE}/" in site.pages
    assert {kind: site.moved[f"en/{HOUSE}/{kind}/"] for kind in SHEETS} == dict.fromkeys(SHEETS, f"en/{HOUSE}/")
    mended = re.findall(r"^    \d{4}-\d\d-\d\d (\S+) …$", run(base, monkeypatch).output, re.MULTILINE)
    assert sorted(mended) == [f"*/{HOUSE}/#teaching", "*/teach/"]


def test_the_list_of_this_base_is_whole_and_small() -> None:
    published = read_published(ROOT)
    assert published.exists
    assert published.problems == ()
    assert set(published.editions) == set(EDITIONS)
    text = (ROOT / ADDRESSES).read_text(encoding="utf-8")
    assert re.search(r"^\*/sources/fu-2012/ .*\bq-rooms\b", text, re.MULTILINE)
    assert len(text.encode()) < 100_000
    head = "".join(line for line in text.splitlines(keepends=True) if line.startswith("# "))
    assert listing(with_listed(published, SiteAddresses(())), published.editions, head=head) == text
    assert f"{FOLDER}/*.txt merge=union" in (ROOT / ".gitattributes").read_text(encoding="utf-8")


@pytest.mark.parametrize("is_committed", [False, True])
@pytest.mark.parametrize("left", ["", "en/\nzh/\nzh-hant/\n*/about/\n", None], ids=["emptied", "shortened", "deleted"])
def test_a_list_that_lost_lines_is_no_list(
    base: Path, monkeypatch: pytest.MonkeyPatch, left: str | None, *, is_committed: bool
) -> None:
    git(base, "init", "-q")
    git(base, "add", FOLDER)
    git(base, "commit", "-qm", "first")
    path = base / ADDRESSES
    whole = path.read_bytes()
    if left is None:
        path.unlink()
    else:
        path.write_text(left, encoding="utf-8")
    if is_committed:
        git(base, "commit", "-qam", "second")
    done = run(base, monkeypatch)
    assert done.exit_code == 1
    assert re.search(r"The list had \d{3,} addresses and anchors that it lacks now, such as", done.output)
    assert run(base, monkeypatch, "--update").exit_code == 0
    assert path.read_bytes() == whole
    assert run(base, monkeypatch).exit_code == 0
