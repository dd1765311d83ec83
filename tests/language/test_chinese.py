"""Chinese in the other script: characters by their word, words by their meaning, quotations and names as they are."""

from __future__ import annotations

import pytest

from builder.language.chinese import (
    guarded_terms,
    interface_terms,
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


@pytest.mark.parametrize(
    ("mainland", "taiwan"),
    [
        ("少数组织参与，各项目标是指针对老年人的社交互动", "少數組織參與，各項目標是指針對老年人的社交互動"),
        ("展示了如何参与制造，被发掘的案例", "展示了如何參與製造，被發掘的案例"),
        ("星级评定制度要求签订协议，不得采取强制方式", "星級評定制度要求簽訂協議，不得採取強制方式"),
        ("并为公众提供服务，并发放补贴", "並為公眾提供服務，並發放補貼"),
        ("关爱困难学生，和面向社会公众", "關愛困難學生，和面向社會公眾"),
        ("理事长发问，组织干部只能干预", "理事長發問，組織幹部只能干預"),
        ("下面条款与上面粉刷", "下面條款與上面粉刷"),
        ("关系列入本院系统，计划分两步", "關係列入本院系統，計畫分兩步"),
        ("登记后备案，合并购买，核准备案", "登記後備案，合併購買，核准備案"),
        ("决定了解除合同，在这里程碑", "決定了解除合約，在這里程碑"),
        ("统一制发的罚款收据，准予登记的标准", "統一製發的罰款收據，准予登記的標準"),
        ("侵占财产，免征关税，注册标志", "侵占財產，免徵關稅，註冊標誌"),
        ("组织编制规划，编制预算，由机构编制部门核定行政编制", "組織編製規劃，編製預算，由機構編制部門核定行政編制"),
        ("汇交资料并汇入专户，自采药材", "彙交資料並匯入專戶，自採藥材"),
        ("各方所签合同，会签文件，法律拟制", "各方所簽合約，會簽文件，法律擬制"),
        ("并到现场，合并到本院，供水干管，若干管理办法", "並到現場，合併到本院，供水幹管，若干管理辦法"),
        ("压力表、液面，观看表演，禁止哄抢，编发稿件", "壓力表、液面，觀看表演，禁止哄搶，編發稿件"),
    ],
)
def test_a_text_is_cut_into_words_first(mainland: str, taiwan: str) -> None:
    assert traditional(mainland) == taiwan


@pytest.mark.parametrize(
    ("mainland", "taiwan"),
    [
        ("分配制度与考试制度", "分配制度與考試制度"),
        ("检察干部加深了解", "檢察幹部加深了解"),
        ("假发票与交通标志", "假發票與交通標誌"),
        ("计划单列市的计划性", "計畫單列市的計畫性"),
        ("缓冲剂、抑制剂与报名表", "緩衝劑、抑制劑與報名表"),
        ("五台山、几十里与数千只", "五臺山、幾十里與數千隻"),
    ],
)
def test_a_word_made_of_others_is_written_as_they_are(mainland: str, taiwan: str) -> None:
    assert traditional_characters(mainland) == taiwan


@pytest.mark.parametrize(
    ("mainland", "taiwan"),
    [
        ("社会团体注销登记后收回证书，注明统一社会信用代码", "社會團體註銷登記後收回證書，註明統一社會信用代碼"),
        ("分区管理。依照预算法，工作日内核发许可证", "分區管理。依照預算法，工作日內核發許可證"),
        ("境内存在的问题。推进程度不一，存在线索", "境內存在的問題。推進程度不一，存在線索"),
        ("审核参数，优化程序，保存对象的消息", "審核參數，優化程序，保存對象的消息"),
        ("卫星导航与食品添加剂", "衛星導航與食品添加劑"),
    ],
)
def test_ordinary_words_are_no_terms_of_computing(mainland: str, taiwan: str) -> None:
    assert traditional(mainland) == taiwan


@pytest.mark.parametrize(
    ("mainland", "taiwan"),
    [
        (
            "于建国、余晓敏与范志强在幸福里社区发起，大裕里社区加入",
            "于建國、余曉敏與范志強在幸福里社區發起，大裕里社區加入",
        ),
        ("主持人于小雨女士与钟志明老师", "主持人于小雨女士與鍾志明老師"),
        ("于老师与余主任在这里社区", "于老師與余主任在這裡社區"),
        ("民政局局长于建军出席，干事范丽丽参加，范某某说", "民政局局長于建軍出席，幹事范麗麗參加，范某某說"),
        ("郁金香于爱国主义基地，余生在此", "鬱金香於愛國主義基地，餘生在此"),
        ("志愿者于海边捡拾，会长于会上发言", "志願者於海邊撿拾，會長於會上發言"),
        ("关于建国初期的余额，由于范围", "關於建國初期的餘額，由於範圍"),
        ("100余家在蓉企业于2012年成立于成都", "100餘家在蓉企業於2012年成立於成都"),
    ],
)
def test_names_are_told_by_what_stands_beside_them(mainland: str, taiwan: str) -> None:
    assert traditional(mainland) == taiwan


@pytest.mark.parametrize(
    ("mainland", "taiwan"),
    [
        ("于海说，于丹表示，于江认为应当修改", "于海說，于丹表示，于江認為應當修改"),
        ("会长于海介绍，嘉宾于丹，主持人于洋", "會長于海介紹，嘉賓于丹，主持人于洋"),
        ("张伟、于海、王芳发起，王芳和于海担任理事", "張偉、于海、王芳發起，王芳和于海擔任理事"),
        ("发起人：于海。于海等三人，于平在会上发言", "發起人：于海。于海等三人，于平在會上發言"),
        ("于海和王芳出席，于海与余晓敏同行", "于海和王芳出席，于海與余曉敏同行"),
        ("于此说明，于是说，于法有据，于今在外", "於此說明，於是說，於法有據，於今在外"),
        ("于国、于民、于公、于私，于家在外，于人于己", "於國、於民、於公、於私，於家在外，於人於己"),
        ("在于海，关于海的介绍，由于海介绍过，位于丹东", "在於海，關於海的介紹，由於海介紹過，位於丹東"),
        ("于春、夏两季，于蓉、沪两地，于冬等季节", "於春、夏兩季，於蓉、滬兩地，於冬等季節"),
        ("志愿者于海边说，于海外介绍经验，于海和陆地", "志願者於海邊說，於海外介紹經驗，於海和陸地"),
        ("于文说明，于江边介绍，于长远有利，于大家都好", "於文說明，於江邊介紹，於長遠有利，於大家都好"),
        ("于居民区举办，于志愿者中推选，于主任负责", "於居民區舉辦，於志願者中推選，于主任負責"),
        ("于律师事务所任职，于会长任期内，于院长办公会", "於律師事務所任職，於會長任期內，於院長辦公會"),
    ],
)
def test_a_name_of_one_character_after_yu_is_told_from_the_preposition(mainland: str, taiwan: str) -> None:
    assert traditional_characters(mainland) == taiwan


@pytest.mark.parametrize(
    "opening", ["(", "[", "*", "+", "?", ")", "\\", "^", "]", "-", "一^", "一]", "一-", "一\\", "{", "|", "."]
)
def test_no_character_of_a_name_is_one_of_a_pattern(opening: str) -> None:
    name = f"{opening}原)成都信息网络中心"
    expected = traditional_name(name)
    terms = guarded_terms().with_names(misconverted_names({name: expected}, guarded_terms()))
    assert traditional(f"由{name}的信息", terms) == f"由{expected}的資訊"
    assert traditional(f"{name}", guarded_terms().with_words({name: opening})) == opening


def test_what_is_a_measure_after_a_number_is_one() -> None:
    assert traditional("3只羊、200余只鸡，2012只有5里，第3周") == "3隻羊、200餘隻雞，2012只有5里，第3週"


def test_a_name_holds_in_quotations_and_titles_too() -> None:
    terms = guarded_terms().with_names({"余晓敏": "余曉敏", "“信息”中心": "「信息」中心"})
    assert traditional("《余晓敏文集》与“余晓敏的信息”", terms) == "《余曉敏文集》與「余曉敏的信息」"
    assert traditional("“信息”中心的信息", terms) == "「信息」中心的資訊"


def test_the_interface_has_words_that_records_have_not() -> None:
    assert traditional("导航菜单", interface_terms()) == "導覽選單"
    assert traditional("导航菜单") == "導航菜單"
    page = "由程序转换；新建文件或文件夹，用终端，连字符，语言代码"
    assert traditional(page, interface_terms()) == "由程式轉換；新增檔案或資料夾，用終端機，連字號，語言代碼"


def test_the_words_of_a_base_are_found_within_longer_words() -> None:
    assert traditional("信息中心", guarded_terms()) == "資訊中心"
    assert traditional("各项目标", guarded_terms()) == "各項目標"


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


def test_ordinary_words_stay_in_simplified_too() -> None:
    said = "計畫依法定程序執行，政府文件與檔案館資料公開；募集物件轉交社群媒體志工。徐乾學任執行長。"
    assert (
        simplified(said) == "计划依法定程序执行，政府文件与档案馆资料公开；募集物件转交社交媒体志工。徐乾学任执行长。"
    )
    assert simplified("衣服乾了，葡萄乾；王乾元說") == "衣服干了，葡萄干；王乾元说"
    assert simplified("《網路資訊法》 `資訊` https://example.org/a") == "《网路资讯法》 `資訊` https://example.org/a"


def test_names_keep_their_words_in_simplified() -> None:
    terms = guarded_terms().with_names({}, {"网路资讯协会": "网路资讯协会"})
    assert simplified("網路資訊協會的網路", terms) == "网路资讯协会的网络"


def test_texts_without_chinese_pass_unchanged() -> None:
    for said in (traditional, traditional_characters, traditional_name, simplified, simplified_name):
        assert said("“Quoted” and ‘so’ on, 1–2") == "“Quoted” and ‘so’ on, 1–2"
