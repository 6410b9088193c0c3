"""The words that names of products are read by, compiled once for each vocabulary, each under a short name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from generator.facts.lexicon import Lexicon
from generator.facts.product_heads import FAR_WORDS
from generator.facts.product_verbs import PROMOTING, USING

KnownName: TypeAlias = tuple[int, int, str]
"""Where the name proper begins and ends in a name of the vocabulary, and what it is."""

Finder: TypeAlias = Callable[[str], list[tuple[int, int, int]]]
"""Finds the words of a list one behind the other, the longest at each place: a number, start and end of each."""

HIDDEN = "\u3014"
"""Stands for each character of a bracket that is read by itself: 〔."""

ABOUT = "“”\"'‘’ ()" + HIDDEN
"""Marks that stand about a name and are no part of it."""

_INSPECTS = r"(?:抽查|抽检|检查|检验|检测|监测|查处|严查|严打|打击|整治|制售|关注|突出|聚焦|围绕|对|加强对|加大对|排查|查验|指导|督促|规范|完成|加强|强化|涉及|包括|涵盖|曝光|查扣|查封|收缴|销毁|抽样|(?:重点|主要)(?:是|为|有|抓|看))(?:[^,。;、]{{2,8}}的)?(?:全[省市县区]|辖区内?|[我本][省市县区]|{0})*$"
_BREAKS = ",。;()“”〔\x1e"


def _finder(words: Iterable[str]) -> Finder:
    """Return an automaton: a pattern would try some two hundred branches wherever a word may begin."""
    automaton = AhoCorasick(
        [word for word in words if word],
        matchkind=MatchKind.LeftmostLongest,
        implementation=Implementation.ContiguousNFA,
    )
    return automaton.find_matches_as_indexes


class ProductWords:
    """Patterns and lists of one vocabulary, bound for reading products; made by ``Lexicon.bind``."""

    def __init__(self, lexicon: Lexicon) -> None:
        pattern, words, edges = lexicon.pattern, lexicon.words, lexicon.edges
        self.id_of = lexicon.products.id_of
        self.heads, self.short_heads = edges("product-heads"), edges("product-edges")
        self.leaning = edges("leaning-heads")
        self.leads, self.ends = edges("left-stops"), edges("right-stops")
        self.leads_in = _finder(words("left-stops"))
        self.ends_in = _finder(words("right-stops"))
        state = r"(?:{opens[0]}{0}(?:的|和|、|及)?|(?:\d+\s?[种类个家户次遍座辆]|\d+\s?台(?![秤灯式扇球历钳钻案])|\d+(?=台[秤灯式扇]))(?![\d子具元]|电(?![动梯线缆池器机热饭磁视风]))|一次(?!性))+"
        self.state, self.all_state = (
            pattern(state, "state-words").match,
            pattern("(?:{opens[0]}{0})+用?", "state-words").fullmatch,
        )
        self.opens_state = frozenset(word[:2] for word in words("state-words") if word).union(
            "0123456789", ["一次"]
        )
        self.opens_more = frozenset(word[0] for word in self.opens_state).union(ABOUT, "用含")
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
            r"(?:[^的、]{{0,8}}|[^的]{{0,30}}等[^的、]{{0,6}})(?<!打假)(?<!执法)(?<!检查){opens[0]}{0}(?!商(?!品)|检查|执法|抽[查检]|打假|整治)",
            "trade-words",
        ).match
        self.misused = pattern(
            r"{0}(?!剂|使假|掺假|量?(?:监控|监测|检测|检验|抽检|超标|问题|行为)[和及与、])[^,的]{{0,16}}$",
            "misuse-words",
        ).search
        self.promoted = pattern(
            r"{0}(?:[^\s,。;、\d]{{1,12}}\d{{1,4}}[^\s,。;、\d]{{1,3}}、){{0,4}}[^\s,。;、的]{{0,6}}$",
            "promotion-verbs",
        ).search
        self.business = pattern("(?:集中|带量|统一)?{0}", "business-words").match
        self.may_head = _finder((*FAR_WORDS, *words("trade-words"), *words("business-words")))
        self.may_promote = _finder((*PROMOTING, *words("promotion-verbs")))
        self.may_use = _finder((*USING, *words("misuse-words")))
        self.bare: dict[str, KnownName | None] = {}  # of names of the vocabulary, so bounded by it
        self.inspects = pattern(_INSPECTS, "state-words").search
        self.technical = pattern("{0}", "technical-headings")

    def may_be_class(self, text: str) -> bool:
        """Tell whether some words hold a class of products, the head of a name, or a product: mostly not."""
        return bool(self._find_known(text) or self._find_class(text))
