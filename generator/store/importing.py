"""Taking a plan into the knowledge base as a new source, with the text that it was read from."""

from __future__ import annotations

import re
from typing import NamedTuple

from msgspec.structs import replace

from generator.core.ids import plan_id_of_path
from generator.core.model import Issue, Plan
from generator.store.files import write_if_changed
from generator.store.knowledge_base import KnowledgeBase, StoreError
from generator.store.writer import dump_plan

_PLACE = re.compile(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*/)?[a-z0-9]+(?:-[a-z0-9]+)*")


class Imported(NamedTuple):
    """A source that was written: its plan, and its place relative to the root."""

    plan: Plan
    path: str


def add_source(base: KnowledgeBase, place: str, plan: Plan, text: str, issues: tuple[Issue, ...]) -> Imported:
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
    plan = replace(plan, id=plan_id_of_path(f"{place}.yaml"))
    schema = "../" * place.count("/") + "plan.schema.json"
    write_if_changed(target.with_suffix(".txt"), text.encode("utf-8", "replace"))
    write_if_changed(target, dump_plan(plan, issues, schema).encode("utf-8", "replace"))
    return Imported(plan, target.relative_to(base.root).as_posix())
