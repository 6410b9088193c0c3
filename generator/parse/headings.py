"""What is the heading of a provision, and what its text.

A first sentence of at most forty characters that more follows is a heading. One sentence alone, or
one sentence and a bracket that names who is responsible, or by when, is text.
"""

from __future__ import annotations

import re

from generator.core.numbering import INLINE_STYLES, Style
from generator.core.spans import Span, trim
from generator.parse.lines import Page

LONGEST_SENTENCE = 40
"""Characters that a first sentence may have and still be a heading."""

LONGEST_LINE = 60
"""Characters that a heading on a line of its own, without a closing mark, may have."""


Split = tuple[Span | None, tuple[Span, ...]]
"""Heading and text of a provision as spans of the page; the heading may be missing."""


_NAMES = "目标|原则|要求|任务|措施|步骤|安排|思想|重点|范围|内容|对象|保障|职责|分工|依据|目的|意义|背景|形势|成效|机制|组织"
_GLUED_HEADING = re.compile(
    rf"(?:(?:总体|指导|工作|整治|治理|行动|检查|抽查|监管|基本|主要|重点|目标|时间|实施|有关|其他|其它|技术|职责|责任|进度"
    rf"|阶段|活动|创建|整改|建设|督查|验收|排查|具体|适用|相关|保障|任务|宣传|监督|考核){{1,2}}(?:{_NAMES})(?:(?:和|与|及)(?:{_NAMES}))?"
    r"|[\u4e00-\u9fff]{2,8}阶段\([^()]{4,30}\)|[\u4e00-\u9fff]{2,8}\([^()]{0,6}\d月[^()]{0,24}\)|(?![在从对就])[\u4e00-\u9fff]{2,9}方面(?=[以自对严要按加开])"
    r"|组织(?:领导|实施|保障|机构)|职责分工|任务分工|保障措施|责任分工|前言|检查时间|活动时间|整治时间)"
    rf"(?=[\u4e00-\u9fff“《0-9])(?!(?:{_NAMES})|[的和与及等是、书表制情会]|为(?!加强|确保|切实|保证|做好))"
)
_BRACKET = re.compile(r"(?:(?:\((?:[^()]|\([^()]*\))*\)|〔[^〔〕]*〕)[。;,]?)+")


def split_heading(
    page: Page, paragraphs: tuple[Span, ...], style: Style, *, followed: bool, glued: bool = False
) -> Split:
    """Split the paragraphs of a provision; none of them is empty, and one there is.

    ``style`` is that of its label. ``followed`` says that children follow its first words, ``glued``
    that its line end, and maybe that of its heading, are lost.
    """
    first, rest = paragraphs[0], paragraphs[1:]
    end, behind = _sentence_end(page.folded, first, style, more=followed or bool(rest), glued=glued)
    if end is None:
        return None, paragraphs
    if behind < first.end and (remainder := trim(page.folded, behind, first.end)).end > remainder.start:
        rest = (remainder, *rest)
    if not followed and (not rest or (page.folded[rest[0].start] in "(〔" and _only_brackets(page, rest))):
        return None, paragraphs  # one sentence, with a bracket or without
    return trim(page.folded, first.start, end, " 。:"), rest


def _only_brackets(page: Page, paragraphs: tuple[Span, ...]) -> bool:
    return all(_BRACKET.fullmatch(page.read(paragraph)) for paragraph in paragraphs)


def _sentence_end(
    folded: str, span: Span, style: Style, *, more: bool, glued: bool
) -> tuple[int | None, int]:
    """Return where the heading ends and where the words behind it begin; no end where there is none."""
    text = folded[span.start : span.end]
    inline = style in _INLINE
    gap = _find_gap(text, glued=glued, outer=style is _HAN) if not inline and " " in text else None
    if gap is not None:
        return span.start + gap, span.start + gap + 1
    at = _find_stop(text, inline=inline)
    long = len(text) > LONGEST_SENTENCE and (at is None or at > LONGEST_SENTENCE)
    if (long and style in _OUTER) or (glued and style is _HAN):
        known = _GLUED_HEADING.match(text)
        if known:
            return span.start + known.end(), span.start + known.end()
    if at is not None:
        return (span.start + at, span.start + at + 1) if at <= LONGEST_SENTENCE else (None, 0)
    if inline:
        return None, 0
    heads = more and len(text) <= LONGEST_LINE and text[-1] not in ";," and not text.endswith("其中:")
    return (span.end, span.end) if heads else (None, 0)


