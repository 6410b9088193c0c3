"""The tables of the site as data: plans, times, targets, works and what plans name, as CSV, Excel, JSON."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import chain
from typing import Any, NamedTuple

from generator.publish.site.shelf import Shelf
from generator.publish.spreadsheet import Cell, open_workbook, print_csv
from generator.views.deadlines import DueRow
from generator.views.phrases import bound_phrase
from generator.views.rows import MeasureRef, SubjectKind
from generator.views.subjects import count_subjects
from generator.views.targets import list_targets

Cells = tuple[Cell, ...]


class Head(NamedTuple):
    """What a table holds: its file name, its Chinese title, what a row is, its columns as key and head."""

    name: str
    title: str
    note: str
    columns: tuple[tuple[str, str], ...]


class Table(NamedTuple):
    """A table: its file name, its Chinese title, its columns as key and Chinese head, its rows."""

    name: str
    title: str
    columns: tuple[tuple[str, str], ...]
    rows: list[Cells]

    def records(self) -> list[dict[str, Cell]]:
        """Return the rows by key, empty cells left out."""
        keys = [key for key, _ in self.columns]
        return [
            {key: cell for key, cell in zip(keys, row, strict=True) if cell not in (None, "")}
            for row in self.rows
        ]

    def csv(self) -> bytes:
        """Return the table as CSV."""
        return print_csv(chain(([head for _, head in self.columns],), self.rows))

    def workbook(self) -> bytes:
        """Return the table as a workbook with one sheet, its head fixed and filters on."""
        buffer = io.BytesIO()
        book = open_workbook(buffer, self.title)
        sheet = book.add_worksheet(self.title)
        head = book.add_format({"bold": True, "bottom": 1})
        for at, (_, title) in enumerate(self.columns):
            sheet.write_string(0, at, title, head)
            sheet.set_column(at, at, max(12, len(title) * 2 + 4))
        for line, row in enumerate(self.rows, 1):
            for at, cell in enumerate(row):
                _write(sheet, line, at, cell)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(len(self.rows), 1), len(self.columns) - 1)
        book.close()
        return buffer.getvalue()


def _write(sheet: Any, line: int, at: int, cell: Cell) -> None:
    if isinstance(cell, (int, float)):
        sheet.write_number(line, at, cell)
    elif cell:
        sheet.write_string(line, at, cell)


_PLACE = (
    ("plan", "计划标识"),
    ("plan_title", "计划"),
    ("year", "年度"),
    ("region", "地区"),
    ("node", "条款标识"),
    ("number", "条款"),
    ("heading", "任务"),
)
_COUNTED = (("id", "标识"), ("name", "名称"), ("measures", "任务数"), ("plans", "计划数"))

HEADS: tuple[Head, ...] = (
    Head(
        "plans",
        "计划",
        "每份计划一行",
        (
            ("plan", "计划标识"),
            ("title", "标题"),
            ("kind", "文种"),
            ("year", "年度"),
            ("region", "地区"),
            ("issuers", "发文机关"),
            ("document_number", "发文字号"),
            ("dated", "成文日期"),
            ("published", "发布日期"),
            ("measures", "任务数"),
            ("deadlines", "时限数"),
            ("targets", "指标数"),
        ),
    ),
    Head(
        "deadlines",
        "时限",
        "每处时间一行；起止含首尾两日，重复规则照 RFC 5545，责任单位含其他条款为它写明的",
        (
            ("from", "起"),
            ("to", "止"),
            ("rrule", "重复"),
            ("kind", "类型"),
            ("quote", "原文"),
            ("task", "事项"),
            ("units", "责任单位"),
            ("products", "产品"),
            *_PLACE,
        ),
    ),
    Head(
        "targets",
        "指标",
        "每项指标一行；比较用 =、>=、<=、>、<",
        (
            ("comparator", "比较"),
            ("value", "数值"),
            ("unit", "单位"),
            ("of", "对象"),
            ("quote", "原文"),
            *_PLACE,
        ),
    ),
    Head("products", "产品", "计划提到的产品，及提到它的任务数和计划数", _COUNTED),
    Head("entities", "制度", "系统、目录、台账、制度等，及提到它的任务数和计划数", _COUNTED),
    Head("units", "单位", "承担任务的单位", _COUNTED),
    Head("works", "依据", "引用的法规和文件", _COUNTED),
)
"""What each table of the site holds, in the order in which they are described."""

_KINDS: dict[str, SubjectKind] = {
    "products": "product",
    "entities": "entity",
    "units": "unit",
    "works": "work",
}


def data_tables(shelf: Shelf) -> Iterator[Table]:
    """Yield every table of the site."""
    for head in HEADS:
        if head.name in _KINDS:
            rows = _subject_rows(shelf, _KINDS[head.name])
        else:
            rows = {"plans": _plan_rows, "deadlines": _deadline_rows, "targets": _target_rows}[head.name](
                shelf
            )
        yield Table(head.name, head.title, head.columns, rows)


def _plan_rows(shelf: Shelf) -> list[Cells]:
    return [
        (
            r.plan.id,
            r.plan.title,
            r.kind,
            r.plan.year,
            r.plan.region,
            "、".join(r.issuers),
            r.document_number,
            r.dated,
            r.published,
            r.measures,
            r.deadlines,
            r.targets,
        )
        for r in shelf.plan_rows
    ]


def _deadline_rows(shelf: Shelf) -> list[Cells]:
    deadlines = shelf.deadlines
    dated = [row for year in deadlines.years for month in year.months for row in month.rows]
    return [_due(row) for row in (*dated, *deadlines.recurring, *deadlines.from_event)]


def _due(row: DueRow) -> Cells:
    d = row.deadline
    units = "、".join(f"{duty.name}（{duty.label}）" for duty in row.duties)
    products = "、".join(ref.name for ref in row.products)
    bounds = bound_phrase(d.start), bound_phrase(d.end)
    return (*bounds, d.rrule, d.label, d.quote, d.task, units, products, *_place(row.measure))


def _target_rows(shelf: Shelf) -> list[Cells]:
    rows: list[Cells] = []
    for line in list_targets(shelf.corpus):
        t = line.target
        rows.append((t.comparator, t.value, t.unit, t.of, t.quote, *_place(line.measure)))
    return rows


def _place(measure: MeasureRef) -> Cells:
    plan = measure.plan
    return (plan.id, plan.title, plan.year, plan.region, measure.node, measure.number, measure.heading)


def _subject_rows(shelf: Shelf, kind: SubjectKind) -> list[Cells]:
    counts = count_subjects(shelf.corpus, kind)
    return [(c.ref.id, c.ref.name, c.measures, c.plans) for c in counts]
