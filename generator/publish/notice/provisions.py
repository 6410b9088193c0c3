"""Provisions of a plan as paragraphs of an official document: 一、黑体, （一）楷体, 1. 仿宋.

A heading of the first level stands on its own line; a lower one runs into its text and ends with 。,
and an inline series (一是…；二是…) stays in the paragraph that it belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from generator.core.model import Node
from generator.core.numbering import Style, read_label
from generator.publish.notice.content import Paragraph, Role, Run
from generator.publish.notice.faces import Face

Show = Callable[[str], str]
"""From words of the plan to words of the notice: script and punctuation."""

_FIRST = frozenset((Style.PART, Style.SECTION, Style.TASK, Style.HAN))
_INLINE = frozenset((Style.ORDINAL, Style.IS, Style.MUST))
_END_MARKS = tuple("。；：？！…，、,;:?!.")


def set_provisions(nodes: tuple[Node, ...], show: Show) -> tuple[Paragraph, ...]:
    """Set provisions and everything below them as paragraphs, in order."""
    paragraphs: list[Paragraph] = []
    before: Node | None = None
    for node in nodes:
        _append(paragraphs, node, before, show)
        before = node
    return tuple(paragraphs)


def set_text(text: str | None, show: Show) -> tuple[Paragraph, ...]:
    """Set running text, a paragraph for each of its lines."""
    lines = (show(line.strip()) for line in (text or "").splitlines())
    return tuple(Paragraph(Role.BODY, (Run(line),)) for line in lines if line)


def _append(paragraphs: list[Paragraph], node: Node, before: Node | None, show: Show) -> None:
    own = _own_paragraphs(node, show)
    if own and paragraphs and before and _runs_on(node, before):
        own = (_joined(paragraphs.pop(), own[0]), *own[1:])
    paragraphs.extend(own)
    before = node
    for child in node.children:
        _append(paragraphs, child, before, show)
        before = child


def _joined(first: Paragraph, second: Paragraph) -> Paragraph:
    """Let a paragraph run on into the next; a heading that does so ends as a sentence."""
    last = first.runs[-1]
    if first.role is not Role.BODY and not last.text.endswith(_END_MARKS):
        last = Run(f"{last.text}。", last.face)
    return Paragraph(Role.BODY, (*first.runs[:-1], last, *second.runs))


def _runs_on(node: Node, before: Node) -> bool:
    """Tell whether a provision continues the paragraph of the one before it (or above it)."""
    label = read_label(node.label)
    if label is None or label.style not in _INLINE or not (before.text or before.heading):
        return False
    if before.heading and not before.text and _style(before) in _FIRST:
        return False
    return not (node.lines and before.lines and node.lines[0] > before.lines[1])


def _style(node: Node) -> Style | None:
    label = read_label(node.label)
    return label.style if label else None


def _own_paragraphs(node: Node, show: Show) -> tuple[Paragraph, ...]:
    style = _style(node)
    heading = show(node.heading.strip()) if node.heading else ""
    text = set_text(node.text, show)
    if not heading:
        return _labelled(node, text, style, show)
    first = print_number(show(node.label), heading)
    if not text or style in _FIRST:
        return (Paragraph(_heading_role(style), (Run(first + heading, _face(style)),)), *text)
    stop = "" if heading.endswith(_END_MARKS) else "。"
    opening = Run(f"{first}{heading}{stop}", _face(style))
    return (Paragraph(Role.BODY, (opening, *text[0].runs)), *text[1:])


def _labelled(
    node: Node, text: tuple[Paragraph, ...], style: Style | None, show: Show
) -> tuple[Paragraph, ...]:
    """Set a provision that is text alone: its label opens the first paragraph."""
    if not text:
        return (Paragraph(Role.BODY, (Run(show(node.label), _face(style)),)),) if node.label else ()
    label = print_number(show(node.label), text[0].text)
    return (Paragraph(Role.BODY, (Run(label), *text[0].runs)), *text[1:])


def _heading_role(style: Style | None) -> Role:
    if style in _FIRST:
        return Role.HEADING_1
    return Role.HEADING_2 if style is Style.HAN_BRACKET else Role.HEADING_3


def _face(style: Style | None) -> Face:
    if style in _FIRST:
        return Face.HEI
    return Face.KAI if style is Style.HAN_BRACKET else Face.FANGSONG


def print_number(label: str, following: str) -> str:
    """Print a label as GB/T 9704 has it: ``1、`` as ``1.``, ``（一）、`` as ``（一）``.

    Before a figure it takes a space, so that ``1.`` and ``2026年`` are not read as 1.2026.
    """
    label = re.sub(r"^(\d{1,3})(?:、|．|\.)$", r"\1.", label)
    label = re.sub(r"^(（.{1,4}）)[、.．]$", r"\1", label)
    needs_space = (label[-1:] == "." and following[:1].isdigit()) or label[-1:] == "条"
    return f"{label} " if needs_space else label