_HAN = Style.HAN  # a member is slow to ask of its class
_OUTER = frozenset(style for style in Style if style.rank <= Style.DIGIT.rank)
_INLINE = INLINE_STYLES - {Style.STAGE}
_BRACKETS = dict.fromkeys("(《“「『", 1) | dict.fromkeys(")》”〉」』", -1)


_FARTHEST = LONGEST_SENTENCE * 4
_MARKS = re.compile("[()《》“”〉「」『』。.,;:]")
_IN_DOUBT = re.compile("[()《》“”〉「」『』.:]")


def _find_stop(text: str, *, inline: bool) -> int | None:
    """Find the mark that ends the first sentence: 。 or, behind a name without commas, a colon.

    A 。 between quotation marks that close ends nothing; between marks that never close it does.
    """
    stop = text.find("。", 0, _FARTHEST)
    if _IN_DOUBT.search(text, 0, stop if stop >= 0 else _FARTHEST) is None:
        return stop if stop >= 0 else None
    depth, inner = 0, None
    pure = not inline
    for match in _MARKS.finditer(text, 0, _FARTHEST):
        at, mark = match.start(), match[0]
        step = _BRACKETS.get(mark)
        if step is not None:
            depth = max(depth + step, 0)
            inner = inner if depth else None
        elif mark == "。" or (mark == "." and _is_stop(text, at)):
            if not depth:
                return at if inner is None else inner
            inner = at if inner is None else inner
        elif mark in ",;":
            pure = pure and depth > 0
        elif mark == ":" and pure and depth == 0 and not _CLOCK.match(text, at):
            return at
    return inner


_CLOCK = re.compile(r"(?<=\d):\d")
_STOP = re.compile(r"(?<=[\u4e00-\u9fff”\"》)])\.(?=[\u4e00-\u9fff\d“《(]|$)")


def _is_stop(text: str, at: int) -> bool:
    """Tell whether a half-width dot closes a sentence: 启动仪式.9月2日前, not the one in 3.15."""
    return _STOP.match(text, at) is not None


_GAP = re.compile(
    rf"(?P<head>[^\s,;:。]{{2,30}}[\u4e00-\u9fff)”]|{_NAMES})(?P<gap> +)(?P<tail>\S.*。)", re.DOTALL
)


_GAP_OF_TWO = re.compile(  # 实施商标战略，提升竞争力 引导企业…
    r"(?P<head>[^\s,;:。]{2,16},[^\s,;:。]{2,16}[\u4e00-\u9fff)”])(?P<gap> +)(?P<tail>\S.*。)", re.DOTALL
)
_SHORT_GAP = re.compile(r"(?P<head>[^\s,;:。、]{3,11}[\u4e00-\u9fff])(?P<gap> +)(?P<tail>\S.*)", re.DOTALL)

_NAMED = re.compile(rf"[\u4e00-\u9fff]{{0,6}}(?:{_NAMES}|时间|场所|方式|品种|单位)").fullmatch


def _find_gap(text: str, *, glued: bool, outer: bool) -> int | None:
    """Find the space that stands for a lost line end behind a short heading.

    Behind an ``outer`` label whose line end is lost too, no sentence need follow: ``四、承检单位 市质检院``.
    """
    lost = glued and outer
    match = _GAP.match(text) or (_SHORT_GAP.match(text) or _GAP_OF_TWO.match(text) if lost else None)
    if match is None or any(
        match["head"].count(a) != match["head"].count(b) for a, b in ("“”", "()", "《》", "「」")
    ):
        return None
    sure = glued or len(match["gap"]) > 1 or len(match["tail"]) >= LONGEST_SENTENCE or _NAMED(match["head"])
    return match.end("head") if sure else None
