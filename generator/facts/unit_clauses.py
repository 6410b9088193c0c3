"""Units in the running text, by the part that they take: 由X牵头, 由X会同Y, X负责, Y配合, 会同Z."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator

from generator.core.spans import Span, make_span
from generator.core.terms import Role
from generator.facts.passage import Passage
from generator.facts.sheet import BREAK
from generator.facts.unit_lists import ROLE, VERB_FIRST, WHEN, Duty
from generator.facts.unit_names import UnitTerms, names_from, says_who

_NOT_DOING = re.compile(
    r"\s?(?:等[^,。;、]{0,6})?(?:有关|主要|分管|相关)?(?:负责同志|负责人|领导|人员|同志)?(?:组成|担任|任|构成|兼任|为(?:主任|组长|成员))"
)
_SEATED = re.compile(
    r"(?:(?:^|[,。;\n]|下设)(?P<name>[\u4e00-\u9fff]{0,16}办公室),?\(?设在|下设(?P<below>办公室)[在于])[^,。;()]{2,20}\)?,(?:具体|主要)?负责(?!人)"
)
_MADE_UP = re.compile(r"[^,。;]*(?:人员|同志|负责人|领导|干部|骨干|专家|力量|代表)等?(?:组成|构成)")
_WHICH = re.compile(r"[^,。;、]{1,24}的")
_LEADS = re.compile(r"(?:等[^,。;]{0,8})?[^,。;]{0,4}牵头")
_HELPS = re.compile(r"[^,。;]{0,4}(?:配合|协[助办])")
_BETWEEN = re.compile(
    r"^(?:等(?:[^,。;、]{0,6}(?:部门|单位|处室|科室|机构|院所))?)?(?:要|应当?|须|将|具体|全面|统一|共同|分别|主要|依法|按[^,。;]{0,10}|积极|密切|主动|协同|协助|给予|予以)*"
)
_OF_NOUN = re.compile(r"的[\u4e00-\u9fff]{1,6}$")
_GROUP = re.compile(r"(?P<name>[\u4e00-\u9fff“”]{2,40}?(?:领导小组|工作专班|指挥部|工作组))[^。;]*?全面负责")
_MADE = re.compile(
    r"^.*(?:成立|建立|设立|组建|组成)了?(?:由?.*(?:组长|总指挥|主任)的)?|^.*任(?:组长|总指挥|主任)的"
)
_LIST_OF_PEOPLE = re.compile(r"[^,。;]{0,12}(?:名单|人员|人的|同志|人$)")
_BY, _TOGETHER = "由", "会同"
SAID = (  # the words first, ungrouped: so a search skips to the first characters of them
    rf"{_BY}(?<![自事经缘来].)(?<!(?<![处管办受审])理.)(?!于|此|来|不|衷)|{_TOGETHER}"
    r"|牵头(?!单位|部门|人|处室|科室|抓总作用|作用|工作)|按职责分工(?!负责)|按照职责分工(?!负责)|按各自职责分工(?!负责)"
    r"|按照各自职责分工(?!负责)|负责(?!人|同志|的|制(?![定作订])|任)"
    r"|配合(?<!支持配合)(?<!协调配合)(?=[。;,{BREAK}]|$|做好|落实|实施|抽样|开展|完成)|协助(?<!支持协助)(?<!协调协助)(?!单位|部门|科室|处室|下|义务|调查函|的)"
    r"|配合(?=[^,。;{BREAK}]{2,16}(?:局|部门|所|委|办|院|队|处|科|股)(?:做好|开展|落实|实施|完成))|协同(?=做好|开展|落实|实施|推进)"
    + "".join(
        f"|{word}(?=[。;,{{BREAK}}]|$)"
        for word in ("具体落实", "参加", "参与", "主办", "承办", "承检", "协办")
    )
    + r"|承担(?=[。;,{BREAK}]|$|[^,。;{BREAK}]{2,12}(?:工作|任务|职能|职责))"
).replace("{BREAK}", BREAK)
"""What says on a sheet, in a sentence, who takes which part in the work."""

Said = tuple[int, int, str]
"""Where such a word begins and ends, and the word."""

_PARTS = {
    "牵头": Role.LEAD,
    "配合": Role.SUPPORT,
    "协助": Role.SUPPORT,
    "协同": Role.SUPPORT,
    "协办": Role.SUPPORT,
    "参加": Role.SUPPORT,
    "参与": Role.SUPPORT,
}
_AMONG_DUTIES = ("具体落实", "参加", "参与")
"""Parts that only a member of a list of duties takes: 县局牵头，各所具体落实."""
_AFTER_DUTY = re.compile(r"(?:牵头|负责|配合|协助|承担)[^,。;]{0,10},\s?$")
_REACH = 24  # characters in which the duty before one of a list is said
_ALSO_DOES = re.compile(r"[^,。;]{0,16}并负责")
_FIRST_NAMES = re.compile(r"(?:[\u4e00-\u9fff]{2,5}、){1,6}")
_LAST_NAME = re.compile(r"[\u4e00-\u9fff]{2,6}?(?:部门|(?=等(?:有关|相关)?部门|[两三四五六]家(?![电具用])))")
_CLASS = re.compile(r"(?:部门|局|厅|委|办)$")
"""What short names of a list can share, said behind the last: 公安、农业农村部门."""

_SLOGAN = re.compile(r"“[^“”\n]{4,80}”\s?的?[^,。;“]{0,6}?(?:机制|格局|原则|体制|体系|方针|模式|要求|思路)")


def read_sentences(
    passage: Passage, said: list[Said], brackets: list[Span], terms: UnitTerms
) -> Iterator[Duty]:
    """Read the running text: 由X牵头, 由X会同Y, X负责, Y配合, 会同Z; ``said`` tells where it says so."""
    text = passage.plain
    closed = [span for span in brackets if ROLE.search(text, span.start, span.end)] if said else []
    for start, end, word in said:
        if word == _BY and not is_within(start, closed):
            yield from _by(text, end, passage.clause(start), terms)
        elif word == _TOGETHER:
            limit = passage.closing(start)
            names = _names_at(text, end, limit, terms)
            yield from (Duty(name, Role.SUPPORT) for name in names if is_doer(name.of(text), terms))
    parts = [part for part in said if part[2] not in (_BY, _TOGETHER)]
    yield from _clause_subjects(passage, parts, closed, terms)
    if "设在" in text or "下设" in text:
        seated = _SEATED.finditer(text)
        yield from (Duty(make_span(m.span(m.lastgroup or "name")), Role.RESPONSIBLE) for m in seated)
    group = _GROUP.search(text) if "全面负责" in text else None
    if group:
        start = group.start("name")
        made = _MADE.match(group["name"])
        yield Duty(Span(start + (made.end() if made else 0), group.end("name")), Role.RESPONSIBLE)


def _names_at(text: str, start: int, limit: int, terms: UnitTerms) -> list[Span]:
    """Read names up to where they end, or those of a list that share a class word: 会同|消委、质监、卫生等部门."""
    names = names_from(text, start, limit, terms)
    if names and not text.startswith("、", names[-1].end):
        return names
    return _shared(text, start, limit, terms) or names


def _shared(text: str, start: int, limit: int, terms: UnitTerms) -> list[Span]:
    """Return the names of a list that share a class word at its end: 会同|公安、农业农村部门, 公安、城管等部门, 教育、质监、工商三家."""
    first = _FIRST_NAMES.match(text, start, limit)
    if first is None:
        return []
    last = _LAST_NAME.match(text, first.end(), limit)
    rest = [make_span(last.span())] if last else names_from(text, first.end(), limit, terms)
    if not rest or not (last or _CLASS.search(rest[-1].of(text))):
        return []
    names = re.finditer("[^、]+", first[0])
    return [*(make_span(name.span()).shift(start) for name in names), *rest]


def find_slogans(text: str) -> list[Span]:
    """Return the quoted mottos of a text, in which nobody is given a task: “政府负责、部门指导”的工作机制."""
    return [make_span(match.span()) for match in _SLOGAN.finditer(text)] if "”" in text else []


def is_within(at: int, spans: list[Span]) -> bool:
    """Tell whether a place lies in any of some spans that are in order and apart."""
    index = bisect_right(spans, (at, sys.maxsize))
    return index > 0 and at < spans[index - 1].end


def _by(text: str, start: int, clause: Span, terms: UnitTerms) -> Iterator[Duty]:
    names = _names_at(text, start, clause.end, terms)
    if not names or WHEN.search(names[0].of(text)):
        return  # 由校长签字后于3月1日前报县局
    after = text[names[-1].end : clause.end]
    if start - 1 > clause.start and _WHICH.match(after):
        return  # 由指挥部统一调拨的物资: it tells which things
    if (
        _NOT_DOING.match(after)
        or _MADE_UP.match(after)
        or (start - 1 > clause.start and _OF_NOUN.search(text[: clause.end]))
    ):
        return
    role = Role.LEAD if _LEADS.match(after) else Role.SUPPORT if _HELPS.match(after) else Role.RESPONSIBLE
    yield from (Duty(name, role) for name in names if is_doer(name.of(text), terms))


def is_doer(name: str, terms: UnitTerms) -> bool:
    """Tell whether a folded name says who does something: 有关部门, 督促企业 and 年底前各县局 do not."""
    return says_who(name, terms) and not (
        VERB_FIRST.match(name) or WHEN.search(name) or "的" in name or "委托" in name
    )


def _clause_subjects(
    passage: Passage, parts: list[Said], closed: list[Span], terms: UnitTerms
) -> Iterator[Duty]:
    """Read clauses that begin with units and say what part they take: X牵头组织…, X负责…, Y配合."""
    text = passage.plain
    done = 0
    for at, end, word in parts:
        if is_within(at, closed):
            continue
        opens = passage.opening(at)
        start = (
            text.find("、", done, at) + 1 if done > opens else 0
        )  # 质监局负责生产环节、|工商局负责流通环节
        start = start or opens
        done = end
        spans = names_from(text, start, at + 2, terms)
        if not spans or any("由" in span.of(text) for span in spans) or _rest(text, spans[-1].end, at):
            continue
        if word == "负责" and _LIST_OF_PEOPLE.match(text, end):
            continue
        if word in _AMONG_DUTIES and not _AFTER_DUTY.search(text, max(0, opens - _REACH), opens):
            continue
        role = _PARTS.get(word, Role.RESPONSIBLE)
        if text.startswith(("牵头", "总牵头"), end):
            role = Role.LEAD
        elif role is Role.SUPPORT and _ALSO_DOES.match(text, end, passage.closing(at)):
            role = Role.RESPONSIBLE
        spans = [_without_seat(text, span) for span in spans]
        yield from (Duty(span, role) for span in spans if is_doer(span.of(text), terms))


def _without_seat(text: str, span: Span) -> Span:
    """Return a name without the bracket that tells where the office sits: 领导小组办公室（设在县局）."""
    seat = text.find("(设在", span.start, span.end)
    return Span(span.start, seat) if seat > span.start else span


def _rest(text: str, start: int, end: int) -> str:
    """Return what stands between the last name and the role word, but for adverbs and class words."""
    return _BETWEEN.sub("", text[start:end].strip())
