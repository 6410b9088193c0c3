"""The words that names of products are read by, compiled once for each vocabulary, each under a short name."""

from __future__ import annotations

from generator.facts.lexicon import Lexicon

_INSPECTS = r"(?:抽查|抽检|检查|检验|检测|监测|查处|严查|严打|打击|整治|制售|关注|突出|聚焦|围绕|对|加强对|加大对|排查|查验|指导|督促|规范|完成|突出|加强|强化)(?:[^,。;、]{{2,8}}的)?(?:全[省市县区]|辖区内?|[我本][省市县区]|{0})*$"
_BREAKS = ",。;()“”〔\x1e"


class ProductWords:
    """Patterns and lists of one vocabulary, bound for reading products; made by ``Lexicon.bind``."""

    def __init__(self, lexicon: Lexicon) -> None:
        pattern, words, edges = lexicon.pattern, lexicon.words, lexicon.edges
        self.id_of = lexicon.products.id_of
        self.heads, self.short_heads = edges("product-heads"), edges("product-edges")
        self.leaning, self.ends = edges("leaning-heads"), edges("right-stops")
        self.leads_in = pattern("{0}", "left-stops").finditer
        self.leads_run = pattern("{0}+", "left-stops").match
        self.ends_in = pattern("{0}", "right-stops").finditer
        state = r"(?:{0}(?:的|和|、|及)?|\d+\s?[种类个家户](?![\d子具电]))+"
        self.state, self.all_state = (
            pattern(state, "state-words").match,
            pattern("(?:{0})+用?", "state-words").fullmatch,
        )
        self.opens_state = frozenset(word[0] for word in words("state-words") if word) | frozenset(
            "0123456789"
        )
        self.modifiers = pattern("(?:{0})+", "modifiers").fullmatch
        self.modifiers_behind = pattern("(?:{0})+$", "modifiers").search
        self.leans = pattern(f"{{0}}(?=等|、|$|[{_BREAKS}]|{{1}})", "leaning-heads", "right-stops").match
        self.blocked, self.classes = words("not-products"), words("whole-classes")
        self.only_in_lists, self.broad = words("only-in-lists"), words("broad-products")
        self.traded = pattern(r"(?:[^的、]{{0,8}}|[^的]{{0,30}}等[^的、]{{0,6}}){0}", "trade-words").match
        self.misused = pattern(r"{0}(?!剂)[^,的]{{0,16}}$", "misuse-words").search
        self.inspects = pattern(_INSPECTS, "state-words").search
        self.technical = pattern("{0}", "technical-headings")
