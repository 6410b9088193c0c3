"""The task table (任务分解表): one row for each measure, with who, by when, how much, and where it says so.

Nothing is guessed: where a plan names no unit the cell stays empty, for a person to fill.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from generator.core.model import Node, Record, UnitDuty
from generator.core.terms import DeadlineKind, Role, Script
from generator.corpus.link import Provision
from generator.text.script import in_script


class TaskRow(Record, frozen=True):
    """One row of the task table. ``3 三、（二） 全覆盖检查 … 6月底前`` is the third measure of its plan.

    ``lead`` holds the leading units, and those that only 负责 with that word behind the name. ``due_by``
    is the last day that the measure names, where it names one with its year. ``source`` is the place in
    the plan; ``key`` its address (``plan#node``).
    """

    ordinal: int
    plan: str
    task: str
    measure: str
    lead: tuple[str, ...]
    support: tuple[str, ...]
    due: tuple[str, ...]
    due_by: dt.date | None
    targets: tuple[str, ...]
    source: str
    key: str


def task_rows(provisions: Iterable[Provision], script: Script | None = None) -> tuple[TaskRow, ...]:
    """Return the rows of the measures among some provisions, numbered from 1, in their order.

    ``script`` converts what is shown; without it the plans' own script stays.
    """
    measures = [p for p in provisions if p.is_measure]
    return tuple(_task_row(p, at, script) for at, p in enumerate(measures, start=1))


def _task_row(provision: Provision, ordinal: int, script: Script | None) -> TaskRow:
    def show(text: str) -> str:
        return in_script(text, script) if script else text

    node = provision.node
    return TaskRow(
        ordinal=ordinal,
        plan=show(provision.plan.name),
        task=show(_task_name(provision)),
        measure=show(_measure(node)),
        lead=_distinct(show(_lead(unit)) for unit in node.units if unit.role is not Role.SUPPORT),
        support=_distinct(show(unit.name) for unit in node.units if unit.role is Role.SUPPORT),
        due=_distinct(show(words) for words in _due(node)),
        due_by=last_day(node),
        targets=_distinct(show(target.quote) for target in node.targets),
        source=show(provision.number.rstrip("、.．")),
        key=provision.key,
    )


def _distinct(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


def _task_name(provision: Provision) -> str:
    """Return the nearest heading: an item of an inline series has none of its own."""
    nearest = (provision.node, *reversed(provision.above))
    return next((node.heading for node in nearest if node.heading), "")


def _measure(node: Node) -> str:
    text = node.text or ""
    return text if node.heading else f"{node.label}{text}" if node.label.endswith(("是", "要")) else text


def _lead(unit: UnitDuty) -> str:
    return unit.name if unit.role is Role.LEAD else f"{unit.name}（{unit.role.label}）"


def _due(node: Node) -> list[str]:
    """Return the times of a node, each with its task where the node sets several."""
    if len(node.deadlines) == 1:
        return [node.deadlines[0].quote]
    return [f"{d.task}：{d.quote}" if d.task else d.quote for d in node.deadlines]


def last_day(node: Node) -> dt.date | None:
    """Return the last day by which a node says that something ends; ``None`` where a year is missing."""
    ends = (d.end for d in node.deadlines if d.kind in (DeadlineKind.DEADLINE, DeadlineKind.PERIOD))
    return max((dt.date.fromisoformat(end) for end in ends if end and not end.startswith("-")), default=None)
