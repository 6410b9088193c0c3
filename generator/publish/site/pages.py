"""Every generated page of the site, section by section."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from generator.core.model import Plan
from generator.publish.jsonld import legislation, print_json_ld
from generator.publish.site.deadline_pages import deadline_pages
from generator.publish.site.files import has_calendar, has_notice, noticed_plans
from generator.publish.site.page import Content, Crumb, Page, digest_of, plan_path, source_path
from generator.publish.site.plan_lists import plan_groups, plan_lists
from generator.publish.site.sections import hub
from generator.publish.site.shelf import Shelf
from generator.publish.site.subject_pages import subject_section
from generator.publish.site.tables import HEADS
from generator.publish.site.target_pages import target_pages
from generator.views.duties import duty_matrix
from generator.views.home import describe_home
from generator.views.plans import plan_page, plan_row
from generator.views.quality import describe_quality
from generator.views.rows import plan_ref
from generator.views.source_text import raw_source, record_source
from generator.views.timeline import plan_timeline


class SourceWords(NamedTuple):
    """The text that a plan was read from (``raw``), or its record, without what is withheld."""

    file: str
    words: str
    raw: bool


SourceTexts = Callable[[Plan], SourceWords]
"""From a plan to the text that its words stand in."""


def site_pages(shelf: Shelf, texts: SourceTexts) -> Iterator[Page]:
    """Yield every page that is made from the corpus; ``texts`` reads where a plan's words stand."""
    yield Page("index.html", "home.html", "首页", "index.html", shelf.key, lambda: _home(shelf))
    yield Page("search.html", "search.html", "检索", "", "", dict)
    yield from plan_lists(shelf)
    for plan in shelf.corpus.plans:
        yield _plan_page(shelf, plan)
        yield _source_page(shelf, plan, texts)
    yield from subject_section(shelf, "product")
    yield from subject_section(shelf, "entity")
    yield from subject_section(shelf, "unit")
    yield from subject_section(shelf, "work")
    yield from deadline_pages(shelf)
    yield from target_pages(shelf)
    yield _notices_page(shelf)
    yield Page("data.html", "data.html", "数据说明", "", "", lambda: {"heads": HEADS})
    yield hub("quality", "数据质量", shelf.key, lambda: _quality(shelf))


def _home(shelf: Shelf) -> Content:
    home = describe_home(shelf.corpus, shelf.deadlines, shelf.provisions)
    return {"home": home, "issues": len(shelf.findings), "groups": plan_groups(shelf)}


def _quality(shelf: Shelf) -> Content:
    return {
        "quality": describe_quality(
            shelf.corpus, shelf.findings, {path: key for key, path in shelf.paths.items()}
        )
    }


def _notices_page(shelf: Shelf) -> Page:
    plans = noticed_plans(shelf)
    key = digest_of(str(len(shelf.corpus.plans)), *(shelf.plan_digest(plan) for plan in plans))

    def content() -> Content:
        rows = tuple(plan_row(plan, shelf.provisions[plan.id or ""]) for plan in plans)
        offered = [plan.id for plan in plans if has_notice(plan)]
        return {"plans": rows, "offered": offered, "all": len(shelf.corpus.plans)}

    return hub("notices", "印发通知", key, content)


def _plan_page(shelf: Shelf, plan: Plan) -> Page:
    ref = plan_ref(plan)
    return Page(
        plan_path(ref),
        "plan.html",
        ref.title,
        "plans/index.html",
        shelf.plan_key(plan),
        _plan_content(shelf, plan),
        title_script=ref.script,
        crumbs=(Crumb("计划", "plans/index.html"),),
    )


def _source_page(shelf: Shelf, plan: Plan, texts: SourceTexts) -> Page:
    ref, text = plan_ref(plan), texts(plan)
    show = raw_source if text.raw else record_source
    provisions = shelf.provisions[plan.id or ""]
    crumbs = (Crumb("计划", "plans/index.html"), Crumb(ref.title, plan_path(ref)))
    title = f"{ref.title}（{'原文' if text.raw else '记录'}）"
    key = digest_of(text.words, shelf.plan_digest(plan))
    return Page(
        source_path(ref),
        "source.html",
        title,
        "plans/index.html",
        key,
        lambda: {"text": show(plan, provisions, text.file, text.words)},
        crumbs=crumbs,
    )


def _plan_content(shelf: Shelf, plan: Plan) -> Callable[[], Content]:
    def content() -> Content:
        provisions = shelf.provisions[plan.id or ""]
        shown = plan_page(plan, provisions, shelf.corpus, shelf.relations)
        return {
            "plan": shown,
            "timeline": plan_timeline(plan, provisions),
            "matrix": duty_matrix(plan, provisions, shelf.corpus),
            "linked": print_json_ld(legislation(plan)),
            "calendar": has_calendar(provisions),
        }

    return content
