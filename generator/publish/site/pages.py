"""Every generated page of the site, from the linked corpus."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from generator.core.model import Issue
from generator.core.terms import EntityGroup
from generator.core.vocabulary import Entity
from generator.corpus import Corpus, Provision
from generator.publish.site.page import FOLDERS, Crumb, Page, plan_path, subject_path
from generator.views.deadlines import Deadlines, list_deadlines
from generator.views.duties import duty_matrices
from generator.views.heat import heat_table
from generator.views.home import describe_home
from generator.views.plans import by_plan, plan_page, plan_row
from generator.views.quality import describe_quality
from generator.views.related import Relations
from generator.views.rows import SubjectKind
from generator.views.subjects import SubjectPage, count_subjects, subject_pages
from generator.views.targets import list_targets
from generator.views.timeline import plan_timeline


class Shelf(NamedTuple):
    """What pages are made of: the corpus, its provisions by plan, its times, and the findings."""

    corpus: Corpus
    provisions: dict[str, tuple[Provision, ...]]
    deadlines: Deadlines
    issues: tuple[Issue, ...]


HUBS = {
    "plans": "计划",
    "products": "产品",
    "deadlines": "时限",
    "targets": "指标",
    "units": "单位",
    "entities": "制度",
    "works": "依据",
    "notices": "公文",
    "quality": "质量",
}
"""The main sections: folder and title."""


def fill_shelf(corpus: Corpus, issues: tuple[Issue, ...]) -> Shelf:
    """Sort a corpus into what the pages need."""
    return Shelf(corpus, by_plan(corpus), list_deadlines(corpus), issues)


def site_pages(shelf: Shelf) -> Iterator[Page]:
    """Yield every page that is made from the corpus."""
    yield _home(shelf)
    yield Page("search.html", "search.html", "检索", "", {})
    yield from _plan_pages(shelf)
    yield from _subject_section(shelf, "product")
    yield from _subject_section(shelf, "entity")
    yield from _subject_section(shelf, "unit")
    yield from _subject_section(shelf, "work")
    yield from _deadline_pages(shelf)
    yield _hub("targets", "任务指标", {"lines": list_targets(shelf.corpus)})
    yield _hub("notices", "印发通知", {"plans": _plan_rows(shelf)})
    yield _hub("quality", "数据质量", {"quality": describe_quality(shelf.corpus, shelf.issues)})


def _hub(folder: str, title: str, content: Mapping[str, object]) -> Page:
    path = f"{folder}/index.html"
    return Page(path, f"{folder}.html", title, path, content)


def _home(shelf: Shelf) -> Page:
    home = describe_home(shelf.corpus, shelf.deadlines, shelf.provisions)
    content = {"home": home, "issues": len(shelf.issues)}
    return Page("index.html", "home.html", "首页", "index.html", content)


def _plan_rows(shelf: Shelf) -> tuple[object, ...]:
    plans = sorted(shelf.corpus.plans, key=lambda p: (-(p.year or 0), p.region or "", p.id or ""))
    return tuple(plan_row(plan, shelf.provisions[plan.id or ""]) for plan in plans)


def _plan_pages(shelf: Shelf) -> Iterator[Page]:
    yield _hub("plans", "工作计划", {"plans": _plan_rows(shelf)})
    relations = Relations(shelf.corpus)
    for plan in shelf.corpus.plans:
        provisions = shelf.provisions[plan.id or ""]
        shown = plan_page(plan, provisions, shelf.corpus, relations)
        content = {"plan": shown, "timeline": plan_timeline(plan, provisions)}
        yield Page(
            plan_path(shown.plan),
            "plan.html",
            shown.plan.title,
            "plans/index.html",
            content,
            title_script=shown.plan.script,
            crumbs=(_crumb("plans"),),
        )


def _crumb(folder: str) -> Crumb:
    return Crumb(HUBS[folder], f"{folder}/index.html")


_TITLES: dict[SubjectKind, str] = {
    "product": "产品目录",
    "entity": "制度与工作机制",
    "unit": "责任单位",
    "work": "引用的法规和文件",
}


def _subject_section(shelf: Shelf, kind: SubjectKind) -> Iterator[Page]:
    folder = FOLDERS[kind]
    pages = subject_pages(shelf.corpus, kind)
    yield _hub(folder, _TITLES[kind], _overview(shelf, kind, pages))
    for page in pages:
        yield Page(
            subject_path(page.ref),
            f"{kind}.html",
            page.ref.name,
            f"{folder}/index.html",
            {"subject": page},
            crumbs=(_crumb(folder), *_category(page)),
        )


def _category(page: SubjectPage) -> tuple[Crumb, ...]:
    return (Crumb(page.parent.name, subject_path(page.parent)),) if page.parent else ()


def _overview(shelf: Shelf, kind: SubjectKind, pages: tuple[SubjectPage, ...]) -> dict[str, object]:
    counts = {count.ref.id: count for count in count_subjects(shelf.corpus, kind)}
    if kind == "product":
        return {"categories": _categories(pages), "counts": counts, "heat": heat_table(shelf.corpus, kind)}
    if kind == "entity":
        return {"groups": _groups(pages), "counts": counts, "heat": heat_table(shelf.corpus, kind)}
    if kind == "unit":
        return {"pages": _brief(pages), "counts": counts, "matrices": duty_matrices(shelf.corpus)}
    return {"pages": _brief(pages), "counts": counts}


def _brief(pages: tuple[SubjectPage, ...]) -> tuple[SubjectPage, ...]:
    """Return pages without their measures: what a list of them needs."""
    return tuple(SubjectPage(p.ref, p.entry, (), p.parent, replaced_by=p.replaced_by) for p in pages)


class Group(NamedTuple):
    """Subjects under one heading; ``page`` is the heading's own, where it has one."""

    title: str
    page: SubjectPage | None
    members: tuple[SubjectPage, ...]


