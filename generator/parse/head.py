"""What stands before the provisions: notice, number, addressees, signature, title, page fields."""

from __future__ import annotations

from collections.abc import Sequence

from generator.core.spans import Span
from generator.parse.landmarks import (
    MOST_LINES,
    choose_notice,
    continues_title,
    date_of_number,
    find_numbers,
    first_provision,
    last_provision,
    signed_line,
    titles_named,
)
from generator.parse.lines import Page
from generator.parse.metadata import read_fields
from generator.parse.names import region_of
from generator.parse.notice import (
    Head,
    name_issued,
    read_notice,
    read_own_notice,
    skip_subtitles,
    take_addressees,
    take_announced,
)
from generator.parse.tables import Item
from generator.parse.titles import (
    TAG_MARKS,
    choose_plan,
    find_named,
    find_plain,
    find_titles,
    is_office,
    transmitted_title,
    without_tag,
)


def read_head(page: Page, items: Sequence[Item], head_words: str) -> Head:
    """Read the head of a document; ``head_words`` is the folded page above its provisions."""
    spans: list[Span] = []
    for item in items:
        if not isinstance(item, Span):
            break
        spans.append(item if page.folded[item.start] not in TAG_MARKS else without_tag(page, item))
    head = _read_head(page, spans, head_words)
    head.rest += items[len(spans) :]
    skip_subtitles(page, head)
    return head


def _read_head(page: Page, spans: Sequence[Span], head_words: str) -> Head:
    titles = find_titles(page, spans[:MOST_LINES])
    first = first_provision(page, spans)
    notice = choose_notice(titles, first)
    named = find_named(page, spans[:MOST_LINES], titles_named(page, spans, notice, first))
    signed = signed_line(page, spans, notice)
    if first < len(spans):
        last = last_provision(page, spans)
        named = [title for title in named if title.last < last]
        signed = signed if signed is not None and signed < last else None
    plan = choose_plan(titles, named, notice, first, signed)
    head = Head(read_fields(head_words), numbers=find_numbers(page, spans, first))
    head.dated = date_of_number(page, head.numbers)
    if notice is not None:
        head.notice = list(spans[notice.first : notice.last + 1])
    if plan is not None and plan is not notice:
        start = notice.last + 1 if notice else 0
        read_notice(page, spans[start : plan.first], head, certain=notice is not None)
        end = plan.last + 1 + continues_title(page, spans[plan.last + 1 : plan.last + 2])
        head.title = list(spans[plan.first : end])
        above = spans[plan.first - 1] if plan.first and notice is None else None
        signs = above is not None and is_office(page.read(above)) and region_of(page.read(above)) is not None
        head.office = above if signs else None
        if plan.words not in "".join(page.read(span) for span in head.title):
            head.title, head.named = [], plan.words
        head.rest = list(spans[end:])
    elif notice is not None:
        head.rest = list(spans[notice.last + 1 :])
        read_own_notice(page, head, transmitted_title(notice.words), first - notice.last - 1)
    else:
        head.rest = list(spans)
        take_announced(page, head)
        head.named = head.named or name_issued(page, spans[:first])
        if head.named is None and (plain := find_plain(page, spans[:first])) is not None:
            head.title, head.rest = [spans[plain.first]], list(spans[plain.last + 1 :])
    take_addressees(page, head)
    return head
