"""The order of hits in the browser: judged queries over the shipped plans, provisions by their own headings."""

import contextlib
import statistics

import msgspec
import pytest

from generator.core.model import walk
from generator.search.browser import search_files
from generator.store import open_knowledge_base, read_vocabulary
from generator.text.script import fold, traditionalise
from tests.browser.search_pages import ask, write_pages
from tests.search.corpus import node, plans
from tests.search.judged import judged_queries, ndcg

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def shipped(root):
    return tuple(stored.plan for stored in open_knowledge_base(root).load().plans)


WAYS = {"params": [True, False], "ids": ["whole", "sharded"]}
"""How a corpus ships."""


@contextlib.contextmanager
def searching(chromium, folder, given, whole):
    """Open the page of a search over plans, shipped whole or in shards."""
    page = chromium.new_page()
    page.goto(
        (write_pages(folder, search_files(given, read_vocabulary()[0], whole=whole)) / "search.html").as_uri()
    )
    yield page
    page.close()


@pytest.fixture(scope="module", **WAYS)
def page(request, chromium, shipped, tmp_path_factory):
    with searching(chromium, tmp_path_factory.mktemp("shipped"), shipped, request.param) as page:
        yield page


@pytest.fixture(**WAYS)
def open_search(request, chromium, tmp_path):
    with contextlib.ExitStack() as stack:
        yield lambda given: stack.enter_context(searching(chromium, tmp_path, given, request.param))


def first(page, query):
    return ask(page, query, every=False)["hits"]


def test_judged_queries_come_in_the_order_that_a_clerk_wants(page):
    scores = {query: ndcg(first(page, query), grades) for query, grades in judged_queries().items()}
    worst = sorted(scores.items(), key=lambda item: item[1])[:8]
    assert statistics.mean(scores.values()) >= 0.95, worst
    assert worst[0][1] >= 0.7, worst


def test_a_provision_comes_first_for_its_own_heading(page, shipped):
    headings = [(f"{p.id}#{n.id}", n.heading) for p in shipped for n, _ in walk(p.body) if n.heading]
    folded = [fold(heading) for _, heading in headings]
    ranks = []
    for key, heading in headings[::4]:
        if folded.count(fold(heading)) == 1:
            found = first(page, traditionalise(heading))
            ranks.append(1 / (found.index(key) + 1) if key in found else 0.0)
    assert len(ranks) > 25
    assert statistics.mean(ranks) >= 0.95


def plan_of(identifier, year, *body):
    return msgspec.structs.replace(plans()[0], id=identifier, title=f"{identifier}计划", year=year, body=body)


def test_a_heading_comes_before_a_text_and_a_new_plan_before_an_old_one(open_search):
    body = (
        node("1.", "其他", "做好锅炉检查。", id="text"),
        node("2.", "锅炉检查", "做好安排。", id="heading"),
    )
    page = open_search((plan_of("old", 2001, *body), plan_of("new", 2023, *body)))
    found = first(page, "锅炉检查")
    assert found.index("new#heading") < found.index("old#heading")
    assert found.index("new#heading") < found.index("new#text")


def test_parts_close_together_come_before_parts_far_apart(open_search):
    far = node("1.", "甲", "锅炉要登记。" + "其他事项另行安排。" * 8 + "年底开展检查。", id="far")
    near = node("2.", "乙", "锅炉要登记，年底开展检查。", id="near")
    page = open_search((plan_of("one", 2020, far, near),))
    assert first(page, "锅炉 检查") == ["one#near", "one#far"]


def test_the_rarer_part_weighs_more(open_search):
    """Both have both words, once beside each other; what speaks of the rare word most comes first."""
    often = node("1.", "甲", "锅炉检查。检查记录，检查台账，检查人员。", id="often")
    rarely = node("2.", "乙", "锅炉检查。锅炉记录，锅炉台账，锅炉人员。", id="rarely")
    others = [node(f"{n}.", "丙", "做好检查。", id=f"other{n}") for n in range(3, 30)]
    page = open_search((plan_of("one", 2020, often, rarely, *others),))
    assert first(page, "锅炉 检查") == ["one#rarely", "one#often"]
