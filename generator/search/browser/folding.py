"""Folding in the browser: a map of characters, a few pairs, and what they get wrong set right.

The page cannot carry OpenCC. It carries the characters that matter to the corpus, and the pairs in
which a character folds otherwise than alone (傢俱 is 家具, 俱 alone stays). Where that still differs from
the index's folding, a text ships its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

from generator.text.script import simplify, traditionalise

CONTEXTUAL = "覆乾沈藉俱徵瞭鍾鍊於甦吒哩鉅扞薹脩坏袷畫噁彷麼昇著餘"
"""Characters that OpenCC simplifies otherwise in some words than alone."""

_CONTEXT = re.compile(f"[{CONTEXTUAL}]")

_HALF = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_CHARACTERS = (range(0x3400, 0xA000), range(0xF900, 0xFB00), range(0x20000, 0x2A6E0))


class BrowserScript:
    """The page's own conversions: of characters and of pairs to simplified, of characters to traditional."""

    def __init__(self, to_hans: dict[str, str], to_hant: dict[str, str], pairs: dict[str, str]) -> None:
        self.to_hans, self.to_hant, self.pairs = to_hans, to_hant, pairs
        self._hans_table = str.maketrans(to_hans)
        self._hant_table = str.maketrans(to_hant)

    @classmethod
    def of(cls, texts: Iterable[str]) -> BrowserScript:
        """Return the conversions for texts with the characters of some."""
        used = set().union(*map(set, texts))
        wanted = used | set(simplify("\n".join(sorted(used)))) | set(simplify("\n".join(_contexts(used))))
        to_hans = {c: s for c, s in _simple().items() if s in wanted}
        to_hant = {c: t for c, t in _alone(traditionalise, sorted(wanted - {"\n"})) if t != c}
        return cls(to_hans, to_hant, _pairs(to_hans, wanted))

    @classmethod
    def read(cls, shipped: Mapping[str, str]) -> BrowserScript:
        """Return the conversions that were shipped."""
        hans, hant, pairs = shipped["hans"], shipped["hant"], shipped["pairs"]
        double = {pairs[i : i + 2]: pairs[i + 2 : i + 4] for i in range(0, len(pairs), 4)}
        return cls(dict(zip(hans[::2], hans[1::2])), dict(zip(hant[::2], hant[1::2])), double)  # noqa: B905  even by making

    def simplify(self, text: str) -> str:
        """Simplify as the page does: pairs first, then characters."""
        out, at = [], 0
        for found in _CONTEXT.finditer(text):
            for start in (found.start() - 1, found.start()):
                if start >= at and (pair := self.pairs.get(text[start : start + 2])):
                    out += [text[at:start].translate(self._hans_table), pair]
                    at = start + 2
        out.append(text[at:].translate(self._hans_table))
        return "".join(out)

    def fold(self, text: str) -> str:
        """Fold as the page does."""
        return half_and_low(self.simplify(text))

    def traditionalise(self, text: str) -> str:
        """Convert to traditional characters as the page does, one by one."""
        return text.translate(self._hant_table)

    def shipped(self) -> dict[str, str]:
        """Return the maps as the page reads them: each character followed by what it becomes."""
        return {
            "hans": "".join(a + b for a, b in sorted(self.to_hans.items())),
            "hant": "".join(a + b for a, b in sorted(self.to_hant.items())),
            "pairs": "".join(a + b for a, b in sorted(self.pairs.items())),
        }


def half_and_low(text: str) -> str:
    """Return a text in half width and lower case, character for character, as the page does."""
    half = text.translate(_HALF)
    low = half.lower()
    if len(low) == len(half) and "Σ" not in half:  # whose small form depends on its place in a word
        return low
    return "".join(low if len(low := c.lower()) == 1 else c for c in half)


def corrections(made: str, right: str) -> str | list[int | str]:
    """Return what turns a text that the page made into the right one.

    Places and characters in turn, ``[3, "後"]``; the whole right text where the lengths differ.
    """
    if made == right:
        return []
    if len(made) != len(right):
        return right
    return [part for at, (a, b) in enumerate(zip(made, right, strict=True)) if a != b for part in (at, b)]


@cache
def _simple() -> dict[str, str]:
    characters = [chr(code) for block in _CHARACTERS for code in block]
    simple = simplify("\n".join(characters)).split("\n")
    return {c: s for c, s in zip(characters, simple, strict=True) if s != c}


def _alone(convert: Callable[[str], str], characters: list[str]) -> Iterator[tuple[str, str]]:
    """Yield characters and what each becomes alone, where that is one character."""
    for character, converted in zip(characters, convert("\n".join(characters)).split("\n"), strict=True):
        if len(converted) == 1:
            yield character, converted


def _contexts(others: Iterable[str]) -> list[str]:
    """Return the contextual characters beside each of some others, on either side."""
    return [pair for o in others for c in CONTEXTUAL for pair in (c + o, o + c)]


def _pairs(to_hans: dict[str, str], wanted: set[str]) -> dict[str, str]:
    others = [c for c in sorted(wanted | set(to_hans)) if c.isalpha() and not c.isascii()]
    tried = _contexts(others)
    right = simplify("\n".join(tried)).split("\n")
    simple = {ord(c): s for c, s in _simple().items()}
    alone = "\n".join(tried).translate(simple).split("\n")
    return {
        pair: folded
        for pair, folded, made in zip(tried, right, alone, strict=False)  # of none, the others have one empty
        if folded != made and wanted.issuperset(folded)
    }
