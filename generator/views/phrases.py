"""Times and figures as one says them in Chinese: ``2022年4月30日前``, ``每周三``, ``不低于30%``."""

from __future__ import annotations

import re

from generator.core.model import Deadline, Target
from generator.core.terms import Comparator, DeadlineKind

_WEEKDAYS = {"MO": "一", "TU": "二", "WE": "三", "TH": "四", "FR": "五", "SA": "六", "SU": "日"}
_EVERY = {"DAILY": "日", "WEEKLY": "周", "MONTHLY": "月", "YEARLY": "年"}
_MONTHS_EVERY = {2: "每两个月", 3: "每季度", 6: "每半年", 12: "每年"}
_DAY = "%d月%d日"
_NTH = re.compile(r"(-?\d)([A-Z]{2})")  # 1FR
_WORKDAYS = "MO,TU,WE,TH,FR"


def date_phrase(bound: str) -> str:
    """Say a date bound: ``2022-04-30`` is ``2022年4月30日``; a masked ``--04-30`` is ``4月30日``."""
    if bound.startswith("--"):
        return _DAY % (int(bound[2:4]), int(bound[5:7]))
    return f"{int(bound[:4])}年" + _DAY % (int(bound[5:7]), int(bound[8:10]))


def bound_phrase(bound: str | None) -> str | None:
    """Print a bound for a table: as a date, or as ``4月30日`` where the plan masks its year."""
    return date_phrase(bound) if bound and bound.startswith("--") else bound


def deadline_phrase(deadline: Deadline) -> str:
    """Say when something is due: ``2022年4月30日前``, ``2022年9月1日至11月30日``, ``每周三``.

    Empty for a term that is counted from an event and has no date.
    """
    if deadline.rrule:
        return recurrence_phrase(deadline.rrule)
    start, end = deadline.start, deadline.end
    if start and end:
        return _span_phrase(start, end)
    if end:
        return date_phrase(end) + ("前" if deadline.kind is DeadlineKind.DEADLINE else "止")
    return date_phrase(start) + "起" if start else ""


def _span_phrase(start: str, end: str) -> str:
    if start == end:
        return date_phrase(start)
    same_year = start[:4] == end[:4] and not start.startswith("--")
    return f"{date_phrase(start)}至{date_phrase('--' + end[5:]) if same_year else date_phrase(end)}"


def recurrence_phrase(rrule: str) -> str:
    """Say a recurrence: ``FREQ=WEEKLY;BYDAY=WE`` is ``每周三``; a rule not known here is given as it is."""
    parts = dict(part.split("=", 1) for part in rrule.split(";") if "=" in part)
    frequency, interval = parts.get("FREQ", ""), parts.get("INTERVAL", "1")
    if frequency not in _EVERY or not interval.isdigit():
        return rrule
    month = f"{parts['BYMONTH']}月" if "BYMONTH" in parts else ""
    return _every(frequency, int(interval)) + month + _days(parts)


def _days(parts: dict[str, str]) -> str:
    """Say on which days something recurs: 三, 一至周五, 第一个周五, 10日、20日、最后一日."""
    days = parts.get("BYDAY", "")
    if nth := _NTH.fullmatch(days):
        return ("最后一个" if nth[1] == "-1" else f"第{nth[1]}个") + f"周{_WEEKDAYS.get(nth[2], nth[2])}"
    if days:
        return (
            "一至周五" if days == _WORKDAYS else "、".join(_WEEKDAYS.get(day, day) for day in days.split(","))
        )
    numbers = parts["BYMONTHDAY"].split(",") if "BYMONTHDAY" in parts else ()
    return "、".join("最后一日" if number == "-1" else f"{number}日" for number in numbers)


def _every(frequency: str, interval: int) -> str:
    if interval == 1:
        return f"每{_EVERY[frequency]}"
    if frequency == "MONTHLY" and interval in _MONTHS_EVERY:
        return _MONTHS_EVERY[interval]
    return f"每{interval}{'个月' if frequency == 'MONTHLY' else _EVERY[frequency]}"


_COMPARED = {
    Comparator.EQUAL: "",
    Comparator.AT_LEAST: "不少于",
    Comparator.AT_MOST: "不超过",
    Comparator.MORE: "超过",
    Comparator.LESS: "低于",
}


def number_phrase(value: float) -> str:
    """Print a figure without needless digits: ``4000.0`` is ``4000``, ``2.5`` stays."""
    return str(int(value)) if value == int(value) else str(value)


def target_phrase(target: Target) -> str:
    """Say a target: ``不少于30家``, ``4000批次``."""
    return f"{_COMPARED[target.comparator]}{number_phrase(target.value)}{target.unit}"
