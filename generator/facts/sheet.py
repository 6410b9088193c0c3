"""The whole folded text of a plan on one sheet, so that what looks for words looks through it once.

The headings and texts of the provisions stand on it one after the other, ``BREAK`` between them; each
``Passage`` knows its place and takes its share of what was found.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any, TypeVar

from generator.core.spans import Span
from generator.facts.lexicon import Lexicon

BREAK = "\x1e"
"""Stands between two passages: the record separator, which no pattern that reads a sheet may cross."""

FILLER = "\u3013"
"""Stands for each character of a title between 《》 in ``Sheet.plain``: 〓."""

_TITLE = re.compile(rf"《[^《》{BREAK}]*(?:《[^《》{BREAK}]*》[^《》{BREAK}]*){{0,8}}》")
_ASIDE = re.compile(  # not the year of a document number
    rf"[〔【\[](?![\d二〇○])([^〔〕【】\[\]{BREAK}]*)[〕】\]]"
)
T = TypeVar("T")

Heading = tuple[int, int, int]
"""Where a heading begins, where it ends, and where all that stands below it ends."""


class Sheet:
    """A text as printed and as folded; ``plain`` is the folded one with the words of its titles filled in.

    ``starts`` tells where each provision begins, in order, ``headings`` where they have headings.
    """

    def __init__(
        self, raw: str, folded: str, starts: Sequence[int] = (0,), headings: Sequence[Heading] = ()
    ) -> None:
        self.raw, self.folded, self.starts, self.headings = raw, folded, starts, headings
        self._ruled: dict[int, tuple[re.Pattern[str], list[tuple[int, int]]]] = {}
        self._scans: dict[type[Any], Any] = {}

    @cached_property
    def titles(self) -> list[Span]:
        """Return the places of the titles, with their marks, in order."""
        if "《" not in self.folded:
            return []
        return [Span(*match.span()) for match in _TITLE.finditer(self.folded)]

    @cached_property
    def plain(self) -> str:
        """Return the text with the words of its titles filled in, and round brackets for 〔〕, 【】 and []: 〔牵头单位：区司法局〕."""
        folded = self.folded
        if "〔" in folded or "【" in folded or "[" in folded:
            folded = _ASIDE.sub(r"(\1)", folded)
        if not self.titles:
            return folded
        pieces: list[str] = []
        done = 0
        for start, end in self.titles:
            pieces += (folded[done : start + 1], FILLER * (end - start - 2))
            done = end - 1
        return "".join((*pieces, folded[done:]))

    def holders(self, places: Iterable[int]) -> list[int]:
        """Return the numbers of the provisions that hold any of some places, each once, in their order."""
        bounds = (0, *self.starts, sys.maxsize)
        numbers: dict[int, None] = {}
        start = end = 0
        for place in places:
            if not start <= place < end:  # mostly it is in the provision of the one before it
                number = bisect_right(self.starts, place)
                start, end = bounds[number], bounds[number + 1]
                numbers[number] = None
        return [number - 1 for number in numbers if number]  # 0 is the title, before all of them

    def starts_within(self, start: int, end: int) -> Sequence[int]:
        """Return where the provisions of a stretch begin."""
        first = bisect_left(self.starts, start)
        return self.starts[first : bisect_left(self.starts, end, first)]

    @cached_property
    def _all_headings(self) -> str:
        return BREAK.join([self.folded[start:end] for start, end, _ in self.headings])

    def ruled(self, words: re.Pattern[str]) -> list[tuple[int, int]]:
        """Return the stretches under the topmost headings with any of some words, these included, in order."""
        known = self._ruled.get(id(words))  # a pattern's own hash reads all of it
        if known is not None:
            return known[1]
        ruled: list[tuple[int, int]] = []
        if words.search(self._all_headings):  # most words stand in no heading of a plan
            for start, end, close in self.headings:
                if (not ruled or start >= ruled[-1][1]) and words.search(self.folded, start, end):
                    ruled.append((start, close))
        self._ruled[id(words)] = (words, ruled)
        return ruled

    def scan(self, reading: type[T], lexicon: Lexicon) -> T:
        """Return what a rule reads from the whole sheet with a lexicon, read when first asked for."""
        scan: T | None = self._scans.get(reading)
        if scan is None:
            scan = self._scans[reading] = reading(self, lexicon)  # type: ignore[call-arg]
        return scan


def holds(places: Sequence[int], start: int, end: int) -> bool:
    """Tell whether any of some places, in order, lies in a range."""
    index = bisect_left(places, start)
    return index < len(places) and places[index] < end


def within(places: list[tuple[int, int, str]], start: int, end: int) -> list[tuple[int, int, str]]:
    """Return those of some places, in order, that begin in a range."""
    first = bisect_left(places, (start,))
    return places[first : bisect_left(places, (end,), first)]
