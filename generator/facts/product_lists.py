"""Lists of products: a clause cut into items, and which items belong to a list that is one of products.

``对水泵、空压机等产品`` and ``以化肥、农药为重点产品`` are such lists whatever their members are called;
``教育、医疗等领域`` is none.
"""

from __future__ import annotations

import itertools
import re
from typing import NamedTuple

from generator.core.spans import Span
from generator.facts.lexicon import Lexicon
from generator.facts.product_names import is_named, leans, left_bound, right_bound, without_count

_FOCUS = re.compile(
    r"(?:作?为|列为|确定为)(?:[\u4e00-\u9fff]{0,4})?(?:重点|主(?![要导体动管力]))(?P<what>产品|品种|商品|监管产品|对象|环节|区域|行业|领域|内容)?"
)
_KINDS = re.compile(r"(?:[两二三四五六七八九十]|\d{1,2})大?类(?=[\u4e00-\u9fff]{0,4}产品|商品|食品|重点)")
_CUT = re.compile(  # no look behind in front: it would hide the first characters from the matcher
    rf"{_FOCUS.pattern}|{_KINDS.pattern}|、|以及|等(?<![平高上同对均中]等)(?![级于同效离额])|及(?!其(?![他它余])|时|格)"
    r"|和(?!面[机器])|与(?!其)|或者?(?!缺)|兼"
)
_NO_LIST_OF_PRODUCTS = ("对象", "环节", "区域", "行业", "领域", "内容")
_CLASS = re.compile(
    r"(?P<before>[\u4e00-\u9fff]{0,16}?)(?:产品|商品|食品|用品|工业品|消费品|品种|农产品|药品|器材|农资|建材)"
)
_PLAIN_BEFORE = re.compile(
    r"(?:重点|主要|相关|有关|高风险|高危|民生|日用|大宗|特色|进口|发证|获证|取证|许可证|强制性认证|认证|节令|儿童|易燃|易爆|易制毒|密切|直接|地理标志|与[\u4e00-\u9fff]{0,14}的|的|工业|消费|节能|环保|塑料|电子|电器|机械|建筑|家用|防护|生活|特殊群体|青少年|老年人|学生|婴幼儿|儿童和学生|医疗|劳动|食品|水产|化工|纺织|轻工|五金|[\u4e00-\u9fff]{2,8}的)*"
)
_INSPECTS = r"(?:抽查|抽检|检查|检验|检测|监测|查处|严查|严打|打击|整治|制售|关注|突出|聚焦|围绕|对|加强对|加大对|排查|查验|指导|督促|规范|完成|突出|加强|强化)(?:[^,。;、]{{2,8}}的)?(?:全[省市县区]|辖区内?|[我本][省市县区]|{0})*$"


_INDUSTRY = re.compile(
    r"(?:重点|特色|传统|优势|新兴|支柱)?(?:行业|产业)(?:领域)?(?![^,。;]{0,10}(?:监管|打假|整治|专项|安全|检查|执法|抽查))"
    r"|(?:固体|危险)?废(?:物|弃物|料|旧)|产能"
)


_OWN_KIND = re.compile(r"[\u4e00-\u9fff]{1,4}制品")
_BEFORE_CUTS, _BEHIND_CUTS = re.compile("[、和及与或等]"), re.compile("[、等]")


class Item(NamedTuple):
    """A piece of a clause between two marks: the mark before it, and the known names in it."""

    span: Span
    mark: str
    seeds: tuple[Span, ...]

    @property
    def opens(self) -> bool:
        """Whether the item is the first of its clause, so that a verb may lead to it."""
        return not self.mark

    @property
    def is_class(self) -> bool:
        """Whether the item is the word behind 等."""
        return self.mark == "等" or self.mark.endswith("类")

    @property
    def trails(self) -> bool:
        """Whether the item is what follows 为重点: no member of a list."""
        return _FOCUS.fullmatch(self.mark) is not None


def cut_items(text: str, clause: Span, seeds: list[Span], lexicon: Lexicon) -> list[Item]:
    """Cut a clause at 、 和 及 等 and 为重点, but not inside known names nor where 和 holds a name together."""
    cuts = [Span(clause.start, clause.start)]
    cuts += [
        Span(*match.span())
        for match in _CUT.finditer(text, *clause)
        if not any(seed.start < match.end() and match.start() < seed.end for seed in seeds)
        and not (match[0][-1] == "类" and not _is_kind(text[match.start() - 1 : match.start()]))
        and not _holds_together(text, match, clause, lexicon)
    ]
    cuts.append(Span(clause.end, clause.end))
    items = []
    for before, after in itertools.pairwise(cuts):
        span, mark = Span(before.end, after.start), before.of(text)
        own = tuple(seed for seed in seeds if span.covers(seed))
        items.append(Item(without_count(text, span) if mark == "等" else span, mark, own))
    return items


