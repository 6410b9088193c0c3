"""Taking a plan into the knowledge base: as a new source, or as proposals to the one that stands.

A source belongs to people once it is written. What the parser said at that time is kept under
``source_plans/.imports/``; so a later reading can tell what a person changed since from what only the
parser would now say otherwise.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from generator.core.ids import plan_id_of_path
from generator.core.model import Issue, Plan, walk
from generator.corpus.compare import Change, compare_plans, field_value
from generator.store.encode import encode_plan
from generator.store.files import write_if_changed
from generator.store.knowledge_base import KnowledgeBase, StoredPlan, StoreError, read_plan_source
from generator.store.writer import dump_plan

_PLACE = re.compile(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*/)?[a-z0-9]+(?:-[a-z0-9]+)*")


class Candidate(NamedTuple):
    """A plan as read from a document, with the text that it was read from and what was found.

    ``notes`` tell in Chinese what a reader should know about the reading of the document.
    """

    plan: Plan
    text: str
    issues: tuple[Issue, ...]
    notes: tuple[str, ...] = ()


class Proposal(NamedTuple):
    """A change that a new reading proposes; ``by_hand`` where a person changed that place since."""

    change: Change
    by_hand: bool


class Register:
    """The plans that a knowledge base holds, by what tells that a document is one of them."""

    def __init__(self, plans: Iterable[StoredPlan]) -> None:
        self._by_bytes: dict[str, StoredPlan] = {}
        self._by_title: dict[str, list[StoredPlan]] = {}
        for stored in plans:
            self.add(stored)

    def add(self, stored: StoredPlan) -> None:
        """Enter a plan."""
        if stored.plan.source and stored.plan.source.sha256:
            self._by_bytes.setdefault(stored.plan.source.sha256, stored)
        if stored.plan.title:
            self._by_title.setdefault(stored.plan.title, []).append(stored)

    def find_twin(self, plan: Plan) -> StoredPlan | None:
        """Return the plan that is the same document: same bytes; or same title and same number or year."""
        same_bytes = self._by_bytes.get((plan.source and plan.source.sha256) or "")
        if same_bytes:
            return same_bytes
        same_title = self._by_title.get(plan.title or "", ())
        return next((stored for stored in same_title if _is_same_issue(plan, stored.plan)), None)


def _is_same_issue(one: Plan, other: Plan) -> bool:
    if one.document_number and one.document_number == other.document_number:
        return True
    return (one.year, one.issuers, one.document_number) == (other.year, other.issuers, other.document_number)


def free_place(base: KnowledgeBase, place: str) -> str:
    """Return a place at which no source stands: the one given, else with ``-2``, ``-3`` and so on."""
    number, candidate = 1, place
    while (base.sources / f"{candidate}.yaml").exists():
        number += 1
        candidate = f"{place}-{number}"
    return candidate


def add_source(base: KnowledgeBase, place: str, candidate: Candidate) -> StoredPlan:
    """Write a new source and, beside it, the text that it was read from.

    ``place`` is relative to ``source_plans/``, without an ending: ``jiangxi/2022-key-products``.

    Raises:
        StoreError: the place is no place for a source, or one is there already.
    """
    if not _PLACE.fullmatch(place):
        raise StoreError(f"“{place}”不能作为位置：请用 地区/年份-名称，只含小写字母、数字和连字符")
    target = base.sources / f"{place}.yaml"
    if target.exists():
        raise StoreError(
            f"{target.relative_to(base.root)} 已经存在，不予覆盖。请用 --name 另取名称，或先移走原文件"
        )
    plan = replace(candidate.plan, id=plan_id_of_path(f"{place}.yaml"))
    schema = "../" * place.count("/") + "plan.schema.json"
    source = _encoded(dump_plan(plan, candidate.issues, schema))
    write_if_changed(target.with_suffix(".txt"), _encoded(candidate.text))
    _remember_import(base, plan)
    write_if_changed(target, source)
    return StoredPlan(plan, target.relative_to(base.root).as_posix(), hashlib.sha256(source).hexdigest())


def propose(base: KnowledgeBase, stored: StoredPlan, candidate: Candidate) -> tuple[Proposal, ...]:
    """Return what a new reading of a document would change in the source that stands."""
    imported = _recall_import(base, stored.plan)
    nodes = {node.id: node for node, _ in walk(stored.plan.body)}
    known = {node.id: node for node, _ in walk(imported.body)} if imported else {}
    changes = compare_plans(stored.plan, replace(candidate.plan, id=stored.plan.id))
    return tuple(
        Proposal(change, _touched(change, imported, known, nodes))
        for change in changes
        if change.field != "lines"
    )


def _touched(change: Change, imported: Plan | None, known: dict, nodes: dict) -> bool:  # type: ignore[type-arg]
    if imported is None:
        return True  # nobody can tell: what stands may be a person's work
    if change.old is None and change.node not in nodes:
        return change.node in known  # a person took it out
    return bool(field_value(imported, known, change) != change.old)


def accept(base: KnowledgeBase, stored: StoredPlan, candidate: Candidate, chosen: tuple[Change, ...]) -> bool:
    """Apply chosen changes to a source, keep the text of the new reading; return whether it changed.

    Raises:
        StoreError: the source with the changes could not be read back; nothing is written then.
    """
    from generator.store.editor import apply_changes  # noqa: PLC0415  ruamel.yaml: only who accepts needs it

    target = base.root / stored.path
    source = target.read_text("utf-8-sig")
    # where a provision stands in the text is no one's opinion: it follows the text that is kept
    moved = [c for c in compare_plans(stored.plan, candidate.plan) if c.field == "lines" and c.node]
    edited = apply_changes(source, stored.plan, (*chosen, *moved))
    place = target.relative_to(base.sources).as_posix()
    plan, issues = read_plan_source(edited, stored.path, place)
    if plan is None:
        raise StoreError(f"{stored.path} 改动后不能读回（{issues[0].message}），未作改动")
    write_if_changed(target.with_suffix(".txt"), _encoded(candidate.text))
    _remember_import(base, replace(candidate.plan, id=stored.plan.id))
    return write_if_changed(target, _encoded(edited))


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _import_file(base: KnowledgeBase, plan: Plan) -> Path:
    return base.sources / ".imports" / f"{plan.id}.json"


def _remember_import(base: KnowledgeBase, plan: Plan) -> None:
    write_if_changed(_import_file(base, plan), encode_plan(plan) + b"\n")


def _recall_import(base: KnowledgeBase, plan: Plan) -> Plan | None:
    try:
        return msgspec.json.decode(_import_file(base, plan).read_bytes(), type=Plan)
    except (OSError, msgspec.MsgspecError):
        return None
