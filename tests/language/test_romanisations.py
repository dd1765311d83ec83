"""Names in Latin letters as Taiwan writes them: by rule, held to pypinyin's table and to names that are in use."""

from __future__ import annotations

import unicodedata

import pytest
from pypinyin import Style, lazy_pinyin
from pypinyin.pinyin_dict import pinyin_dict
from pypinyin.style import convert

from builder.language.romanisations import romanised_person, romanised_place, tongyong, wade_giles

OTHERS = {
    "ai": "ei",
    "hai": "hei",
    "lai": "lei",
    "mai": "mei",
    "nai": "nei",
    "sai": "sei",
    "shai": "shei",
    "wai": "wei",
    "chua": "ch`ua",
    "huo": "ho",
    "shuo": "sho",
    "tie": "toeh",
    "ê": "eh",
}
"""Where pypinyin's table is not that of Wade–Giles as printed."""
TONES = "\u0300\u0301\u0304\u030c"


def without(marks: str, text: str) -> str:
    kept = (character for character in unicodedata.normalize("NFD", text) if character not in marks)
    return unicodedata.normalize("NFC", "".join(kept))


def test_syllables_are_written_as_in_pypinyins_table_but_for_its_slips() -> None:
    readings = {reading for texts in pinyin_dict.values() for reading in texts.split(",")}
    written = {without(TONES, each): convert(each, Style.WADEGILES, strict=True) for each in sorted(readings)}
    expected = {each: without("'", text).replace("v", "u") for each, text in written.items()}
    assert {each: wade_giles(each) for each in written} == expected | {
        each: wade_giles(each) for each, slip in OTHERS.items() if expected[each] == slip
    }


@pytest.mark.parametrize(
    ("names", "romanised"),
    [
        (("徐启智", "Xu Qizhi"), "Hsu Chi-chih"),
        (("江明修", "Jiang Mingxiu"), "Chiang Ming-hsiu"),
        (("吕朝", "Lü Zhao"), "Lu Chao"),
        (("毛泽东",), "Mao Tse-tung"),
        (("周恩来",), "Chou En-lai"),
        (("邓小平",), "Teng Hsiao-ping"),
        (("蔣經國",), "Chiang Ching-kuo"),
        (("嚴家淦",), "Yen Chia-kan"),
        (("俞國華",), "Yu Kuo-hua"),
        (("吳伯雄",), "Wu Po-hsiung"),
        (("谢长廷", "Frank Hsieh"), "Hsieh Chang-ting"),
        (("鲁迅", "Lu Xun"), "Lu Hsun"),
        (("胡适",), "Hu Shih"),
        (("王永慶",), "Wang Yung-ching"),
        (("诸葛亮",), "Chuko Liang"),
        (("司马迁",), "Ssuma Chien"),
        (("曾志朗",), "Tseng Chih-lang"),
        (("单国玺",), "Shan Kuo-hsi"),
    ],
)
def test_people_in_wade_giles(names: tuple[str, ...], romanised: str) -> None:
    assert romanised in romanised_person(names)


@pytest.mark.parametrize(
    ("name", "romanised"),
    [
        ("徐启智", "Syu Ci-jhih"),
        ("江明修", "Jiang Ming-siou"),
        ("吕朝旭", "Lyu Chao-syu"),
        ("冯文翁", "Fong Wun-wong"),
        ("庄雄", "Jhuang Syong"),
    ],
)
def test_people_in_tongyong_pinyin(name: str, romanised: str) -> None:
    assert romanised in romanised_person((name,))


@pytest.mark.parametrize(
    ("place", "wade", "other"),
    [
        ("新竹", "hsinchu", "sinjhu"),
        ("高雄", "kaohsiung", "gaosyong"),
        ("花蓮", "hualien", "hualian"),
        ("臺中", "taichung", "taijhong"),
        ("屏東", "pingtung", "pingdong"),
        ("宜蘭", "ilan", "yilan"),
        ("板橋", "panchiao", "banciao"),
        ("鳳山", "fengshan", "fongshan"),
        ("六龜", "liukuei", "liouguei"),
        ("淡水", "tanshui", "danshuei"),
        ("旗津", "chichin", "cijin"),
        ("四川", "ssuchuan", "sihchuan"),
    ],
)
def test_places_in_both(place: str, wade: str, other: str) -> None:
    syllables = lazy_pinyin(place)
    assert ("".join(map(wade_giles, syllables)), "".join(map(tongyong, syllables))) == (wade, other)


def test_a_name_stands_with_its_hyphen_and_without() -> None:
    forms = romanised_person(("Xu Qizhi", "徐启智", "徐啟智"))
    assert forms == ("Xu Qi-zhi", "Hsu Chi-chih", "Syu Ci-jhih", "Hsu Chichih", "Syu Cijhih")


def test_without_a_latin_name_pinyin_is_among_them() -> None:
    assert {"Xu Qizhi", "Ouyang Xiu"} <= {*romanised_person(("徐启智",)), *romanised_person(("欧阳修",))}


@pytest.mark.parametrize("names", [("Rebecca Lane", "蓝丽嘉"), ("Xu Qizhi",), ("马克·莱恩",), ("徐",), ()])
def test_a_name_that_is_no_reading_of_the_other_gets_none(names: tuple[str, ...]) -> None:
    assert romanised_person(names) == ()


def test_only_a_place_that_is_written_as_it_sounds_gets_more_forms() -> None:
    assert romanised_place(("Chengdu", "成都", "Sichuan", "四川", "蓉")) == (
        *("Chengtu", "Cheng-tu", "Ssuchuan", "Sihchuan", "Ssu-chuan", "Sih-chuan"),
    )
    assert romanised_place(("Taiwan", "台湾", "臺灣", "台北", "Taipei")) == ("Taibei", "Tai-bei")
    assert romanised_place(("Mainland China", "中国大陆", "大陆")) == ()
