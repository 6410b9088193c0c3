"""Data-quality rules over the stored plans. Each rule is one function; its code is in ``core.codes``.

A rule looks at one plan and yields issues that name the node; ``store`` knows the line.
"""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Callable, Iterator

from generator.core import codes
from generator.core.model import Citation, Deadline, EntityMention, Issue, Plan, ProductMention, walk
from generator.core.terms import DeadlineKind, WorkStatus
from generator.core.vocabulary import Vocabulary
from generator.corpus.link import Resolver
from generator.facts import find_issues

Rule = Callable[[Plan, Vocabulary, Resolver], Iterator[Issue]]


def check_plans(plans: tuple[Plan, ...], vocabulary: Vocabulary) -> Iterator[tuple[Plan, Issue]]:
    """Apply every rule to every plan, in order."""
    resolver = Resolver(vocabulary)
    for plan in plans:
        for rule in RULES:
            for issue in rule(plan, vocabulary, resolver):
                yield plan, issue


def quotes_stand(plan: Plan, _vocabulary: Vocabulary, _resolver: Resolver) -> Iterator[Issue]:
    """Every fact's quote stands in the heading or the text of its node."""
    for node, _ in walk(plan.body):
        words = f"{node.heading or ''}\n{node.text or ''}"
        for fact in node.facts:
            if fact.quote not in words:
                yield codes.QUOTE.at(
                    node=node.id, quote=fact.quote, words=fact.quote, place="本条的标题或正文"
                )
    before = f"{plan.transmittal or ''}\n{plan.preamble or ''}\n{plan.title or ''}"
    stated: tuple[Citation | Deadline | EntityMention, ...] = (
        *plan.citations,
        *plan.deadlines,
        *plan.entities,
    )
    for fact in stated:
        if fact.quote not in before:
            yield codes.QUOTE.at(quote=fact.quote, words=fact.quote, place="印发通知或前言")


def ids_differ(plan: Plan, _vocabulary: Vocabulary, _resolver: Resolver) -> Iterator[Issue]:
    """No two nodes of a plan have one id."""
    counts = Counter(node.id for node, _ in walk(plan.body))
    for node_id, count in counts.items():
        if count > 1:
            yield codes.NODE_DOUBLE_ID.at(node=node_id, id=node_id)


def times_make_sense(plan: Plan, _vocabulary: Vocabulary, _resolver: Resolver) -> Iterator[Issue]:
    """Bounds are days that exist, in order, and each kind of time has what it needs."""
    places: list[tuple[str | None, tuple[Deadline, ...]]] = [(None, plan.deadlines)]
    places += [(node.id, node.deadlines) for node, _ in walk(plan.body)]
    for node_id, deadlines in places:
        for deadline in deadlines:
            if reason := _time_fault(deadline):
                yield codes.DEADLINE.at(
                    node=node_id, quote=deadline.quote, words=deadline.quote, reason=reason
                )


def _time_fault(deadline: Deadline) -> str | None:
    for bound in (deadline.start, deadline.end):
        if bound and not is_day(bound):
            return f"的日期 {bound} 不存在"
    if deadline.start and deadline.end and deadline.start[:4].isdigit() and deadline.start > deadline.end:
        return f"的起始 {deadline.start} 晚于截止 {deadline.end}"
    if deadline.kind in (DeadlineKind.PERIOD, DeadlineKind.START) and not deadline.start:
        return f"是{deadline.kind.label}，缺少 from"
    if deadline.kind is DeadlineKind.PERIOD and not deadline.end:
        return f"是{deadline.kind.label}，缺少 to"
    if deadline.kind is DeadlineKind.RECURRING and not deadline.rrule:
        return f"是{deadline.kind.label}，缺少 rrule"
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
                yield codes.VOCABULARY.at(
                    node=node.id, quote=mention.quote, words=mention.name, id=mention.canonical
                )


def metadata_is_whole(plan: Plan, _vocabulary: Vocabulary, _resolver: Resolver) -> Iterator[Issue]:
    """A plan has a title, a kind and a script, and its dates agree with its year and each other."""
    for field, label in (("title", "标题"), ("kind", "文种"), ("script", "文字")):
        if getattr(plan, field) is None:
            yield codes.INCOMPLETE.at(label=label, field=field)
    if plan.year and plan.dated and abs(plan.year - plan.dated.year) > 1:
        yield codes.PLAN_YEAR.at(year=plan.year, dated=plan.dated)
    if plan.dated and plan.published and plan.dated > plan.published:
        yield codes.DATE_ORDER.at(dated=plan.dated, published=plan.published)


def lines_in_order(plan: Plan, _vocabulary: Vocabulary, _resolver: Resolver) -> Iterator[Issue]:
    """A node's first line is not after its last one."""
    for node, _ in walk(plan.body):
        if node.lines and node.lines[0] > node.lines[1]:
            yield codes.LINES.at(node=node.id, first=node.lines[0], last=node.lines[1])


def works_in_force(plan: Plan, vocabulary: Vocabulary, resolver: Resolver) -> Iterator[Issue]:
    """A cited work that is repealed or replaced is named, with what stands in its place."""
    works = {work.id: work for work in vocabulary.works}
    places: list[tuple[str | None, tuple[Citation, ...]]] = [(None, plan.citations)]
    places += [(node.id, node.citations) for node, _ in walk(plan.body)]
    for node_id, citations in places:
        for citation in citations:
            work = works.get(resolver.resolve("work", citation.title).id)
            if work is None or (work.status is not WorkStatus.REPEALED and not work.replaced_by):
                continue
            successor = works.get(work.replaced_by or "")
            todo = f"现行的是《{successor.title}》" if successor else "请核对现行规定"
            status = work.status.label if work.status is WorkStatus.REPEALED else "已有新的规定"
            yield codes.WORK_REPLACED.at(
                node=node_id, quote=citation.quote, title=citation.title, status=status, todo=todo
            )


def words_agree(plan: Plan, _vocabulary: Vocabulary, _resolver: Resolver) -> Iterator[Issue]:
    """What the plan says in one place agrees with what it says in another."""
    yield from find_issues(plan)


RULES: tuple[Rule, ...] = (
    quotes_stand,
    ids_differ,
    times_make_sense,
    canonicals_exist,
    metadata_is_whole,
    lines_in_order,
    works_in_force,
    words_agree,
)
"""All rules, in the order in which their findings are listed."""
