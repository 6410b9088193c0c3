"""Deadlines: which time phrases of a provision say when something is due, done or repeated.

A candidate that only names something (上半年工作情况, 2019年版), describes the past, or limits a
processing time (压缩至5个工作日以内) is refused by one of the named rules below.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from generator.core.model import Deadline
from generator.core.spans import Span
from generator.core.terms import DeadlineKind
from generator.core.time_phrases import TimePhrase, read_times
from generator.facts.due_tasks import find_task
from generator.facts.lexicon import Lexicon
from generator.facts.passage import Passage, Provision
from generator.facts.setting import Setting

_HINT = re.compile(
    r"[年月季旬周]|[每按][日天]|日内|天内|小时内|即日|之日|[·•・.]\d|[日号天]前|日报告|日通报|一日"
)
_AHEAD = 30
_OPENS_TASK = r"\s?[,:;)。、”\"〓\]】>]|\s?$"
_SHORTENED = re.compile(
    r"(?:压缩|压减|缩短|减少|减|精简|控制|限制|限定|降低|降|提速|优化|规定|不超过|不多于|少于|低于|超过)[^,。;、]{0,12}[至到为在]?\s?$"
)
_NAMED_YEAR = re.compile(r"\s?(?:版|第?\s?\d{1,4}\s?号|[〓》]|我[国省市县区局]|的)")
_PAST = re.compile(r"[^,。;]{0,20}(?:以来|印发的|发布的|下发的|出台的|召开的|公布的|施行的|实施的|通过的)")
_BIRTH = re.compile(
    r"[^,。;]{0,4}(?:出生|生产|取得|发证|成立|登记|出厂|购买|领证|建成|注册|颁发)[^,。;]{0,6}的"
)
_DONE = re.compile(r"\s?,?\s?(?:[^,。;]{0,8})?(?:已[^经]?|共[^同享]|累计|全[省市县区国]共)")
_OBJECT_OF = re.compile(
    r"(?:完成|部署|总结|安排|落实|报送|上报|分析|制定|编制|对照|贯穿|覆盖|占|通报|梳理|回顾|谋划)$"
)
_MEASURED = re.compile(r"[^,。;]{0,12}(?:浓度|平均|均未|均值|排放量|产量|客流|发生量)")
_MOTTO = re.compile(r"一[^,。;、]{1,4}[”\"]")
_STAMP = re.compile(r"(?:发布|发文|成文|印发|更新|上传|发表|公开|^|\s)(?:日期|时间)\s?:\s?$")
_ONE_WORD = re.compile(
    r"(?:总结|考核|考评|验收|评估|通报|检查|抽查|复查|督查|评审|表彰)(?:验收|提升|评估|阶段)?(?=[,。;]|$)"
)
_OPENS_CLAUSE = re.compile(r"(?:^|[,;。:\n])\s?$")
_EVENT_NAME = re.compile(
    r"[”\"’']?\s?(?:晚会|热线|平台|投诉台|网站|系统|(?:国际|世界|全国)?(?:消费者权益日|计量日)?[”\"]?"
    r"(?:打假|维权|主题|系列|大型|集中|专题|现场|宣传|咨询|服务|教育|纪念|普法)*(?:活动|行动|工作|方案|仪式|周|启动)(?!期间|中))"
)
_HELD = re.compile(r"(?:组织|开展|举办|策划|办好|启动)[“\"全国际]{0,3}$")
_TAKEN_UP = re.compile(r"(?:结合|利用|借助|抓住)[^,。;]{0,16}$|(?:在|以|(?<!关)于)[“\"全国际]{0,3}$")


def find_deadlines(provision: Provision, setting: Setting) -> tuple[Deadline, ...]:
    """Find the deadlines of a provision, heading first, in order of place."""
    found: list[Deadline] = []
    frame: TimePhrase | None = None
    for passage in provision.passages:
        if not _HINT.search(passage.plain):
            continue
        phrases = _read(passage, setting)
        spans = [phrase.span for phrase in phrases]
        found += [_record(passage, _in_frame(phrase, frame), spans) for phrase in phrases]
        if passage is provision.heading:
            frame = next((p for p in phrases if p.stated and p.last and p.last.year), None)
    return tuple(found)


def _read(passage: Passage, setting: Setting) -> list[TimePhrase]:
    says_when = partial(_says_when, setting=setting)
    return read_times(passage.plain, setting.anchor, setting.lexicon.find_occasions, says_when)


def _in_frame(phrase: TimePhrase, frame: TimePhrase | None) -> TimePhrase:
    """Give a phrase without a year the year of the span in its heading: 总结阶段（2026年3月）。3月20日前…."""
    if frame is None or frame.last is None or phrase.stated or phrase.kind is DeadlineKind.RECURRING:
        return phrase
    bound = phrase.last or phrase.first
    if bound is None or bound.year is None:
        return phrase
    opens = frame.first or frame.last
    for year in (opens.year, frame.last.year):
        if year is not None and opens.print() <= bound.in_year(year).print() <= frame.last.print():
            shift = year - bound.year
            return phrase._replace(
                first=phrase.first and phrase.first.in_year((phrase.first.year or year) + shift),
                last=phrase.last and phrase.last.in_year((phrase.last.year or year) + shift),
            )
    return phrase


def _record(passage: Passage, phrase: TimePhrase, others: list[Span]) -> Deadline:
    return Deadline(
        kind=phrase.kind,
        quote=passage.quote(phrase.span).strip(),
        start=phrase.first.print() if phrase.first else None,
        end=phrase.last.print() if phrase.last else None,
        rrule=phrase.rule,
        task=find_task(passage, phrase.span, others),
    )


def _says_when(text: str, phrase: TimePhrase, *, setting: Setting) -> bool:
    return not any(rule(text, phrase, setting) for rule in _RULES)


def _is_processing_time(text: str, phrase: TimePhrase, setting: Setting) -> bool:
    """Refuse 压缩至5个工作日以内: a figure to be reached, not a term."""
    if phrase.shape != "term":
        return False
    before = text[max(0, phrase.span.start - 16) : phrase.span.start]
    if phrase.span.of(text).replace(" ", "").startswith("24小时"):
        return True
    return bool(_SHORTENED.search(before) or before.endswith(("近", "过去", "最近", "前", "连续")))


def _is_past(text: str, phrase: TimePhrase, setting: Setting) -> bool:
    """Refuse what was over before the plan: 2018年11月…印发, 截至2021年底已…."""
    after = text[phrase.span.end : phrase.span.end + _AHEAD]
    if phrase.kind is DeadlineKind.RECURRING:
        return False
    if text[phrase.span.start : phrase.span.start + 2] == "截至" and _DONE.match(after):
        return True
    last = phrase.last or phrase.first
    if last is None or last.year is None or not phrase.stated:
        return False
    if "统计" in text[max(0, phrase.span.start - 6) : phrase.span.start]:
        return True
    year, dated = setting.anchor.year or last.year, setting.anchor.dated
    if last.year < year:
        return True
    return phrase.kind is DeadlineKind.PERIOD and dated is not None and last.print() < dated.isoformat()


def _is_condition(text: str, phrase: TimePhrase, setting: Setting) -> bool:
    """Refuse 2018年1月1日以后生产的…, 2021年3月15日起施行的…: they tell which things are meant."""
    if not phrase.stated or phrase.kind not in (DeadlineKind.START, DeadlineKind.PERIOD):
        return False
    after = text[phrase.span.end : phrase.span.end + _AHEAD]
    return bool(_BIRTH.match(after) or (phrase.shape == "day" and _PAST.match(after)))


def _is_a_stamp(text: str, phrase: TimePhrase, setting: Setting) -> bool:
    """Refuse 发布时间：2022-03-20: it dates the page."""
    before = text[max(0, phrase.span.start - 8) : phrase.span.start]
    return phrase.shape == "day" and bool(_STAMP.search(before))


def _is_of_a_title(text: str, phrase: TimePhrase, setting: Setting) -> bool:
    """Refuse a date in the bracket behind a title: 《…》（2021年6月1日起施行）."""
    opening = text.rfind("(", max(0, phrase.span.start - 200), phrase.span.start)
    return opening > 0 and text[opening - 1] == "》" and ")" not in text[opening : phrase.span.start]


def _names_a_year(text: str, phrase: TimePhrase, setting: Setting) -> bool:
    """Refuse a year that is the plan's own or only names something (2019年版, 2013年工作的基础上)."""
    if phrase.shape not in ("year", "years") or phrase.kind is not DeadlineKind.PERIOD:
        return False
    year = phrase.first.year if phrase.first else None
    if year is None or (phrase.shape == "year" and year == setting.anchor.year):
        return True
    words = phrase.span.of(text)
    after = text[phrase.span.end : phrase.span.end + _AHEAD]
    if words.endswith("度") or _NAMED_YEAR.match(after) or after[:1] in ("", ")"):
        return True
    if _begins_task(setting.lexicon).match(after):
        return False
    if phrase.shape == "year" and _OPENS_CLAUSE.search(
        text[max(0, phrase.span.start - 2) : phrase.span.start]
    ):
        return bool(_named(setting.lexicon).match(after))
    return True


