"""A raw text to a plan record: metadata and the tree of its provisions, without facts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from generator.core.identify import Siblings
from generator.core.model import Issue, Node, Plan
from generator.parse.closing import Annex, take_closing
from generator.parse.findings import find_issues
from generator.parse.glue import cut_glued
from generator.parse.head import read_head
from generator.parse.labels import split_pieces
from generator.parse.lines import Kind, Page, read_page
from generator.parse.record import make_plan
from generator.parse.tables import read_tables
from generator.parse.tree import build_tree, make_nodes
from generator.parse.wrapping import join_wrapped


class Structure(NamedTuple):
    """A plan without facts, and what a person should look at."""

    plan: Plan
    issues: tuple[Issue, ...]
    folds: Mapping[str, str] = {}
    """The folded form of the plan's headings and of the lines of its texts, as far as they were printed whole."""


def read_structure(text: str) -> Structure:
    """Read metadata and provisions of a raw text. Never raises, whatever the text."""
    page = read_page(text)
    items = read_tables(page, cut_glued(page, join_wrapped(page)))
    head = read_head(page, items, _words_above(page))
    closing = take_closing(page, head.rest)
    pieces = split_pieces(page, closing.body)
    top, before = build_tree(page, pieces)
    siblings = Siblings()
    provisions = make_nodes(page, top, siblings)
    annexes = [node for annex in closing.annexes if (node := _read_annex(page, annex, siblings))]
    body = (*provisions, *annexes)
    plan = make_plan(page, head, closing, before, body)
    unplaced = (*head.closing.unplaced, *closing.unplaced)
    return Structure(plan, find_issues(page, plan, pieces, unplaced), page.folds)


def _words_above(page: Page) -> str:
    """Return the folded lines above the first provision, page fields and furniture included."""
    lines = []
    for line in page.lines:
        words = page.read(line.words)
        if words and _FIRST.match(words):
            break
        if line.kind is not Kind.REPEAT and len(words) <= _LONGEST_FIELD_LINE:
            lines.append(words)
        elif len(words) * 2 > len(page.folded):  # a page without line ends
            first = _FIRST.search(words, 0, _LONGEST_FIELD_LINE)
            lines.append(words[: first.start() if first else _LONGEST_FIELD_LINE])
    return "\n".join(lines)


_FIRST = re.compile(r"[一1]\s?[、.](?!\d)|\([一1]\)|第一[部章条]")
_LONGEST_FIELD_LINE = 400
_FORM = re.compile(
    "(?:统计|登记|汇总|申请|报名|情况|信息|记录|审批|推荐|反馈|调查|联系人?|自查|备案|报送|评分|考核|样)表$|回执|报表|抽样单|台账|封面|样本|样式|样张|告知书|承诺书|通讯录"
)


def _read_annex(page: Page, annex: Annex, siblings: Siblings) -> Node | None:
    """Read an annex that holds numbered provisions; ``None`` for a form or a bare text."""
    title = "".join(page.read(span) for span in annex.title)
    if _FORM.search(title):
        return None
    top, before = build_tree(page, split_pieces(page, annex.items))
    if not top:
        return None
    heading = "".join(page.said(span) for span in annex.title)
    last = max(branch.end for branch in top)
    node_id = siblings.identify(annex.label.printed)
    return Node(
        label=annex.label.printed,
        id=node_id,
        heading=heading or None,
        text="\n".join(page.said(span) for span in before) or None,
        lines=(page.line_of(annex.start), page.line_of(max(last - 1, annex.start))),
        children=make_nodes(page, top, siblings.under(node_id)),
    )
