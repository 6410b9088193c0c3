"""Products: what is supervised, inspected, tested or regulated.

A clause is cut into items at 、 和 及 等. Words of the vocabulary are grown to whole names; other items
count where the list is one of products (等11类产品, 为重点产品, a heading 重点产品). Names in a context of
trade, misuse, technical requirements, or inside the name of a system or an office do not.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.core.model import ProductMention
from generator.core.spans import Span
from generator.facts.lexicon import Lexicon
from generator.facts.passage import FILLER, Passage, Provision
from generator.facts.product_names import (
    HIDDEN,
    bare_name,
    behind_lead,
    ends_short,
    grow,
    is_blocked,
    is_named,
    left_bound,
    right_bound,
    trim,
    without_count,
)
from generator.facts.setting import Setting

_CLAUSE = re.compile(rf"[^。;,:!?\n{FILLER}]+")
_BRACKET = re.compile(r"\([^()]{0,80}\)")
_ASIDE = re.compile(
    r"\((?:以下|见|详见|附件|不含|除外|试行|暂行|草案|征求|20\d\d|[一二三四五六七八九十\d]+\))"
)
_PRODUCT_CLASS = re.compile(
    r"(?:重点|主要|相关|有关|高风险|高危|民生|日用|大宗|特色|进口|发证|获证|取证|许可证|强制性认证|认证|节令|儿童|易燃|易爆|密切|直接|与[\u4e00-\u9fff]{0,14}的|的|[\u4e00-\u9fff]{0,2}(?=用品|材料|器材|设备|机械|物质))*"
    r"(?:产品|商品|食品|用品|工业品|消费品|品种|农产品|药品|工业产品|器材|农资|建材)"
)
_FOCUS = re.compile(
    r"(?:作?为|列为|作为|确定为)(?:[\u4e00-\u9fff]{0,4})?(?:重点|主)(?P<what>产品|品种|商品|监管产品|对象)?"
)
_CUT = re.compile(
    rf"{_FOCUS.pattern}|、|以及|(?<![平高上同对均中])等(?![级于同效离额])|及(?!其|时|格)|和|与(?!其)|或者?(?!缺)|兼"
)
_SUPERVISED = re.compile(
    r"监管|监督|抽查|抽检|检查|检验|检测|监测|整治|治理|打假|打击|查处|执法|认证|许可|备案|注册|专项|召回|风险|隐患|排查|质量|安全|重点|制售|查验|管控|规范|禁止|限制"
)
_TREATED = (
    r"(?:等|类)?(?:产品)?(?:的)?(?:质量(?:安全|监督|提升|专项|抽查|监管|风险)|安全(?:监管|专项|整治|风险|隐患|抽检|监督)|(?:生产|经营|销售|获证|取证)(?:加工)?(?:企业|单位|环节)"
    r"|专项|监督抽查|监督检查|监管|抽检|抽查|认证|打假|召回|整治|产品质量|产品专项|行业专项)"
)
_PRODUCT_HEADING = re.compile(r"(?:产品|品种|商品|食品|工业品|消费品)(?:种类|类别|范围|名单|清单|目录)?$")
_OFFICE = re.compile(
    r"(?:药品|食品|和储备|安全|质量){0,2}(?:监督管理|监管|监察|监督|检验检测|检验|检测|检定|管理|稽查|储备)?(?:总局|局|部门|委员会|协会|学会|研究院|研究所|中心|处|科|室|监察机构)(?![\u4e00-\u9fff]{0,2}产品)"
)
_SYSTEM = re.compile(r"[\u4e00-\u9fff]{0,9}?(?:系统|平台|信息库|数据库|小程序|app|统计表|登记表|专家库)")
_FOCUS_BEHIND = re.compile(r"以[^,。;]{1,40}为重点")


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
        return self.mark == "等"


def find_products(provision: Provision, setting: Setting) -> tuple[ProductMention, ...]:
    """Find the products that a provision names, each once, in order."""
    lexicon = setting.lexicon
    if _is_technical(provision, lexicon):
        return ()
    found: dict[str, ProductMention] = {}
    heading = provision.heading.plain if provision.heading else ""
    for passage in provision.passages:
        named = _PRODUCT_HEADING.search(heading) is not None and passage is provision.text
        for span in sorted(set(_read(passage, lexicon, named=named))):
            key = span.of(passage.folded)
            if key not in found:
                name = passage.quote(span)
                found[key] = ProductMention(name, name, _canonical(key, lexicon))
    return tuple(found.values())


def _canonical(name: str, lexicon: Lexicon) -> str | None:
    names = lexicon.products
    return names.id_of(name) or names.id_of(f"{name}产品") or names.id_of(name.removesuffix("产品"))


def _is_technical(provision: Provision, lexicon: Lexicon) -> bool:
    headings = provision.above + ((provision.heading.folded,) if provision.heading else ())
    return any(word in heading for word in lexicon.words("technical-headings") for heading in headings)


def _read(passage: Passage, lexicon: Lexicon, *, named: bool) -> Iterator[Span]:
    plain = lexicon.pattern("{0}", "look-alikes").sub(lambda m: FILLER * len(m[0]), passage.plain)
    text = _BRACKET.sub(lambda m: HIDDEN * len(m[0]), plain)
    seeds = _seeds(plain, lexicon)
    names: list[Span] = []
    first = True
    for clause in _CLAUSE.finditer(text):
        names += _in_clause(text, Span(*clause.span()), seeds, lexicon, named=named and first)
        first = False
    yield from names
    for bracket in _BRACKET.finditer(plain):
        if not _ASIDE.match(bracket[0]):
            inside = Span(bracket.start() + 1, bracket.end() - 1)
            member = (
                any(name.end == bracket.start() for name in names)
                or plain[bracket.start() - 1 : bracket.start()] == "”"
            )
            yield from _in_clause(plain, inside, seeds, lexicon, named=member and "、" in bracket[0])


def _seeds(plain: str, lexicon: Lexicon) -> list[Span]:
    """Return the known names, and heads of names that stand where only a product is meant (X生产企业)."""
    known = [span for span, _ in lexicon.products.find(plain)]
    heads = lexicon.pattern(rf"{{0}}(?={_TREATED})", "product-heads")
    ends = {span.start: span.end for span in known}
    more = [Span(*match.span()) for match in heads.finditer(plain)]
    taken = bytearray(len(plain) + 1)
    for start, end in ends.items():
        taken[start:end] = b"\1" * (end - start)
    return sorted(known + [span for span in more if not any(taken[span.start : span.end])])


def _in_clause(text: str, clause: Span, seeds: list[Span], lexicon: Lexicon, *, named: bool) -> list[Span]:
    inside = [seed for seed in seeds if clause.covers(seed)]
    items = _items(text, clause, inside, lexicon)
    if (
        not inside
        and not (named and len(items) > 2)
        and not any(item.is_class for item in items)
        and not _FOCUS.search(text, *clause)
    ):
        return []
    sure = _sure_items(text, clause, items, lexicon, named=named)
    names: list[Span] = []
    for index, item in enumerate(items):
        near = any(items[i].seeds for i in (index - 1, index + 1) if 0 <= i < len(items))
        trust = 2 if index in sure else 1 if near and _SUPERVISED.search(text, *clause) else 0
        names += _in_item(text, item, lexicon, listed=len(items) > 1, trust=trust)
    return [name for name in names if not _is_refused(text, name, clause, lexicon)]


def _sure_items(text: str, clause: Span, items: list[Item], lexicon: Lexicon, *, named: bool) -> set[int]:
    """Return which items belong to a list that is one of products, whatever they are called.

    The list stands before 等…产品 or 为重点产品, or opens the text under a heading 重点产品.
    """
    sure: set[int] = set()
    for index, item in enumerate(items):
        if item.is_class and (_PRODUCT_CLASS.match(text, *item.span) or _opens_with_seed(item)):
            sure |= _run_back(text, items, index - 1, lexicon)
        focus = _FOCUS.fullmatch(item.mark)
        if focus and focus["what"] != "对象":
            run = _run_back(text, items, index - 1, lexicon)
            ends = text[item.span.start : item.span.start + 1] in ("", ",", "。", ";", "、") or not item.span.of(text)
            known = sum(bool(items[i].seeds) for i in run)
            sure |= run if focus["what"] or (ends and 2 * known >= len(run)) else set()
    if named and len(items) > 2 and not sure:
        sure = _run_back(text, items, len(items) - 1, lexicon)
    return sure


def _opens_with_seed(item: Item) -> bool:
    return any(seed.start - item.span.start <= 4 for seed in item.seeds)


def _run_back(text: str, items: list[Item], last: int, lexicon: Lexicon) -> set[int]:
    """Return the items of a list that ends with a given one: back to the item that holds the verb."""
    run: set[int] = set()
    for index in range(last, -1, -1):
        run.add(index)
        span = items[index].span
        if (
            items[index].is_class
            or left_bound(text, span, lexicon) > span.start
            or span.end - span.start > 16
        ):
            break
    return run


def _items(text: str, clause: Span, seeds: list[Span], lexicon: Lexicon) -> list[Item]:
    cuts = [Span(clause.start, clause.start)]
    cuts += [
        Span(*match.span())
        for match in _CUT.finditer(text, *clause)
        if not any(seed.start < match.end() and match.start() < seed.end for seed in seeds)
        and not _holds_together(text, match, clause, lexicon)
    ]
    cuts.append(Span(clause.end, clause.end))
    items = []
    for before, after in itertools.pairwise(cuts):
        span = Span(before.end, after.start)
        own = tuple(seed for seed in seeds if span.covers(seed))
        is_class = before.of(text) == "等"
        items.append(Item(without_count(text, span) if is_class else span, before.of(text), own))
    return items


def _holds_together(text: str, cut: re.Match[str], clause: Span, lexicon: Lexicon) -> bool:
    """Tell whether 和 joins two parts of one name: 餐具洗涤剂和消毒剂, 电动自行车充电器和电池."""
    if cut[0] not in ("和", "及", "与", "或"):
        return False
    if lexicon.pattern("{0}(?=等|、|$|[,。;])", "leaning-heads").match(text, cut.end(), clause.end):
        return True
    before, behind = text[clause.start : cut.start()], text[cut.end() : clause.end]
    left, right = re.split("[、和及与或等]", before)[-1], re.split("[、等]", behind)[0]
    return (
        "、" in before
        and "、" in behind[: len(right) + 1]
        and "等" not in behind[: len(right)]
        and len(left) + len(right) <= 12
    )


def _in_item(text: str, item: Item, lexicon: Lexicon, *, listed: bool, trust: int) -> list[Span]:
    """Read the names of one item: those the vocabulary knows, else the item itself as far as it is trusted.

    ``trust`` 2: it stands in a list of products; 1: beside a known product; 0: neither.
    """
    if item.seeds:
        names = [
            grow(text, seed, item.span, lexicon, listed=listed and not item.opens) for seed in item.seeds
        ]
        bare = [bare_name(text, name, lexicon) for name in names]
        return [name for name in bare if not _is_blocked(name.of(text), trust, lexicon)]
    if not trust and not item.is_class:
        return []
    span = trim(text, item.span)
    leads = trust == 2 and (item.opens or item.is_class or span.end - span.start > 8)
    start = left_bound(text, span, lexicon) if leads else behind_lead(text, span, lexicon)
    span = bare_name(text, Span(start, right_bound(text, Span(start, span.end), lexicon)), lexicon)
    name = span.of(text)
    if _is_blocked(name, trust, lexicon) or not re.fullmatch(
        rf"[\u4e00-\u9fffa-z\d{HIDDEN}“”\"-]{{2,14}}", name
    ):
        return []
    if item.is_class:
        return [span] if _is_class(name, lexicon) else []
    if trust == 2 and (is_named(name, lexicon) or ends_short(name, lexicon) or not _is_abstract(name)):
        return [span]
    return [span] if trust == 1 and is_named(name, lexicon) else []


def _is_blocked(name: str, trust: int, lexicon: Lexicon) -> bool:
    return is_blocked(name, lexicon) or (trust < 2 and name in lexicon.words("only-in-lists"))


def _is_class(name: str, lexicon: Lexicon) -> bool:
    return name in lexicon.words("whole-classes") or (is_named(name, lexicon) and len(name) > 2)


_ABSTRACT = re.compile(
    r"(?:问题|行为|单位|企业|领域|环节|市场|场所|地区|区域|部位|机构|部门|人员|制度|机制|工作|活动|指标|情况|能力|信息|数据|服务|技术|标准|许可|认证|检验"
    r"|超市|门店|商店|学校|幼儿园|食堂|医院|工地|市民|群众|学生|老年人|消费者|地方|方面|行业|产业|平台|网站|项目|工程|建设|安全|健康|民生|节能|环保|质量|价格|广告|专利|商标|卫生|教育|医疗|养老|旅游|交通|物流|餐饮|住宿|金融|节日|季节|重点|品牌|性能|物质|成分|元素)$"
)


def _is_abstract(name: str) -> bool:
    return bool(_ABSTRACT.search(name))


def _is_refused(text: str, name: Span, clause: Span, lexicon: Lexicon) -> bool:
    if is_blocked(name.of(text), lexicon) or name.end - name.start < 2:
        return True
    behind = text[name.end : clause.end]
    if _OFFICE.match(behind) or _SYSTEM.match(behind) or _FOCUS_BEHIND.match(behind):
        return True
    if lexicon.pattern(r"[^的]{{0,8}}{0}", "trade-words").match(behind):
        return True
    return bool(_misused(text, name, clause, lexicon))


def _misused(text: str, name: Span, clause: Span, lexicon: Lexicon) -> bool:
    """Tell whether the thing is what adulterates: 添加X, 滥用X, 用X冒充, 利用X作弊."""
    before = text[clause.start : name.start]
    if lexicon.pattern(r"{0}[^,的]{{0,16}}$", "misuse-words").search(before):
        return True
    by_means = re.search(r"(?:使用|利用|用|以)[^,的]{0,12}$", before)
    return bool(by_means and re.search(r"冒充|作弊|充当|代替|作为?原料", text[name.end : clause.end][:12]))
