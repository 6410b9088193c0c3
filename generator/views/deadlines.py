"""Everything with a time: by month, recurring, counted from an event, and measures that state none."""

from __future__ import annotations

import re

from generator.core.model import Deadline
from generator.core.terms import Role
from generator.corpus import Corpus, Provision
from generator.text.script import simplify
from generator.views.elsewhere import measure_of_task
from generator.views.facts import DeadlineRow, DutyRow, deadline_row, facts_of
from generator.views.rows import MeasureRef, PlanRef, Ref, Row, by_plan, measure_ref, plan_ref

_VAGUE = re.compile(
    r"适时|適時|适当时|適當時|及时|及時|不定期|定期|近期|尽快|盡快|儘快|限期|第一[时時][间間]|长期|長期|按时|按時"
)
"""Words that sound like a time and name none, in both scripts."""


class DueRow(Row, frozen=True):
    """One time of one measure, with who does it and for which products.

    ``measure.node`` is empty where the time stands before the first provision of its plan. ``about`` is
    the measure of the same plan that the time's task is about; ``duties`` are then that measure's,
    where the place of the time names none.
    """

    deadline: DeadlineRow
    measure: MeasureRef
    duties: tuple[DutyRow, ...]
    products: tuple[Ref, ...]
    about: MeasureRef | None = None

    @property
    def day(self) -> str:
        """Return the day it is sorted by: its end, else its start."""
        return self.deadline.end or self.deadline.start or ""

    @property
    def leads(self) -> tuple[str, ...]:
        """Return the units that lead it or answer for it."""
        return tuple(d.name for d in self.duties if d.role is not Role.SUPPORT)


class Month(Row, frozen=True):
    """What is due in one month, by day: ``month`` is ``2022-04``, or ``--04`` where the year is masked."""

    month: str
    rows: tuple[DueRow, ...]


class DeadlineYear(Row, frozen=True):
    """What is due in one year, by month; ``year`` is empty for plans that mask theirs."""

    year: str
    months: tuple[Month, ...]

    @property
    def count(self) -> int:
        """Return how many times the year holds."""
        return sum(len(month.rows) for month in self.months)


class UntimedRow(Row, frozen=True):
    """A measure without a stated time; ``vague`` are the words in it that only sound like one."""

    measure: MeasureRef
    vague: tuple[str, ...]


class Untimed(Row, frozen=True):
    """The measures of one plan that have no time, and how many have one.

    A measure has the time that it states, or that its plan sets for it in another place.
    """

    plan: PlanRef
    timed: int
    rows: tuple[UntimedRow, ...]


class Deadlines(Row, frozen=True):
    """All times of the corpus, and what has none."""

    years: tuple[DeadlineYear, ...]
    recurring: tuple[DueRow, ...]
    from_event: tuple[DueRow, ...]
    untimed: tuple[Untimed, ...]


def list_deadlines(corpus: Corpus) -> Deadlines:
    """Return all times: years from the newest, months and days in order."""
    dated: dict[str, dict[str, list[DueRow]]] = {}
    recurring, from_event = [], []
    rows = _due_rows(corpus)
    for row in rows:
        if row.deadline.rrule:
            recurring.append(row)
        elif not row.day:
            from_event.append(row)
        else:
            year = "" if row.day.startswith("--") else row.day[:4]
            dated.setdefault(year, {}).setdefault(row.day.rsplit("-", 1)[0], []).append(row)
    years = tuple(DeadlineYear(year, _months(dated[year])) for year in sorted(dated, reverse=True))
    return Deadlines(years, tuple(recurring), tuple(from_event), _untimed(corpus, rows))


def times_elsewhere(deadlines: Deadlines) -> dict[tuple[str, str], tuple[DueRow, ...]]:
    """Return the times that a plan's schedule sets for a measure, by the measure's plan and node."""
    dated = (row for year in deadlines.years for month in year.months for row in month.rows)
    found: dict[tuple[str, str], tuple[DueRow, ...]] = {}
    for row in (*dated, *deadlines.recurring, *deadlines.from_event):
        if row.about:
            key = (row.about.plan.id, row.about.node)
            found[key] = (*found.get(key, ()), row)
    return found


def _months(rows: dict[str, list[DueRow]]) -> tuple[Month, ...]:
    return tuple(
        Month(month, tuple(sorted(rows[month], key=lambda r: (r.day, r.measure.plan.id))))
        for month in sorted(rows)
    )


def _due_rows(corpus: Corpus) -> list[DueRow]:
    rows = []
    for plan in corpus.plans:
        place = MeasureRef(plan_ref(plan), "", "", "")
        rows += [DueRow(deadline_row(d), place, (), ()) for d in plan.deadlines]
    of_plan = by_plan(corpus)
    for provision in corpus.provisions:
        siblings = of_plan[provision.plan.id or ""]
        rows += [_due_row(d, provision, siblings, corpus) for d in provision.node.deadlines]
    return rows


def _due_row(deadline: Deadline, place: Provision, siblings: tuple[Provision, ...], corpus: Corpus) -> DueRow:
    facts = facts_of(place.node, corpus)
    about = measure_of_task(deadline, place, siblings)
    there = facts_of(about.node, corpus) if about else facts
    return DueRow(
        deadline_row(deadline),
        measure_ref(place),
        facts.duties or there.duties,
        facts.products or there.products,
        measure_ref(about) if about else None,
    )


def _untimed(corpus: Corpus, due: list[DueRow]) -> tuple[Untimed, ...]:
    elsewhere = {(row.about.plan.id, row.about.node) for row in due if row.about}
    timed: dict[str, int] = {}
    rows: dict[str, list[UntimedRow]] = {}
    for provision in corpus.provisions:
        plan_id = provision.plan.id or ""
        if not provision.is_measure:
            continue
        if provision.node.deadlines or (plan_id, provision.node.id) in elsewhere:
            timed[plan_id] = timed.get(plan_id, 0) + 1
        else:
            rows.setdefault(plan_id, []).append(UntimedRow(measure_ref(provision), vague_times(provision)))
    return tuple(
        Untimed(plan_ref(p), timed.get(p.id or "", 0), tuple(rows.get(p.id or "", ()))) for p in corpus.plans
    )


def vague_times(provision: Provision) -> tuple[str, ...]:
    """Return the words of a provision that sound like a time and name none: ``适时``, ``定期``."""
    text = f"{provision.node.heading or ''} {provision.node.text or ''}"
    return tuple(dict.fromkeys(simplify(word) for word in _VAGUE.findall(text)))
