"""Every kind of finding once: stable code, severity, what it says, what to do about it.

Codes are words, never change their meaning, and are not used again once they are no longer given.
"""

from __future__ import annotations

from typing import NamedTuple

from generator.core.model import Issue
from generator.core.terms import Severity


class Finding(NamedTuple):
    """A kind of finding. ``message`` and ``advice`` are Chinese, with ``{}`` fields to be filled."""

    code: str
    severity: Severity
    message: str
    advice: str

    def at(
        self, *, line: int | None = None, node: str | None = None, quote: str | None = None, **words: object
    ) -> Issue:
        """Make the issue for one place: the line, the node, the words it concerns."""
        return Issue(
            code=self.code,
            severity=self.severity,
            message=self.message.format(**words),
            advice=self.advice.format(**words) or None,
            line=line,
            node=node,
            quote=quote,
        )


_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

EMPTY = Finding("text-empty", _E, "没有读到任何文字", "确认文件不是空白件或扫描件")
NO_TITLE = Finding("title-missing", _W, "没有找到标题", "在 title 中填写计划的标题")
NO_PROVISIONS = Finding(
    "provisions-missing", _W, "没有找到带编号的条款，全文作为前言", "核对原文是否完整；需要时手工分条"
)
NO_DATE = Finding("date-missing", _N, "没有找到成文日期", "原文有日期时在 dated 中填写")
NO_YEAR = Finding("year-missing", _W, "没有找到年度，期限只能读到月日", "查明计划的年度，在 year 中填写")
DATE_ORDER = Finding(
    "dates-contradict",
    _W,
    "成文日期 {dated} 晚于发布日期 {published}",
    "核对两个日期，网页的发布日期可能是转载日期",
)
NO_SUCH_DATE = Finding("date-impossible", _W, "日期“{words}”不存在", "核对原文")
MASKED = Finding("words-masked", _W, "文字被遮盖：{words}", "被遮盖的年份、姓名无法还原，需要时查找原件")
GAP = Finding("numbering-gap", _W, "编号不连续：{before}之后是{after}", "核对原文是否缺条，或编号本来有误")
REPEATED = Finding(
    "numbering-repeat", _W, "编号重复：{label}出现两次", "核对原文；两条各有自己的标识，不影响引用"
)
LOST_NUMBER = Finding("number-lost", _W, "编号已丢失，原文印作“{label}”", "按次序读作第 {number} 项，请核对")
MIXED_BRACKETS = Finding("brackets-mixed", _N, "编号的括号不成对：{words}", "已按成对括号记录")
UNPLACED = Finding(
    "text-unplaced", _W, "这段文字没有归入任何条款：{words}", "确认它是网页附带的文字，还是漏读的正文"
)
REPEATED_TEXT = Finding(
    "text-repeated", _N, "全文在网页上重复出现，第 {line_from} 行至第 {line_to} 行未再读", ""
)
PINYIN = Finding(
    "pinyin-noise",
    _N,
    "文字中夹有注音（共 {count} 处），已略去",
    "来源为带防复制注音的网页，建议改用原发网页",
)
LOOKALIKE = Finding(
    "lookalike-character", _W, "疑为识别错误的字：{words}", "原文照录；对照扫描件后在条款中改正"
)
LOST_CHARACTERS = Finding(
    "characters-lost", _W, "有字丢失，或成了乱码：{words}", "原文照录；对照原发文件补上后再引用"
)
MIXED_SCRIPT = Finding(
    "script-mixed", _N, "简体、繁体混用（{words}）", "多为转换遗留，原文照录；检索不受影响"
)
CONTACT = Finding("contact-person", _N, "含有联系人信息：{words}", "默认不在网站上显示")

SOURCE_SIZE = Finding("source-size", _E, "文件过大，不予读取", "请拆分，或移出 source_plans")
SOURCE_ENCODING = Finding("source-encoding", _E, "不是 UTF-8 编码", "请另存为 UTF-8")
SOURCE_YAML = Finding("source-yaml", _E, "{words}", "{todo}")
SOURCE_NAME = Finding(
    "source-name", _E, "文件名不能作为标识", "请改用小写字母、数字和连字符命名，或在文件中写明 id"
)
SOURCE_DOUBLE_ID = Finding("source-double-id", _E, "标识“{id}”已被 {other} 使用", "请改用另一个 id")

