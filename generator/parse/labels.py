"""A body cut into pieces at its labels: on lines of their own, behind a sentence, or glued."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

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
        for number, item in enumerate(lines):
            if isinstance(item, Row):
                pieces.append(Piece(item.label, item.place.start, item.place, opens=True, row=item))
                self.headed = self.headed or item.label is not None
                continue
            broken = number > 0 and self._runs_on(lines[number - 1])
            pieces += _cut(self.page, item, self._take_line(item, broken=broken))
        return pieces

    def _runs_on(self, before: Item) -> bool:
        """Tell whether a line ends within a list of names, so that the next is no new provision."""
        return isinstance(before, Span) and self.page.folded[before.end - 1] in "、,"

    def _take_line(self, span: Span, *, broken: bool) -> list[Place]:
        """Take the places of a line where provisions begin."""
        taken: list[Place] = []
        places, cursor = self.places, self.cursor
        seen, end = span
        depth = 0
        while cursor < len(places) and places[cursor].at < end:
            place = self._numbered(places[cursor])
            if seen < place.at:
                depth, seen = _bracket_depth(self.page.folded, seen, place.at, depth), place.at
            since = place.at - taken[-1].end if taken else None
            around = Around(since, self.followed[cursor], self.opened[cursor], depth, broken)
            if self._accepts(place, around):
                self.series.take(place)
                self.headed = True
                taken.append(place)
                depth, seen = 0, place.end
            cursor += 1
        self.cursor = cursor
        return taken

    def _numbered(self, place: Place) -> Place:
        if place.label.number or place.label.width != 1:
            return place
        label = place.label._replace(number=self.series.number_of_lost())
        return Place(place.at, label, place.before, place.end)

    def _accepts(self, place: Place, around: Around) -> bool:
        if not self.headed and place.label.style in INLINE_STYLES:
            heads = place.label.style is Style.ORDINAL and place.before is Before.OPENS and around.followed
            if not heads:
                return False
        return self.series.accepts(self.page.folded, place, around)


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
