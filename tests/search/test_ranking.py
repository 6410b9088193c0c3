"""The order of hits: judged queries over the shipped plans, and a provision found by its own heading."""

import statistics

import pytest

from generator.core.model import walk
from generator.search.answer import Page, answer
from generator.search.backend import PlanEntries, Update
from generator.search.terms import make_terms
from generator.search.whoosh_backend import WhooshBackend
from generator.store import open_knowledge_base, read_vocabulary
from generator.text.script import fold
from tests.search.corpus import entries, node, plans
from tests.search.judged import judged_queries, ndcg


@pytest.fixture(scope="module")
def shipped(root, tmp_path_factory):
    plans = tuple(stored.plan for stored in open_knowledge_base(root).load().plans)
    backend = WhooshBackend(tmp_path_factory.mktemp("shipped") / "index")
    found = [PlanEntries(p, "", e) for p, e in entries(plans).items()]
    backend.update(Update(found, (), make_terms(read_vocabulary()[0])))
    return backend, plans


def keys(backend, query, limit=0):
    return [f"{hit.plan}#{hit.node}" for hit in answer(backend, query, page=Page(limit)).hits]


def test_judged_queries_come_in_the_order_that_a_clerk_wants(shipped):
    backend, _ = shipped
    judged = judged_queries()
    assert len(judged) >= 40
    scores = {query: ndcg(keys(backend, query, 10), grades) for query, grades in judged.items()}
    worst = sorted(scores.items(), key=lambda item: item[1])[:8]
    assert statistics.mean(scores.values()) >= 0.9, worst
    assert worst[0][1] >= 0.6, worst


def test_every_judged_hit_is_a_hit(shipped):
    backend, _ = shipped
    for query, grades in judged_queries().items():
        assert set(grades) <= set(keys(backend, query)), query


def test_a_provision_comes_first_for_its_own_heading(shipped):
    backend, given = shipped
    headings = [(f"{p.id}#{n.id}", n.heading) for p in given for n, _ in walk(p.body) if n.heading]
    counts = [fold(heading) for _, heading in headings]
    ranks = []
    for key, heading in headings:
        if counts.count(fold(heading)) == 1:
            ranks.append(1 / (keys(backend, heading).index(key) + 1))
    assert len(ranks) > 100
    assert statistics.mean(ranks) >= 0.95


def test_a_heading_comes_before_a_text_and_a_new_plan_before_an_old_one(tmp_path, terms):
    import msgspec

    old = msgspec.structs.replace(
        plans()[0],
        id="old",
        year=2001,
        title="旧计划",
        body=(
            node("1.", "其他", "做好锅炉检查。", id="text"),
            node("2.", "锅炉检查", "做好安排。", id="heading"),
        ),
    )
    new = msgspec.structs.replace(old, id="new", year=2023, title="新计划")
    backend = WhooshBackend(tmp_path / "index")
    backend.update(Update([PlanEntries(p, "", e) for p, e in entries([old, new]).items()], (), terms))
    assert keys(backend, "锅炉检查") == ["new#heading", "old#heading", "new#text", "old#text"]


def test_parts_close_together_come_before_parts_far_apart(tmp_path, terms):
    import msgspec

    plan = msgspec.structs.replace(
        plans()[0],
        id="one",
        title="计划",
        body=(
            node("1.", "甲", "锅炉要登记。" + "其他事项另行安排。" * 8 + "年底开展检查。", id="far"),
            node("2.", "乙", "锅炉要登记，年底开展检查。", id="near"),
        ),
    )
    backend = WhooshBackend(tmp_path / "index")
    backend.update(Update([PlanEntries(p, "", e) for p, e in entries([plan]).items()], (), terms))
    assert keys(backend, "锅炉 检查") == ["one#near", "one#far"]


def test_the_products_that_are_asked_for_are_named_first(tmp_path, terms):
    backend = WhooshBackend(tmp_path / "index")
    backend.update(Update([PlanEntries(p, "", e) for p, e in entries(plans()).items()], (), terms))
    for query, first in (
        ("電線 抽查", "电线电缆"),
        ("水泥", "水泥"),
        ("甲省2022年产品质量监管工作要点 同步", "水泥"),
    ):
        (hit,) = (hit for hit in answer(backend, query).hits if hit.node == "s1b")
        assert hit.products[0] == first
        assert set(hit.products) == {"水泥", "电线电缆"}
