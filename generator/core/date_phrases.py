"""Date phrases in folded text: 4月底前, 9-11月期间, 7、8月份, 二〇二二年, 从8月中旬开始至年底前结束.

One compiled alternation reads a point of time at a place where one may begin; points are then joined to
ranges and lists by what stands between them, and bound by what stands before and after them.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import Struct

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
from generator.core.openings import FIGURES, Opening
from generator.core.recurrences import DASH, NUMERAL
from generator.core.spans import Span, make_span
from generator.core.years import HAN_YEAR, read_year

_SEP = rf"(?:{DASH}|[、和及与])"
_RELATIVE = {"今年": 0, "本年": 0, "当年": 0, "去年": -1, "上年": -1, "上一年": -1} | dict.fromkeys(
    ("明年", "次年", "翌年", "下年", "下一年"), 1
)
_YEAR = (
    rf"(?:(?P<year>(?:19|20)\d\d|{HAN_YEAR})|(?P<masked>(?:19|20)?[*x×某#]{{1,4}}|(?:19|20)\d[*x×]))"
    r"\s?年度?"
    rf"|(?P<relative>(?:{'|'.join(_RELATIVE)})度?)"
)
_NO_DAY = "常|报(?![送告省市县区局请名到批备总])|益|用"  # 日常, 日报, but 9月18日报送
_DAY = rf"(?P<day>{NUMERAL})\s?[日号曰](?!{_NO_DAY})(?P<dayend>\s?{DASH}\s?{NUMERAL}\s?[日号曰](?!{_NO_DAY}))?(?P<moredays>(?:\s?[、和及与]\s?{NUMERAL}\s?[日号曰]){{0,4}})"  # 5月6日至20日; 5月6、7日
_WEEKDAY = r"\s?\((?:星期|周)[一二三四五六日天]\)"
_HOUR = (  # 4月10日(星期五)前, 9月30日24时前, 6月3日(周五)下班前, 6月3日(周五)至
    rf"(?:(?:{_WEEKDAY})?(?:\s?(?:上午|下午|中午|晚上?)?\s?(?:{NUMERAL}\s?[时点](?:\d\d分|整|半)?|\d\d?:\d\d|下班)|\s?[上中下]午)?"
    rf"(?=\s?(?:之前|以前|前))|{_WEEKDAY}(?=\s?[-–—―~〜至到]))?"
)
_MONTH = (
    rf"(?P<months>(?:{NUMERAL}\s?{_SEP}\s?){{0,6}})(?P<month>{NUMERAL})\s?(?:(?<=、\d|\d\d)[两三四五六]个?)?月(?!报|刊|度|例|通|调|饼|嫂|薪|租|均|考|供|经)份?"
    rf"(?:\s?(?P<third>上、?中旬|中、?下旬|上旬|中旬|下旬|初)|(?P<monthend>底|末)"
    r"|\s?(?P<lostday>3[01]|[12]\d|[1-9])(?=前|[,。;)]|$)"  # 6月25前, 启动仪式6月14。: the 日 is lost
    rf"|\s?的?(?P<days>(?:{NUMERAL}\s?{_SEP}\s?){{0,5}}){_DAY}{_HOUR})?"
    r"(?P<by_month>)|(?<=年)(?P<lostmonth>1[0-2]|0?[1-9])[底末](?P<by_lost_month>)"  # 2022年8底前: the 月 is lost
)
_QUARTER = r"第?\s?(?P<quarters>(?:[一二三四1-4]\s?[-~至到、和及与]\s?){0,3})(?P<quarter>[一二三四1-4])\s?季度?(?![节一豆青])(?P<quarterend>底|末)?(?P<by_quarter>)"
_HALF = r"(?P<half>上半年|下半年|上[、,和]?下半年)(?P<halfend>底|末)?(?P<by_half>)"

POINT = re.compile(
    rf"(?:{_YEAR})?\s?(?:{_MONTH}|{_QUARTER}|{_HALF})"
    rf"|(?P<yearsfrom>(?:19|20)\d\d)\s?{DASH}\s?(?P<yearsto>(?:19|20)\d\d)\s?年(?P<by_years>)"
    r"|(?<![\d.\w/])(?P<dottedyear>(?:19|20)\d\d)(?P<dot>[./])(?P<dottedmonth>1[0-2]|0?[1-9])(?:(?P=dot)(?P<dottedday>3[01]|[12]\d|0?[1-9]))?(?![\d.%/a-z])(?P<by_dots>)"
    r"|(?<![\d.\w/-])(?P<isoyear>20\d\d)-(?P<isomonth>1[0-2]|0[1-9])-(?P<isoday>3[01]|[12]\d|0[1-9])(?!\d)(?P<by_dashes>)"
    rf"|(?:{_YEAR.replace('?P<', '?P<bare')})(?:\s?年?(?P<bareedge>底|末|内|初)(?!部|容|涝|参|地|审)|(?!\s?\d))(?P<by_year>)"
    r"|(?:年底|年末|年终(?!总结|考核|奖|结算|工作|报告|评)|(?<![一二两三四五六七八九十半几数\d])年度?内|岁末)(?P<by_turn>)|(?<!安)全年(?P<by_full_year>)|(?:本月(?:底|末|内)|月底(?=前))(?P<by_this_month>)"
    r"|(?:即日|从(?:现在|目前)(?=起|开始)|自(?:本?(?:通知|方案|计划|意见|办法))?(?:印发|下发|发布|发文|公布)之日)(?P<by_now>)"
)
"""Any point or stretch of time that a date can be given, in folded text."""

POINT_OPENINGS = (
    Opening(FIGURES, unit=r"\s?(?:[年月季底末、和及与至到/.*x×某#~〜―—–-]|个月)"),
    Opening("*x×某#", r"*x×某#\s年"),
    Opening("第", r"\s一二三四1234"),
    Opening("今本当明次翌去", "年"),
    Opening("上下", "年一半、,和下"),
    Opening("年", "底末终度内"),
    Opening("岁", "末"),
    Opening("全", "年"),
    Opening("本", "月"),
    Opening("月", "底"),
    Opening("即", "日"),
    Opening("从", "现目"),
    Opening("自", "本通方计意办印下发公"),
)
"""How points of time begin, but for space: a match of ``POINT`` that begins otherwise is not looked for."""

_THIRDS = {"上旬": (0, 0), "初": (0, 0), "中旬": (1, 1), "下旬": (2, 2), "上中旬": (0, 1), "中下旬": (1, 2)}
_STATED_YEARS = ("year", "bareyear", "dottedyear", "isoyear", "yearsfrom")
_EACH_NUMERAL = re.compile(NUMERAL)
_EACH_QUARTER = re.compile("[一二三四1-4]")
_RANGE = re.compile(DASH)


class Point(Struct, frozen=True, gc=False):
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


class _Time(Struct, frozen=True, gc=False):
    """What the words of a point say, wherever they stand."""

    shape: str
    stretch: Stretch
    ends: bool = False
    runs: tuple[Stretch, ...] = ()


_Match = re.Match[str]


def read_point(match: _Match, anchor: Anchor, sentence_year: int | None) -> Point | None:
    """Read one match of ``POINT``; ``None`` where the figures are no date (13月, 2月30日).

    ``sentence_year`` is the year of a date before it in the sentence.
    """
    year, stated = _year_of(match, anchor, sentence_year)
    time = _READERS[match.lastgroup or ""](match, year, anchor)
    if time is None:
        return None
    return Point(make_span(match.span()), time.shape, time.stretch, stated, time.ends, time.runs)


def _year_of(match: _Match, anchor: Anchor, sentence_year: int | None) -> tuple[int | None, bool]:
    if digits := next(filter(None, match.group(*_STATED_YEARS)), None):
        return read_year(digits), True
    if any(match.group("masked", "baremasked")):
        return None, True
    if relative := match["relative"] or match["barerelative"]:
        step = _RELATIVE[relative.removesuffix("度")]
        base = anchor.year if step <= 0 or sentence_year is None else sentence_year
        return (base + step if base else None), True
    return sentence_year or anchor.year, False


def _number(numeral: str) -> int:
    return int(numeral) if numeral.isascii() else read_number(numeral)


def _numbers(text: str | None) -> list[int]:
    return [_number(part) for part in _EACH_NUMERAL.findall(text)] if text else []


def _is_range(text: str | None) -> bool:
    return bool(text) and _RANGE.search(text or "") is not None


def _read_month(match: _Match, year: int | None, _: Anchor) -> _Time | None:
    named, listed, day, lost_day, third = match.group("month", "months", "day", "lostday", "third")
    month, before = _number(named), _numbers(listed)
    months = [*before, month]
    if min(months) < 1 or max(months) > 12:
        return None
    if day or lost_day:
        return _read_day(match, year, month, before)
    if third:
        first, last = (third_stretch(year, month, part) for part in _THIRDS[third.replace("、", "")])
        return _Time("third", Stretch(first.first, last.last))
    return _read_months(before, month, year, match)


def _read_months(before: list[int], month: int, year: int | None, match: _Match) -> _Time:
    ends = match["monthend"] is not None
    if not before or _is_range(match["months"]):
        return _Time("month", month_stretch(year, before[0] if before else month, month), ends)
    runs = _join_months([*before, month], year)
    return _Time("month", Stretch(runs[0].first, runs[-1].last), ends, runs)


def _read_lost_month(match: _Match, year: int | None, _: Anchor) -> _Time:
    month = int(match["lostmonth"])
    return _Time("month", month_stretch(year, month, month), ends=True)


def _join_months(months: list[int], year: int | None) -> tuple[Stretch, ...]:
    """Join months that follow each other: 7、8月份 is one stretch, 3、6、9月 are three."""
    runs: list[tuple[int, int]] = []
    for month in months:
        if runs and month == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], month)
        else:
            runs.append((month, month))
    return tuple(month_stretch(year, first, last) for first, last in runs)


def _read_day(match: _Match, year: int | None, month: int, before: list[int]) -> _Time | None:
    days = [*_numbers(match["days"]), _number(match["day"] or match["lostday"]), *_numbers(match["moredays"])]
    last = (_numbers(match["dayend"]) or [days[-1]])[0]
    if not all(is_day(year, month, d) for d in (*days, last)):
        return None
    if before and _is_range(match["months"]):
        return _Time("span", Stretch(Day(year, before[0], 1), Day(year, month, last)))
    if match["dayend"] or _is_range(match["days"]):
        return _Time("span", Stretch(Day(year, month, days[0]), Day(year, month, max(last, days[0]))))
    if not all(is_day(year, m, d) for m in before for d in days):
        return None
    named = [Day(year, m, d) for m in (*before, month) for d in days]
    runs = tuple([Stretch(day, day) for day in named])
    return _Time("day", Stretch(runs[0].first, runs[-1].last), runs=runs if len(runs) > 1 else ())


def _read_quarter(match: _Match, year: int | None, _: Anchor) -> _Time:
    quarter, ends = _number(match["quarter"]), match["quarterend"] is not None
    stretch = quarter_stretch(year, quarter)
    before = [_number(part) for part in _EACH_QUARTER.findall(match["quarters"])]
    if not before:
        return _Time("quarter", stretch, ends)
    whole = Stretch(quarter_stretch(year, before[0]).first, stretch.last)
    if _is_range(match["quarters"]) or [*before, quarter] == list(range(before[0], quarter + 1)):
        return _Time("quarter", whole, ends)  # 第二、三季度 is one, as 7、8月份 is
    return _Time("quarter", stretch, ends, tuple(quarter_stretch(year, q) for q in (*before, quarter)))


def _read_half(match: _Match, year: int | None, _: Anchor) -> _Time:
    half = match["half"]
    runs = (half_stretch(year, 1), half_stretch(year, 2)) if "下半" in half and half[0] == "上" else ()
    stretch = half_stretch(year, 1 if half[0] == "上" else 2)
    return _Time("half", stretch, match["halfend"] is not None, runs)


def _read_years(match: _Match, year: int | None, _: Anchor) -> _Time | None:
    last = read_year(match["yearsto"])
    if year is None or last < year:
        return None
    return _Time("years", Stretch(Day(year, 1, 1), Day(last, 12, 31)))


def _read_figures(match: _Match, year: int | None, _: Anchor) -> _Time | None:
    month, day = int(match["dottedmonth"] or match["isomonth"]), match["dottedday"] or match["isoday"]
    if day is None:
        return _Time("dotted", month_stretch(year, month, month))
    if not is_day(year, month, int(day)):
        return None
    return _Time("day", Stretch(Day(year, month, int(day)), Day(year, month, int(day))))


def _read_bare_year(match: _Match, year: int | None, _: Anchor) -> _Time | None:
    edge = match.group("bareedge")
    if edge == "初":
        return None
    return _Time("edge" if edge else "year", year_stretch(year), ends=edge is not None)


def _read_turn(_: _Match, year: int | None, __: Anchor) -> _Time:
    return _Time("edge", year_stretch(year), ends=True)


def _read_full_year(_: _Match, year: int | None, __: Anchor) -> _Time:
    return _Time("full", year_stretch(year))


def _read_this_month(_: _Match, __: int | None, anchor: Anchor) -> _Time:
    today = anchor.dated
    if today is None:
        return _Time("unknown", year_stretch(None), ends=True)
    ends = Day(today.year, today.month, last_day(today.year, today.month))
    return _Time("edge", Stretch(ends._replace(day=1), ends), ends=True)


def _read_now(_: _Match, __: int | None, anchor: Anchor) -> _Time:
    if anchor.dated is None:
        return _Time("unknown", year_stretch(None))
    today = Day(anchor.dated.year, anchor.dated.month, anchor.dated.day)
    return _Time("now", Stretch(today, today))


_READERS: dict[str, Callable[[_Match, int | None, Anchor], _Time | None]] = {
    "by_month": _read_month,
    "by_lost_month": _read_lost_month,
    "by_quarter": _read_quarter,
    "by_half": _read_half,
    "by_years": _read_years,
    "by_dots": _read_figures,
    "by_dashes": _read_figures,
    "by_year": _read_bare_year,
    "by_turn": _read_turn,
    "by_full_year": _read_full_year,
    "by_this_month": _read_this_month,
    "by_now": _read_now,
}
"""How each alternative of ``POINT`` is read: the empty group that closes it tells which one matched."""
