"""Names of products in a text: where they begin and end, what is stripped, what is no product.

A name is a word of the vocabulary with what belongs to it (乙类 + 大型医用设备, 汽车 + 及其配件), or,
in a list that is one of products, whatever stands between two marks. Places are start and end in the
text of the whole plan: bare figures, for this is the innermost loop of the reading.
"""

from __future__ import annotations

import re
from typing import TypeAlias

from generator.facts.product_words import ABOUT, HIDDEN, KnownName, ProductWords

Place: TypeAlias = tuple[int, int]
"""Start and end of some words in the text of a plan."""

_PARTS = re.compile(r"(?:及其(?![他它余])(?:配套)?[\u4e00-\u9fff]{1,8}|及其?[\u4e00-\u9fff]{1,6}制品)")
_COUNT = re.compile(
    r"(?:共\s?)?(?:\d+|[一二三四五六七八九十]+)\s?(?:余|多)?\s?(?:大)?(?:类|种|个|批次|项)(?:品种)?(?:的)?"
)
_HAN, _DIGIT = re.compile("[\u4e00-\u9fff]"), re.compile(r"\d")
_PLAIN, _HIDDEN_RUN = re.compile(r"[\u4e00-\u9fffa-z\d]+"), re.compile(f"{HIDDEN}+")
FITTINGS = frozenset("瓶灶管阀")
STAPLES = frozenset("粮油肉蛋菜奶酒糖茶盐米面鱼禽果烟泵姜葱蒜鞋砖") | FITTINGS
"""One character each, and a whole name in a list of foods, or of what gas passes through."""
_ACTORS = frozenset("厂店坊馆铺摊局厅委办队费价站院所")  # what closes a business, an office, a fee: 水泥|厂
_STATIONS = ("电视台", "广播电台", "电台")
_SUBSTANCES = frozenset("盐物酸碱醇酯酮苯醛胺醚烷")  # what closes the name of another substance: 硝酸|盐
_LEADS = ABOUT + "用以对把将为从在被由"
_PLACE_MARK = re.compile("[省市县区镇乡街]")
_PLACE = re.compile(r"[\u4e00-\u9fff]{2,12}(?:[省市县区镇乡](?![场级民政委局直属售面域间别分长])|街道(?!办))")
_SUMMED = re.compile(
    "[二三四五六七八九十两](?<![第一].)[二三四五六七八九十两]?大?(?:[项类](?!别)|种(?=[产商]品|$|[。,;]))"
)
_OPENS_QUOTE = re.compile(
    '[“"](?<=[\u4e00-\u9fff].)(?=[两三四五六七八九十]大|[\u4e00-\u9fff]{1,8}[”"](?:专项|集中|执法|联合|系列|监督)*(?:行动|活动|工程|计划|抽检|抽查|检查|整治|打假))'
)
_MAY_END = re.compile(r"[\d项类种“\"]")  # what stands in each figure, sum and opening of a quotation
_FOR = re.compile(r"([\u4e00-\u9fff]{2,6})用[\u4e00-\u9fff]{0,3}").fullmatch
_CLOSES_MORE = frozenset(ABOUT + "品类")
_LINKS = ("用", "专用", "类")
_OPENS_LINK = frozenset(link[0] for link in _LINKS)
_TAILS = ("类产品", "等产品", "产品", "商品", "类")


def trim(text: str, start: int, end: int) -> Place:
    """Return the place without quotation marks, spaces and closing brackets about it."""
    if start < end and (text[start] in ABOUT or text[end - 1] in ABOUT):
        while start < end and text[start] in ABOUT:
            start += 1
        if text.startswith("冒“", start - 2):  # 仿冒“天堂”|雨伞
            start = max(start, text.find("”", start, end - 2) + 1)
        while end > start and text[end - 1] in ABOUT:
            if text[end - 1] == "”" and text.find("“", start, end - 1) >= 0:
                break  # 民用“三表”
            end -= 1
    return start, end


def behind_state(text: str, start: int, end: int, words: ProductWords) -> int:
    """Return where a name begins behind words of state, grade and origin: 不合格, 进口, 学校周边."""
    if text[start : start + 2] not in words.opens_state and text[start : start + 1] not in words.opens_state:
        return start
    match = words.state(text, start, end)
    if not match or match.end() >= end:
        return start
    at = match.end()
    return at + 1 if text[at] == "用" and is_named(text[at + 1 : end], words) else at  # 改装用|控制器


