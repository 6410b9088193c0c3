"""The task table as a workbook (.xlsx) and as CSV: rows in, bytes out, the same rows the same bytes.

Text of a plan is written as text whatever it begins with, so that none of it can become a formula.
"""

from __future__ import annotations

import datetime as dt
import io
from itertools import chain
from typing import Any, NamedTuple

from generator.core.terms import Script
from generator.publish.spreadsheet import open_workbook, print_csv
from generator.text.script import in_script
from generator.views.tasks import TaskRow

PROGRESS = ("未启动", "推进中", "已完成", "需协调")
"""What 进展状态 may say. A task past its day that is not 已完成 is overdue."""

_HEADERS = (
    "序号",
    "工作任务",
    "具体措施",
    "牵头单位",
    "配合单位",
    "完成时限",
    "量化指标",
    "来源条款",
    "进展状态",
)
_PLAN = "所属计划"
_DAY = "截止日期"
_NOTE = "牵头单位标黄处，原文未写明，由承办单位确认后填写；超过截止日期且未完成的，完成时限标红。"

_POINTS = 10.5
"""五号: at this size a Chinese character takes two units of column width."""
_LINE = 16.0
_TALLEST = 409.0
"""Points that Excel gives a row at most."""


class _Column(NamedTuple):
    header: str
    width: float


def task_csv(rows: tuple[TaskRow, ...], script: Script | None = None) -> bytes:
    """Return the table as CSV."""
    plans = _has_several_plans(rows)
    head = (_in(header, script) for header in _headers(plans))
    return print_csv(chain((head,), ((*_cells(row, plans), "", _iso(row.due_by)) for row in rows)))


def task_workbook(rows: tuple[TaskRow, ...], title: str, script: Script | None = None) -> bytes:
    """Return the table as a workbook, ready to print on A4 across, ``title`` above it.

    Its head repeats on every page and stays in view, 进展状态 is chosen from a list, what is overdue
    turns red, and an empty 牵头单位 is coloured: the plan names none.
    """
    buffer = io.BytesIO()
    book = open_workbook(buffer, title)
    book.formats[0].set_font_name("宋体")
    book.formats[0].set_font_size(_POINTS)
    _TaskSheet(book, rows, script).write(title)
    book.close()
    return buffer.getvalue()


class _TaskSheet:
    """One sheet of tasks while it is being written."""

    def __init__(self, book: Any, rows: tuple[TaskRow, ...], script: Script | None) -> None:
        self._rows = rows
        self._script = script
        self._plans = _has_several_plans(rows)
        self._columns = _columns(rows, self._plans, script)
        self._sheet = book.add_worksheet(_in("任务分解表", script))
        self._formats = {name: book.add_format(_BASE | style) for name, style in _STYLES.items()}

    def write(self, title: str) -> None:
        """Write title, note, head and rows, and set up the page."""
        last = len(self._columns) - 1
        self._sheet.merge_range(0, 0, 0, last - 1, "", self._formats["title"])
        self._sheet.write_string(0, 0, title, self._formats["title"])
        self._sheet.merge_range(1, 0, 1, last - 1, "", self._formats["note"])
        self._sheet.write_string(1, 0, _in(_NOTE, self._script), self._formats["note"])
        self._sheet.set_row(0, 30)
        self._sheet.set_row(1, 18)
        self._sheet.set_row(2, 24)
        for at, column in enumerate(self._columns):
            self._sheet.set_column(at, at, column.width, None, {"hidden": at == last})
            self._sheet.write_string(2, at, column.header, self._formats["head"])
        for at, row in enumerate(self._rows, start=3):
            self._write_row(at, row)
        self._set_page(last)
        self._set_rules(last)

    def _write_row(self, at: int, row: TaskRow) -> None:
        cells = _cells(row, self._plans, "\n")
        self._sheet.set_row(at, _height(cells, self._columns))
        self._sheet.write_number(at, 0, row.ordinal, self._formats["middle"])
        for column, text in enumerate(cells[1:], start=1):
            missing = column == self._index("牵头单位") and not text
            self._sheet.write_string(at, column, text, self._formats["missing" if missing else "text"])
        self._sheet.write_blank(at, len(cells), None, self._formats["middle"])
        if row.due_by:
            day = dt.datetime.combine(row.due_by, dt.time())
            self._sheet.write_datetime(at, len(cells) + 1, day, self._formats["day"])

    def _index(self, header: str) -> int:
        return _headers(self._plans).index(header)

    def _set_page(self, last: int) -> None:
        sheet = self._sheet
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(left=0.6, right=0.6, top=0.75, bottom=0.7)
        sheet.fit_to_pages(1, 0)
        sheet.center_horizontally()
        sheet.repeat_rows(2)
        sheet.freeze_panes(3, 2)
        sheet.set_footer(_in("&C第 &P 页，共 &N 页", self._script))
        sheet.print_area(0, 0, len(self._rows) + 2, last - 1)
        if self._rows:
            sheet.autofilter(2, 0, len(self._rows) + 2, last)

    def _set_rules(self, last: int) -> None:
        if not self._rows:
            return
        foot, state, day = len(self._rows) + 2, last - 1, _letter(last)
        choices = [_in(word, self._script) for word in PROGRESS]
        self._sheet.data_validation(
            3,
            state,
            foot,
            state,
            {
                "validate": "list",
                "source": choices,
                "error_title": _in("进展状态", self._script),
                "error_message": _in("请从列表中选择。", self._script),
            },
        )
        overdue = f'=AND(${day}4<>"",${day}4<TODAY(),${_letter(state)}4<>"{choices[2]}")'
        due = self._index("完成时限")
        rule = {"type": "formula", "criteria": overdue, "format": self._formats["overdue"]}
        self._sheet.conditional_format(3, due, foot, due, rule)
        empty = {"type": "blanks", "format": self._formats["missing"]}
        lead = self._index("牵头单位")
        self._sheet.conditional_format(3, lead, foot, lead, empty)


