"""The lists of plans: one table while they are few, else tables by year and by region."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from generator.core.terms import Script
from generator.publish.site.page import Content, Page, digest_of
from generator.publish.site.parts import Part, in_parts, pager, part_title
from generator.publish.site.sections import hub, section_crumb
from generator.publish.site.shelf import Shelf
from generator.text.script import fold
from generator.views.plans import PlanRow

MOST_PLANS = 250
"""Plans that one table lists."""


class PlanGroup(NamedTuple):
    """Plans of one year or region: what it is called, in which script, how many, where they are listed.

    ``choice`` names the filter that narrows the list to them, where it holds others as well.
    """

    name: str
    script: Script
    plans: int
    path: str
    choice: str


class PlanGroups(NamedTuple):
    """All plans by year, newest first, and by region, those with most plans first."""

    years: tuple[PlanGroup, ...]
    regions: tuple[PlanGroup, ...]


def plan_groups(shelf: Shelf) -> PlanGroups:
    """Return the ways into the lists of plans; few plans stand in one table, which filters itself."""
    rows = shelf.plan_rows
    years = Counter(row.plan.year or 0 for row in rows)
    regions = Counter(_region(row) for row in rows if row.plan.region)
    named = {_region(row): row.plan for row in reversed(rows) if row.plan.region}
    return PlanGroups(
        tuple(
            _group(shelf, "year", f"{year or 'undated'}", _year_name(year), Script.HANS, count)
            for year, count in sorted(years.items(), reverse=True)
        ),
        tuple(
            _group(shelf, "region", digest_of(key)[:10], named[key].region or "", named[key].script, count)
            for key, count in sorted(regions.items(), key=lambda found: (-found[1], found[0]))
        ),
    )


def _region(row: PlanRow) -> str:
    """Return the region of a plan as one spells it in simplified script."""
    return fold(row.plan.region or "")


def _year_name(year: int | None) -> str:
    return f"{year}年" if year else "年份未明"


def _group(shelf: Shelf, kind: str, key: str, name: str, script: Script, count: int) -> PlanGroup:
    if len(shelf.plan_rows) <= MOST_PLANS:
        return PlanGroup(name, script, count, "plans/index.html", kind)
    return PlanGroup(name, script, count, f"plans/{kind}s/{key}.html", "")


def plan_lists(shelf: Shelf) -> Iterator[Page]:
    """Yield the first page of the plans and, where they are many, the lists that it leads to."""
    rows = shelf.plan_rows
    whole = len(rows) <= MOST_PLANS
    groups = plan_groups(shelf)
    content: Content = {
        "plans": rows if whole else (),
        "count": len(rows),
        "groups": None if whole else groups,
        "pages": (),
    }
    yield hub("plans", "工作计划", shelf.key, lambda: content)
    if whole:
        return
    for group in groups.years:
        own = [row for row in rows if _year_name(row.plan.year) == group.name]
        yield from _lists(shelf, group, own)
    for group in groups.regions:
        own = [row for row in rows if row.plan.region and _region(row) == fold(group.name)]
        yield from _lists(shelf, group, own)


def _lists(shelf: Shelf, group: PlanGroup, rows: list[PlanRow]) -> Iterator[Page]:
    parts = in_parts(group.path, tuple(rows), MOST_PLANS)
    for part in parts:
        yield _list(shelf, group, part, parts)


def _list(shelf: Shelf, group: PlanGroup, part: Part, parts: tuple[Part, ...]) -> Page:
    key = digest_of(str(parts[-1].number), *(shelf.digest_of(row.plan.id) for row in part.rows))
    content: Content = {"plans": part.rows, "count": group.plans, "groups": None, "pages": pager(parts)}
    return Page(
        part.path,
        "plans.html",
        part_title(f"{group.name}的工作计划", part),
        "plans/index.html",
        key,
        lambda: content,
        crumbs=(section_crumb("plans"),),
    )
