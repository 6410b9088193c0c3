"""Other words for a query: the present name for an alias or a former one, and what is near."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from generator.search.entry import Name, Terms
from generator.search.marks import bare
from generator.search.query import Query

_MOST = 6
_ALIKE = 0.5


class Suggestion(Struct, frozen=True, omit_defaults=True):
    """A query to try instead: ``part`` of the query becomes ``offer``; ``reason`` is in Chinese.

    ``total`` is its number of hits, where it was counted.
    """

    part: str
    offer: str
    query: str
    reason: str
    total: int | None = None


def suggest(query: Query, terms: Terms) -> tuple[Suggestion, ...]:
    """Offer the present name for every part that is an alias or a former name: 12365 offers 12315."""
    return tuple(dict.fromkeys(s for part in query.parts for s in _present_names(query, part, terms)))


def _present_names(query: Query, part: str, terms: Terms) -> Iterator[Suggestion]:
    if part in terms.renamed:
        yield _replaced(query, part, terms.renamed[part], "已更名")
    for name in terms.names.get(bare(part), ()):
        label = terms.label(name.kind, name.subject)
        if bare(label) != bare(part):
            yield _replaced(query, part, label, "现名" if name.former else "规范名称")


def fewer_parts(query: Query) -> tuple[Suggestion, ...]:
    """Offer the query without each of its parts in turn, where it has several."""
    if len(query.parts) < 2:
        return ()
    return tuple(
        Suggestion(part, "", print_query([p for p in query.parts if p != part], query.excluded), "去掉此词")
        for part in query.parts
    )


def similar(query: Query, terms: Terms) -> tuple[Suggestion, ...]:
    """Offer known names that share characters with a part in the same order, nearest first."""
    offers = []
    for part in query.parts:
        near = sorted(
            (-likeness(part, name), len(name), name, entry)
            for name, entries in terms.names.items()
            for entry in entries[:1]
            if name != part and likeness(part, name) >= _ALIKE
        )
        offers += [_replaced(query, part, _shown(entry, terms), "相近词") for *_, entry in near[:_MOST]]
    return tuple(dict.fromkeys(offers))[:_MOST]


def _shown(entry: Name, terms: Terms) -> str:
    return terms.label(entry.kind, entry.subject)


def likeness(one: str, other: str) -> float:
    """Return how alike two names are, 0 to 1: characters in common order over their mean length."""
    if not set(one) & set(other):
        return 0.0
    row = [0] * (len(other) + 1)
    for a in one:
        before = 0
        for j, b in enumerate(other, 1):
            above = row[j]
            row[j] = before + 1 if a == b else max(above, row[j - 1])
            before = above
    return 2 * row[-1] / (len(one) + len(other))


def _replaced(query: Query, part: str, offer: str, reason: str) -> Suggestion:
    parts = [offer if p == part else p for p in query.parts]
    return Suggestion(part, offer, print_query(parts, query.excluded), reason)


def print_query(parts: list[str], excluded: tuple[str, ...]) -> str:
    """Print parts and exclusions as a query that reads back the same."""
    return " ".join([_quoted(p) for p in parts] + [f"-{_quoted(p)}" for p in excluded])


def _quoted(part: str) -> str:
    return f'"{part}"' if any(c.isspace() for c in part) or part.startswith("-") else part
