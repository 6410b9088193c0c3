"""The labels that Word prints by itself: automatic numbering, resolved to what a reader sees.

ECMA-376 part 1, 17.9: a paragraph names a list and a level, itself or through its style; the list
points to an abstract definition whose levels say how they count, print and start again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_MAX_LEVELS = 9
_MAX_STYLE_CHAIN = 20
_DIGITS = "〇一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_BULLETS = str.maketrans("\uf0b7\uf0a7\uf06c\uf075\uf0d8\uf0fc", "•▪●◆➢✓")


class Level(NamedTuple):
    """One level of a list: how it counts, what it prints (``%1、``), where it starts, what resets it."""

    style: str = "decimal"
    print: str = ""
    start: int = 1
    restart: int | None = None
    legal: bool = False


class Place(NamedTuple):
    """A paragraph's list and level."""

    list_id: str
    level: int


class Numbering:
    """The lists of a document, counting as its paragraphs are read in order."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self._lists = dict(_read_lists(numbering)) if numbering is not None else {}
        self._styles = dict(_read_styles(styles)) if styles is not None else {}
        self._counts: dict[str, list[int | None]] = {}

    def label(self, paragraph: etree._Element) -> str:
        """Return the label that Word prints before a paragraph, ``""`` where it prints none.

        Counts on: call it once for each paragraph, in document order.
        """
        place = self._place(paragraph)
        if place is None or place.list_id not in self._lists:
            return ""
        abstract, levels = self._lists[place.list_id]
        if place.level not in levels:
            return ""
        return self._print(self._count(abstract, levels, place.level), levels, place.level)

    def _place(self, paragraph: etree._Element) -> Place | None:
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return None
        own = properties.find(f"{W}numPr")
        styled = self._styled(_value(properties.find(f"{W}pStyle")))
        list_id = _value(own.find(f"{W}numId")) if own is not None else None
        level = _value(own.find(f"{W}ilvl")) if own is not None else None
        list_id = list_id if list_id is not None else styled and styled.list_id
        if not list_id or list_id == "0":
            return None
        return Place(list_id, _number(level, styled.level if styled else 0))

    def _styled(self, style: str | None) -> Place | None:
        """Return the list and level that a style, or one that it is based on, gives."""
        list_id: str | None = None
        level: str | None = None
        for _ in range(_MAX_STYLE_CHAIN):
            if style is None or style not in self._styles:
                break
            base, own_list, own_level = self._styles[style]
            list_id = list_id if list_id is not None else own_list
            level = level if level is not None else own_level
            style = base
        return Place(list_id, _number(level, 0)) if list_id else None

    def _count(self, abstract: str, levels: dict[int, Level], level: int) -> list[int]:
        """Count one paragraph of a level; return the number of each level down to it."""
        counts = self._counts.setdefault(abstract, [None] * _MAX_LEVELS)
        for upper in range(level):
            if counts[upper] is None:
                counts[upper] = levels.get(upper, Level()).start
        before = counts[level]
        counts[level] = levels[level].start if before is None else before + 1
        for lower in range(level + 1, _MAX_LEVELS):
            restart = levels.get(lower, Level()).restart
            if restart is None or level < restart:
                counts[lower] = None
        return [count or 0 for count in counts[: level + 1]]

    @staticmethod
    def _print(counts: list[int], levels: dict[int, Level], level: int) -> str:
        shown = levels[level].print
        for place, count in enumerate(counts):
            style = "decimal" if levels[level].legal else levels.get(place, Level()).style
            shown = shown.replace(f"%{place + 1}", print_number(count, style))
        return _PRIVATE.sub("", shown.translate(_BULLETS)).strip()


def print_number(number: int, style: str) -> str:
    """Print a number in one of Word's styles: ``print_number(12, "chineseCounting")`` is ``十二``."""
    if style in (
        "chineseCounting",
        "chineseCountingThousand",
        "japaneseCounting",
        "taiwaneseCountingThousand",
    ):
        return _chinese(number)
    if style in ("ideographDigital", "taiwaneseDigital", "taiwaneseCounting", "chineseDigital"):
        return "".join(_DIGITS[int(digit)] for digit in str(number))
    if style in ("decimalEnclosedCircle", "decimalEnclosedCircleChinese"):
        return chr(0x245F + number) if 1 <= number <= 20 else f"({number})"
    return _print_western(number, style)


def _print_western(number: int, style: str) -> str:
    if style in ("none", "bullet"):
        return ""
    printer = _PRINTERS.get(style)
    return printer(number) if printer else str(number)


def _letters(number: int) -> str:
    """Print a number as Word's letters go on after Z: 27 is AA, 28 BB."""
    return chr(ord("A") + (number - 1) % 26) * min((number - 1) // 26 + 1, 100) if number > 0 else ""


def _full_width(number: int) -> str:
    return str(number).translate({48 + digit: 0xFF10 + digit for digit in range(10)})


def _of(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)]


