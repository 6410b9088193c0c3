"""The table of names of a vocabulary, as an index keeps it."""

from __future__ import annotations

from generator.core.vocabulary import Vocabulary
from generator.search.entry import Name, Terms
from generator.search.marks import bare
from generator.text.script import fold


def make_terms(vocabulary: Vocabulary) -> Terms:
    """Make the table of names of a vocabulary."""
    names: dict[str, list[Name]] = {}
    labels: dict[str, str] = {}
    for kind, entries in (
        ("product", vocabulary.products),
        ("entity", vocabulary.entities),
        ("unit", vocabulary.units),
    ):
        for entry in entries:
            labels[f"{kind}/{entry.id}"] = entry.name
            former = getattr(entry, "formerly", ())
            for name in (entry.name, *entry.aliases, *former):
                names.setdefault(bare(fold(name)), []).append(Name(kind, entry.id, name, name in former))
    return Terms(
        names={key: tuple(found) for key, found in names.items()},
        labels=labels,
        wider={product.id: product.parent for product in vocabulary.products if product.parent},
        renamed={fold(item.old): item.new for item in vocabulary.renamings},
    )
