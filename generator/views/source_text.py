"""Where a plan's words stand: its source text line by line, with every quote marked in its place."""

from __future__ import annotations

from collections.abc import Iterator

from generator.core.model import Lines, Plan, Source
from generator.corpus import Provision
from generator.views.facts import Piece, mark_quotes, quotes_of
from generator.views.rows import PlanRef, Row, plan_ref


class Beginning(Row, frozen=True):
    """A provision where it begins: its anchor, its number, and its lines in the text it was read from."""

    node: str
    number: str
    lines: Lines | None


class SourceLine(Row, frozen=True):
    """One line: its number, its text in pieces, and the provisions that begin on it."""

    number: int
    pieces: tuple[Piece, ...]
    begins: tuple[Beginning, ...]


class SourceText(Row, frozen=True):
    """The text that a plan was read from (``raw``), or else its record in the knowledge base."""

    plan: PlanRef
    source: Source | None
    file: str
    raw: bool
    lines: tuple[SourceLine, ...]


def raw_source(plan: Plan, provisions: tuple[Provision, ...], file: str, text: str) -> SourceText:
    """Return the raw text of a plan; the lines of each provision mark the quotes of its facts."""
    lines = text.splitlines()
    begins: dict[int, list[Beginning]] = {}
    quotes: dict[int, list[str]] = {}
    for provision in provisions:
        node = provision.node
        if node.lines:
            begins.setdefault(node.lines[0], []).append(_beginning(provision))
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
    return SourceText(plan_ref(plan), plan.source, file, True, tuple(rows))


def record_source(plan: Plan, provisions: tuple[Provision, ...], file: str, text: str) -> SourceText:
    """Return the record of a plan; a provision begins where its label stands, in the order of the tree.

    Its heading and its text mark the quotes of its facts, as the raw text does. In a record whose labels
    cannot be told from its lines, JSON on one line, all provisions begin where the record does.
    """
    lines = text.splitlines()
    labels = [at for at, line in enumerate(lines, 1) if _has_key(line, "label")]
    begins: dict[int, tuple[Provision, ...]] = {1: provisions}
    if len(labels) == len(provisions):
        begins = {at: (provision,) for at, provision in zip(labels, provisions, strict=True)}
    return SourceText(plan_ref(plan), plan.source, file, False, tuple(_record_lines(lines, begins)))


def _record_lines(lines: list[str], begins: dict[int, tuple[Provision, ...]]) -> Iterator[SourceLine]:
    quotes: tuple[str, ...] = ()
    for at, line in enumerate(lines, 1):
        begun = begins.get(at, ())
        if begun:
            quotes = quotes_of(begun[-1].node)
        said = _has_key(line, "heading") or _has_key(line, "text")
        pieces = mark_quotes(line, quotes)[0] if said else (Piece(line),)
        yield SourceLine(at, pieces, tuple(_beginning(provision) for provision in begun))


def _has_key(line: str, key: str) -> bool:
    return line.lstrip(" -").startswith((f"{key}:", f'"{key}":'))


def _beginning(provision: Provision) -> Beginning:
    node = provision.node
    return Beginning(node.id or "", provision.number.rstrip("、.．"), node.lines)
