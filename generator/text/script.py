"""Simplified and traditional script: folding, detecting, converting.

Folding keeps the length, so that a place in the folded text is the same place in the raw text; all
matching (parser, facts, search) works on folded text and quotes from the raw one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import accumulate
from operator import ne
from typing import Literal

import opencc

from generator.core.terms import Script

_WIDTH = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {"\u3000": " "}
_FREQUENT = "，：；（）！？．－％\u3000"
_WIDE_BYTE = b"\xff"  # of all of those but the space, which is replaced with the frequent ones


@cache
def _converter(name: Literal["t2s", "s2t"]) -> opencc.OpenCC:
    return opencc.OpenCC(name)


def _convert(name: Literal["t2s", "s2t"], text: str) -> str:
    try:
        return str(_converter(name).convert(text))
    except (
        UnicodeEncodeError
    ):  # half a surrogate pair, from a damaged file: what stands about it is converted
        return "".join(part if _HALF.match(part) else _convert(name, part) for part in _HALF.split(text))


_HALF = re.compile("([\ud800-\udfff])")


def simplify(text: str) -> str:
    """Return the text in simplified script, character for character: ``電線`` → ``电线``.

    OpenCC's t2s keeps the length of everything seen so far; where a phrase of its tables would not,
    the text is converted one character at a time instead.
    """
    converted = "\n".join(_convert_lines(text)[0]) if len(text) > _LONG else _convert("t2s", text)
    if len(converted) == len(text):
        return converted
    return "".join(s if len(s := _convert("t2s", c)) == 1 else c for c in text)


def _convert_lines(text: str, *, folding: bool = False) -> tuple[list[str], list[int]]:
    """Convert by t2s only those lines of a long text that hold a character which t2s may change.

    Where no phrase of t2s can stand, each character is replaced by what t2s makes of it alone: OpenCC
    parts a text into its phrases and single characters, so that is all it does there. ``folding`` brings
    width and case together in the same pass. Return the lines, and which of them had no such pass; a text
    that t2s does not change is one line.
    """
    may_change, alone = _changed_by_t2s()
    rare = len(text.encode("utf-16-le", "surrogatepass")) > 2 * len(text)  # beyond the first plane
    if not rare and may_change.search(text) is None:
        return [text], [0]
    table = _fold_alone() if folding else alone
    lines = text.split("\n")
    same: list[int] = []
    phrased: list[int] = []
    for at, line in enumerate(lines):
        if rare and _RARE.search(line):
            phrased.append(at)
        elif may_change.search(line) is None:
            same.append(at)
        elif _may_hold_phrase(line, simple := line.translate(table)):
            phrased.append(at)
        else:
            lines[at] = simple
    converted = _convert("t2s", "\n".join([lines[at] for at in phrased])).split("\n") if phrased else ()
    for at, line in zip(phrased, converted, strict=True):
        lines[at] = line
    return lines, sorted(same + phrased)


def _may_hold_phrase(line: str, simple: str) -> bool:
    """Tell whether a line may hold a phrase, by what the table of ``_changed_by_t2s`` makes of it."""
    return _PHRASE in simple or ("覆" in simple and _MAY_REPLY.search(line) is not None)


@cache
def _changed_by_t2s() -> tuple[re.Pattern[str], Sequence[int]]:
    """Compile the characters that t2s changes, alone or within a phrase; also what it makes of each alone.

    What the table puts for a character of ``_IN_PHRASES`` says that the line may hold a phrase.
    """
    changed = _changed_alone("t2s")
    table = list(range(0x10000))  # str.translate is slower where codes and characters take turns
    for mark, simple in (changed | dict.fromkeys(_IN_PHRASES, _PHRASE)).items():
        table[ord(mark)] = ord(simple)
    return re.compile(f"[{''.join(changed)}覆{_CHANGED_IN_PHRASES}]{_COVERS}"), table


@cache
def _fold_alone() -> Sequence[int]:
    """Make the table that folds each character alone; a Σ, whose lower case its neighbours decide, is left out."""
    table = list(_changed_by_t2s()[1])
    for mark in (chr(code) for block in _BLOCKS_WITH_CASE for code in block):
        table[ord(mark)] = ord(_lower(mark))
    table[ord("Σ")] = ord(_PHRASE)
    for wide, narrow in _WIDTH.items():
        table[ord(wide)] = ord(narrow.lower())
    return table


def _changed_alone(name: Literal["t2s", "s2t"]) -> dict[str, str]:
    """Return the frequent characters that a conversion changes, each alone, and what it makes of them."""
    marks = [chr(code) for block in _HAN_BLOCKS for code in block]
    converted = _convert(name, "\n".join(marks)).split("\n")
    return {mark: other for mark, other in zip(marks, converted, strict=True) if mark != other}


_LONG = 1000  # characters; a shorter text costs less than the table
_HAN_BLOCKS = (range(0x3400, 0xA000), range(0xF900, 0xFB00))
_BLOCKS_WITH_CASE = (range(0x2E00), range(0xA640, 0xAC00))
"""Where letters of the first plane that have a lower case stand, but the full-width ones."""
_RARE = re.compile("[\U00010000-\U0010ffff]")  # a table of all would be long
_CHANGED_IN_PHRASES = "沈坏藉哩衹瞭甦"
"""With 覆, the characters that t2s changes in its phrases only (批覆, 毛坏); each of those phrases holds one."""
_IN_PHRASES = _CHANGED_IN_PHRASES + "乾於麼么昇鍾鍊徵釐祕逕蒐脩氾鉅剋吒噁畫谿扞陞薹袷濛俱彷劄貲"
"""Each phrase of OpenCC's TSPhrases that is more than its characters holds one of these, or 覆."""
_PHRASE = "\0"
_COVERS = "(?<![^鈞露回發稟答批拜見蕩重電頗反函射示明申]覆(?=[盖蓋]))"
"""Not 覆 in 全覆盖, which is frequent: no phrase holds it there, where none can end with it (批覆|盖章)."""
_MAY_REPLY = re.compile(f"覆{_COVERS}")


