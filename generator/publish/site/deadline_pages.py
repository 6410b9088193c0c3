"""The pages of times: an overview, each year by month, what recurs, what has no time, the charts."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.publish.site.files import has_calendar
from generator.publish.site.page import Content, Page
from generator.publish.site.sections import hub, section_crumb
from generator.publish.site.shelf import Shelf
from generator.views.deadlines import DeadlineYear, Month, Untimed
from generator.views.timeline import plan_timeline

MOST_ROWS = 400
"""Times that one page lists; a year with more has a page for every month."""

MOST_CHARTS = 12
"""Plans whose charts stand on one page; every plan has its own on its page."""


def deadline_pages(shelf: Shelf) -> Iterator[Page]:
    """Yield the pages of times."""
    yield hub("deadlines", "时限总表", shelf.key, lambda: _overview(shelf))
    for year in shelf.deadlines.years:
        yield from _year_pages(shelf, year)
    yield _page(shelf, "recurring", "周期任务", lambda: _recurring(shelf))
    yield _page(shelf, "open", "未写明时限的任务", lambda: _open(shelf))
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
        "newest": newest if newest and newest.count <= MOST_ROWS // 2 else None,
        "recurring": len(deadlines.recurring),
        "calendar": has_calendar(shelf.corpus.provisions),
        "timed": sum(plan.timed for plan in deadlines.untimed),
        "untimed": sum(len(plan.rows) for plan in deadlines.untimed),
    }


def _year_pages(shelf: Shelf, year: DeadlineYear) -> Iterator[Page]:
    whole = year.count <= MOST_ROWS
    name = year.year or "undated"
    content: Content = {"year": year.year, "months": year.months, "count": year.count, "whole": whole}
    if not whole:
        content = {**content, "months": [(month.month, len(month.rows)) for month in year.months]}
    title = f"{name}年时限" if year.year else "年份未明的时限"
    yield _page(shelf, name, title, lambda: content)._replace(template="deadline_year.html")
    if not whole:
        yield from (_month_page(shelf, year.year, month) for month in year.months)


def _month_page(shelf: Shelf, year: str, month: Month) -> Page:
    content = {"year": year, "months": (month,), "count": len(month.rows), "whole": True}
    number = month.month[-2:]
    title = f"{year}年{int(number)}月时限" if year else f"{int(number)}月时限（年份未明）"
    page = _page(shelf, f"{year or 'undated'}-{number}", title, lambda: content)
    return page._replace(template="deadline_year.html")


def _recurring(shelf: Shelf) -> Content:
    return {
        "recurring": shelf.deadlines.recurring[:MOST_ROWS],
        "recurring_count": len(shelf.deadlines.recurring),
        "from_event": shelf.deadlines.from_event[:MOST_ROWS],
        "from_event_count": len(shelf.deadlines.from_event),
    }


def _open(shelf: Shelf) -> Content:
    """Return the measures without a time, plan by plan; of a large corpus only the counts of later ones."""
    shown: list[Untimed] = []
    rows = 0
    for plan in sorted(shelf.deadlines.untimed, key=lambda u: -(u.plan.year or 0)):
        rows += len(plan.rows)
        shown.append(plan if rows <= MOST_ROWS else Untimed(plan.plan, plan.timed, ()))
    counts = {of.plan.id: len(of.rows) for of in shelf.deadlines.untimed}
    return {"untimed": shown, "counts": counts}


def _timelines(shelf: Shelf) -> Content:
    plans = sorted(shelf.corpus.plans, key=lambda p: -(p.year or 0))[:MOST_CHARTS]
    charts = (plan_timeline(plan, shelf.provisions[plan.id or ""]) for plan in plans)
    return {"timelines": [chart for chart in charts if chart], "more": len(shelf.corpus.plans) > MOST_CHARTS}
