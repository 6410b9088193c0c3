"""Places of a text where a label can be read, each with what stands before and behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from generator.core.numbering import FORMAL_NUMERALS, HAN_NUMBER, Label, Style
from generator.core.spans import Span
from generator.parse.lines import Page


class Before(StrEnum):
    """What stands before a label."""

    OPENS = "opens"  # nothing: it begins the line
    STOP = "stop"  # the end of a sentence or a bracket
    SPACE = "space"  # a space, maybe in place of a line end
    COMMA = "comma"
    GLUED = "glued"  # a word


class Place(Struct, frozen=True, gc=False):
    """A label as it can be read at a place; the words behind it begin at ``end``. Both are offsets of the page."""

    at: int
    label: Label
    before: Before
    end: int


_HAN, _OPENERS, _CLOSERS = "〇零一二三四五六七八九十百ニ—–", r"(\[〔【〈﹙", r")\]〕】〉﹚"
_SINGLES = "ⅰ-ⅻ①-⒛㈠-㈩㉑-㉟❶-❿⓫-⓾"
_TRIGGER = re.compile(  # the class of first characters comes first: the search skips to them
    rf"[{_HAN}{FORMAL_NUMERALS}{_OPENERS}{_SINGLES}附第其任0-9a-z](?:"  # most are figures, so they come next
    r"(?<=[0-9])(?<![0-9.][0-9])(?:\d{0,2}\s?[、.)〉:,]|(?<![^\n ][0-9])\d?(?= {1,4}[\u4e00-\u9fff]))"
    rf"|(?<![0-9])(?:(?<=[{_HAN}])[{_HAN}]{{0,4}}\s?[、.是要),:]"
    r"|(?<=[一二三四五六七八九十])(?<![^\n ].)[一二三四五六七八九十]{0,2}(?= {1,4}[\u4e00-\u9fff“《])"
    rf"|(?<=[{_OPENERS}])\s?(?:{HAN_NUMBER}|\d{{1,3}})\s?[{_CLOSERS}]"
    rf"|(?<=[第其]){HAN_NUMBER}|(?<=附)[件表录]|(?<=任)务(?:{HAN_NUMBER}|\d)|(?<=[{_SINGLES}])"
    rf"|(?<=[a-z])(?<![a-z][a-z])[.、]|(?<=[{FORMAL_NUMERALS}])(?<![\u4e00-\u9fff].)[{FORMAL_NUMERALS}]{{0,2}}\s?[、.]))"
)
_LOST_BLANK = re.compile(r"\?(?=[\u4e00-\u9fff])")  # 三、?职责分工, as a conversion left it
_STOPS = frozenset("。;!?:…)】〕」』”’》>]")


def find_places(page: Page, spans: Iterable[Span]) -> list[Place]:
    """Find every place of some spans where a label can be read, in order."""
    places: list[Place] = []
    folded, label_at, search = page.folded, page.label_at, _TRIGGER.search
    for start, end in spans:
        position = start
        while (match := search(folded, position, end)) is not None:
            at = match.start()
            label = label_at(at)
            if label is None or at + label.width > end:
                position = match.end()
                continue
            position = at + label.width
            if position < end and folded[position] == "?" and _LOST_BLANK.match(folded, position, end):
                position += 1
            before = _OPENS if at == start else what_stands_before(folded, start, at)
            places.append(Place(at, label, before, position))
    return places


_OPENS, _STOP, _SPACE, _COMMA, _GLUED = Before  # a member is slow to ask of its class


def what_stands_before(folded: str, start: int, at: int) -> Before:
    """Tell what stands before a place of a line that begins at ``start``."""
    before = at - 1
    while before >= start and folded[before] == " ":
        before -= 1
    if before < start:
        return _OPENS
    if folded[before] in _STOPS:
        return _STOP
    if before < at - 1:
        return _SPACE
    return _COMMA if folded[before] in ",、" else _GLUED


_LOST_MARKS = "?\ufffd□"
_LOST = re.compile(rf"[{_LOST_MARKS}](?=[\u4e00-\u9fff])")
_FEWEST_LOST = 2


def find_lost(page: Page, spans: Sequence[Span]) -> list[Place]:
    """Find the question marks that stand where circled numbers were: ``？组织…；？编印…``.

    One alone is a question mark; two or more at the starts of lines, or behind 。；：, are a series.
    Their number is 0: it is counted from the labels before.
    """
    lost: list[Place] = []
    if not any(mark in page.folded for mark in _LOST_MARKS):
        return lost
    for span in spans:
        for match in _LOST.finditer(page.folded, span.start, span.end):
            before = what_stands_before(page.folded, span.start, match.start())
            if before is _OPENS or (before is _STOP and page.folded[match.start() - 1] in "。;:"):
                label = Label(Style.CIRCLE, 0, page.raw[match.start()], 1)
                lost.append(Place(match.start(), label, before, match.end()))
    return lost if len(lost) >= _FEWEST_LOST else []


def look_ahead(places: Sequence[Place]) -> tuple[list[bool], list[bool]]:
    """Tell for each place whether a later label of its style continues it, and whether the next begins a line.

    The first looks as far as the next 1, the second at the very next label of that style.
    """
    following: dict[Style, Place] = {}
    later: dict[Style, set[int]] = {}
    followed, opened = [False] * len(places), [False] * len(places)
    for index in range(len(places) - 1, -1, -1):
        place = places[index]
        style, number = place.label.style, place.label.number
        after = following.get(style)
        following[style] = place
        if after is None:
            later[style] = {number}
            continue
        numbers = later[style]
        if number + 1 in numbers:
            followed[index] = True
            opened[index] = after.label.number == number + 1 and after.before is _OPENS
        if number == 1:
            numbers.clear()
        numbers.add(number)
    return followed, opened


def above_plain(page: Page, places: Sequence[Place]) -> list[Place]:
    """Put 壹、贰、 above 一、 where both number a text; a lone 壹、 is a 一、 that was printed so."""
    folded = page.folded
    formal = {place.at for place in places if folded[place.at] in FORMAL_NUMERALS}
    if not formal:
        return list(places)
    numbers = {place.label.number for place in places if place.at in formal}
    plain = any(p.label.style is Style.HAN and p.label.number == 1 and p.at not in formal for p in places)
    if len(numbers) < 2 or not plain:
        return list(places)
    return [
        Place(p.at, replace(p.label, style=Style.PART), p.before, p.end) if p.at in formal else p
        for p in places
    ]
