"""Where a plan's words stand: its source text line by line, with every quote marked in its place."""

from __future__ import annotations

from generator.core.model import Plan
from generator.corpus import Provision
from generator.views.facts import Piece, mark_quotes, quotes_of
from generator.views.rows import PlanRef, Row, plan_ref


class SourceLine(Row, frozen=True):
    """One line: its number, its text in pieces, and the provisions that begin on it."""

    number: int
    pieces: tuple[Piece, ...]
    begins: tuple[str, ...]


class SourceText(Row, frozen=True):
    """The text that a plan was read from (``raw``), or else its record in the knowledge base."""

    plan: PlanRef
    file: str
    raw: bool
    lines: tuple[SourceLine, ...]


def raw_source(plan: Plan, provisions: tuple[Provision, ...], file: str, text: str) -> SourceText:
    """Return the raw text of a plan; the lines of each provision mark the quotes of its facts."""
    lines = text.splitlines()
    begins: dict[int, list[str]] = {}
    quotes: dict[int, list[str]] = {}
    for provision in provisions:
        node = provision.node
        if node.lines:
            begins.setdefault(node.lines[0], []).append(node.id or "")
            for at in range(node.lines[0], min(node.lines[1], len(lines)) + 1):
                quotes.setdefault(at, []).extend(quotes_of(node))
    rows = (
        SourceLine(
            at,
            mark_quotes(line, tuple(quotes.get(at, ())))[0],
            tuple(begins.get(at, ())),
        )
        for at, line in enumerate(lines, 1)
    )
    return SourceText(plan_ref(plan), file, True, tuple(rows))


def record_source(plan: Plan, provisions: tuple[Provision, ...], file: str, text: str) -> SourceText:
    """Return the record of a plan; a provision begins where its label stands, in the order of the tree."""
    lines = text.splitlines()
    labels = [at for at, line in enumerate(lines, 1) if _is_label(line)]
    paired = len(labels) == len(provisions)
    begins = {at: (p.node.id or "",) for at, p in zip(labels, provisions, strict=True)} if paired else {}
    rows = (SourceLine(at, (Piece(line),), begins.get(at, ())) for at, line in enumerate(lines, 1))
    return SourceText(plan_ref(plan), file, False, tuple(rows))


def _is_label(line: str) -> bool:
    return line.lstrip(" -").startswith(("label:", '"label":'))
