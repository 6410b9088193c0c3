"""A plan's year as a chart: one line a time, twelve months, readable in black and white."""

from __future__ import annotations

from enum import StrEnum

from generator.core.model import Deadline, Plan
from generator.corpus import Provision
from generator.views.facts import DeadlineRow, deadline_row
from generator.views.rows import MeasureRef, PlanRef, Row, measure_ref, plan_ref

MONTHS = tuple(range(1, 13))


class Cell(StrEnum):
    """What a month of a line shows."""

    EMPTY = ""
    RUNS = "runs"
    BEGINS = "begins"
    ENDS = "ends"
    RECURS = "recurs"


class TimelineRow(Row, frozen=True):
    """One time of one measure over the twelve months of its plan's year."""

    deadline: DeadlineRow
    measure: MeasureRef
    cells: tuple[Cell, ...]


class Timeline(Row, frozen=True):
    """The times of one plan that touch its year, in the order in which they end."""

    plan: PlanRef
    year: str
    rows: tuple[TimelineRow, ...]


def plan_timeline(plan: Plan, provisions: tuple[Provision, ...]) -> Timeline | None:
    """Return the chart of a plan, or ``None`` where it states no time that can be drawn."""
    place = MeasureRef(plan_ref(plan), "", "", "")
    times = [(d, place) for d in plan.deadlines]
    times += [(d, measure_ref(p)) for p in provisions for d in p.node.deadlines]
    year = str(plan.year) if plan.year else _first_year([d for d, _ in times])
    rows = [TimelineRow(deadline_row(d), measure, cells_of(d, year)) for d, measure in times]
    drawn = [row for row in rows if any(row.cells)]
    drawn.sort(key=lambda r: (bool(r.deadline.rrule), r.deadline.end or "9", r.deadline.start or ""))
    return Timeline(plan_ref(plan), year, tuple(drawn)) if drawn else None


def _first_year(deadlines: list[Deadline]) -> str:
    bounds = [bound for d in deadlines for bound in (d.start, d.end) if bound]
    return min((bound[:4] for bound in bounds if not bound.startswith("--")), default="-")


def cells_of(deadline: Deadline, year: str) -> tuple[Cell, ...]:
    """Return the twelve months of a time in a year; ``-`` stands for a masked year."""
    if deadline.rrule and not (deadline.start or deadline.end):
        return (Cell.RECURS,) * 12
    start, end = deadline.start, deadline.end
    if not start and not end:
        return (Cell.EMPTY,) * 12
    return tuple(_cell(f"{year}-{month:02d}", start, end) for month in MONTHS)


def _cell(month: str, start: str | None, end: str | None) -> Cell:
    first, last = (start or "")[:-3], (end or "")[:-3]
    if last == month:
        return Cell.ENDS
    if first == month:
        return Cell.BEGINS
    inside = start is not None and first < month and (end is None or month < last)
    return Cell.RUNS if inside else Cell.EMPTY
