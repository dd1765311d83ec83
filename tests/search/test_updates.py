"""An index kept from one set of documents to the next: its files are those of an index made anew, and few change."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from builder.search.index import SearchIndex, search_files
from builder.search.numbers import numbered, rooms
from builder.search.search_document import CONVERTED, KINDS, ORIGIN, Concept, SearchDocument
from tests.search import golden

TEXTS = [example["in"] for example in golden.read()["text"]]
WORDS = " ".join(TEXTS).split()
LABELS = {language: {"kind": {"page": language}} for language in ("en", "zh", CONVERTED)}
GLOSSARY = (Concept({"en": ("Incubator",), "zh": ("孵化器",), CONVERTED: ("育成中心",)}),)
RELATED = (Concept({"en": ("baby", WORDS[0]), "zh": ("娃",)}), Concept({"en": ("egg", "zzzz"), "zh": (WORDS[-1],)}))
LANGUAGES = ("en", "zh")

Documents = dict[tuple[str, str], SearchDocument]


def document(chance: random.Random, language: str, address: str) -> SearchDocument:
    kind = chance.choice(KINDS)
    return SearchDocument(
        language=language,
        address=address,
        kind=kind,
        title=chance.choice(TEXTS),
        names=tuple(chance.sample(("单维", "Shan Wei", "歐陽修", *WORDS), chance.randrange(3))),
        body=" ".join(chance.choices(WORDS, k=chance.randrange(60))),
        facets={"place": tuple(chance.sample(("chengdu", "taipei", "mars"), chance.randrange(3)))},
        when=str(chance.randrange(1990, 2030)),
    )


def edits(chance: random.Random, known: Documents) -> Iterator[tuple[tuple[str, str], SearchDocument | None]]:
    """Documents that are new, changed or gone."""
    for _ in range(chance.choice((0, 1, 1, 3, 40))):
        key = chance.choice((*LANGUAGES, CONVERTED)), f"p{chance.randrange(60)}/{chance.choice(('', '#a'))}"
        old = known.get(key)
        if old and chance.random() < 0.3:
            yield key, None
        elif old and chance.random() < 0.5:
            yield key, replace(old, title=f"{old.title} {chance.choice(WORDS)}")
        else:
            yield key, document(chance, *key)


def anew(documents: Documents) -> dict[str, bytes]:
    own = [each for each in documents.values() if each.language != CONVERTED]
    converted = [each for each in documents.values() if each.language == CONVERTED]
    return search_files(own, glossary=GLOSSARY, labels=LABELS, related=RELATED, converted=converted)


@pytest.mark.parametrize("seed", range(6))
def test_after_any_edits_the_files_are_those_of_an_index_made_anew(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(seed)
    if seed % 2:
        # As of a large site: long lists, many files.
        monkeypatch.setattr("builder.search.tables.CAP", 5)
        monkeypatch.setattr("builder.search.tables.CHARACTER_CAP", 4)
        monkeypatch.setattr("builder.search.tables.FORM_CAP", 2)
        monkeypatch.setattr("builder.search.budget.MIN_FILE_BYTES", dict.fromkeys("tucpbm", 200))
        monkeypatch.setattr("builder.search.result_rows.COLUMN_NUMBERS", 16)
        monkeypatch.setattr("builder.search.document_files.COLUMN_NUMBERS", 16)
    index, known, files = SearchIndex(), Documents(), dict[str, bytes]()
    for _ in range(8):
        some = dict(edits(chance, known))
        known = {key: each for key, each in (known | some).items() if each}
        if chance.random() < 0.5:
            index = SearchIndex.restore(index.dump())
        index.update(filter(None, some.values()), [key for key, each in some.items() if not each])
        before, files = files, index.files(glossary=GLOSSARY, labels=LABELS, related=RELATED)
        assert files == anew(known)
        assert index.changed == {path for path, data in files.items() if before.get(path) != data}


def test_an_edition_in_another_script_may_come_later() -> None:
    chance = random.Random(2)
    known = {(ORIGIN, f"{at}/"): document(chance, ORIGIN, f"{at}/") for at in range(200)}
    index = SearchIndex()
    index.update(known.values())
    index.files(glossary=GLOSSARY, labels=LABELS, related=RELATED)
    known[CONVERTED, "7/"] = document(chance, CONVERTED, "7/")
    index.update([known[CONVERTED, "7/"]])
    assert index.files(glossary=GLOSSARY, labels=LABELS, related=RELATED) == anew(known)


def test_an_index_of_nothing_is_left_when_all_documents_are_gone() -> None:
    chance = random.Random(1)
    known = {(language, f"{at}/"): document(chance, language, f"{at}/") for language in LANGUAGES for at in range(30)}
    index = SearchIndex()
    index.update(known.values())
    index.files(glossary=(), labels={})
    index.update((), known)
    assert index.files(glossary=(), labels={}) == search_files((), glossary=(), labels={})


def test_a_document_that_is_added_changes_few_numbers_of_others() -> None:
    places = [(language, "case", f"cases/{at}/") for language in LANGUAGES for at in range(1_000)]
    room = rooms(places)
    before = dict(zip(places, numbered(places, room, LANGUAGES), strict=True))
    moved = []
    for at in range(1_000, 1_020):
        more = [*places, ("en", "case", f"cases/{at}/")]
        assert rooms(more) == room
        after = dict(zip(more, numbered(more, room, LANGUAGES), strict=True))
        moved.append(sum(after[place] != number for place, number in before.items()))
    assert sum(moved) < 2 * len(moved)
    assert len(set(before.values())) == len(places)


def test_a_new_title_changes_few_files() -> None:
    chance = random.Random(3)
    keys = [(language, f"{kind}/{at}/") for language in LANGUAGES for kind in ("a", "b") for at in range(300)]
    known = {key: replace(document(chance, *key), kind="case") for key in keys}
    known |= {(CONVERTED, address): replace(known[ORIGIN, address], language=CONVERTED) for _, address in keys}
    index = SearchIndex()
    index.update(known.values())
    files = index.files(glossary=(), labels=LABELS)
    index.update([replace(known["en", "a/7/"], title="Entirely renamed")])
    index.files(glossary=(), labels=LABELS)
    assert len(index.changed) <= 60 < 0.2 * len(files)


@pytest.mark.parametrize(
    "damaged",
    [
        lambda state: state[:-1],
        lambda state: state[: len(state) // 2] + b"?" + state[len(state) // 2 + 1 :],
        lambda state: b"?" + state[1:],
        lambda _: b"",
        lambda _: b"older",
    ],
)
def test_of_a_state_that_is_damaged_nothing_is_taken(damaged: Callable[[bytes], bytes]) -> None:
    index = SearchIndex()
    index.update([document(random.Random(1), "en", "a/")])
    index.files(glossary=(), labels={})
    assert not SearchIndex.restore(index.dump()).is_empty
    assert SearchIndex.restore(damaged(index.dump())).is_empty
    assert SearchIndex.restore(index.dump(), ("en", "ja")).is_empty
    assert SearchIndex.restore(None).is_empty


def test_of_a_state_of_another_program_nothing_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    index = SearchIndex()
    index.update([document(random.Random(1), "en", "a/")])
    index.files(glossary=(), labels={})
    state = index.dump()
    monkeypatch.setattr("builder.search.kept_index.program_digest", lambda: b"another")
    assert SearchIndex.restore(state).is_empty


def test_the_values_of_facets_are_those_of_all_documents() -> None:
    kinds = ("case", "policy", "term")
    documents = [SearchDocument("en", f"{kind}/", kind, "", facets={"place": (kind,)}) for kind in kinds]
    converted = SearchDocument(CONVERTED, "case/", "case", "", facets={"place": ("elsewhere",)})
    index = SearchIndex()
    index.update([*documents[:2], converted])
    index.files(glossary=(), labels=LABELS)
    index.update(documents[2:], [("en", "policy/")])
    assert index.facet_values() == {"language": {"en"}, "kind": {"case", "term"}, "place": {"case", "term"}}
