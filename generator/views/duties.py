"""Who does what: units against plans, each cell the measures and the unit's part in them."""

from __future__ import annotations

from generator.core.terms import Role
from generator.corpus import Corpus
from generator.views.facts import DutyRow, facts_of
from generator.views.rows import MeasureRef, PlanRef, Ref, Row, measure_ref, plan_ref


class Duty(Row, frozen=True):
    """A unit's part in one measure."""

    role: Role
    label: str
    measure: MeasureRef


class DutyMatrix(Row, frozen=True):
    """The duties of one plan: its units, its measures with duties, and each unit's part in each.

    ``parts[i][j]`` is the label of unit ``j`` in measure ``i``, empty where it has none.
    """

    plan: PlanRef
    units: tuple[Ref, ...]
    measures: tuple[MeasureRef, ...]
    parts: tuple[tuple[str, ...], ...]


def duty_matrices(corpus: Corpus) -> tuple[DutyMatrix, ...]:
    """Return the duty matrix of every plan that gives a unit a duty."""
    duties: dict[str, list[tuple[MeasureRef, tuple[DutyRow, ...]]]] = {}
    for provision in corpus.provisions:
        if provision.node.units:
            rows = facts_of(provision.node, corpus).duties
            duties.setdefault(provision.plan.id or "", []).append((measure_ref(provision), rows))
    plans = {plan.id or "": plan_ref(plan) for plan in corpus.plans}
    return tuple(_matrix(plans[key], rows) for key, rows in duties.items())


def _matrix(plan: PlanRef, duties: list[tuple[MeasureRef, tuple[DutyRow, ...]]]) -> DutyMatrix:
    units = {duty.unit.id: duty.unit for _, rows in duties for duty in rows}
    parts = []
    for _, rows in duties:
        own = {duty.unit.id: duty.label for duty in reversed(rows)}
        parts.append(tuple(own.get(unit_id, "") for unit_id in units))
    return DutyMatrix(plan, tuple(units.values()), tuple(measure for measure, _ in duties), tuple(parts))
