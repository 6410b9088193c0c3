"""Contexts in which a name is no product under supervision.

Three things decide: what stands right behind the name (药品|协会, 水泥|项目), what governs it from before
(发展|茶叶, 用甲醇冒充|白酒), and whether the clause speaks of supervision at all. In a list 、 和 及 carry
a verb on to the names behind it, and a head back to the names before it: 蔬菜、水果|标准园.
"""

from __future__ import annotations

import re

from generator.facts.product_names import Place
from generator.facts.product_words import ProductWords
from generator.facts.sheet import BREAK

_AHEAD, _BACK = 60, 40  # characters behind and before a name that tell what it stands in

_LISTS = re.compile(r"、|等|为重点|为主").search
_SUPERVISED = re.compile(
    r"监管|监督|抽查|抽检|检查|检验|检测|监测|整治|治理|打假|打击|查处|执法|认证|许可|备案|注册|专项|召回|风险|隐患"
    r"|排查|质量|安全|重点|制售|查验|管控|规范|禁止|限制|严查"
).search
_STRICT = re.compile(
    r"三无|巡查|监管|监督|抽查|抽检|检查|检验|检测|检疫|检定|监测|整治|打假|打击|查处|查验|查扣|严查|执法|认证|许可|备案|注册|专项|召回|隐患"
    r"|排查|质量|安全|制售|违法|违规|非法|假冒|伪劣|不合格|过期|禁|是否|督促|责令|要求|不得|未"
).search

