"""A vocabulary made ready for matching: names in one automaton, word lists as compiled patterns.

Made once for each vocabulary and kept as long as the vocabulary is the same object.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import compress
from typing import Any, TypeVar

from ahocorasick_rs import AhoCorasick, MatchKind

from generator.core.spans import Span
from generator.core.time_phrases import Occasion
from generator.core.vocabulary import Vocabulary
from generator.text.normalise import well_formed
from generator.text.script import fold_each

T = TypeVar("T")
_QUOTES = str.maketrans("「」『』", "“”“”")
_DOTS = "[·•・.]"
_FIGURES = frozenset("0123456789.")

HEAD, LOOK_ALIKE = "-head", "-look-alike"
"""Marks of words that are no products of the vocabulary: no id begins with a hyphen."""


class Lexicon:
    """The names and words of one vocabulary, folded."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._lists = {words.id: tuple(fold_each(words.words)) for words in vocabulary.words}
        self._sets = {name: frozenset(words) for name, words in self._lists.items()}
        self._patterns: dict[tuple[str, ...], re.Pattern[str]] = {}
        self._bound: dict[type[Any], Any] = {}

    def bind(self, readings: type[T]) -> T:
        """Return what a rule makes of this vocabulary, made once: its patterns and lists under short names."""
        bound: T | None = self._bound.get(readings)
        if bound is None:
            bound = self._bound[readings] = readings(self)  # type: ignore[call-arg]
        return bound

    def words(self, name: str) -> frozenset[str]:
        """Return a word list, folded; empty where the vocabulary has none of that id."""
        return self._sets.get(name, frozenset())

    def edges(self, name: str) -> Edges:
        """Return a word list for asking what a place begins with and what a name ends in."""
        return Edges(self._lists.get(name, ()))

    def pattern(self, template: str, *names: str) -> re.Pattern[str]:
        """Compile a pattern in which ``{0}``, ``{1}`` … stand for any word of the named lists.

        ``{opens[0]}`` before one of them looks at the first character only: a pattern that is tried at one
        place, where mostly no word stands, need not try one branch after the other there.
        """
        key = (template, *names)
        pattern = self._patterns.get(key)
        if pattern is None:
            lists = [self._lists.get(name, ()) for name in names]
            words, opens = map(trie_pattern, lists), list(map(_opening, lists))
            pattern = self._patterns[key] = re.compile(template.format(*words, opens=opens))
        return pattern

    @cached_property
    def products(self) -> Names:
        """Return the names and aliases of all products."""
        return Names(self._product_names)

    def product_id(self, name: str) -> str | None:
        """Return the id of the product that a folded name means, with 产品 behind it or without."""
        id_of = self.products.id_of
        return id_of(name) or id_of(f"{name}产品") or id_of(name.removesuffix("产品"))

    @cached_property
    def _product_names(self) -> list[tuple[str, str]]:
        return [(name, p.id) for p in self.vocabulary.products for name in (p.name, *p.aliases)]

    @cached_property
    def product_words(self) -> Names:
        """Return the names of products, with ``HEAD`` for heads of names and ``LOOK_ALIKE`` for what is none."""
        folded = fold_each(name for name, _ in self._product_names)
        products = compress(self._product_names, (not self._are_two(name) for name in folded))
        heads = [(name, HEAD) for name in self.words("product-heads")]
        return Names([*products, *heads, *((name, LOOK_ALIKE) for name in self.words("look-alikes"))])

    def _are_two(self, name: str) -> bool:
        """Tell whether a folded name joins two full names, as that of a class may: 药品和医疗器械."""
        first, joined, second = name.partition("和")
        if not joined or second in self.words("leaning-heads"):
            return False
        return bool(self.products.id_of(first) and self.products.id_of(second))

    @cached_property
    def entities(self) -> Names:
        """Return the names and aliases of all entities."""
        return Names((name, e.id) for e in self.vocabulary.entities for name in (e.name, *e.aliases))

    @cached_property
    def _occasions(self) -> tuple[re.Pattern[str], dict[str, Occasion]]:
        known: dict[str, Occasion] = {}
        for occasion in self.vocabulary.occasions:
            first, last = ((int(day[:2]), int(day[3:])) for day in (occasion.start, occasion.end))
            for name in _fold_names((occasion.name, *occasion.aliases)):
                known[name] = Occasion(occasion.name, first, last)
        named = {re.sub(r"[•・.]", "·", name): occasion for name, occasion in known.items()}
        bodies = trie_pattern(named).replace("·", _DOTS)
        return re.compile(rf"{bodies}(?![\d.%万])"), known | named

    def find_occasions(self, text: str) -> Iterator[tuple[Span, Occasion]]:
        """Yield the named days and months of a folded text: 3·15, 质量月."""
        pattern, known = self._occasions
        for match in pattern.finditer(text):
            if text[max(0, match.start() - 1) : match.start()] not in _FIGURES:
                yield Span(*match.span()), known[re.sub(r"[•・.]", "·", match[0])]


