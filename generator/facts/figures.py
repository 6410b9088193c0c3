"""Figures with a unit: where they stand, their value, and the words of their clause that bind them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from msgspec import Struct

from generator.core.numbering import read_han_number
from generator.core.spans import Span, make_span
from generator.core.terms import Comparator
from generator.facts.lexicon import Lexicon
from generator.facts.passage import Passage
from generator.facts.sheet import Sheet

_FIGURE = (
    r"(?:(?P<share>[百千]分之)\s?(?P<part>\d{{1,3}}(?:\.\d+)?|[一二三四五六七八九十百]{{1,4}})|(?:(?P<least>\d+)\s?[-~—–至]\s?)?(?P<figure>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|半"
    r"|[一二两三四五六七八九十百]{{1,4}})"
    r"\s?(?:余|多)?(?P<myriad>[万亿](?!元|人(?!次)))?(?:余|多)?\s?"
    r"(?P<unit>%|‰|/10万|个百分点|{0}|成[一二三四五六七八九]?(?=以[上下内]|左右|[,。;、)\n]|$)|(?<=\d)(?=以[下内上]))(?!(?<=家)[庭具长居]|(?<=家)电(?![梯动池线力商])|(?<=项)目|(?<=名)[牌录称单优]|(?<=种)[植子]|(?<=个)[人体别]|(?<=分)[之别类析管享]"
    r"|(?<=处)[置理罚方分长]|(?<=期)[间限末]|(?<=次)(?:[年日序要生供]|月(?!饼))|(?<=类)[别型]|(?<=位)置|(?<=件)[数量]|(?<=部)[门委]))"
    r"(?P<per>/(?:千人|万人|百万人口?|万台|市|县|站|所|校|店|户|年|月|周|季度?|人|家|天|日))?"
    r"(?P<after>\s?(?:及|\([^()]{{0,12}}\)|或)?(?:以上|以下|以内|之内|以外|内))?"
)
_SHARES = {"百分之": "%", "千分之": "‰"}
RATES = ("%", "‰", "/10万")
"""Units of rates."""
SAMPLES = ("批次", "个批次", "批", "组", "批次/千人", "份")
"""Units of samples and lots."""
TURNS = ("次", "遍", "轮", "场", "期")
"""Units that count what is done, and no names: 对糕点、肉食柜台检查2次."""
_RATIOS = ("/千人", "/万人", "/百万人", "/百万人口", "/万台", "/市", "/县", "/站", "/所", "/校", "/店", "/户")
_HAN = "一二两三四五六七八九十百"
_NO_FIGURE_BEHIND = r"0-9.a-z第/#〔\[?□\ufffd"
_MYRIADS = {"万": 10_000, "亿": 100_000_000}
_REACH = 48  # characters before a figure in which the word that binds it stands
_COMPARISONS = {
    Comparator.AT_LEAST: "不 少 于|不 低 于|不得 少于|不得 低于|不应少于|不应低于|至少|最少|不小于|不短于|不下于|不下|大于等于|≥|>=",
    Comparator.AT_MOST: "不 超 过|不得超过|不高于|不得高于|不多于|不得多于|不大于|不长于|至多|最多|最高|最长|≤|<=|控制在",
    Comparator.MORE: "超过|超出|高于|大于|多于|突破|>",
    Comparator.LESS: "低于|少于|小于|不足|不满|<",
    Comparator.EQUAL: "达到|达至|达成|达|提升到|提升至|保持在|保持|稳定在|维持在|提高到|提高至|扩大至|扩大到|增至|增加到|增长到|降至|降低到|降到"
    "|减至|减少到|压缩至|压缩到|压缩为|压减至|压减到|压减为|缩减至|缩减为|精简为|缩短至|缩短到|缩短为|精简至|实现|为",
}
"""The words that compare; where they hold a blank, a text may."""

_COMPARATORS = {
    word.replace(" ", ""): comparator
    for comparator, words in _COMPARISONS.items()
    for word in words.split("|")
}
_LEAD = re.compile(  # the words first, ungrouped: so a search skips to the first characters of them
    f"(?P<word>{'|'.join(_COMPARISONS.values())})".replace(" ", r"\s?")
    + r"(?<![到抵]达)(?!(?<=达)标|(?<=不下)[^\s])(?P<base>(?:[“\"][^”\",。;]{1,24}[”\"])?[^,。;:、()\d]{0,18}?的?\s?)$"
)


_LABEL_ASIDE = re.compile(r"\([^()]{1,8}\)$")  # 抽查比例(数量)


class Lead(Struct, frozen=True):
    """The words before a figure that compare it: ``不少于``, ``达到``, with the base that may stand between."""

    words: str
    base: str
    comparator: Comparator


class FigureWords:
    """The patterns of figures that hold the counters and verbs of a vocabulary; made by ``Lexicon.bind``."""

    def __init__(self, lexicon: Lexicon) -> None:
        firsts = re.escape("".join(sorted({word[0] for word in lexicon.words("counters") if word})))
        behind = rf"\s余多万亿%‰成{firsts}"
        self.places = re.compile(  # one set first, so that a search skips to the numerals
            rf"[0-9半千{_HAN}](?<![{_NO_FIGURE_BEHIND}].)(?<![0-9],.)"
            rf"(?:(?<=[0-9])[0-9.,]*(?=[{behind}以~—–至-]|/10万)|(?<=[半{_HAN}])[{_HAN}]{{0,3}}(?=[{behind}])|(?<=千)(?=分之))"
        )
        self.figure = lexicon.pattern(_FIGURE, "counters")
        self.technical_units = lexicon.words("technical-units")
        self.technical_headings = lexicon.pattern(
            "(?<!放宽)(?<!降低){0}(?!战略|化|体系|建设|工作|研制|制修订)", "technical-headings"
        )
        self.verb = lexicon.pattern("{0}了?$", "counting-verbs")
        self.verb_near = lexicon.pattern(r"{0}[^,。;:()\d]{{0,24}}$", "counting-verbs")
        self.verb_far = lexicon.pattern("{0}[^,。;:()]{{0,60}}$", "counting-verbs")


class Figure(Struct, frozen=True):
    """A figure with its unit: where it stands, its value, and the words of its clause about it."""

    span: Span
    value: float
    least: str | None
    """The lower end of a range as printed: 3 of 3—5家."""
    unit: str
    suffix: str
    in_han: bool
    before: str
    behind: str
    after_clause: str
    lead: Lead | None
    text: str
    opens: int
    """Where its clause begins in the text."""

    @property
    def earlier(self) -> str:
        """Return what stands before the clause in its sentence."""
        return self.text[max(0, self.opens - _REACH) : self.opens].rpartition("。")[2]

    @property
    def named(self) -> str:
        """Return the words right before it: of its clause, or the label whose value it is (抽查比例：10%)."""
        label = self.earlier.rstrip()
        if self.before.strip() or not label.endswith(":"):
            return self.before
        return _LABEL_ASIDE.sub("", label[:-1])


class _Places:
    """Where on a sheet a numeral stands before what could be a counter, in order."""

    def __init__(self, sheet: Sheet, lexicon: Lexicon) -> None:
        self.starts = [match.start() for match in lexicon.bind(FigureWords).places.finditer(sheet.plain)]


def where_figures(sheet: Sheet, lexicon: Lexicon) -> Iterable[int]:
    """Return where on a sheet a numeral stands before what could be a counter, in order."""
    return sheet.scan(_Places, lexicon).starts


def read_figures(passage: Passage, lexicon: Lexicon) -> list[Figure]:
    """Read the figures of a passage; the long pattern is tried where a numeral begins, and nowhere else."""
    starts = passage.sheet.scan(_Places, lexicon).starts
    first = bisect_left(starts, passage.start)
    read_figure = lexicon.bind(FigureWords).figure.match
    figures: list[Figure] = []
    done = 0
    for start in starts[first : bisect_left(starts, passage.end, first)]:
        at = start - passage.start
        if at >= done and (match := read_figure(passage.plain, at)):
            done = match.end()
            figures.append(_read(passage, match))
    return figures


def _read(passage: Passage, match: re.Match[str]) -> Figure:
    least, figure, myriad, unit, per, after = match.group("least", "figure", "myriad", "unit", "per", "after")
    if share := match["share"]:
        figure, unit = match["part"], _SHARES[share]
    digits = figure.replace(",", "")
    in_han = not digits[0].isdigit()
    value = _read_han(digits) if in_han else float(digits)
    if unit[:1] == "成" and unit[1:]:  # 九成五
        value, unit = value + _read_han(unit[1:]) / 10, "成"
    span, text = make_span(match.span()), passage.plain
    opens, closes = passage.clause(span.start)
    before = text[opens : span.start]
    return Figure(
        span,
        value * _MYRIADS[myriad] if myriad else value,
        least,
        unit + per if per in _RATIOS else unit,
        after.strip() if after else "",
        in_han and not share,
        before,
        text[span.end : max(span.end, closes)],
        text[closes : closes + 1],
        _find_lead(before[-_REACH:]),
        text,
        opens,
    )


def _find_lead(before: str) -> Lead | None:
    if before.endswith("超"):
        return Lead("超", "", Comparator.MORE)
    match = _LEAD.search(before)
    if match is None:
        return None
    while nearer := _LEAD.search(before, match.end("word")):
        match = nearer  # 比例为各县|不少于
    return Lead(match[0], match["base"].strip(), _COMPARATORS["".join(match["word"].split())])


def _read_han(numeral: str) -> float:
    return 0.5 if numeral == "半" else float(read_han_number(numeral.replace("两", "二")))
