"""Chinese in the other script: characters by their word, words by their meaning, quotations and names as they are."""

from __future__ import annotations

import pytest

from builder.language.chinese import (
    guarded_terms,
    misconverted_names,
    script_of,
    simplified,
    simplified_name,
    traditional,
    traditional_characters,
    traditional_html,
    traditional_name,
)


@pytest.mark.parametrize(
    ("mainland", "taiwan"),
    [
        ("干部干净树干干预", "幹部乾淨樹幹干預"),
        ("皇后以后", "皇后以後"),
        ("公里里面", "公里裡面"),
        ("头发发展", "頭髮發展"),
        ("制度制造", "制度製造"),
        ("方面面条", "方面麵條"),
        ("台湾平台", "臺灣平台"),
        ("一只只有", "一隻只有"),
        ("历史日历", "歷史日曆"),
        ("复杂反复恢复", "複雜反覆恢復"),
        ("系统联系关系", "系統聯繫關係"),
        ("周围一周", "周圍一週"),
        ("征求长征", "徵求長征"),
    ],
)
def test_a_character_follows_its_word(mainland: str, taiwan: str) -> None:
    assert traditional(mainland) == taiwan


@pytest.mark.parametrize(
    ("mainland", "taiwan"),
    [
        ("软件信息网络", "軟體資訊網路"),
        ("项目质量", "專案品質"),
        ("搜索屏幕上的链接", "搜尋螢幕上的連結"),
        ("大数据与数据库", "大數據與資料庫"),
        ("文件夹里的政策文件", "資料夾裡的政策文件"),
        ("社区支持服务对象", "社區支持服務對象"),
        ("行政程序与应用程序", "行政程序與應用程式"),
        ("历史进程", "歷史進程"),
        ("公布计划，宣布名单", "公布計畫，宣布名單"),
        ("人工智能与智能障碍", "人工智慧與智能障礙"),
    ],
)
def test_words_are_those_of_taiwan_and_prose_is_not_taken_for_computing(mainland: str, taiwan: str) -> None:
    assert traditional(mainland) == taiwan


@pytest.mark.parametrize(
    ("mainland", "taiwan"),
    [
        ("推进制度", "推進制度"),
        ("方便面对面交谈", "方便面對面交談"),
        ("未注册机构可在线上登记", "未註冊機構可在線上登記"),
        ("包罗万象", "包羅萬象"),
        ("增加纳税", "增加納稅"),
    ],
)
def test_a_word_is_not_found_across_two_others(mainland: str, taiwan: str) -> None:
    assert traditional(mainland) == taiwan


def test_quotations_and_titles_keep_their_words_and_get_taiwans_marks() -> None:
    assert traditional("支持“信息网络‘项目’”，见《软件项目》") == "支持「信息網絡『項目』」，見《軟件項目》"
    assert traditional("残联（Disabled Persons’ Federation）") == "殘聯（Disabled Persons’ Federation）"


@pytest.mark.parametrize(
    "untouched",
    [
        "`信息`",
        "<https://example.org/信息?x=网络>",
        "https://example.org/a-b_c",
        "](../信息/)",
        "[@fu-2012",
        "Plain text.",
    ],
)
def test_code_addresses_and_keys_are_untouched(untouched: str) -> None:
    assert untouched in traditional(f"见 {untouched} 与信息")


def test_html_is_converted_where_it_is_read() -> None:
    html = '<h2 id="信息">“信息”</h2><p title="网络"><a href="信息/">软件</a> <code>信息</code> 信息</p>'
    assert traditional_html(html) == (
        '<h2 id="信息">「信息」</h2><p title="網路"><a href="信息/">軟體</a> <code>信息</code> 資訊</p>'
    )


def test_the_words_of_a_base_come_before_those_of_every_text() -> None:
    terms = guarded_terms().with_words({"志愿者": "志工", "志愿者联合会": "志願者聯合會", "孵": "x"})
    assert traditional("志愿者加入志愿者联合会，孵化", terms) == "志工加入志願者聯合會，孵化"
    assert traditional("志愿者") == "志願者"


def test_only_names_that_a_conversion_would_change_are_protected() -> None:
    names = {name: traditional_name(name) for name in ("北京信息中心", "成都市民政局", "NPI")}
    assert misconverted_names(names, guarded_terms()) == {"北京信息中心": "北京信息中心"}


def test_a_name_changes_in_characters_only() -> None:
    assert traditional_characters("社会信息网络中心") == "社會信息網絡中心"
    assert traditional_name("“一个鸡蛋”项目") == "「一個雞蛋」項目"
    assert traditional_name("Enpai’s") == "Enpai’s"


@pytest.mark.parametrize(
    ("mainland", "taiwan"), [("范志发", "范志發"), ("于里", "于里"), ("余后兴", "余後興"), ("钟台", "鍾臺")]
)
def test_a_surname_is_no_other_word(mainland: str, taiwan: str) -> None:
    assert traditional_name(mainland)[0] == taiwan[0]
    assert (
        traditional(
            f"据{mainland}说",
            guarded_terms().with_words(misconverted_names({mainland: traditional_name(mainland)}, guarded_terms())),
        )[1]
        == taiwan[0]
    )


def test_traditional_texts_become_simplified_with_the_mainlands_words() -> None:
    assert simplified("網路上的「資訊」與『軟體』") == "网络上的“信息”与‘软件’"
    assert simplified_name("社會資訊網路中心") == "社会资讯网路中心"


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("公益", ""),
        ("NGO", ""),
        ("组织", "zh"),
        ("組織", "zh-Hant"),
        ("组织與", "zh"),
        ("秘書長", "zh-Hant"),
        ("皇后", ""),
        ("台灣", "zh-Hant"),
    ],
)
def test_a_script_is_told_by_its_own_characters(text: str, script: str) -> None:
    assert script_of(text) == script


def test_texts_without_chinese_pass_unchanged() -> None:
    for said in (traditional, traditional_characters, traditional_name, simplified, simplified_name):
        assert said("“Quoted” and ‘so’ on, 1–2") == "“Quoted” and ‘so’ on, 1–2"