def _lower(text: str) -> str:
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := c.lower()) == 1 else c for c in text)


def fold(text: str) -> str:
    """Fold a text for matching: simplified script, half width, lower case; the length stays.

    ``fold("全面推廣E－CQS") == "全面推广e-cqs"``.
    """
    folded = _fold_lines(text) if len(text) > _LONG and _GROWS not in text else ""
    return folded if len(folded) == len(text) else _lower(_narrow(simplify(text)))


_GROWS = "İ"  # the one character that is longer in lower case


def fold_each(texts: Iterable[str]) -> list[str]:
    """Fold many short texts in one go: to fold a name alone takes many times as long.

    ``fold_each(["電線", "Ａ級"]) == ["电线", "a级"]``.
    """
    short = list(texts)
    folded = fold("\n".join(short))  # no phrase reaches over the end of a line
    starts = accumulate((len(text) + 1 for text in short), initial=0)
    return [folded[start : start + len(text)] for start, text in zip(starts, short, strict=False)]


def _fold_lines(text: str) -> str:
    """Fold a long text: in one pass each line that t2s changes, and all others together."""
    lines, left = _convert_lines(text, folding=True)
    others = _lower(_narrow("\n".join([lines[at] for at in left])))
    if len(left) == len(lines):
        return others
    for at, line in zip(left, others.split("\n") if left else (), strict=True):
        lines[at] = line
    return "\n".join(lines)


def _narrow(text: str) -> str:
    """Bring full-width characters to half width; the frequent ones first, one pass each."""
    for mark in _FREQUENT:
        text = text.replace(mark, _WIDTH[mark])
    if _WIDE_BYTE not in text.encode("utf-16-le", "surrogatepass")[1::2]:  # the upper bytes
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


def simplified_marks(text: str) -> list[str]:
    """Return the characters of a text, one by one, that alone are others in traditional script: 监, 们, 里."""
    found = _changed_by_s2t().findall(text)
    return [mark for mark in found if mark <= "\uffff" or traditionalise(mark) != mark]


@cache
def _changed_by_s2t() -> re.Pattern[str]:
    return re.compile(f"[{''.join(_changed_alone('s2t'))}\U00020000-\U0003ffff]")


def detect_script(text: str, folded: str | None = None) -> Script | None:
    """Tell the script of a text by which conversion changes more of it; ``None`` without a sign.

    Web copies in "traditional" script are impure (關于, 范圍), so a single character decides nothing.
    ``folded`` is the folded text, where it is at hand.
    """
    plain = text if folded is None else _lower(_narrow(text))
    simple_form = simplify(text) if folded is None else folded
    traditional = 0
    for part in (slice(len(text) // 2), slice(len(text) // 2, None)) if plain != simple_form else ():
        traditional += sum(map(ne, plain[part], simple_form[part]))
        if traditional > len(text) * _CLEARLY_TRADITIONAL:
            return Script.HANT
    if not traditional and not _SIMPLIFIED.isdisjoint(text):
        return Script.HANS
    changed = len(simplified_marks(text))
    if traditional == changed:
        return None
    return Script.HANT if traditional > changed else Script.HANS


_CLEARLY_TRADITIONAL = 0.12
_SIMPLIFIED = frozenset("个为产业严办动务发围场对关开应强总执护报会")
"""Frequent characters that traditional script writes otherwise: most texts need no table of all of them."""
