"""The questions that a person who has never seen the site comes with, each in two clicks at most."""

import contextlib
import csv
import io
import re

import pypdfium2
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PLAN

pytestmark = pytest.mark.browser


class _Visitor:
    """Someone on the first page who follows links by their words, and counts them."""

    def __init__(self, page):
        self.page, self.clicks = page, 0

    def follow(self, words):
        self.clicks += 1
        with self.page.expect_navigation():
            self.page.get_by_role("link", name=words).first.click()
        return self


@pytest.fixture
def visitor(open_page):
    return _Visitor(open_page("index.html"))


def test_what_goods_for_children_must_face_and_in_which_plans(visitor):
    visitor.follow(re.compile("^产品$")).follow(re.compile("^儿童和学生用品"))
    page = visitor.page
    plans = page.locator(".wp-of").all_inner_texts()
    assert [re.search("20(?:14|19|20)|监督和执法", plan)[0] for plan in plans] == [
        "2020",
        "2019",
        "监督和执法",
    ]
    said = page.locator(".wp-measures li").all_inner_texts()
    assert len(said) == 6
    assert any("启动质量安全守护行动" in words and "2020年6月1日起" in words for words in said)
    assert page.locator(".wp-excerpt mark").count() >= 5
    assert visitor.clicks == 2


def test_what_is_due_by_the_end_of_june_2022_in_jiangxi_and_who_leads_it(visitor):
    visitor.follow(re.compile("^时限$"))
    rows = visitor.page.locator("#m04 [data-row], #m06 [data-row]")
    cells = [row.locator("td").all_inner_texts() for row in rows.all()]
    assert [re.match(r"[^\s·]+", when)[0] for when, *_ in cells] == [
        "2022年4月13日起",
        "2022年4月30日前",
        "2022年6月30日前",
    ]
    assert all("江西省" in plan for *_, plan in cells)
    assert cells[1][2] == "未写明"
    assert cells[2][2] == "工许证后监管部门、认证监管部门、质量监督部门"
    assert visitor.clicks == 1


def test_which_plans_cite_the_product_quality_law(visitor):
    visitor.follow(re.compile("^依据$"))
    row = visitor.page.locator("tbody tr", has_text="《中华人民共和国产品质量法》")
    plans = row.locator("td").last
    assert plans.inner_text() == "2019年 上海市、质监局安全服务整治方案范文"
    titles = plans.locator("a").evaluate_all("links => links.map(link => link.title)")
    assert titles[0] == "2019年上海市产品质量安全监督管理工作计划"
    assert visitor.clicks == 1


def test_what_must_be_done_about_electric_bicycles_by_when_who_leads_and_on_what_basis(open_page):
    page = open_page("index.html")
    page.fill("#wp-q-home", "电动自行车")
    expect(page.locator("#wp-q-home-list a").first).to_contain_text("产品：任务、时限、指标一览")
    with page.expect_navigation():
        page.locator("#wp-q-home-list a").first.click()
    assert "电动自行车充电器和电池" in page.locator(".wp-excerpt").first.inner_text()
    scheme = page.locator(".wp-whole")
    assert "赣市监质监〔2022〕1号" in scheme.inner_text()
    check = scheme.locator("li", has_text="生产企业全覆盖检查").inner_text()
    assert "2022年6月30日前" in check
    assert "工许证后监管部门、认证监管部门、质量监督部门" in check
    assert "未写明" in scheme.locator("li", has_text="企业自查自改").inner_text()
    assert page.faults == []


def test_what_a_mechanism_means_in_each_plan_that_names_it(visitor):
    visitor.follow(re.compile("^制度$")).follow(re.compile("^双随机、一公开"))
    page = visitor.page
    assert page.locator(".wp-of").count() == 2
    meanings = page.locator(".wp-excerpt").all_inner_texts()
    assert "精准靶向监督检查" in meanings[0]
    assert "按企业分类结果调整随机比例" in meanings[1]
    assert visitor.clicks == 2