def behind_place(text: str, start: int, end: int) -> int:
    """Return where a name begins behind the place it is made or sold at: 青山县石桥镇|腊肉."""
    if not _PLACE_MARK.search(text, start + 2, end):
        return start
    match = _PLACE.match(text, start, end)
    return match.end() if match and match.end() < end else start


def without_count(text: str, start: int, end: int) -> Place:
    """Return the place without a count before the name: 8类产品 is 产品."""
    match = _COUNT.match(text, start, end)
    return (match.end(), end) if match else (start, end)


def bare_name(text: str, start: int, end: int, words: ProductWords) -> Place:
    """Return the place of the name proper: trimmed, without state words, without 产品 behind a full name."""
    if text[start : start + 1] not in words.opens_more and text[end - 1 : end] not in _CLOSES_MORE:
        return start, end
    start, end = trim(text, start, end)
    if text.startswith(("用", "含"), start, end) and words.id_of(text[start + 1 : end]):
        start += 0 if words.id_of(text[start:end]) else 1  # 含|电热毯, but 含乳饮料
    bare = behind_state(text, start, end, words)
    if bare > start and (min(bare - start, end - bare) > 1 or not words.id_of(text[start:end])):  # not 假|发
        start, end = trim(text, bare, end)
    if text[end - 1 : end] not in "品类":
        return start, end
    name = text[start:end]
    for tail in _TAILS:
        if name.endswith(tail):
            base = name[: -len(tail)]
            if tail == "商品" and words.id_of(name):
                break
            if name in words.classes and not words.id_of(base):
                break
            if tail == "类" and not base.endswith("产品"):
                break
            if (len(base) >= 2 and is_named(base, words)) or (
                tail == "产品" and len(base) > 2 and words.short_heads.close(base)
            ):
                return start, end - len(tail)
    return start, end


def bare_known(name: str, words: ProductWords) -> KnownName | None:
    """Return the name proper within a name of the vocabulary, found out once for each; ``None`` for no product."""
    if name in words.bare:
        return words.bare[name]
    start, end = bare_name(name, 0, len(name), words)
    bare = name[start:end]
    known = words.bare[name] = None if is_blocked(bare, words) else (start, end, bare)
    return known


def is_named(name: str, words: ProductWords) -> bool:
    """Tell whether a folded name is a product's: the vocabulary has it, or it ends in a product's head."""
    return words.heads.close(name) or words.id_of(name) is not None


def is_blocked(name: str, words: ProductWords) -> bool:
    """Tell whether a folded name is a whole-field word, a forbidden substance, who makes or sells it, or nothing."""
    bare = name.strip(ABOUT)
    if len(bare) < 2 and (not bare or bare not in STAPLES):
        return True
    return bare in words.blocked or bare[-1] in _ACTORS or bare.endswith(_STATIONS) or not _HAN.search(bare)


def leans(text: str, at: int, end: int, words: ProductWords) -> bool:
    """Tell whether what follows 和 leans on the name before it: (充电器和)电池, (洗涤剂和)消毒剂."""
    return words.leaning.at(text, at, end) > 0 and words.leans(text, at, end) is not None


def grow(text: str, seed: Place, item: Place, words: ProductWords, *, listed: bool) -> Place:
    """Return the whole name about a word of the vocabulary, within its item.

    ``listed`` tells that marks bound the item: then a short remainder on its left belongs to the name.
    """
    start = _left_edge(text, seed[0], item[0], words, listed=listed) if seed[0] > item[0] else seed[0]
    return start, _right_edge(text, seed[1], item[1], words) if seed[1] < item[1] else seed[1]


def _left_edge(text: str, seed: int, item: int, words: ProductWords, *, listed: bool) -> int:
    behind = item
    for _, first, last in reversed(words.leads_in(text[item:seed])):
        if _is_stop(text, item + first):
            behind = item + last
            break
    start = behind_state(text, behind_place(text, behind, seed + 1), seed, words) if behind < seed else behind
    before = text[start:seed].lstrip(_LEADS)
    if not before or before == "无" or words.all_state(before):
        return seed
    if words.modifiers(before) or ((use := _FOR(before)) and is_named(use[1], words)):
        return seed - len(before)
    led = seed - len(before) > item
    if begins_anew(text, seed - len(before), seed):
        return seed
    if listed and len(before) <= (4 if led else 6) and _PLAIN.fullmatch(before):
        return seed - len(before)
    if before.endswith(("不", "非")):
        return seed - 1
    tail = words.modifiers_behind(before)
    return seed - len(tail[0]) if tail else seed


