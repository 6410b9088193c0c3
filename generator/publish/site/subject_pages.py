"""The pages of products, entities, units and works: an overview each, and a page for every one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice
from typing import NamedTuple

import msgspec

from generator.core.terms import EntityGroup
from generator.core.vocabulary import Entity
from generator.publish.site.files import CALENDAR_KINDS, calendar_path, subject_has_calendar
from generator.publish.site.page import FOLDERS, Content, Crumb, Page, digest_of, subject_path
from generator.publish.site.parts import Part, in_parts, pager, part_title
from generator.publish.site.sections import hub, section_crumb
from generator.publish.site.shelf import Shelf
from generator.views.duties import duty_matrices
from generator.views.heat import heat_table
from generator.views.rows import SubjectKind
from generator.views.schemes import Scheme
from generator.views.subjects import (
    SubjectCount,
    SubjectFrame,
    SubjectMentions,
    count_subjects,
    mentions_of,
    newest_first,
    plans_naming,
    subject_frames,
    subject_mentions,
)

MOST_MENTIONS = 200
"""Measures that one page lists; a subject with more has pages by year."""

MOST_SUBJECTS = 300
"""Works that one table lists, and names that an overview shows of those that no vocabulary knows."""

MOST_SCHEMES = 5
"""Action plans whose times a product's page shows, the newest; of others it shows the way to them."""

MOST_MATRICES = 12
"""Plans whose duties stand on one page; every plan has its own on its page."""

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
    if kind == "work":
        yield from _work_tables(shelf, frames)
    else:
        yield hub(folder, _TITLES[kind], shelf.key, lambda: _overview(shelf, kind, frames))
    for frame in frames:
        yield from _pages_of(shelf, frame)


def _work_tables(shelf: Shelf, frames: tuple[SubjectFrame, ...]) -> Iterator[Page]:
    """Yield the table of all works, on several pages where they are many."""
    parts = in_parts("works/index.html", frames, MOST_SUBJECTS)
    for part in parts:
        page = hub("works", part_title(_TITLES["work"], part), shelf.key, _works(shelf, part, parts))
        yield page if part.number == 1 else page._replace(path=part.path, crumbs=(section_crumb("works"),))


def _works(shelf: Shelf, part: Part, parts: tuple[Part, ...]) -> Callable[[], Content]:
    def content() -> Content:
        counts = {count.ref.id: count for count in count_subjects(shelf.corpus, "work")}
        citing = plans_naming(shelf.corpus, "work")
        shown = [frame.ref.id for frame in part.rows]
        return {
            "frames": part.rows,
            "counts": {key: counts[key] for key in shown if key in counts},
            "citing": {key: citing[key] for key in shown if key in citing},
            "pages": pager(parts),
        }

    return content


def _pages_of(shelf: Shelf, frame: SubjectFrame) -> Iterator[Page]:
    provisions = mentions_of(shelf.corpus, frame.ref.kind).get(frame.ref.id, ())
    key = digest_of(shelf.mentions_key(provisions), msgspec.json.encode(frame))
    if len(provisions) <= MOST_MENTIONS:
        yield _page(frame, key, None, lambda: _content(shelf, frame))
        return
    by_year = Counter(p.plan.year or 0 for p in newest_first(provisions))
    yield _page(frame, key, None, _long_content(shelf, frame, by_year))
    for year, count in by_year.items():
        parts = in_parts(_year_path(frame, year), range(count), MOST_MENTIONS)
        for part in parts:
            page = _page(frame, key, year, _year_content(shelf, frame, year, part, parts))
            yield page._replace(path=part.path, title=part_title(page.title, part))


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
    path = _year_path(frame, year)
    return Page(path, "subject_year.html", title, f"{folder}/index.html", key, content, None, tuple(crumbs))


def _year_path(frame: SubjectFrame, year: int) -> str:
    return f"{FOLDERS[frame.ref.kind]}/{frame.ref.id}/{year or 'undated'}.html"


def _content(shelf: Shelf, frame: SubjectFrame) -> Content:
    mentions = subject_mentions(shelf.corpus, frame.ref, elsewhere=shelf.times_elsewhere)
    return {
        "subject": frame,
        "years": mentions.by_year,
        "schemes": _schemes(shelf, mentions) if frame.ref.kind == "product" else {},
        "count": len(mentions.mentions),
        "year_counts": [],
        "calendar": _calendar(shelf, frame),
    }


def _schemes(shelf: Shelf, mentions: SubjectMentions) -> dict[str, Scheme]:
    """Return what the newest action plans that name a product set as a whole, by their ids."""
    plans = dict.fromkeys(mention.measure.plan.id for mention in mentions.mentions)
    found = {plan: shelf.schemes[plan] for plan in plans if plan in shelf.schemes}
    return dict(islice(found.items(), MOST_SCHEMES))


def _calendar(shelf: Shelf, frame: SubjectFrame) -> str | None:
    """Return the path of the calendar of a product or unit, where it has times with dates."""
    if frame.ref.kind not in CALENDAR_KINDS:
        return None
    return calendar_path(frame.ref) if subject_has_calendar(shelf, frame.ref) else None


def _long_content(shelf: Shelf, frame: SubjectFrame, by_year: dict[int, int]) -> Callable[[], Content]:
    counts = list(by_year.items())
    count = sum(by_year.values())
    return lambda: {
        "subject": frame,
        "years": [],
        "schemes": {},
        "count": count,
        "year_counts": counts,
        "calendar": _calendar(shelf, frame),
    }


def _year_content(
    shelf: Shelf, frame: SubjectFrame, year: int, part: Part, parts: tuple[Part, ...]
) -> Callable[[], Content]:
    def content() -> Content:
        mentions = subject_mentions(shelf.corpus, frame.ref, year, shelf.times_elsewhere).mentions
        shown = SubjectMentions(mentions[part.rows[0] : part.rows[-1] + 1])
        return {"subject": frame, "years": shown.by_year, "schemes": {}, "pages": pager(parts)}

    return content


def _overview(shelf: Shelf, kind: SubjectKind, frames: tuple[SubjectFrame, ...]) -> Content:
    counts = {count.ref.id: count for count in count_subjects(shelf.corpus, kind)}
    shown = _without_rare_names(frames, counts)
    content: Content = {"counts": counts, "left_out": len(frames) - len(shown)}
    if kind == "product":
        return {**content, "groups": _categories(shown), "heat": heat_table(shelf.corpus, kind)}
    if kind == "entity":
        return {**content, "groups": _groups(shown), "heat": heat_table(shelf.corpus, kind, plans=False)}
    matrices = duty_matrices(shelf.corpus, MOST_MATRICES + 1)
    more = len(matrices) > MOST_MATRICES
    return {**content, "frames": shown, "matrices": matrices[:MOST_MATRICES], "more": more}


def _without_rare_names(
    frames: tuple[SubjectFrame, ...], counts: dict[str, SubjectCount]
) -> tuple[SubjectFrame, ...]:
    """Leave out the rarest of very many names that no vocabulary knows; each has its page nevertheless."""
    unknown = sorted(
        (frame.ref.id for frame in frames if frame.entry is None), key=lambda key: -counts[key].measures
    )
    rare = set(unknown[MOST_SUBJECTS:])
    return tuple(frame for frame in frames if frame.ref.id not in rare)


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
