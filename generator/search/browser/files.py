"""All files of the search in the browser: the program, its style, and a corpus made ready for it.

A small corpus ships whole and is read through, as the index on the command line would. A large one
ships as shards, of which a search loads a few.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from importlib.resources import files as resources
from pathlib import Path
from typing import Any

from generator.core.model import Plan, walk
from generator.core.vocabulary import Vocabulary
from generator.search.browser.folding import BrowserScript
from generator.search.browser.grams import Units, gram_files
from generator.search.browser.packing import path, script, shard_of
from generator.search.browser.texts import TOGETHER, encode, folded_of, hant_shard, text_shards, words_of
from generator.search.browser.whole import whole_corpus
from generator.search.entry import Terms
from generator.search.marks import MARKS, bare
from generator.search.terms import make_terms
from generator.text.script import fold
from generator.views.search_records import RecordMaker, SearchRecord

WHOLE_CHARACTERS = 2_000_000
"""Characters of text up to which a corpus ships whole, in chunks: that is smaller than its shards, needs few
files, and a changed plan changes one of them. Some 15,000 provisions; packed, about 1.5 MB."""

ALIAS_SHARDS = 16
LOOKED_AT = 5_000
"""Provisions that are read for names to offer where a query has no hits."""

PARTS = (
    "base.js",
    "words.js",
    "script.js",
    "query.js",
    "ranking.js",
    "whole.js",
    "sharded.js",
    "results.js",
    "page.js",
)
"""Pieces of the program, in order."""


def search_files(
    plans: Sequence[Plan], vocabulary: Vocabulary, *, whole: bool | None = None, cache: Path | None = None
) -> dict[str, bytes]:
    """Return every file of the search by its place in the site.

    ``whole`` decides how the corpus ships; by its size where it is ``None``. In the folder ``cache`` a
    corpus that ships whole is remembered by plan; the files are the same without.
    """
    ordered = sorted(plans, key=lambda plan: (-(plan.year or 0), plan.id or ""))
    if whole or (whole is None and _characters(plans) <= WHOLE_CHARACTERS):
        shards, meta = whole_corpus(ordered, vocabulary, cache)
    else:
        shards, meta = _sharded(ordered, vocabulary)
    shards["meta"] = script("meta", encode(meta | {"marks": MARKS, "aliases": ALIAS_SHARDS}))
    shards |= _alias_shards(make_terms(vocabulary))
    return {path(name): data for name, data in shards.items()} | program()


def _characters(plans: Sequence[Plan]) -> int:
    return sum(len(node.text or "") for plan in plans for node, _ in walk(plan.body))


def program() -> dict[str, bytes]:
    """Return the program and its style."""
    folder = resources("generator.search.browser") / "assets"
    lines = [line for name in PARTS for line in (folder / name).read_text("utf-8").splitlines()]
    pieces = "\n".join(
        bare_line for line in lines if (bare_line := line.strip()) and not bare_line.startswith("// ")
    )
    code = f'(function () {{\n"use strict";\n{pieces}\n}})();\n'
    return {"search/search.js": code.encode(), "search/search.css": (folder / "search.css").read_bytes()}


def _sharded(plans: Sequence[Plan], vocabulary: Vocabulary) -> tuple[dict[str, bytes], dict[str, Any]]:
    maker = RecordMaker(vocabulary)
    by_plan = [group for plan in plans if (group := maker.records(plan))]
    records = [record for group in by_plan for record in group]
    terms = make_terms(vocabulary)
    page = BrowserScript([*words_of(records), *terms.labels.values()])
    folded = [folded_of(record) for record in records]
    sizes = [len(group) for group in by_plan]
    titles = [folded_of(group[0])[0] for group in by_plan]
    units = Units(titles, sizes, [heading for _, heading, _ in folded], [text for *_, text in folded])
    named = _named(records)
    files, shards = gram_files(
        units, {f"\x01{kind}/{value}": found for (kind, value), (_, found) in named.items()}
    )
    files |= text_shards(records, page)
    files["facets"] = script("facets", encode(_facets(by_plan, named)))
    files["names"] = script("names", encode(_names_that_occur(terms, records)))
    files["hant"] = hant_shard(page.shipped()["hant"], terms)
    meta = {
        "count": len(records),
        "shards": shards,
        "plans": len(by_plan),
        "sizes": sizes,
        "together": TOGETHER,
    }
    return files, meta | {name: page.shipped()[name] for name in ("hans", "pairs")}


Named = dict[tuple[str, str], tuple[str, list[int]]]


def _named(records: Sequence[SearchRecord]) -> Named:
    """Return, for every value that a provision can be filtered by, its name and the provisions."""
    labels = {(kind, subject): name for r in records for kind, subject, name in r.named}
    found: Named = {}
    for number, record in enumerate(records):
        for kind, value in _values(record):
            entry = found.setdefault((kind, value), (labels.get((kind, value), value), []))
            entry[1].append(number)
    return found


def _values(record: SearchRecord) -> Iterator[tuple[str, str]]:
    yield from (("product", product) for product in record.products)
    yield from dict.fromkeys((kind, subject) for kind, subject, _ in record.named if kind != "product")
    yield from (("month", str(month)) for month in record.months)
    if record.has_target:
        yield "has_target", "true"


def _facets(by_plan: Sequence[Sequence[SearchRecord]], named: Named) -> dict[str, Any]:
    """Return what the filters offer: columns by plan, and the commonest values of each kind."""
    first = [group[0] for group in by_plan]
    counts: dict[str, Counter[str]] = {}
    for (kind, value), (_, found) in named.items():
        counts.setdefault(kind, Counter())[value] = len(found)
    return {
        "year": [record.year or 0 for record in first],
        "region": [record.region for record in first],
        "kind": [record.kind for record in first],
        "plan": [record.plan for record in first],
        "values": {
            kind: [[v, named[kind, v][0], n] for v, n in c.most_common(30)] for kind, c in counts.items()
        },
    }


def _names_that_occur(terms: Terms, records: Sequence[SearchRecord]) -> list[str]:
    """Return the known names that the corpus has, as far as a look at part of it tells."""
    looked_at = "\n".join({folded_of(record)[1] for record in records})
    looked_at += "\n".join(fold(record.text) for record in records[:LOOKED_AT])
    return sorted(name for name in terms.names if name in looked_at)


def _alias_shards(terms: Terms) -> dict[str, bytes]:
    """Return the names that have a better one, spread over shards: alias to present name and reason."""
    spread: list[dict[str, list[list[str]]]] = [{} for _ in range(ALIAS_SHARDS)]
    for alias, offers in _offers(terms):
        spread[shard_of(alias, ALIAS_SHARDS)].setdefault(alias, []).extend(offers)
    return {f"a/{i}": script(f"a/{i}", encode(part)) for i, part in enumerate(spread)}


def _offers(terms: Terms) -> Iterator[tuple[str, list[list[str]]]]:
    for old, new in terms.renamed.items():
        yield old, [[new, "已更名"]]
    for name, entries in terms.names.items():
        offers = [[terms.label(e.kind, e.subject), "现名" if e.former else "规范名称"] for e in entries]
        better = [offer for offer in offers if bare(fold(offer[0])) != name]
        if better:
            yield name, better
