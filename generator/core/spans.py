"""Places in a text: half-open ranges of character offsets, and the lines they stand on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import accumulate, count
from operator import add
from typing import NamedTuple


class Span(NamedTuple):
    """The characters ``text[start:end]`` of some text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words at this place: ``Span(0, 2).of("年底前") == "年底"``."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Tell whether the other span lies wholly within this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def shift(self, by: int) -> Span:
        """Return the span moved by a number of characters."""
        return Span(self.start + by, self.end + by)


make_span: Callable[[tuple[int, int]], Span] = partial(tuple.__new__, Span)
"""Make a span of a start and an end, in a third of the time; for loops over every line of a page."""


def trim(text: str, start: int, end: int, marks: str = " ") -> Span:
    """Return the words at a place without spaces before them and ``marks`` behind them."""
    while start < end and text[start] == " ":
        start += 1
    while end > start and text[end - 1] in marks:
        end -= 1
    return tuple.__new__(Span, (start, end))  # as make_span does, without a call


def line_starts(lines: Iterable[str]) -> list[int]:
    """Return where each line of a text begins, given without line ends, and where one more would."""
    return [0, *map(add, accumulate(map(len, lines)), count(1))]


class LineIndex:
    """Line numbers of character offsets, in logarithmic time."""

    line_of: Callable[[int], int]
    """Return the line, from 1, on which the character at an offset stands."""

    def __init__(self, starts: Sequence[int]) -> None:
        """Number the lines that begin at these offsets, the first of which is 0."""
        self.line_of = partial(bisect_right, starts)