def begins_anew(text: str, start: int, known: int) -> bool:
    """Tell whether an office or a station that acts on a thing, or a quoted brand, stands right before its known name: “周住牌”|洗衣粉."""
    if known <= start:
        return False
    return (
        text[known - 1] in "局厅委署"
        or text.endswith(_STATIONS, start, known)
        or text.startswith("牌”", known - 2)
    )


def _right_edge(text: str, end: int, limit: int, words: ProductWords) -> int:
    head = _head_behind(text, end, limit, words)
    if head and head > words.ends.at(text, end, limit):
        end = head
    mark = text[end : end + 1]
    if mark == HIDDEN and (bracket := _HIDDEN_RUN.match(text, end, limit)):
        return words.heads.at(text, bracket.end(), limit) or end
    if mark == "及" and (parts := _PARTS.match(text, end, limit)):
        return right_bound(text, end + 1, parts.end(), words)
    if mark and mark in "和及" and leans(text, end + 1, len(text), words):
        return words.leaning.at(text, end + 1, limit) or end
    rest = text[end : right_bound(text, end - 1, limit, words)]
    if rest in _SUBSTANCES:
        return end + len(rest)
    if 0 < len(rest) <= 3 and (words.short_heads.close(rest) or is_named(rest, words)):
        return end + len(rest)
    return end


def _head_behind(text: str, at: int, end: int, words: ProductWords) -> int:
    """Return where a head of a name ends that stands behind a known word, with 用, 专用 or 类 between."""
    if text[at : at + 1] in _OPENS_LINK:
        for link in _LINKS:
            if text.startswith(link, at, end) and (head := words.heads.at(text, at + len(link), end)):
                return head
    return words.heads.at(text, at, end)


def _is_stop(text: str, at: int) -> bool:
    """Tell whether a word that leads to a name or ends one does so here; 一次性使用 is a kind of thing, no verb."""
    return at < 3 or not text.startswith("一次性", at - 3)


def right_bound(text: str, start: int, end: int, words: ProductWords) -> int:
    """Return where a name ends that begins at a place: before the first word that is not part of it."""
    if _MAY_END.search(text, start + 1, end + 2):
        end = _before_count(text, start, end)
    inner = start + 1
    for _, first, last in words.ends_in(text[inner:end]):
        at = inner + first
        if _is_stop(text, at) and not _goes_on(text, start, (at, inner + last), end, words):
            return at
    return end


def _before_count(text: str, start: int, end: int) -> int:
    """Return where a name ends before a count, a sum of the items up to it, or the quoted name of an action."""
    if figure := _DIGIT.search(text, start + 1, end):
        end = figure.start()
        end -= text[end - 1] == "各"  # 化妆品各|3批次
    if summed := _SUMMED.search(text, start + 2, end + 2):
        end = min(end, summed.start())  # 客运索道、大型游乐设施|四项专项整治
    if quoted := _OPENS_QUOTE.search(text, start + 1, end):
        end = quoted.start()
    return end


def _goes_on(text: str, start: int, stop: Place, end: int, words: ProductWords) -> bool:
    """Tell whether a word that ends names is part of one here: 检测|试剂, 棉|被, 麻黄碱|类复方制剂."""
    heads = words.heads
    at, behind = stop
    if heads.at(text, behind, end) or heads.at(text, at, end) > behind or heads.close(text[start:behind]):
        return True
    if behind == end and text[at] == "被":  # 丝绸被, and not 药品|被
        return True
    kind = text[behind:end]
    return text[at:behind] == "类" and (
        heads.close(kind) or (kind == "食品" and not is_named(text[start:at], words))
    )


def left_bound(text: str, start: int, end: int, words: ProductWords) -> int:
    """Return where the last name of a run of words begins: behind the last word that leads to it."""
    if end - start > 1:
        for _, first, last in reversed(words.leads_in(text[start:end])):
            if start + last < end and (text[start + first - 1] != "性" or _is_stop(text, start + first)):
                return start + last
    return start


def behind_leads(text: str, start: int, end: int, words: ProductWords) -> int:
    """Return where a name begins that only its leading words precede: 在草甘膦制剂…, 以及生产化肥…."""
    while behind := words.leads.at(text, start, end):
        start = behind
    return start
