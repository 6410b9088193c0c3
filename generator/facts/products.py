"""Products: what is supervised, inspected, tested or regulated.

A clause is cut into items at 、 和 及 等. Words of the vocabulary are grown to whole names; other items
count where the list is one of products (等11类产品, 为重点产品, a heading 重点产品). Names in a context of
trade, misuse, technical requirements, or inside the name of a system, an office or a shop do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.core.model import ProductMention
from generator.facts.lexicon import Lexicon
from generator.facts.passage import Passage, Provision
from generator.facts.product_clauses import BRACKET, Clause, ClauseScan, announces, is_announced
from generator.facts.product_contexts import keep_products
from generator.facts.product_lists import (
    JOINTS,
    Item,
    cut_items,
    end_of_last,
    is_parted,
    kinds_of_a_class,
    members,
    of_industries,
    with_room,
)
from generator.facts.product_names import (
    Place,
    bare_known,
    bare_name,
    begins_anew,
    behind_leads,
    behind_place,
    behind_state,
    grow,
    is_blocked,
    is_named,
    left_bound,
    right_bound,
    trim,
)
from generator.facts.product_staples import bare_staples
from generator.facts.product_words import HIDDEN, ProductWords
from generator.facts.setting import Setting
from generator.facts.sheet import Sheet

_ASIDE = re.compile(
    r"\([^()]{1,20}除外\)|\((?:以下|见|详见|附件|不含|除外|试行|暂行|草案|征求|20\d\d|[一二三四五六七八九十\d]+\))"
    r"|\([^():]{0,12}(?:单位|部门|科室|股室|处室|牵头|负责|配合|责任人?|领导):"
)
_LISTED = re.compile(r"、|等|为重点|为主")
_LONGEST_BEFORE = 8  # characters that a name can have had in front of it
_ABSTRACT = re.compile(
    r"(?:问题|行为|单位|企业|领域|环节|市场|场所|地区|区域|部位|机构|部门|人员|制度|机制|工作|活动|指标|情况|能力|信息|数据|服务|技术|宾馆|餐馆|旅馆|网吧"
    r"|标准|许可|认证|检验|超市|门店|商店|直播间|操作间|学校|幼儿园|食堂|医院|工地|市民|群众|学生|老年人|消费者|地方|方面|行业|产业|平台|网站|项目"
    r"|工程|建设|安全|健康|民生|节能|环保|质量|价格|广告|专利|商标|卫生|教育|医疗|养老|旅游|交通|物流|餐饮|住宿|金融|节日|季节|重点"
    r"|品牌|家长|性能|功能|物质|成分|元素|集市|小卖部|商贩|摊点|摊贩|车站|景区|小区|社区|乡镇|村居|街道|公司|门市|基地|园区|农户|户|者|人|员|群"
    r"|省|市|县|区|镇|乡|开|控制|管理|出厂|过程|随机|文件|资料|证书|执照|合同|票证|票据|档案|台账|记录|计划|方案|预案|规划|法规|政策|意识"
    r"|保养|维护|维修|壮阳|补肾|降糖|降压|降脂|增高|水源|水平|力度|虚假|不足|残留|效能|责任|义务|权益|利益|收费|电话|网络|媒体|报纸|广播|专家|骨干|队伍|经费|资金|中秋|国庆|春节|元旦|端午|清明|五一|宣传|培训|调查|分析|评价|评估|应急|预警)$"
)
_EXAMPLES = re.compile(r"(?:产品|商品|品种)\((?:例?如|包括)")
_SAYS_WHICH = re.compile("含|即(?![食饮冲溶用])")  # (含运动服), (即白菜类、豆类)
_IS_SERVICE = re.compile("服务|收费").match  # 课后|服务、保险代|收费
_NAME = re.compile(rf"[\u4e00-\u9fffa-z\d{HIDDEN}“”\"-]{{1,14}}")


def where_products(sheet: Sheet, lexicon: Lexicon) -> Iterable[int]:
    """Return where clauses begin that may name products, and where headings announce a list of them."""
    return sheet.scan(ClauseScan, lexicon).starts + [
        start for start, end, _ in sheet.headings if announces(sheet.plain, start, end)
    ]


def find_products(provision: Provision, setting: Setting) -> tuple[ProductMention, ...]:
    """Find the products that a provision names, each once, in order."""
    sheet, lexicon, heading = provision.sheet, setting.lexicon, provision.heading
    raw, folded, scan = sheet.raw, sheet.folded, sheet.scan(ClauseScan, lexicon)
    if provision.is_under(scan.words.technical):
        return ()
    found: dict[str, ProductMention] = {}
    longest: dict[str, int] = {}
    for passage in provision.passages:
        named = heading not in (None, passage) and is_announced(provision, heading)
        for start, end in _read(scan, passage, named=named):
            key = folded[start:end]
            if key in found:
                continue
            size, most = end - start, longest.get(key[-1], 0)
            if size > most:
                longest[key[-1]] = size
            elif size < most and _bore_more(
                folded, max(passage.start, start - _LONGEST_BEFORE), start, end, found
            ):
                continue
            name = raw[start:end]
            found[key] = ProductMention(name, name, lexicon.product_id(key))
    return tuple(found.values())


def _bore_more(folded: str, first: int, start: int, end: int, found: dict[str, ProductMention]) -> bool:
    """Tell whether a name with more words was found before and stands here: 艺术品 in 文化|艺术品."""
    return any(folded[at:end] in found for at in range(first, start))


def _read(scan: ClauseScan, passage: Passage, *, named: bool) -> list[Place]:
    """Return the places of the names in a passage, each once, in order."""
    names: list[Place] = []
    for clause in scan.clauses_in(passage.start, passage.end, named=named):
        first = named and clause.start == passage.start
        names += _in_clause(scan.text, clause, scan.words, named=first)
    if scan.plain.find("(", passage.start, passage.end) < 0:
        return names
    return sorted({*names, *_in_brackets(scan, passage, names)})


def _in_brackets(scan: ClauseScan, passage: Passage, names: list[Place]) -> list[Place]:
    """Read what stands in brackets: members of the class before it, or a clause of its own."""
    found: list[Place] = []
    plain, ends = scan.plain, {end for _, end in names}
    for bracket in BRACKET.finditer(plain, passage.start, passage.end):
        first, last = bracket.span()
        own = scan.seeds_in(first + 1, last - 1)
        member = first in ends or (bool(own) and plain[first - 1] == "”")
        inner = first + 1
        if _SAYS_WHICH.match(plain, inner) and not (own and own[0][0] == inner):
            inner += 1
        if (own or member) and not _ASIDE.match(bracket[0]):
            listed = "、" in bracket[0] and (member or _EXAMPLES.match(plain, first - 2, last) is not None)
            found += _in_clause(plain, Clause(inner, last - 1, own), scan.words, named=listed)
    return found


def _in_clause(text: str, clause: Clause, words: ProductWords, *, named: bool) -> list[Place]:
    start, end, seeds = clause.start, clause.end, clause.seeds
    if not seeds and not _LISTED.search(text, start, end):
        return []
    items = cut_items(text, start, end, seeds, words)
    if len(items) == 1 and not named:
        names = _in_item(text, items[0], words, listed=False, trust=0) if seeds else []
        return keep_products(text, _outermost(names), (start, end), words)
    sure, staples = members(text, start, items, words, named=named), bare_staples(text, items, words)
    if not seeds and not sure and not staples:
        return []
    names = _in_items(text, items, sure, staples, words)
    return keep_products(text, _outermost(names), (start, end), words)


def _outermost(names: list[Place]) -> list[Place]:
    """Return the names that lie in no other of them, in order, each once."""
    if len(names) < 2:
        return names
    outer: list[Place] = []
    first = last = -1
    for name in sorted(names):
        if name[1] > last:
            if name[0] == first:
                outer[-1] = name
            else:
                outer.append(name)
            first, last = name
    return outer


def _in_items(
    text: str, items: list[Item], sure: set[int], staples: dict[int, Place], words: ProductWords
) -> list[Place]:
    """Read the items of a list, but those of industries and those that are no things."""
    beside = _beside_known(text, items, sure, words)
    passed = of_industries(text, items) | kinds_of_a_class(text, items, words)
    names: list[Place] = []
    for index, item in enumerate(items):
        if index in passed:
            continue
        if index in staples:
            names.append(staples[index])
        elif index in beside and index not in sure:
            names.append(beside[index])
        elif index in sure or item.seeds or item.is_class:
            trust = 2 if index in sure else 0
            names += _in_item(text, item, words, listed=len(items) > 1, trust=trust)
    return names


def _beside_known(text: str, items: list[Item], sure: set[int], words: ProductWords) -> dict[int, Place]:
    """Return the names of items that look like products and stand beside a known one, or beside one of these."""
    beside: dict[int, Place] = {}
    unknown = [index for index, item in enumerate(items) if not item.seeds and item.mark in JOINTS]
    if sure.issuperset(unknown):
        return beside
    for order in (range(len(items)), range(len(items) - 1, -1, -1)):
        known = False
        for index in order:
            item = items[index]
            if item.seeds or index in beside:
                known = True
            elif known and item.focus is None:
                place = _bounds(text, item, words, 1)
                name = text[place[0] : place[1]]
                known = "的" not in name and _is_product(name, item, words, 1)
                known = known or _is_amid(name, items, index, words)
                if known and not _is_blocked(name, 1, words):
                    beside[index] = place
    return beside


def _is_amid(name: str, items: list[Item], index: int, words: ProductWords) -> bool:
    """Tell whether a short name with a short head stands between two known ones: (消火栓、)单向阀(、防火门)."""
    if not 0 < index < len(items) - 1 or items[index].is_class or len(name) > 8:
        return False
    return bool(items[index - 1].seeds and items[index + 1].seeds) and words.short_heads.close(name)


def _in_item(text: str, item: Item, words: ProductWords, *, listed: bool, trust: int) -> list[Place]:
    """Read the names of one item: those the vocabulary knows, else the item itself as far as it is trusted.

    ``trust`` 2: it stands in a list of products; 1: beside a known product; 0: neither.
    """
    if len(item.seeds) == 1 and item.seeds[0] == (item.start, item.end) and not item.is_class:
        known = bare_known(text[item.start : item.end], words)
        if known is None or (trust < 2 and known[2] in words.only_in_lists):
            return []
        return [(item.start + known[0], item.start + known[1])]
    if item.is_class and not item.seeds and not words.may_be_class(text[item.start : item.end]):
        return []
    bounded = trust or item.is_class or not item.seeds
    start, end = _bounds(text, item, words, trust) if bounded else (item.start, item.end)
    if not item.seeds:
        named = _is_product(text[start:end], item, words, trust)
        names = [(start, end)] if named and not _IS_SERVICE(text, end, item.end) else []
    elif trust == 2 and _is_whole(text, start, end, item, words):
        names = [(start, end)]
    else:
        listed = listed and (bool(item.mark) or trust == 2)
        names = [
            bare_name(text, *grow(text, seed, whole, words, listed=listed), words)
            for seed, whole in with_room(text, item, words)
        ]
        names += [(start, end)] if item.is_class and _is_class(text[start:end], words) else []
    return [name for name in names if not _is_blocked(text[name[0] : name[1]], trust, words)]


def _is_product(name: str, item: Item, words: ProductWords, trust: int) -> bool:
    """Tell whether an item without a known name is a product, by its place and its last word."""
    if item.is_class and not _is_class(name, words):
        return False
    is_verb = words.leads.at(name, 0, len(name)) == len(name)  # 抽查|96类产品
    if is_verb or not _NAME.fullmatch(name) or name[0] == "未" or words.all_state(name):
        return False
    if item.is_class:
        return True
    if is_named(name, words):
        return trust > 0
    return trust == 2 and (words.short_heads.close(name) or not _ABSTRACT.search(name))


def _is_whole(text: str, start: int, end: int, item: Item, words: ProductWords) -> bool:
    """Tell whether an item of a sure list is one name with the known word in it: 中药配方颗粒."""
    first = item.seeds[0][0]
    return (
        end - start <= 14
        and not (len(item.seeds) > 1 and (HIDDEN in text[start:end] or is_parted(text, item, words)))
        and start <= first
        and not begins_anew(text, start, first)
        and item.seeds[-1][1] <= end
        and left_bound(text, start, first + 1, words) == start
    )


def _bounds(text: str, item: Item, words: ProductWords, trust: int) -> Place:
    """Return the place of an item's name: behind what leads to it, before what is done with it."""
    start, end = trim(text, item.start, item.end)
    if trust == 2 and not item.seeds:
        end = end_of_last(text, item, words) or end
    loose = (trust == 2 and end - start > 8) or "的" in text[start:end]
    if item.is_class or (trust and (loose or not item.mark)):
        start = left_bound(text, start, end, words)
    else:
        start = behind_leads(text, start, end, words)
    bare = behind_state(text, behind_place(text, start, end - 1), end, words)
    if bare > start:
        start = behind_state(text, behind_leads(text, bare, end, words), end, words)
    return bare_name(text, start, right_bound(text, start, end, words), words)


def _is_blocked(name: str, trust: int, words: ProductWords) -> bool:
    return is_blocked(name, words) or (trust < 2 and name in words.only_in_lists)


def _is_class(name: str, words: ProductWords) -> bool:
    return name in words.classes or (len(name) > 2 and is_named(name, words))
