"""The pages of targets: all of them while they are few, else pages by year."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from generator.publish.site.page import Content, Page
from generator.publish.site.parts import Part, in_parts, pager, part_title
from generator.publish.site.sections import hub, section_crumb
from generator.publish.site.shelf import Shelf
from generator.views.targets import TargetLine, list_targets

MOST_LINES = 200
"""Targets that one page holds."""


def target_pages(shelf: Shelf) -> Iterator[Page]:
    """Yield the pages of targets."""
    lines = list_targets(shelf.corpus)
    by_year = {year: tuple(rows) for year, rows in groupby(lines, key=lambda line: line.measure.plan.year)}
    whole = len(lines) <= MOST_LINES
    years = [] if whole else [(year or 0, len(rows)) for year, rows in by_year.items()]
    first: Content = {"lines": lines if whole else (), "years": years, "count": len(lines), "pages": ()}
    yield hub("targets", "任务指标", shelf.key, lambda: first)
    if not whole:
        for year, rows in by_year.items():
            yield from _year_pages(shelf, year or 0, rows)


def _year_pages(shelf: Shelf, year: int, lines: tuple[TargetLine, ...]) -> Iterator[Page]:
    parts = in_parts(f"targets/{year or 'undated'}.html", lines, MOST_LINES)
    return (_page(shelf, year, part, parts, len(lines)) for part in parts)


def _page(shelf: Shelf, year: int, part: Part, parts: tuple[Part, ...], count: int) -> Page:
    content: Content = {"lines": part.rows, "years": [], "count": count, "pages": pager(parts)}
    return Page(
        part.path,
        "targets.html",
        part_title(f"{year}年任务指标" if year else "年份未明的任务指标", part),
        "targets/index.html",
        shelf.key,
        lambda: content,
        crumbs=(section_crumb("targets"),),
    )
