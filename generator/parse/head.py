"""What stands before the provisions: notice, number, addressees, signature, title, page fields."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from generator.core.numbering import Style, read_folded_label
from generator.core.spans import Span
from generator.parse.closing import Closing, take_closing
from generator.parse.lines import Page
from generator.parse.metadata import Fields, field_value, read_fields
from generator.parse.patterns import DATE, NUMBER, RELEASE, kind_of, read_date, squash
from generator.parse.tables import Item
from generator.parse.titles import Title, choose_plan, find_named, find_titles, is_office, transmitted_title


@dataclass
class Head:
    """The parts of a head as spans; ``rest`` are the lines from the preamble on."""

    fields: Fields
    title: list[Span] = field(default_factory=list)
    named: str | None = None
    notice: list[Span] = field(default_factory=list)
    addressees: Span | None = None
    transmittal: list[Item] = field(default_factory=list)
    closing: Closing = field(default_factory=Closing)
    numbers: list[Span] = field(default_factory=list)
    rest: list[Item] = field(default_factory=list)


_HEADING_STYLES = (
    Style.PART,
    Style.SECTION,
    Style.ARTICLE,
    Style.TASK,
    Style.HAN,
    Style.HAN_BRACKET,
    Style.DIGIT,
)
_ADDRESSED = re.compile(
    r"[^。;]{1,600}(?:机构|部门|单位|局|公司|委|厅|府|办|院|会|中心|所|队|校|企业|处|室|机关|科室|部|行|关|站|社|园|区|县|市|镇|街道|同志)\)?[:]"
)
_FOLLOWS = re.compile("《([^《》]{4,120})》(?:全文|原文|内容)?如下")
_QUOTED = re.compile("《([^《》]{4,120})》")
_SUBTITLE = re.compile(
    rf"[(\[]?\s*(?:[\u4e00-\u9fff]{{4,40}}\s*[(\[]?\s*)?(?:{DATE.pattern}|(?:19|20)\d\d年\d{{1,2}}月|{NUMBER.pattern}|(?:试行|征求意见稿|送审稿|讨论稿|代拟稿|草案))[^。]{{0,24}}[)\]]?"
)
_MOST_LINES, _LONGEST_SUBTITLE, _LONGEST_ADDRESSEES, _LONGEST_NUMBERED = 600, 60, 600, 200


def read_head(page: Page, items: Sequence[Item], head_words: str) -> Head:
    """Read the head of a document; ``head_words`` is the folded page above its provisions."""
    spans = list(takewhile(lambda item: isinstance(item, Span), items))
    head = _read_head(page, [span for span in spans if isinstance(span, Span)], head_words)
    head.rest += items[len(spans) :]
    _skip_subtitles(page, head)
    return head


def _read_head(page: Page, spans: Sequence[Span], head_words: str) -> Head:
    titles = find_titles(page, spans[:_MOST_LINES])
    first = _first_provision(page, spans)
    notice = _choose_notice(titles, first)
    named = find_named(page, spans[:_MOST_LINES], _titles_named(page, spans, notice, first))
    signed = _signed_line(page, spans, notice)
    if first < len(spans):
        last = _last_provision(page, spans)
        named = [title for title in named if title.last < last]
        signed = signed if signed is not None and signed < last else None
    plan = choose_plan(titles, named, notice, first, signed)
    head = Head(read_fields(head_words), numbers=_numbers(page, spans, first))
    if notice is not None:
        head.notice = list(spans[notice.first : notice.last + 1])
    if plan is not None and plan is not notice:
        start = notice.last + 1 if notice else 0
        _read_notice(page, spans[start : plan.first], head, certain=notice is not None)
        end = plan.last + 1 + _continues_title(page, spans[plan.last + 1 : plan.last + 2])
        head.title = list(spans[plan.first : end])
        head.rest = list(spans[end:])
    elif notice is not None:
        head.rest = list(spans[notice.last + 1 :])
        _read_own_notice(page, head, transmitted_title(notice.words), first - notice.last - 1)
    else:
        head.rest = list(spans)
        _take_announced(page, head)
    _take_addressees(page, head)
    return head


_HEAD_LINES = 16


def _take_addressees(page: Page, head: Head) -> None:
    """Take addressees that stand under the title, or begin the text, without a notice.

    Lines above them are the number and the fields of the page.
    """
    if head.addressees is not None:
        return
    for at, span in enumerate(head.rest[:_HEAD_LINES]):
        if not isinstance(span, Span) or len(text := page.read(span)) > _LONGEST_ADDRESSEES:
            return
        if _is_addressed(text):
            head.addressees = span
            head.rest = [line for line in head.rest[:at] if not _belongs_to_head(page, line)] + head.rest[
                at + 1 :
            ]
            return
        if not _belongs_to_head(page, span):
            return


def _belongs_to_head(page: Page, item: Item) -> bool:
    """Tell whether a line under a title is no text: a number, a date, an office, a field of the page."""
    if not isinstance(item, Span):
        return False
    text = page.read(item)
    if len(text) > _LONGEST_SUBTITLE:
        return field_value(text) is not None
    return bool(
        _SUBTITLE.fullmatch(text)
        or RELEASE.fullmatch(text)
        or field_value(text) is not None
        or is_office(text)
    )


_TITLE_END = re.compile(
    r"\((?:(?:19|20)\d\d\s?年?\s?(?:[-—–~至]+\s?(?:19|20)\d\d\s?年?)?(?:度|版)?|试行|暂行|修订|第[一二三]版)\)"
)


def _continues_title(page: Page, following: Sequence[Span]) -> int:
    """Return 1 where the next line is the end of a title in brackets: （2021—2023年）, （试行）."""
    return int(bool(following) and _TITLE_END.fullmatch(page.read(following[0])) is not None)


def _first_provision(page: Page, spans: Sequence[Span]) -> int:
    for at, span in enumerate(spans):
        label = read_folded_label(page.folded, page.raw, span.start)
        if label is not None and label.style in _HEADING_STYLES and label.number == 1:
            return at
    return len(spans)


def _last_provision(page: Page, spans: Sequence[Span]) -> int:
    """Return the last line that begins with a label; a plan's title stands before it."""
    for at in range(len(spans) - 1, -1, -1):
        label = read_folded_label(page.folded, page.raw, spans[at].start)
        if label is not None and label.style in _HEADING_STYLES:
            return at
    return -1


