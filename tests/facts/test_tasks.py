"""What is due, in the document's words: what a clerk reads beside the date."""

import pytest

from tests.facts.reading_cases import read_case

CASES = [
    ("各市场监管所于4月15日前完成辖区销售单位登记。", "完成辖区销售单位登记"),
    ("阶段性总结应于7月底前报送。", "阶段性总结"),
    ("3月底前制定抽查计划，按时公布。", "制定抽查计划"),
    ("结合3·15、质量月等时间节点开展宣传活动。", "开展宣传活动"),
    ("9月至11月，采取随机方式，组织考评。", "组织考评"),
]


@pytest.mark.parametrize(("text", "task"), CASES)
def test_the_task_reads_well(text, task):
    assert read_case({"text": text}).deadlines[0].task == task
