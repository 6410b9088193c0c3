"""How forms of words begin, stated beside each form, and the search for the places where one may stand.

To try every form at every place costs too much, so a text is searched for openings first. The search is
made of what the forms state: none is known to its reader and unknown to the search.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

FIGURES = "0123456789一二三四五六七八九十〇零两"
"""The characters that a number of a time begins with."""


class Opening(NamedTuple):
    """How a form begins: ``first`` and ``second`` are characters of which one stands there.

    Where the first is a figure, ``unit`` can say instead what stands behind the whole number.
    """

    first: str
    second: str = ""
    unit: str = ""


def find_openings(openings: Iterable[Opening]) -> re.Pattern[str]:
    """Compile a search for the places where a form with one of the openings may begin: it takes one character.

    One set of all first characters comes first, so that the search leaps over nearly all places at once.
    """
    known = list(dict.fromkeys(openings))
    words = [opening for opening in known if not opening.unit]
    units = "|".join(opening.unit for opening in known if opening.unit)
    pairs = "|".join(f"(?<=[{first}])(?=[{second}])" for first, second, _ in words)
    numbered = rf"(?<=[{FIGURES}])(?=[{FIGURES}○o]{{0,4}}(?:{units}))"
    return re.compile(
        f"[{''.join(opening.first for opening in known)}]"
        f"(?:{numbered}|(?=[{''.join(opening.second for opening in words)}])(?:{pairs}))"
    )
