"""What a person should look at: every finding, with its code and its place, and how complete plans are."""

from __future__ import annotations

from generator.core.model import Issue
from generator.corpus import Corpus
from generator.views.rows import PlanRef, Ref, Row, SubjectKind, plan_ref, subjects_of


class Completeness(Row, frozen=True):
    """Which of the fields that one looks for first a plan lacks (Chinese names)."""

    plan: PlanRef
    missing: tuple[str, ...]


class Finding(Row, frozen=True):
    """A finding and the plan that it is about, where its file could be read as one."""

    issue: Issue
    plan: PlanRef | None


class IssueGroup(Row, frozen=True):
    """All findings of one code; ``title`` says in Chinese what they have in common."""

    code: str
    title: str
    severity: str
    label: str
    issues: tuple[Finding, ...]


class Quality(Row, frozen=True):
    """The state of the sources: findings, what plans lack, names that no vocabulary knows.

    Of very many plans those that lack most are listed; ``more_incomplete`` counts the others.
    """

    groups: tuple[IssueGroup, ...]
    completeness: tuple[Completeness, ...]
    more_incomplete: int
    open_subjects: tuple[Ref, ...]

    @property
    def issue_count(self) -> int:
        """Return the number of findings."""
        return sum(len(group.issues) for group in self.groups)


MOST_INCOMPLETE = 200
"""Plans that the table of missing information lists."""

_FIELDS = {
    "year": "计划年度",
    "region": "行政区域",
    "issuers": "发文机关",
    "document_number": "发文字号",
    "dated": "成文日期",
    "addressees": "主送机关",
    "source": "来源",
}
TITLES = {
    "text-empty": "没有文字",
    "title-missing": "没有标题",
    "provisions-missing": "没有带编号的条款",
    "date-missing": "没有成文日期",
    "year-missing": "没有年度",
    "dates-contradict": "成文日期晚于发布日期",
    "date-impossible": "日期不存在",
    "words-masked": "文字被遮盖",
    "numbering-gap": "编号不连续",
    "numbering-repeat": "编号重复",
    "number-lost": "编号丢失",
    "characters-lost": "有字丢失或成了乱码",
    "brackets-mixed": "编号的括号不成对",
    "text-unplaced": "有文字没有归入条款",
    "text-repeated": "全文在网页上重复",
    "pinyin-noise": "文字中夹有注音",
    "lookalike-character": "疑为识别错误的字",
    "script-mixed": "简体、繁体混用",
    "contact-person": "含有联系人信息",
    "source-size": "文件过大",
    "source-encoding": "文件不是 UTF-8 编码",
    "source-yaml": "文件写法有误",
    "source-name": "文件名不能作标识",
    "source-double-id": "计划标识重复",
    "record-unknown-field": "有未知字段",
    "record-missing-field": "缺少必需字段",
    "record-type": "字段的类型不对",
    "record-format": "字段的写法不合规定",
    "record-choice": "字段没有这个取值",
    "record-date": "日期无效",
    "record-range": "数值超出范围",
    "record-length": "长度不合规定",
    "record-value": "字段的值无效",
    "quote-not-found": "引文不在条款中",
    "node-double-id": "条款标识重复",
    "deadline-invalid": "时限有误",
    "vocabulary-unknown": "标识不在词表中",
    "plan-incomplete": "计划的要素不全",
    "plan-year": "年度与成文日期不符",
    "lines-order": "行号颠倒",
    "work-replaced": "引用的文件已有变动",
    "count-differs": "所列项数与所说不符",
    "name-differs": "同一行动有两种叫法",
    "phases-contradict": "阶段的起止日期有冲突",
    "share-out-of-year": "比例的基数与工作期间不符",
    "reporting-burden": "报送较频繁",
    "text-long": "正文偏长",
}
"""What the findings of each code have in common, as the heading above them."""

_KINDS: tuple[SubjectKind, ...] = ("product", "entity", "unit", "work")


def describe_quality(corpus: Corpus, issues: tuple[Issue, ...], plans_by_file: dict[str, str]) -> Quality:
    """Return the state of the sources.

    ``issues`` are those found when reading and checking them; ``plans_by_file`` gives the id of the
    plan that each file holds.
    """
    plans = {plan.id: plan_ref(plan) for plan in corpus.plans}
    groups: dict[str, list[Finding]] = {}
    for issue in issues:
        plan = plans.get(plans_by_file.get(issue.file or "", ""))
        groups.setdefault(issue.code, []).append(Finding(issue, plan))
    rows = [
        IssueGroup(
            code, _title(found), found[0].issue.severity.value, found[0].issue.severity.label, tuple(found)
        )
        for code, found in sorted(groups.items())
    ]
    rows.sort(key=lambda group: ("error", "warning", "note").index(group.severity))
    unknown = tuple(ref for kind in _KINDS for ref in subjects_of(corpus, kind) if not ref.known)
    plans_lacking = _completeness(corpus)
    if len(plans_lacking) > MOST_INCOMPLETE:
        plans_lacking.sort(key=lambda row: -len(row.missing))
    more = max(0, len(plans_lacking) - MOST_INCOMPLETE)
    return Quality(tuple(rows), tuple(plans_lacking[:MOST_INCOMPLETE]), more, unknown)


def _title(found: list[Finding]) -> str:
    """Return the title of findings of one code; of a code without one, the message that they begin with."""
    issue = found[0].issue
    return TITLES.get(issue.code) or issue.message.partition("：")[0]


def _completeness(corpus: Corpus) -> list[Completeness]:
    return [
        Completeness(
            plan_ref(plan), tuple(label for field, label in _FIELDS.items() if not getattr(plan, field))
        )
        for plan in corpus.plans
    ]
