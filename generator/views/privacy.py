"""Keeping persons out of what is published: names and numbers of contacts are withheld unless allowed."""

from __future__ import annotations

import re

from msgspec.structs import replace

from generator.core.model import Node, Plan

WITHHELD = "〔联系方式从略〕"
"""What stands in the place of a name or a number."""

_PHONE = re.compile(r"(?<!\d)(?:0\d{2,3}[-－—]?\d{7,8}|1[3-9]\d{9})(?!\d)")
"""A telephone number: ``0791-86355020``, ``13800000000``. Bounded, so it cannot backtrack far."""


def contact_words(plan: Plan) -> tuple[str, ...]:
    """Return the names and numbers of a plan's contacts, longest first."""
    words = {word for c in plan.contacts for word in (c.name, c.phone) if word and len(word) > 1}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def withhold(text: str, words: tuple[str, ...]) -> str:
    """Take names, numbers and whatever else looks like a telephone number out of a text.

    ``withhold("联系人：张三，0791-86355020", ("张三",))`` is ``联系人：〔联系方式从略〕，〔联系方式从略〕``.
    """
    for word in words:
        text = text.replace(word, WITHHELD)
    return _PHONE.sub(WITHHELD, text)


def without_contacts(plan: Plan) -> Plan:
    """Return a plan as it may be published: no contacts, and none in any of its texts."""
    words = contact_words(plan)
    return replace(
        plan,
        contacts=(),
        transmittal=_withheld(plan.transmittal, words),
        preamble=_withheld(plan.preamble, words),
        body=tuple(_node_without(node, words) for node in plan.body),
    )


def _node_without(node: Node, words: tuple[str, ...]) -> Node:
    text = _withheld(node.text, words)
    children = tuple(_node_without(child, words) for child in node.children)
    if text == node.text and all(new is old for new, old in zip(children, node.children, strict=True)):
        return node
    return replace(node, text=text, children=children)


def _withheld(text: str | None, words: tuple[str, ...]) -> str | None:
    return withhold(text, words) if text else text
