"""The .docx of a notice, read from its XML: paper, type, pitch, and nothing left over in the file."""

import io
import re
import zipfile

import docx
import pytest
from docx.shared import Pt
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace

from generator.core.model import Node, Plan
from generator.publish.notice import FontProfile, NoticeFields, compose_notice, write_docx
from generator.publish.notice.markdown import write_markdown

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.fixture
def data(plan):
    return write_docx(compose_notice(plan, NoticeFields()))


@pytest.fixture
def package(data):
    return parts(data)


@pytest.fixture
def document(data):
    return docx.Document(io.BytesIO(data))


def test_the_same_notice_gives_the_same_bytes(plan):
    notice = compose_notice(plan, NoticeFields())
    assert write_docx(notice) == write_docx(notice)


def test_paper_and_margins(document):
    for section in document.sections:
        size = (round(section.page_width.mm, 1), round(section.page_height.mm, 1))
        sides = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
        assert size == (210.0, 297.0)
        assert [round(side.mm) for side in sides] == [37, 35, 28, 26]


def test_no_grid_decides_the_lines(package):
    assert b"docGrid" not in package["word/document.xml"]


def test_text_is_16_points_with_an_exact_pitch_and_tighter_by_a_quarter_point(document):
    normal = document.styles["Normal"]
    assert normal.font.size == Pt(16)
    assert normal.paragraph_format.line_spacing == Pt(28.95)
    spacing = normal.element.rPr.find(f"{W}spacing").get(f"{W}val")
    assert spacing == "-5"
    indent = normal.element.pPr.find(f"{W}ind")
    assert indent.get(f"{W}firstLineChars") == "200"


def test_faces_are_named_officially_with_another_name_each(package):
    fonts = etree.fromstring(package["word/fontTable.xml"])
    named = {f.get(f"{W}name"): f.find(f"{W}altName").get(f"{W}val") for f in fonts}
    assert named == {
        "方正小标宋简体": "方正小标宋_GBK",
        "仿宋_GB2312": "仿宋",
        "楷体_GB2312": "楷体",
        "黑体": "SimHei",
        "宋体": "SimSun",
    }
    assert all(f.find(f"{W}charset").get(f"{W}val") == "86" for f in fonts)


def test_the_windows_profile_names_what_windows_has(plan):
    package = parts(write_docx(compose_notice(plan, NoticeFields()), FontProfile.WINDOWS))
    text = package["word/fontTable.xml"].decode() + package["word/styles.xml"].decode()
    assert "华文中宋" in text
    assert "GB2312" not in text
    assert "方正" not in text


def test_only_named_fonts_are_used_and_none_by_theme(package):
    text = b"".join(package[name] for name in package if name.endswith(".xml")).decode()
    assert "Theme=" not in text
    used = set(re.findall(r'w:eastAsia="([^"]*[\u4e00-\u9fff][^"]*)"', text))
    assert used == {"方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体"}


def test_quotes_and_dashes_are_set_in_the_chinese_face(package):
    document = etree.fromstring(package["word/document.xml"])
    runs = [r for r in document.iter(f"{W}r") if r.findtext(f"{W}t")]
    assert runs
    assert all(r.find(f"{W}rPr/{W}rFonts").get(f"{W}hint") == "eastAsia" for r in runs)


def test_nothing_is_left_over_in_the_file(package):
    assert not any("thumbnail" in name or "customXml" in name or "theme" in name for name in package)
    assert "docProps/app.xml" not in package
    core = package["docProps/core.xml"].decode()
    assert "creator" not in core
    assert "python" not in core.lower()


def test_settings_are_of_this_age_and_number_both_sides(package):
    settings_xml = package["word/settings.xml"].decode()
    assert 'w:name="compatibilityMode"' in settings_xml
    assert re.search(r'compatibilityMode"[^>]*w:val="15"', settings_xml)
    assert "evenAndOddHeaders" in settings_xml


def test_page_numbers_stand_between_dashes_on_the_outer_side(document):
    section = document.sections[0]
    odd, even = section.footer.paragraphs[0], section.even_page_footer.paragraphs[0]
    assert (odd.alignment, even.alignment) == (2, 0)
    for paragraph in (odd, even):
        assert paragraph.text == "— 1 —"
        assert "PAGE" in paragraph._p.xml
        assert paragraph.style.font.size == Pt(14)