def _names_a_part(text: str, phrase: TimePhrase, setting: Setting) -> bool:
    """Refuse a part of the year that belongs to a name: 上半年工作情况, 全年日常检查任务, 3月份的数据."""
    if phrase.kind is not DeadlineKind.PERIOD or phrase.shape in ("year", "years", "span", "occasion", "now"):
        return False
    start, end = phrase.span
    after, words = text[end : end + _AHEAD], setting.lexicon
    long = phrase.shape in ("full", "half")
    if (
        after.startswith("的")
        or _MOTTO.match(after)
        or (long and _OBJECT_OF.search(text, max(0, start - 4), start))
    ):
        return True
    if _OPENS_CLAUSE.search(text[max(0, start - 2) : start]) and _ONE_WORD.match(after):
        return False
    if _begins_task(words).match(after) or _counted_work(words).match(after):
        return False
    return bool(_named(words).match(after)) or (phrase.shape == "full" and not _any_work(words).match(after))


def _is_event_name(text: str, phrase: TimePhrase, setting: Setting) -> bool:
    """Refuse 3·15晚会, 3·15热线."""
    if phrase.shape != "occasion" or not _EVENT_NAME.match(text, phrase.span.end):
        return False
    before = text[max(0, phrase.span.start - 20) : phrase.span.start]
    return not _TAKEN_UP.search(before) and not (
        "活动" in text[phrase.span.end :][:8] and _HELD.search(before)
    )


