"""What is due, in the document's words: what a clerk reads beside the date."""

import pytest

from tests.facts.reading_cases import read_case

CASES = [
    ("各市场监管所于4月15日前完成辖区销售单位登记。", "完成辖区销售单位登记"),
    ("阶段性总结应于7月底前报送。", "阶段性总结报送"),
    ("名册于3月10日前报市局备案。", "名册报市局备案"),
    ("抽样结果自出具之日起10个工作日内公示。", "抽样结果公示"),
    ("汛期过后3日内复核台账。", "汛期过后复核台账"),
    ("组织计量器具普查，8月底前完成。", "组织计量器具普查"),
    ("起草仓储规范，6月底前发布。", "起草仓储规范，发布"),
    ("印制手册5种，由消保科每月10日前发布。", "印制手册5种，由消保科发布"),
    ("对A类商场每年至少检查2次。", "对A类商场至少检查2次"),
    ("县级分局每月调度。", "县级分局调度"),
    ("各站实行日报告制度。", "各站实行日报告制度"),
    ("组织3·15广场咨询活动。", "组织3·15广场咨询活动"),
    ("分夏粮（6—7月）、秋粮（10—11月）两批收储。", "分夏粮"),
    ("每日17时前报送数据。", "报送数据"),
    ("9月5日，由分局会同总工会举行启动仪式，发布倡议。", "由分局会同总工会举行启动仪式"),
    ("7月份开展“护秤”行动。", "开展“护秤”行动"),
    ("每月8日前报送台账（详见附件2）。", "报送台账"),
    ("3月底前制定抽查计划，按时公布。", "制定抽查计划"),
    ("结合3·15、质量月等时间节点开展宣传活动。", "开展宣传活动"),
    ("9月至11月，采取随机方式，组织考评。", "组织考评"),
]


@pytest.mark.parametrize(("text", "task"), CASES)
def test_the_task_reads_well(text, task):
    assert read_case({"text": text}).deadlines[0].task == task


def test_a_row_with_a_time_only_is_about_its_heading():
    row = {"heading": "检查散装汽油销售", "text": "责任单位：商务局\n完成时限：5月底前"}
    assert read_case(row).deadlines[0].task == "检查散装汽油销售"


def test_a_stage_without_a_name_is_about_its_text():
    stage = {"heading": "第一阶段（3月1日至3月20日）", "text": "摸底登记。各站建立名册。"}
    assert read_case(stage).deadlines[0].task == "摸底登记"
