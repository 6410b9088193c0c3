"""Time phrases of a text: points joined to spans and lists, bound by 到, 前, 内, 起 and 以后.

``read_times`` returns every phrase that could say when something is due; whether it does, or only
names something (上半年工作情况), is judged by its context in ``facts.deadlines``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from typing import NamedTuple

from msgspec.structs import replace

from generator.core.date_phrases import POINT, POINT_OPENINGS, Point, read_point
from generator.core.dates import Anchor, Day, Stretch, is_day, last_day
from generator.core.openings import FIGURES, Opening, find_openings
from generator.core.recurrences import FORMS, read_recurrence
from generator.core.spans import Span
from generator.core.terms import DeadlineKind
from generator.core.time_bounds import TimePhrase, bind, bind_before, end_of_before, join_points


class Occasion(NamedTuple):
    """A day or span that returns each year under a name: 质量月 is 9 月 1 日 to 30 日."""

    name: str
    first: tuple[int, int]
    last: tuple[int, int]


TERM = re.compile(
    r"(?<![\d.近第])(?<!最后)(?:\d{1,3}|[一二三四五六七八九十两]{1,3}|半)\s?"
    r"(?:(?:个\s?(?:工作日|自然日|月|星期|小时)|工作日|自然日|日|天|小时|周|星期)\s?(?:之|以)?内(?!容|部)"
    r"|(?:(?:个\s?)?工作日|天)\s?(?:之|以)?前(?!后))"
    r"|(?<=提前)(?:\d{1,3}|[一二三四五六七八九十两]{1,3}|半)\s?(?:个\s?(?:工作日|月)|工作日|天|日|小时)"
)
"""A time that is counted from an event: 15个工作日内, 3日内, 开学3天前, 提前10个工作日."""

_AHEAD = "提前"
_OPENS_TERM = (
    Opening(FIGURES, unit=r"\s?(?:[工自日天小周星]|个\s?[工自月星小])"),
    Opening("半", r"\s个工自日天小周星"),
)
PLACES = find_openings((*(form.opening for form in FORMS), *POINT_OPENINGS, *_OPENS_TERM))
"""The places where a time may begin: all that ``_find`` tries there states how it begins."""

_FIRST_MONTH = re.compile(r"(?<![\d万亿一两])元月")
_UNTIL = re.compile(
    r"\s?(?:起|开始|启动|起始)?\s?[,]?\s?(?:一?直?[至到]|[-–—―~〜]{1,2}|直至|一)\s?(?:当年|同年)?\s?"
)
_OPENED = re.compile(r"\s?(?:起|开始|启动)\s?,\s?")
_CLOSED = re.compile(r"\s?(?:底|末)?(?:截止|结束|为止|止)(?!日期|时间)")
_LISTED = re.compile(
    r"\s?(?:[、,]|和|及|与|或|以及)\s?(?:(?:年终|年度|全年|半年|阶段)?(?:工作)?(?:总结|小结|报告|报表)[于在]?\s?)?"
)  # 5月10日、11月10日前; 半年总结6月25日、年终总结12月5日前
_MONTH_END = re.compile(r"\s?(?:起|开始)?\s?(?:至|到|[-–—―~〜]{1,2})\s?[当本]?月[底末](?:前|止)?")
_SENTENCE = re.compile(r"[。!?\n]")

SaysWhen = Callable[[str, TimePhrase], bool]
"""Tells whether a phrase says when something is due, by the words about it."""


def read_times(
    text: str,
    anchor: Anchor,
    occasions: Callable[[str], Iterator[tuple[Span, Occasion]]],
    says_when: SaysWhen,
) -> list[TimePhrase]:
    """Read all time phrases of a folded text that say when, in order of place.

    A point without a year takes the year of the phrase before it in its sentence, else the anchor's;
    a phrase that ``says_when`` refuses is left out and lends its year to none.
    """
    text = _FIRST_MONTH.sub("1月", text) if "元月" in text else text
    taken, points = _find(text)
    found = [phrase for phrase in taken if says_when(text, phrase)] if taken else []
    dated = _dated(text, anchor, points, says_when) if points else []
    covered: list[TimePhrase] | None = None
    for span, occasion in occasions(text):
        covered = sorted([*taken, *dated], key=_place) if covered is None else covered
        if not _hit(span, covered) and not _beside(text, covered, span):
            phrase = _held(text, span, occasion, anchor)
            if says_when(text, phrase):
                found.append(phrase)
    return sorted([*found, *dated], key=_place) if found else dated


def _place(phrase: TimePhrase) -> Span:
    return phrase.span


def _find(text: str) -> tuple[list[TimePhrase], list[re.Match[str]]]:
    """Find the recurring times and the terms of a text, and the points of time between them, left to right."""
    taken: list[TimePhrase] = []
    points: list[re.Match[str]] = []
    has_terms = "内" in text or "前" in text
    done = 0
    while place := PLACES.search(text, done):
        at, done = place.span()
        if recurrence := read_recurrence(text, at):
            span, rule, shape = recurrence
            taken.append(TimePhrase(span, DeadlineKind.RECURRING, None, None, rule, shape))
            done = span.end
        elif has_terms and (match := TERM.match(text, at)):
            done = match.end()
            opens = at - len(_AHEAD) if text.startswith(_AHEAD, max(0, at - len(_AHEAD))) else at
            taken.append(TimePhrase(Span(opens, done), DeadlineKind.DEADLINE))
        elif match := POINT.match(text, at):
            done = match.end()
            points.append(match)
    return taken, points


def _hit(span: Span, phrases: list[TimePhrase]) -> bool:
    """Tell whether a place overlaps any of some phrases that are in order of place and do not overlap."""
    at = bisect_left(phrases, span.end, key=lambda phrase: phrase.span.start)
    return at > 0 and phrases[at - 1].span.end > span.start


def _beside(text: str, phrases: list[TimePhrase], name: Span) -> bool:
    """Tell whether a named day stands right behind its date: 10月14日世界标准日."""
    at = bisect_left(phrases, name.start + 1, key=lambda phrase: phrase.span.start)
    if at == 0:
        return False
    date = phrases[at - 1].span
    return 0 <= name.start - date.end <= 3 and not text[date.end : name.start].strip('“”"的全国 ')


def _dated(text: str, anchor: Anchor, matches: list[re.Match[str]], says_when: SaysWhen) -> list[TimePhrase]:
    """Read the points of time; each lends its year to those behind it in its sentence."""
    found: list[TimePhrase] = []
    year: int | None = None
    at = done = 0
    while at < len(matches):
        if year and _SENTENCE.search(text, done, matches[at].start()):
            year = None
        done = matches[at].start()
        phrases, used = _read_group(text, matches, at, anchor, year)
        at += used
        for phrase in phrases:
            if says_when(text, phrase):
                year = (phrase.last or phrase.first or Day(year, 1, 1)).year or year
                found.append(phrase)
            elif phrase.shape == "year" and phrase.first and phrase.first.year == anchor.year:
                year = anchor.year
    return found


def _read_group(
    text: str, matches: list[re.Match[str]], at: int, anchor: Anchor, year: int | None
) -> tuple[list[TimePhrase], int]:
    """Read the point at a place with those that belong to it: the phrases, and how many were used."""
    first = read_point(matches[at], anchor, year)
    if first is None:
        return [], 1
    if first.shape in ("day", "third") and (whole := _to_month_end(text, first)):
        inside = at + 1 < len(matches) and matches[at + 1].start() < whole.span.end
        return [whole], 2 if inside else 1
    if at + 1 < len(matches) and _is_span(text, first.span.end, *matches[at + 1].span()):
        last = read_point(matches[at + 1], anchor, first.stretch.last.year)
        if last:
            return [join_points(text, first, last)], 2
    points = [first]
    while at + len(points) < len(matches):
        after = matches[at + len(points)]
        if not _LISTED.fullmatch(text, points[-1].span.end, after.start()):
            break
        point = read_point(after, anchor, points[-1].stretch.last.year)
        if point and point.shape == "day" and first.shape == "month" and "的" in after[0]:
            points = [_on_day_of(earlier, point) for earlier in points]  # 4月、7月、10月的5日前
        elif point is None or point.shape != points[0].shape:
            break
        points.append(point)
    return _bind_list(text, points), len(points)


def _to_month_end(text: str, first: Point) -> TimePhrase | None:
    """Read a span that ends with the month of its first day: 3月21日至月底."""
    close = _MONTH_END.match(text, first.span.end)
    if close is None:
        return None
    day = first.stretch.first
    last = day._replace(day=last_day(day.year, day.month))
    return TimePhrase(
        Span(first.span.start, close.end()), DeadlineKind.PERIOD, day, last, None, "span", first.stated
    )


def _is_span(text: str, end: int, start: int, close: int) -> bool:
    """Tell whether a point goes on to the next one: 3月1日至6月30日, 一月一日开始，四月三十日截止."""
    if _UNTIL.fullmatch(text, end, start):
        return True
    return _OPENED.fullmatch(text, end, start) is not None and _CLOSED.match(text, close) is not None


def _on_day_of(month: Point, day: Point) -> Point:
    """Return the day of a month that a later date of its list names."""
    first = month.stretch.first
    on = first._replace(day=min(day.stretch.first.day, month.stretch.last.day))
    return replace(month, shape="day", stretch=Stretch(on, on), runs=())


def _bind_list(text: str, points: list[Point]) -> list[TimePhrase]:
    """Bind the points of a list, all as the last is bound: 5月10日、11月10日前."""
    phrases = bind(text, points[-1])
    if len(points) == 1:
        return phrases
    if phrases[-1].kind is DeadlineKind.DEADLINE and not points[-1].ends:
        return [*(phrase for point in points[:-1] for phrase in bind_before(point, point.span)), *phrases]
    return [*(phrase for point in points[:-1] for phrase in bind(text, point)), *phrases]


def _held(text: str, span: Span, occasion: Occasion, anchor: Anchor) -> TimePhrase:
    year = anchor.year
    first, last = (
        Day(year, *day) if is_day(year, *day) else Day(year, day[0], 28)
        for day in (occasion.first, occasion.last)
    )
    close = text[span.end : span.end + 1] in "”\"'’"
    before = end_of_before(text, span.end + close)
    if before is not None:
        return TimePhrase(Span(span.start, before), DeadlineKind.DEADLINE, None, last, None, "occasion")
    return TimePhrase(span, DeadlineKind.PERIOD, first, last, None, "occasion")
