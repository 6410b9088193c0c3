"""Cost grows with the length of a text, and not faster."""

from __future__ import annotations

import time

import pytest

from generator.parse import read_structure
from tests.laws.strategies import PARTS

SHAPES = {
    "plans on one line": "".join(PARTS[:17]),
    "plans on many lines": "\n".join(PARTS) + "\n",
    "labels without words": "一、（一）1.①一是",
    "open brackets": "（《“(〔",
    "dates and numbers": "2023年3月6日某市监质〔2023〕8号。",
    "han without marks": "加强市场监管工作力度提升产品质量安全水平",
    "spaces": " \t　",
    "question marks": "？加强。",
    "colons": "各县局：某局：",
    "page numbers within a line": "查处假酒。 - 2 - ",
    "rows whose cells bear labels": "| 一、甲 | 1.乙 | 丙 |\n",
    "lists cut at line ends": "检查甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己、\n",
}
SMALL, GROWTH = 30_000, 8


def _seconds(text: str) -> float:
    start = time.process_time()
    read_structure(text)
    return time.process_time() - start


@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_cost_is_linear(shape: str) -> None:
    unit = SHAPES[shape]
    text = unit * (SMALL // len(unit))
    small = min(_seconds(text) for _ in range(2))
    large = _seconds(text * GROWTH)
    assert large < max(small, 0.02) * GROWTH * 2.5
