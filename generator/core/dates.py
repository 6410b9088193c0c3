"""Calendar values of plans: an anchor, inclusive bounds, and what 前, 内, 起 and 后 make of a span.

A plan rarely prints the year of its dates, and a model text masks it (``20*年``): a day here is a
month and a day with a year that may be unknown, and prints as ``2022-04-30`` or ``--04-30``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

_ANY_YEAR = 2023  # stands for an unknown year in arithmetic: not a leap year
_LAST_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FEBRUARY = 2
_TWO_FIGURES = tuple(f"{number:02d}" for number in range(32))


class Anchor(NamedTuple):
    """What undated phrases stand on: the plan's year and its 成文日期, each ``None`` where unknown."""

    year: int | None = None
    dated: dt.date | None = None


class Day(NamedTuple):
    """A day of a year that may be unknown."""

    year: int | None
    month: int
    day: int

    def print(self) -> str:
        """Print as a bound of the record: ``2022-04-30``, or ``--04-30`` where the year is unknown."""
        year = f"{self.year:04d}" if self.year else "-"
        return f"{year}-{_TWO_FIGURES[self.month]}-{_TWO_FIGURES[self.day]}"

    def shift(self, days: int) -> Day:
        """Return the day some days later; an unknown year stays unknown, over New Year too."""
        moved = dt.date(self.year or _ANY_YEAR, self.month, self.day) + dt.timedelta(days)
        return Day(moved.year if self.year else None, moved.month, moved.day)

    def in_year(self, year: int | None) -> Day:
        """Return the same day of another year; 29 February becomes the 28th where there is none."""
        return Day(year, self.month, min(self.day, last_day(year, self.month)))


class Stretch(NamedTuple):
    """The days from the first to the last, both included."""

    first: Day
    last: Day


_make_day: Callable[[tuple[int | None, int, int]], Day] = partial(tuple.__new__, Day)
_make_stretch: Callable[[tuple[Day, Day]], Stretch] = partial(tuple.__new__, Stretch)  # as make_span does


def last_day(year: int | None, month: int) -> int:
    """Return the number of the last day of a month."""
    if month == _FEBRUARY and year and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0):
        return 29
    return _LAST_DAYS[month - 1]


def is_day(year: int | None, month: int, day: int) -> bool:
    """Tell whether there is such a day: 2 月 30 日 is none, whatever a damaged text says."""
    return 1 <= month <= 12 and 1 <= day <= last_day(year, month) and (year is None or 1 <= year <= 9999)


def year_stretch(year: int | None) -> Stretch:
    """Return a whole year: 全年."""
    return month_stretch(year, 1, 12)


def month_stretch(year: int | None, first: int, last: int) -> Stretch:
    """Return the first to the last of two months: ``9-11月``; over the turn of the year where needed."""
    ends = year if last >= first or year is None else year + 1
    return _make_stretch((_make_day((year, first, 1)), _make_day((ends, last, last_day(ends, last)))))


def quarter_stretch(year: int | None, quarter: int) -> Stretch:
    """Return a quarter: 第三季度 is July to September."""
    return month_stretch(year, 3 * quarter - 2, 3 * quarter)


def half_stretch(year: int | None, half: int) -> Stretch:
    """Return a half-year: 上半年 is January to June."""
    return month_stretch(year, 6 * half - 5, 6 * half)


def third_stretch(year: int | None, month: int, third: int) -> Stretch:
    """Return a third of a month: 上旬 1 to 10, 中旬 11 to 20, 下旬 21 to the last day."""
    ends = (10, 20, last_day(year, month))[third]
    return Stretch(Day(year, month, 10 * third + 1), Day(year, month, ends))


def join(first: Stretch, last: Stretch) -> Stretch:
    """Join two stretches to one span; an end before its start is in the next year (12月至2月)."""
    end = last.last
    if end.year == first.first.year and end[1:] < first.first[1:]:
        end = end.in_year(end.year + 1 if end.year else None)
    return Stretch(first.first, end)
