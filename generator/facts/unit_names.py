"""Names of units in a text: where a name ends, where a list of names is cut, which names say nothing.

``工业和信息化部、商务部`` are two names, ``各市、县〔区〕人民政府`` is one, ``A、B等部门及各地区`` are
three without the class word behind 等.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.core.spans import Span
from generator.facts.lexicon import Edges, Lexicon

_OPEN, _CLOSE = "([〔【", ")]〕】"
_MARKS = re.compile(r"[(\[〔【)\]〕】、,;/\n和及与或兼]|以及| +")
_CLOSING = re.compile(r"[(〔\[][^()〔〕\[\]]{0,24}[)〕\]]$")
_EVERY_LEVEL = re.compile(r"各[省市县区州盟旗乡镇(〔、)〕]+|[县市区旗]{2,}")
_JOINT = re.compile(r"\s?(?:、|,(?=[^,。;、]{2,14}(?:等|、|和|及))|和|及|与|以及)\s?")
_LEVELS = re.compile(
    r"(?:\u3014+|各|全|省|市|县|区|州|盟|旗|设区市|自治区|直辖市|自治州|乡|镇|街道|地级|级|有关|相关|[(〔\[][^)〕\]]{1,6}[)〕\]])+"
)
_TAIL = re.compile(
    r"(?:等?(?:要|应当?|须|将|可)?(?:按照?|依据?|根据|结合)(?:照)?(?:各自)?(?:的)?(?:职能|职责|职权|分工|任务|权限)(?:任务)?(?:分工|范围)?(?:分别|抓好|做好)?"
    r"|分别|共同|具体|统一|各自|主要|全面|直接|联合|总|积极|密切|主动|予以|给予|做好|依法|同时|抓好|指定专人)+$"
)
_LEAD_IN = re.compile(
    r"^(?:其中|由|并|请|以及|及|和|与|或|同时|分别|原则上|应当?由|主要由|具体由|统一由|项工作|该项工作由?|此项[^,。由]{0,6}由|[:,。;、\s])+"
)
_NO_UNITS = "企业所|带队|排队|社会|大会|机会|晚会|开会|年会|例会|全会|博览会|会议|干部|内部|外部|全部|局部|头部|中部|东部|西部|北部|南部|城乡结合部|用处|好处|到处|查处|难处|长处|学科|百科|所有|场所|厕所|车站|网站|班组|机组|电站|泵站|港区|社区|小区|园区|景区|教室|一起|城乡"
_COMPOUND = re.compile(
    r"(?:组织|宣传|统战|监督|检验|检测|抽检|执法|稽查|督查|培训|认证|评估|审批|监测|检查|应急|管理|服务|指导|协调|规划|建设|发展|统计|编制|研究|审查|登记|注册|监管|推进|改革|保障|申诉|举报)"
    r"(?:部门|机构|[\u4e00-\u9fff]{0,3}?(?:总局|分局|局|委员会|办公室|办|部(?!门)|厅|处|科|股|室|所|站|中心|院|大队|支队|总队|协会|司)(?![\u4e00-\u9fff]{0,2}[场位业]))"
    r"|(?:督查|督导|检查|验收|考核|巡查)小?组"
)
_FOLLOWS = (
    r"\s?(?:$|[,。;:、)”—]|和|及|与|以及|或|等|会同|协同|协作|总?牵头|负责|主办|承办|承检|协办|配合|协助|参与|参加|联合|共同|分别|具体|统一|依法|按|根据|依据|依照|具体|增加|严格|履行|指定"
    r"|抽样|采样|送检|跟踪|先行|提级|监管(?!局|部门|[科处股所室])|不定期|定期|限期|督促|每|于|组成|成立|组建|抽调|逐|随机|倒排|督办|办成|跟进|现场|编制|提请|购买|保障|挂牌|撰写|协调|发(?![展改动布])|出具|约谈|立案|深挖|严查|追查|彻查|倒查|拆除|捣毁|取缔|曝光|予以|给予|提供|(?:有关|相关|分管|主要)(?:负责人|负责同志|领导)|{0})"
)
"""What stands behind a name in a sentence."""


class UnitTerms:
    """What names of units are read by in one vocabulary; made by ``Lexicon.bind``."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.ends_in_suffix = lexicon.edges("unit-suffixes").close
        self.ends_in_no_unit = Edges(_NO_UNITS.split("|")).close
        self.suffixes = lexicon.pattern("{0}", "unit-suffixes")
        self.duty_headings = lexicon.pattern("{0}", "duty-headings")
        self.generic = lexicon.words("generic-units")
        self.follows = lexicon.pattern(_FOLLOWS, "task-verbs")


