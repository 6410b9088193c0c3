"""A raw text as typed physical lines that keep their place: joined again they are the raw text."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from generator.core.spans import LineIndex, Span
from generator.text.chrome import find_repeated_lines, find_repeated_tail, is_furniture
from generator.text.normalise import blank_invisible, count_pinyin, drop_pinyin, drop_zero_width
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
        """Return the words of a span as printed."""
        return self.raw[span.start : span.end]

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


def read_page(text: str) -> Page:
    """Fold a text once and type its lines. Never refuses: any string is a page."""
    readings = count_pinyin(text)
    clean = drop_zero_width(blank_invisible(text))
    if readings >= _FEW_READINGS:
        clean = drop_pinyin(clean)
    folded = fold(clean)
    inner = [_strip(folded, span) for span in _line_spans(folded)]
    stripped = [folded[words.start : words.end] for words in inner]
    copies = find_repeated_lines(stripped)
    lines: list[Line] = []
    for at, (source, words, line) in enumerate(zip(_line_spans(text), inner, stripped, strict=True)):
        lines += _type_line(source, words, line, copy=at in copies)
    return Page(clean, folded, tuple(lines), LineIndex(clean), readings)


def _line_spans(text: str) -> list[Span]:
    """Return one span for each line end and one, maybe empty, for what follows the last."""
    spans, start = [], 0
    while (end := text.find("\n", start)) >= 0:
        spans.append(Span(start, end + 1))
        start = end + 1
    return [*spans, Span(start, len(text))]


def _strip(text: str, span: Span) -> Span:
    line = text[span.start : span.end]
    inner = line.strip()
    start = span.start + len(line) - len(line.lstrip()) if inner else span.start
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
