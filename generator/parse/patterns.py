"""Shapes that several readers look for, in folded text: dates, document numbers, offices, kinds."""

from __future__ import annotations

import datetime as dt
import re

from generator.core.numbering import read_han_number
from generator.core.years import HAN_YEAR, ZEROS, read_year

_HAN_DIGIT = "〇○零oO0一二三四五六七八九十"
DATE = re.compile(
    r"(?P<year>(?:19|20)\d\d)\s?(?:年|[-/.])\s?(?P<month>\d{1,2})\s?(?:月|[-/.])\s?(?P<day>\d{1,2})(?:\s?[日曰]|(?!\d))"
    rf"|(?P<han_year>{HAN_YEAR})年(?P<han_month>元|[{_HAN_DIGIT}]{{1,3}})月(?P<han_day>[{_HAN_DIGIT}]{{1,3}})[日曰]"
)
"""A full date: 2022年4月13日, 2022-04-13, 二〇二二年四月十三日; spaces inside are allowed."""

NUMBER = re.compile(
    r"(?P<office>[\u4e00-\u9fff][\u4e00-\u9fff()]{0,15}?)\s?[〔\[(【﹝〈]\s?(?P<issued>(?:19|20)\d\d)\s?[〕\])】﹞〉]"
    r"\s?(?P<no>第?\s?\d{1,5})\s?号"
)
"""A document number: 赣市监质监〔2022〕1号, with any brackets."""

ENDS_BEFORE_NUMBER = ("文件", "通知", "方案", "计划", "要点")
"""What may be glued to the office of a document number: the end of a title, or 文件 of a head."""

OFFICE_END = "局|厅|委员会|委|办公室|办|政府|部|院|署|总局|中心|公司|协会|联合会|总队|支队|大队|海关|法院|检察院|所|站|会|银行|集团|处|科|股|行"
OFFICE = re.compile(rf"[\u4e00-\u9fff()〇]{{2,40}}?(?:{OFFICE_END})(?:\([\u4e00-\u9fff]{{2,20}}\))?")
"""The name of an office, matched whole."""

RELEASE = re.compile(
    r"[(\[]?\s?(?:此(?:件|文|页)[^()]{0,12}(?:公开|发布|无正文)[^()]{0,8}|(?:信息)?公开(?:方式|形式|选项|属性|类别)\s?:[^()。]{0,10})[)\]]?"
)
"""附注: （此件公开发布）."""


def may_hold_release(folded: str) -> bool:
    """Tell whether a folded text holds a word that ``RELEASE`` begins with: few do."""
    return "此" in folded or "公开" in folded


def is_release(folded: str) -> bool:
    """Tell whether a folded line says whether the document is public: ``(此件公开发布)``."""
    return may_hold_release(folded) and RELEASE.fullmatch(folded) is not None


_KINDS = [
    "工作要点",
    "工作计划",
    "行动计划",
    "实施计划",
    "工作方案",
    "实施方案",
    "行动方案",
    "整治方案",
    "工作安排",
    "实施意见",
    "指导意见",
    "工作意见",
    "任务分解表",
    "任务分工表",
    "分解表",
    *(f"(?<={year}){task}" for year in ("年", "年度") for task in ("重点工作任务", "工作任务")),
    "分工表",
    "任务表",
    "计划表",
    "安排表",
    "任务清单",
    "责任清单",
    "工作台账",
    "计划",
    "规划",
    "方案",
    "要点",
    "安排",
    "意见",
    "措施",
    "办法",
    "规定",
    "细则",
    "规则",
    "预案",
    "纲要",
    "通知",
    "通告",
    "公告",
    "函",
    "批复",
    "决定",
    "通报",
    "报告",
    "清单",
    "制度",
    "指南",
    "规程",
    "任务书",
    "责任书",
]
_KIND = re.compile("(?:" + "|".join(sorted(_KINDS, key=len, reverse=True)) + ")$")
_TITLE_ENDS = frozenset("".join(kind[-1] for kind in _KINDS) + '》”")]】>〉* cxfstd')  # and those of files
_SUFFIX = re.compile(
    r"\s?[(\[【<〈《]\s?(?:[^()\[\]]{0,24}(?:\([^()]{0,12}\))?[^()\[\]]{0,8})\s?[)\]】>〉》]$"
)


