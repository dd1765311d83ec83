"""What is judged without MkDocs is judged as MkDocs does it: settings, the list of files, front matter."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from copy import deepcopy
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs.structure.files import get_files
from mkdocs.utils import markdown_extensions
from mkdocs.utils.meta import get_data

from builder.config import DEFAULTS
from builder.config_file import read_settings
from builder.records.problem import Problem
from builder.site.base_check import check_base
from builder.site.docs import PAGE_ENDINGS, Docs, PlainDocs
from builder.site.front_matter import front_matter
from builder.site.mkdocs_check import KNOWN, MkDocsDocs
from builder.site.plain_settings import FORMS
from builder.site.settings_check import check_settings
from tests.site.test_base_check import ABOUT, CONFIG, FAULTY_PAGES, FAULTY_SETTINGS
from tests.test_cli import GOOD, put

ROOT = Path(__file__).resolve().parents[2]
OWN = dict(read_settings(ROOT / "mkdocs.yml").values)
VALUES: tuple[Any, ...] = (None, "a\nb", "..", 5, ["x"], {"x": "y"})
"""What is put in place of each setting."""


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small base with the folders that the project's own mkdocs.yml names, its vocabulary short: it is read often."""
    folder = tmp_path_factory.mktemp("base")
    put(folder, "cases/chengdu/good.yml", GOOD)
    put(folder, "builder/content/en/about.md", ABOUT)
    put(folder, "builder/content/en/comparisons.yml", "x: [\n")
    (folder / "policies").mkdir()
    shutil.copytree(DEFAULTS / "vocabulary", folder / "builder" / "vocabulary")
    return folder


def changed(**settings: Any) -> dict[str, Any]:
    """The project's own settings with others; without those that are `...`."""
    return {key: value for key, value in (deepcopy(OWN) | settings).items() if value is not ...}


def option(key: str, **settings: Any) -> dict[str, Any]:
    """The project's own settings with others in the map of a setting; without those that are `...`."""
    values = {name: value for name, value in (deepcopy(OWN[key]) | settings).items() if value is not ...}
    return changed(**{key: values})


def both(base: Path, text: str) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """The problems of a base without and with MkDocs."""
    put(base, "mkdocs.yml", text)
    return check_base(base).problems, check_base(base, by_mkdocs=True).problems


def dumped(settings: dict[Any, Any]) -> str:
    return yaml.safe_dump(settings, allow_unicode=True, sort_keys=False)


def test_the_projects_own_settings_are_plain(base: Path) -> None:
    shutil.copy(ROOT / "mkdocs.yml", base / "mkdocs.yml")
    assert check_settings(base / "mkdocs.yml").docs == PlainDocs(base / "builder" / "content", (".yml",))
    assert isinstance(check_settings(base / "mkdocs.yml", by_mkdocs=True).docs, MkDocsDocs)


@pytest.mark.parametrize("key", [*FORMS, *sorted({*KNOWN} - {*FORMS, "hooks"}), "unknown"])
def test_each_value_of_a_setting_is_judged_as_by_mkdocs(base: Path, key: str) -> None:
    for value in VALUES:
        plain, full = both(base, dumped(changed(**{key: value})))
        assert plain == full, value
    plain, full = both(base, dumped(changed(**{key: ...})))
    assert plain == full


