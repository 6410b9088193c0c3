"""Contexts in which a name is no product under supervision.

Three things decide: what stands right behind the name (药品|协会, 水泥|项目), what governs it from before
(发展|茶叶, 用甲醇冒充|白酒), and whether the clause speaks of supervision at all. In a list 、 和 及 carry
a verb on to the names behind it, and a head back to the names before it: 蔬菜、水果|标准园.
"""

from __future__ import annotations

import re

from generator.facts.product_heads import FAR_HEAD, HEAD, INTO, OPENS_HEAD, PRETENCE, RULE, SPOT
from generator.facts.product_names import Place
from generator.facts.product_verbs import FITTED, FOR_MAKING, IN_A_THING, LACKING, LED_TO, MADE, WASTE
from generator.facts.product_words import ProductWords

_AHEAD, _BACK = 60, 40  # characters behind and before a name that tell what it stands in

_LISTS = re.compile(r"、|等|为重点|为主").search
_SUPERVISED = re.compile(
    r"监管|监督|抽查|抽检|检查|检验|检测|监测|整治|治理|打假|打击|查处|执法|认证|许可|备案|注册|专项|召回|风险|隐患"
    r"|排查|质量|安全|重点|制售|查验|管控|规范|禁止|限制|严查"
).search
_STRICT = re.compile(
    r"三无|紧盯|盯紧|价格秩序|巡查|监管|监督|抽查|抽检|检查|检验|检测|检疫|检定|监测|整治|打假|打击|查处|查验|查扣|严查|严打|执法|认证|许可|备案|注册|专项|召回|隐患|行业管理"
    r"|排查|质量|安全|把关|制售|违法|违规|非法|假冒|伪劣|不合格|过期|禁|是否|督促|责令|要求|不得|未|索票|索证|上报"
).search

_DRAFTS = re.compile(r"制定|制订|修订|制修订|完善|出台|起草|编制").search
_EXCEPT = re.compile("除(?<![消拆扣解清免剔切废破根排去删]除)[^除]{1,80}?(?:[以之]外|外(?=[的其]|$))").search
_EXCEPTED = re.compile("除外|[以之]外的").match
_BY_MEANS = re.compile(
    r"(?:使用|利用|(?<![代食药医日家车农专民商饮通])用|以(?![及上下内外次假]))[^,的]{0,12}$"
).search
_PUT = re.compile(r"(?:将|把)[^,。;]{0,12}$").search
_RECEIVES = re.compile(r"(?:将|把)[^,。;]{1,14}掺[入混][^,。;]{0,2}$").search
_UNFIT = re.compile("(?:拼装|改装|报废|超期|未检|翻新|未经[^,的]{2,4})[^,的]{0,6}$").search
_RULED_MARKET = re.compile("(?:规范|整顿|整治|清理)$").search  # 规范食盐市场: its trade, and no place
_MAKERS = re.compile(r"的|企业|单位|厂|者|户").search
_JOINS = re.compile(
    r"(?:产品|商品|类)?[“”〔]*(?:等[^、的]{0,8})?(?:、|和|及|以及|与|或)(?:[^、的]{1,10}[、和及与或])*[^、的]{0,6}"
).fullmatch


def keep_products(text: str, names: list[Place], clause: Place, words: ProductWords) -> list[Place]:
    """Return the names of a clause, in order, that are no part of another thing and no means or end of a work."""
    if names and text.find("外", names[0][0], clause[1]) >= 0:
        names = _without_excepted(text, names, clause)
    if not names:
        return names
    before, behind = text[clause[0] : names[-1][0]], text[names[0][1] : clause[1]]
    if words.may_promote(before):
        names = _without_promoted(text, names, clause, words)
    names = _without_headed(text, names, clause, words, far=bool(words.may_head(behind)))
    if words.may_use(before):
        names = [name for name in names if not _is_means(text, name, clause, words)]
    broad = words.broad
    return [
        name for name in names if text[name[0] : name[1]] not in broad or not _is_lone(text, name, clause)
    ]


def _without_excepted(text: str, names: list[Place], clause: Place) -> list[Place]:
    """Leave out what is excepted: 除危险化学品、特种设备外, 工装、校服以外的(服装), and one name: 输血器具除外."""
    if out := _EXCEPT(text, *clause):
        return [name for name in names if not out.start() < name[0] < out.end()]
    kept: list[Place] = []
    right: Place | None = None
    for name in reversed(names):
        excepted = _EXCEPTED(text, name[1])
        if excepted or (right and _are_joined(text, name, right)):
            right = None if excepted and excepted[0] == "除外" else name
        else:
            kept.append(name)
            right = None
    return kept[::-1]


