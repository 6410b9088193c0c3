"""Places of a text where a label can be read, each with what stands before and behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum

from msgspec import Struct

from generator.core.numbering import HAN_NUMBER, Label, Style
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


_FORMAL = "壹贰叁参叄肆伍陆柒捌玖拾"
_HAN, _OPENERS, _CLOSERS = "〇零一二三四五六七八九十百ニ—–", r"(\[〔【〈﹙", r")\]〕】〉﹚"
_SINGLES = "ⅰ-ⅻ①-⒛㈠-㈩㉑-㉟❶-❿⓫-⓾"
_TRIGGER = re.compile(  # the class of first characters comes first: the search skips to them
    rf"[{_HAN}{_FORMAL}{_OPENERS}{_SINGLES}附第其任0-9a-z](?:"  # most are figures, so they come next
    r"(?<=[0-9])(?<![0-9.][0-9])(?:\d{0,2}\s?[、.)〉:,]|(?<![^\n ][0-9])\d?(?= {1,4}[\u4e00-\u9fff]))"
    rf"|(?<![0-9])(?:(?<=[{_HAN}])[{_HAN}]{{0,4}}\s?[、.是要),:]"
    r"|(?<=[一二三四五六七八九十])(?<![^\n ].)[一二三四五六七八九十]{0,2}(?= {1,4}[\u4e00-\u9fff“《])"
    rf"|(?<=[{_OPENERS}])\s?(?:{HAN_NUMBER}|\d{{1,3}})\s?[{_CLOSERS}]"
    rf"|(?<=[第其]){HAN_NUMBER}|(?<=附)[件表录]|(?<=任)务(?:{HAN_NUMBER}|\d)|(?<=[{_SINGLES}])"
    rf"|(?<=[a-z])(?<![a-z][a-z])[.、]|(?<=[{_FORMAL}])(?<![\u4e00-\u9fff].)[{_FORMAL}]{{0,2}}\s?[、.]))"
)
_LOST_BLANK = re.compile(r"\?(?=[\u4e00-\u9fff])")  # 三、?职责分工, as a conversion left it
_STOPS = frozenset("。;!?:…)】〕」』”’》>]")


def find_places(page: Page, span: Span) -> Iterator[Place]:
    """Yield every place of a span where a label can be read, in order."""
    folded = page.folded
    position = span.start
    while (match := _TRIGGER.search(folded, position, span.end)) is not None:
        at = match.start()
        label = page.label_at(at)
        if label is None or at + label.width > span.end:
            position = match.end()
            continue
        position = at + label.width
        if _LOST_BLANK.match(folded, position, span.end):
            position += 1
        yield Place(at, label, what_stands_before(folded, span.start, at), position)


def what_stands_before(folded: str, start: int, at: int) -> Before:
    """Tell what stands before a place of a line that begins at ``start``."""
    before = at - 1
    while before >= start and folded[before] == " ":
        before -= 1
    if before < start:
        return Before.OPENS
    if folded[before] in _STOPS:
        return Before.STOP
    if before < at - 1:
        return Before.SPACE
    return Before.COMMA if folded[before] in ",、" else Before.GLUED


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
            if before is Before.OPENS or (before is Before.STOP and page.folded[match.start() - 1] in "。;:"):
                label = Label(Style.CIRCLE, 0, page.raw[match.start()], 1)
                lost.append(Place(match.start(), label, before, match.end()))
    return lost if len(lost) >= _FEWEST_LOST else []


def find_opened(places: Sequence[Place]) -> list[bool]:
    """Tell for each place whether the next label of its style is the following one and begins a line."""
    following: dict[Style, Place] = {}
    result = [False] * len(places)
    for index in range(len(places) - 1, -1, -1):
        place = places[index]
        after = following.get(place.label.style)
        if after is not None:
            result[index] = after.before is Before.OPENS and after.label.number == place.label.number + 1
        following[place.label.style] = place
    return result


def find_followed(places: Sequence[Place]) -> list[bool]:
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


def above_plain(page: Page, places: Sequence[Place]) -> list[Place]:
    """Put 壹、贰、 above 一、 where both number a text; a lone 壹、 is a 一、 that was printed so."""
    formal = {place.at for place in places if page.folded[place.at] in _FORMAL}
    numbers = {place.label.number for place in places if place.at in formal}
    plain = any(p.label.style is Style.HAN and p.label.number == 1 and p.at not in formal for p in places)
    if len(numbers) < 2 or not plain:
        return list(places)
    return [
        Place(p.at, p.label._replace(style=Style.PART), p.before, p.end) if p.at in formal else p
        for p in places
    ]
