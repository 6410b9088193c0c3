"""Which time phrases of a provision do not say when something is due.

Some only name something (上半年工作情况, 2019年版), some describe the past or tell which things are meant,
some limit a processing time (压缩至5个工作日以内). One named rule each, asked by the kind of the phrase.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import repeat
from operator import call

from msgspec import Struct

from generator.core.dates import Anchor
from generator.core.recurrences import REPORTS
from generator.core.terms import DeadlineKind
from generator.core.time_bounds import TimePhrase
from generator.facts.lexicon import Lexicon
from generator.facts.time_stamps import dates_a_page

_BACK, _AHEAD = 20, 30
_LATELY = re.compile("(?:近|过去|连续|(?<!开始|启动|实施|召开|举办|举行|开展|到期|届满)(?<![节提])前)$")
_OPENS_TASK = r"\s?[,:;)。、”\"〓\]】>]|\s?$"
_BAN = re.compile(r"\s?(?:不得|不予|禁止|未)")
_BANNED = re.compile(r"不得[^,。;]{0,16}$")
_SHORTENED = re.compile(
    r"(?:压缩|压减|缩短|减少|减|精简|控制|限制|限定|降低|降|提速|优化|规定|不超过|不多于|少于|低于|超过)[^,。;、]{0,12}[至到为在]?\s?$"
)
_FESTIVAL = r"(?:元旦|春节|元宵|清明|五一|劳动节|端午|中秋|国庆|重阳|双节|两节)"
_NAMED_YEAR = re.compile(rf"\s?(?:版|第?\s?\d{{1,4}}\s?号|[〓》]|我[国省市县区局]|的|[“\"]?{_FESTIVAL})")
_TO_FESTIVAL = re.compile(rf"\s?(?:[至到]|[-–—―~〜]{{1,2}})\s?[“\"]?{_FESTIVAL}")
_OF_FESTIVAL = re.compile(rf"\s?[“\"]?{_FESTIVAL}")
_WAS_DONE = re.compile(r"[^。;]{0,40}(?:开展|组织|取得|完成|查处|出台|实施|部署|建立|召开|检查)了")
_PAST = re.compile(r"[^,。;]{0,20}(?:以来|印发的|发布的|下发的|出台的|召开的|公布的|施行的|实施的|通过的)")
_BIRTH = re.compile(
    r"[^,。;]{0,4}(?:出生|生产|取得|发证|成立|登记|出厂|购买|领证|建成|注册|颁发)[^,。;]{0,6}的"
)
_SETTLED = re.compile(  # words first, ungrouped: so a search skips to their first characters
    "".join(f"{word}[^,。;]{{0,4}}$|" for word in ("有效期", "保质期", "许可期限", "过渡期")) + "已经?[于在]$"
)
_DONE = re.compile(r"\s?,?\s?(?:[^,。;]{0,8})?(?:已[^经]?|共[^同享]|累计|全[省市县区国]共)")
_DUE_LATER = re.compile(
    r"(?:工作|抽检|抽查)?(?:任务|总结|小结|[\u4e00-\u9fff]{0,4}分析|评估)(?:报告)?(?:应|须|要)?[于在]?\d{1,2}月"
)  # 全年任务11月底前
_LAST_TIME = re.compile(r"[^,。;已]{0,8}已[^,。;]{0,4}(?:[抽检]查|抽检|检[验测])过?的")  # 6个月内已抽查的产品
_OBJECT_OF = re.compile(
    r"(?:完成|部署|总结|安排|落实|报送|上报|分析|制定|编制|对照|贯穿|覆盖|占|通报|梳理|回顾|谋划)$"
)
_MECHANISM = re.compile(rf"[日周旬](?!{REPORTS})[\u4e00-\u9fff]{{2}}、\s?$")  # 日管控、周排查、月调度
_OFFENDERS = re.compile(r"(?:及?以上)?[^,。;、]{0,4}(?:不合格|违法|投诉|处罚|被|受[罚处到])[^,。;]{0,12}的")
_IN_WHICH = re.compile(r"[^,。;]{1,20}的(?:企业|单位|经营者|经营户|产品|个人|商户|门店|机构)")
_OF_A_KIND = re.compile("的|(?:工作|任务|抽检|抽查)?(?:安排|计划|分解)?表")  # 对按月申报的…, 分月安排表
_STANDARD = re.compile(r"[a-z](?:/[a-z])?\s?$")
_MEASURED = re.compile(
    r"[^,。;]{0,12}(?:浓度|平均(?![^,。;]{0,4}(?:检查|抽查|抽检|巡查|至少|不少于))|均未|均值|排放量|产量|客流|发生量)"
)
_LINE = 200  # characters in which a bracket that holds a date begins
_ON_GROUND = re.compile(r"(?:根据|按照|依据|依照|贯彻|落实|学习)[^,。;]{0,80}$")
_GROUND = re.compile(
    r"[^,。;]{0,26}(?:会议|精神|讲话|视频会|电话会|批示|(?:的|总体)(?:要求|部署))|[^,。;]{0,12}(?:下发|印发|发布|颁布|转发)的?《"
)
_HAPPENED = re.compile(
    r"(?!模拟)[^。;演]{0,60}?(?:发生[^,。;]{0,20}(?:事故|火灾|爆炸|事件)|死亡|受伤|坠落|坠亡|遇难|曝光|召开了|部署了|印发了|获悉)"
    r"|[^,。;]{0,4}召开[^,。;]{0,30}(?:会议?|大会),[^。;]{0,30}(?:作了|指出|强调)"
)
_LOST = ("?", "\ufffd", "□")
_DESCRIBES = re.compile(r"的|\s?是(?!否)")
_ENDS_CELL = ("\n", ";", "")
_MOTTO = re.compile(r"一[^,。;、]{1,4}[”\"]")
_ONE_WORD = re.compile(
    r"(?:总结|考核|考评|验收|评估|通报|检查|抽查|复查|督查|评审|表彰)(?:验收|提升|评估|阶段)?(?=[,。;]|$)"
)
_OPENS_CLAUSE = re.compile(r"(?:^|[,;。:\n])\s?$")
_REACHED = re.compile(r"[^,。;:]{0,30}(?:不低于|不少于|达到?|不超过|至少|≥|控制在)\s?\d")
_IN_FORCE = re.compile(r"\s?起?(?:正式|全面)?施行")
_LISTED_RHYTHM = re.compile(
    rf"(?:[按每逐](?:日|天|周|旬|月|季度?|半年|年)度?|[日周旬月季年]度?(?={REPORTS}))[^,。;、]{{0,6}}、\s?$"
)
_EVENT_NAME = re.compile(
    r"[”\"’']?\s?(?:晚会|热线|平台|投诉台|网站|系统|(?:主题|宣传)?(?:标语|横幅|海报|展板|口号|宣传片|专栏)|(?:网购|网络|集中)?(?:促销|大促|购物)(?:活动|节|行为)?(?!期间|之?[前后中])|(?:国际|世界|全国)?(?:消费者权益日|计量日)?[”\"]?"
    r"(?:消费者?|打假|维权|主题|系列|大型|集中|专题|现场|宣传|咨询|服务|教育|纪念|普法)*(?:活动|行动|工作|方案|仪式|周|启动)(?!期间|中))"
)
_IS = re.compile(r"[是为](?:我国|全国|第[^,。;]{1,6}[个次])?[“\"]?$")
_HELD = re.compile(r"(?:组织|开展|举办|策划|办好|启动)[“\"全国际]{0,3}$")
_TAKEN_UP = re.compile(r"(?:结合|利用|借助|抓住)[^,。;]{0,16}$|(?:在|以|(?<!关)于)[“\"全国际]{0,3}$")


class TimeWords:
    """The patterns of the rules that hold words of a vocabulary; made by ``Lexicon.bind``."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.begins_task = lexicon.pattern(
            rf"(?:{_OPENS_TASK})|\s?(?!{{1}}){{0}}|\s?\d", "task-verbs", "work-nouns"
        )
        self.counted_work = lexicon.pattern(
            r"\s?[^,。;:、()]{{0,8}}{0}[^,。;:、()于·]{{0,10}}\d+(?![\d年月日·])", "work-nouns"
        )
        self.any_work = lexicon.pattern(
            r"\s?(?:网络|线上)?(?!工作|日常|重点|计划|总)(?:{0}|{1})|[^,。;:、()的]{{0,20}}\d",
            *("task-verbs", "work-nouns"),
        )
        self.names = lexicon.pattern(
            r"\s?[^,。;:、()〓\d]{{0,12}}?{0}(?=[\s,。;:、()的及和与并于应须要将报进]|$)", "name-tails"
        )
        self.sets_up = lexicon.pattern(r"{0}[^,。;]*$", "setting-verbs")


