"""What a notice says around the plan that it carries: addressees, transmittal, signature, subtitles."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.core.spans import Span
from generator.parse.closing import Closing, take_closing
from generator.parse.landmarks import LONGEST_ADDRESSEES, belongs_to_head, is_addressed
from generator.parse.lines import Page
from generator.parse.metadata import Fields, field_value
from generator.parse.patterns import NUMBER, is_release, kind_of, read_date, squash
from generator.parse.tables import Item
from generator.parse.titles import is_office


@dataclass
class Head:
    """The parts of a head as spans; ``rest`` are the lines from the preamble on."""

    fields: Fields
    title: list[Span] = field(default_factory=list)
    named: str | None = None
    notice: list[Span] = field(default_factory=list)
    addressees: Span | None = None
    office: Span | None = None
    """An office alone on the line above the title."""
    transmittal: list[Item] = field(default_factory=list)
    closing: Closing = field(default_factory=Closing)
    numbers: list[Span] = field(default_factory=list)
    dated: dt.date | None = None
    rest: list[Item] = field(default_factory=list)


_FOLLOWS = re.compile("《([^《》]{4,120})》(?:全文|原文|内容)?如下")
_HEAD_LINES = 16


def take_addressees(page: Page, head: Head) -> None:
    """Take addressees that stand under the title, or begin the text, without a notice.

    Lines above them are the number and the fields of the page.
    """
    if head.addressees is not None:
        return
    for at, span in enumerate(head.rest[:_HEAD_LINES]):
        if not isinstance(span, Span) or len(text := page.read(span)) > LONGEST_ADDRESSEES:
            return
        if is_addressed(text):
            head.addressees = span
            head.rest = [line for line in head.rest[:at] if not belongs_to_head(page, line)] + head.rest[
                at + 1 :
            ]
            return
        if not belongs_to_head(page, span):
            break
    _take_addressees_below_fields(page, head)


def _take_addressees_below_fields(page: Page, head: Head) -> None:
    """Take addressees below the fields of a page: whatever else stands above them is the page's, too."""
    texts = [page.read(line) if isinstance(line, Span) else "" for line in head.rest[:_HEAD_LINES]]
    at = next((at for at, text in enumerate(texts) if is_addressed(text)), 0)
    line = head.rest[at] if at else None
    if isinstance(line, Span) and any(field_value(text) for text in texts[:at]):
        head.addressees, head.rest = line, head.rest[at + 1 :]


def take_announced(page: Page, head: Head) -> None:
    """Take the title that a page's introduction names: ``《X》全文如下：``; what stands above is no text."""
    for at, span in enumerate(head.rest[:_HEAD_LINES]):
        follows = _FOLLOWS.search(page.read(span)) if isinstance(span, Span) else None
        if follows:
            head.named = follows[1]
            head.rest = head.rest[at + 1 :]
            return


_ISSUED = re.compile(
    r"现将(?:修订后的)?《([^《》]{4,80})》(?:予以)?(?:印发|发)给你们|现印发《([^《》]{4,80})》"
    r"|制[定订]了?《([^《》]{4,80})》(?:\([^()]{1,10}\))?,现(?:予以?)?印发"
)


def name_issued(page: Page, spans: Sequence[Span]) -> str | None:
    """Return the plan that the opening of a notice without a title issues: 现将《X》印发给你们."""
    for span in spans[:_HEAD_LINES]:
        if match := _ISSUED.search(page.read(span)):
            named = match[1] or match[2] or match[3]
            return named if _is_plan(named) or named.endswith("目录") else None
    return None


def read_notice(page: Page, spans: Sequence[Span], head: Head, *, certain: bool) -> None:
    """Read the lines between the title of the notice and that of the plan."""
    lines = _behind_remarks(page, _without_fields(page, spans))
    at = next((i for i, span in enumerate(lines) if is_addressed(page.read(span))), None)
    if at is not None:
        head.addressees = lines[at]
        lines = lines[at + 1 :]
    elif not certain:
        lines = [span for span in lines if _announces(page.read(span))][:1]
    head.closing = take_closing(page, lines, is_notice=True)
    _move_signature(page, head.closing)
    head.transmittal = head.closing.body


_WHOLE = re.compile(
    r"(?:^|。)(?:以下(?:为|是)[^。,:]{0,12}(?:全文|原文|内容)|(?:[^。,:]{0,12})?(?:全文|原文)如下)\s*:?$"
)


