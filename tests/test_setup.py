"""Set-up brings what is locked and nothing else, once; the workflows can read and no more."""

import os
import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from builder.language.yaml_texts import yaml_texts
from builder.site.pull_request.comment import MARK

ROOT = Path(__file__).parents[1]
LOCKS = ["requirements.txt", "requirements-dev.txt", "requirements-bench.txt"]
ENGINES = "requirements-engines.txt"
NPM = ["tests/jschecks", "tests/sitechecks", "tests/workflowchecks"]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS: dict[str, list[str]] = PROJECT["optional-dependencies"]
WANTED = {
    "requirements.txt": [*PROJECT["dependencies"], *EXTRAS["setup"]],
    "requirements-dev.txt": [
        *PROJECT["dependencies"],
        *(name for extra in ("setup", "search", "evidence", "dev") for name in EXTRAS[extra]),
    ],
    "requirements-bench.txt": [*PROJECT["dependencies"], *(name for extra in EXTRAS.values() for name in extra)],
}


@dataclass(frozen=True)
class Pin:
    requirement: Requirement
    hashes: tuple[str, ...]

    @property
    def name(self) -> str:
        return canonicalize_name(self.requirement.name)

    @property
    def version(self) -> str:
        return str(self.requirement.specifier).removeprefix("==")


def pins(lock: str) -> list[Pin]:
    text = re.sub(r"^\s*#.*\n?", "", (ROOT / lock).read_text(encoding="utf-8"), flags=re.MULTILINE)
    return [
        Pin(Requirement(entry.split("--hash")[0].strip()), tuple(re.findall(r"--hash=(\S+)", entry)))
        for entry in text.replace("\\\n", " ").splitlines()
        if entry.strip()
    ]


@pytest.mark.parametrize("lock", [*LOCKS, ENGINES])
def test_every_pin_is_exact_and_has_hashes(lock: str) -> None:
    for pin in pins(lock):
        assert re.fullmatch(r"==[^=,*]+", str(pin.requirement.specifier)), pin
        assert pin.hashes, pin
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", h) for h in pin.hashes), pin


@pytest.mark.parametrize("lock", [*LOCKS, ENGINES, *(f"{folder}/package-lock.json" for folder in NPM)])
def test_a_lock_names_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*(-i|--index-url|--extra-index-url|--find-links)\b", text, re.MULTILINE)
    assert '"resolved"' not in text


@pytest.mark.parametrize("lock", LOCKS)
def test_the_lock_keeps_what_the_project_promises(lock: str) -> None:
    locked = pins(lock)
    for wanted in map(Requirement, WANTED[lock]):
        versions = [p.version for p in locked if p.name == canonicalize_name(wanted.name)]
        assert versions, f"{wanted.name} is not locked: make lock"
        assert all(wanted.specifier.contains(v, prereleases=True) for v in versions), f"{wanted}: make lock"


@pytest.mark.parametrize(("lock", "within"), [LOCKS[:2], LOCKS[1:]])
def test_tests_and_benchmarks_run_on_what_the_site_is_built_with(lock: str, within: str) -> None:
    """The same versions, on every system and Python on which the site has them."""
    locked = {(p.name, p.version): p.requirement.marker for p in pins(within)}
    for p in pins(lock):
        assert (p.name, p.version) in locked, p.name
        marker = locked[p.name, p.version]
        assert marker is None or str(marker) == str(p.requirement.marker), p.name


@pytest.mark.parametrize(
    ("name", "oldest"),
    [
        ("mkdocs-material", "9.7.7"),  # CVE-2026-73295
        ("pymdown-extensions", "10.21.3"),  # CVE-2023-32309, CVE-2026-46338
        ("nh3", "0.3.8"),
        ("pyyaml", "6.0.1"),  # 5.4 ended the constructor's CVEs; 6.0.1 is the first that builds
        ("jinja2", "3.1.6"),  # CVE-2025-27516
    ],
)
def test_nothing_with_a_known_hole_is_locked(name: str, oldest: str) -> None:
    versions = [Version(p.version) for lock in LOCKS for p in pins(lock) if p.name == name]
    assert versions
    assert min(versions) >= Version(oldest)