def _choose_notice(titles: Sequence[Title], first: int) -> Title | None:
    notices = [title for title in titles if title.is_notice and title.first <= first]
    return notices[-1] if notices else None


def _titles_named(page: Page, spans: Sequence[Span], notice: Title | None, first: int) -> list[str]:
    named = [transmitted_title(notice.words)] if notice else []
    for span in spans[: min(first, _MOST_LINES)]:
        text = page.read(span)
        if "印发" in text or "同意" in text or "通知" in text:
            named += _QUOTED.findall(text)
    return [title for title in named if title]


def _take_announced(page: Page, head: Head) -> None:
    """Take the title that a page's introduction names: ``《X》全文如下：``; what stands above is no text."""
    for at, span in enumerate(head.rest[:_HEAD_LINES]):
        follows = _FOLLOWS.search(page.read(span)) if isinstance(span, Span) else None
        if follows:
            head.named = follows[1]
            head.rest = head.rest[at + 1 :]
            return


def _signed_line(page: Page, spans: Sequence[Span], notice: Title | None) -> int | None:
    """Return the line of the date that signs a notice; without its title an office stands above it."""
    start = notice.last + 1 if notice else 1
    for at in range(start, min(len(spans), start + _LONGEST_NOTICE)):
        text = page.read(spans[at])
        if notice is None and not ("年" in text and is_office(page.read(spans[at - 1]))):
            continue
        if len(text) <= _LONGEST_DATE_LINE and (RELEASE.fullmatch(text) or _is_date(text)):
            return at
        if (
            len(text) <= _LONGEST_SIGNED
            and text.endswith("日")
            and read_date(text[-20:])
            and "。" not in text
        ):
            return at
        if notice is not None and text in ("附件", "附件:", "附件1"):
            return at
    return None


