"""The commands of the Makefile where there is no make, on Windows for instance: `python make.py site`, or `test`.

Python 3.11 or newer and git are all it needs. It makes .venv with exactly what a lock lists, and this project itself,
editable; nothing that is not in the lock, with its hash, is downloaded. The Makefile and .ci/setup call it too.
"""

from __future__ import annotations

import argparse
import io
import os
import platform
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, NoReturn

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
MADE_AT = VENV / "made-at"
"""The path that an environment was made at, which it holds: a checkout that has moved gets a new one."""
STAMPS = {
    "requirements.txt": ("ready-site",),
    "requirements-dev.txt": ("ready-site", "ready-dev"),
    "requirements-bench.txt": ("ready-site", "ready-dev", "ready-bench"),
}
"""Of each lock, the files in .venv that say what is installed. What the tests need holds what the site needs."""
OLDEST_PYTHON = (3, 11)
SITE, TESTS = "requirements.txt", "requirements-dev.txt"
BROWSERS = (
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)
"""Below the folders for programs of Windows."""


class Machine(NamedTuple):
    """What decides which wheels fit.

    system: as sys.platform. processor: as platform.machine(), in small letters. libc: `musl` or "".
    """

    system: str
    processor: str
    python: tuple[int, int]
    libc: str = ""


def this_machine() -> Machine:
    """The machine that this runs on."""
    musl = sys.platform == "linux" and any(Path("/lib").glob("ld-musl-*"))
    return Machine(sys.platform, platform.machine().lower(), sys.version_info[:2], "musl" if musl else "")


class MissingWheel(NamedTuple):
    """A package of the lock that has no wheel for some machines: without a compiler it cannot be installed there."""

    package: str
    lacks: Callable[[Machine], bool]
    advice: str


MISSING_WHEELS = (
    MissingWheel(
        "comrak",
        lambda machine: machine.system == "win32" and machine.processor not in {"amd64", "x86_64"},
        "on Windows for ARM there is none at all: use WSL, with Python 3.11 or newer in it",
    ),
    MissingWheel(
        "comrak",
        lambda machine: machine.system == "win32" and machine.python < (3, 14),
        "on Windows it has one from Python 3.14 on: install Python 3.14 from python.org, then: py -3.14 make.py site",
    ),
    MissingWheel(
        "opencc",
        lambda machine: machine.libc == "musl",
        "on Alpine and other systems with musl there is none: use a system with glibc (Debian, Ubuntu, Fedora)",
    ),
)
"""By what the registry has for the versions in the locks (2026-11-29)."""


def missing_wheel(lock: str, machine: Machine) -> str:
    """One line on the first package in the text of a lock that cannot be installed on a machine; "" if all can."""
    for wheel in MISSING_WHEELS:
        if f"\n{wheel.package}==" in f"\n{lock}" and wheel.lacks(machine):
            return f"{wheel.package} has no wheel for this machine; {wheel.advice}."
    return ""


def fail(reason: str) -> NoReturn:
    """End with one line on standard error."""
    sys.exit(f"set-up: {reason}")


def program(name: str) -> Path:
    """A program of the environment."""
    return VENV / "Scripts" / f"{name}.exe" if os.name == "nt" else VENV / "bin" / name


def run(*command: str | Path, **variables: str) -> None:
    """Run a command in the root; end with its status if it fails."""
    sys.stdout.flush()
    status = subprocess.run(command, cwd=ROOT, env={**os.environ, **variables}, check=False).returncode
    if status:
        sys.exit(status if status > 0 else 1)


