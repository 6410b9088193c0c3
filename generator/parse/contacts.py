"""Contacts that a document gives: 联系人, unit, phone."""

from __future__ import annotations

import re

from generator.core.model import Contact
from generator.core.spans import Span
from generator.parse.lines import Page
from generator.parse.patterns import PROSE

PHONE = re.compile(
    r"(?<!\d)(?:(?:\+?86[- ]?)?1[3-9]\d{9}|(?:\(?0\d{2,3}\)?\s?[-—–]?\s?)?[2-9]\d{6,7}(?:[-—]\d{1,6})?)(?!\d)"
)
"""A telephone number: mobile, or land line with or without area code."""

_LABELS = re.compile(
    r"(?:联\s?系\s?人员?|联系电话|联系方式|联系单位|联系地址|联系科室|联络员|咨询电话|监督电话|举报电话|投诉电话|电话|手机|传真|(?:电子)?邮箱|电子邮件"
    r"|邮编|邮政编码|通讯地址|通信地址|地址)(?:及\S{2,8})?\s*:"
)
_LONGEST_NUMBERED = 80  # characters of a numbered line that can be one
_ASKED = re.compile(
    r"[(\[]?\s*(?:联\s?系\s?人(?:员)?|联系电话|联系方式|联系单位|联系地址|联系科室|联络员|咨询电话|电\s话|监督电话|举报电话|投诉电话|电话|传真"
    r"|(?:电子)?邮箱|电子邮件|邮编|邮政编码|通讯地址|通信地址)(?:及\S{2,8})?\s*[:]"
)
_UNIT = re.compile(r"[\u4e00-\u9fff]{2,20}(?:处|科|室|局|股|中心|所|办|司|队|委|厅|部|院)")
_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}(?:\s?[\u4e00-\u9fff])?")
_NOT_A_NAME = re.compile(r"电话|传真|邮|地址|手机|同志$|先生$|女士$")


def read_contacts(raw: str, folded: str) -> tuple[Contact, ...]:
    """Read the contacts of one line: ``联系人：质量监督处 胡某 0791-86350000``."""
    names: list[str] = []
    units: list[str] = []
    phones = [match[0].strip() for match in PHONE.finditer(folded)]
    labels = list(_LABELS.finditer(folded))
    for at, label in enumerate(labels):
        if not label[0].replace(" ", "").startswith(("联系人", "联络员", "联系单位", "联系科室")):
            continue
        end = labels[at + 1].start() if at + 1 < len(labels) else len(folded)
        for word in re.finditer(r"[^\s,;、。():]+", folded[label.end() : end]):
            printed = raw[label.end() + word.start() : label.end() + word.end()]
            if _UNIT.fullmatch(word[0]):
                units.append(printed)
            elif _NAME.fullmatch(word[0]) and not _NOT_A_NAME.search(word[0]):
                names.append(printed)
    return _pair(names, units, phones)


_INSIDE = re.compile(
    r"(?:[报送至与向由和]|联系)?(?P<unit>[\u4e00-\u9fff]{2,16}(?:处|科|室|股|局|中心|办))?\((?P<words>联系人:[^()]{2,60})\)"
)
_BEFORE_UNIT = re.compile(r".*(?:报送|上报|报告|反馈|报|送|联系|告知|至|向)")


def read_contacts_inside(raw: str, folded: str) -> tuple[Contact, ...]:
    """Read the contacts that a sentence gives in brackets: ``请报质量科（联系人：刘工，电话：0371-67160000）``."""
    found: list[Contact] = []
    for match in _INSIDE.finditer(folded) if "(联系人:" in folded else ():
        start, end = match.span("words")
        unit = match["unit"] and raw[match.start("unit") + _unit_at(match["unit"]) : match.end("unit")]
        found += (
            Contact(name=contact.name, unit=contact.unit or unit or None, phone=contact.phone)
            for contact in read_contacts(raw[start:end], folded[start:end])
        )
    return tuple(found)


def _unit_at(words: str) -> int:
    before = _BEFORE_UNIT.match(words)
    return before.end() if before else 0


def _pair(names: list[str], units: list[str], phones: list[str]) -> tuple[Contact, ...]:
    count = max(len(names), 1 if units or phones else 0)
    return tuple(
        Contact(
            name=names[at] if at < len(names) else None,
            unit=units[min(at, len(units) - 1)] if units else None,
            phone=phones[min(at, len(phones) - 1)] if phones else None,
        )
        for at in range(count)
    )


def contact_words(page: Page, here: Span, line: str) -> Span | None:
    """Return the words of a line that only says whom to ask, without its number: ``2、联系人：小李 电话：8765432``."""
    if _ASKED.match(line):
        return here
    label = page.label_at(here.start)
    if label is None or len(line) > _LONGEST_NUMBERED:
        return None
    words = Span(here.start + label.width, here.end)
    text = page.read(words)
    named = _ASKED.match(text.lstrip()) is not None and PHONE.search(text) is not None
    return words if named and PROSE.search(text[:-1]) is None else None
