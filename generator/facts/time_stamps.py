"""Dates that belong to the page and not to the work: stamps of publication, signatures, the line of a number."""

from __future__ import annotations

import re

from generator.core.terms import DeadlineKind
from generator.core.time_bounds import TimePhrase

_LINE = 200  # characters in which a line that holds a date begins and ends
_CLOCK = re.compile(r"\s*\d{1,2}:\d\d(?::\d\d)?(?!\s*[-~～—–至到\d])")
_OFFICE = re.compile(r"[(]?[\u4e00-\u9fff]{2,24}(?:局|厅|办公室|委员会|委|部|政府|院|协会|领导小组)")
_HAN = re.compile("[\u4e00-\u9fff]")
_FEW = 6  # characters that no sentence is made of
_WEB_LINE = re.compile(r"点击|浏览|阅读|来源|作者|访问|字号|打印")
_STAMP = re.compile(
    r"(?P<of>发布|发文|成文|印发|更新|上传|发表|公开|信息|打印|生成|录入|生效)?(?:日期|时间)(?:\s?[:|]\s?|\s{2,4})$"
)
_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,14}[(\[〔]\s?(?:19|20)\d\d\s?[)\]〕]\s?\d{1,4}\s?号")


def dates_a_page(phrase: TimePhrase, text: str, before: str, after: str) -> bool:
    """Tell whether a time phrase of a text dates the page: 发布时间：2022-03-20.

    ``before`` and ``after`` are the words of the text about it.
    """
    if phrase.shape == "month":
        return _fills_line(phrase, text)
    if phrase.shape != "day":
        return False
    if _CLOCK.match(after) or _fills_line(phrase, text):
        return True
    stamp = _STAMP.search(before)
    if stamp is None:
        return False
    opens = before[: stamp.start()][-1:].strip() == ""
    return bool(stamp["of"]) or (opens and phrase.stated)


def _fills_line(phrase: TimePhrase, text: str) -> bool:
    """Tell whether a day with its year stands alone on a line among others, or with who wrote a page."""
    if phrase.kind is not DeadlineKind.PERIOD or not phrase.stated:
        return False
    start, end = phrase.span
    before = text[max(0, start - _LINE) : start].rpartition("\n")[2].strip()
    behind = text[end : end + _LINE].partition("\n")[0].strip()
    if not (before + behind).strip("()[]"):
        return "\n" in text or phrase.first is None or phrase.first.year is None
    if _NUMBER.fullmatch(before) and not behind:
        return True
    is_signature = _OFFICE.fullmatch(before) is not None and len(_HAN.findall(behind)) < _FEW
    return is_signature or _WEB_LINE.search(before + behind) is not None
