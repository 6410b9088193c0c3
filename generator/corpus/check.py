"""Data-quality rules over the stored plans. Each rule is one function with one stable code.

A rule looks at one plan and yields issues that name the node; ``store`` knows the line.
"""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Callable, Iterator

from generator.core.model import (
    Citation,
    Deadline,
    EntityMention,
    Issue,
    Node,
    Plan,
    ProductMention,
    walk,
)
from generator.core.terms import DeadlineKind, Severity, WorkStatus
from generator.core.vocabulary import Vocabulary
from generator.corpus.link import Resolver

Rule = Callable[[Plan, Vocabulary, Resolver], Iterator[Issue]]


def check_plans(plans: tuple[Plan, ...], vocabulary: Vocabulary) -> Iterator[tuple[Plan, Issue]]:
    """Apply every rule to every plan, in order."""
    resolver = Resolver(vocabulary)
    for plan in plans:
        for rule in RULES:
            for issue in rule(plan, vocabulary, resolver):
                yield plan, issue


def _issue(
    code: str,
    severity: Severity,
    message: str,
    advice: str,
    node: Node | None = None,
    quote: str | None = None,
) -> Issue:
    return Issue(code, severity, message, advice, node=node.id if node else None, quote=quote)


def quotes_stand(plan: Plan, _vocabulary: Vocabulary, _resolver: Resolver) -> Iterator[Issue]:
    """Every fact's quote stands in the heading or the text of its node."""
    for node, _ in walk(plan.body):
        words = f"{node.heading or ''}\n{node.text or ''}"
        for fact in node.facts:
            if fact.quote not in words:
                message = f"引文“{fact.quote}”不在本条的标题或正文中"
                yield _issue("quote-not-found", Severity.ERROR, message, "请照录本条原文", node, fact.quote)
    before = f"{plan.transmittal or ''}\n{plan.preamble or ''}\n{plan.title or ''}"
    stated: tuple[Citation | Deadline, ...] = (*plan.citations, *plan.deadlines)
    for fact in stated:
        if fact.quote not in before:
            message = f"引文“{fact.quote}”不在印发通知或前言中"
            yield _issue("quote-not-found", Severity.ERROR, message, "请照录原文", None, fact.quote)


def ids_differ(plan: Plan, _vocabulary: Vocabulary, _resolver: Resolver) -> Iterator[Issue]:
    """No two nodes of a plan have one id."""
    counts = Counter(node.id for node, _ in walk(plan.body))
    for node, _ in walk(plan.body):
        if counts[node.id] > 1:
            counts[node.id] = 0
            yield _issue(
                "node-double-id", Severity.ERROR, f"条款标识“{node.id}”重复", "请改用另一个 id", node
            )


def times_make_sense(plan: Plan, _vocabulary: Vocabulary, _resolver: Resolver) -> Iterator[Issue]:
    """Bounds are days that exist, in order, and each kind of time has what it needs."""
    places: list[tuple[Node | None, tuple[Deadline, ...]]] = [(None, plan.deadlines)]
    places += [(node, node.deadlines) for node, _ in walk(plan.body)]
    for node, deadlines in places:
        for deadline in deadlines:
            reason = _time_fault(deadline)
            if reason:
                yield _issue(
                    "deadline-invalid",
                    Severity.ERROR,
                    f"“{deadline.quote}”{reason}",
                    "请更正日期",
                    node,
                    deadline.quote,
                )


def _time_fault(deadline: Deadline) -> str | None:
    for bound in (deadline.start, deadline.end):
        if bound and not is_day(bound):
            return f"的日期 {bound} 不存在"
    if deadline.start and deadline.end and deadline.start[:4].isdigit() and deadline.start > deadline.end:
        return f"的起始 {deadline.start} 晚于截止 {deadline.end}"
    needs = {
        DeadlineKind.PERIOD: ("from", deadline.start and deadline.end),
        DeadlineKind.START: ("from", deadline.start),
    }
    field, there = needs.get(deadline.kind, ("", "有"))
    if not there:
        return f"是{deadline.kind.label}，缺少 {field}"
    if deadline.kind is DeadlineKind.RECURRING and not deadline.rrule:
        return "是周期，缺少 rrule"
    return None


