"""What a person should look at in a text that was read: gaps, copies, masks, look-alikes, what found no place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.core import codes
from generator.core.model import Issue, Node, Plan
from generator.core.numbering import Label, Style, read_label, successor
from generator.core.spans import Span
from generator.core.terms import Script
from generator.core.years import HAN_YEAR
from generator.parse.labels import Piece
from generator.parse.lines import Kind, Page
from generator.parse.patterns import DATE, date_of
from generator.text.script import keeps_script, simplified_marks

_ANNEX, _REPEAT = Style.ANNEX, Kind.REPEAT  # a member is slow to ask of its class


def find_issues(
    page: Page, plan: Plan, pieces: Sequence[Piece], unplaced: Sequence[Span]
) -> tuple[Issue, ...]:
    """Collect every finding about a text and the record that was read from it, in order of place."""
    if not page.folded.strip():
        return (codes.EMPTY.at(),)
    found = [
        *_record_issues(plan),
        *_year_issues(page, plan),
        *_numbering_issues(plan.body),
        *_bracket_issues(page, pieces),
        *_copy_issues(page),
        *_unplaced_issues(page, unplaced),
        *_word_issues(page),
        *_script_issues(page, plan.script),
    ]
    return tuple(sorted(found, key=lambda issue: issue.line or 0))


def _record_issues(plan: Plan) -> Iterator[Issue]:
    if plan.title is None:
        yield codes.NO_TITLE.at()
    if not plan.body:
        yield codes.NO_PROVISIONS.at()
    if plan.dated is None:
        yield codes.NO_DATE.at()
    elif plan.published is not None and plan.dated > plan.published:
        yield codes.DATE_ORDER.at(dated=plan.dated, published=plan.published)
    for contact in plan.contacts:
        words = " ".join(part for part in (contact.unit, contact.name, contact.phone) if part)
        yield codes.CONTACT.at(words=words, quote=contact.phone or contact.name)


_MONTH = re.compile(r"\d\s?月|[一二三四五六七八九十]月")
_YEAR = re.compile(rf"(?:(?:19|20)\d\d|{HAN_YEAR}|[*x×?])\s?年")


def _year_issues(page: Page, plan: Plan) -> Iterator[Issue]:
    """Report a plan that states months and no year anywhere; where one is masked, that is said already."""
    if plan.year is None and plan.body and not _YEAR.search(page.folded):
        month = _MONTH.search(page.folded)
        if month:
            yield codes.NO_YEAR.at(
                line=page.line_of(month.start()), quote=page.raw[month.start() : month.end()]
            )


def _numbering_issues(body: tuple[Node, ...]) -> Iterator[Issue]:
    """Find gaps and repeats among siblings; a run that goes on from section to section is none."""
    last_elsewhere: dict[str, int] = {}
    for siblings in _sibling_groups(body):
        labels = [read_label(node.label) for node in siblings]
        if None in labels:
            yield from _lost_issues(siblings)
        yield from _run_issues(siblings, labels, last_elsewhere)


def _sibling_groups(siblings: tuple[Node, ...]) -> Iterator[tuple[Node, ...]]:
    yield siblings
    for node in siblings:
        if node.children:
            yield from _sibling_groups(node.children)


def _run_issues(
    siblings: tuple[Node, ...], labels: Sequence[Label | None], last_elsewhere: dict[str, int]
) -> Iterator[Issue]:
    """Go through the numbers of siblings, run by run of one style; annexes need not be counted."""
    one: Label | None = None
    for node, two in zip(siblings, labels, strict=True):
        if two is None or not two.number:
            continue
        style, number = two.style, two.number
        if style is _ANNEX:
            pass
        elif one is None or style is not one.style:
            if number != 1 and number != last_elsewhere.get(style, 0) + 1:
                yield _gap(node, None, two)
        elif number == one.number:
            yield codes.REPEATED.at(label=node.label, node=node.id, line=_line(node), quote=node.label)
        elif number != one.number + 1:
            yield _gap(node, one, two)
        one = two
        last_elsewhere[style] = number


def _gap(node: Node, before: Label | None, label: Label) -> Issue:
    said = before.printed if before else "开头"
    expected = f"，应为{successor(before).printed}" if before else ""
    return codes.GAP.at(
        before=said, after=f"{label.printed}{expected}", node=node.id, line=_line(node), quote=node.label
    )


def _lost_issues(siblings: tuple[Node, ...]) -> Iterator[Issue]:
    for number, node in enumerate(siblings, 1):
        if read_label(node.label) is None:
            yield codes.LOST_NUMBER.at(
                label=node.label, number=number, node=node.id, line=_line(node), quote=node.label
            )


def _line(node: Node) -> int | None:
    return node.lines[0] if node.lines else None


_WIDE, _NARROW = frozenset("（）"), frozenset("()")
_PAIRS = frozenset(("（）", "()"))


def _bracket_issues(page: Page, pieces: Sequence[Piece]) -> Iterator[Issue]:
    raw = page.raw
    for piece in pieces:
        label, start = piece.label, piece.start
        if label is None or label.width < len("(一)"):
            continue
        if raw[start] + raw[start + label.width - 1] in _PAIRS:  # as most have
            continue
        printed = raw[start : start + label.width].strip()
        marks = {printed[0], printed.rstrip("、.．")[-1]}
        if marks & (_WIDE | _NARROW) and not (marks <= _WIDE or marks <= _NARROW):
            yield codes.MIXED_BRACKETS.at(words=printed, line=page.line_of(piece.start), quote=printed)


def _copy_issues(page: Page) -> Iterator[Issue]:
    copies = [page.line_of(line.words.start) for line in page.lines if line.kind is _REPEAT]
    if copies:
        yield codes.REPEATED_TEXT.at(line_from=copies[0], line_to=copies[-1], line=copies[0])
    if page.readings:
        yield codes.PINYIN.at(count=page.readings)


_SHOWN = 30


def _unplaced_issues(page: Page, unplaced: Sequence[Span]) -> Iterator[Issue]:
    """Report text without a place, neighbouring lines together."""
    numbered = [(page.line_of(span.start), span) for span in unplaced]
    groups = groupby(enumerate(numbered), key=lambda pair: pair[1][0] - pair[0])
    for _, group in groups:
        line, span = next(iter(group))[1]
        words = page.said(span)
        shown = words if len(words) <= _SHOWN else words[:_SHOWN] + "…"
        yield codes.UNPLACED.at(words=shown, line=line, quote=words[:_SHOWN])


_HAN, _FOREIGN = r"\u4e00-\u9fff", r"\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0400-\u052f"
_STRANGE = re.compile(  # the class of all of them comes first: the search skips to those
    rf"[曰釆一己末oOlI士冶侯账枝拈?？\ufffd\ue000-\uf8ff{_FOREIGN}](?<![^月日号年]一)(?:"
    r"(?P<lookalike>(?<=\d曰)|(?<=\d 曰)|(?<=曰)(?=常|前|起|报|期|至)|(?<=釆)|(?<=[月日号年]一)(?=\d)"
    r"|(?<=己)(?=经|于|被|有)|(?<=末)(?=来|经|能|按|取得|达)|(?<=\d[oOlI])(?=\d)"
    r"|(?<=士)(?=地|壤)|(?<=冶)(?=理)|(?<=侯)(?=选)|(?<=账)(?=蓬)|(?<=枝)(?=术)|(?<=拈)(?=施))"
    rf"|(?P<lost>(?<=[\ue000-\uf8ff])|(?<=[^\n 。；：]\ufffd)|(?<=[{_HAN}][?？])[?？]{{0,5}}(?=[{_HAN}])"
    rf"|(?<=[{_FOREIGN}])[{_FOREIGN}]+|(?<=[{_HAN}。，；：？][{_FOREIGN}])(?=[{_HAN}])))"
)
_ASKS = re.compile("什么|什麼|怎|如何|吗|嗎|呢|哪|[谁誰]|是否|何|多少|几|幾|吧")
_QUESTION = 30  # characters before its mark that a question may have
_MASKED = re.compile(
    r"[*×xX?某](?:(?<=(?:19|20).)[*×xX?]?\s?年|(?<=(?:19|20)\d.)\s?年|(?<=[*×])[*×]{0,5}(?=[\u4e00-\u9fff])"
    r"|(?<=[xX×])[xX×]{1,3}(?=[省市县区局年月日号同])|(?<=某)某)"
)
_MASKS = "*×xX?某"
_MOST_WORDS = 6


def _word_issues(page: Page) -> Iterator[Issue]:
    """Find look-alike and lost characters, masked words and dates that no calendar has."""
    strange = list(_STRANGE.finditer(page.raw))
    yield from _collect(page, [m for m in strange if m.lastgroup == "lookalike"], codes.LOOKALIKE)
    lost = [m for m in strange if m.lastgroup == "lost" and not _asks(page, m)]
    yield from _collect(page, lost, codes.LOST_CHARACTERS)
    if any(map(page.raw.__contains__, _MASKS)):
        yield from _collect(page, list(_MASKED.finditer(page.raw)), codes.MASKED)
    for match in _dates_in_words(page.folded):
        if date_of(match) is None:
            yield codes.NO_SUCH_DATE.at(words=match[0], line=page.line_of(match.start()), quote=match[0])


def _asks(page: Page, match: re.Match[str]) -> bool:
    """Tell whether a question mark between words closes a question: 怎么办？一要…."""
    at = match.start()
    return match[0] in "?？" and _ASKS.search(page.raw, max(at - _QUESTION, 0), at) is not None


def _dates_in_words(folded: str) -> Iterator[re.Match[str]]:
    """Yield the dates written with 年."""
    year = folded.find("年")
    while year >= 0:
        begin = max(year - 4, 0)
        if folded[begin] in "12一二" and (match := DATE.match(folded, begin)):
            yield match
        year = folded.find("年", year + 1)


def _collect(page: Page, matches: Sequence[re.Match[str]], finding: codes.Finding) -> Iterator[Issue]:
    """Make one issue of all matches, at the place of the first."""
    if not matches:
        return
    around = [page.raw[max(m.start() - 2, 0) : m.end() + 2].replace("\n", " ").strip() for m in matches]
    words = list(dict.fromkeys(around))
    shown = "、".join(words[:_MOST_WORDS]) + (f" 等 {len(words)} 处" if len(words) > _MOST_WORDS else "")
    yield finding.at(words=shown, line=page.line_of(matches[0].start()), quote=matches[0][0])


_SAMPLE, _FEWEST_MIXED = 1500, 3
_VARIANTS = frozenset("群家具周托愿核布台里面峰床才游註志")  # good traditional forms that OpenCC replaces too


def _script_issues(page: Page, script: Script | None) -> Iterator[Issue]:
    """Report characters of the other script: left by a conversion, or by copying from two sources."""
    sample = page.raw[:_SAMPLE]
    if script is Script.HANT:
        strange = [mark for mark in simplified_marks(sample) if mark not in _VARIANTS]
    elif keeps_script(sample, folded := page.folded[:_SAMPLE]):
        return
    else:
        other = {mark for mark in set(sample).difference(folded) if "\u3400" <= mark <= "\u9fff"}
        strange = [mark for mark in sample if mark in other]
    if len(strange) >= _FEWEST_MIXED:
        words = "".join(dict.fromkeys(strange))[: _MOST_WORDS * 2]
        yield codes.MIXED_SCRIPT.at(words=words, quote=words[0])
