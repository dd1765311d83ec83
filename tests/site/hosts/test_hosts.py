"""The settings of hosts say what the declaration says, of every page and of every record that has moved."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from builder.cli import main
from builder.commands import headers as command
from builder.config import FILE_HOSTS
from builder.site.frame.template_context import CONTENT_SECURITY_POLICY
from builder.site.hosts.header_files import MOST_OF_CLOUDFLARE, cloudflare_redirects
from builder.site.hosts.headers import NO_FRAMES, TEXTS, TYPES, joined_policy
from builder.site.hosts.hosted_site import HostedSite, Moved, hosted_site, policy_in
from builder.site.hosts.hosts import HOSTS, IN_SITE, OF_SERVER, host_files, host_text
from builder.site.sitemap import SITEMAP
from tests.browser.chromium import served
from tests.hostchecks.answers import CHECKS, Hosted
from tests.sites import tree
from tests.three_editions import built, three_editions

PATH = "/base/"
ADDRESS = f"https://casebook.example{PATH}"
STUB = re.compile(rb'<script src="[^"]*assets/moved\.js" data-to="([^"]+)">')
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


def hosted() -> HostedSite:
    """The site of built(), as it would be at ADDRESS."""
    site = hosted_site(built().site.editions, built().frames.frames.first_paint, built().folder / "editions")
    return HostedSite(ADDRESS, site.policy, site.moved)


def sources(policy: str) -> Mapping[str, set[str]]:
    """What a policy allows, by directive."""
    parts = (part.split() for part in policy.split(";"))
    return {name: set(allowed) for name, *allowed in parts}


def test_commands_settings_and_hosts_have_the_same_names() -> None:
    assert set(HOSTS) == set(command.NAMES)
    assert tuple(IN_SITE) == FILE_HOSTS


def test_the_policy_of_the_header_allows_what_any_page_may_load_and_no_more() -> None:
    pages = [path.read_text(encoding="utf-8") for path in built().folder.rglob("*.html")]
    stated = {policy for page in pages for policy in POLICY.findall(page)}
    assert len(stated) > 1
    together: dict[str, set[str]] = {}
    for policy in stated:
        for name, allowed in sources(policy).items():
            together.setdefault(name, set()).update(allowed)
    assert sources(hosted().policy) == together
    assert policy_in(built().folder) == hosted().policy
    assert "unsafe" not in hosted().policy


def test_pages_of_frozen_editions_may_load_what_they_could(tmp_path: Path) -> None:
    """They keep the first paint that the program had then."""
    page = tmp_path / "2026-12/en/index.html"
    page.parent.mkdir(parents=True)
    policy = CONTENT_SECURITY_POLICY.replace("style-src 'self'", "style-src 'self' 'sha256-AAAA='")
    page.write_text(f'<meta http-equiv="Content-Security-Policy" content="{policy}">', encoding="utf-8")
    site = hosted_site(built().site.editions, built().frames.frames.first_paint, tmp_path)
    assert sources(site.policy)["style-src"] == {*sources(hosted().policy)["style-src"], "'sha256-AAAA='"}


def test_a_joined_policy_is_that_of_one_page_where_there_is_one() -> None:
    assert joined_policy([CONTENT_SECURITY_POLICY] * 2) == CONTENT_SECURITY_POLICY


def test_every_page_that_leads_on_is_behind_a_redirect() -> None:
    stubs = [path for path, data in tree(built().folder).items() if path.endswith(".html") and STUB.search(data)]
    assert len(stubs) > 3
    for path in stubs:
        [moved] = [each for each in hosted().moved if path.startswith(each.old)]
        assert (built().folder / moved.new / path.removeprefix(moved.old)).is_file()
    assert {each.old for each in hosted().moved} == {f"{'/'.join(path.split('/')[:4])}/" for path in stubs}


def test_every_kind_of_file_of_a_site_has_a_type(site: Path) -> None:
    endings = {path.suffix[1:] for path in site.rglob("*") if path.is_file() and path.suffix}
    assert endings <= TYPES.keys()
    assert TYPES.keys() > TEXTS


@pytest.mark.parametrize("name", HOSTS)
@pytest.mark.parametrize("address", [ADDRESS, "https://casebook.example/", "http://127.0.0.1:8123/a/b/", ""])
def test_settings_state_every_header_and_what_has_moved(name: str, address: str) -> None:
    site = HostedSite(address, hosted().policy, hosted().moved)
    text = host_text(name, site, "/srv/books")
    assert text.count(f"{site.policy}; {NO_FRAMES}") == 1
    for header in ("X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy", "Cache-Control"):
        assert text.count(header) == 1
    for moved in site.moved:
        assert re.sub(r"\\", "", text).count(f"{site.path}{moved.old}") >= 1
        assert site.path + moved.new.removesuffix("/") in text
    if name in OF_SERVER:
        assert "/srv/books" in text
        assert ("Strict-Transport-Security" in text) == (not address.startswith("http:"))


def rules(text: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The rules of a `_headers`: a pattern, and below it, further to the right, a header a line."""
    for block in re.split(r"^(?=/)", text, flags=re.MULTILINE)[1:]:
        pattern, *lines = block.splitlines()
        assert all(re.fullmatch(r"  [A-Za-z-]+: \S.*", line) for line in lines), lines
        assert pattern.count("*") == 1
        yield pattern, dict(line.strip().split(": ", 1) for line in lines)


