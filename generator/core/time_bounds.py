"""What binds a point of time: 到 and 从 before it, 前, 内, 起, 以后, 期间 behind it, 至 between two."""

from __future__ import annotations

import re

from msgspec import Struct

from generator.core.date_phrases import Point
from generator.core.dates import Day, join
from generator.core.spans import Span
from generator.core.terms import DeadlineKind


class TimePhrase(Struct, frozen=True, gc=False):
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


_BEFORE = (
    r"(?:份\s?)?(?:(?:底|末)?(?:以前|之前)|(?:新生)?(?:开学|入学|报到)前|前(?![后期述端沿置瞻夕景言身方款项半]|往来|提(?:下|是|条|,)|列(?!入|出|明)"
    r"|任(?!务|命)|面(?!向|对)|三|两|\d{1,2}(?![\d.%])))"
)
_BEHIND = re.compile(
    rf"\s?(?:(?P<before>{_BEFORE})|(?P<within>以内|之内|内(?!容|部|审|涝|外|控))"
    r"|(?:份\s?)?(?P<start>起(?:(?![草诉到点来源因效步底动])|(?=到[^,。;作]{0,6}[前止]))|开始)"
    r"|(?:份\s?)?(?P<after>以后|之后|后(?![续置处期备果台来勤半者]))"
    r"|(?P<during>期间|间(?!隔|接|断)))"
)
_ENDS = re.compile(rf"\s?{_BEFORE}")
_CLOSE = re.compile(r"\s?(?:底?前?(?:结束|截止|为止|止(?!血|损|境))|底?前|期间)")
_TO = re.compile(r"(?:截止到?|截至到?|最[迟晚]|至迟|不[迟晚]于|不得(?:超过|[迟晚]于)|[到至])\s?$")
_DUE = re.compile(r"(?:(?:完成|办结|办理|整改|报送)(?:时限|期限)|报送时间|截止(?:时间|日期))\s?:\s?$")
_ENDED = re.compile(r"\s?(?:结束|截止(?![到至日时])|为止)(?![后之以])")
_FROM = re.compile(r"(?:从|自)\s?$")


def end_of_before(text: str, at: int) -> int | None:
    """Return where 前 or the like, which makes an end of the time before it, ends; ``None`` without it."""
    match = _ENDS.match(text, at)
    return match.end() if match else None


def join_points(text: str, first: Point, last: Point) -> TimePhrase:
    """Join two points between which 至 or a dash stands to one period: 从8月中旬开始至年底前结束."""
    end = join(first.stretch, last.stretch).last
    close = _CLOSE.match(text, last.span.end)
    if last.shape == "month" and not last.ends and end_of_before(text, last.span.end):
        end = last.stretch.first.shift(-1)
    span = Span(_place_of_from(text, first), close.end() if close else last.span.end)
    start = None if first.shape == "unknown" else _start_of(first)
    return TimePhrase(span, DeadlineKind.PERIOD, start, end, None, "span", first.stated or last.stated)


def _place_of_from(text: str, point: Point) -> int:
    """Return where a point begins with 从 or 自 before it."""
    start = point.span.start
    if not text[max(0, start - 2) : start].strip().endswith(("从", "自")):
        return start
    opening = _FROM.search(text, max(0, start - 2), start)
    return opening.start() if opening else start


def _start_of(point: Point) -> Day:
    return point.stretch.last if point.ends and point.shape != "edge" else point.stretch.first


def bind(text: str, point: Point) -> list[TimePhrase]:
    """Bind one point by the words about it: the phrases that it makes, one for each of its stretches."""
    start, end = point.span
    behind = _BEHIND.match(text, end)
    how = behind.lastgroup if behind else None
    if behind and how != "during":
        return _bind_by(how or "", point, Span(start, behind.end()), text)
    if point.shape == "now":
        return [
            TimePhrase(
                Span(_place_of_from(text, point), end), DeadlineKind.PERIOD, *point.stretch, None, "now"
            )
        ]
    opening = _TO.search(text, max(0, start - 6), start)
    if opening:
        return [_deadline(point, Span(opening.start(), end), point.stretch.last)]
    if point.shape == "day" and (ended := _ENDED.match(text, end)):
        return _deadlines(point, Span(start, ended.end()))  # 12月20日结束
    if point.ends or (point.shape == "day" and _DUE.search(text, max(0, start - 8), start)):
        return _deadlines(point, point.span)
    span = Span(start, behind.end()) if behind else point.span
    return [
        TimePhrase(span, DeadlineKind.PERIOD, *stretch, None, point.shape, point.stated)
        for stretch in point.stretches
    ]


def _bind_by(how: str, point: Point, span: Span, text: str) -> list[TimePhrase]:
    """Bind a point by the word behind it; ``span`` holds both."""
    if how == "before":
        return bind_before(point, span)
    if how == "within":
        return _deadlines(point, span)
    if how == "start":
        day = None if point.shape == "unknown" else _start_of(point)
        span = Span(_place_of_from(text, point), span.end)
    else:
        day = point.stretch.first if point.shape in ("day", "now") else point.stretch.last.shift(1)
    return [TimePhrase(span, DeadlineKind.START, day, None, None, point.shape, point.stated)]


_OPEN = ("month", "third", "quarter", "year", "dotted")  # 5月前 is before May; 5月15日前 includes the day


def bind_before(point: Point, span: Span) -> list[TimePhrase]:
    """Bind a point by 前: 5月前 ends on 30 April, 5月15日前 on the 15th."""
    if point.shape in _OPEN and not point.ends:
        return [_deadline(point, span, stretch.first.shift(-1)) for stretch in point.stretches]
    return _deadlines(point, span)


def _deadlines(point: Point, span: Span) -> list[TimePhrase]:
    return [_deadline(point, span, stretch.last) for stretch in point.stretches]


def _deadline(point: Point, span: Span, last: Day) -> TimePhrase:
    bound = None if point.shape == "unknown" else last
    return TimePhrase(span, DeadlineKind.DEADLINE, None, bound, None, point.shape, point.stated)
