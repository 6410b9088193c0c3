"""The list of attachments that a plan or a notice closes with: ``附件：1.统计表  2.联系表``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.core.numbering import Style
from generator.core.spans import Span
from generator.parse.lines import Page
from generator.parse.patterns import PROSE, heads_annexes
from generator.parse.tables import Item

_LONGEST_ITEM, _LONGEST_LIST = 100, 300
_LIST_STYLES = (Style.DIGIT, Style.HAN, Style.DIGIT_BRACKET)


def read_attachments(page: Page, items: Sequence[Item], at: int) -> tuple[list[Span], int]:
    """Read a list of attachments, ``附件：1.统计表`` and the items on the lines behind it.

    Return the titles and how many lines they take; none where the line at that place begins no list.
    """
    here = items[at]
    match = heads_annexes(page.read(here)) if isinstance(here, Span) else None
    if match is None or not isinstance(here, Span) or here.end - here.start > _LONGEST_LIST:
        return [], 0
    titles = _split_items(page, Span(here.start + match.end(), here.end))
    taken = 1
    while at + taken < len(items):
        more = _next_titles(page, items[at + taken], len(titles))
        if not more:
            break
        titles += more
        taken += 1
    return titles, taken if titles else 0


def _next_titles(page: Page, item: Item, count: int) -> list[Span]:
    """Read a line that goes on with a list of attachments; empty where it does not."""
    if not isinstance(item, Span):
        return []
    text = page.read(item)
    if len(text) > _LONGEST_ITEM or PROSE.search(text):
        return []
    again = heads_annexes(text)
    if again and again.end() < len(text):
        return _split_items(page, Span(item.start + again.end(), item.end))
    label = page.label_at(item.start)
    if label and label.style in _LIST_STYLES and label.number == count + 1:
        return [_item(page, Span(item.start + label.width, item.end))]
    return []


_ITEM = re.compile(r"(?:(?<=^)|(?<=[\s;,、》)表单案]))\d{1,2}\s?[.、](?:(?!\d)|(?=(?:19|20)\d\d年))\s*")


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
