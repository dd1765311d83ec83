"""Takes the folders of a base, gives its library, records decoded, linked and checked, and every problem."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta, timezone
from functools import cached_property, partial
from hashlib import blake2b
from itertools import chain
from os import environ
from pathlib import Path

from builder.config import Options
from builder.config_file import is_folder
from builder.language.languages import LANGUAGES, text_languages
from builder.records.check import check
from builder.records.check.files import folder_problems, scan
from builder.records.check.review import due_readings
from builder.records.check.rule import CheckContext
from builder.records.comparisons import FILE as COMPARISONS
from builder.records.comparisons import Comparisons, read_comparisons
from builder.records.decode import Reading, decode
from builder.records.glossary import GLOSSARY, read_glossary
from builder.records.gone_pages import gone_pages
from builder.records.handwritten import CONTRIBUTE, TAKEN, HandwrittenPage, read_handwritten
from builder.records.markdown_trial import unreadable_markdown
from builder.records.model.avoided_words import avoided_words
from builder.records.model.glossary import GlossaryTerm
from builder.records.model.library import Library, link
from builder.records.model.release import FOLDER as RELEASES
from builder.records.model.review_due import as_due
from builder.records.model.values import Passage
from builder.records.model.vocabulary import Vocabularies
from builder.records.page_links import page_links
from builder.records.problem import Problem, Severity
from builder.records.progress import progress
from builder.records.published import NOTHING_PUBLISHED, Published, read_published
from builder.records.reading_cache import ReadingCache
from builder.records.related_words import RELATED_WORDS, RelatedWords, read_related_words
from builder.records.releases import Releases, read_releases
from builder.records.setting_problems import EPOCH, environment_problems, is_epoch
from builder.records.source import read_document
from builder.records.source.document import Document
from builder.records.source.file import read_bytes
from builder.records.uses import FILE as USES
from builder.records.uses import Use, Uses, read_uses
from builder.records.vocabularies import read_vocabularies, without_unread
from builder.records.welcome import LinkedAddress, Welcome, dead_links, linked_addresses, read_welcomes


@dataclass(frozen=True)
class Checked:
    """All that is read of a base, and every problem in it. A record with problems of its own is not in the library.

    files: the bytes of the record files, by path. welcomes, handwritten: by language, for those that have any.
    shared: the bytes of the other files of records' words: vocabularies, glossary, related words, comparisons,
    words of the home page, uses. day: of the build; a record whose check is due by then needs an update. releases: of
    the base. published: its addresses that may not be lost. uses: who uses it.
    """

    readings: tuple[Reading, ...]
    problems: tuple[Problem, ...]
    vocabularies: Vocabularies
    languages: tuple[str, ...]
    files: Mapping[str, bytes] = field(default_factory=dict)
    glossary: tuple[GlossaryTerm, ...] = ()
    uses: tuple[Use, ...] = ()
    related_words: tuple[RelatedWords, ...] = ()
    comparisons: Comparisons = field(default_factory=Comparisons)
    welcomes: Mapping[str, Welcome] = field(default_factory=dict)
    handwritten: Mapping[str, tuple[HandwrittenPage, ...]] = field(default_factory=dict)
    shared: bytes = b""
    published: Published = NOTHING_PUBLISHED
    day: date = date.min
    releases: Releases = field(default_factory=Releases)

    @cached_property
    def library(self) -> Library:
        """The records, linked when they are first asked for: a check does without."""
        entries = filter(None, (reading.entry for reading in self.readings))
        dated = (as_due(entry, self.day) for entry in entries)
        return link(dated, vocabularies=self.vocabularies, languages=self.languages)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop a build."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)

    @property
    def due(self) -> tuple[str, ...]:
        """The paths of the records whose check is due."""
        return due_readings(self.readings, self.day)

    @property
    def sound(self) -> Library:
        """The library without the records that have errors."""
        faulty = {problem.path for problem in self.errors}
        sound_entries = (entry for entry in self.library.entries if entry.path not in faulty)
        return link(sound_entries, vocabularies=self.vocabularies, languages=self.languages)


def read(base: Path, options: Options, *, today: date | None = None, cache: ReadingCache | None = None) -> Checked:
    """A base, decoded, linked and checked. `today` is the build's day; SOURCE_DATE_EPOCH moves it.

    cache: of what was read before, of which only what changed is read again.
    """
    cache, languages = cache or ReadingCache(), options.languages
    shared = _SharedFiles.of(options)  # Before any is read, so that what is changed meanwhile is not taken for known.
    read_anew = partial(read_vocabularies, options.vocabulary, base=base, languages=languages)
    read_all = partial(cache.of_bytes, "vocabularies", shared.digest(base, options), read_anew)
    vocabularies, problems = cache.unless_changed("vocabularies", [options.vocabulary], languages, read_all)
    vocabularies = cache.fit(vocabularies, languages)
    files, readings, of_files = _read_records(base, options, vocabularies, cache)
    of_records = [problem for reading in readings for problem in reading.problems]
    of_records = without_unread(of_records, problems, vocabularies)
    day = today or build_day()
    texts = _texts(base, options, vocabularies, cache, shared)
    published = read_published(base)
    context = CheckContext(readings, vocabularies, languages, day, avoided_words(texts.glossary), published)
    problems = (*problems, *of_files, *published.problems, *environment_problems())
    found = (*problems, *of_records, *check(context))
    records = Checked(readings, found, vocabularies, languages, files, shared=shared.data, day=day, published=published)
    return _with_texts(records, texts, base, options, cache)


@dataclass(frozen=True)
class _SharedFiles:
    """Every YAML file of the vocabulary and of the hand-written texts: its bytes, or why it has none."""

    found: tuple[tuple[Path, bytes | Problem], ...]

    @classmethod
    def of(cls, options: Options) -> _SharedFiles:
        folders = (options.vocabulary, options.content)
        paths = sorted(
            path for folder in folders if is_folder(folder) for path in (*folder.glob("*.yml"), *folder.glob("*/*.yml"))
        )
        return cls(tuple((path, read_bytes(path, path.name)) for path in paths))

    @property
    def data(self) -> bytes:
        """The bytes of those that can be read, with their names."""
        return b"".join(f"\0{path}\0".encode() + data for path, data in self.found if isinstance(data, bytes))

    def digest(self, base: Path, options: Options) -> bytes:
        """The digest of all that the words of a base are made of, folders that are closed included."""
        faults = [(path, problem) for path, problem in self.found if isinstance(problem, Problem)]
        folders = [each for folder in (options.vocabulary, options.content) for each in _with_folders(folder)]
        open_folders = [(folder, os.access(folder, os.R_OK | os.X_OK)) for folder in folders]
        declared = [LANGUAGES[code] for code in options.languages]
        state = repr((str(base), declared, faults, open_folders))
        return blake2b(state.encode("utf-8", "surrogatepass") + self.data, digest_size=16).digest()


def _with_folders(folder: Path) -> list[str]:
    """A folder and the folders in it, as far as it can be looked into."""
    try:
        return [str(folder), *sorted(entry.path for entry in os.scandir(folder) if entry.is_dir())]
    except OSError:
        return [str(folder)]


def _read_records(
    base: Path, options: Options, vocabularies: Vocabularies, cache: ReadingCache
) -> tuple[Mapping[str, bytes], tuple[Reading, ...], tuple[Problem, ...]]:
    """The bytes of the record files by path, their readings, and the problems of their paths."""
    folders = {"cases": options.cases, "policies": options.policies}
    paths, problems = scan(base, folders=folders, places=frozenset(vocabularies.table("places")))
    languages, files, readings = text_languages(options.languages), {}, []
    for file in progress(paths, "reading"):
        known = cache.unchanged(file.name, file.path)
        if known is None:
            decode_it = partial(_decode, file.name, folder=file.folder, vocabularies=vocabularies, languages=languages)
            known = cache.file(file.name, file.path, partial(read_bytes, file.path, file.name), decode_it)
        files[file.name] = known.data
        readings.append(known.reading)
    return files, tuple(readings), (*problems, *folder_problems(folders, base=base, found=bool(paths or problems)))


def _decode(
    name: str, data: bytes | Problem, *, folder: str, vocabularies: Vocabularies, languages: tuple[str, ...]
) -> Reading:
    """The reading of a record file, or of one that cannot be read."""
    document = Document(name, None, (data,)) if isinstance(data, Problem) else read_document(name, data)
    return decode(document, folder=folder, vocabularies=vocabularies, languages=languages)


@dataclass(frozen=True)
class Texts:
    """What is read of YAML beside records. problems: of all but the comparisons, which have theirs."""

    glossary: tuple[GlossaryTerm, ...]
    related_words: tuple[RelatedWords, ...]
    comparisons: Comparisons
    welcomes: Mapping[str, Welcome]
    addresses: tuple[LinkedAddress, ...]
    uses: Uses
    problems: tuple[Problem, ...]


def _read_texts(base: Path, options: Options, vocabularies: Vocabularies) -> Texts:
    languages, content = options.languages, options.content
    glossary, of_glossary = read_glossary(options.vocabulary / GLOSSARY, base=base, languages=languages)
    related, of_related = read_related_words(options.vocabulary / RELATED_WORDS, base=base, languages=languages)
    comparisons = read_comparisons(content / COMPARISONS, base=base, vocabularies=vocabularies, languages=languages)
    welcomes, of_welcomes = read_welcomes(content, languages, base=base)
    addresses = tuple(linked_addresses(content, languages, base=base))
    uses = read_uses(content / USES, base=base, languages=languages)
    return Texts(glossary, related, comparisons, welcomes, addresses, uses, (*of_glossary, *of_related, *of_welcomes))


def _read_pages(content: Path, languages: Iterable[str]) -> Mapping[str, tuple[HandwrittenPage, ...]]:
    return {language: read_handwritten(content, language) for language in languages}


def _texts(
    base: Path, options: Options, vocabularies: Vocabularies, cache: ReadingCache, shared: _SharedFiles
) -> Texts:
    """What is read of YAML beside records, anew where a file of it changed."""
    read_anew = partial(_read_texts, base, options, vocabularies)
    read_texts = partial(cache.of_bytes, "texts", shared.digest(base, options), read_anew)
    folders, origin = (options.vocabulary, options.content), (options.languages, vocabularies)
    return cache.unless_changed("texts", folders, origin, read_texts)


def _with_texts(records: Checked, texts: Texts, base: Path, options: Options, cache: ReadingCache) -> Checked:
    """The records with the glossary, comparisons and hand-written texts."""
    languages, content = options.languages, options.content
    handwritten = cache.unless_changed("pages", [content], languages, partial(_read_pages, content, languages))
    references = {f"{reading.folder}/{reading.id}" for reading in records.readings}
    is_there = partial(_has_page, records, references, texts.comparisons, handwritten)
    releases = cache.unless_changed("releases", [base / RELEASES], (), partial(read_releases, base))
    linked = (page_links(pages, language, content=content, base=base) for language, pages in handwritten.items())
    dead = dead_links(chain(texts.addresses, *linked), is_there=is_there)
    problems = {
        *records.problems,
        *releases.problems,
        *texts.problems,
        *texts.comparisons.check(records.readings),
        *texts.uses.check(records.day),
        *dead,
    }
    problems.update(_unreadable(records.readings, texts.comparisons, cache))
    problems.update(gone_pages(records.published, handwritten, records.day))
    return replace(
        records,
        problems=tuple(sorted(problems)),
        glossary=texts.glossary,
        related_words=texts.related_words,
        comparisons=texts.comparisons,
        welcomes=texts.welcomes,
        handwritten=handwritten,
        releases=releases,
        uses=texts.uses.found,
    )


def _unreadable(readings: Iterable[Reading], comparisons: Comparisons, cache: ReadingCache) -> Iterator[Problem]:
    """An error at each text that Markdown cannot be read from."""
    untried = [reading for reading in readings if cache.readable.get(reading.path) is not reading]
    problems = tuple(unreadable_markdown(_passages(untried, comparisons)))
    faulty = {problem.path for problem in problems}
    cache.readable.update({reading.path: reading for reading in untried if reading.path not in faulty})
    yield from problems


def _passages(readings: Iterable[Reading], comparisons: Comparisons) -> Iterator[tuple[str, Passage]]:
    """Every text that is drawn as Markdown, with the path of its file."""
    for reading in readings:
        yield from ((reading.path, passage) for _, passage in reading.passages)
    for _, comparison in comparisons.by_slug:
        yield from ((comparisons.path, passage) for passage in comparison.introduction.passages.values())


def _has_page(
    records: Checked,
    references: AbstractSet[str],
    comparisons: Comparisons,
    handwritten: Mapping[str, tuple[HandwrittenPage, ...]],
    language: str,
    address: str,
) -> bool:
    """Whether an address below a language leads to a page, as far as is known before pages are drawn."""
    parts = [part for part in address.partition("#")[0].partition("?")[0].split("/") if part]
    if ":" in address or address.startswith("/") or ".." in parts:
        return ":" in address
    if len(parts) >= 3 and parts[0] in {"cases", "policies"}:
        return "/".join(parts[:3]) in references and _has_part(records, "/".join(parts), address.partition("#")[2])
    if len(parts) >= 2 and parts[0] == "compare" and not parts[1].isdigit():
        return parts[1] in {"worksheet", *(slug for slug, _ in comparisons.by_slug)}
    if parts[:1] == [CONTRIBUTE] and len(parts) > 1:
        return True
    if parts and (table := records.vocabularies.table(parts[0])):
        return len(parts) > 1 and parts[1] in table
    return not parts or parts[0] in TAKEN or "/".join(parts) in {page.name for page in handwritten[language]}


def _has_part(records: Checked, reference: str, anchor: str) -> bool:
    """Whether a record that can be read has the part of its story or analysis that an anchor names."""
    section, mark, part = anchor.partition("-")
    entry = records.library.by_reference.get(reference)
    if not mark or section not in {"story", "analysis"} or entry is None:
        return True
    return getattr(getattr(entry.record, section, None), part.replace("-", "_"), None) is not None


LATEST = timezone(timedelta(hours=14))
"""The time zone in which a day begins first: what is today anywhere on earth is not in the future."""


def build_day() -> date:
    """The latest today on earth, at the time of SOURCE_DATE_EPOCH where it is set (reproducible-builds.org)."""
    epoch = environ.get(EPOCH, "")
    return (datetime.fromtimestamp(int(epoch), LATEST) if is_epoch(epoch) else datetime.now(LATEST)).date()
