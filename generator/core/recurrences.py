"""Recurring times and what they mean as RFC 5545 rules: 每周三, 按季度, 每月5日前, 一年两次, 3次/年."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from generator.core.numbering import read_number
from generator.core.openings import FIGURES, Opening
from generator.core.spans import Span

NUMERAL = r"(?:\d{1,2}|[一二三四五六七八九十〇零两]{1,3})"
"""A small number in digits or in Chinese numerals, as a pattern over folded text."""

DASH = r"(?:[-–—―~〜]{1,2}|至|到)"
"""What stands between the two ends of a range."""

_EACH_NUMERAL = re.compile(NUMERAL)
_DAYS = dict(zip("一二三四五六日天", ("MO", "TU", "WE", "TH", "FR", "SA", "SU", "SU"), strict=True))
_COUNTED = "次个名篇轮期场批条份项家本户届"
_DAY = rf"{NUMERAL}\s?[日号]"
_BEFORE = r"(?:\s?(?:之前|以前|底前|前|之内|内))?"
_AT_LEAST = r"(?:各|原则上|应|须|要|开展|组织|报送)?(?:不少于|不得少于|不低于|至少|最少)?"

_EVERY = re.compile(
    # 每月25日前, 每季度末月20日前, 每年6月底前, 每周三, 每半年, 每两周
    rf"每[隔逢]?(?P<count>{NUMERAL}(?=个?(?:年|月|周|天|日|季)))?个?"
    r"(?P<unit>半年度?|半个?月|双月|双周|学年|年度?|季度?|月度?|工作日|周|星期|旬|日|天)"
    r"(?![级龄轮代边期节常益销])"
    rf"(?:(?P<times>内?{_AT_LEAST}{NUMERAL}(?:\s?[-~至、]\s?{NUMERAL})?)\s?次"
    rf"|(?<=[周期])(?:星期|周)?(?P<weekdays>[一二三四五六日天](?![{_COUNTED}])(?:\s?[、和及]\s?(?:周|星期)?[一二三四五六日天](?![{_COUNTED}]))*)"
    r"|的?(?P<nth>第[一二三四]|最后一)个?(?:星期|周)(?P<nthday>[一二三四五六日天])"
    rf"|(?P<detail>(?:的|年|月(?=\s?[底末])|季(?=[底末])|末月|首月|第一个月|第1个月|最后一个月|最后1个月|结束后|下月|次月|后|初|末|底|份|\s)*"
    rf"(?:(?P<month>{NUMERAL})\s?月份?(?:\s?{DASH}\s?{NUMERAL}\s?月份?)?)?"
    rf"(?:\s?(?P<day>(?:{NUMERAL}\s?[、和及与]\s?){{0,5}}{_DAY}(?:\s?前?\s?[、和及与]\s?{_DAY}){{0,5}})(?:\s?{DASH}\s?(?P<lastday>{_DAY}))?|\s?(?P<part>底|末|上旬|中旬|下旬|初|最后一?1?个?工作日))?)"
    rf"){_BEFORE}"
)
_EACH_ONE = re.compile(r"每(?:日|天|月|旬|季度?|年)一(?![次个])")  # beside 每周一排查: no Monday
_LATER = re.compile(
    # behind 每年: 至少检查4次, 自行检查两次
    rf"(?P<between>(?!.{{0,6}}(?:超过|多于|最多))[^,。;:、()对将被把的\d至]{{0,6}}?(?:至少|不少于|不低于|最少)?[^,。;:、()对将被把的\d]{{0,6}}?)(?P<times>{NUMERAL})\s?次(?![以性的产])"
)
_NEXT = re.compile(
    # behind 每季度: 完成后，于下月15日前; behind 每月: 数据于次月5日前
    rf"(?:[^,。;:、并次]{{0,14}}(?:后|结束),?\s?|[^,。;:、并次]{{0,12}}?)(?:应当?|须|要)?[于在]?(?:下|次|翌)(?:一?个?月|一?季度?(?:的?首月|的?第一个月)?)\s?(?:的)?"
    rf"(?P<day>{_DAY}){_BEFORE}"
)
_ONCE = re.compile(
    # 一年两次, 半年一次, 一季度一次; 一季一通报, 一月一调度
    rf"(?<![零〇一二三四五六七八九十\d第近用上下])(?P<per>一(?:年|季度?|月|周|天|日)|半[年月])(?:内)?{_AT_LEAST}(?P<times>{NUMERAL})[次篇](?!性)"
    r"|(?<![\"“‘'零〇一二三四五六七八九十\d])(?P<each>一(?:年|季度?|月|周|旬|日)|半[年月])一(?![次个项号日至、到.])[\u4e00-\u9fff]{1,2}"
)
_TIMES = re.compile(  # 3次/年, 一次/年
    r"(?P<times>\d{1,3}|[一二两三四五六])\s?人?次\s?[/每]\s?(?P<unit>半年|年|季度?|月|周|日|天)(?!度)"
)
_APART = re.compile(  # 两月1次, 两周一次, 三个月一次
    rf"(?<![零〇一二三四五六七八九十\d第近用上下前后])(?P<count>[二两三四六])个?(?P<unit>月|周|年){_AT_LEAST}[1一]次(?!性)"
)
_BY = re.compile(
    r"(?<!呈)[按逐分](?P<unit>双月|半年度?|年度|季度?|月度?|周|旬|年|日)(?![计期龄份节代均连边度])"
)
_MONTH_DAY = re.compile(
    # 上月25日至当月10日前, 次月5日前, 双月10日前, 逢双月
    rf"(?:上月\s?{_DAY}\s?{DASH}\s?(?:当|本|次|该)月|[次当下翌]月|(?P<two>[双单]月))\s?(?P<day>{_DAY}){_BEFORE}"
    r"|(?<=逢)(?P<even>[双单]月)"
)
REPORTS = "报告|通报|调度|例会|会商|研判|汇报|点评|巡查|小结|统计(?![局表口年数员])"
"""What is done at a rhythm that its name tells: 日报告, 周调度, 季度通报."""

_OPEN_REPORTS = "".join(report[0] for report in REPORTS.split("|"))

_REPORTING = re.compile(
    r"(?<![每当次节今工双隔上中下\d一二三四五六七八九十半])(?P<unit>日|周|旬|半月|月度?|季度?|半年|年度)"
    rf"(?:{REPORTS})"
)

_RULES = {
    "年": "FREQ=YEARLY",
    "学年": "FREQ=YEARLY",
    "半年": "FREQ=MONTHLY;INTERVAL=6",
    "季": "FREQ=MONTHLY;INTERVAL=3",
    "双月": "FREQ=MONTHLY;INTERVAL=2",
    "月": "FREQ=MONTHLY",
    "半月": "FREQ=MONTHLY;BYMONTHDAY=15,-1",
    "双周": "FREQ=WEEKLY;INTERVAL=2",
    "旬": "FREQ=MONTHLY;BYMONTHDAY=10,20,-1",
    "周": "FREQ=WEEKLY",
    "星期": "FREQ=WEEKLY",
    "工作日": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    "日": "FREQ=DAILY",
    "天": "FREQ=DAILY",
}
_MONTHS = {"年": 12, "半年": 6, "季": 3, "月": 1}


class Recurrence(NamedTuple):
    """A recurring time of a text: where it stands, its rule, and how it is put.

    ``shape`` is ``system`` for a rhythm in the name of a system (日报告, 季度通报), which recurs only
    where the system is set up, ``by`` for 按季度 and the like, else ``every``.
    """

    span: Span
    rule: str
    shape: str = "every"


_Match = re.Match[str]


def read_recurrence(text: str, at: int) -> Recurrence | None:
    """Read the recurring time that begins at a place of a folded text: 每月5日前 is ``FREQ=MONTHLY;BYMONTHDAY=5``.

    Every repetition in the patterns is bounded or moves on with each step.
    """
    for _, pattern, read, shape in _BY_MARK.get(text[at], ()):
        if match := pattern.match(text, at):
            found = Recurrence(Span(*match.span()), read(match), shape)
            return _read_on(text, match, found) if pattern is _EVERY else found
    return None


def _read_on(text: str, match: _Match, found: Recurrence) -> Recurrence:
    """Read what tells more of a bare 每年 or 每季度 behind it: how often, or by which day of the next month."""
    unit, detail = _plain(match["unit"]), (match["detail"] or "").strip()
    if any(match.group("times", "nth", "weekdays", "count")) or unit not in _MONTHS:
        return found
    if detail.endswith("后") or not detail:
        comma = bool(detail) and text.startswith(",", match.end())
        if day := _NEXT.match(text, match.end() + comma):
            rule = f"{found.rule};BYMONTHDAY={_number(day['day'])}"
            return Recurrence(Span(match.start(), day.end()), rule)
    if detail:
        return found
    later = _LATER.match(text, match.end())
    rule = _times(unit, _number(later["times"])) if later else found.rule
    return Recurrence(Span(match.start(), later.end()), rule) if later and rule != found.rule else found


def _plain(unit: str) -> str:
    return unit.removesuffix("度").replace("个", "").removeprefix("一") or "年"


def _every(match: _Match) -> str:
    unit, count = _plain(match["unit"]), _number(match["count"])
    if match["times"] and count <= 1:
        return _times(unit, _number(match["times"][-2:]))
    rule = _RULES[unit]
    if count > 1:
        base, months = rule.partition(";")[0], {"季": 3}.get(unit, 1)
        rule = f"{base};INTERVAL={count * months}"
    return rule + _detail(unit, match)


def _detail(unit: str, match: _Match) -> str:
    if match["nth"]:
        nth = _number(match["nth"][1:]) if match["nth"][0] == "第" else -1
        return f";BYDAY={nth}{_DAYS[match['nthday']]}" if unit == "月" else ""
    if unit in ("周", "星期"):
        listed = _EACH_ONE.search(match.string, max(0, match.start() - 12), match.end() + 12)
        days = [] if listed else [_DAYS[c] for c in match["weekdays"] or "" if c in _DAYS]
        return f";BYDAY={','.join(dict.fromkeys(days))}" if days else ""
    month = f";BYMONTH={_number(match['month'])}" if unit == "年" and match["month"] else ""
    detail = (match["detail"] or "").strip()
    ends = detail.endswith(("底", "末", "工作日"))
    if unit == "年" and not month and ends:
        return ";BYMONTH=12;BYMONTHDAY=31"
    days = _EACH_NUMERAL.findall(match["lastday"] or match["day"] or "")
    if days and (unit != "年" or month):
        return f"{month};BYMONTHDAY={','.join(str(_number(day)) for day in days)}"
    return month + (";BYMONTHDAY=-1" if ends and (unit in ("月", "季") or month) else "")


def _times(unit: str, count: int) -> str:
    months = _MONTHS.get(unit, 0)
    if months and count > 1 and months % count == 0:
        interval = months // count
        return "FREQ=MONTHLY" + (f";INTERVAL={interval}" if interval > 1 else "")
    return _RULES[unit]


def _once(match: _Match) -> str:
    if match["each"]:
        return _RULES[_plain(match["each"])]
    return _times(_plain(match["per"]), _number(match["times"]))


def _per(match: _Match) -> str:
    return _times(_plain(match["unit"]), _number(match["times"]))


def _apart(match: _Match) -> str:
    return f"{_RULES[match['unit']]};INTERVAL={_number(match['count'])}"


def _unit(match: _Match) -> str:
    return _RULES[_plain(match["unit"])]


def _month_day(match: _Match) -> str:
    if match["even"]:
        return _RULES["双月"]  # 逢双月通报进度
    interval = ";INTERVAL=2" if match["two"] else ""
    return f"FREQ=MONTHLY{interval};BYMONTHDAY={_number(match['day'])}"


def _number(text: str | None) -> int:
    return read_number(text.replace("两", "二")) if text else 0


class Form(NamedTuple):
    """A form of a recurring time: how it begins, its pattern, what makes a rule of a match, and its ``shape``."""

    opening: Opening
    pattern: re.Pattern[str]
    read: Callable[[_Match], str]
    shape: str = "every"


FORMS = (
    Form(Opening("每", f"隔逢个半双学年季月工周星旬日天{FIGURES}"), _EVERY, _every),
    Form(Opening("一半", "年季月周天日旬"), _ONCE, _once),
    Form(Opening("0123456789一二两三四五六", unit=r"\s?人?次\s?[/每]"), _TIMES, _per),
    Form(Opening("二两三四六", "个月周年"), _APART, _apart),
    Form(Opening("按逐分", "半双年季月周旬日"), _BY, _unit, "by"),
    Form(Opening("上次当下翌双单", "月"), _MONTH_DAY, _month_day),
    Form(Opening("日周旬月季半年", f"年月度{_OPEN_REPORTS}"), _REPORTING, _unit, "system"),
)
"""The forms of a recurring time; of two that begin alike the first is tried first."""

_BY_MARK = {
    mark: tuple(form for form in FORMS if mark in form.opening.first)
    for mark in "".join(form.opening.first for form in FORMS)
}
