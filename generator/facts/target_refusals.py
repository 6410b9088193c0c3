"""Figures that are no targets, whatever compares them: technical limits, conditions, descriptions, the past."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import repeat
from operator import call

from generator.core.terms import Comparator
from generator.facts.figures import RATES, SAMPLES, TURNS, Figure, FigureWords
from generator.facts.sheet import FILLER

_LIST_CUTS = re.compile(r"[、,]|以及|和|及")
_LIST_MARKS = re.compile(r"[。;:!?\n]")
_AS_IT_IS = re.compile(  # here and below the words first, ungrouped: so a search skips to their first characters
    r"达不到$|已经?(?:完成|办结|抽检|检查|建成|培训)[^,。;]{0,12}$|实际完成[^,。;]{0,8}$|未(?:超过|达到|高于|低于)[^,。;]{0,6}$"
    + "".join(f"|{word}[^,。;]{{0,12}}$" for word in ("共有", "现有", "已有", "目前"))
    + r"|去年[^提增降扩达,。;]{0,12}$|上年(?<!网上年)(?<!不超过上年)(?<!不[低少高]于上年)度?(?!抽查不合格|不合格|检查发现)[^提增降扩达,。;]{0,12}$"
    + "".join(
        f"|{word}了[^,。;]{{0,6}}$"
        for word in ["制定", "确定", "明确", "梳理", "列出", "安排", "设置", "提出"]
    )
    + r"|未[^,。;、]{1,8}的$"
)
_BOUND = "[不高低超过于大小少多]{2,4}$"
_LIMIT = re.compile(
    "|".join(f"{word}{_BOUND}" for word in ["水分", "含水[率量]", "含量", "残留量?", "酒精度", "纯度"])
    + "".join(f"|{word}[^,。;]{{0,4}}{_BOUND}" for word in ("留样", "保存", "储存", "存放"))
    + "".join(f"|{word}的?$" for word in ("设计值", "额定值", "标称值"))
)
_RULED = re.compile(r"[\u4e00-\u9fff]\(不得[超高低少多]?[过于]$")  # 药品加价率(不得超过15%)
_SO_FAR = re.compile(r"以来|截至|去年|上年(?<!网上年)(?!度?抽查不合格|度?不合格)")
_IN_ALL = re.compile(r"[^,。;]{0,6}(?:共|累计|已|先后)")
_ON_DUTY = re.compile(
    r"(?:检查|执法|抽样|采样|监管|核查|稽查|监督)人员(?!库|名录)[^,。;]{0,5}$|每组(?:检查|抽样|执法)?[^,。;]{0,5}$"
)
_INSPECTORS = re.compile("(?:以上)?(?:执法|检查|抽样|监管)人员(?![培参])")
_WEIGHT = re.compile(r"(?:权重|考核[^。;]{0,6},?占比?|分值|记分|考核总分)[^,。;\d]{0,3}$")
_COST = re.compile(r"(?:经费|预算|费用|[检测验]费)[^,。;]{0,6}$")
_UP_TO = re.compile(
    r"\s?的?(?:由|报(?![送告])|须|应当?|需|大?要?案|违法案)"
)  # 10万元以内由局机关垫付, 以上案件
_PRICE = re.compile(r"(?:单价|售价|定价|标价)[^,。;]{0,4}$")
_SPARED = re.compile(r"(?:减免|减轻|免收|降低|节约|节省)[^,。;]{0,16}$")
_FINE = re.compile(r"[^,。;]{0,2}(?:罚款|罚金|最小包装|给予奖励|奖励)")
_EACH_LESS = re.compile(r"每(?:[少多增减超逾迟缺漏晚]|发[现生]|出现)[^,。;\d]{0,8}$")  # 每少完成1批次扣1分
_CONDITION = re.compile(r"\s?(?:的(?![,。;比])|者|未[^,。;]{0,8}的|仍)")
_AGAIN = re.compile(r"(?:连续|反复|累计)(?:出现|发生|发现)$")
_OF_GROUP = re.compile(
    r"[^,。;、()]{0,6}(?:的(?:企业|单位|个人|产品|地区|品种|部门|案件|经营者|生产者|项目)|(?:企业|单位|个人)的,)"
)
_WHICH = re.compile(  # 合格率低于80%的区域, 低于80%的约谈
    r"[^,。;、()]{0,6}的(?:区域|[省市县区镇乡])|的(?!目标|要求|水平|比例|标准|控制)"
)
_WHERE = re.compile(r"\s?的\s?|[\u4e00-\u9fff]{1,8}的")  # 低于80%的，约谈; 涉及2个以上街道的，提级办理
_HIGH_RATE = re.compile(r"率(?:超过|高于|大于)$")  # 不合格率超过15%的电热毯
_GRADES = re.compile("的?,?为(?:优秀|良好|合格|不合格|优|良|差)")  # 90分以上为优秀
_GUESTS, _FEAST = ("人", "名", "桌"), re.compile(r"\s?的?[^,。;、]{0,4}(?:聚餐|就餐|用餐|家宴|宴席|食堂)")
"""Say which meals are meant: 100人以上集体聚餐."""
_CAPACITY = ("吨", "蒸吨", "千瓦", "升", "平方米")
"""Units that say how large a thing is where a bound follows and no verb leads: 10吨以下燃煤锅炉."""
_LONGEST_NAME = 10
_SOME = re.compile(r"[两二三四五六]个\s?[“\"]?$")
_STAGES = re.compile(r"大?(?:阶段|步骤|环节|方面|层次|层面|部分)")


def _is_technical(figure: Figure, words: FigureWords) -> bool:
    """Refuse technical limits (4.5米, 水分不高于12%), sizes of things and bare figures that nothing compares."""
    if figure.unit == "":
        return figure.lead is None or figure.lead.base != ""
    if figure.before.endswith("±"):
        return True
    if figure.suffix and figure.lead is None and figure.unit in _CAPACITY and figure.behind.strip():
        return True
    if _RULED.search(figure.before):
        return True
    return figure.unit in words.technical_units or _LIMIT.search(figure.before) is not None


def _is_so_already(figure: Figure, words: FigureWords) -> bool:
    """Refuse what has been done or is so already: 目前共有30家, 去年以来共检查50家."""
    if _IN_ALL.match(figure.before) and _SO_FAR.search(figure.earlier):
        return True
    if figure.before.endswith(("由", "从")):
        return True  # 由36种|扩大到48种
    return _AS_IT_IS.search(figure.before) is not None


def _is_no_aim(figure: Figure, words: FigureWords) -> bool:
    """Refuse 不发生一起, 零投诉, 最多跑一次, an estimate of cost, how many inspectors go, a weight."""
    before = figure.before
    if figure.lead is not None and before.removesuffix(figure.lead.words).endswith("可"):
        return True  # 比例可提高至10%
    if (
        "不发生" in before[-8:]
        or before.endswith(("零", "最多跑", "扣", "扣减", "每"))
        or (figure.value == 1 and _EACH_LESS.search(before))
        or _FINE.match(figure.behind)
    ):
        return True
    if figure.unit in ("人", "名"):
        return bool(_ON_DUTY.search(before) or _INSPECTORS.match(figure.behind))
    if figure.unit in RATES:
        return figure.lead is None and _WEIGHT.search(figure.earlier + before) is not None
    return "元" in figure.unit and (
        before.endswith("约")
        or (bool(figure.suffix) and _UP_TO.match(figure.behind) is not None)
        or _PRICE.search(before) is not None
        or (_COST.search(before) is not None and not _SPARED.search(before))
    )


def _is_condition(figure: Figure, words: FigureWords) -> bool:
    """Tell whether a figure says which ones are meant: 抽查不合格超过2次的企业."""
    feast = figure.unit in _GUESTS and _FEAST.match(figure.behind)
    if figure.suffix and (feast or _AGAIN.search(figure.before) or _GRADES.match(figure.behind)):
        return True
    if figure.after_clause == "," and _WHERE.fullmatch(figure.behind):
        return True
    if figure.unit not in RATES and _CONDITION.match(figure.behind) and not _is_work(figure, words):
        return True
    lead = figure.lead
    if lead is not None and _WHICH.match(figure.behind):
        is_high = lead.comparator is Comparator.MORE and _HIGH_RATE.search(figure.before)
        if is_high or lead.comparator is Comparator.LESS:
            return True
    if not _OF_GROUP.match(figure.behind):
        return False
    return lead is None or bool(figure.suffix) or lead.comparator in (Comparator.MORE, Comparator.LESS)


def _describes(figure: Figure, words: FigureWords) -> bool:
    """Tell whether a figure only describes (三个方面), or announces the list behind a colon."""
    if figure.unit in ("类", "种", "个", "项", "大类", "方面") and figure.after_clause == ":":
        return True
    if figure.unit in RATES and figure.after_clause == ":" and _SOME.search(figure.before):
        return not figure.behind.strip('”" ')  # “两个100%”：检查率100%、备案率100%
    if (figure.unit == "个" and _STAGES.match(figure.behind)) or _counts_its_list(figure):
        return True
    if not figure.in_han or figure.unit not in ("批", "类", "个", "种", "项", "级"):
        return False
    return figure.unit in ("批", "级") or not (figure.lead or figure.suffix or figure.before.endswith("等"))


def _counts_its_list(figure: Figure) -> bool:
    """Tell whether a figure sums up the names right before it: 食品、饮用水、水泥3个项目."""
    listed = figure.before
    if "、" not in listed or figure.lead is not None or figure.unit in (*RATES, *SAMPLES, *TURNS):
        return False
    if listed[-1] in "、等" or "各" in listed:
        return False
    if any(map(str.isdigit, listed)):
        return False  # each name has a figure of its own: 绿色食品5个、有机农产品2个
    last = _LIST_CUTS.split(listed)[-1]
    return figure.value == count_names(listed) and (FILLER in last or len(last) <= _LONGEST_NAME)


def count_names(words: str) -> int:
    """Return how many names the list has that some words end with: 抽查面粉、食醋和酱油 is three."""
    return len(_LIST_CUTS.split(_LIST_MARKS.split(words)[-1]))


def _is_work(figure: Figure, words: FigureWords) -> bool:
    """Tell whether a verb of work leads right to the figure: 启动不少于200批次的监测."""
    lead = figure.lead
    before = figure.before.removesuffix(lead.words) if lead else figure.before
    return bool(words.verb.search(before[-8:])) and figure.unit in SAMPLES


_REFUSALS: tuple[Callable[[Figure, FigureWords], bool], ...] = (
    _describes,
    _is_technical,
    _is_condition,
    _is_so_already,
    _is_no_aim,
)


def is_refused(figure: Figure, words: FigureWords) -> bool:
    """Tell whether a figure is no target, whatever compares it."""
    return any(map(call, _REFUSALS, repeat(figure), repeat(words)))
