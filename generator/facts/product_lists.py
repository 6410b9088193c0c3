"""Lists of products: a clause cut into items, and which items belong to a list that is one of products.

``对水泵、空压机等产品`` and ``以化肥、农药为重点产品`` are such lists whatever their members are called;
``教育、医疗等领域`` is none.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable

from msgspec import Struct

from generator.facts.product_joints import holds_together
from generator.facts.product_names import (
    Place,
    is_named,
    left_bound,
    right_bound,
    without_count,
)
from generator.facts.product_words import ProductWords

_NUMERALS = (*"两二三四五六七八九十", *(rf"{digit}\d?" for digit in range(10)))
_KINDS = "|".join(f"{figure}大?类" for figure in _NUMERALS)
_OF_PRODUCTS = re.compile(r"[\u4e00-\u9fff]{0,4}(?:产品|商品|食品)|重点")
_FOCUS_TAIL = (
    r"(?:[\u4e00-\u9fff]{0,4})?(?:重点|主(?![要导体动管力]))"
    r"(?:产品|品种|商品|监管产品|对象|环节|区域|行业|领域|内容)?"
)
_FOCUS = "|".join(verb + _FOCUS_TAIL for verb in ("作为", "为", "列为", "确定为"))
_OCCASION = "等(?:大型|重大|节庆|民俗){0,2}活动(?![板房])(?:期间|中)?(?:使用)?的?"
_BY_LIST = "以(?<=[器品物备械具料材机资肥药膜]以)(?=[^,。;、]{1,8}、[^,。;]{1,40}为[^,。;、]{0,4}(?:重点|主))"
_FOCUS_WORD = re.compile("重点|主")
_CUT = re.compile(  # each branch begins with a plain character, so that the matcher leaps to the next one
    rf"{_FOCUS}|、|以及|{_OCCASION}|{_BY_LIST}|等(?<![平高上同对均中]等)(?![级于同效离额])|及(?<![涉普波遍顾].)(?!其(?![他它余])|时|格)"
    rf"|和(?!面[机器])|与(?!其)|或(?!者?缺)者?|兼(?!顾)|”(?=“)|{_KINDS}"
)
JOINTS = frozenset(("", "、", "以及", "及", "和", "与", "或", "或者", "兼", "以", "”"))
"""The marks between the members of a list; the others tell what the list is one of."""
_MAY_JOIN = frozenset("和及与或")
_NO_LIST_OF_PRODUCTS = ("对象", "环节", "区域", "行业", "领域", "内容")
_CLASS = re.compile(
    r"(?P<before>[\u4e00-\u9fff]{0,16}?)(?:产品|商品|食品|用品|工业品|消费品|品种|农产品|药品|器材|农资|建材|食材)"
)
_PLAIN_BEFORE = re.compile(
    r"(?:重点|主要|周边|配套|关联|热销|新兴|有机|无机|相关|有关|高风险|高危|民生|日用|大宗|特色|进口|发证|获证|取证|许可证|强制性认证|认证|节令|儿童|易燃|易爆|易制毒|密切|直接|地理标志|违禁|淘汰|与[\u4e00-\u9fff]{0,14}的|的|工业|消费|节能|环保|塑料|电子|电器|机械|建筑|家用|防护|生活|特殊群体|青少年|老年人|学生|婴幼儿|儿童和学生|医疗|劳动|食品|水产|化工|纺织|轻工|五金|[\u4e00-\u9fff]{2,8}的)*"
)


_INDUSTRY = re.compile(
    r"(?:知名|驰名|著名|注册|涉外)?(?:商标|品牌|专利|字号)|方式|手段|名义|噱头|(?:专业|批发|零售|交易|综合)+市场(?!监管|秩序|整治|专项|检查|抽查|质量)|(?:重点|特色|传统|优势|新兴|支柱)?(?:行业|产业)(?:领域)?(?![^,。;]{0,10}(?:监管|打假|整治|专项|安全|检查|执法|抽查))"
    r"|(?:固体|危险)?废(?:物|弃物|料|旧)|产能|(?:公共|配套)?基础设施|(?:重点|重大|建设|投资)?项目(?![^,。;]{0,10}(?:监测|检测|检验|抽检|抽查))"
    r"|(?:各项|相关|有关|管理|规章){0,2}制度"
)
_MEASURES = re.compile("(?:重点|关键|主要)项目|(?:重点|关键|主要|安全|质量|理化|技术){0,2}(?:指标|性能|参数)")
_OF_INDUSTRY = re.compile(
    r".*(?:产能|(?:建设|投资|重点|改造|加工)项目|标准园|示范园|产业|行业|优势资源|供应|展销会?|博览会)(?:(?:建设|发展|规模|布局|转型|升级)+|\d.*)?"
)
_MAY_BE_INDUSTRY = re.compile(
    "业|市场|废|产能|设施|项目|指标|性能|参数|制度|标准园|示范园|优势资源|供应|展销|博览|商标|品牌|专利|字号|方式|手段|名义|噱头"
)
_KIND = re.compile(r"[^第甲乙丙一二三四五六七八九十\d]{2,}类[\u4e00-\u9fff]{2}")
_ENDS_LIST = re.compile(
    "(?P<makers>(?:生产|加工|制造|销售|经营|经销)(?:企业|单位|厂家|者|商))"
    "|的(?:质量|监管|监督|监测|抽查|抽检|检查|整治|生产|销售|经营|安全|门店|商户|企业|单位)"
    "|(?:产品)?质量(?:安全)?(?:专项|监督(?!检验)|抽查|监管|整治)|专项(?:整治|抽查|检查|执法|行动)|监督抽查"
    "|(?:抽检|抽查)?合格率|抽查|抽检|送检|进行|加大|立即|列入|违[法规](?:行为|问题|案件)"
)
"""Who makes or sells the things of a list that they end, or what is done with these: 梳子、发夹|生产企业, 梳子、鞋刷|监督抽查."""
_FAULTS = re.compile("问题|行为|现象|来源|台账")


_NONE = (sys.maxsize, sys.maxsize)


class Item(Struct, frozen=True, gc=False):
    """A piece of a clause between two marks: the mark before it, and the known names in it."""

    start: int
    end: int
    mark: str
    seeds: list[Place]
    is_class: bool = False
    """Whether the item is the word behind 等."""
    focus: str | None = None
    """What stands behind 为重点 where the item follows that: 产品, 环节 or nothing; it is no member of a list."""


def cut_items(text: str, start: int, end: int, seeds: list[Place], words: ProductWords) -> list[Item]:
    """Cut a clause at 、 和 及 等 and 为重点, but not inside known names nor where 和 holds a name together."""
    items: list[Item] = []
    own: list[Place] = []
    at, mark = start, ""
    rest = iter(seeds)
    seed = next(rest, _NONE)
    for cut in _CUT.finditer(text, start, end):
        first, last = cut.span()
        while seed[1] <= first:
            own.append(seed)
            seed = next(rest, _NONE)
        if seed[0] < last:
            continue
        word = cut[0]
        if word in _MAY_JOIN and holds_together(text, cut, start, end, words):
            continue
        if word[-1] == "类" and not _is_kind(text, first, last, end):  # 第三类, 三类问题
            continue
        items.append(Item(at, first, mark, own) if mark in JOINTS else _make_item(text, at, first, mark, own))
        at, mark, own = last, word, []
    if seed is not _NONE:
        own += (seed, *rest)
    items.append(_make_item(text, at, end, mark, own))
    return items


def _make_item(text: str, start: int, end: int, mark: str, seeds: list[Place]) -> Item:
    if mark in JOINTS:
        return Item(start, end, mark, seeds)
    if mark == "等":
        return Item(*without_count(text, start, end), mark, seeds, is_class=True)
    if mark[-1] == "类":
        return Item(start, end, mark, seeds, is_class=True)
    if mark[0] == "等":  # 庙会等活动: an occasion, and no list of products
        return Item(start, end, mark, seeds, focus="环节")
    return Item(start, end, mark, seeds, focus=_FOCUS_WORD.split(mark)[-1])


def _is_kind(text: str, first: int, last: int, end: int) -> bool:
    """Tell whether a count of kinds stands right behind a list (…水产品五类产品), and not behind 等, 共, 第 or a mark."""
    before = text[first - 1 : first]
    return (
        "\u4e00" <= before <= "\u9fff"
        and before not in "等共第"
        and bool(_OF_PRODUCTS.match(text, last, end))
    )


def with_room(text: str, item: Item, words: ProductWords) -> list[tuple[Place, Place]]:
    """Return the known names of an item, each with where it may grow: behind 假种子, 假化肥 begins anew."""
    start = item.start
    if len(item.seeds) == 1:
        return [(item.seeds[0], (start, item.end))]
    found: list[tuple[Place, Place]] = []
    for seed, after in zip(item.seeds, [*item.seeds[1:], _NONE], strict=True):
        parted = after is not _NONE and words.all_state(text[seed[1] : after[0]])
        found.append((seed, (start, seed[1] if parted else item.end)))
        start = after[0] if parted else start
    return found


def is_parted(text: str, item: Item, words: ProductWords) -> bool:
    """Tell whether a word of state parts two known names that stand together: 假种子|假化肥."""
    return any(start > item.start for _, (start, _) in with_room(text, item, words))


def of_industries(text: str, items: list[Item]) -> set[int]:
    """Return the items of a list of industries, of waste or of what is measured: 煤炭、有色金属等行业."""
    found: set[int] = set()
    if not _MAY_BE_INDUSTRY.search(text, items[0].start, items[-1].end):
        return found
    under = measured = False
    for index in range(len(items) - 1, -1, -1):
        item = items[index]
        if under or (measured and not item.seeds):
            found.add(index)
        if item.is_class:
            under = _INDUSTRY.match(text, item.start, item.end) is not None
            measured = _MEASURES.match(text, item.start, item.end) is not None
        elif item.focus is not None:
            under = measured = False
        if not item.seeds and _OF_INDUSTRY.fullmatch(text, item.start, item.end):
            under = True
            found.add(index)
    return found


def kinds_of_a_class(text: str, items: list[Item], words: ProductWords) -> set[int]:
    """Return the items that only say what a class is for: 祛斑美白、防晒(、祛痘类化妆品)."""
    found: set[int] = set()
    if text.find("类", items[0].start, items[-1].end) < 0:
        return found
    for index, item in enumerate(items):
        if item.seeds and not item.is_class and _KIND.match(text, item.start, item.seeds[-1][1]):
            for other in range(index - 1, -1, -1):
                kind = items[other]
                if kind.seeds or kind.is_class or is_named(text[kind.start : kind.end], words):
                    break
                found.add(other)
    return found


def members(text: str, start: int, items: list[Item], words: ProductWords, *, named: bool) -> set[int]:
    """Return which items of a clause belong to a list of products.

    ``named`` says that a heading such as 重点产品 announces the list.
    """
    found: set[int] = set()
    last = 0
    for index, item in enumerate(items):
        if item.mark in JOINTS:
            last = index
        elif item.is_class:
            if _is_class_of_products(text, item, words):
                found |= _run_back(text, items, index - 1, words)
        elif item.focus not in _NO_LIST_OF_PRODUCTS:
            before = items[index - 1]
            nothing = before.is_class and before.start == before.end  # 水泥、玻璃等为重点产品
            run = _run_back(text, items, index - 2 if nothing else index - 1, words)
            found |= run if item.focus or _mostly_known(text, items, run, words) else set()
    if found or not last:
        return found
    run = _run_back(text, items, last, words)
    if len(run) > 1 and (named or _is_inspected(text, start, items, run, words)):
        return run
    return found


def _mostly_known(text: str, items: list[Item], run: Iterable[int], words: ProductWords) -> bool:
    known = [bool(items[i].seeds) or is_named(text[items[i].start : items[i].end], words) for i in run]
    return 2 * sum(known) >= len(known)


def _is_class_of_products(text: str, item: Item, words: ProductWords) -> bool:
    """Tell whether the word behind 等 makes the list one of products: 等8类产品, 等儿童用品."""
    start, end = item.start, item.end
    if not (item.seeds and item.seeds[0][0] - start <= 4):
        match = _CLASS.match(text, start, end)
        if not match or not (_PLAIN_BEFORE.fullmatch(match["before"]) or match[0] in words.classes):
            return False
    return not (_INDUSTRY.match(text, start, end) or _MEASURES.match(text, start, end))


def _is_inspected(text: str, start: int, items: list[Item], run: set[int], words: ProductWords) -> bool:
    """Tell whether a run of short items stands right behind 抽查, 严查, 对 …, one of them a known product."""
    first, last = min(run), max(run)
    if _FAULTS.search(text, items[last].start, items[last].end) and not end_of_last(text, items[last], words):
        return False
    known = sum(bool(items[index].seeds) for index in run)
    if not known and sum(is_named(text[items[i].start : items[i].end], words) for i in run) < 2:
        return False
    if not 2 * known >= len(run) > 2:
        bound = left_bound(text, items[first].start, items[first].end, words)
        treated = not items[last].seeds and end_of_last(text, items[last], words)
        if not treated and not words.inspects(text[start:bound]):
            return False
    ends = right_bound(text, items[last].start, items[last].end, words)
    if ends - items[last].start > 16:
        return False
    inner = [items[index] for index in run if first < index < last]
    return all(
        item.end - item.start <= 16 and right_bound(text, item.start, item.end, words) == item.end
        for item in inner
    )


def _run_back(text: str, items: list[Item], last: int, words: ProductWords) -> set[int]:
    """Return the items of a list that ends with a given one: back to the item that holds the verb."""
    run: set[int] = set()
    for index in range(last, -1, -1):
        item = items[index]
        if item.focus is not None:
            break
        run.add(index)
        if item.is_class or item.mark == "以" or item.end - item.start > 16 or _holds_verb(text, item, words):
            break
    return run


def end_of_last(text: str, item: Item, words: ProductWords) -> int:
    """Return where the name in the last item of a list ends before its makers or what is done with it; 0 where none is said."""
    for end in _ENDS_LIST.finditer(text, item.start + 2, item.end):
        if end["makers"] or words.short_heads.close(text[item.start : end.start()]):
            return end.start()
    return 0


def _holds_verb(text: str, item: Item, words: ProductWords) -> bool:
    """Tell whether something leads to the name in an item; what stands inside a known name does not."""
    if item.seeds:
        limit = item.seeds[0][0]
    else:
        of = text.find("的", item.start, item.end)
        limit = end_of_last(text, item, words) or (of if of > 0 else item.end)
    bound = left_bound(text, item.start, limit + 1, words) if limit > item.start else item.start
    return bound > item.start and not words.all_state(text[item.start : bound])
