"""Whether a label begins a provision where it stands, judged by the series that it would continue.

A label at the start of a line begins a provision almost always. Inside a line it does so where it
stands behind the end of a sentence, or in place of a lost line end, and continues a series.
"""

from __future__ import annotations

import re

from msgspec import Struct

from generator.core.numbering import INLINE_STYLES, Label, Style
from generator.parse.places import Before, Place

_UNIT_AFTER = re.compile(  # 3.月底; no unit: 1、月饼, 2、日常检查, 三 时间
    r"\s?\d*\s?(?:月(?!饼)|日(?![常用化])|号|年(?![度货报检])|个(?![体人])|时(?!间|限|段)|点(?![检击])|批次|家(?![具电用庭])|%|元(?![旦宵])"
    r"|万|亿|吨|米|公里|倍|级(?!别)|类(?!别)|项(?!目)|名(?!牌|录|优)|人(?!员|才))"
)
_OPENS_LIST = re.compile(r"[^\s,;:。()]{2,14}\(一\)")  # 四、工作要求（一）…, whatever stands before
_DATED = re.compile(r"(?:19|20)\d\d\s?[年*]|\d{1,2}\s?月")
_REFERENCE_AFTER = re.compile(r"项|款|条|类|点|所|规|中(?![药小国央介医学心高秋])|及|和|、|至|-|—|号")
_NOT_BEFORE = frozenset("第见按照据依至和及与或《“(表图附件")
_BEFORE_NUMERAL = frozenset("统唯单专同逐之万无合归划如其不周期初")  # 统一, 唯一, 逐一, 之一, 周一
_LONGEST_QUOTATION = 40
_BARE = frozenset("一二三四五六七八九十")
_WEAK = frozenset(",，:：0123456789") | _BARE  # what ends a label at the start of a line only
_ORDINAL, _ANNEX, _HAN = Style.ORDINAL, Style.ANNEX, Style.HAN  # a member is slow to ask of its class
_DIGIT, _DECIMAL, _LETTER = Style.DIGIT, Style.DECIMAL, Style.LETTER
_OPENS = Before.OPENS
_SECTIONS = frozenset((Style.STAGE, _ORDINAL))
_HEADING_SECTIONS = frozenset(style for style in Style if style.rank <= Style.HAN.rank)
_OUTER = (Style.HAN, Style.HAN_BRACKET)
_INNER = frozenset((Style.CIRCLE, *INLINE_STYLES))
_LONGEST_STEP = 2
_HIGHEST_DIGIT, _LONGEST_JUMP, _LONGEST_GLUED, _LONGEST_HEADED, _LOOKAHEAD = 200, 3, 8, 40, 8


class Around(Struct, frozen=True, gc=False):
    """What is known about the surroundings of a label.

    ``since``: how many characters stand between it and the label before it on its line. ``followed``: a
    later label continues it. ``opened``: the very next of its style does, at the start of a line.
    ``depth``: how many brackets are open before it. ``broken``: the line before ends within a list of names.
    """

    since: int | None
    followed: bool
    opened: bool
    depth: int
    broken: bool