@pytest.mark.parametrize(
    "settings",
    [
        option("theme", name=...),
        option("theme", name=None),
        option("theme", name="mkdocs"),
        option("theme", name=["material"]),
        option("theme", unknown="x"),
        option("theme", locale=5),
        option("theme", locale="nowhere"),
        option("theme", font={"text": "Roboto"}),
        option("theme", palette=[{"scheme": "default"}]),
        option("theme", palette=5),
        option("theme", features="x"),
        option("theme", favicon=5),
        option("theme", language=None),
        option("theme", custom_dir="nowhere"),
        option("theme", static_templates=5),
        changed(theme={"name": "material", 5: "x"}),
        changed(theme="materials"),
        option("validation", not_found="warning"),
        option("validation", not_found=None),
        option("validation", anchors="relative_to_docs"),
        option("validation", absolute_links="relative_to_docs"),
        option("validation", absolute_links=["warn"]),
        option("validation", unknown="warn"),
        option("validation", nav={"omitted_files": "warned"}),
        option("validation", links={"anchors": "warn"}),
        option("validation", links="warn"),
        changed(markdown_extensions=["table"]),
        changed(markdown_extensions=["tables", "tables"]),
        changed(markdown_extensions=["tables", None]),
        changed(markdown_extensions=[{"toc": {"permalink": True}}]),
        changed(markdown_extensions=[{"toc": {"no_such_option": True}}]),
        changed(markdown_extensions=[{"toc": {}, "tables": {}}]),
        changed(markdown_extensions={"toc": 5}),
        changed(markdown_extensions=["no.such.module"]),
        changed(exclude_docs="*.yml\n*.txt"),
        changed(exclude_docs="*.yml\n\n# x\n!en/a.yml"),
        changed(exclude_docs="!"),
        changed(exclude_docs="**"),
        changed(not_in_nav="!"),
        changed(draft_docs="*.md"),
        changed(docs_dir="."),
        changed(docs_dir="cases/../builder/content/"),
        changed(docs_dir="../"),
        changed(docs_dir="mkdocs.yml"),
        changed(site_dir="builder"),
        changed(site_dir="builder/content"),
        changed(site_dir="builder/content/site"),
        changed(site_dir="builder/contents"),
        changed(site_dir="../elsewhere"),
        changed(site_dir="a\0b"),
        changed(docs_dir="site", site_dir=...),
        changed(site_url="https://example.org"),
        changed(site_url="ftp://example.org/"),
        changed(site_url="https:///x"),
        changed(site_url="http://[::1"),
        changed(repo_url="https://例子.中国/a"),
        changed(plugins={"casebook": None}),
        changed(plugins={"casebook": None, "search": None}),
        changed(plugins=["casebook", {}]),
        changed(plugins=[{"casebook": None, "search": None}]),
        changed(plugins=["casebook", "search"]),
        changed(plugins=["search"]),
        changed(plugins=["casebooks"]),
        changed(plugins=[None]),
        changed(plugins=[{"casebook": {"case": "x"}}]),
        changed(plugins=[{"casebook": {"enabled": False}}]),
        changed(plugins=[{"casebook": {"cases": None}}]),
        changed(plugins=[{"casebook": {"mail": 5}}]),
        changed(extra={"a": {"b": [{"c": 1}]}}),
        changed(extra={"a": None}),
        changed(extra={5: "x"}),
        changed(extra={"a": {5: "x"}}),
        changed(strict=True, unknown="x"),
        changed(use_directory_urls=False),
        changed(config_file_path="x"),
        changed(site_nam="x"),
    ],
    ids=lambda settings: str([pair for pair in settings.items() if pair not in OWN.items()]),
)
def test_an_odd_setting_is_judged_as_by_mkdocs(base: Path, settings: dict[Any, Any]) -> None:
    plain, full = both(base, dumped(settings))
    assert plain == full


@pytest.mark.parametrize("text", [text for text, *_ in FAULTY_SETTINGS])
def test_a_faulty_setting_is_judged_as_by_mkdocs(tmp_path: Path, text: str) -> None:
    put(tmp_path, "cases/chengdu/good.yml", GOOD)
    put(tmp_path, "content/en/about.md", ABOUT)
    plain, full = both(tmp_path, text)
    assert plain == full
    assert plain


@pytest.mark.parametrize(("path", "content"), [(path, content) for path, content, *_ in FAULTY_PAGES])
def test_a_faulty_page_is_judged_as_by_mkdocs(tmp_path: Path, path: str, content: bytes) -> None:
    put(tmp_path, "cases/chengdu/good.yml", GOOD)
    put(tmp_path, "content/en/about.md", ABOUT)
    page = put(tmp_path, f"content/{path}", "")
    page.write_bytes(content)
    plain, full = both(tmp_path, CONFIG)
    assert plain == full
    assert plain


def test_templates_and_a_link_out_of_the_folder_are_judged_as_by_mkdocs(tmp_path: Path) -> None:
    put(tmp_path, "cases/chengdu/good.yml", GOOD)
    for number, name in enumerate(("main.html", "plain.html", "base.html", "sitemap.xml", "no.html", "../main.html")):
        put(tmp_path, f"content/en/{number}.md", ABOUT.replace("title: About", f"title: About\ntemplate: {name}"))
    (tmp_path / "content" / "en" / "outside.md").symlink_to(put(tmp_path, "outside.md", ABOUT))
    plain, full = both(tmp_path, CONFIG)
    assert plain == full
    assert [problem.code for problem in plain] == ["page-template", "page-template", "page-outside"]