def dependency_lines() -> Iterator[tuple[str, str]]:
    """(its reason, the requirement), from the lists in pyproject.toml; a reason holds until the next one."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    blocks = re.findall(
        r"^(?:# [^\n]*\n)?(?:dependencies|bench|dev|evidence|search|setup) = \[.*?\]$", text, re.MULTILINE | re.DOTALL
    )
    for block in blocks:
        reason = ""
        for line in block.splitlines():
            comment, named = re.search(r"#\s*(.+)", line), re.findall(r'"([^"]+)"', line)
            reason = comment.group(1) if comment else reason
            yield from ((reason, name) for name in named)


def test_every_dependency_has_its_reason() -> None:
    lines = list(dependency_lines())
    assert {name for _, name in lines} == {*WANTED["requirements-bench.txt"]}
    assert [name for reason, name in lines if not reason] == []


@pytest.mark.parametrize("folder", NPM)
def test_the_package_json_is_exact(folder: str) -> None:
    text = (ROOT / folder / "package.json").read_text(encoding="utf-8")
    assert re.findall(r'"dependencies": \{([^}]*)\}', text)
    assert not re.search(r'": "[\^~><*]', text)


# make: nothing twice


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout whose set-up has just been done."""
    shutil.copytree(ROOT / ".ci", tmp_path / ".ci")
    for name in ["Makefile", "make.py", "pyproject.toml", *LOCKS]:
        shutil.copyfile(ROOT / name, tmp_path / name)
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv/made-at").write_text(str(tmp_path), encoding="utf-8")
    for stamp in ["ready-site", "ready-dev", "ready-bench"]:
        (tmp_path / ".venv" / stamp).touch()
    return tmp_path


def plan(checkout: Path, target: str) -> str:
    return subprocess.run(["make", "-n", target], cwd=checkout, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("target", ["site", "test", "check", "bench"])
def test_a_second_run_sets_nothing_up(checkout: Path, target: str) -> None:
    assert ".ci/setup" not in plan(checkout, target)


@pytest.mark.parametrize(("target", "lock"), [("site", LOCKS[0]), ("test", LOCKS[1]), ("bench", LOCKS[2])])
def test_a_new_lock_or_a_moved_checkout_is_set_up_again(checkout: Path, target: str, lock: str) -> None:
    stamp = checkout / ".venv/ready-site"
    later = stamp.stat().st_mtime_ns + 5_000_000_000
    os.utime(checkout / lock, ns=(later, later))
    assert f".ci/setup {lock}" in plan(checkout, target)
    os.utime(checkout / lock, ns=(0, 0))
    assert ".ci/setup" not in plan(checkout, target)
    (checkout / ".venv/made-at").write_text("elsewhere", encoding="utf-8")
    assert f".ci/setup {lock}" in plan(checkout, target)


def browser_found(name: str, **surroundings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [ROOT / ".ci/tool", name],
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": "/usr/bin:/bin", **surroundings},
    )


@pytest.mark.parametrize("name", ["browser", "headless"])
def test_a_missing_browser_is_one_clear_line(tmp_path: Path, name: str) -> None:
    run = browser_found(name, CASEBOOK_CHROME=str(tmp_path / "none"))
    assert run.returncode == 1
    assert run.stdout == ""
    assert len(run.stderr.splitlines()) == 1


def test_tests_take_the_engine_alone_where_it_is_there(tmp_path: Path) -> None:
    for program in ("bash", "id", "grep"):
        (tmp_path / program).symlink_to(shutil.which(program) or program)
    chromium, engine = tmp_path / "chromium", tmp_path / "chromium-headless-shell"
    for file in (chromium, engine):
        file.write_text("#!/bin/sh\n", encoding="utf-8")
        file.chmod(0o755)
    path = str(tmp_path)
    assert browser_found("headless", PATH=path).stdout == f"{engine}\n"
    assert browser_found("browser", PATH=path).stdout == f"{chromium}\n"
    assert browser_found("headless", PATH=path, CASEBOOK_CHROME=str(chromium)).stdout == f"{chromium}\n"
    engine.unlink()
    assert browser_found("headless", PATH=path).stdout == f"{chromium}\n"


# workflows


def parsed(path: Path) -> dict[str, Any]:
    """Text only: YAML 1.1 would read the key `on` as a truth value."""
    workflow: dict[str, Any] = yaml_texts(path)
    return workflow


def steps(workflow: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for job in workflow["jobs"].values():
        yield from job["steps"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda p: p.name)
def test_every_action_is_pinned_by_its_commit(path: Path) -> None:
    used = [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if "uses:" in line]
    assert used
    for line in used:
        assert re.fullmatch(r"(- )?uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line


def test_one_action_has_one_commit_everywhere() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in WORKFLOWS)
    pinned = set(re.findall(r"uses: ([\w./-]+)@(\w+)", text))
    assert len({action for action, _ in pinned}) == len(pinned)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda p: p.name)
def test_a_workflow_reads_and_no_more(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    workflow = parsed(path)
    assert "pull_request_target" not in text
    assert ("secrets" in re.sub(r"#.*", "", text)) == (path.name == "publish-to-host.yml")
    assert workflow["permissions"] == {"contents": "read"}
    writes = {
        (name, right)
        for name, job in workflow["jobs"].items()
        for right, level in job.get("permissions", {}).items()
        if level == "write"
    }
    assert writes <= {
        ("deploy", "pages"),
        ("deploy", "id-token"),
        ("comment", "pull-requests"),
        ("draft", "contents"),
    }


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda p: p.name)
def test_a_step_keeps_no_token_and_puts_nothing_foreign_into_a_shell(path: Path) -> None:
    for step in steps(parsed(path)):
        assert "${{" not in step.get("run", ""), step
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] == "false"


