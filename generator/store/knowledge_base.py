"""A knowledge base on disk: where its sources are, and reading them all.

Parsed plans are kept under ``.workplan/`` by the digest of their bytes, so that a second reading costs
a look at each file's time and size.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import NamedTuple

import msgspec

from generator import __version__
from generator.core import codes
from generator.core.codes import Finding
from generator.core.identify import identify_nodes
from generator.core.ids import plan_id_of_path
from generator.core.model import Issue, Plan
from generator.store.files import write_if_changed
from generator.store.records import read_record
from generator.store.yaml_reader import YamlFile, read_yaml

MAX_SOURCE_BYTES = 20_000_000
"""The largest source that is read; a plan of a hundred pages takes about half a megabyte."""


class StoreError(Exception):
    """A knowledge base or a file of it cannot be used; the message, in Chinese, says what to do."""


class StoredPlan(NamedTuple):
    """A plan and its source: ``path`` relative to the root, with ``/``; ``digest`` is its SHA-256."""

    plan: Plan
    path: str
    digest: str


class Loaded(NamedTuple):
    """All readable plans in the order of their ids, and an issue for everything that is not."""

    plans: tuple[StoredPlan, ...]
    issues: tuple[Issue, ...]


class KnowledgeBase(NamedTuple):
    """A folder that holds ``source_plans/``."""

    root: Path

    @property
    def sources(self) -> Path:
        """Return the folder of the plan sources."""
        return self.root / "source_plans"

    @property
    def vocabulary(self) -> Path:
        """Return the folder of the words that this knowledge base adds or replaces."""
        return self.sources / "vocabulary"

    @property
    def cache(self) -> Path:
        """Return the folder of what can be made again at any time."""
        return self.root / ".workplan"

    @property
    def vocabulary_memory(self) -> Path:
        """Return the file that keeps the vocabulary as it was last read."""
        return self.cache / "vocabulary.msgpack"

    def plan_files(self) -> list[Path]:
        """Return the sources of plans, sorted by path."""
        found = self.sources.rglob("*.yaml")
        return sorted(p for p in found if self.vocabulary not in p.parents and not p.name.startswith("."))

    def load(self) -> Loaded:
        """Read every plan. Faults of the content become issues; other plans are read all the same."""
        return _load(self)


def open_knowledge_base(root: Path) -> KnowledgeBase:
    """Open the knowledge base in a folder.

    Raises:
        StoreError: the folder holds no ``source_plans/``.
    """
    base = KnowledgeBase(root.absolute())
    if not base.sources.is_dir():
        message = f"{root} 不是知识库：其中没有 source_plans 文件夹。请用 --root 指明位置，或用 workplan init {root} 新建"
        raise StoreError(message)
    return base


class _Remembered(msgspec.Struct, frozen=True, array_like=True):
    """One plan as it was read, and the file that it was read from."""

    mtime_ns: int
    size: int
    digest: str
    plan: Plan


class _Memory(msgspec.Struct, frozen=True, array_like=True):
    """Plans by path. ``version`` fixes the code that read them."""

    version: str
    plans: dict[str, _Remembered]


def _load(base: KnowledgeBase) -> Loaded:
    known = _recall(base)
    plans: dict[str, _Remembered] = {}
    issues: list[Issue] = []
    for path in base.plan_files():
        name = path.relative_to(base.root).as_posix()
        state = path.stat()
        entry = known.get(name)
        if entry is None or (entry.mtime_ns, entry.size) != (state.st_mtime_ns, state.st_size):
            plan, digest, found = read_plan_file(base, path)
            issues += found
            entry = _Remembered(state.st_mtime_ns, state.st_size, digest, plan) if plan else None
        if entry is not None:
            plans[name] = entry
    if plans != known:
        _remember(base, plans)
    stored = [StoredPlan(entry.plan, name, entry.digest) for name, entry in plans.items()]
    return _without_double_ids(stored, issues)


def read_plan_file(base: KnowledgeBase, path: Path) -> tuple[Plan | None, str, tuple[Issue, ...]]:
    """Read one source: the plan with all ids given, the digest of its bytes, and what is wrong."""
    name = path.relative_to(base.root).as_posix()
    if path.stat().st_size > MAX_SOURCE_BYTES:
        return None, "", (_issue(codes.SOURCE_SIZE, name),)
    data = path.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return None, digest, (_issue(codes.SOURCE_ENCODING, name, line),)
    plan, issues = read_plan_source(text, name, path.relative_to(base.sources).as_posix())
    return plan, digest, issues


def read_plan_source(text: str, name: str, place: str) -> tuple[Plan | None, tuple[Issue, ...]]:
    """Read the text of one source.

    ``name`` is what issues call the file; ``place``, relative to ``source_plans/``, gives the id of a
    plan that states none.
    """
    file = read_yaml(text)
    if file.problems:
        return None, tuple(p.at(name) for p in file.problems)
    plan, faults = read_record(file.data, Plan)
    if plan is None:
        return None, tuple(f.at(name, file.line_of(f.path)) for f in faults)
    plan_id = plan.id or plan_id_of_path(place)
    if plan_id is None:
        return None, (_issue(codes.SOURCE_NAME, name),)
    return msgspec.structs.replace(plan, id=plan_id, body=identify_nodes(plan.body)), ()


def line_of_node(file: YamlFile, plan: Plan, node_id: str) -> int:
    """Return the line of a node in its source, found by its place in the tree."""

    def seek(nodes: tuple, path: tuple[str | int, ...]) -> tuple[str | int, ...] | None:  # type: ignore[type-arg]
        for index, node in enumerate(nodes):
            here = (*path, index)
            found = here if node.id == node_id else seek(node.children, (*here, "children"))
            if found:
                return found
        return None

    return file.line_of(seek(plan.body, ("body",)) or ())


def _without_double_ids(stored: list[StoredPlan], issues: list[Issue]) -> Loaded:
    first: dict[str, StoredPlan] = {}
    for item in stored:
        plan_id = item.plan.id or ""
        if plan_id in first:
            issues.append(_issue(codes.SOURCE_DOUBLE_ID, item.path, id=plan_id, other=first[plan_id].path))
        else:
            first[plan_id] = item
    return Loaded(tuple(first[key] for key in sorted(first)), tuple(issues))


def _issue(finding: Finding, file: str, line: int = 1, **words: str) -> Issue:
    return msgspec.structs.replace(finding.at(line=line, **words), file=file)


_VERSION = f"{__version__}/1"


def _recall(base: KnowledgeBase) -> dict[str, _Remembered]:
    try:
        memory = msgspec.msgpack.decode((base.cache / "plans.msgpack").read_bytes(), type=_Memory)
    except (OSError, msgspec.MsgspecError):
        return {}
    return memory.plans if memory.version == _VERSION else {}


def _remember(base: KnowledgeBase, plans: dict[str, _Remembered]) -> None:
    try:
        write_if_changed(base.cache / "plans.msgpack", msgspec.msgpack.encode(_Memory(_VERSION, plans)))
    except OSError:
        return  # a knowledge base on a read-only share is read without a memory
