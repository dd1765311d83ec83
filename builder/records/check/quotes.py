"""Rules for quotes: short, in the words and the script of their source, each on hand for a claim; and for how many
independent sources a claim needs that is called verified.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from builder.language.character_sets import in_gb2312
from builder.language.chinese import simplified_name
from builder.records.check.rule import CheckContext, library_rule, rule
from builder.records.decode import Reading
from builder.records.model.declare import Declared, values_of
from builder.records.model.independence import Bond, Origin, bond, independent, origin_of
from builder.records.model.quotes import HAN, MAX_QUOTES, excess, folded, has_words, is_checked
from builder.records.model.record import Fact, Quote, Source
from builder.records.model.values import CITATION, SOURCE_KEY, Citation, QuoteId, Text, split_citation
from builder.records.model.vocabulary import alike
from builder.records.problem import Problem, error, warning
from builder.records.source.document import Place

SECOND_HAND = "second-hand"
_TOO_LONG = {"han": "quote-too-long-han", "words": "quote-too-long-words"}
_SAME = {"author": "same-author", "text": "same-text", "issue": "same-issue", "informant": "same-informant"}


@library_rule
def unknown_quote(context: CheckContext) -> Iterator[Problem]:
    """A citation names a quote that its source has."""
    known = _declared_quotes(context)
    for reading in context.readings:
        if known >= _cited_quotes(reading):
            continue
        for citation in reading.citations:
            wanted = citation.key, citation.quote
            if citation.quote and wanted not in known and citation.key in context.declared:
                quotes = (quote for key, quote in known if key == citation.key and SOURCE_KEY.match(quote))
                yield _unknown(reading, citation, sorted(quotes))


def _unknown(reading: Reading, citation: Citation, quotes: list[str]) -> Problem:
    place, meant = citation.place, alike(citation.quote, quotes) or ""
    code = "unknown-quote" if meant else "unknown-quote-far" if quotes else "no-quotes"
    values = {"key": citation.key, "quote": citation.quote, "meant": meant, "allowed": ", ".join(quotes)}
    fix = f"{citation.key}#{meant}" if meant else ""
    return error(code, reading.path, place.line, place.column, fix=fix, **values)


@library_rule
def uncited_quote(context: CheckContext) -> Iterator[Problem]:
    """A quote is cited by a claim (a warning: one may be written first). Of an id without the form of ids the form is
    told already.
    """
    cited: frozenset[QuoteId] = frozenset[QuoteId]().union(*map(_cited_quotes, context.readings))
    for reading in context.readings:
        if cited >= _quotes(reading):
            continue
        for key, quote, place in reading.quote_keys:
            if (key, quote) not in cited and SOURCE_KEY.match(quote):
                yield warning("uncited-quote", reading.path, place.line, place.column, key=key, quote=quote)


def _declared_quotes(context: CheckContext) -> frozenset[QuoteId]:
    return frozenset[QuoteId]().union(*map(_quotes, context.readings))


def _quotes(reading: Reading) -> frozenset[QuoteId]:
    return reading.memo("", "quotes", lambda: frozenset((key, quote) for key, quote, _ in reading.quote_keys))


def _cited_quotes(reading: Reading) -> frozenset[QuoteId]:
    return reading.memo("", "cited-quotes", partial(_cited_quotes_of, reading))


def _cited_quotes_of(reading: Reading) -> frozenset[QuoteId]:
    return frozenset((citation.key, citation.quote) for citation in reading.citations if citation.quote)


@rule
def quote_too_long(context: CheckContext) -> Iterator[Problem]:
    """A quote has at most 60 words, or 120 Han characters: what a claim rests on, and no more than may be quoted."""
    for reading, place, _, quote in quotes_with_places(context):
        if found := excess(quote.text):
            kind, length, limit = found
            values = {"length": str(length), "limit": str(limit)}
            yield error(_TOO_LONG[kind], reading.path, place.line, place.column, **values)


@rule
def quote_without_words(context: CheckContext) -> Iterator[Problem]:
    """A quote has words: marks alone cannot be looked up, and nothing rests on them."""
    for reading, place, _, quote in quotes_with_places(context):
        if not has_words(quote.text):
            yield error("quote-without-words", reading.path, place.line, place.column, found=quote.text[:20])


@rule
def too_many_quotes(context: CheckContext) -> Iterator[Problem]:
    """A source has at most twelve quotes."""
    for reading in context.readings:
        places = dict(reading.source_keys)
        for key, source in (reading.record.sources if reading.record else {}).items():
            if (count := len(source.quotes)) > MAX_QUOTES:
                values = {"key": key, "count": str(count), "limit": str(MAX_QUOTES)}
                yield error("too-many-quotes", reading.path, places[key].line, places[key].column, **values)


@rule
def quoted_all_the_same(context: CheckContext) -> Iterator[Problem]:
    """A source that says why it is not quoted has no quotes (a warning: one of the two is out of date)."""
    for reading in context.readings:
        places = dict(reading.source_keys)
        for key, source in (reading.record.sources if reading.record else {}).items():
            if source.unquoted and source.quotes:
                values = {"key": key, "count": str(len(source.quotes)), "found": source.unquoted}
                yield warning("quoted-all-the-same", reading.path, places[key].line, places[key].column, **values)


@rule
def quote_in_another_script(context: CheckContext) -> Iterator[Problem]:
    """A quote is in the script of its language, which is that of its source where it names none (a warning: a name or a
    formula may be quoted).
    """
    for reading, place, source, quote in quotes_with_places(context):
        language = quote.language or source.language or ""
        if language and (found := _other_script(quote.text, language)):
            values = {"language": language, "found": found}
            yield warning("quote-script", reading.path, place.line, place.column, **values)


def _other_script(text: str, language: str) -> str:
    """Letters of a text that its language is not written in; '' where there are none."""
    han, chinese = "".join(HAN.findall(text)), language.split("-")[0] in ("zh", "ja", "yue")
    letters = sum(letter.isalpha() for letter in text)
    if not chinese:
        return han[:8] if len(han) * 2 > letters else ""
    if not han:
        return text[:20] if letters else ""
    if language in ("zh-CN", "zh-Hans", "zh-SG"):
        return "".join(letter for letter in han if not in_gb2312(letter) and simplified_name(letter) != letter)[:8]
    return ""


@rule
def quote_twice(context: CheckContext) -> Iterator[Problem]:
    """The same words stand once among the quotes of a source (a warning)."""
    seen: dict[tuple[str, int, str], str] = {}
    for reading, place, source, quote in quotes_with_places(context):
        words = reading.path, id(source), folded(quote.text)
        if words in seen:
            yield warning("quote-twice", reading.path, place.line, place.column, other=seen[words])
        else:
            seen[words] = f"{reading.path}:{place.line}"


@rule
def quote_changed(context: CheckContext) -> Iterator[Problem]:
    """A quote that was found in its source is still the one that was found (a warning)."""
    for reading, place, _, quote in quotes_with_places(context):
        if quote.checked and not is_checked(quote):
            yield warning("quote-changed", reading.path, place.line, place.column)


def quotes_with_places(context: CheckContext) -> Iterator[tuple[Reading, Place, Source, Quote]]:
    """Every quote with its record, the place of its id, and its source."""
    for reading in context.readings:
        sources = reading.record.sources if reading.record else {}
        for key, id_, place in reading.quote_keys:
            source = sources.get(key)
            if source and (quote := source.quotes.get(id_)):
                yield reading, place, source, quote


@library_rule
def not_independent(context: CheckContext) -> Iterator[Problem]:
    """A figure that is called verified rests on two sources that are independent of each other."""
    for reading in context.readings:
        for keys, place in _verified(reading):
            found = {key: origin for key in keys if (origin := _origin(context, key))}
            if found.keys() >= {*keys} and not independent(found.values()):
                yield _same(reading.path, place, found)


def _same(path: str, place: Place, origins: Mapping[str, Origin]) -> Problem:
    """The problem of a figure whose sources, if there are several, are one."""
    fix = "confidence: single-source"
    if len(origins) < 2:
        return error("verified-by-one", path, place.line, place.column, fix=fix, key=next(iter(origins)))
    (one, first), (other, second) = [*origins.items()][:2]
    shared = bond(first, second) or Bond("text", "")
    values = {"one": one, "other": other, "shared": shared.shared}
    return error(_SAME[shared.kind], path, place.line, place.column, fix=fix, **values)


def _origin(context: CheckContext, key: str) -> Origin | None:
    """Where a source comes from; None if none of this key could be read."""
    path, _ = context.declared.get(key, ("", None))
    reading = next((reading for reading in context.readings if reading.path == path), None)
    return reading.memo("", "origins", partial(_origins_of, reading)).get(key) if reading else None


def _origins_of(reading: Reading) -> Mapping[str, Origin]:
    sources = reading.record.sources if reading.record else {}
    return {key: origin_of(source) for key, source in sources.items()}


def _verified(reading: Reading) -> tuple[tuple[tuple[str, ...], Place], ...]:
    """By figure that is called verified the keys of its sources, and the place of the first."""
    return reading.memo("", "verified", partial(_verified_of, reading))


def _verified_of(reading: Reading) -> tuple[tuple[tuple[str, ...], Place], ...]:
    facts: Iterable[Fact] = reading.record.facts if reading.record else ()
    verified = (fact for fact in facts if fact.confidence == "verified" and fact.source)
    return tuple((tuple(one.key for one in fact.source), fact.source[0].place) for fact in verified)


@library_rule
def only_second_hand(context: CheckContext) -> Iterator[Problem]:
    """What a claim rests on was read where it stands, not only where others tell of it (a warning)."""
    second_hand = frozenset[str]().union(*map(_second_hand, context.readings))
    for reading in context.readings if second_hand else ():
        for keys, place in _claims(reading.record) if reading.record else ():
            if second_hand >= keys:
                key = ", ".join(sorted(keys))
                yield warning("only-second-hand", reading.path, place.line, place.column, key=key)


def _second_hand(reading: Reading) -> frozenset[str]:
    """The keys of the sources of a record that were not read themselves."""
    return reading.memo("", "read-by-others", partial(_second_hand_of, reading))


def _second_hand_of(reading: Reading) -> frozenset[str]:
    sources = reading.record.sources if reading.record else {}
    return frozenset(key for key, source in sources.items() if source.read == SECOND_HAND)


def _claims(part: object) -> Iterator[tuple[frozenset[str], Place]]:
    """The keys that are cited together for one claim, in a `source` or in the brackets of a text."""
    if isinstance(part, Text):
        for passage in part.passages.values():
            for match in CITATION.finditer(passage.text):
                yield frozenset(key for key, _ in split_citation(match[1])), passage.scalar.place_of(match[0])
    elif isinstance(part, tuple) and part and isinstance(part[0], Citation):
        yield frozenset(citation.key for citation in part), part[0].place
    elif isinstance(part, tuple | Declared):
        for value in part if isinstance(part, tuple) else values_of(part):
            yield from _claims(value)
