"""Laws of annotation: quotes stand in their node, nothing raises, either script gives the same facts."""

import datetime as dt

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.core.model import Node, Plan, walk
from generator.core.terms import Script
from generator.core.vocabulary import Vocabulary
from generator.facts import annotate
from generator.text.script import fold, simplify, traditionalise
from tests.facts.reading_cases import VOCABULARY, load_cases, plan_of, read_case

FAMILIES = ("deadlines", "targets", "products", "units", "citations", "entities")
PARAGRAPHS = load_cases("paragraphs")
WORDS = (
    "4月底前", "11月10日前", "每周三", "按季度", "20**年", "二〇二二年", "上半年", "第三季度", "7、8月份", "即日起",
    "不少于", "30家", "100%", "达到", "5个工作日以内", "等11类产品", "一次", "3批次/千人", "以", "为重点", "、", "，", "。",
    "；", "：", "（", "）", "《", "》", "“", "”", "水泥", "电线电缆", "摩托车及其配件", "童车等儿童用品", "责任单位：",
    "市场监管局", "牵头", "配合", "按职责分工负责", "会同", "由", "及", "和", "等", "的", "检查", "抽查", "\n", "  ",
    "燃氣灶具", "於", "質量月", "3·15", "第", "号", "至", "—", "前", "起", "以后", "1", "十", "月", "日", "年", "％", "３", "x", "\U0001f600",
)  # fmt: skip

damaged = st.lists(st.sampled_from(WORDS), max_size=40).map("".join) | st.text(max_size=60)


@settings(deadline=None)
@given(text=damaged, heading=damaged, year=st.none() | st.integers(1949, 2199))
def test_quotes_stand_and_nothing_raises(text, heading, year):
    dated = dt.date(year, 2, 28) if year else None
    node = Node(label="一、", heading=heading or None, text=text or None)
    plan = annotate(
        Plan(schema=1, title=heading or None, year=year, dated=dated, preamble=text or None, body=(node,)),
        VOCABULARY,
    )
    for found, _ in walk(plan.body):
        for family in FAMILIES:
            for fact in getattr(found, family):
                assert fact.quote in (found.heading or "") or fact.quote in (found.text or "")
    for fact in (*plan.deadlines, *plan.citations, *plan.entities):
        assert fact.quote in text
    assert msgspec.convert(msgspec.to_builtins(plan), Plan) == plan


def test_either_script_gives_the_same_facts():
    for case in PARAGRAPHS:
        turned = {
            **case,
            **{key: traditionalise(simplify(case[key])) for key in ("heading", "text") if case.get(key)},
        }
        if any(len(turned[key]) != len(case[key]) for key in ("heading", "text") if case.get(key)):
            continue
        one, other = read_case(case), read_case(turned)
        for family in ("deadlines", "targets", "products", "units", "citations"):
            assert [_keys(f) for f in getattr(one, family)] == [_keys(f) for f in getattr(other, family)], (
                case["name"]
            )


def _keys(fact):
    return {k: fold(v) if isinstance(v, str) else v for k, v in msgspec.to_builtins(fact).items()}


def test_annotating_again_changes_nothing():
    for case in PARAGRAPHS:
        once = annotate(plan_of(case), VOCABULARY)
        assert annotate(once, VOCABULARY) == once


def test_names_that_the_vocabulary_knows_are_marked():
    node = read_case({"text": "用好e-CQS系统，对电线电缆、摇摆木马等产品开展监督抽查。"})
    assert [(p.name, p.canonical) for p in node.products] == [
        ("电线电缆", "wire-and-cable"),
        ("摇摆木马", None),
    ]
    assert "e-cqs" in [e.canonical for e in node.entities]


def test_an_entity_inside_the_name_of_a_unit_is_none():
    node = read_case({"text": "推进信用修复。（信用监管股负责）"})
    assert not [e for e in node.entities if e.quote == "信用监管"]


def test_an_empty_vocabulary_still_finds_what_needs_no_words():
    node = Node(label="1.", text="4月底前落实《产品质量法》，覆盖率达到100%。")
    plan = annotate(Plan(schema=1, year=2022, script=Script.HANS, body=(node,)), Vocabulary())
    assert [d.end for d in plan.body[0].deadlines] == ["2022-04-30"]
    assert [t.value for t in plan.body[0].targets] == [100]
    assert [c.title for c in plan.body[0].citations] == ["产品质量法"]


def test_the_opening_of_a_plan_is_read_too():
    plan = Plan(
        schema=1,
        title="2022年抽查计划",
        year=2022,
        transmittal="现将《2022年抽查计划》印发给你们，请于5月6日前报送联系人。",
    )
    read = annotate(plan, VOCABULARY)
    assert [d.end for d in read.deadlines] == ["2022-05-06"]
    assert read.citations == ()
