"""From a product, entity, unit or work back to every measure that names it, by year and region."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import NamedTuple

from msgspec.structs import replace

from generator.core.model import Citation, UnitDuty
from generator.core.vocabulary import Entity, Product, Unit, Work
from generator.corpus import Corpus, Provision
from generator.views.deadlines import DueRow
from generator.views.excerpts import excerpt_of
from generator.views.facts import DeadlineRow, Piece, TargetRow, deadline_row, target_row
from generator.views.rows import (
    MeasureRef,
    PlanRef,
    Ref,
    Row,
    SubjectKind,
    measure_ref,
    plan_ref,
    subjects_of,
)


class Mention(Row, frozen=True):
    """A measure that names a subject: in which words, and with which times and figures.

    ``excerpt`` is the sentence that names it; it is empty where the measure's headline says all of it.
    ``part`` is a unit's part in the work (牵头 …), or a cited work's (拟制定, 拟修订, 适用).
    """

    measure: MeasureRef
    quote: str
    excerpt: tuple[Piece, ...]
    deadlines: tuple[DeadlineRow, ...]
    targets: tuple[TargetRow, ...]
    part: str | None = None


class MentionsOfPlan(NamedTuple):
    """The measures of one plan that name a subject."""

    plan: PlanRef
    mentions: tuple[Mention, ...]


class MentionsOfYear(NamedTuple):
    """The measures of one year's plans that name a subject; ``year`` is absent where none is stated."""

    year: int | None
    plans: list[MentionsOfPlan]


class SubjectCount(Row, frozen=True):
    """A subject in a list: how many measures of how many plans name it."""

    ref: Ref
    measures: int
    plans: int


class SubjectFrame(Row, frozen=True):
    """What the page of a product, entity, unit or work says before it lists measures.

    ``narrower`` are the products of a category that plans name, ``unnamed`` those that none does.
    """

    ref: Ref
    entry: Product | Entity | Unit | Work | None
    parent: Ref | None = None
    narrower: tuple[SubjectCount, ...] = ()
    unnamed: tuple[str, ...] = ()
    replaced_by: Ref | None = None
    replaces: tuple[Ref, ...] = ()
    plans_citing: tuple[PlanRef, ...] = ()
    plan: PlanRef | None = None


class SubjectMentions(Row, frozen=True):
    """Every measure that names a subject, newest year first."""

    mentions: tuple[Mention, ...]

    @property
    def by_year(self) -> list[MentionsOfYear]:
        """Return the measures by year and plan, in their order."""
        years = groupby(self.mentions, key=lambda mention: mention.measure.plan.year)
        return [MentionsOfYear(year, _by_plan(rows)) for year, rows in years]


def _by_plan(mentions: Iterable[Mention]) -> list[MentionsOfPlan]:
    plans = groupby(mentions, key=lambda mention: mention.measure.plan)
    return [MentionsOfPlan(plan, tuple(rows)) for plan, rows in plans]


Elsewhere = Mapping[tuple[str, str], tuple[DueRow, ...]]
"""Times that plans set for a measure in another place, by plan and node of the measure."""

_Entry = Product | Entity | Unit | Work

_TABLES = {"product": "products", "entity": "entities", "unit": "units", "work": "works"}


def mentions_of(corpus: Corpus, kind: SubjectKind) -> dict[str, tuple[Provision, ...]]:
    """Return which provisions name each subject of a kind, by its id."""
    table: dict[str, tuple[Provision, ...]] = getattr(corpus, _TABLES[kind])
    return table


def count_subjects(corpus: Corpus, kind: SubjectKind) -> tuple[SubjectCount, ...]:
    """Return every subject of a kind that is named, with its counts, in the order of the vocabulary."""
    table = mentions_of(corpus, kind)
    return tuple(_count(ref, table.get(ref.id, ()), corpus) for ref in subjects_of(corpus, kind))


def _count(ref: Ref, provisions: tuple[Provision, ...], corpus: Corpus) -> SubjectCount:
    plans = {p.plan.id for p in provisions}
    if ref.kind == "work":
        plans |= {plan.id for plan in corpus.cited_by_plan.get(ref.id, ())}
    return SubjectCount(ref, len(provisions), len(plans))


def plans_naming(corpus: Corpus, kind: SubjectKind) -> dict[str, tuple[PlanRef, ...]]:
    """Return the plans that name each subject of a kind, newest first, by the subject's id."""
    table = mentions_of(corpus, kind)
    found: dict[str, tuple[PlanRef, ...]] = {}
    for ref in subjects_of(corpus, kind):
        plans = {p.plan.id: p.plan for p in table.get(ref.id, ())}
        if kind == "work":
            plans |= {plan.id: plan for plan in corpus.cited_by_plan.get(ref.id, ())}
        ordered = sorted(plans.values(), key=lambda plan: (-(plan.year or 0), plan.id or ""))
        found[ref.id] = tuple(plan_ref(plan) for plan in ordered)
    return found


def subject_frames(corpus: Corpus, kind: SubjectKind) -> tuple[SubjectFrame, ...]:
    """Return the frame of every subject of a kind that a plan names, and of what those lead to.

    They lead to the category of a product and to the work that replaced another. Entities have a page
    each, named or not.
    """
    entries: dict[str, _Entry] = {e.id: e for e in getattr(corpus.vocabulary, _TABLES[kind])}
    named = {ref.id: ref for ref in subjects_of(corpus, kind)}
    shown = set(entries) if kind == "entity" else _with_what_they_lead_to(set(named), entries)
    listed = {key: Ref(kind, key, _name(entry)) for key, entry in entries.items() if key in shown}
    return tuple(_frame(ref, entries.get(key), corpus, listed) for key, ref in (listed | named).items())


