"""A raw text as typed physical lines that keep their place: joined again they are the raw text."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from generator.core.spans import LineIndex, Span
from generator.text.chrome import find_repeated_lines, find_repeated_tail, is_furniture, is_page_number
from generator.text.normalise import blank_lost_spaces, clean_invisible, count_pinyin, drop_pinyin
from generator.text.script import fold


class Kind(StrEnum):
    """What a physical line is, as far as it can be told without its neighbours."""

    BLANK = "blank"
    FURNITURE = "furniture"
    REPEAT = "repeat"
    ROW = "row"
    TEXT = "text"


class Line(NamedTuple):
    """A physical line with its line end, ``source[start:end]``; its words as a place in the page.

    The words lack outer space, invisible characters and strewn readings.
    """

    kind: Kind
    start: int
    end: int
    words: Span


class Page(NamedTuple):
    """A text in normal form, its folded form of the same length, and its lines."""

    raw: str
    folded: str
    lines: tuple[Line, ...]
    places: LineIndex
    readings: int

    def said(self, span: Span) -> str:
        """Return the words of a span as printed: cells parted by spaces, wrapped lines joined."""
        words = self.raw[span.start : span.end]
        if "\t" in words:
            words = words.replace("\t", " ")
        return _LINE_END.sub("", words) if "\n" in words else words

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
    spans = _line_spans(folded)
    inner = [_strip(folded, span) for span in spans]
    stripped = [folded[words.start : words.end] for words in inner]
    copies = find_repeated_lines(stripped)
    lines: list[Line] = []
    sources = spans if len(clean) == len(text) else _line_spans(text)
    for at, (source, words, line) in enumerate(zip(sources, inner, stripped, strict=True)):
        lines += _type_line(source, words, line, copy=at in copies)
    return Page(clean, folded, tuple(lines), LineIndex(clean), readings)


def _blank_page_numbers(clean: str, folded: str) -> tuple[str, str]:
    """Put spaces for the numbers of printed pages, so that a paragraph can go on behind them."""
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


_LONGEST_PAGE_LINE = 80
_FEWEST_BARS = 2


def _part_cells(clean: str, folded: str) -> tuple[str, str]:
    """Put tabs for the bars that part the cells of a table in a plain text: ``任务 | 单位 | 时限 |``."""
    if folded.count("|") < 2 * _FEWEST_BARS:
        return clean, folded
    raw_lines, folded_lines = clean.split("\n"), folded.split("\n")
    for at, line in enumerate(folded_lines):
        if line.count("|") >= _FEWEST_BARS and not is_furniture(line.strip()):
            raw_lines[at] = raw_lines[at].replace("|", "\t").replace("｜", "\t")
            folded_lines[at] = line.replace("|", "\t")
    return "\n".join(raw_lines), "\n".join(folded_lines)


def _line_spans(text: str) -> list[Span]:
    """Return one span for each line end and one, maybe empty, for what follows the last."""
    spans, start = [], 0
    while (end := text.find("\n", start)) >= 0:
        spans.append(Span(start, end + 1))
        start = end + 1
    return [*spans, Span(start, len(text))]


def _strip(text: str, span: Span) -> Span:
    """Take off outer space, and a tab that only indents; the tabs of a row stay."""
    line = text[span.start : span.end].rstrip("\n")
    inner = line.strip(" ")
    indent = inner.lstrip("\t ")
    if not indent:
        return Span(span.start, span.start)
    if "\t" not in indent:
        inner = indent
    start = span.start + line.index(inner)
    return Span(start, start + len(inner))


def _type_line(source: Span, words: Span, line: str, *, copy: bool) -> list[Line]:
    if not line:
        return [Line(Kind.BLANK, *source, words)]
    if copy:
        return [Line(Kind.REPEAT, *source, words)]
    if "\t" in line:
        return [Line(Kind.ROW, *source, words)]
    if is_furniture(line):
        return [Line(Kind.FURNITURE, *source, words)]
    again = find_repeated_tail(line)
    if again is None:
        return [Line(Kind.TEXT, *source, words)]
    cut = words.start + again.start
    return [
        Line(Kind.TEXT, *source, Span(words.start, cut)),
        Line(Kind.REPEAT, source.end, source.end, Span(cut, words.end)),
    ]
