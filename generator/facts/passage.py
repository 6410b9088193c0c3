"""What an extractor reads: the heading and the text of one provision, folded once, titles set apart."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from generator.core.spans import Span
from generator.facts.sheet import Sheet

_REACH = 400  # no clause of a plan is longer; a damaged text must not cost more
_SENTENCE = re.compile(r"[。!?\n]")
_CLAUSE = re.compile(r"[。!?\n;,:]")


class Passage:
    """The heading or the text of a provision; ``start`` and ``end`` are its place on the sheet of the plan.

    ``folded`` is simplified, half width and lower case; ``plain`` is the same with the words of titles
    filled in, so that no date or name is found in them. Both are as long as ``raw``: a place in one is
    the same place in the others.
    """

    __slots__ = ("_clause_ends", "end", "folded", "plain", "raw", "sheet", "start")

    def __init__(self, raw: str, sheet: Sheet, start: int = 0) -> None:
        end = start + len(raw)
        self.raw = raw
        self.sheet = sheet
        self.start, self.end = start, end
        self.folded = sheet.folded[start:end]
        self.plain = sheet.plain[start:end] if sheet.titles else self.folded
        self._clause_ends: list[int] | None = None

    @property
    def titles(self) -> tuple[Span, ...]:
        """Return the places of the titles, with their marks, in order."""
        titles = self.sheet.titles
        if not titles:
            return ()
        first, last = bisect_left(titles, (self.start,)), bisect_left(titles, (self.end,))
        return tuple(title.shift(-self.start) for title in titles[first:last])

    def clause(self, at: int) -> Span:
        """Return the clause about a place: from the mark before it to the mark after it, at most 400 each way."""
        ends = self._clause_ends
        if ends is None:
            ends = self._clause_ends = [match.start() for match in _CLAUSE.finditer(self.plain)]
        index = bisect_right(ends, at - 1)
        start = ends[index - 1] + 1 if index else 0
        end = ends[index] if index < len(ends) else len(self.plain)
        return Span(max(start, at - _REACH), min(end, at + _REACH))

    def sentences(self) -> Iterator[Span]:
        """Yield the sentences in order, without their closing marks."""
        start = 0
        for match in _SENTENCE.finditer(self.plain):
            if match.start() > start:
                yield Span(start, match.start())
            start = match.end()
        if start < len(self.plain):
            yield Span(start, len(self.plain))

    def quote(self, span: Span) -> str:
        """Return the printed words of a place."""
        return span.of(self.raw)


class Provision(NamedTuple):
    """One provision as the extractors see it: its passages, and the headings above it.

    Made by ``make_provision``, which lists the passages that there are.
    """

    heading: Passage | None = None
    text: Passage | None = None
    above: tuple[Passage, ...] = ()
    passages: tuple[Passage, ...] = ()
    first_leads: bool = False
    """Whether the plan has said that the first unit named for a task leads it."""

    def is_under(self, words: re.Pattern[str]) -> bool:
        """Tell whether the heading, or one above it, holds any of some words."""
        headings = self.above if self.heading is None else (self.heading, *self.above)
        if not headings:
            return False
        places = headings[0].sheet.places(words)
        return bool(places) and any(_holds(heading, places) for heading in headings)


def _holds(passage: Passage, places: list[int]) -> bool:
    index = bisect_left(places, passage.start)
    return index < len(places) and places[index] < passage.end


def make_provision(
    heading: Passage | None,
    text: Passage | None,
    above: tuple[Passage, ...] = (),
    *,
    first_leads: bool = False,
) -> Provision:
    """Make a provision of what it has; ``passages`` are those that there are, heading first."""
    return Provision(heading, text, above, tuple(p for p in (heading, text) if p is not None), first_leads)
