"""A corpus that ships whole: the provisions of a few plans to a chunk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator.search.browser.memory import Memory
from generator.search.browser.texts import Made

PLANS = 16
"""Plans of one chunk: a changed plan changes one chunk."""


def whole_corpus(plans: Sequence[Made], memory: Memory) -> tuple[dict[str, bytes], dict[str, Any]]:
    """Return the chunks of a corpus by name, and what the page must know of them."""
    files = {}
    for number, start in enumerate(range(0, len(plans), PLANS)):
        rows = b",".join(row for plan in plans[start : start + PLANS] for row in _rows(plan))
        name = f"w/{number}"
        files[name] = memory.pack(name, b"[%s]" % rows)
    return files, {"shards": 0, "chunks": len(files)}


def _rows(plan: Made) -> Sequence[bytes]:
    """Return the rows of a plan, each with what the filters look at at its end."""
    return [b"%s,%s]" % (row[:-1], facts) for row, facts in zip(plan.rows, plan.facts, strict=True)]
