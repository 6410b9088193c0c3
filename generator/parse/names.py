"""Names of offices and places in a head: issuers side by side, addressees, region."""

from __future__ import annotations

import re
from itertools import pairwise

from generator.parse.patterns import OFFICE_END

_LEVEL = "特别行政区|自治区|自治州|自治县|地区|新区|高新区|开发区|省|市(?!场)|县|区|州|盟|旗"
_PARTY = "(?:中共|中国共产党|国家税务总局|共青团)?"
_REGION = re.compile(
    rf"{_PARTY}(?P<region>(?![省市县区])[\u4e00-\u9fff]{{1,10}}?(?:特别行政区|自治区|自治州|自治县|地区|新区|省|市(?!场)(?:[\u4e00-\u9fff]{{1,4}}?[区县](?!域))?|县|区|州|盟|旗))"
)
_REGION_OF_OFFICE = re.compile(  # the longest name before what begins an office: 某省某州市某区|市场监督
    rf"{_PARTY}(?P<region>(?![省市县区])[\u4e00-\u9fff]{{1,14}}(?:{_LEVEL}))"
    r"(?=市场监|市监|人民政府|人民代表|人民法院|人民检察院|政府|工商|质量|质监|食品|食药|药品|卫生|卫健|发展|发改|商务|公安|教育|农业|农村|林业|生态|环境|交通"
    r"|住房|城市管理|城管|综合|行政|司法|财政|民政|应急|消防|知识产权|物价|粮食|畜牧|委|办|安全|经济|工业|人力|自然|水利|统计|文化|科学|科技|体育|旅游|医疗|医保"
    r"|消费者|标准|计量|特种|纤维|烟草|供销|(?:19|20)\d\d|关于|印发)"
)
_NO_PLACE = re.compile(
    "局|厅|委|办|政府|公司|中共|产品|食品|药品|安全|质量|市场|监督|管理|工作|专项|重点|示范|校园|关于|印发|开展|社区|景区|辖区|园区(?!$)"
)
_NATIONAL = ("国务院", "国家", "中共中央", "中央", "全国", "最高", "市场监管总局", "中华人民共和国")


def region_of(office: str) -> str | None:
    """Return the region in the (folded) name of an office: ``江西省市场监督管理局`` → 江西省's place.

    What is returned has the length of the name's first characters, so the raw name gives it as printed.
    """
    if office.startswith(_NATIONAL):
        return None
    office = _ABOUT.sub("", office)
    whole = _REGION_OF_OFFICE.match(office)
    if whole and not _NO_PLACE.search(whole["region"]):
        return None if whole["region"].startswith(_NO_NAMES) else whole["region"]
    match = _REGION.match(office)
    return match["region"] if match and not match["region"].startswith(_NO_NAMES) else None


_NO_NAMES = ("各", "本", "我", "全")
_ABOUT = re.compile(r"^(?:关于)?(?:印发|转发|下发|发布)")


def split_addressees(raw: str, folded: str) -> tuple[str, ...]:
    """Split addressees at 、 and ，; a head shared by several stays one: ``各市、县市场监管局``."""
    raw, folded = raw.rstrip(":： \u3000"), folded.rstrip(": ")
    parts, start, depth = [], 0, 0
    for at, mark in enumerate(folded):
        depth += (mark in "([") - (mark in ")]")
        if depth <= 0 and (
            mark in ",;" or (mark == "、" and _whole(folded[start:at]) and _begins(folded[at + 1 :]))
        ):
            parts.append(raw[start:at].strip())
            start = at + 1
    parts.append(raw[start:].strip())
    return tuple(part for part in parts if part)


_ENDED = re.compile(rf"(?:{OFFICE_END}|机构|部门|单位|企业|队|校|党委|人民政府|管委会|办公厅|机关)\)?$")


def _whole(name: str) -> bool:
    return _ENDED.search(name) is not None


_OWN_NAME = re.compile(
    r"中国|国网|国家|中共|[\u4e00-\u9fff]{2,4}(?:高新区|新区|开发区|分局|分公司)|[\u4e00-\u9fff]{2,3}(?:省|市|县)[\u4e00-\u9fff]"
)


def _begins(rest: str) -> bool:
    """Tell whether what follows is a name of its own and not the tail of a shared head."""
    return _OWN_NAME.match(rest) is not None


def split_offices(raw: str, folded: str) -> tuple[str, ...]:
    """Split the names of several offices: at space and marks, and where the region begins anew."""
    names = []
    for match in re.finditer(r"[^\s、,]+", folded):
        names += part_offices(raw[match.start() : match.end()], match[0])
    return tuple(dict.fromkeys(name for name in names if name))


def part_offices(raw: str, folded: str) -> list[str]:
    """Part the names of offices that stand without a mark between them, where the region begins anew."""
    region = region_of(folded)
    if region is None or len(folded) < 12:
        return [raw]
    stem = region[: max(len(region) - 1, 2)]
    border = re.compile(rf"(?<=[局厅委室府部会院办署])(?=(?:中共|国家税务总局|共青团)?{re.escape(stem)})")
    cuts = [0, *(match.start() for match in border.finditer(folded)), len(folded)]
    return [raw[a:b] for a, b in pairwise(cuts)]