class Edges:
    """A list of words, to ask which of them stands at a place and whether a name ends in one.

    One look at one character rules out nearly all places; a pattern would try each branch of its trie.
    """

    def __init__(self, words: Iterable[str]) -> None:
        opening: dict[str, list[str]] = {}
        closing: dict[str, list[str]] = {}
        for word in sorted({word for word in words if word}, key=len, reverse=True):
            opening.setdefault(word[0], []).append(word)
            closing.setdefault(word[-1], []).append(word)
        self._opening = {mark: tuple(found) for mark, found in opening.items()}
        self._closing = {mark: tuple(found) for mark, found in closing.items()}

    def at(self, text: str, start: int, end: int) -> int:
        """Return where the longest word that stands at a place ends, before ``end``; 0 where none stands."""
        words = self._opening.get(text[start : start + 1])
        if words is not None:
            for word in words:
                if text.startswith(word, start, end):
                    return start + len(word)
        return 0

    def close(self, name: str) -> bool:
        """Tell whether a name ends in one of the words."""
        words = self._closing.get(name[-1:])
        return words is not None and name.endswith(words)


class Names:
    """Many names found in one pass of an automaton, the leftmost and longest at each place."""

    def __init__(self, entries: Iterable[tuple[str, str]]) -> None:
        pairs = list(entries)
        self._ids: dict[str, str] = {}
        for folded, (_, id_) in zip(_fold_names(name for name, _ in pairs), pairs, strict=True):
            if folded:
                self._ids.setdefault(folded, id_)
        self._values = list(self._ids.values())

    @cached_property
    def _automaton(self) -> AhoCorasick:
        return AhoCorasick(list(self._ids), matchkind=MatchKind.LeftmostLongest)

    def find(self, text: str) -> list[tuple[int, int, str]]:
        """Return start, end and id of every name in a folded text, in order."""
        try:
            matches = self._automaton.find_matches_as_indexes(text)
        except UnicodeEncodeError:  # so rare that no one else should pay for looking at every text
            matches = self._automaton.find_matches_as_indexes(well_formed(text))
        values = self._values
        return [(start, end, values[index]) for index, start, end in matches]

    def id_of(self, name: str) -> str | None:
        """Return the id of a folded name; ``None`` where it is not known."""
        return self._ids.get(name)


def _fold_names(names: Iterable[str]) -> list[str]:
    return [name.translate(_QUOTES) for name in fold_each(names)]


def trie_pattern(words: Iterable[str]) -> str:
    """Write words as one pattern shaped like a trie: each character is looked at once, longest first.

    Its first characters stand one by one, not as a class: so the matcher knows where a word can begin
    and leaps over all other places.
    """
    trie: dict[str, Any] = {}
    for word in words:
        node = trie
        for mark in word:
            node = node.setdefault(mark, {})
        node[""] = {}
    openings = [re.escape(mark) + _print_trie(below) for mark, below in trie.items() if mark]
    return f"(?:{'|'.join(openings)})" if openings else "(?!)"


def _opening(words: Iterable[str]) -> str:
    """Write a look at the next character: whether it is the first of any of some words."""
    marks = sorted({word[0] for word in words if word})
    return f"(?=[{''.join(map(re.escape, marks))}])" if marks else ""


def _print_trie(node: dict[str, Any]) -> str:
    """Print a node: what must follow, as a group; optional where a word ends here."""
    ends = "" in node
    single = [re.escape(c) for c, below in node.items() if c and list(below) == [""]]
    longer = [re.escape(c) + _print_trie(below) for c, below in node.items() if c and list(below) != [""]]
    if not single and not longer:
        return ""
    parts = longer + (["[" + "".join(single) + "]" if len(single) > 1 else single[0]] if single else [])
    body = parts[0] if len(parts) == 1 and not ends else f"(?:{'|'.join(parts)})"
    return f"{body}?" if ends else body


class _Same:
    """A vocabulary compared by identity, so that looking up its lexicon costs nothing."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def __hash__(self) -> int:
        return id(self.vocabulary)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.vocabulary is self.vocabulary


@lru_cache(maxsize=4)
def _lexicon(key: _Same) -> Lexicon:
    return Lexicon(key.vocabulary)


def lexicon_of(vocabulary: Vocabulary) -> Lexicon:
    """Return the lexicon of a vocabulary, made when first asked for."""
    return _lexicon(_Same(vocabulary))