RECORD_UNKNOWN = Finding(
    "record-unknown-field", _E, "未知字段“{field}”{where}", "请核对拼写；workplan schema 列出全部字段"
)
RECORD_MISSING = Finding("record-missing-field", _E, "缺少字段“{field}”{where}", "请补上该字段")
RECORD_TYPE = Finding(
    "record-type", _E, "{name}应为{wanted}，现为{found}", "文字请加上引号，其他请对照字段说明修改"
)
RECORD_FORMAT = Finding("record-format", _E, "{name}的写法不合规定（应符合 {pattern}）", "请对照字段说明修改")
RECORD_CHOICE = Finding("record-choice", _E, "{name}没有“{value}”这个取值", "可用取值见 workplan schema")
RECORD_DATE = Finding("record-date", _E, "{name}不是有效日期", "请写作 2022-04-13")
RECORD_RANGE = Finding("record-range", _E, "{name}的值应 {limit}", "请修改该值")
RECORD_LENGTH = Finding("record-length", _E, "{name}的长度应为 {limit}", "请修改该值")
RECORD_VALUE = Finding("record-value", _E, "{name}的值无效（{reason}）", "请对照字段说明修改")

QUOTE = Finding("quote-not-found", _E, "引文“{words}”不在{place}中", "请照录原文")
NODE_DOUBLE_ID = Finding("node-double-id", _E, "条款标识“{id}”重复", "请改用另一个 id")
DEADLINE = Finding("deadline-invalid", _E, "“{words}”{reason}", "请更正日期")
VOCABULARY = Finding(
    "vocabulary-unknown", _E, "“{words}”的标识“{id}”不在词表中", "请改正，或在 source_plans/vocabulary 中补充"
)
INCOMPLETE = Finding("plan-incomplete", _N, "没有写明{label}（{field}）", "来源有则补上")
PLAN_YEAR = Finding("plan-year", _W, "年度 {year} 与成文日期 {dated} 相差一年以上", "请核对年度")
LINES = Finding("lines-order", _E, "行号 {first} 大于 {last}", "请更正 lines")
WORK_REPLACED = Finding("work-replaced", _N, "《{title}》{status}", "{todo}")

COUNT_DIFFERS = Finding(
    "count-differs", _W, "“{words}”说的是 {count} 项，前面列出的是 {listed} 项", "核对原文是漏列还是误写数目"
)
NAME_DIFFERS = Finding("name-differs", _W, "同一行动有两种叫法：{names}", "核对正式名称，起草时统一")
PHASES = Finding("phases-contradict", _W, "时段“{words}”{how}“{other}”", "核对各阶段的起止日期")
SHARE = Finding(
    "share-out-of-year", _W, "“{words}”以全年为基数，而工作到“{other}”为止", "核对该比例按哪一段时间计算"
)
REPORTING = Finding(
    "reporting-burden",
    _N,
    "要求“{words}”报送",
    "《整治形式主义为基层减负若干规定》（2024年）要求精简报送，起草新计划时请斟酌",
)
LONG = Finding(
    "text-long",
    _N,
    "正文约 {count} 字，超过 {limit} 字",
    "《整治形式主义为基层减负若干规定》（2024年）：全面工作一般不超过5000字，专项工作一般不超过4000字",
)

FINDINGS: tuple[Finding, ...] = (
    EMPTY,
    NO_TITLE,
    NO_PROVISIONS,
    NO_DATE,
    NO_YEAR,
    DATE_ORDER,
    NO_SUCH_DATE,
    MASKED,
    GAP,
    REPEATED,
    LOST_NUMBER,
    MIXED_BRACKETS,
    UNPLACED,
    REPEATED_TEXT,
    PINYIN,
    LOOKALIKE,
    LOST_CHARACTERS,
    MIXED_SCRIPT,
    CONTACT,
    SOURCE_SIZE,
    SOURCE_ENCODING,
    SOURCE_YAML,
    SOURCE_NAME,
    SOURCE_DOUBLE_ID,
    RECORD_UNKNOWN,
    RECORD_MISSING,
    RECORD_TYPE,
    RECORD_FORMAT,
    RECORD_CHOICE,
    RECORD_DATE,
    RECORD_RANGE,
    RECORD_LENGTH,
    RECORD_VALUE,
    QUOTE,
    NODE_DOUBLE_ID,
    DEADLINE,
    VOCABULARY,
    INCOMPLETE,
    PLAN_YEAR,
    LINES,
    WORK_REPLACED,
    COUNT_DIFFERS,
    NAME_DIFFERS,
    PHASES,
    SHARE,
    REPORTING,
    LONG,
)
"""All of them, in the order of their codes, for the documentation and its test."""