def _without_promoted(text: str, names: list[Place], clause: Place, words: ProductWords) -> list[Place]:
    """Leave out what is promoted, and what is joined to it on its right."""
    kept: list[Place] = []
    left: Place | None = None
    for name in names:
        if _is_promoted(text, name, clause, words) or (left and _are_joined(text, left, name)):
            left = name
        else:
            kept.append(name)
            left = None
    return kept


def _without_headed(
    text: str, names: list[Place], clause: Place, words: ProductWords, *, far: bool
) -> list[Place]:
    """Leave out what belongs to a word behind it, and what is joined to it on its left."""
    kept: list[Place] = []
    right: Place | None = None
    for name in reversed(names):
        if right and _are_joined(text, name, right):
            headed = True
        else:  # what heads a list heads its last name
            headed = not (kept and text[name[1]] == "、") and _is_headed(text, name, clause, words, far=far)
        if headed:
            right = None if SPOT(text, name[1], clause[1]) else name
        else:
            kept.append(name)
            right = None
    return kept[::-1]


def _are_joined(text: str, name: Place, other: Place) -> bool:
    return other[0] - name[1] <= _AHEAD and _JOINS(text, name[1], other[0]) is not None


def _is_lone(text: str, name: Place, clause: Place) -> bool:
    """Tell whether a broad word stands in no list and under no supervision: 手机, 汽车; it is not where it fills a cell."""
    return name != clause and not _LISTS(text, *clause) and not _SUPERVISED(text, *clause)


def _is_headed(text: str, name: Place, clause: Place, words: ProductWords, *, far: bool) -> bool:
    """Tell whether the name belongs to a word behind it: an office, a shop, a project, a trade.

    ``far`` tells that the clause holds such a word behind its names, which need not be right behind this one.
    """
    at, end = name[1], min(clause[1], name[1] + _AHEAD)
    if OPENS_HEAD(text, at, end) and HEAD(text, at, end):
        return not (text.startswith("市场", at) and _RULED_MARKET(text, clause[0], name[0]))
    return far and _is_headed_far(text, name, clause, words)


def _is_headed_far(text: str, name: Place, clause: Place, words: ProductWords) -> bool:
    """Tell whether the name belongs to a word farther on: a system, a trade, a rule that is drawn up."""
    at, end = name[1], min(clause[1], name[1] + _AHEAD)
    if FAR_HEAD(text, at, end) or words.traded(text, at, end):
        return True
    if RULE(text, at, end) and _DRAFTS(text, clause[0], name[0]):
        return True
    before = max(clause[0], name[0] - _BACK)
    if PRETENCE(text, at, min(end, at + 12)) and _BY_MEANS(text, before, name[0]):
        return True
    if INTO(text, at, end) and _PUT(text, before, name[0]):
        return True
    return words.business(text, at, end) is not None and not _STRICT(text, *clause)


def _is_means(text: str, name: Place, clause: Place, words: ProductWords) -> bool:
    """Tell whether the name is what is added to a thing or missing on it or looked for in it, worn by people, or put to use."""
    first, last = max(clause[0], name[0] - _BACK), name[0]
    return bool(
        IN_A_THING(text, first, last)
        or FITTED(text, first, last)
        or LACKING(text, first, last)
        or FOR_MAKING(text, first, last)
        or (
            words.misused(text, first, last)
            and not _RECEIVES(text, first, last)
            and not _UNFIT(text, first, last)
        )
    )


def _is_promoted(text: str, name: Place, clause: Place, words: ProductWords) -> bool:
    """Tell whether a verb makes the name what is built, bought, promoted or thrown away, without supervision."""
    first, last = max(clause[0], name[0] - _BACK), name[0]
    if last - first == 2 and text.startswith("出口", first) and text.startswith("、", name[1]):
        return False  # 出口玩具、陶瓷餐具: of what kind they are
    promoted = words.promoted(text, first, last) or LED_TO(text, first, last)
    if not (promoted or WASTE(text, first, last)) and (
        not MADE(text, first, last) or _MAKERS(text, name[1], clause[1])
    ):
        return False
    return not _STRICT(text, *clause)
