"""A plan on its sheet: every place belongs to one provision, and a heading rules what stands below it."""

import re

from generator.core.model import Node, Plan
from generator.facts.layout import Layout

PLAN = Plan(
    schema=1,
    title="年度抽查计划",
    preamble="为落实任务，制定本计划。",
    body=(
        Node(
            label="一、",
            heading="责任分工",
            children=(
                Node(label="（一）", text="甲科牵头。", children=(Node(label="1.", heading="责任分工再细分", text="乙科配合。"),)),
                Node(label="（二）"),
                Node(label="（三）", text="丙科配合。"),
            ),
        ),
        Node(label="二、", heading="时间", text="五月底前完成。"),
    ),
)  # fmt: skip
DUTIES = re.compile("责任分工")


def test_places_are_told_by_the_provision_that_holds_them():
    layout = Layout(PLAN, {})
    words = {"抽查": [], "制定": [0], "甲科": [2], "乙科": [3], "丙科": [5], "时间": [6], "五月": [6]}
    assert {word: layout.sheet.holders([layout.sheet.folded.index(word)]) for word in words} == words


def test_provisions_know_their_words_as_printed():
    layout = Layout(PLAN, {})
    provision = layout.provision(6)
    assert [passage.raw for passage in provision.passages] == ["时间", "五月底前完成。"]
    assert layout.sheet.raw[provision.start : provision.end].split("\x1e") == ["时间", "五月底前完成。"]
    assert layout.provision(4).passages == ()


def test_a_heading_rules_all_that_stands_below_it_and_nothing_else():
    layout = Layout(PLAN, {})
    under = [number for number in range(7) if layout.provision(number).is_under(DUTIES)]
    assert under == [1, 2, 3, 4, 5]
    assert layout.sheet.ruled(DUTIES) == [(layout.provision(1).start, layout.provision(6).start)]


def test_known_folds_are_used_and_unknown_lines_are_folded():
    plan = Plan(schema=1, body=(Node(label="1.", heading="檢查", text="電線\n電纜"),))
    assert Layout(plan, {"檢查": "检查", "電線": "电线"}).sheet.folded == Layout(plan, {}).sheet.folded
