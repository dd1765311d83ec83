"""The form, played as newcomers do: on a phone, from a folder, in Chinese; in English with a record that is there."""

from __future__ import annotations

import difflib
import gzip
import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from builder.search.site_search import SiteSearch
from tests.browser.form_page import FORM, RECORD, downloaded, field, opened, section
from tests.browser.legible import small_targets
from tests.browser.unfolded import unfolded
from tests.forked import casebook
from tests.sites import built, tree

LARGEST = 60 * 1024


def required(page: Page) -> None:
    """What a case has to have, in Chinese."""
    field(page, "place").select_option("hill")
    field(page, "slug").fill("Xiao Xue Tang")
    field(page, "title.zh").fill("山上小学堂")
    field(page, "summary.zh").fill("山上的一所小学堂，由村民和公益组织合办。")
    field(page, "type").select_option(index=1)
    field(page, "period").fill("2012年6月")
    page.get_by_role("button", name="改为：2012-06").click()
    field(page, "contributors.0.name.zh").fill("王小明")
    page.locator('[id="f-contributors.0.roles"] input').first.check()


def source(page: Page, *, kind: str, title: str, author: str, issued: str, words: str) -> None:
    """A new source with its words, in the panel that is open."""
    panel = page.locator(".cb-form-panel")
    if panel.get_by_label("哪份资料").count():
        panel.get_by_label("哪份资料").select_option("")
    panel.get_by_label("资料种类").select_option(label=kind)
    for key, value in (("title", title), ("author", author), ("issued", issued)):
        panel.locator(f'[id="f-source.{key}"]').fill(value)
    panel.locator('[id="f-words.text"]').fill(words)
    panel.get_by_role("button", name="放进去").click()


