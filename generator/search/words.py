"""Words: cutting texts while indexing, and a query by the words that the index knows.

jieba's dictionary is read only to index. A query is cut by the index's own words, so that answering
one never waits for the dictionary.
"""

from __future__ import annotations

import logging
import math
from collections.abc import Callable, Iterable, Mapping

from generator.core.vocabulary import Vocabulary
from generator.search.entry import Segment
from generator.search.marks import bare
from generator.text.script import fold_each

MAX_WORD = 8
"""Characters of the longest word of a query that is looked up."""

_COMMON = 100_000


def make_segmenter(vocabulary: Vocabulary) -> Segment:
    """Return jieba's cutting with the vocabulary's names as words of their own."""
    import jieba  # noqa: PLC0415  its dictionary must not load where nothing is indexed

    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    tokenizer.initialize()
    for name in _names(vocabulary):
        if 1 < len(name) <= MAX_WORD:
            tokenizer.add_word(name, _COMMON)
    cut: Segment = lambda text: tokenizer.cut(text, HMM=False)  # noqa: E731
    return cut


def _names(vocabulary: Vocabulary) -> Iterable[str]:
    kinds = (vocabulary.products, vocabulary.entities, vocabulary.units)
    names = (name for entries in kinds for entry in entries for name in (entry.name, *entry.aliases))
    return map(bare, fold_each(names))


def cut_query(parts: Iterable[str], count: Callable[[Iterable[str]], Mapping[str, int]]) -> dict[str, int]:
    """Cut the parts of a query into the words that an index has; return each with its count there.

    ``count`` tells how many provisions have each of some words. Of all ways to cut a part, the one with
    the most frequent and fewest words is taken.
    """
    runs = [bare(part) for part in parts]
    found = count(
        {
            run[i:j]
            for run in runs
            for i in range(len(run))
            for j in range(i + 1, min(len(run), i + MAX_WORD) + 1)
        }
    )
    return {word: found[word] for run in runs for word in _best_cut(run, found)}


def _best_cut(run: str, found: Mapping[str, int]) -> list[str]:
    total = math.log(sum(found.values()) + 1)
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(run) + 1):
        ways = [(best[end - 1][0] - 2 * total, end - 1)]
        for start in range(max(0, end - MAX_WORD), end):
            n = found.get(run[start:end], 0)
            if n:
                ways.append((best[start][0] + math.log(n) - total, start))
        best.append(max(ways))
    words, end = [], len(run)
    while end:
        start = best[end][1]
        if found.get(run[start:end]):
            words.append(run[start:end])
        end = start
    return words[::-1]
