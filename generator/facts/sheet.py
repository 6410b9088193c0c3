"""The whole folded text of a plan on one sheet, so that what looks for words looks through it once.

The headings and texts of the provisions stand on it one after the other, ``BREAK`` between them; each
``Passage`` knows its place and takes its share of what was found.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from typing import Any, TypeVar, cast

from generator.core.spans import Span
from generator.facts.lexicon import Lexicon

BREAK = "\x1e"
"""Stands between two passages: the record separator, which no pattern that reads a sheet may cross."""

FILLER = "\u3013"
"""Stands for each character of a title between 《》 in ``Sheet.plain``: 〓."""

_TITLE = re.compile(rf"《[^《》{BREAK}]*(?:《[^《》{BREAK}]*》[^《》{BREAK}]*){{0,8}}》")
T = TypeVar("T")


class Sheet:
    """A folded text; ``plain`` is as long, the words of its titles filled in."""

    def __init__(self, folded: str) -> None:
        self.folded = folded
        self._places: dict[int, tuple[re.Pattern[str], list[int]]] = {}
        self._scans: dict[type[Any], Any] = {}

    @cached_property
    def titles(self) -> list[Span]:
        """Return the places of the titles, with their marks, in order."""
        if "《" not in self.folded:
            return []
        return [Span(*match.span()) for match in _TITLE.finditer(self.folded)]

    @cached_property
    def plain(self) -> str:
        """Return the text with the words of its titles filled in."""
        if not self.titles:
            return self.folded
        pieces: list[str] = []
        done = 0
        for start, end in self.titles:
            pieces += (self.folded[done : start + 1], FILLER * (end - start - 2))
            done = end - 1
        return "".join((*pieces, self.folded[done:]))

    def places(self, words: re.Pattern[str]) -> list[int]:
        """Return where some words begin, in order; looked for once, when first asked for."""
        known = self._places.get(id(words))  # a pattern's own hash reads all of it
        if known is None:
            found = [match.start() for match in words.finditer(self.folded)]
            known = self._places[id(words)] = (words, found)
        return known[1]

    def scan(self, reading: type[T], lexicon: Lexicon) -> T:
        """Return what a rule reads from the whole sheet with a lexicon, read when first asked for."""
        scan = self._scans.get(reading)
        if scan is None:
            scan = self._scans[reading] = reading(self, lexicon)  # type: ignore[call-arg]
        return cast(T, scan)


def within(places: list[tuple[int, int, str]], start: int, end: int) -> list[tuple[int, int, str]]:
    """Return those of some places, in order, that begin in a range."""
    first = bisect_left(places, (start,))
    return places[first : bisect_left(places, (end,), first)]
