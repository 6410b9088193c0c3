"""Lists of units: a bracket that closes a task (A牵头，B负责), and labelled lists (责任单位：A、B)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.core.spans import Span
from generator.core.terms import Role
from generator.facts.passage import Passage
from generator.facts.unit_names import UnitTerms, ends_as_unit, says_who, split_names

ROLE = re.compile(
    r"(?P<lead>(?:负责)?牵头(?:负责|组织|实施|落实|抓总|协调|推进|办理)*(?=$|[,;。、:/\s)]))"
    r"|(?P<with>会同|协同(?!$|[,;。、:/\s)]))"
    r"|(?P<support>(?:予以|给予|做好|积极|密切)?(?:配合|协助|协同|协作|参加|参与|协办|支持|提供技术(?:支撑|支持|保障|服务))(?:落实|实施|做好|负责)?(?=$|[,;。、:/\s)]))"
    r"|(?P<responsible>(?:按照?[^,;。、]{0,8}(?:职责|职能|分工)[^,;。、]{0,4})?(?:组织)?(?:负责|落实|实施|指导|承办|主办|办理|承担|推进|保障|督办|负总责|负主责)(?:落实|实施|组织|推进|指导|办理|承担|具体工作)*(?=$|[,;。、:/\s)]))"
)
"""A word that gives the names before it their role; the group that matched is named by the role."""

_ROLES = {"lead": Role.LEAD, "with": Role.SUPPORT, "support": Role.SUPPORT, "responsible": Role.RESPONSIBLE}
_LABEL = re.compile(
    r"(?P<lead>(?:牵头|发起)(?:责任)?(?:单位|部门|处室|科室|股室|科所|机构|领导小组|人单位)|主办(?:单位|部门|处室|科室)|主责(?:单位|部门|处室|科室)|(?<![\u4e00-\u9fff])牵头)(?:\((?:单位|部门)\))?\s?:"
    r"|(?P<support>(?:配合|协办|协助|参与|参加|协同|协作|支持)(?:责任)?(?:单位|部门|处室|科室|股室|科所|机构)|(?<![\u4e00-\u9fff])(?:配合|协办|协助))(?:\((?:单位|部门)\))?\s?:"
    r"|(?P<responsible>(?!组织机构)(?:责任|负责|承办|承担|承检|(?<!被)检验|(?<!被)检测|(?<!被)抽样|落实|实施|完成|组织)(?:单位|部门|处室|科室|股室|机构|主体|科所|处|科)(?:[及和/]责任人)?|责任(?:单位)?|(?:检查|实施|执法)主体|检查(?:部门|机构|科室|股室)|(?<![\u4e00-\u9fff])[股科处]室)(?:\((?:单位|部门)\))?\s?:"
    r"|(?P<other>(?:完成|办理|整改|时间|实施)?(?:时限|时间|期限|进度|节点)(?:要求)?|适用范围|责任人|责任领导|分管领导|联系人|联系电话|备注|来源|目标|任务|措施|工作要求|具体措施|成果形式)\s?:"
)
ENDS_LABEL = frozenset("位门室所构组体处科任头合办助人)")
"""The last characters of labels that name units: 责任单位, 牵头部门."""
_MAY_LABEL = re.compile(rf"[{''.join(ENDS_LABEL)}]\s?:")
WHEN = re.compile(r"\d\s?[年月日]|底前|年内|完成|全年|长期|持续")
"""Times that stand in a list of units and are none."""

_COUNTED = re.compile(r"\d\s?[组站所处]$")  # 抽检60组（网监科负责）: a count, and no name of a unit
_ENDS_IN_LEAD = re.compile(r"牵头(?:负责)?$")
_ASIDE = re.compile(r"[\s。,;]*(?:以下|下同|排在|其中|含|包括|不含|见|详见|附件|简称|适用|时限)")
VERB_FIRST = re.compile(
    r"(?:并?指定|组建|成立|设立|要求|督促|组织|协调|通知|责令|委托|联合|推动|引导|鼓励|明确|以下|积极|会同|配合|协助|对(?![外口]))"
)
"""A verb that begins what looks like a name: 督促企业."""

_IN_BRACKET = re.compile(
    r"\((?:(?P<lead>牵头|主办|主责)|(?P<support>配合|协办|协助|协作|参与|参加)|(?P<responsible>负责|承办|督促|督办|实施|落实[^()]{0,8}))(?:单位|部门)?\)"
)
_BRACKET_MARK = re.compile(r"[()]")
_ENDS_LIST = re.compile(r"[。;\n)】]")
_LONGEST_LABEL = 10
_REACH = 400  # characters in which a bracket inside a list closes
_ENDS_LINE, _ENDS_CELL = re.compile(r"[。;\n]"), re.compile(r"[。\n]")


class Duty(NamedTuple):
    """A unit named at a place of a passage, in a role."""

    span: Span
    role: Role


def find_brackets(text: str) -> Iterator[Span]:
    """Yield the outermost brackets of a folded text, without their marks."""
    if "(" not in text:
        return
    depth = start = 0
    for match in _BRACKET_MARK.finditer(text):
        if match[0] == "(":
            depth += 1
            start = match.end() if depth == 1 else start
        elif depth:
            depth -= 1
            if depth == 0:
                yield Span(start, match.start())


def read_brackets(text: str, brackets: list[Span], terms: UnitTerms, *, first_leads: bool) -> Iterator[Duty]:
    """Read the brackets that close a task: （A牵头，B、C按职责分工负责）."""
    for span in brackets:
        is_led = _ENDS_IN_LEAD.search(text, span.start, span.end) is not None
        named = text[max(0, span.start - 12) : span.start - 1]
        if ends_as_unit(named, terms) and not is_led and not _COUNTED.search(named):
            continue  # a short name: 市委文明办(创城办)
        if not _closes_task(text, span) and not (is_led and text.startswith(")、", span.end)):
            continue
        label = _LABEL.search(text, span.start, span.end) if ":" in span.of(text) else None
        before = span if label is None else Span(span.start, label.start())
        if before.end - before.start > 1 and ":" not in before.of(text):
            duties = _read_roles(text, before, terms)
            yield from _led_by_first(duties) if first_leads else duties


def _closes_task(text: str, span: Span) -> bool:
    """Tell whether a bracket ends a clause, follows a sentence, or fills the text and says who does what."""
    if text[span.end + 1 : span.end + 2] in ("", "。", ";", ",", "\n", ":"):
        return True
    if text[max(0, span.start - 2) : span.start - 1] in ("。", ";"):
        return True
    return span.start == 1 and ROLE.search(text, span.start, span.end) is not None


def _read_roles(text: str, span: Span, terms: UnitTerms) -> list[Duty]:
    """Read names up to each role word; names without one are responsible if all look like units."""
    duties: list[Duty] = []
    at = span.start
    joined = False  # behind 会同
    for match in ROLE.finditer(text, span.start, span.end):
        if _ASIDE.match(text, at):
            break
        role = _ROLES[match.lastgroup or "responsible"]
        if match.lastgroup == "with":
            role = Role.RESPONSIBLE
        elif joined:
            role = Role.SUPPORT
        start = max(at, text.rfind("由", at, match.start()) + 1)  # 消防产品由消防救援大队负责
        own = _list_before(text, start, match.start()) if role is Role.SUPPORT and not duties else 0
        if own:
            duties += [
                Duty(name, Role.RESPONSIBLE) for name in split_names(text, Span(start, own - 1), terms)
            ]
            start = own
        names = split_names(text, Span(start, match.start()), terms)
        duties += [
            Duty(name, role)
            for name in names
            if (ends_as_unit(name.of(text), terms) or match.lastgroup != "with")
            and (not joined or says_who(name.of(text), terms))
        ]
        joined = match.lastgroup == "with"
        at = match.end()
    if at == span.start and not _ASIDE.match(text, at):
        duties = _without_role(text, span, terms)
    elif duties and text[at : at + 1] in (",", ";") and not _ASIDE.match(text, at):
        duties += _without_role(text, Span(at, span.end), terms)
    return [duty for duty in duties if _is_name(duty.span.of(text), terms)]


def _list_before(text: str, start: int, end: int) -> int:
    """Return where those who help begin behind those who do it, or 0: 标准科、稽查队，|各所配合, 生产科；|食安办协同."""
    return (text.rfind(";", start, end) + 1) or (text.rfind(",", start, end) + 1)


def _without_role(text: str, span: Span, terms: UnitTerms) -> list[Duty]:
    """Return the names of a list that says no role, if all look like units: （计量科牵头）|计量所及各分局."""
    names = [name for name in split_names(text, span, terms) if not WHEN.search(name.of(text))]
    if not all(ends_as_unit(name.of(text), terms) and says_who(name.of(text), terms) for name in names):
        return []
    return [Duty(name, Role.RESPONSIBLE) for name in names]


_OF_ROLE = re.compile("(?:牵头|配合|协办|承办)(?:单位|部门|科室|处室|股室)")
"""Says only what part somebody takes: （牵头部门会同配合部门实施）."""


def _is_name(name: str, terms: UnitTerms) -> bool:
    return (
        2 <= len(name) <= 40
        and not _OF_ROLE.fullmatch(name)
        and ends_as_unit(name, terms)
        and not VERB_FIRST.match(name)
        and not WHEN.search(name)
    )


def read_labels(passage: Passage, terms: UnitTerms, *, first_leads: bool) -> Iterator[Duty]:
    """Read labelled lists: 责任单位：质量处、各县局；配合单位：法规处."""
    text = passage.plain
    if ":" not in text or not _MAY_LABEL.search(text):
        return
    labels = list(_LABEL.finditer(text))
    for index, label in enumerate(labels):
        limit = labels[index + 1].start() if index + 1 < len(labels) else len(text)
        duties = list(_read_list(text, label, label.end(), limit, terms))
        yield from _led_by_first(duties) if first_leads else duties


def _led_by_first(duties: list[Duty]) -> list[Duty]:
    """Return the units of a task of a plan that says that the first one named leads."""
    if len(duties) > 1 and all(duty.role is Role.RESPONSIBLE for duty in duties):
        return [Duty(duties[0].span, Role.LEAD), *duties[1:]]
    return duties


def read_under_label(heading: str, text: str, terms: UnitTerms) -> Iterator[Duty]:
    """Read a text whose heading is a label: 牵头单位 over 县市场监管局."""
    may_label = len(heading) <= _LONGEST_LABEL and heading.rstrip()[-1:] in ENDS_LABEL
    label = _LABEL.fullmatch(f"{heading}:") if may_label else None
    if label:
        following = _LABEL.search(text)
        yield from _read_list(text, label, 0, following.start() if following else len(text), terms)


def _read_list(text: str, label: re.Match[str], start: int, limit: int, terms: UnitTerms) -> Iterator[Duty]:
    """Read the names behind a label, up to the end of its list."""
    if label.lastgroup == "other":
        return
    line = _ENDS_CELL.search(text, start, limit)
    marked = list(_IN_BRACKET.finditer(text, start, line.start() if line else limit))
    if marked:
        yield from _read_marked(text, Span(start, line.start() if line else limit), marked, terms)
        return
    stop = _ENDS_LIST.search(text, start, limit)
    end = stop.start() if stop else limit
    end = _balanced(text, start, end, min(len(text), end + _REACH))
    aside = text.rfind("(", start, end)
    if aside >= 0 and _ASIDE.match(text, aside + 1):
        end = aside
    if ROLE.search(text, start, end):
        yield from _read_roles(text, Span(start, end), terms)
        return
    persons = "责任人" in label[0]  # 责任部门及责任人：质监股 张明
    for name in split_names(text, Span(start, end), terms):
        if persons and not ends_as_unit(name.of(text), terms):
            continue
        if 2 <= len(name.of(text)) <= 40 and not WHEN.search(name.of(text)):
            yield Duty(name, _ROLES[label.lastgroup or "responsible"])


def _read_marked(text: str, span: Span, marks: list[re.Match[str]], terms: UnitTerms) -> Iterator[Duty]:
    """Read names each group of which has its role in a bracket behind it: 执法队（牵头），质量股、各所（配合）."""
    start, end = span
    for mark in marks:
        names = split_names(text, Span(start, mark.start()), terms)
        yield from (Duty(name, _ROLES[mark.lastgroup or "responsible"]) for name in names)
        start = mark.end()
    if ROLE.search(text, start, end):  # 特设股（牵头），|执法大队、县住建局参加
        yield from _read_roles(text, Span(start, end), terms)
        return
    rest = split_names(text, Span(start, end), terms)  # 执法队（牵头）、各所
    yield from (Duty(name, Role.RESPONSIBLE) for name in rest if ends_as_unit(name.of(text), terms))


def _balanced(text: str, start: int, end: int, limit: int) -> int:
    """Return the end of a list whose names may hold brackets: 县(市、区)局、省局."""
    if text[start:end].count("(") <= text[start:end].count(")"):
        return end
    stop = _ENDS_LINE.search(text, end, limit)
    return stop.start() if stop else limit
