"""Character n-grams: every provision that contains a part has all grams of the part."""

from __future__ import annotations

import re

from generator.search.marks import MARKS, bare, has_mark

_MARK_RUN = re.compile(f"[{re.escape(MARKS)}]+")


def grams_of_text(folded: str) -> set[str]:
    """Return the single characters of a folded text, and its pairs with the marks left out."""
    plain = bare(folded)
    pairs = {plain[i : i + 2] for i in range(len(plain) - 1)}
    grams = pairs.union(plain, folded)
    return {gram for gram in grams if "\n" not in gram}


def runs_of_part(part: str) -> list[str]:
    """Return the pieces of a part between its marks; each stands in a text without marks as it is."""
    return _MARK_RUN.sub("\n", part).split("\n") if has_mark(part) else [part]


def grams_of_part(part: str) -> set[str]:
    """Return grams that a text with this part must have: its pairs, or its character where it is one."""
    found = {character for character in part if character in MARKS}
    for run in runs_of_part(part):
        found |= {run[i : i + 2] for i in range(len(run) - 1)} if len(run) > 1 else set(run)
    return found
