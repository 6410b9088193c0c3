"""The end of a document: signature, release note, attachments, contacts, copies, annexes, page foot."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.core.numbering import Label, Style, read_folded_label
from generator.core.spans import Span
from generator.parse.lines import Page
from generator.parse.patterns import DATE, OFFICE_END, RELEASE, date_of
from generator.parse.titles import is_office
from generator.text.chrome import starts_footer


@dataclass
class Annex:
    """An annex behind the plan: its label and title as they are printed, and its lines."""

    label: Label
    start: int
    title: list[Span]
    spans: list[Span] = field(default_factory=list)


@dataclass
class Closing:
    """A body with what closes it taken off."""

    body: list[Span] = field(default_factory=list)
    offices: list[Span] = field(default_factory=list)
    dated: dt.date | None = None
    attachments: list[Span] = field(default_factory=list)
    contacts: list[Span] = field(default_factory=list)
    annexes: list[Annex] = field(default_factory=list)
    copies: list[Span] = field(default_factory=list)
    unplaced: list[Span] = field(default_factory=list)
    footer: list[Span] = field(default_factory=list)


_CONTACT = re.compile(
    r"[(\[]?\s*(?:联系人(?:员)?|联系电话|联系方式|联系单位|联系地址|联系科室|联络员|咨询电话|监督电话|举报电话|投诉电话|电话|传真"
    r"|(?:电子)?邮箱|电子邮件|邮编|邮政编码|通讯地址|通信地址)(?:及\S{2,8})?\s*[:]"
)
_LIST = re.compile(r"附(?:件)?(?:\s?\d{1,2}|\s?[一二三四五六七八九十]{1,2})?\s*:\s*")
_HEADER = re.compile(r"附(?:件|表|录)\s?(?:\d{1,2}|[一二三四五六七八九十]{1,3})?\s*[:.、]?\s*")
_COPIED = re.compile(
    r"(?:抄送|抄报|主送|报送|分送|发送|主题词)\s*[:].*|.{2,80}(?:印发|印制)\s*$|(?:公开方式|公开属性|校对|共印)\s*[:]?.{0,30}"
)
_SIGNED = re.compile(
    rf"(?P<office>(?:[\u4e00-\u9fff()、\s]{{2,120}}(?:{OFFICE_END}))?)\s*\(?(?P<date>{DATE.pattern})\)?(?:印发)?"
)
_PROSE = re.compile("[。;]")
_LONGEST_ITEM = 100


def take_closing(page: Page, spans: Sequence[Span]) -> Closing:
    """Read the lines behind a title and take off what does not belong to the provisions."""
    closing = Closing()
    at, closed = 0, False
    while at < len(spans):
        span = spans[at]
        line = page.read(span)
        if (closed or closing.body) and _ends_page(line, closing):
            closing.footer = list(spans[at:])
            break
        step = _take(page, spans, at, line, closing, closed)
        if step:
            closed = closed or not closing.annexes
            at += step
            continue
        _place(page, span, line, closing, closed)
        at += 1
    return closing


def _ends_page(line: str, closing: Closing) -> bool:
    return starts_footer(line) and bool(closing.body)


def _take(page: Page, spans: Sequence[Span], at: int, line: str, closing: Closing, closed: bool) -> int:
    """Take what begins at a line, if it closes the document; return how many lines that was."""
    target = closing.annexes[-1].spans if closing.annexes else closing.body
    if RELEASE.fullmatch(line):
        return 1
    if _CONTACT.match(line) and len(line) <= 200:
        closing.contacts.append(spans[at])
        return 1
    if _COPIED.fullmatch(line) and _PROSE.search(line[:-1]) is None:
        closing.copies.append(spans[at])
        return 1
    if line.startswith("附"):
        taken = _take_attachments(page, spans, at, closing) or _take_annex(page, spans, at, closing)
        if taken:
            return taken
    signed = _SIGNED.fullmatch(line) if len(line) <= 160 else None
    if signed is None or not target:
        return 0
    found = date_of(DATE.search(line) or signed)
    if found is None:
        return 0
    if closing.dated is None or not closing.annexes:
        closing.dated = closing.dated or found
        if signed["office"]:
            closing.offices.append(Span(spans[at].start, spans[at].start + signed.end("office")))
    while len(target) > 1 and is_office(page.read(target[-1])):
        closing.offices.insert(0, target.pop())
    return 1


def _take_attachments(page: Page, spans: Sequence[Span], at: int, closing: Closing) -> int:
    """Take a list of attachments: ``附件：1.统计表`` and the items on the lines behind it."""
    line = page.read(spans[at])
    match = _LIST.match(line)
    if match is None or len(line) > 300:
        return 0
    items = _split_items(page, Span(spans[at].start + match.end(), spans[at].end))
    taken = 1
    while at + taken < len(spans):
        nxt = spans[at + taken]
        text = page.read(nxt)
        if len(text) > _LONGEST_ITEM or _PROSE.search(text):
            break
        again = _LIST.match(text)
        label = read_folded_label(page.folded, page.raw, nxt.start)
        if again and again.end() < len(text):
            items += _split_items(page, Span(nxt.start + again.end(), nxt.end))
        elif (
            label
            and label.style in (Style.DIGIT, Style.HAN, Style.DIGIT_BRACKET)
            and label.number == len(items) + 1
        ):
            items.append(_item(page, Span(nxt.start + label.width, nxt.end)))
        else:
            break
        taken += 1
    if not items:
        return 0
    closing.attachments += items
    return taken


_ITEM = re.compile(r"(?:(?<=^)|(?<=[\s;,、》)表单案]))\d{1,2}\s?[.、](?!\d)\s*")


def _split_items(page: Page, span: Span) -> list[Span]:
    text = page.read(span)
    starts = [match.span() for match in _ITEM.finditer(text)]
    if not starts:
        return [_item(page, span)] if text.strip() else []
    ends = [start for start, _ in starts[1:]] + [len(text)]
    return [
        _item(page, Span(span.start + begin, span.start + end))
        for (_, begin), end in zip(starts, ends, strict=True)
    ]


def _item(page: Page, span: Span) -> Span:
    text = page.read(span)
    inner = text.strip().rstrip("。;,、")
    start = span.start + len(text) - len(text.lstrip())
    return Span(start, start + len(inner))


def _take_annex(page: Page, spans: Sequence[Span], at: int, closing: Closing) -> int:
    """Take the head of an annex: ``附件1``, with its title on the same line or the next."""
    line = page.read(spans[at])
    match = _HEADER.match(line)
    if match is None or len(line) > _LONGEST_ITEM or _PROSE.search(line):
        return 0
    label = read_folded_label(page.folded, page.raw, spans[at].start)
    if label is None or label.style is not Style.ANNEX:
        label = Label(
            Style.ANNEX, 0, page.said(Span(spans[at].start, spans[at].start + match.end())).strip(), 0
        )
    printed = label._replace(printed=label.printed.rstrip(":：.、"))
    title = [Span(spans[at].start + match.end(), spans[at].end)] if match.end() < len(line) else []
    taken = 1
    if not title and at + 1 < len(spans):
        nxt = page.read(spans[at + 1])
        if (
            len(nxt) <= 60
            and not _PROSE.search(nxt)
            and read_folded_label(page.folded, page.raw, spans[at + 1].start) is None
        ):
            title, taken = [spans[at + 1]], 2
    closing.annexes.append(Annex(printed, spans[at].start, title))
    return taken


def _place(page: Page, span: Span, line: str, closing: Closing, closed: bool) -> None:
    label = read_folded_label(page.folded, page.raw, span.start)
    if closing.annexes:
        closing.annexes[-1].spans.append(span)
    elif closed and (label is None or label.style.inline or not closing.body):
        closing.unplaced.append(span)
    else:
        closing.body.append(span)
