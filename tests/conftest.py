"""What all tests share: the flag that rewrites golden files, patience with a busy machine, and sites built once."""

from __future__ import annotations

import math
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import settings

from tests.archives import archived
from tests.begun_base import second_base
from tests.combinations import every, few
from tests.site.release.released_base import ReleasedBase, released
from tests.sites import built, copy_of_this_base, odd_base, published
from tests.tries import PATIENT

# Examples that differ from run to run would let a change fail for what it has not touched.
settings.register_profile("patient", PATIENT, derandomize=True)
settings.register_profile("explore", PATIENT, max_examples=2000)
settings.load_profile("patient")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--rewrite` writes what is, in place of comparing; then read the change before you keep it.

    `--whole` runs what `make test` runs in a few combinations in all of them, as `make check` does.
    """
    parser.addoption("--rewrite", action="store_true", help="rewrite the golden files instead of comparing with them")
    parser.addoption("--whole", action="store_true", help="run tests marked `combinations` with all combinations")


def pytest_xdist_auto_num_workers() -> int:
    """Half as many workers again as processors, for `-n auto`: tests in a browser spend much of their time waiting."""
    return math.ceil(1.5 * (os.cpu_count() or 1))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Tests marked `combinations` get a few of them, or all."""
    is_whole = metafunc.config.getoption("--whole")
    for mark in metafunc.definition.iter_markers("combinations"):
        if mark.kwargs:
            chosen = every(mark.kwargs) if is_whole else few(mark.kwargs)
            metafunc.parametrize(tuple(mark.kwargs), chosen)


@pytest.fixture(scope="session")
def whole(request: pytest.FixtureRequest) -> bool:
    """Whether all combinations are to be looked at."""
    return bool(request.config.getoption("--whole"))


@pytest.fixture
def rewrite(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be rewritten."""
    return bool(request.config.getoption("--rewrite"))


@pytest.fixture(scope="session")
def page_folder() -> Path:
    """The pages and queries for tests of the search that lie beside the checkout; without them the test is skipped."""
    folder = Path(__file__).parents[2] / "shared" / "search"
    if not folder.is_dir():
        pytest.skip("the test pages are not beside the checkout")
    return folder


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Callable[[Path], object]], Path]:
    """Gives the folder of a name, which the first worker that asks for it makes for all."""
    among_workers = "PYTEST_XDIST_WORKER" in os.environ
    shared = tmp_path_factory.getbasetemp().parent if among_workers else tmp_path_factory.getbasetemp()

    def folder(name: str, make: Callable[[Path], object]) -> Path:
        with _alone(shared / f"{name}.lock"):
            if not (shared / name).is_dir():
                unfinished = shared / f"{name}.unfinished"
                shutil.rmtree(unfinished, ignore_errors=True)
                make(unfinished)
                unfinished.rename(shared / name)
        return shared / name

    return folder


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Among the processes of the tests, one at a time. Systems without fcntl run them in one process."""
    with lock.open("w") as file:
        if sys.platform != "win32":
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope="session")
def site(made_once: Callable[[str, Callable[[Path], object]], Path]) -> Path:
    """This base's own site, beside its records: only to be read. Who changes one takes a copy of the folder above."""
    return made_once("whole", lambda folder: built(copy_of_this_base(folder))) / "site"


@pytest.fixture(scope="session")
def published_site(made_once: Callable[[str, Callable[[Path], object]], Path]) -> Path:
    """This base's own site as it is published: with an address, a repository and a mail address; only to be read."""
    return made_once("published", published) / "site"


@pytest.fixture(scope="session")
def odd_site(made_once: Callable[[str, Callable[[Path], object]], Path]) -> Path:
    """The site of the base with odd records, beside them: only to be read."""
    return made_once("odd", lambda folder: built(odd_base(folder))) / "site"


@pytest.fixture(scope="session")
def second_site(made_once: Callable[[str, Callable[[Path], object]], Path]) -> Path:
    """The site of a base on another subject, in French and Spanish, beside its records: only to be read."""
    return made_once("second", lambda folder: built(second_base(folder))) / "site"


@pytest.fixture(scope="session")
def whole_archive(site: Path, made_once: Callable[[str, Callable[[Path], object]], Path]) -> Path:
    """The offline archives of this base's own site: only to be read."""
    return made_once("whole-archive", lambda folder: archived(site.parent, folder))


@pytest.fixture(scope="session")
def released_base(made_once: Callable[[str, Callable[[Path], object]], Path]) -> ReleasedBase:
    """A base of which two editions were made, with the site that has them: only to be read."""
    return ReleasedBase(made_once("released", released))
