"""Deadlines as a calendar (RFC 5545): all-day events that any calendar program takes in.

The same provisions give the same bytes: nothing depends on the clock, and the identity of an event is
that of the fact, so that importing a calendar twice changes events instead of doubling them.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from dateutil.rrule import rrulestr
from icalendar import Calendar, Event, vRecur, vText

from generator.core.model import Deadline, Plan
from generator.core.terms import DeadlineKind, Script
from generator.corpus.link import Provision
from generator.text.script import in_script

Wanted = Callable[[Provision, Deadline], bool]
"""Tells whether a time of a provision belongs into a calendar."""

UrlOf = Callable[[Provision], str | None]
"""From a provision to the address of its place on the site, where the site knows its own."""

_LONGEST_SUMMARY = 40


class CalendarFile(NamedTuple):
    """A calendar as bytes, how many events it holds, and how many times it had to leave out.

    Left out are times without a day in a year: counted from an event (15个工作日内), or of a plan whose
    year is masked. Say so beside the download.
    """

    data: bytes
    events: int
    omitted: int


class _Fact(NamedTuple):
    """A deadline with its identity and the provision that states it."""

    uid: str
    deadline: Deadline
    provision: Provision


class Span(NamedTuple):
    """The days of an event, both inclusive, its rule, and what was assumed to fix them."""

    first: dt.date
    last: dt.date
    rule: str | None = None
    assumed: str | None = None


def make_calendar(
    provisions: Iterable[Provision],
    name: str,
    url_of: UrlOf,
    script: Script | None = None,
    wanted: Wanted = lambda provision, deadline: True,
) -> CalendarFile:
    """Make the calendar of the deadlines of some provisions: all, one plan's, one unit's, one product's.

    ``name`` is shown by calendar programs; ``script`` converts what a person reads; ``wanted`` leaves
    out times of a provision that has others.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//workplan//CN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", vText(_show(name, script)))
    seen: set[str] = set()
    omitted = 0
    for provision in provisions:
        for fact in _facts(provision):
            if fact.uid in seen or not wanted(provision, fact.deadline):
                continue
            seen.add(fact.uid)
            span = days_of(fact.deadline, provision.plan)
            omitted += span is None
            if span:
                calendar.add_component(_event(fact, span, url_of(provision), script))
    return CalendarFile(calendar.to_ical(), len(calendar.subcomponents), omitted)


def _facts(provision: Provision) -> Iterator[_Fact]:
    """Yield the deadlines of a provision, each with a UID: plan, node, kind, and which of its kind."""
    counts: dict[DeadlineKind, int] = {}
    for deadline in provision.node.deadlines:
        counts[deadline.kind] = counts.get(deadline.kind, 0) + 1
        uid = f"{provision.key}#{deadline.kind}-{counts[deadline.kind]}@workplan"
        yield _Fact(uid, deadline, provision)


def days_of(deadline: Deadline, plan: Plan) -> Span | None:
    """Return the days that an event for a deadline takes; ``None`` where they cannot be known.

    A deadline is its last day, a start its first, a period all its days, a recurrence the first day
    that its rule gives, from the date of the plan to the end of its year.
    """
    if deadline.rrule:
        return _recurrence(deadline, plan)
    start, end = _day(deadline.start), _day(deadline.end)
    if deadline.kind is DeadlineKind.PERIOD and start and end:
        return Span(start, max(start, end))
    day = start if deadline.kind is DeadlineKind.START else end or start
    return Span(day, day) if day else None


def _day(bound: str | None) -> dt.date | None:
    return dt.date.fromisoformat(bound) if bound and not bound.startswith("-") else None


def _recurrence(deadline: Deadline, plan: Plan) -> Span | None:
    year = plan.year or (plan.dated.year if plan.dated else None)
    if year is None or deadline.rrule is None:
        return None
    opening = plan.dated if plan.dated and plan.dated.year == year else dt.date(year, 1, 1)
    start = _day(deadline.start) or opening
    until = _day(deadline.end) or dt.date(start.year, 12, 31)
    rule = _read_rule(deadline.rrule)
    if rule is None:
        return None
    rule, assumed = _with_day(rule)
    first = _first_day(rule, start, until)
    return Span(first, first, _print_rule(rule, until), assumed) if first else None


