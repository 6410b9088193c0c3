"""The table of names of a vocabulary, as an index keeps it."""

from __future__ import annotations

from generator.core.vocabulary import Vocabulary
from generator.search.entry import Name, Terms
from generator.search.marks import bare
from generator.text.script import fold_each


def make_terms(vocabulary: Vocabulary) -> Terms:
    """Make the table of names of a vocabulary."""
    known: list[Name] = []
    labels: dict[str, str] = {}
    for kind, entries in (
        ("product", vocabulary.products),
        ("entity", vocabulary.entities),
        ("unit", vocabulary.units),
    ):
        for entry in entries:
            labels[f"{kind}/{entry.id}"] = entry.name
            former = getattr(entry, "formerly", ())
            known += (
                Name(kind, entry.id, name, name in former) for name in (entry.name, *entry.aliases, *former)
            )
    renamed = zip(fold_each(item.old for item in vocabulary.renamings), vocabulary.renamings, strict=True)
    return Terms(
        names=_by_folded(known),
        labels=labels,
        wider={product.id: product.parent for product in vocabulary.products if product.parent},
        renamed={old: item.new for old, item in renamed},
    )


def _by_folded(known: list[Name]) -> dict[str, tuple[Name, ...]]:
    names: dict[str, list[Name]] = {}
    for folded, name in zip(fold_each(name.name for name in known), known, strict=True):
        names.setdefault(bare(folded), []).append(name)
    return {key: tuple(found) for key, found in names.items()}
