"""How posting lists are laid out: short ones beside their gram, long ones a few to a file.

A list has two halves: the gaps between the units of its places, 0 where a unit has several; and the
offsets in the units. The first alone says which provisions have a gram.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from heapq import nlargest
from itertools import accumulate, chain, islice
from operator import sub
from typing import NamedTuple

from generator.search.browser.packing import Pack, numbers, shard_of, text

INLINE_BYTES = 600
"""Size up to which a posting list stands in the shard of its gram."""

FIRST = 20
"""Provisions that are named, best first, beside the count of a gram whose list stands elsewhere."""

SHARD_CHARACTERS = 2600
"""Characters of text for each shard of grams: a shard then takes some four thousand bytes, packed."""

BUNDLE_BYTES = 4500
"""Size up to which long lists share a file."""

LOOKED_AT = 300
"""Places in texts, newest plans first, of which the best are named."""

VALUE = "\x01"
"""Begins a key that is no gram but a value to filter by."""

_SHARE, _WORDS = 4.0, 3.0
"""Weights of how much of a heading a gram is, and of how often a text has it; a newer plan adds up to 1."""


class Layout(NamedTuple):
    """How the texts of a corpus lie one after another, and what ranks its provisions.

    A unit is a title of a plan, or a heading or a text of a provision: first all titles, then heading and
    text of each provision in turn. ``unit_of`` is the unit at every place of the texts, ``offset_of``
    the offset there, from 1, encoded, ``first`` the first provision of every plan and their number, ``share``, ``length`` and ``recency`` rank: four over the length of the heading, the
    length of the text over that of others, the year of the plan from 0 to 1.
    """

    unit_of: Sequence[int]
    offset_of: Sequence[bytes]
    first: Sequence[int]
    share: Sequence[float]
    length: Sequence[float]
    recency: Sequence[float]

    @property
    def plans(self) -> int:
        """Return the number of plans."""
        return len(self.first) - 1


class Bundles:
    """Long lists, several to a file; each half is found by its file, where it starts there and its length."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._open = bytearray()
        self.files: dict[str, bytes] = {}

    def add(self, listed: bytes, offsets: bytes) -> tuple[int, ...]:
        """Add a list; its halves share a file unless they are large."""
        if len(listed) + len(offsets) > BUNDLE_BYTES:
            return *self._place(listed), *self._place(offsets)
        number, start, size = self._place(listed + offsets)
        return number, start, len(listed), number, start + len(listed), size - len(listed)

    def _place(self, data: bytes) -> tuple[int, int, int]:
        if self._open and len(self._open) + len(data) > BUNDLE_BYTES:
            self.close()
        self._open += data
        return len(self.files), len(self._open) - len(data), len(data)

    def close(self) -> None:
        """Write what is not written yet."""
        name = f"l/{len(self.files)}"
        self.files[name] = self._pack(name, bytes(self._open))
        self._open.clear()


