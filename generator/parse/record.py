"""The metadata of a record, from the parts of a head and a closing."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from generator.core.model import Contact, Node, Plan
from generator.core.spans import Span
from generator.core.terms import Script
from generator.core.years import HAN_YEAR, read_year
from generator.parse.closing import Closing
from generator.parse.contacts import read_contacts, read_contacts_inside
from generator.parse.lines import Page
from generator.parse.names import region_of, split_addressees, split_offices
from generator.parse.notice import Head
from generator.parse.patterns import (
    ENDS_BEFORE_NUMBER,
    FILE_END,
    NUMBER,
    OF_SEVERAL,
    bare_title,
    close_up,
    kind_of,
)
from generator.parse.tables import Item
from generator.parse.titles import is_office
from generator.text.script import detect_script

_SAMPLE = 500


def make_plan(page: Page, head: Head, closing: Closing, before: list[Span], body: tuple[Node, ...]) -> Plan:
    """Put the parts of a document together to a record."""
    title = _title(page, head)
    offices = _offices(page, head, closing)
    preamble = _text(page, before)
    dated = head.closing.dated or closing.dated or head.dated or head.fields.dated
    return Plan(
        schema=1,
        title=title,
        kind=_kind(page, title),
        script=_detect_script(page) or (Script.HANS if re.search("[\u4e00-\u9fff]", page.raw) else None),
        year=_year(page, title, preamble, dated),
        region=_region(page, offices, title, _source(page, head), body),
        issuers=offices,
        document_number=_number(page, head),
        dated=dated,
        published=head.fields.published,
        effective=head.fields.effective,
        addressees=_addressees(page, head),
        transmittal=_text(page, head.transmittal),
        preamble=preamble,
        body=body,
        attachments=_attachments(page, head, closing),
        contacts=(
            *_contacts(page, (*head.closing.contacts, *closing.contacts)),
            *_contacts_inside(page, (*head.transmittal, *before)),
        ),
    )


def _text(page: Page, items: Sequence[Item]) -> str | None:
    return "\n".join(page.said(span) for span in items if isinstance(span, Span)) or None


def _detect_script(page: Page) -> Script | None:
    middle = max(len(page.raw) // 2 - _SAMPLE // 2, 0)
    return detect_script(page.raw[middle : middle + _SAMPLE], page.folded[middle : middle + _SAMPLE])


def _title(page: Page, head: Head) -> str | None:
    words = "".join(page.said(span) for span in head.title) or _printed_name(page, head)
    folded = page.fold(words)
    number = NUMBER.search(folded) if "号" in folded else None
    if number and not folded[number.end() :].strip(" )]】"):
        words = words[: number.start()].rstrip(" ([（［〔")
    words = words[key.end() :] if (key := _TITLE_KEY.match(folded)) else words
    words = words[news.start(1) : news.end(1)] if (news := _NEWS.fullmatch(page.fold(words))) else words
    words = _COLLECTION.sub("", FILE_END.sub("", words.strip()))
    words = close_up(words)
    if words.startswith("《") and words.endswith("》") and words.count("《") == 1:
        words = words[1:-1]
    return words or None


_TITLE_KEY = re.compile(
    r"[【\[]?(?:公文名称|法规名称|法规标题|文件名称|信息名称|名称|文件标题|标题)\s*[:】\]]\s*"
    r"|(?:通知|公告|文件)\s*:\s*(?=关于)"
)
_NEWS = re.compile(
    r"[\u4e00-\u9fff]{3,30}(?:公布|发布|印发|出台|下发)《([^《》]{6,80})》"
)  # what a headline reports
_COLLECTION = re.compile(
    r"\s*[(（](?:精选|精選|通用|推荐|推薦|最新|集合|汇总|匯總|合集|热门|熱門|优秀|優秀|范文|範文|模板|实用|實用|必备|必備)*\s*\d*\s*篇?[)）]$|范文$|範文$"
    rf"|{OF_SEVERAL.pattern}"
)


def _printed_name(page: Page, head: Head) -> str:
    """Return the title that only the notice names, as the page prints it."""
    if not head.named:
        return ""
    at = page.folded.find(head.named)
    return page.raw[at : at + len(head.named)] if at >= 0 else head.named


def _kind(page: Page, title: str | None) -> str | None:
    if title is None:
        return None
    folded = page.fold(title)
    kind = kind_of(folded)
    if kind is None:
        return None
    at = bare_title(folded).rstrip('》”"').rfind(kind)
    return title[at : at + len(kind)]


_YEAR = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?=\s?[年\-—–~至])|^(?P<bare>(?:19|20)\d\d)(?=[\u4e00-\u9fff])"
)
_HAN_YEAR = re.compile(f"{HAN_YEAR}(?=年)")
_OPENING_YEAR = re.compile(
    rf"(?P<year>(?:19|20)\d\d|{HAN_YEAR})年度?(?!\d)"
    r"[^。,]{0,40}?(?:总体(?:要求|思路)|指导思想|工作(?:思路|目标|重点|要点|安排|计划|方案)|安排如下|计划如下)"
)
_OPENS_WITH_YEAR = re.compile(r"\s*(?P<year>(?:19|20)\d\d)年(?:度|上半年|下半年)?,[^。]{2,60}?要")
_OPENING_SPAN = re.compile(  # 定于2021年6月至12月在全市开展
    r"(?:定于|决定于|决定自|决定从|拟于|计划于|于|自|从)(?P<year>(?:19|20)\d\d)年\d{1,2}月[^。]{0,40}?(?:开展|组织|进行|实施|集中)"
)
_OWN_PLAN = re.compile(  # 特制定某省2018年监督检查计划
    r"(?:制定|制订|拟定|编制)了?[^。,;《》]{0,12}?(?P<year>(?:19|20)\d\d)年[^。,;《》]{2,50}?(?:方案|计划|要点)"
)
_OPENING = 400
_MASKED = re.compile(r"(?:19|20)[\d*x×?]?[*x×]{1,2}\s?年|\*{1,4}年")


def _year(page: Page, title: str | None, preamble: str | None, dated: dt.date | None) -> int | None:
    folded = page.fold(title or "")
    match = _YEAR.search(folded)
    if match:
        return int(match["year"] or match["bare"])
    han = _HAN_YEAR.search(folded)
    if han:
        return read_year(han[0])
    if _MASKED.search(folded):
        return None
    said = page.fold((preamble or "")[:_OPENING])
    opening = _OPENING_YEAR.search(said[:120]) or _OPENS_WITH_YEAR.match(said)
    if opening:
        return read_year(opening["year"])
    if dated:
        return dated.year
    own = _OPENING_SPAN.search(said) or _OWN_PLAN.search(said)
    return int(own["year"]) if own else None


_CITED_REGION = re.compile("《([\u4e00-\u9fff]{2,6}?(?:省|自治区|市))")
_OFTEN = 3


def _region(
    page: Page, offices: tuple[str, ...], title: str | None, source: str | None, body: tuple[Node, ...]
) -> str | None:
    """Take the region from the issuers, else from the title, the page's source, the rules that are named."""
    for name in offices or (_LEADING_YEAR.sub("", title or ""),):
        if region := _printed_region(page, name):
            return region
    return None if offices else _region_of_rules(body) or _printed_region(page, source or "")