def is_day(bound: str) -> bool:
    """Tell whether a bound is a day of the calendar; 29 February stands in a masked year."""
    year, month, day = bound[:-6], int(bound[-5:-3]), int(bound[-2:])
    if not 1 <= month <= 12:
        return False
    return 1 <= day <= calendar.monthrange(int(year) if year.isdigit() else 2000, month)[1]


def canonicals_exist(plan: Plan, vocabulary: Vocabulary, _resolver: Resolver) -> Iterator[Issue]:
    """Every id of a product or entity is in the vocabulary."""
    known = {product.id for product in vocabulary.products} | {entity.id for entity in vocabulary.entities}
    for node, _ in walk(plan.body):
        mentions: tuple[ProductMention | EntityMention, ...] = (*node.products, *node.entities)
        for mention in mentions:
            if mention.canonical and mention.canonical not in known:
                message = f"“{mention.name}”的标识“{mention.canonical}”不在词表中"
                yield _issue(
                    "vocabulary-unknown",
                    Severity.ERROR,
                    message,
                    "请改正，或在 source_plans/vocabulary 中补充",
                    node,
                    mention.quote,
                )


def metadata_is_whole(plan: Plan, _vocabulary: Vocabulary, _resolver: Resolver) -> Iterator[Issue]:
    """A plan has a title, a kind and a script, and its year is that of its title."""
    for field, label in (("title", "标题"), ("kind", "文种"), ("script", "文字")):
        if getattr(plan, field) is None:
            yield _issue("plan-incomplete", Severity.NOTE, f"没有写明{label}（{field}）", "来源有则补上")
    if plan.year and plan.dated and abs(plan.year - plan.dated.year) > 1:
        message = f"年度 {plan.year} 与成文日期 {plan.dated} 相差一年以上"
        yield _issue("plan-year", Severity.WARNING, message, "请核对年度")
    if plan.dated and plan.published and plan.dated > plan.published:
        message = f"成文日期 {plan.dated} 晚于发布日期 {plan.published}"
        yield _issue("plan-dates", Severity.WARNING, message, "请核对日期")


def lines_in_order(plan: Plan, _vocabulary: Vocabulary, _resolver: Resolver) -> Iterator[Issue]:
    """A node's first line is not after its last one."""
    for node, _ in walk(plan.body):
        if node.lines and node.lines[0] > node.lines[1]:
            yield _issue(
                "lines-order",
                Severity.ERROR,
                f"行号 {node.lines[0]} 大于 {node.lines[1]}",
                "请更正 lines",
                node,
            )


def works_in_force(plan: Plan, vocabulary: Vocabulary, resolver: Resolver) -> Iterator[Issue]:
    """A cited work that is repealed or replaced is named, with what stands in its place."""
    works = {work.id: work for work in vocabulary.works}
    places = [(None, plan.citations), *((node, node.citations) for node, _ in walk(plan.body))]
    for node, citations in places:
        for citation in citations:
            work = works.get(resolver.resolve("work", citation.title).id)
            if work is None or (work.status is not WorkStatus.REPEALED and not work.replaced_by):
                continue
            successor = works.get(work.replaced_by or "")
            advice = f"现行的是《{successor.title}》" if successor else "请核对现行规定"
            yield _issue(
                "work-replaced",
                Severity.NOTE,
                f"《{citation.title}》{work.status.label}",
                advice,
                node,
                citation.quote,
            )


RULES: tuple[Rule, ...] = (
    quotes_stand,
    ids_differ,
    times_make_sense,
    canonicals_exist,
    metadata_is_whole,
    lines_in_order,
    works_in_force,
)
"""All rules, in the order in which their findings are listed."""
