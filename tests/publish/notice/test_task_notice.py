"""The notice of tasks: the task table of a plan as 附件, on pages across, nobody's duty guessed."""

import io

import docx
import markdown
import pdfplumber
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from lxml import html

from generator.core.terms import Script
from generator.publish.notice import (
    NoticeFields,
    check_notice,
    compose_task_notice,
    write_docx,
    write_markdown,
)
from generator.views.tasks import task_rows

HEADS = ["序号", "工作任务", "具体措施", "牵头单位", "配合单位", "完成时限", "量化指标", "来源条款"]


@pytest.fixture
def notice(plan, provisions):
    return compose_task_notice(plan, task_rows(provisions), NoticeFields())


@pytest.fixture
def document(notice):
    return docx.Document(io.BytesIO(write_docx(notice)))


@pytest.fixture
def table(document):
    return next(t for t in document.tables if t.cell(0, 0).text == "序号")


def test_it_hands_out_the_table_and_names_it_alike_everywhere(notice):
    title = "2025年儿童玩具质量安全专项整治工作方案任务分解表"
    assert notice.title.text.replace("\n", "") == (
        "南岭省市场监督管理局关于印发《2025年儿童玩具质量安全专项整治工作方案》任务分解表的通知"
    )
    assert notice.letter[-1].text == f"附件：{title}"
    assert notice.enclosures[0].title.text.replace("\n", "") == title
    assert notice.enclosures[0].label == "附件"


def test_it_bears_neither_number_nor_date_of_the_notice_that_issued_the_plan(notice, plan, provisions):
    names = [blank.name for blank in notice.blanks]
    assert {"发文字号", "成文日期"} <= set(names)
    assert "（南市监质〔2025〕7号）任务分解表印发给你们" in notice.letter[1].text
    given = NoticeFields(number="南市监质〔2025〕9号")
    again = compose_task_notice(plan, task_rows(provisions), given)
    assert again.head.number.text == "南市监质〔2025〕9号"


def test_tasks_without_a_leading_unit_are_to_be_filled_not_guessed(notice, table):
    assert "牵头单位（4项，表中标黄）" in [blank.name for blank in notice.blanks]
    shaded = [row.cells[3]._tc.tcPr.find(qn("w:shd")) is not None for row in table.rows]
    empty = [not row.cells[3].text for row in table.rows]
    assert shaded == empty
    assert sum(empty) == 4


def test_rows_say_what_the_plan_says_in_full_width(table):
    assert [cell.text for cell in table.rows[0].cells] == HEADS
    assert [cell.text for cell in table.rows[2].cells] == [
        "2",
        "全面排查",
        "各地逐户排查，6月底前完成，每周三报进度（质量处牵头，执法处配合）。",
        "质量处",
        "执法处",
        "逐户排查：6月底前\n报进度：每周三",
        "",
        "二、（一）",
    ]


def test_the_table_is_across_its_head_repeats_and_its_rows_stay_whole(document, table):
    across = [s for s in document.sections if s.orientation == WD_ORIENT.LANDSCAPE]
    assert len(across) == 1
    assert across[0].page_width > across[0].page_height
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
    grid = [column.get(qn("w:w")) for column in table._tbl.tblGrid]
    assert grid == [cell._tc.tcPr.find(qn("w:tcW")).get(qn("w:w")) for cell in table.rows[1].cells]


def test_a_row_too_long_for_a_page_may_break(make_plan):
    from generator.core.vocabulary import Vocabulary
    from generator.corpus.link import link_corpus

    plan = make_plan(body=[{"label": "一、", "text": "查" * 900 + "。"}])
    rows = task_rows(link_corpus((plan,), Vocabulary()).provisions)
    written = docx.Document(io.BytesIO(write_docx(compose_task_notice(plan, rows, NoticeFields()))))
    table = next(t for t in written.tables if t.cell(0, 0).text == "序号")
    assert table.rows[1]._tr.trPr.find(qn("w:cantSplit")) is None


def test_the_twin_holds_the_table(notice):
    text = write_markdown(notice).split("---\n", 2)[2]
    rendered = html.fromstring(markdown.markdown(text, extensions=["tables"]))
    assert [cell.text_content() for cell in rendered.iter("th")] == HEADS
    assert len(list(rendered.iter("tr"))) == 7


def test_it_keeps_the_rules(notice, tmp_path):
    file = tmp_path / "tasks.docx"
    file.write_bytes(write_docx(notice))
    assert {issue.code for issue in check_notice(file)} == {"notice-to-fill"}


def test_both_scripts(bare, bare_provisions):
    fields = NoticeFields(script=Script.HANT)
    notice = compose_task_notice(bare, task_rows(bare_provisions), fields)
    assert notice.enclosures[0].table.columns[3].head == "牽頭單位"
    assert notice.enclosures[0].table.rows[0][1] == "加強電線電纜監管"
    simplified = compose_task_notice(bare, task_rows(bare_provisions), NoticeFields())
    assert simplified.enclosures[0].table.rows[0][1] == "加强电线电缆监管"


@pytest.mark.office
def test_pages_across_begin_after_the_letter_and_the_colophon_ends_on_an_even_one(render, notice):
    with pdfplumber.open(render(write_docx(notice), "tasks.docx")) as pdf:
        widths = [round(page.width) for page in pdf.pages]
        assert widths == [595, 842, 595, 595]
        assert "印发机关" in pdf.pages[3].extract_text()
        assert not pdf.pages[2].extract_text().strip()
        edges = [*pdf.pages[1].rects, *pdf.pages[1].lines]
        assert min(e["x0"] for e in edges) > 0
        assert max(e["x1"] for e in edges) < 842
        number = [c for c in pdf.pages[1].chars if not c["upright"]]
        assert "".join(c["text"] for c in number).replace(" ", "") == "—2—"
        middle = (number[0]["x0"] + number[0]["x1"]) / 2 * 25.4 / 72
        assert middle == pytest.approx(28, abs=0.5)  # 7 mm below the text once the sheet is upright
        assert number[0]["top"] * 25.4 / 72 == pytest.approx(28 + 4.94, abs=0.5)
        for word in HEADS:
            assert word in pdf.pages[1].extract_text().replace("\n", "")