_OFFICE = (
    r"(?:药品|食品|和储备|安全|质量|行业){0,2}(?:监督管理|监管|监察|监督|检验检测|检验|检测|检定|管理|稽查|储备)?"
    r"(?:总局|局|部门|(?:重点)?实验室|委员会|协会|学会|研究院|研究所|中心|处|科|股|室|站|监察机构|检[测验](?:机构|所))(?![\u4e00-\u9fff]{0,2}产品)"
)
_SYSTEM = (
    r"(?!未|是否|[加安]装|配)[\u4e00-\u9fff]{0,9}?(?:系统|平台|信息库|数据库|小程序|app|统计表|登记表|清查表|调查表|汇总表|自查表|专家库|追溯体系|应急演练)"
    r"|[^,。;、]{0,14}(?:领导小组|专班|工作组|指挥部)"
)
_CENTRE = r"(?:安全|事故|应急|救援|检验|检测|监察|管理|调查|处理|处置|指挥|评价|服务|与|和|及)+中心"
_GROUP = (
    r"(?:安全|质量|市场|产品|生产|经营|流通|消费|领域|专项|综合|联合|工作|应急|整治|检查|督查|督导|巡查|监管|执法|稽查"
    r"|保障|攻坚|推进|协调|调查|处置|抽检){1,5}(?:小|专)?组(?![织成合件分建装])"
)
_EXPERTS = (
    r"(?:领域|行业|专业|方面)?的?(?:技术|检验|检测|安全|监察|评审|审查){0,2}(?:专家|骨干|检查员|审评员|核查员)"
    r"|应急救援(?:队|力量|演练)|[^,。;、]{0,8}演练"
)
_SHOP = (
    r"(?:专业|批发|零售|交易|综合|集贸|农贸|销售|经营){0,3}市场(?!监管|准入|秩序|上|中|主体|监督|抽查|检查|整治|专项)"
    r"|(?:4s|门|专卖|专营|直营|修理)?店|(?:翻新|修理)点|(?:经销|经营|门市)部|会销|场所|城(?![乡市区镇])|超市|商铺|摊|养殖|屠宰|种植|标准园|示范[场园]|果园|茶园"
    r"|(?:经销|销售|零售|代销|收购|回收)点|(?:生产|加工|经营|销售)?(?:企业|单位|机构)用|集市|展销|博览|(?:健康|生态|标准化|规模化?)(?:养殖|种植)"
)
_PAPER = (
    r"不良(?:反应|事件)|[^,。;、]{0,6}(?:证书|许可证)(?=是否)|(?:经营|使用|运输|销售){1,2}许可证(?=$|[,。;、:和及与])|承诺达标合格证"
    r"|(?:充换?电|停车|使用|管理)?服务费|(?:消费)?投诉|(?:等|[一二三四五六七八九十\d]+项)?(?:社会公用)?计量标准"
    r"|[^,。;、]{0,4}大讲堂|勾兑(?:的|而)"
)
_SPOT = r"一条街|集散地|厂(?:周边|附近|门口)|(?:维修|修理|修配)厂|充装[站点]|收购站|司机"
_FOCUS_BEHIND = r"以(?!及)[^,。;]{1,40}为重点"
_WORK_NAME = (
    r"质量安全(?:纳入|工作|责任|意识|宣传|知识|培训|法|水平|形势|县|标准|事件|事故|作为)"
    r"|打假(?:工作|方案|会议|领导|办|联席|协作|成果|职责)|作弊(?!专项|整治)|(?:产品)?(?:的)?(?:推广|应用|使用范围)|化(?![肥学妆工纤])"
    r"|(?:安全)?(?:生产|责任){0,2}(?:事故|协管员|作业人员|操作人员|维保人员|司炉工)|案件"
    r"|(?:客运|货运|营运|驾驶[人员])|(?:建设|重点|投资)?项目|管网|水源|用户|加成|维修(?:服务|行业)|(?:生产|加工|制造)?企业(?:申请|申报|争创|参展|转型|做大|上市|入驻|开拓|技改)|包装废弃物|相关(?!产品|商品|企业|单位)"
    r"|(?:质量)?安全进(?:校园|企业|社区|农村|乡村|家庭)|使用减量|零增长|(?:洗涤|维修|修理)(?:服务|行业|纠纷)|检[定测]装置|(?:专用)?名称|(?:安全)?知识(?!产权)|产地环境|生产(?:禁止|功能|保护)区"
    r"|(?:监督|安全|质量){0,3}管理法|法(?=$|[、和及与实修的宣])|(?:安全|质量)(?:生产)?月"
)
_HEAD = re.compile("|".join((_OFFICE, _CENTRE, _GROUP, _EXPERTS, _SHOP, _PAPER, _SPOT, _WORK_NAME))).match
_AT_A_SPOT = re.compile(_SPOT).match
_FAR_HEAD = re.compile(f"{_SYSTEM}|{_FOCUS_BEHIND}|[^,。;的]{{0,40}}广告(?!牌)").match
_DRAFTS = re.compile(r"制定|制订|修订|制修订|完善|出台|起草|编制").search
_RULE_BEHIND = re.compile(r"标准|规范|办法|条例|规程|细则|指南|目录|制度|预案").search
_IN_A_THING = re.compile(r"(?:[品肉奶菜果蛋油酒粮鱼茶])中(?:的)?[^,、中]{0,6}$").search
_BY_MEANS = re.compile(r"(?:使用|利用|用|以(?![及上下内外次假]))[^,的]{0,12}$").search
_PUT = re.compile(r"(?:将|把)[^,。;]{0,12}$").search
_RECEIVES = re.compile(r"(?:将|把)[^,。;]{1,14}掺[入混][^,。;]{0,2}$").search
_INTO = re.compile(r"[^,。;中]{0,8}(?:掺入|掺混)").match
_PRETENDS = re.compile(r"冒充|勾兑|作弊|充当|代替|作为?原料").search
_BUILT = re.compile(
    r"(?:增设|布设|购置|推广)[\u4e00-\u9fff]{0,4}$|(?:佩戴|(?<!智能)穿戴)[^,。;]{0,16}$|(?:利用|处置)[^,。;]{0,14}生产[^,。;]{0,6}$"
).search
_LACKING = re.compile(
    r"(?:未(?:按[^,。;、的]{0,6}|依法)?(?:安装|加装|装设|配备|配置|设置|装有|带有|具备)|缺少|不带|不具备)[^,。;、的]{0,6}$|(?<!有)无$"
).search
_FOR_MAKING = re.compile(r"(?:用于|用来)(?:制作|生产|制造|加工)$").search
_MADE = re.compile(
    rf"(?<=[。;,:!?\n({BREAK}])(?:可|以|用于|主要)?(?:生产|制造|制取|加工)[^\s,。;、的]{{0,6}}$"
).search
_MAKERS = re.compile(r"的|企业|单位|厂|者|户").search
_WASTE = re.compile(r"废[旧弃][\u4e00-\u9fff]{0,2}$").search
_JOINS = re.compile(
    r"(?:产品|商品|类)?[“”〔]*(?:等[^、的]{0,8})?(?:、|和|及|以及|与|或)(?:[^、的]{1,10}[、和及与或])*[^、的]{0,6}"
).fullmatch


