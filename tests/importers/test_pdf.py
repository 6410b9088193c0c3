"""A PDF gives paragraphs: lines joined, columns in order, heads and page numbers left out."""

import pytest

from generator.importers import ImportFailure
from generator.importers.pdf import read_pdf
from generator.importers.pdf_lines import Glyph, Page, clean_glyph
from generator.importers.pdf_pages import print_pages
from tests.importers.files import pdf, raw_pdf, typeset

BODY = [
    " 2023年产品质量安全监管工作要点",
    "一、总体要求",
    "坚持以人民为中心，守住质量安全底线，压实企业主体责任和属地监管责任，推动全市产品质量总体水平稳步提升。",
    "二、重点任务",
    "（一）抓好监督抽查。5月底前完成电线电缆、燃气具、儿童用品等重点产品抽查300批次，不合格产品处置率达到100%。",
    "（二）抓好风险监测。及时发布消费提示。",
]


def test_lines_are_joined_to_paragraphs() -> None:
    assert read_pdf(typeset(BODY)).text.split("\n") == [text.strip() for text in BODY]


def test_a_paragraph_goes_on_over_the_page_without_head_and_number() -> None:
    long = [BODY[2] * 6, *BODY, BODY[2] * 9]
    text = read_pdf(typeset(long, head="某市市场监督管理局文件")).text
    assert text.split("\n") == [text.strip() for text in long]


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [(60, 700 - 20 * row, 12, f"左栏第{row}行的文字一二三四五六七") for row in range(9)]
    right = [(320, 700 - 20 * row, 12, f"右栏第{row}行的文字一二三四五六七") for row in range(9)]
    text = read_pdf(
        pdf([[(60, 740, 12, "本刊编辑部按照年度计划汇总各地重点工作安排供参考使用请予指正"), *left, *right]])
    ).text
    assert text.index("左栏第8行") < text.index("右栏第0行")


def test_a_ruled_table_keeps_its_rows() -> None:
    rules = b"".join(
        [b"%d 600 m %d 660 l S\n" % (x, x) for x in (60, 110, 260, 360)]
        + [b"60 %d m 360 %d l S\n" % (y, y) for y in (600, 630, 660)]
    )
    words = [(70, 640, 12, "序号"), (120, 640, 12, "任务"), (270, 640, 12, "时限")]
    words += [(70, 610, 12, "1"), (120, 610, 12, "抽查电线电缆"), (270, 610, 12, "5月底前")]
    text = read_pdf(pdf([[(60, 700, 12, "任务分解表"), *words, (60, 560, 12, "抓好落实。")]], rules)).text
    assert text.split("\n") == [
        "任务分解表",
        "",
        "序号\t任务\t时限",
        "1\t抽查电线电缆\t5月底前",
        "",
        "抓好落实。",
    ]


def test_a_cell_merged_downwards_holds_for_every_row() -> None:
    lines = [(60, 600, 60, 690), (160, 600, 160, 690), (300, 600, 300, 690)]
    lines += [(60, 690, 300, 690), (60, 660, 300, 660), (160, 630, 300, 630), (60, 600, 300, 600)]
    rules = b"".join(b"%d %d m %d %d l S\n" % line for line in lines)
    words = [(70, 670, 12, "单位"), (170, 670, 12, "任务"), (70, 625, 12, "质监科"), (170, 640, 12, "抽查")]
    text = read_pdf(pdf([[*words, (170, 610, 12, "监测")]], rules)).text
    assert text.split("\n") == ["单位\t任务", "质监科\t抽查", "质监科\t监测"]


def _ruled(tops: list[int], rights: list[int]) -> bytes:
    """Rules of a table with these heights and columns."""
    lines = [(rights[0], top, rights[-1], top) for top in tops]
    lines += [(x, tops[-1], x, tops[0]) for x in rights]
    return b"".join(b"%d %d m %d %d l S\n" % line for line in lines)


def test_a_table_over_the_page_is_one_with_one_header() -> None:
    first = [(70, 110, 12, "序号"), (170, 110, 12, "任务"), (70, 80, 12, "1"), (170, 80, 12, "抽查")]
    second = [(70, 110, 12, "序号"), (170, 110, 12, "任务"), (70, 80, 12, "2"), (170, 80, 12, "监测")]
    text = read_pdf(pdf([first, second], _ruled([130, 100, 70], [60, 160, 300]))).text
    assert text.split("\n") == ["序号\t任务", "1\t抽查", "2\t监测"]


