"""What stands behind a name that belongs to it: an office, a shop, a project, and is no product by itself.

The words that open a head, or stand in one farther on, are read from its pattern: heads are tried only
where one of these stands.
"""

from __future__ import annotations

import re

from generator.facts.lexicon import Edges
from generator.facts.product_runs import Runs

_SPOTS = (
    "一条街|集散地|收购站|司机|充装站|充装点|维修厂|修理厂|修配厂",
    "厂 周边|附近|门口",
)
_OFFICES = (
    "药品|食品|和储备|安全|质量|行业{0,2} 监督管理|监管|监察|监督|检验检测|检验|检测|检定|管理|稽查|储备?"
    " 总局|局|部门|重点实验室|实验室|委员会|协会|学会|研究院|研究所|中心|处|科|股|室|站|监察机构|检测机构|检验机构|检测所|检验所"
    r" (?![\u4e00-\u9fff]{0,2}产品)",
    "安全|事故|应急|救援|检验|检测|监察|管理|调查|处理|处置|指挥|评价|服务|与|和|及+ 中心",
    "安全|质量|市场|产品|生产|经营|流通|消费|领域|专项|综合|联合|工作|应急|整治|检查|督查|督导|巡查|监管|执法|稽查"
    "|保障|攻坚|推进|协调|调查|处置|抽检{1,5} 小|专? 组 (?![织成合件分建装])",
    "领域|行业|专业|方面? 的? 技术|检验|检测|安全|监察|评审|审查{0,2} 专家|骨干|检查员|审评员|核查员",
    "应急救援 队|力量|演练",
)
_SHOPS = (
    "专业|批发|零售|交易|综合|集贸|农贸|销售|经营{0,3} 市场 (?!监管|准入|秩序|上|中|主体|监督|抽查|检查|整治|专项)",
    "4s|门|专卖|专营|直营|修理? 店",
    "会销|场所|超市|商铺|摊|养殖|屠宰|种植|标准园|示范场|示范园|果园|茶园|集市|展销|博览|经销部|经营部|门市部",
    "翻新|修理|经销|销售|零售|代销|收购|回收 点",
    "城 (?![乡市区镇])",
    "生产|加工|经营|销售? 企业|单位|机构 用",
    "健康|生态|标准化|规模|规模化 养殖|种植",
)
_PAPERS = (
    "不良 反应|事件",
    "经营|使用|运输|销售{1,2} 许可证 (?=$|[,。;、:和及与])",
    "承诺达标合格证",
    "充电|充换电|停车|使用|管理? 服务费",
    "消费? 投诉",
    "勾兑 的|而",
)
_WORKS = (
    "质量安全 纳入|工作|责任|意识|宣传|知识|培训|法|水平|形势|县|标准|事件|事故|作为",
    "打假 工作|方案|会议|领导|办|联席|协作|成果|职责",
    "作弊 (?!专项|整治)",
    "产品? 的? 推广|应用|使用范围",
    "化 (?![肥学妆工纤])",
    "安全? 生产|责任{0,2} 事故|协管员|作业人员|操作人员|维保人员|司炉工",
    "案件|客运|货运|营运|驾驶人|驾驶员|管网|水源|用户|加成|包装废弃物|使用减量|零增长|产地环境|检定装置|检测装置",
    "建设|重点|投资? 项目",
    "生产|加工|制造? 企业 申请|申报|争创|参展|转型|做大|上市|入驻|开拓|技改",
    "相关 (?!产品|商品|企业|单位)",
    "质量? 安全进 校园|企业|社区|农村|乡村|家庭",
    "洗涤|维修|修理 服务|行业|纠纷",
    "专用? 名称",
    "安全? 知识 (?!产权)",
    "生产 禁止|功能|保护 区",
    "监督|安全|质量{0,3} 管理法",
    "法 (?=$|[、和及与实修的宣])",
    "安全|质量 生产? 月",
    "以 (?!及)[^,。;]{1,40}为重点",
)
_FAR = (
    r"(?!未|是否|[加安]装|配)[\u4e00-\u9fff]{0,9}?"
    " 系统|平台|信息库|数据库|小程序|app|统计表|登记表|清查表|调查表|汇总表|自查表|专家库|追溯体系|应急演练",
    "[^,。;、]{0,14} 领导小组|专班|工作组|指挥部",
    "[^,。;、]{0,8} 演练",
    "[^,。;、]{0,6} 证书|许可证 (?=是否)",
    "[^,。;、]{0,4} 大讲堂",
    r"(?:等|[一二三四五六七八九十\d]+项)?(?:社会公用)? 计量标准",
    "[^,。;的]{0,40} 广告 (?!牌)",
)
_RULES = "标准|规范|办法|条例|规程|细则|指南|目录|制度|预案"
_PRETENCES = "冒充|勾兑|作弊|充当|代替|作原料|作为原料"
_ADDED = "掺入|掺混"

_NEAR_HEADS, _FAR_HEADS = Runs((*_OFFICES, *_SHOPS, *_PAPERS, *_SPOTS, *_WORKS)), Runs(_FAR)

OPENS_HEAD = Edges(_NEAR_HEADS.openings).at
HEAD = re.compile(_NEAR_HEADS.pattern).match
SPOT = re.compile(Runs(_SPOTS).pattern).match
FAR_HEAD = re.compile(_FAR_HEADS.pattern).match
RULE = re.compile(_RULES).search
PRETENCE = re.compile(_PRETENCES).search
INTO = re.compile(f"[^,。;中]{{0,8}}(?:{_ADDED})").match
FAR_WORDS = (*_FAR_HEADS.needed, *f"{_RULES}|{_PRETENCES}|{_ADDED}".split("|"))
"""Words of which one stands behind a name that has its head farther on, or that a rule or a pretence is about."""
