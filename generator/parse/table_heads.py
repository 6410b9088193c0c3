"""Heads of tables that plan work: which columns hold number, task and measures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

NUMBER_HEAD = re.compile("序号|编号|项次|序|任务序号|项目序号")
"""The head of the column that numbers the rows, matched whole."""

HEAD_STARTS = frozenset("序编项任")
"""Characters that such a head begins with."""

LEAD = re.compile(r"[^\s\d:。]{1,6} {1,8}序号 ")
"""A column before that of the numbers, blanks between them: its cells group the rows, and may be merged."""

_TASK_HEAD = re.compile(
    r"(?!(?:检验|检测|监测)项目)[^:。]{0,6}?(?:任务|事项|项目|工作|任务名称|事项名称|任务分解|行动名称|专项名称|活动名称)"
)
_MEASURE_HEAD = re.compile(
    r"(?![^:。]{0,4}(?:时间|时限|进度|期限))[^:。]{0,6}(?:措施|内容|要求|目标|举措|安排|标准|要点|步骤|做法)[^:。]{0,4}"
)
_THING_HEAD = re.compile(  # what is tested or inspected: 产品名称, 抽检商品, 食品大类（亚类）, 检查对象
    r"[^:。,]{0,6}?(?:(?:产品|商品|样品|食品|食用农产品)(?:名称|类别|种类|品种|大类|细类|范围)?|品种|品名|品类|种类|对象(?:范围)?|项目|事项|名称)"
    r"(?:\([^()]{1,8}\))?"
)
_OTHER_HEAD = re.compile(
    r"[^:。,]{0,8}(?:单位|部门|科室|处室|股室|责任人|负责人|领导|牵头|配合|参与|负责|时限|时间|期限|进度|日期|备注|频次|批次|数量|类别|类型|领域"
    r"|依据|方式|对象|区域|范围|地区|成果|形式|完成情况|产品|品种|企业|名称)[^:。,]{0,6}"
)
_PART_OF_YEAR = r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?|第?[一二三四1-4]季度|[上下]半年"
PART_OF_YEAR = re.compile(_PART_OF_YEAR)
"""The head of a column that says how many, or whether, in that part of the year."""
_MORE_HEAD = re.compile(  # further columns of a table of things
    r"[^:。,]{0,8}(?:环节|场所|主体|层级|频率|次数|批数|组数|户数|家数|比例|机构|月份|品类|种类|样品|食品|商品)[^:。,]{0,6}"
    rf"|{_PART_OF_YEAR}|全年|(?:合|总|小)计(?:\([^()]{{1,4}}\))?"
)
_DUTY_HEAD = re.compile(
    "牵头|责任|负责|配合|单位|部门|科室|处室|股室|时限|时间|期限|措施|任务|进度|(?<!合格)批次"
)
_PLANNED_HEAD = re.compile(  # how many, how often, when, by whom: without one a list of things plans nothing
    r"[^不已]*(?:批次|批数|组数|户数|家数|数量|比例|频次|频率|次数|月份?|季度|时间|时限|责任|承检|承担|检验机构|(?:合|总)计\([^()]{1,4}\))[^不]*"
)
_FORM_HEAD = re.compile(
    "不合格|结果|处理|处置|罚|查处|立案|整改|情况|姓名|电话|地址|签[字名]|得分|分值|扣分|实[际有]|累计|代码|型号|标称"
)
"""What a blank form or a list of results asks for."""
LONGEST_HEAD = 14
"""Characters that a cell of a head may have."""
_FEWEST_HEADS = 3


class Heads(NamedTuple):
    """The cells of a head as printed and as folded, and the places of the columns that have a part of their own."""

    printed: tuple[str, ...]
    words: tuple[str, ...]
    number: int | None
    task: int | None
    measures: tuple[int, ...]
    things: bool = False
    """Whether the rows are things to be inspected, known by their columns alone, and no tasks."""
    calendar: bool = False
    """Whether the numbers of the rows only count the months beside them, and label nothing."""
    leads: bool = False
    """Whether the column behind that of the numbers is printed before it."""


def make_heads(cells: Sequence[str]) -> Heads | None:
    """Read a head row; ``None`` where its words are not those of a table that plans work."""
    heads = ["".join(cell.split()) for cell in cells]
    if len(heads) < 2 or any(len(head) > LONGEST_HEAD for head in heads):
        return None
    number = next((i for i, head in enumerate(heads) if NUMBER_HEAD.fullmatch(head)), None)
    return _task_heads(heads, number) or _thing_heads(heads, number)


def _task_heads(heads: Sequence[str], number: int | None) -> Heads | None:
    """Read the head of a table of tasks."""
    if len(heads) < _FEWEST_HEADS:
        return None
    tasks = [i for i, head in enumerate(heads) if _TASK_HEAD.fullmatch(head)]
    grouped = len(tasks) > 1 and heads[tasks[0]] == "项目"  # it names groups, 具体任务 beside it the tasks
    task = tasks[grouped] if tasks else None
    group = tasks[:grouped]
    named = task is not None and heads[task].endswith("名称")  # 行动名称: its tasks stand beside it
    measures = tuple(
        i
        for i, head in enumerate(heads)
        if i != task
        and i not in group
        and (_MEASURE_HEAD.fullmatch(head) or (named and _TASK_HEAD.fullmatch(head)))
    )
    if task is None and measures and measures[0] > (number is not None):
        task = measures[0] - 1
    things = [i for i, head in enumerate(heads) if _THING_HEAD.fullmatch(head) and i not in (task, *group)]
    if task is None and not measures and things:
        task = things.pop(0)
    measures = tuple(sorted({*measures, *things}))
    others = sum(_OTHER_HEAD.fullmatch(head) is not None for head in heads)
    known = (number is not None) + (task is not None) + len(measures) + len(group) + others
    duties = sum(_DUTY_HEAD.search(head) is not None for head in heads)
    if known < len([head for head in heads if head]) - 1 or known < _FEWEST_HEADS or duties < 2:
        return None
    return Heads(tuple(heads), tuple(heads), number, task, measures)


def _thing_heads(heads: Sequence[str], number: int | None) -> Heads | None:
    """Read the head of a table of things, of which one column says how many, when or by whom.

    Without a column of numbers, the first names the things.
    """
    if any(_FORM_HEAD.search(head) for head in heads):
        return None
    things = [i for i, head in enumerate(heads) if _THING_HEAD.fullmatch(head)]
    if not things or (number is None and things[0] > 0):
        return None
    planned = any(_PLANNED_HEAD.fullmatch(head) for i, head in enumerate(heads) if i not in things)
    known = all(
        i in (number, *things) or not head or _OTHER_HEAD.fullmatch(head) or _MORE_HEAD.fullmatch(head)
        for i, head in enumerate(heads)
    )
    if not planned or not known:
        return None
    return Heads(tuple(heads), tuple(heads), number, things[0], tuple(things[1:]), things=True)
