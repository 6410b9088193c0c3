"""Punctuation of official text: full width beside Chinese characters, ranges with a dash.

Web copies carry half-width marks throughout; GB/T 15834 wants full-width ones in Chinese text, GB/T
15835 a dash between the ends of a range.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_CJK = _HAN + "，。、；：？！“”‘’（）《》〈〉〔〕【】％"
_WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_MARKS = re.compile(r"[,;:?!]+")
_BRACKETED = re.compile(r"\(([^()\n]{0,200})\)")
_RANGE = re.compile(r"(?<![\d-])(\d{1,4})\s?[-–~～]\s?(\d{1,4})(?=\s?[年月日%％时号])")
_IS_CJK = re.compile(f"[{_CJK}]")
_WITH_HAN = re.compile(f"[{_HAN}]")
_SPACES = re.compile(rf"(?<=[{_CJK}])[ \u00a0\u3000\t]+(?=[{_CJK}])|[\u00a0\u3000]")


class Punctuated(NamedTuple):
    """A text with its punctuation put right, and how many marks that took."""

    text: str
    changes: int


def tidy(text: str) -> str:
    """Return a text as one line without invisible characters: line breaks, controls, zero-width marks."""
    shown = " ".join(text.split())
    return "".join(c for c in shown if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Cn"))


def punctuate(text: str) -> Punctuated:
    """Put the punctuation of a Chinese text right; figures, addresses and foreign words stay.

    ``9-11月,共3,000批次(见附件)`` becomes ``9—11月，共3,000批次（见附件）``.
    """
    text = _SPACES.sub("", text)
    text, ranges = _RANGE.subn(r"\1—\2", text)
    text, brackets = _widen_brackets(text)
    text, marks = _widen_marks(text)
    return Punctuated(_SPACES.sub("", text), ranges + brackets + marks)


def _widen_brackets(text: str) -> tuple[str, int]:
    """Widen brackets that hold Chinese, or follow it, from the inside out; ``GB(2012)`` stays."""
    changes = 0

    def widen(match: re.Match[str]) -> str:
        nonlocal changes
        before = match.string[match.start() - 1 : match.start()]
        if not (_WITH_HAN.search(match[1]) or _WITH_HAN.match(before)):
            return match[0]
        changes += 1
        return f"（{match[1]}）"

    before = -1
    while before != changes:
        before = changes
        text = _BRACKETED.sub(widen, text)
    return text, changes


def _widen_marks(text: str) -> tuple[str, int]:
    """Widen marks that follow Chinese, and those before it, unless it is a lone colon (``e:名``)."""
    changes = 0

    def widen(match: re.Match[str]) -> str:
        nonlocal changes
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        opens = _IS_CJK.match(after) and match[0].strip(":")
        if after == "/" or not (_IS_CJK.match(before) or opens):
            return match[0]
        changes += len(match[0])
        return "".join(_WIDE[mark] for mark in match[0])

    return _MARKS.sub(widen, text), changes


def half_width_marks(text: str) -> tuple[str, ...]:
    """Return the half-width marks beside Chinese characters, each with its neighbours."""
    found = re.finditer(rf"[{_HAN}][,;:?!(].|.[,;?!][{_HAN}]", text)
    return tuple(match[0] for match in found)
