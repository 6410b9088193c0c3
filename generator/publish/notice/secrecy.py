"""Classified material: this program runs on ordinary machines and must not take it in."""

from __future__ import annotations

import re

from generator.core.model import Plan, walk
from generator.text.script import fold

_MARK = re.compile(r"(?:绝密|机密|秘密)\s?(?:★|\*\s?\d|·\s?\d)|密级(?:和保密期限)?\s?:\s?(?:绝密|机密|秘密)")
_ALONE = frozenset(("绝密", "机密", "秘密"))


def find_secrecy_mark(plan: Plan) -> str | None:
    """Return the 密级 that a plan bears (``秘密★1年``, ``密级：机密``); ``None`` where it bears none.

    A text that only speaks of secrets (商业秘密, 保守国家秘密) bears none.
    """
    return secrecy_mark("\n".join(_texts(plan)))


def secrecy_mark(text: str) -> str | None:
    """Return the 密级 that a text bears."""
    folded = fold(text)
    match = _MARK.search(folded)
    if match:
        return match[0]
    return next((line.strip() for line in folded.splitlines() if line.strip() in _ALONE), None)


def _texts(plan: Plan) -> list[str]:
    source = plan.source
    ahead = [plan.title, plan.document_number, plan.transmittal, plan.preamble, *plan.attachments]
    ahead += [source.title, source.number] if source else []
    nodes = [text for node, _ in walk(plan.body) for text in (node.heading, node.text)]
    return [text for text in (*ahead, *nodes) if text]