def test_netlify_and_cloudflare_send_each_header_once() -> None:
    """A header that two rules gave would be sent with both values."""
    text = host_files(["netlify"], hosted())["_headers"].decode()
    assert all(len(line) < 2_000 for line in text.splitlines())
    patterns = [(re.compile(re.escape(p).replace(r"\*", ".*") + r"\Z"), given) for p, given in rules(text)]
    for path in (*tree(built().folder), "data/x.csv", SITEMAP):
        given = [name for pattern, named in patterns if pattern.match(PATH + path) for name in named]
        assert len(given) == len(set(given)), path
        assert {"Content-Security-Policy", "Cache-Control"} <= set(given)


def test_redirects_are_whole_lines_and_netlify_is_told_to_follow_them() -> None:
    """Where a file is, Netlify shows it, unless a status ends in `!`, which Cloudflare does not know."""
    for name, status in (("netlify", "301!"), ("cloudflare", "301")):
        lines = host_files([name], hosted())["_redirects"].decode().splitlines()
        assert [line.split() for line in lines] == [
            [f"{PATH}{moved.old}*", f"{PATH}{moved.new}:splat", status] for moved in hosted().moved
        ]


def test_cloudflare_gets_no_more_redirects_than_it_takes() -> None:
    many = tuple(Moved(f"en/cases/a/old-{number}/", "en/cases/a/new/") for number in range(150))
    lines = cloudflare_redirects(HostedSite(ADDRESS, "", many)).splitlines()
    assert len(lines) == MOST_OF_CLOUDFLARE


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--for", "iis"), "iis"),
        (("--for", "nginx", "--address", "example.org"), "example.org is no web address"),
        (("--for", "nginx", "--address", "https://copy.example/base/"), "a copy has to stand at the same path"),
        (("--for", "nginx", "--folder", "/srv/a b"), "is no path"),
        (("--for", "nginx", "--site", "nowhere"), "There are no pages in nowhere"),
    ],
)
def test_what_cannot_be_is_told(options: tuple[str, ...], said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(built().folder.parent)
    done = CliRunner().invoke(main, ["headers", *options, "--lang", "en"])
    assert done.exit_code
    assert said in done.output


def test_a_base_with_errors_is_told_to_be_mended_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What has moved stands in its records."""
    base = three_editions(tmp_path / "base")
    (base / "cases/lake/old-raft.yml").write_text("formerly: [\n", encoding="utf-8")
    monkeypatch.chdir(base)
    done = CliRunner().invoke(main, ["headers", "--for", "nginx", "--site", str(built().folder), "--lang", "zh"])
    assert done.exit_code == 1
    assert "casebook check" in done.output


@pytest.mark.parametrize("host", HOSTS)
def test_the_command_prints_what_a_build_would_write(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(built().folder.parent)
    done = CliRunner().invoke(main, ["headers", "--for", host, "--address", "https://a.example/", "--lang", "zh"])
    assert done.exit_code == 0, done.output
    site = HostedSite("https://a.example/", hosted().policy, hosted().moved)
    assert done.stdout == host_text(host, site, command.FOLDER)
    assert done.stderr == ""
    unknown = CliRunner().invoke(main, ["headers", "--for", host, "--lang", "zh"])
    assert "site_url" in unknown.stderr


def test_the_checks_of_real_servers_see_one_that_has_no_settings() -> None:
    """`make check` asks nginx, Apache and Caddy. A server that knows nothing fails each of its checks."""
    old, new = "zh/cases/hill/old-house/", "zh/cases/lake/old-raft/"
    with served(built().folder) as address:
        plain = Hosted(address, built().folder, (old, new), is_precompressed=False)
        found = {check.__name__: list(check(plain)) for check in CHECKS}
    assert all(found.values()), found
