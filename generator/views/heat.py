"""Tables to look at: how often a subject is named, plan by plan or year by year."""

from __future__ import annotations

from generator.corpus import Corpus, Provision
from generator.views.rows import PlanRef, Ref, Row, SubjectKind, plan_ref
from generator.views.subjects import count_subjects, mentions_of

MOST_PLANS = 12
"""Columns of plans that a page holds; beyond them the columns are years."""

MOST_SUBJECTS = 30
"""Lines that a person still looks over."""


class HeatColumn(Row, frozen=True):
    """A column: a plan, or all plans of one year (``label`` is then the year)."""

    label: str
    plan: PlanRef | None = None


class HeatLine(Row, frozen=True):
    """A subject and how many measures name it, by column."""

    ref: Ref
    counts: tuple[int, ...]


class HeatTable(Row, frozen=True):
    """Subjects against plans or years; ``left_out`` counts rarer subjects that are not shown."""

    columns: tuple[HeatColumn, ...]
    lines: tuple[HeatLine, ...]
    highest: int
    left_out: int


def heat_table(corpus: Corpus, kind: SubjectKind, plans: bool = True) -> HeatTable:
    """Return the table of the subjects of a kind that are named most.

    Its columns are plans where ``plans`` wants so and they are few, else years.
    """
    by_plan = plans and len(corpus.plans) <= MOST_PLANS
    columns = _plan_columns(corpus) if by_plan else _year_columns(corpus)
    keys = [column.plan.id if column.plan else column.label for column in columns]
    counted = sorted(count_subjects(corpus, kind), key=lambda c: (-c.measures, -c.plans))
    table = mentions_of(corpus, kind)
    lines = tuple(
        HeatLine(c.ref, _counts(table.get(c.ref.id, ()), keys, by_plan)) for c in counted[:MOST_SUBJECTS]
    )
    highest = max((count for line in lines for count in line.counts), default=0)
    return HeatTable(columns, lines, highest, max(0, len(counted) - MOST_SUBJECTS))


def _plan_columns(corpus: Corpus) -> tuple[HeatColumn, ...]:
    plans = sorted(corpus.plans, key=lambda p: (p.year or 0, p.id or ""))
    return tuple(HeatColumn(f"{plan.year or '年份未明'}", plan_ref(plan)) for plan in plans)


def _year_columns(corpus: Corpus) -> tuple[HeatColumn, ...]:
    years = sorted({plan.year or 0 for plan in corpus.plans})
    return tuple(HeatColumn(str(year) if year else "年份未明") for year in years)


def _counts(provisions: tuple[Provision, ...], keys: list[str], by_plan: bool) -> tuple[int, ...]:
    found = dict.fromkeys(keys, 0)
    for provision in provisions:
        plan = provision.plan
        key = (plan.id or "") if by_plan else (str(plan.year) if plan.year else "年份未明")
        found[key] += 1
    return tuple(found.values())