_LONGEST_NOTICE, _LONGEST_DATE_LINE, _LONGEST_SIGNED = 60, 80, 160


def _is_date(text: str) -> bool:
    return read_date(text) is not None and DATE.sub("", text).strip(" ()") == ""


_SIGNER = re.compile(r"\s*签发人.*")


def _numbers(page: Page, spans: Sequence[Span], first: int) -> list[Span]:
    """Find document numbers that end a line of their own, or the title, in brackets or not."""
    found = []
    for span in spans[: min(first, _MOST_LINES)]:
        text = page.read(span)
        if len(text) > _LONGEST_NUMBERED or "。" in text:
            continue
        for match in NUMBER.finditer(text):
            before, behind = (
                text[: match.start()].rstrip(" (["),
                DATE.sub("", _SIGNER.sub("", text[match.end() :])).strip(" )]"),
            )
            if not behind and (not before or before.endswith(("通知", "》", ":")) or before.endswith("文件")):
                found.append(Span(span.start + match.start(), span.start + match.end()))
    return found


def _read_notice(page: Page, spans: Sequence[Span], head: Head, *, certain: bool) -> None:
    """Read the lines between the title of the notice and that of the plan."""
    lines = _without_fields(page, spans)
    at = next((i for i, span in enumerate(lines) if _is_addressed(page.read(span))), None)
    if at is not None:
        head.addressees = lines[at]
        lines = lines[at + 1 :]
    elif not certain:
        lines = [span for span in lines if _announces(page.read(span))][:1]
    head.closing = take_closing(page, lines, is_notice=True)
    _move_signature(page, head.closing)
    head.transmittal = head.closing.body


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
            and not NUMBER.fullmatch(text.strip("()[] "))
            and not RELEASE.fullmatch(text)
        ):
            lines.append(span)
        empty = value == ""
    return lines


_DAMAGED_DATE = re.compile(r"[\d\s年月]{4,12}日?")


def _move_signature(page: Page, closing: Closing) -> None:
    """Take offices, and a date that lost its marks, off the end of a notice."""
    while closing.body and isinstance(last := closing.body[-1], Span):
        text = page.read(last)
        if is_office(text) and not closing.offices:
            closing.offices.append(last)
        elif not _DAMAGED_DATE.fullmatch(text):
            return
        closing.body.pop()


def _announces(text: str) -> bool:
    return "印发给" in text or "现印发" in text or "遵照执行" in text or ("贯彻" in text and "《" in text)


def _is_addressed(text: str) -> bool:
    return len(text) <= 600 and text.endswith(":") and _ADDRESSED.fullmatch(text) is not None


def _read_own_notice(page: Page, head: Head, named: str | None, before: int) -> None:
    """Read a notice that holds the provisions itself, or carries a plan whose title is not printed."""
    count = len(head.rest)
    _take_addressees(page, head)
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


def _skip_subtitles(page: Page, head: Head) -> None:
    """Skip what stands between the title and the text, and take date and office from it."""
    empty = False
    while head.rest and isinstance(span := head.rest[0], Span):
        text = page.read(span)
        value = field_value(text)
        if not empty and not (head.title and _belongs_to_head(page, span)):
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
    match = re.match(r"[(\[]?\s*(?P<office>[\u4e00-\u9fff]{4,40}?)\s*[(\[]?\s*(?=(?:19|20)\d\d|$)", text)
    if match and isinstance(span, Span) and is_office(match["office"]) and not head.closing.offices:
        head.closing.offices.append(
            Span(span.start + match.start("office"), span.start + match.end("office"))
        )