def test_a_page_that_gives_way_to_another_is_named_as_by_mkdocs(tmp_path: Path) -> None:
    put(tmp_path, "cases/chengdu/good.yml", GOOD)
    names = ("about.md", "a/b.md", "a/b.markdown", "c/README.md", "c/index.md", "c/.index.md", "d.md", "e/index.html")
    for name in (*names, "e/index.md"):
        put(tmp_path, f"content/en/{name}", ABOUT)
    put(tmp_path, "content/en/d.mkd", "")
    plain, full = both(tmp_path, f"{CONFIG}\nexclude_docs: '*.mkd'\n")
    assert plain == full
    assert [(problem.code, problem.path) for problem in plain] == [
        ("page-passed-over", "content/en/a/b.markdown"),
        ("page-passed-over", "content/en/c/README.md"),
        ("page-passed-over", "content/en/e/index.html"),
    ]


NAMES = (
    *("index.md", "README.md", "index.html", "README", "a.md", "a.markdown", "a", "A.MD", "a.html"),
    *(".hidden.md", ".yml", "a.yml", "index.yml", "index.mkd"),
)
FOLDERS = ("templates", "en/templates", ".git", "en/.x/y", "b.yml", "en/c.yml/d", "字 d", "line\nend", "en/e\n.yml")


def files_of(docs: Docs | None) -> Iterator[tuple[Any, ...]]:
    assert docs is not None
    return ((file.uri, file.path, file.name, file.is_page, file.target) for file in docs.files())


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A base with many files that are passed over or stand for the same page."""
    folder = tmp_path_factory.mktemp("odd")
    for number, names in enumerate(combinations(NAMES, 3)):
        for name in names:
            put(folder, f"content/en/{number}/{name}", "")
    for place in ("", *FOLDERS):
        for name in (*NAMES, "f\n", "g.yml\n", "h.md\n"):
            put(folder, f"content/{place}/{name}", "")
    (folder / "content" / "linked").symlink_to(folder / "content" / "en" / "1")
    (folder / "content" / "nowhere.md").symlink_to(folder / "nowhere")
    return folder


@pytest.mark.parametrize("patterns", ["", "*.yml", "*.md\n*.yml", "*.html"])
def test_the_list_of_files_is_that_of_mkdocs(odd: Path, patterns: str) -> None:
    put(odd, "mkdocs.yml", CONFIG + "\n" + dumped({"exclude_docs": patterns}))
    plain, full = check_settings(odd / "mkdocs.yml").docs, check_settings(odd / "mkdocs.yml", by_mkdocs=True).docs
    assert isinstance(plain, PlainDocs)
    assert isinstance(full, MkDocsDocs)
    assert list(files_of(plain)) == list(files_of(full))
    assert plain.templates() == full.templates()


def test_a_file_is_named_and_placed_as_by_mkdocs(odd: Path) -> None:
    put(odd, "mkdocs.yml", CONFIG)
    docs = check_settings(odd / "mkdocs.yml", by_mkdocs=True).docs
    assert isinstance(docs, MkDocsDocs)
    listed = {file.src_uri: file for file in get_files(docs.config)}
    for file in docs.files():
        known = listed[file.uri]
        assert (file.name, file.is_page, file.target) == (known.name, known.is_documentation_page(), known.dest_uri)
    assert markdown_extensions == PAGE_ENDINGS


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# x\n",
        "---\ntitle: x\n---\n",
        "---\ntitle: x\n---",
        "--- \t\ntitle: x\n...\t\ntext",
        "\n---\ntitle: x\n---\n",
        "----\ntitle: x\n---\n",
        "---\n---\n",
        "---\n\n---\n",
        "---\n- a\n---\n",
        "---\na\n---\n",
        "---\ntitle: x: y\n---\n",
        "---\ntitle: [\n---\n",
        "---\ntitle: 2012-13-45\n---\n",
        "---\ntitle: !!python/name:os.path x\n---\n",
        "---\na: &a [*a]\n---\n",
        "---\ntitle: '\ud800'\n---\n",
        "---\ntitle: a\tb\n\tc: d\n---\n",
        "---\ntitle: |\n  a\n  ---\n---\n",
        "---\nTitle: x\n? [a]\n: b\n---\n",
        "title: x\ndescription: y\n    z\n\ntext",
        "Title: x\ntitle: y\ntext",
        "   a-b_c:   d\n\te\n",
    ],
)
def test_front_matter_is_read_as_by_mkdocs(text: str) -> None:
    assert repr(front_matter(text)) == repr(get_data(text)[1])


def test_an_address_from_a_variable_set_to_nothing_is_plain(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Workflows hand on variables that nobody has set, as ''."""
    monkeypatch.setenv("SITE_URL", "")
    shutil.copy(ROOT / "mkdocs.yml", base)
    checked = check_settings(base / "mkdocs.yml")
    assert checked.plain is not None
    assert checked.plain.values["site_url"] is None
