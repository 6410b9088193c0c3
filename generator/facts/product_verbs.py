"""What stands before a name and tells that it is no product: it is fitted, worn, missing, an ingredient or waste."""

from __future__ import annotations

import re

from generator.facts.product_runs import Runs
from generator.facts.sheet import BREAK

_IN_A_THING = Runs(("[品肉奶菜果蛋油酒粮鱼茶] 中 的? [^,、中]{0,6}$",))
_FITTED = Runs(
    (
        r"增设|布设|购置|推广 [\u4e00-\u9fff]{0,4}$",
        "佩戴 [^,。;]{0,16}$",
        "(?<!智能) 穿戴 [^,。;]{0,16}$",
        "利用|处置 [^,。;]{0,14} 生产 [^,。;]{0,6}$",
    )
)
_LACKING = Runs(
    (
        "未 (?:按[^,。;、的]{0,6}|依法)? 安装|加装|装设|配备|配置|设置|装有|带有|具备 [^,。;、的]{0,6}$",
        "缺少|不带|不具备 [^,。;、的]{0,6}$",
        "(?<![有三]) 无 $",
    )
)
_FOR_MAKING = Runs(("用于|用来 制作|生产|制造|加工 $",))
_LED_TO = Runs((r"推动|鼓励|引导|提倡|倡导|带动|支持 [^,。;]{0,12} 使用|选用|采用 [^\s,。;、的]{0,6}$",))
_MADE = Runs((rf"(?<=[。;,:!?\n({BREAK}]) 可|以|用于|主要? 生产|制造|制取|加工 [^\s,。;、的]{{0,6}}$",))
_WASTE = Runs((r"废旧|废弃 [\u4e00-\u9fff]{0,2}$",))

IN_A_THING = re.compile(_IN_A_THING.pattern).search
FITTED = re.compile(_FITTED.pattern).search
LACKING = re.compile(_LACKING.pattern).search
FOR_MAKING = re.compile(_FOR_MAKING.pattern).search
LED_TO = re.compile(_LED_TO.pattern).search
MADE = re.compile(_MADE.pattern).search
WASTE = re.compile(_WASTE.pattern).search

PROMOTING = (*_LED_TO.needed, *_MADE.needed, *_WASTE.needed)
"""Words of which one stands before a name that is chosen, made or thrown away."""

USING = (*_IN_A_THING.needed, *_FITTED.needed, *_LACKING.needed, *_FOR_MAKING.needed)
"""Words of which one stands before a name that is put to use, missing, or looked for in a thing."""
