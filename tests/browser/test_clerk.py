"""What a clerk does: find, read, cite, open the source, switch the script, filter, download, print."""

import datetime as dt
import io
import re

import icalendar
import openpyxl
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PLAN

pytestmark = pytest.mark.browser

DUE = "2022-06-30"


def test_from_question_to_answer_with_its_source(open_page, chromium):
    page = open_page("index.html")
    page.fill("#wp-q-home", "电动自行车")
    page.press("#wp-q-home", "Enter")
    page.wait_for_url(re.compile(r"search\.html\?q="))
    hit = page.locator("#wp-search-app a[href*='jiangxi-2022-industrial-products.html#']").first
    hit.wait_for()
    hit.click()
    page.wait_for_url(re.compile(r"jiangxi-2022-industrial-products\.html#sec_"))
    assert page.locator(":target").count() == 1
    check = page.locator("#sec_3__subsec_2")
    days = (dt.date.today() - dt.date.fromisoformat(DUE)).days
    assert "2022年6月30日前" in check.locator(".wp-due").inner_text()
    assert f"已过 {days} 天" in check.locator(".wp-due").inner_text()
    assert "工许证后监管部门" in check.locator(".wp-duty").inner_text()
    assert page.faults == []
    check.locator("a.wp-lines").click()
    page.wait_for_url(re.compile(r"sources/.*#sec_3__subsec_2"))
    assert page.locator("li:has(:target)").count() == 1


def test_a_citation_is_copied_as_one_writes_it(open_page):
    page = open_page(PLAN, permissions=["clipboard-read", "clipboard-write"])
    page.locator("#sec_3__subsec_2 .wp-copy").click()
    expect(page.locator("#sec_3__subsec_2 .wp-copy")).to_have_text("已复制")
    page.evaluate(
        """() => { const box = document.createElement('textarea'); box.id = 'paste'; document.body.append(box); box.focus(); }"""
    )
    page.keyboard.press("Control+V")
    assert page.input_value("#paste") == "赣市监质监〔2022〕1号 三、（二）"


def test_the_switch_keeps_page_and_anchor_and_is_remembered(open_page, five_plans):
    page = open_page(PLAN + "#sec_3__subsec_2")
    page.locator(".wp-script").click()
    page.wait_for_url(re.compile(r"/hant/plans/jiangxi-2022-industrial-products\.html#sec_3__subsec_2$"))
    assert page.evaluate("document.documentElement.lang") == "zh-Hant"
    page.goto((five_plans / "products" / "index.html").as_uri())
    page.wait_for_url(re.compile(r"/hant/products/index\.html"))
    page.locator(".wp-script").click()
    page.wait_for_url(re.compile(r"site/products/index\.html"))
    assert page.evaluate("document.documentElement.lang") == "zh-Hans"


def test_a_converted_plan_leads_to_its_original(open_page):
    page = open_page("plans/shanghai-2019-product-quality.html")
    page.locator(".wp-note a").click()
    page.wait_for_url(re.compile(r"/hant/plans/shanghai-2019-product-quality\.html"))
    assert page.locator(".wp-note").count() == 0


def test_what_is_due_by_june_2022_in_jiangxi_and_who_leads_it(open_page):
    page = open_page("deadlines/2022.html")
    row = page.locator("[data-row]", has_text="2022年6月30日前")
    assert "生产企业全覆盖检查" in row.inner_text()
    assert "工许证后监管部门" in row.locator("td").nth(2).inner_text()


def test_filters_narrow_the_deadlines_and_say_how_many_are_left(open_page):
    page = open_page("deadlines/2022.html")
    total = page.locator("[data-row]").count()
    page.select_option("select[name=unit]", index=1)
    shown = page.locator("[data-row]:visible").count()
    assert 0 < shown < total
    assert page.locator(".wp-filter output").inner_text() == f"显示 {shown} 项，共 {total} 项"
    page.click(".wp-filter button[type=reset]")
    expect(page.locator("[data-row]:visible")).to_have_count(total)
    page.fill(".wp-filter input[name=text]", "回头看")
    assert page.locator("[data-row]:visible").count() == 1


def test_a_long_table_is_narrowed_by_words(open_page):
    page = open_page("works/index.html")
    page.fill(".wp-filter input", "许可证")
    shown = page.locator("tbody tr:visible")
    assert 0 < shown.count() < page.locator("tbody tr").count()
    assert all("许可证" in text for text in shown.all_inner_texts())


def test_a_table_is_sorted_by_its_heads(open_page):
    page = open_page("plans/index.html")
    page.get_by_role("button", name="年度").click()
    years = page.locator("tbody tr td:first-child").all_inner_texts()
    assert years[:2] == ["2014", "2019"]
    assert page.locator("th[aria-sort=ascending]").count() == 1


def test_the_workbook_and_the_calendar_open(open_page, five_plans):
    page = open_page(PLAN)
    links = page.locator(".wp-downloads a[download]").evaluate_all(
        "links => links.map(link => link.getAttribute('href'))"
    )
    files = {href.rsplit(".", 1)[1]: (five_plans / "plans" / href).resolve().read_bytes() for href in links}
    assert set(files) == {"xlsx", "csv", "ics", "json", "xml"}
    book = openpyxl.load_workbook(io.BytesIO(files["xlsx"]))
    assert any("全覆盖检查" in str(cell.value) for row in book.active.iter_rows() for cell in row)
    events = icalendar.Calendar.from_ical(files["ics"]).walk("VEVENT")
    assert dt.date(2022, 6, 30) in [event.decoded("dtstart") for event in events]


def test_the_search_is_reached_and_used_by_keyboard(open_page):
    page = open_page(PLAN)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "wp-skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page = open_page(PLAN)
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "wp-q":
            break
    page.keyboard.type("双随机")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"search\.html\?q="))


def test_focus_is_seen_on_every_control(open_page):
    page = open_page(PLAN)
    for _ in range(40):
        page.keyboard.press("Tab")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline not in ("none", ""), page.evaluate("document.activeElement.outerHTML.slice(0, 100)")


def test_a_page_is_read_without_scripts(open_page):
    page = open_page(PLAN, java_script_enabled=False)
    assert page.locator("#sec_3__subsec_2").is_visible()
    assert (
        page.locator("button:visible").count() == 1
    )  # the search, which says on its page that it needs scripts
    home = open_page("index.html", java_script_enabled=False)
    assert "未启用脚本" in home.inner_text("noscript")
    assert home.locator("[data-due-list] li:visible").count() > 0


def test_colours_are_chosen_and_remembered(open_page, five_plans):
    page = open_page("index.html", color_scheme="light")
    page.click(".wp-scheme")
    assert page.evaluate("document.documentElement.dataset.scheme") == "dark"
    page.goto((five_plans / PLAN).as_uri())
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 25, 31)"


def test_paper_has_the_text_and_no_menu(open_page, tmp_path):
    page = open_page(PLAN)
    page.emulate_media(media="print")
    assert not page.locator(".wp-header").is_visible()
    assert not page.locator(".wp-outline").is_visible()
    assert page.locator("#sec_4__subsec_5").is_visible()
    page.pdf(path=tmp_path / "plan.pdf", format="A4", prefer_css_page_size=True)
    assert (tmp_path / "plan.pdf").stat().st_size > 20_000


def test_the_printed_deadline_table_repeats_its_head(open_page):
    page = open_page("deadlines/2022.html")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.querySelector('thead')).display") == "table-header-group"
    assert not page.locator(".wp-filter").is_visible()
