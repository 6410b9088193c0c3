"""The words that names of products are read by, compiled once for each vocabulary, each under a short name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TypeAlias

from ahocorasick_rs import AhoCorasick, MatchKind

from generator.facts.lexicon import Lexicon, trie_pattern

KnownName: TypeAlias = tuple[int, int, str]
"""Where the name proper begins and ends in a name of the vocabulary, and what it is."""

Finder: TypeAlias = Callable[[str], list[tuple[int, int, int]]]
"""Finds the words of a list one behind the other, the longest at each place: a number, start and end of each."""

HIDDEN = "\u3014"
"""Stands for each character of a bracket that is read by itself: 〔."""

ABOUT = "“”\"'‘’ ()" + HIDDEN
"""Marks that stand about a name and are no part of it."""

_BEHIND = (
    "总局|局|部门|委员会|协会|学会|研究院|研究所|中心|处|科|股|室|站|监察机构|系统|平台|信息库|数据库|"
    "小程序|app|统计表|登记表|专家库|追溯体系|应急演练|领导小组|专班|工作组|指挥部|市场|店|会销|场所|"
    "城|超市|商铺|摊|点|集市|展销|博览|养殖|屠宰|种植|示范|果园|茶园|标准|规范|办法|规程|细则|指南|"
    "目录|制度|预案|条例|法|安全月|质量月|为重点|质量安全|打假|推广|应用|使用范围|化|事故|协管员|人员|司炉工|案件|运|驾驶|"
    "司机|项目|管网|水源|用户|加成|废弃物|相关|管理法|广告|冒充|作弊|充当|代替|原料|企业|单位用|机构用|维修|检测机构|检验机构|名称|知识|产地|生产|专家|骨干|检查员|审评员|核查员|救援|验所|测所|"
    "小组|专组|整治组|检查组|督查组|督导组|巡查组|监管组|执法组|稽查组|保障组|攻坚组|推进组|协调组|调查组|处置组|抽检组|"
    "不良|许可证|合格证|服务费|投诉|讲堂|勾兑|一条街|集散地|厂周边|厂附近|厂门口|修厂|修理厂|修配厂|清查表|调查表|汇总表|自查表|演练|"
    "掺入|掺混|外,|外对|以外|翻新点|修理点|经销部|经营部|门市部|实验室|使用减量|零增长|纠纷|检定装置|检测装置|安全进|证书"
)
"""What stands behind a name in the patterns of contexts: where none of these does, they need not be tried."""

_BEFORE = "未|不带|不具备|无|制作|缺少|中|增设|布设|购置|推广|佩戴|穿戴|利用|处置|废|生产|制造|制取|加工|使用|选用|采用"
_PROMOTED = (
    r"(?:{0}|(?:推动|鼓励|引导|提倡|倡导|带动|支持)[^,。;]{{0,12}}(?:使用|选用|采用))[^\s,。;、的]{{0,6}}$"
)

_INSPECTS = r"(?:抽查|抽检|检查|检验|检测|监测|查处|严查|严打|打击|整治|制售|关注|突出|聚焦|围绕|对|加强对|加大对|排查|查验|指导|督促|规范|完成|突出|加强|强化)(?:[^,。;、]{{2,8}}的)?(?:全[省市县区]|辖区内?|[我本][省市县区]|{0})*$"
_BREAKS = ",。;()“”〔\x1e"


def _finder(words: Iterable[str]) -> Finder:
    """Return an automaton: a pattern would try some two hundred branches wherever a word may begin."""
    automaton = AhoCorasick([word for word in words if word], matchkind=MatchKind.LeftmostLongest)
    return automaton.find_matches_as_indexes


class ProductWords:
    """Patterns and lists of one vocabulary, bound for reading products; made by ``Lexicon.bind``."""

    def __init__(self, lexicon: Lexicon) -> None:
        pattern, words, edges = lexicon.pattern, lexicon.words, lexicon.edges
        self.id_of = lexicon.products.id_of
        self.heads, self.short_heads = edges("product-heads"), edges("product-edges")
        self.leaning, self.ends = edges("leaning-heads"), edges("right-stops")
        self.leads_in = _finder(words("left-stops"))
        self.leads_run = pattern("(?:{opens[0]}{0})+", "left-stops").match
        self.ends_in = _finder(words("right-stops"))
        state = r"(?:{opens[0]}{0}(?:的|和|、|及)?|\d+\s?[种类个家户次遍](?![\d子具元]|电(?!动)))+"
        self.state, self.all_state = (
            pattern(state, "state-words").match,
            pattern("(?:{opens[0]}{0})+用?", "state-words").fullmatch,
        )
        self.opens_state = frozenset(word[0] for word in words("state-words") if word) | frozenset(
            "0123456789"
        )
        self.opens_more = self.opens_state.union(ABOUT, "用")
        self.modifiers = pattern("(?:{opens[0]}{0})+(?:[和及与](?:{0})*)?", "modifiers").fullmatch
        self.ends_modifier = frozenset(word[-1] for word in words("modifiers") if word)
        self.modified = pattern("(?:{opens[0]}{0})+", "modifiers").match
        self.modifiers_behind = pattern("{0}(?:{opens[0]}{0})*$", "modifiers").search
        self.leans = pattern(
            f"{{0}}(?:产品)?(?=等|、|$|[{_BREAKS}]|{{opens[1]}}{{1}})", "leaning-heads", "right-stops"
        ).match
        self.blocked, self.classes = words("not-products"), words("whole-classes")
        self._find_known, self._find_class = lexicon.product_words.find, _finder(self.classes)
        self.only_in_lists, self.broad = words("only-in-lists"), words("broad-products")
        self.traded = pattern(
            r"(?:[^的、]{{0,8}}|[^的]{{0,30}}等[^的、]{{0,6}}){opens[0]}{0}", "trade-words"
        ).match
        self.misused = pattern(r"{0}(?!剂)[^,的]{{0,16}}$", "misuse-words").search
        self.promoted = pattern(_PROMOTED, "promotion-verbs").search
        self.business = pattern("(?:集中|带量|统一)?{0}", "business-words").match
        behind = (*words("trade-words"), *words("business-words"))
        before = (*words("misuse-words"), *words("promotion-verbs"))
        self.may_stand_behind = re.compile(trie_pattern((*_BEHIND.split("|"), *behind))).search
        self.may_stand_before = re.compile(trie_pattern((*_BEFORE.split("|"), *before))).search
        self.bare: dict[str, KnownName | None] = {}  # of names of the vocabulary, so bounded by it
        self.inspects = pattern(_INSPECTS, "state-words").search
        self.technical = pattern("{0}", "technical-headings")

    def may_be_class(self, text: str) -> bool:
        """Tell whether some words hold a class of products, the head of a name, or a product: mostly not."""
        return bool(self._find_known(text) or self._find_class(text))