def _with_what_they_lead_to(named: set[str], entries: dict[str, _Entry]) -> set[str]:
    shown, pending = set(named), list(named)
    while pending:
        entry = entries.get(pending.pop())
        further = getattr(entry, "parent", None) or getattr(entry, "replaced_by", None)
        if further and further in entries and further not in shown:
            shown.add(further)
            pending.append(further)
    return shown


def _frame(ref: Ref, entry: _Entry | None, corpus: Corpus, listed: dict[str, Ref]) -> SubjectFrame:
    if isinstance(entry, Product):
        return _with_category(ref, entry, corpus, listed)
    if ref.kind == "work":
        return _with_successor(ref, entry, corpus, listed)
    return SubjectFrame(ref, entry)


def _with_category(ref: Ref, entry: Product, corpus: Corpus, listed: dict[str, Ref]) -> SubjectFrame:
    below = [p for p in corpus.vocabulary.products if p.parent == entry.id]
    narrower = tuple(
        _count(listed[p.id], corpus.products.get(p.id, ()), corpus) for p in below if p.id in listed
    )
    unnamed = tuple(p.name for p in below if p.id not in listed)
    return SubjectFrame(ref, entry, listed.get(entry.parent or ""), narrower, unnamed)


def _with_successor(ref: Ref, entry: _Entry | None, corpus: Corpus, listed: dict[str, Ref]) -> SubjectFrame:
    works = corpus.vocabulary.works
    same = corpus.plans_cited.get(ref.id)
    return SubjectFrame(
        ref,
        entry,
        replaced_by=listed.get(entry.replaced_by or "") if isinstance(entry, Work) else None,
        replaces=tuple(listed[w.id] for w in works if w.replaced_by == ref.id and w.id in listed),
        plans_citing=tuple(plan_ref(plan) for plan in corpus.cited_by_plan.get(ref.id, ())),
        plan=plan_ref(same) if same else None,
    )


def subject_mentions(
    corpus: Corpus, ref: Ref, year: int | None = None, elsewhere: Elsewhere | None = None
) -> SubjectMentions:
    """Return every measure that names a subject; of one year only where one is given (0: none stated).

    A measure has its own times and those that its plan sets for it ``elsewhere``.
    """
    provisions = mentions_of(corpus, ref.kind).get(ref.id, ())
    if year is not None:
        provisions = tuple(p for p in provisions if (p.plan.year or 0) == year)
    return SubjectMentions(tuple(_mention(p, ref, corpus, elsewhere or {}) for p in newest_first(provisions)))


def newest_first(provisions: tuple[Provision, ...]) -> list[Provision]:
    """Return provisions by year from the newest, plans of one year by id, each plan in its own order."""
    return sorted(provisions, key=lambda p: (-(p.plan.year or 0), p.plan.id or ""))


def _mention(provision: Provision, ref: Ref, corpus: Corpus, elsewhere: Elsewhere) -> Mention:
    node = provision.node
    times = elsewhere.get((provision.plan.id or "", node.id or ""), ())
    named = [m for m in _facts(provision, ref.kind) if _means(m, ref, corpus)]
    quote = named[0].quote if named else ref.name
    measure, excerpt = _without_repeating(measure_ref(provision), excerpt_of(node, quote), bool(node.heading))
    return Mention(
        measure,
        quote,
        excerpt,
        (*(deadline_row(d) for d in node.deadlines), *(row.deadline for row in times)),
        tuple(target_row(t) for t in node.targets),
        _part(provision, named[0]) if named else None,
    )


def _without_repeating(
    measure: MeasureRef, excerpt: tuple[Piece, ...], headed: bool
) -> tuple[MeasureRef, tuple[Piece, ...]]:
    """Keep a provision without a heading, whose headline is its text, from being shown twice."""
    said = "".join(piece.text for piece in excerpt)
    if headed or not said:
        return measure, excerpt
    if said in measure.heading:
        return measure, ()
    begins = measure.heading.rstrip("…")[:8]
    return (replace(measure, heading="") if said.startswith(begins) else measure), excerpt


def _facts(provision: Provision, kind: SubjectKind) -> tuple:  # type: ignore[type-arg]
    node = provision.node
    return {"product": node.products, "entity": node.entities, "unit": node.units, "work": node.citations}[
        kind
    ]


def _means(mention: object, ref: Ref, corpus: Corpus) -> bool:
    name = mention.title if isinstance(mention, Citation) else getattr(mention, "name", "")
    canonical = getattr(mention, "canonical", None)
    return corpus.resolver.resolve(ref.kind, name, canonical).id == ref.id


_DRAFTING = ("制定", "起草", "研究制定", "出台", "编制", "制訂", "制订", "編制", "印发", "印發")
_REVISING = ("修订", "修訂", "修改", "完善")


def _part(provision: Provision, mention: object) -> str | None:
    if isinstance(mention, UnitDuty):
        return mention.role.label
    return citation_part(provision.node.text or "", mention.quote) if isinstance(mention, Citation) else None


def citation_part(text: str, quote: str) -> str:
    """Tell what a measure does with a work, by the verb before it: 拟制定, 拟修订, else 适用."""
    at = text.find(quote)
    before = text[max(0, at - 8) : at] if at > 0 else ""
    if any(verb in before for verb in _REVISING):
        return "拟修订"
    return "拟制定" if any(verb in before for verb in _DRAFTING) else "适用"


def _name(entry: object) -> str:
    return str(getattr(entry, "title", None) or getattr(entry, "name", ""))
