"""Reading every plan that has a gold record, and how well that went."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from generator.core.model import Node, Plan
from generator.core.vocabulary import Vocabulary
from generator.facts import annotate, read_plan
from generator.importers import read_document
from generator.store import open_knowledge_base, read_vocabulary
from generator.store.encode import plan_data
from generator.store.knowledge_base import read_plan_source
from generator.store.yaml_reader import read_yaml
from tests.quality.score import FAMILIES, Count, Record, compare, differing_fields, missed, stated

ROWS = (*FAMILIES, "metadata", "particulars")

BASELINE = Path(__file__).parent / "baseline.json"
"""F1 of each family when the figures were last accepted, by collection of plans."""

_ROUNDING = 0.0005

Figures = dict[str, Count]


class Case(NamedTuple):
    """A raw document and its gold record."""

    name: str
    input: Path
    gold: Record


class Result(NamedTuple):
    """What was read of a case, and how it compares."""

    case: Case
    found: Record
    figures: Figures


def own_cases(root: Path) -> list[Case]:
    """Return the plans of our own writing, by name."""
    return [_own_case(folder) for folder in sorted((root / "tests" / "plans").iterdir()) if folder.is_dir()]


def _own_case(folder: Path) -> Case:
    file = read_yaml((folder / "gold.yaml").read_text("utf-8"))
    if file.problems or not isinstance(file.data, dict):
        raise ValueError(f"{folder.name}/gold.yaml: {file.problems}")
    return Case(folder.name, next(folder.glob("input.*")), file.data)


def reference_cases(folder: Path) -> list[Case]:
    """Return the reference documents that have a gold record."""
    cases = []
    for path in sorted(folder.glob("gold/*/*.gold.json")):
        gold = json.loads(path.read_text("utf-8"))
        cases.append(Case(path.name.removesuffix(".gold.json"), path.parent / gold["input"], gold))
    return cases


def source_cases(root: Path) -> list[Case]:
    """Return the plans that ship with the project: their own facts are the gold of their own words."""
    stored = open_knowledge_base(root).load().plans
    return [Case(str(item.plan.id), root / item.path, plan_data(item.plan)) for item in stored]


def read_record(path: Path, vocabulary: Vocabulary) -> Record:
    """Read a raw file the way ``workplan parse`` does; of a source, find the facts anew in its words."""
    if path.suffix == ".yaml":
        return plan_data(annotate(_without_facts(path), vocabulary))
    return plan_data(read_plan(read_document(path).text, vocabulary).plan)


def _without_facts(path: Path) -> Plan:
    plan, _ = read_plan_source(path.read_text("utf-8"), path.name, path.name)
    if plan is None:
        raise ValueError(f"{path.name} is no plan")
    return replace(plan, body=tuple(map(_bare, plan.body)), deadlines=(), citations=(), entities=())


def _bare(node: Node) -> Node:
    kept = {"id": node.id, "heading": node.heading, "text": node.text, "lines": node.lines}
    return Node(node.label, **kept, children=tuple(map(_bare, node.children)))


def measure(cases: list[Case]) -> list[Result]:
    """Read every case and compare it with its gold."""
    vocabulary, _ = read_vocabulary(None)
    results = []
    for case in cases:
        found = read_record(case.input, vocabulary)
        results.append(Result(case, found, compare(case.gold, found)))
    return results


def total(results: list[Result]) -> Figures:
    """Add the figures of several plans, family by family."""
    return {
        row: sum((r.figures[row] for r in results if row in r.figures), start=Count())  # type: ignore[arg-type]
        for row in ROWS
    }


def misses(result: Result) -> list[str]:
    """Say what the gold has that was not found (-) and what was found beyond it (+)."""
    want, have = stated(result.case.gold), stated(result.found)
    lines = []
    for family in FAMILIES:
        if family in result.figures:
            lacking, beyond = missed(want[family], have[family])
            lines += [f"- {family}: {_shown(fact.key, fact.quote)}" for fact in lacking]
            lines += [f"+ {family}: {_shown(fact.key, fact.quote)}" for fact in beyond]
    for name in differing_fields(result.case.gold, result.found):
        lines.append(f"- {name}: {result.case.gold[name]}")
        lines.append(f"+ {name}: {result.found.get(name)}")
    return lines


def _shown(key: tuple[object, ...], quote: str) -> str:
    parts = [
        "/".join(map(str, part)) if isinstance(part, tuple) else str(part) for part in key if part is not None
    ]
    return " ".join([*parts, f"“{quote}”"] if quote else parts)


def read_baseline() -> dict[str, dict[str, float]]:
    """Return the accepted figures; none where none were accepted yet."""
    accepted: dict[str, dict[str, float]] = (
        json.loads(BASELINE.read_text("utf-8")) if BASELINE.exists() else {}
    )
    return accepted


def lower(figures: dict[str, Figures], accepted: dict[str, dict[str, float]]) -> list[str]:
    """Say which families are read worse than accepted, by more than rounding takes."""
    return [
        f"{name}: {row} {accepted[name][row]:.4f} → {count.f1:.4f}"
        for name, found in figures.items()
        for row, count in found.items()
        if count.f1 < accepted.get(name, {}).get(row, 0.0) - _ROUNDING
    ]


def accept(figures: dict[str, Figures]) -> None:
    """Keep these figures as those below which no family may fall. Collections not measured stay."""
    kept = read_baseline() | {
        name: {row: round(count.f1, 4) for row, count in found.items()} for name, found in figures.items()
    }
    BASELINE.write_text(json.dumps(kept, indent=2, sort_keys=True) + "\n", "utf-8")
