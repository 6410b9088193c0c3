"""The kinds of facts in the order of the record: one extractor each, none knowing the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from generator.facts.citations import find_citations, where_titles
from generator.facts.deadlines import find_deadlines, where_times
from generator.facts.entities import find_entities, where_entities
from generator.facts.lexicon import Lexicon
from generator.facts.passage import Provision
from generator.facts.products import find_products, where_products
from generator.facts.setting import Setting
from generator.facts.sheet import Sheet
from generator.facts.targets import find_targets, where_targets
from generator.facts.units import find_units, where_duties


class Extractor(NamedTuple):
    """How facts of a kind are found: ``find`` reads a provision that holds any of the places of ``where``.

    ``where`` looks through the sheet of a plan once, so that no time goes into provisions without a word
    that the kind is known by.
    """

    find: Callable[[Provision, Setting], tuple[Any, ...]]
    where: Callable[[Sheet, Lexicon], Iterable[int]]


EXTRACTORS: dict[str, Extractor] = {
    "deadlines": Extractor(find_deadlines, where_times),
    "targets": Extractor(find_targets, where_targets),
    "products": Extractor(find_products, where_products),
    "units": Extractor(find_units, where_duties),
    "citations": Extractor(find_citations, where_titles),
    "entities": Extractor(find_entities, where_entities),
}
"""The extractor of each field of a node."""
