"""Linking: all plans as one corpus, every mention joined to what it names.

What a plan names and the vocabulary does not know stays, under an id made from its own words, and is
marked as open: nothing that a plan says is lost for want of an entry.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import NamedTuple

from generator.core.model import Citation, Node, Plan, walk
from generator.core.vocabulary import Vocabulary
from generator.text.script import fold, fold_each


class Provision(NamedTuple):
    """A numbered node of a plan, with the nodes above it from the top."""

    plan: Plan
    node: Node
    above: tuple[Node, ...]

    @property
    def key(self) -> str:
        """Return the address of the provision: ``jiangxi-2022-x#sec_3__subsec_2``."""
        return f"{self.plan.id}#{self.node.id}"

    @property
    def number(self) -> str:
        """Return its number as one cites it: ``三、（二）``."""
        return "".join(node.label for node in (*self.above, self.node))

    @property
    def is_measure(self) -> bool:
        """Tell whether it asks for something itself: it has text of its own, or nothing below it."""
        return bool(self.node.text) or not self.node.children


class Subject(NamedTuple):
    """One thing that plans name: a product, an entity, a unit or a work.

    ``known`` tells whether the vocabulary has it; then ``id`` is its id there.
    """

    id: str
    name: str
    known: bool


class Corpus(NamedTuple):
    """All plans, all their provisions in order, and which provisions name what.

    ``products``, ``entities``, ``units`` and ``works`` map the id of a subject to the provisions that
    name it; ``subjects`` gives each subject, by kind and id. ``cited_by_plan`` maps the id of a work to
    the plans that cite it before their first provision; ``plans_cited`` maps it to the plan it is, where
    the work is one of the plans here.
    """

    plans: tuple[Plan, ...]
    vocabulary: Vocabulary
    provisions: tuple[Provision, ...]
    products: dict[str, tuple[Provision, ...]]
    entities: dict[str, tuple[Provision, ...]]
    units: dict[str, tuple[Provision, ...]]
    works: dict[str, tuple[Provision, ...]]
    subjects: dict[tuple[str, str], Subject]
    cited_by_plan: dict[str, tuple[Plan, ...]]
    plans_cited: dict[str, Plan]
    resolver: Resolver

    def of_plan(self, plan_id: str) -> tuple[Provision, ...]:
        """Return the provisions of one plan, in order."""
        return tuple(p for p in self.provisions if p.plan.id == plan_id)


class Resolver:
    """From a name as written to the subject that it means, whatever its script, width or marks."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._ids: dict[tuple[str, str], Subject] = {}
        self._names: dict[tuple[str, str], Subject] = {}
        entries = (
            *(("product", p.id, p.name, p.aliases) for p in vocabulary.products),
            *(("entity", e.id, e.name, e.aliases) for e in vocabulary.entities),
            *(("unit", u.id, u.name, (*u.aliases, *u.formerly)) for u in vocabulary.units),
            *(("work", w.id, w.title, w.aliases) for w in vocabulary.works),
        )
        names = [
            (kind, Subject(key, name, True), word)
            for kind, key, name, more in entries
            for word in (name, *more)
        ]
        plain = _fold_all([word for _, _, word in names])
        for (kind, subject, _), word in zip(names, plain, strict=True):
            self._ids[kind, subject.id] = subject
            self._names.setdefault((kind, word), subject)

    def resolve(self, kind: str, name: str, canonical: str | None = None) -> Subject:
        """Return what a name means: by its id where one is given, else by name, else a new, open subject."""
        if canonical and (kind, canonical) in self._ids:
            return self._ids[kind, canonical]
        found = self._names.get((kind, _plain(name)))
        return found or Subject(open_id(name), name, False)


def open_id(name: str) -> str:
    """Return a stable id, fit for a URL, for a name that no vocabulary has; equal in both scripts."""
    return "x-" + hashlib.sha256(_plain(name).encode("utf-8", "surrogatepass")).hexdigest()[:10]


def _plain(name: str) -> str:
    return "".join(c for c in fold(name) if c.isalnum())


def _fold_all(names: list[str]) -> list[str]:
    return ["".join(c for c in name if c.isalnum()) for name in fold_each(names)]


def link_corpus(plans: tuple[Plan, ...], vocabulary: Vocabulary) -> Corpus:
    """Link plans into one corpus. ``plans`` must have their ids; the order is kept."""
    resolver = Resolver(vocabulary)
    provisions = tuple(_provisions(plans))
    subjects: dict[tuple[str, str], Subject] = {}
    tables: dict[str, dict[str, list[Provision]]] = {k: {} for k in ("product", "entity", "unit", "work")}
    for provision in provisions:
        for kind, subject in _named(provision.node, resolver):
            subjects[kind, subject.id] = subject
            rows = tables[kind].setdefault(subject.id, [])
            if not rows or rows[-1] is not provision:
                rows.append(provision)
    before: dict[str, list[Plan]] = {}
    for plan in plans:
        for subject in dict.fromkeys(_works(plan.citations, resolver)):
            subjects["work", subject.id] = subject
            before.setdefault(subject.id, []).append(plan)
    frozen = {kind: {key: tuple(rows) for key, rows in table.items()} for kind, table in tables.items()}
    return Corpus(
        plans,
        vocabulary,
        provisions,
        frozen["product"],
        frozen["entity"],
        frozen["unit"],
        frozen["work"],
        subjects,
        {key: tuple(rows) for key, rows in before.items()},
        _plans_among_works(plans, resolver),
        resolver,
    )


def _provisions(plans: tuple[Plan, ...]) -> Iterator[Provision]:
    for plan in plans:
        for node, above in walk(plan.body):
            yield Provision(plan, node, above)


def _named(node: Node, resolver: Resolver) -> Iterator[tuple[str, Subject]]:
    for product in node.products:
        yield "product", resolver.resolve("product", product.name, product.canonical)
    for entity in node.entities:
        yield "entity", resolver.resolve("entity", entity.name, entity.canonical)
    for unit in node.units:
        yield "unit", resolver.resolve("unit", unit.name)
    for work in _works(node.citations, resolver):
        yield "work", work


def _works(citations: tuple[Citation, ...], resolver: Resolver) -> Iterator[Subject]:
    for citation in citations:
        yield resolver.resolve("work", citation.title)


def _plans_among_works(plans: tuple[Plan, ...], resolver: Resolver) -> dict[str, Plan]:
    return {resolver.resolve("work", plan.title).id: plan for plan in plans if plan.title}