class Postings:
    """Lays out the lists of all grams of a corpus."""

    def __init__(self, layout: Layout, pack: Pack) -> None:
        self._layout, self._pack = layout, pack
        self._shards = [bytearray() for _ in range(max(1, len(layout.unit_of) // SHARD_CHARACTERS))]
        self._bundles = Bundles(pack)

    def add(self, gram: str, places: Iterable[int], *, extended: bool) -> None:
        """Add the places of a gram, in order; ``extended`` where longer grams tell them apart."""
        layout = self._layout
        found = places if isinstance(places, Sequence) else list(places)
        units = list(map(layout.unit_of.__getitem__, found))
        offsets = b"".join(map(layout.offset_of.__getitem__, found))
        self._enter(gram, units, offsets, 2 * extended)

    def add_units(self, key: str, units: list[int]) -> None:
        """Add the units of a key of which no place matters: a character, or what is filtered by."""
        self._enter(key, units, b"", 0)

    def files(self) -> dict[str, bytes]:
        """Return all files by name."""
        self._bundles.close()
        shards = ((f"g/{i}", bytes(data)) for i, data in enumerate(self._shards))
        return {name: self._pack(name, data) for name, data in shards} | self._bundles.files

    @property
    def shards(self) -> int:
        """Return how many shards the grams are spread over."""
        return len(self._shards)

    def _enter(self, key: str, units: list[int], offsets: bytes, flags: int) -> None:
        listed = numbers(map(sub, units, chain((0,), units)))
        if len(listed) + len(offsets) <= INLINE_BYTES:
            head = numbers((flags, self._total(units), len(listed)))
            data = head + listed + offsets
        else:
            places = self._bundles.add(listed, offsets)
            total, best = self._total(units), self._best(units, len(key))
            data = numbers((flags + 1, total, *places, *best))
        self._shards[shard_of(_spread_by(key), len(self._shards))] += text(key) + numbers((len(data),)) + data

    def _total(self, units: list[int]) -> int:
        """Return how many provisions have one of some units, or are of a plan with such a title."""
        plans = self._layout.plans
        if units and units[0] < plans:
            return len(self._provisions(units))
        return len({(unit - plans) >> 1 for unit in units})

    def _provisions(self, units: list[int]) -> set[int]:
        plans, first = self._layout.plans, self._layout.first
        found = {(unit - plans) >> 1 for unit in units if unit >= plans}
        for unit in units:
            if unit >= plans:
                break
            found.update(range(first[unit], first[unit + 1]))
        return found

    def _best(self, units: list[int], size: int) -> list[int]:
        """Return the first provisions to show: by heading, then by text, then by title alone."""
        layout, plans = self._layout, self._layout.plans
        share, recency, length = layout.share, layout.recency, layout.length
        headings = {(u - plans) >> 1 for u in units if u >= plans and not (u - plans) & 1}
        best = nlargest(FIRST, sorted(headings), key=lambda p: size * share[p] + recency[p])
        if len(best) < FIRST:
            texts = (
                p for u in units if (u - plans) & 1 and (p := (u - plans) >> 1) >= 0 and p not in headings
            )
            counts = Counter(islice(texts, LOOKED_AT))
            score = lambda p: _WORDS * counts[p] / (counts[p] + length[p]) + recency[p]  # noqa: E731
            best += nlargest(FIRST - len(best), sorted(counts), key=score)
        if len(best) < FIRST:
            best += sorted(self._provisions(units) - set(best))[: FIRST - len(best)]
        return best


def _spread_by(key: str) -> str:
    """Return what decides the shard of a key: a gram of four stands beside its first three."""
    return key if key.startswith(VALUE) else key[:3]


def units_of(provisions: Iterable[int], plans: int) -> list[int]:
    """Return the units that stand for provisions where their heading and text do not matter."""
    return [plans + 2 * provision + 1 for provision in provisions]


def make_layout(titles: Sequence[str], texts: Sequence[Sequence[str]], years: Sequence[int]) -> Layout:
    """Lay out the titles of plans and, by plan, the headings and texts of its provisions in turn.

    All are without the marks that a query may leave out; ``years`` are those of the plans, 0 where unknown.
    """
    sizes = [len(unit) + 1 for unit in chain(titles, *texts)]
    encoded = [numbers((offset,)) for offset in range(max(sizes, default=0))]
    unit_of, offset_of = array("I"), list[bytes]()
    for number, size in enumerate(sizes):
        unit_of.extend([number] * size)
        offset_of += encoded[:size]
    headings = [len(heading) for group in texts for heading in group[::2]]
    bodies = [len(body) for group in texts for body in group[1::2]]
    mean = sum(bodies) / max(len(bodies), 1) or 1.0
    return Layout(
        unit_of,
        offset_of,
        [0, *accumulate(len(group) // 2 for group in texts)],
        [_SHARE / max(size, 1) for size in headings],
        [1.2 * (0.4 + 0.6 * size / mean) for size in bodies],
        [r for r, group in zip(_recency(years), texts, strict=True) for _ in group[::2]],
    )


def _recency(years: Sequence[int]) -> list[float]:
    known = [year for year in years if year]
    oldest, newest = min(known, default=0), max(known, default=0)
    return [((year or oldest) - oldest) / max(newest - oldest, 1) for year in years]
