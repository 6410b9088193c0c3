"""Patterns written as runs of words, from which the words can be read that must stand where one matches.

``药品|食品{0,2} 监督|管理? 局|科 (?!长)`` is 药品 or 食品 up to twice, 监督 or 管理 or neither, 局 or 科, and no 长
behind. Groups of words have blanks between them, and behind them how often they stand, where that is
not once; a group that begins with ``(``, ``[`` or ``$`` is a pattern of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_GROUP = re.compile(r"(?P<words>[^(\[$][^?+{]*)(?P<times>\?|\+|\{\d,\d\})?")


class Runs:
    """Some runs of words: the ``pattern`` of them all, and words of which one stands where it matches.

    ``openings`` open the runs that open with words, ``needed`` stand somewhere in them: a look for one of
    these rules out most places.
    """

    def __init__(self, runs: Iterable[str]) -> None:
        patterns: list[str] = []
        self.openings: list[str] = []
        self.needed: list[str] = []
        for run in runs:
            groups = run.split(" ")
            patterns.append("".join(map(_print, groups)))
            for match in filter(None, map(_GROUP.fullmatch, groups)):
                words = match["words"].split("|")
                self.openings += words
                if not _may_lack(match):
                    self.needed += words
                    break
        self.pattern = "|".join(patterns)


def _print(group: str) -> str:
    match = _GROUP.fullmatch(group)
    return f"(?:{match['words']}){match['times'] or ''}" if match else group


def _may_lack(group: re.Match[str]) -> bool:
    return (group["times"] or "").startswith(("?", "{0"))
