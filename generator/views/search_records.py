"""Rows for searching: one for every provision of a plan, with all that filters, facets and chips need."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from generator.core.model import Deadline, Node, Plan, walk
from generator.core.numbering import lead
from generator.core.vocabulary import Vocabulary
from generator.corpus import Resolver


class SearchRecord(Struct, frozen=True, array_like=True):
    """One provision as a search sees it.

    ``products`` are the ids of what it names and of every wider category above; ``named`` gives each
    subject that it names itself as ``(kind, id, name)`` with kind ``product``, ``entity`` or ``unit``.
    ``name`` is what the plan is called where it has no title; ``months`` are those in which a deadline or period of it ends; ``due`` are its times as written.
    """

    plan: str
    node: str
    place: int
    title: str
    name: str
    label: str
    heading: str
    text: str
    above: tuple[str, ...]
    year: int | None
    region: str
    kind: str
    script: str
    products: tuple[str, ...]
    named: tuple[tuple[str, str, str], ...]
    months: tuple[int, ...]
    due: tuple[str, ...]
    has_target: bool

    @property
    def key(self) -> str:
        """Return the address of the provision: ``jiangxi-2022-x#sec_3``."""
        return f"{self.plan}#{self.node}"

    def ids(self, kind: str) -> tuple[str, ...]:
        """Return the ids of the subjects of one kind that the provision names."""
        return tuple(subject for its_kind, subject, _ in self.named if its_kind == kind)


class RecordMaker:
    """Makes search records of plans; knows the vocabulary's names and its tree of products."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._resolver = Resolver(vocabulary)
        self._parents = {product.id: product.parent for product in vocabulary.products}

    def records(self, plan: Plan) -> tuple[SearchRecord, ...]:
        """Return a record for every node of the plan's body, in order. The nodes must have ids."""
        return tuple(
            self._record(plan, place, node, above) for place, (node, above) in enumerate(walk(plan.body))
        )

    def _record(self, plan: Plan, place: int, node: Node, above: tuple[Node, ...]) -> SearchRecord:
        named = tuple(dict.fromkeys(self._named(node)))
        return SearchRecord(
            plan=plan.id or "",
            node=node.id or "",
            place=place,
            title=plan.title or "",
            name=plan.name,
            label=node.label,
            heading=node.heading or "",
            text=node.text or "",
            above=tuple(lead(n.label, n.heading or "") for n in above),
            year=plan.year,
            region=plan.region or "",
            kind=plan.kind or "",
            script=str(plan.script or "hans"),
            products=tuple(dict.fromkeys(self._wider(named))),
            named=named,
            months=tuple(sorted({m for d in node.deadlines if (m := _month(d))})),
            due=tuple(dict.fromkeys(d.quote for d in node.deadlines)),
            has_target=bool(node.targets),
        )

    def _named(self, node: Node) -> Iterator[tuple[str, str, str]]:
        for product in node.products:
            subject = self._resolver.resolve("product", product.name, product.canonical)
            yield "product", subject.id, subject.name
        for entity in node.entities:
            subject = self._resolver.resolve("entity", entity.name, entity.canonical)
            yield "entity", subject.id, subject.name
        for unit in node.units:
            subject = self._resolver.resolve("unit", unit.name)
            yield "unit", subject.id, subject.name

    def _wider(self, named: tuple[tuple[str, str, str], ...]) -> Iterator[str]:
        for kind, subject, _ in named:
            seen: set[str] = set()
            step: str | None = subject if kind == "product" else None
            while step and step not in seen:  # a circle in a vocabulary of one's own must not hang
                seen.add(step)
                yield step
                step = self._parents.get(step)


def _month(deadline: Deadline) -> int | None:
    bound = deadline.end or deadline.start
    return int(bound[-5:-3]) if bound else None
