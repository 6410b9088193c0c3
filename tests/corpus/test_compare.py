"""Comparing two states of a plan: typed changes at the place where they are."""

from generator.core.identify import identify_nodes
from generator.core.model import Node, Plan
from generator.corpus.compare import compare_plans


def plan(*nodes, **fields):
    return Plan(schema=1, body=identify_nodes(nodes), **fields)


def changes(old, new):
    return [(change.node, change.label) for change in compare_plans(old, new)]


def test_a_plan_and_itself_differ_in_nothing():
    one = plan(Node("一、", text="甲"), title="要点")
    assert changes(one, one) == []


def test_each_field_is_a_change_of_its_own():
    old = plan(Node("一、", heading="甲", text="乙", lines=(1, 1)), title="要点")
    new = plan(Node("一、", heading="丙", text="丁", lines=(2, 2)), title="方案")
    assert changes(old, new) == [
        (None, "标题改动"),
        ("sec_1", "标题改动"),
        ("sec_1", "正文改动"),
        ("sec_1", "行号改动"),
    ]


def test_a_new_provision_is_one_change_with_all_below_it():
    old = plan(Node("一、", text="甲"))
    new = plan(Node("一、", text="甲"), Node("二、", children=(Node("（一）", text="乙"),)))
    (change,) = compare_plans(old, new)
    assert (change.label, change.node, change.parent, change.old) == ("新增条款", "sec_2", None, None)
    assert changes(new, old) == [("sec_2", "删去条款")]


def test_a_new_provision_below_a_known_one_names_its_parent():
    old = plan(Node("一、", text="甲"))
    new = plan(Node("一、", text="甲", children=(Node("（一）", text="乙"),)))
    (change,) = compare_plans(old, new)
    assert (change.node, change.parent) == ("sec_1__subsec_1", "sec_1")
