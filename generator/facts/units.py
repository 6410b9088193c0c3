"""Units: who leads, carries out or supports the work of a provision.

Four places name them: a bracket that closes a task, a labelled list (责任单位：…), the running text
(由X牵头, 会同Y), and headings that divide duties. A mere subject (各地要…) is none.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from generator.core.model import UnitDuty
from generator.core.spans import Span
from generator.core.terms import Role
from generator.facts.passage import Passage, Provision
from generator.facts.setting import Setting
from generator.facts.unit_names import UnitTerms, ends_as_unit, names_from, says_who, split_names

FIRST_LEADS = re.compile(
    r"(?:排名?|列)(?:在|于)?(?:第一|首)(?:位|名)?的?(?:部门|单位|处室|科室|机构)?的?[为是](?:第一)?牵头"
)
"""Says that the first unit named leads: 排在第一位的部门为牵头部门，下同."""

_HINT = re.compile(  # words only, no set first: so a search skips to the first characters of them
    r"\)|牵头|负责|配合|协助|会同|由|责任|职责分工|位\s?:|门\s?:|处\s?:|室\s?:|科\s?:|股\s?:|构\s?:"
)
_ROLE = re.compile(
    r"(?P<lead>(?:负责)?牵头(?:负责|组织|实施|落实|抓总|协调|推进|办理)*(?=$|[,;。、:\s)]))"
    r"|(?P<with>会同|协同)"
    r"|(?P<support>(?:予以|给予|做好|积极|密切)?(?:配合|协助|参加|参与|协办|支持)(?:落实|实施|做好|负责)?(?=$|[,;。、:\s)]))"
    r"|(?P<responsible>(?:按照?[^,;。、]{0,8}(?:职责|职能|分工)[^,;。、]{0,4})?(?:组织)?(?:负责|落实|实施|指导|承办|主办|办理|承担|推进)(?:落实|实施|组织|推进|指导|办理|承担|具体工作)*(?=$|[,;。、:\s)]))"
)
_ROLES = {"lead": Role.LEAD, "with": Role.SUPPORT, "support": Role.SUPPORT, "responsible": Role.RESPONSIBLE}
_LABEL = re.compile(
    r"(?P<lead>牵头(?:责任)?(?:单位|部门|处室|科室|机构|领导小组|人单位)|主办(?:单位|部门|处室|科室)|主责(?:单位|部门|处室|科室))\s?:"
    r"|(?P<support>(?:配合|协办|参与|参加|协同|协作|支持)(?:责任)?(?:单位|部门|处室|科室|机构))\s?:"
    r"|(?P<responsible>(?:责任|负责|承办|落实|实施|完成|组织)(?:单位|部门|处室|科室|股室|机构|主体|科所|处|科)|责任(?:单位)?)\s?:"
    r"|(?P<other>(?:完成|办理|整改|时间|实施)?(?:时限|时间|期限|进度|节点)(?:要求)?|适用范围|责任人|责任领导|分管领导|联系人|联系电话|备注|来源|目标|任务|措施|工作要求|具体措施|成果形式)\s?:"
)
_WHEN = re.compile(r"\d\s?[年月日]|底前|年内|完成|全年|长期|持续")
_ASIDE = re.compile(r"[\s。,;]*(?:以下|下同|排在|其中|含|包括|不含|见|详见|附件|简称|适用|时限)")
_VERB_FIRST = re.compile(
    r"(?:并?指定|组建|成立|设立|要求|督促|组织|协调|通知|责令|委托|联合|推动|引导|鼓励|明确|以下)"
)
_BY = re.compile(r"(?<![理自事经缘来])由(?!于|此|来|不|衷)")
_NOT_DOING = re.compile(
    r"\s?(?:等[^,。;、]{0,6})?(?:有关|主要|分管|相关)?(?:负责同志|负责人|领导|人员|同志)?(?:组成|担任|任|构成|兼任|为(?:主任|组长|成员))"
)
_OF_NOUN = re.compile(r"的[\u4e00-\u9fff]{1,6}$")
_GROUP = re.compile(r"(?P<name>[\u4e00-\u9fff“”]{2,40}?(?:领导小组|工作专班|指挥部|工作组))[^。;]*?全面负责")
_MADE = re.compile(r"^.*(?:成立|建立|设立|组建|组成)了?")
_LIST_OF_PEOPLE = re.compile(r"[^,。;]{0,12}(?:名单|人员|人的|同志|人$)")
_OPENS_DUTY = re.compile(
    r"(?:要|应当?|须|负责|承担|按|根据|依据|依法|会同|牵头|参与|配合|做好|组织|加强|督促|指导)"
)


_TAKES_PART = re.compile(
    r"牵头(?!单位|部门|人|处室|科室|抓总作用|作用|工作)|按职责分工(?!负责)|按照职责分工(?!负责)|按各自职责分工(?!负责)"
    r"|按照各自职责分工(?!负责)|负责(?!人|同志|的|制|任)"
    r"|配合(?<!支持配合)(?<!协调配合)(?=[。;,]|$|做好|落实|实施)|协助(?<!支持协助)(?<!协调协助)(?=[。;,]|$|做好|落实|实施)"
)


_TOGETHER = re.compile("会同")
_BRACKET_MARK = re.compile(r"[()]")
_ENDS_LIST = re.compile(r"[。;\n)]")
_ENDS_LINE = re.compile(r"[。;\n]")


class Duty(NamedTuple):
    """A unit named at a place of a passage, in a role."""

    span: Span
    role: Role


def find_units(provision: Provision, setting: Setting) -> tuple[UnitDuty, ...]:
    """Find the units of a provision, each once, in its strongest role: lead, responsible, support."""
    found: dict[str, UnitDuty] = {}
    for passage, duty in _duties(provision, setting.lexicon.bind(UnitTerms)):
        name, key = passage.quote(duty.span), duty.span.of(passage.folded)
        known = found.get(key)
        if known is None or list(Role).index(duty.role) < list(Role).index(known.role):
            found[key] = UnitDuty(name, duty.role, name)
    return tuple(found.values())


def _duties(provision: Provision, terms: UnitTerms) -> Iterator[tuple[Passage, Duty]]:
    divided = provision.is_under(terms.duty_headings)
    if divided and provision.heading:
        yield from ((provision.heading, duty) for duty in _in_heading(provision, terms))
    for passage in provision.passages:
        duties: list[Duty] = []
        if _HINT.search(passage.plain):
            brackets = list(_brackets(passage.plain))
            duties += _in_brackets(passage.plain, brackets, terms, first_leads=provision.first_leads)
            duties += _labelled(passage, terms)
            duties += _in_sentences(passage, brackets, terms)
        if divided:
            duties += _as_subjects(passage, terms)
        yield from ((passage, duty) for duty in sorted(duties))


def _in_heading(provision: Provision, terms: UnitTerms) -> list[Duty]:
    """Read a heading that is a unit, or a list of units, under 工作职责: they do what the text says."""
    heading, text = provision.heading, provision.text
    if heading is None:
        return []
    words = re.sub(r"[(〔][^()〔〕]*[)〕]$", "", heading.plain) if "等" in heading.plain else heading.plain
    spans = split_names(heading.plain, Span(0, len(words)), terms)
    known = [span for span in spans if ends_as_unit(span.of(heading.plain), terms)]
    if len(known) != len(spans) or not all(says_who(span.of(heading.plain), terms) for span in known):
        return []
    leads = text is not None and re.search(r"(?:^|[,;。])\s?牵头", text.plain)
    return [Duty(span, Role.LEAD if leads else Role.RESPONSIBLE) for span in known]


def _brackets(text: str) -> Iterator[Span]:
    """Yield the outermost brackets of a folded text, without their marks."""
    depth = start = 0
    for match in _BRACKET_MARK.finditer(text):
        if match[0] == "(":
            depth += 1
            start = match.end() if depth == 1 else start
        elif depth:
            depth -= 1
            if depth == 0:
                yield Span(start, match.start())


def _in_brackets(text: str, brackets: list[Span], terms: UnitTerms, *, first_leads: bool) -> Iterator[Duty]:
    """Read the brackets that close a task: （A牵头，B、C按职责分工负责）."""
    for span in brackets:
        if ends_as_unit(text[max(0, span.start - 12) : span.start - 1], terms):
            continue  # a short name: 市委文明办(创城办)
        closes = text[span.end + 1 : span.end + 2] in ("", "。", ";", ",", "\n", ":") or text[
            max(0, span.start - 2) : span.start - 1
        ] in ("。", ";")
        if closes and ":" not in span.of(text) and not _LABEL.search(text, span.start, span.end):
            duties = _read_roles(text, span, terms)
            if first_leads and len(duties) > 1 and all(duty.role is Role.RESPONSIBLE for duty in duties):
                duties[0] = Duty(duties[0].span, Role.LEAD)
            yield from duties


def _read_roles(text: str, span: Span, terms: UnitTerms) -> list[Duty]:
    """Read names up to each role word; names without one are responsible if all look like units."""
    duties: list[Duty] = []
    at = span.start
    joined = False  # behind 会同
    for match in _ROLE.finditer(text, span.start, span.end):
        if _ASIDE.match(text, at):
            break
        role = _ROLES[match.lastgroup or "responsible"]
        if match.lastgroup == "with":
            role = Role.RESPONSIBLE
        elif joined:
            role = Role.SUPPORT
        names = split_names(text, Span(at, match.start()), terms)
        duties += [
            Duty(name, role)
            for name in names
            if (ends_as_unit(name.of(text), terms) or match.lastgroup != "with")
            and (not joined or says_who(name.of(text), terms))
        ]
        joined = match.lastgroup == "with"
        at = match.end()
    if at == span.start and not _ASIDE.match(text, at):
        names = [name for name in split_names(text, span, terms) if not _WHEN.search(name.of(text))]
        if names and all(
            ends_as_unit(name.of(text), terms) and says_who(name.of(text), terms) for name in names
        ):
            duties = [Duty(name, Role.RESPONSIBLE) for name in names]
    return [duty for duty in duties if _is_name(duty.span.of(text), terms)]


def _is_name(name: str, terms: UnitTerms) -> bool:
    return (
        2 <= len(name) <= 40
        and ends_as_unit(name, terms)
        and not _VERB_FIRST.match(name)
        and not _WHEN.search(name)
    )


def _labelled(passage: Passage, terms: UnitTerms) -> Iterator[Duty]:
    """Read labelled lists: 责任单位：质量处、各县局；配合单位：法规处."""
    text = passage.plain
    if ":" not in text:
        return
    labels = list(_LABEL.finditer(text))
    for index, label in enumerate(labels):
        if label.lastgroup == "other":
            continue
        stop = _ENDS_LIST.search(text, label.end())
        end = min(
            stop.start() if stop else len(text),
            labels[index + 1].start() if index + 1 < len(labels) else len(text),
        )
        end = _balanced(text, label.end(), end, len(text))
        if _ROLE.search(text, label.end(), end):
            yield from _read_roles(text, Span(label.end(), end), terms)
            continue
        for name in split_names(text, Span(label.end(), end), terms):
            if 2 <= len(name.of(text)) <= 40 and not _WHEN.search(name.of(text)):
                yield Duty(name, _ROLES[label.lastgroup or "responsible"])


def _balanced(text: str, start: int, end: int, limit: int) -> int:
    """Return the end of a list whose names may hold brackets: 县(市、区)局、省局."""
    if text[start:end].count("(") <= text[start:end].count(")"):
        return end
    stop = _ENDS_LINE.search(text, end, limit)
    return stop.start() if stop else limit


def _in_sentences(passage: Passage, brackets: list[Span], terms: UnitTerms) -> Iterator[Duty]:
    """Read the running text: 由X牵头, 由X会同Y, X负责, Y配合, 会同Z."""
    text = passage.plain
    closed = [span for span in brackets if _ROLE.search(text, span.start, span.end)]
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
    return says_who(name, terms) and not _VERB_FIRST.match(name) and not _WHEN.search(name)


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
        role = {"牵头": Role.LEAD, "配合": Role.SUPPORT, "协助": Role.SUPPORT}.get(match[0], Role.RESPONSIBLE)
        if text[match.end() : match.end() + 2] == "牵头":
            role = Role.LEAD
        yield from (Duty(span, role) for span in spans if _is_doer(span.of(text), terms))


def _rest(text: str, start: int, end: int) -> str:
    """Return what stands between the last name and the role word, but for adverbs and class words."""
    return re.sub(
        r"^(?:等(?:[^,。;、]{0,6}(?:部门|单位|处室|科室))?)?(?:要|应当?|须|将|具体|全面|统一|共同|分别|主要|依法|按[^,。;]{0,6}|积极|密切|主动)*",
        "",
        text[start:end].strip(),
    )


def _as_subjects(passage: Passage, terms: UnitTerms) -> Iterator[Duty]:
    """Read sentences under 职责分工 that begin with a unit: 教育部门要…."""
    text = passage.plain
    for sentence in passage.sentences():
        names = names_from(text, sentence.start, sentence.end, terms)
        names = [name for name in names if name.end - name.start >= 3 and says_who(name.of(text), terms)]
        start = names[-1].end + (text[names[-1].end : names[-1].end + 1] == ":") if names else 0
        if not names or not _OPENS_DUTY.match(text, start):
            continue
        rest = text[start : sentence.end]
        only_helps = re.match(r"(?:要|应|须)?(?:积极|主动)?(?:参与|参加|配合|协助)[^,;]*$", rest)
        leads = re.match(r"(?:要|应|须|负责)*牵头", rest)
        role = Role.SUPPORT if only_helps else Role.LEAD if leads else Role.RESPONSIBLE
        yield from (Duty(name, role) for name in names)