def is_sound() -> bool:
    """Whether there is an environment, made here, whose Python runs and is new enough."""
    if not MADE_AT.is_file() or MADE_AT.read_text(encoding="utf-8") != str(ROOT):
        return False
    test = f"import sys; sys.exit(sys.version_info < {OLDEST_PYTHON})"
    try:
        return subprocess.run([program("python"), "-c", test], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def is_ready(lock: str) -> bool:
    """Whether the environment has what a lock lists, by the times of the stamp and of what it was made from."""
    stamp = VENV / STAMPS[lock][-1]
    inputs = [ROOT / name for name in (lock, "pyproject.toml", "make.py")]
    return is_sound() and stamp.is_file() and all(path.stat().st_mtime <= stamp.stat().st_mtime for path in inputs)


def set_up(lock: str) -> None:
    """Bring .venv up to date with a lock, making it where there is none. Ends with one line where that cannot be."""
    if sys.version_info < OLDEST_PYTHON:
        fail("Python 3.11 or newer is needed.")
    if reason := missing_wheel((ROOT / lock).read_text(encoding="utf-8"), this_machine()):
        fail(reason)
    if is_sound():
        print(f"Bringing .venv up to date with {lock} …", flush=True)
    else:
        print(f"Setting up .venv with Python {platform.python_version()} (once, about a minute) …", flush=True)
        _make_environment()
    pip = (program("python"), "-m", "pip", "-qq", "--disable-pip-version-check", "--no-input", "install")
    run(*pip, "--require-hashes", "--requirement", lock)
    # The building tool is in the lock too: no isolated environment, which would fetch one without a hash.
    run(*pip, "--no-deps", "--no-build-isolation", "--no-index", "--editable", ".")
    for stamp in STAMPS[lock]:
        (VENV / stamp).touch()


def _make_environment() -> None:
    if Path(sys.prefix).resolve() == VENV.resolve():
        fail(".venv was made elsewhere; run this with a Python outside it.")
    shutil.rmtree(VENV, ignore_errors=True)
    try:
        venv.EnvBuilder(with_pip=True, symlinks=os.name != "nt").create(VENV)
    except (subprocess.CalledProcessError, OSError, ImportError) as fault:
        shutil.rmtree(VENV, ignore_errors=True)
        print(fault, file=sys.stderr)
        fail(f"{sys.executable} cannot make a virtual environment (Debian and Ubuntu: install python3-venv).")
    MADE_AT.write_text(str(ROOT), encoding="utf-8")


def need(lock: str) -> None:
    """Set up unless that was done."""
    if not is_ready(lock):
        set_up(lock)


def tool(name: str) -> str:
    """The path of browser, headless, node or java, as .ci/tool finds or installs it. Ends with one line without one."""
    if os.name != "nt":
        found = subprocess.run([ROOT / ".ci/tool", name], stdout=subprocess.PIPE, encoding="utf-8", check=False)
        return found.stdout.strip() if found.returncode == 0 else sys.exit(found.returncode)
    is_browser = name in ("browser", "headless")
    own = os.environ.get("CASEBOOK_CHROME") if is_browser else shutil.which({"node": "npm"}.get(name, name))
    path = own or (next(windows_browsers(), "") if is_browser else "")
    return path or sys.exit(
        f"{name} is needed: install it, and see that it stands in PATH (a browser: CASEBOOK_CHROME)."
    )


def windows_browsers() -> Iterator[str]:
    """The browsers in the folders for programs of Windows."""
    folders = filter(None, map(os.environ.get, ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")))
    return (str(Path(folder, path)) for folder in folders for path in BROWSERS if Path(folder, path).is_file())


def site(_: Sequence[str]) -> None:
    """build the site into site/"""
    need(SITE)
    run(program("casebook"), "build")
    print(f"The site is in site/ – how to see it: {program('casebook').relative_to(ROOT)} serve")


def archive(options: Sequence[str]) -> None:
    """build it and write it as zips that open from a USB stick into archive/"""
    site(())
    run(program("casebook"), "archive", *options)


def serve(options: Sequence[str]) -> None:
    """build it, show it on this machine and follow every change"""
    need(SITE)
    run(program("casebook"), "serve", *options)


def test(options: Sequence[str]) -> None:
    """all tests, those in a real browser included; with paths, those alone"""
    need(TESTS)
    # A worker that has no more tests takes half of those that are left to another; sites are built once for all.
    run(program("pytest"), "-n", "auto", "--dist", "worksteal", *options, CASEBOOK_CHROME=tool("headless"))


def check(_: Sequence[str]) -> None:
    """format, lint, types, imports, generated files, scripts, long tests, and the built site"""
    need(TESTS)
    python = program("python")
    for name, command in (
        ("format", (program("ruff"), "format", "--check")),
        ("lint", (program("ruff"), "check")),
        ("types", (program("mypy"),)),
        ("imports", (program("lint-imports"),)),
        ("generated", (python, "-m", "builder.schema", "--check")),
        ("records", (program("casebook"), "fmt", "--check")),
    ):
        print(f"== {name}")
        run(*command)
    tool("node")
    headless = tool("headless")
    hosts = () if os.name == "nt" else ("host",)  # Hosts are no Windows machines.
    for name in ("workflow", "js", "engine", *hosts, "long"):
        print(f"== {name}")
        run(python, "-m", f"tests.{name}checks", CASEBOOK_CHROME=headless)
    print("== site")
    run(program("casebook"), "build")
    run(program("casebook"), "addresses")
    tool("java")
    run(python, "-m", "tests.sitechecks", "site", CASEBOOK_CHROME=tool("browser"))


COMMANDS: dict[str, Callable[[Sequence[str]], None]] = {
    "site": site,
    "archive": archive,
    "serve": serve,
    "test": test,
    "check": check,
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command; `set-up LOCK` brings .venv up to date with a lock."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # A console that lacks a sign shows another.
    lines = [f"  {name:8}{command.__doc__}" for name, command in COMMANDS.items()]
    parser = argparse.ArgumentParser(
        prog="make.py",
        description="\n".join(lines),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("command", choices=[*COMMANDS, "set-up"])
    parser.add_argument("options", nargs=argparse.REMAINDER)
    chosen = parser.parse_args(arguments)
    if chosen.command == "set-up":
        set_up(*(chosen.options or [SITE]))
    else:
        COMMANDS[chosen.command](chosen.options)


if __name__ == "__main__":
    main()
