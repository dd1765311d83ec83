"""How a record leaves the form: share sheet, mail, clipboard, the repository's pages; each where it works and not.

What lies outside the browser is replaced at its edge: the share sheet by what notes the call. All else is Chromium's.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.form_page import RECORD, downloaded, field, opened, opened_file
from tests.browser.reader import Device, Reader, reader_of

MAIL = "a@example.org"
PLACES = f'"mail":"{MAIL}","edit":"https://example.org/r/edit/main/","new":"https://example.org/r/new/main/"'
SHARED = """
window.shared = [];
navigator.canShare = ({ files }) => %s && files.every((file) => file.name.endsWith(".txt"));
navigator.share = async (what) => {
  const files = await Promise.all((what.files || []).map(async (file) => [file.name, file.type, await file.text()]));
  window.shared.push({ ...what, files });
  if ("%s") throw new DOMException("no", "%s");
};
"""
LONG = "很长的一段话。" * 100
WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36"


@pytest.fixture
def reader(browser: Browser, device: Device) -> Iterator[Reader]:
    """One a test, for a page that is left keeps its draft."""
    with reader_of(browser, **device) as reader:
        yield reader


@pytest.fixture
def mailing(reader: Reader) -> Iterator[Page]:
    """A page that may hand an address to a mail program, and ask for nothing else elsewhere."""
    with reader.test(missing=f"asks elsewhere: mailto:{MAIL}?") as context:
        yield context.new_page()


@pytest.fixture(scope="module")
def addressed(odd_site: Path, tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """The address of a site that has an address of mail and a repository, served."""
    site = tmp_path_factory.mktemp("addressed") / "site"
    shutil.copytree(odd_site, site)
    for data in (site / "assets" / "form" / "data").glob("[ez]?.js"):
        text = data.read_text(encoding="utf-8")
        assert '"mail":"","edit":"","new":""' in text
        data.write_text(text.replace('"mail":"","edit":"","new":""', PLACES), encoding="utf-8")
    return serve(site)


def told(page: Page) -> Any:
    return expect(page.locator(".cb-form-out > .cb-form-told"))


def press(page: Page, button: str) -> None:
    page.get_by_role("button", name=button, exact=True).first.click()


def begun(page: Page, site: str, summary: str = "") -> bytes:
    """A new case in English; gives its file."""
    opened(page, site, "en", rest="?new=cases")
    field(page, "place").select_option("hill")
    field(page, "slug").fill("a-case")
    field(page, "title.en").fill("A Case: “Yes” & 100% #1 中文")
    field(page, "summary.en").fill(summary)
    return downloaded(page, "Download")


def shared(page: Page) -> list[dict[str, Any]]:
    return list(page.evaluate("window.shared"))


@pytest.mark.parametrize("takes_files", [True, False])
def test_the_share_sheet_gets_a_file_or_the_text(context: BrowserContext, addressed: str, takes_files: bool) -> None:
    page = context.new_page()
    page.add_init_script(SHARED % (str(takes_files).lower(), "", ""))
    text = begun(page, addressed).decode()
    press(page, "Share")
    told(page).to_have_text("Passed on to the program that you chose.")
    as_file = {"files": [["a-case.txt", "text/plain", text]], "title": "a-case.yml"}
    assert shared(page) == [as_file if takes_files else {"files": [], "title": "a-case.yml", "text": text}]


@pytest.mark.parametrize(
    ("fault", "said"),
    [("AbortError", "Nothing was passed on."), ("NotAllowedError", "The device did not take it. Download the file")],
)
def test_one_that_was_closed_and_one_that_fails_are_told_apart(
    context: BrowserContext, addressed: str, fault: str, said: str
) -> None:
    page = context.new_page()
    page.add_init_script(SHARED % ("true", fault, fault))
    begun(page, addressed)
    press(page, "Share")
    told(page).to_contain_text(said)
    assert len(shared(page)) == 1


def test_a_device_without_one_has_no_button(page: Page, addressed: str) -> None:
    page.add_init_script("delete Navigator.prototype.share")
    begun(page, addressed)
    expect(page.get_by_role("button", name="Share", exact=True)).to_have_count(0)


def asked_of_the_device(page: Page) -> list[str]:
    """Where the page goes, as Chromium notes it before it looks for a program."""
    session, asked = page.context.new_cdp_session(page), list[str]()
    session.send("Page.enable")
    session.on("Page.frameRequestedNavigation", lambda event: asked.append(event["url"]))
    return asked


def mail_of(address: str) -> tuple[str, str, str]:
    """To whom, subject and text, as RFC 6068 has them read."""
    parts = urlsplit(address)
    query = {key: unquote(value) for key, value in (pair.split("=", 1) for pair in parts.query.split("&"))}
    assert (parts.scheme, sorted(query)) == ("mailto", ["body", "subject"])
    return unquote(parts.path), query["subject"], query["body"]


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_the_mail_has_the_whole_record(mailing: Page, addressed: str, tmp_path: Path, ends: str) -> None:
    page, file = mailing, tmp_path / "small.yml"
    file.write_bytes(ends.join(("# cases/hill/small.yml", "title: {en: A & B = 100%, zh: 小}", "")).encode())
    opened(page, addressed, "en")
    opened_file(page, file)
    field(page, "summary.en").fill("A “summary” + more?")
    asked, made = asked_of_the_device(page), downloaded(page, "Download")
    press(page, "Send by mail")
    told(page).to_contain_text("Your mail program opens")
    address = str(page.get_by_role("link", name="Open the mail").get_attribute("href"))
    assert asked == [address]
    to, subject, body = mail_of(address)
    assert (to, subject) == (MAIL, "Casebook: cases/hill/small.yml")
    assert body.count("\r\n") == body.count("\n") == body.count("\r")
    head, _, text = body.partition("\r\n\r\n")
    assert head == "A record for the casebook, as text."
    assert text.replace("\r\n", ends).encode() == made


def test_of_a_long_one_the_file_is_to_be_attached(page: Page, addressed: str) -> None:
    made, asked = begun(page, addressed, LONG), asked_of_the_device(page)
    press(page, "Send by mail")
    told(page).to_contain_text(f"too long for a mail link. Download the file a-case.yml, begin the mail to {MAIL}")
    assert asked == []
    _, _, body = mail_of(str(page.get_by_role("link", name="Open the mail").get_attribute("href")))
    assert body == "Please attach the file a-case.yml."
    with page.expect_download() as waited:
        page.locator(".cb-form-told").get_by_role("button", name="Download").click()
    assert waited.value.path().read_bytes() == made
    expect(page.get_by_role("link", name="Open the mail")).to_be_visible()


def test_on_windows_less_is_too_long(browser: Browser, addressed: str) -> None:
    """Chrome opens no address above 2,046 characters there; elsewhere this record fits."""
    for agent, fits in ((WINDOWS, False), (None, True)):
        with browser.new_context(user_agent=agent) as context:
            page = context.new_page()
            begun(page, addressed, LONG[:200])
            press(page, "Send by mail")
            told(page).to_contain_text("Your mail program opens" if fits else "too long for a mail link")


def test_the_repository_has_a_new_record_filled_in(page: Page, addressed: str) -> None:
    made = begun(page, addressed, "A summary.")
    press(page, "Propose it in the repository")
    address = urlsplit(str(page.get_by_role("link", name="Open the page").get_attribute("href")))
    assert (address.netloc, address.path) == ("example.org", "/r/new/main/cases/hill")
    assert parse_qs(address.query) == {"filename": ["a-case.yml"], "value": [made.decode()]}


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_a_long_text_for_the_repository_is_copied(context: BrowserContext, addressed: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    made = begun(page, addressed, LONG * 2)
    press(page, "Propose it in the repository")
    told(page).to_contain_text("The text is copied")
    address = page.get_by_role("link", name="Open the page").get_attribute("href")
    assert address == "https://example.org/r/new/main/cases/hill?filename=a-case.yml"
    assert clipboard(page).encode() == made


def test_a_record_that_is_there_is_changed_on_its_page(context: BrowserContext, addressed: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = opened(context.new_page(), addressed, "zh", rest=f"?record={RECORD}")
    field(page, "title.zh").fill("山上的种子屋")
    press(page, "在代码仓库中打开文件")
    told(page).to_contain_text("已复制")
    address = page.get_by_role("link", name="打开那一页").get_attribute("href")
    assert address == f"https://example.org/r/edit/main/{RECORD}.yml"
    assert clipboard(page).encode() == downloaded(page, "下载")


def test_a_file_of_ones_own_is_begun_there_if_it_says_where(page: Page, addressed: str, tmp_path: Path) -> None:
    for name, head, there in (("a.yml", "# cases/hill/a.yml\n", 1), ("b.yml", "", 0)):
        file = tmp_path / name
        file.write_text(f"{head}title: {{en: A, zh: 甲}}\n", encoding="utf-8")
        opened(page, addressed, "en", rest="?new=cases")
        opened_file(page, file)
        expect(field(page, "title.en")).to_have_value("A")
        expect(page.get_by_role("button", name="Open the file in the repository")).to_have_count(0)
        expect(page.get_by_role("button", name="Propose it in the repository")).to_have_count(there)


def test_where_nothing_can_be_copied_the_form_says_so(context: BrowserContext, addressed: str) -> None:
    page = context.new_page()
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('no'));"
                         "document.execCommand = () => false;")  # fmt: skip
    begun(page, addressed, LONG * 2)
    press(page, "Copy")
    told(page).to_contain_text("This browser does not copy")
    press(page, "Propose it in the repository")
    told(page).to_contain_text("this browser does not copy. Take it from “Show the file”")
