"""The task table as a workbook and as CSV, read back."""

import csv
import io

import openpyxl
import pdfplumber
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.core.terms import Script
from generator.publish.workbook import task_csv, task_workbook
from generator.views.tasks import TaskRow, task_rows

TITLE = "2025年儿童玩具质量安全专项整治任务分解表"
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "＝1", "\t=1", '=HYPERLINK("http://x")')


def row(**fields):
    empty = dict.fromkeys(("lead", "support", "due", "targets"), ())
    words = {
        "ordinal": 1,
        "plan": "方案",
        "task": "",
        "measure": "",
        "source": "一、",
        "key": "p#a",
        "due_by": None,
    }
    return TaskRow(**(empty | words | fields))


@pytest.fixture
def sheet(provisions):
    data = task_workbook(task_rows(provisions), TITLE)
    return openpyxl.load_workbook(io.BytesIO(data)).active


def test_the_same_rows_give_the_same_bytes(provisions):
    rows = task_rows(provisions)
    assert task_workbook(rows, TITLE) == task_workbook(rows, TITLE)


def test_head_and_rows_stand_in_their_columns(sheet):
    cells = [[cell.value for cell in line] for line in sheet.iter_rows(min_row=3)]
    assert cells[0][:9] == [
        "序号", "工作任务", "具体措施", "牵头单位", "配合单位", "完成时限", "量化指标", "来源条款", "进展状态",
    ]  # fmt: skip
    assert sheet["A1"].value == TITLE
    assert cells[1][:2] == [1, "工作目标"]
    assert cells[1][6] == "不少于300批次"
    assert cells[2][3:6] == ["质量处", "执法处", "逐户排查：6月底前\n报进度：每周三"]
    assert cells[2][7] == "二、（一）"


def test_it_prints_on_a4_across_with_its_head_on_every_page(sheet):
    assert sheet.page_setup.orientation == "landscape"
    assert str(sheet.page_setup.paperSize) == "9"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert str(sheet.page_setup.fitToHeight) == "0"
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.freeze_panes == "C4"


def test_progress_is_chosen_from_a_list_and_what_is_overdue_turns_red(sheet):
    (choice,) = sheet.data_validations.dataValidation
    assert choice.formula1 == '"未启动,推进中,已完成,需协调"'
    assert "I4" in choice.sqref
    rules = {str(area.sqref): rule for area in sheet.conditional_formatting for rule in area.rules}
    overdue = rules["F4:F9"]
    assert overdue.formula == ['AND($J4<>"",$J4<TODAY(),$I4<>"已完成")']
    assert overdue.dxf.font.color.rgb == "FFC00000"
    assert sheet["J5"].value.date().isoformat() == "2025-06-30"
    assert sheet.column_dimensions["J"].hidden


def test_a_measure_without_leading_unit_is_left_empty_and_coloured(sheet):
    assert sheet["D4"].value in (None, "")
    assert sheet["D4"].fill.fgColor.rgb == "FFFFF2CC"
    assert sheet["D5"].fill.fgColor.rgb != "FFFFF2CC"


def test_rows_are_as_high_as_their_wrapped_text_needs():
    long = row(measure="抽" * 600)
    data = task_workbook((long, row(ordinal=2, measure="短")), TITLE)
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    width = sheet.column_dimensions["C"].width
    lines = 600 * 2 / (width - 1)
    assert lines * 14 <= sheet.row_dimensions[4].height <= 409
    assert sheet.row_dimensions[5].height < 30


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_becomes_a_formula_in_excel(text):
    data = task_workbook((row(task=text, measure=text, lead=(text,), source=text),), text)
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    found = [
        cell for line in sheet.iter_rows(min_row=1, max_row=4) for cell in line if cell.value is not None
    ]
    assert all(cell.data_type != "f" for cell in found)
    assert sheet["B4"].value == text
    assert sheet["B4"].hyperlink is None


@settings(deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1))
def test_no_cell_of_a_csv_begins_like_a_formula(text):
    data = task_csv((row(task=text, measure=text),))
    assert data.startswith(b"\xef\xbb\xbf")
    for line in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")):
        assert not any(cell.startswith(tuple("=+-@＝＋－＠\t\r")) for cell in line)


def test_csv_says_what_the_workbook_says(provisions, sheet):
    lines = list(csv.reader(io.StringIO(task_csv(task_rows(provisions)).decode("utf-8-sig"))))
    assert lines[0][-1] == "截止日期"
    assert lines[2][-1] == "2025-06-30"
    for line, cells in zip(lines[1:], sheet.iter_rows(min_row=4), strict=True):
        assert line[1:8] == [(cell.value or "").replace("\n", "；") for cell in cells[1:8]]


def test_both_scripts(provisions):
    data = task_workbook(task_rows(provisions, Script.HANT), "任務分解表", Script.HANT)
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert sheet["B3"].value == "工作任務"
    assert sheet["B4"].value == "工作目標"
    assert sheet.data_validations.dataValidation[0].formula1 == '"未啓動,推進中,已完成,需協調"'


def test_rows_of_several_plans_name_their_plan():
    data = task_workbook((row(), row(ordinal=2, key="q#a", plan="另一方案")), TITLE)
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert [sheet["B3"].value, sheet["B5"].value] == ["所属计划", "另一方案"]


def test_an_empty_table_is_a_head_alone():
    sheet = openpyxl.load_workbook(io.BytesIO(task_workbook((), TITLE))).active
    assert sheet.max_row == 3


@pytest.mark.office
def test_every_word_is_on_the_printed_page_and_the_head_on_each(render):
    rows = tuple(
        row(ordinal=n, task=f"任务{n}", measure="逐户检查，" * 40 + f"完{n}毕") for n in range(1, 13)
    )
    with pdfplumber.open(render(task_workbook(rows, TITLE), "tasks.xlsx")) as pdf:
        pages = [page.extract_text().replace("\n", "") for page in pdf.pages]
        assert pdf.pages[0].width > pdf.pages[0].height
    assert len(pages) > 1
    assert all("具体措施" in page for page in pages)
    joined = "".join(pages)
    assert all(f"完{n}毕" in joined for n in range(1, 13))
