"""Records that once ended the build or were shown wrongly: what stands on their pages and in their files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builder.pages.site import Site
from tests.citation.bibtex_entries import bibtex_entries
from tests.failing.inputs import SOUND, drawn, drawn_of, put_input, run, shown
from tests.test_cli import put

RECORD = "cases/chengdu/record/"
CASE = "cases/chengdu/my-case/"
X = "cases/chengdu/x/"
LANGUAGES = ("en", "zh", "zh-hant")


def file(site: Site, path: str) -> str:
    """The text of a file of a site."""
    return site.files[path].decode()


def description(site: Site, language: str, address: str) -> str:
    (page,) = (page for page in site.pages if (page.language, page.address) == (language, address))
    return page.description


@pytest.mark.parametrize(
    ("name", "key", "title"),
    [
        ("bib-unbalanced-brace", "s-1", r"Report \textbraceleft{}draft"),
        ("bibtex-brace", "brace", r"Plan {A\textbraceright{}} before \textbraceleft{} plan {B}"),
    ],
    ids=["bib-unbalanced-brace", "bibtex-brace"],
)
def test_braces_without_a_match_leave_bibtex_files_whole(base: Path, name: str, key: str, title: str) -> None:
    site = drawn(name, base)
    for path in ("data/sources.bib", f"data/sources/{key}.bib"):
        assert bibtex_entries(file(site, path))[key].fields["title"] == title
    assert all(bibtex_entries(file(site, path)) for path in site.files if path.endswith("/cite.bib"))


def test_names_that_begin_with_brackets_are_drawn(base: Path) -> None:
    site = drawn("crash-build-bracket-keyerror", base)
    assert "[网络中心" in shown(site, "zh", X)
    assert "[網絡中心" in shown(site, "zh-Hant", X)


def test_a_title_that_begins_with_a_bracket_is_drawn(base: Path) -> None:
    site = drawn("crash-build-name-begins-with-bracket", base)
    assert "(原)成都信息网络中心" in shown(site, "zh", X)
    assert "(原)成都信息網絡中心" in shown(site, "zh-Hant", X)


def test_a_forged_citation_mark_is_refused_by_the_build_too(base: Path) -> None:
    put_input("crash-build-forged-citation-mark", base)
    assert "cases/chengdu/x.yml:2:23: error: " in run("build").output
    assert not (base / "site").exists()


def test_folded_lines_of_han_are_joined_without_a_space(base: Path) -> None:
    site = drawn("folded-softbreak", base)
    text = shown(site, "zh", RECORD)
    assert "社区服务中心由居民自行管理，并与街道合作。" in text
    assert text.count("社区服务中心由居民自行管理。") == 4
    for path in ("data/sources.bib", "data/sources.ris", "data/sources.json"):
        assert "社区服务中心管理办法" in file(site, path)


def test_what_looks_like_a_footnote_stands_on_the_page(base: Path) -> None:
    site = drawn("footnote-swallowed", base)
    written = ("服务始于社区[^1]。后来扩大[^注]。又见[注二]。", "[^1]: 见某某年度报告。", "[^注]: 某某说法不一，待核。")
    for text in (*written, "[注二]: 某会会议记录第三页", "[2001年]: 成立大会"):
        assert text in shown(site, "zh", RECORD)
    for text in ("It began in the area[^1]. See [note].", "[^1]: Report.", "[note]: someword"):
        assert text in shown(site, "en", RECORD)


def test_lines_of_han_are_joined_without_a_space_beside_markup(base: Path) -> None:
    site = drawn("line-end-beside-markup", base)
    assert "服务园由政府发起，六位专家任顾问[1]首批入驻见名单所载。" in shown(site, "zh", CASE)
    assert "服務園由政府發起，六位專家任顧問[1]首批進駐見名單所載。" in shown(site, "zh-Hant", CASE)
    assert description(site, "zh", CASE) == "服务园由政府发起，六位专家任顾问首批入驻见名单所载。"


@pytest.mark.parametrize(
    ("name", "new", "old"),
    [
        ("moved-record", "cases/chengdu/my-case", "cases/chengdu/old-hub"),
        ("renamed", "cases/chengdu/record", "cases/taiwan/old-name"),
    ],
    ids=["moved-record", "renamed"],
)
def test_everything_of_a_renamed_record_has_its_old_address(base: Path, name: str, new: str, old: str) -> None:
    site = drawn(name, base)
    for page in (page for page in site.pages if page.address.startswith(f"{new}/")):
        stub = file(site, f"{page.language.lower()}/{page.address.replace(new, old)}index.html")
        (target,) = re.findall(r'<script src="(?:\.\./)+assets/moved\.js" data-to="([^"]+)">', stub)
        place = Path("/", page.language.lower(), page.address.replace(new, old), target)
        assert place.resolve() == Path("/", page.language.lower(), page.address)
    for path in (path for path in site.files if new in path and not path.startswith("assets/record-files/")):
        assert site.files[path.replace(new, old)] == site.files[path]
    assert {f"{language}/{old}/cite.bib" for language in LANGUAGES} | {f"data/records/{old}.yml"} <= site.files.keys()


@pytest.mark.parametrize(
    ("name", "mends", "cited"),
    [
        (
            "names-as-plain-text",
            {
                "Jane Roe and John Doe": "[{family: Roe, given: Jane}, {family: Doe, given: John}]",
                "Jane Roe": "{family: Roe, given: Jane}",
                "张三、李四": "[张三, 李四]",
                '"张三; 李四; 王五; 赵六"': "[张三, 李四, 王五, 赵六]",
            },
            {"s-1": "ROE J.", "s-2": "张三, 李四.", "s-3": "张三, 李四, 王五, 等.", "s-4": "ROE J, DOE J."},
        ),
        (
            "latin-name-string",
            {
                "[Rebecca S. Lane, Torill A. Yam]": "[{family: Lane, given: Rebecca S.}, "
                "{family: Yam, given: Torill A.}]",
            },
            {"plain": "LANE R S, YAM T A. A study of service organisations[J]."},
        ),
    ],
    ids=["names-as-plain-text", "latin-name-string"],
)
def test_names_written_as_their_mend_shows_are_cited_as_persons(
    base: Path, name: str, mends: dict[str, str], cited: dict[str, str]
) -> None:
    put_input(name, base)
    (record,) = (base / "cases" / "chengdu").iterdir()
    text = record.read_text("utf-8")
    for old, new in mends.items():
        text = text.replace(f": {old}", f": {new}")
    record.write_text(text, "utf-8")
    site = drawn_of(base)
    assert site.problems == ()
    for key, entry in cited.items():
        assert entry in shown(site, "zh", f"sources/{key}/")


@pytest.mark.parametrize(
    ("name", "language", "address", "sentences"),
    [
        (
            "opencc-cut-across-words",
            "zh-Hant",
            CASE,
            "少數組織參與，各項目標是指針對老年人的社交互動。展示了如何參與製造，被發掘的案例。星級評定制度要求簽訂協議，"
            "不得採取強制方式，並為公眾提供服務。關愛困難學生，和面向社會公眾。",
        ),
        (
            "opencc-guard-and-names",
            "zh-Hant",
            CASE,
            "于建國、余曉敏與范志強在幸福里社區發起，大裕里社區加入。",
        ),
        (
            "opencc-words-of-computing",
            "zh-Hant",
            CASE,
            "社會團體註銷登記後收回證書，註明統一社會信用代碼；分區管理。依照預算法，工作日內核發許可證，境內存在的問題。"
            "推進程度不一，存在線索。",
        ),
        (
            "simplified-without-guard",
            "zh",
            "cases/taiwan/hub/",
            "计划依法定程序执行，政府文件与档案馆资料公开；募集物件转交社交媒体志工。徐乾学任执行长。",
        ),
    ],
    ids=["opencc-cut-across-words", "opencc-guard-and-names", "opencc-words-of-computing", "simplified-without-guard"],
)
def test_a_text_is_converted_word_by_word(base: Path, name: str, language: str, address: str, sentences: str) -> None:
    assert sentences in shown(drawn(name, base), language, address)


@pytest.mark.parametrize(
    ("name", "key", "entry", "american", "langid"),
    [
        (
            "work-language",
            "guanxi",
            "LANE R S, MOSS J P, YAM T A, et al. Understanding guanxi (关系) in service networks[J]. ",
            "Lane, R. S., Moss, J.-P., Yam, T. A., & Berg, A. (2014). Understanding guanxi (关系) in service networks.",
            "english",
        ),
        (
            "work-language-zh",
            "engzh",
            "赵一, 钱二三, 孙四, 等. NGO 2.0[J]. 社会服务学刊, 2014.",
            "赵一、钱二三、孙四、李五六（2014）。NGO 2.0。《社会服务学刊》。",
            "chinese",
        ),
    ],
    ids=["work-language", "work-language-zh"],
)
def test_the_language_of_a_work_decides_its_citation(
    base: Path, name: str, key: str, entry: str, american: str, langid: str
) -> None:
    site = drawn(name, base)
    text = shown(site, "zh", f"sources/{key}/")
    assert entry in text
    assert american in text
    assert bibtex_entries(file(site, f"data/sources/{key}.bib"))[key].fields["langid"] == langid


def test_a_page_in_one_language_has_no_alternate_that_is_not_there(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_input("page-in-one-language", base)
    put(base, "cases/chengdu/good.yml", SOUND)
    monkeypatch.setenv("SITE_URL", "https://org.github.io/b/")
    done = run("build")
    assert done.exit_code == 0, done.output
    guide, named = ((base / "site" / "zh" / name / "index.html").read_text("utf-8") for name in ("guide", "说明"))
    address = "https://org.github.io/b/{}/{}/"
    assert set(re.findall(r'rel="alternate" hreflang="([^"]+)" href="([^"]+)"', guide)) == {
        ("zh-Hans", address.format("zh", "guide")),
        ("zh-Hant", address.format("zh-hant", "guide")),
        ("x-default", address.format("zh", "guide")),
    }
    assert '<a href="../../en/" hreflang="en"' in guide
    assert f'rel="canonical" href="{address.format("zh", "%E8%AF%B4%E6%98%8E")}"' in named
    assert 'href="../../zh-hant/%E8%AF%B4%E6%98%8E/"' in named
    assert (base / "site" / "zh-hant" / "说明" / "index.html").is_file()
