"""A body cut into pieces at its labels: on lines of their own, behind a sentence, or glued."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.core.numbering import INLINE_STYLES, Label, Style
from generator.core.spans import Span, trim
from generator.parse.lines import Page
from generator.parse.places import (
    Before,
    Place,
    above_plain,
    find_lost,
    find_places,
    look_ahead,
)
from generator.parse.rows import Row
from generator.parse.series import Around, Series
from generator.parse.tables import Item


class Piece(Struct, frozen=True, gc=False):
    """A stretch of text with the label that begins it; ``label`` is ``None`` for a bare paragraph.

    ``words`` is the text behind the label. ``opens`` says that it begins a line (or what was one).
    """

    label: Label | None
    start: int
    words: Span
    opens: bool
    row: Row | None = None


def split_pieces(page: Page, items: Iterable[Item]) -> list[Piece]:
    """Split the lines of a body into pieces, each begun by its label; text before one is bare.

    A row of a table is a piece as it stands. An inline series (一是) before the first heading belongs
    to the preamble, unless there is no other label at all.
    """
    lines = list(items)
    spans = [item for item in lines if isinstance(item, Span)]
    places = find_places(page, spans)
    if lost := find_lost(page, spans):
        places = sorted([*places, *lost], key=lambda place: place.at)
    splitter = _Splitter(page, above_plain(page, places))
    pieces = splitter.split(lines, headed=False)
    if any(piece.label is not None for piece in pieces):
        return pieces
    return splitter.split(lines, headed=True)


class _Splitter:
    def __init__(self, page: Page, places: Sequence[Place]) -> None:
        self.page = page
        self.places = places
        self.followed, self.opened = look_ahead(places)

    def split(self, lines: Sequence[Item], *, headed: bool) -> list[Piece]:
        """Split lines; ``headed`` says that an inline series may begin before any heading."""
        self.series, self.cursor, self.headed = Series(), 0, headed
        pieces: list[Piece] = []
        broken = False  # the line before ends within a list of names: this one is no new provision
        for item in lines:
            if isinstance(item, Row):
                pieces.append(Piece(item.label, item.place.start, item.place, opens=True, row=item))
                self.headed = self.headed or item.label is not None
                broken = False
                continue
            pieces += _cut(self.page, item, self._take_line(item, broken=broken))
            broken = self.page.folded[item.end - 1] in "、,"
        return pieces

    def _take_line(self, span: Span, *, broken: bool) -> list[Place]:
        """Take the places of a line where provisions begin."""
        taken: list[Place] = []
        places, cursor, series, folded = self.places, self.cursor, self.series, self.page.folded
        seen, end = span
        depth = 0
        while cursor < len(places) and places[cursor].at < end:
            place = places[cursor]
            if place.label.width == 1 and not place.label.number:
                place = self._numbered(place)
            if seen < place.at:
                depth, seen = _bracket_depth(folded, seen, place.at, depth), place.at
            since = place.at - taken[-1].end if taken else None
            around = Around(since, self.followed[cursor], self.opened[cursor], depth, broken)
            if (self.headed or _may_head(place, around)) and series.accepts(folded, place, around):
                series.take(place)
                self.headed = True
                taken.append(place)
                depth, seen = 0, place.end
            cursor += 1
        self.cursor = cursor
        return taken

    def _numbered(self, place: Place) -> Place:
        """Return a lost label with the number that it had."""
        label = replace(place.label, number=self.series.number_of_lost())
        return Place(place.at, label, place.before, place.end)


def _may_head(place: Place, around: Around) -> bool:
    """Tell whether a label can be the first of all: an inline one only where 第一， heads sections."""
    style = place.label.style
    if style not in INLINE_STYLES:
        return True
    return style is Style.ORDINAL and place.before is Before.OPENS and around.followed


def _bracket_depth(folded: str, start: int, end: int, depth: int) -> int:
    part = folded[start:end]
    stop = part.rfind("。")
    if stop >= 0:
        part, depth = part[stop:], 0
    opened = part.count("(") + part.count("《")
    closed = part.count(")") + part.count("》") + part.count("〉")
    return max(depth + opened - closed, 0)


def _cut(page: Page, span: Span, taken: Sequence[Place]) -> list[Piece]:
    folded = page.folded
    if not taken and span.start < span.end:
        return [Piece(None, span.start, trim(folded, span.start, span.end), opens=True)]
    if len(taken) == 1 and taken[0].at == span.start:
        place = taken[0]
        return [Piece(place.label, place.at, trim(folded, place.end, span.end), opens=True)]
    pieces = []
    ends = [*(place.at for place in taken), span.end]
    if ends[0] > span.start:
        pieces.append(Piece(None, span.start, trim(folded, span.start, ends[0]), opens=True))
    for place, end in zip(taken, ends[1:], strict=True):
        words = trim(folded, place.end, end)
        pieces.append(Piece(place.label, place.at, words, opens=place.before is Before.OPENS))
    return pieces