class _Case(Struct, frozen=True, gc=False):
    """A phrase in its text: the words right before and behind it, and what it is judged by."""

    phrase: TimePhrase
    before: str
    after: str
    text: str
    anchor: Anchor
    words: TimeWords


def says_when(text: str, phrase: TimePhrase, anchor: Anchor, words: TimeWords) -> bool:
    """Tell whether a time phrase of a text says when something is due, by the words about it."""
    start, end = phrase.span
    before, after = text[max(0, start - _BACK) : start], text[end : end + _AHEAD]
    case = _Case(phrase, before, after, text, anchor, words)
    return not any(map(call, _rules_of(phrase.kind, phrase.shape), repeat(case)))


def _is_processing_time(case: _Case) -> bool:
    """Refuse 压缩至5个工作日以内: a figure to be reached, not a term; 24小时内 is no day's term."""
    if case.phrase.span.of(case.text).replace(" ", "").startswith("24小时"):
        return True
    if _BAN.match(case.after) or _BANNED.search(case.before) or _LAST_TIME.match(case.after):
        return True
    if case.before.endswith(("对", "在")) and _IN_WHICH.match(case.after):
        return True
    return bool(_SHORTENED.search(case.before) or _LATELY.search(case.before))


def _is_past(case: _Case) -> bool:
    """Refuse what was over before the plan, and the term of a permit: 截至2021年底已…, 有效期至2023年底, 已于…."""
    phrase = case.phrase
    if _SETTLED.search(case.before):
        return True
    if case.text.startswith("截至", phrase.span.start) and _DONE.match(case.after):
        return True
    last = phrase.last or phrase.first
    if last is None or last.year is None or not phrase.stated:
        return False
    if "统计" in case.before[-6:]:
        return True
    dated = case.anchor.dated
    over = dated is not None and last < (dated.year, dated.month, dated.day)
    if last.year < (case.anchor.year or last.year):
        return dated is None or over  # of a plan for 2008 that was issued in 2007
    return over and phrase.kind is DeadlineKind.PERIOD


