"""What is said of a release beside it: takes the citation of the base, gives CITATION.cff and Zenodo's metadata.

The forms are those of citation-file-format.github.io (1.2.0) and of the deposit metadata that developers.zenodo.org
documents, which Zenodo also reads from `.zenodo.json`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from builder.config import Frozen
from builder.language.languages import LANGUAGES
from builder.language.words import words
from builder.language.yaml_texts import texts_in

CITATION = "CITATION.cff"
ZENODO = ".zenodo.json"
_OWN_LINES = re.compile(r"^(?:version|date-released|doi|url):.*\n(?:[ \t]+.*\n)*", re.MULTILINE)
"""The lines of a citation that a release has of its own."""
_ORCID = re.compile(r"https?://orcid\.org/")
_ISO_639_3 = {
    "ar": "ara", "bo": "bod", "cs": "ces", "da": "dan", "de": "deu", "el": "ell", "en": "eng", "es": "spa",
    "fi": "fin", "fr": "fra", "he": "heb", "hi": "hin", "hu": "hun", "id": "ind", "it": "ita", "ja": "jpn",
    "km": "khm", "ko": "kor", "lo": "lao", "mn": "mon", "ms": "msa", "my": "mya", "nb": "nob", "nl": "nld",
    "no": "nor", "pl": "pol", "pt": "por", "ru": "rus", "sv": "swe", "th": "tha", "tl": "tgl", "tr": "tur",
    "ug": "uig", "uk": "ukr", "vi": "vie", "zh": "zho",
}  # fmt: skip
"""The codes of languages in three letters, which Zenodo takes, by those in two."""


@dataclass(frozen=True)
class Described:
    """A release as metadata describe it. citation: the text of the base's CITATION.cff. languages: of its texts.

    counts: of `cases`, `policies` and `sources`. address: of the frozen site, present: of the present one, '' where not
    known. before: the DOI of the release before.
    """

    frozen: Frozen
    citation: str
    languages: tuple[str, ...]
    counts: Mapping[str, int]
    address: str = ""
    present: str = ""
    before: str = ""


def metadata(release: Described) -> dict[str, bytes]:
    """The files by name. Raises yaml.YAMLError for a citation that is no YAML."""
    return {CITATION: citation(release).encode(), ZENODO: zenodo(release).encode()}


def citation(release: Described) -> str:
    """The citation of the base with the version, day, DOI and address of the release."""
    frozen = release.frozen
    own = {"version": json.dumps(frozen.name), "date-released": json.dumps(frozen.day.isoformat())}
    own |= {"doi": frozen.doi} if frozen.doi else {}
    own |= {"url": json.dumps(release.address)} if release.address else {}
    kept = _OWN_LINES.sub("", f"{release.citation.rstrip()}\n")
    return kept + "".join(f"{key}: {value}\n" for key, value in own.items())


def zenodo(release: Described) -> str:
    """Zenodo's metadata, as JSON."""
    cited: Mapping[str, Any] = texts_in(release.citation)
    frozen, first = release.frozen, LANGUAGES[release.languages[0]].tag.partition("-")[0]
    said = {
        "title": f"{cited['title']}. {words(release.languages[0])('edition.name', name=frozen.name)}",
        "upload_type": "dataset",
        "creators": [_creator(author) for author in cited["authors"]],
        "description": "\n".join(_description(release, cited)),
        "access_right": "open",
        "license": str(cited.get("license", "CC-BY-4.0")).lower(),
        "keywords": list(cited.get("keywords", ())),
        "language": _ISO_639_3.get(first, ""),
        "version": frozen.name,
        "publication_date": frozen.day.isoformat(),
        "doi": frozen.doi,
        "related_identifiers": list(_related(release)),
    }
    return json.dumps({key: value for key, value in said.items() if value}, ensure_ascii=False, indent=2) + "\n"


def _creator(author: Mapping[str, str]) -> dict[str, str]:
    """A person as `family, given`, or a body by its name."""
    family = " ".join(filter(None, (author.get("name-particle"), author.get("family-names"))))
    person = ", ".join(filter(None, (family, author.get("given-names"))))
    creator = {"name": author.get("name") or person or author.get("alias", "")}
    creator |= {"affiliation": author["affiliation"]} if author.get("affiliation") else {}
    return creator | ({"orcid": _ORCID.sub("", author["orcid"])} if author.get("orcid") else {})


def _description(release: Described, cited: Mapping[str, Any]) -> Iterator[str]:
    """What it is, how many records it holds and how it is opened, as HTML, the last in each language."""
    if abstract := " ".join(str(cited.get("abstract", "")).split()):
        yield f"<p>{escape(abstract)}</p>"
    for code in release.languages:
        counts = {key: str(number) for key, number in release.counts.items()}
        yield f"<p>{escape(words(code)('edition.described', **counts))}</p>"


def _related(release: Described) -> Iterable[Mapping[str, str]]:
    """Where the same stands on the web, of what it is a state, and the release before."""
    if release.address:
        yield {"identifier": release.address, "relation": "isIdenticalTo", "resource_type": "dataset"}
    if release.present:
        yield {"identifier": release.present, "relation": "isVariantFormOf", "resource_type": "dataset"}
    if release.before:
        yield {"identifier": release.before, "relation": "isNewVersionOf", "resource_type": "dataset"}
