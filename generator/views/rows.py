"""The small rows that all views share: what a page needs to name and reach a thing.

Rows are plain values with ids instead of addresses; turning an id into a link is the work of whoever
publishes them. Text in a row stands as its plan has it; ``script`` says in which script that is.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from generator.core.model import Plan
from generator.core.terms import Script
from generator.corpus import Corpus, Provision, Subject

SubjectKind = Literal["product", "entity", "unit", "work"]
"""The four kinds of things that provisions name."""

SUMMARY_LENGTH = 44
"""Characters of a provision's text that stand for it where it has no heading."""


class Row(msgspec.Struct, frozen=True):
    """Base of all rows: immutable, comparable, and encodable so that a page's input has a digest."""


class Ref(Row, frozen=True):
    """A reference to a product, entity, unit or work; ``known`` tells whether the vocabulary has it."""

    kind: SubjectKind
    id: str
    name: str
    known: bool = True


class PlanRef(Row, frozen=True):
    """A reference to a plan: ``2022年 江西省 …工作方案``."""

    id: str
    title: str
    year: int | None
    region: str | None
    script: Script


class MeasureRef(Row, frozen=True):
    """A reference to a provision: its plan, its anchor, its number ``三、（二）`` and what it is about."""

    plan: PlanRef
    node: str
    number: str
    heading: str


def subject_ref(kind: SubjectKind, subject: Subject) -> Ref:
    """Return the reference to a subject of the corpus."""
    return Ref(kind, subject.id, subject.name, subject.known)


def plan_ref(plan: Plan) -> PlanRef:
    """Return the reference to a plan."""
    return PlanRef(plan.id or "", plan.name, plan.year, plan.region, plan.script or Script.HANS)


def measure_ref(provision: Provision) -> MeasureRef:
    """Return the reference to a provision."""
    node = provision.node
    return MeasureRef(plan_ref(provision.plan), node.id or "", provision.number, headline(provision))


def headline(provision: Provision) -> str:
    """Return what a provision is about: its heading, else the beginning of its text.

    A text cut short ends with ``…``.
    """
    node = provision.node
    if node.heading:
        return node.heading
    text = " ".join((node.text or "").split())
    return text if len(text) <= SUMMARY_LENGTH else text[: SUMMARY_LENGTH - 1] + "…"


def subjects_of(corpus: Corpus, kind: SubjectKind) -> tuple[Ref, ...]:
    """Return every subject of a kind that a plan names, in the order of the vocabulary, open ones last."""
    order = {entry_id: at for at, entry_id in enumerate(_entry_ids(corpus, kind))}
    found = [subject for (k, _), subject in corpus.subjects.items() if k == kind]
    found.sort(key=lambda s: (order.get(s.id, len(order)), s.name))
    return tuple(subject_ref(kind, s) for s in found)


def _entry_ids(corpus: Corpus, kind: SubjectKind) -> list[str]:
    words = corpus.vocabulary
    if kind == "product":
        return [entry.id for entry in words.products]
    if kind == "entity":
        return [entry.id for entry in words.entities]
    if kind == "unit":
        return [entry.id for entry in words.units]
    return [entry.id for entry in words.works]


def by_plan(corpus: Corpus) -> dict[str, tuple[Provision, ...]]:
    """Return the provisions of every plan, in order, by plan id."""
    found: dict[str, list[Provision]] = {plan.id or "": [] for plan in corpus.plans}
    for provision in corpus.provisions:
        found[provision.plan.id or ""].append(provision)
    return {plan_id: tuple(rows) for plan_id, rows in found.items()}
