"""Lines of a head that can be told by their own words: numbers, addressees, dates, first provisions."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from generator.core.numbering import Style
from generator.core.spans import Span
from generator.core.years import HAN_YEAR
from generator.parse.lines import Page
from generator.parse.metadata import field_value
from generator.parse.patterns import ANNEX, DATE, NUMBER, is_release, read_date
from generator.parse.tables import Item
from generator.parse.titles import Title, is_office, signs, transmitted_title

_HEADING_STYLES = (
    Style.PART,
    Style.CHAPTER,
    Style.SECTION,
    Style.ARTICLE,
    Style.TASK,
    Style.HAN,
    Style.HAN_BRACKET,
    Style.DIGIT,
)
_ADDRESSED = re.compile(
    r"[^。;]{1,600}(?:机构|部门|单位|局|公司|委|厅|府|办|院|会|中心|所|队|校|企业|处|室|机关|科室|部|行|关|站|社|协|联|署|园|区|县|市|镇|街道|同志)\)?\s?[:]"
)
_QUOTED = re.compile("《([^《》]{4,120})》")
_SUBTITLE = re.compile(
    rf"[(\[]?\s*(?:[\u4e00-\u9fff]{{4,40}}\s*[(\[]?\s*)?(?:{DATE.pattern}|(?:19|20)\d\d年\d{{1,2}}月|{HAN_YEAR}年[一二三四五六七八九十]{{1,3}}月|{NUMBER.pattern}|(?:试行|征求意见稿|送审稿|讨论稿|代拟稿|草案))[^。]{{0,24}}[)\]]?"
)
_CREDIT = re.compile(rf"[^\s。,;:]{{2,16}}\s+{DATE.pattern}\s+\d\d?:\d\d(?::\d\d)?")
MOST_LINES, LONGEST_ADDRESSEES = 600, 600
_LONGEST_SUBTITLE, _LONGEST_NUMBERED = 60, 200


def first_provision(page: Page, spans: Sequence[Span]) -> int:
    """Return the line of the first provision, number 1 of some style; the number of lines without one."""
    for at, span in enumerate(spans):
        label = page.label_at(span.start)
        if label is not None and label.style in _HEADING_STYLES and label.number == 1:
            return at
    return len(spans)


def last_provision(page: Page, spans: Sequence[Span]) -> int:
    """Return the last line that begins with a label; a plan's title stands before it."""
    for at in range(len(spans) - 1, -1, -1):
        label = page.label_at(spans[at].start)
        if label is not None and label.style in _HEADING_STYLES:
            return at
    return -1


def choose_notice(titles: Sequence[Title], first: int) -> Title | None:
    """Return the title of the notice: the last above the first provision that a notice could bear."""
    notices = [title for title in titles if title.is_notice and title.first <= first]
    return notices[-1] if notices else None


def titles_named(page: Page, spans: Sequence[Span], notice: Title | None, first: int) -> list[str]:
    """Return the titles that the notice names, in its own title or between marks: 现将《X》印发."""
    named = [transmitted_title(notice.words)] if notice else []
    for span in spans[: min(first, MOST_LINES)]:
        text = page.read(span)
        if "印发" in text or "同意" in text or "通知" in text:
            named += _QUOTED.findall(text)
    return [title for title in named if title]


def signed_line(page: Page, spans: Sequence[Span], notice: Title | None) -> int | None:
    """Return the line of the date that signs a notice; without its title an office stands above it."""
    start = notice.last + 1 if notice else 1
    for at in range(start, min(len(spans), start + _LONGEST_NOTICE)):
        text = page.read(spans[at])
        if notice is None and not ("年" in text and signs(page.read(spans[at - 1]))):
            continue
        if len(text) <= _LONGEST_DATE_LINE and (is_release(text) or _is_date(text)):
            return at
        if (
            len(text) <= _LONGEST_SIGNED
            and text.endswith("日")
            and read_date(text[-20:])
            and "。" not in text
        ):
            return at
        if notice is not None and _opens_annexes(text):
            return at
    return None


def _opens_annexes(text: str) -> bool:
    """Tell whether a line says that annexes begin and no more: 附件, 附件1：."""
    match = ANNEX.fullmatch(text)
    return match is not None and match["kind"] in (None, "件") and match["number"] in (None, "1")


_DATE_STARTS = frozenset("12一二")
_LONGEST_NOTICE, _LONGEST_DATE_LINE, _LONGEST_SIGNED = 60, 80, 160


def _is_date(text: str) -> bool:
    may_be = text.strip(" ()")[:1] in _DATE_STARTS
    return may_be and read_date(text) is not None and DATE.sub("", text).strip(" ()") == ""


_SIGNER = re.compile(r"\s*签发人.*")


def find_numbers(page: Page, spans: Sequence[Span], first: int) -> list[Span]:
    """Find document numbers that end a line or the title, in brackets or not, or that fields of the page follow."""
    found = []
    for span in spans[: min(first, MOST_LINES)]:
        text = page.read(span)
        if len(text) > _LONGEST_NUMBERED or "号" not in text or "。" in text:
            continue
        for match in NUMBER.finditer(text):
            before, behind = (
                DATE.sub("", text[: match.start()]).strip(" ([|"),
                DATE.sub("", _SIGNER.sub("", text[match.end() :])).strip(" )]|"),
            )
            ends = not behind or field_value(behind) is not None
            if ends and (not before or before.endswith(("通知", "》", ":")) or before.endswith("文件")):
                found.append(Span(span.start + match.start(), span.start + match.end()))
    return found


def date_of_number(page: Page, numbers: Sequence[Span]) -> dt.date | None:
    """Return the date that stands with a document number, or in brackets on the line below: 成文日期."""
    for number in numbers[:1]:
        start = page.folded.rfind("\n", 0, number.start) + 1
        end = page.folded.find("\n", number.end)
        line, below = page.folded[start:] if end < 0 else page.folded[start:end], page.folded[end + 1 :][:40]
        alone = below.split("\n")[0].strip()
        if field_value(page.folded[number.end : start + len(line)].strip()) is not None:
            return None  # it says when the page was published
        with_it = len(line) <= _LONGEST_DATE_LINE and read_date(line)
        return with_it or (read_date(alone) if end >= 0 and alone[:1] == "(" and _is_date(alone) else None)
    return None


def is_addressed(text: str) -> bool:
    """Tell whether a folded line names addressees: offices or places, and a colon at its end."""
    return len(text) <= LONGEST_ADDRESSEES and text.endswith(":") and _ADDRESSED.fullmatch(text) is not None


def belongs_to_head(page: Page, item: Item) -> bool:
    """Tell whether a line under a title is no text: a number, a date, an office, a field of the page."""
    if not isinstance(item, Span):
        return False
    text = page.read(item)
    if len(text) > _LONGEST_SUBTITLE:
        return field_value(text) is not None
    return bool(
        _SUBTITLE.fullmatch(text)
        or _CREDIT.fullmatch(text)
        or is_release(text)
        or field_value(text) is not None
        or is_office(text)
    )


_TITLE_END = re.compile(
    r"\((?:(?:19|20)\d\d\s?年?\s?(?:[-—–~至]+\s?(?:19|20)\d\d\s?年?)?(?:度|版)?|试行|暂行|修订|第[一二三]版)\)"
)


def continues_title(page: Page, following: Sequence[Span]) -> int:
    """Return 1 where the next line is the end of a title in brackets: （2021—2023年）, （试行）."""
    return int(bool(following) and _TITLE_END.fullmatch(page.read(following[0])) is not None)
