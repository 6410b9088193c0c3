"""Names of products in a text: where they begin and end, what is stripped, what is no product.

A name is a word of the vocabulary with what belongs to it (乙类 + 大型医用设备, 汽车 + 及其配件), or,
in a list that is one of products, whatever stands between two marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.core.spans import Span
from generator.facts.lexicon import Lexicon

HIDDEN = "\u3014"
"""Stands for each character of a bracket that is read by itself: 〔."""

_PARTS = re.compile(r"(?:及其(?![他它余])(?:配套)?[\u4e00-\u9fff]{1,8}|及其?[\u4e00-\u9fff]{1,6}制品)")
_COUNT = re.compile(
    r"(?:共\s?)?(?:\d+|[一二三四五六七八九十]+)\s?(?:余|多)?\s?(?:大)?(?:类|种|个|批次|项)(?:品种)?(?:的)?"
)
_HAN, _DIGIT = re.compile("[\u4e00-\u9fff]"), re.compile(r"\d")
_PLAIN, _HIDDEN_RUN = re.compile(r"[\u4e00-\u9fffa-z\d]+"), re.compile(f"{HIDDEN}+")
_STAPLES = "粮油肉蛋菜奶酒糖茶盐米面鱼果烟泵"  # one character, and a whole name in a list of foods
_QUOTES = "“”\"'‘’ "


class Name(NamedTuple):
    """A product name at a place of a text; ``known`` tells whether the vocabulary has it."""

    span: Span
    known: bool


def trim(text: str, span: Span) -> Span:
    """Return the place without quotation marks, spaces and closing brackets about it."""
    start, end = span
    while start < end and text[start] in _QUOTES + HIDDEN:
        start += 1
    while end > start and text[end - 1] in _QUOTES + HIDDEN:
        end -= 1
    return Span(start, end)


def without_state(text: str, span: Span, lexicon: Lexicon) -> Span:
    """Return the place without words of state, grade and origin before the name: 不合格, 进口, 学校周边."""
    states = lexicon.pattern(r"(?:{0}(?:的|和|、|及)?|\d+\s?[种类个家户](?![\d子具电]))+", "state-words")
    match = states.match(text, span.start, span.end)
    return Span(match.end(), span.end) if match and match.end() < span.end else span


def without_count(text: str, span: Span) -> Span:
    """Return the place without a count before the name: 8类产品 is 产品."""
    match = _COUNT.match(text, span.start, span.end)
    return Span(match.end(), span.end) if match else span


def bare_name(text: str, span: Span, lexicon: Lexicon) -> Span:
    """Return the place of the name proper: trimmed, without state words, without 产品 behind a full name."""
    span = trim(text, without_state(text, trim(text, span), lexicon))
    for tail in ("类产品", "等产品", "产品", "商品", "类"):
        if span.of(text).endswith(tail):
            base = Span(span.start, span.end - len(tail))
            if tail == "商品" and lexicon.products.id_of(span.of(text)):
                break
            if span.of(text) in lexicon.words("whole-classes") and not lexicon.products.id_of(base.of(text)):
                break
            if tail == "类" and not base.of(text).endswith("产品"):
                break
            if base.end - base.start >= 2 and is_named(base.of(text), lexicon):
                return base
    return span


def is_named(name: str, lexicon: Lexicon) -> bool:
    """Tell whether a folded name is a product's: the vocabulary has it, or it ends in a product's head."""
    return lexicon.products.id_of(name) is not None or bool(_head(lexicon).search(name))


def is_blocked(name: str, lexicon: Lexicon) -> bool:
    """Tell whether a folded name is a whole-field word, a forbidden substance, or nothing."""
    bare = name.strip(_QUOTES + HIDDEN)
    return (
        len(bare) < 1
        or (len(bare) == 1 and bare not in _STAPLES)
        or bare in lexicon.words("not-products")
        or not _HAN.search(bare)
    )


def leans(text: str, at: int, end: int, lexicon: Lexicon) -> bool:
    """Tell whether what follows 和 leans on the name before it: (充电器和)电池, (洗涤剂和)消毒剂."""
    return bool(
        lexicon.pattern(r"{0}(?=等|、|$|[,。;()“”〔]|{1})", "leaning-heads", "right-stops").match(
            text, at, end
        )
    )


def grow(text: str, seed: Span, item: Span, lexicon: Lexicon, *, listed: bool) -> Span:
    """Return the whole name about a word of the vocabulary, within its item.

    ``listed`` tells that marks bound the item: then a short remainder on its left belongs to the name.
    """
    return Span(
        _left_edge(text, seed, item, lexicon, listed=listed),
        _right_edge(text, seed, item, lexicon, listed=listed),
    )


def _left_edge(text: str, seed: Span, item: Span, lexicon: Lexicon, *, listed: bool) -> int:
    start = item.start
    for stop in _stops(text, Span(item.start, seed.start), "left-stops", lexicon):
        start = stop.end()
    rest = without_state(text, Span(start, seed.start), lexicon) if start < seed.start else Span(start, start)
    words = rest.of(text).lstrip(_QUOTES + HIDDEN + "用以对把将为从在被由")
    start = seed.start - len(words)
    if not words or lexicon.pattern("(?:{0})+用?", "state-words").fullmatch(words):
        return seed.start
    if lexicon.pattern("(?:{0})+", "modifiers").fullmatch(words):
        return start
    led = item.start < start or rest.start > item.start
    if listed and len(words) <= (4 if led else 6) and _PLAIN.fullmatch(words):
        return start
    if words.endswith(("不", "非")):
        return seed.start - 1
    tail = lexicon.pattern("(?:{0})+$", "modifiers").search(words)
    return seed.start - len(tail[0]) if tail else seed.start


def _right_edge(text: str, seed: Span, item: Span, lexicon: Lexicon, *, listed: bool) -> int:
    end = seed.end
    head = lexicon.pattern("(?:用|专用|类)?{0}", "product-heads").match(text, end, item.end)
    if head and not lexicon.pattern("{0}", "right-stops").match(text, end, item.end):
        end = head.end()
    bracket = _HIDDEN_RUN.match(text, end, item.end) if text[end : end + 1] == HIDDEN else None
    if bracket:
        behind = lexicon.pattern("{0}", "product-heads").match(text, bracket.end(), item.end)
        return behind.end() if behind else end
    parts = _PARTS.match(text, end, item.end)
    if parts:
        return right_bound(text, Span(end + 1, parts.end()), lexicon)
    if text[end : end + 1] in "和及" and leans(text, end + 1, len(text), lexicon):
        match = lexicon.pattern("{0}", "leaning-heads").match(text, end + 1, item.end)
        return match.end() if match else end
    rest = text[end : right_bound(text, Span(end - 1, item.end), lexicon)]
    if 0 < len(rest) <= 3 and (ends_short(rest, lexicon) or is_named(rest, lexicon)):
        return end + len(rest)
    return end


def _stops(text: str, span: Span, words: str, lexicon: Lexicon) -> Iterator[re.Match[str]]:
    """Yield the words that end or begin a name; 一次性使用 is a kind of thing, no verb."""
    for stop in lexicon.pattern("{0}", words).finditer(text, *span):
        if stop.start() < 3 or not text.startswith("一次性", stop.start() - 3):
            yield stop


def right_bound(text: str, span: Span, lexicon: Lexicon) -> int:
    """Return where a name ends that begins at a place: before the first word that is not part of it."""
    figure = _DIGIT.search(text, span.start + 1, span.end)
    span = Span(span.start, figure.start()) if figure else span
    heads = lexicon.pattern("{0}", "product-heads")
    for stop in _stops(text, Span(span.start + 1, span.end), "right-stops", lexicon):
        if not heads.match(text, stop.end(), span.end) and not heads.match(text, stop.start(), span.end):
            return stop.start()
    return span.end


def left_bound(text: str, span: Span, lexicon: Lexicon) -> int:
    """Return where the last name of a run of words begins: behind the last word that leads to it."""
    start = span.start
    for stop in _stops(text, span, "left-stops", lexicon):
        if stop.end() < span.end:
            start = stop.end()
    return start


def behind_lead(text: str, span: Span, lexicon: Lexicon) -> int:
    """Return where a name begins that only its leading words precede: 在草甘膦制剂…, 以及生产化肥…."""
    lead = lexicon.pattern("{0}+", "left-stops").match(text, *span)
    return lead.end() if lead else span.start


def _head(lexicon: Lexicon) -> re.Pattern[str]:
    return lexicon.pattern("{0}$", "product-heads")


def ends_short(name: str, lexicon: Lexicon) -> bool:
    """Tell whether a folded name ends in a short head (器, 机, 油), which counts in a product list only."""
    return bool(lexicon.pattern("{0}$", "product-edges").search(name))
