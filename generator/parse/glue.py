"""Lines that hold several parts of a document without a line end between them, cut apart.

A flattened page or a scan has title, number, addressees, notice, signature and date in one run of
text. Each part is known by its own shape; the cut falls between them, and the words stay where they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from generator.core.spans import Span
from generator.parse.glued_closings import closing_cuts
from generator.parse.lines import Page
from generator.parse.patterns import (
    DATE,
    ENDS_BEFORE_NUMBER,
    NUMBER,
    OFFICE,
    OFFICE_END,
    RELEASE,
    date_of,
    heads_annexes,
    is_release,
    kind_of,
    may_hold_release,
    read_date,
    squash,
)
from generator.text.chrome import is_furniture

_NOTICE = re.compile(r"(?:关于|印发|转发|发布)[^。;]{2,200}?(?:的|》|工作)通知(?![》,。、;的中要精书”如])")
_ADDRESSED = re.compile(
    r"(?:各|[\u4e00-\u9fff]{2,14}(?:局|厅|委|办|府|部|会|院|中心))[^。:;《]{0,600}?"
    r"(?:机构|部门|单位|局|公司|委|厅|府|办|院|会|中心|所|队|校|企业|处|室|机关|科室|部|行|关)\)?:"
)
_OFFICE_BEFORE = re.compile(rf"\s*(?P<office>(?:[^;,:!?\d]{{2,160}}(?:{OFFICE_END}))?)\s*")
_NOT_SIGNED = re.compile(r"\s?(?:前|起|至|以|之|,|、|印|召|在|-|—|的|发布|开始|实施|到|后|日)")
_NAMED = re.compile(
    r"(?:印发|下发|发布|转发)(?:的)?《?(?P<title>[^《》]{4,100}?)》?的?通知|《(?P<quoted>[^《》]{4,100})》"
)
_ANNEX = re.compile(
    r"[。;)”]\s*(?P<label>附件\s?\d{1,2})(?![)、,。;和与所的中])\s?:?\s?"
    r"(?P<title>[^。;:,]{2,60}?(?:方案|表|清单|名单|要求|规范|办法|细则|目录|样式|模板|台账|计划|标准|指南|流程|分工))"
)
_PRINTED = re.compile(
    rf"[单表案则法册书。]\s?(?P<office>[\u4e00-\u9fff()]{{4,40}}(?:{OFFICE_END}))\s?(?:{DATE.pattern})"
)
_BODY_LINE = re.compile(r"[一1]\s?[、.](?!\d)|\([一1]\)|第一[部章条]")
_BLANKS = re.compile(" *")
_LONG, _LONGEST_SIGNATURE, _LONGEST_DATE, _LONGEST_TITLE, _LONG_PAGE = 60, 200, 18, 80, 200
_MOST_NAMES, _LONGEST_FURNITURE, _LONG_LINE, _NEAR = 8, 120, 100, 12


def cut_glued(page: Page, spans: Iterable[Span]) -> list[Span]:
    """Cut each line where one part of a document ends and the next begins without a line end."""
    lines = list(spans)
    result: list[Span] = []
    names: tuple[str, ...] = ()
    in_head = True
    for at, span in enumerate(lines):
        text = page.folded[span.start : span.end]
        in_head = in_head and _BODY_LINE.match(text) is None
        if in_head and len(names) < _MOST_NAMES:
            names = (*names, *_titles_named(text))
        cuts = _head_line_cuts(text, names) if in_head else _body_line_cuts(text)
        if in_head and text[0] == "附":
            cuts |= _annexed_title_cut(page, lines, at)
        if cuts:
            result += _pieces(page, span, sorted(cuts))
        else:
            result.append(span)
    return result


_OPENS_TITLE = re.compile(r"\D|(?:19|20)\d\d年")
_LAST_NUMBER = re.compile(rf"(?<=\s)(?P<number>{NUMBER.pattern})$")


def _annexed_title_cut(page: Page, lines: Sequence[Span], at: int) -> set[int]:
    """Cut between ``附件：`` and the title of the plan that begins there, below who signs its notice."""
    text = page.read(lines[at])
    opening = heads_annexes(text, spaced=True)
    if opening is None or not _OPENS_TITLE.match(text, opening.end()) or not 0 < at < len(lines) - 1:
        return set()
    number = _LAST_NUMBER.search(text)
    close = number.start("number") if number else len(text)
    above, title = page.read(lines[at - 1]), text[opening.end() : close].rstrip()
    dated = above.endswith("日") and read_date(above[-_LONGEST_DATE:]) is not None
    listed = any(squash(page.read(line)) == squash(title) for line in lines[at + 1 : at + 1 + _NEAR])
    if kind_of(title) is None or listed or not (dated or is_release(above) or OFFICE.fullmatch(above)):
        return set()
    return {opening.end(), close} - {len(text)}


def _titles_named(text: str) -> tuple[str, ...]:
    if "印发" not in text and "通知" not in text:
        return ()
    return tuple(m["title"] or m["quoted"] for m in _NAMED.finditer(text[:4000]))


def _pieces(page: Page, span: Span, cuts: list[int]) -> list[Span]:
    bounds = [0, *cuts, span.end - span.start]
    pieces = []
    for start, end in pairwise(bounds):
        words = page.folded[span.start + start : span.start + end]
        inner = words.strip(" ")
        if inner and not inner.isspace() and not (len(inner) <= _LONGEST_FURNITURE and is_furniture(inner)):
            at = span.start + start + len(words) - len(words.lstrip(" "))
            pieces.append(Span(at, at + len(inner)))
    return pieces


def _head_line_cuts(text: str, names: tuple[str, ...]) -> set[int]:
    if len(text) < _LONG and "通知" not in text:
        return set()
    cuts = (
        _head_cuts(text)
        | _own_title_cut(text)
        | _signature_cuts(text)
        | _annex_cuts(text)
        | closing_cuts(text)
    )
    if cuts or len(text) > _LONG_PAGE:
        cuts |= _release_cuts(text) | _space_cuts(text)
        cuts |= _title_cuts(text, names, {0, *cuts})
    return cuts - {0}


def _body_line_cuts(text: str) -> set[int]:
    """Cut where a line of the body goes over to what closes it."""
    cuts = closing_cuts(text)
    if "附件" in text:
        cuts |= _annex_cuts(text)
    if text[-1:] in _SIGNED_ENDS and text.endswith(("日", "印发", ")")) and "日" in text[-40:]:
        cuts |= _signature_cuts(text)
        cuts |= _release_cuts(text) if cuts else set()
    return cuts


_SIGNED_ENDS = frozenset("日发)")


def _head_cuts(text: str) -> set[int]:
    cuts: set[int] = set()
    first_sentence = text.find("。") if "。" in text else len(text)
    start = 0
    notice = _NOTICE.search(text, 0, first_sentence) if "通知" in text else None
    if notice:
        cuts.add(start := notice.end())
    for number in NUMBER.finditer(text, 0, min(first_sentence, 2000)) if "号" in text else ():
        office = number["office"]
        begin = number.start() + max(
            (office.rfind(word) + 2 for word in ENDS_BEFORE_NUMBER if word in office), default=0
        )
        bracket = text.rfind("(", number.start(), number.end("office"))
        if bracket >= 0 and not text[:bracket].rstrip().endswith("通知"):
            continue
        opened = text.count("(", 0, begin) > text.count(")", 0, begin)
        if opened or (begin and text[begin - 1] in "》[") or _CITED_ON.match(text, number.end()):
            continue
        cuts |= {begin, number.end()}
        start = max(start, number.end()) if not notice or begin >= notice.end() else start
    at = _after_blanks(text, start)
    addressed = _ADDRESSED.match(text, at)
    if addressed and (cuts or addressed.end() < len(text)):
        cuts.add(addressed.end())
    return cuts


def _after_blanks(text: str, at: int) -> int:
    match = _BLANKS.match(text, at)
    return match.end() if match else at


def _signature_cuts(text: str) -> set[int]:
    """Cut round the offices and the date that sign a notice, behind the end of its last sentence."""
    cuts: set[int] = set()
    end = text.find("日") + 1
    while end:
        date = _date_before(text, end)
        stop = max(text.rfind(mark, max(end - _LONGEST_SIGNATURE, 0), end) for mark in "。!") + 1
        if date is not None and stop and not _NOT_SIGNED.match(text, end):
            office = _OFFICE_BEFORE.fullmatch(text, stop, date.start())
            if office is not None and date_of(date) is not None:
                cuts |= {office.start("office"), date.start(), end}
        end = text.find("日", end) + 1
    printed = _PRINTED.search(text, max(len(text) - 120, 0))
    if printed:
        cuts.add(printed.start("office"))
    return cuts


def _date_before(text: str, end: int) -> re.Match[str] | None:
    for date in DATE.finditer(text, max(end - _LONGEST_DATE, 0), end):
        if date.end() == end:
            return date
    return None


def _annex_cuts(text: str) -> set[int]:
    return {at for match in _ANNEX.finditer(text) for at in (match.start("label"), match.end())}


_CITED_ON = re.compile(r"\s?(?:文件|文|精神|通知|的|和|与|及|规定|要求|[、,。;》])")


def _release_cuts(text: str) -> set[int]:
    if not may_hold_release(text):
        return set()
    return {at for match in RELEASE.finditer(text) for at in match.span()}


_GAP = re.compile(r"(?<=[\u4e00-\u9fff。:;)》”]) +(?=[\u4e00-\u9fff《“(0-9?①-⑳])")
_FIRST_LABEL = re.compile(  # the class of first characters comes first: the search skips to them
    r"[一第(1](?:(?<=一)、|(?<=第)一[章部条]|(?<=\()一\)|(?<=1)(?<!\d1)[.、](?!\d))"
)
_LINE_BREAK = re.compile(
    r"(?<=[。:;)]) +|(?<=[\u4e00-\u9fff”》]) +(?=[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|\d{1,2}[.、](?!\d))"
)
_FEWEST_BREAKS, _FEWEST_STREWN = 6, 3


def _space_cuts(text: str) -> set[int]:
    """Cut at the spaces that a flattened page has for line ends.

    Where most of its spaces stand behind a sentence or before a label, all are line ends; else only
    those above the first provision. Where spaces follow commas, they are strewn and none is a line end.
    """
    if text.count(", ") >= _FEWEST_STREWN:
        return set()
    gaps = list(_GAP.finditer(text))
    breaks = sum(1 for _ in _LINE_BREAK.finditer(text)) if len(gaps) >= _FEWEST_BREAKS else 0
    label = _FIRST_LABEL.search(text)
    end = len(text) if breaks * 2 >= len(gaps) > 0 else label.start() if label else 0
    return {gap.end() for gap in gaps if gap.end() <= end and not _inside(text, gap.start())}


def _inside(text: str, at: int) -> bool:
    """Tell whether a place is inside a date or between quotation marks."""
    return _inside_date(text, at) or text.rfind("“", max(at - 40, 0), at) > text.rfind(
        "”", max(at - 40, 0), at
    )


def _inside_date(text: str, at: int) -> bool:
    return any(date.start() < at < date.end() for date in DATE.finditer(text, max(at - 16, 0), at + 16))


_GLUED_TITLE = re.compile(
    r"[^。;:,、]{4,60}?(?:工作要点|(?:工作|行动|实施|监管|检查|抽查|整治)?(?:计划|方案)|任务分解表)"
    r"(?=\s?各[^。:]{2,60}:|\s?[\u4e00-\u9fff]{2,10}〔(?:19|20)\d\d〕|\s?\((?:19|20|[\u4e00-\u9fff]{2,10}〔)|\s?(?:发布(?:时间|日期)|信息来源|来源|日期|时间|前言):|【"
    r"|为(?:了|进|切|深|加|贯|落|规|保|全|做|确|防|严|推|扎)|根据|按照|依据|围绕|(?:19|20)\d\d年|一、|\(一\)|第一[章部条])"
)


def _own_title_cut(text: str) -> set[int]:
    """Cut between a title and the first provision that is glued to it: ``2021年工作计划一、…``."""
    glued = _GLUED_TITLE.match(text) if len(text) > _LONG_LINE else None
    if glued is not None:
        return {glued.end()}
    label = _FIRST_LABEL.search(text, 0, _LONGEST_TITLE)
    bare = label is not None and not any(mark in text[: label.start()] for mark in "。;:,")
    return {label.start()} if label and bare and kind_of(text[: label.start()]) else set()


def _title_cuts(text: str, names: tuple[str, ...], cuts: set[int]) -> set[int]:
    """Cut behind a title that a notice has named, where it stands at the start of a part."""
    found = set()
    for cut in cuts:
        at = _after_blanks(text, cut)
        found |= {at + len(name) for name in names if name and text.startswith(name, at)}
    return found
