"""A Word file gives what its reader sees: numbers, tables, boxes and notes, but no heads and no deletions."""

from generator.importers.word import read_word
from tests.importers.files import W, numbering, paragraph, table, word


def _lines(body: str, **parts: str) -> list[str]:
    return read_word(word(body, **parts)).text.split("\n")


def _run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


LEVELS = [("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3.")]


def test_paragraphs_are_lines() -> None:
    assert _lines(paragraph("　　一、总体要求") + paragraph("守住底线。")) == ["一、总体要求", "守住底线。"]


def test_automatic_numbers_are_printed_as_a_reader_sees_them() -> None:
    body = "".join(
        paragraph(text, level=(1, depth))
        for text, depth in [
            ("总体要求", 0),
            ("重点任务", 0),
            ("抓好抽查。", 1),
            ("抓好监测。", 1),
            ("2022年底前完成。", 2),
            ("保障措施", 0),
            ("加强领导。", 1),
        ]
    )
    assert _lines(body, numbering=numbering(*LEVELS)) == [
        "一、总体要求",
        "二、重点任务",
        "（一）抓好抽查。",
        "（二）抓好监测。",
        "1. 2022年底前完成。",
        "三、保障措施",
        "（一）加强领导。",
    ]


def test_a_second_list_starts_again() -> None:
    body = paragraph("甲", level=(1, 0)) + paragraph("乙", level=(2, 0)) + paragraph("丙", level=(2, 0))
    assert _lines(body, numbering=numbering(*LEVELS)) == ["一、甲", "一、乙", "二、丙"]


def test_a_style_numbers_its_paragraphs() -> None:
    styles = (
        f'<w:styles {W}><w:style w:type="paragraph" w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        '</w:pPr></w:style><w:style w:type="paragraph" w:styleId="H2"><w:basedOn w:val="H1"/><w:pPr><w:numPr>'
        '<w:ilvl w:val="1"/></w:numPr></w:pPr></w:style></w:styles>'
    )
    body = paragraph("总体要求", style="H1") + paragraph("指导思想", style="H2") + paragraph("正文")
    assert _lines(body, numbering=numbering(*LEVELS), styles=styles) == [
        "一、总体要求",
        "（一）指导思想",
        "正文",
    ]


def test_a_paragraph_can_leave_the_list_of_its_style() -> None:
    styles = (
        f'<w:styles {W}><w:style w:type="paragraph" w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        "</w:pPr></w:style></w:styles>"
    )
    body = paragraph("正文", style="H1", level=(0, 0))
    assert _lines(body, numbering=numbering(*LEVELS), styles=styles) == ["正文"]


def test_styles_in_a_circle_end() -> None:
    styles = (
        f'<w:styles {W}><w:style w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>'
    )
    assert _lines(paragraph("正文", style="A"), styles=styles) == ["正文"]


def test_a_task_table_keeps_its_rows() -> None:
    body = paragraph("任务表") + table([["序号", "任务"], ["1", "抽查电线电缆"]]) + paragraph("抓好落实。")
    assert _lines(body) == ["任务表", "", "序号\t任务", "1\t抽查电线电缆", "", "抓好落实。"]


def test_merged_cells_keep_their_columns() -> None:
    goes_on = f"<w:tcPr><w:vMerge/></w:tcPr>{paragraph('')}"
    starts = f'<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{paragraph("质监科")}'
    wide = f'<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{paragraph("合计")}'
    body = table([[starts, "抽查", "5月"], [goes_on, "监测", "6月"], [wide, "2"]])
    assert _lines(body) == ["质监科\t抽查\t5月", "质监科\t监测\t6月", "合计\t\t2"]


def test_numbers_in_a_table_count_on() -> None:
    body = table(
        [["序号", "任务"], [paragraph("", level=(1, 2)), "抽查"], [paragraph("", level=(1, 2)), "监测"]]
    )
    assert _lines(body, numbering=numbering(*LEVELS)) == ["序号\t任务", "1.\t抽查", "2.\t监测"]


def test_tracked_changes_are_taken_as_accepted() -> None:
    body = (
        "<w:p>" + _run("6月底前完成") + f"<w:ins>{_run('300')}</w:ins>"
        "<w:del><w:r><w:delText>200</w:delText></w:r></w:del>" + _run("批次") + "</w:p>"
    )
    assert _lines(body) == ["6月底前完成300批次"]


def test_moved_text_stands_where_it_was_moved_to() -> None:
    body = f"<w:p>{_run('甲')}<w:moveFrom>{_run('乙')}</w:moveFrom></w:p><w:p><w:moveTo>{_run('乙')}</w:moveTo></w:p>"
    assert _lines(body) == ["甲", "乙"]


def test_a_deleted_row_is_gone() -> None:
    row = (
        f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{paragraph('旧')}</w:tc><w:tc>{paragraph('稿')}</w:tc></w:tr>"
    )
    kept = table([["序号", "任务"], ["1", "抽查"]]).replace("</w:tbl>", row + "</w:tbl>")
    assert _lines(kept) == ["序号\t任务", "1\t抽查"]


def test_field_codes_are_not_text_and_their_results_are() -> None:
    body = f"<w:p><w:r><w:instrText>PAGEREF _Toc1</w:instrText></w:r>{_run('第3页')}</w:p>"
    assert _lines(body) == ["第3页"]


def test_hidden_text_is_not_seen() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>旧稿</w:t></w:r>"
    shown = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>新稿</w:t></w:r>'
    assert _lines(f"<w:p>{hidden}{shown}</w:p>") == ["新稿"]


def test_a_list_style_described_elsewhere_numbers_its_paragraphs() -> None:
    part = (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="条"/></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="6"><w:styleLink w:val="条"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%1条　"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="9"><w:abstractNumId w:val="5"/></w:num></w:numbering>'
    )
    body = paragraph("抽查范围", level=(9, 0)) + paragraph("抽查方式", level=(9, 0))
    assert _lines(body, numbering=part) == ["第一条抽查范围", "第二条抽查方式"]


def test_a_soft_break_ends_a_line_and_a_tab_is_a_blank() -> None:
    body = "<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t></w:r></w:p>"
    assert _lines(body) == ["甲", "乙 丙"]


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('框内文字')}</w:txbxContent>"
    body = (
        f"<w:p>{_run('正文')}<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert _lines(body) == ["正文", "框内文字"]


def test_notes_follow_the_text_under_their_numbers() -> None:
    notes = f'<w:footnotes {W}><w:footnote w:id="7">{paragraph("见年度计划。")}</w:footnote></w:footnotes>'
    body = f'<w:p>{_run("抓好抽查")}<w:r><w:footnoteReference w:id="7"/></w:r></w:p>' + paragraph("抓好监测")
    assert _lines(body, footnotes=notes) == ["抓好抽查", "抓好监测", "脚注1：见年度计划。"]


def test_content_controls_and_links_are_read_through() -> None:
    body = (
        f"<w:sdt><w:sdtContent>{paragraph('甲')}</w:sdtContent></w:sdt>"
        f"<w:p><w:hyperlink>{_run('乙')}</w:hyperlink><w:sdt><w:sdtContent>{_run('丙')}</w:sdtContent></w:sdt></w:p>"
    )
    assert _lines(body) == ["甲", "乙丙"]


def test_heads_and_feet_are_left_out() -> None:
    head = f"<w:hdr {W}>{paragraph('内部资料')}</w:hdr>"
    assert _lines(paragraph("正文"), header1=head) == ["正文"]


def test_markup_in_the_text_stays_text() -> None:
    assert _lines(paragraph("<b>一、</b>&")) == ["<b>一、</b>&"]
