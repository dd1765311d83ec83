"""Connections: takes a record, gives its relations with the records of a folder, as its page shows them."""

from __future__ import annotations

from builder.records.model.library import Entry, Library, Link


def connections(entry: Entry, library: Library, *, folder: str) -> list[Link]:
    """The relations with cases or with policies, own ones first; a symmetric one stated by both is given once."""
    seen_pairs: set[tuple[str, str]] = set()
    links = []
    for link in library.links[entry.reference]:
        if link.other.folder != folder:
            continue
        pair = link.given.type.id, link.other.reference
        if pair in seen_pairs and _is_symmetric(link, library):
            continue
        seen_pairs.add(pair)
        links.append(link)
    return links


def _is_symmetric(link: Link, library: Library) -> bool:
    relation = library.vocabularies.table("relations").get(link.given.type.id)
    return relation is not None and relation.symmetric