def _printed_region(page: Page, name: str) -> str | None:
    folded = page.fold(name)
    region = region_of(folded)
    at = folded.find(region) if region else -1
    return name[at : at + len(region)] if region and at >= 0 else None


_LEADING_YEAR = re.compile(r"^(?:19|20)\d\d\s?年度?")


def _source(page: Page, head: Head) -> str | None:
    """Return the office that the page names as its source, as printed."""
    source = head.fields.source
    if not source or not is_office(source):
        return None
    at = page.folded.find(source)
    return page.raw[at : at + len(source)] if at >= 0 else None


def _region_of_rules(body: tuple[Node, ...]) -> str | None:
    """Take the region whose own rules an unsigned plan keeps naming."""
    counts: dict[str, int] = {}
    stack = list(body)
    while stack:
        node = stack.pop()
        stack += node.children
        words = f"{node.heading or ''}{node.text or ''}"
        for region in _CITED_REGION.findall(words) if "《" in words else ():
            counts[region] = counts.get(region, 0) + 1
    best = max(counts, key=lambda name: counts[name], default=None)
    return best if best and counts[best] >= _OFTEN else None


def _offices(page: Page, head: Head, closing: Closing) -> tuple[str, ...]:
    signed = head.closing.offices or closing.offices
    names: list[str] = []
    for span in signed:
        names += split_offices(*page.both(span))
    if names:
        return tuple(dict.fromkeys(names))
    issuer = head.fields.issuer
    if issuer and is_office(issuer):
        at = page.folded.find(issuer)
        return split_offices(page.raw[at : at + len(issuer)], issuer)
    named = _offices_of_title(page, head)
    above = head.office if not named else None
    return split_offices(*page.both(above)) if above is not None else named


def _offices_of_title(page: Page, head: Head) -> tuple[str, ...]:
    words = "".join(page.said(span) for span in head.notice or head.title)
    folded = page.fold(words)
    at = min((at for word in ("关于", "印发", "转发") if (at := folded.find(word)) > 0), default=0)
    year = _YEAR_OF_PLAN.search(folded)
    at = year.start() if year and (not at or year.start() < at) else at
    office = folded[:at].rstrip()
    return split_offices(words[: len(office)], office) if at and is_office(office) else ()


_YEAR_OF_PLAN = re.compile(r"(?:19|20)\d\d\s?[—–-]?\s?(?:(?:19|20)\d\d)?\s?年")


def _number(page: Page, head: Head) -> str | None:
    if head.numbers:
        at, match = head.numbers[0].start, NUMBER.match(page.read(head.numbers[0]))
    else:
        printed = head.fields.number or ""
        at, match = max(page.folded.find(printed), 0), NUMBER.match(printed)
    if match is None:
        return None
    office = page.raw[at : at + len(match["office"])]
    glued = max(
        (match["office"].rfind(word) + 2 for word in ENDS_BEFORE_NUMBER if word in match["office"]), default=0
    )
    office = office[glued:]
    return f"{office}〔{match['issued']}〕{match['no'].replace(' ', '')}{page.raw[at + match.end() - match.start() - 1]}"


def _addressees(page: Page, head: Head) -> tuple[str, ...]:
    if head.addressees is None:
        return ()
    return split_addressees(*page.both(head.addressees))


def _attachments(page: Page, head: Head, closing: Closing) -> tuple[str, ...]:
    listed = [page.said(span) for span in (*head.closing.attachments, *closing.attachments)]
    if not listed:
        listed = ["".join(page.said(span) for span in annex.title) for annex in closing.annexes]
    return tuple(dict.fromkeys(title.strip() for title in listed if title.strip()))


def _contacts_inside(page: Page, items: Sequence[Item]) -> tuple[Contact, ...]:
    spans = [span for span in items if isinstance(span, Span)]
    return tuple(contact for span in spans for contact in read_contacts_inside(*page.both(span)))


def _contacts(page: Page, spans: tuple[Span, ...]) -> tuple[Contact, ...]:
    return tuple(contact for span in spans for contact in read_contacts(*page.both(span)))
