"""Rules about what stands above the text: number, title, addressees, issuers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.core.model import Issue
from generator.publish.notice import rules
from generator.publish.notice.outline import Outline, awaits
from generator.publish.notice.reading import ReadDocument
from generator.text.script import simplify

KINDS = (
    "决议",
    "决定",
    "命令",
    "公报",
    "公告",
    "通告",
    "意见",
    "通知",
    "通报",
    "报告",
    "请示",
    "批复",
    "议案",
    "函",
    "纪要",
)
"""The fifteen kinds of official documents (条例第八条)."""

_RIGHT_NUMBER = re.compile(r"^[\u4e00-\u9fff]{1,20}〔(?:19|20)\d\d〕[1-9]\d{0,4}号$")
_GOVERNMENT = re.compile(r"(?:各|[市县区州])\S{0,8}人民政府")
_INNER = re.compile(r"\S{2,}(?:科|股|处|室)$")
_OWN_NAME = re.compile(r"(?:办公厅|办公室|研究室|事务所|管理处|办事处)$")


def check_number(document: ReadDocument, parts: Outline) -> Iterator[Issue]:
    """Check the 发文字号: there, well formed, of the year of its date."""
    if parts.number is None:
        if parts.marks and not awaits(document, "发文字号"):
            yield rules.NO_NUMBER.at()
        return
    number = parts.number.text.strip()
    if not _RIGHT_NUMBER.match(number):
        yield rules.NUMBER_FORM.at(words=number)
    year = re.search(r"(?:19|20)\d\d", number)
    date = parts.date.text.strip() if parts.date else ""
    if year and date[:4].isdigit() and year[0] != date[:4]:
        yield rules.NUMBER_YEAR.at(year=year[0], date=date)


def check_title(_document: ReadDocument, parts: Outline) -> Iterator[Issue]:
    """Check the parts, the kind, the marks and the line breaks of the title."""
    if parts.title is None:
        yield rules.NO_TITLE.at()
        return
    words = parts.title.text.replace("\n", "").strip()
    outside = re.sub(r"《[^》]*》", "", words)
    if "关于" not in simplify(words):
        yield rules.TITLE_PARTS.at(part="“关于”和事由", quote=words)
    if not simplify(words).endswith(KINDS):
        yield rules.TITLE_PARTS.at(part="文种", quote=words)
    marks = re.search(r"[，。；：！？,;:!?.]", outside)
    if marks:
        yield rules.TITLE_MARKS.at(words=marks[0], quote=words)
    if re.search(r"请示报告|(?:的通知){2}|通知的通知$", simplify(outside)):
        yield rules.TITLE_KIND.at(words=outside[-10:])
    lines = [line.strip() for line in parts.title.text.split("\n")]
    for line in lines if len(lines) > 1 else ():
        reason = _bad_break(line)
        if reason:
            yield rules.TITLE_LINE.at(words=line, reason=reason)


def _bad_break(line: str) -> str | None:
    if len(line) == 1:
        return "只有一个字"
    if line[:1] in "》〉”）、的":
        return f"以“{line[0]}”开头"
    return f"以“{line[-1]}”结尾" if line[-1:] in "《〈“（" else None


def check_addressees(document: ReadDocument, parts: Outline) -> Iterator[Issue]:
    """Check that the document is addressed, and not to a government below its issuer."""
    line = parts.addressees
    if line is None:
        if parts.title and parts.marks and not _addressed_at_end(document):
            yield rules.NO_ADDRESSEES.at()
        return
    text = simplify(line.text)
    government = _GOVERNMENT.search(text)
    issuer = simplify("".join(mark.text for mark in parts.marks))
    if government and "政府" not in issuer and "国务院" not in issuer:
        yield rules.TO_GOVERNMENT.at(words=government[0])


def _addressed_at_end(document: ReadDocument) -> bool:
    return any(line.text.strip().startswith("主送") for line in document.lines)


def check_issuer(_document: ReadDocument, parts: Outline) -> Iterator[Issue]:
    """Check that no inner department issues outwards."""
    for mark in parts.marks:
        name = simplify(mark.text.strip().removesuffix("文件"))
        if _INNER.match(name) and not _OWN_NAME.search(name):
            yield rules.INNER_ISSUER.at(words=name)
