"""The only reader and writer of ``source_plans/``."""

from generator.store.files import write_if_changed
from generator.store.knowledge_base import KnowledgeBase, Loaded, StoredPlan, StoreError, open_knowledge_base
from generator.store.vocabulary import read_vocabulary

__all__ = [
    "KnowledgeBase",
    "Loaded",
    "StoreError",
    "StoredPlan",
    "open_knowledge_base",
    "read_vocabulary",
    "write_if_changed",
]
