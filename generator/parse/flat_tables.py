"""Task tables whose lines are lost: one cell a line, or cells parted by spaces."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from generator.core.numbering import Style, read_folded_label
from generator.core.spans import Span
from generator.parse.columns import fills_columns, fit_cells, is_of_counts
from generator.parse.lines import Page
from generator.parse.table_heads import LEAD, LONGEST_HEAD, NUMBER_HEAD, Heads, make_heads


def heads_by_line(page: Page, spans: Sequence[Span], at: int) -> Heads | None:
    """Read a head whose cells stand on lines of their own, behind 序号."""
    if not NUMBER_HEAD.fullmatch(page.read(spans[at])):
        return None
    cells = []
    for i, span in enumerate(spans[at : at + 12], at + 1):
        words = page.read(span)
        if words.isdecimal() or is_category(words) or len(words) > LONGEST_HEAD:
            break
        if _QUARTER.fullmatch(words) and i < len(spans) and page.read(spans[i]) == "1":
            break  # it heads the rows below
        cells.append(words)
    heads = make_heads(cells)
    if heads is None:
        return None
    return heads._replace(printed=tuple(page.said(span) for span in spans[at : at + len(cells)]))


_QUARTER = re.compile(r"第?[一二三四1-4]季度|[上下]半年")


def is_category(words: str) -> bool:
    """Tell whether a cell or line is a heading within a table, ``一、生产领域``, and not ``一、四季度``."""
    label = read_folded_label(words, words)
    return label is not None and label.style in (Style.HAN, Style.HAN_BRACKET)


def heads_in_line(page: Page, span: Span) -> tuple[Heads, Span] | None:
    """Read a head whose cells are parted by spaces on one line, and what follows it there.

    A column that stands before that of the numbers is put behind it.
    """
    words = page.read(span)
    leads = LEAD.match(words) is not None
    if not leads and not words.startswith("序号 "):
        return None
    cells: list[Span] = []
    for match in re.finditer(r"\S+", words[:400]):
        if match[0].isdecimal() or is_category(match[0]) or len(match[0]) > LONGEST_HEAD:
            break
        cells.append(Span(span.start + match.start(), span.start + match.end()))
    rest_at = max((cell.end for cell in cells), default=span.start)
    cells = [*cells[1:2], *cells[:1], *cells[2:]] if leads else cells
    heads = make_heads([page.read(cell) for cell in cells])
    if heads is None or (leads and heads.number != 0):
        return None
    rest = Span(rest_at, span.end)
    while rest.start < rest.end and page.folded[rest.start].isspace():
        rest = Span(rest.start + 1, rest.end)
    heads = heads._replace(printed=tuple(page.said(cell) for cell in cells), leads=leads)
    return heads, rest


class FlatRow(NamedTuple):
    """A row: its number, and the cells of each column behind it; no columns where they cannot be told."""

    number: Span
    columns: tuple[tuple[Span, ...], ...] | None
    cells: tuple[Span, ...]


class _Token(NamedTuple):
    words: str
    span: Span
    line: int


class FlatLines:
    """The cells of the lines below a head, read as far as they are asked for."""

    def __init__(
        self,
        page: Page,
        spans: Sequence[Span],
        at: int,
        *,
        by_space: bool,
        skip: int = 0,
        leads: bool = False,
    ) -> None:
        self.page, self.spans, self.by_space, self.leads = page, spans, by_space, leads
        self.lead: tuple[int, int] | None = None
        self.next_line, self.skip = at, skip
        self.tokens: list[_Token] = []

    def read_to(self, count: int) -> None:
        """Read lines until so many cells are known, or no line is left."""
        while len(self.tokens) < count and self.next_line < len(self.spans):
            span = self.spans[self.next_line]
            start = max(span.start, self.skip)
            cells = [match.span() for match in _CELL.finditer(self.page.folded, start, span.end)]
            cells = self._put_lead_behind(cells) if self.leads else cells
            for begin, end in cells if self.by_space else [span]:
                self.tokens.append(_Token(self.page.folded[begin:end], Span(begin, end), self.next_line))
            self.next_line += 1

    def _put_lead_behind(self, cells: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Put the cell before the number of a row behind it, that of the row above where it is merged."""
        first, second = ([self.page.folded[begin:end].rstrip(".、") for begin, end in cells[:2]] + ["", ""])[
            :2
        ]
        if second.isdecimal() and not first.isdecimal():
            self.lead = cells[0]
            return [cells[1], cells[0], *cells[2:]]
        return [cells[0], self.lead, *cells[1:]] if first.isdecimal() and self.lead else cells


_CELL = re.compile(r"\S+")
_MOST_CELLS = 40


