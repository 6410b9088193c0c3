"""How well a record agrees with its gold record: matches, precision, recall and F1 by family of facts.

Two facts agree when what they state is equal and the words that they quote overlap; width, script, white
space and punctuation do not count. A fact of the gold can be matched once only.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any, NamedTuple

from generator.text.script import simplify

Record = dict[str, Any]
"""A plan or a node as plain data, as ``workplan parse --json`` prints it."""

FAMILIES = ("structure", "parents", "headings", "deadlines", "targets", "products", "units", "citations")
METADATA = ("title", "kind", "year", "document_number", "dated", "published", "script")
PARTICULARS = (
    "region",
    "issuers",
    "effective",
    "addressees",
    "transmittal",
    "preamble",
    "attachments",
    "contacts",
)

_OPENING = 12
"""Characters by which a provision is known again."""

_UNHEEDED = frozenset("\u200b《》〈〉“”\"'‘’()（）,，。、:：;；.〔〕[]【】·-")


class Stated(NamedTuple):
    """One comparable fact: what it states, and the words that it quotes."""

    key: tuple[object, ...]
    quote: str = ""

    def agrees(self, other: Stated) -> bool:
        """Tell whether both state the same, in words of which one holds the other."""
        apart = self.quote and other.quote and self.quote not in other.quote and other.quote not in self.quote
        return self.key == other.key and not apart


class Count(NamedTuple):
    """Facts that agree, facts of the gold, facts found."""

    agreed: int = 0
    gold: int = 0
    found: int = 0

    def __add__(self, other: object) -> Count:
        if not isinstance(other, Count):
            return NotImplemented
        return Count(self.agreed + other.agreed, self.gold + other.gold, self.found + other.found)

    @property
    def precision(self) -> float:
        """Return the share of what was found that is right."""
        return self.agreed / self.found if self.found else float(not self.gold)

    @property
    def recall(self) -> float:
        """Return the share of the gold that was found."""
        return self.agreed / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def plain(value: object) -> str:
    """Reduce words to what counts when they are compared."""
    text = simplify(unicodedata.normalize("NFKC", "" if value is None else str(value)))
    return "".join(c for c in text if not c.isspace() and c not in _UNHEEDED).lower()


def provisions(nodes: list[Record], above: tuple[str, ...] = ()) -> Iterator[tuple[Record, tuple[str, ...]]]:
    """Yield every node in document order, with the labels on the way to it, its own last."""
    for node in nodes:
        path = (*above, plain(node.get("label")))
        yield node, path
        yield from provisions(node.get("children") or [], path)


def stated(record: Record) -> dict[str, list[Stated]]:
    """Return everything comparable that a record states, by family."""
    out: dict[str, list[Stated]] = {family: [] for family in FAMILIES}
    for node, path in provisions(record.get("body") or []):
        opening = (plain(node.get("heading")) + plain(node.get("text")))[:_OPENING]
        out["structure"].append(Stated((path[-1], opening)))
        out["parents"].append(Stated((path, opening)))
        if node.get("heading"):
            out["headings"].append(Stated((path, plain(node["heading"]))))
        _add_facts(out, node, path[-1])
    _add_facts(out, {k: record.get(k) for k in ("deadlines", "citations")}, "")
    return out


def _add_facts(out: dict[str, list[Stated]], holder: Record, label: str) -> None:
    for fact in holder.get("deadlines") or []:
        key = (fact["kind"], *(_text(fact.get(field)) for field in ("from", "to", "rrule")))
        out["deadlines"].append(Stated(key, plain(fact.get("quote"))))
    for fact in holder.get("targets") or []:
        key = (float(fact["value"]), plain(fact.get("unit")), fact.get("comparator") or "=")
        out["targets"].append(Stated(key, plain(fact.get("quote"))))
    out["products"] += [Stated((label, plain(fact["name"]))) for fact in holder.get("products") or []]
    out["units"] += [Stated((plain(fact["name"]), fact["role"])) for fact in holder.get("units") or []]
    out["citations"] += [Stated((plain(fact["title"]),)) for fact in holder.get("citations") or []]


def _text(value: object) -> str | None:
    return str(value) if value else None


def count(gold: list[Stated], found: list[Stated]) -> Count:
    """Count the facts that agree, each used once."""
    left = list(found)
    for fact in gold:
        match = next((other for other in left if fact.agrees(other)), None)
        if match is not None:
            left.remove(match)
    return Count(len(found) - len(left), len(gold), len(found))


def missed(gold: list[Stated], found: list[Stated]) -> tuple[list[Stated], list[Stated]]:
    """Return what the gold has and was not found, and what was found and is not in the gold."""
    left, lacking = list(found), []
    for fact in gold:
        match = next((other for other in left if fact.agrees(other)), None)
        if match is None:
            lacking.append(fact)
        else:
            left.remove(match)
    return lacking, left


def compare(gold: Record, found: Record) -> dict[str, Count]:
    """Compare a record with its gold, family by family; ``skip`` of the gold names families left out."""
    want, have = stated(gold), stated(found)
    counts = {
        family: count(want[family], have[family]) for family in FAMILIES if family not in gold.get("skip", ())
    }
    counts["metadata"] = _fields(gold, found, METADATA)
    counts["particulars"] = _fields(gold, found, PARTICULARS)
    return counts


def differing_fields(gold: Record, found: Record) -> list[str]:
    """Name the fields of the gold's metadata and particulars that the record gives otherwise."""
    return [
        name for name in METADATA + PARTICULARS if name in gold and not _same(gold[name], found.get(name))
    ]


def _fields(gold: Record, found: Record, names: tuple[str, ...]) -> Count:
    stated_names = [name for name in names if name in gold]
    agreed = sum(_same(gold[name], found.get(name)) for name in stated_names)
    return Count(agreed, len(stated_names), len(stated_names))


def _same(one: object, other: object) -> bool:
    if isinstance(one, str) and "…" in one:
        first, last = map(plain, one.split("…", 1))
        whole = plain(other)
        return whole.startswith(first) and whole.endswith(last)
    return _flat(one) == _flat(other)


def _flat(value: object) -> object:
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items() if item}
    if isinstance(value, list | tuple):
        return [_flat(item) for item in value]
    return plain(value)
