"""A raw text as typed physical lines that keep their place: joined again they are the raw text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum

from msgspec import Struct

from generator.core.numbering import Label, read_folded_label
from generator.core.spans import LineIndex, Span, make_span
from generator.text.chrome import (
    SHORTEST_REPEAT,
    find_outline,
    find_repeated_lines,
    find_repeated_tail,
    is_furniture,
    is_page_number,
)
from generator.text.normalise import blank_lost_spaces, clean_invisible, count_pinyin, drop_pinyin
from generator.text.script import fold


class Kind(StrEnum):
    """What a physical line is, as far as it can be told without its neighbours."""

    BLANK = "blank"
    FURNITURE = "furniture"
    REPEAT = "repeat"
    ROW = "row"
    TEXT = "text"


class Line(Struct, frozen=True, gc=False):
    """A physical line with its line end, ``source[start:end]``; its words as a place in the page.

    The words lack outer space, invisible characters and strewn readings.
    """

    kind: Kind
    start: int
    end: int
    words: Span


@dataclass(frozen=True, slots=True)
class Page:
    """A text in normal form, its folded form of the same length, and its lines."""

    raw: str
    folded: str
    lines: tuple[Line, ...]
    places: LineIndex
    readings: int
    folds: dict[str, str] = field(default_factory=dict, repr=False, compare=False)
    """What was said so far, each with its folded form, so that nobody folds it again."""
    _labels: dict[int, Label | None] = field(default_factory=dict, repr=False, compare=False)

    def label_at(self, at: int) -> Label | None:
        """Return the label that stands at a place of the page; read once, however often it is asked for."""
        if at not in self._labels:
            self._labels[at] = read_folded_label(self.folded, self.raw, at)
        return self._labels[at]

    def said(self, span: Span) -> str:
        """Return the words of a span as printed: cells parted by spaces, wrapped lines joined."""
        words = self.raw[span.start : span.end]
        if "\t" in words:
            words = words.replace("\t", " ")
        elif "\n" not in words:
            self.folds[words] = self.folded[span.start : span.end]
        return _LINE_END.sub("", words) if "\n" in words else words

    def both(self, span: Span) -> tuple[str, str]:
        """Return the words of a span as printed and folded, place for place, also over a wrapped line."""
        said = self.said(span)
        return said, self.fold(said)

    def fold(self, words: str) -> str:
        """Return words of the page folded; once, however often it is asked for."""
        folded = self.folds.get(words)
        if folded is None:
            folded = self.folds[words] = fold(words)
        return folded

    def read(self, span: Span) -> str:
        """Return the words of a span folded."""
        return self.folded[span.start : span.end]

    def line_of(self, offset: int) -> int:
        """Return the line of the source, from 1, on which a place of the page stands."""
        return self.places.line_of(offset)

    def content(self) -> tuple[Span, ...]:
        """Return the words of the lines that may belong to the plan, in order."""
        return tuple(line.words for line in self.lines if line.kind in (Kind.TEXT, Kind.ROW))


_FEW_READINGS = 3
_LINE_END = re.compile(r"(?<![ \n])[ ]*\n[ \n]*")


def read_page(text: str) -> Page:
    """Fold a text once and type its lines. Never refuses: any string is a page."""
    readings = count_pinyin(text)
    clean = blank_lost_spaces(clean_invisible(text))
    if readings >= _FEW_READINGS:
        clean = drop_pinyin(clean)
    folded = fold(clean)
    clean, folded = _blank_page_numbers(clean, folded)
    clean, folded = _part_cells(clean, folded)
    return Page(clean, folded, _type_lines(text, folded), LineIndex(clean), readings)


def _type_lines(text: str, folded: str) -> tuple[Line, ...]:
    """Type the lines of a source; ``folded`` is its normal form, with as many lines."""
    printed = folded.split("\n")
    sources = printed if len(folded) == len(text) else text.split("\n")
    printed = [_blank_label(line) if line.startswith(_SITE_LABELS) else line for line in printed]
    inner = [line.strip(" ") if "\t" not in line else _strip_row(line) for line in printed]
    outline = find_outline(inner)
    copies = find_repeated_lines(
        inner if not outline else ["" if at in outline else w for at, w in enumerate(inner)]
    )
    lines: list[Line] = []
    start = at = 0
    for number, (source, line, words) in enumerate(zip(sources, printed, inner, strict=True)):
        end = min(start + len(source) + 1, len(text))  # the last line has no line end
        begin = at + line.find(words[:1])
        kind = _kind_of(words) if number not in copies else Kind.REPEAT
        kind = Kind.FURNITURE if words and number in outline else kind
        lines.append(Line(kind, start, end, make_span((begin, begin + len(words)))))
        again = find_repeated_tail(words) if kind is Kind.TEXT and len(words) >= SHORTEST_REPEAT else None
        if again is not None:
            lines[-1:] = _part_repeat(lines[-1], begin + again.start)
        start, at = end, at + len(line) + 1
    return tuple(lines)


_SITE_LABELS = ("文档介绍:", "文档描述:", "资源描述:", "文档简介:")
"""What sites that share documents print before the first words of one."""


def _blank_label(line: str) -> str:
    """Put spaces for what a site prints before the first words of a document."""
    cut = line.index(":") + 1
    return " " * cut + line[cut:]


def _part_repeat(line: Line, cut: int) -> tuple[Line, Line]:
    """Part a line that says again from a place on what it said before."""
    return (
        Line(line.kind, line.start, line.end, Span(line.words.start, cut)),
        Line(Kind.REPEAT, line.end, line.end, Span(cut, line.words.end)),
    )


def _strip_row(line: str) -> str:
    """Take off outer space, and a tab that only indents; the tabs of a row stay."""
    inner = line.strip(" ")
    indented = inner.lstrip("\t ")
    return inner if "\t" in indented else indented


def _kind_of(words: str) -> Kind:
    if not words:
        return Kind.BLANK
    if "\t" in words:
        return Kind.ROW
    return Kind.FURNITURE if is_furniture(words) else Kind.TEXT


def _blank_page_numbers(clean: str, folded: str) -> tuple[str, str]:
    """Put spaces for the numbers of printed pages, so that a paragraph can go on behind them."""
    if within := [number.span() for number in _PAGE_NUMBER_WITHIN.finditer(folded)]:
        clean, folded = _blank(clean, within), _blank(folded, within)
    lines = folded.split("\n")
    numbers = [
        at
        for at, line in enumerate(lines)
        if line and len(line) <= _LONGEST_PAGE_LINE and is_page_number(line.strip(" \t"))
    ]
    if not numbers:
        return clean, folded
    raw_lines = clean.split("\n")
    for at in numbers:
        raw_lines[at] = lines[at] = " " * len(lines[at])
    return "\n".join(raw_lines), "\n".join(lines)


def _blank(text: str, places: list[tuple[int, int]]) -> str:
    """Put spaces for some places of a text, which are in order."""
    pieces: list[str] = []
    done = 0
    for start, end in places:
        pieces += (text[done:start], " " * (end - start))
        done = end
    return "".join((*pieces, text[done:]))


_LONGEST_PAGE_LINE = 80
_PAGE_NUMBER_WITHIN = re.compile(r"(?<=[。;:)] )-\s?\d{1,3}\s?-(?=\s|$)")  # of a page without line ends
_FEWEST_BARS, _FEWEST_CLOSED = 2, 6


def _part_cells(clean: str, folded: str) -> tuple[str, str]:
    """Put tabs for the bars that part the cells of a table in a plain text: ``任务 | 单位 | 时限 |``."""
    if folded.count("|") < 2 * _FEWEST_BARS:
        return clean, folded
    raw_lines, folded_lines = clean.split("\n"), folded.split("\n")
    mark = " "  # a line above the first row that has bars at its end only is the title of the table
    closed = [at for at, line in enumerate(folded_lines) if line.find("|") == len(line.rstrip(" ")) - 1 >= 0]
    if len(closed) >= _FEWEST_CLOSED:  # a cell a line, each closed by its bar
        for at in closed:
            raw_lines[at] = raw_lines[at].replace("|", " ").replace("｜", " ")
            folded_lines[at] = folded_lines[at].replace("|", " ")
    for at, line in enumerate(folded_lines):
        if line.count("|") >= _FEWEST_BARS and not is_furniture(line.strip()):
            mark = "\t" if "|" in line.strip(" |") else mark
            raw_lines[at] = raw_lines[at].replace("|", mark).replace("｜", mark)
            folded_lines[at] = line.replace("|", mark)
    return "\n".join(raw_lines), "\n".join(folded_lines)
