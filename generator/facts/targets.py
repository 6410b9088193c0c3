"""Targets: figures that the doers must reach, as value, unit and comparator.

Every figure with a counter or a percent sign is a candidate. Refusals come first (``target_refusals``); then
what binds it is looked for: a comparator before it (不少于30家), one behind it (90%以上), the count of a
longer list (等5种产品), or a verb whose work it counts (完成4000批次).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from operator import itemgetter

from generator.core.model import Target
from generator.core.spans import Span
from generator.core.terms import Comparator
from generator.facts.column_figures import read_column_figures, where_column_figures
from generator.facts.figures import RATES, SAMPLES, Figure, FigureWords, Lead, read_figures, where_figures
from generator.facts.lexicon import Lexicon
from generator.facts.passage import Passage, Provision
from generator.facts.setting import Setting
from generator.facts.sheet import Sheet
from generator.facts.target_refusals import count_names, is_refused
from generator.facts.target_times import SHORTER, TIMES, is_so_often, is_time_to_reach

_OF_NAME = re.compile(r"最高|最长|最多|最少")
_WEAK_LEADS = ("为", "实现")  # 为3个, 实现5家 only describe; with a percent sign they bind
_BEHIND = {
    "以上": Comparator.AT_LEAST,
    "以下": Comparator.AT_MOST,
    "以内": Comparator.AT_MOST,
    "之内": Comparator.AT_MOST,
    "内": Comparator.AT_MOST,
}
_A_HEAD = ("批次/千人", "批次/万人", "批/千人", "件/万人", "件/千人")
_PRICES = ("元",)
_PAST = re.compile(r"已|去年|上年|共[抽检]|累计|20\d\d年[^,]{0,8}共")
_SAYS_LITTLE = re.compile(
    r"(?:确保|力争|争取|实现|稳步|全年|年内|其中|并|要|应|的|计划|共计?|合计|累计|(?:第?[一二三四]季度|[上下]半年|(?:\d{1,2}月?[至到—–~-])?\d{1,2}月(?:份|底前)?|年底前)、?)*"
)
_LISTED = re.compile(r"[^,。;]*\d[^\d,。;、]{1,4}[、和及]")  # 绿色食品5个、
_LIST_TAIL = re.compile(r"等\s?(?:共\s?)?[^,。;:、()\d]{0,8}")
_SHARE = re.compile(r"(?:\s?[、,和]\s?\d+(?:\.\d+)?%){0,8}\s?的?(?:比例|抽取|随机抽取)")
_DRAWN = ("抽取", "抽查", "抽检", "抽选", "检查")
_SAMPLED = re.compile(r"[^,。;]{0,4}(?:抽|检)")
_CHANGE = re.compile(r"(?:增长|下降|降低|减少|提高|提升|上升|压减|压缩|缩减|削减|增加|提速)(?:了)?\s?$")
_RATE_NAME = re.compile(
    r"(?:率|比例|占比|[盖查训扶教]面|占[^,。;]{2,24}的|率[\u4e00-\u9fff]{2,6}|[盖查训]面[\u4e00-\u9fff]{2,8}|抽查|抽检|数量)(?:要|须|应|均|占)?(?:力争|确保)?\s?$"
)
_APPOINTED = re.compile(
    r"(?:明确|确定|指定|选派|聘|配备)[^,。;\d]{0,14}$|各$|每(?:个?[村所乡镇校县店]|街道|社区)$"
)  # 联络员名单(各1名)
_CHOSEN = re.compile(r"(?:选定|选取|选择|挑选|确定)$")
_PART = re.compile(r"(?:\((?:含|其中|包括)|\d\s?(?:批次|批|组)\s?\()[^()]{0,40}$")
_NEXT_LOT = re.compile(r"\s?、[\u4e00-\u9fff]{1,10}\d+\s?(?:批次|批|组)")
_PASSES = re.compile(r"[\u4e00-\u9fff]{0,8}(?:通过|达标|验收)")
_COUNT_NAME = re.compile(
    r"(?:登记金?额|融资金?额|交易额|质押金?额|拥有量|保有量|报告数|上报数|数量|户数|家数|组数|(?<!合格)批次数?)$"
)
_CELL = re.compile("(?:比例|任务量?|指标|目标)$")  # 抽查比例：15户
_SIZE = re.compile(r"\d{1,2}年(?:及?以[上下内]|以前)|\d+(?:\.\d+)?(?:蒸?吨|千瓦|升)(?:及?以[上下])")
_BRACKET = re.compile(r"\([^()]{0,40}\)")
_PART_DONE = re.compile(r"完成(?:全?年?度?(?:[\u4e00-\u9fff]{0,4}任务量?|进度|总量|总数|计划)的?)?\s?$")
_AND_THEN = re.compile(
    r"\s?(?:、(?:[\u4e00-\u9fff]{2,6})?|和|及|与|[、,](?:\d{1,2}月|[年季]度?|半年)[底末]前)\s?"
)
_JOINS = re.compile(r"[、和]\s?$")
_GOES_ON = re.compile(r"\)?[\u4e00-\u9fff]{0,16}\s?[、,;和]\s?[^,。;:、()\d]{0,16}(?:\([^(),。;\d]{1,8}\))?")
_COUNTED = re.compile(r"[^,。;:、()的]{2,24}")
_KINDS_AND = re.compile(r"(?:品种|产品|商品)?\s?[、,]\s?")
_EACH_RATE = re.compile(r"(?:[两二三四五六]个|实施|实行|进行|开展|做到|确保|力争|争取)\s?[“\"]?$")
_PART_VISITED = re.compile(r"的[^,。;的]{2,16}(?:进行|开展|实施)")  # 对30%的乡镇卫生院进行检查
_WHOLE = re.compile(
    r"\s?(?:复查|核查|检查|抽[查检]|送检|回访|全覆盖|覆盖|完成|到位|落实|下达|立案|处理|通过|达到|达标|符合|实现|纳入|建立|签订)"
)
_ONCE = re.compile(
    r"各[\u4e00-\u9fff]{0,4}$|每[一两二三四]?个?(?:半?年度?|季度?|半?月|旬|周|星期|日|天)(?:至少|各)?[\u4e00-\u9fff]{0,14}$|"
    r"(?:开展|组织|进行|召开|举办|举行|实施|安排|参加|接受|完成|做|搞|摸排|排摸|走访|清理|梳理|[\u4e00-\u9fff]查|抽检|检测|监测|评估|会商|培训|报告|报送|推送|通报|报|讲|发布|公布|演练|督导|轮训)了?$|(?:培训|学习|研讨|进修)班$|演练$|讲座$"
    r"|(?:开展|举办|组织)[“\"][^”\",。;]{1,16}[”\"](?:活动)?$"
)
_OF_TENTHS = re.compile(r"(?:总数|总量|数量|户数|家数)的?$")
_HELD = re.compile(r"(?<![主承协备督公创政经联举])办[\u4e00-\u9fff]{0,8}$")  # 办消费讲堂2期
_VISITING = ("对", "和", "及")
_ONE_KIND = re.compile(r"[\u4e00-\u9fff]{1,10}")
_OPENS_NAME = re.compile(r"[“\"][^”\"]{1,6}$")
_GROUP_OF = re.compile(r"(?:对(?:其中)?|为)$")
_DONE_TO = re.compile(r"开展|进行|实施|实行|推行|改革|[普清]查|全覆盖|问诊|提供")
_SET_UP = re.compile(r"试点|设置|设立|建立")
_NO_COUNT = re.compile(r"性|到位|告知|提交|办结|办成|整改|清(?![查理])")


def where_targets(sheet: Sheet, lexicon: Lexicon) -> Iterable[int]:
    """Return where a plan may state targets."""
    return chain(where_figures(sheet, lexicon), where_column_figures(sheet, lexicon))


def find_targets(provision: Provision, setting: Setting) -> tuple[Target, ...]:
    """Find the targets of a provision, heading first, in order of place; those of labelled cells last."""
    words = setting.lexicon.bind(FigureWords)
    found = [target for passage in provision.passages for target in _read_passage(passage, setting, words)]
    return tuple(found) if found and not provision.is_under(words.technical_headings) else ()


def _read_passage(passage: Passage, setting: Setting, words: FigureWords) -> list[Target]:
    figures = read_figures(passage, setting.lexicon)
    found = list(_read(passage, figures, words)) if figures else []
    if in_columns := read_column_figures(passage, setting.lexicon):
        found = sorted([*found, *in_columns], key=itemgetter(0))
    return [target for _, target in found]


def _read(passage: Passage, figures: list[Figure], words: FigureWords) -> Iterator[tuple[int, Target]]:
    last: tuple[Figure, Comparator] | None = None
    for figure in figures:
        if is_refused(figure, words):
            continue
        comparator, start = _compare(passage.plain, figure, last, words)
        if comparator is None:
            continue
        last = figure, comparator
        value = figure.value
        if comparator is Comparator.EQUAL and figure.least:
            value, comparator = float(figure.least), Comparator.AT_LEAST
        quote = passage.quote(Span(start, figure.span.end)).strip()
        yield (
            figure.span.start,
            Target(value, figure.unit, comparator, quote, _counted_thing(passage, figure)),
        )


def _compare(
    text: str, figure: Figure, last: tuple[Figure, Comparator] | None, words: FigureWords
) -> tuple[Comparator | None, int]:
    """Return the comparator of a figure, and where its quote begins; ``last`` is the target before it."""
    comparator, start = _bound(figure)
    if comparator is not None:
        return comparator, start
    if last and _pairs_with(text, figure, last[0]):
        return last[1], figure.span.start
    counted = last[0].span if last and last[0].unit not in RATES else None
    if _outnumbers_list(text, figure) or _counts_work(figure, words) or _goes_on(text, figure, counted):
        return Comparator.EQUAL, figure.span.start
    return None, 0


def _bound(figure: Figure) -> tuple[Comparator | None, int]:
    """Return the comparator that binds a figure, and where the words that bind it begin."""
    suffix = figure.suffix
    behind = next((c for word, c in _BEHIND.items() if suffix.endswith(word)), None) if suffix else None
    lead = figure.lead
    if figure.unit in TIMES and not is_time_to_reach(figure):
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


def _bound_alone(figure: Figure, behind: Comparator | None) -> Comparator | None:
    """Return the comparator of a figure that no word leads: 30%以上, 按5%的比例, 增长10%."""
    if figure.in_han and figure.unit not in (*TIMES, "次", "遍", "轮", "成"):
        return behind if _CHOSEN.search(figure.before) else None
    if behind:
        return None if figure.suffix == "内" and figure.unit not in TIMES else behind
    if figure.unit in (*RATES, "个百分点") and (_SHARE.match(figure.behind) or _CHANGE.search(figure.before)):
        return Comparator.EQUAL
    if figure.unit in RATES and figure.before.endswith("按") and _SAMPLED.match(figure.behind):
        return Comparator.EQUAL
    if figure.unit in RATES and figure.before.endswith(_DRAWN) and figure.behind.startswith("的"):
        return Comparator.EQUAL  # 抽取20%的学校
    return None


def _is_reached(figure: Figure, lead: Lead) -> bool:
    """Tell whether 达到, 减至 … bind a figure: a rate always, a count where they stand right before it."""
    if figure.unit in (*RATES, *_A_HEAD):
        return True
    weak = lead.words.startswith(_WEAK_LEADS)
    return not lead.base and not weak and (not figure.in_han or figure.unit in ("次", "成", *TIMES))


def _outnumbers_list(text: str, figure: Figure) -> bool:
    """Tell whether a count behind 等 is larger than the list before it: 洗手液等5种产品, 等地方标准2项."""
    etc = text.rfind("等", max(0, figure.span.start - 12), figure.span.start)
    if etc < 0 or figure.unit in (*TIMES, *_PRICES) or not _LIST_TAIL.fullmatch(text, etc, figure.span.start):
        return False
    return figure.value > count_names(text[max(0, etc - 120) : etc])


def _counts_work(figure: Figure, words: FigureWords) -> bool:
    """Tell whether a figure counts what is to be done: 完成4000批次, 开展一次检查."""
    before = figure.before
    if figure.unit in TIMES:
        return bool(SHORTER.search(before)) and _JOINS.search(before) is not None
    tenths = figure.unit == "成" and _OF_TENTHS.search(before) is not None
    if tenths or figure.unit in _A_HEAD or figure.unit.endswith("人口") or is_so_often(figure):
        return True
    if figure.unit in ("名", "人") and _APPOINTED.search(before):
        return True
    if figure.in_han and not (figure.value > 10 and figure.unit in ("家", "户", "名", "个")):
        once = figure.unit in ("次", "场", "期", "轮", "遍") and _ONCE.search(before)
        return bool(once) and not _NO_COUNT.match(figure.behind) and not _is_slogan(figure)
    if figure.unit in RATES:
        return bool(
            _RATE_NAME.search(figure.named)
            or _WHOLE.match(figure.behind)
            or _EACH_RATE.search(before)
            or _PART_DONE.search(before)
            or (before.endswith(_VISITING) and _PART_VISITED.match(figure.behind))
        )
    return not before.rstrip().endswith("等") and _counts_things(figure, words)


def _is_slogan(figure: Figure) -> bool:
    """Tell whether a count closes the quoted name of an action: 推行“综合查一次”."""
    return figure.behind.startswith(("”", '"')) and _OPENS_NAME.search(figure.before) is not None


def _counts_things(figure: Figure, words: FigureWords) -> bool:
    """Tell whether a figure counts things to be made, tested or visited: 抽查涂料、油墨80批次, 对15家机构开展检查."""
    before, behind = figure.before, figure.behind
    if _COUNT_NAME.search(figure.named) or _fills_cell(figure):
        return True
    if (
        figure.unit in ("批次", "组")
        and not _PAST.search(before)
        and (behind.strip()[:1] in ("", "由") or _PART.search(before) or _NEXT_LOT.match(behind))
    ):
        return True
    if _PASSES.match(behind) and not _PAST.search(before):
        return True
    held = figure.unit in ("期", "场", "届") and _HELD.search(before)
    if held or (_GROUP_OF.search(before) and _DONE_TO.search(behind)):
        return True
    if before.endswith(("在", "为")) and _SET_UP.search(behind):
        return True
    if before.endswith("(") and behind.startswith(")"):
        before = before[:-1]  # 塑料袋监督抽查（40批次）
    reaches = words.verb_far if figure.unit in SAMPLES else words.verb_near
    return bool(reaches.search(_BRACKET.sub("", _SIZE.sub("", before))[-64:]))


def _fills_cell(figure: Figure) -> bool:
    """Tell whether a figure fills a cell of what is to be checked, or opens one of counts: 抽查数量：加油机50台，衡器200台."""
    if not (figure.before or figure.behind).strip() and _CELL.search(figure.named):
        return True
    if not _ONE_KIND.fullmatch(figure.before):
        return False
    label = figure.earlier.rstrip()
    return label.endswith(":") and _COUNT_NAME.search(label[:-1]) is not None


def _pairs_with(text: str, figure: Figure, last: Figure) -> bool:
    """Tell whether a figure shares the words that bind the one before it: 削减8.9%、5%, 不少于3个品种、30批次."""
    if figure.unit in SAMPLES and last.lead and last.unit in ("个", "种", "类"):
        return _KINDS_AND.fullmatch(text, last.span.end, figure.span.start) is not None
    if figure.unit not in RATES or last.unit != figure.unit:
        return False
    return _AND_THEN.fullmatch(text, last.span.end, figure.span.start) is not None


def _goes_on(text: str, figure: Figure, counted: Span | None) -> bool:
    """Tell whether a count goes on from the one before it: 检查生产企业10家、经销单位40家."""
    if counted is None or figure.in_han or figure.unit in (*RATES, *TIMES, *_PRICES):
        return False
    beside = counted.end == figure.span.start  # 培训2期|120人次
    return beside or _GOES_ON.fullmatch(text, counted.end, figure.span.start) is not None


def _counted_thing(passage: Passage, figure: Figure) -> str | None:
    """Return what is counted, in the document's words: what follows the figure, else what leads to it."""
    behind = _COUNTED.match(figure.behind)
    if behind and figure.unit not in RATES:
        words = passage.raw[figure.span.end : figure.span.end + behind.end()]
        return words.strip() or None
    start, end = figure.span.start - len(figure.before), figure.span.start
    listed = _LISTED.match(figure.before)
    start += listed.end() if listed else 0
    said = _SAYS_LITTLE.match(figure.before, start - figure.span.start + len(figure.before))
    start += len(said[0]) if said else 0
    end -= len(figure.lead.words) if figure.lead else 0
    return passage.raw[start:end].strip(" ，、；：,") or None
