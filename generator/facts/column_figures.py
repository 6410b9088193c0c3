"""Figures whose unit is the head of their column: 抽查批次：60, 合计（批次）：20."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.core.model import Target
from generator.core.spans import Span
from generator.core.terms import Comparator
from generator.facts.lexicon import Lexicon
from generator.facts.passage import Passage
from generator.facts.sheet import BREAK, Sheet, holds

_FIGURE = re.compile(rf":\s?(?P<figure>[1-9]\d{{0,5}})(?=\s?(?:[\n;{BREAK}]|$))")
_HEAD = re.compile(
    rf"(?:^|[\n;{BREAK}])\s?(?P<head>(?![^:]*(?:不合格|合格率|已|累计|上年|去年|实际))[^:;,。\n{BREAK}]{{0,14}}?"
    r"(?:(?P<lots>批次)数?(?:\([^()]{1,8}\)|[\u4e00-\u9fff]{0,6}(?<![率比额费]))|(?P<unit>组|户|家|批|台|份)数"
    r"|\((?P<within>批次|批|组|户|家|台|件|份|次|场|个)\)))$"
)
_LONGEST_HEAD = 24


class _Places:
    """Where on a sheet a bare figure fills a cell, in order."""

    def __init__(self, sheet: Sheet, lexicon: Lexicon) -> None:
        self.starts = [match.start() for match in _FIGURE.finditer(sheet.plain)]


def where_column_figures(sheet: Sheet, lexicon: Lexicon) -> Iterable[int]:
    """Return where on a sheet a bare figure fills a cell."""
    return sheet.scan(_Places, lexicon).starts


def read_column_figures(passage: Passage, lexicon: Lexicon) -> list[tuple[int, Target]]:
    """Read the bare figures of columns whose head is a unit, each with its place."""
    starts = passage.sheet.scan(_Places, lexicon).starts
    if not holds(starts, passage.start, passage.end):
        return []  # as most passages
    return [found for match in _FIGURE.finditer(passage.plain) if (found := _read(passage, match))]


def _read(passage: Passage, match: re.Match[str]) -> tuple[int, Target] | None:
    first = max(0, match.start() - _LONGEST_HEAD)
    head = _HEAD.search(passage.plain[first : match.start()])
    if head is None:
        return None
    unit = head["lots"] or head["unit"] or head["within"]
    quote = passage.quote(Span(first + head.start("head"), match.end()))
    return match.start("figure"), Target(float(match["figure"]), unit, Comparator.EQUAL, quote)
