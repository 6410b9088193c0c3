"""The gram index of a large corpus: where every pair of characters stands, and longer grams of common ones.

Texts are numbered as units: first the titles of plans, then the headings of provisions, then their
texts, provisions in the order in which they are ranked, newest plan first. A posting is a unit and an
offset in its text without marks, from 1; what follows a mark at the very start of a text stands at 0. A gram that is too common to be fetched cheaply is told apart by its
next character, up to four; so that a long query meets short lists, and a common word needs only its
count and its first provisions.
"""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from generator.search.browser.packing import numbers, script, shard_of, text
from generator.search.marks import MARKS, bare

LONGEST = 4
"""Characters of the longest gram."""

COMMON = 600
"""Places from which on a gram is told apart by its next character."""

INLINE_BYTES = 600
"""Size up to which a posting list stands in the shard of its gram, not in a file of its own."""

FIRST = 20
"""Provisions that are named beside the count of a gram with a file of its own."""

SHARD_BYTES = 1500
"""Size that a shard of grams should have, before packing."""

_SHIFT = 20
_OFFSET = (1 << _SHIFT) - 1
_RUN = re.compile(f"[{re.escape(MARKS)}]+")

Places = defaultdict[str, "array[int]"]


class Units(NamedTuple):
    """The folded texts of a corpus: titles by plan, headings and texts by provision.

    ``sizes`` are the numbers of provisions of the plans, in the same order.
    """

    titles: Sequence[str]
    sizes: Sequence[int]
    headings: Sequence[str]
    texts: Sequence[str]

    def all(self) -> Iterator[str]:
        """Yield every unit in order."""
        yield from self.titles
        yield from self.headings
        yield from self.texts


def gram_files(units: Units, named: dict[str, Sequence[int]]) -> tuple[dict[str, bytes], int]:
    """Return the shards of a corpus by name, and the number of shards that grams are spread over.

    ``named`` are lists of provisions to be kept beside the grams, under keys that are no text.
    """
    writer = _Writer(units)
    plain = [bare(unit) for unit in units.all()]
    for key, places in _pairs(units, plain):
        writer.add(key, places, whole=False)
        _add_longer(writer, key, places, plain)
    for key, found in _characters(units).items():
        writer.add(key, array("Q", (unit << _SHIFT for unit in found)), whole=True)
    for key, provisions in named.items():
        shift = len(units.titles) + len(units.headings)
        writer.add(key, array("Q", ((p + shift) << _SHIFT for p in provisions)), whole=True)
    return writer.finish()


def _pairs(units: Units, plain: Sequence[str]) -> Iterator[tuple[str, array[int]]]:
    places: Places = defaultdict(partial(array, "Q"))
    for number, (unit, own) in enumerate(zip(units.all(), plain, strict=True)):
        base = (number << _SHIFT) + 1
        for offset, (a, b) in enumerate(pairwise(own[:_OFFSET])):
            places[a + b].append(base + offset)
        if len(own) < len(unit):
            for key, offset in _around_marks(unit):
                places[key].append(base + offset)
    for key in sorted(places):
        found = places.pop(key)
        yield key, array("Q", sorted(set(found))) if any(c in MARKS for c in key) else found


def _around_marks(unit: str) -> Iterator[tuple[str, int]]:
    """Yield what stands around each run of marks that may fall away, at the place before the run."""
    dropped = 0
    for run in _RUN.finditer(unit):
        start, end = run.span()
        if bare(unit[max(0, start - 1) : end + 1]).count(run[0]):
            continue
        before, after = unit[start - 1 : start] if start else "", unit[end : end + 1]
        place = start - 1 - dropped
        if before:
            yield before + run[0][0], place
            if after and len(run[0]) == 1:
                yield before + run[0] + after, place
        if after:
            yield run[0][-1] + after, place
        dropped += end - start


def _add_longer(writer: _Writer, key: str, places: array[int], plain: Sequence[str]) -> None:
    """Tell the places of a common gram apart by the character that follows."""
    if len(places) < COMMON or len(key) >= LONGEST or any(c in MARKS for c in key):
        return
    longer: Places = defaultdict(partial(array, "Q"))
    step = len(key)
    for place in places:
        unit, at = plain[place >> _SHIFT], (place & _OFFSET) - 1 + step
        if at < len(unit):
            longer[key + unit[at]].append(place)
    for gram, found in longer.items():
        writer.add(gram, found, whole=False)
        _add_longer(writer, gram, found, plain)


