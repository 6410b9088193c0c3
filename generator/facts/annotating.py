"""All facts of a plan: each extractor reads the provisions that hold its words, on text folded once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from generator.core.dates import Anchor
from generator.core.model import Node, Plan
from generator.core.vocabulary import Vocabulary
from generator.facts.citations import own_titles
from generator.facts.layout import Layout
from generator.facts.lexicon import lexicon_of
from generator.facts.registry import EXTRACTORS
from generator.facts.setting import Setting

_Facts = dict[str, tuple[Any, ...]]
_NONE: _Facts = dict.fromkeys(EXTRACTORS, ())
_OF_OPENING = ("deadlines", "citations", "entities")


def annotate(plan: Plan, vocabulary: Vocabulary, folds: Mapping[str, str] | None = None) -> Plan:
    """Return the plan with all facts of its provisions, and those of its opening, found anew.

    Facts that the plan already holds are replaced. ``canonical`` is set where the vocabulary knows the
    name. ``folds`` are folded forms of texts or of their lines, as far as the reading of the structure
    knows them already. Cost is linear in the length of the plan.
    """
    layout = Layout(plan, folds or {})
    lexicon = lexicon_of(vocabulary)
    titles = own_titles(plan.title, layout.provision(0))
    found = _find(layout, Setting(Anchor(plan.year, plan.dated), lexicon, titles))
    opening, *rest = found
    facts = iter(rest)
    return replace(
        plan,
        body=tuple([_annotate_node(node, facts) for node in plan.body]),
        **{name: opening[name] for name in _OF_OPENING},
    )


def _find(layout: Layout, setting: Setting) -> list[_Facts]:
    """Return the facts of the opening and of each provision, in document order."""
    sheet = layout.sheet
    found = [_NONE.copy() for _ in sheet.starts]
    for name, extractor in EXTRACTORS.items():
        for number in sheet.holders(extractor.where(sheet, setting.lexicon)):
            provision = layout.provision(number)
            if provision.passages:
                found[number][name] = extractor.find(provision, setting)
    return found


def _annotate_node(node: Node, facts: Iterator[_Facts]) -> Node:
    """Give a node and those below it their facts, which come in document order."""
    own = next(facts)
    if node.children:
        own["children"] = tuple([_annotate_node(child, facts) for child in node.children])
    return replace(node, **own)
