"""The end of a document: signature, release note, attachments, contacts, copies, annexes, page foot."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace

from generator.core.numbering import INLINE_STYLES, Label, Style
from generator.core.spans import Span
from generator.parse.attachments import read_attachments
from generator.parse.contacts import contact_words
from generator.parse.lines import Page
from generator.parse.names import region_of
from generator.parse.patterns import (
    ANNEX,
    DATE,
    OFFICE_END,
    PROSE,
    date_of,
    heads_annexes,
    is_release,
    may_hold_release,
)
from generator.parse.tables import Item
from generator.parse.titles import is_office, signs
from generator.text.chrome import starts_footer


@dataclass
class Annex:
    """An annex behind the plan: its label and title as they are printed, and its lines."""

    label: Label
    start: int
    title: list[Span]
    items: list[Item] = field(default_factory=list)


@dataclass
class Closing:
    """A body with what closes it taken off."""

    may_close: bool = True
    body: list[Item] = field(default_factory=list)
    offices: list[Span] = field(default_factory=list)
    dated: dt.date | None = None
    attachments: list[Span] = field(default_factory=list)
    contacts: list[Span] = field(default_factory=list)
    annexes: list[Annex] = field(default_factory=list)
    copies: list[Span] = field(default_factory=list)
    unplaced: list[Span] = field(default_factory=list)
    footer: list[Span] = field(default_factory=list)


_CLOSING_WORDS = re.compile("特此(?:通知|通告|公告|通报|函告|函复|报告)[。.]?")
_COPIED = re.compile(
    r"(?:抄送|抄报|主送|报送|分送|发送|主题词)\s*[:].*|.{2,80}(?:印发|印制)\s*$|(?:公开方式|公开属性|校对|共印)\s*[:]?.{0,30}"
)
_SIGNED = re.compile(
    rf"(?P<office>(?:[\u4e00-\u9fff()、\s]{{2,120}}(?:{OFFICE_END}))?)\s*\(?(?P<date>{DATE.pattern})\)?(?:印发|\s*\?[^。]{{0,3}}。?.{{0,14}}\))?"
)
_MASKED_SIGNATURE = re.compile(  # 20xx年九月十一日 tells no date
    rf"(?P<office>(?:[\u4e00-\u9fff()、\s]{{2,60}}(?:{OFFICE_END}))?)\s*"
    r"(?:(?:19|20)[\d*x×?〇○]{0,1}[*x×?]{1,2}|[*x×?]{2,4})\s?年\s?[\d*x×?一二三四五六七八九十]{1,3}\s?月\s?[\d*x×?一二三四五六七八九十]{1,3}\s?日"
)
_OUTERMOST = (Style.PART, Style.CHAPTER, Style.ARTICLE, Style.HAN)
_LONGEST_HEADER, _LONGEST_CONTACT, _LONGEST_SIGNATURE = 100, 200, 160
_LONGEST_TITLE = 60


def take_closing(page: Page, items: Sequence[Item], *, is_notice: bool = False) -> Closing:
    """Read the lines behind a title and take off what does not belong to the provisions.

    A date closes a plan only behind its first provision; ``is_notice`` says that there may be none.
    """
    provisions = _find_provisions(page, items)
    last = max(provisions, default=-1)
    closing = Closing(may_close=is_notice or not provisions)
    at, closed = 0, False
    while at < len(items):
        item = items[at]
        if not isinstance(item, Span):
            _target(closing).append(item)
            at += 1
            continue
        line = page.folded[item.start : item.end]
        closing.may_close = closing.may_close or at in provisions or at > last
        if closing.body and starts_footer(line):
            closing.footer = [span for span in items[at:] if isinstance(span, Span)]
            break
        taken = _take(page, items, at, line, closing) if _may_close(line) else 0
        if taken:
            closed = closed or not closing.annexes
        else:
            _place(item, closing, misplaced=closed and at not in provisions)
        at += taken or 1
    _take_last_office(page, closing)
    return closing


_NO_PROVISIONS = INLINE_STYLES | {Style.ANNEX}
_FAR_RIGHT = 6


def _take_last_office(page: Page, closing: Closing) -> None:
    """Take an office that signs at the right of the last line, without a date."""
    last = closing.body[-1] if closing.body else None
    if closing.offices or not isinstance(last, Span) or not is_office(page.read(last)):
        return
    indent = last.start - (page.raw.rfind("\n", 0, last.start) + 1)
    far_right = indent >= _FAR_RIGHT and not page.raw[last.start - indent : last.start].strip()
    above = closing.body[-2] if len(closing.body) > 1 else None
    behind_all = isinstance(above, Span) and page.folded[above.end - 1] == "。" and region_of(page.read(last))
    if far_right or behind_all:
        closing.offices.append(last)
        closing.body.pop()


def _find_provisions(page: Page, items: Sequence[Item]) -> set[int]:
    """Find the items that begin with the label of a provision; a row of a table is one."""
    label_at = page.label_at
    return {
        at
        for at, item in enumerate(items)
        if not isinstance(item, Span)
        or ((label := label_at(item.start)) is not None and label.style not in _NO_PROVISIONS)
    }


def _target(closing: Closing) -> list[Item]:
    return closing.annexes[-1].items if closing.annexes else closing.body


def _take(page: Page, items: Sequence[Item], at: int, line: str, closing: Closing) -> int:
    """Take what begins at a line, if it closes the document; return how many lines that was."""
    here = items[at]
    if not isinstance(here, Span):
        return 0
    if is_release(line) or (line.startswith("特此") and _CLOSING_WORDS.fullmatch(line)):
        return 1
    contact = contact_words(page, here, line) if ":" in line else None
    if contact is not None and len(line) <= _LONGEST_CONTACT:
        closing.contacts.append(contact)
        return 1
    if _is_copied(line):
        closing.copies.append(here)
        return 1
    if line.startswith("附"):
        return _take_attachments(page, items, at, closing) or _take_annex(page, items, at, closing)
    return _take_signature(page, here, line, closing)


def _take_attachments(page: Page, items: Sequence[Item], at: int, closing: Closing) -> int:
    """Take a list of attachments, unless provisions begin anew behind its line: then that heads an annex."""
    if _opens_provisions(page, items, at, closing):
        return 0
    titles, taken = read_attachments(page, items, at)
    behind = items[at + 1] if at + 1 < len(items) else None
    if closing.body and len(titles) == 1 and not (behind is None or isinstance(behind, Span)):
        return 0  # the table of which the line is the title follows at once
    closing.attachments += titles
    return taken


def _opens_provisions(page: Page, items: Sequence[Item], at: int, closing: Closing) -> bool:
    """Tell whether provisions begin anew behind a numbered line: 附件1：任务分解 before 一、."""
    here, following = items[at], items[at + 1] if at + 1 < len(items) else None
    if not (closing.body and isinstance(here, Span) and isinstance(following, Span)):
        return False
    match = heads_annexes(page.read(here))
    is_titled = match is not None and match["number"] and match.end() < here.end - here.start
    label = page.label_at(following.start) if is_titled else None
    return label is not None and label.number == 1 and label.style in _OUTERMOST


def _is_copied(line: str) -> bool:
    """Tell whether a line says who else gets the document, or who had it printed."""
    may_be = line[:1] in "抄主报分发公校共" or line.rstrip().endswith(("印发", "印制"))
    return may_be and _COPIED.fullmatch(line) is not None and PROSE.search(line[:-1]) is None


_CLOSING_STARTS = frozenset("此特信公联咨电监举投传邮通抄主报分发校共附 ")
_CLOSING_ENDS = frozenset("日曰发制) \t")
_FIGURES = re.compile(r"(?:19|20)\d\d\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{1,2}")


def _may_close(line: str) -> bool:
    """Tell whether a line begins or ends like one that closes a document; most do neither."""
    first = line[:1]
    if not line or first in _CLOSING_STARTS or line[-1] in _CLOSING_ENDS or "联" in line[:8]:
        return True
    if first in "([":  # most are labels: (一)
        return ":" in line or may_hold_release(line)
    return first in "12" and _is_day(line)


def _is_day(line: str) -> bool:
    return line[0] in "12" and _FIGURES.fullmatch(line) is not None


_DAY_ENDS = ("日", "曰", "印发")
_DAMAGED_RELEASE = re.compile(r"日\s*\?.{0,18}\)$")  # （此件公开发布） as a copy damaged it


def _take_signature(page: Page, here: Span, line: str, closing: Closing) -> int:
    may_sign = (
        closing.may_close
        and 0 < len(line) <= _LONGEST_SIGNATURE
        and (
            line.rstrip(")").endswith(_DAY_ENDS)
            or ("?" in line and _DAMAGED_RELEASE.search(line) is not None)
            or (_is_day(line) and _stands_under_office(page, closing))
        )
    )
    if not may_sign:
        return 0
    signed = _SIGNED.fullmatch(line) or _MASKED_SIGNATURE.fullmatch(line)
    date = DATE.search(line) if signed else None
    found = date_of(date) if date else None
    target = _target(closing)
    if signed is None or not target or (date is not None and found is None):
        return 0
    first = closing.dated is None
    closing.dated = closing.dated or found
    offices = [Span(here.start, here.start + signed.end("office"))] if signed["office"] else []
    while len(target) > 1 and isinstance(last := target[-1], Span) and signs(page.read(last)):
        if is_office(page.read(last)):
            offices.insert(0, last)
        target.pop()
    while closing.unplaced and signs(page.read(closing.unplaced[-1])):
        if is_office(page.read(last := closing.unplaced.pop())):
            offices.insert(0, last)
    closing.offices += offices if first else []
    return 1


def _stands_under_office(page: Page, closing: Closing) -> bool:
    target = _target(closing)
    last = target[-1] if target else None
    return isinstance(last, Span) and is_office(page.read(last))


def _take_annex(page: Page, items: Sequence[Item], at: int, closing: Closing) -> int:
    """Take the head of an annex: ``附件1``, with its title on the same line or the next."""
    here = items[at]
    line = page.read(here) if isinstance(here, Span) else ""
    match = ANNEX.match(line)
    if match is None or not (match["kind"] or match["mark"] == ":") or not isinstance(here, Span):
        return 0
    if len(line) > _LONGEST_HEADER or PROSE.search(line):
        return 0
    title = [Span(here.start + match.end(), here.end)] if match.end() < len(line) else []
    taken = 1
    if not title and _is_signed_next(page, items[at + 1 : at + 3]):
        return 1
    if not title and at + 1 < len(items) and _titles_annex(page, items[at + 1]):
        following = items[at + 1]
        title, taken = [following] if isinstance(following, Span) else [], 2
    closing.annexes.append(Annex(_annex_label(page, here, match.end()), here.start, title))
    return taken


def _is_signed_next(page: Page, following: Sequence[Item]) -> bool:
    """Tell whether an office or a date follows: then 附件 only says that there is one."""
    first = following[0] if following else None
    if not isinstance(first, Span):
        return False
    line = page.read(first)
    return is_office(line) or _SIGNED.fullmatch(line) is not None


def _annex_label(page: Page, here: Span, end: int) -> Label:
    label = page.label_at(here.start)
    if label is None or label.style is not Style.ANNEX:
        label = Label(Style.ANNEX, 0, page.said(Span(here.start, here.start + end)).strip(), 0)
    return replace(label, printed=label.printed.rstrip(":：.、"))


def _titles_annex(page: Page, item: Item) -> bool:
    if not isinstance(item, Span):
        return False
    text = page.read(item)
    plain = len(text) <= _LONGEST_TITLE and PROSE.search(text) is None
    return plain and page.label_at(item.start) is None


def _place(item: Span, closing: Closing, *, misplaced: bool) -> None:
    if closing.annexes:
        closing.annexes[-1].items.append(item)
    elif misplaced or (closing.unplaced and not closing.body):
        closing.unplaced.append(item)
    else:
        closing.body.append(item)
