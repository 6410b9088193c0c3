"""Targets: figures that the doers must reach, as value, unit and comparator.

Every figure with a counter or a percent sign is a candidate. Refusals come first (a technical limit, a
condition, a description); then what binds it is looked for: a comparator before it (不少于30家), one behind
it (90%以上), the count of a longer list (等5种产品), or a verb whose work it counts (完成4000批次).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from generator.core.model import Target
from generator.core.spans import Span
from generator.core.terms import Comparator
from generator.facts.figures import Figure, FigureWords, Lead, read_figures
from generator.facts.passage import Passage, Provision
from generator.facts.setting import Setting

_OF_NAME = re.compile(r"最高|最长|最多|最少")
_WEAK_LEADS = ("为", "实现")  # 为3个, 实现5家 only describe; with a percent sign they bind
_BEHIND = {
    "以上": Comparator.AT_LEAST,
    "以下": Comparator.AT_MOST,
    "以内": Comparator.AT_MOST,
    "之内": Comparator.AT_MOST,
    "内": Comparator.AT_MOST,
}
_RATES = ("%", "‰")
_A_HEAD = ("批次/千人", "批次/万人", "批/千人", "件/万人", "件/千人")
_TIMES = ("个工作日", "工作日", "个月", "天", "日", "小时", "个小时", "分钟")
_PRICES = ("元",)
_SAMPLES = ("批次", "批", "组", "批次/千人", "份")
_SHORTER = re.compile(
    r"(?:压缩|压减|缩短|减少|减|精简|降低|降|控制|办结|办理时限|时间|时限|周期|用时)[^,。;]{0,14}$"
)
_AS_IT_IS = re.compile(
    r"已经?(?:完成|办结|抽检|检查|建成|培训)[^,。;]{0,12}$|实际完成[^,。;]{0,8}$|未(?:超过|达到|高于|低于)[^,。;]{0,6}$|(?:共有|现有|已有|目前)[^,。;]{0,12}$|(?:去年|上年度?)[^提增降扩达,。;]{0,12}$"
    r"|(?:制定|确定|明确|梳理|列出|安排|设置|提出)了[^,。;]{0,6}$|未[^,。;、]{1,8}的$"
)
_LIMIT = re.compile(r"(?:水分|含水[率量]|含量|残留量?|酒精度|纯度)[不高低超过于大小少多]{2,4}$")
_SO_FAR = re.compile(r"以来|截至|去年|上年")
_IN_ALL = re.compile(r"[^,。;]{0,6}(?:共|累计|已|先后)")
_ON_DUTY = re.compile(r"(?:检查|执法|抽样|监管|核查|稽查|监督)人员[^,。;]{0,5}$")
_WEIGHT = re.compile(r"(?:权重|考核[^。;]{0,6},?占比?|分值|记分)[^,。;\d]{0,3}$")
_PAST = re.compile(r"已|去年|上年|共[抽检]|累计|20\d\d年[^,]{0,8}共")
_TAUGHT = re.compile(r"培训|学习|教育|授课|集训")
_CONDITION = re.compile(r"\s?(?:的(?![,。;比])|者|未[^,。;]{0,8}的|仍)")
_OF_GROUP = re.compile(
    r"[^,。;、()]{0,6}(?:的(?:企业|单位|个人|产品|地区|部门|案件|经营者|生产者|项目)|(?:企业|单位|个人)的,)"
)
_SAYS_LITTLE = re.compile(
    r"(?:确保|力争|争取|实现|稳步|全年|年内|其中|并|要|应|的|计划|共计?|合计|累计|(?:第?[一二三四]季度|[上下]半年|(?:\d{1,2}月?[至到—–~-])?\d{1,2}月(?:份|底前)?|年底前)、?)*"
)
_LISTED = re.compile(r"[^,。;]*\d[^\d,。;、]{1,4}[、和及]")  # 绿色食品5个、
_LIST_TAIL = re.compile(r"等\s?(?:共\s?)?[^,。;:、()\d]{0,8}")
_LIST_CUTS = re.compile(r"[、,]|以及|和|及")
_LIST_MARKS = re.compile(r"[。;:!?\n]")
_SHARE = re.compile(r"(?:\s?[、,和]\s?\d+(?:\.\d+)?%){0,8}\s?的?(?:比例|抽取|随机抽取)")
_CHANGE = re.compile(r"(?:增长|下降|降低|减少|提高|提升|上升|压减|压缩|缩减|削减|增加|提速)(?:了)?\s?$")
_RATE_NAME = re.compile(r"(?:率|比例|占比|覆盖面)(?:要|须|应|均)?(?:力争|确保)?\s?$")
_AGE = re.compile(r"\d{1,2}年(?:及?以[上下内]|以前)")
_BRACKET = re.compile(r"\([^()]{0,40}\)")
_PART_DONE = re.compile(r"完成(?:全?年?度?(?:任务|进度|总量|总数|计划)的?)?\s?$")
_EACH_RATE = re.compile(r"(?:[两二三四五六]个|实施|实行|进行|开展|做到|确保)\s?[“\"]?$")
_WHOLE = re.compile(r"\s?(?:全覆盖|覆盖|完成|到位|落实|通过|达到|达标|符合|实现|纳入|建立|签订)")
_STAGES = re.compile(r"大?(?:阶段|步骤|环节|方面|层次|层面|部分)")
_ONCE = re.compile(
    r"各[\u4e00-\u9fff]{0,4}$|每[一两二三四]?个?(?:半?年度?|季度?|半?月|周|星期|日|天)(?:至少|各)?[\u4e00-\u9fff]{0,4}$|"
    r"(?:开展|组织|进行|召开|举办|举行|实施|安排|参加|接受|完成|做|抽查|抽检|检测|监测|评估|排查|会商|检查|培训|报告|报送|通报|讲|发布|公布|演练|巡查|督导|督查)了?$"
)
_NO_COUNT = re.compile(r"性|到位|告知|提交|办结|办成|整改|清")


def find_targets(provision: Provision, setting: Setting) -> tuple[Target, ...]:
    """Find the targets of a provision, heading first, in order of place."""
    words = setting.lexicon.bind(FigureWords)
    figures = [(passage, read_figures(passage, setting.lexicon)) for passage in provision.passages]
    if not any(found for _, found in figures) or provision.is_under(words.technical_headings):
        return ()
    return tuple(target for passage, found in figures for target in _read(passage, found, words))


def _read(passage: Passage, figures: list[Figure], words: FigureWords) -> Iterator[Target]:
    last: tuple[Figure, Comparator] | None = None
    for figure in figures:
        if any(refuses(figure, words) for refuses in _REFUSALS):
            continue
        comparator, start = _compare(passage.plain, figure, last, words)
        if comparator is None:
            continue
        last = figure, comparator
        value = figure.value
        if comparator is Comparator.EQUAL and figure.least:
            value, comparator = float(figure.least), Comparator.AT_LEAST
        quote = passage.quote(Span(start, figure.span.end)).strip()
        yield Target(value, figure.unit, comparator, quote, _counted_thing(passage, figure))


def _compare(
    text: str, figure: Figure, last: tuple[Figure, Comparator] | None, words: FigureWords
) -> tuple[Comparator | None, int]:
    """Return the comparator of a figure, and where its quote begins; ``last`` is the target before it."""
    comparator, start = _bound(figure)
    if comparator is not None:
        return comparator, start
    if last and _pairs_with(text, figure, last[0]):
        return last[1], figure.span.start
    counted = last[0].span if last and last[0].unit not in _RATES else None
    if _outnumbers_list(text, figure) or _counts_work(figure, words) or _goes_on(text, figure, counted):
        return Comparator.EQUAL, figure.span.start
    return None, 0


def _is_technical(figure: Figure, words: FigureWords) -> bool:
    """Refuse technical limits (4.5米, 水分不高于12%) and bare figures that nothing compares."""
    if figure.unit == "":
        return figure.lead is None or figure.lead.base != ""
    return figure.unit in words.technical_units or _LIMIT.search(figure.before) is not None


def _is_so_already(figure: Figure, words: FigureWords) -> bool:
    """Refuse what has been done or is so already: 目前共有30家, 去年以来共检查50家."""
    if _SO_FAR.search(figure.earlier) and _IN_ALL.match(figure.before):
        return True
    return _AS_IT_IS.search(figure.before) is not None


def _is_no_aim(figure: Figure, words: FigureWords) -> bool:
    """Refuse 不发生一起, 零投诉, 最多跑一次, an estimate of cost, how many inspectors go, a weight."""
    before = figure.before
    if "不发生" in before[-8:] or before.endswith(("零", "最多跑")):
        return True
    if figure.unit in ("人", "名"):
        return _ON_DUTY.search(before) is not None
    if figure.unit in _RATES:
        return figure.lead is None and _WEIGHT.search(figure.earlier + before) is not None
    return before.endswith("约") and "元" in figure.unit


def _is_condition(figure: Figure, words: FigureWords) -> bool:
    """Tell whether a figure says which ones are meant: 抽查不合格超过2次的企业."""
    if figure.unit not in _RATES and _CONDITION.match(figure.behind) and not _is_work(figure, words):
        return True
    if not _OF_GROUP.match(figure.behind):
        return False
    lead = figure.lead
    return lead is None or bool(figure.suffix) or lead.comparator in (Comparator.MORE, Comparator.LESS)


def _describes(figure: Figure, words: FigureWords) -> bool:
    """Tell whether a figure only describes (三个方面), or announces the list behind a colon."""
    if figure.unit in ("类", "种", "个", "项", "大类", "方面") and figure.after_clause == ":":
        return True
    if figure.unit == "个" and _STAGES.match(figure.behind):
        return True
    if not figure.in_han or figure.unit not in ("批", "类", "个", "种", "项", "级"):
        return False
    return figure.unit in ("批", "级") or not figure.lead


_REFUSALS: tuple[Callable[[Figure, FigureWords], bool], ...] = (
    _is_technical,
    _is_condition,
    _describes,
    _is_so_already,
    _is_no_aim,
)
"""The rules that refuse a figure, whatever compares it."""


def _is_work(figure: Figure, words: FigureWords) -> bool:
    """Tell whether a verb of work leads right to the figure: 启动不少于200批次的监测."""
    lead = figure.lead
    before = figure.before.removesuffix(lead.words) if lead else figure.before
    return bool(words.verb.search(before[-8:])) and figure.unit in _SAMPLES


def _bound(figure: Figure) -> tuple[Comparator | None, int]:
    """Return the comparator that binds a figure, and where the words that bind it begin."""
    suffix = figure.suffix
    behind = next((c for word, c in _BEHIND.items() if suffix.endswith(word)), None) if suffix else None
    lead = figure.lead
    if figure.unit in _TIMES and not _is_taught(figure) and not _SHORTER.search(figure.before):
        return None, 0  # 15个工作日内 is a term
    if lead is None:
        return _bound_alone(figure, behind), figure.span.start
    if lead.base and _OF_NAME.match(lead.words):
        return _bound_alone(figure, behind), figure.span.start  # 最高计量标准15项以上
    start = figure.span.start - len(lead.words)
    own = lead.comparator
    if own is not Comparator.EQUAL:
        return (behind if behind and own is Comparator.MORE else own), start
    return (behind or own, start) if behind or _is_reached(figure, lead) else (None, 0)


def _is_taught(figure: Figure) -> bool:
    """Tell whether a time is the least that is taught: 培训时间不少于40小时."""
    lead = figure.lead
    at_least = lead is not None and lead.comparator is Comparator.AT_LEAST
    return at_least and _TAUGHT.search(figure.before) is not None


def _bound_alone(figure: Figure, behind: Comparator | None) -> Comparator | None:
    """Return the comparator of a figure that no word leads: 30%以上, 按5%的比例, 增长10%."""
    if figure.in_han and figure.unit not in (*_TIMES, "次", "成"):
        return None
    if behind:
        return None if figure.suffix == "内" and figure.unit not in _TIMES else behind
    if figure.unit in (*_RATES, "个百分点") and (
        _SHARE.match(figure.behind) or _CHANGE.search(figure.before)
    ):
        return Comparator.EQUAL
    return None


def _is_reached(figure: Figure, lead: Lead) -> bool:
    """Tell whether 达到, 减至 … bind a figure: a rate always, a count where they stand right before it."""
    if figure.unit in (*_RATES, *_A_HEAD):
        return True
    weak = lead.words.startswith(_WEAK_LEADS)
    return not lead.base and not weak and (not figure.in_han or figure.unit in ("次", *_TIMES))


def _outnumbers_list(text: str, figure: Figure) -> bool:
    """Tell whether a count behind 等 is larger than the list before it: 洗手液等5种产品, 等地方标准2项."""
    etc = text.rfind("等", max(0, figure.span.start - 12), figure.span.start)
    if (
        etc < 0
        or figure.unit in (*_TIMES, *_PRICES)
        or not _LIST_TAIL.fullmatch(text, etc, figure.span.start)
    ):
        return False
    before = text[max(0, etc - 120) : etc]
    marks = [mark.end() for mark in _LIST_MARKS.finditer(before)]
    return figure.value > len(_LIST_CUTS.split(before[marks[-1] if marks else 0 :]))


def _counts_work(figure: Figure, words: FigureWords) -> bool:
    """Tell whether a figure counts what is to be done: 完成4000批次, 开展一次检查."""
    before = figure.before
    if figure.unit in _TIMES:
        return bool(_SHORTER.search(before)) and bool(re.search(r"[、和]\s?$", before))
    if figure.unit in _A_HEAD:
        return True
    if figure.in_han:
        once = figure.unit in ("次", "场", "期", "轮") and _ONCE.search(before)
        return bool(once) and not _NO_COUNT.match(figure.behind)
    if figure.unit in _RATES:
        return bool(
            _RATE_NAME.search(before)
            or _WHOLE.match(figure.behind)
            or _EACH_RATE.search(before)
            or _PART_DONE.search(before)
        )
    return not before.rstrip().endswith("等") and _counts_things(figure, words)


def _counts_things(figure: Figure, words: FigureWords) -> bool:
    """Tell whether a figure counts things to be made, tested or visited: 抽查涂料、油墨80批次, 对15家机构开展检查."""
    before, behind = figure.before, figure.behind
    if figure.unit in ("批次", "组") and not behind.strip() and not _PAST.search(before):
        return True
    if before.endswith(("对", "对其中")) and re.search(r"开展|进行|实施|实行", behind):
        return True
    reaches = words.verb_far if figure.unit in _SAMPLES else words.verb_near
    return bool(reaches.search(_BRACKET.sub("", _AGE.sub("", before))[-64:]))


def _pairs_with(text: str, figure: Figure, last: Figure) -> bool:
    """Tell whether a rate shares the words that bind the one before it: 削减8.9%、5%."""
    between = text[last.span.end : figure.span.start].strip()
    return figure.unit in _RATES and last.unit == figure.unit and between in ("、", "和", "及", "与")


def _goes_on(text: str, figure: Figure, counted: Span | None) -> bool:
    """Tell whether a count goes on from the one before it: 检查生产企业10家、经销单位40家."""
    if counted is None or figure.in_han or figure.unit in (*_RATES, *_TIMES, *_PRICES):
        return False
    return bool(
        re.fullmatch(
            r"[\u4e00-\u9fff]{0,16}\s?[、,;和]\s?[^,。;:、()\d]{0,10}(?:\([^(),。;\d]{1,8}\))?",
            text[counted.end : figure.span.start],
        )
    )


def _counted_thing(passage: Passage, figure: Figure) -> str | None:
    """Return what is counted, in the document's words: what follows the figure, else what leads to it."""
    behind = re.match(r"[^,。;:、()的]{2,24}", figure.behind)
    if behind and figure.unit not in _RATES:
        words = passage.raw[figure.span.end : figure.span.end + behind.end()]
        return words.strip() or None
    start, end = figure.span.start - len(figure.before), figure.span.start
    listed = _LISTED.match(figure.before)
    start += listed.end() if listed else 0
    said = _SAYS_LITTLE.match(figure.before, start - figure.span.start + len(figure.before))
    start += len(said[0]) if said else 0
    end -= len(figure.lead.words) if figure.lead else 0
    return passage.raw[start:end].strip(" ，、；：,") or None
