"""The lists of plans: one table while they are few, else tables by year and by region."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
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


Rows = tuple[PlanRow, ...]


def plan_groups(shelf: Shelf) -> PlanGroups:
    """Return the ways into the lists of plans; few plans stand in one table, which filters itself."""
    years, regions = _grouped(shelf)
    return PlanGroups(tuple(group for group, _ in years), tuple(group for group, _ in regions))


def _grouped(shelf: Shelf) -> tuple[list[tuple[PlanGroup, Rows]], list[tuple[PlanGroup, Rows]]]:
    """Return the plans of each year and of each region; a region has one group, however it is written."""
    many = len(shelf.plan_rows) > MOST_PLANS
    years: dict[int, list[PlanRow]] = {}
    regions: dict[str, list[PlanRow]] = {}
    for row in shelf.plan_rows:
        years.setdefault(row.plan.year or 0, []).append(row)
        if row.plan.region:
            regions.setdefault(_spelt_simply(row.plan.region), []).append(row)
    return (
        [_of_year(year, tuple(rows), many) for year, rows in sorted(years.items(), reverse=True)],
        [
            _of_region(region, tuple(rows), many)
            for region, rows in sorted(regions.items(), key=lambda found: (-len(found[1]), found[0]))
        ],
    )


_spelt_simply = cache(fold)


def _of_year(year: int, rows: Rows, many: bool) -> tuple[PlanGroup, Rows]:
    name = f"{year}年" if year else "年份未明"
    return _group("year", str(year or "undated"), name, Script.HANS, rows, many)


def _of_region(region: str, rows: Rows, many: bool) -> tuple[PlanGroup, Rows]:
    first = rows[0].plan
    return _group("region", digest_of(region)[:10], first.region or "", first.script, rows, many)


def _group(kind: str, key: str, name: str, script: Script, rows: Rows, many: bool) -> tuple[PlanGroup, Rows]:
    path, choice = (f"plans/{kind}s/{key}.html", "") if many else ("plans/index.html", kind)
    return PlanGroup(name, script, len(rows), path, choice), rows


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
    for grouped in _grouped(shelf):
        for group, own in grouped:
            parts = in_parts(group.path, own, MOST_PLANS)
            yield from (_list(shelf, group, part, parts) for part in parts)


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
