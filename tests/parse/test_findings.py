"""Findings about single characters, a form each: what is lost or garbled, and what only asks."""

from __future__ import annotations

import pytest

from generator.parse import read_structure


def _words_lost(text: str) -> list[str]:
    issues = read_structure(f"一、检查\n{text}\n二、抽样\n送检。").issues
    return [issue.message for issue in issues if issue.code == "characters-lost"]


@pytest.mark.parametrize(
    "damaged",
    [
        "各所对食品?全负责。",
        "签订责任??书。",
        "\ue004件要事。",
        "办好\ufffd件事。",
        "送检ù思想动员。",
        "抽样ҽĉȹ完毕。",
    ],
)
def test_a_lost_or_garbled_character_is_reported_with_its_line(damaged: str) -> None:
    issues = read_structure(f"一、检查\n{damaged}\n二、抽样\n送检。").issues
    assert [issue.line for issue in issues if issue.code == "characters-lost"] == [2]


@pytest.mark.parametrize(
    "whole", ["怎样整改？一律公布。", "α-淀粉酶和μg级仪器。", "雀巢Nestlé奶粉。", "5×3米，±2°。"]
)
def test_questions_and_foreign_words_are_no_lost_characters(whole: str) -> None:
    assert _words_lost(whole) == []