def test_a_row_broken_by_the_page_is_one_row() -> None:
    first = [(70, 110, 12, "序号"), (170, 110, 12, "任务"), (70, 80, 12, "1"), (170, 80, 12, "抽查家用")]
    second = [(170, 110, 12, "燃气灶具。"), (70, 80, 12, "2"), (170, 80, 12, "监测")]
    text = read_pdf(pdf([first, second], _ruled([130, 100, 70], [60, 160, 300]))).text
    assert text.split("\n") == ["序号\t任务", "1\t抽查家用燃气灶具。", "2\t监测"]


def test_words_between_two_tables_keep_them_apart() -> None:
    words = [(70, 110, 12, "序号"), (170, 110, 12, "任务"), (70, 80, 12, "1"), (170, 80, 12, "抽查")]
    text = read_pdf(pdf([[*words, (60, 500, 12, "任务表")]] * 2, _ruled([130, 100, 70], [60, 160, 300]))).text
    assert text.count("序号\t任务") == 2


def _page(*lines: tuple[float, float, str]) -> Page:
    glyphs = [
        Glyph(char, x + 12 * place, x + 12 * place + 12, top, top + 12, 12)
        for x, top, text in lines
        for place, char in enumerate(text)
    ]
    return Page(595, 842, tuple(glyphs))


def test_a_short_line_ends_a_paragraph() -> None:
    full = "甲" * 30
    assert print_pages(
        [_page((60, 100, full), (60, 120, "到此为止。"), (60, 140, full), (60, 160, "乙"))]
    ) == (f"{full}到此为止。\n{full}乙")


def test_an_indented_line_begins_a_paragraph() -> None:
    full = "甲" * 30
    assert (
        print_pages([_page((60, 100, full), (84, 120, full[:28]), (60, 140, "乙"))])
        == f"{full}\n{full[:28]}乙"
    )


def test_a_label_begins_a_paragraph_after_a_full_line() -> None:
    full = "甲" * 30
    assert (
        print_pages([_page((60, 100, full), (60, 120, "（一）" + full[:27]))]) == f"{full}\n（一）{full[:27]}"
    )


def test_a_signature_at_the_right_stands_alone() -> None:
    full = "甲" * 30
    page = _page((60, 100, full), (60, 120, full), (300, 140, "乙" * 10), (60, 160, "（此件公开发布）"))
    assert print_pages([page]).split("\n")[-2:] == ["乙" * 10, "（此件公开发布）"]


def test_a_running_head_with_the_number_of_its_page_is_left_out() -> None:
    pages = [_page((60, 40, f"监管工作汇编 第{n}页"), (60, 300, f"第{n}项，抓好抽查。")) for n in (7, 8, 9)]
    assert print_pages(pages).replace("\n", "") == "第7项，抓好抽查。第8项，抓好抽查。第9项，抓好抽查。"


def test_the_labels_of_annexes_at_the_tops_of_their_pages_stay() -> None:
    pages = [_page((60, 40, f"附件{n}"), (60, 300, f"登记表{n}")) for n in (1, 2, 3)]
    assert print_pages(pages).count("附件") == 3


@pytest.mark.parametrize(
    "number", ["— 3 —", "-3-", "3", "第3页", "第 3 页 共 9 页", "3/9", "－３－", "第 3 頁"]
)
def test_page_numbers_are_left_out(number: str) -> None:
    assert print_pages([_page((60, 300, "抓好抽查。"), (280, 800, number))]) == "抓好抽查。"


def test_a_number_in_the_body_stays() -> None:
    assert print_pages([_page((60, 300, "2022"), (60, 400, "抓好抽查。"))]).startswith("2022")


def test_radicals_become_the_characters_they_look_like() -> None:
    assert clean_glyph("⼀") == "一"
    assert clean_glyph("(cid:12)") == "\ufffd"
    assert clean_glyph("（一）") == "（一）"


def test_a_page_without_text_is_refused_with_advice() -> None:
    with pytest.raises(ImportFailure, match=r"没有文字.*OCR"):
        read_pdf(raw_pdf([b""]))


def test_a_scan_is_named_as_one() -> None:
    picture = b"q 500 0 0 700 40 40 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q"
    with pytest.raises(ImportFailure, match=r"扫描件.*OCR"):
        read_pdf(raw_pdf([picture, picture]))


def test_a_scanned_page_among_others_is_told() -> None:
    picture = b"q 500 0 0 700 40 40 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q"
    words = "一、总体要求".encode("utf-16-be").hex().encode()
    document = read_pdf(raw_pdf([b"BT /F1 14 Tf 80 700 Td <%s> Tj ET" % words, picture]))
    assert document.text == "一、总体要求"
    assert "第 2 页是图片" in document.notes[0]