def test_the_side_of_the_colophon_alone_bears_no_number(make_plan):
    notice = compose_notice(
        make_plan(attachments=[], body=[{"label": "一、", "text": "做。"}] * 18), NoticeFields()
    )
    document = docx.Document(io.BytesIO(write_docx(notice)))
    numbered = ["PAGE" in s.footer._element.xml for s in document.sections]
    assert numbered in ([True, False], [True])


def test_the_mark_and_its_rule_are_red_and_nothing_else(package):
    document = etree.fromstring(package["word/document.xml"])
    red = [c for c in document.iter(f"{W}color") if c.get(f"{W}val") == "FF0000"]
    words = ["".join(c.getparent().getparent().itertext()) for c in red]
    assert "".join(words) == "南岭省市场监督管理局文件"
    rules = list(document.iter(f"{W}pBdr"))
    assert [rule[0].get(f"{W}color") for rule in rules] == ["FF0000"]


def test_a_long_name_is_narrowed_not_wrapped(make_plan):
    plan = make_plan(issuers=["南岭省北江市高新技术产业开发区市场监督管理局"])
    document = etree.fromstring(parts(write_docx(compose_notice(plan, NoticeFields())))["word/document.xml"])
    run = next(r for r in document.iter(f"{W}r") if "南岭省" in "".join(r.itertext()))
    size = int(run.find(f"{W}rPr/{W}sz").get(f"{W}val")) / 2
    scale = int(run.find(f"{W}rPr/{W}w").get(f"{W}val")) / 100
    assert scale < 1
    assert 24 * size * scale <= 442.2


def test_blanks_are_highlighted(bare):
    document = etree.fromstring(parts(write_docx(compose_notice(bare, NoticeFields())))["word/document.xml"])
    marked = {"".join(h.getparent().getparent().itertext()) for h in document.iter(f"{W}highlight")}
    assert {"【发文机关】", "【发文字号】", "【主送机关】", "【成文日期】", "【计划名称】"} <= marked


def test_properties_stand_in_the_order_of_the_schema(package):
    order = [
        "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "pBdr", "tabs",
        "kinsoku", "overflowPunct", "autoSpaceDE", "autoSpaceDN", "adjustRightInd", "snapToGrid", "spacing",
        "ind", "jc", "outlineLvl", "sectPr",
    ]  # fmt: skip
    run_order = ["rFonts", "b", "color", "spacing", "w", "kern", "sz", "szCs", "highlight", "lang"]
    for name in ("word/document.xml", "word/styles.xml"):
        root = etree.fromstring(package[name])
        for tag, names in (("pPr", order), ("rPr", run_order)):
            for element in root.iter(f"{W}{tag}"):
                ranks = [names.index(etree.QName(child).localname) for child in element]
                assert ranks == sorted(ranks)


def test_the_plan_and_each_form_begin_a_page(document):
    breaks = [p for p in document.paragraphs if p.paragraph_format.page_break_before]
    assert len(breaks) == 2
    assert breaks[1].text == "附件"


HOSTILE = ("</w:t></w:r>", "{{7*7}}", "${x}", "<script>", "&amp", "\x00\x08\ufffe", "]]>", "=1+1", "\ud800")


@pytest.mark.parametrize("words", HOSTILE)
def test_text_of_a_plan_is_text_whatever_it_says(plan, words):
    hostile = replace(
        plan, title=f"方案{words}", preamble=words, body=(Node("一、", heading=words, text=f"甲{words}乙"),)
    )
    data = write_docx(compose_notice(hostile, NoticeFields()))
    text = "\n".join(p.text for p in docx.Document(io.BytesIO(data)).paragraphs)
    kept = "".join(c for c in words if c >= " " and c not in "\ufffe\ud800")
    assert len(kept) in (0, len(words))
    assert f"甲{kept}乙" in text


@settings(max_examples=25, deadline=None)
@given(st.text(), st.text(), st.text(max_size=200))
def test_any_plan_makes_a_document_that_opens(label, heading, text):
    plan = Plan(
        schema=1, title=heading or None, preamble=text, body=(Node(label, heading=heading, text=text),)
    )
    notice = compose_notice(plan, NoticeFields())
    docx.Document(io.BytesIO(write_docx(notice)))
    write_markdown(notice)
