"""Names of products with 和, 及 or 与 within: words that say what one name is, and parts that lean on another.

``阻燃及耐火电缆`` and ``儿童及婴幼儿服装`` are one name each; ``药品和医疗器械`` are two.
"""

from __future__ import annotations

import re

from generator.facts.product_names import STAPLES, is_named, leans, left_bound, right_bound
from generator.facts.product_words import HIDDEN, ProductWords

_PROPERTY = re.compile("[性型式用燃火压爆水联装]$")
_GROUPS_OF_PEOPLE = "(?:儿童|婴幼儿|婴童|学生|青少年|老年人?|残疾人|妇女)"
_PEOPLE, _PEOPLE_BEFORE = re.compile(_GROUPS_OF_PEOPLE), re.compile(f"{_GROUPS_OF_PEOPLE}$")
_OWN_KIND = re.compile(r"([\u4e00-\u9fff]{1,4})制品")
_BEFORE_CUTS, _BEHIND_CUTS = re.compile("[、和及与或等]"), re.compile("[、等]")


def holds_together(text: str, cut: re.Match[str], start: int, end: int, words: ProductWords) -> bool:
    """Tell whether 和 joins two parts of one name: 餐具洗涤剂和消毒剂, 电动自行车充电器和电池."""
    first, last = cut.span()
    if leans(text, last, end, words) or _is_own_kind(text, first, last):
        return cut[0] != "或"
    left = _BEFORE_CUTS.split(text[start:first])[-1].rpartition("的")[2]
    behind = _BEHIND_CUTS.search(text, last, end)
    limit = behind.start() if behind else end
    if left[-1:] in words.ends_modifier and _is_modifier(left, words):
        right = text[last : right_bound(text, last, limit, words)].rstrip(HIDDEN)
        if is_named(right, words):
            return _is_modified_alike(left, right, words)
    if left[-1:] in STAPLES or left[-1:] == "”":  # “灶、管、阀”和电动自行车
        return False
    if text.find("、", start, first) < 0 or text.startswith("等", first - len(left) - 1):
        return False
    if behind is None or behind[0] != "、":
        return False
    size = limit - last
    return (
        len(left) != size
        and len(left) + size <= 12
        and not is_named(left, words)
        and left not in words.blocked
    )


def _is_own_kind(text: str, first: int, last: int) -> bool:
    """Tell whether 及 joins a thing to what is made of it: 煤炭|及|煤制品, and not 蔬菜|和|豆制品."""
    kind = _OWN_KIND.match(text, last)
    return kind is not None and not set(kind[1]).isdisjoint(text[max(0, first - 4) : first])


def _is_modifier(left: str, words: ProductWords) -> bool:
    """Tell whether what stands before 和 only says what kind a thing is, and is no thing itself."""
    return bool(words.modifiers(left[left_bound(left, 0, len(left), words) :])) and not is_named(left, words)


def _is_modified_alike(left: str, right: str, words: ProductWords) -> bool:
    """Tell whether words before 和 say what a name behind it is: 日用|纺织品, 儿童|婴幼儿服装, 医疗|防疫用品."""
    if _PROPERTY.search(left):
        return True
    if _PEOPLE_BEFORE.search(left):
        return _PEOPLE.match(right) is not None
    return words.modified(right) is not None and words.id_of(right) is None