def _is_no_rhythm(text: str, phrase: TimePhrase, setting: Setting) -> bool:
    """Refuse 季度通报 where nothing sets it up, and 对按月申报的…, which tells who is meant."""
    if phrase.kind is not DeadlineKind.RECURRING:
        return False
    before = text[max(0, phrase.span.start - 18) : phrase.span.start]
    if _MEASURED.match(text, phrase.span.end):
        return True
    if phrase.shape == "system":
        return not setting.lexicon.pattern(r"{0}[^,。;]*$", "setting-verbs").search(before)
    return phrase.shape == "by" and before.endswith("对")


_Rule = Callable[[str, TimePhrase, Setting], bool]
_RULES: tuple[_Rule, ...] = (
    _is_processing_time,
    _is_past,
    _is_condition,
    _is_a_stamp,
    _is_of_a_title,
    _names_a_year,
    _names_a_part,
    _is_event_name,
    _is_no_rhythm,
)


def _begins_task(lexicon: Lexicon) -> re.Pattern[str]:
    return lexicon.pattern(rf"(?:{_OPENS_TASK})|\s?(?!{{1}}){{0}}|\s?\d", "task-verbs", "work-nouns")


def _counted_work(lexicon: Lexicon) -> re.Pattern[str]:
    return lexicon.pattern(r"\s?[^,。;:、()]{{0,8}}{0}[^,。;:、()于]{{0,10}}\d+(?![\d年月日])", "work-nouns")


def _any_work(lexicon: Lexicon) -> re.Pattern[str]:
    return lexicon.pattern(
        r"\s?(?!工作|日常|重点|计划|总)(?:{0}|{1})|[^,。;:、()的]{{0,20}}\d", "task-verbs", "work-nouns"
    )


def _named(lexicon: Lexicon) -> re.Pattern[str]:
    return lexicon.pattern(
        r"\s?[^,。;:、()〓\d]{{0,12}}?{0}(?=[,。;:、()的及和与并于应须要将报进]|$)", "name-tails"
    )
