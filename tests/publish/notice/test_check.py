"""The checker: silent on our own notices, and one clear finding for each thing done wrong to one."""

import datetime as dt
import io
import zipfile

import docx
import pytest
from docx.shared import Mm, Pt, RGBColor

from generator.core.terms import Severity
from generator.publish.notice import NoticeFields, check_notice, compose_notice, write_docx
from generator.publish.notice.rules import RULES

FULL = NoticeFields(
    office="办公室", printed=dt.date(2025, 3, 7), contact="王某，010-1", copies=("省委", "省政府办公厅")
)


@pytest.fixture
def path(plan, tmp_path):
    file = tmp_path / "notice.docx"
    file.write_bytes(write_docx(compose_notice(plan, FULL)))
    return file


def codes(path):
    return {issue.code for issue in check_notice(path)}


def paragraph_of(document, words):
    return next(p for p in document.paragraphs if words in p.text)


def change(path, edit):
    document = docx.Document(path)
    edit(document)
    document.save(path)
    return path


def change_part(path, part, old, new):
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    assert old in parts[part]
    parts[part] = parts[part].replace(old, new)
    with zipfile.ZipFile(path, "w") as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return path


def test_a_complete_notice_of_ours_has_only_its_form_to_fill(path):
    assert [(issue.code, issue.message) for issue in check_notice(path)] == [
        ("notice-to-fill", "待填：附件原件")
    ]


def test_a_notice_full_of_blanks_breaks_no_rule(bare, tmp_path):
    file = tmp_path / "bare.docx"
    file.write_bytes(write_docx(compose_notice(bare, NoticeFields())))
    severe = [issue for issue in check_notice(file) if issue.severity is Severity.ERROR]
    assert [issue.message for issue in severe] == ["有未清理的文字：“20*年”"]


def test_a_short_letter_may_be_set_tighter_and_a_long_one_not(make_plan, tmp_path):
    for count, found in ((0, False), (30, True)):
        title = "南岭省市场监督管理局关于抽查的通知"
        body = [{"label": f"{n}.", "text": "抽查玩具。"} for n in range(1, count + 1)]
        notice = compose_notice(make_plan(title=title, body=body, attachments=[]), FULL)
        file = tmp_path / f"{count}.docx"
        file.write_bytes(write_docx(notice))
        change(file, lambda d: setattr(d.styles["Normal"].paragraph_format, "line_spacing", Pt(26)))
        assert ("notice-line-pitch" in codes(file)) is found


def set_text(words, new):
    def edit(document):
        paragraph = paragraph_of(document, words)
        paragraph.runs[0].text = new
        for run in paragraph.runs[1:]:
            run.text = ""

    return edit


def set_page(**sides):
    return lambda document: [setattr(document.sections[0], side, Mm(size)) for side, size in sides.items()]


def set_font(words, **values):
    def edit(document):
        for run in paragraph_of(document, words).runs:
            for name, value in values.items():
                if name == "face":
                    run._r.rPr.rFonts.set(docx.oxml.ns.qn("w:eastAsia"), value)
                elif name == "colour":
                    run.font.color.rgb = RGBColor.from_string(value)
                else:
                    setattr(run.font, name, value)

    return edit


