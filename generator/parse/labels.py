"""Where provisions begin: the labels of a text, on lines of their own, behind a sentence, or glued.

A label at the start of a line begins a provision almost always. Inside a line it does so where it
stands behind the end of a sentence, or in place of a lost line end, and continues a series.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.core.numbering import HAN_NUMBER, Label, Style, read_folded_label
from generator.core.spans import Span
from generator.parse.lines import Page
from generator.parse.tables import Item, Row


class Piece(NamedTuple):
    """A stretch of text with the label that begins it; ``label`` is ``None`` for a bare paragraph.

    ``words`` is the text behind the label. ``opens`` says that it begins a line (or what was one).
    """

    label: Label | None
    start: int
    words: Span
    opens: bool
    row: Row | None = None


class Place(NamedTuple):
    """A place where a label can be read, and what stands before it."""

    at: int
    label: Label
    before: str


STOP, SPACE, COMMA, GLUED, OPENS = "stop", "space", "comma", "glued", "opens"

_TRIGGER = re.compile(
    rf"附(?:件|表|录)|[(\[〔【〈﹙]\s?(?:{HAN_NUMBER}|\d{{1,3}})\s?[)\]〕】〉﹚]"
    rf"|[第其]{HAN_NUMBER}|任务{HAN_NUMBER[:-5]}|{HAN_NUMBER}\s?[、.是要]"
    r"|(?<![\d.])\d{1,3}\s?[、.)〉]|[①-⒛㈠-㈩㉑-㉟❶-❿⓫-⓾]|(?<![a-z])[a-z][.、]"
)
_STOPS = frozenset("。;；!！?？:：…)）】〕」』”’》>】]·")
_FIRST = {1}


def find_labels(page: Page, span: Span) -> Iterator[Place]:
    """Yield every place of a span where a label can be read, with what stands before it."""
    folded, raw = page.folded, page.raw
    position = span.start
    while (match := _TRIGGER.search(folded, position, span.end)) is not None:
        at = match.start()
        label = read_folded_label(folded, raw, at)
        if label is None or at + label.width > span.end:
            position = match.end()
            continue
        yield Place(at, label, _context(folded, span.start, at))
        position = at + label.width


_LOST = re.compile(r"[?？\ufffd□](?=[\u4e00-\u9fff])")
_FEWEST_LOST = 2


def _find_lost(page: Page, lines: list[Item]) -> list[Place]:
    """Find the question marks that stand where circled numbers were: ``？组织…；？编印…``.

    One alone is a question mark; two or more at the starts of lines, or behind 。；：, are a series.
    """
    lost = []
    for span in lines:
        if not isinstance(span, Span) or "?" not in page.folded[span.start : span.end].replace(
            "\ufffd", "?"
        ).replace("□", "?"):
            continue
        for match in _LOST.finditer(page.folded, span.start, span.end):
            before = _context(page.folded, span.start, match.start())
            if before == OPENS or (before == STOP and page.folded[match.start() - 1] in "。;:"):
                printed = page.raw[match.start()]
                lost.append(Place(match.start(), Label(Style.CIRCLE, 0, printed, 1), before))
    return lost if len(lost) >= _FEWEST_LOST else []


def _context(folded: str, start: int, at: int) -> str:
    before = at - 1
    while before >= start and folded[before] == " ":
        before -= 1
    if before < start:
        return OPENS
    if folded[before] in _STOPS:
        return STOP
    if before < at - 1:
        return SPACE
    return COMMA if folded[before] in ",、" else GLUED


def _followed(places: list[Place]) -> list[bool]:
    """Tell for each place whether a later label of its style, before the next 1, continues it."""
    later: dict[Style, set[int]] = {}
    result = [False] * len(places)
    for index in range(len(places) - 1, -1, -1):
        label = places[index].label
        numbers = later.setdefault(label.style, set())
        result[index] = label.number + 1 in numbers
        if label.number == 1:
            numbers.clear()
        numbers.add(label.number)
    return result


_UNIT_AFTER = re.compile(r"\s?\d*\s?(?:月|日|号|年|个|时|点|批次|家|%|元|万|亿|吨|米|公里|倍|级|类|项|名|人)")
_REFERENCE_AFTER = re.compile(r"(?:项|款|条|类|点|所|规|中|及|和|、|至|-|—|号)")
_NOT_BEFORE = frozenset("第见按照据依至和及与或《“(表图附件")


_DATED = re.compile(r"(?:19|20)\d\d\s?[年*]|\d{1,2}\s?月")


def _is_figure(label: Label, after: str) -> bool:
    """Tell whether a number inside a line is a figure of the text: ``7、8月份``, ``1. 5米``."""
    if label.printed.endswith("、"):
        return _UNIT_AFTER.match(after) is not None
    rest = after.lstrip()
    return rest[:1].isdigit() and not _DATED.match(rest)


def split_pieces(page: Page, items: Iterable[Item]) -> list[Piece]:
    """Split the lines of a body into pieces, each begun by its label; text before one is bare.

    A row of a table is a piece as it stands.
    """
    lines = list(items)
    places = [place for item in lines if isinstance(item, Span) for place in find_labels(page, item)]
    places = sorted([*places, *_find_lost(page, lines)])
    followed = _followed(places)
    series = _Series()
    pieces: list[Piece] = []
    cursor = 0
    for number, span in enumerate(lines):
        if isinstance(span, Row):
            pieces.append(Piece(span.label, span.place.start, span.place, True, span))
            continue
        taken: list[Place] = []
        depth, seen = 0, span.start
        while cursor < len(places) and places[cursor].at < span.end:
            place = places[cursor]
            depth = _bracket_depth(page.folded, seen, place.at, depth)
            seen = place.at
            last = taken[-1] if taken else None
            broken = number > 0 and _runs_on(page, lines[number - 1])
            if not place.label.number:
                place = place._replace(
                    label=place.label._replace(number=series.last.get(Style.CIRCLE, 0) + 1)
                )
            if series.accepts(page.folded, place, last, followed[cursor], depth, broken):
                series.take(place.label)
                taken.append(place)
                depth, seen = 0, place.at + place.label.width
            cursor += 1
        pieces += _cut(page, span, taken)
    return pieces


def _runs_on(page: Page, before: Item) -> bool:
    """Tell whether a line ends within a list of names, so that the next is no new provision."""
    return isinstance(before, Span) and page.folded[before.end - 1] in "、,"


def _bracket_depth(folded: str, start: int, end: int, depth: int) -> int:
    part = folded[start:end]
    stop = part.rfind("。")
    if stop >= 0:
        part, depth = part[stop:], 0
    opened = part.count("(") + part.count("《")
    closed = part.count(")") + part.count("》") + part.count("〉")
    return max(depth + opened - closed, 0)


def _cut(page: Page, span: Span, taken: list[Place]) -> list[Piece]:
    pieces = []
    starts = [place.at for place in taken]
    ends = [*starts, span.end]
    if ends[0] > span.start:
        pieces.append(Piece(None, span.start, _trim(page.folded, span.start, ends[0]), True))
    for place, end in zip(taken, ends[1:], strict=True):
        words = _trim(page.folded, place.at + place.label.width, end)
        pieces.append(Piece(place.label, place.at, words, place.before == OPENS))
    return pieces


def _trim(folded: str, start: int, end: int) -> Span:
    while start < end and folded[start] == " ":
        start += 1
    while end > start and folded[end - 1] == " ":
        end -= 1
    return Span(start, end)


_INNER = (Style.CIRCLE, *(style for style in Style if style.inline))


class _Series:
    """The last number seen of each style: what may come next."""

    def __init__(self) -> None:
        self.last: dict[Style, int] = {}

    def take(self, label: Label) -> None:
        self.last[label.style] = label.number
        if not label.style.inline:
            for style in _INNER:
                if style.rank > label.style.rank:
                    self.last.pop(style, None)

    def accepts(
        self, folded: str, place: Place, last: Place | None, followed: bool, depth: int, broken: bool
    ) -> bool:
        """Decide whether a label begins a provision where it stands."""
        label = place.label
        after = folded[place.at + label.width : place.at + label.width + 8]
        before = place.before
        if last is not None and last.at + last.label.width == place.at:
            if label.style is Style.STAGE:
                return False
            before = OPENS
        expected = self.last.get(label.style, 0) + 1 == label.number
        first = label.number == 1
        if label.style.inline:
            return self._accepts_inline(label, before, after, followed, depth, expected)
        if label.style is Style.ANNEX:
            return before == OPENS or (
                before == STOP and depth == 0 and label.number > 0 and after[:1] not in ")),,。;"
            )
        if before == OPENS:
            return self._accepts_opening(label, after, expected, broken)
        if depth > 0 or not (expected or (first and followed) or self._jumps(label, before, followed)):
            return False
        if label.style is Style.DIGIT and _is_figure(label, after):
            return False
        if before in (STOP, SPACE):
            return label.style not in (Style.LETTER, Style.DECIMAL)
        if folded[place.at - 1] in _NOT_BEFORE or _REFERENCE_AFTER.match(after):
            return False
        if before == COMMA:
            dotted = label.style is Style.DIGIT and not first and folded[place.at - 1] == ","
            return dotted or label.style in (Style.CIRCLE, Style.DIGIT_BRACKET)
        return label.style in (Style.HAN, Style.HAN_BRACKET, Style.CIRCLE) or (
            label.style is Style.DIGIT and first and followed
        )

    def _jumps(self, label: Label, before: str, followed: bool) -> bool:
        """Tell whether a label leaves out its predecessor, yet is one: the series goes on behind it."""
        if label.style not in (Style.HAN, Style.HAN_BRACKET) or before != STOP or not followed:
            return False
        return 0 < label.number - self.last.get(label.style, 0) <= 3

    def _accepts_inline(
        self, label: Label, before: str, after: str, followed: bool, depth: int, expected: bool
    ) -> bool:
        if before == GLUED or depth > 0:
            return False
        if (
            label.style is Style.STAGE
            and after[:1] not in (*"(:,为。是 ", "")
            and label.printed[-1] not in ":：,，、"
        ):
            return False
        if label.number == 1:
            return followed
        return expected and label.style in self.last

    def _accepts_opening(self, label: Label, after: str, expected: bool, broken: bool) -> bool:
        if label.style is Style.DECIMAL:
            return not _UNIT_AFTER.match(after) and (expected or label.number == 1)
        if broken:
            return expected
        if label.style is Style.DIGIT and label.number > 200:
            return False
        return not (label.style is Style.LETTER and not expected)
