"""Akoma Ntoso: identity, structure and words of a plan, nothing invented, nothing that can break the XML."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from generator.core.identify import identify_nodes
from generator.core.ids import parse_frbr_uri
from generator.core.model import Node, Plan, walk
from generator.publish.akn import AKN, write_akn

A = f"{{{AKN}}}"


@pytest.fixture
def root(plan):
    return etree.fromstring(write_akn(plan))


def test_the_same_plan_gives_the_same_bytes(plan):
    assert write_akn(plan) == write_akn(plan)


def test_it_is_identified_as_work_expression_and_manifestation(root):
    uris = {e.getparent().tag.removeprefix(A): e.get("value") for e in root.iter(f"{A}FRBRuri")}
    assert uris["FRBRWork"] == "/akn/cn/doc/nanling-2025-toys/2025-03-05"
    assert parse_frbr_uri(uris["FRBRExpression"]).plan == "nanling-2025-toys"
    assert root.find(f".//{A}FRBRnumber").get("value") == "南市监质〔2025〕7号"
    assert root.find(f".//{A}TLCOrganization").get("showAs") == "南岭省市场监督管理局"


def test_levels_bear_the_ids_of_their_nodes(root, plan):
    ids = [element.get("eId") for element in root.find(f".//{A}mainBody").iter() if element.get("eId")]
    assert ids == [node.id for node, _ in walk(plan.body)]
    assert root.find(f".//{A}subsection[@eId='sec_2__subsec_1']/{A}heading").text == "全面排查"
    assert root.find(f".//{A}point[@eId='sec_2__subsec_2__point_1']/{A}num").text == "一是"


def test_text_before_children_is_their_intro(root):
    element = root.find(f".//{A}subsection[@eId='sec_2__subsec_2']")
    assert [child.tag.removeprefix(A) for child in element] == ["num", "heading", "intro", "point", "point"]


def test_a_cited_work_is_marked_where_it_stands(make_plan):
    plan = make_plan(body=[{"label": "一、", "text": "落实《玩具安全规定》和《召回办法》要求。"}])
    paragraph = etree.fromstring(write_akn(plan)).find(f".//{A}content/{A}p")
    assert [ref.text for ref in paragraph] == ["《玩具安全规定》", "《召回办法》"]
    assert "".join(paragraph.itertext()) == "落实《玩具安全规定》和《召回办法》要求。"


def test_a_day_that_is_not_stated_is_said_to_be_unstated(bare):
    dates = etree.fromstring(write_akn(bare)).iter(f"{A}FRBRdate")
    assert all(date.get("name").endswith("未载明") for date in dates)


@settings(max_examples=50, deadline=None)
@given(st.text(), st.text(), st.text())
def test_any_text_stays_text(label, heading, text):
    plan = Plan(
        schema=1,
        id="p",
        title=heading or None,
        body=identify_nodes((Node(label, heading=heading, text=text),)),
    )
    root = etree.fromstring(write_akn(plan))
    allowed = "".join(c for c in " ".join(heading.split()) if c >= " " and c not in "\ufffe\uffff")
    found = root.find(f".//{A}mainBody//{A}heading")
    assert "".join(found.itertext()) == allowed if heading else found is None
