"""Figures of time that are targets: what is taught or spent at least, what may take no longer, how often; a term is none."""

from __future__ import annotations

import re

from generator.core.terms import Comparator
from generator.facts.figures import SAMPLES, TURNS, Figure

TIMES = ("个工作日", "工作日", "个月", "天", "日", "小时", "个小时", "分钟")
"""Units of time."""
SHORTER = re.compile(
    r"(?:压缩|压减|缩短|减少|减|精简|降低|降|控制|办结|办理时限|办[理案]期限|时间|时限|周期|用时)[^,。;]{0,14}$"
)
"""Says that a time is made shorter: 压缩至5个工作日以内."""
_HANDLES = re.compile(r"(?:评审|审评|审批|审查|审核|办理|办结|受理|核查)不(?:得)?超过$")
_TAUGHT = re.compile(r"培训|学习|教育|授课|集训|监测|监看|监听")
_SPENT = re.compile(r"蹲点|驻点|下基层|下企业|调研|走访|入企|检查日")

_FREQUENCY = re.compile(r"(?:频次|频率|次数):\s?$")
_EACH_TIME = re.compile(
    r"(?:每(?:半?年|季度?|半?月|周|旬|天|日|学期|学年)|两(?:个?月|周))[\u4e00-\u9fff]{0,6}$"
    r"|(?:年|季度|月份?|周|旬)各$"  # 上半年、下半年各2期
)
_EACH_DONE = re.compile(r"各[\u4e00-\u9fff]{1,4}$")  # 两季各查1次


def is_time_to_reach(figure: Figure) -> bool:
    """Tell whether a time is to be reached: 压缩至5个工作日, 培训不少于40学时; 15个工作日内 is a term."""
    return (
        _is_taught(figure)
        or _is_spent(figure)
        or SHORTER.search(figure.before) is not None
        or _is_handled(figure)
    )


def _is_taught(figure: Figure) -> bool:
    """Tell whether a time is the least that is taught: 培训时间不少于40小时, or watched."""
    lead = figure.lead
    at_least = lead is not None and lead.comparator is Comparator.AT_LEAST
    return at_least and _TAUGHT.search(figure.before) is not None


def _is_spent(figure: Figure) -> bool:
    """Tell whether a time is how long the doers are to be, or at most may be, somewhere: 全年蹲点不少于15天."""
    lead = figure.lead
    bounds = lead is not None and lead.comparator in (Comparator.AT_LEAST, Comparator.AT_MOST)
    return bounds and _SPENT.search(figure.before) is not None


def _is_handled(figure: Figure) -> bool:
    """Tell whether a time is the longest that an office may take: 评审不超过30个工作日."""
    lead = figure.lead
    return lead is not None and not lead.base and _HANDLES.search(figure.before) is not None


def is_so_often(figure: Figure) -> bool:
    """Tell whether a figure says how often and no more, or fills a cell of how often: 每季度1次, 检查频次：1次."""
    if figure.unit not in TURNS and (figure.in_han or figure.unit not in SAMPLES):
        return False
    fills = not figure.behind.strip() and _FREQUENCY.search(figure.earlier) is not None
    before = figure.before
    return fills or bool(_EACH_TIME.search(before) or _EACH_DONE.search(before))
