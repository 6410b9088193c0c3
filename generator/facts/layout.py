"""A plan laid out on its sheet: its title, its opening, and the words of its provisions in document order."""

from __future__ import annotations

from collections.abc import Mapping

from generator.core.model import Node, Plan
from generator.facts.passage import Provision
from generator.facts.sheet import BREAK, Heading, Sheet
from generator.text.script import fold

_QUOTES = (("「", "“"), ("」", "”"), ("『", "“"), ("』", "”"))  # four replacements outrun one translate


class Layout:
    """The sheet of a plan, and its provisions by number: 0 is the opening, 1 the first node of the body.

    ``folds`` are folded forms of texts or of their lines, as far as they are known already.
    """

    def __init__(self, plan: Plan, folds: Mapping[str, str]) -> None:
        self._words: list[tuple[str | None, str | None]] = []
        self._pieces = [plan.title] if plan.title else []
        self._starts: list[int] = []
        self._headings: list[Heading] = []
        self._end = len(plan.title) + len(BREAK) if plan.title else 0
        self._open(plan.transmittal, plan.preamble)
        for node in plan.body:
            self._lay(node)
        self.sheet = Sheet(
            BREAK.join(self._pieces), _fold(self._pieces, folds), self._starts, sorted(self._headings)
        )
        self._made: list[Provision | None] = [None] * len(self._words)

    def provision(self, number: int) -> Provision:
        """Return a provision, made when first asked for: few of a plan's hold what an extractor looks for."""
        made = self._made[number]
        if made is None:
            start = self._starts[number]
            made = self._made[number] = Provision(self.sheet, start, *self._words[number])
        return made

    def _lay(self, node: Node) -> None:
        start = self._end
        self._open(node.heading, node.text)
        for child in node.children:
            self._lay(child)
        if node.heading:
            self._headings.append((start, start + len(node.heading), self._end))

    def _open(self, heading: str | None, text: str | None) -> None:
        self._starts.append(self._end)
        self._words.append((heading, text))
        for words in (heading, text):
            if words:
                self._pieces.append(words)
                self._end += len(words) + len(BREAK)


def _fold(texts: list[str], folds: Mapping[str, str]) -> str:
    """Fold texts in one go, or put them together from lines that are folded already."""
    folded = BREAK.join([_fold_lines(text, folds) for text in texts]) if folds else fold(BREAK.join(texts))
    for corner, curved in _QUOTES:
        folded = folded.replace(corner, curved)
    return folded


def _fold_lines(text: str, folds: Mapping[str, str]) -> str:
    known = folds.get(text)
    if known is None:
        known = "\n".join([folds.get(line) or fold(line) for line in text.split("\n")])
    return known
