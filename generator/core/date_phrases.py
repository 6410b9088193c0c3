"""Date phrases in folded text: 4月底前, 9-11月期间, 7、8月份, 二〇二二年, 从8月中旬开始至年底前结束.

One compiled alternation finds the points of time; points are then joined to ranges and lists by what
stands between them, and bound by what stands before and after them (到, 前, 内, 起, 以后).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.core.dates import (
    Anchor,
    Day,
    Stretch,
    half_stretch,
    is_day,
    last_day,
    month_stretch,
    quarter_stretch,
    third_stretch,
    year_stretch,
)
from generator.core.numbering import read_number
from generator.core.recurrences import DASH, NUMERAL
from generator.core.spans import Span

_SEP = rf"(?:{DASH}|[、和及与])"
_YEAR = (
    r"(?:(?P<year>(?:19|20)\d\d|[一二][〇○零o09九][〇○零o一二三四五六七八九\d]{2})|(?P<masked>(?:19|20)?[*x×某#]{1,4}|(?:19|20)\d[*x×]))"
    r"\s?年度?"
    r"|(?P<relative>今年|本年度|本年|当年|明年|次年|翌年|下一年度?|下年度?|去年|上一?年度?)"
)
_DAY = rf"(?P<day>{NUMERAL})\s?[日号曰](?!常|报|益|用)(?P<dayend>\s?{DASH}\s?{NUMERAL}\s?[日号曰](?!常|报|益|用))?(?P<moredays>(?:\s?[、和及与]\s?{NUMERAL}\s?[日号曰]){{0,4}})"
_MONTH = (
    rf"(?P<months>(?:{NUMERAL}\s?{_SEP}\s?){{0,6}})(?P<month>{NUMERAL})\s?月(?!报|刊|度|例|通|调|饼|嫂|薪|租|均|考|供|经)份?"
    rf"(?:\s?(?P<third>上中旬|中下旬|上旬|中旬|下旬|初)|(?P<monthend>底|末)"
    r"|\s?(?P<lostday>3[01]|[12]\d|[1-9])(?=前)"  # 6月25前: the 日 is lost
    rf"|\s?(?P<days>(?:{NUMERAL}\s?{_SEP}\s?){{0,5}}){_DAY})?"
    r"|(?<=年)(?P<lostmonth>1[0-2]|0?[1-9])(?P<lostend>底|末)"  # 2022年8底前: the 月 is lost
)
_QUARTER = r"第?\s?(?P<quarters>(?:[一二三四1-4]\s?[-~至到、和及与]\s?){0,3})(?P<quarter>[一二三四1-4])\s?季度?(?!节|一)(?P<quarterend>底|末)?"
_HALF = r"(?P<half>上半年|下半年|上[、,和]?下半年)(?P<halfend>底|末)?"

POINT = re.compile(
    rf"(?:{_YEAR})?\s?(?:{_MONTH}|{_QUARTER}|{_HALF})"
    rf"|(?P<yearsfrom>(?:19|20)\d\d)\s?{DASH}\s?(?P<yearsto>(?:19|20)\d\d)\s?年"
    r"|(?<![\d.\w/])(?P<dottedyear>(?:19|20)\d\d)(?P<dot>[./])(?P<dottedmonth>1[0-2]|0?[1-9])(?:(?P=dot)(?P<dottedday>3[01]|[12]\d|0?[1-9]))?(?![\d.%/a-z])"
    r"|(?<![\d.\w/-])(?P<isoyear>20\d\d)-(?P<isomonth>1[0-2]|0[1-9])-(?P<isoday>3[01]|[12]\d|0[1-9])(?!\d)"
    rf"|(?:{_YEAR.replace('?P<', '?P<bare')})(?:\s?年?(?P<edge>底|末|内|初)(?!部|容|涝|参|地|审)|(?!\s?\d))"
    r"|(?P<plain>年底|年末|年终(?!总结|考核|奖|结算|工作|报告|评)|年内|岁末|全年|即日|本月(?:底|末|内)|月底(?=前))"
    r"|(?P<now>(?<=从)(?:现在|目前)(?=起|开始)|(?<=自)(?:本?(?:通知|方案|计划|意见|办法))?(?:印发|下发|发布|发文|公布)之日)"
)
"""Any point or stretch of time that a date can be given, in folded text."""

_THIRDS = {"上旬": (0, 0), "初": (0, 0), "中旬": (1, 1), "下旬": (2, 2), "上中旬": (0, 1), "中下旬": (1, 2)}
_RELATIVE = {"今年": 0, "本年度": 0, "本年": 0, "当年": 0, "去年": -1, "上年": -1, "上一年": -1}


class Point(NamedTuple):
    """A point or stretch of time as printed: where, how fine, its days, and whether its year is stated."""

    span: Span
    shape: str
    stretch: Stretch
    stated: bool = False
    ends: bool = False
    runs: tuple[Stretch, ...] = ()
    """The separate stretches of a list such as 3、6、9月; empty where there is one."""

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """All stretches that the words name, in order."""
        return self.runs or (self.stretch,)


def read_point(match: re.Match[str], anchor: Anchor, sentence_year: int | None) -> Point | None:
    """Read one match of ``POINT``; ``None`` where the figures are no date (13月, 2月30日).

    ``sentence_year`` is the year of a date before it in the sentence.
    """
    g = match.groupdict()
    year, stated = _year_of(g, anchor, sentence_year)
    span = Span(*match.span())
    for name, read in _READERS:
        if g[name] is not None:
            point = read(g, year, anchor)
            return point and point._replace(span=span, stated=stated)
    return None


def _year_of(g: dict[str, str | None], anchor: Anchor, sentence_year: int | None) -> tuple[int | None, bool]:
    digits = g["year"] or g["bareyear"] or g["dottedyear"] or g["isoyear"] or g["yearsfrom"]
    if digits:
        return _read_year(digits), True
    if g["masked"] or g["baremasked"]:
        return None, True
    relative = g["relative"] or g["barerelative"]
    if relative:
        step = _RELATIVE.get(relative.removesuffix("度") or "", _RELATIVE.get(relative, 1))
        base = anchor.year if step <= 0 or sentence_year is None else sentence_year
        return (base + step if base else None), True
    return sentence_year or anchor.year, False


def _read_year(digits: str) -> int:
    return int(
        "".join(
            c if c.isascii() and c.isdigit() else str(read_number(c.replace("o", "〇").replace("○", "〇")))
            for c in digits
        )
    )


def _numbers(text: str | None) -> list[int]:
    return [read_number(part) for part in re.findall(NUMERAL, text or "")]


def _month(g: dict[str, str | None], year: int | None, _: Anchor) -> Point | None:
    month = read_number(g["month"] or "")
    before = _numbers(g["months"])
    if not 1 <= month <= 12 or not all(1 <= m <= 12 for m in before):
        return None
    if g["lostday"]:
        return _day(g | {"day": g["lostday"]}, year, month, [])
    if g["day"]:
        return None if before and not _is_range(g["months"]) else _day(g, year, month, before)
    if g["third"]:
        first, last = _THIRDS[g["third"]]
        stretch = Stretch(third_stretch(year, month, first).first, third_stretch(year, month, last).last)
        return Point(Span(0, 0), "third", stretch)
    if before and _is_range(g["months"]):
        return Point(Span(0, 0), "month", month_stretch(year, before[0], month), ends=bool(g["monthend"]))
    runs = _runs([*before, month], year)
    return Point(
        Span(0, 0),
        "month",
        Stretch(runs[0].first, runs[-1].last),
        False,
        bool(g["monthend"]),
        runs if before else (),
    )


def _lost(g: dict[str, str | None], year: int | None, _: Anchor) -> Point:
    month = int(g["lostmonth"] or 1)
    return Point(Span(0, 0), "month", month_stretch(year, month, month), ends=True)


def _is_range(text: str | None) -> bool:
    return bool(re.search(DASH, text or ""))


def _runs(months: list[int], year: int | None) -> tuple[Stretch, ...]:
    """Join months that follow each other: 7、8月份 is one stretch, 3、6、9月 are three."""
    runs: list[tuple[int, int]] = []
    for month in months:
        if runs and month == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], month)
        else:
            runs.append((month, month))
    return tuple(month_stretch(year, first, last) for first, last in runs)


def _day(g: dict[str, str | None], year: int | None, month: int, before: list[int]) -> Point | None:
    days = [*_numbers(g["days"]), read_number(g["day"] or ""), *_numbers(g["moredays"])]
    last = (_numbers(g["dayend"]) or [days[-1]])[0]
    if not all(is_day(year, month, d) for d in (*days, last)):
        return None
    if g["dayend"] or (g["days"] and _is_range(g["days"])):
        return Point(
            Span(0, 0), "span", Stretch(Day(year, month, days[0]), Day(year, month, max(last, days[0])))
        )
    if before:
        return Point(Span(0, 0), "span", Stretch(Day(year, before[0], 1), Day(year, month, last)))
    runs = tuple(Stretch(Day(year, month, d), Day(year, month, d)) for d in days)
    return Point(
        Span(0, 0), "day", Stretch(runs[0].first, runs[-1].last), False, False, runs if len(runs) > 1 else ()
    )


def _quarter(g: dict[str, str | None], year: int | None, _: Anchor) -> Point:
    quarter = read_number(g["quarter"] or "")
    before = [read_number(part) for part in re.findall("[一二三四1-4]", g["quarters"] or "")]
    stretch = quarter_stretch(year, quarter)
    if before and _is_range(g["quarters"]):
        stretch = Stretch(quarter_stretch(year, before[0]).first, stretch.last)
        before = []
    runs = tuple(quarter_stretch(year, q) for q in (*before, quarter)) if before else ()
    if before and [*before, quarter] == list(range(before[0], quarter + 1)):
        stretch, runs = Stretch(runs[0].first, stretch.last), ()  # 第二、三季度 is one, as 7、8月份 is
    return Point(Span(0, 0), "quarter", stretch, False, bool(g["quarterend"]), runs)


def _half(g: dict[str, str | None], year: int | None, _: Anchor) -> Point:
    half = g["half"] or ""
    runs = (half_stretch(year, 1), half_stretch(year, 2)) if "下半" in half and half[0] == "上" else ()
    stretch = half_stretch(year, 1 if half[0] == "上" else 2)
    return Point(Span(0, 0), "half", stretch, False, bool(g["halfend"]), runs)


def _years(g: dict[str, str | None], year: int | None, _: Anchor) -> Point | None:
    last = _read_year(g["yearsto"] or "")
    if year is None or last < year:
        return None
    return Point(Span(0, 0), "years", Stretch(Day(year, 1, 1), Day(last, 12, 31)))


def _dotted(g: dict[str, str | None], year: int | None, _: Anchor) -> Point | None:
    month, day = int(g["dottedmonth"] or g["isomonth"] or 0), g["dottedday"] or g["isoday"]
    if day is None:
        return Point(Span(0, 0), "dotted", month_stretch(year, month, month))
    if not is_day(year, month, int(day)):
        return None
    return Point(Span(0, 0), "day", Stretch(Day(year, month, int(day)), Day(year, month, int(day))))


def _bare(g: dict[str, str | None], year: int | None, _: Anchor) -> Point | None:
    if g["edge"] == "初":
        return None
    return Point(Span(0, 0), "edge" if g["edge"] else "year", year_stretch(year), ends=bool(g["edge"]))


def _plain(g: dict[str, str | None], year: int | None, anchor: Anchor) -> Point | None:
    words = g["plain"] or g["now"] or ""
    if words == "全年":
        return Point(Span(0, 0), "full", year_stretch(year))
    if words[0] in "年岁" or words == "年终":
        return Point(Span(0, 0), "edge", year_stretch(year), ends=True)
    if anchor.dated is None:
        return Point(Span(0, 0), "unknown", year_stretch(None), ends="月" in words)
    today = Day(anchor.dated.year, anchor.dated.month, anchor.dated.day)
    if "月" in words:
        ends = Day(today.year, today.month, last_day(today.year, today.month))
        return Point(Span(0, 0), "edge", Stretch(ends._replace(day=1), ends), ends=True)
    return Point(Span(0, 0), "now", Stretch(today, today))


_READERS = (
    ("lostmonth", _lost),
    ("month", _month),
    ("quarter", _quarter),
    ("half", _half),
    ("yearsto", _years),
    ("dottedyear", _dotted),
    ("isoyear", _dotted),
    ("bareyear", _bare),
    ("baremasked", _bare),
    ("barerelative", _bare),
    ("plain", _plain),
    ("now", _plain),
)
