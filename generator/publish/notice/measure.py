"""How much room words take on a page of 22 lines by 28 characters, without setting them.

Chinese characters and full-width marks are one character wide, ASCII about half. Enough to choose title
breaks and to tell on which page a text ends; a renderer may differ by a line now and then.
"""

from __future__ import annotations

import unicodedata

LINES = 22
CHARACTERS = 28
_NEVER_FIRST = frozenset("，。、；：？！）》〉”’】〕…—％%")


def width_of(text: str) -> float:
    """Return the width of a text in characters of its own size: ``width_of("2022年") == 3.0``."""
    return sum(0.5 if _is_narrow(character) else 1.0 for character in text)


def _is_narrow(character: str) -> bool:
    return unicodedata.east_asian_width(character) in ("Na", "H", "N")


def lines_of(text: str, indent: float = 0, width: float = CHARACTERS) -> int:
    """Count the lines that a paragraph fills; a closing mark never begins a line.

    ``indent`` is that of the first line, in characters.
    """
    lines, used = 1, indent
    for character in text:
        step = width_of(character)
        if used + step > width:
            lines += 1
            used = 2 * step if character in _NEVER_FIRST else step
        else:
            used += step
    return lines
