"""A plan on the terminal: what it is, its outline, and the facts of each provision."""

from __future__ import annotations

import click

from generator.core.model import Deadline, Node, Plan, Target, walk
from generator.core.numbering import lead
from generator.views.phrases import bound_phrase, recurrence_phrase


def print_plan(plan: Plan) -> None:
    """Print a plan as an outline with its facts."""
    click.secho(plan.title or "（没有标题）", bold=True)
    for label, value in _metadata(plan):
        click.echo(f"  {label}：{value}")
    for node, above in walk(plan.body):
        indent = "  " * (len(above) + 1)
        words = node.heading or _shorten(node.text or "")
        click.echo(f"{indent}{click.style(lead(node.label, ''), bold=True)}{words}" + _place(node))
        for fact in describe_facts(node):
            click.echo(f"{indent}    {fact}")


def _metadata(plan: Plan) -> list[tuple[str, str]]:
    pairs = (
        ("文种", plan.kind),
        ("年度", plan.year),
        ("地区", plan.region),
        ("发文机关", "、".join(plan.issuers)),
        ("发文字号", plan.document_number),
        ("成文日期", plan.dated),
        ("发布日期", plan.published),
        ("文字", plan.script.label if plan.script else None),
        ("主送", "；".join(plan.addressees)),
        ("附件", "；".join(plan.attachments)),
    )
    return [(label, str(value)) for label, value in pairs if value]


def _place(node: Node) -> str:
    if not node.lines:
        return ""
    first, last = node.lines
    return click.style(f"  第{first}行" if first == last else f"  第{first}—{last}行", dim=True)


def _shorten(text: str, width: int = 40) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"


def describe_facts(node: Node) -> list[str]:
    """Return the facts of a node, a line for each kind."""
    rows = (
        ("时限", "yellow", [_describe_deadline(d) for d in node.deadlines]),
        ("指标", "green", [_describe_target(t) for t in node.targets]),
        ("产品", "cyan", [p.name for p in node.products]),
        ("单位", "magenta", [f"{u.name}（{u.role.label}）" for u in node.units]),
        ("依据", "blue", [f"《{c.title}》" for c in node.citations]),
        ("事项", "white", [e.name for e in node.entities]),
    )
    return [f"{click.style(label, fg=colour)} {'；'.join(found)}" for label, colour, found in rows if found]


def _describe_deadline(deadline: Deadline) -> str:
    bounds = filter(None, map(bound_phrase, (deadline.start, deadline.end)))
    meaning = recurrence_phrase(deadline.rrule) if deadline.rrule else "—".join(dict.fromkeys(bounds))
    return (
        f"{deadline.quote}（{deadline.kind.label} {meaning}）"
        if meaning
        else f"{deadline.quote}（{deadline.kind.label}）"
    )


def _describe_target(target: Target) -> str:
    value = int(target.value) if target.value == int(target.value) else target.value
    return f"{target.of or ''}{target.comparator.label} {value}{target.unit}"
