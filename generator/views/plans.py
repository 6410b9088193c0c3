"""One plan as a page shows it: what it is, its provisions with their facts, and its year at a glance."""

from __future__ import annotations

from generator.core.model import Lines, Plan, Source
from generator.corpus import Corpus, Provision
from generator.views.elsewhere import measure_of_task
from generator.views.facts import (
    DeadlineRow,
    Facts,
    Piece,
    deadline_row,
    facts_of,
    mark_quotes,
    quotes_of,
)
from generator.views.related import Relations
from generator.views.rows import MeasureRef, PlanRef, Ref, Row, headline, measure_ref, plan_ref
from generator.views.schemes import basis_of


class TimeElsewhere(Row, frozen=True):
    """A time that the plan sets for a measure in another place, its schedule."""

    deadline: DeadlineRow
    measure: MeasureRef


class ProvisionRow(Row, frozen=True):
    """A provision in its plan.

    ``number`` is its place as one cites it: ``三、（二）``, ``三``. ``marks`` gives the piece, of ``text`` or else of ``heading``, that each quote stands in; a mark of
    the heading is negative.
    """

    node: str
    depth: int
    label: str
    number: str
    heading: tuple[Piece, ...]
    text: tuple[Piece, ...]
    marks: dict[str, int]
    headline: str
    is_measure: bool
    lines: Lines | None
    facts: Facts
    related: tuple[MeasureRef, ...]
    times: tuple[TimeElsewhere, ...]


class PlanRow(Row, frozen=True):
    """A plan in a list: what it is and how much it states."""

    plan: PlanRef
    kind: str | None
    issuers: tuple[str, ...]
    document_number: str | None
    dated: str | None
    published: str | None
    measures: int
    deadlines: int
    targets: int
    products: int
    citations: int


class PlanPage(Row, frozen=True):
    """Everything that the page of a plan shows."""

    plan: PlanRef
    row: PlanRow
    addressees: tuple[str, ...]
    effective: str | None
    attachments: tuple[str, ...]
    transmittal: str | None
    preamble: str | None
    basis: tuple[Ref, ...]
    deadlines: tuple[DeadlineRow, ...]
    source: Source | None
    provisions: tuple[ProvisionRow, ...]
    products: tuple[Ref, ...]


def plan_row(plan: Plan, provisions: tuple[Provision, ...]) -> PlanRow:
    """Return the row of a plan for a list of plans."""
    nodes = [p.node for p in provisions]
    return PlanRow(
        plan_ref(plan),
        plan.kind,
        plan.issuers,
        plan.document_number,
        _iso(plan.dated),
        _iso(plan.published),
        sum(p.is_measure for p in provisions),
        len(plan.deadlines) + sum(len(n.deadlines) for n in nodes),
        sum(len(n.targets) for n in nodes),
        len({m.canonical or m.name for n in nodes for m in n.products}),
        len({c.title for c in (*plan.citations, *(c for n in nodes for c in n.citations))}),
    )


def plan_page(
    plan: Plan, provisions: tuple[Provision, ...], corpus: Corpus, relations: Relations
) -> PlanPage:
    """Return what the page of one plan shows; ``provisions`` are its own, in order."""
    times = _times_elsewhere(provisions)
    rows = tuple(provision_row(p, corpus, relations, times.get(p.node.id or "", ())) for p in provisions)
    return PlanPage(
        plan_ref(plan),
        plan_row(plan, provisions),
        plan.addressees,
        _iso(plan.effective),
        plan.attachments,
        plan.transmittal,
        plan.preamble,
        basis_of(plan, corpus),
        tuple(deadline_row(d) for d in plan.deadlines),
        plan.source,
        rows,
        tuple({ref.id: ref for row in rows for ref in row.facts.products}.values()),
    )


def provision_row(
    provision: Provision, corpus: Corpus, relations: Relations, times: tuple[TimeElsewhere, ...] = ()
) -> ProvisionRow:
    """Return one provision with its facts, its quotes marked, and the measures of other plans near it."""
    node = provision.node
    quotes = quotes_of(node)
    text, marks = mark_quotes(node.text or "", quotes)
    heading, in_heading = mark_quotes(node.heading or "", tuple(q for q in quotes if q not in marks))
    return ProvisionRow(
        node.id or "",
        len(provision.above),
        node.label,
        provision.number.rstrip("、.．"),
        heading,
        text,
        marks | {quote: -number for quote, number in in_heading.items()},
        headline(provision),
        provision.is_measure,
        node.lines,
        facts_of(node, corpus),
        relations.near(provision),
        times,
    )


def _times_elsewhere(provisions: tuple[Provision, ...]) -> dict[str, tuple[TimeElsewhere, ...]]:
    found: dict[str, tuple[TimeElsewhere, ...]] = {}
    for place in provisions:
        for deadline in place.node.deadlines:
            about = measure_of_task(deadline, place, provisions)
            if about:
                time = TimeElsewhere(deadline_row(deadline), measure_ref(place))
                found[about.node.id or ""] = (*found.get(about.node.id or "", ()), time)
    return found


def _iso(day: object) -> str | None:
    return str(day) if day else None
