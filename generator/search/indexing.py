"""Bringing an index up to date: only plans whose source changed are read and written again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from generator.core.model import Issue, Plan
from generator.core.vocabulary import Vocabulary
from generator.search.backend import Backend, PlanEntries, Update
from generator.search.entry import LAYOUT, Entry, make_entry
from generator.search.sources import FORMAT
from generator.search.terms import make_terms
from generator.search.words import make_segmenter
from generator.store import StoredPlan, open_knowledge_base, read_vocabulary
from generator.views.search_records import RecordMaker

Progress = Callable[[int, int], None]
"""Told, after each plan, how many of how many are done."""


class Outcome(NamedTuple):
    """What an update did: plans written, plans dropped, and problems of sources that were left out."""

    changed: int
    removed: int
    issues: tuple[Issue, ...]


def update_index(
    backend: Backend, root: Path, *, fresh: bool = False, progress: Progress | None = None
) -> Outcome:
    """Make an index hold what the sources under a root say.

    ``fresh`` makes the index anew: nothing that it held is kept.
    """
    base = open_knowledge_base(root)
    loaded = base.load()
    vocabulary, issues = read_vocabulary(base.vocabulary, base.vocabulary_memory)
    depends = hashlib.sha256(f"{LAYOUT}/{digest_of_vocabulary(vocabulary)}".encode()).hexdigest()[:12]
    known = {} if fresh else dict(backend.digests())
    present = {item.plan.id or "": item for item in loaded.plans}
    stamps = {plan: f"{FORMAT}-{depends}-{item.digest}" for plan, item in present.items()}
    changed = [item for plan, item in present.items() if known.get(plan) != stamps[plan]]
    gone = tuple(plan for plan in known if plan not in present)
    terms = make_terms(vocabulary)
    if fresh or changed or gone or terms != backend.terms():
        backend.update(Update(_entries(changed, stamps, vocabulary, progress), gone, terms, fresh))
    return Outcome(len(changed), len(gone), (*loaded.issues, *issues))


def _entries(
    plans: list[StoredPlan], stamps: dict[str, str], vocabulary: Vocabulary, progress: Progress | None
) -> Iterator[PlanEntries]:
    if not plans:
        return
    make = EntryMaker(vocabulary)
    for done, item in enumerate(plans, 1):
        yield PlanEntries(item.plan.id or "", stamps[item.plan.id or ""], make.entries(item.plan))
        if progress:
            progress(done, len(plans))


class EntryMaker:
    """Makes the entries of plans; jieba's dictionary is read when it is made."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._records = RecordMaker(vocabulary)
        self._segment = make_segmenter(vocabulary)

    def entries(self, plan: Plan) -> tuple[Entry, ...]:
        """Return the entries of a plan's provisions, in order."""
        return tuple(make_entry(record, self._segment) for record in self._records.records(plan))


def digest_of_vocabulary(vocabulary: Vocabulary) -> str:
    """Return a short digest of all words, which decide how texts are cut and what they name."""
    return hashlib.sha256(msgspec.msgpack.encode(vocabulary)).hexdigest()[:12]