def _is_kind(before: str) -> bool:
    """Tell whether a count stands right behind a list (…水产品五类产品), and not behind 等, 共, 第 or a mark."""
    return "\u4e00" <= before <= "\u9fff" and before not in "等共第"


def _holds_together(text: str, cut: re.Match[str], clause: Span, lexicon: Lexicon) -> bool:
    """Tell whether 和 joins two parts of one name: 餐具洗涤剂和消毒剂, 电动自行车充电器和电池."""
    if cut[0] not in ("和", "及", "与", "或"):
        return False
    if leans(text, cut.end(), clause.end, lexicon) or _OWN_KIND.match(text, cut.end()):
        return cut[0] != "或"
    before, behind = text[clause.start : cut.start()], text[cut.end() : clause.end]
    left, right = _BEFORE_CUTS.split(before)[-1], _BEHIND_CUTS.split(behind, maxsplit=1)[0]
    if is_named(left, lexicon) or len(left) == len(right):
        return False
    return "、" in before and behind[len(right) : len(right) + 1] == "、" and len(left) + len(right) <= 12


def is_of_industries(text: str, items: list[Item], index: int) -> bool:
    """Tell whether an item belongs to a list of industries or of waste: 煤炭、有色金属等行业."""
    for item in items[index + 1 :]:
        if item.is_class:
            return _INDUSTRY.match(text, *item.span) is not None
        if item.trails:
            return False
    return False


def members(text: str, clause: Span, items: list[Item], lexicon: Lexicon, *, named: bool) -> set[int]:
    """Return which items belong to a list of products.

    ``named`` says that a heading such as 重点产品 announces the list.
    """
    found: set[int] = set()
    for index, item in enumerate(items):
        focus = _FOCUS.fullmatch(item.mark)
        if item.is_class and _is_class_of_products(text, item, lexicon):
            found |= _run_back(text, items, index - 1, lexicon)
        elif focus and focus["what"] not in _NO_LIST_OF_PRODUCTS:
            run = _run_back(text, items, index - 1, lexicon)
            found |= run if focus["what"] or _mostly_known(items, run) else set()
    if found:
        return found
    last = max((i for i, item in enumerate(items) if not item.is_class and not item.trails), default=0)
    run = _run_back(text, items, last, lexicon)
    if len(run) > 1 and (named or _is_inspected(text, clause, items, run, lexicon)):
        return run
    return set()


def _mostly_known(items: list[Item], run: set[int]) -> bool:
    return 2 * sum(bool(items[i].seeds) for i in run) >= len(run)


def _is_class_of_products(text: str, item: Item, lexicon: Lexicon) -> bool:
    """Tell whether the word behind 等 makes the list one of products: 等8类产品, 等儿童用品."""
    if _INDUSTRY.match(text, *item.span):
        return False
    if any(seed.start - item.span.start <= 4 for seed in item.seeds):
        return True
    match = _CLASS.match(text, *item.span)
    if match is None:
        return False
    return bool(_PLAIN_BEFORE.fullmatch(match["before"]) or match[0] in lexicon.words("whole-classes"))


def _is_inspected(text: str, clause: Span, items: list[Item], run: set[int], lexicon: Lexicon) -> bool:
    """Tell whether a run of short items stands right behind 抽查, 严查, 对 …, one of them a known product."""
    first, last = items[min(run)].span, items[max(run)].span
    start = left_bound(text, first, lexicon)
    known = (
        any(items[i].seeds for i in run) or sum(is_named(items[i].span.of(text), lexicon) for i in run) > 1
    )
    inspects = lexicon.pattern(_INSPECTS, "state-words")
    closed = 2 * sum(bool(items[i].seeds) for i in run) >= len(run) > 2
    if not known or not (closed or inspects.search(text[clause.start : start])):
        return False
    ends = right_bound(text, Span(last.start, last.end), lexicon)
    inner = [items[i].span for i in run if i not in (min(run), max(run))]
    return ends - last.start <= 16 and all(
        span.end - span.start <= 16 and right_bound(text, span, lexicon) == span.end for span in inner
    )


def _run_back(text: str, items: list[Item], last: int, lexicon: Lexicon) -> set[int]:
    """Return the items of a list that ends with a given one: back to the item that holds the verb."""
    run: set[int] = set()
    for index in range(last, -1, -1):
        item = items[index]
        if item.trails:
            break
        run.add(index)
        if item.is_class or _holds_verb(text, item, lexicon) or item.span.end - item.span.start > 16:
            break
    return run


def _holds_verb(text: str, item: Item, lexicon: Lexicon) -> bool:
    """Tell whether something leads to the name in an item; what stands inside a known name does not."""
    of = text.find("的", *item.span)
    limit = item.seeds[0].start if item.seeds else (of if of > 0 else item.span.end)
    return left_bound(text, Span(item.span.start, limit + 1), lexicon) > item.span.start
