"""What a page shows of a provision: its words as published, and what its own conversions get wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Any

import msgspec
from msgspec import Struct

from generator.search.browser.folding import BrowserScript, corrections, half_and_low
from generator.search.browser.packing import script
from generator.search.entry import Terms
from generator.text.script import fold, simplify, traditionalise
from generator.views.search_records import SearchRecord


class Made(Struct, frozen=True, array_like=True):
    """A plan as the search has it: all that depends on the plan and the vocabulary alone.

    ``rows`` are its provisions as the page reads them and ``facts`` what the filters look at, both as JSON;
    ``units`` its folded title, then the folded heading and text of each provision; ``characters`` all that it may
    show; ``subjects`` what it names and the wider categories of that: ``product/cable``.
    """

    plan: str
    year: int
    region: str
    kind: str
    rows: tuple[bytes, ...]
    facts: tuple[bytes, ...]
    units: tuple[str, ...]
    characters: str
    subjects: tuple[str, ...]


def make_plan(records: Sequence[SearchRecord], page: BrowserScript) -> Made:
    """Make the provisions of a plan ready; there must be one at least."""
    first = records[0]
    searched = ["\n".join((_line(r.title), _line(r.heading), r.text)) for r in records]
    folded = _each(fold, searched)
    rows = _rows(records, searched, folded, page)
    units = [part for text in folded for part in text.split("\n", 2)[1:]]
    return Made(
        first.plan,
        first.year or 0,
        first.region,
        first.kind,
        tuple(map(encode, rows)),
        tuple(encode((r.products, r.named, r.months, int(r.has_target))) for r in records),
        (folded[0].split("\n", 1)[0], *units),
        "".join(sorted(set("".join(words_of(records))))),
        tuple(sorted(set(_subjects(records)))),
    )


def _subjects(records: Sequence[SearchRecord]) -> Iterator[str]:
    for record in records:
        yield from (f"{kind}/{subject}" for kind, subject, _ in record.named)
        yield from (f"product/{subject}" for subject in record.products)


def _rows(
    records: Sequence[SearchRecord], searched: list[str], folded: list[str], page: BrowserScript
) -> Iterator[tuple[Any, ...]]:
    """Yield provisions as the page reads them.

    Plan, node, year, how it was published (1 in traditional script, 2 in simplified script that simplifying
    leaves alone, 0 else), the words line by line (title, number, heading, region, kind, times, products,
    place, name of an untitled plan, text), then corrections to the page's folding, simplifying and
    traditionalising.
    """
    hant = records[0].script == "hant"
    plain = [
        not hant and simple == own for simple, own in zip(_each(simplify, searched), searched, strict=True)
    ]
    low = _each(half_and_low, searched) if any(plain) else searched
    made = low if all(plain) else _each(page.fold, searched)
    made = [a if p else b for p, a, b in zip(plain, low, made, strict=True)]
    words = list(map(_words, records))
    shown, right = (page.simplify, simplify) if hant else (page.traditionalise, traditionalise)
    for r, p, m, f, w, a, b in zip(
        records, plain, made, folded, words, _each(shown, words), _each(right, words), strict=True
    ):
        wrong = corrections(a, b) or 0
        yield (
            r.plan,
            r.node,
            r.year or 0,
            1 if hant else 2 * p,
            w,
            corrections(m, f) or 0,
            (hant and wrong) or 0,
            (not hant and wrong) or 0,
        )


def _each(convert: Callable[[str], str], texts: list[str]) -> list[str]:
    """Convert texts, all in one go where none changes its length: no conversion looks across lines."""
    whole = "\n".join(texts)
    converted = convert(whole)
    if len(converted) != len(whole):
        return list(map(convert, texts))
    ends = list(accumulate(len(text) + 1 for text in texts))
    return [converted[start : end - 1] for start, end in zip([0, *ends], ends, strict=False)]


def _words(record: SearchRecord) -> str:
    products = [name for kind, _, name in record.named if kind == "product"]
    lines = (
        record.title,
        record.label,
        record.heading,
        record.region,
        record.kind,
        "\t".join(record.due),
        "\t".join(products),
        " › ".join(record.above),
        "" if record.name == record.title else record.name,
    )
    return "\n".join([*map(_line, lines), record.text])


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
