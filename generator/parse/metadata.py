"""What a page states about the document in its own fields: 发布日期, 文号, 发文机关, 生效日期."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from generator.parse.patterns import DATE, NUMBER, date_of


class Fields(NamedTuple):
    """The fields of a page; each is absent where the page does not state it."""

    published: dt.date | None = None
    dated: dt.date | None = None
    effective: dt.date | None = None
    number: str | None = None
    issuer: str | None = None
    title: str | None = None
    source: str | None = None


def _spaced(words: str) -> str:
    """Allow space between the characters of each word: 索 引 号."""
    return "|".join(r"\s*".join(word) for word in words.split())


_KEYS = {
    "effective": "生效日期 施行日期 实施日期 生效时间 实施时间 施行时间",
    "dated": "成文日期 成文时间 发文日期 发文时间 印发日期 制发日期 签发日期 生成日期 生成时间 行文日期 颁布日期 颁布时间",
    "published": "发布日期 发布时间 公开日期 公开时间 公布日期 发表时间 发稿时间 信息时间 上网日期 更新时间 更新日期 录入时间 更新 发布 时间 日期",
    "number": "发文字号 政策文号 发布文号 公文字号 文件编号 文件字号 发文文号 文号 字号",
    "issuer": "发文机关 发布机关 发布机构 发布单位 制发机关 发文单位 制定机关 公开机构 公开主体 印发机关 制发单位 发布部门 颁布部门 颁布单位 责任部门",
    "title": "公文名称 法规名称 法规标题 文件名称 信息名称 文件标题 标题 名称",
    "source": "信息来源 文章来源 来源",
    "other": "索引号 主题分类 主题词 有效性 效力状态 效力属性 效力级别 有效性状态 废止日期 属性 备注 责任编辑 浏览次数 体裁分类 文件类别 公开方式 组配分类 服务对象",
}
_KEY = re.compile(
    "|".join(rf"(?P<{name}>{_spaced(words)})" for name, words in _KEYS.items()).join(
        (r"(?<![^\s\[【|;,])(?:", r")\s*(?:[:\]】\t]|\s|(?=(?:19|20)\d\d[-/年]))\s*")
    ),
    re.MULTILINE,
)


_KEY_STARTS = re.compile(  # where a key can stand; the class comes first, so that the search skips to it
    f"[{''.join({word[0] for words in _KEYS.values() for word in words.split()})}](?<![^\\s\\[【|;,].)"
)


def _find_keys(head: str) -> list[re.Match[str]]:
    found: list[re.Match[str]] = []
    end = 0
    for start in _KEY_STARTS.finditer(head):
        if start.start() >= end and (match := _KEY.match(head, start.start())) is not None:
            found.append(match)
            end = match.end()
    return found


def read_fields(head: str) -> Fields:
    """Read the fields of the (folded) part of a page outside the plan's text."""
    found: dict[str, str] = {}
    matches = _find_keys(head)
    for at, match in enumerate(matches):
        end = matches[at + 1].start() if at + 1 < len(matches) else len(head)
        value = _first_words(head[match.end() : end])
        name = match.lastgroup or "other"
        if value and name not in found and _fits(name, value):
            found[name] = value
    number = NUMBER.search(found.get("number", ""))
    return Fields(
        published=_date(found.get("published")) or _bare_stamp(head),
        dated=_date(found.get("dated")),
        effective=_date(found.get("effective")),
        number=number[0] if number else None,
        issuer=found.get("issuer"),
        title=found.get("title"),
        source=_office_name(found.get("source")),
    )


def _office_name(value: str | None) -> str | None:
    """Return the first name of a value that another field may follow without a mark between them."""
    match = re.match(r"[\u4e00-\u9fff()]+", value or "")
    return match[0] if match else None


def _first_words(value: str) -> str:
    lines = [line.strip() for line in value.split("\n")]
    return next((line for line in lines if line), "")


def _fits(name: str, value: str) -> bool:
    if name in ("published", "dated", "effective"):
        return DATE.match(value) is not None
    if name == "number":
        return NUMBER.search(value) is not None
    return len(value) <= 120


def _date(value: str | None) -> dt.date | None:
    match = DATE.match(value) if value else None
    return date_of(match) if match else None


_STAMP = re.compile(
    rf"(?<![^\s\[(【:])(?P<stamp>{DATE.pattern})(?:\s+\d\d?:\d\d(?::\d\d)?(?=\s|$|[^\d])|\s*[\])】]?\s*(?:信息|文章)?(?:来源|作者|点击|浏览|阅读|字号|编辑))",
    re.MULTILINE,
)


_LONE = re.compile(rf"^\s*(?=\d{{4}}[-/.])(?:{DATE.pattern})(?:\s+\d{{1,6}})?\s*$", re.MULTILINE)


_CREDITED = re.compile(  # 2022-03-10 某地市场监管 李颖 点击:
    rf"^\s*(?=\d{{4}})(?:{DATE.pattern})(?:\s+[^\s\d。,;:]{{1,16}}){{1,3}}\s+(?:来源|作者|点击|浏览|阅读|编辑)",
    re.MULTILINE,
)


def _bare_stamp(head: str) -> dt.date | None:
    """Read a date with a time of day, before 来源 or a counter, or alone in figures, above a text."""
    match = _STAMP.search(head) or _LONE.search(head) or _CREDITED.search(head)
    return date_of(match) if match else None


_FIELD = re.compile(
    rf"[•·\-*\s|【\[]*(?:{'|'.join(_spaced(words) for words in _KEYS.values())})(?:\s*[:\]】]|\s?[|\t]|(?<=[\u4e00-\u9fff]{{4}})$)(?P<value>.*)",
    re.DOTALL,
)


_LONGEST_FIELD, _SENTENCES = 400, 2  # a longer line holds a text too, which must not go with the field


def field_value(line: str) -> str | None:
    """Return what stands behind the key of a field line, maybe nothing; ``None`` for any other line.

    ``field_value("• 成文日期:")`` is empty, and that of a long key alone: the value stands on the next line.
    """
    match = _FIELD.match(line) if len(line) <= _LONGEST_FIELD and line.count("。") < _SENTENCES else None
    return match["value"].strip(" \t|") if match else None
