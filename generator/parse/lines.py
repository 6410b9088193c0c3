"""A raw text as typed physical lines that keep their place: joined again they are the raw text."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from generator.core.spans import LineIndex, Span
from generator.text.chrome import find_repeated_lines, find_repeated_tail, is_furniture
from generator.text.normalise import blank_invisible
from generator.text.script import fold


class Kind(StrEnum):
    """What a physical line is, as far as it can be told without its neighbours."""

    BLANK = "blank"
    FURNITURE = "furniture"
    REPEAT = "repeat"
    ROW = "row"
    TEXT = "text"


class Line(NamedTuple):
    """A physical line with its line end: ``raw[start:end]``, and the words in it without outer space."""

    kind: Kind
    start: int
    end: int
    words: Span


class Page(NamedTuple):
    """A text as it was read, its folded form of the same length, and its lines."""

    raw: str
    folded: str
    lines: tuple[Line, ...]
    places: LineIndex

    def said(self, span: Span) -> str:
        """Return the raw words of a span."""
        return self.raw[span.start : span.end]

    def read(self, span: Span) -> str:
        """Return the folded words of a span."""
        return self.folded[span.start : span.end]

    def content(self) -> tuple[Span, ...]:
        """Return the words of the lines that may belong to the plan, in order."""
        return tuple(line.words for line in self.lines if line.kind in (Kind.TEXT, Kind.ROW))


def read_page(text: str) -> Page:
    """Fold a text once and type its lines. Never refuses: any string is a page."""
    visible = blank_invisible(text)
    folded = fold(visible)
    spans = _line_spans(folded)
    words = [_strip(folded, span) for span in spans]
    stripped = [folded[w.start : w.end] for w in words]
    copies = find_repeated_lines(stripped)
    lines = []
    for at, (span, inner, line) in enumerate(zip(spans, words, stripped, strict=True)):
        lines += _type_line(span, inner, line, at in copies)
    return Page(visible, folded, tuple(lines), LineIndex(visible))


def _line_spans(text: str) -> list[Span]:
    spans, start = [], 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        spans.append(Span(start, end))
        start = end
    return spans


def _strip(text: str, span: Span) -> Span:
    line = text[span.start : span.end]
    inner = line.strip()
    start = span.start + len(line) - len(line.lstrip()) if inner else span.start
    return Span(start, start + len(inner))


def _type_line(span: Span, words: Span, line: str, copy: bool) -> list[Line]:
    if not line:
        return [Line(Kind.BLANK, *span, words)]
    if copy:
        return [Line(Kind.REPEAT, *span, words)]
    if "\t" in line:
        return [Line(Kind.ROW, *span, words)]
    if is_furniture(line):
        return [Line(Kind.FURNITURE, *span, words)]
    again = find_repeated_tail(line)
    if again is None:
        return [Line(Kind.TEXT, *span, words)]
    cut = words.start + again.start
    return [
        Line(Kind.TEXT, span.start, cut, Span(words.start, cut)),
        Line(Kind.REPEAT, cut, span.end, Span(cut, words.end)),
    ]
