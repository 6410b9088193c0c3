"""Paragraphs that were printed at a fixed width, one line end in every line: joined again."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from generator.core.numbering import begins_with_label
from generator.core.spans import Span
from generator.parse.lines import Kind, Line, Page
from generator.parse.patterns import DATE, is_release
from generator.parse.table_heads import LEAD
from generator.parse.titles import is_office

_KINDS = (Kind.TEXT, Kind.ROW)
_ENDS = frozenset("。:;!?…")
_FEW_LONGER = 30
_NARROWEST, _WIDEST, _FEWEST, _SLACK = 18, 60, 3, 3
_MOST = 0.75  # share of the broken lines that ends near one width


def join_wrapped(page: Page) -> list[Span]:
    """Return the words of the lines of a plan, those that a fixed width broke joined to paragraphs.

    A joined span holds the line ends; ``Page.said`` leaves them out.
    """
    lines = [line for line in page.lines if line.kind in _KINDS]
    indented = _indents(page, lines)
    wrapping = _find_wrapping(page, lines) or (_find_dense_wrapping(page, lines) if indented else None)
    if wrapping is None:
        return _join_titles(page, [line.words for line in lines])
    joined: list[Span] = []
    rows = _find_rows(page, lines)
    for at, line in enumerate(lines):
        if at and at not in rows and _continues(page, lines[at - 1], line, wrapping, indented=indented):
            joined[-1] = Span(joined[-1].start, line.words.end)
        else:
            joined.append(line.words)
    return _join_titles(page, joined)


def _find_rows(page: Page, lines: Sequence[Line]) -> set[int]:
    """Find the lines that begin a row of a table whose cells are parted by blanks, and its head."""
    rows: set[int] = set()
    if "序号 " not in page.folded:
        return rows
    number: int | None = None
    for at, line in enumerate(lines):
        heads = page.folded.startswith("序号 ", line.words.start) or LEAD.match(page.folded, line.words.start)
        row = _ROW.match(page.folded, *line.words) if number is not None and not heads else None
        if heads or (row and number is not None and row[1] == str(number + 1)):
            rows.add(at)
            number = 0 if heads or number is None else number + 1
    return rows


_ROW = re.compile(r"(?:[^\s\d:。]{1,12} {1,8})?(\d{1,4}) ")
"""How a row begins: with its number, or with a cell before that."""


def _join_titles(page: Page, spans: list[Span]) -> list[Span]:
    """Join lines that a title, a list or a sentence was cut into: ``1.《`` / ``某条例`` / ``》的宣传``, ``检查月饼、`` / ``茶叶``."""
    folded = page.folded
    cut = [folded[end - 1] in "《、," or folded[start] == "》" for start, end in spans]
    if True not in cut:  # as in most texts
        return spans
    joined: list[Span] = []
    last = " "
    for span in spans:
        inside = last == "《" or page.folded[span.start] == "》"
        if joined and (inside or (last in "、," and _goes_on(page, joined[-1], span))):
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
        last = page.folded[span.end - 1]
    return joined


def _goes_on(page: Page, above: Span, span: Span) -> bool:
    """Tell whether a line that ends within a sentence is long or labelled, so that one without a label goes on with it."""
    if above.end - above.start < _NARROWEST and page.label_at(above.start) is None:
        return False
    between = page.folded[above.end : span.start]
    return "\t" not in page.read(above) and between.count("\n") == 1 and page.label_at(span.start) is None


Measure = Callable[[Page, Line], float]


class _Wrapping(NamedTuple):
    """What lines are broken by, and at how much; a line that reaches further than ``longest`` is none of them."""

    measure: Measure
    widest: float
    longest: float = math.inf


def _width(page: Page, line: Line) -> float:
    """Return how far a line reaches, in Chinese characters, its indent included."""
    start = page.raw.rfind("\n", 0, line.words.start) + 1
    words = page.raw[start : line.words.end]
    narrow = sum(mark < "\u0100" for mark in words)
    return len(words) - narrow / 2


def _count(page: Page, line: Line) -> float:
    """Return how many characters a line has, its indent included."""
    return line.words.end - (page.raw.rfind("\n", 0, line.words.start) + 1)


def _find_wrapping(page: Page, lines: Sequence[Line]) -> _Wrapping | None:
    """Return what lines are broken by, and at how much; ``None`` where each paragraph is one line."""
    if len(lines) < _FEWEST or any(line.words.end - line.words.start > 2 * _WIDEST for line in lines):
        return None
    best: tuple[int, Measure, float] | None = None
    measures: tuple[Measure, ...] = (_width, _count)
    for measure in measures:
        reach = [measure(page, line) for line in lines]
        open_ended = [not _is_closed(page, line) for line in lines]
        widest = sorted(reach)[-max(len(reach) // 40, 1)]
        broken = sorted(at for at, is_open in zip(reach, open_ended, strict=True) if is_open)
        if broken and sum(at > broken[-1] + _SLACK for at in reach) <= len(reach) // _FEW_LONGER:
            widest = min(widest, broken[-1])  # one line or two can be longer, joined already by somebody
        full = sum(is_open and at >= widest - _SLACK for at, is_open in zip(reach, open_ended, strict=True))
        fits = _NARROWEST <= widest <= _WIDEST and full >= max(_FEWEST, len(lines) // 5)
        if fits and (best is None or full > best[0]):
            best = (full, measure, widest)
    return _Wrapping(*best[1:]) if best else None


def _find_dense_wrapping(page: Page, lines: Sequence[Line]) -> _Wrapping | None:
    """Return what nearly all lines are broken at that a line without an indent follows.

    Title and fields of a saved page may reach further than its text, which indents its paragraphs.
    """
    broken = [
        line for line, after in pairwise(lines) if not _is_closed(page, line) and _indent(page, after) == 0
    ]
    if len(broken) < max(_FEWEST, len(lines) // 5):
        return None
    for measure in (_count, _width):
        reach = sorted(measure(page, line) for line in broken)
        widest = max(reach, key=lambda at: sum(at - _SLACK <= other <= at for other in reach))
        near = sum(widest - _SLACK <= other <= widest for other in reach)
        if _NARROWEST <= widest <= _WIDEST and near >= _MOST * len(broken):
            return _Wrapping(measure, widest, widest + _SLACK)
    return None


def _indent(page: Page, line: Line) -> int:
    return line.words.start - (page.raw.rfind("\n", 0, line.words.start) + 1)


def _indents(page: Page, lines: Sequence[Line]) -> bool:
    """Tell whether the text indents the first lines of its paragraphs."""
    starts, raw = [line.words.start for line in lines], page.raw
    indented = {at for at in starts if at and raw[at - 1] != "\n"}
    if not indented:
        return False
    labelled = [at for at in starts if begins_with_label(page.folded, at)]
    return sum(at in indented for at in labelled) * 2 > len(labelled)


_BARE_LABEL = re.compile(
    r"[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|\d{1,2}[.、](?!\d)|\(\d{1,2}\)|[①-⑳]|附件|第[一二三四五六七八九十]{1,3}[章部条]"
)


def _continues(page: Page, before: Line, line: Line, wrapping: _Wrapping, *, indented: bool) -> bool:
    if line.kind is Kind.ROW or before.kind is Kind.ROW or _BARE_LABEL.match(page.folded, line.words.start):
        return False
    if page.raw.count("\n", before.words.end, line.words.start) > 1 and not _only_furniture(
        page, before, line
    ):
        return False
    if not wrapping.widest - _SLACK <= wrapping.measure(page, before) <= wrapping.longest:
        return False
    if _signs(page, before, line):
        return False
    if indented:
        return _indent(page, line) == 0
    return not _is_closed(page, before)


def _signs(page: Page, before: Line, line: Line) -> bool:
    """Tell whether an office and a date stand on two lines: set to the right they reach as far as a full line."""
    above, words = page.read(before.words), page.read(line.words)
    return (DATE.match(words) is not None and is_office(above)) or (
        is_release(words) and DATE.match(above) is not None
    )


def _is_closed(page: Page, line: Line) -> bool:
    """Tell whether a line ends with a sentence; a half-width dot closes one behind a word, not a number."""
    last = page.folded[line.words.end - 1]
    return last in _ENDS or (
        last == "." and not page.folded[line.words.end - 2 : line.words.end - 1].isascii()
    )


def _only_furniture(page: Page, before: Line, line: Line) -> bool:
    return not page.folded[before.words.end : line.words.start].strip()
