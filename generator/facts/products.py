"""Products: what is supervised, inspected, tested or regulated."""

from __future__ import annotations

from generator.core.model import ProductMention
from generator.facts.passage import Provision
from generator.facts.setting import Setting


def find_products(provision: Provision, setting: Setting) -> tuple[ProductMention, ...]:
    """Find the products that a provision names, each once, in order."""
    found: dict[str, ProductMention] = {}
    for passage in provision.passages:
        for span, id_ in setting.lexicon.products.find(passage.plain):
            name = passage.quote(span)
            found.setdefault(span.of(passage.folded), ProductMention(name, name, id_))
    return tuple(found.values())