def _characters(units: Units) -> dict[str, array[int]]:
    found: Places = defaultdict(partial(array, "Q"))
    for number, unit in enumerate(units.all()):
        for character in set(unit):
            found[character].append(number)
    return found


class _Writer:
    """Lays posting lists out: short ones in the shard of their gram, long ones in files of their own."""

    def __init__(self, units: Units) -> None:
        self._plans, self._provisions = len(units.titles), len(units.headings)
        self._sizes = units.sizes
        self._starts = [0]
        for size in units.sizes:
            self._starts.append(self._starts[-1] + size)
        self._entries: list[tuple[str, bytes]] = []
        self._files: dict[str, bytes] = {}

    def add(self, key: str, places: array[int], *, whole: bool) -> None:
        """Add the places of a gram; ``whole`` where only units matter, not offsets."""
        listed, counted = _postings(places, whole)
        common = 2 * (len(places) >= COMMON and 1 < len(key) < LONGEST and not any(c in MARKS for c in key))
        if len(listed) + len(counted) <= INLINE_BYTES:
            provisions, _ = self._provisions_of(places, first=0)
            head = numbers([common, provisions, len(listed), len(counted)])
            self._entries.append((key, head + listed + counted))
            return
        provisions, best = self._provisions_of(places, first=FIRST)
        number = len(self._files) + 1
        self._files[f"l/{number}"] = listed
        if counted:
            self._files[f"o/{number}"] = counted
        sizes = [len(listed) * 3 // 4, len(counted) * 3 // 4]
        self._entries.append((key, numbers([common + 1, provisions, number, *sizes, len(best), *best])))

    def finish(self) -> tuple[dict[str, bytes], int]:
        """Return all files by name, and the number of shards."""
        total = sum(len(data) + 8 for _, data in self._entries)
        shards = max(1, total // SHARD_BYTES)
        spread: list[list[bytes]] = [[] for _ in range(shards)]
        for key, data in self._entries:
            spread[shard_of(key, shards)].append(text(key) + numbers([len(data)]) + data)
        files = {f"g/{i}": script(f"g/{i}", b"".join(parts)) for i, parts in enumerate(spread)}
        files |= {name: script(name, data) for name, data in self._files.items()}
        return files, shards

    def _provisions_of(self, places: array[int], *, first: int) -> tuple[int, list[int]]:
        """Return how many provisions are hits, and the first of them: by heading, by text, by title."""
        headings, texts, plans = self._parted(places)
        found = headings.union(texts)
        if not plans:
            count = len(found)
        else:
            within = {p for plan in plans for p in range(self._starts[plan], self._starts[plan + 1])}
            count = len(found | within)
        if not first:
            return count, []
        best = sorted(headings)[:first]
        best += sorted(texts - headings)[: first - len(best)]
        titled = (p for plan in sorted(plans) for p in range(self._starts[plan], self._starts[plan + 1]))
        while len(best) < first and (p := next(titled, -1)) >= 0:
            if p not in found:
                best.append(p)
        return count, best

    def _parted(self, places: array[int]) -> tuple[set[int], set[int], set[int]]:
        first_heading, first_text = self._plans, self._plans + self._provisions
        units = {place >> _SHIFT for place in places}
        plans = {u for u in units if u < first_heading}
        headings = {u - first_heading for u in units if first_heading <= u < first_text}
        texts = {u - first_text for u in units if u >= first_text}
        return headings, texts, plans


def _postings(places: array[int], whole: bool) -> tuple[bytes, bytes]:
    """Return the gaps between units, and per unit the number of places and the gaps between them."""
    gaps: list[int] = []
    counts: list[int] = []
    offsets: list[int] = []
    unit, last = -1, 0
    for place in places:
        here, offset = place >> _SHIFT, place & _OFFSET
        if here == unit:
            counts[-1] += 1
            offsets.append(offset - last)
        else:
            gaps.append(here - unit - 1)
            counts.append(0)
            offsets.append(offset)
            unit = here
        last = offset
    if whole:
        return numbers(gaps), b""
    return numbers(gaps), numbers(counts) + numbers(offsets)
