"""Contexts in which a name is no product: an office, a system, a shop, a trade, what adulterates another thing."""

from __future__ import annotations

import re

from generator.facts.product_names import Place, is_blocked
from generator.facts.product_words import ProductWords

_AHEAD, _BACK = 60, 40  # characters behind and before a name that tell what it stands in

_LISTS = re.compile(r"、|等|为重点|为主")
_SUPERVISED = re.compile(
    r"监管|监督|抽查|抽检|检查|检验|检测|监测|整治|治理|打假|打击|查处|执法|认证|许可|备案|注册|专项|召回|风险|隐患"
    r"|排查|质量|安全|重点|制售|查验|管控|规范|禁止|限制|严查"
)
_OFFICE = (
    r"(?:药品|食品|和储备|安全|质量){0,2}(?:监督管理|监管|监察|监督|检验检测|检验|检测|检定|管理|稽查|储备)?"
    r"(?:总局|局|部门|委员会|协会|学会|研究院|研究所|中心|处|科|股|室|站|监察机构)(?![\u4e00-\u9fff]{0,2}产品)"
)
_SYSTEM = (
    r"[\u4e00-\u9fff]{0,9}?(?:系统|平台|信息库|数据库|小程序|app|统计表|登记表|专家库|追溯体系|应急演练)"
    r"|[^,。;、]{0,14}(?:领导小组|专班|工作组|指挥部)"
)
_SHOP = (
    r"(?:专业|批发|零售|交易|综合|集贸|农贸|销售|经营){0,3}市场(?!监管|准入|秩序|上|中|主体|监督|抽查|检查|整治|专项)"
    r"|(?:4s|门)?店|会销|场所|城(?![乡市区镇])|超市|商铺|摊|养殖|屠宰|种植|标准园|示范[场园]|果园|茶园"
)
_FOCUS_BEHIND = r"以[^,。;]{1,40}为重点"
_WORK_NAME = r"质量安全(?:纳入|工作|责任|意识|宣传|知识|培训|法|水平|形势|县|标准|事件|事故)|打假(?:工作|方案|会议|领导|办|联席|协作|成果|职责)|作弊|(?:产品)?(?:的)?(?:推广|应用|使用范围)|化(?![肥学妆工纤])"
_ADVERTISED = r"[^,。;的]{0,40}广告(?!牌)"
_NOT_BEFORE = re.compile("|".join((_OFFICE, _SYSTEM, _SHOP, _FOCUS_BEHIND, _WORK_NAME, _ADVERTISED))).match
_DRAFTS = re.compile(r"制定|制订|修订|制修订|完善|出台|起草|编制").search
_RULE_BEHIND = re.compile(r"标准|规范|办法|规程|细则|指南|目录|制度|预案").search
_IN_A_THING = re.compile(r"(?:[品肉奶菜果蛋油酒粮鱼茶])中(?:的)?[^,、中]{0,6}$").search
_BY_MEANS = re.compile(r"(?:使用|利用|用|以(?![及上下内外次假]))[^,的]{0,12}$").search
_PRETENDS = re.compile(r"冒充|作弊|充当|代替|作为?原料").search
_BUILT = re.compile(
    r"(?:增设|布设|购置|推广)[\u4e00-\u9fff]{0,4}$|(?:佩戴|穿戴)[^,。;]{0,16}$|(?:利用|处置)[^,。;]{0,14}生产[^,。;]{0,6}$"
).search


def is_refused(text: str, name: Place, clause: Place, words: ProductWords) -> bool:
    """Refuse names of offices, systems and shops, things traded, and what adulterates."""
    start, end = name
    printed = text[start:end]
    if is_blocked(printed, words):
        return True
    if printed in words.broad and not _LISTS.search(text, *clause) and not _SUPERVISED.search(text, *clause):
        return True
    first, last = clause
    ahead = min(last, end + _AHEAD)
    if _NOT_BEFORE(text, end, ahead) or words.traded(text, end, ahead):
        return True
    if _RULE_BEHIND(text, end, ahead) and _DRAFTS(text, first, start):
        return True
    back = max(first, start - _BACK)
    if _IN_A_THING(text, back, start) or _BUILT(text, back, start) or words.misused(text, back, start):
        return True
    return bool(_PRETENDS(text, end, min(ahead, end + 12)) and _BY_MEANS(text, back, start))
