"""The facts of one provision as rows: every mention joined to its subject, every quote to its place."""

from __future__ import annotations

from collections.abc import Iterable

from generator.core.model import Deadline, Node, Target
from generator.core.spans import Span
from generator.core.terms import DeadlineKind, Role
from generator.corpus import Corpus
from generator.corpus.link import Resolver
from generator.views.phrases import deadline_phrase, target_phrase
from generator.views.rows import Ref, Row, subject_ref


class DeadlineRow(Row, frozen=True):
    """When something is due: as quoted, as a phrase with its full date, and as bounds."""

    kind: DeadlineKind
    label: str
    quote: str
    phrase: str
    start: str | None
    end: str | None
    rrule: str | None
    task: str | None


class TargetRow(Row, frozen=True):
    """A figure to be reached: as quoted and as a phrase, with its parts."""

    quote: str
    phrase: str
    value: float
    unit: str
    comparator: str
    of: str | None


class DutyRow(Row, frozen=True):
    """A unit and its part in the work; ``name`` as the plan writes it."""

    unit: Ref
    role: Role
    label: str
    name: str
    quote: str


class Facts(Row, frozen=True):
    """All facts of one provision, each subject once."""

    deadlines: tuple[DeadlineRow, ...]
    targets: tuple[TargetRow, ...]
    duties: tuple[DutyRow, ...]
    products: tuple[Ref, ...]
    entities: tuple[Ref, ...]
    works: tuple[Ref, ...]

    @property
    def is_empty(self) -> bool:
        """Tell whether the provision states no fact at all."""
        return not (
            self.deadlines or self.targets or self.duties or self.products or self.entities or self.works
        )


class Piece(Row, frozen=True):
    """A piece of a text; ``mark`` is the number of the quote that it is, from 1, or 0 for plain text."""

    text: str
    mark: int = 0


def deadline_row(deadline: Deadline) -> DeadlineRow:
    """Return the row of one deadline."""
    return DeadlineRow(
        deadline.kind,
        deadline.kind.label,
        deadline.quote,
        deadline_phrase(deadline),
        deadline.start,
        deadline.end,
        deadline.rrule,
        deadline.task,
    )


def target_row(target: Target) -> TargetRow:
    """Return the row of one target."""
    comparator = target.comparator.value
    return TargetRow(target.quote, target_phrase(target), target.value, target.unit, comparator, target.of)


def facts_of(node: Node, corpus: Corpus) -> Facts:
    """Return the facts of a provision."""
    resolver = corpus.resolver
    return Facts(
        tuple(deadline_row(d) for d in node.deadlines),
        tuple(target_row(t) for t in node.targets),
        _duties(node, resolver),
        _once(
            subject_ref("product", resolver.resolve("product", p.name, p.canonical)) for p in node.products
        ),
        _once(subject_ref("entity", resolver.resolve("entity", e.name, e.canonical)) for e in node.entities),
        _once(subject_ref("work", resolver.resolve("work", c.title)) for c in node.citations),
    )


def _duties(node: Node, resolver: Resolver) -> tuple[DutyRow, ...]:
    order = list(Role)
    rows = [
        DutyRow(subject_ref("unit", resolver.resolve("unit", u.name)), u.role, u.role.label, u.name, u.quote)
        for u in node.units
    ]
    return tuple(sorted(rows, key=lambda row: order.index(row.role)))


def _once(refs: Iterable[Ref]) -> tuple[Ref, ...]:
    return tuple({ref.id: ref for ref in refs}.values())


def quotes_of(node: Node) -> tuple[str, ...]:
    """Return the quotes of all facts of a node, each once, in the order of the record."""
    quotes = [d.quote for d in node.deadlines] + [t.quote for t in node.targets]
    quotes += [u.quote for u in node.units] + [p.quote for p in node.products]
    quotes += [c.quote for c in node.citations] + [e.quote for e in node.entities]
    return tuple(dict.fromkeys(quotes))


def mark_quotes(text: str, quotes: tuple[str, ...]) -> tuple[tuple[Piece, ...], dict[str, int]]:
    """Cut a text at its quotes: the pieces in order, and the number of the piece that holds each quote.

    Quotes that overlap share a piece. ``mark_quotes("4月底前完成", ("4月底前",))`` gives the pieces
    ``4月底前`` (mark 1) and ``完成``, and ``{"4月底前": 1}``.
    """
    found = sorted((at, quote) for quote in quotes if (at := text.find(quote)) >= 0)
    spans: list[Span] = []
    numbers: dict[str, int] = {}
    for at, quote in found:
        span = Span(at, at + len(quote))
        if spans and span.overlaps(spans[-1]):
            spans[-1] = Span(spans[-1].start, max(spans[-1].end, span.end))
        else:
            spans.append(span)
        numbers[quote] = len(spans)
    return _pieces(text, spans), numbers


def _pieces(text: str, spans: list[Span]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    done = 0
    for number, span in enumerate(spans, 1):
        if span.start > done:
            pieces.append(Piece(text[done : span.start]))
        pieces.append(Piece(span.of(text), number))
        done = span.end
    if done < len(text):
        pieces.append(Piece(text[done:]))
    return tuple(pieces)
