"""A corpus that ships whole: the rows of a few plans to a chunk, remembered by plan from build to build.

What the page reads of a plan depends on the plan and the vocabulary alone, so a plan that has not
changed is not made ready again, and a chunk whose plans have not changed is not packed again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from generator.core.model import Plan
from generator.core.vocabulary import Vocabulary
from generator.search.browser.folding import CONTEXTUAL, BrowserScript
from generator.search.browser.packing import script
from generator.search.browser.texts import encode, hant_shard, row, words_of
from generator.search.terms import make_terms
from generator.store.files import write_if_changed
from generator.views.search_records import RecordMaker, SearchRecord

LAYOUT = f"2/{CONTEXTUAL}/{','.join(SearchRecord.__struct_fields__)}"
"""What rows look like; rows remembered under another layout are made anew."""

PLANS = 16
"""Plans of one chunk: a changed plan changes one chunk."""


class Rows(Struct, frozen=True, array_like=True):
    """The provisions of a plan as JSON, how many they are, and the characters in them."""

    data: bytes
    count: int
    characters: str


class Memory(Struct, array_like=True):
    """What a build remembers: rows by plan, packed chunks by content, maps by the characters they are for."""

    rows: dict[str, Rows] = {}
    chunks: dict[str, bytes] = {}
    maps: dict[str, dict[str, str]] = {}


def whole_corpus(
    plans: Sequence[Plan], vocabulary: Vocabulary, cache: Path | None
) -> tuple[dict[str, bytes], dict[str, Any]]:
    """Return the chunks of a corpus by name, and what the page must know of them."""
    known, now = _recall(cache), Memory()
    now.rows = _rows(plans, vocabulary, known.rows)
    files: dict[str, bytes] = {}
    for number, rows in enumerate(_batched([r for r in now.rows.values() if r.count], PLANS)):
        name, data = f"w/{number}", b"[" + b",".join(r.data for r in rows) + b"]"
        key = hashlib.sha256(name.encode() + data).hexdigest()
        files[name] = now.chunks[key] = known.chunks.get(key) or script(name, data)
    terms = make_terms(vocabulary)
    used = "".join(sorted(set().union(*(r.characters for r in now.rows.values()), *terms.labels.values())))
    maps = now.maps[used] = known.maps.get(used) or BrowserScript([used]).shipped()
    count, chunks = sum(r.count for r in now.rows.values()), len(files)
    files["hant"] = hant_shard(maps["hant"], terms)
    files["names"] = script("names", encode(sorted(terms.names)))
    _remember(cache, known, now)
    return files, {
        "count": count,
        "shards": 0,
        "chunks": chunks,
        "hans": maps["hans"],
        "pairs": maps["pairs"],
    }


def _rows(plans: Sequence[Plan], vocabulary: Vocabulary, known: dict[str, Rows]) -> dict[str, Rows]:
    depends = hashlib.sha256(LAYOUT.encode() + msgspec.msgpack.encode(vocabulary))
    keyed = {}
    for plan in plans:
        digest = depends.copy()
        digest.update(msgspec.msgpack.encode(plan))
        keyed[digest.hexdigest()] = plan
    maker = RecordMaker(vocabulary)
    new = {key: maker.records(plan) for key, plan in keyed.items() if key not in known}
    page = BrowserScript(words_of(record for records in new.values() for record in records))
    return {key: known.get(key) or _made(new[key], page) for key in keyed}


def _made(records: Sequence[SearchRecord], page: BrowserScript) -> Rows:
    data = encode([row(record, page, filters=True) for record in records])[1:-1]
    characters = "".join(sorted(set().union(*map(set, words_of(records)))))
    return Rows(data, len(records), characters)


def _batched(rows: Sequence[Rows], size: int) -> Iterable[Sequence[Rows]]:
    return (rows[start : start + size] for start in range(0, len(rows), size))


def _recall(cache: Path | None) -> Memory:
    try:
        return (
            msgspec.msgpack.decode((cache / "whole.msgpack").read_bytes(), type=Memory) if cache else Memory()
        )
    except (OSError, msgspec.MsgspecError):
        return Memory()


def _remember(cache: Path | None, known: Memory, now: Memory) -> None:
    if cache is None or (known.rows.keys() == now.rows.keys() and known.chunks.keys() == now.chunks.keys()):
        return
    try:
        write_if_changed(cache / "whole.msgpack", msgspec.msgpack.encode(now))
    except OSError:
        return  # a knowledge base on a read-only share is built without a memory
