"""What an extractor reads: the heading and the text of one provision, folded once, titles set apart."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from generator.core.spans import Span

FILLER = "\u3013"
"""Stands for each character of a title between 《》 in ``Passage.plain``: 〓."""

_REACH = 400  # no clause of a plan is longer; a damaged text must not cost more
_TITLE = re.compile(r"《[^《》]*(?:《[^《》]*》[^《》]*){0,8}》")
_SENTENCE = re.compile(r"[。!?\n]")
_CLAUSE = re.compile(r"[。!?\n;,:]")


class Passage:
    """The heading or the text of a provision.

    ``folded`` is simplified, half width and lower case; ``plain`` is the same with the words of titles
    filled in, so that no date or name is found in them. Both are as long as ``raw``: a place in one is
    the same place in the others.
    """

    def __init__(self, raw: str, folded: str) -> None:
        self.raw = raw
        self.folded = folded

    @cached_property
    def titles(self) -> tuple[Span, ...]:
        """Return the places of the titles, with their marks, in order."""
        if "《" not in self.folded:
            return ()
        return tuple(Span(*match.span()) for match in _TITLE.finditer(self.folded))

    @cached_property
    def plain(self) -> str:
        """Return the folded text with the words of its titles filled in."""
        pieces: list[str] = []
        done = 0
        for start, end in self.titles:
            pieces += (self.folded[done : start + 1], FILLER * (end - start - 2))
            done = end - 1
        return "".join((*pieces, self.folded[done:]))

    @cached_property
    def _clause_ends(self) -> list[int]:
        return [match.start() for match in _CLAUSE.finditer(self.plain)]

    def clause(self, at: int) -> Span:
        """Return the clause about a place: from the mark before it to the mark after it, at most 400 each way."""
        ends = self._clause_ends
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
    """One provision as the extractors see it: its passages, and the folded headings above it, a line each.

    Made by ``make_provision``, which lists the passages that there are.
    """

    heading: Passage | None = None
    text: Passage | None = None
    above: str = ""
    passages: tuple[Passage, ...] = ()
    first_leads: bool = False
    """Whether the plan has said that the first unit named for a task leads it."""

    def is_under(self, words: re.Pattern[str]) -> bool:
        """Tell whether the heading, or one above it, holds any of some words."""
        if self.heading is not None and words.search(self.heading.folded):
            return True
        return bool(self.above) and words.search(self.above) is not None


def make_provision(
    heading: Passage | None, text: Passage | None, above: str = "", *, first_leads: bool = False
) -> Provision:
    """Make a provision of what it has; ``passages`` are those that there are, heading first."""
    return Provision(heading, text, above, tuple(p for p in (heading, text) if p is not None), first_leads)