@pytest.fixture(scope="module")
def newcomer(browser: Browser, odd_site: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, Path]:
    """The file that a newcomer made on a phone, and the base that has it now, built."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = opened(context.new_page(), odd_site)
    required(page)
    facts = section(page, "数据")
    facts.get_by_role("button", name="添加: 数据").click()
    field(page, "facts.0.measure").select_option(index=1)
    field(page, "facts.0.value").fill("十五")
    expect(page.locator("#p-f-facts\\.0\\.value")).to_contain_text("要改")
    field(page, "facts.0.value").fill("１５")
    field(page, "facts.0.as_of").fill("2012")
    facts.get_by_role("button", name="添加资料和原文").click()
    source(page, kind="文章", title="山上的学堂", author="付涛", issued="2012", words="学堂收了十五个孩子")
    story = section(page, "故事")
    practice = field(page, "story.practice.zh")
    practice.fill("村民出地，公益组织出教师。")
    story.locator(".cb-form-pair", has=practice).get_by_role("button", name="添加资料和原文").click()
    source(page, kind="网页", title="学堂的做法", author="山上之友", issued="2013", words="村民出地，我们出教师")
    assert re.search(r"教师 \[@[a-z0-9-]+#q1\]。$", practice.input_value())
    expect(page.locator(".cb-form-lists")).to_contain_text("必填的都有了")
    made = downloaded(page, "下载")
    context.close()
    base = tmp_path_factory.mktemp("newcomer") / "base"
    shutil.copytree(odd_site.parent, base, ignore=shutil.ignore_patterns("site", ".site*"))
    (base / "cases" / "hill" / "xiao-xue-tang.yml").write_bytes(made)
    return made, built(base)


def test_what_a_newcomer_wrote_passes_the_check(newcomer: tuple[bytes, Path]) -> None:
    made, site = newcomer
    assert made.decode().startswith("# cases/hill/xiao-xue-tang.yml\n")
    done = casebook("check", "--lang", "en", folder=site.parent)
    assert done.returncode == 0, done.stdout
    about = [line for line in done.stdout.splitlines() if "xiao-xue-tang" in line]
    assert not [line for line in about if "error" in line.lower()], about


def test_the_new_case_is_found_and_comes_back_as_it_was(newcomer: tuple[bytes, Path], page: Page) -> None:
    made, site = newcomer
    assert SiteSearch(site).ask("山上小学堂", "zh").address == "zh/cases/hill/xiao-xue-tang/"
    opened(page, site, rest="?record=cases/hill/xiao-xue-tang")
    expect(field(page, "title.zh")).to_have_value("山上小学堂")
    assert downloaded(page, "下载") == made


def test_an_edit_of_a_record_changes_one_place(odd_site: Path, page: Page) -> None:
    before = (odd_site.parent / f"{RECORD}.yml").read_bytes()
    opened(page, odd_site, "en", rest=f"?record={RECORD}#title.en")
    expect(field(page, "title.en")).to_be_focused()
    assert downloaded(page, "Download") == before
    field(page, "title.en").fill("Seed House on the Hill")
    after = downloaded(page, "Download")
    difference = difflib.unified_diff(before.decode().splitlines(), after.decode().splitlines(), n=0, lineterm="")
    changes = [line for line in difference if line.startswith("@@")]
    assert len(changes) == 1


def test_a_draft_stays_and_can_be_deleted(odd_site: Path, page: Page) -> None:
    opened(page, odd_site)
    field(page, "title.zh").fill("半篇")
    expect(page.locator(".cb-form-kept")).to_contain_text("已存")
    page.reload()
    expect(field(page, "title.zh")).to_have_value("半篇")
    page.get_by_role("button", name="删除草稿").click()
    expect(field(page, "title.zh")).to_have_value("")
    page.reload()
    expect(field(page, "title.zh")).to_have_value("")


def test_without_storage_the_form_works(browser: Browser, odd_site: Path) -> None:
    context = browser.new_context()
    context.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } });")
    page = opened(context.new_page(), odd_site, "en")
    field(page, "title.en").fill("Half a case")
    expect(page.locator(".cb-form-kept")).to_contain_text("keeps no drafts")
    assert b"Half a case" in downloaded(page, "Download")
    context.close()


def test_what_is_missing_leads_to_its_field(odd_site: Path, page: Page) -> None:
    opened(page, odd_site, "en")
    page.locator(".cb-form-lists").get_by_role("link", name="Period").click()
    expect(field(page, "period")).to_be_focused()
    field(page, "period").fill("2012-13")
    expect(field(page, "period")).to_have_attribute("aria-invalid", "true")
    described = str(field(page, "period").get_attribute("aria-describedby")).split()
    assert "months go from 01 to 12" in " ".join(page.locator(f'[id="{id_}"]').inner_text() for id_ in described)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_it_fits_a_narrow_phone(odd_site: Path, page: Page, language: str) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    opened(page, odd_site, language, rest=f"?record={RECORD}")
    for fold in page.locator("details.cb-form-section > summary").all():
        fold.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert small_targets(page) == []


def test_without_scripts_the_page_names_the_blank_record(browser: Browser, odd_site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((odd_site / "en" / FORM).as_uri())
    assert (
        (
            odd_site
            / "en"
            / "contribute"
            / "form"
            / str(page.get_by_role("link", name="a case", exact=True).get_attribute("href"))
        )
        .resolve()
        .is_file()
    )
    context.close()


def test_ways_that_the_copy_does_not_have_are_absent(odd_site: Path, page: Page) -> None:
    opened(page, odd_site, "en")
    for name in ("Propose it in the repository", "Send by mail"):
        expect(page.get_by_role("button", name=name)).to_have_count(0)


def test_a_file_that_cannot_be_read_is_told_and_not_changed(odd_site: Path, page: Page, tmp_path: Path) -> None:
    broken = tmp_path / "broken.yml"
    broken.write_text("title: A\nsummary: [unclosed\n", encoding="utf-8")
    opened(page, odd_site, "en")
    page.locator("details.cb-form-open > summary").click()
    page.locator("#cb-form-file").set_input_files(broken)
    expect(page.get_by_role("alert")).to_contain_text("broken.yml cannot be read as a record (line ")
    expect(page.get_by_role("button", name="Download")).to_have_count(0)


@pytest.mark.parametrize("language", ["en", "zh", "zh-hant"])
def test_all_that_the_page_adds_is_small(site: Path, language: str) -> None:
    """The page with its scripts, sheets and the data of its language, as they go over the wire."""
    files = (f"{language}/{FORM}", "assets/form.js", "assets/form.css", "assets/record.css",
             f"assets/form/data/{language}.js", f"assets/form/data/records-{language}.js")  # fmt: skip
    assert sum(len(gzip.compress((site / path).read_bytes())) for path in files) <= LARGEST


def test_every_record_can_be_opened(site: Path) -> None:
    records = {path for path in tree(site.parent) if path.startswith(("cases/", "policies/")) and path.endswith(".yml")}
    assert {path.removesuffix(".yml") for path in records} == {
        path.removesuffix(".js") for path in tree(site / "assets" / "record-files")
    }


def test_the_key_of_a_source_is_changed_with_all_that_cites_it(browser: Browser, odd_site: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    before = (odd_site.parent / f"{RECORD}.yml").read_bytes()
    opened(page, odd_site, "en", rest=f"?record={RECORD}#sources.lin-2012.key")
    key = field(page, "sources.lin-2012.key")
    rename = page.get_by_role("button", name="Change the key: lin-2012")
    for wrong, said in (("Lin 2012", "cannot be a key"), ("wu-2013", "cites a source wu-2013 already"),
                        ("uncited-2015", "cites a source uncited-2015 already")):  # fmt: skip
        key.fill(wrong)
        rename.click()
        expect(page.locator("[role=status]", has_text=said)).to_be_visible()
        expect(key).to_have_attribute("aria-invalid", "")
    key.fill("Lin 2012!")
    key.press("Enter")
    page.get_by_role("button", name="Write: lin-2012").click()
    key.fill("lin-gao-2012")
    key.press("Enter")
    changed = field(page, "sources.lin-gao-2012.key")
    expect(changed).to_be_focused()
    count = before.count(b"lin-2012")
    expect(page.locator("[role=status]", has_text="lin-2012 is lin-gao-2012 now, in ")).to_be_visible()
    expect(page.locator(".cb-form-kept")).to_contain_text("The draft is kept")
    assert downloaded(page, "Download") == before.replace(b"lin-2012", b"lin-gao-2012")
    page.reload()
    expect(field(page, "title.en")).not_to_be_empty()
    field(page, "title.en").fill("Seed House on the Hill")
    after = downloaded(page, "Download")
    assert after.count(b"lin-gao-2012") == count
    assert after == before.replace(b"lin-2012", b"lin-gao-2012").replace(b"Seed House", b"Seed House on the Hill", 1)
    context.close()


def test_items_typed_as_one_are_parted(odd_site: Path, page: Page) -> None:
    opened(page, odd_site, rest="?new=cases#also_known_as")
    names = field(page, "also_known_as")
    names.fill("园区，基地")
    expect(page.locator("#p-f-also_known_as")).to_contain_text("这一项里像是有几项：园区，基地")
    page.get_by_role("button", name="改为：园区 / 基地").click()
    expect(names).to_have_value("园区\n基地")
    expect(page.locator("#p-f-also_known_as")).to_be_empty()
    opened(page, odd_site, rest="?new=cases#teaching.courses")
    page.get_by_role("button", name="添加: 适用课程").click()
    field(page, "teaching.courses.0.zh").fill("社会工作、公共管理")
    page.get_by_role("button", name="改为：社会工作 / 公共管理").click()
    expect(field(page, "teaching.courses.0.zh")).to_have_value("社会工作")
    expect(field(page, "teaching.courses.1.zh")).to_have_value("公共管理")
    page.locator(".cb-form-out > details > summary").click()
    expect(page.locator(".cb-form-file")).to_contain_text("courses:")


def test_the_page_of_a_record_leads_to_the_form_with_it_open(odd_site: Path, page: Page) -> None:
    page.goto((odd_site / "zh" / RECORD / "index.html").as_uri())
    unfolded(page.locator(".cb-mistake a", has_text="修改这份记录")).click()
    expect(field(page, "title.zh")).to_have_value("种子屋")
    expect(page.locator(".cb-form-out code")).to_have_text(f"{RECORD}.yml")


def test_the_form_leads_to_the_guides(site: Path, page: Page) -> None:
    for name, title in (("Writing guide", "Writing guide"), ("Every field, explained", "Codebook")):
        page.goto((site / "en" / FORM).as_uri())
        page.locator("h1 ~ .cb-more").get_by_role("link", name=name).click()
        expect(page.locator("h1")).to_contain_text(title)
