"""Heads of task tables: which columns hold number, task and measures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

NUMBER_HEAD = re.compile("序号|编号|项次|序|任务序号|项目序号")
"""The head of the column that numbers the rows, matched whole."""

HEAD_STARTS = frozenset("序编项任")
"""Characters that such a head begins with."""

_TASK_HEAD = re.compile(r"[^:。]{0,6}?(?:任务|事项|项目|工作|任务名称|事项名称|任务分解)")
_MEASURE_HEAD = re.compile(
    r"(?!时间|时限|进度|期限)[^:。]{0,6}(?:措施|内容|要求|目标|举措|安排|标准|要点|步骤|做法)[^:。]{0,4}"
)
_OTHER_HEAD = re.compile(
    r"[^:。,]{0,8}(?:单位|部门|科室|处室|股室|责任人|负责人|领导|牵头|配合|参与|负责|时限|时间|期限|进度|日期|备注|频次|批次|数量|类别|类型|领域"
    r"|依据|方式|对象|区域|范围|地区|成果|形式|完成情况|产品|品种|企业|名称)[^:。,]{0,6}"
)
_DUTY_HEAD = re.compile("牵头|责任|负责|配合|单位|部门|科室|处室|股室|时限|时间|期限|措施|任务|进度|批次")
LONGEST_HEAD = 14
"""Characters that a cell of a head may have."""
_FEWEST_HEADS = 3


class Heads(NamedTuple):
    """The cells of a head as printed, and the places of the columns that have a part of their own."""

    printed: tuple[str, ...]
    number: int | None
    task: int | None
    measures: tuple[int, ...]


def make_heads(cells: Sequence[str]) -> Heads | None:
    """Read a head row; ``None`` where its words are not those of a task table."""
    heads = ["".join(cell.split()) for cell in cells]
    if len(heads) < _FEWEST_HEADS or any(len(head) > LONGEST_HEAD for head in heads):
        return None
    number = next((i for i, head in enumerate(heads) if NUMBER_HEAD.fullmatch(head)), None)
    task = next((i for i, head in enumerate(heads) if _TASK_HEAD.fullmatch(head)), None)
    measures = tuple(i for i, head in enumerate(heads) if _MEASURE_HEAD.fullmatch(head) and i != task)
    if task is None and measures and measures[0] > (number is not None):
        task = measures[0] - 1
    others = sum(_OTHER_HEAD.fullmatch(head) is not None for head in heads)
    known = (number is not None) + (task is not None) + len(measures) + others
    duties = sum(_DUTY_HEAD.search(head) is not None for head in heads)
    if known < len([head for head in heads if head]) - 1 or known < _FEWEST_HEADS or duties < 2:
        return None
    return Heads(tuple(heads), number, task, measures)
