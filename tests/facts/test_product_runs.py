"""Runs of words: their pattern, and the words that rule out where it cannot match."""

from __future__ import annotations

import re

import pytest

from generator.core.model import Node, Plan
from generator.facts import annotate
from generator.facts.product_heads import FAR_HEAD, FAR_WORDS, HEAD, OPENS_HEAD
from generator.facts.product_runs import Runs
from tests.facts.reading_cases import VOCABULARY

RUNS = Runs(("药品|食品{0,2} 监督|管理? 局|科 (?!长)", "[甲乙]类 厂 附近|门口", "充电|停车+ 费"))


@pytest.mark.parametrize("text", ["局", "药品监督科", "食品药品管理局", "甲类厂门口", "停车停车费"])
def test_a_run_matches_its_groups_as_often_as_they_may_stand(text: str) -> None:
    assert re.fullmatch(RUNS.pattern, text)


@pytest.mark.parametrize("text", ["药品", "药品食品药品局", "监督管理局", "科长", "厂门口", "费"])
def test_a_run_matches_nothing_else(text: str) -> None:
    assert not re.fullmatch(RUNS.pattern, text)


def test_words_that_open_a_run_and_words_that_it_needs() -> None:
    assert RUNS.openings == ["药品", "食品", "监督", "管理", "局", "科", "厂", "充电", "停车"]
    assert RUNS.needed == ["局", "科", "厂", "充电", "停车"]


@pytest.mark.parametrize(
    "text",
    [
        "药品监督管理局",
        "协会",
        "安全生产事故",
        "店",
        "化了",
        "质量月",
        "以钢材为重点",
        "的专家",
        "打假办",
        "加工企业用",
    ],
)
def test_every_head_stands_where_one_of_its_first_words_does(text: str) -> None:
    assert HEAD(text, 0, len(text)) and OPENS_HEAD(text, 0, len(text))


@pytest.mark.parametrize(
    "text", ["追溯系统", "整治工作领导小组", "经营许可证是否", "3项社会公用计量标准", "轿厢广告"]
)
def test_every_head_farther_on_holds_a_word_that_is_looked_for(text: str) -> None:
    assert FAR_HEAD(text, 0, len(text)) and any(word in text for word in FAR_WORDS)


def test_half_a_surrogate_pair_from_a_damaged_file_hides_no_product() -> None:
    plan = Plan(schema=1, title="方案", body=(Node(label="1.", text="抽查农药\ud800、化肥等产品。"),))
    assert [product.name for product in annotate(plan, VOCABULARY).body[0].products]