def _categories(pages: tuple[SubjectPage, ...]) -> tuple[Group, ...]:
    """Return products below their categories, then those of no category."""
    brief = _brief(pages)
    below: dict[str, list[SubjectPage]] = {}
    for page in brief:
        below.setdefault(page.parent.id if page.parent else "", []).append(page)
    heads = [page for page in below.get("", []) if page.entry is not None]
    groups = [Group(p.ref.name, p, tuple(below.get(p.ref.id, ()))) for p in heads]
    rest = tuple(page for page in below.get("", []) if page.entry is None)
    return (*groups, Group("未归类", None, rest)) if rest else tuple(groups)


def _groups(pages: tuple[SubjectPage, ...]) -> tuple[Group, ...]:
    """Return entities in their eleven groups, then open ones."""
    brief = _brief(pages)
    found = [
        Group(
            group.label,
            None,
            tuple(p for p in brief if isinstance(p.entry, Entity) and p.entry.group is group),
        )
        for group in EntityGroup
    ]
    rest = tuple(page for page in brief if page.entry is None)
    return (*found, Group("未归类", None, rest)) if rest else tuple(found)


def _deadline_pages(shelf: Shelf) -> Iterator[Page]:
    deadlines = shelf.deadlines
    counts = [(year.year, year.count) for year in deadlines.years]
    content = {
        "years": counts,
        "newest": deadlines.years[0] if deadlines.years else None,
        "recurring": deadlines.recurring,
        "from_event": deadlines.from_event,
        "timed": sum(plan.timed for plan in deadlines.untimed),
        "untimed": sum(len(plan.rows) for plan in deadlines.untimed),
    }
    yield _hub("deadlines", "时限总表", content)
    for year in deadlines.years:
        title = f"{year.year}年时限" if year.year else "年份未明的时限"
        shown = {"year": year, "years": counts}
        path = f"deadlines/{year.year or 'undated'}.html"
        yield Page(
            path, "deadline_year.html", title, "deadlines/index.html", shown, crumbs=(_crumb("deadlines"),)
        )
    yield Page(
        "deadlines/recurring.html",
        "deadline_recurring.html",
        "周期任务",
        "deadlines/index.html",
        {"recurring": deadlines.recurring, "from_event": deadlines.from_event},
        crumbs=(_crumb("deadlines"),),
    )
    yield Page(
        "deadlines/open.html",
        "deadline_open.html",
        "未写明时限的任务",
        "deadlines/index.html",
        {"untimed": deadlines.untimed},
        crumbs=(_crumb("deadlines"),),
    )
    timelines = [plan_timeline(plan, shelf.provisions[plan.id or ""]) for plan in shelf.corpus.plans[:12]]
    yield Page(
        "deadlines/timeline.html",
        "deadline_timeline.html",
        "时间轴",
        "deadlines/index.html",
        {"timelines": [timeline for timeline in timelines if timeline]},
        crumbs=(_crumb("deadlines"),),
    )