def _chinese(number: int) -> str:
    """Print a number below ten thousand as it is counted: 10 is 十, 12 十二, 20 二十, 105 一百零五."""
    if not 0 < number < 10_000:
        return str(number) if number else "零"
    shown, zero = "", False
    for power, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // power % 10
        if digit:
            shown += ("零" if zero and shown else "") + _DIGITS[digit] + unit
        zero = not digit
    return shown.removeprefix("一") if shown.startswith("一十") else shown


def _roman(number: int) -> str:
    shown = ""
    for value, sign in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    ):
        shown += sign * (min(number, 5000) // value)
        number %= value
    return shown


_PRINTERS: Mapping[str, Callable[[int], str]] = MappingProxyType(
    {
        "upperLetter": _letters,
        "lowerLetter": lambda number: _letters(number).lower(),
        "upperRoman": _roman,
        "lowerRoman": lambda number: _roman(number).lower(),
        "decimalFullWidth": _full_width,
        "decimalFullWidth2": _full_width,
        "decimalZero": "{:02}".format,
        "ideographTraditional": _of(_STEMS),
        "ideographZodiac": _of(_BRANCHES),
    }
)


def _read_lists(root: etree._Element) -> Iterator[tuple[str, tuple[str, dict[int, Level]]]]:
    """Yield each list by its id: the key that it counts under, and its levels."""
    abstracts = {_attribute(a, "abstractNumId"): a for a in root.iterfind(f"{W}abstractNum")}
    for number in root.iterfind(f"{W}num"):
        list_id = _attribute(number, "numId")
        abstract = _value(number.find(f"{W}abstractNumId"))
        if list_id is None or abstract is None or abstract not in abstracts:
            continue
        levels = dict(map(_read_level, _described(abstracts[abstract], abstracts).iterfind(f"{W}lvl")))
        overrides = number.findall(f"{W}lvlOverride")
        for override in overrides:
            _override(levels, override)
        # A list with overrides counts by itself; lists of one definition without them count on together.
        yield list_id, (f"{abstract}/{list_id}" if overrides else abstract, levels)


def _described(abstract: etree._Element, abstracts: Mapping[str | None, etree._Element]) -> etree._Element:
    """Return the definition that describes the levels: a list style may stand in another one."""
    link = _value(abstract.find(f"{W}numStyleLink"))
    if link is None:
        return abstract
    owners = (a for a in abstracts.values() if _value(a.find(f"{W}styleLink")) == link)
    return next(owners, abstract)


def _read_level(element: etree._Element) -> tuple[int, Level]:
    restart = _value(element.find(f"{W}lvlRestart"))
    legal = element.find(f"{W}isLgl")
    return _number(_attribute(element, "ilvl"), 0), Level(
        style=_value(element.find(f"{W}numFmt")) or "decimal",
        print=_value(element.find(f"{W}lvlText")) or "",
        start=_number(_value(element.find(f"{W}start")), 1, most=30_000),
        restart=None if restart is None else _number(restart, 0),
        legal=legal is not None and _value(legal) not in ("0", "false"),
    )


def _override(levels: dict[int, Level], override: etree._Element) -> None:
    place = _number(_attribute(override, "ilvl"), 0)
    if (own := override.find(f"{W}lvl")) is not None:
        levels[place] = _read_level(own)[1]
    if (start := _value(override.find(f"{W}startOverride"))) is not None:
        levels[place] = levels.get(place, Level())._replace(start=_number(start, 1, most=30_000))


def _read_styles(root: etree._Element) -> Iterator[tuple[str, tuple[str | None, str | None, str | None]]]:
    """Yield each paragraph style: the one it is based on, its list, its level."""
    for style in root.iterfind(f"{W}style"):
        name = _attribute(style, "styleId")
        numbering = style.find(f"{W}pPr/{W}numPr")
        list_id = _value(numbering.find(f"{W}numId")) if numbering is not None else None
        level = _value(numbering.find(f"{W}ilvl")) if numbering is not None else None
        if name is not None:
            yield name, (_value(style.find(f"{W}basedOn")), list_id, level)


def _value(element: etree._Element | None) -> str | None:
    return None if element is None else _attribute(element, "val")


def _attribute(element: etree._Element, name: str) -> str | None:
    value = element.get(f"{W}{name}")
    return None if value is None else str(value)


def _number(text: str | None, default: int, most: int = _MAX_LEVELS - 1) -> int:
    """Read a small number of an attribute; anything else is the default."""
    if text is None or not text.isascii() or not text.isdigit() or len(text) > 6:
        return default
    return min(int(text), most)
