"""The search in the browser finds exactly what stands there: whole and sharded, http and file, both scripts."""

import contextlib
import re

import pytest

from generator.search.browser import grams, postings, search_files
from generator.search.suggestions import print_query
from generator.store import read_vocabulary
from generator.text.script import fold, traditionalise
from generator.views.search_records import RecordMaker
from tests.browser.search_pages import ask, served, until, write_pages
from tests.search.corpus import all_plans, definition, sampled_queries

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module", params=["whole", "sharded", "large"])
def folder(request, tmp_path_factory):
    """Pages over a corpus that ships whole, in shards, and in shards laid out as if it were large."""
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "large":
            patch.setattr(grams, "COMMON", 6)
            for name, size in (("INLINE_BYTES", 12), ("BUNDLE_BYTES", 90), ("SHARD_CHARACTERS", 150)):
                patch.setattr(postings, name, size)
        files = search_files(all_plans(), read_vocabulary()[0], whole=request.param == "whole")
    assert ("search/l/3.js" in files) == (request.param == "large")
    assert ("search/w/0.js" in files) == (request.param == "whole")
    return write_pages(tmp_path_factory.mktemp(request.param), files)


@pytest.fixture(params=[("http", "search.html"), ("file", "hant/search.html")], ids=["http", "file"])
def address(request, folder):
    """The page of results: in simplified script from a server, in traditional script from the folder."""
    way, place = request.param
    with contextlib.ExitStack() as stack:
        start = stack.enter_context(served(folder)) if way == "http" else folder.as_uri()
        yield f"{start}/{place}"


