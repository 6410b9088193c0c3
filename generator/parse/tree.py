"""Pieces to a tree of provisions. Total: whatever the labels, every piece finds a place."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from generator.core.identify import Siblings
from generator.core.model import Node
from generator.core.numbering import INLINE_STYLES, Label, Style
from generator.core.spans import Span
from generator.parse.cell_lists import Listed
from generator.parse.headings import split_heading
from generator.parse.labels import Piece
from generator.parse.lines import Page
from generator.parse.rows import Row


class Branch(Struct, eq=False):
    """A provision that is being read: its label, its own words, its children so far."""

    label: Label
    start: int
    end: int
    opens: bool
    row: Row | None = None
    paragraphs: list[Span] = []
    rows: list[str] = []
    children: list[Branch] = []


def build_tree(page: Page, pieces: Iterable[Piece]) -> tuple[list[Branch], list[Span]]:
    """Build the provisions of a body; also returned is what stands before the first of them."""
    tree = _Tree(page)
    for piece in pieces:
        if piece.label is None:
            tree.add_paragraph(piece)
        else:
            tree.add_provision(piece, piece.label)
    tree.close(0)
    return tree.top, tree.before


_DEEPEST = 10
"""Levels after which a label is read as a sibling of the last; no plan has as many."""
_LONGEST_GROUP = 24
"""Characters of a heading that groups provisions and says nothing else."""


class _Tree:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.top: list[Branch] = []
        self.before: list[Span] = []
        self.open: list[Branch] = []
        self.end = 0
        """Where the words read last end, and with them all open provisions."""
        self.under: dict[Style, Style | None] = {}

    def add_paragraph(self, piece: Piece) -> None:
        if not self.open:
            self.before.append(piece.words)
            return
        if piece.row is not None:
            self.open[-1].rows.append(piece.row.text or "")
        elif piece.words.end > piece.words.start:
            self.open[-1].paragraphs.append(piece.words)
        self.end = piece.words.end

    def add_provision(self, piece: Piece, label: Label) -> None:
        self._close_for(label, piece.opens)
        if len(self.open) >= _DEEPEST:
            self.close(_DEEPEST - 1)
        words, row = piece.words, piece.row
        self.end = max(words.end, piece.start + label.width)
        branch = Branch(label, piece.start, self.end, piece.opens, row)
        if row is None and words.end > words.start:
            branch.paragraphs.append(words)
        elif row is not None:
            branch.children = [_make_listed(self.page, listed) for listed in row.below]
        above = self.open[-1] if self.open else None
        if label.style not in self.under:
            self.under[label.style] = above.label.style if above else None
        (above.children if above else self.top).append(branch)
        self.open.append(branch)

    def close(self, depth: int) -> None:
        """Close the open provisions from a depth on."""
        while len(self.open) > depth:
            self.open.pop().end = self.end

    def _close_for(self, label: Label, opens: bool) -> None:
        """Close the open provisions that do not hold a new one with this label."""
        depth = self._sibling_depth(label)
        if depth is not None:
            self.close(depth)
            return
        lead_in = self._leads_in()
        closed = self._close_series(label, opens)
        if closed is not None:
            self._give_lead_in_to_parent(closed)
        if not self.open or label.style in INLINE_STYLES:
            return
        outermost = next((b for b in self.open if b.label.style is not Style.ANNEX), None)
        customary = outermost is None or outermost.label.style in INLINE_STYLES
        if outermost and not customary and label.style.rank < outermost.label.style.rank and not lead_in:
            self.close(self.open.index(outermost))
        elif label.number > 1:
            self._close_to_customary_parent(label)

    def _sibling_depth(self, label: Label) -> int | None:
        """Return the depth of the open provision that a label continues or repeats."""
        deepest = None
        for depth in range(len(self.open) - 1, -1, -1):
            above = self.open[depth].label
            if above.style is not label.style or (label.style is _DECIMAL and not _alike(above, label)):
                continue
            if above.number + 1 == label.number:
                return depth
            deepest = depth if deepest is None else deepest
        if deepest is None:
            return None
        innermost = self.open[deepest]
        nested = label.number == 1 and innermost is self.open[-1] and label.style not in INLINE_STYLES
        if nested and (self._leads_in() or _mark(innermost.label) != _mark(label)):
            return None
        return deepest

    def _leads_in(self) -> bool:
        """Tell whether the last words read announce a list: they end in a colon."""
        return bool(self.open) and self.page.folded[self.end - 1] == ":"

    def _close_series(self, label: Label, opens: bool) -> Branch | None:
        """Close an inline series in which a numbered provision on its own line cannot stand."""
        if label.style in INLINE_STYLES or not opens:
            return None
        closed = None
        while (
            self.open and self.open[-1].label.style in INLINE_STYLES and not self._holds_list(self.open[-1])
        ):
            closed = self.open[-1]
            self.close(len(self.open) - 1)
        return closed

    def _holds_list(self, item: Branch) -> bool:
        heads = item.label.style in (Style.STAGE, Style.ORDINAL)
        return item.opens and (heads or self._leads_in())

    def _give_lead_in_to_parent(self, item: Branch) -> None:
        """Move what announces the next series from the last item of one to the provision above."""
        if not self.open or not item.paragraphs:
            return
        last = item.paragraphs[-1]
        if len(item.paragraphs) > 1:
            self.open[-1].paragraphs.append(item.paragraphs.pop())
            return
        words = self.page.read(last)
        if not words.endswith(":"):
            return
        stop = max(words.rfind("。"), words.rfind(";"))
        if stop < 0:
            return
        cut = last.start + stop + 1
        item.paragraphs[-1] = Span(last.start, cut)
        item.end = cut
        self.open[-1].paragraphs.append(Span(cut, last.end))

    def _heads_a_group(self, above: Branch, label: Label) -> bool:
        """Tell whether a bare heading groups provisions whose numbers run on: 二、 / （一）食品安全 / 4．校园食品安全。…."""
        if above.label.style.rank >= label.style.rank or above.label.style in INLINE_STYLES:
            return False
        if not above.opens or above.row or above.children or len(above.paragraphs) != 1:
            return False
        start, end = above.paragraphs[0]
        return end - start <= _LONGEST_GROUP and self.page.folded[end - 1] not in "。;,、:)"

    def _close_to_customary_parent(self, label: Label) -> None:
        if self._heads_a_group(self.open[-1], label):
            return
        parent = self.under.get(label.style)
        if label.style not in self.under:
            while self.open and self.open[-1].label.style.rank > label.style.rank:
                self.close(len(self.open) - 1)
            return
        for depth in range(len(self.open) - 1, -1, -1):
            if self.open[depth].label.style is parent:
                self.close(depth + 1)
                return


_MARK = re.compile(r"[、.．）)]$")


def _mark(label: Label) -> str:
    match = _MARK.search(label.printed)
    return match[0].replace("．", ".") if match else ""


_DECIMAL = Style.DECIMAL


def _alike(one: Label, other: Label) -> bool:
    """Tell whether two decimal labels are of one kind: 2.2 and 2.2.1 are not."""
    return one.printed.count(".") == other.printed.count(".")


def _make_listed(page: Page, listed: Listed) -> Branch:
    """Make a provision of a numbered line in a cell."""
    first, *more = listed.lines
    start = first.start + listed.label.width
    while start < first.end and page.folded[start] == " ":
        start += 1
    words = [Span(start, first.end), *more] if start < first.end else more
    return Branch(listed.label, first.start, listed.lines[-1].end, True, None, words)


def make_nodes(page: Page, branches: list[Branch], siblings: Siblings) -> tuple[Node, ...]:
    """Turn read provisions into nodes: label, id, heading, text, lines, children."""
    return tuple([_make_node(page, branch, siblings) for branch in branches])


def _make_node(page: Page, branch: Branch, siblings: Siblings) -> Node:
    printed, row, line_of = branch.label.printed, branch.row, page.places.line_of
    node_id = siblings.identify(printed)
    heading, text = _split_words(page, branch) if row is None else _row_words(page, branch, row)
    first = line_of(branch.start)
    return Node(
        label=printed,
        id=node_id,
        heading=heading,
        text=text,
        lines=(first, line_of(branch.end - 1) if branch.end - 1 > branch.start else first),
        children=make_nodes(page, branch.children, siblings.under(node_id)) if branch.children else (),
    )


def _split_words(page: Page, branch: Branch) -> tuple[str | None, str | None]:
    """Return the heading and the text of a provision, without those of its children."""
    paragraphs = tuple(branch.paragraphs)
    if not paragraphs:
        return None, "\n".join(branch.rows) or None
    followed = bool(branch.children or branch.rows)
    heading, text = split_heading(
        page, paragraphs, branch.label.style, followed=followed, glued=not branch.opens
    )
    words = "\n".join([*map(page.said, text), *branch.rows])
    return page.said(heading) if heading else None, words or None


def _row_words(page: Page, branch: Branch, row: Row) -> tuple[str | None, str | None]:
    behind = [page.said(span) for span in branch.paragraphs]
    return row.heading, "\n".join(([row.text] if row.text else []) + branch.rows + behind) or None
