"""Texts that a pattern may match, to ask what else must hold of all that it matches."""

import random
import re
from re._constants import CATEGORY_DIGIT
from re._parser import parse


class Writer:
    """Writes texts that a pattern may match, each alternative as often as the others."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.tree, self.draw = parse(pattern.pattern), random.Random(7)

    def write(self, items=None) -> str:
        """Write one text; what it must not hold or stand behind is left to the pattern to refuse."""
        return "".join(self._write(*item) for item in (self.tree if items is None else items))

    def _write(self, kind, value) -> str:
        ways = {
            "LITERAL": chr,
            "BRANCH": lambda ways: self.write(self.draw.choice(ways[1])),
            "IN": lambda marks: self._write(*self.draw.choice(marks)),
            "RANGE": lambda bounds: chr(self.draw.randint(*bounds)),
            "CATEGORY": lambda marks: "7" if marks is CATEGORY_DIGIT else " ",
            "SUBPATTERN": lambda group: self.write(group[-1]),
            "MAX_REPEAT": self._repeat,
            "MIN_REPEAT": self._repeat,
            "ASSERT": lambda look: self.write(look[1]),
            "GROUPREF": lambda _: ".",
        }
        return ways.get(str(kind), lambda _: "")(value)

    def _repeat(self, value) -> str:
        least, most, items = value
        return "".join(self.write(items) for _ in range(self.draw.randint(least, min(most, least + 2))))
