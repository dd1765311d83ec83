"""Mutated files and settings: whatever stands in a file, a reader gives problems and no exception, in a sane time.

One trial in WHOLE reads the whole base, one in COMMANDS runs the commands, beside a site that has to stay whole.
"""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from builder.config import CONFIG
from builder.records.comparisons import FILE as COMPARISONS
from builder.records.comparisons import read_comparisons
from builder.records.decode import decode
from builder.records.glossary import GLOSSARY, read_glossary
from builder.records.handwritten import read_handwritten
from builder.records.model.vocabulary import Vocabularies
from builder.records.problem import Problem
from builder.records.related_words import RELATED_WORDS, read_related_words
from builder.records.report import FORMATS, report
from builder.records.source import read_document
from builder.records.vocabularies import read_vocabularies
from builder.records.welcome import dead_links, linked_addresses, read_welcomes
from builder.site.base_check import check_base
from builder.site.docs import Docs
from builder.site.pages_check import page_problems
from builder.site.publish.verify import verify
from builder.site.settings_check import check_settings
from tests.forked import casebook
from tests.longchecks.mutate import mutated
from tests.longchecks.trial import count, crash, seeded
from tests.sites import copy_of_this_base, odd_base

TRIALS = 20_000
WHOLE = 50
COMMANDS = 500
SECONDS = 10
"""Of processor time: a reading that takes longer is a failure, as an exception is."""
SHORT = 20_000
LANGUAGES = ("en", "zh")

Files = Mapping[str, bytes]
Reader = Callable[[str, bytes], Iterable[Problem]]


@dataclass(frozen=True)
class Workshop:
    """Two bases in a temporary folder. own: a copy of this one; small: with odd records, and a site beside them."""

    own: Path
    small: Path
    files: Files
    small_files: Files
    vocabularies: Vocabularies
    docs: Docs


def run(share: float, seed: int) -> Iterator[str]:
    """A trial a mutated file."""
    with tempfile.TemporaryDirectory() as folder:
        workshop = _workshop(Path(folder))
        for number in range(count(TRIALS, share)):
            path, outcome = _trial(workshop, number, seeded(seed, "mutations", number))
            yield f"mutation {number} of {path}: {outcome}" if outcome else ""


def _workshop(folder: Path) -> Workshop:
    (folder / "own").mkdir()
    own, small = copy_of_this_base(folder / "own"), odd_base(folder / "small")
    files = _text_files(own)
    shared = {path: files[path] for path in files if path.startswith("content/") and path.endswith(".yml")}
    words = {path: files[path] for path in (f"vocabulary/{GLOSSARY}", f"vocabulary/{RELATED_WORDS}")}
    small_files = {**_text_files(small), **shared, **words}
    assert casebook("build", folder=small).returncode == 0
    vocabularies, _ = read_vocabularies(own / "vocabulary", base=own)
    docs = check_settings(own / CONFIG).docs
    assert docs is not None
    return Workshop(own, small, files, small_files, vocabularies, docs)


def _text_files(base: Path) -> Files:
    paths = sorted([*base.rglob("*.yml"), *base.rglob("*.md")])
    return {path.relative_to(base).as_posix(): path.read_bytes() for path in paths}


def _trial(workshop: Workshop, number: int, chance: random.Random) -> tuple[str, str]:
    """The file that was mutated, and what failed."""
    is_command, is_whole = number % COMMANDS == 0, number % WHOLE == 0
    files = workshop.small_files if is_command or is_whole else workshop.files
    path = chance.choice(_weighted(files))
    data = mutated(files[path], chance)
    if not is_command and not is_whole:
        return path, _read(lambda: _reader(workshop, path)(path, data), chance)
    with _in_place(workshop.small / path, data):
        outcome = _read(lambda: check_base(workshop.small).problems, chance)
        return path, outcome or (_commands(workshop.small) if is_command else "")


