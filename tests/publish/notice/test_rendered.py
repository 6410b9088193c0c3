"""A notice as LibreOffice sets it: measured on the page against GB/T 9704-2012."""

import datetime as dt
from collections import Counter

import pdfplumber
import pytest
from PIL import ImageChops

from generator.publish.notice import NoticeFields, compose_notice, write_docx
from generator.publish.notice.pagination import end_of_text

pytestmark = pytest.mark.office

MM = 25.4 / 72
LONG = "逐户检查生产销售企业并登记造册" * 40 + "。"
FIELDS = NoticeFields(
    office="南岭省市场监督管理局办公室",
    printed=dt.date(2025, 3, 7),
    contact="王某，010-1",
    copies=("省委办公厅",),
)


@pytest.fixture(scope="module")
def long_plan():
    import msgspec

    from generator.core.identify import identify_nodes
    from generator.core.model import Plan
    from tests.publish.conftest import FULL

    body = [*FULL["body"], {"label": "三、", "heading": "保障措施", "children": [
        {"label": f"（{n}）", "heading": "加强检查", "text": LONG} for n in "一二三"
    ]}]  # fmt: skip
    plan = msgspec.convert(FULL | {"body": body, "attachments": []}, Plan, strict=False)
    return msgspec.structs.replace(plan, body=identify_nodes(plan.body))


@pytest.fixture(scope="module")
def pdf(render, long_plan):
    path = render(write_docx(compose_notice(long_plan, FIELDS)), "long.docx")
    with pdfplumber.open(path) as opened:
        yield opened


def text_lines(page):
    """The lines of text inside the type area: their characters, by height on the page."""
    lines = {}
    for character in page.chars:
        if character["top"] * MM < 262:
            lines.setdefault(round(character["top"]), []).append(character)
    return [lines[top] for top in sorted(lines)]


def words(characters):
    return "".join(c["text"] for c in sorted(characters, key=lambda c: c["x0"]))


def ink(page, mask_of):
    """Top and bottom of each band of ink of a colour, in millimetres."""
    image = page.to_image(resolution=200).original.convert("RGB")
    mask = mask_of(*image.split()).convert("L").tobytes()
    rows = [y for y in range(image.height) if mask[y * image.width : (y + 1) * image.width].strip(b"\0")]
    bands = []
    for y in rows:
        if bands and y - bands[-1][1] <= 3:
            bands[-1][1] = y
        else:
            bands.append([y, y])
    return [(top * 25.4 / 200, bottom * 25.4 / 200) for top, bottom in bands]


def red(reds, greens, _blues):
    return ImageChops.logical_and(reds.point(lambda v: v > 150, "1"), greens.point(lambda v: v < 100, "1"))


def black(reds, _greens, _blues):
    return reds.point(lambda v: v < 100, "1")


def test_full_pages_have_22_lines_of_28_characters(pdf):
    full = [page for page in pdf.pages[2:-1] if len(text_lines(page)) >= 21]
    assert full
    for page in full:
        lines = text_lines(page)
        assert len(lines) == 22
        assert Counter(len(line) for line in lines).most_common(1)[0][0] == 28


def test_no_character_stands_outside_the_type_area(pdf):
    for page in pdf.pages:
        for line in text_lines(page):
            assert min(c["x0"] for c in line) * MM > 27.9, words(line)
            assert max(c["x1"] for c in line) * MM < 184.3, words(line)
            assert line[0]["top"] * MM > 36.9
            assert line[0]["bottom"] * MM < 262.1


def test_the_mark_begins_35_mm_below_the_type_area_in_one_line(pdf):
    bands = ink(pdf.pages[0], red)
    assert bands[0][0] == pytest.approx(72, abs=0.5)
    assert len(bands) == 2


def test_the_red_rule_is_as_wide_as_the_type_area_and_4_mm_below_the_number(pdf):
    page = pdf.pages[0]
    rule = next(line for line in page.lines if line["stroking_color"] in ((1, 0, 0), [1, 0, 0]))
    assert rule["x0"] * MM == pytest.approx(28, abs=0.2)
    assert rule["x1"] * MM == pytest.approx(184, abs=0.2)
    top = ink(page, red)[1][0]
    number = [band for band in ink(page, black) if band[1] < top][-1]
    assert top - number[1] == pytest.approx(4, abs=0.5)


