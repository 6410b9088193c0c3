"""Every kind of finding once: stable code, severity, what it says, what to do about it.

Codes are words, never change their meaning, and are not used again once they are no longer given.
"""

from __future__ import annotations

from typing import NamedTuple

from generator.core.model import Issue
from generator.core.terms import Severity


class Finding(NamedTuple):
    """A kind of finding. ``message`` and ``advice`` are Chinese, with ``{}`` fields to be filled."""

    code: str
    severity: Severity
    message: str
    advice: str

    def at(self, *, line: int | None = None, node: str | None = None, quote: str | None = None, **words: object) -> Issue:
        """Make the issue for one place: the line, the node, the words it concerns."""
        return Issue(
            code=self.code,
            severity=self.severity,
            message=self.message.format(**words),
            advice=self.advice or None,
            line=line,
            node=node,
            quote=quote,
        )


_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

EMPTY = Finding("text-empty", _E, "没有读到任何文字", "确认文件不是空白件或扫描件")
NO_TITLE = Finding("title-missing", _W, "没有找到标题", "在 title 中填写计划的标题")
NO_PROVISIONS = Finding("provisions-missing", _W, "没有找到带编号的条款，全文作为前言", "核对原文是否完整；需要时手工分条")
NO_DATE = Finding("date-missing", _N, "没有找到成文日期", "原文有日期时在 dated 中填写")
DATE_ORDER = Finding(
    "dates-contradict", _W, "成文日期 {dated} 晚于发布日期 {published}", "核对两个日期，网页的发布日期可能是转载日期"
)
NO_SUCH_DATE = Finding("date-impossible", _W, "日期“{words}”不存在", "核对原文")
MASKED = Finding("words-masked", _W, "文字被遮盖：{words}", "被遮盖的年份、姓名无法还原，需要时查找原件")
GAP = Finding("numbering-gap", _W, "编号不连续：{before}之后是{after}", "核对原文是否缺条，或编号本来有误")
REPEATED = Finding("numbering-repeat", _W, "编号重复：{label}出现两次", "核对原文；两条各有自己的标识，不影响引用")
LOST_NUMBER = Finding("number-lost", _W, "编号已丢失，原文印作“{label}”", "按次序读作第 {number} 项，请核对")
MIXED_BRACKETS = Finding("brackets-mixed", _N, "编号的括号不成对：{words}", "已按成对括号记录")
UNPLACED = Finding("text-unplaced", _W, "这段文字没有归入任何条款：{words}", "确认它是网页附带的文字，还是漏读的正文")
REPEATED_TEXT = Finding("text-repeated", _N, "全文在网页上重复出现，第 {line_from} 行至第 {line_to} 行未再读", "")
PINYIN = Finding("pinyin-noise", _N, "文字中夹有注音（共 {count} 处），已略去", "来源为带防复制注音的网页，建议改用原发网页")
LOOKALIKE = Finding("lookalike-character", _W, "疑为识别错误的字：{words}", "原文照录；对照扫描件后在条款中改正")
MIXED_SCRIPT = Finding("script-mixed", _N, "简体、繁体混用（{words}）", "多为转换遗留，原文照录；检索不受影响")
CONTACT = Finding("contact-person", _N, "含有联系人信息：{words}", "默认不在网站上显示")

FINDINGS: tuple[Finding, ...] = (
    EMPTY,
    NO_TITLE,
    NO_PROVISIONS,
    NO_DATE,
    DATE_ORDER,
    NO_SUCH_DATE,
    MASKED,
    GAP,
    REPEATED,
    LOST_NUMBER,
    MIXED_BRACKETS,
    UNPLACED,
    REPEATED_TEXT,
    PINYIN,
    LOOKALIKE,
    MIXED_SCRIPT,
    CONTACT,
)
"""All of them, in the order of their codes, for the documentation and its test."""
