"""Finding the title of a plan and of the notice that carries it, over wrapped lines too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from generator.core.numbering import begins_with_label
from generator.core.spans import Span
from generator.parse.lines import Page
from generator.parse.names import part_offices
from generator.parse.patterns import (
    MARKS,
    OFFICE,
    OFFICE_END,
    bare_title,
    is_release,
    kind_of,
    read_date,
    squash,
)

_NOTICE_KINDS = frozenset(["通知", "通告", "公告", "函", "批复", "通报"])
_LONGEST, _SHORTEST, _LONGEST_WRAPPED = 120, 5, 48
_NO_TITLE = re.compile(  # by how it begins
    r"(?:备注|相关(?:公告|解读|文件|链接|通知))[\s:]|[【\[](?!(?:公文|文件|法规|信息)?(?:标题|名称))[^】\]]{2,8}[】\]]|(?:附件?|抄送|主送|主题|标题|来源|发布|发文|索引|文号|关键词|现|根据|为)\s*[:\d]"
)
_NO_TITLE_ENDS = (
    *":,、",
    *(own + kind for own in "本该此" for kind in ("方案", "计划", "要点", "通知", "意见", "办法")),
)
_UNFINISHED = re.compile(
    r"关于|印发|转发|《[^》]*$|“[^”]*$|^(?:20|19)\d\d年|(?:局|厅|政府|委员会|办公室|部|委|院)$"
)
_TRANSMITS = re.compile(r"(?:印发|下发|转发|发布|公布|颁发)(?:关于|的)?(?P<title>.{3,150}?)的?通知$")


class Title(NamedTuple):
    """A title: the lines that print it, its words (folded, joined), and its kind."""

    first: int
    last: int
    words: str
    kind: str

    @property
    def is_notice(self) -> bool:
        """Whether the kind is one that transmits or announces: 通知, 函."""
        return self.kind in _NOTICE_KINDS


def find_titles(page: Page, spans: Sequence[Span]) -> list[Title]:
    """Find all lines, or lines wrapped together, that read as the title of a document."""
    titles: list[Title] = []
    done = 0
    for at in [at for at, span in enumerate(spans) if _may_title(page, span)]:
        title = _title_at(page, spans, at) if at >= done else None
        if title is not None:
            titles.append(title)
            done = title.last + 1
    return titles


def _may_title(page: Page, span: Span) -> bool:
    """Tell whether a line is short and without a number: most lines of a plan are neither."""
    return span.end - span.start <= _LONGEST and page.label_at(span.start) is None


def _title_at(page: Page, spans: Sequence[Span], at: int) -> Title | None:
    words = ""
    for last in range(at, min(at + 4, len(spans))):
        line = page.read(spans[last])
        if "。" in line or ";" in line or (last > at and not _may_title(page, spans[last])):
            return None
        if words and is_office(words) and _whole_title(line):
            return None
        words += line
        kind = kind_of(words)
        whole = kind is not None and _finished(words) and _SHORTEST < len(words) <= _LONGEST
        if not whole:
            stump = last + 1 < len(spans) and _is_stump(page.read(spans[last + 1]))
            if len(line) > _LONGEST_WRAPPED or not (stump or _UNFINISHED.search(words)):
                return None
        if _is_no_title(line):
            return None
        if whole and kind is not None:
            return Title(at, last, words, kind)
    return None


def _is_no_title(line: str) -> bool:
    """Tell whether a line without a sentence is something else than a title, or a part of one."""
    if "!" in line or "?" in line or line.endswith(_NO_TITLE_ENDS) or _NO_TITLE.match(line):
        return True
    return begins_with_label(line) or _only_date(line) or is_release(line)


_LONGEST_STUMP = 8


TAG_MARKS = "【["
"""The marks that open the tag of a page before a title."""
_TAG = re.compile(r"[【\[][\u4e00-\u9fff]{2,8}[】\]]\s?(?=[\u4e00-\u9fff\d])")


def without_tag(page: Page, span: Span) -> Span:
    """Return a title without the tag that a page puts before it: 【检查计划】|某区2025年药品检查计划."""
    tag = _TAG.match(page.folded, span.start, span.end) if span.end - span.start <= _LONGEST else None
    titled = tag is not None and kind_of(page.read(span)) is not None
    return Span(tag.end(), span.end) if tag is not None and titled else span


def _is_stump(line: str) -> bool:
    """Tell whether a line is only the kind that a title ends with: ``工作计划`` under its subject."""
    return len(line) <= _LONGEST_STUMP and kind_of(line) is not None


_OF_WORK = re.compile(
    r"(?:工作|行动|整治|治理|检查|抽查|抽检|监测|监管|执法|督查|活动|任务|重点|思路|打算|设想)(?:\([^()]{1,16}\))?$"
)
_NO_PLAIN_TITLE = re.compile(
    r"[^\u4e00-\u9fff\d“]|关于|.*(?:[,;:|>→]|[^\d\s]\s+[^\d\s])"
)  # the path of a page, its fields, half a sentence
_YEAR_SAID = re.compile(r"(?:19|20)\d\d\s?年|[一二][〇○零oO0一二三四五六七八九]{3}年")
_SHORTEST_OF_WORK = 8


def find_plain(page: Page, spans: Sequence[Span]) -> Title | None:
    """Find the title of a text that says no kind, on the lines above its provisions: ``2022年计量监管重点工作``.

    It says the work that it is for, on a line of its own, and its year; or it stands twice, or opens the page.
    """
    above: list[str] = []
    found: Title | None = None
    for at, span in enumerate(spans):
        line = page.read(span)
        if len(line) > _LONGEST_WRAPPED or "。" in line:
            return found
        if (
            len(line) >= _SHORTEST_OF_WORK
            and _OF_WORK.search(line)
            and (_YEAR_SAID.search(line) or line in above or not page.folded[: span.start].strip())
            and not (_NO_PLAIN_TITLE.match(line) or _is_no_title(line))
        ):
            found = Title(at, at, line, "")
        above.append(line)
    return found


_LEADING_YEAR = re.compile(r"(?:19|20)\d\d年度?")


def _undated(title: str) -> str:
    """Leave out the year that only one of a title and its mention may bear."""
    year = _LEADING_YEAR.match(title)
    return title[year.end() :] if year else title


def find_named(page: Page, spans: Sequence[Span], names: Sequence[str]) -> list[Title]:
    """Find the lines, or lines together, that print a title which the notice names."""
    wanted = {_undated(squash(name)) for name in names}
    found: list[Title] = []
    if not wanted:
        return found
    starts = {name[:1] for name in wanted}
    for first, span in enumerate(spans):
        if span.end - span.start > _LONGEST or not _may_be_named(page, span, starts):
            continue
        words = ""
        if "印发" in page.read(span):
            continue
        for last in range(first, min(first + 4, len(spans))):
            words += page.read(spans[last])
            dense = _undated(squash(words))
            if dense in wanted:
                found.append(Title(first, last, words, kind_of(words) or ""))
            if not any(name.startswith(dense) for name in wanted):
                break
    return found


_FIRST_WORD = re.compile(f"[^{MARKS}]")


def _may_be_named(page: Page, span: Span, starts: set[str]) -> bool:
    """Tell whether the first character that is no mark begins a title that is looked for, or a year before it."""
    first = _FIRST_WORD.search(page.folded, span.start, span.end)
    return first is None or first[0] in starts or first[0] in "12"


_SUBJECT = re.compile(r"(?:(?:19|20)\d\d[\d\s年度—–-]*)?(?P<subject>.*)")
_SHORTEST_SUBJECT = 4


def _whole_title(line: str) -> bool:
    """Tell whether a line under the name of an office is a title of its own: it names its subject.

    ``2022年工作要点`` under an office is the second half of one title, ``2022年广告监管工作要点`` is a title.
    """
    kind = kind_of(line)
    match = _SUBJECT.match(bare_title(line))
    return (
        kind is not None
        and match is not None
        and len(match["subject"]) >= len(kind) + _SHORTEST_SUBJECT
        and line[:2] in ("19", "20")
    )


def _finished(words: str) -> bool:
    """Tell whether the words can be a whole title: its marks are paired, and 关于 has its kind."""
    return all(words.count(a) == words.count(b) for a, b in ("《》", "“”", "()"))


def _only_date(line: str) -> bool:
    return len(line) <= 24 and line[:1] in "12二(" and read_date(line) is not None


def transmitted_title(notice: str) -> str | None:
    """Return the title that the title of a notice names: ``关于印发《X》的通知`` → ``X``."""
    match = _TRANSMITS.search(bare_title(notice))
    if match is None:
        return None
    title = match["title"].strip()
    inner = re.search(r"《(.+)》", title)
    if inner is None and "转发" in match[0] and "关于" in title and kind_of(title) is None:
        return transmitted_title(f"{title}的通知")  # of another office; what that one carries, if anything
    return inner[1] if inner else title


def is_office(line: str) -> bool:
    """Tell whether a folded line is the name of an office, or of several side by side."""
    if len(line) > _LONGEST_OFFICES or not (line[-1:] in _OFFICE_ENDS or line[-1:].isspace()):
        return False
    names = [name for name in _BETWEEN_OFFICES.split(line) if name]
    if len(names) == 1 and len(line) > _LONGEST_OFFICE:
        names = part_offices(line, line)
    return 0 < len(names) <= _MOST_OFFICES and all(OFFICE.fullmatch(name) for name in names)


_BETWEEN_OFFICES = re.compile(r"[\s、,]+")
_OFFICE_ENDS = frozenset(end[-1] for end in OFFICE_END.split("|")) | frozenset(")、,")
_LONGEST_OFFICE, _LONGEST_OFFICES, _MOST_OFFICES = 40, 160, 12


_SEAL = re.compile(r"\([^()]{2,40}代章\)")


def signs(line: str) -> bool:
    """Tell whether a line above a date signs with it: an office, or who seals for it, (某局代章)."""
    return is_office(line) or _SEAL.fullmatch(line) is not None


_NEAR = 2


def choose_plan(
    titles: Sequence[Title], named: Sequence[Title], notice: Title | None, first: int, signed: int | None
) -> Title | None:
    """Choose the title of the plan itself.

    Args:
        titles: lines that read as titles.
        named: lines that print a title which the notice names.
        notice: the title of the notice, if there is one.
        first: the line of the first provision; the points of a notice may come before the plan.
        signed: the line of the notice's date.
    """
    if notice is not None:
        if transmitted_title(notice.words) is None and signed is not None and first < signed:
            return None  # the notice has provisions of its own; what follows is an annex
        behind = [title for title in named if title.first > notice.last]
        if behind:
            return behind[-1]
        after = [
            t for t in titles if not t.is_notice and signed is not None and t.first > max(signed, notice.last)
        ]
        return after[0] if after else None
    signed_for = [t for t in (*named, *titles) if signed is not None and 0 < t.first - signed <= _NEAR]
    if signed_for:
        return signed_for[0]
    for group in (named, [title for title in titles if not title.is_notice], titles):
        above = [title for title in group if title.first <= first]
        if above:
            return _with_office(above)
    return None


def _with_office(titles: Sequence[Title]) -> Title:
    """Return the last of some titles, in the words of one above that names its office too."""
    last = titles[-1]
    for title in titles[:-1]:
        if title.words != last.words and title.words.endswith(last.words):
            office = title.words.removesuffix(last.words)
            return last._replace(words=title.words) if is_office(office) else last
    return last
