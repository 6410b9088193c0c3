"""Products: what is supervised, inspected, tested or regulated.

A clause is cut into items at 、 和 及 等. Words of the vocabulary are grown to whole names; other items
count where the list is one of products (等11类产品, 为重点产品, a heading 重点产品). Names in a context of
trade, misuse, technical requirements, or inside the name of a system, an office or a shop do not.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from generator.core.model import ProductMention
from generator.core.spans import Span
from generator.facts.lexicon import HEAD, Lexicon
from generator.facts.passage import FILLER, Passage, Provision
from generator.facts.product_lists import Item, cut_items, is_of_industries, members
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
    without_state,
)
from generator.facts.setting import Setting

_CLAUSE = re.compile(rf"[^。;,:!?\n{FILLER}]{{1,600}}")  # bounded, so that a damaged text costs no more
_BRACKET = re.compile(r"\([^()]{0,80}\)")
_ASIDE = re.compile(
    r"\((?:以下|见|详见|附件|不含|除外|试行|暂行|草案|征求|20\d\d|[一二三四五六七八九十\d]+\))"
)
_LISTS = re.compile(r"、|等|为重点|为主")
_SUPERVISED = re.compile(
    r"监管|监督|抽查|抽检|检查|检验|检测|监测|整治|治理|打假|打击|查处|执法|认证|许可|备案|注册|专项|召回|风险|隐患"
    r"|排查|质量|安全|重点|制售|查验|管控|规范|禁止|限制|严查"
)
_TREATED = re.compile(
    r"(?:等|类)?(?:产品)?(?:的)?(?:质量(?:安全|监督|提升|专项|抽查|监管|风险)|安全(?:监管|专项|整治|风险|隐患|抽检|监督)"
    r"|(?:生产|经营|销售|获证|取证)(?:加工)?(?:企业|单位|环节)|(?:检验|检疫|查验|备案|注册|登记|监测|合格率|抽样)|专项|监督抽查|监督检查|监管|抽检|抽查|认证|召回|整治|产品质量|产品专项|行业专项)"
)
_EVIDENCE = re.compile(
    r"等[^、,。;]{0,18}?(?:产品|商品|食品|用品|工业品|消费品|品种|器材|农资|建材|药品)|为[^、,。;]{0,4}(?:重点|主)|类(?:产品|商品|食品|重点)"
)
_PRODUCT_HEADING = re.compile(r"(?:产品|品种|商品|食品|工业品|消费品)(?:种类|类别|范围|名单|清单|目录)?$")
_OFFICE = re.compile(
    r"(?:药品|食品|和储备|安全|质量){0,2}(?:监督管理|监管|监察|监督|检验检测|检验|检测|检定|管理|稽查|储备)?"
    r"(?:总局|局|部门|委员会|协会|学会|研究院|研究所|中心|处|科|股|室|站|监察机构)(?![\u4e00-\u9fff]{0,2}产品)"
)
_SYSTEM = re.compile(
    r"[\u4e00-\u9fff]{0,9}?(?:系统|平台|信息库|数据库|小程序|app|统计表|登记表|专家库|追溯体系|应急演练)"
    r"|[^,。;、]{0,14}(?:领导小组|专班|工作组|指挥部)"
)
_SHOP = re.compile(
    r"(?:专业|批发|零售|交易|综合|集贸|农贸|销售|经营){0,3}市场(?!监管|准入|秩序|上|中|主体|监督|抽查|检查|整治|专项)"
    r"|(?:4s|门)?店|会销|场所|城(?![乡市区镇])|超市|商铺|摊|养殖|屠宰|种植|标准园|示范[场园]|果园|茶园"
)
_FOCUS_BEHIND = re.compile(r"以[^,。;]{1,40}为重点")
_LONGEST_BEFORE = 8  # characters that a name can have had in front of it
_WORK_NAME = re.compile(
    r"质量安全(?:纳入|工作|责任|意识|宣传|知识|培训|法|水平|形势|县|标准|事件|事故)|打假(?:工作|方案|会议|领导|办|联席|协作|成果|职责)|作弊|(?:产品)?(?:的)?(?:推广|应用|使用范围)|化(?![肥学妆工纤])"
)
_NOT_BEFORE = re.compile("|".join(p.pattern for p in (_OFFICE, _SYSTEM, _SHOP, _FOCUS_BEHIND, _WORK_NAME)))
_DRAFTS = re.compile(r"制定|制订|修订|制修订|完善|出台|起草|编制")
_RULE_BEHIND = re.compile(r"标准|规范|办法|规程|细则|指南|目录|制度|预案")
_IN_A_THING = re.compile(r"(?:[品肉奶菜果蛋油酒粮鱼茶])中(?:的)?[^,、中]{0,6}$")
_BY_MEANS = re.compile(r"(?:使用|利用|用|以(?![及上下内外次假]))[^,的]{0,12}$")
_PRETENDS = re.compile(r"冒充|作弊|充当|代替|作为?原料")
_ADVERTISED = re.compile(r"[^,。;的]{0,40}广告(?!牌)")
_BUILT = re.compile(
    r"(?:增设|布设|购置|推广)[\u4e00-\u9fff]{0,4}$|(?:佩戴|穿戴)[^,。;]{0,16}$|(?:利用|处置)[^,。;]{0,14}生产[^,。;]{0,6}$"
)
_ABSTRACT = re.compile(
    r"(?:问题|行为|单位|企业|领域|环节|市场|场所|地区|区域|部位|机构|部门|人员|制度|机制|工作|活动|指标|情况|能力|信息|数据|服务|技术|宾馆|餐馆|旅馆|网吧"
    r"|标准|许可|认证|检验|超市|门店|商店|学校|幼儿园|食堂|医院|工地|市民|群众|学生|老年人|消费者|地方|方面|行业|产业|平台|网站|项目"
    r"|工程|建设|安全|健康|民生|节能|环保|质量|价格|广告|专利|商标|卫生|教育|医疗|养老|旅游|交通|物流|餐饮|住宿|金融|节日|季节|重点"
    r"|品牌|性能|物质|成分|元素|集市|小卖部|商贩|摊点|摊贩|车站|景区|小区|社区|乡镇|村居|街道|公司|门市|基地|园区|农户|户|者|人|员|群"
    r"|省|市|县|区|镇|乡|开|控制|管理|出厂|过程|随机|文件|资料|证书|执照|合同|票证|票据|档案|台账|记录|计划|方案|预案|规划|法规|政策|意识"
    r"|水平|力度|虚假|不足|残留|效能|责任|义务|权益|利益|收费|电话|网络|媒体|报纸|广播|专家|骨干|队伍|经费|资金|中秋|国庆|春节|元旦|端午|清明|五一|宣传|培训|调查|分析|评价|评估|应急|预警)$"
)
_NAME = re.compile(rf"[\u4e00-\u9fffa-z\d{HIDDEN}“”\"-]{{1,14}}")


def find_products(provision: Provision, setting: Setting) -> tuple[ProductMention, ...]:
    """Find the products that a provision names, each once, in order."""
    lexicon = setting.lexicon
    if provision.is_under(lexicon.pattern("{0}", "technical-headings")):
        return ()
    found: dict[str, ProductMention] = {}
    heading = provision.heading.plain if provision.heading else ""
    for passage in provision.passages:
        named = _PRODUCT_HEADING.search(heading) is not None and passage is provision.text
        for place in sorted(set(_read(passage, lexicon, named=named))):
            span = _as_before(passage.folded, place, found)
            key = span.of(passage.folded)
            if key not in found:
                name = passage.quote(span)
                found[key] = ProductMention(name, name, _canonical(key, lexicon))
    return tuple(found.values())


def _as_before(text: str, span: Span, found: dict[str, ProductMention]) -> Span:
    """Give a name the words that it bore before in the provision: 艺术品 is 文化艺术品 where that stands."""
    for start in range(max(0, span.start - _LONGEST_BEFORE), span.start):
        if text[start : span.end] in found:
            return Span(start, span.end)
    return span


def _canonical(name: str, lexicon: Lexicon) -> str | None:
    names = lexicon.products
    return names.id_of(name) or names.id_of(f"{name}产品") or names.id_of(name.removesuffix("产品"))


def _read(passage: Passage, lexicon: Lexicon, *, named: bool) -> list[Span]:
    plain = passage.plain
    words = list(lexicon.product_words.find(plain))
    if not words and not named and not _EVIDENCE.search(plain):
        return []
    seeds = [
        span for span, id_ in words if id_[0] != "-" or (id_ == HEAD and _TREATED.match(plain, span.end))
    ]
    places = sorted([span.start for span in seeds] + [match.start() for match in _EVIDENCE.finditer(plain)])
    heads = [span.start for span, id_ in words if id_ == HEAD]
    text = _BRACKET.sub(lambda m: HIDDEN * len(m[0]), plain) if "(" in plain else plain
    names: list[Span] = []
    for clause in _clauses(text, places, heads, named=named):
        names += _in_clause(text, clause, _within(seeds, clause), lexicon, named=named and clause.start == 0)
    return names + _in_brackets(plain, seeds, names, lexicon) if "(" in plain else names


def _clauses(text: str, places: list[int], heads: list[int], *, named: bool) -> Iterator[Span]:
    """Yield the clauses that hold a place or two heads, and the first where a heading announces a list."""
    for match in _CLAUSE.finditer(text):
        start, end = match.span()
        if (named and start == 0) or _count(places, start, end) or _count(heads, start, end) > 1:
            yield Span(start, end)


def _count(places: list[int], start: int, end: int) -> int:
    return bisect_left(places, end) - bisect_left(places, start)


def _within(seeds: list[Span], clause: Span) -> list[Span]:
    first = bisect_left(seeds, (clause.start,))
    return [seed for seed in seeds[first : bisect_left(seeds, (clause.end,))] if seed.end <= clause.end]


def _in_brackets(plain: str, seeds: list[Span], names: list[Span], lexicon: Lexicon) -> list[Span]:
    """Read what stands in brackets: members of the class before it, or a clause of its own."""
    found: list[Span] = []
    ends = {name.end for name in names}
    for bracket in _BRACKET.finditer(plain):
        inside = Span(bracket.start() + 1, bracket.end() - 1)
        own = _within(seeds, inside)
        member = bracket.start() in ends
        member = member or (bool(own) and plain[bracket.start() - 1] == "”")
        if (own or member) and not _ASIDE.match(bracket[0]):
            found += _in_clause(plain, inside, own, lexicon, named=member and "、" in bracket[0])
    return found


def _in_clause(text: str, clause: Span, seeds: list[Span], lexicon: Lexicon, *, named: bool) -> list[Span]:
    if not seeds and not _LISTS.search(text, *clause):
        return []
    items = cut_items(text, clause, seeds, lexicon)
    if len(items) == 1 and not named:
        only = _in_item(text, items[0], lexicon, listed=False, trust=0) if seeds else []
        return [name for name in only if not _is_refused(text, name, clause, lexicon)]
    sure = members(text, clause, items, lexicon, named=named)
    if not seeds and not sure:
        return []
    beside = _beside_known(text, items, lexicon)
    names: list[Span] = []
    for index, item in enumerate(items):
        if is_of_industries(text, items, index):
            continue
        if index in beside and index not in sure:
            names.append(beside[index])
        elif index in sure or item.seeds or item.is_class:
            trust = 2 if index in sure else 0
            names += _in_item(text, item, lexicon, listed=len(items) > 1, trust=trust)
    names = [name for name in names if not _is_refused(text, name, clause, lexicon)]
    return [name for name in names if not any(name != other and other.covers(name) for other in names)]


def _beside_known(text: str, items: list[Item], lexicon: Lexicon) -> dict[int, Span]:
    """Return the names of items that look like products and stand beside a known one, or beside one of these."""
    beside: dict[int, Span] = {}
    for order in (range(len(items)), range(len(items) - 1, -1, -1)):
        known = False
        for index in order:
            item = items[index]
            if item.seeds or index in beside:
                known = True
            elif known and not item.trails:
                span = _bounds(text, item, lexicon, 1)
                known = _is_product(span.of(text), item, lexicon, 1)
                if known and not _is_blocked(span.of(text), 1, lexicon):
                    beside[index] = span
    return beside


def _in_item(text: str, item: Item, lexicon: Lexicon, *, listed: bool, trust: int) -> list[Span]:
    """Read the names of one item: those the vocabulary knows, else the item itself as far as it is trusted.

    ``trust`` 2: it stands in a list of products; 1: beside a known product; 0: neither.
    """
    span = _bounds(text, item, lexicon, trust) if trust or item.is_class or not item.seeds else item.span
    if not item.seeds:
        names = [span] if _is_product(span.of(text), item, lexicon, trust) else []
    elif trust == 2 and _is_whole(text, span, item, lexicon):
        names = [span]
    else:
        bounded = listed and (not item.opens or trust == 2)
        grown = [grow(text, seed, item.span, lexicon, listed=bounded) for seed in item.seeds]
        names = [bare_name(text, name, lexicon) for name in grown]
        names += [span] if item.is_class and _is_class(span.of(text), lexicon) else []
    return [name for name in names if not _is_blocked(name.of(text), trust, lexicon)]


def _is_product(name: str, item: Item, lexicon: Lexicon, trust: int) -> bool:
    """Tell whether an item without a known name is a product, by its place and its last word."""
    if not _NAME.fullmatch(name):
        return False
    if item.is_class:
        return _is_class(name, lexicon)
    if is_named(name, lexicon):
        return trust > 0
    return trust == 2 and (ends_short(name, lexicon) or not _ABSTRACT.search(name))


def _is_whole(text: str, whole: Span, item: Item, lexicon: Lexicon) -> bool:
    """Tell whether an item of a sure list is one name with the known word in it: 中药配方颗粒."""
    seed = item.seeds[0]
    return (
        whole.end - whole.start <= 14
        and all(whole.covers(known) for known in item.seeds)
        and left_bound(text, Span(whole.start, seed.start + 1), lexicon) == whole.start
    )


def _bounds(text: str, item: Item, lexicon: Lexicon, trust: int) -> Span:
    span = trim(text, item.span)
    leads = item.is_class or (trust == 2 and (item.opens or span.end - span.start > 8))
    start = left_bound(text, span, lexicon) if leads else behind_lead(text, span, lexicon)
    start = without_state(text, Span(start, span.end), lexicon).start
    return bare_name(text, Span(start, right_bound(text, Span(start, span.end), lexicon)), lexicon)


def _is_blocked(name: str, trust: int, lexicon: Lexicon) -> bool:
    return is_blocked(name, lexicon) or (trust < 2 and name in lexicon.words("only-in-lists"))


def _is_class(name: str, lexicon: Lexicon) -> bool:
    return name in lexicon.words("whole-classes") or (is_named(name, lexicon) and len(name) > 2)


def _is_refused(text: str, name: Span, clause: Span, lexicon: Lexicon) -> bool:
    """Refuse names of offices, systems and shops, things traded, and what adulterates."""
    if is_blocked(name.of(text), lexicon):
        return True
    alone = not _LISTS.search(text, *clause) and name.of(text) in lexicon.words("broad-products")
    if alone and not _SUPERVISED.search(text, *clause):
        return True
    behind = text[name.end : min(clause.end, name.end + 60)]
    if _NOT_BEFORE.match(behind) or _ADVERTISED.match(behind):
        return True
    before = text[clause.start : name.start]
    if _RULE_BEHIND.search(behind) and _DRAFTS.search(before):
        return True
    before = before[-40:]
    if _IN_A_THING.search(before) or _BUILT.search(before):
        return True
    traded = lexicon.pattern(r"(?:[^的、]{{0,8}}|[^的]{{0,30}}等[^的、]{{0,6}}){0}", "trade-words")
    return traded.match(behind) is not None or _misused(before, behind, lexicon)


def _misused(before: str, behind: str, lexicon: Lexicon) -> bool:
    """Tell whether the thing is what adulterates: 添加X, 滥用X, 用X冒充, 利用X作弊."""
    if lexicon.pattern(r"{0}(?!剂)[^,的]{{0,16}}$", "misuse-words").search(before):
        return True
    return bool(_PRETENDS.search(behind[:12]) and _BY_MEANS.search(before))