def keep_products(text: str, names: list[Place], clause: Place, words: ProductWords) -> list[Place]:
    """Return the names of a clause, in order, that are no part of another thing and no means or end of a work."""
    if not names:
        return names
    before = words.may_stand_before(text, clause[0], names[-1][0]) is not None
    behind = words.may_stand_behind(text, names[0][1], clause[1]) is not None
    if before:
        names = _without_promoted(text, names, clause, words)
    if behind:
        names = _without_headed(text, names, clause, words)
    if before:
        names = [name for name in names if not _is_means(text, name, clause, words)]
    broad = words.broad
    return [name for name in names if text[name[0] : name[1]] not in broad or not _is_lone(text, clause)]


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


def _without_headed(text: str, names: list[Place], clause: Place, words: ProductWords) -> list[Place]:
    """Leave out what belongs to a word behind it, and what is joined to it on its left."""
    kept: list[Place] = []
    right: Place | None = None
    for name in reversed(names):
        if right and _are_joined(text, name, right):
            headed = True
        else:  # what heads a list heads its last name
            headed = not (kept and text[name[1]] == "、") and _is_headed(text, name, clause, words)
        if headed:
            right = None if _AT_A_SPOT(text, name[1], clause[1]) else name
        else:
            kept.append(name)
            right = None
    return kept[::-1]


def _are_joined(text: str, name: Place, other: Place) -> bool:
    return other[0] - name[1] <= _AHEAD and _JOINS(text, name[1], other[0]) is not None


def _is_lone(text: str, clause: Place) -> bool:
    """Tell whether a broad word stands in no list and under no supervision: 手机, 汽车."""
    return not _LISTS(text, *clause) and not _SUPERVISED(text, *clause)


def _is_headed(text: str, name: Place, clause: Place, words: ProductWords) -> bool:
    """Tell whether the name belongs to a word behind it: an office, a shop, a project, a trade."""
    at, end = name[1], min(clause[1], name[1] + _AHEAD)
    if _HEAD(text, at, end) or _FAR_HEAD(text, at, end) or words.traded(text, at, end):
        return True
    if _RULE_BEHIND(text, at, end) and _DRAFTS(text, clause[0], name[0]):
        return True
    if _PRETENDS(text, at, min(end, at + 12)) and _BY_MEANS(text, max(clause[0], name[0] - _BACK), name[0]):
        return True
    if text[name[0] - 1 : name[0]] == "除" and text.startswith(("外", "以外"), at):
        return True
    if _INTO(text, at, end) and _PUT(text, max(clause[0], name[0] - _BACK), name[0]):
        return True
    return words.business(text, at, end) is not None and not _STRICT(text, *clause)


def _is_means(text: str, name: Place, clause: Place, words: ProductWords) -> bool:
    """Tell whether the name is what is added to a thing or missing on it or looked for in it, worn by people, or put to use."""
    first, last = max(clause[0], name[0] - _BACK), name[0]
    return bool(
        _IN_A_THING(text, first, last)
        or _BUILT(text, first, last)
        or _LACKING(text, first, last)
        or _FOR_MAKING(text, first, last)
        or (words.misused(text, first, last) and not _RECEIVES(text, first, last))
    )


def _is_promoted(text: str, name: Place, clause: Place, words: ProductWords) -> bool:
    """Tell whether a verb makes the name what is built, bought, promoted or thrown away, without supervision."""
    first, last = max(clause[0], name[0] - _BACK), name[0]
    promoted = words.promoted(text, first, last) or _WASTE(text, first, last)
    if not promoted and (not _MADE(text, first, last) or _MAKERS(text, name[1], clause[1])):
        return False
    return not _STRICT(text, *clause)
