"""What can be downloaded: each plan's tasks, times and record, calendars, and all data for programs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

import msgspec

from generator.core.model import Deadline, Plan
from generator.corpus import Provision
from generator.publish.akn import write_akn
from generator.publish.calendar import UrlOf, days_of, make_calendar
from generator.publish.site.page import FOLDERS, digest_of, plan_path
from generator.publish.site.shelf import Shelf
from generator.publish.site.sources import Source, file_source
from generator.publish.site.tables import data_tables
from generator.publish.workbook import task_csv, task_workbook
from generator.views.facts import DeadlineRow, deadline_row
from generator.views.rows import Ref, SubjectKind, plan_ref, subjects_of
from generator.views.subjects import mentions_of
from generator.views.tasks import task_rows

CALENDAR_KINDS: tuple[SubjectKind, ...] = ("product", "unit")
"""Kinds of subjects that have a calendar each."""

MOST_NOTICES = 30
"""Plans whose notice is set when the site is built."""

Maker = Callable[[], Mapping[str, bytes]]


def download_sources(shelf: Shelf, site_url: str | None) -> Iterator[Source]:
    """Yield all files that can be downloaded; calendars name addresses where ``site_url`` is known."""
    url_of = _urls(site_url)
    for plan in shelf.corpus.plans:
        name = f"downloads/{plan.id}"
        yield file_source(
            name, digest_of(shelf.plan_digest(plan), site_url or ""), _plan_files(shelf, plan, url_of)
        )
    for plan in noticed_plans(shelf):
        yield file_source(f"notices/{plan.id}", shelf.plan_digest(plan), _notice_maker(plan))
    for kind in CALENDAR_KINDS:
        yield from _calendars(shelf, kind, url_of)
    yield file_source("downloads/all", digest_of(shelf.key, site_url or ""), _all_files(shelf, url_of))
    yield file_source("data", shelf.key, lambda: _data_files(shelf))


def _urls(site_url: str | None) -> UrlOf:
    if not site_url:
        return lambda provision: None
    base = site_url.rstrip("/")
    return lambda provision: f"{base}/{plan_path(plan_ref(provision.plan))}#{provision.node.id}"


def _plan_files(shelf: Shelf, plan: Plan, url_of: UrlOf) -> Maker:
    def make() -> Mapping[str, bytes]:
        provisions = shelf.provisions[plan.id or ""]
        rows, name = task_rows(provisions), f"downloads/{plan.id}"
        files = {
            f"{name}.xlsx": task_workbook(rows, plan.name),
            f"{name}.csv": task_csv(rows),
            f"{name}.akn.xml": write_akn(plan),
            f"{name}.json": msgspec.json.format(msgspec.json.encode(plan), indent=1),
        }
        return files | _calendar(f"{name}.ics", provisions, plan.name, url_of)

    return make


def _calendar(path: str, provisions: tuple[Provision, ...], name: str, url_of: UrlOf) -> dict[str, bytes]:
    """Return a calendar, or nothing where no time of the provisions has a date."""
    calendar = make_calendar(provisions, name, url_of)
    return {path: calendar.data} if calendar.events else {}


def has_calendar(provisions: tuple[Provision, ...]) -> bool:
    """Tell whether any time of some provisions has a date that a calendar can hold."""
    return any(days_of(deadline, p.plan) for p in provisions for deadline in p.node.deadlines)


def noticed_plans(shelf: Shelf) -> tuple[Plan, ...]:
    """Return the plans whose notice is offered: the newest.

    Setting a notice takes as long as five pages; for older plans there is ``workplan notice``.
    """
    return tuple(sorted(shelf.corpus.plans, key=lambda plan: -(plan.year or 0))[:MOST_NOTICES])


def has_notice(plan: Plan) -> bool:
    """Tell whether a plan gets a notice: not where it bears a secrecy mark."""
    from generator.publish.notice import find_secrecy_mark  # noqa: PLC0415  slow to import

    return find_secrecy_mark(plan) is None


def _notice_maker(plan: Plan) -> Maker:
    def make() -> Mapping[str, bytes]:
        from generator.publish.notice import (  # noqa: PLC0415  slow to import, seldom needed
            NoticeFields,
            compose_notice,
            write_docx,
            write_markdown,
        )

        if not has_notice(plan):
            return {}
        notice = compose_notice(plan, NoticeFields())
        path = f"notices/{plan.id}"
        return {f"{path}.docx": write_docx(notice), f"{path}-notice.txt": write_markdown(notice).encode()}

    return make


def calendar_path(ref: Ref) -> str:
    """Return the path of the calendar of a subject: ``downloads/products/cable.ics``."""
    return f"downloads/{FOLDERS[ref.kind]}/{ref.id}.ics"


def _calendars(shelf: Shelf, kind: SubjectKind, url_of: UrlOf) -> Iterator[Source]:
    table = mentions_of(shelf.corpus, kind)
    for ref in subjects_of(shelf.corpus, kind):
        key = shelf.mentions_key(table.get(ref.id, ()))
        yield file_source(calendar_path(ref), key, _calendar_maker(shelf, ref, url_of))


def _calendar_maker(shelf: Shelf, ref: Ref, url_of: UrlOf) -> Maker:
    def make() -> Mapping[str, bytes]:
        times = _times_of(shelf, ref)
        calendar = make_calendar(times.provisions, ref.name, url_of, wanted=times.holds)
        return {calendar_path(ref): calendar.data} if calendar.events else {}

    return make


class _Times(NamedTuple):
    """The times of a subject: provisions that state them, whole (``own``, by key) or only some of theirs."""

    provisions: tuple[Provision, ...]
    own: frozenset[str]
    some: dict[str, set[DeadlineRow]]

    def holds(self, provision: Provision, deadline: Deadline) -> bool:
        """Tell whether a time of one of the provisions is the subject's."""
        return provision.key in self.own or deadline_row(deadline) in self.some.get(provision.key, ())


