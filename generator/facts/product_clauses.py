"""The clauses of a plan that may name products, looked for once on its whole sheet: all others cost nothing."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise

from msgspec import Struct

from generator.facts.lexicon import HEAD, Lexicon
from generator.facts.passage import Passage, Provision
from generator.facts.product_names import STAPLES, Place
from generator.facts.product_words import HIDDEN, ProductWords
from generator.facts.sheet import BREAK, FILLER, Sheet
from generator.text.normalise import well_formed

_LONGEST_CLAUSE = 600  # characters; a damaged text must not cost more
_LONGEST_NAME = 16
_CLAUSE_MARKS = f"。;,:!?\n{FILLER}"
_CELLS = re.compile(  # the blank first, so that a search leaps to it
    r" (?<=[\u4e00-\u9fff”)] )(?= *[\u4e00-\u9fff“])(?! *[等为的类和及与])"
)
"""Where a row is cut into cells: 建材| 水泥、钢筋."""
BRACKET = re.compile(rf"\([^(){BREAK}]{{0,80}}\)")
"""A bracket without another in it."""
_TREATED = re.compile(
    r"(?:等|类)?(?:产品)?(?:的)?(?:质量(?:安全|监督|提升|专项|抽查|监管|风险)|安全(?:监管|专项|整治|风险|隐患|抽检|监督)"
    r"|(?:生产|经营|销售|获证|取证)(?:加工)?(?:企业|单位|环节)|(?:检验|检疫|查验|备案|注册|登记|监测|合格率|抽样)"
    r"|专项|监督抽查|监督检查|监管|犯罪|抽检|抽查|认证|召回|整治|产品质量|产品专项|行业专项)"
)
_RUNS_ON = re.compile("(?<=机)(?:构|关(?!键)|制(?![造作售]))|(?<=服)务").match
"""Makes another word of the last character of a name: 安检机|构, 家居服|务."""
_EVIDENCE = re.compile(
    rf"等[^、,。;\n{BREAK}]{{0,18}}?(?:产品|商品|食品|用品|工业品|消费品|品种|器材|农资|建材|药品)"
    rf"|为[^、,。;\n{BREAK}]{{0,4}}(?:重点|主)|类(?:产品|商品|食品|重点)"
    rf"|、[{''.join(sorted(STAPLES))}](?=[、和及与])(?<=[{''.join(sorted(STAPLES))}]、.)"
)


_PRODUCT_HEADING = re.compile(
    r"(?:产品|品种|商品|食品|工业品|消费品)(?:种类|类别|范围|名单|清单|目录)?(?:[(]?共?\d{1,3}[大个]?[种类个][)]?)?$"
)
_CLOSES_HEADING = frozenset("品种类别围单录个)")
_OVER_CLASSES = re.compile(f"(?:重点|主要|抽查|监管|整治)(?:产品|品种|商品)(?:{BREAK}|$)")
_IS_CLASS = frozenset("类品具料备械资材装器车")


def announces(plain: str, start: int, end: int) -> bool:
    """Tell whether a heading announces a list: 重点产品种类."""
    return plain[end - 1] in _CLOSES_HEADING and _PRODUCT_HEADING.search(plain, start, end) is not None


def is_announced(provision: Provision, heading: Passage) -> bool:
    """Tell whether a provision's heading announces a list, or names a class below one that does: 消防类, 燃气具."""
    plain = provision.sheet.plain
    if announces(plain, heading.start, heading.end):
        return True
    return plain[heading.end - 1] in _IS_CLASS and provision.is_under(_OVER_CLASSES)


class Clause(Struct, frozen=True, gc=False):
    """A clause that may name products: its place on the sheet, and the known names in it."""

    start: int
    end: int
    seeds: list[Place]


class ClauseScan:
    """What a plan says on products, looked for once on its whole sheet: the clauses that may name some."""

    def __init__(self, sheet: Sheet, lexicon: Lexicon) -> None:
        self.words = lexicon.bind(ProductWords)
        self.plain = plain = well_formed(sheet.plain).replace("〔", "(").replace("〕", ")")
        self.text = BRACKET.sub(lambda m: HIDDEN * len(m[0]), plain) if "(" in plain else plain
        """The text with its brackets hidden: they are read by themselves."""
        self._cut = self.text
        for mark in _CLAUSE_MARKS:
            self._cut = self._cut.replace(mark, BREAK)
        self._cut = _CELLS.sub(BREAK, self._cut)
        self._seeds: list[Place] = []
        self._clauses: list[Clause] = []
        end = 0
        for sign in sorted(self._signs(lexicon)):
            if sign >= end:
                clause = self._clause_at(sign, end)
                end = clause.end
                self._clauses.append(clause)
        self.starts = [clause.start for clause in self._clauses]

    def _signs(self, lexicon: Lexicon) -> list[int]:
        """Note the known names, and return where a clause may name products: there, in lists, at pairs of heads."""
        heads: list[int] = []
        for start, end, id_ in lexicon.product_words.find(self.plain):
            if self.plain[start] == "家" and self.plain[start - 1 : start].isdigit():
                self._seeds += self._counted(start + 1, lexicon)
            elif id_[0] != "-":
                if self.plain[end - 1] not in "机服" or not _RUNS_ON(self.plain, end):
                    self._seeds.append((start, end))
            elif id_ == HEAD:
                heads.append(start)
                if _TREATED.match(self.plain, end):
                    self._seeds.append((start, end))
        signs = [start for start, _ in self._seeds]
        signs += [match.start() for match in _EVIDENCE.finditer(self.plain)]
        signs += [head for head, next_ in pairwise(heads) if self._cut.find(BREAK, head, next_) < 0]
        return signs

    def _counted(self, start: int, lexicon: Lexicon) -> list[Place]:
        """Return the known name at a place behind a count of makers: 6家|电动自行车(整车厂), and not 家电."""
        for first, end, id_ in lexicon.product_words.find(self.plain[start : start + _LONGEST_NAME]):
            return [(start, start + end)] if first == 0 and id_[0] != "-" else []
        return []

    def _clause_at(self, place: int, after: int) -> Clause:
        """Return the clause about a place, behind another place; a run without marks is cut in equal parts."""
        start = self._cut.rfind(BREAK, after, place) + 1 or after
        start += (place - start) // _LONGEST_CLAUSE * _LONGEST_CLAUSE
        end = self._cut.find(BREAK, place, start + _LONGEST_CLAUSE)
        if end < 0:
            end = min(start + _LONGEST_CLAUSE, len(self._cut))
        return Clause(start, end, self.seeds_in(start, end))

    def clauses_in(self, start: int, end: int, *, named: bool) -> list[Clause]:
        """Return the clauses of a passage that may name products, and its first where a list is announced."""
        first = bisect_left(self.starts, start)
        clauses = self._clauses[first : bisect_left(self.starts, end, first)]
        if named and not (clauses and clauses[0].start == start):
            return [self._clause_at(start, start), *clauses]
        return clauses

    def seeds_in(self, start: int, end: int) -> list[Place]:
        """Return the known names of a range."""
        first = bisect_left(self._seeds, (start,))
        seeds = self._seeds[first : bisect_left(self._seeds, (end,), first)]
        while seeds and seeds[-1][1] > end:
            seeds.pop()
        return seeds