def ends_as_unit(name: str, terms: UnitTerms) -> bool:
    """Tell whether a folded name ends like a unit's: 市工信局, 市委文明办(创城办)."""
    bare = _CLOSING.sub("", name) if name[-1:] in _CLOSE else name
    if terms.ends_in_suffix(bare):
        return "〓" not in name and not _is_no_unit(bare, terms)
    return _EVERY_LEVEL.fullmatch(name) is not None


def _is_no_unit(name: str, terms: UnitTerms) -> bool:
    return terms.ends_in_no_unit(name) and not name.endswith(
        ("市场所", "信用处", "稽查处", "督查处", "检查处", "审查处", "巡查处", "调查处")
    )


def says_who(name: str, terms: UnitTerms) -> bool:
    """Tell whether a folded name says who is meant: 有关部门, 企业 and the like do not."""
    return name not in terms.generic


def split_names(text: str, span: Span, terms: UnitTerms) -> list[Span]:
    """Cut a list of names at a place of a folded text: the place of each name, without 等 and class words."""
    pieces = _merge_levels(text, list(_pieces(text, span, terms)))
    names = []
    for piece in pieces:
        name = _without_class(text, piece)
        if name.end > name.start:
            names.append(name)
    return names


def _pieces(text: str, span: Span, terms: UnitTerms) -> Iterator[Span]:
    depth, start = 0, span.start
    for mark in _MARKS.finditer(text, span.start, span.end):
        word, at = mark[0], mark.start()
        if word in _OPEN:
            depth += 1
        elif word in _CLOSE:
            depth -= 1
        elif depth <= 0 and (word in "、,;/\n" or _joins_names(text, start, mark, span.end, terms)):
            yield Span(start, at)
            start = mark.end()
    yield Span(start, span.end)


def _joins_names(text: str, start: int, cut: re.Match[str], end: int, terms: UnitTerms) -> bool:
    """Tell whether 和 or a blank stands between two names (教育部和科技部) or inside one (工业和信息化部)."""
    left = text[start : cut.start()].strip()
    return cut.end() < end and (("等" in left and cut[0] != " ") or ends_as_unit(left, terms))


def _merge_levels(text: str, pieces: list[Span]) -> list[Span]:
    """Join 各市 with 县人民政府: a head shared by several stays one name."""
    merged: list[Span] = []
    open_head = False
    for piece in pieces:
        if open_head and not text.startswith("各", piece.start):
            merged[-1] = Span(merged[-1].start, piece.end)
        else:
            merged.append(piece)
        open_head = bool(_LEVELS.fullmatch(piece.of(text).strip()))
    return merged


def _without_class(text: str, piece: Span) -> Span:
    """Drop 等 and the class word behind it, spaces, and words that lead in or tail off."""
    words = piece.of(text)
    etc = words.find("等")
    if etc >= 0:
        words = words[:etc]
    lead = _LEAD_IN.match(words)
    start = piece.start + (lead.end() if lead else 0)
    words = words[lead.end() :] if lead else words
    words = _TAIL.sub("", words.rstrip()).rstrip()
    shift = len(words) - len(words.lstrip())
    return Span(start + shift, start + len(words))


def names_from(text: str, start: int, limit: int, terms: UnitTerms) -> list[Span]:
    """Read a list of names that begins at a place and runs into a sentence: 会同市工信局、市城管局开展检查."""
    names: list[Span] = []
    at = start
    while at < limit:
        end = _name_end(text, at, min(limit, at + 36), terms)
        if end is None:
            break
        names.append(Span(at, end))
        joint = _JOINT.match(text, end, limit)
        if joint is None:
            break
        at = joint.end()
    return [
        name for piece in _merge_levels(text, names) if (name := _without_class(text, piece)).end > name.start
    ]


def _name_end(text: str, start: int, limit: int, terms: UnitTerms) -> int | None:
    """Return where the name that begins at a place ends: behind a unit's suffix, before a verb or a mark."""
    words = _hide_brackets(text[start:limit])
    stop = _STOP.search(words)
    end_of_words = stop.start() if stop else len(words)
    if _LEVELS.fullmatch(words[:end_of_words]) and words[end_of_words : end_of_words + 1] == "、":
        return start + end_of_words
    for match in terms.suffixes.finditer(words, 0, end_of_words):
        end = match.end()
        if match[0] == "科协" and words.startswith("助", end):
            end -= 1  # 法规科|协助
        if end < 2 or _is_no_unit(words[:end], terms):
            continue
        if words[end : end + 1] == HIDDEN:
            end += len(words[end:]) - len(words[end:].lstrip(HIDDEN))
        if terms.follows.match(words, end) and not _COMPOUND.match(words, end, end_of_words):
            return start + end
    return None


HIDDEN = "\u3014"
_STOP = re.compile(r"[、,。;:\n”]")
_BRACKET = re.compile(r"[(〔][^()〔〕]{0,20}[)〕]")


def _hide_brackets(words: str) -> str:
    return _BRACKET.sub(lambda match: HIDDEN * len(match[0]), words)
