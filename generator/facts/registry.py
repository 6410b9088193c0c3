"""The kinds of facts in the order of the record: one extractor each, none knowing the others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from generator.facts.citations import find_citations
from generator.facts.deadlines import find_deadlines
from generator.facts.entities import find_entities
from generator.facts.passage import Provision
from generator.facts.products import find_products
from generator.facts.setting import Setting
from generator.facts.targets import find_targets
from generator.facts.units import find_units

EXTRACTORS: dict[str, Callable[[Provision, Setting], tuple[Any, ...]]] = {
    "deadlines": find_deadlines,
    "targets": find_targets,
    "products": find_products,
    "units": find_units,
    "citations": find_citations,
    "entities": find_entities,
}
"""The extractor of each field of a node."""
