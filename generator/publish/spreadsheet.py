"""What every table that leaves for Excel or WPS keeps to: text of a source stays text, the same rows give the same bytes."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable
from typing import Any

import xlsxwriter

Cell = str | int | float | None
"""What a cell of a table holds."""

_FORMULA_STARTS = frozenset("=+-@＝＋－＠\t\r")
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def open_workbook(buffer: io.BytesIO, title: str) -> Any:
    """Return a workbook of xlsxwriter that takes every string as text and bears no date of its making."""
    book = xlsxwriter.Workbook(buffer, _OPTIONS)
    book.set_properties({"title": title, "created": dt.datetime(2000, 1, 1)})
    return book


def print_csv(rows: Iterable[Iterable[Cell]]) -> bytes:
    """Return rows as CSV for Excel and WPS: UTF-8 with BOM, CRLF, nothing that reads as a formula.

    A cell that would begin like a formula begins with an apostrophe instead: ``-5批次`` is ``'-5批次``.
    """
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([_disarm(cell) for cell in row] for row in rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8", "replace")


def _disarm(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in _FORMULA_STARTS else cell
