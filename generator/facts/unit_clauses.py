"""Units in the running text, by the part that they take: 由X牵头, 由X会同Y, X负责, Y配合, 会同Z."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator

from generator.core.spans import Span
from generator.core.terms import Role
from generator.facts.passage import Passage
from generator.facts.unit_lists import ROLE, VERB_FIRST, WHEN, Duty
from generator.facts.unit_names import UnitTerms, names_from, says_who

_BY = re.compile(r"由(?<![理自事经缘来].)(?!于|此|来|不|衷)")  # the word first, so that a search leaps to it
_NOT_DOING = re.compile(
    r"\s?(?:等[^,。;、]{0,6})?(?:有关|主要|分管|相关)?(?:负责同志|负责人|领导|人员|同志)?(?:组成|担任|任|构成|兼任|为(?:主任|组长|成员))"
)
_OF_NOUN = re.compile(r"的[\u4e00-\u9fff]{1,6}$")
_GROUP = re.compile(r"(?P<name>[\u4e00-\u9fff“”]{2,40}?(?:领导小组|工作专班|指挥部|工作组))[^。;]*?全面负责")
_MADE = re.compile(r"^.*(?:成立|建立|设立|组建|组成)了?")
_LIST_OF_PEOPLE = re.compile(r"[^,。;]{0,12}(?:名单|人员|人的|同志|人$)")
_TAKES_PART = re.compile(
    r"牵头(?!单位|部门|人|处室|科室|抓总作用|作用|工作)|按职责分工(?!负责)|按照职责分工(?!负责)|按各自职责分工(?!负责)"
    r"|按照各自职责分工(?!负责)|负责(?!人|同志|的|制|任)"
    r"|配合(?<!支持配合)(?<!协调配合)(?=[。;,]|$|做好|落实|实施)|协助(?<!支持协助)(?<!协调协助)(?!单位|部门|科室|处室|下|义务|调查函|的)"
    r"|主办(?=[。;,]|$)|承办(?=[。;,]|$)|协办(?=[。;,]|$)"
)
_PARTS = {"牵头": Role.LEAD, "配合": Role.SUPPORT, "协助": Role.SUPPORT, "协办": Role.SUPPORT}
_ALSO_DOES = re.compile(r"[^,。;]{0,16}并负责")
_TOGETHER = re.compile("会同")


def read_sentences(passage: Passage, brackets: list[Span], terms: UnitTerms) -> Iterator[Duty]:
    """Read the running text: 由X牵头, 由X会同Y, X负责, Y配合, 会同Z."""
    text = passage.plain
    closed = [span for span in brackets if ROLE.search(text, span.start, span.end)]
    for match in _BY.finditer(text):
        if _is_within(match.start(), closed):
            continue
        yield from _by(text, match.end(), passage.clause(match.start()), terms)
    for match in _TOGETHER.finditer(text):
        clause = passage.clause(match.start())
        for name in names_from(text, match.end(), clause.end, terms):
            if _is_doer(name.of(text), terms):
                yield Duty(name, Role.SUPPORT)
    yield from _clause_subjects(passage, closed, terms)
    group = _GROUP.search(text) if "全面负责" in text else None
    if group:
        start = group.start("name")
        made = _MADE.match(group["name"])
        yield Duty(Span(start + (made.end() if made else 0), group.end("name")), Role.RESPONSIBLE)


def _is_within(at: int, spans: list[Span]) -> bool:
    """Tell whether a place lies in any of some spans that are in order and apart."""
    index = bisect_right(spans, (at, sys.maxsize))
    return index > 0 and at < spans[index - 1].end


def _by(text: str, start: int, clause: Span, terms: UnitTerms) -> Iterator[Duty]:
    names = names_from(text, start, clause.end, terms)
    if not names:
        return
    after = text[names[-1].end : clause.end]
    if start - 1 > clause.start and re.match(r"[^,。;、]{1,24}的", after):
        return  # 由指挥部统一调拨的物资: it tells which things
    if _NOT_DOING.match(after) or (start - 1 > clause.start and _OF_NOUN.search(text[: clause.end])):
        return
    leads = re.match(r"(?:等[^,。;]{0,8})?[^,。;]{0,4}牵头", after)
    helps = re.match(r"[^,。;]{0,4}(?:配合|协助)", after)
    role = Role.LEAD if leads else Role.SUPPORT if helps else Role.RESPONSIBLE
    yield from (Duty(name, role) for name in names if _is_doer(name.of(text), terms))


def _is_doer(name: str, terms: UnitTerms) -> bool:
    return says_who(name, terms) and not VERB_FIRST.match(name) and not WHEN.search(name)


def _clause_subjects(passage: Passage, closed: list[Span], terms: UnitTerms) -> Iterator[Duty]:
    """Read clauses that begin with units and say what part they take: X牵头组织…, X负责…, Y配合."""
    text = passage.plain
    for match in _TAKES_PART.finditer(text):
        clause = passage.clause(match.start())
        if _is_within(match.start(), closed):
            continue
        spans = names_from(text, clause.start, match.start() + 2, terms)
        if not spans or "由" in spans[0].of(text) or _rest(text, spans[-1].end, match.start()):
            continue
        if match[0] == "负责" and _LIST_OF_PEOPLE.match(text, match.end()):
            continue
        role = _PARTS.get(match[0], Role.RESPONSIBLE)
        if text[match.end() : match.end() + 2] == "牵头":
            role = Role.LEAD
        elif role is Role.SUPPORT and _ALSO_DOES.match(text, match.end(), clause.end):
            role = Role.RESPONSIBLE
        yield from (Duty(span, role) for span in spans if _is_doer(span.of(text), terms))


def _rest(text: str, start: int, end: int) -> str:
    """Return what stands between the last name and the role word, but for adverbs and class words."""
    return re.sub(
        r"^(?:等(?:[^,。;、]{0,6}(?:部门|单位|处室|科室))?)?(?:要|应当?|须|将|具体|全面|统一|共同|分别|主要|依法|按[^,。;]{0,10}|积极|密切|主动)*",
        "",
        text[start:end].strip(),
    )
