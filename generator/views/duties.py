"""Who does what: units against plans, each cell the measures and the unit's part in them."""

from __future__ import annotations

from itertools import islice

from generator.core.model import Plan
from generator.corpus import Corpus, Provision
from generator.views.facts import DutyRow, facts_of
from generator.views.rows import MeasureRef, PlanRef, Ref, Row, by_plan, measure_ref, plan_ref


class DutyMatrix(Row, frozen=True):
    """The duties of one plan: its units, its measures with duties, and each unit's part in each.

    ``parts[i][j]`` is the label of unit ``j`` in measure ``i``, empty where it has none.
    """

    plan: PlanRef
    units: tuple[Ref, ...]
    measures: tuple[MeasureRef, ...]
    parts: tuple[tuple[str, ...], ...]


def duty_matrices(corpus: Corpus, most: int | None = None) -> tuple[DutyMatrix, ...]:
    """Return the duty matrix of every plan that gives a unit a duty, or of the newest; newest first."""
    of_plan = by_plan(corpus)
    plans = sorted(corpus.plans, key=lambda plan: -(plan.year or 0))
    matrices = (duty_matrix(plan, of_plan[plan.id or ""], corpus) for plan in plans)
    return tuple(islice((matrix for matrix in matrices if matrix), most))


def duty_matrix(plan: Plan, provisions: tuple[Provision, ...], corpus: Corpus) -> DutyMatrix | None:
    """Return the duty matrix of one plan, or ``None`` where it gives no unit a duty."""
    duties = [(measure_ref(p), facts_of(p.node, corpus).duties) for p in provisions if p.node.units]
    units = {duty.unit.id: duty.unit for _, rows in duties for duty in rows}
    parts = (_parts(rows, units) for _, rows in duties)
    if not duties:
        return None
    return DutyMatrix(plan_ref(plan), tuple(units.values()), tuple(m for m, _ in duties), tuple(parts))


def _parts(duties: tuple[DutyRow, ...], units: dict[str, Ref]) -> tuple[str, ...]:
    """Return each unit's part in one measure; the strongest where it has several."""
    own = {duty.unit.id: duty.label for duty in reversed(duties)}
    return tuple(own.get(unit_id, "") for unit_id in units)
