"""Findings over the words of a plan: each rule speaks where it should, and is silent where all is well."""

from generator.core.model import Node, Plan
from generator.facts import annotate, find_issues
from tests.facts.reading_cases import VOCABULARY


def codes_of(*nodes, title="2022年重点产品检查计划", **fields):
    plan = Plan(schema=1, title=title, year=2022, body=nodes, **fields)
    return [issue.code for issue in find_issues(annotate(plan, VOCABULARY))]


def node(text=None, heading=None, children=(), label="一、"):
    return Node(label=label, heading=heading, text=text, children=tuple(children))


def test_a_count_that_misses_its_list():
    assert codes_of(node("对水泥、钢筋、玩具、童车、校服、头盔、插座等8类产品开展抽查。")) == [
        "count-differs"
    ]
    assert codes_of(node("对水泥、钢筋、玩具、童车、校服、头盔、插座和灯具等8类产品开展抽查。")) == []
    assert codes_of(node("对洗手液等5种产品开展抽查。")) == []


def test_one_campaign_under_two_names():
    text = "开展“质检利剑”行动。", "总结“质监利剑”行动。"
    assert codes_of(*map(node, text)) == ["name-differs"]
    assert codes_of(node("开展“质检利剑”行动。"), node("总结“质检利剑”行动。")) == []
    title = "2022年燃气器具安全隐患整治行动方案"
    assert codes_of(node("完成燃气器具安全隐患治理任务。"), title=title) == ["name-differs"]
    assert codes_of(node("完成燃气器具安全隐患排查任务。"), title=title) == []


def test_campaigns_side_by_side_are_no_phases():
    campaigns = (
        node("", "农资专项（3月1日至5月31日）", label="（一）"),
        node("", "建材专项（4月1日至10月31日）", label="（二）"),
    )
    assert codes_of(node("", "突出专项打假", campaigns)) == []


def test_phases_within_the_time_of_the_whole():
    def campaign(first, second):
        phases = (
            node(None, f"动员阶段（{first}）", label="（一）"),
            node(None, f"检查阶段（{second}）", label="（二）"),
        )
        return codes_of(node("行动从5月10日至9月30日。", "步骤", phases))

    assert campaign("5月10日至5月31日", "6月1日至9月30日") == []
    assert campaign("5月1日至5月31日", "6月1日至9月30日") == ["phases-contradict"]
    assert campaign("5月10日至6月15日", "6月1日至9月30日") == ["phases-contradict"]


def test_a_share_of_the_year_in_work_that_ends_before_it():
    share = node("重点产品批次不低于全年总批次的30%。")
    assert codes_of(share, node("10月底前全面完成整治工作。")) == ["share-out-of-year"]
    assert codes_of(share, node("12月底前全面完成整治工作。")) == []


def test_weekly_reports():
    assert codes_of(node("各地每周五报送工作进展。")) == ["reporting-burden"]
    assert codes_of(node("各地每月5日前报送工作进展。")) == []
    assert codes_of(node("每周五下午集中学习。")) == []


def test_length():
    assert codes_of(node("落实责任。" * 1001)) == ["text-long"]
    assert codes_of(node("落实责任。" * 801), title="2022年专项整治方案") == ["text-long"]
    assert codes_of(node("落实责任。" * 790), title="2022年专项整治方案") == []


def test_findings_name_their_node():
    plan = Plan(schema=1, year=2022, body=(Node(label="一、", id="sec_1", text="各地每周五报送工作进展。"),))
    issue = find_issues(annotate(plan, VOCABULARY))[0]
    assert (issue.node, issue.quote) == ("sec_1", "每周五")
    assert issue.advice
