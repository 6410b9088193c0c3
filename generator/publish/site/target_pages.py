"""The pages of targets: all of them while they are few, else one page a year."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from generator.publish.site.page import Page
from generator.publish.site.sections import hub, section_crumb
from generator.publish.site.shelf import Shelf
from generator.views.targets import TargetLine, list_targets

MOST_LINES = 400
"""Targets that one page holds."""


def target_pages(shelf: Shelf) -> Iterator[Page]:
    """Yield the pages of targets."""
    lines = list_targets(shelf.corpus)
    by_year = {year: tuple(rows) for year, rows in groupby(lines, key=lambda line: line.measure.plan.year)}
    whole = len(lines) <= MOST_LINES
    years = [] if whole else [(year or 0, len(rows)) for year, rows in by_year.items()]
    first = {"lines": lines if whole else (), "years": years, "count": len(lines)}
    yield hub("targets", "任务指标", shelf.key, lambda: first)
    if not whole:
        yield from (_year_page(shelf, year or 0, rows) for year, rows in by_year.items())


def _year_page(shelf: Shelf, year: int, lines: tuple[TargetLine, ...]) -> Page:
    return Page(
        f"targets/{year or 'undated'}.html",
        "targets.html",
        f"{year}年任务指标" if year else "年份未明的任务指标",
        "targets/index.html",
        shelf.key,
        lambda: {"lines": lines, "years": [], "count": len(lines)},
        crumbs=(section_crumb("targets"),),
    )