def _is_condition(case: _Case) -> bool:
    """Refuse 2018年1月1日以后生产的…, 2021年3月15日起施行的…: they tell which things are meant."""
    if not case.phrase.stated:
        return False
    return bool(_BIRTH.match(case.after) or (case.phrase.shape == "day" and _PAST.match(case.after)))


def _comes_into_force(case: _Case) -> bool:
    """Refuse 自2021年5月1日起施行, 将于6月1日施行的《…》: a rule is in force from then, nothing is due."""
    return _IN_FORCE.match(case.after) is not None


def _is_a_stamp(case: _Case) -> bool:
    """Refuse 发布时间：2022-03-20: it dates the page."""
    return dates_a_page(case.phrase, case.text, case.before, case.after)


def _ends_with_a_festival(case: _Case) -> bool:
    """Refuse 8月中旬至中秋节: the day on which it ends is not known."""
    ends_in_year = case.text[case.phrase.span.end - 1] == "年"
    return (_OF_FESTIVAL if ends_in_year else _TO_FESTIVAL).match(case.after) is not None


def _is_history(case: _Case) -> bool:
    """Refuse a day that dates the ground of the work or an accident: 根据3月8日全市会议精神, 2月15日…坠落."""
    start = case.phrase.span.start
    if _GROUND.match(case.after) and _ON_GROUND.search(case.text, max(0, start - 90), start):
        return True
    return _HAPPENED.match(case.text, case.phrase.span.end) is not None


def _is_unreadable(case: _Case) -> bool:
    """Refuse what stands behind a lost character or in the number of a standard: 请?月底前, GB/T 2022.5."""
    words = case.phrase.span.of(case.text)
    if words[0] in "12" and _STANDARD.search(case.before):
        return True
    return case.before[-1:] in _LOST and bool(case.before) and (words[0] == "月" or not case.phrase.stated)


def _is_of_a_title(case: _Case) -> bool:
    """Refuse a date in the bracket behind a title: 《…》（2021年6月1日起施行）."""
    start = case.phrase.span.start
    opening = case.text.rfind("(", max(0, start - _LINE), start)
    return opening > 0 and case.text[opening - 1] == "》" and ")" not in case.text[opening:start]


