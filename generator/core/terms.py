"""Every enumeration of the record once: stored value, Chinese label."""

from __future__ import annotations

from enum import StrEnum


class Term(StrEnum):
    """A stored value with the Chinese label that staff see."""

    label: str

    def __new__(cls, value: str, label: str) -> Term:
        """Make a member of a stored value and its Chinese label."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member


class Script(Term):
    """The script of a text as published (BCP 47 ``zh-Hans``, ``zh-Hant``)."""

    HANS = "hans", "简体"
    HANT = "hant", "繁体"


class DeadlineKind(Term):
    """How a time binds: up to a day, over a span, from a day on, or again and again."""

    DEADLINE = "deadline", "截止"
    PERIOD = "period", "时段"
    START = "start", "起始"
    RECURRING = "recurring", "周期"


class Comparator(Term):
    """How a figure binds."""

    EQUAL = "=", "达到"
    AT_LEAST = ">=", "不低于"
    AT_MOST = "<=", "不超过"
    MORE = ">", "超过"
    LESS = "<", "低于"


class Role(Term):
    """A unit's part in a task, strongest first."""

    LEAD = "lead", "牵头"
    RESPONSIBLE = "responsible", "负责"
    SUPPORT = "support", "配合"


class Severity(Term):
    """How much an issue matters: an error stops publication, a warning asks, a note informs."""

    ERROR = "error", "错误"
    WARNING = "warning", "提醒"
    NOTE = "note", "提示"


class EntityGroup(Term):
    """The eleven groups of named things that work plans speak of."""

    SYSTEM = "system", "系统平台"
    CATALOGUE = "catalogue", "目录名单"
    LEDGER = "ledger", "台账档案"
    REPORT = "report", "报告报表"
    SAMPLING = "sampling", "抽查监测"
    MECHANISM = "mechanism", "监管制度"
    OVERSIGHT = "oversight", "督查考核"
    CAMPAIGN = "campaign", "专项行动"
    EMERGENCY = "emergency", "应急"
    BODY = "body", "机构队伍"
    CERTIFICATE = "certificate", "证照认证"


class WorkStatus(Term):
    """Whether a cited work binds."""

    IN_FORCE = "in_force", "现行有效"
    AMENDED = "amended", "已修订"
    REPEALED = "repealed", "已废止"
    DRAFT = "draft", "制定中"
    UNKNOWN = "unknown", "未核"
