"""What is due at a time, in the document's words: what a clerk reads beside the date."""

from __future__ import annotations

import re
from bisect import bisect_left

from generator.core.spans import Span
from generator.facts.passage import Passage

_LEADS_TO = re.compile(
    r",?(?:应当?|须|需|要|将|务必|必须|原则上|可|力争|争取|拟|计划|确保|一般|请|并|分别|全部)*(?:于|在|从|自|到|至|结合|利用|以)?$"
)
_MOST_SIBLINGS = 8
_SIBLING = re.compile(r"\s?(?:[、和及与]|以及)\s?[“\"]?")
_OCCASIONS = re.compile(
    r"[”\"]?(?:等|期间|活动期间)?(?:重要|重大)?(?:时间)?(?:节点|时机|时段|契机)?(?:期间|为契机)?[,,]?"
)
_BARE_DONE = re.compile(
    r"\s?(?:全部|基本|全面)?(?:完成|报送|上报|结束|办结|到位|提交|报告|实施|启动|印发|出台|落实|执行|建成|公布|下达|反馈|汇总上报)(?:完毕|到位)?\s?$"
)


def find_task(passage: Passage, span: Span, others: list[Span]) -> str | None:
    """Return what is due, in the document's words: what follows the time in its clause, else what precedes it.

    ``各所4月底前完成自查`` gives 完成自查, ``阶段总结于7月底前报送`` gives 阶段总结. ``others`` are the times
    of the passage: those that stand in a list with this one are passed over.
    """
    text, clause = passage.plain, passage.clause(span.start)
    end = _behind_siblings(text, span, others)
    closes = passage.clause(end).end if end < len(text) and text[end] not in ",;:。" else end
    behind = passage.raw[end:closes]
    before = _LEADS_TO.sub("", text[clause.start : span.start]).rstrip()
    ahead = passage.raw[clause.start : clause.start + len(before)]
    if _BARE_DONE.fullmatch(text[end:closes]) and _trim(ahead):
        return _trim(ahead)
    if text[end : end + 1] == "," or _BY_MEANS.match(text, end, closes):
        follows = passage.clause(
            min(closes, len(text)) + 1 if closes < len(text) and text[closes] == "," else end + 1
        )
        behind = passage.quote(follows) if follows.start > end else behind
    return _trim(behind) or _trim(ahead)


_BY_MEANS = re.compile(r"\s?(?:采取|采用|结合|通过|以|按照?|根据|依托|围绕|会同|由)")


def _next_places(places: list[Span], at: int) -> list[Span]:
    first = bisect_left(places, (at,))
    return places[first : first + _MOST_SIBLINGS]


def _behind_siblings(text: str, span: Span, others: list[Span]) -> int:
    """Return where a time ends with those listed behind it: 3·15、质量月等时间节点."""
    end = span.end
    for other in _next_places(others, end):
        if not _SIBLING.fullmatch(text[end : other.start].lstrip('”"')):
            break
        end = other.end
    tail = _OCCASIONS.match(text, end)
    return tail.end() if tail else end


def _trim(words: str) -> str | None:
    return words.strip(' \t\n，,、。；;：:（）()“”"') or None
