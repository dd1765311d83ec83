"""A site offers its archives where mkdocs.yml says that they are published with it, and nowhere else."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest
import yaml

from builder.config import CONFIG
from tests.archives import DAY, archived, links_of
from tests.sites import ROOT, built, odd_base, tree

OFFERED = "offline"


def offering(folder: Path, value: str = "true") -> Path:
    """The base with odd records, with the option."""
    base = odd_base(folder)
    settings = base / CONFIG
    settings.write_text(f"{settings.read_text('utf-8')}      offline: {value}\n", "utf-8")
    return base


@pytest.fixture(scope="module")
def site(made_once: Callable[[str, Callable[[Path], object]], Path]) -> Path:
    """The site of such a base with its archives: only to be read."""
    return made_once("odd-offering", lambda folder: archived(folder, built(offering(folder)) / OFFERED)) / "site"


def leading(site: Path) -> dict[str, list[str]]:
    """The links of each page to the folder of the archives, as paths of the site, by the path of the page."""
    found: dict[str, list[str]] = {}
    for path in site.rglob("*.html"):
        name = path.relative_to(site).as_posix()
        links = (address for tag, _, address in links_of(path.read_text("utf-8")) if tag == "a" and ":" not in address)
        found[name] = [to for link in links if (to := normpath(join(dirname(name), link))).startswith(OFFERED)]
    return found


def test_footers_and_the_page_of_data_lead_to_them(site: Path) -> None:
    links = leading(site)
    for language in ("en", "zh"):
        assert links[f"{language}/data/index.html"] == [OFFERED, OFFERED]
        for page in ("index.html", "about/index.html", "cases/index.html"):
            assert links[f"{language}/{page}"] == [OFFERED], page
    assert (site / OFFERED / "index.html").is_file()


def test_a_page_of_a_record_stays_as_light_as_it_was(site: Path) -> None:
    records = {path: found for path, found in leading(site).items() if path.startswith("en/cases/hill/")}
    assert len(records) > 5
    assert not any(records.values())


def test_the_page_of_data_says_how_to_pass_it_on(site: Path) -> None:
    assert "USB stick" in (site / "en" / "data" / "index.html").read_text("utf-8")
    assert "微信" in (site / "zh" / "data" / "index.html").read_text("utf-8")


def test_in_an_archive_the_offer_leads_nowhere(site: Path) -> None:
    """Nobody knows this site's address, so the words stand without a link."""
    with zipfile.ZipFile(site / OFFERED / "casebook.zip") as file:
        html = file.read(f"casebook-{DAY}/en/data/index.html").decode()
        assert not [name for name in file.namelist() if f"/{OFFERED}/" in name]
    assert OFFERED not in {address.strip("./").partition("/")[0] for _, _, address in links_of(html)}


def test_a_base_that_does_not_publish_them_offers_none(tmp_path: Path) -> None:
    """As a build from nothing does, so does the next one after the option was changed."""
    base = offering(tmp_path / "base")
    built(base)
    settings = base / CONFIG
    settings.write_text(settings.read_text("utf-8").replace("offline: true", "offline: false"), "utf-8")
    site = built(base)
    assert not any(leading(site).values())
    assert tree(site) == tree(built(odd_base(tmp_path / "other")))


def test_the_workflow_that_publishes_offers_what_it_puts_there() -> None:
    steps = yaml.safe_load((ROOT / ".github" / "workflows" / "publish.yml").read_text("utf-8"))["jobs"]["build"][
        "steps"
    ]
    building = next(step for step in steps if str(step.get("run", "")).endswith("make site"))
    assert building["env"]["CASEBOOK_OFFLINE"] == "true"
    after = steps[steps.index(building) + 1 :]
    assert any("casebook archive --output site/offline" in str(step.get("run", "")) for step in after)
    assert "offline: !ENV [CASEBOOK_OFFLINE, false]" in (ROOT / CONFIG).read_text("utf-8")
