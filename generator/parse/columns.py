"""What columns say by their heads, and cells given to them where a table has lost or broken some.

A count fits a column of counts, a time one of times, an office one of offices. Where two ways fit alike,
the columns cannot be told.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from enum import Enum
from itertools import accumulate
from typing import NamedTuple

from generator.core.spans import Span
from generator.parse.table_heads import PART_OF_YEAR, Heads


class Says(Enum):
    """What the cells of a column say, with the words of its head that tell."""

    COUNT = re.compile("批次|批数|组数|户数|家数|数量|比例|频次|频率|次数|合计|小计|总计")
    TIME = re.compile("时间|时限|期限|进度|日期|月份|季度")
    PERSON = re.compile("责任人|负责人|领导")
    OFFICE = re.compile("单位|部门|科室|处室|股室|机构|主体|牵头|配合|参与|责任|负责|承担|承检")
    WORDS = re.compile("")


_COUNT, _TIME, _PERSON, _OFFICE, _WORDS = Says  # an enum is slow to ask
_OFFICE_NAME = r"[^。]{1,60}(?:局|处|科|股|所|队|办|委|部|院|站|组|室|会|中心|窗口|大厅|专班|公司|单位|部门|机构|府)(?:\([^()]{1,8}\))?$"
_FITS = {
    _COUNT: re.compile(r"[^\d。]{0,8}\d+(?![\d月日年季旬])|[-—–/~]+$|全覆盖|全部|若干"),
    _TIME: re.compile(r"[^。]{0,20}(?:[月日年季周旬]|底|前$)|长期|持续|适时|及时"),
    _PERSON: re.compile(rf"{_OFFICE_NAME}|[\u4e00-\u9fff]{{2,4}}(?:、[\u4e00-\u9fff]{{2,4}}){{0,8}}$"),
    _OFFICE: re.compile(_OFFICE_NAME),
}
_SPARE = re.compile("配合|参与|参加|协助|协办|备注")
"""Heads of columns that stay empty more often than others."""
_FIRST = re.compile("牵头|主办|发起")
_NUMBER = re.compile(r"\d{1,4}[.、]?|\(?(?:\d{1,3}|[一二三四五六七八九十]{1,3})\)?、?|[①-⑳]")
_ALIEN = (_COUNT, _TIME, _OFFICE)
_MOST_CELLS = 30


def says_of(head: str) -> Says:
    """Tell what the cells below a head say: what is said below a quarter or month, nobody knows."""
    return _WORDS if PART_OF_YEAR.fullmatch(head) else next(k for k in _KINDS if k.value.search(head))


_KINDS = tuple(Says)


def is_of_counts(head: str) -> bool:
    """Tell whether a column says how many or how often."""
    return says_of(head) is _COUNT


def is_of_offices(head: str) -> bool:
    """Tell whether a column names who does the work."""
    return says_of(head) in (_OFFICE, _PERSON)


def fits_columns(words: Sequence[str], heads: Heads) -> bool:
    """Tell whether the cells of all columns say what the heads of these let expect, or nothing."""
    for column, word in enumerate(words[: len(heads.words)]):
        if column == heads.number:
            if not _NUMBER.fullmatch(word):
                return False
        elif word:
            fits = _FITS.get(says_of(heads.words[column]))
            if fits is not None and not fits.match(word):
                return False
    return True


class _Way(NamedTuple):
    """How well the cells so far fit, in how many ways they fit so well, and which each column takes."""

    score: float
    ways: int
    runs: tuple[Span, ...]


def fit_cells(words: Sequence[str], heads: Heads) -> Sequence[Span] | None:
    """Return which cells each column takes, that of the number left out; ``None`` where that cannot be told.

    As many cells as columns stand in order, unless more columns fit another way.
    """
    columns = [i for i in range(len(heads.words)) if i != heads.number]
    kinds = [says_of(heads.words[column]) for column in columns]
    if len(words) != len(columns):
        return _best_runs(words, heads, columns)
    in_order = [Span(at, at + 1) for at in range(len(words))]
    known = [(word, fits) for word, says in zip(words, kinds, strict=True) if (fits := _FITS.get(says))]
    fitting = sum(fits.match(word) is not None for word, fits in known)
    if fitting == len(known) or not (runs := _best_runs(words, heads, columns)):
        return in_order
    moved = sum(run.end > run.start and says is not _WORDS for run, says in zip(runs, kinds, strict=True))
    return runs if moved > fitting else in_order


def fills_columns(words: Sequence[str], heads: Heads) -> bool:
    """Tell whether cells fill all columns but that of the number, each with what its head lets expect."""
    columns = [i for i in range(len(heads.words)) if i != heads.number]
    runs = _best_runs(words, heads, columns)
    return runs is not None and all(run.end > run.start for run in runs)


def _best_runs(words: Sequence[str], heads: Heads, columns: Sequence[int]) -> Sequence[Span] | None:
    """Return the one best way to part cells into runs, one for each column."""
    if len(words) > _MOST_CELLS:
        return None
    said = _Cells(words)
    best: list[_Way | None] = [_Way(0, 1, ()), *[None] * len(words)]
    for column in columns:
        best = _add_column(best, said, heads, column)
    found = best[-1]
    return found.runs if found and found.ways == 1 else None


class _Cells:
    """Cells in a row, with how many up to each of them fit a kind of column, or say what is no plain words."""

    def __init__(self, words: Sequence[str]) -> None:
        fits = {says: [bool(fits.match(word)) for word in words] for says, fits in _FITS.items()}
        alien = [any(fits[says][at] for says in _ALIEN) for at in range(len(words))]
        self.fitting = {says: (0, *accumulate(found)) for says, found in fits.items()}
        self.alien = (0, *accumulate(alien))


def _add_column(best: list[_Way | None], said: _Cells, heads: Heads, column: int) -> list[_Way | None]:
    """Give each run of cells to one more column."""
    head = heads.words[column]
    empty, says = -1 if _SPARE.search(head) else -2, says_of(head)
    further: float = 0 if column in heads.measures and not heads.things else 1  # a measure may be long
    if says in (_OFFICE, _PERSON):
        further = 0.5 if _FIRST.search(head) else 0  # one leads, others help
    result: list[_Way | None] = [None] * len(best)
    for start, before in enumerate(best):
        if before is None:
            continue
        for end in range(start, len(best)):
            weight = _weigh(said, start, end, says, further) if end > start else empty
            known, score = result[end], before.score + weight
            if weight == -math.inf:
                break  # nor does a longer run fit
            if known is None or score > known.score:
                result[end] = _Way(score, before.ways, (*before.runs, Span(start, end)))
            elif score == known.score:
                result[end] = known._replace(ways=known.ways + before.ways)
    return result


def _weigh(said: _Cells, start: int, end: int, says: Says, further: float) -> float:
    """Tell how well a run of cells fits a column; a cell that says something else does not fit at all.

    ``further`` is what each cell but the first costs, of words and of offices.
    """
    more = end - start - 1
    if says is _WORDS:
        return said.alien[start] - said.alien[end] - further * more
    fitting = said.fitting[says]
    if fitting[end] - fitting[start] <= more:
        return -math.inf
    return 2 - more * (further if says in (_OFFICE, _PERSON) else 1 if says is _TIME else 3)
