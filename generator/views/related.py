"""Measures of other plans that are about the same: they share products, systems or cited works."""

from __future__ import annotations

from typing import NamedTuple

from generator.corpus import Corpus, Provision
from generator.views.rows import MeasureRef, measure_ref

NEAR = 5
"""Measures that are shown beside one."""

LOOKED_AT = 24
"""Provisions that are looked at for one shared subject. A bound, so that a corpus with a product that
every plan names still takes time in proportion to its size."""


class _Candidate(NamedTuple):
    provision: Provision
    shared: int
    rarest: int


class Relations:
    """Who shares what: the subjects of every provision, rarest first, and who else names them."""

    def __init__(self, corpus: Corpus) -> None:
        self._named_by: dict[tuple[str, str], tuple[Provision, ...]] = {}
        self._subjects: dict[str, list[tuple[str, str]]] = {}
        tables = {"product": corpus.products, "entity": corpus.entities, "work": corpus.works}
        for kind, table in tables.items():
            for subject_id, provisions in table.items():
                self._named_by[kind, subject_id] = provisions
                for provision in provisions:
                    self._subjects.setdefault(provision.key, []).append((kind, subject_id))

    def near(self, provision: Provision) -> tuple[MeasureRef, ...]:
        """Return the measures of other plans nearest to one: most shared subjects first, then rarest."""
        own = self._subjects.get(provision.key, [])
        found: dict[str, _Candidate] = {}
        for subject in sorted(own, key=lambda s: (len(self._named_by[s]), s)):
            for other in self._others(subject, provision):
                seen = found.get(other.key)
                rarity = len(self._named_by[subject])
                found[other.key] = _Candidate(
                    other, seen.shared + 1 if seen else 1, seen.rarest if seen else rarity
                )
        ranked = sorted(found.values(), key=lambda c: (-c.shared, c.rarest, c.provision.key))
        return tuple(measure_ref(c.provision) for c in ranked[:NEAR])

    def _others(self, subject: tuple[str, str], provision: Provision) -> list[Provision]:
        others = (p for p in self._named_by[subject] if p.plan.id != provision.plan.id)
        return [p for p, _ in zip(others, range(LOOKED_AT), strict=False)]