EDITS = {
    "notice-paper": set_page(page_width=216, page_height=279),
    "notice-margins": set_page(left_margin=25),
    "notice-body-type": lambda d: setattr(d.styles["Normal"].font, "size", Pt(14)),
    "notice-line-pitch": lambda d: setattr(d.styles["Normal"].paragraph_format, "line_spacing", Pt(30)),
    "notice-colour": set_font("各地逐户排查", colour="0000FF"),
    "notice-secrecy": set_text("各地逐户排查", "秘密★1年"),
    "notice-urgency": lambda d: d.element.body.insert(0, _paragraph("特提")),
    "notice-mark-missing": set_font("监督管理局文件", colour="000000"),
    "notice-mark-width": set_font("监督管理局文件", size=Pt(60)),
    "notice-rule-missing": lambda d: paragraph_of(d, "〔2025〕7号")._p.pPr.remove(
        paragraph_of(d, "〔2025〕7号")._p.pPr.find(docx.oxml.ns.qn("w:pBdr"))
    ),
    "notice-number-missing": set_text("〔2025〕7号", ""),
    "notice-number-form": set_text("〔2025〕7号", "南市监质[2025]第07号"),
    "notice-number-year": set_text("〔2025〕7号", "南市监质〔2024〕7号"),
    "notice-title-missing": lambda d: [
        p._p.getparent().remove(p._p) for p in d.paragraphs if p.style.name == "公文标题"
    ],
    "notice-title-type": set_font("关于印发", size=Pt(18)),
    "notice-title-line": set_text("关于印发", "南岭省市场监督管理局关于印发《\n玩具整治方案》的通知"),
    "notice-title-parts": set_text("关于印发", "南岭省市场监督管理局玩具整治方案"),
    "notice-title-marks": set_text("关于印发", "南岭省市场监督管理局关于抽查，整治的通知"),
    "notice-title-kind": set_text("关于印发", "南岭省市场监督管理局关于转发玩具整治的通知的通知"),
    "notice-addressees-missing": set_text("各市、县（区）市场监督管理局", ""),
    "notice-indent": lambda d: _no_indent(paragraph_of(d, "以电动玩具")),
    "notice-label-form": set_text("（一）全面排查", "(一)、全面排查"),
    "notice-level-type": set_font("一、工作目标", face="仿宋_GB2312"),
    "notice-level-bold": set_font("一、工作目标", bold=True),
    "notice-level-order": set_text("（一）全面排查", "（1）全面排查"),
    "notice-numbering": set_text("（三）由监督所", "（五）由监督所汇总。"),
    "notice-number-glued": set_text("（三）由监督所", "1.2025年汇总。"),
    "notice-attachment-form": set_text("附件：玩具", "附件：1、玩具整治情况统计表。"),
    "notice-attachment-missing": set_text("附件：玩具", "附件：另一张表"),
    "notice-attachment-unlisted": lambda d: (
        set_text("附件：玩具", "各地抓好落实。")(d),
        set_text("各地逐户排查", "报表样式见附件1。")(d),
    ),
    "notice-names": lambda d: (
        set_text("各地逐户排查", "开展“护苗利剑”行动。")(d),
        set_text("（三）由监督所", "总结“护苗利箭”行动。")(d),
    ),
    "notice-date-missing": set_text("2025年3月5日", ""),
    "notice-date-form": set_text("2025年3月5日", "2025年03月05日"),
    "notice-half-width": set_text("各地逐户排查", "各地,逐户排查。"),
    "notice-range": set_text("各地逐户排查", "9-11月逐户排查。"),
    "notice-percent": set_text("各地逐户排查", "抽查率百分之百，合格率90%。"),
    "notice-traditional": set_text("各地逐户排查", "各地逐戶排查。"),
    "notice-length": lambda d: [paragraph_of(d, "各地逐户").add_run("查" * 5001)],
    "notice-reporting": set_text("各地逐户排查", "实行工作周报制度。"),
    "notice-left-over": set_text("各地逐户排查", "由*局长任组长，{{ 单位 }}配合。"),
    "notice-metadata": lambda d: setattr(d.core_properties, "author", "某人"),
    "notice-font": set_font("各地逐户排查", face="微软雅黑"),
    "notice-quote-font": lambda d: (
        paragraph_of(d, "各地逐户")
        .add_run("“甲”")
        ._r.get_or_add_rPr()
        .append(
            docx.oxml.parse_xml(
                '<w:rFonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" w:hint="default"/>'
            )
        )
    ),
    "notice-report-asks": lambda d: (
        set_text("关于印发", "南岭省市场监督管理局关于玩具整治情况的报告")(d),
        set_text("各地逐户排查", "妥否，请批示。")(d),
    ),
    "notice-to-government": set_text("各市、县（区）市场监督管理局", "各县（市、区）人民政府："),
    "notice-inner-issuer": set_text("监督管理局文件", "质量监督处文件"),
    "notice-page-number": lambda d: [
        field.getparent().getparent().remove(field.getparent())
        for footer in (d.sections[0].footer, d.sections[0].even_page_footer)
        for field in footer._element.findall(".//" + docx.oxml.ns.qn("w:instrText"))
    ],
    "notice-table-head": lambda d: d.add_table(12, 2),
    "notice-revisions": lambda d: d.add_comment(paragraph_of(d, "各地逐户").runs[0], text="核"),
}
PARTS = {
    "notice-grid": ("word/document.xml", "</w:sectPr>", '<w:docGrid w:type="linesAndChars"/></w:sectPr>'),
    "notice-characters": ("word/styles.xml", '<w:spacing w:val="-5"/>', '<w:spacing w:val="20"/>'),
    "notice-page-type": ("word/styles.xml", '<w:spacing w:val="0"/><w:sz w:val="28"/>', '<w:sz w:val="21"/>'),
    "notice-page-sides": ("word/settings.xml", "<w:evenAndOddHeaders/>", ""),
    "notice-theme-fonts": ("word/styles.xml", "<w:rFonts ", '<w:rFonts w:eastAsiaTheme="minorEastAsia" '),
    "notice-compatibility": ("word/settings.xml", 'w:val="15"', 'w:val="11"'),
    "notice-date-order": ("word/document.xml", "2025年3月7日", "2025年3月1日"),
    "notice-printed-form": ("word/document.xml", "2025年3月7日", "2025年03月07日"),
    "notice-copies-form": ("word/document.xml", "省政府办公厅。", "省政府办公厅"),
    "notice-table-grid": ("word/document.xml", '<w:gridCol w:w="8844"/>', '<w:gridCol w:w="5000"/>'),
}


