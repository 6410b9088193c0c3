"""What an action plan (方案) sets as a whole: times and grounds that hold for every product it looks after.

The tasks of 要点 and 计划 stand side by side, each with its own times. A 方案 is one task: its products
stand in one place and its times in another.
"""

from __future__ import annotations

from generator.core.model import Plan
from generator.corpus import Corpus
from generator.text.script import simplify
from generator.views.deadlines import Deadlines, DueRow
from generator.views.rows import Ref, Row, subject_ref


class Scheme(Row, frozen=True):
    """The number of a scheme, its dated times in order, and the works that it rests on."""

    document_number: str | None
    times: tuple[DueRow, ...]
    basis: tuple[Ref, ...]


def is_scheme(plan: Plan) -> bool:
    """Tell whether a plan is one of action, by its kind: ``专项行动方案``, ``整治工作方案``."""
    return simplify(plan.kind or "").endswith("方案")


def list_schemes(corpus: Corpus, deadlines: Deadlines) -> dict[str, Scheme]:
    """Return what each scheme that states a time or a ground sets as a whole, by plan id."""
    plans = {plan.id or "": plan for plan in corpus.plans if is_scheme(plan)}
    times: dict[str, list[DueRow]] = {}
    for row in (row for year in deadlines.years for month in year.months for row in month.rows):
        times.setdefault(row.measure.plan.id, []).append(row)
    found = {
        key: Scheme(
            plan.document_number,
            tuple(sorted(times.get(key, ()), key=lambda row: row.day)),
            basis_of(plan, corpus),
        )
        for key, plan in plans.items()
    }
    return {key: scheme for key, scheme in found.items() if scheme.times or scheme.basis}


def basis_of(plan: Plan, corpus: Corpus) -> tuple[Ref, ...]:
    """Return the works that a plan names before its first provision, as what it rests on."""
    works = {s.id: s for s in (corpus.resolver.resolve("work", c.title) for c in plan.citations)}
    return tuple(subject_ref("work", work) for work in works.values())
