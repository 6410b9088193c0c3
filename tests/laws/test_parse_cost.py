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


TABLES = {  # lines that differ: a page that prints the same twice is read once
    "tables whose columns cannot be told": "序号\t品种\t批次\n甲{0}\t1\t2\t3\n",
    "cells without a head": "甲{0}\t1\t2\t3\n",
    "heads over single rows": "序号\t品种\t批次\n1\t甲{0}\t2\n序号\t商品\t批次\n1\t乙{0}\t2\n",
    "rows of which more is behind": "序号 品种 批次\n1 甲{0} 2\n无{0}\n",
    "rows that have lost cells": "序号 品种 批次 单位\n1 甲{0} 科\n2 乙{0}\n",
}


@pytest.mark.parametrize("shape", TABLES, ids=str)
def test_cost_of_tables_is_linear(shape: str) -> None:
    lines = SMALL // (3 * len(TABLES[shape]))
    small = min(_seconds(_repeat(shape, lines)) for _ in range(2))
    large = _seconds(_repeat(shape, lines * GROWTH))
    assert large < max(small, 0.02) * GROWTH * 2.5


def _repeat(shape: str, count: int) -> str:
    return "".join(TABLES[shape].format(at) for at in range(count))