_SUFFIX_ENDS = frozenset(")]】>〉》\n")
FILE_END = re.compile(r"\.(?:docx?|pdf|wps|txt|rtf|ofd)$", re.IGNORECASE)
"""The ending of a file, behind its title."""

OF_SEVERAL = re.compile(r"\s*篇\s?[\d一二三四五六七八九十]{1,2}$")
"""The number of a title among several of one page: 整治方案 篇1."""


def bare_title(folded: str) -> str:
    """Take the closing brackets off a folded title: ``工作计划(2021-2023年)(试行)`` → ``工作计划``.

    Also what is no word of it: the ending of a file, the number of one among several (``整治方案 篇1``).
    """
    title = folded.rstrip(" *")
    title = FILE_END.sub("", title) if "." in title else title
    title = OF_SEVERAL.sub("", title) if "篇" in title else title
    while title[-1:] in _SUFFIX_ENDS and (match := _SUFFIX.search(title)) is not None:
        if match.start() <= 3 or title.endswith("》"):
            break
        title = title[: match.start()].rstrip()
    return title


_SPACED = re.compile(r"[\u4e00-\u9fff](?:[ \u3000]+[\u4e00-\u9fff]){2,}(?![\u4e00-\u9fff])")


def close_up(words: str) -> str:
    """Close up characters that are set apart, as in the last line of a title: ``工 作 方 案``."""
    if " " not in words and "\u3000" not in words:
        return words
    return _SPACED.sub(lambda apart: "".join(apart[0].split()), words)


def kind_of(folded: str) -> str | None:
    """Return the kind that a folded title ends with: ``2022年工作要点`` → ``工作要点``."""
    if folded[-1:] not in _TITLE_ENDS and "篇" not in folded[-4:]:
        return None
    match = _KIND.search(bare_title(close_up(folded)).rstrip('》”"'))
    return match[0] if match else None


def read_date(folded: str) -> dt.date | None:
    """Read the first date of a folded text; ``None`` without one that exists."""
    for match in DATE.finditer(folded):
        found = date_of(match)
        if found is not None:
            return found
    return None


_MONTHS = ZEROS | {ord("元"): "一"}  # 二〇二二年元月五日


def date_of(match: re.Match[str]) -> dt.date | None:
    """Return the date that a match of ``DATE`` states; ``None`` for one that does not exist."""
    if match["year"]:
        parts = [int(match[name]) for name in ("year", "month", "day")]
    else:
        months = (read_han_number(match[name].translate(_MONTHS)) for name in ("han_month", "han_day"))
        parts = [read_year(match["han_year"]), *months]
    try:
        return dt.date(*parts)
    except ValueError:
        return None


ANNEX = re.compile(
    r"附(?P<kind>[件表录])?\s?(?P<number>\d{1,2}(?!\d)|[一二三四五六七八九十]{1,3})?\s*(?P<mark>[:.、])?\s*"
)
"""What a line about annexes begins with: 附件：, 附件1, 附表2., 附：; the reader judges what may lack of it."""


def heads_annexes(folded: str, *, spaced: bool = False) -> re.Match[str] | None:
    """Match ``附件：`` or ``附1：`` at the start of a folded line, before the title of an annex or a list of them.

    ``spaced`` lets a space stand for the colon: ``附件 2022年工作方案``.
    """
    match = ANNEX.match(folded)
    if match is None or match["kind"] not in (None, "件"):
        return None
    parted = match["mark"] == ":" or (spaced and not match["mark"] and match[0].endswith(" "))
    return match if parted else None


PROSE = re.compile("[。;]")
"""Ends a sentence: what holds one is no list, no field and no address."""

MARKS = r"\s《》〈〉“”\"'‘’,.、。:;·()\[\]〔〕-"
"""What ``squash`` drops, as the inside of a class of characters."""

_MARK = re.compile(f"[{MARKS}]")


def squash(folded: str) -> str:
    """Drop space and marks, to compare titles: ``《“三线” 方案》`` and ``“三线”方案`` are alike."""
    return _MARK.sub("", folded)
