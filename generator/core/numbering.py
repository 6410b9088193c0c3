"""Numbering of provisions: 第一部分 / 一、 / （一） / 1. / （1） / ① / 一是, read, printed and continued.

Reading accepts any width and script and both brackets of a damaged pair (``(一〉``); what is printed
keeps the characters of the source and only widens its brackets, as the record asks.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct


class Style(StrEnum):
    """A way to number provisions, in the customary order from the outermost inwards."""

    ANNEX = "annex"  # 附件1
    PART = "part"  # 第一部分
    CHAPTER = "chapter"  # 第一章
    SECTION = "section"  # 第一节
    ARTICLE = "article"  # 第一条
    TASK = "task"  # 任务一：
    HAN = "han"  # 一、
    HAN_BRACKET = "han_bracket"  # （一）
    DIGIT = "digit"  # 1.
    DECIMAL = "decimal"  # 1.1
    DIGIT_BRACKET = "digit_bracket"  # （1）
    CIRCLE = "circle"  # ①
    LETTER = "letter"  # A.
    ROW = "row"  # 1, in the first column of a table
    STAGE = "stage"  # 第一阶段：
    ORDINAL = "ordinal"  # 第一，
    IS = "is"  # 一是
    MUST = "must"  # 一要

    @property
    def rank(self) -> int:
        """Customary depth of the style: smaller is further out, ``一、`` before ``（一）``."""
        return _RANKS[self]

    @property
    def inline(self) -> bool:
        """Whether the style enumerates inside a sentence rather than heads a provision."""
        return self in INLINE_STYLES


_RANKS = {style: rank for rank, style in enumerate(Style)}
INLINE_STYLES = frozenset((Style.STAGE, Style.ORDINAL, Style.IS, Style.MUST))
"""The styles that enumerate inside a sentence."""


class Label(Struct, frozen=True, gc=False):
    """A label: its style, its number, how it is printed, and how many characters it takes up."""

    style: Style
    number: int
    printed: str
    width: int


_HAN_DIGITS = "〇一二三四五六七八九"
_FORMAL_DIGITS = "壹贰叁肆伍陆柒捌玖"
_HAN_VALUES = (
    {digit: value for value, digit in enumerate(_HAN_DIGITS)}
    | {digit: value for value, digit in enumerate(_FORMAL_DIGITS, 1)}
    | {"零": 0, "参": 3, "叄": 3, "ニ": 2}  # the last is a kana that scans put for 二
)
_DASHES = "—–"  # what character recognition makes of 一
_SERIES = (  # characters that are a whole label: first character, first number, how many
    *(("①", 1, 20), ("㉑", 21, 15), ("❶", 1, 10), ("⓫", 11, 10), ("⓵", 1, 10)),
    *(("⑴", 1, 20), ("⒈", 1, 20), ("㈠", 1, 10), ("ⅰ", 1, 12)),
)
_SINGLE = {chr(ord(first) + step): start + step for first, start, count in _SERIES for step in range(count)}
_SINGLE_STYLES = {"⑴": Style.DIGIT_BRACKET, "⒈": Style.DIGIT, "㈠": Style.HAN_BRACKET, "ⅰ": Style.PART}

HAN_NUMBER = f"[〇零一二三四五六七八九十百ニ{_DASHES}]{{1,5}}"
"""A Chinese numeral as a pattern; a dash in it is a 一 that was misread."""

FORMAL_NUMERALS = _FORMAL_DIGITS + "参叄拾"
"""Numerals as sums are written, with two other forms of 叁; some plans number their sections so."""

_ONE = "[" + "".join(_SINGLE) + "]"
_OPEN, _CLOSE = r"[(\[〔【〈﹙]", r"[)\]〕】〉﹚]"
_DIGITS_AFTER = r"(?:(?!\d)|(?=(?:19|20)\d\d\s?[年*])|(?=\d{1,2}\s?月)|(?=123\d\d(?!\d)))"
_DAY_NAMED = r"\d{1,2}\.\d{1,2}[”\"]?\s?(?:国际|世界|全国|国家|中国|消费者|宪法日|活动|晚会|主题日|系列活动)"  # 3.15消费者权益日
_NO_LIST = r"(?![一二三四五六七八九十](?:[级类档线、]|季度))"

_ALTERNATIVES = {  # how each style begins and goes on; the order of styles that begin alike matters
    "附": {Style.ANNEX: rf"附(?:件|表|录) ?(?:\d{{1,2}}(?!\d)|{HAN_NUMBER})?[:.、]?"},
    "第": {
        Style.PART: rf"第{HAN_NUMBER}(?:部分|篇|编)[、:]?",
        Style.CHAPTER: rf"第{HAN_NUMBER}章[、:]?",
        Style.SECTION: rf"第{HAN_NUMBER}节[、:]?",
        Style.ARTICLE: rf"第{HAN_NUMBER}条[、:]?",
        Style.STAGE: rf"第{HAN_NUMBER}个?(?:阶段|步)[:、,]?",
        Style.ORDINAL: rf"第{HAN_NUMBER}[,、:]",
    },
    "其": {Style.ORDINAL: rf"其{HAN_NUMBER}[,、:]"},
    "任": {Style.TASK: rf"任务(?:{HAN_NUMBER}|\d{{1,2}})[:、.]"},
    FORMAL_NUMERALS: {Style.HAN: rf"[{FORMAL_NUMERALS}]{{1,3}}\s?[、.]"},
    "〇零一二三四五六七八九十百ニ—–": {
        Style.HAN: rf"{HAN_NUMBER}\s?(?:[、.]{_NO_LIST}|[,:])|[一二三四五六七八九十]{{1,3}}(?= {{1,4}}[\u4e00-\u9fff“《]|$)",
        Style.HAN_BRACKET: rf"{HAN_NUMBER}\s?{_CLOSE}[、.]?",
        Style.IS: rf"{HAN_NUMBER}是",
        Style.MUST: rf"{HAN_NUMBER}要",
    },
    "([〔【〈﹙": {
        Style.HAN_BRACKET: rf"{_OPEN}\s?{HAN_NUMBER}\s?{_CLOSE}[、.]?",
        Style.DIGIT_BRACKET: rf"{_OPEN}\s?\d{{1,3}}\s?{_CLOSE}",
    },
    "0123456789": {
        Style.DECIMAL: rf"(?!{_DAY_NAMED})\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}(?![\d.%])(?!\s?月)",
        Style.DIGIT: rf"(?!{_DAY_NAMED})\d{{1,3}}\s?(?:、|\.{_DIGITS_AFTER}|[:,](?!\d))|\d{{1,2}}(?= {{1,4}}[\u4e00-\u9fff])",
        Style.DIGIT_BRACKET: r"\d{1,2}[)〉]",
    },
    "".join(_SINGLE): {Style.CIRCLE: rf"{_ONE}[、.]?"},
    "abcdefghijklmnopqrstuvwxyz": {Style.LETTER: r"[a-z][.、](?![a-z0-9])"},
}


def _compile(styles: dict[Style, str]) -> re.Pattern[str]:
    """Compile the forms of some styles: the group that matched names the style; figures are ASCII."""
    return re.compile("|".join(f"(?P<{style}>{form})" for style, form in styles.items()), re.ASCII)


_LABELS = {  # by the first character of a folded text: one named alternative a style
    first: pattern
    for firsts, styles in _ALTERNATIVES.items()
    for pattern in (_compile(styles),)
    for first in firsts
}
_STYLES = {style.value: style for style in Style}
_NUMERAL = re.compile(
    rf"\d+(?:\.\d+)*|{HAN_NUMBER}|[{FORMAL_NUMERALS}]{{1,3}}|{_ONE}|(?<![a-z])[a-z]", re.ASCII
)
_WIDTHS = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_FOLD = _WIDTHS | str.maketrans("節條階段編項務錄個貳參陸", "节条阶段编项务录个贰参陆")
_WIDEN = str.maketrans(dict.fromkeys("([〔【〈﹙（［", "（") | dict.fromkeys(")]〕】〉﹚）］", "）"))
_BRACKETED = frozenset((Style.HAN_BRACKET, Style.DIGIT_BRACKET))
_ROUND_NUMERAL = "([〔【〈﹙)]〕】〉﹚、.,: 是要第其部分篇编章节条个阶段步任务附件表录"
_LONGEST = 24
_LONGEST_ROW = 4


@lru_cache(maxsize=2048)
def read_label(text: str) -> Label | None:
    """Read the label that a text begins with; ``None`` where it begins with none.

    ``read_label("(二）加强监管")`` is number 2 of style ``（一）``, printed ``（二）``. Whether a label
    stands where a provision begins is for the parser to judge; ``1.5米`` reads as ``1.5`` here.
    """
    folded = text[:_LONGEST].translate(_FOLD).lower()
    if folded.isdecimal() and folded.isascii() and len(folded) <= _LONGEST_ROW:
        return Label(Style.ROW, int(folded), text, len(text))
    return read_folded_label(folded, text)


def begins_with_label(folded: str, at: int = 0) -> bool:
    """Tell whether a label, or what is formed like one (``〇、``), stands at a place of a folded text."""
    pattern = _LABELS.get(folded[at : at + 1])
    return pattern is not None and pattern.match(folded, at) is not None


def read_folded_label(folded: str, raw: str, at: int = 0) -> Label | None:
    """Read the label at a place of a folded text; ``raw`` is the same text as printed."""
    pattern = _LABELS.get(folded[at : at + 1])
    match = pattern.match(folded, at) if pattern is not None else None
    if match is None or match.lastgroup is None:
        return None
    return _make_label(match.lastgroup, match[0], raw[at : match.end()])


@lru_cache(maxsize=2048)  # plans number their provisions alike
def _make_label(style_name: str, words: str, printed: str) -> Label | None:
    """Make the label of the words that matched a style; ``None`` where they hold no number."""
    style, number = _STYLES[style_name], _number_of(words)
    if not number and style is not Style.ANNEX:
        return None
    if style is Style.CIRCLE:
        style = next((s for c, s in _SINGLE_STYLES.items() if 0 <= ord(words[0]) - ord(c) < 20), style)
    return Label(style, number, _print_as_written(printed, style), len(words))


def _number_of(label: str) -> int:
    """Read the number of a label; the frequent numerals, one figure or character, without a search."""
    numeral = label.strip(_ROUND_NUMERAL)
    if numeral in _HAN_VALUES:
        return _HAN_VALUES[numeral]
    return int(numeral) if numeral.isascii() and numeral.isdigit() else read_number(label)


def _print_as_written(label: str, style: Style) -> str:
    if " " in label or not label.isprintable():
        label = "".join(label.split())
    return label.translate(_WIDEN) if style in _BRACKETED else label


def read_number(text: str) -> int:
    """Read the first numeral of a folded text: ``（二十一）`` is 21, ``1.3`` is 3, none is 0."""
    match = _NUMERAL.search(text)
    if match is None:
        return 0
    numeral = match[0]
    if numeral[0] in _SINGLE:
        return _SINGLE[numeral[0]]
    if numeral.isascii():
        return int(numeral.rsplit(".", 1)[-1]) if numeral[0].isdigit() else ord(numeral) - ord("a") + 1
    return read_han_number(numeral)


def read_han_number(numeral: str) -> int:
    """Read a Chinese numeral up to 999: 二十一 is 21, 一百零三 is 103, 二〇 is 20."""
    total = current = 0
    for digit in numeral:
        if digit in "十拾百":
            total += (current or 1) * (100 if digit == "百" else 10)
            current = 0
        else:
            current = current * 10 + (1 if digit in _DASHES else _HAN_VALUES[digit])
    return total + current


def print_han_number(number: int) -> str:
    """Print a number up to 999 in Chinese numerals: 21 is 二十一, 103 is 一百零三."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    head = f"{_HAN_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        head += ("" if tens == 1 and not hundreds else _HAN_DIGITS[tens]) + "十"
    elif hundreds and ones:
        head += "零"
    return head + (_HAN_DIGITS[ones] if ones or not number else "")


_FORMS = {
    Style.ANNEX: "附件{}",
    Style.PART: "第{}部分",
    Style.CHAPTER: "第{}章",
    Style.SECTION: "第{}节",
    Style.ARTICLE: "第{}条",
    Style.TASK: "任务{}：",
    Style.HAN: "{}、",
    Style.HAN_BRACKET: "（{}）",
    Style.DIGIT: "{}.",
    Style.DECIMAL: "1.{}",
    Style.DIGIT_BRACKET: "（{}）",
    Style.ROW: "{}",
    Style.STAGE: "第{}阶段：",
    Style.ORDINAL: "第{}，",
    Style.IS: "{}是",
    Style.MUST: "{}要",
}
_ARABIC = frozenset((Style.ANNEX, Style.DIGIT, Style.DECIMAL, Style.DIGIT_BRACKET, Style.ROW))


def print_label(style: Style, number: int) -> str:
    """Print a label in the customary form of its style: ``（二）``, ``3.``, ``④``."""
    if style is Style.CIRCLE:
        circles = [c for c, value in _SINGLE.items() if value == number]
        return circles[0] if circles else f"（{number}）"
    if style is Style.LETTER:
        return f"{chr(ord('A') + (number - 1) % 26)}."
    return _FORMS[style].format(number if style in _ARABIC else print_han_number(number))


def lead(label: str, words: str) -> str:
    """Put a label before the words that it numbers: ``一、总则``, but ``1.2 编制依据``."""
    return f"{label} {words}" if label[-1:].isdecimal() else f"{label}{words}"


def successor(label: Label) -> Label:
    """Return the label that follows, written like this one: ``1、`` is followed by ``2、``."""
    folded = label.printed.translate(_FOLD)
    numeral = _NUMERAL.search(folded.lower())
    if numeral is None or numeral[0][0] in _SINGLE:
        printed = print_label(label.style, label.number + 1)
    else:
        printed = (
            label.printed[: numeral.start()]
            + _next_numeral(folded[numeral.start() : numeral.end()], label.number + 1)
            + label.printed[numeral.end() :]
        )
    return Label(label.style, label.number + 1, printed, len(printed))


def _next_numeral(numeral: str, number: int) -> str:
    if not numeral.isascii():
        return print_han_number(number)
    if not numeral[0].isdigit():
        return chr(ord(numeral) + 1)
    above, dot, _ = numeral.rpartition(".")
    return f"{above}{dot}{number}"
