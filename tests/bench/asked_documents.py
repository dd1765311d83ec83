"""Documents that questions are asked about: takes a base or a folder of test pages, gives its search documents."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

from builder.search.search_document import CONVERTED, SearchDocument
from builder.site.drawing import handwritten_documents
from builder.site.mkdocs_run import run
from builder.site.plugin import Purpose
from tests.bench.more_queries import plain
from tests.bench.search_pages import read_pages
from tests.bench.search_site import searched

SETTINGS = Path(__file__).parents[2] / "mkdocs.yml"
_CUT = re.compile(r"\s[–—|-]\s|——|[:：|]")


def base_documents(settings: Path = SETTINGS) -> tuple[tuple[SearchDocument, ...], Mapping[str, bytes]]:
    """The search documents of a base in all its languages, and its index files; nothing is written."""
    with TemporaryDirectory() as nowhere:
        plugin = run(settings, purpose=Purpose.FRAMES, site_dir=Path(nowhere) / "site")
    site = plugin.collector.site
    of_pages = (document for page in site.pages for document in page.documents)
    documents = (*of_pages, *handwritten_documents(plugin.built_frames.handwritten))
    return documents, site.search(documents)


def page_documents(folder: Path) -> tuple[SearchDocument, ...]:
    """The search documents of a folder of test pages."""
    return tuple(map(searched, read_pages(folder)))


def short_title(title: str) -> str:
    """A title up to its first dash or colon.

    >>> short_title("Bring in the robots – Best Practices"), short_title("“一个鸡蛋”项目")
    ('Bring in the robots', '“一个鸡蛋”项目')
    """
    return _CUT.split(title.strip(), maxsplit=1)[0].strip(" ?？!！。.")


def address_of(document: SearchDocument) -> str:
    """As queries name a good answer."""
    return f"/{document.language}/{document.address}"


def han(name: str) -> bool:
    """Whether a name has Chinese characters and nothing else."""
    return bool(re.fullmatch(r"[\u4e00-\u9fff]+", name))


def words_of(text: str) -> str:
    """The Latin words and numbers of a text with a space around each, so that a phrase is a part of it.

    >>> words_of("The NGO’s “plan”, 1.5")
    ' the ngo s plan 1 5 '
    """
    return f" {' '.join(re.findall(r'[a-z0-9]+', plain(text)))} "


class Documents:
    """The documents of a language, with their texts folded. The converted edition has none of its own."""

    def __init__(self, language: str, documents: Sequence[SearchDocument]) -> None:
        self.language = language
        self.all = sorted((one for one in documents if one.language == language), key=lambda one: one.address)

    @cached_property
    def texts(self) -> list[str]:
        return [plain("\n".join(_parts(document))) for document in self.all]

    @cached_property
    def words(self) -> list[str]:
        return [" | ".join(map(words_of, _parts(document))) for document in self.all]

    @cached_property
    def named(self) -> list[tuple[str, ...]]:
        """Titles and names, folded."""
        return [tuple(map(plain, (document.title, *document.names))) for document in self.all]

    @cached_property
    def named_words(self) -> list[str]:
        return [" | ".join(map(words_of, names)) for names in self.named]

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        return frozenset(word for text in self.words for word in text.split())

    def where(self, holds: Callable[[int], bool]) -> tuple[str, ...]:
        """Addresses of the documents, by their number, of which something holds."""
        return tuple(address_of(document) for number, document in enumerate(self.all) if holds(number))

    def with_text(self, *forms: str) -> tuple[str, ...]:
        """Documents with one of these, as words where they are Latin."""
        latin = [words_of(form) for form in forms if plain(form).isascii()]
        others = [folded for form in forms if not (folded := plain(form)).isascii()]
        return self.where(
            lambda at: any(each in self.words[at] for each in latin) or any(each in self.texts[at] for each in others)
        )

    def with_name(self, name: str) -> tuple[str, ...]:
        """Documents of which a title or a name is or has this."""
        folded, latin = plain(name), words_of(name)
        if not folded.isascii():
            return self.where(lambda at: any(folded in each for each in self.named[at]))
        return self.where(lambda at: latin in self.named_words[at])


def _parts(document: SearchDocument) -> Iterator[str]:
    yield from (document.title, *document.names, document.headings, document.facets_text, document.body)


def by_language(documents: Sequence[SearchDocument]) -> Mapping[str, Documents]:
    """In both languages that have documents of their own."""
    codes = sorted({document.language for document in documents} - {CONVERTED})
    return {code: Documents(code, documents) for code in codes}
