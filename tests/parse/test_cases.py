"""Golden cases: a raw text and what is read in it, one behaviour a case, in words of our own.

``tree`` draws the provisions: two spaces a level, the label, the heading in square brackets, the text;
``⏎`` stands for a line end in a text. ``issues`` are the codes that are found; other keys are fields
of the record.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from generator.core.model import Node
from generator.parse import read_structure

OF_EXCERPTS = {"date-missing", "title-missing", "year-missing"}  # expected of a few lines, so not of interest
CASES = Path(__file__).parent / "cases"


def _load() -> list[Any]:
    return [
        pytest.param(case, id=f"{path.stem}: {case['name']}")
        for path in sorted(CASES.glob("*.yaml"))
        for case in yaml.safe_load(path.read_text("utf-8"))
    ]


def draw(nodes: tuple[Node, ...], depth: int = 0) -> str:
    """Draw a tree as the cases do."""
    lines = []
    for node in nodes:
        heading = f"[{node.heading}]" if node.heading else ""
        words = " ".join(part for part in (node.label, heading, (node.text or "").replace("\n", "⏎")) if part)
        lines.append("  " * depth + words + "\n")
        lines.append(draw(node.children, depth + 1))
    return "".join(lines)


@pytest.mark.parametrize("case", _load())
def test_case(case: dict[str, Any]) -> None:
    structure = read_structure(case["text"])
    plan, issues = structure.plan, structure.issues
    record = msgspec.json.decode(msgspec.json.encode(plan))
    for field, value in case["expect"].items():
        if field == "tree":
            assert draw(plan.body) == value
        elif field == "issues":
            assert sorted({issue.code for issue in issues} - (OF_EXCERPTS - set(value))) == sorted(value)
        elif field == "lines":
            assert [list(node.lines or ()) for node in plan.body] == value
        else:
            wanted = value.isoformat() if isinstance(value, dt.date) else value
            assert record.get(field) == wanted, field
