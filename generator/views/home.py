"""The first page: what is due, which plans there are, what they name most."""

from __future__ import annotations

from generator.corpus import Corpus, Provision
from generator.views.deadlines import Deadlines, DueRow
from generator.views.plans import PlanRow, plan_row
from generator.views.rows import Row, SubjectKind
from generator.views.subjects import SubjectCount, count_subjects

MOST_NAMED = 14
NEWEST = 6
DUE_SHOWN = 12


class Home(Row, frozen=True):
    """What the first page shows."""

    plans: int
    measures: int
    deadlines: int
    targets: int
    products: tuple[SubjectCount, ...]
    entities: tuple[SubjectCount, ...]
    newest: tuple[PlanRow, ...]
    due: tuple[DueRow, ...]
    due_year: str


def describe_home(corpus: Corpus, deadlines: Deadlines, provisions: dict[str, tuple[Provision, ...]]) -> Home:
    """Return the first page; ``provisions`` are those of each plan by its id."""
    newest = sorted(corpus.plans, key=lambda p: (p.year or 0, str(p.dated or ""), p.id or ""))
    rows = tuple(plan_row(p, provisions[p.id or ""]) for p in newest[::-1][:NEWEST])
    dated = next((year for year in deadlines.years if year.year), None)
    due = tuple(row for month in dated.months for row in month.rows) if dated else ()
    return Home(
        len(corpus.plans),
        sum(p.is_measure for p in corpus.provisions),
        sum(len(p.node.deadlines) for p in corpus.provisions),
        sum(len(p.node.targets) for p in corpus.provisions),
        _most_named(corpus, "product"),
        _most_named(corpus, "entity"),
        rows,
        due[-DUE_SHOWN:],
        dated.year if dated else "",
    )


def _most_named(corpus: Corpus, kind: SubjectKind) -> tuple[SubjectCount, ...]:
    counts = sorted(count_subjects(corpus, kind), key=lambda c: (-c.plans, -c.measures, c.ref.name))
    return tuple(counts[:MOST_NAMED])