def test_the_key_of_a_host_is_known_to_one_step_that_runs_no_build() -> None:
    """A secret of an environment, which only the job in that environment is given, and there the step that needs it."""
    workflow = parsed(ROOT / ".github/workflows/publish-to-host.yml")
    build, host = workflow["jobs"]["build"], workflow["jobs"]["host"]
    assert build["if"] == "vars.HOST_TARGET != ''"
    assert (host["needs"], host["environment"]) == ("build", "host")
    assert "environment" not in build
    assert "secrets" not in str(build)
    [with_key] = [step for step in host["steps"] if "secrets" in str(step)]
    assert with_key["env"]["KEY"] == "${{ secrets.HOST_SSH_KEY }}"
    said = "".join(step.get("run", "") for step in host["steps"])
    assert not re.search(r"\b(make|casebook|python|pip|npm)\b", said)


def test_both_that_publish_build_the_same_site() -> None:
    pages, host = (
        parsed(ROOT / f".github/workflows/{name}.yml")["jobs"]["build"] for name in ("publish", "publish-to-host")
    )
    ran = [[step["run"] for step in job["steps"] if "run" in step] for job in (pages, host)]
    assert [run.removeprefix('SITE_URL="${BASE_URL%/}/" ') for run in ran[0]] == ran[1]


def test_a_host_is_taken_by_its_key_alone() -> None:
    script = (ROOT / ".ci/publish-to-host").read_text(encoding="utf-8")
    assert "StrictHostKeyChecking=yes" in script
    texts = [script, *(path.read_text(encoding="utf-8") for path in WORKFLOWS)]
    assert not any(re.search(r"ssh-keyscan|StrictHostKeyChecking=(no|accept-new|off)", text) for text in texts)


def test_what_may_comment_runs_nothing_of_the_pull_request() -> None:
    workflow = parsed(ROOT / ".github/workflows/comment.yml")
    assert list(workflow["on"]) == ["workflow_run"]
    (job,) = workflow["jobs"].values()
    checkouts = [step["with"] for step in job["steps"] if step.get("uses", "").startswith("actions/checkout@")]
    assert [each["ref"] for each in checkouts] == ["${{ github.event.repository.default_branch }}"]
    assert not any("cache" in step.get("uses", "") or "github-script" in step.get("uses", "") for step in job["steps"])
    assert all("git " not in step.get("run", "") for step in job["steps"])


def test_the_comment_finds_the_check_and_its_report_by_name() -> None:
    check, comment = (parsed(ROOT / f".github/workflows/{name}.yml") for name in ("check", "comment"))
    assert comment["on"]["workflow_run"]["workflows"] == [check["name"]]
    kept = [step["with"] for step in steps(check) if step.get("uses", "").startswith("actions/upload-artifact@")]
    assert {"report": "report.json", "preview": "preview"}.items() <= {
        each["name"]: each["path"] for each in kept
    }.items()
    said = "".join(step.get("run", "") for step in steps(comment))
    assert "--name report" in said
    assert "data/report/report.json" in said
    assert f'startswith("{MARK}")' in said


def test_an_edition_is_made_without_the_right_to_write_and_published_from_its_release() -> None:
    edition, publish = (parsed(ROOT / f".github/workflows/{name}.yml") for name in ("edition", "publish"))
    make, draft = edition["jobs"]["make"], edition["jobs"]["draft"]
    assert "write" not in make["permissions"].values()
    assert not any("cache" in step.get("uses", "") for step in steps(edition))
    assert not any("uses" in step for step in draft["steps"]), "what may write runs nothing but gh"
    (kept,) = (step["with"] for step in make["steps"] if step.get("uses", "").startswith("actions/upload-artifact@"))
    assert f"--name {kept['name']}" in draft["steps"][0]["run"]
    commands = [step.get("run", "") for step in publish["jobs"]["build"]["steps"]]
    fetch = next(number for number, run in enumerate(commands) if "gh release download" in run)
    assert '"edition-$name" --pattern "casebook-$name.zip" --dir frozen' in commands[fetch]
    assert commands[fetch + 1] == ".venv/bin/casebook edition --unpack frozen"


def test_a_pull_request_runs_without_rights() -> None:
    workflow = parsed(ROOT / ".github/workflows/check.yml")
    assert list(workflow["on"]) == ["pull_request"] or workflow["on"] == "pull_request"
    assert all("permissions" not in job for job in workflow["jobs"].values())
