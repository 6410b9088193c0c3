"""The pages of products, entities, units and works: an overview each, and a page for every one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

import msgspec

from generator.core.terms import EntityGroup
from generator.core.vocabulary import Entity
from generator.publish.site.files import CALENDAR_KINDS, calendar_path, has_calendar
from generator.publish.site.page import FOLDERS, Content, Crumb, Page, digest_of, subject_path
from generator.publish.site.sections import hub, section_crumb
from generator.publish.site.shelf import Shelf
from generator.views.duties import duty_matrices
from generator.views.heat import heat_table
from generator.views.rows import SubjectKind
from generator.views.subjects import (
    SubjectFrame,
    count_subjects,
    mentions_of,
    newest_first,
    plans_naming,
    subject_frames,
    subject_mentions,
)

MOST_MENTIONS = 240
"""Measures that one page lists; a subject with more has a page for every year."""

_TITLES: dict[SubjectKind, str] = {
    "product": "产品目录",
    "entity": "制度与工作机制",
    "unit": "责任单位",
    "work": "引用的法规和文件",
}


class Group(NamedTuple):
    """Subjects under one heading; ``head`` is the heading's own, where it has a page."""

    title: str
    head: SubjectFrame | None
    members: tuple[SubjectFrame, ...]


def subject_section(shelf: Shelf, kind: SubjectKind) -> Iterator[Page]:
    """Yield the pages of all subjects of one kind."""
    folder = FOLDERS[kind]
    frames = subject_frames(shelf.corpus, kind)
    yield hub(folder, _TITLES[kind], shelf.key, lambda: _overview(shelf, kind, frames))
    for frame in frames:
        yield from _pages_of(shelf, frame)


def _pages_of(shelf: Shelf, frame: SubjectFrame) -> Iterator[Page]:
    provisions = mentions_of(shelf.corpus, frame.ref.kind).get(frame.ref.id, ())
    key = digest_of(shelf.mentions_key(provisions), msgspec.json.encode(frame))
    if len(provisions) <= MOST_MENTIONS:
        yield _page(frame, key, None, lambda: _content(shelf, frame))
        return
    by_year = Counter(p.plan.year or 0 for p in newest_first(provisions))
    yield _page(frame, key, None, _long_content(shelf, frame, by_year))
    for year in by_year:
        yield _page(frame, key, year, _year_content(shelf, frame, year))


def _page(frame: SubjectFrame, key: str, year: int | None, content: Callable[[], Content]) -> Page:
    folder, ref = FOLDERS[frame.ref.kind], frame.ref
    crumbs = [section_crumb(folder)]
    if frame.parent:
        crumbs.append(Crumb(frame.parent.name, subject_path(frame.parent)))
    if year is None:
        return Page(
            subject_path(ref),
            f"{ref.kind}.html",
            ref.name,
            f"{folder}/index.html",
            key,
            content,
            None,
            tuple(crumbs),
        )
    crumbs.append(Crumb(ref.name, subject_path(ref)))
    title = f"{ref.name}：{year}年" if year else f"{ref.name}：年份未明"
    path = f"{folder}/{ref.id}/{year or 'undated'}.html"
    return Page(path, "subject_year.html", title, f"{folder}/index.html", key, content, None, tuple(crumbs))


def _content(shelf: Shelf, frame: SubjectFrame) -> Content:
    mentions = subject_mentions(shelf.corpus, frame.ref)
    return {
        "subject": frame,
        "years": mentions.by_year,
        "count": len(mentions.mentions),
        "year_counts": [],
        "calendar": _calendar(shelf, frame),
    }


def _calendar(shelf: Shelf, frame: SubjectFrame) -> str | None:
    """Return the path of the calendar of a product or unit, where it has times with dates."""
    if frame.ref.kind not in CALENDAR_KINDS:
        return None
    provisions = mentions_of(shelf.corpus, frame.ref.kind).get(frame.ref.id, ())
    return calendar_path(frame.ref) if has_calendar(provisions) else None


def _long_content(shelf: Shelf, frame: SubjectFrame, by_year: dict[int, int]) -> Callable[[], Content]:
    counts = list(by_year.items())
    count = sum(by_year.values())
    return lambda: {
        "subject": frame,
        "years": [],
        "count": count,
        "year_counts": counts,
        "calendar": _calendar(shelf, frame),
    }


def _year_content(shelf: Shelf, frame: SubjectFrame, year: int) -> Callable[[], Content]:
    return lambda: {"subject": frame, "years": subject_mentions(shelf.corpus, frame.ref, year).by_year}


def _overview(shelf: Shelf, kind: SubjectKind, frames: tuple[SubjectFrame, ...]) -> Content:
    counts = {count.ref.id: count for count in count_subjects(shelf.corpus, kind)}
    if kind == "product":
        return {"groups": _categories(frames), "counts": counts, "heat": heat_table(shelf.corpus, kind)}
    if kind == "entity":
        heat = heat_table(shelf.corpus, kind, plans=False)
        return {"groups": _groups(frames), "counts": counts, "heat": heat}
    if kind == "unit":
        return {"frames": frames, "counts": counts, "matrices": duty_matrices(shelf.corpus)}
    return {"frames": frames, "counts": counts, "citing": plans_naming(shelf.corpus, kind)}


def _categories(frames: tuple[SubjectFrame, ...]) -> tuple[Group, ...]:
    """Return products below their categories, then those of no category."""
    below: dict[str, list[SubjectFrame]] = {}
    for frame in frames:
        below.setdefault(frame.parent.id if frame.parent else "", []).append(frame)
    heads = [frame for frame in below.get("", []) if frame.entry is not None]
    groups = [Group(frame.ref.name, frame, tuple(below.get(frame.ref.id, ()))) for frame in heads]
    rest = tuple(frame for frame in below.get("", []) if frame.entry is None)
    return (*groups, Group("未归类", None, rest)) if rest else tuple(groups)


def _groups(frames: tuple[SubjectFrame, ...]) -> tuple[Group, ...]:
    """Return entities in their eleven groups, then open ones."""
    found = [Group(group.label, None, tuple(f for f in frames if _is_of(f, group))) for group in EntityGroup]
    rest = tuple(frame for frame in frames if frame.entry is None)
    return (*found, Group("未归类", None, rest)) if rest else tuple(found)


def _is_of(frame: SubjectFrame, group: EntityGroup) -> bool:
    return isinstance(frame.entry, Entity) and frame.entry.group is group
