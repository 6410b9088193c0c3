"""Finding facts costs as much as the text is long, and no more, damaged texts too."""

from __future__ import annotations

import time

import pytest

from generator.core.model import Node, Plan
from generator.facts import annotate, find_issues
from tests.facts.reading_cases import VOCABULARY

SHAPES = (
    "5月1日、",
    "每月5日、",
    "并要于",
    "5家、",
    "(5月",
    "》(2022年5月1日",
    "会同",
    "责任单位:局",
    "时限:5月",
    "不少于“",
    "5月底前、完成并",
    "一次",
    "等8类产品",
    "“护农”行动整治",
    "年报率个体户90%、企业95%、",
    "由市局牵头、县局配合、",
    "将油掺入酒、",
    "抽检批次:6\n",
    "批次:6;",
)
SMALL, GROWTH = 5_000, 6


def _seconds(text: str) -> float:
    plan = Plan(schema=1, title="农资整治方案", year=2022, body=(Node(label="1.", text=text),))
    start = time.process_time()
    find_issues(annotate(plan, VOCABULARY))
    return time.process_time() - start


def _is_linear(shape: str, before: str = "") -> bool:
    text = shape * (SMALL // len(shape))
    small = min(_seconds(before + text) for _ in range(2))
    large = _seconds(before + text * GROWTH)
    return large < max(small, 0.02) * GROWTH * 2.5


@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_cost_is_linear(shape: str) -> None:
    assert _is_linear(shape)


@pytest.mark.parametrize("numeral", ["2", "二", "某"])
def test_a_long_run_of_numerals_costs_as_much_as_it_is_long(numeral: str) -> None:
    assert _is_linear(numeral, before="5月底前")
