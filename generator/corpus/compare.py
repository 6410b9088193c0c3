"""Comparing two states of one plan: typed changes, each at one field of one provision.

Provisions are the same where their ids are. A change says what was and what would be, in the record's
own values, so that it can be shown, chosen and applied one by one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from generator.core.model import Node, Plan, walk

PLAN_FIELDS = {
    "title": "标题",
    "kind": "文种",
    "script": "文字",
    "year": "年度",
    "region": "地区",
    "issuers": "发文机关",
    "document_number": "发文字号",
    "dated": "成文日期",
    "published": "发布日期",
    "effective": "生效日期",
    "addressees": "主送机关",
    "transmittal": "印发通知",
    "preamble": "前言",
    "attachments": "附件",
    "contacts": "联系人",
    "citations": "引用文件",
    "deadlines": "时限",
}
"""Fields of a plan that are compared, with their names in Chinese."""

NODE_FIELDS = {
    "label": "编号",
    "heading": "标题",
    "text": "正文",
    "lines": "行号",
    "deadlines": "时限",
    "targets": "指标",
    "products": "产品",
    "units": "单位",
    "citations": "引用文件",
    "entities": "事项",
}
"""Fields of a provision that are compared, with their names in Chinese."""

PROVISION = "provision"
"""The field of a change that adds or takes away a whole provision."""


class Change(NamedTuple):
    """One change: of a field of the plan (``node`` is ``None``), of a provision, or a whole provision.

    For a whole provision ``field`` is ``PROVISION`` and ``old`` or ``new`` is ``None``; ``parent`` is
    the id of the provision above a new one.
    """

    node: str | None
    field: str
    old: Any
    new: Any
    parent: str | None = None

    @property
    def label(self) -> str:
        """Return what kind of change it is, in Chinese, such as 新增条款 or 时限改动."""
        if self.field == PROVISION:
            return "新增条款" if self.old is None else "删去条款"
        names = PLAN_FIELDS if self.node is None else NODE_FIELDS
        return f"{names[self.field]}改动"


def compare_plans(old: Plan, new: Plan) -> tuple[Change, ...]:
    """Return the changes that lead from one state of a plan to another, in document order."""
    return (*_compare_fields(None, old, new, PLAN_FIELDS), *_compare_bodies(old, new))


def _compare_fields(
    node_id: str | None, old: object, new: object, fields: dict[str, str]
) -> Iterator[Change]:
    for field in fields:
        was, would_be = getattr(old, field), getattr(new, field)
        if was != would_be:
            yield Change(node_id, field, was, would_be)


def _compare_bodies(old: Plan, new: Plan) -> Iterator[Change]:
    before = {node.id: node for node, _ in walk(old.body)}
    after = {node.id: node for node, _ in walk(new.body)}
    for node, above in walk(new.body):
        parent = above[-1].id if above else None
        if node.id in before:
            yield from _compare_fields(node.id, before[node.id], node, NODE_FIELDS)
        elif parent is None or parent in before:  # below a new provision all is new with it
            yield Change(node.id, PROVISION, None, node, parent)
    for node, above in walk(old.body):
        if node.id not in after and (not above or above[-1].id in after):
            yield Change(node.id, PROVISION, node, None)


def field_value(plan: Plan, nodes: dict[str | None, Node], change: Change) -> object:
    """Return what stands in a plan at the place of a change; ``nodes`` are its provisions by id."""
    if change.node is None:
        return getattr(plan, change.field)
    node = nodes.get(change.node)
    return node if change.field == PROVISION or node is None else getattr(node, change.field)
