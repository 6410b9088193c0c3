"""The corpus as pages take from it: sorted once, each table made when a page first asks for it."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

import msgspec
from msgspec.structs import replace

from generator.core.model import Issue, Plan
from generator.corpus import Corpus, Provision
from generator.publish.site.findings import find_in_plans
from generator.publish.site.page import digest_of
from generator.views.deadlines import Deadlines, DueRow, list_deadlines, times_elsewhere
from generator.views.plans import PlanRow, plan_row
from generator.views.related import Relations
from generator.views.rows import by_plan
from generator.views.schemes import Scheme, list_schemes


class Shelf:
    """A corpus, the findings about it, and digests of its parts that say cheaply what changed."""

    def __init__(
        self,
        corpus: Corpus,
        digests: dict[str, str],
        paths: dict[str, str],
        issues: tuple[Issue, ...],
        cache: Path | None = None,
    ) -> None:
        """Take a corpus; ``digests`` and ``paths`` are those of each plan's source, by plan id.

        Findings about plans that did not change are remembered in the folder ``cache``.
        """
        self._cache = cache
        self.corpus = corpus
        self.issues = issues
        self.paths = paths
        self._digests = digests
        self._words = digest_of(msgspec.json.encode(corpus.vocabulary))
        self.key = digest_of(
            self._words, msgspec.json.encode(issues), *(f"{k}{v}" for k, v in digests.items())
        )

    @cached_property
    def provisions(self) -> dict[str, tuple[Provision, ...]]:
        """Return the provisions of each plan, by its id."""
        return by_plan(self.corpus)

    @cached_property
    def relations(self) -> Relations:
        """Return who shares what."""
        return Relations(self.corpus)

    @cached_property
    def deadlines(self) -> Deadlines:
        """Return all times."""
        return list_deadlines(self.corpus)

    @cached_property
    def times_elsewhere(self) -> dict[tuple[str, str], tuple[DueRow, ...]]:
        """Return the times that schedules set for measures of their plan."""
        return times_elsewhere(self.deadlines)

    @cached_property
    def schemes(self) -> dict[str, Scheme]:
        """Return what each action plan sets as a whole, by its id."""
        return list_schemes(self.corpus, self.deadlines)

    @cached_property
    def plan_rows(self) -> tuple[PlanRow, ...]:
        """Return all plans, newest year first."""
        plans = sorted(self.corpus.plans, key=lambda p: (-(p.year or 0), p.region or "", p.id or ""))
        return tuple(plan_row(plan, self.provisions[plan.id or ""]) for plan in plans)

    @cached_property
    def findings(self) -> tuple[Issue, ...]:
        """Return what was found when reading the sources, and what the rules find in their content."""
        digests = {
            plan.id or "": digest_of(self.plan_digest(plan), self._words) for plan in self.corpus.plans
        }
        found = find_in_plans(self.corpus, digests, self._cache)
        placed = (replace(issue, file=self.paths.get(plan_id)) for plan_id, issue in found)
        return (*self.issues, *placed)

    def plan_digest(self, plan: Plan) -> str:
        """Return the digest of the source of a plan."""
        return self._digests[plan.id or ""]

    def digest_of(self, plan_id: str) -> str:
        """Return the digest of the source of a plan, by its id."""
        return self._digests[plan_id]

    def plan_key(self, plan: Plan) -> str:
        """Return what fixes the page of a plan: its source, the words, and the measures related to it."""
        plan_id = plan.id or ""
        related = self.relations.digest(self.provisions[plan_id])
        return digest_of(self._digests[plan_id], self._words, related)

    def mentions_key(self, provisions: tuple[Provision, ...]) -> str:
        """Return what fixes a list of the facts of some provisions."""
        places = (f"{self._digests[p.plan.id or '']}{p.node.id}" for p in provisions)
        return digest_of(self._words, *places)