class Series:
    """The last number of each style that was taken: what may come next."""

    def __init__(self) -> None:
        """Begin without a label."""
        self.last: dict[Style, int] = {}
        self.decimals: dict[int, int] = {}
        """The last number of the decimal labels with so many dots: 2.3 goes on from 2.2, whatever 2.2.1 said."""
        self.sections: frozenset[Style] = frozenset()
        """Styles whose series go on behind the items of deeper ones."""
        self.topmost: frozenset[Style] = frozenset()
        """Those of them that head the whole text."""

    def take(self, place: Place) -> None:
        """Go on from a label that was accepted; it ends the series within the provision before.

        第一， at the start of a line, before any other label, heads sections: its series goes on. Below a
        heading that of 第一， or 第一阶段： at the start of a line goes on behind deeper items, until the next 一、.
        """
        label = place.label
        style = label.style
        if style in _HEADING_SECTIONS:
            self.sections = self.topmost
        elif style in _SECTIONS and place.before is _OPENS:
            if style is _ORDINAL and not self.last:
                self.sections = self.topmost = frozenset((_ORDINAL,))
            else:
                self.sections |= {style}
        self.last[style] = label.number
        if style is _DECIMAL:
            self.decimals[label.printed.count(".")] = label.number
        if style not in INLINE_STYLES and not self.last.keys().isdisjoint(_INNER):
            for inner in _INNER & self.last.keys():
                if inner.rank > style.rank and inner not in self.sections:
                    del self.last[inner]

    def expects(self, label: Label) -> bool:
        """Tell whether a label is the next of its style."""
        return self.last.get(label.style, 0) + 1 == label.number

    def number_of_lost(self) -> int:
        """Return the number that a lost circled one had."""
        return self.last.get(Style.CIRCLE, 0) + 1

    def accepts(self, folded: str, place: Place, around: Around) -> bool:
        """Decide whether a label of the folded page begins a provision where it stands."""
        label, since, followed, depth = place.label, around.since, around.followed, around.depth
        after = folded[place.end : place.end + _LOOKAHEAD]
        if label.style in INLINE_STYLES:
            return self._accepts_item(place, after, since=since, followed=followed, depth=depth)
        if label.style is _ANNEX:
            return _accepts_annex(place, after, depth)
        if since == 0 or place.before is _OPENS:
            return self._accepts_opening(label, after, around)
        if depth > 0 or label.printed[-1] in _WEAK or not self._may_follow(folded, place, followed=followed):
            return False
        if _goes_on_from_heading(place, around):
            unfit = _REFERENCE_AFTER.match(after) or _is_figure(label, after)
            return folded[place.at - 1] not in _NOT_BEFORE and not unfit
        return self._accepts_within(folded, place, after)

    def _accepts_item(
        self, place: Place, after: str, *, since: int | None, followed: bool, depth: int
    ) -> bool:
        """Accept 一是, 一要, 第一，, 第一阶段： where they enumerate: two at least, behind a mark."""
        label = place.label
        stage = label.style is Style.STAGE
        if depth > 0 or (stage and since == 0):
            return False
        if place.before is Before.GLUED and since != 0:
            short = since is not None and 1 < since <= _LONGEST_GLUED
            return short and followed and label.number == 1 and label.style in (Style.IS, Style.MUST)
        if stage and after[:1] not in ("", *"(:,为。是 ") and label.printed[-1] not in ":：,，、":
            return False
        if label.number == 1:
            return followed or (place.before is Before.OPENS and label.style in (Style.IS, Style.MUST))
        return label.style in self.last and self.expects(label)

    def _accepts_opening(self, label: Label, after: str, around: Around) -> bool:
        style, number, last = label.style, label.number, label.printed[-1]
        if style is _DECIMAL:
            figure = after[:1] != " " and _UNIT_AFTER.match(after)
            return not figure and (
                self.decimals.get(label.printed.count("."), 0) + 1 == number or number == 1
            )
        weak = last in _WEAK
        if weak and _UNIT_AFTER.match(after):
            return False
        if weak and style is _HAN and last in _BARE:
            step = number - self.last.get(_HAN, 0)
            return 0 < step <= _LONGEST_STEP if number > 1 else around.followed
        if weak or around.broken or style is _LETTER:
            return self.expects(label)
        return style is not _DIGIT or number <= _HIGHEST_DIGIT

    def _may_follow(self, folded: str, place: Place, *, followed: bool) -> bool:
        """Tell whether a label inside a line fits its series: the next, a first, a small jump, or before （一）."""
        label = place.label
        if self.expects(label) or (label.number == 1 and (followed or self._heads_words(folded, place))):
            return True
        if label.style is Style.HAN and place.before is Before.STOP and _OPENS_LIST.match(folded, place.end):
            return True
        if place.before is not Before.STOP:
            return False
        step = label.number - self.last.get(label.style, 0)
        if label.style is Style.DIGIT_BRACKET:
            return step == 2 and label.number > 2  # one was left out
        return label.style in _OUTER and followed and 0 < step <= _LONGEST_JUMP

    def _accepts_within(self, folded: str, place: Place, after: str) -> bool:
        label, mark = place.label, folded[place.at - 1]
        if label.style is Style.DIGIT and _is_figure(label, after):
            return False
        if place.before in (Before.STOP, Before.SPACE):
            return label.style not in (Style.LETTER, Style.DECIMAL)
        if mark in _NOT_BEFORE or _REFERENCE_AFTER.match(after) or _ends_word(folded, place):
            return False
        if place.before is Before.COMMA:
            next_point = label.style is Style.DIGIT and label.number > 1 and mark == ","
            return next_point or label.style in (Style.CIRCLE, Style.DIGIT_BRACKET)
        if label.style is Style.DIGIT:
            return label.number == 1
        return label.style in (*_OUTER, Style.CIRCLE)

    def _heads_words(self, folded: str, place: Place) -> bool:
        """Tell whether ``1.`` is glued between words, in a text where such numbers head provisions."""
        label = place.label
        if label.style is not Style.DIGIT or place.before is not Before.GLUED or label.style not in self.last:
            return False
        around = (folded[place.at - 1], folded[place.end : place.end + 1])
        return label.printed.endswith((".", "．")) and all("\u4e00" <= mark <= "\u9fff" for mark in around)


def _ends_word(folded: str, place: Place) -> bool:
    """Tell whether a numeral and its mark end a word in an enumeration, or stand in a quotation: 上下统一、责任明晰."""
    if place.label.style is not Style.HAN:
        return False
    opened = folded.rfind("“", max(place.at - _LONGEST_QUOTATION, 0), place.at)
    quoted = opened >= 0 and folded.find("”", opened, place.at) < 0 and "。" not in folded[opened : place.at]
    return folded[place.at - 1] in _BEFORE_NUMERAL or quoted


def _goes_on_from_heading(place: Place, around: Around) -> bool:
    """Tell whether （1） is glued to a heading: a very short one, or （2） begins the next line: 加强宣传(1)制定方案。."""
    first = place.label.style is Style.DIGIT_BRACKET and place.label.number == 1
    if not first or around.since is None or place.before is not Before.GLUED:
        return False
    longest = _LONGEST_HEADED if around.opened else _LONGEST_GLUED if around.followed else -1
    return around.since <= longest


def _accepts_annex(place: Place, after: str, depth: int) -> bool:
    if place.before is Before.OPENS:
        return True
    inside = place.before is Before.STOP and depth == 0 and place.label.number > 0
    return inside and after[:1] not in ("", *"),,。;")


def _is_figure(label: Label, after: str) -> bool:
    """Tell whether a number inside a line is a figure of the text: ``7、8月份``, ``1. 5米``."""
    if label.printed.endswith("、"):
        unit = _UNIT_AFTER.match(after)
        figure = "".join(mark for mark in unit[0] if mark.isdigit()) if unit else ""
        return unit is not None and figure in ("", str(label.number + 1))
    rest = after.lstrip()
    return rest[:1].isdigit() and not _DATED.match(rest)
