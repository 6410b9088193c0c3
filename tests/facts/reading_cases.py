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


def plan_of(case: dict[str, Any]) -> Plan:
    """Make a plan of 2022 whose only provision is the passage of a case, below the headings it names."""
    node = Node(label="1.", heading=case.get("heading"), text=case.get("text"))
    for heading in reversed(case.get("above", [])):
        node = Node(label="一、", heading=heading, children=(node,))
    year = case.get("year", 2022)
    return Plan(
        schema=1,
        title=case.get("title"),
        year=year or None,
        dated=case.get("dated", DATED if year == 2022 else None),
        transmittal=case.get("transmittal"),
        body=(node,),
    )


def read_case(case: dict[str, Any]) -> Node:
    """Read the passage of a case and return its provision with the facts."""
    node = annotate(plan_of(case), VOCABULARY).body[0]
    while node.children:
        node = node.children[0]
    return node


def show(node: Node, family: str) -> list[str]:
    """Print the facts of a family as the cases write them."""
    return [_SHOW[family](fact) for fact in getattr(node, family)]


_SHOW: dict[str, Any] = {
    "deadlines": lambda d: f"{d.kind} {d.quote} " + (d.rrule or f"{d.start or ''}..{d.end or ''}"),
    "targets": lambda t: f"{t.value:g} {t.unit} {t.comparator}",
    "products": lambda p: p.name,
    "units": lambda u: f"{u.name} {u.role}",
    "citations": lambda c: c.title,
}
