"""The order of hits: what a clerk would read first.

A hit scores, in this order of weight: all parts in its heading; parts close together in one sentence;
how much of it is about the rarer words of the query (BM25 over the words of the folded text); a newer
plan before an older one. Equal scores stand in the order of plan and place.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from generator.core.spans import Span
from generator.search.entry import Entry
from generator.search.matching import Matcher

HEADING, SAME_HEADING, CLOSENESS, WORDS, RECENCY = 8.0, 4.0, 4.0, 3.0, 1.0
"""Weights of the features, each between 0 and 1."""

SENTENCE_ENDS = frozenset("。！？；!?;\n")

_K1, _B = 1.2, 0.6


class Ranked(NamedTuple):
    """A hit and its score; higher is better."""

    entry: Entry
    score: float


class WordWeights(NamedTuple):
    """The words of a query and the weight of each: rarer words weigh more."""

    idf: Mapping[str, float]

    @classmethod
    def of(cls, counts: Mapping[str, int], size: int) -> WordWeights:
        """Weigh words by how many of ``size`` provisions have them."""
        return cls({w: math.log(1 + (size - n + 0.5) / (n + 0.5)) for w, n in counts.items() if n})


def rank(matcher: Matcher, hits: Sequence[Entry], weights: WordWeights) -> list[Ranked]:
    """Return the hits with their scores, best first."""
    words = _word_scores(hits, weights)
    most = max(words, default=0.0) or 1.0
    years = [entry.record.year for entry in hits if entry.record.year]
    newest, oldest = max(years, default=0), min(years, default=0)
    span = max(newest - oldest, 1)
    ranked = []
    for entry, score in zip(hits, words, strict=True):
        recency = ((entry.record.year or oldest) - oldest) / span
        place = _place_score(matcher, entry.folded) if matcher.parts else 0.0
        total = place + WORDS * round(4 * score / most) / 4 + RECENCY * recency
        ranked.append(Ranked(entry, round(total, 4)))
    ranked.sort(key=lambda hit: (-hit.score, hit.entry.record.plan, hit.entry.record.place))
    return ranked


def _word_scores(hits: Sequence[Entry], weights: WordWeights) -> list[float]:
    if not weights.idf:
        return [0.0] * len(hits)
    mean = sum(len(entry.words) for entry in hits) / max(len(hits), 1) or 1.0
    return [_bm25(entry.words, weights.idf, mean) for entry in hits]


def _bm25(words: tuple[str, ...], idf: Mapping[str, float], mean: float) -> float:
    damp = _K1 * (1 - _B + _B * len(words) / mean)
    return sum(
        weight * count * (_K1 + 1) / (count + damp)
        for word, weight in idf.items()
        if (count := words.count(word))
    )


def _place_score(matcher: Matcher, folded: str) -> float:
    title, heading, text = folded.split("\n", 2)
    in_heading = [part for part in matcher.parts if matcher.stands_in(part, heading)]
    own = [part for part in matcher.parts if part in in_heading or not matcher.stands_in(part, title)]
    if not own:
        return 0.0
    if len(in_heading) == len(own):
        return HEADING + CLOSENESS + SAME_HEADING * sum(map(len, own)) / max(len(heading), 1)
    share = sum(len(p) for p in in_heading) / sum(len(p) for p in own)
    if len(own) == 1:
        return CLOSENESS
    return HEADING / 4 * share + CLOSENESS * closeness(matcher, own, f"{heading}\n{text}")


def closeness(matcher: Matcher, parts: Sequence[str], text: str) -> float:
    """Return how close together parts stand: 1 side by side, below 0.5 where no sentence has them all."""
    places = sorted((span, part) for part in parts for span in matcher.spans(part, text))
    width, together = _narrowest(places, len(parts), text)
    least = sum(map(len, parts))
    near = least / max(width, least) if width else 0.0
    return (0.5 if together else 0.0) + 0.5 * near


def _narrowest(places: Sequence[tuple[Span, str]], wanted: int, text: str) -> tuple[int, bool]:
    """Return the width of the narrowest window with all parts, and whether one sentence holds it."""
    last: dict[str, Span] = {}
    best, together = 0, False
    for span, part in places:
        last[part] = span
        if len(last) < wanted:
            continue
        first = min(last.values())
        width = span.end - first.start
        whole = not any(mark in SENTENCE_ENDS for mark in text[first.start : span.start])
        if not best or (whole, -width) > (together, -best):
            best, together = width, whole
    return best, together