def test_plans_of_a_region_are_one_click_from_the_first_page(visitor):
    visitor.follow(re.compile("^吉林省"))
    page = visitor.page
    assert page.locator("tbody tr:visible").count() == 1
    assert page.locator(".wp-filter output").inner_text() == "显示 1 项，共 5 项"
    page.click(".wp-filter button[type=reset]")
    expect(page.locator("tbody tr:visible")).to_have_count(5)


def _printed(page, tmp_path):
    page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
    with contextlib.closing(pypdfium2.PdfDocument(tmp_path / "page.pdf")) as document:
        return [sheet.get_textpage().get_text_range() for sheet in document]


def test_the_plan_of_jiangxi_on_paper_that_one_shows_ones_chief(open_page, tmp_path):
    sheets = _printed(open_page(PLAN), tmp_path)
    text = "".join(sheets)
    assert len(sheets) <= 4
    assert f"1 / {len(sheets)}" in sheets[0]
    for words in (
        "赣市监质监〔2022〕1号",
        "2022年6月30日前",
        "工许证后监管部门、认证监管部门",
        "原文第 45 行",
    ):
        assert words in text, words
    for words in ("复制引用", "已过", "相近任务", "下载", "任务表 Excel"):
        assert words not in text, words
    for sheet in sheets[:-1]:
        lines = [line for line in sheet.strip().splitlines() if not re.search("原文第| / ", line)]
        assert not re.match(r"[一二三四]、|（[一二三四五]）", lines[-1]), (
            "a heading alone at the foot of a page"
        )


@pytest.mark.parametrize(
    ("path", "pages", "head"),
    [
        ("deadlines/2022.html", 2, "牵头、负责"),
        ("targets/index.html", 2, "对象"),
        ("units/index.html", 1, "责任单位"),
        ("plans/index.html", 1, "发文字号"),
    ],
)
def test_a_table_on_paper_repeats_its_head_and_leaves_no_empty_page(open_page, tmp_path, path, pages, head):
    sheets = _printed(open_page(path), tmp_path)
    assert len(sheets) == pages
    assert all(head in sheet for sheet in sheets)


def test_the_rows_that_are_shown_are_saved_for_excel(open_page):
    page = open_page("deadlines/2020.html")
    page.fill(".wp-filter input[name=text]", "3月")
    shown = page.locator("[data-row]:visible").count()
    with page.expect_download() as saved:
        page.click(".wp-save")
    assert saved.value.suggested_filename == "2020年时限.csv"
    data = saved.value.path().read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert rows[0][:3] == ["时间", "任务", "牵头、负责"]
    assert 0 < len(rows) - 1 == shown < page.locator("[data-row]").count()
    assert not any("已过" in row[0] for row in rows)


def test_a_table_in_months_is_sorted_as_one_and_filtered_after_that(open_page):
    page = open_page("deadlines/2022.html")
    page.get_by_role("button", name="时间", exact=True).click()
    page.get_by_role("button", name="时间", exact=True).click()
    days = page.locator("[data-row] .wp-when").evaluate_all("cells => cells.map(cell => cell.dataset.sort)")
    assert days == sorted(days, reverse=True)
    assert page.locator(".wp-month-head:visible").count() == 0
    page.fill(".wp-filter input[name=text]", "回头看")
    assert page.locator("[data-row]:visible").count() == 1


PHONE = {"viewport": {"width": 360, "height": 740}}


@pytest.mark.parametrize(
    "path", ["plans/index.html", "works/index.html", "targets/index.html", "notices/index.html", "data.html"]
)
def test_on_a_phone_no_column_is_a_character_wide(open_page, path):
    page = open_page(path, **PHONE)
    cells = page.locator(".wp-table tbody td:not(.wp-inline):visible")
    widths = cells.evaluate_all("cells => cells.map(cell => cell.offsetWidth)")
    assert min(widths) > 300


def test_on_a_phone_the_text_comes_before_the_outline_which_opens_on_demand(open_page):
    page = open_page(PLAN, **PHONE)
    outline = page.locator(".wp-outline a").first
    assert not outline.is_visible()
    page.locator(".wp-outline summary").click()
    assert outline.is_visible()
    assert open_page(PLAN).locator(".wp-outline a").first.is_visible()
    assert open_page(PLAN, java_script_enabled=False).locator(".wp-outline a").first.is_visible()
