"""All facts of a plan: each provision read by each extractor, on text folded once."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from generator.core.dates import Anchor
from generator.core.model import Node, Plan, walk
from generator.core.vocabulary import Vocabulary
from generator.facts.citations import own_titles
from generator.facts.lexicon import lexicon_of
from generator.facts.passage import Passage, make_provision
from generator.facts.registry import EXTRACTORS
from generator.facts.setting import Setting
from generator.facts.sheet import BREAK, Sheet
from generator.facts.units import FIRST_LEADS
from generator.text.script import fold

_QUOTES = (("「", "“"), ("」", "”"), ("『", "“"), ("』", "”"))  # four replacements outrun one translate


def annotate(plan: Plan, vocabulary: Vocabulary) -> Plan:
    """Return the plan with all facts of its provisions, and those of its opening, found anew.

    Facts that the plan already holds are replaced. ``canonical`` is set where the vocabulary knows the
    name. Cost is linear in the length of the plan.
    """
    passages = _fold_passages(plan)
    transmittal, preamble = passages.get(("transmittal",)), passages.get(("preamble",))
    title = passages.get(("title",))
    setting = Setting(
        Anchor(plan.year, plan.dated),
        lexicon_of(vocabulary),
        own_titles(
            title.folded if title else None, "\n".join(p.folded for p in (transmittal, preamble) if p)
        ),
    )
    before = make_provision(transmittal, preamble)
    leading = _where_first_leads(passages)
    return replace(
        plan,
        body=tuple(_annotate_node(node, setting, passages, (), leading) for node in plan.body),
        citations=EXTRACTORS["citations"](before, setting),
        deadlines=EXTRACTORS["deadlines"](before, setting),
        entities=EXTRACTORS["entities"](before, setting),
    )


def _annotate_node(
    node: Node,
    setting: Setting,
    passages: dict[tuple[object, ...], Passage],
    above: tuple[Passage, ...],
    leading: set[object],
) -> Node:
    heading = passages.get((id(node), "heading"))
    provision = make_provision(
        heading, passages.get((id(node), "text")), above, first_leads=id(node) in leading
    )
    below = (*above, heading) if heading else above
    facts = {
        name: find(provision, setting) if provision.passages else () for name, find in EXTRACTORS.items()
    }
    children = tuple(_annotate_node(child, setting, passages, below, leading) for child in node.children)
    return replace(node, children=children, **facts)


def _where_first_leads(passages: dict[tuple[object, ...], Passage]) -> set[object]:
    """Return the provisions from the one on that says that the first unit named leads; the dict is in order."""
    found: set[object] = set()
    said = False
    for key, passage in passages.items():
        said = said or ("牵头" in passage.folded and FIRST_LEADS.search(passage.folded) is not None)
        if said:
            found.add(key[0])
    return found


def _fold_passages(plan: Plan) -> dict[tuple[object, ...], Passage]:
    """Fold all texts of a plan in one go on one sheet; folding keeps the length, so each finds its share."""
    keys, texts = zip(*_texts(plan), strict=True) if any(_texts(plan)) else ((), ())
    folded = fold(BREAK.join(texts))
    for corner, curved in _QUOTES:
        folded = folded.replace(corner, curved)
    sheet = Sheet(folded)
    passages: dict[tuple[object, ...], Passage] = {}
    at = 0
    for key, text in zip(keys, texts, strict=True):
        passages[key] = Passage(text, sheet, at)
        at += len(text) + len(BREAK)
    return passages


def _texts(plan: Plan) -> Iterator[tuple[tuple[object, ...], str]]:
    for name in ("title", "transmittal", "preamble"):
        if text := getattr(plan, name):
            yield (name,), text
    for node, _ in walk(plan.body):
        for name in ("heading", "text"):
            if text := getattr(node, name):
                yield (id(node), name), text
