"""Checking a whole knowledge base: what its files say wrongly, with the line of each fault."""

from __future__ import annotations

from operator import attrgetter

from msgspec.structs import replace

from generator.core.model import Issue, Plan
from generator.core.vocabulary import Vocabulary
from generator.corpus.check import check_plans
from generator.store.knowledge_base import KnowledgeBase, StoredPlan, line_of_node
from generator.store.vocabulary import read_vocabulary
from generator.store.yaml_reader import YamlFile, read_yaml


def check_knowledge_base(base: KnowledgeBase) -> tuple[Issue, ...]:
    """Return every issue of every file of a knowledge base, by file and line."""
    loaded = base.load()
    vocabulary, issues = read_vocabulary(base.vocabulary, base.vocabulary_memory)
    found = [*issues, *loaded.issues, *_content_issues(base, loaded.plans, vocabulary)]
    return tuple(sorted(found, key=lambda issue: (issue.file or "", issue.line or 0)))


def _content_issues(
    base: KnowledgeBase, stored: tuple[StoredPlan, ...], vocabulary: Vocabulary
) -> list[Issue]:
    paths = {item.plan.id: item.path for item in stored}
    files: dict[str, YamlFile] = {}
    placed = []
    for plan, issue in check_plans(tuple(map(attrgetter("plan"), stored)), vocabulary):
        path = paths[plan.id]
        if path not in files:
            files[path] = read_yaml((base.root / path).read_text("utf-8-sig"))
        placed.append(replace(issue, file=path, line=_line(files[path], plan, issue)))
    return placed


def _line(file: YamlFile, plan: Plan, issue: Issue) -> int:
    return line_of_node(file, plan, issue.node) if issue.node else 1