def test_the_first_page_shows_text_and_the_signature_stays_on_it(pdf):
    text = "".join(pdf.pages[0].extract_text().split())
    assert "印发给你们" in text
    assert "2025年3月5日" in text
    assert "王某" in text


def test_the_date_stands_four_characters_from_the_right_and_the_name_above_its_middle(pdf):
    lines = text_lines(pdf.pages[0])
    date = next(line for line in lines if words(line).replace(" ", "").startswith("2025年3月5日"))
    name = next(line for line in lines if words(line) == "南岭省市场监督管理局")

    def middle(line):
        return (min(c["x0"] for c in line) + max(c["x1"] for c in line)) / 2

    assert middle(date) == pytest.approx(middle(name), abs=1)
    right = (184 / MM - max(c["x1"] for c in date)) / 15.75
    assert right == pytest.approx(4, abs=0.8)  # LibreOffice sets spaces beside figures all the same


def test_the_issued_plan_begins_a_page_with_its_title(pdf):
    lines = text_lines(pdf.pages[1])
    assert words(lines[0]).startswith("2025年儿童玩具")
    assert lines[0][0]["size"] == pytest.approx(22, abs=0.1)
    assert "附件" not in pdf.pages[1].extract_text()[:20]


def test_page_numbers_lie_7_mm_below_the_text_on_alternating_sides(pdf):
    for at, page in enumerate(pdf.pages[:4], start=1):
        number = [c for c in page.chars if c["top"] * MM > 262]
        assert words(number).replace(" ", "") == f"—{at}—"
        left, right = min(c["x0"] for c in number) * MM, max(c["x1"] for c in number) * MM
        side = right - 184 if at % 2 else left - 28
        assert abs(side) == pytest.approx(14 * MM, abs=0.3)
    dash = next(band for band in ink(pdf.pages[0], black) if band[0] > 262)
    assert (dash[0] + dash[1]) / 2 == pytest.approx(269, abs=0.5)


def test_the_colophon_stands_at_the_foot_of_an_even_side(pdf):
    last = pdf.pages[-1]
    assert len(pdf.pages) % 2 == 0
    rules = sorted({round(line["top"] * MM, 1) for line in last.lines if line["x1"] - line["x0"] > 400})
    assert rules[-1] == pytest.approx(262, abs=0.5)
    assert len(rules) == 3
    text = last.extract_text()
    assert "抄送：省委办公厅。" in text
    assert "2025年3月7日印发" in text.replace(" ", "")


def test_the_end_of_the_text_is_reckoned_as_it_is_set(pdf, long_plan):
    page, used = end_of_text(compose_notice(long_plan, FIELDS))
    last = [at for at, p in enumerate(pdf.pages, start=1) if "逐户检查" in p.extract_text()][-1]
    assert page == last
    set_lines = [line for line in text_lines(pdf.pages[last - 1]) if line[0]["size"] > 15]
    assert used == pytest.approx(len(set_lines), abs=2)


@pytest.mark.parametrize("count", [1, 2, 4])
def test_joint_issuers_stand_one_above_the_other_host_first(render, make_plan, count):
    names = [
        "南岭省市场监督管理局",
        "南岭省教育厅",
        "南岭省公安厅",
        "中共南岭省委精神文明建设指导委员会办公室",
    ][:count]
    notice = compose_notice(make_plan(issuers=names), FIELDS)
    with pdfplumber.open(render(write_docx(notice), f"joint{count}.docx")) as opened:
        page = opened.pages[0]
        marked = [c for c in page.chars if c["non_stroking_color"] in ((1, 0, 0), [1, 0, 0])]
        text = "".join(c["text"] for c in marked)
        assert all(name in text for name in names)
        assert "文件" in text
        assert ink(page, red)[0][0] == pytest.approx(72, abs=0.6)
        assert max(c["x1"] for c in marked) * MM < 184.3


def test_the_windows_profile_keeps_the_measure(render, long_plan):
    from generator.publish.notice import FontProfile

    data = write_docx(compose_notice(long_plan, FIELDS), FontProfile.WINDOWS)
    with pdfplumber.open(render(data, "windows.docx")) as opened:
        assert len(text_lines(opened.pages[2])) == 22
