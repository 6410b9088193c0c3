"""Marks that a query may leave out: ``双随机一公开`` also finds ``双随机、一公开``.

The marks join or set off words without ending a clause: the enumeration comma, quotation marks, book
marks, the middle dot. A run of them may be left out where a Chinese character stands beside it. Commas
and full stops part clauses, and brackets hold words of their own, so these never fall away.
"""

from __future__ import annotations

import re
from itertools import pairwise

MARKS = "、“”‘’「」『』《》〈〉·・•\"'"
"""Every mark that may be left out, as it is after folding."""

_HAN = r"\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_IS_HAN = re.compile(f"[{_HAN}]")
_ANY_MARK = re.compile(f"[{re.escape(MARKS)}]")
_RUN = re.compile(f"[{re.escape(MARKS)}]+")
_OPTIONAL = f"[{re.escape(MARKS)}]*"


def has_mark(text: str) -> bool:
    """Tell whether a text holds a mark that may be left out."""
    return _ANY_MARK.search(text) is not None


def bare(folded: str) -> str:
    """Return a folded text without the marks that a query may leave out.

    ``bare("落实“双随机、一公开”要求") == "落实双随机一公开要求"``; in ``a、b`` the mark stays.
    """
    return _RUN.sub(_drop, folded) if has_mark(folded) else folded


def _drop(run: re.Match[str]) -> str:
    text, before, after = run.string, run.start() - 1, run.end()
    beside_han = (before >= 0 and _IS_HAN.match(text, before)) or _IS_HAN.match(text, after)
    return "" if beside_han else run[0]


def pattern(part: str) -> re.Pattern[str]:
    """Compile a folded part so that it finds itself with marks between its characters.

    A mark that the part has itself must stand in the text, alone. The expression cannot backtrack: the
    marks that may come in between are never a character that the part goes on with.
    """
    pieces = [re.escape(part[0])]
    for left, right in pairwise(part):
        open_here = left not in MARKS and right not in MARKS and (_IS_HAN.match(left) or _IS_HAN.match(right))
        pieces.append((_OPTIONAL if open_here else "") + re.escape(right))
    return re.compile("".join(pieces))
