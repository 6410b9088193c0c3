"""What an extractor reads: the heading and the text of one provision, folded once, titles set apart."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator

from generator.core.spans import Span, make_span
from generator.facts.sheet import BREAK, Sheet

_REACH = 400  # no clause of a plan is longer; a damaged text must not cost more
_SENTENCE = re.compile(r"[。!?\n;]")
_MARK = re.compile(r"[。!?\n;,:]")
_TO_MARK = re.compile(rf"(?s:.*){_MARK.pattern}")  # up to the last of them, by a few steps back


class Passage:
    """The heading or the text of a provision; ``start`` and ``end`` are its place on the sheet of the plan.

    ``plain`` is simplified, half width and lower case, with the words of titles filled in, so that no date
    or name is found in them. It is as long as ``raw``: a place in one is the same place in the other.
    """

    __slots__ = ("end", "plain", "raw", "sheet", "start")

    def __init__(self, raw: str, sheet: Sheet, start: int = 0) -> None:
        self.raw = raw
        self.sheet = sheet
        self.start = start
        self.end = end = start + len(raw)
        self.plain = sheet.plain[start:end]

    def clause(self, at: int) -> Span:
        """Return the clause about a place: from the mark before it to the mark after it, at most 400 each way."""
        return make_span((self.opening(at), self.closing(at)))

    def opening(self, at: int) -> int:
        """Return where the clause about a place begins."""
        first = at - _REACH if at > _REACH else 0
        before = _TO_MARK.match(self.plain, first, at)
        return before.end() if before else first

    def closing(self, at: int) -> int:
        """Return where the clause about a place ends."""
        behind = _MARK.search(self.plain, at, at + _REACH)
        return behind.start() if behind else min(len(self.plain), at + _REACH)

    def sentences(self) -> Iterator[Span]:
        """Yield the sentences, and the parts that ； divides them into, in order, without their closing marks."""
        start = 0
        for match in _SENTENCE.finditer(self.plain):
            if match.start() > start:
                yield Span(start, match.start())
            start = match.end()
        if start < len(self.plain):
            yield Span(start, len(self.plain))

    def quote(self, span: Span) -> str:
        """Return the printed words of a place."""
        return span.of(self.raw)

    def folded(self, span: Span) -> str:
        """Return the folded words of a place, those of titles too."""
        return span.shift(self.start).of(self.sheet.folded)


class Provision:
    """One provision as the extractors see it: ``heading``, ``text``, and ``passages``, those of both that it has.

    ``start`` and ``end`` are its place on the sheet of the plan.
    """

    __slots__ = ("end", "heading", "passages", "sheet", "start", "text")

    def __init__(self, sheet: Sheet, start: int, heading: str | None, text: str | None) -> None:
        self.sheet, self.start = sheet, start
        self.heading = self.text = None
        self.passages: tuple[Passage, ...] = ()
        if heading:
            self.heading = Passage(heading, sheet, start)
            self.passages = (self.heading,)
            start = self.heading.end + len(BREAK)
        if text:
            self.text = Passage(text, sheet, start)
            self.passages += (self.text,)
        self.end = self.passages[-1].end if self.passages else start

    def is_under(self, words: re.Pattern[str]) -> bool:
        """Tell whether the heading, or one above it, holds any of some words."""
        ruled = self.sheet.ruled(words)
        before = bisect_right(ruled, (self.start, sys.maxsize))
        return before > 0 and self.start < ruled[before - 1][1]
