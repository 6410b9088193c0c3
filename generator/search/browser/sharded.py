"""A large corpus: shards of grams, lists and texts, of which a search loads a few."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

import msgspec

from generator.search.browser.grams import add_grams, without_marks
from generator.search.browser.memory import Memory
from generator.search.browser.packing import numbers, text
from generator.search.browser.postings import VALUE, Postings, make_layout, units_of
from generator.search.browser.texts import Made, encode

TOGETHER = 10
"""Provisions in one shard of texts: few, since the provisions of an answer are scattered."""

KINDS = ("product", "entity", "unit", "month", "has_target")
"""What a provision may have several of, in the order of their columns."""

Facts = tuple[list[str], list[tuple[str, str, str]], list[int], int]
Named = dict[tuple[str, str], list[int]]


def sharded_corpus(
    plans: Sequence[Made], memory: Memory
) -> tuple[dict[str, bytes], dict[str, Any], set[str]]:
    """Return the shards of a corpus by name, what the page must know of them, and the pairs that occur."""
    units = [plan.units[0] for plan in plans] + [unit for plan in plans for unit in plan.units[1:]]
    layout = make_layout(
        [without_marks(plan.units[0]) for plan in plans],
        [list(map(without_marks, plan.units[1:])) for plan in plans],
        [plan.year for plan in plans],
    )
    postings = Postings(layout, memory.pack)
    pairs = add_grams(postings, layout, units)
    named, labels = _named(plans)
    for (kind, value), provisions in named.items():
        postings.add_units(f"{VALUE}{kind}/{value}", units_of(provisions, len(plans)))
    files = dict(postings.files())
    rows = list(chain.from_iterable(plan.rows for plan in plans))
    for number, start in enumerate(range(0, len(rows), TOGETHER)):
        name = f"t/{number}"
        files[name] = memory.pack(name, b"[%s]" % b",".join(rows[start : start + TOGETHER]))
    files["facets"] = memory.pack("facets", encode(_by_plan(plans)))
    for number, kind in enumerate(KINDS):
        files[f"c/{number}"] = memory.pack(f"c/{number}", _column(kind, named, labels, len(rows)))
    files["sizes"] = memory.pack("sizes", encode([len(plan.rows) for plan in plans]))
    meta = {"shards": postings.shards, "together": TOGETHER, "plans": len(plans), "count": len(rows)}
    return files, meta, pairs


def _named(plans: Sequence[Made]) -> tuple[Named, dict[tuple[str, str], str]]:
    """Return the provisions with every value that can be filtered by, and the names of those that have one."""
    found: Named = {}
    labels: dict[tuple[str, str], str] = {}
    decoder = msgspec.json.Decoder(Facts)
    for number, data in enumerate(chain.from_iterable(plan.facts for plan in plans)):
        facts = decoder.decode(data)
        labels.update(((kind, subject), name) for kind, subject, name in facts[1])
        for key in _values(facts):
            found.setdefault(key, []).append(number)
    return found, labels


def _values(facts: Facts) -> Iterator[tuple[str, str]]:
    products, named, months, has_target = facts
    yield from (("product", product) for product in products)
    yield from dict.fromkeys((kind, subject) for kind, subject, _ in named if kind != "product")
    yield from (("month", str(month)) for month in months)
    if has_target:
        yield "has_target", "true"


def _by_plan(plans: Sequence[Made]) -> dict[str, list[Any]]:
    """Return the columns of what a plan has one of."""
    return {
        "year": [plan.year for plan in plans],
        "region": [plan.region for plan in plans],
        "kind": [plan.kind for plan in plans],
        "plan": [plan.plan for plan in plans],
    }


def _column(kind: str, named: Named, labels: dict[tuple[str, str], str], count: int) -> bytes:
    """Return the values of a kind, commonest first, and by provision how many it has and which."""
    values = sorted((key for key in named if key[0] == kind), key=lambda key: (-len(named[key]), key))
    having: list[list[int]] = [[] for _ in range(count)]
    for index, key in enumerate(values):
        for provision in named[key]:
            having[provision].append(index)
    shown = encode([[value, labels.get((kind, value), "")] for _, value in values]).decode()
    return text(shown) + numbers([n for own in having for n in (len(own), *own)])