@pytest.fixture
def page(chromium):
    context = chromium.new_context()
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.faults = []
    page.on("console", lambda message: page.faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.on("requestfailed", lambda request: page.faults.append(request.url))
    yield page
    context.close()


QUERIES = [
    ("电线电缆", ["电线电缆"], []),
    ("雙隨機一公開", ["双随机一公开"], []),
    ("双随机、一公开", ["双随机、一公开"], []),
    ("“双随机、一公开”", ["“双随机、一公开”"], []),
    ("ab", ["ab"], []),
    ("a、b", ["a、b"], []),
    ("Ｅ-cqs", ["e-cqs"], []),
    ("泵", ["泵"], []),
    ("、", ["、"], []),
    ("”、", ["”、"], []),
    ("、一", ["、一"], []),
    ("、b", ["、b"], []),
    ("”要", ["”要"], []),
    ("“蓄", ["“蓄"], []),
    ("、“”》", ["、“”》"], []),
    ("2022 甲省 水泥", ["2022", "甲省", "水泥"], []),
    ("甲省", ["甲省"], []),
    ("电线电缆 -水泥", ["电线电缆"], ["水泥"]),
    ("电线电缆 -双随机、一公开", ["电线电缆"], ["双随机、一公开"]),
    ('"电线 电缆"', ["电线 电缆"], []),
    ("家具", ["家具"], []),
    ("傢俱", ["傢俱"], []),
    ("瞭解", ["瞭解"], []),
    ("100%_", ["100%_"], []),
    ("𠮷牌", ["𠮷牌"], []),
    ("量子计算机", ["量子计算机"], []),
    ("-质量", [], ["质量"]),
]


def test_the_page_finds_what_the_definition_says(page, address):
    given = all_plans()
    page.goto(address)
    asked = [*QUERIES, *((print_query(parts, ()), parts, []) for parts in sampled_queries(given, 60, seed=5))]
    for query, parts, excluded in asked:
        found = ask(page, query)
        wanted = definition(given, parts, excluded)
        assert set(found["hits"]) == wanted, query
        assert found["total"] == len(found["hits"]) == len(wanted), query
    assert page.faults == []


def test_nothing_is_fetched_before_a_search(page, folder):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    with served(folder) as address:
        page.goto(f"{address}/search.html")
        page.wait_for_selector("#ws-q")
        before = [url for url in asked if "/search/" in url]
        assert {url.rsplit("/", 1)[1] for url in before} == {"search.js", "search.css"}
        ask(page, "水泥")
        assert any(re.search(r"/search/[gw]/\d+\.js$", url) for url in asked)


def test_words_are_shown_in_the_script_of_the_page(page, folder):
    page.goto(f"{folder.as_uri()}/search.html?q=電線電纜專項整治")
    page.wait_for_selector("[data-search-done]")
    assert "乙市2021年电线电缆专项整治方案" in page.inner_text("#wp-search-app")
    assert {mark.inner_text() for mark in page.locator("mark").all()} <= {"电线电缆专项整治"}
    page.goto(f"{folder.as_uri()}/hant/search.html?q=电线电缆监督抽查")
    page.wait_for_selector("[data-search-done]")
    assert "電線電纜監督抽查" in page.inner_text("#wp-search-app")
    assert "電線電纜監督抽查" in {mark.inner_text() for mark in page.locator("mark").all()}


def words_of(page, selector):
    return [element.inner_text() for element in page.locator(selector).all()]


@pytest.mark.parametrize(
    ("place", "query", "key", "due", "products", "facets"),
    [
        ("search.html", "5月底前", "beta-2021#n1", "5月底前", ["电线电缆"], ["产品", "电线电缆"]),
        ("hant/search.html", "5月底前", "beta-2021#n1", "5月底前", ["電線電纜"], ["產品", "電線電纜"]),
        ("search.html", "年底前", "alpha-2022#s1a", "年底前", ["电线电缆"], ["产品", "有量化指标"]),
        ("hant/search.html", "年底前", "alpha-2022#s1a", "年底前", ["電線電纜"], ["產品", "有量化指標"]),
    ],
)
def test_names_and_words_of_the_page_are_in_its_script(
    page, folder, place, query, key, due, products, facets
):
    page.goto(f"{folder.as_uri()}/{place}?q={query}&plan={key.split('#')[0]}")
    page.wait_for_selector("[data-search-done]")
    hit = f"[data-search-hit='{key}'] "
    assert words_of(page, hit + ".ws-due") == [due]
    assert words_of(page, hit + ".ws-product") == products
    page.click(".ws-filters summary")
    page.wait_for_selector(".ws-choice")
    shown = page.inner_text(".ws-groups")
    assert all(word in shown for word in facets)
    other = fold if place.startswith("search") else traditionalise
    assert other(shown) == shown.lower() if other is fold else other(shown) == shown


@pytest.mark.parametrize("query", ["电线", "電線電纜"])
@pytest.mark.parametrize(
    ("place", "products"),
    [("search.html", ["电线电缆", "水泥"]), ("hant/search.html", ["電線電纜", "水泥"])],
)
def test_the_products_that_are_asked_for_are_named_first(page, folder, place, query, products):
    page.goto(f"{folder.as_uri()}/{place}?q={query}&plan=alpha-2022")
    page.wait_for_selector("[data-search-done]")
    assert words_of(page, "[data-search-hit='alpha-2022#s1b'] .ws-product") == products


def test_suggestions_and_refusals_are_in_the_script_of_the_page(page, folder):
    page.goto(f"{folder.as_uri()}/hant/search.html?q=电动车 量子计算机")
    page.wait_for_selector("[data-search-done]")
    until(page, "document.querySelectorAll('.ws-tip').length > 0")
    shown = page.inner_text(".ws-tips")
    assert "電動自行車" in shown
    assert traditionalise(shown) == shown
    page.locator(".ws-tip", has_text="規範名稱").first.click()
    until(page, "document.querySelector('#ws-q').value.includes('電動自行車')")
    ask(page, "长" * 301, every=False)
    assert "檢索詞過長" in page.inner_text(".ws-status")


def test_filters_count_every_value_of_the_hits_and_name_it(page, folder):
    """A category that no provision names itself is offered by its name too."""
    page.goto(f"{folder.as_uri()}/search.html?q=检查 电动自行车")
    page.wait_for_selector("[data-search-done]")
    page.click(".ws-filters summary")
    page.wait_for_selector(".ws-choice")
    shown = page.inner_text(".ws-groups")
    keys = definition(all_plans(), ["检查", "电动自行车"])
    records = [r for p in all_plans() for r in RecordMaker(read_vocabulary()[0]).records(p) if r.key in keys]
    wider = {p for r in records for p in r.products} - {i for r in records for i in r.ids("product")}
    names = {p.id: p.name for p in read_vocabulary()[0].products}
    assert wider
    assert all(names[product] in shown and product not in shown for product in wider)


def test_filters_narrow_and_stand_in_the_address(page, folder):
    with served(folder) as address:
        page.goto(f"{address}/search.html?q=抽查")
        page.wait_for_selector("[data-search-done]")
        everything = int(page.locator("[data-search-total]").get_attribute("data-search-total"))
        page.click(".ws-filters summary")
        choice = page.locator(".ws-choice", has_text="2022年")
        count = int(choice.locator(".ws-count").inner_text())
        choice.click()
        until(
            page,
            "document.querySelector('[data-search-done]') !== null && new URLSearchParams(location.search).get('year') === '2022'",
        )
        wanted = {key for key in definition(all_plans(), ["抽查"]) if key.startswith("alpha-2022#")}
        shown = page.eval_on_selector_all("[data-search-hit]", "all => all.map(e => e.dataset.searchHit)")
        assert set(shown) == wanted
        assert count == len(wanted) < everything
        page.reload()
        page.wait_for_selector("[data-search-done]")
        assert (
            set(page.eval_on_selector_all("[data-search-hit]", "all => all.map(e => e.dataset.searchHit)"))
            == wanted
        )
        page.goto(f"{address}/search.html?product=electric-bicycles")
        page.wait_for_selector("[data-search-done]")
        shown = page.eval_on_selector_all("[data-search-hit]", "all => all.map(e => e.dataset.searchHit)")
        assert shown == ["delta-2023#d1"]


def test_text_of_a_source_stays_text(chromium, tmp_path):
    import msgspec

    from tests.search.corpus import plans

    nasty = msgspec.structs.replace(
        plans()[0],
        title="<img src=x onerror=alert(1)>计划",
        body=(
            msgspec.structs.replace(
                plans()[0].body[1],
                heading="</script><b>坏",
                text='<script>window.broken = 1</script>\u2028"); 水泥',
            ),
        ),
    )
    for whole in (True, False):
        folder = write_pages(tmp_path / str(whole), search_files((nasty,), read_vocabulary()[0], whole=whole))
        page = chromium.new_page()
        page.goto(f"{folder.as_uri()}/search.html")
        assert ask(page, "水泥")["hits"] == ["alpha-2022#s2"]
        assert ask(page, "<script>")["hits"] == ["alpha-2022#s2"]
        assert page.evaluate("window.broken") is None
        assert page.locator("#wp-search-app b, #wp-search-app img").count() == 0
        page.close()
