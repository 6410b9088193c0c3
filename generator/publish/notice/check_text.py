"""Rules about what a document says: levels, dates, attachments, punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.core.codes import Finding
from generator.core.model import Issue
from generator.core.numbering import Label, Style, read_label
from generator.publish.notice import rules
from generator.publish.notice.faces import Face, class_of
from generator.publish.notice.outline import PRINTED, Outline, awaits
from generator.publish.notice.punctuation import half_width_marks
from generator.publish.notice.reading import ReadDocument
from generator.publish.notice.secrecy import secrecy_mark
from generator.publish.notice.styles import Line
from generator.text.script import simplify

_RIGHT_DATE = re.compile(r"^(?:19|20)\d\d年(?:[1-9]|1[0-2])月(?:[1-9]|[12]\d|3[01])日$")
_BLANK = re.compile(r"【[^【】\n]{1,20}】")
_LEFT_OVER = re.compile(
    r"\{\{|\}\}|\{#|\{%|[XxＸ×]{2,}(?=[年月日号市县局])|(?:19|20)[*＊×]{1,2}年?|[*＊]局长|待补|待定稿"
)
_RANGE = re.compile(r"\d{1,4}[-~～]\d{1,4}(?=[年月日%％])")
_REPORTING = re.compile(r"(?:工作)?(?:周报|日报|旬报|半月报)|每(?:周|日|天)\S{0,8}报送")
_ASKING = re.compile(r"(?:妥否|当否)[，,]?请\S{0,2}(?:批示|批复)|请(?:予)?(?:审批|批准)")


class _Fault(NamedTuple):
    """A rule that a numbered provision breaks, its words, and the font where that is the fault."""

    rule: Finding
    words: str
    font: str = ""


def check_levels(_document: ReadDocument, parts: Outline) -> Iterator[Issue]:
    """Check numbers of provisions: their form, their type, their order. One finding a rule."""
    before: dict[Style, Label] = {}
    faults: dict[str, list[_Fault]] = {}
    for line in parts.text:
        label = read_label(line.text.strip())
        if label and label.style in _LEVELS:
            for fault in (*_label_faults(line, label), *_order_faults(line, label, before)):
                faults.setdefault(fault.rule.code, []).append(fault)
    for first, *others in faults.values():
        more = f"等 {len(others) + 1} 处" if others else ""
        yield first.rule.at(words=first.words, font=first.font, more=more)


_LONGEST_HEADING = 40
_LEVELS = {Style.HAN: 1, Style.HAN_BRACKET: 2, Style.DIGIT: 3, Style.DIGIT_BRACKET: 4}
_FORMS = {
    Style.HAN: re.compile(r"^[一二三四五六七八九十百]+、"),
    Style.HAN_BRACKET: re.compile(r"^（[一二三四五六七八九十百]+）(?!、)"),
    Style.DIGIT: re.compile(r"^\d{1,3}[.．]"),
    Style.DIGIT_BRACKET: re.compile(r"^（\d{1,3}）(?!、)"),
}
_FACES = {1: Face.HEI, 2: Face.KAI, 3: Face.FANGSONG, 4: Face.FANGSONG}


def _label_faults(line: Line, label: Label) -> Iterator[_Fault]:
    text = line.text.strip()
    if not _FORMS[label.style].match(text):
        yield _Fault(rules.LABEL_FORM, text[: label.width + 1])
    elif re.match(r"^\d{1,3}[.．]\d", text):
        yield _Fault(rules.YEAR_GLUED, text[:10])
    kind = line.type
    if kind is None:
        return
    level = _LEVELS[label.style]
    if level <= 2 and _opens_with_heading(text) and kind.font and class_of(kind.font) is not _FACES[level]:
        yield _Fault(rules.LEVEL_TYPE, text[:16], kind.font)
    if kind.bold:
        yield _Fault(rules.LEVEL_BOLD, text[:16])


def _opens_with_heading(text: str) -> bool:
    """Tell whether a provision has a heading: it is no sentence, or a short one with more behind it.

    A bracket behind the sentence (（质量处负责）) is not more.
    """
    end = text.find("。")
    rest = text[end + 1 :].strip()
    return end < 0 or (end <= _LONGEST_HEADING and bool(rest) and not rest.startswith("（"))


def _order_faults(line: Line, label: Label, before: dict[Style, Label]) -> Iterator[_Fault]:
    """Check a number against the one before it of its style, and that no level was left out above it."""
    level = _LEVELS[label.style]
    for style in [style for style in before if _LEVELS[style] > level]:
        del before[style]
    last = before.get(label.style)
    if label.number != 1 and last and label.number != last.number + 1:
        yield _Fault(rules.NUMBER_GAP, line.text.strip()[:12])
    if level > 1 and before and label.style not in before and level - max(_LEVELS[s] for s in before) > 1:
        yield _Fault(rules.LEVEL_ORDER, line.text.strip()[:12])
    before[label.style] = label


def check_attachments(document: ReadDocument, parts: Outline) -> Iterator[Issue]:
    """Check the form of the 附件说明, and that what it names follows, in its words."""
    listed = list(_listed_attachments(parts))
    titles = {_plain(title.text) for title in parts.titles}
    for line, name in listed:
        text = line.text.strip()
        if (
            text.startswith("附件:")
            or re.match(r"^附件：\d+[、．]", text)
            or name.endswith(("。", "；", "，", ";"))
        ):
            yield rules.ATTACHMENT_FORM.at(words=text[:20])
        if _plain(name) not in titles and not any(_plain(name) in _plain(t.text) for t in parts.titles):
            yield rules.ATTACHMENT_GONE.at(words=name)

    mention = _MENTION.search("\n".join(line.text for line in parts.text))
    if mention and not listed:
        yield rules.ATTACHMENT_UNLISTED.at(words=mention[0])


_MENTION = re.compile(r"(?:详见|见|参照|按照)附(?:件|表)\s?\d{0,2}")


def check_names(document: ReadDocument, _parts: Outline) -> Iterator[Issue]:
    """Check that a campaign goes by one name: ``排查整治专项行动`` is not also ``排查治理专项行动``.

    Names of one length that differ in one character, or in two that share one, are taken for variants.
    """
    text = simplify("".join(line.text.replace("\n", "") + "\n" for line in document.lines))
    found = (match[0].replace("“", "").replace("”", "") for match in _CAMPAIGN.finditer(text))
    names = list(dict.fromkeys(found))
    for at, first in enumerate(names[:_MOST_NAMES]):
        for second in names[at + 1 : _MOST_NAMES]:
            if _are_variants(first, second):
                yield rules.NAMES.at(first=first, second=second)


_CAMPAIGN = re.compile(r"“[\u4e00-\u9fff]{2,8}”(?:专项)?行动|[\u4e00-\u9fff]{8}专项(?:行动|整治)")
_MOST_NAMES = 60
_LONG_NAME = 10


def _are_variants(first: str, second: str) -> bool:
    if len(first) != len(second):
        return False
    differing = [(a, b) for a, b in zip(first, second, strict=True) if a != b]
    shifted = len(differing) == 2 and len({*differing[0], *differing[1]}) < 4  # 整治, 治理; not 农资, 建材
    return len(differing) == 1 or (shifted and len(first) >= _LONG_NAME)


def _listed_attachments(parts: Outline) -> Iterator[tuple[Line, str]]:
    listing = False
    for line in parts.text:
        text = line.text.strip()
        opening = re.match(r"^附件[：:]\s*(?:\d{1,2}[.、．]\s*)?", text)
        following = re.match(r"^\d{1,2}[.、．]\s*", text) if listing else None
        match = opening or following
        listing = match is not None
        if match and text[match.end() :]:
            yield line, text[match.end() :].rstrip()


def _plain(text: str) -> str:
    return "".join(character for character in simplify(text) if character.isalnum())


def check_dates(document: ReadDocument, parts: Outline) -> Iterator[Issue]:
    """Check form and order of 成文日期 and 印发日期."""
    date = parts.date.text.strip() if parts.date else None
    if date is None:
        if parts.marks and not awaits(document, "成文日期"):
            yield rules.NO_DATE.at()
    elif not _RIGHT_DATE.match(date):
        yield rules.DATE_FORM.at(words=date)
    printed = _printed_date(parts)
    if printed is None or "【" in printed:
        return
    if not _RIGHT_DATE.match(printed):
        yield rules.PRINTED_FORM.at(words=printed)
    elif date and _RIGHT_DATE.match(date) and _order(date) > _order(printed):
        yield rules.DATE_ORDER.at(dated=date, printed=printed)


def _printed_date(parts: Outline) -> str | None:
    match = PRINTED.search(parts.printed.text.strip().replace("\t", " ")) if parts.printed else None
    return match[1] if match and any(c.isdigit() or c == "【" for c in match[1]) else None


def _order(date: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", date))


def check_copies(_document: ReadDocument, parts: Outline) -> Iterator[Issue]:
    """Check the 抄送 line: full-width colon, closing full stop."""
    for line in parts.copies:
        text = line.text.strip()
        if not re.match(r"^抄[送报報]：", text) or not text.endswith("。"):
            yield rules.COPIES_FORM.at(words=text[:20])


def check_wording(document: ReadDocument, parts: Outline) -> Iterator[Issue]:
    """Check punctuation, ranges, script and what was left over, over the whole document."""
    text = "\n".join(line.text for line in document.lines)
    half = half_width_marks(text)
    if half:
        yield rules.HALF_WIDTH.at(count=len(half), words=half[0])
    ranged = _RANGE.search(text)
    if ranged:
        yield rules.RANGE.at(words=ranged[0])
    if "%" in text and "百分之" in text:
        yield rules.PERCENT.at(words=text[text.index("百分之") :][:6])
    traditional = "".join(dict.fromkeys(a for a, b in zip(text, simplify(text), strict=True) if a != b))
    if traditional:
        yield rules.TRADITIONAL.at(words=traditional[:12] + ("…" if len(traditional) > 12 else ""))
    mark = secrecy_mark(text)
    if mark:
        yield rules.SECRECY.at(words=mark)
    for match in dict.fromkeys(m[0] for m in _LEFT_OVER.finditer(text)):
        yield rules.LEFT_OVER.at(words=match)
    for match in dict.fromkeys(_BLANK.findall(text)):
        yield rules.TO_FILL.at(words=match.strip("【】"))


def check_burden(_document: ReadDocument, parts: Outline) -> Iterator[Issue]:
    """Check length and reporting demands (减负)."""
    text = "".join(line.text for line in parts.text)
    count = sum("\u4e00" <= character <= "\u9fff" for character in text)
    if count > 5000:
        yield rules.LENGTH.at(count=count)
    reporting = _REPORTING.search(text)
    if reporting:
        yield rules.REPORTING.at(words=reporting[0])


def check_kind(_document: ReadDocument, parts: Outline) -> Iterator[Issue]:
    """Check that a 报告 asks for nothing."""
    title = simplify(parts.title.text).replace("\n", "") if parts.title else ""
    asking = _ASKING.search("".join(line.text for line in parts.text))
    if title.endswith("报告") and asking:
        yield rules.REPORT_ASKS.at(words=asking[0])


def check_urgency(_document: ReadDocument, parts: Outline) -> Iterator[Issue]:
    """Check that an 紧急程度 is one of the two that papers bear."""
    for line in _document.lines[:6]:
        if line.text.strip() in ("平急", "特提", "急件", "火急", "紧急", "急"):
            yield rules.URGENCY.at(words=line.text.strip())