_BASE = {"font_name": "宋体", "font_size": _POINTS, "text_wrap": True, "valign": "vcenter"}
_STYLES: dict[str, dict[str, object]] = {
    "title": {"font_name": "黑体", "font_size": 18, "align": "center"},
    "note": {"font_size": 9, "font_color": "#595959"},
    "head": {"font_name": "黑体", "align": "center", "border": 1, "bg_color": "#E7E6E6"},
    "text": {"border": 1},
    "middle": {"border": 1, "align": "center"},
    "missing": {"border": 1, "bg_color": "#FFF2CC"},
    "overdue": {"font_color": "#C00000", "bold": True},
    "day": {"num_format": "yyyy-mm-dd"},
}


def _has_several_plans(rows: tuple[TaskRow, ...]) -> bool:
    return len({row.key.partition("#")[0] for row in rows}) > 1


def _headers(plans: bool) -> tuple[str, ...]:
    own = (_HEADERS[0], _PLAN, *_HEADERS[1:]) if plans else _HEADERS
    return (*own, _DAY)


def _cells(row: TaskRow, plans: bool, between: str = "；") -> tuple[str, ...]:
    """Return the printed cells of a row up to 来源条款, several times or targets parted by a mark."""
    return (
        str(row.ordinal),
        *((row.plan,) if plans else ()),
        row.task,
        row.measure,
        "、".join(row.lead),
        "、".join(row.support),
        between.join(row.due),
        between.join(row.targets),
        row.source,
    )


def _columns(rows: tuple[TaskRow, ...], plans: bool, script: Script | None) -> tuple[_Column, ...]:
    widths = {
        _PLAN: 20,
        "工作任务": 20,
        "具体措施": _measure_width(rows),
        "序号": 6,
        "配合单位": 12,
        "完成时限": 24,
        "来源条款": 10,
        "进展状态": 10,
    }
    return tuple(_Column(_in(header, script), widths.get(header, 14)) for header in _headers(plans))


def _measure_width(rows: tuple[TaskRow, ...]) -> float:
    """Return a width for 具体措施 at which the longest measure fits the tallest row that Excel has."""
    lines = int(_TALLEST / _LINE) - 1
    longest = max((_units(row.measure) for row in rows), default=0)
    return min(max(56.0, longest / lines + 4), 200.0)


def _height(cells: tuple[str, ...], columns: tuple[_Column, ...]) -> float:
    lines = max(_lines(text, column.width) for text, column in zip(cells, columns, strict=False))
    return min(lines * _LINE + 6, _TALLEST)


def _lines(text: str, width: float) -> int:
    """Count the lines of a text in a column; one character a line may be pushed on by its punctuation."""
    room = max(width - 2, 2)
    return sum(max(1, -(-_units(part) // int(room))) for part in text.split("\n"))


def _units(text: str) -> int:
    return sum(1 if character.isascii() else 2 for character in text)


def _letter(column: int) -> str:
    return chr(ord("A") + column)


def _iso(day: dt.date | None) -> str:
    return day.isoformat() if day else ""


def _in(words: str, script: Script | None) -> str:
    return in_script(words, script) if script else words
