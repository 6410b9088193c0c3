"""The search on the real site: the box of every page, the page of results, by keyboard, on a phone."""

import re

import pytest

from tests.browser.conftest import PLAN
from tests.browser.search_pages import ask, until

pytestmark = pytest.mark.browser


def hits(page):
    return page.eval_on_selector_all(
        "#wp-search-app [data-search-hit]", "all => all.map(e => e.dataset.searchHit)"
    )


@pytest.mark.parametrize("tree", ["", "hant/"])
def test_either_script_finds_the_same_on_either_tree(open_page, tree):
    page = open_page(f"{tree}search.html")
    assert ask(page, "電線電纜") == ask(page, "电线电缆")
    assert len(ask(page, "电线电缆")["hits"]) == 5
    assert page.faults == []


def test_an_address_carries_its_query_and_filter(open_page):
    page = open_page("search.html?q=双随机一公开&year=2019")
    page.wait_for_selector("[data-search-done]")
    assert hits(page) == ["shanghai-2019-product-quality#sec_1__subsec_2"]
    link = page.locator("#wp-search-app .ws-link").first
    assert link.inner_text().startswith("（二）")
    link.click()
    page.wait_for_url(re.compile(r"plans/shanghai-2019-product-quality\.html#sec_1__subsec_2$"))
    assert page.locator(":target").count() == 1
    assert page.faults == []


def test_results_come_as_one_types_and_arrows_walk_them(open_page):
    page = open_page("search.html")
    page.locator("#ws-q").press_sequentially("监督抽查", delay=30)
    page.wait_for_selector("[data-search-done='监督抽查']")
    page.keyboard.press("ArrowDown")
    first = page.evaluate("document.activeElement.closest('[data-search-hit]').dataset.searchHit")
    assert first == hits(page)[0]
    page.keyboard.press("ArrowDown")
    assert (
        page.evaluate("document.activeElement.closest('[data-search-hit]').dataset.searchHit")
        == hits(page)[1]
    )
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "ws-q"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(re.escape(first.replace("#", ".html#")) + "$"))


def test_hits_stand_grouped_by_plan_with_the_sentence_and_chips(open_page):
    page = open_page("search.html?q=4月底前")
    page.wait_for_selector("[data-search-done]")
    group = page.locator(".ws-plan", has_text="2022年重点工业产品质量安全排查整治专项行动工作方案")
    assert group.locator("h2").count() == 1
    assert group.locator("mark").first.inner_text() == "4月底前"
    assert "6月底前" in group.locator(".ws-due").all_inner_texts()


def test_the_box_of_every_page_offers_hits_by_keyboard(open_page):
    page = open_page(PLAN)
    page.locator("#wp-q").press_sequentially("抽检 分离", delay=20)
    page.wait_for_selector(
        "#wp-q-list li:nth-child(1) [data-search-hit='shanghai-2019-product-quality#sec_1__subsec_3']"
    )
    page.wait_for_selector("#wp-q-list li:nth-child(2) a[href*='search.html?q=']")
    assert page.get_attribute("#wp-q", "aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    assert page.get_attribute("#wp-q", "aria-activedescendant") == "wp-q-list-0"
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"plans/shanghai-2019-product-quality\.html#sec_1__subsec_3$"))
    assert page.faults == []


def test_a_name_or_its_alias_leads_to_the_page_that_gathers_all_about_it(open_page):
    page = open_page(f"hant/{PLAN}")
    page.fill("#wp-q", "電動車")
    page.wait_for_selector("#wp-q-list li")
    first = page.locator("#wp-q-list li").first
    assert first.inner_text().split("\n") == ["電動自行車", "產品：任務、時限、指標一覽"]
    page.press("#wp-q", "Enter")
    page.wait_for_url(re.compile(r"/hant/search\.html\?q="))
    page.locator(".ws-tips").get_by_role("link", name="產品：電動自行車").click()
    page.wait_for_url(re.compile(r"/hant/products/electric-bicycles\.html$"))
    assert page.inner_text("h1") == "電動自行車"
    assert page.faults == []


def test_enter_in_the_box_opens_all_results(open_page):
    page = open_page(PLAN)
    page.fill("#wp-q", "约谈")
    page.press("#wp-q", "Enter")
    page.wait_for_url(re.compile(r"search\.html\?q="))
    page.wait_for_selector("#wp-search-app[data-search-done]")
    assert page.locator("[data-search-total]").get_attribute("data-search-total") == str(len(hits(page)))


def test_no_hits_say_so_and_offer_what_is_near(open_page):
    page = open_page("search.html?q=电线电缆 量子计算机")
    page.wait_for_selector("[data-search-total='0']")
    until(page, "document.querySelectorAll('.ws-tip').length > 0")
    tip = page.locator(".ws-tip", has_text="去掉“量子计算机”")
    assert "5 条" in tip.inner_text()
    tip.click()
    page.wait_for_selector("[data-search-done='电线电缆']")
    assert len(hits(page)) == 5


def test_a_former_name_offers_the_present_one(open_page):
    page = open_page("search.html?q=12365")
    page.wait_for_selector("[data-search-done]")
    until(page, "document.querySelectorAll('.ws-tip').length > 0")
    assert "12315" in page.locator(".ws-tips").inner_text()


def test_an_overlong_query_is_refused_in_chinese(open_page):
    page = open_page("search.html")
    ask(page, "长" * 301, every=False)
    assert "检索词过长" in page.inner_text(".ws-status")


@pytest.mark.parametrize("place", ["search.html?q=监督抽查", "hant/search.html?q=監督抽查"])
def test_a_phone_shows_results_without_sideways_scroll(open_page, place):
    page = open_page(place, viewport={"width": 360, "height": 740})
    page.wait_for_selector("[data-search-done]")
    page.click(".ws-filters summary")
    page.wait_for_selector(".ws-choice")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.faults == []


def test_results_have_no_accessibility_fault(open_page):
    from axe_playwright_python.sync_playwright import Axe

    page = open_page("search.html?q=监督抽查")
    page.wait_for_selector("[data-search-done]")
    page.click(".ws-filters summary")
    page.wait_for_selector(".ws-choice")
    found = Axe().run(page, context="#wp-search-app")
    assert found.violations_count == 0, found.generate_report()