def _behind_remarks(page: Page, lines: list[Span]) -> list[Span]:
    """Leave out what an editor says before the text begins: 以下为要点全文：."""
    said = [at for at, span in enumerate(lines) if _WHOLE.search(page.read(span))]
    return lines[said[-1] + 1 :] if said else lines


def _without_fields(page: Page, spans: Sequence[Span]) -> list[Span]:
    """Leave out numbers, release notes and the fields of a page with their values."""
    lines: list[Span] = []
    empty = False
    for span in spans:
        text = page.read(span)
        value = field_value(text)
        if (
            value is None
            and not empty
            and not ("号" in text and NUMBER.fullmatch(text.strip("()[] ")))
            and not is_release(text)
        ):
            lines.append(span)
        empty = value == ""
    return lines


_DAMAGED_DATE = re.compile(r"[\d\s年月]{4,12}日?")


def _move_signature(page: Page, closing: Closing) -> None:
    """Take offices, and a date that lost its marks, off the end of a notice, or from behind its 特此通知."""
    lines = closing.unplaced or closing.body
    while lines and isinstance(last := lines[-1], Span):
        text = page.read(last)
        if is_office(text) and not closing.offices:
            closing.offices.append(last)
        elif not _DAMAGED_DATE.fullmatch(text):
            return
        lines.pop()


def _announces(text: str) -> bool:
    return "印发给" in text or "现印发" in text or "遵照执行" in text or ("贯彻" in text and "《" in text)


def read_own_notice(page: Page, head: Head, named: str | None, before: int) -> None:
    """Read a notice that holds the provisions itself, or carries a plan whose title is not printed."""
    count = len(head.rest)
    take_addressees(page, head)
    before -= count - len(head.rest)
    announced = head.rest[0] if head.rest else None
    signed = next((i for i, s in enumerate(head.rest[: max(before, 0)]) if _ends_notice(page, s)), None)
    if named is None:
        head.title = head.notice
    elif signed is not None:
        head.named = named
        head.closing = take_closing(page, head.rest[: signed + 1], is_notice=True)
        head.transmittal = head.closing.body
        head.rest = head.rest[signed + 1 :]
    elif before > 1 and isinstance(announced, Span) and _carries(page.read(announced), named):
        head.named = named
        head.transmittal, head.rest = [announced], head.rest[1:]
    elif _contains_plan(page, head.rest[:_HEAD_LINES]) or (head.addressees is None and _is_plan(named)):
        head.named = named
    else:
        head.title = head.notice


_CONTAINED = re.compile("制[定订](?:本|如下|以下)[^。,]{0,8}(?:方案|计划|要点|措施|意见|办法|安排)")
_OPENING = 800


def _is_plan(named: str) -> bool:
    return (kind_of(named) or "").endswith(("方案", "计划", "要点", "分解表", "安排"))


def _contains_plan(page: Page, items: Sequence[Item]) -> bool:
    """Tell whether the opening says that the text is itself the plan: 特制定本方案."""
    opening = [page.read(item)[:_OPENING] for item in items if isinstance(item, Span)]
    return any(_CONTAINED.search(text) for text in opening)


def _carries(text: str, named: str) -> bool:
    return "印发给" in text and squash(named) in squash(text)


def _ends_notice(page: Page, item: Item) -> bool:
    text = page.read(item) if isinstance(item, Span) else ""
    return len(text) <= 80 and text.rstrip(")").endswith("日") and read_date(text) is not None


def skip_subtitles(page: Page, head: Head) -> None:
    """Skip what stands between the title and the text, and take date and office from it."""
    empty = False
    while head.rest and isinstance(span := head.rest[0], Span):
        text = page.read(span)
        value = field_value(text)
        titled = head.title or (head.fields.title and value is not None)
        if not empty and not (titled and belongs_to_head(page, span)):
            return
        if value is None and not empty and head.closing.dated is None and "年" in text:
            head.closing.dated = read_date(text)
        if value is None:
            _take_subtitle_office(page, head)
        empty = value == ""
        head.rest = head.rest[1:]


def _take_subtitle_office(page: Page, head: Head) -> None:
    """Take the office from a line such as ``（某县食安办 2020年4月2日）`` under the title."""
    span = head.rest[0]
    text = page.read(span) if isinstance(span, Span) else ""
    match = re.match(
        r"[(\[]?\s*(?P<office>[\u4e00-\u9fff]{4,40}?)\s*[(\[]?\s*(?=(?:19|20)\d\d|二[〇○零oO0]|$)", text
    )
    if match and isinstance(span, Span) and is_office(match["office"]) and not head.closing.offices:
        head.closing.offices.append(
            Span(span.start + match.start("office"), span.start + match.end("office"))
        )
