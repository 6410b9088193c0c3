"""Simplified and traditional script: folding, detecting, converting.

Folding keeps the length, so that a place in the folded text is the same place in the raw text; all
matching (parser, facts, search) works on folded text and quotes from the raw one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from operator import ne
from typing import Literal

import opencc

from generator.core.terms import Script

_WIDTH = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {"\u3000": " "}
_FREQUENT = "，：；（）！？．－％\u3000"
_HAS_WIDE = re.compile("[\uff01-\uff5e\u3000]")
_WIDE_BYTE = b"\xff"  # in all of those but the space, which is replaced with the frequent ones


@cache
def _converter(name: Literal["t2s", "s2t"]) -> opencc.OpenCC:
    return opencc.OpenCC(name)


def _convert(name: Literal["t2s", "s2t"], text: str) -> str:
    try:
        return str(_converter(name).convert(text))
    except UnicodeEncodeError:  # half a surrogate pair, from a damaged file
        return "".join(c if "\ud800" <= c <= "\udfff" else _convert(name, c) for c in text)


def simplify(text: str) -> str:
    """Return the text in simplified script, character for character: ``電線`` → ``电线``.

    OpenCC's t2s keeps the length of everything seen so far; where a phrase of its tables would not,
    the text is converted one character at a time instead.
    """
    converted = _convert_lines(text) if len(text) > _LONG else _convert("t2s", text)
    if len(converted) == len(text):
        return converted
    return "".join(s if len(s := _convert("t2s", c)) == 1 else c for c in text)


def _convert_lines(text: str) -> str:
    """Convert by t2s only those lines of a long text that hold a character which t2s may change."""
    lines = text.split("\n")
    may_change = _changed_by_t2s().search
    places = [at for at, line in enumerate(lines) if may_change(line)]
    if not places:
        return text
    converted = _convert("t2s", "\n".join([lines[at] for at in places])).split("\n")
    for at, line in zip(places, converted, strict=True):
        lines[at] = line
    return "\n".join(lines)


@cache
def _changed_by_t2s() -> re.Pattern[str]:
    """Compile the characters that t2s changes, alone or within a phrase: a few of a simplified text."""
    marks = [chr(code) for block in _HAN_BLOCKS for code in block]
    alone = _convert("t2s", "\n".join(marks)).split("\n")
    changed = "".join(mark for mark, simple in zip(marks, alone, strict=True) if mark != simple)
    return re.compile(f"[{changed}{_CHANGED_IN_PHRASES}\U00020000-\U0003ffff]")


_LONG = 1000  # characters; a shorter text costs less than the table
_HAN_BLOCKS = (range(0x3400, 0xA000), range(0xF900, 0xFB00))
_CHANGED_IN_PHRASES = "沈坏藉哩覆衹瞭甦"
"""The characters that t2s leaves alone but in its phrases (批覆, 毛坏); each of those phrases holds one."""


def _lower(text: str) -> str:
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := c.lower()) == 1 else c for c in text)


def fold(text: str) -> str:
    """Fold a text for matching: simplified script, half width, lower case; the length stays.

    ``fold("全面推廣E－CQS") == "全面推广e-cqs"``.
    """
    return _lower(_narrow(simplify(text)))


def _narrow(text: str) -> str:
    """Bring full-width characters to half width; the frequent ones first, one pass each."""
    for mark in _FREQUENT:
        text = text.replace(mark, _WIDTH[mark])
    if _WIDE_BYTE not in text.encode("utf-16-be", "surrogatepass") or not _HAS_WIDE.search(text):
        return text
    return replace_marks(text, _WIDTH)


def replace_marks(text: str, table: Mapping[str, str]) -> str:
    """Replace single characters; faster than ``str.translate`` where few of them occur."""
    for mark in table.keys() & set(text):
        text = text.replace(mark, table[mark])
    return text


def traditionalise(text: str) -> str:
    """Return the text in traditional script, by OpenCC's s2t phrases. The length may change."""
    return _convert("s2t", text)


def in_script(text: str, script: Script) -> str:
    """Return the text converted to a script, for display beside the original, never in its place."""
    return simplify(text) if script is Script.HANS else traditionalise(text)


def keeps_script(text: str, folded: str) -> bool:
    """Tell whether folding a text changed nothing but width and case: no character of it is traditional."""
    return _lower(_narrow(text)) == folded


@cache
def has_traditional_form(mark: str) -> bool:
    """Tell whether a character, alone, is another in traditional script: 监, 们, 里."""
    return traditionalise(mark) != mark


def detect_script(text: str, folded: str | None = None) -> Script | None:
    """Tell the script of a text by which conversion changes more of it; ``None`` without a sign.

    Web copies in "traditional" script are impure (關于, 范圍), so a single character decides nothing.
    ``folded`` is the folded text, where it is at hand.
    """
    plain = text if folded is None else _lower(_narrow(text))
    simple_form = simplify(text) if folded is None else folded
    traditional = sum(map(ne, plain, simple_form)) if plain != simple_form else 0
    if traditional > len(text) * _CLEARLY_TRADITIONAL:
        return Script.HANT
    changed = 0 if traditional else sum(map(has_traditional_form, text[:_GLANCE]))
    changed = changed or sum(map(has_traditional_form, text))
    if traditional == changed:
        return None
    return Script.HANT if traditional > changed else Script.HANS


_CLEARLY_TRADITIONAL, _GLANCE = 0.12, 120