def _names_a_year(case: _Case) -> bool:
    """Refuse a year that is the plan's own or only names something (2019年版, 2013年工作的基础上)."""
    phrase, after = case.phrase, case.after
    year = phrase.first.year if phrase.first else None
    if year is None or (phrase.shape == "year" and year == case.anchor.year):
        return True
    alone = phrase.shape == "year" and case.before.endswith("(") and after.startswith(")")
    named = case.text[phrase.span.end - 1] == "度" or _NAMED_YEAR.match(after) or _WAS_DONE.match(after)
    if not alone and (named or after[:1] in ("", ")")):
        return True
    if alone or case.words.begins_task.match(after):
        return False  # 集中攻坚（2021年）
    if phrase.shape == "year" and _OPENS_CLAUSE.search(case.before):
        return case.words.names.match(after) is not None
    return True


def _names_a_part(case: _Case) -> bool:
    """Refuse a part of the year that belongs to a name: 上半年工作情况, 全年日常检查任务, 3月份的数据."""
    shape, after, words = case.phrase.shape, case.after, case.words
    if shape in ("year", "years", "span", "occasion", "now"):
        return False
    if case.before.endswith((":", ":贯穿")) and after[:1] in _ENDS_CELL:
        return False  # 完成时间：全年
    if _DESCRIBES.match(after) or _MOTTO.match(after) or (shape == "full" and _DUE_LATER.match(after)):
        return True
    if shape in ("full", "half") and _OBJECT_OF.search(case.before):
        return True
    is_word = _ONE_WORD.match(after) and _OPENS_CLAUSE.search(case.before)
    if is_word or words.begins_task.match(after) or words.counted_work.match(after):
        return False
    is_named = words.names.match(after) is not None
    return (
        (is_named or not words.any_work.match(after)) and not _REACHED.match(after)
        if shape == "full"
        else is_named
    )


def _is_event_name(case: _Case) -> bool:
    """Refuse 3·15晚会, 3·15热线."""
    if _IS.search(case.before):
        return True
    if not _EVENT_NAME.match(case.text, case.phrase.span.end):
        return False
    is_held = "活动" in case.after[:8] and _HELD.search(case.before)
    return not is_held and not _TAKEN_UP.search(case.before)


def _is_no_rhythm(case: _Case) -> bool:
    """Refuse 季度通报 where nothing sets it up, and 对按月申报的…, 分月安排表, which tell who or what is meant."""
    ends_in_times = case.text[case.phrase.span.end - 1] == "次"
    if _MEASURED.match(case.after) or (ends_in_times and _OFFENDERS.match(case.after)):
        return True
    if case.phrase.shape == "system":
        if _MECHANISM.search(case.before):
            return True
        return not (case.words.sets_up.search(case.before) or _LISTED_RHYTHM.search(case.before))
    return case.phrase.shape == "by" and (case.before.endswith("对") or bool(_OF_A_KIND.match(case.after)))


_Rule = Callable[[_Case], bool]
_OF_ANY: tuple[_Rule, ...] = (_is_past, _is_a_stamp, _is_unreadable, _is_of_a_title)
_RULES: dict[DeadlineKind, tuple[_Rule, ...]] = {
    DeadlineKind.RECURRING: (_is_no_rhythm, _is_of_a_title),
    DeadlineKind.START: (_is_condition, _comes_into_force, *_OF_ANY),
    DeadlineKind.DEADLINE: (_is_processing_time, _is_event_name, *_OF_ANY),
    DeadlineKind.PERIOD: (
        _names_a_year,
        _names_a_part,
        _is_condition,
        _comes_into_force,
        _is_history,
        _ends_with_a_festival,
        _is_event_name,
        *_OF_ANY,
    ),
}
"""The rules that can refuse a phrase of each kind."""

_SHAPES: dict[_Rule, tuple[str, ...]] = {
    _is_processing_time: ("term",),
    _is_a_stamp: ("day", "month"),
    _is_history: ("day",),
    _is_event_name: ("occasion",),
    _names_a_year: ("year", "years"),
}
"""The shapes that a rule is about, where it is not about all."""


@cache
def _rules_of(kind: DeadlineKind, shape: str) -> tuple[_Rule, ...]:
    """Return the rules that can refuse a phrase of a kind and shape."""
    return tuple(rule for rule in _RULES[kind] if shape in _SHAPES.get(rule, (shape,)))
