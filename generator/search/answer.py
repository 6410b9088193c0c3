"""Answering a query over an index: hits in order, facets, suggestions, and help where nothing is found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import compress
from operator import not_
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from generator.search.backend import Backend
from generator.search.entry import Entry, Terms
from generator.search.filters import Filters, Sieve
from generator.search.matching import Matcher
from generator.search.query import Query, parse_query
from generator.search.ranking import Ranked, WordWeights, rank
from generator.search.snippets import snippet
from generator.search.suggestions import Suggestion, fewer_parts, similar, suggest
from generator.search.words import cut_query
from generator.text.script import fold


class Hit(Struct, frozen=True):
    """One hit. ``marks`` are the places of the query's parts in the snippet, from 0, end exclusive."""

    plan: str
    node: str
    heading: str
    snippet: str
    score: float
    title: str
    label: str
    above: tuple[str, ...]
    year: int | None
    region: str
    kind: str
    marks: tuple[tuple[int, int], ...]
    deadlines: tuple[str, ...]
    products: tuple[str, ...]


class FacetValue(Struct, frozen=True):
    """One value of a facet: what to filter by, its name, and how many hits have it."""

    value: str | int
    label: str
    count: int


class Help(Struct, frozen=True):
    """What is near a query without hits: the query with parts left out, and with similar words."""

    dropped: tuple[Suggestion, ...] = ()
    similar: tuple[Suggestion, ...] = ()


class Answer(Struct, frozen=True):
    """The answer to a query; ``total`` counts all hits, ``hits`` are those of the page asked for."""

    query: str
    total: int
    offset: int
    hits: tuple[Hit, ...]
    facets: dict[str, tuple[FacetValue, ...]]
    suggestions: tuple[Suggestion, ...]
    help: Help | None = None
    stale: bool = False


class Page(NamedTuple):
    """Which hits are wanted; a ``limit`` of 0 means all from the offset on."""

    limit: int = 20
    offset: int = 0


def answer(backend: Backend, text: str, filters: Filters = Filters(), page: Page = Page()) -> Answer:  # noqa: B008  both are values
    """Answer a query.

    Raises:
        QueryError: the query is too long.
        BackendError: the index cannot be read.
    """
    query = parse_query(text)
    terms = backend.terms()
    sieve = Sieve(filters, terms)
    if not query.parts and not query.excluded and sieve.is_open:
        return Answer(text, 0, page.offset, (), {}, ())
    matcher = Matcher(query)
    found = find(backend, query, matcher, sieve)
    ranked = rank(matcher, found, _weights(backend, query) if len(found) > 1 else WordWeights({}))
    end = page.offset + page.limit if page.limit else None
    return Answer(
        query=text,
        total=len(ranked),
        offset=page.offset,
        hits=tuple(_hit(matcher, hit) for hit in ranked[page.offset : end]),
        facets=facets([hit.entry for hit in ranked], terms),
        suggestions=suggest(query, terms),
        help=None if ranked else _help(backend, query, sieve, terms),
    )


def find(backend: Backend, query: Query, matcher: Matcher, sieve: Sieve) -> list[Entry]:
    """Return every entry that is a hit, in no order."""
    return [e for e in backend.candidates(query) if sieve.passes(e.record) and matcher.matches(e)]


def _weights(backend: Backend, query: Query) -> WordWeights:
    return WordWeights.of(cut_query(query.parts, backend.word_counts), backend.size())


def _hit(matcher: Matcher, ranked: Ranked) -> Hit:
    record = ranked.entry.record
    shown = snippet(matcher, ranked.entry)
    return Hit(
        plan=record.plan,
        node=record.node,
        heading=record.heading,
        snippet=shown.text,
        score=ranked.score,
        title=record.name,
        label=record.label,
        above=record.above,
        year=record.year,
        region=record.region,
        kind=record.kind,
        marks=tuple((span.start, span.end) for span in shown.marks),
        deadlines=record.due,
        products=_asked_first(matcher.parts, [name for kind, _, name in record.named if kind == "product"]),
    )


def _asked_first(parts: Sequence[str], names: Sequence[str]) -> tuple[str, ...]:
    """Return names with those first that have a part of the query, or are in one."""
    asked = [any(part in folded or folded in part for part in parts) for folded in map(fold, names)]
    return (*compress(names, asked), *compress(names, map(not_, asked)))


FACETS = ("year", "region", "kind", "product", "entity", "unit", "month", "has_target", "plan")
"""Facets by the name of the filter that takes their values."""

_MOST = 30
"""Values of a facet that are given; the counts of the rarest are not worth the space."""


def facets(hits: Iterable[Entry], terms: Terms) -> dict[str, tuple[FacetValue, ...]]:
    """Count hits by every facet, most first."""
    counts: dict[str, Counter[str | int]] = {name: Counter() for name in FACETS}
    labels: dict[tuple[str, str], str] = {}
    for entry in hits:
        record = entry.record
        if record.year:
            counts["year"][record.year] += 1
        if record.region:
            counts["region"][record.region] += 1
        if record.kind:
            counts["kind"][record.kind] += 1
        counts["plan"][record.plan] += 1
        labels["plan", record.plan] = record.name
        counts["product"].update(record.products)
        counts["month"].update(record.months)
        counts["has_target"]["true"] += record.has_target
        for kind, subject, name in record.named:
            labels[kind, subject] = name
            if kind != "product":
                counts[kind][subject] += 1
    return {name: _values(name, counter, labels, terms) for name, counter in counts.items() if counter}


def _values(
    name: str, counter: Counter[str | int], labels: dict[tuple[str, str], str], terms: Terms
) -> tuple[FacetValue, ...]:
    def label(value: str | int) -> str:
        if name == "month":
            return f"{value}月"
        if name == "has_target":
            return "有量化指标"
        return labels.get((name, str(value))) or terms.label(name, str(value))

    best = sorted(counter.items(), key=lambda item: (-item[1], str(item[0])))[:_MOST]
    return tuple(FacetValue(value, label(value), count) for value, count in best if count)


def _help(backend: Backend, query: Query, sieve: Sieve, terms: Terms) -> Help:
    def count(other: str) -> int:
        parsed = parse_query(other)
        return len(find(backend, parsed, Matcher(parsed), sieve))

    dropped = tuple(replace(s, total=n) for s in fewer_parts(query) if (n := count(s.query)))
    near = tuple(replace(s, total=n) for s in similar(query, terms) if (n := count(s.query)))
    return Help(dropped, near)
