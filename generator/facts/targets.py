"""Targets: figures that the doers must reach, as value, unit and comparator.

Every figure with a counter or a percent sign is a candidate; what stands before and after it decides
whether it binds (不少于30家), counts what is to be done (完成4000批次, 等5种产品), or is no target: a
technical limit, a condition, a description, the count of a list beside it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.core.model import Target
from generator.core.numbering import read_number
from generator.core.spans import Span
from generator.core.terms import Comparator
from generator.facts.lexicon import Lexicon
from generator.facts.passage import Passage, Provision
from generator.facts.setting import Setting

_FIGURE = (
    r"(?<![\d.,a-z第/#〔\[])(?P<figure>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|半|(?<![一二三四五六七八九十])[一二两三四五六七八九十百]{{1,4}})"
    r"\s?(?P<more>余|多)?(?P<myriad>[万亿](?![元人]))?(?:余|多)?\s?"
    r"(?P<unit>%|‰|个百分点|{0})"
    r"(?P<per>/(?:千人|万人|年|月|周|季度?|人|家|天|日))?"
    r"(?P<after>\s?(?:及|\(含\)|或)?(?:以上|以下|以内|之内|以外|内))?"
)
_COMPARATORS = (
    (
        re.compile(
            r"(?:不少于|不低于|不得少于|不得低于|不应少于|不应低于|至少|最少|不小于|不短于|不弱于|大于等于|≥|>=)"
        ),
        Comparator.AT_LEAST,
    ),
    (
        re.compile(
            r"(?:不超过|不得超过|不高于|不得高于|不多于|不得多于|不大于|不长于|不超出|至多|最多|最高|最长|≤|<=|控制在)"
        ),
        Comparator.AT_MOST,
    ),
    (re.compile(r"(?:超过|超出|高于|大于|多于|突破|>)"), Comparator.MORE),
    (re.compile(r"(?:低于|少于|小于|不足|不满|<)"), Comparator.LESS),
    (
        re.compile(
            r"(?:力争|争取|确保)?(?:达到|达至|达成|达|提升到|提升至|提高到|提高至|扩大至|扩大到|增至|增加到|增长到|降至|降低到|降到|减至|减少到|压缩至|压缩到|压缩为|压减至|压减到|缩短至|缩短到|缩短为|精简至|稳定在|保持在|维持在|实现|为)"
        ),
        Comparator.EQUAL,
    ),
)
_LEAD = re.compile(
    "(?P<lead>"
    + "|".join(pattern.pattern.removeprefix("(?:").join(("(?:", "")) for pattern, _ in _COMPARATORS)
    + ")"
    r"(?P<base>[^,。;:、()\d]{0,18}?(?:的)?\s?)$"
)
_AFTER = {
    "以上": Comparator.AT_LEAST,
    "以下": Comparator.AT_MOST,
    "以内": Comparator.AT_MOST,
    "之内": Comparator.AT_MOST,
    "内": Comparator.AT_MOST,
}
_SHORTER = re.compile(r"(?:压缩|压减|缩短|减少|减|精简|降低|降|控制|办结|办理时限|办理时间)[^,。;]{0,14}$")
_CONDITION = re.compile(r"\s?(?:的(?![,。;比])|者|未[^,。;]{0,8}的|仍)")
_OF_GROUP = re.compile(
    r"[^,。;、()]{0,6}(?:的(?:企业|单位|个人|产品|地区|部门|案件|经营者|生产者|项目|批次不合格)|(?:企业|单位|个人)的,)"
)
_LIST_COUNT = re.compile(r"(?P<list>[^。;:!?\n]*?)等\s?(?:共\s?)?$")
_PERIOD_UNITS = (
    "年",
    "月",
    "日",
    "天",
    "个月",
    "周",
    "小时",
    "分钟",
    "工作日",
    "个工作日",
    "个小时",
    "元",
    "万元",
    "亿元",
)
_TIMES = ("个工作日", "工作日", "个月", "天", "日", "小时", "个小时", "分钟")
_ONCE = re.compile(
    r"(?:开展|组织|进行|召开|举办|举行|实施|组织开展|安排|参加|接受|完成|做|抽查|检查|培训|报告|报送|通报|讲|发布|公布)(?:了)?(?:一?至?少|不少于)?$"
)


class Figure(NamedTuple):
    """A figure with its unit: where it stands, its value, and what was printed about it."""

    span: Span
    value: float
    unit: str
    after: str
    han: bool


def find_targets(provision: Provision, setting: Setting) -> tuple[Target, ...]:
    """Find the targets of a provision, heading first, in order of place."""
    if _is_technical(provision, setting.lexicon):
        return ()
    return tuple(target for passage in provision.passages for target in _read(passage, setting.lexicon))


def _is_technical(provision: Provision, lexicon: Lexicon) -> bool:
    """Tell whether the provision stands under a heading of technical requirements."""
    headings = provision.above + ((provision.heading.folded,) if provision.heading else ())
    return any(word in heading for word in lexicon.words("technical-headings") for heading in headings)


def _read(passage: Passage, lexicon: Lexicon) -> list[Target]:
    figures = lexicon.pattern(_FIGURE, "counters")
    found = []
    for match in figures.finditer(passage.plain):
        figure = _figure(match)
        if figure is None:
            continue
        target = _judge(passage, figure, lexicon)
        if target:
            found.append(target)
    return found


def _figure(match: re.Match[str]) -> Figure | None:
    digits = match["figure"].replace(",", "")
    if digits == "半":
        value = 0.5
    elif digits[0].isdigit():
        value = float(digits)
    else:
        value = float(read_number(digits.replace("两", "二")))
    value *= {"万": 10_000, "亿": 100_000_000}.get(match["myriad"] or "", 1)
    unit = match["unit"] + (match["per"] if match["per"] in ("/千人", "/万人") else "")
    return Figure(Span(*match.span()), value, unit, (match["after"] or "").strip(), not digits[0].isdigit())


def _judge(passage: Passage, figure: Figure, lexicon: Lexicon) -> Target | None:
    """Decide whether a figure is a target, and by which comparator."""
    text, clause = passage.plain, passage.clause(figure.span.start)
    before, behind = text[clause.start : figure.span.start], text[figure.span.end : figure.span.end + 24]
    lead = _LEAD.search(before[-30:])
    if _is_excluded(figure, before, behind, lead, lexicon):
        return None
    comparator, start = _comparator(figure, lead, before)
    if comparator is not None:
        if (
            figure.unit in _PERIOD_UNITS
            and figure.unit not in ("万元", "亿元")
            and not _SHORTER.search(before)
        ):
            return None
        return _target(
            passage,
            figure,
            comparator,
            Span(start if start is not None else figure.span.start, figure.span.end),
            clause,
        )
    if _counts_more_than_listed(text, figure) or _counts_work(figure, before, behind, lexicon):
        return _target(passage, figure, Comparator.EQUAL, figure.span, clause)
    return None


def _is_excluded(
    figure: Figure, before: str, behind: str, lead: re.Match[str] | None, lexicon: Lexicon
) -> bool:
    if figure.unit in lexicon.words("technical-units"):
        return True
    if _CONDITION.match(behind) and figure.unit not in ("%", "‰"):
        return True
    if _OF_GROUP.match(behind) and not (lead and not figure.after):
        return True
    if figure.han and figure.unit in ("批", "类", "个", "种"):
        return True
    return "不发生" in before[-8:] or before.endswith(("零", "最多跑"))


def _comparator(
    figure: Figure, lead: re.Match[str] | None, before: str
) -> tuple[Comparator | None, int | None]:
    after = next((c for word, c in _AFTER.items() if figure.after.endswith(word)), None)
    if after is Comparator.AT_MOST and figure.after == "内" and figure.unit not in _TIMES:
        after = None
    start = None
    if lead:
        start = figure.span.start - (len(before[-30:]) - lead.start("lead"))
        own = next((c for pattern, c in _COMPARATORS if pattern.fullmatch(lead["lead"])), None)
        if (
            own is Comparator.EQUAL
            and after is None
            and figure.han
            and figure.unit not in ("次", "个月", "个工作日")
        ):
            return None, None
        if own is Comparator.EQUAL:
            binds = figure.unit in ("%", "‰", "批次/千人") or _leads_far(lead) or after is not None
            return (after or own, start) if binds else (None, None)
        return (own if after is None or (own is Comparator.MORE and after is None) else after), start
    if after is not None and (figure.unit in _TIMES) and not _SHORTER.search(before):
        return None, None
    if after is not None and figure.unit in ("批", "个", "类", "种", "级", "人") and figure.han:
        return None, None
    return after, None


def _leads_far(lead: re.Match[str]) -> bool:
    return not lead["base"].strip() and lead["lead"] not in ("为", "实现")


def _counts_more_than_listed(text: str, figure: Figure) -> bool:
    """Tell whether a count behind 等 is larger than the list before it: 洗手液等5种产品."""
    match = _LIST_COUNT.search(text[max(0, figure.span.start - 120) : figure.span.start])
    if match is None or figure.unit in _PERIOD_UNITS:
        return False
    return figure.value > len(re.split(r"[、,]|以及|和|及", match["list"]))


def _counts_work(figure: Figure, before: str, behind: str, lexicon: Lexicon) -> bool:
    """Tell whether a figure counts what is to be done: 完成4000批次, 开展一次检查."""
    if figure.unit in _TIMES:
        return bool(_SHORTER.search(before))
    if before.rstrip().endswith("等"):
        return False
    if figure.unit in ("批次/千人", "批次/万人", "批/千人"):
        return True
    if figure.han:
        return (
            figure.unit in ("次", "场", "期", "轮")
            and bool(_ONCE.search(before))
            and not behind.startswith(("性", "到位"))
        )
    if figure.unit in ("%", "‰"):
        return bool(
            re.search(r"(?:覆盖率|合格率|完成率|率|比例|100%?)(?:要|须|应|均)?(?:力争|确保)?\s?$", before)
        ) or bool(re.match(r"\s?(?:全覆盖|覆盖|完成|到位|落实)", behind))
    return bool(lexicon.pattern(r"{0}[^,。;:、()\d]{{0,10}}$", "counting-verbs").search(before[-24:]))


def _target(passage: Passage, figure: Figure, comparator: Comparator, span: Span, clause: Span) -> Target:
    value = int(figure.value) if figure.value == int(figure.value) else figure.value
    return Target(value, figure.unit, comparator, passage.quote(span).strip())
