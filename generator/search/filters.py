"""Filters: what a hit must be besides containing the words of the query."""

from __future__ import annotations

from typing import NamedTuple

from generator.search.entry import Terms
from generator.text.script import fold
from generator.views.search_records import SearchRecord


class Filters(NamedTuple):
    """What is asked of a hit. Values of one field are alternatives; fields add up.

    ``regions`` match names that contain them in either script; ``products``, ``entities`` and ``units``
    are ids or names, a product standing for its narrower ones too; ``months`` are 1 to 12.
    """

    years: tuple[int, ...] = ()
    regions: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    months: tuple[int, ...] = ()
    has_target: bool | None = None


class Sieve:
    """Filters made ready to be held against many records."""

    def __init__(self, filters: Filters, terms: Terms) -> None:
        self._filters = filters
        self._regions = tuple(fold(region) for region in filters.regions)
        self._kinds = frozenset(fold(kind) for kind in filters.kinds)
        self._subjects = {
            kind: frozenset(subjects_of(kind, value, terms) for value in values)
            for kind, values in (("entity", filters.entities), ("unit", filters.units))
        }
        self._products = frozenset(subjects_of("product", value, terms) for value in filters.products)
        self.is_open = filters == Filters()

    def passes(self, record: SearchRecord) -> bool:
        """Tell whether a record has everything that is asked."""
        asked = self._filters
        return self.is_open or (
            (not asked.years or record.year in asked.years)
            and (not asked.plans or record.plan in asked.plans)
            and (not asked.months or any(month in asked.months for month in record.months))
            and (asked.has_target is None or record.has_target == asked.has_target)
            and (not self._kinds or fold(record.kind) in self._kinds)
            and (not self._regions or any(region in fold(record.region) for region in self._regions))
            and (not self._products or not self._products.isdisjoint(record.products))
            and all(not ids or not ids.isdisjoint(record.ids(kind)) for kind, ids in self._subjects.items())
        )


def subjects_of(kind: str, value: str, terms: Terms) -> str:
    """Return the id that an id, a name or an alias of a subject means; the value itself where unknown."""
    if f"{kind}/{value}" in terms.labels:
        return value
    known = (name.subject for name in terms.names.get(fold(value), ()) if name.kind == kind)
    return next(known, value)
