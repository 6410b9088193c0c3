"""The year of a date that prints none, where a span about it tells: 总结阶段（2026年3月）, a campaign over New Year."""

from __future__ import annotations

import re

from msgspec.structs import replace

from generator.core.dates import Day, is_day, last_day
from generator.core.terms import DeadlineKind
from generator.core.time_bounds import TimePhrase
from generator.facts.lexicon import Lexicon
from generator.facts.sheet import Sheet

_AFTER = 62  # days after a campaign in which it is reported and inspected
_OVER_NEW_YEAR = re.compile(
    r"(?P<year>20\d\d)年(?P<month>1[0-2]|[1-9])月(?:(?P<day>[12]\d|3[01]|[1-9])日)?[起开始,]{0,4}\s?[至到—–-]{1,2}\s?"
    r"(?P<lastyear>20\d\d)年(?P<lastmonth>1[0-2]|[1-9])月(?:(?P<lastday>[12]\d|3[01]|[1-9])日|[底末份])?"
)


class Campaign:
    """The span of a plan that runs from one year into the next, as its opening states it, if it does."""

    def __init__(self, sheet: Sheet, _: Lexicon) -> None:
        self.first: Day | None = None
        self.last: Day | None = None
        opening, end = (*sheet.starts[:2], *(len(sheet.plain),) * 2)[:2]
        if match := _OVER_NEW_YEAR.search(sheet.plain, opening, end):
            self._set(*(int(figure or 0) for figure in match.groups()))

    def _set(self, year: int, month: int, day: int, last_year: int, last_month: int, last: int) -> None:
        first, last = day or 1, last or last_day(last_year, last_month)
        if last_year == year + 1 and is_day(year, month, first) and is_day(last_year, last_month, last):
            self.first, self.last = Day(year, month, first), Day(last_year, last_month, last)

    def place(self, phrase: TimePhrase) -> TimePhrase:
        """Move a date that would lie before the campaign to its second year, where it lies in it or soon after it."""
        bound = phrase.last or phrase.first
        if self.first is None or self.last is None or bound is None or bound.year != self.first.year:
            return phrase
        year = self.last.year
        if phrase.stated or bound >= self.first or bound.in_year(year) > self.last.shift(_AFTER):
            return phrase
        return _moved(phrase, 1)


def in_frame(phrase: TimePhrase, frame: TimePhrase | None, campaign: Campaign) -> TimePhrase:
    """Give a phrase without a year that of the span in its heading, else of the campaign: 总结阶段（2026年3月）。3月20日前…."""
    if phrase.stated or phrase.kind is DeadlineKind.RECURRING:
        return phrase
    if frame is None or frame.last is None:
        return campaign.place(phrase)
    bound = phrase.last or phrase.first
    if bound is None or bound.year is None:
        return phrase
    opens = frame.first or frame.last
    for year in (opens.year, frame.last.year):
        if year is not None and opens.print() <= bound.in_year(year).print() <= frame.last.print():
            return _moved(phrase, year - bound.year)
    return campaign.place(phrase)


def _moved(phrase: TimePhrase, years: int) -> TimePhrase:
    return replace(phrase, first=_in_later(phrase.first, years), last=_in_later(phrase.last, years))


def _in_later(day: Day | None, years: int) -> Day | None:
    return day and day.in_year(day.year + years if day.year else None)
