"""The gram index of a large corpus: where every pair of characters stands, and longer grams of common ones.

All texts lie one after another without the marks that a query may leave out, and a place is a number.
A gram that is too common to be fetched cheaply is told apart by its next character, up to four; so that
a long query meets short lists, and a common word needs only its count and its first provisions. Pairs
are made for one first character at a time, so that few lists are held at once.
"""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from generator.search.browser.postings import VALUE, Layout, Postings
from generator.search.marks import MARKS, bare

LONGEST = 4
"""Characters of the longest gram."""

COMMON = 600
"""Places from which on a gram is told apart by its next character."""

BREAK = "\0"
"""Stands before every text, so that no gram goes from one into the next."""

_RUN = re.compile(f"[{re.escape(MARKS)}]+")

Places = dict[str, "array[int]"]


def add_grams(postings: Postings, layout: Layout, units: Sequence[str]) -> set[str]:
    """Add all grams of a corpus; return its pairs. ``units`` are the folded texts in the order of the layout."""
    plain = BREAK + BREAK.join(map(without_marks, units)) + BREAK
    around = _around_marks(units)
    pairs: set[str] = set()
    by_character = _by_character(plain)
    for first in sorted(by_character.keys() | around.keys()):
        places, marked = by_character.pop(first, ()), around.get(first, {})
        if first not in MARKS:
            postings.add_units(first, sorted(set(map(layout.unit_of.__getitem__, places))))
        grouped = {first + c: found for c, found in _by_next(places, plain, 1).items()}
        for gram in sorted(grouped.keys() | marked.keys()):
            found = grouped.pop(gram, [])
            _add(postings, gram, sorted({*found, *marked[gram]}) if gram in marked else found, plain)
            pairs.add(gram)
    for mark, having in sorted(_marks(units).items()):
        postings.add_units(mark, having)
    return pairs


def without_marks(unit: str) -> str:
    """Return a text without the marks that a query may leave out, nor the character that parts texts."""
    return bare(unit).replace(BREAK, VALUE)


def _by_character(plain: str) -> Places:
    found: defaultdict[str, array[int]] = defaultdict(partial(array, "I"))
    for place, character in enumerate(plain):
        found[character].append(place)
    found.pop(BREAK)
    return found


def _by_next(places: Sequence[int], plain: str, step: int) -> Mapping[str, list[int]]:
    """Group places by the character some steps on; what ends there is left out."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for place, character in zip(places, [plain[p + step] for p in places], strict=True):
        found[character].append(place)
    found.pop(BREAK, None)
    return found


def _add(postings: Postings, gram: str, places: Sequence[int], plain: str) -> None:
    """Add a gram, and tell the places of a common one apart by the character that follows."""
    extended = len(places) >= COMMON and len(gram) < LONGEST and not any(c in MARKS for c in gram)
    postings.add(gram, places, extended=extended)
    if extended:
        for character, found in sorted(_by_next(places, plain, len(gram)).items()):
            _add(postings, gram + character, found, plain)


def _around_marks(units: Sequence[str]) -> Mapping[str, Mapping[str, list[int]]]:
    """Return, by first character, what stands around marks that may fall away, at the place before each run."""
    found: defaultdict[str, defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    start = 1
    for unit in units:
        if _RUN.search(unit):
            for gram, offset in _around(unit.replace(BREAK, VALUE)):
                found[gram[0]][gram].append(start + offset)
        start += len(without_marks(unit)) + 1
    return found


def _around(unit: str) -> Iterator[tuple[str, int]]:
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


def _marks(units: Sequence[str]) -> Mapping[str, list[int]]:
    """Return the units that have each mark, whether a query may leave it out or not."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, unit in enumerate(units):
        if _RUN.search(unit):
            for mark in sorted(set("".join(_RUN.findall(unit)))):
                found[mark].append(number)
    return found
