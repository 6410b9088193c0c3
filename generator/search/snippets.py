"""The sentence of a hit that shows why it was found."""

from __future__ import annotations

from typing import NamedTuple

from generator.core.spans import Span
from generator.search.entry import Entry
from generator.search.matching import Matcher
from generator.search.ranking import SENTENCE_ENDS

WIDTH = 96
"""Characters of a snippet at most."""

_LEAD = 24
"""Characters kept before the first match where a sentence is cut."""


class Snippet(NamedTuple):
    """Words of a provision as printed, and where in them the parts of the query stand."""

    text: str
    marks: tuple[Span, ...]


def snippet(matcher: Matcher, entry: Entry) -> Snippet:
    """Return the sentence with most of the query, cut to ``WIDTH``; the first one where none has any."""
    text = entry.record.text
    if not text:
        return Snippet("", ())
    folded = entry.folded.split("\n", 2)[2]
    spans = marked(matcher, folded)
    best = max(_sentences(text), key=lambda s: (_worth(s, spans, folded), -s.start))
    inside = [span for span in spans if best.covers(span)]
    start = best.start
    if inside and inside[0].end - start > WIDTH - 8:
        start = inside[0].start - _LEAD
    end = min(best.end, start + WIDTH)
    cut_before, cut_after = start > best.start, end < best.end
    lead = "…" if cut_before else ""
    shown = lead + text[start:end].strip("\n") + ("…" if cut_after else "")
    marks = tuple(span.shift(len(lead) - start) for span in inside if start <= span.start and span.end <= end)
    return Snippet(shown, marks)


def marked(matcher: Matcher, folded: str) -> tuple[Span, ...]:
    """Return where the parts stand in a folded text, in order; places that overlap are one."""
    spans = sorted(span for part in matcher.parts for span in matcher.spans(part, folded))
    joined: list[Span] = []
    for span in spans:
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(span.end, joined[-1].end))
        else:
            joined.append(span)
    return tuple(joined)


def _sentences(text: str) -> list[Span]:
    spans, start = [], 0
    for at, mark in enumerate(text):
        if mark in SENTENCE_ENDS and mark not in ";；":
            if at > start:
                spans.append(Span(start, at + (mark != "\n")))
            start = at + 1
    if start < len(text):
        spans.append(Span(start, len(text)))
    return spans or [Span(0, len(text))]


def _worth(sentence: Span, spans: tuple[Span, ...], folded: str) -> int:
    return len({span.of(folded) for span in spans if sentence.covers(span)})
