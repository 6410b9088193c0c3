"""Names of one character in a list: staple foods (米、面、粮、油) and what gas passes through (瓶、灶、管、阀)."""

from __future__ import annotations

from generator.facts.product_lists import JOINTS, Item
from generator.facts.product_names import (
    FITTINGS,
    STAPLES,
    Place,
    behind_leads,
    behind_state,
    left_bound,
    trim,
)
from generator.facts.product_words import ProductWords

_GOES_ON = frozenset("店类商品种价")


def bare_staples(text: str, items: list[Item], words: ProductWords) -> dict[int, Place]:
    """Return the places of staple foods of one character that stand beside one another or a known product."""
    found: dict[int, Place] = {}
    for index, item in enumerate(items):
        if item.seeds or item.start == item.end or item.mark not in JOINTS:
            continue
        start, end = trim(text, item.start, item.end)
        if start == end:
            continue
        if text[start] not in STAPLES:
            if text[end - 1] not in STAPLES:
                continue
            start = _behind_verb(text, start, end, words)
        if text[start] in STAPLES and (start + 1 == end or _ends(text, start + 1, end, words)):
            found[index] = (start, start + 1)
    return found and {
        index: place
        for index, place in found.items()
        if any(
            near in found or items[near].seeds for near in (index - 1, index + 1) if 0 <= near < len(items)
        )
    }


def _behind_verb(text: str, start: int, end: int, words: ProductWords) -> int:
    """Return where the last character of an item may be a name: behind a verb, for fittings behind nothing else.

    “问题灶、问题管、问题阀” says what is wrong with things that the clause names by themselves.
    """
    if text[end - 1] not in FITTINGS:
        return behind_state(text, left_bound(text, start, end, words), end, words)
    if text.startswith("问题", end - 3):
        return start
    start, _ = trim(text, behind_leads(text, start, end, words), end)
    return behind_state(text, start, end, words)


def _ends(text: str, at: int, end: int, words: ProductWords) -> bool:
    """Tell whether a name of one character ends at a place: 油|采购, 阀”|流入, 肉|40批次, and not 酒|店 or 鱼|类."""
    at += text.startswith("”", at, end - 1)
    return text[at] not in _GOES_ON and (text[at].isdigit() or words.ends.at(text, at, end) > 0)
