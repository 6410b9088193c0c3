"""The pages of times: an overview, each year by month, what recurs, what has no time, the charts."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.publish.site.files import has_calendar
from generator.publish.site.page import Content, Page
from generator.publish.site.parts import Part, in_parts, pager, part_title
from generator.publish.site.sections import hub, section_crumb
from generator.publish.site.shelf import Shelf
from generator.views.deadlines import DeadlineYear, Month
from generator.views.timeline import plan_timeline

MOST_ROWS = 160
"""Times that one page lists; a year with more has a page for every month, or several."""

MOST_UNTIMED = 25
"""Plans whose measures without a time stand on one page."""

MOST_CHARTS = 12
"""Plans whose charts stand on one page; every plan has its own on its page."""


def deadline_pages(shelf: Shelf) -> Iterator[Page]:
    """Yield the pages of times."""
    yield hub("deadlines", "时限总表", shelf.key, lambda: _overview(shelf))
    for year in shelf.deadlines.years:
        yield from _year_pages(shelf, year)
    yield from _recurring_pages(shelf)
    yield from _open_pages(shelf)
    yield _page(shelf, "timeline", "时间轴", lambda: _timelines(shelf))


def _page(shelf: Shelf, name: str, title: str, content: Callable[[], Content]) -> Page:
    return Page(
        f"deadlines/{name}.html",
        f"deadline_{name}.html",
        title,
        "deadlines/index.html",
        shelf.key,
        content,
        crumbs=(section_crumb("deadlines"),),
    )


def _counts(shelf: Shelf) -> list[tuple[str, int]]:
    return [(year.year, year.count) for year in shelf.deadlines.years]


def _overview(shelf: Shelf) -> Content:
    deadlines = shelf.deadlines
    newest = deadlines.years[0] if deadlines.years else None
    return {
        "years": _counts(shelf),
        "newest": newest if newest and newest.count <= MOST_ROWS else None,
        "recurring": len(deadlines.recurring),
        "from_event": len(deadlines.from_event),
        "calendar": has_calendar(shelf.corpus.provisions),
        "timed": sum(plan.timed for plan in deadlines.untimed),
        "untimed": sum(len(plan.rows) for plan in deadlines.untimed),
    }


def _year_pages(shelf: Shelf, year: DeadlineYear) -> Iterator[Page]:
    whole = year.count <= MOST_ROWS
    name = year.year or "undated"
    content: Content = {"months": year.months, "count": year.count, "whole": whole, "pages": ()}
    if not whole:
        tiles = [(m.month, _month_path(year.year, m), len(m.rows)) for m in year.months]
        content = {**content, "months": tiles}
    title = f"{name}年时限" if year.year else "年份未明的时限"
    yield _page(shelf, name, title, lambda: content)._replace(template="deadline_year.html")
    if not whole:
        for month in year.months:
            yield from _month_pages(shelf, year.year, month)


def _month_path(year: str, month: Month) -> str:
    return f"deadlines/{year or 'undated'}-{month.month[-2:]}.html"


def _month_pages(shelf: Shelf, year: str, month: Month) -> Iterator[Page]:
    number = int(month.month[-2:])
    title = f"{year}年{number}月时限" if year else f"{number}月时限（年份未明）"
    parts = in_parts(_month_path(year, month), month.rows, MOST_ROWS)
    return (_month_page(shelf, title, len(month.rows), month, part, parts) for part in parts)


def _month_page(
    shelf: Shelf, title: str, count: int, month: Month, part: Part, parts: tuple[Part, ...]
) -> Page:
    shown = (Month(month.month, tuple(part.rows)),)
    content: Content = {"months": shown, "count": count, "whole": True, "pages": pager(parts)}
    page = _page(shelf, "year", part_title(title, part), lambda: content)
    return page._replace(path=part.path)


def _recurring_pages(shelf: Shelf) -> Iterator[Page]:
    """Yield the pages of what recurs, and of what is counted from an event."""
    for name, title, rows in (
        ("recurring", "周期任务", shelf.deadlines.recurring),
        ("from-event", "从事件起算的期限", shelf.deadlines.from_event),
    ):
        parts = in_parts(f"deadlines/{name}.html", rows, MOST_ROWS)
        for part in parts:
            content: Content = {"rows": part.rows, "count": len(rows), "pages": pager(parts), "kind": name}
            page = _page(shelf, "recurring", part_title(title, part), _given(content))
            yield page._replace(path=part.path)


def _given(content: Content) -> Callable[[], Content]:
    return lambda: content


def _open_pages(shelf: Shelf) -> Iterator[Page]:
    """Yield the measures without a time, plan by plan from the newest."""
    plans = tuple(sorted(shelf.deadlines.untimed, key=lambda of: -(of.plan.year or 0)))
    parts = in_parts("deadlines/open.html", plans, MOST_UNTIMED)
    for part in parts:
        content: Content = {"untimed": part.rows, "pages": pager(parts)}
        page = _page(shelf, "open", part_title("未写明时限的任务", part), _given(content))
        yield page._replace(path=part.path)


def _timelines(shelf: Shelf) -> Content:
    plans = sorted(shelf.corpus.plans, key=lambda p: -(p.year or 0))[:MOST_CHARTS]
    charts = (plan_timeline(plan, shelf.provisions[plan.id or ""]) for plan in plans)
    return {"timelines": [chart for chart in charts if chart], "more": len(shelf.corpus.plans) > MOST_CHARTS}