def _times_of(shelf: Shelf, ref: Ref) -> _Times:
    """Return the times of the measures that name a subject, and those that schedules set for them."""
    measures = mentions_of(shelf.corpus, ref.kind).get(ref.id, ())
    own = {p.key: p for p in measures if p.node.deadlines}
    places: dict[str, Provision] = {}
    some: dict[str, set[DeadlineRow]] = {}
    for measure in measures:
        for row in shelf.times_elsewhere.get((measure.plan.id or "", measure.node.id or ""), ()):
            place = next(p for p in shelf.provisions[row.measure.plan.id] if p.node.id == row.measure.node)
            places[place.key] = place
            some.setdefault(place.key, set()).add(row.deadline)
    return _Times(tuple((own | places).values()), frozenset(own), some)


def subject_has_calendar(shelf: Shelf, ref: Ref) -> bool:
    """Tell whether any time of a subject has a date that a calendar can hold."""
    times = _times_of(shelf, ref)
    return any(
        days_of(deadline, provision.plan)
        for provision in times.provisions
        for deadline in provision.node.deadlines
        if times.holds(provision, deadline)
    )


def _all_files(shelf: Shelf, url_of: UrlOf) -> Maker:
    def make() -> Mapping[str, bytes]:
        provisions = shelf.corpus.provisions
        files = {"downloads/tasks.csv": task_csv(task_rows(provisions))}
        timed = tuple(p for p in provisions if p.node.deadlines)
        return files | _calendar("downloads/all.ics", timed, "全部时限", url_of)

    return make


def _data_files(shelf: Shelf) -> Mapping[str, bytes]:
    corpus = shelf.corpus
    files = {
        "data/records.json": msgspec.json.encode(corpus.plans),
        "data/vocabulary.json": msgspec.json.encode(corpus.vocabulary),
    }
    for table in data_tables(shelf):
        files[f"data/{table.name}.json"] = msgspec.json.encode(table.records())
        files[f"data/{table.name}.csv"] = table.csv()
        files[f"data/{table.name}.xlsx"] = table.workbook()
    return files
