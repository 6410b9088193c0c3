"""What a page shows of a provision: its words as published, and what its own conversions get wrong."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from generator.search.browser.folding import BrowserScript, corrections, half_and_low
from generator.search.browser.packing import script
from generator.search.entry import Terms
from generator.text.script import fold, simplify, traditionalise
from generator.views.search_records import SearchRecord

TOGETHER = 4
"""Provisions in one shard of texts: few, since the provisions of an answer are scattered."""

Row = list[Any]
"""What the page reads of a provision; ``row`` says what stands where."""


def folded_of(record: SearchRecord) -> tuple[str, str, str]:
    """Return the folded title, heading and text, as every index has them."""
    whole = "\n".join((_line(record.title), _line(record.heading), record.text))
    title, heading, text = fold(whole).split("\n", 2)
    return title, heading, text


def row(record: SearchRecord, page: BrowserScript, *, filters: bool) -> Row:
    """Return a provision as the page reads it.

    Plan, node, year, how it was published (1 in traditional script, 2 in simplified script that simplifying
    leaves alone, 0 else), the words line by line (title, number,
    heading, region, kind, times, products, place, name of an untitled plan, text), then corrections to the page's folding,
    simplifying and traditionalising; with ``filters`` what the filters look at.
    """
    products = [name for kind, _, name in record.named if kind == "product"]
    lines = (record.title, record.label, record.heading, record.region, record.kind, "\t".join(record.due), "\t".join(products), " › ".join(record.above), "" if record.name == record.title else record.name)  # fmt: skip
    words = "\n".join([*map(_line, lines), record.text])
    searched = "\n".join((_line(record.title), _line(record.heading), record.text))
    hant = record.script == "hant"
    plain = not hant and simplify(searched) == searched
    found: Row = [
        record.plan,
        record.node,
        record.year or 0,
        1 if hant else 2 * plain,
        words,
        corrections((half_and_low if plain else page.fold)(searched), fold(searched)) or 0,
        (hant and corrections(page.simplify(words), simplify(words))) or 0,
        (not hant and corrections(page.traditionalise(words), traditionalise(words))) or 0,
    ]
    if filters:
        found.append(
            [
                list(record.products),
                [list(n) for n in record.named],
                list(record.months),
                int(record.has_target),
            ]
        )
    return found


def text_shards(records: Sequence[SearchRecord], page: BrowserScript) -> dict[str, bytes]:
    """Return the texts of provisions, a few to a shard, by name."""
    files = {}
    for start in range(0, len(records), TOGETHER):
        rows = [row(record, page, filters=False) for record in records[start : start + TOGETHER]]
        name = f"t/{start // TOGETHER}"
        files[name] = script(name, encode(rows))
    return files


def hant_shard(characters: str, terms: Terms) -> bytes:
    """Return what a page in traditional script needs: the map of characters, and the names it gets wrong.

    ``characters`` has each character followed by its traditional form.
    """
    table = str.maketrans(dict(zip(characters[::2], characters[1::2], strict=True)))
    names = sorted({*terms.labels.values(), *terms.renamed.values()})
    right = traditionalise("\n".join(names)).split("\n") if names else []
    wrong = [[n, r] for n, r in zip(names, right, strict=True) if n.translate(table) != r]
    return script("hant", encode({"hant": characters, "names": wrong}))


def encode(value: Any) -> bytes:
    """Encode plain data as JSON."""
    return msgspec.json.encode(value)


def words_of(records: Iterable[SearchRecord]) -> Iterable[str]:
    """Yield all that a page may show of provisions, for the characters that it needs."""
    for record in records:
        yield from (record.title, record.label, record.heading, record.region, record.kind, record.text)
        yield from record.above
        yield from (name for _, _, name in record.named)


def _line(text: str) -> str:
    return text.replace("\n", " ")
