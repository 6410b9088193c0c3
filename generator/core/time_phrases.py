"""Time phrases of a text: points joined to spans and lists, bound by 到, 前, 内, 起 and 以后.

``read_times`` returns every phrase that could say when something is due; whether it does, or only
names something (上半年工作情况), is judged by its context in ``facts.deadlines``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from typing import NamedTuple

from generator.core.date_phrases import POINT, Point, read_point
from generator.core.dates import Anchor, Day, Stretch, is_day, join
from generator.core.recurrences import RECURRENCE, REPORTING, read_recurrence
from generator.core.spans import Span
from generator.core.terms import DeadlineKind


class TimePhrase(NamedTuple):
    """A phrase that states a time: its place, how it binds, its bounds or its rule.

    ``shape`` tells how fine it is (day, month, year …); ``stated`` whether it prints its own year.
    """

    span: Span
    kind: DeadlineKind
    first: Day | None = None
    last: Day | None = None
    rule: str | None = None
    shape: str = "term"
    stated: bool = False


class Occasion(NamedTuple):
    """A day or span that returns each year under a name: 质量月 is 9 月 1 日 to 30 日."""

    name: str
    first: tuple[int, int]
    last: tuple[int, int]


TERM = re.compile(
    r"(?<![\d.近])(?:\d{1,3}|[一二三四五六七八九十两]{1,3}|半)\s?(?:个\s?(?:工作日|自然日|月|星期|小时)|工作日|自然日|日|天|小时|周|星期)\s?(?:之|以)?内(?!容|部)"
)
"""A term counted from an event: 15个工作日内, 3日内."""

_UNTIL = re.compile(
    r"\s?(?:起|开始|启动|起始)?\s?[,]?\s?(?:一?直?[至到]|[-–—―~〜]{1,2}|直至|一)\s?(?:当年|同年)?\s?"
)
_LISTED = re.compile(r"\s?(?:[、,]|和|及|与|或|以及)\s?")
_BEFORE = re.compile(
    r"\s?(?:份\s?)?(?:(?:底|末)?(?:以前|之前)|前(?![后期述端沿置瞻夕景言身方款项半]|往来|提(?:下|是|条|,)|列(?!入|出|明)|任(?!务|命)|面(?!向|对)|三|两|[\d]))"
)
_WITHIN = re.compile(r"\s?(?:以内|之内|内(?!容|部|审|涝|外|控))")
_START = re.compile(r"\s?(?:份\s?)?(?:起(?![草诉到点来源因效步底动])|开始)")
_AFTER = re.compile(r"\s?(?:份\s?)?(?:以后|之后|后(?![续置处期备果台来勤半者]))")
_DURING = re.compile(r"\s?(?:期间|间(?!隔|接|断))")
_CLOSE = re.compile(r"\s?(?:底?前?(?:结束|止(?!血|损|境))|底?前|期间)")
_TO = re.compile(r"(?:截止到?|截至到?|最迟|[到至])\s?$")
_FROM = re.compile(r"(?:从|自)\s?$")
_SENTENCE = re.compile(r"[。!?\n]")


def read_times(
    text: str,
    anchor: Anchor,
    occasions: Callable[[str], Iterator[tuple[Span, Occasion]]],
    says_when: Callable[[str, TimePhrase], bool],
) -> list[TimePhrase]:
    """Read all time phrases of a folded text that say when, in order of place.

    A point without a year takes the year of the phrase before it in its sentence, else the anchor's;
    a phrase that ``says_when`` refuses is left out and lends its year to none.
    """
    taken = sorted(_recurring(text), key=_place)
    taken += [term for term in _terms(text) if not _hit(term.span, taken)]
    taken.sort(key=_place)
    found = [phrase for phrase in taken if says_when(text, phrase)]
    dated = list(_dated(text, anchor, taken, says_when))
    covered = sorted([*taken, *dated], key=_place)
    for span, occasion in occasions(text):
        if not _hit(span, covered) and not _beside(text, covered, span):
            phrase = _held(text, span, occasion, anchor)
            if says_when(text, phrase):
                found.append(phrase)
    return sorted([*found, *dated], key=_place)


def _place(phrase: TimePhrase) -> Span:
    return phrase.span


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


_RECURS = re.compile(r"[每按逐次]|分[月季]|[上当本下翌]月|[一半](?:年|月|季度?|周|日|旬)一")
_REPORTS = re.compile(r"[日周旬月季度年](?:报告|通报|调度|例会|会商|研判|汇报|点评)")
_DATES = re.compile(r"[年月季]|即日|之日|\d[./-]\d")
_MARKS = re.compile(r"[,。;:!?\n]")


def _recurring(text: str) -> Iterator[TimePhrase]:
    for pattern, hint in ((RECURRENCE, _RECURS), (REPORTING, _REPORTS)):
        for match in (match for piece in _pieces(text, hint) for match in pattern.finditer(text, *piece)):
            span, rule = read_recurrence(match)
            shape = (
                match.lastgroup
                if pattern is REPORTING
                else next(k for k, v in match.groupdict().items() if v)
            )
            yield TimePhrase(span, DeadlineKind.RECURRING, rule=rule, shape=shape or "unit")


def _terms(text: str) -> Iterator[TimePhrase]:
    if "内" not in text:
        return
    for match in TERM.finditer(text):
        yield TimePhrase(Span(*match.span()), DeadlineKind.DEADLINE)


def _points(text: str, taken: list[TimePhrase]) -> list[re.Match[str]]:
    return [
        match
        for piece in _pieces(text, _DATES)
        for match in POINT.finditer(text, *piece)
        if not _hit(Span(*match.span()), taken)
    ]


def _pieces(text: str, hint: re.Pattern[str]) -> Iterator[Span]:
    """Yield the pieces between marks that hold a hint, so that a long pattern reads no others."""
    done = 0
    for match in hint.finditer(text):
        if match.start() < done:
            continue
        marks = [mark.end() for mark in _MARKS.finditer(text, done, match.start())]
        start = marks[-1] if marks else done
        closing = _MARKS.search(text, match.end())
        done = closing.start() if closing else len(text)
        yield Span(start, done)


def _dated(
    text: str, anchor: Anchor, taken: list[TimePhrase], says_when: Callable[[str, TimePhrase], bool]
) -> Iterator[TimePhrase]:
    matches = _points(text, taken)
    year: int | None = None
    at = done = 0
    while at < len(matches):
        if _SENTENCE.search(text, done, matches[at].start()):
            year = None
        done = matches[at].start()
        phrases, used = _read_group(text, matches, at, anchor, year)
        at += used
        for phrase in phrases:
            if says_when(text, phrase):
                year = (phrase.last or phrase.first or Day(year, 1, 1)).year or year
                yield phrase
            elif phrase.shape == "year" and phrase.first and phrase.first.year == anchor.year:
                year = anchor.year


def _read_group(
    text: str, matches: list[re.Match[str]], at: int, anchor: Anchor, year: int | None
) -> tuple[list[TimePhrase], int]:
    """Read the point at a place with those that belong to it: the phrases, and how many were used."""
    first = read_point(matches[at], anchor, year)
    if first is None:
        return [], 1
    if at + 1 < len(matches):
        gap = _UNTIL.fullmatch(text, first.span.end, matches[at + 1].start())
        last = gap and read_point(matches[at + 1], anchor, first.stretch.last.year)
        if last:
            return [_span_of(text, first, last)], 2
    points = [first]
    while at + len(points) < len(matches):
        after = matches[at + len(points)]
        if not _LISTED.fullmatch(text, points[-1].span.end, after.start()):
            break
        point = read_point(after, anchor, points[-1].stretch.last.year)
        if point is None or point.shape != first.shape:
            break
        points.append(point)
    phrases = _bind(text, points[-1])
    bound = phrases[-1]
    if len(points) > 1 and bound.kind is DeadlineKind.DEADLINE and not points[-1].ends:
        return [*(p for point in points[:-1] for p in _as(text, point, bound)), *phrases], len(points)
    return [*(p for point in points[:-1] for p in _bind(text, point)), *phrases], len(points)


def _as(text: str, point: Point, model: TimePhrase) -> list[TimePhrase]:
    """Bind a point of a list as the last of the list is bound: 5月10日、11月10日前."""
    if point.shape != "day":
        return [_deadline(point, point.span, stretch, before=True) for stretch in point.stretches]
    return [_deadline(point, point.span, stretch, before=False) for stretch in point.stretches]


def _span_of(text: str, first: Point, last: Point) -> TimePhrase:
    stretch = join(first.stretch, last.stretch)
    end = stretch.last
    close = _CLOSE.match(text, last.span.end)
    if last.shape in ("month", "third") and not last.ends and _BEFORE.match(text, last.span.end):
        end = Stretch(last.stretch.first, end).first.shift(-1) if last.shape == "month" else end
    opening = _FROM.search(text, max(0, first.span.start - 3), first.span.start)
    span = Span(opening.start() if opening else first.span.start, close.end() if close else last.span.end)
    return TimePhrase(
        span,
        DeadlineKind.PERIOD,
        None if first.shape == "unknown" else _start_of(first),
        end,
        None,
        "span",
        first.stated or last.stated,
    )


def _start_of(point: Point) -> Day:
    return point.stretch.last if point.ends and point.shape != "edge" else point.stretch.first


def _bind(text: str, point: Point) -> list[TimePhrase]:
    """Bind one point by the words about it: the phrases that it makes, one for each of its stretches."""
    start, end = point.span
    for pattern, bind in ((_BEFORE, _before), (_WITHIN, _by_end), (_START, _start), (_AFTER, _after)):
        match = pattern.match(text, end)
        if match:
            opening = _FROM.search(text, max(0, start - 3), start) if bind is _start else None
            span = Span(opening.start() if opening else start, match.end())
            return bind(point, span)
    opening = _TO.search(text, max(0, start - 5), start)
    if opening and point.shape != "now":
        return [_deadline(point, Span(opening.start(), end), point.stretch, before=False)]
    if point.shape == "now":
        opening = _FROM.search(text, max(0, start - 3), start)
        return [
            TimePhrase(
                Span(opening.start() if opening else start, end),
                DeadlineKind.PERIOD,
                *point.stretch,
                None,
                "now",
            )
        ]
    if point.ends:
        return _by_end(point, point.span)
    during = _DURING.match(text, end)
    span = Span(start, during.end()) if during else point.span
    return [
        TimePhrase(span, DeadlineKind.PERIOD, *s, None, point.shape, point.stated) for s in point.stretches
    ]


def _deadline(point: Point, span: Span, stretch: Stretch, *, before: bool) -> TimePhrase:
    last = stretch.first.shift(-1) if before and not point.ends else stretch.last
    bound = None if point.shape == "unknown" else last
    return TimePhrase(span, DeadlineKind.DEADLINE, None, bound, None, point.shape, point.stated)


_OPEN = (
    "month",
    "third",
    "quarter",
    "year",
    "dotted",
)  # 5月前 is before May begins; 5月15日前 includes the day


def _before(point: Point, span: Span) -> list[TimePhrase]:
    return [_deadline(point, span, s, before=point.shape in _OPEN) for s in point.stretches]


def _by_end(point: Point, span: Span) -> list[TimePhrase]:
    return [_deadline(point, span, s, before=False) for s in point.stretches]


def _start(point: Point, span: Span) -> list[TimePhrase]:
    first = None if point.shape == "unknown" else _start_of(point)
    return [TimePhrase(span, DeadlineKind.START, first, None, None, point.shape, point.stated)]


def _after(point: Point, span: Span) -> list[TimePhrase]:
    days = point.stretch.first if point.shape in ("day", "now") else point.stretch.last.shift(1)
    return [TimePhrase(span, DeadlineKind.START, days, None, None, point.shape, point.stated)]


def _held(text: str, span: Span, occasion: Occasion, anchor: Anchor) -> TimePhrase:
    year = anchor.year
    first, last = (
        Day(year, *day) if is_day(year, *day) else Day(year, day[0], 28)
        for day in (occasion.first, occasion.last)
    )
    close = text[span.end : span.end + 1] in "”\"'’"
    before = _BEFORE.match(text, span.end + close)
    if before:
        return TimePhrase(Span(span.start, before.end()), DeadlineKind.DEADLINE, None, last, None, "occasion")
    return TimePhrase(span, DeadlineKind.PERIOD, first, last, None, "occasion")
