"""Golden cases of the extractors: a passage, and the facts that the guide of the record gives it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import yaml

from generator.core.model import Node, Plan
from generator.facts import annotate
from generator.store.vocabulary import read_vocabulary

CASES = Path(__file__).with_name("cases")
VOCABULARY, _ = read_vocabulary()
DATED = dt.date(2022, 4, 13)


def load_cases(name: str) -> list[dict[str, Any]]:
    return list(yaml.safe_load((CASES / f"{name}.yaml").read_text("utf-8")))


def read_case(case: dict[str, Any]) -> Node:
    """Read the passage of a case as the only provision of a plan, below the headings it names."""
    node = Node(label="1.", heading=case.get("heading"), text=case.get("text"))
    for heading in reversed(case.get("above", [])):
        node = Node(label="一、", heading=heading, children=(node,))
    year = case.get("year", 2022)
    plan = Plan(
        schema=1,
        title=case.get("title"),
        year=year or None,
        dated=case.get("dated", DATED if year else None),
        body=(node,),
    )
    read = annotate(plan, VOCABULARY).body[0]
    while read.children:
        read = read.children[0]
    return read


def print_deadlines(node: Node) -> list[str]:
    return [f"{d.kind} {d.quote} " + (d.rrule or f"{d.start or ''}..{d.end or ''}") for d in node.deadlines]