def _weighted(files: Files) -> list[str]:
    """The paths; those of short records twice, as they are written most and read fast."""
    records = (path for path in files if path.startswith(("cases/", "policies/")))
    return sorted([*files, *(path for path in records if len(files[path]) < SHORT)])


def _read(reading: Callable[[], Iterable[Problem]], chance: random.Random) -> str:
    """What a reading fails by. Its problems are put into words too."""
    start = time.process_time()
    try:
        problems = tuple(reading())
        report(problems, form=chance.choice(sorted(FORMATS)), language=chance.choice(LANGUAGES))
    except Exception as fault:
        return crash(fault)
    took = time.process_time() - start
    return f"took {took:.0f} s" if took > SECONDS else ""


def _reader(workshop: Workshop, path: str) -> Reader:
    """The reader of a file of this base, by its path."""
    top = path.partition("/")[0]
    if top in {"cases", "policies"}:
        return lambda name, data: _record(name, data, workshop.vocabularies)
    readers: Mapping[str, Callable[[Path], Iterable[Problem]]] = {
        CONFIG: lambda place: check_settings(place).problems,
        f"vocabulary/{GLOSSARY}": lambda place: read_glossary(place, base=workshop.own, languages=LANGUAGES)[1],
        f"vocabulary/{RELATED_WORDS}": lambda place: read_related_words(place, base=workshop.own)[1],
        f"content/{COMPARISONS}": lambda place: _comparisons(place, workshop),
    }
    if path not in readers and top == "vocabulary":
        return lambda _, data: _vocabulary(workshop, Path(path).name, data)
    reader = readers.get(path, lambda _: _texts(workshop))
    return lambda _, data: _written(workshop.own / path, data, reader)


def _written(path: Path, data: bytes, reader: Callable[[Path], Iterable[Problem]]) -> Iterable[Problem]:
    with _in_place(path, data):
        return tuple(reader(path))


@contextmanager
def _in_place(path: Path, data: bytes) -> Iterator[None]:
    """Other bytes in a file, for a while."""
    kept = path.read_bytes() if path.exists() else None
    path.write_bytes(data)
    try:
        yield
    finally:
        path.unlink() if kept is None else path.write_bytes(kept)


def _record(name: str, data: bytes, vocabularies: Vocabularies) -> Iterable[Problem]:
    folder = name.partition("/")[0]
    return decode(read_document(name, data), folder=folder, vocabularies=vocabularies, languages=LANGUAGES).problems


def _vocabulary(workshop: Workshop, name: str, data: bytes) -> Iterable[Problem]:
    """Read alone: it takes no longer for those beside it."""
    folder = workshop.own / "alone"
    folder.mkdir(exist_ok=True)
    with _in_place(folder / name, data):
        return read_vocabularies(folder, base=workshop.own, languages=LANGUAGES)[1]


def _comparisons(place: Path, workshop: Workshop) -> Iterable[Problem]:
    read = read_comparisons(place, base=workshop.own, vocabularies=workshop.vocabularies, languages=LANGUAGES)
    return read.check(())


def _texts(workshop: Workshop) -> Iterator[Problem]:
    """The words of the home page and the hand-written pages."""
    content = workshop.own / "content"
    yield from read_welcomes(content, LANGUAGES, base=workshop.own)[1]
    addresses = linked_addresses(content, LANGUAGES, base=workshop.own)
    yield from dead_links(addresses, is_there=lambda language, address: False)
    for language in LANGUAGES:
        read_handwritten(content, language)
    yield from page_problems(workshop.docs, LANGUAGES, base=workshop.own)


def _commands(base: Path) -> str:
    """What `casebook check` and `casebook build` fail by; the site that stood there, or a new one, is whole."""
    for words in (("check",), ("build", "--site-dir", "site")):
        done = casebook(*words, folder=base)
        if done.returncode not in {0, 1, 2} or "Traceback" in done.stdout + done.stderr:
            return f"casebook {words[0]}: status {done.returncode}, {done.stderr[-500:]}"
    differences, *_ = verify(base / "site")
    return f"the site is not whole: {differences[:3]}" if differences else ""
