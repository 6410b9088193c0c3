"""Every backend finds exactly what stands there: the definition, read off character by character."""

import pytest

from generator.search.answer import Page, answer
from generator.search.backend import PlanEntries, Update
from generator.search.entry import Terms
from generator.search.suggestions import print_query
from tests.search.corpus import all_plans, definition, entries, plans, sampled_queries

ALL = Page(0)


def keys(found):
    return {f"{hit.plan}#{hit.node}" for hit in found.hits}


@pytest.mark.parametrize(
    ("query", "parts", "excluded"),
    [
        ("电线电缆", ["电线电缆"], []),
        ("電線電纜", ["电线电缆"], []),
        ("双随机一公开", ["双随机一公开"], []),
        ("双随机、一公开", ["双随机、一公开"], []),
        ("“双随机、一公开”", ["“双随机、一公开”"], []),
        ("雙隨機 一公開", ["双随机", "一公开"], []),
        ("4000批次", ["4000批次"], []),
        ("E-cqs", ["e-cqs"], []),
        ("ab", ["ab"], []),
        ("a、b", ["a、b"], []),
        ("led灯具", ["led灯具"], []),
        ("20批次", ["20批次"], []),
        ("泵", ["泵"], []),
        ("水泥泵", ["水泥泵"], []),
        ("监督抽查", ["监督抽查"], []),
        ("2022 甲省 水泥", ["2022", "甲省", "水泥"], []),
        ("甲省", ["甲省"], []),
        ("电线电缆 -水泥", ["电线电缆"], ["水泥"]),
        ("-质量", [], ["质量"]),
        ('"电线 电缆"', ["电线 电缆"], []),
        ('电线 -"电线 电缆"', ["电线"], ["电线 电缆"]),
        ("家具", ["家具"], []),
        ("傢俱", ["傢俱"], []),
        ("了解", ["了解"], []),
        ("干燥", ["干燥"], []),
        ("100%_", ["100%_"], []),
        ("达标\\合", ["达标\\合"], []),
        ("𠮷牌", ["𠮷牌"], []),
        ("、", ["、"], []),
        ("”、", ["”、"], []),
        ("、“”》", ["、“”》"], []),
        ("“蓄电池”", ["“蓄电池”"], []),
        ("量子计算机", ["量子计算机"], []),
    ],
)
def test_a_query_finds_what_its_definition_says(backend, query, parts, excluded):
    found = answer(backend, query, page=ALL)
    wanted = definition(all_plans(), parts, excluded)
    assert keys(found) == wanted
    assert found.total == len(wanted) == len(found.hits)


def test_pieces_of_the_texts_in_either_script_are_found_exactly(backend):
    given = all_plans()
    for parts in sampled_queries(given, 150):
        query = print_query(parts, ())
        assert keys(answer(backend, query, page=ALL)) == definition(given, parts), query


def test_a_changed_plan_is_replaced_and_a_removed_one_is_gone(backend, all_entries, terms):
    beta = next(p for p in plans() if p.id == "beta-2021")
    import msgspec

    changed = msgspec.structs.replace(beta, title="乙市二零二一年方案", body=beta.body[:1])
    gone = "gamma-undated"
    try:
        new = entries([changed])["beta-2021"]
        backend.update(Update([PlanEntries("beta-2021", "new", new)], (gone,), Terms()))
        given = [changed if p.id == "beta-2021" else p for p in all_plans() if p.id != gone]
        for query in ("乙市二零二一年", "电线电缆专项整治", "傢俱", "一串标记", "电线电缆"):
            assert keys(answer(backend, query, page=ALL)) == definition(given, [query]), query
        assert backend.digests()["beta-2021"] == "new"
        assert gone not in backend.digests()
        assert backend.size() == sum(len(e) for p, e in all_entries.items() if p != gone) - 1
    finally:
        before = [PlanEntries(p, f"digest-{p}", all_entries[p]) for p in ("beta-2021", gone)]
        backend.update(Update(before, (), terms))
    assert keys(answer(backend, "傢俱", page=ALL)) == definition(all_plans(), ["傢俱"])


def test_an_index_made_anew_keeps_nothing_of_the_old(backend, all_entries, terms):
    kept = PlanEntries("beta-2021", "alone", all_entries["beta-2021"])
    try:
        backend.update(Update([kept], (), terms, fresh=True))
        assert backend.digests() == {"beta-2021": "alone"}
        assert backend.size() == len(kept.entries)
        left = [plan for plan in all_plans() if plan.id == "beta-2021"]
        assert keys(answer(backend, "电线电缆", page=ALL)) == definition(left, ["电线电缆"]) != set()
    finally:
        before = [PlanEntries(p, f"digest-{p}", e) for p, e in all_entries.items()]
        backend.update(Update(before, (), terms))


def test_pages_follow_one_another_without_gap_or_repeat(backend):
    whole = answer(backend, "抽查", page=ALL)
    pages = [answer(backend, "抽查", page=Page(7, start)) for start in range(0, whole.total, 7)]
    assert [hit for page in pages for hit in page.hits] == list(whole.hits)
    assert {page.total for page in pages} == {whole.total}


def test_nothing_asked_is_nothing_found(backend):
    assert answer(backend, "   ").total == 0