def _read_rule(text: str) -> dict[str, str] | None:
    """Read a recurrence rule of whole days; ``None`` for one that a calendar of days cannot hold.

    An end of its own (``UNTIL``, ``COUNT``) is dropped: a plan ends with its year.
    """
    match = [_RULE_PART.fullmatch(part) for part in text.upper().split(";") if part]
    rule = {part[1]: part[2] for part in match if part}
    interval = rule.get("INTERVAL", "1")
    known = len(rule) == len(match) and rule.get("FREQ") in ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
    if not known or not interval.isdigit() or not 1 <= int(interval) <= _LONGEST_INTERVAL:
        return None
    return {name: value for name, value in rule.items() if name not in ("UNTIL", "COUNT")}


_RULE_PART = re.compile(
    r"(FREQ|INTERVAL|BYDAY|BYMONTHDAY|BYMONTH|BYSETPOS|WKST|UNTIL|COUNT)=([A-Z0-9,+-]{1,60})"
)
_LONGEST_INTERVAL = 366


def _print_rule(rule: dict[str, str], until: dt.date) -> str:
    return ";".join([*(f"{name}={value}" for name, value in rule.items()), f"UNTIL={until:%Y%m%d}"])


def _with_day(rule: dict[str, str]) -> tuple[dict[str, str], str | None]:
    """Give a rule that names no day one at the end of its period, and say so.

    ``按季度`` is ``FREQ=MONTHLY;INTERVAL=3``; a calendar needs a day: the last of the quarter.
    """
    if any(name.startswith("BY") for name in rule):
        return rule, None
    match rule["FREQ"]:
        case "YEARLY":
            return rule | {"BYMONTH": "12", "BYMONTHDAY": "31"}, "原文未写明具体日期，按年末标注"
        case "MONTHLY":
            return rule | {"BYMONTHDAY": "-1"}, "原文未写明具体日期，按期末标注"
        case "WEEKLY":
            return rule | {"BYDAY": "FR"}, "原文未写明星期几，按周五标注"
    return rule, None


def _first_day(rule: dict[str, str], start: dt.date, until: dt.date) -> dt.date | None:
    """Return the first day of a rule; a rule of several months ends its periods with the calendar's."""
    interval = int(rule.get("INTERVAL", "1"))
    origin = start
    if rule["FREQ"] == "MONTHLY" and interval > 1:
        month = min(-(-start.month // interval) * interval, 12)
        origin = max(start, dt.date(start.year, month, 1))
    midnight = dt.datetime.combine(origin, dt.time())
    try:
        vRecur.from_ical(_print_rule(rule, until))
        found = rrulestr(_print_rule(rule, until), dtstart=midnight).after(midnight, inc=True)
    except ValueError:
        return None
    return found.date() if found else None


def _event(fact: _Fact, span: Span, url: str | None, script: Script | None) -> Event:
    event = Event()
    event.add("uid", fact.uid)
    event.add("dtstamp", _stamp(fact.provision.plan))
    event.add("dtstart", span.first)
    event.add("dtend", span.last + dt.timedelta(days=1))
    if span.rule:
        event.add("rrule", vRecur.from_ical(span.rule))
    event.add("summary", _show(_summary(fact), script))
    event.add("description", _show(_description(fact, span), script))
    event.add("categories", [_show(fact.deadline.kind.label, script)])
    event.add("transp", "TRANSPARENT")
    if url:
        event.add("url", url)
    return event


def _stamp(plan: Plan) -> dt.datetime:
    day = plan.dated or plan.published or dt.date(plan.year or 1970, 1, 1)
    return dt.datetime.combine(day, dt.time(), dt.UTC)


def _summary(fact: _Fact) -> str:
    node = fact.provision.node
    task = fact.deadline.task or node.heading or node.text or fact.provision.number
    task = " ".join(task.split())
    return task if len(task) <= _LONGEST_SUMMARY else f"{task[: _LONGEST_SUMMARY - 1]}…"


def _description(fact: _Fact, span: Span) -> str:
    plan, number = fact.provision.plan, fact.provision.number
    lines = [f"原文：“{fact.deadline.quote}”", f"出处：《{plan.name}》{plan.document_number or ''} {number}"]
    return "\n".join([*lines, f"说明：{span.assumed}"] if span.assumed else lines)


def _show(words: str, script: Script | None) -> str:
    """Return words in the script that is wanted, without the control characters that RFC 5545 forbids."""
    shown = in_script(words, script) if script else words
    return "".join(c for c in shown if c >= " " or c in "\t\n")