def read_flat_rows(lines: FlatLines, heads: Heads) -> tuple[list[Span | FlatRow], int, Span | None]:
    """Read rows and category lines; also the line behind them, and what is left of the last.

    A row begins with the next number. It ends before the number after that, or has the width of the head.
    """
    found: list[Span | FlatRow] = []
    tokens, at, number = lines.tokens, 0, 0
    while True:
        lines.read_to(at + 2 * _MOST_CELLS)
        if at == len(tokens):
            return found, len(lines.spans), None
        words = tokens[at].words
        if _is_number(words, number + 1) and not _opens_section(tokens, at):
            end = _row_end(tokens, at, number + 2, heads, by_space=lines.by_space)
            found.append(_fit(tokens[at:end], heads))
            at, number = end, number + 1
        elif _heads_row(tokens, at, number + 1, by_space=lines.by_space):
            found.append(tokens[at].span)
            at += 1
        else:
            break
    if not number:
        return [], 0, None
    token, span = tokens[at], lines.spans[tokens[at].line]
    if token.span.start == span.start:
        return found, token.line, None
    return found, token.line + 1, Span(token.span.start, span.end)


def _is_number(words: str, number: int) -> bool:
    """Tell whether a cell is the number of a row: 3, 3., 3、 or 03."""
    return words == f"{number:02}" or (
        words.rstrip(".、") == str(number) and len(words) <= len(str(number)) + 1
    )


def _heads_row(tokens: Sequence[_Token], at: int, following: int, *, by_space: bool) -> bool:
    """Tell whether a cell heads the rows from a number on: 一、生产领域, 第一季度, or any words alone on their line."""
    if at + 1 >= len(tokens) or not _is_number(tokens[at + 1].words, following):
        return False
    token = tokens[at]
    if is_category(token.words) or _QUARTER.fullmatch(token.words):
        return True
    alone = (at == 0 or tokens[at - 1].line < token.line) and token.line < tokens[at + 1].line
    return by_space and alone and not token.words.isdecimal() and len(token.words) <= LONGEST_HEAD


def _opens_section(tokens: Sequence[_Token], at: int) -> bool:
    """Tell whether a number heads a section and no row: 4 工作要求 over 4.1."""
    below = next((token for token in tokens[at + 1 : at + _MOST_CELLS] if token.line > tokens[at].line), None)
    return below is not None and below.words.startswith(f"{tokens[at].words.rstrip('.、')}.1")


def _row_end(tokens: Sequence[_Token], at: int, following: int, heads: Heads, *, by_space: bool) -> int:
    """Return where the row that begins at a token ends."""
    width = len(heads.words)
    if at + width < len(tokens) and _is_number(tokens[at + width].words, following):
        return at + width
    least = at + max(width - 2, 2) if by_space else at + 2
    for end in range(at + 1, min(at + _MOST_CELLS, len(tokens))):
        words = tokens[end].words
        new_line = tokens[end].line > tokens[end - 1].line
        ends = end >= least or new_line
        if _is_number(words, following) and ends and not _counts(tokens, at, end, heads):
            return end
        if is_category(words) and ends:
            return end
        if end - at >= width and _heads_row(tokens, end, following, by_space=by_space):
            return end
        full = end - at >= width
        over = by_space and new_line and end >= least and (full or not words.isdecimal())
        if over and (full or not _goes_on(tokens, at, end, following)):
            return end  # below a full row a number opens something else: 4 工作要求
    return min(at + width, len(tokens)) if by_space else _last_end(tokens, at, heads)


def _last_end(tokens: Sequence[_Token], at: int, heads: Heads) -> int:
    """Return where a row of a cell a line ends below which no number stands: where all its columns are filled."""
    least = min(at + len(heads.words), len(tokens))
    for end in range(least, min(least + _MOST_FURTHER, len(tokens)) + 1):
        further = tokens[end - 1].words if end > least else ""
        if is_category(further) or _SIGNED.match(further):
            break
        if fills_columns([token.words for token in tokens[at + 1 : end]], heads):
            return end
    return least


_MOST_FURTHER = 6
_SIGNED = re.compile(r"(?:19|20)\d\d年\d{1,2}月\d{1,2}日$")


def _goes_on(tokens: Sequence[_Token], at: int, line: int, following: int) -> bool:
    """Tell whether a line goes on with a row that lacks cells: the number of the next row begins a line below."""
    for near in range(line, min(at + _MOST_CELLS, len(tokens))):
        if tokens[near].line > tokens[near - 1].line:
            if is_category(tokens[near].words):
                return False
            if _is_number(tokens[near].words, following):
                return True
    return False


def _counts(tokens: Sequence[_Token], at: int, end: int, heads: Heads) -> bool:
    """Tell whether a number is a count in the row that begins at a token: the next row's number is still to come."""
    head = heads.words[end - at] if end - at < len(heads.words) else ""
    if not head or not is_of_counts(head):
        return False
    return any(token.words == tokens[end].words for token in tokens[end + 1 : at + len(heads.words) + 1])


def _fit(tokens: Sequence[_Token], heads: Heads) -> FlatRow:
    """Give the cells of a row to the columns of the head."""
    number, *cells = [token.span for token in tokens]
    runs = fit_cells([token.words for token in tokens[1:]], heads)
    columns = tuple(tuple(cells[run.start : run.end]) for run in runs) if runs else None
    return FlatRow(number, columns, tuple(cells))
