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
    """All findings of one code."""

    code: str
    severity: str
    label: str
    issues: tuple[Finding, ...]


class Quality(Row, frozen=True):
    """The state of the sources: findings, what plans lack, names that no vocabulary knows."""

    groups: tuple[IssueGroup, ...]
    completeness: tuple[Completeness, ...]
    open_subjects: tuple[Ref, ...]

    @property
    def issue_count(self) -> int:
        """Return the number of findings."""
        return sum(len(group.issues) for group in self.groups)


_FIELDS = {
    "year": "计划年度",
    "region": "行政区域",
    "issuers": "发文机关",
    "document_number": "发文字号",
    "dated": "成文日期",
    "addressees": "主送机关",
    "source": "来源",
}
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
        IssueGroup(code, found[0].issue.severity.value, found[0].issue.severity.label, tuple(found))
        for code, found in sorted(groups.items())
    ]
    rows.sort(key=lambda group: ("error", "warning", "note").index(group.severity))
    unknown = tuple(ref for kind in _KINDS for ref in subjects_of(corpus, kind) if not ref.known)
    return Quality(tuple(rows), tuple(_completeness(corpus)), unknown)


def _completeness(corpus: Corpus) -> list[Completeness]:
    return [
        Completeness(
            plan_ref(plan), tuple(label for field, label in _FIELDS.items() if not getattr(plan, field))
        )
        for plan in corpus.plans
    ]
