"""Figures that fill a cell of a table: 批次：20 below its column's name, 30户 between two blanks of a row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.core.model import Target
from generator.core.spans import Span
from generator.core.terms import Comparator
from generator.facts.figures import SAMPLES, Figure
from generator.facts.passage import Passage

_LABELLED = re.compile(  # the words first, so that a search leaps to them
    r"(?:批次[数)]?|[(]?(?:组|户|家|个)[数)])\)?\s?:\s?(?P<value>\d{1,5})(?=\n|$)"
)
_UNIT = re.compile("批次|[组户家个]")
_THINGS = (*SAMPLES, "户", "家", "台", "台件", "辆", "只")
_FEWEST_BLANKS = 2  # of a row of three cells


def read_cells(passage: Passage) -> Iterator[Target]:
    """Read the figures without a unit of their own whose column's name tells it: 抽样批次：20, 数量(组)：8."""
    text = passage.plain
    for match in _LABELLED.finditer(text):
        unit = _UNIT.search(match[0])
        quote = passage.quote(Span(*match.span())).lstrip("(（")
        yield Target(float(match["value"]), unit[0] if unit else "", Comparator.EQUAL, quote, None)


def fills_cell(text: str, figure: Figure) -> bool:
    """Tell whether a figure is all that stands between two blanks of a row: 五金店 22户 张磊."""
    start, end = figure.span
    if figure.unit not in _THINGS or figure.in_han or text[start - 1 : start] != " ":
        return False
    if text[end : end + 1] not in ("", " ", "\n"):
        return False
    row = text[text.rfind("\n", 0, start) + 1 : start].strip()
    return row.count(" ") + 1 >= _FEWEST_BLANKS
