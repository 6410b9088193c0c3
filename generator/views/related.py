"""Measures of other plans that are about the same: they share products, systems or cited works."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from generator.corpus import Corpus, Provision
from generator.views.rows import MeasureRef, headline, measure_ref, plan_ref

NEAR = 5
"""Measures that are shown beside one."""

LOOKED_AT = 32
"""Provisions that are looked at for one shared subject, the newest. A bound, so that a corpus with a
product that every plan names still takes time in proportion to its size."""

Subject = tuple[str, str]


class Relations:
    """Who shares what: the subjects of every provision, and the newest provisions that name each."""

    def __init__(self, corpus: Corpus) -> None:
        self._newest: dict[Subject, list[Provision]] = {}
        self._rarity: dict[Subject, int] = {}
        self._subjects: dict[int, list[Subject]] = {}
        self._place = {id(p.node): at for at, p in enumerate(corpus.provisions)}
        tables = {"product": corpus.products, "entity": corpus.entities, "work": corpus.works}
        for kind, table in tables.items():
            for subject_id, provisions in table.items():
                subject = (kind, subject_id)
                self._newest[subject] = _newest(provisions)
                # in steps of two, so that one more mention does not reorder what every page shows
                self._rarity[subject] = len(provisions).bit_length()
                for provision in provisions:
                    self._subjects.setdefault(id(provision.node), []).append(subject)
        self._digests = {subject: _digest(found) for subject, found in self._newest.items()}

    def near(self, provision: Provision) -> tuple[MeasureRef, ...]:
        """Return the measures of other plans nearest to one: most shared subjects first, then rarest."""
        own = self._subjects.get(id(provision.node), [])
        found: dict[int, list[int]] = {}
        others: dict[int, Provision] = {}
        for subject in own:
            rarity = self._rarity[subject]
            for other in self._newest[subject]:
                others[id(other.node)] = other
                seen = found.setdefault(id(other.node), [0, rarity])
                seen[0] -= 1
                seen[1] = min(seen[1], rarity)
        ranked = sorted(
            (*rank, -(others[key].plan.year or 0), self._place[key], key) for key, rank in found.items()
        )
        near = (others[key] for *_, key in ranked if others[key].plan.id != provision.plan.id)
        return tuple(measure_ref(other) for other, _ in zip(near, range(NEAR), strict=False))

    def digest(self, provisions: Iterable[Provision]) -> str:
        """Return a digest of all that the nearest measures of some provisions depend on."""
        subjects = {subject for p in provisions for subject in self._subjects.get(id(p.node), ())}
        parts = (f"{self._digests[s]}{self._rarity[s]}" for s in sorted(subjects))
        return hashlib.blake2b("".join(parts).encode(), digest_size=12).hexdigest()


def _newest(provisions: tuple[Provision, ...]) -> list[Provision]:
    return sorted(provisions, key=lambda p: -(p.plan.year or 0))[:LOOKED_AT]


def _digest(provisions: list[Provision]) -> str:
    named = (f"{p.node.id}\0{p.number}\0{headline(p)}\0{plan_ref(p.plan)}\0" for p in provisions)
    return hashlib.blake2b("".join(named).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
