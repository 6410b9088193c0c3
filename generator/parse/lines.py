"""A raw text as typed physical lines that keep their place: joined again they are the raw text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from msgspec import Struct

from generator.core.numbering import Label, read_folded_label
from generator.core.spans import LineIndex, Span, line_starts, make_span
from generator.text.chrome import (
    SHORTEST_REPEAT,
    find_outline,
    find_repeated_lines,
    find_repeated_tail,
    is_furniture,
    is_page_number,
)
from generator.text.normalise import clean_page
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
        labels = self._labels
        if at in labels:
            return labels[at]
        label = labels[at] = read_folded_label(self.folded, self.raw, at)
        return label

    def said(self, span: Span) -> str:
        """Return the words of a span as printed: cells parted by spaces, wrapped lines joined."""
        start, end = span
        words = self.raw[start:end]
        if "\n" not in words and "\t" not in words:
            self.folds[words] = self.folded[start:end]
            return words
        return _LINE_END.sub("", words.replace("\t", " "))

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


_LINE_END = re.compile(r"(?<![ \n])[ ]*\n[ \n]*")


def read_page(text: str) -> Page:
    """Fold a text once and type its lines. Never refuses: any string is a page."""
    clean, readings = clean_page(text)
    folded = fold(clean)
    clean, folded = _blank_numbers_within(clean, folded)
    plain = folded.split("\n")
    clean, printed = _part_cells(*_blank_page_numbers(clean, plain))
    folded = folded if printed is plain else "\n".join(printed)
    starts = line_starts(printed)
    sources = starts if len(folded) == len(text) else line_starts(text.split("\n"))
    lines = _type_lines(printed, starts, sources)
    return Page(clean, folded, lines, LineIndex(starts[:-1]), readings)


def _type_lines(printed: Sequence[str], starts: Sequence[int], sources: Sequence[int]) -> tuple[Line, ...]:
    """Type the lines of a page: where each begins, and where it and one more would begin in the source."""
    shown = [_blank_label(line) if line.startswith(_SITE_LABELS) else line for line in printed]
    inner = [line.strip(" ") if "\t" not in line else _strip_row(line) for line in shown]
    kinds = [_kind_of(words) if words else _BLANK for words in inner]
    outline = find_outline(inner)
    copies = find_repeated_lines(
        inner if not outline else ["" if at in outline else w for at, w in enumerate(inner)]
    )
    for number in copies:
        kinds[number] = Kind.REPEAT
    for number in outline:
        kinds[number] = Kind.FURNITURE if inner[number] else kinds[number]
    ends = [*sources[1:-1], sources[-1] - 1]  # the last line has no line end
    lines = [
        Line(kind, start, end, make_span((begin, begin + len(words))))
        for kind, start, end, at, line, words in zip(kinds, sources, ends, starts, shown, inner, strict=False)
        for begin in (at if words is line else at + line.find(words[:1]),)
    ]
    long = [at for at, words in enumerate(inner) if at < _LONGEST_HEAD or len(words) >= SHORTEST_REPEAT]
    for number in reversed(long):
        if kinds[number] is not _TEXT:
            continue
        words = inner[number]
        if len(words) >= SHORTEST_REPEAT and (tail := find_repeated_tail(words)):
            lines[number : number + 1] = _part(lines[number], words, tail.start, Kind.REPEAT)
        elif number < _LONGEST_HEAD and (cut := _find_fields(words)):
            lines[number : number + 1] = _part(lines[number], words, cut, _FURNITURE)
    return tuple(lines)


_FIELDS = re.compile(
    r" (?=(?:(?:发布|发文|公布|公开|更新|录入)?(?:日期|时间)|(?:信息|文章)?来源|作者|(?:浏览|访问|阅读|点击)(?:次数|量|数)?)\s?:)"
)
_LONGEST_HEAD = 40  # lines


def _find_fields(words: str) -> int:
    """Return where the fields of a page begin that stand behind a title on its line; 0 where there are none."""
    fields = _FIELDS.search(words) if ":" in words else None
    if fields is None or not is_furniture(words[fields.end() :]):
        return 0
    title = words[: fields.start()].removeprefix("通知:").removeprefix("公告:")
    return 0 if "。" in title or ":" in title else fields.end()


_SITE_LABELS = ("文档介绍:", "文档描述:", "资源描述:", "文档简介:")
"""What sites that share documents print before the first words of one."""


def _blank_label(line: str) -> str:
    """Put spaces for what a site prints before the first words of a document."""
    cut = line.index(":") + 1
    return " " * cut + line[cut:]


def _part(line: Line, words: str, at: int, kind: Kind) -> tuple[Line, Line]:
    """Part a line whose words from a place on are of another kind: what it said before, fields of the page."""
    start = line.words.start
    return (
        Line(line.kind, line.start, line.end, Span(start, start + len(words[:at].rstrip(" ")))),
        Line(kind, line.end, line.end, Span(start + at, line.words.end)),
    )


def _strip_row(line: str) -> str:
    """Take off outer space, and a tab that only indents; the tabs of a row stay."""
    inner = line.strip(" ")
    indented = inner.lstrip("\t ")
    return inner if "\t" in indented else indented


def _kind_of(words: str) -> Kind:
    """Tell what a line that is not blank is by its words."""
    if "\t" in words:
        return _ROW
    return _FURNITURE if is_furniture(words) else _TEXT


_BLANK, _ROW, _TEXT, _FURNITURE = Kind.BLANK, Kind.ROW, Kind.TEXT, Kind.FURNITURE  # an enum is slow to ask


def _blank_numbers_within(clean: str, folded: str) -> tuple[str, str]:
    """Put spaces for the numbers of printed pages that stand between the sentences of a line."""
    within = [number.span() for number in _PAGE_NUMBER_WITHIN.finditer(folded)]
    return (_blank(clean, within), _blank(folded, within)) if within else (clean, folded)


def _blank_page_numbers(clean: str, lines: list[str]) -> tuple[str, list[str]]:
    """Put spaces for the lines that number printed pages, so that a paragraph can go on behind them.

    ``lines`` are those of the folded page.
    """
    numbers = {
        at
        for at, line in enumerate(lines)
        if line and len(line) <= _LONGEST_PAGE_LINE and is_page_number(line.strip(" \t"))
    }
    if not numbers:
        return clean, lines
    raw_lines = clean.split("\n")
    for at in numbers:
        raw_lines[at] = " " * len(raw_lines[at])
    return "\n".join(raw_lines), [
        line if at not in numbers else raw_lines[at] for at, line in enumerate(lines)
    ]


def _blank(text: str, places: list[tuple[int, int]]) -> str:
    """Put spaces for some places of a text, which are in order."""
    pieces: list[str] = []
    done = 0
    for start, end in places:
        pieces += (text[done:start], " " * (end - start))
        done = end
    return "".join((*pieces, text[done:]))


_LONGEST_PAGE_LINE = 80
_PAGE_NUMBER_WITHIN = re.compile(  # of a page without line ends; its first mark, which is rare, comes first
    r"-(?<=[。;:)] -)[^\S\n]?\d{1,3}[^\S\n]?-(?=\s|$)"
)
_FEWEST_BARS, _FEWEST_CLOSED = 2, 6
_RULE = re.compile(r"[ |:]*-[-— |:+=]*")


_RULES = "─━═┄┅┈┉╌╍"
_UPRIGHTS = "│┃║┆┇┊┋"
_CORNERS = "".join(chr(mark) for mark in range(0x250C, 0x2574) if chr(mark) not in _RULES + _UPRIGHTS)
_BOX_LINE = re.compile(rf"[ \u3000{_RULES}{_UPRIGHTS}{_CORNERS}]+")
_BARS = {ord(upright): "|" for upright in _UPRIGHTS}


def _open_boxes(clean: str, lines: list[str]) -> tuple[str, list[str]]:
    """Put bars for the uprights of a table that is drawn with the lines of a character set: ``│序号│任务│``."""
    raw_lines, folded_lines = clean.split("\n"), list(lines)
    for at, line in enumerate(raw_lines):
        if _BOX_LINE.fullmatch(line):
            raw_lines[at] = folded_lines[at] = " " * len(line)
        elif "│" in line or "┃" in line:
            raw_lines[at], folded_lines[at] = line.translate(_BARS), lines[at].translate(_BARS)
    return "\n".join(raw_lines), folded_lines


def _part_cells(clean: str, lines: list[str]) -> tuple[str, list[str]]:
    """Put tabs for the bars that part the cells of a table in a plain text: ``任务 | 单位 | 时限 |``.

    ``lines`` are those of the folded page.
    """
    if "│" in clean or "┃" in clean:
        clean, lines = _open_boxes(clean, lines)
    if clean.count("|") + clean.count("｜") < 2 * _FEWEST_BARS:
        return clean, lines
    raw_lines, folded_lines = clean.split("\n"), list(lines)
    mark = " "  # a line above the first row that has bars at its end only is the title of the table
    closed = [at for at, line in enumerate(folded_lines) if line.find("|") == len(line.rstrip(" ")) - 1 >= 0]
    if len(closed) >= _FEWEST_CLOSED:  # a cell a line, each closed by its bar
        for at in closed:
            raw_lines[at] = raw_lines[at].replace("|", " ").replace("｜", " ")
            folded_lines[at] = folded_lines[at].replace("|", " ")
    for at, line in enumerate(folded_lines):
        if line.count("|") >= _FEWEST_BARS and _RULE.fullmatch(line):
            raw_lines[at] = folded_lines[at] = " " * len(line)  # | --- | --- |, below the head in Markdown
        elif line.count("|") >= _FEWEST_BARS and not is_furniture(line.strip()):
            mark = "\t" if "|" in line.strip(" |") else mark
            raw_lines[at] = raw_lines[at].replace("|", mark).replace("｜", mark)
            folded_lines[at] = line.replace("|", mark)
    return "\n".join(raw_lines), folded_lines
