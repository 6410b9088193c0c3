"""Every figure that a plan sets, as one table."""

from __future__ import annotations

from generator.corpus import Corpus
from generator.views.facts import TargetRow, facts_of
from generator.views.rows import MeasureRef, Ref, Row, measure_ref


class TargetLine(Row, frozen=True):
    """One target with its measure and the products and units that the measure names."""

    target: TargetRow
    measure: MeasureRef
    products: tuple[Ref, ...]
    units: tuple[Ref, ...]


def list_targets(corpus: Corpus) -> tuple[TargetLine, ...]:
    """Return all targets, newest year first."""
    lines = []
    for provision in sorted(corpus.provisions, key=lambda p: -(p.plan.year or 0)):
        if provision.node.targets:
            facts = facts_of(provision.node, corpus)
            units = tuple(duty.unit for duty in facts.duties)
            place = measure_ref(provision)
            lines += [TargetLine(target, place, facts.products, units) for target in facts.targets]
    return tuple(lines)
