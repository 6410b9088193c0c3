"""What contradicts itself in a plan, or asks more of its readers than today's rules allow.

Each rule looks at one plan, as read or as stored, and yields issues that name the node.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cached_property

from generator.core import codes
from generator.core.model import Deadline, Issue, Node, Plan
from generator.core.numbering import read_number
from generator.core.terms import DeadlineKind
from generator.text.script import fold

_COUNTED_LIST = re.compile(  # here and below in either script and width, as printed
    r"等\s?(?:共\s?)?(?P<count>\d{1,2}|[一二三四五六七八九十]{1,3})\s?大?[类類种種个個箇](?:重[点點])?(?:[产產産]品|商品|食品|品[种種])"
)
_LIST_MARKS = re.compile(r"[。;:!?；：！？\n]")
_JOINTS = re.compile(r"[和及与與](?!其)")
_PRINTED_NAME = re.compile(r"“[\u4e00-\u9fff]{3,10}”(?:[专專][项項]|[行活][动動]|工作|整治)")
_QUOTED_NAME = re.compile(r"“(?P<name>[^”]+)”(?:专项|行动|活动|工作|整治)")
_ACTION = r"(?:整治|治理|整顿)"  # words for one thing; 排查 beside 整治 are two
_PRINTED_ACTION = re.compile("整治|治理|整[顿頓]")
_STEM = 6  # characters of a campaign's name that tell it from others
_RANGE = re.compile(r"[-–—―~～至到一]")
_CAMPAIGN = re.compile(rf"(?P<stem>[\u4e00-\u9fff]{{4,30}}?)(?P<action>{_ACTION})(?:专项)?(?:行动|工作|活动)")
_OF_THE_YEAR = re.compile(r"全年|年度|年抽查|全年度")
_FINISHES = re.compile(r"完成|[结結]束")
_REPORTS = re.compile(r"[报報](?:送|告|表)|[上通周週日简簡][报報]|[汇匯彙滙][总總]")
_SPECIAL = re.compile(r"[专專][项項]|整治|行[动動]|治理")
_LONG_GENERAL, _LONG_SPECIAL = 5000, 4000  # 《整治形式主义为基层减负若干规定》(2024)


class Wording:
    """A plan laid out for the rules: walked once, its words as printed in one string.

    Folding costs more than all rules together, so that the rules read printed words, in either script, and
    fold only what they compare.
    """

    def __init__(self, plan: Plan) -> None:
        self.plan, self.title = plan, plan.title or ""
        self.nodes = list(_walk(plan.body))
        self.deadlines = [(node, deadline) for node in self.nodes for deadline in node.deadlines]

    @cached_property
    def words(self) -> str:
        """Return the printed words of the preamble and of all provisions, a line each at least."""
        lines = [f"{node.label}{node.heading or ''}\n{node.text or ''}" for node in self.nodes]
        return "\n".join([*filter(None, [self.plan.preamble]), *lines])


def _walk(nodes: tuple[Node, ...]) -> Iterator[Node]:
    for node in nodes:
        yield node
        if node.children:
            yield from _walk(node.children)


def find_issues(plan: Plan) -> tuple[Issue, ...]:
    """Find what a person should look at in the words of a plan; the order is that of the rules."""
    wording = Wording(plan)
    return tuple(issue for rule in RULES for issue in rule(wording))


def counts_match_lists(wording: Wording) -> Iterator[Issue]:
    """A stated count agrees with the names before it: 等8类产品 names eight, or far fewer as examples."""
    counts = _COUNTED_LIST.search(wording.words) is not None
    for node in wording.nodes if counts else ():
        for match in _COUNTED_LIST.finditer(node.text or ""):
            yield from _count_matches_list(node, match)


def _count_matches_list(node: Node, match: re.Match[str]) -> Iterator[Issue]:
    before = match.string[max(0, match.start() - 160) : match.start()]
    listed = before[max((m.end() for m in _LIST_MARKS.finditer(before)), default=0) :]
    least = len(listed.split("、"))
    most = least + len(_JOINTS.findall(listed.rpartition("、")[2]))
    count = int(match["count"]) if match["count"].isdecimal() else read_number(match["count"])
    if least >= 3 and not least <= count <= most and count - most <= 2:
        words = match[0]
        yield codes.COUNT_DIFFERS.at(node=node.id, quote=words, words=words, count=count, listed=least)


def names_agree(wording: Wording) -> Iterator[Issue]:
    """One campaign bears one name throughout: not 质监利剑 here and 质检利剑 there."""
    yield from _quoted_names_agree(wording.words)
    title = fold(wording.title) if _PRINTED_ACTION.search(wording.title) else ""
    match = _CAMPAIGN.search(title)
    stem = match["stem"][-_STEM:] if match else ""
    if len(stem) < 4:
        return
    printed = f"{wording.title}\n{wording.words}"
    places = [printed[max(0, m.start() - _STEM) : m.end()] for m in _PRINTED_ACTION.finditer(printed)]
    named = [place for place in fold("\n".join(places)).split("\n") if place[:-2].endswith(stem)]
    used = Counter(place[-2:] for place in named)
    if len(used) > 1:
        names = "、".join(f"{stem}{action}（{count}处）" for action, count in used.most_common())
        yield codes.NAME_DIFFERS.at(names=names)


def _quoted_names_agree(printed: str) -> Iterator[Issue]:
    quoted = _PRINTED_NAME.findall(printed) if "“" in printed else ()
    if len(set(map(len, quoted))) == len(set(quoted)):
        return  # no two are of one length
    used = Counter(_QUOTED_NAME.findall(fold("\n".join(quoted))))
    names = sorted(used)
    for index, one in enumerate(names):
        for other in names[index + 1 :]:
            if len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1:
                said = "、".join(f"“{name}”（{used[name]}处）" for name in (one, other))
                yield codes.NAME_DIFFERS.at(names=said)


_PHASED = re.compile("步[骤驟]|[阶階]段|[时時][间間]|[进進]度|安排")


def phases_fit(wording: Wording) -> Iterator[Issue]:
    """The phases lie within the time of the whole and follow each other; campaigns side by side need not."""
    for node in wording.nodes:
        dated = [child for child in node.children if child.deadlines]
        if not dated or not any(map(_PHASED.search, (node.heading or "", dated[0].heading or ""))):
            continue
        phases = [(child, span) for child in dated if (span := _span(child, inside_heading=True))]
        whole = _span(node, inside_heading=False) if phases else None
        for child, span in phases:
            if whole and (span.start < whole.start or span.end > whole.end) and span.start <= whole.end:
                yield codes.PHASES.at(
                    node=child.id, quote=span.quote, words=span.quote, other=whole.quote, how="超出"
                )
        for (_, one), (child, other) in itertools.pairwise(phases):
            if one.start < other.start <= one.end:
                yield codes.PHASES.at(
                    node=child.id, quote=other.quote, words=other.quote, other=one.quote, how="重叠于"
                )


class _Span:
    """A period with both ends, as printed bounds that compare as text."""

    def __init__(self, deadline: Deadline) -> None:
        self.start, self.end, self.quote = deadline.start or "", deadline.end or "", deadline.quote


def _span(node: Node, *, inside_heading: bool) -> _Span | None:
    where = node.heading if inside_heading else node.text
    for deadline in node.deadlines:
        both = deadline.kind is DeadlineKind.PERIOD and deadline.start and deadline.end
        if both and where and deadline.quote in where and _RANGE.search(deadline.quote):
            return _Span(deadline)
    return None


def shares_can_be_met(wording: Wording) -> Iterator[Issue]:
    """A share of the whole year is not asked of work that ends before the year does."""
    ends = [
        deadline
        for _, deadline in wording.deadlines
        if deadline.end and "全面" in (deadline.task or "") and _FINISHES.search(deadline.task or "")
    ]
    last = max(ends, key=lambda deadline: deadline.end or "", default=None)
    if last is None or (last.end or "")[-5:-3] >= "12":
        return
    for node in wording.nodes:
        for target in node.targets:
            if target.unit == "%" and _OF_THE_YEAR.search(target.quote):
                yield codes.SHARE.at(node=node.id, quote=target.quote, words=target.quote, other=last.quote)


def reports_are_few(wording: Wording) -> Iterator[Issue]:
    """Weekly and daily reports are asked of nobody without need."""
    for node, deadline in wording.deadlines:
        if not (deadline.rrule or "").startswith(("FREQ=WEEKLY", "FREQ=DAILY")):
            continue
        text = f"{node.heading or ''}\n{node.text or ''}"
        at = text.find(deadline.quote)
        about = text[max(0, at - 20) : at + len(deadline.quote) + 30]
        if _REPORTS.search(about):
            yield codes.REPORTING.at(node=node.id, quote=deadline.quote, words=deadline.quote)


def text_is_short(wording: Wording) -> Iterator[Issue]:
    """A plan for all work has at most 5,000 characters, one for a special task 4,000."""
    length = len(wording.words)
    if length <= _LONG_SPECIAL:
        return
    limit = _LONG_SPECIAL if _SPECIAL.search(wording.title) else _LONG_GENERAL
    if length > limit and (length := len("".join(wording.words.split()))) > limit:
        yield codes.LONG.at(count=length, limit=limit)


RULES: tuple[Callable[[Wording], Iterator[Issue]], ...] = (
    counts_match_lists,
    names_agree,
    phases_fit,
    shares_can_be_met,
    reports_are_few,
    text_is_short,
)
"""The rules in the order in which their issues are given."""