def _paragraph(words):
    xml = '<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:r><w:t>{}</w:t></w:r></w:p>'
    return docx.oxml.parse_xml(xml.format(words))


def _no_indent(paragraph):
    paragraph.paragraph_format.first_line_indent = Pt(0)
    paragraph._p.pPr.ind.set(docx.oxml.ns.qn("w:firstLineChars"), "0")


@pytest.mark.parametrize("code", EDITS)
def test_one_thing_done_wrong_is_found(path, code):
    assert code not in codes(path)
    assert code in codes(change(path, EDITS[code]))


@pytest.mark.parametrize("code", PARTS)
def test_one_thing_wrong_in_the_file_is_found(path, code):
    assert code not in codes(path)
    assert code in codes(change_part(path, *PARTS[code]))


def test_every_rule_has_a_case_here():
    tested = set(EDITS) | set(PARTS) | {"notice-to-fill", "notice-unreadable"}
    assert {rule.code for rule in RULES} == tested


def test_two_names_of_one_campaign_are_found_and_two_campaigns_are_not(path):
    change(path, set_text("各地逐户排查", "玩具质量安全排查整治专项行动，玩具质量安全排查治理专项行动。"))
    assert "notice-names" in codes(path)
    change(
        path,
        set_text(
            "玩具质量安全排查", "“利剑”行动，“守护”行动，深入开展农资产品专项行动，深入开展建材产品专项行动。"
        ),
    )
    assert "notice-names" not in codes(path)


def test_many_of_one_fault_are_one_finding(path):
    def edit(document):
        for words in ("一、工作目标", "二、主要任务"):
            set_font(words, bold=True)(document)

    (bold,) = [issue for issue in check_notice(change(path, edit)) if issue.code == "notice-level-bold"]
    assert bold.message == "“一、工作目标”等 2 处加粗"


def test_what_is_required_comes_first(path):
    change(path, EDITS["notice-half-width"])
    ranks = [list(Severity).index(issue.severity) for issue in check_notice(path)]
    assert ranks == sorted(ranks)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"<html>", "文字".encode()])
def test_a_file_that_is_no_document_is_one_finding(tmp_path, data):
    file = tmp_path / "x.docx"
    file.write_bytes(data)
    assert codes(file) == {"notice-unreadable"}


def test_a_bomb_of_zeros_is_refused(tmp_path):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"0" * 31_000_000)
    file = tmp_path / "x.docx"
    file.write_bytes(packed.getvalue())
    assert codes(file) == {"notice-unreadable"}


def test_a_document_of_another_program_is_read_without_our_styles(tmp_path):
    document = docx.Document()
    document.add_paragraph("关于抽查的通知")
    document.add_paragraph("各区局:")
    document.add_paragraph("一，抽查玩具,9-11月完成。")
    file = tmp_path / "plain.docx"
    document.save(file)
    found = codes(file)
    assert {"notice-margins", "notice-theme-fonts", "notice-half-width", "notice-metadata"} <= found
    assert "notice-title-type" in found
    assert "notice-title-missing" not in found
