"""What a person should look at: every finding, with its code and its place, and how complete plans are."""

from __future__ import annotations

from generator.core.model import Issue
from generator.corpus import Corpus
from generator.views.rows import PlanRef, Ref, Row, SubjectKind, plan_ref, subjects_of


class Completeness(Row, frozen=True):
    """Which of the fields that one looks for first a plan lacks (Chinese names)."""

    plan: PlanRef
    missing: tuple[str, ...]


class IssueGroup(Row, frozen=True):
    """All findings of one code."""

    code: str
    severity: str
    label: str
    issues: tuple[Issue, ...]


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


def describe_quality(corpus: Corpus, issues: tuple[Issue, ...]) -> Quality:
    """Return the state of the sources; ``issues`` are those found when reading and checking them."""
    groups: dict[str, list[Issue]] = {}
    for issue in issues:
        groups.setdefault(issue.code, []).append(issue)
    rows = [
        IssueGroup(code, found[0].severity.value, found[0].severity.label, tuple(found))
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
