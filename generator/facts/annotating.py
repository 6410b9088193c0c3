"""All facts of a plan: each provision read by each extractor, on text folded once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

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


def annotate(plan: Plan, vocabulary: Vocabulary, folds: Mapping[str, str] | None = None) -> Plan:
    """Return the plan with all facts of its provisions, and those of its opening, found anew.

    Facts that the plan already holds are replaced. ``canonical`` is set where the vocabulary knows the
    name. ``folds`` are folded forms of texts or of their lines, as far as the reading of the structure
    knows them already. Cost is linear in the length of the plan.
    """
    passages = _fold_passages(plan, folds or {})
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


def _fold_passages(plan: Plan, folds: Mapping[str, str]) -> dict[tuple[object, ...], Passage]:
    """Lay all texts of a plan, folded, on one sheet; folding keeps the length, so each finds its share."""
    texts = list(_texts(plan))
    folded = _fold([text for _, text in texts], folds)
    for corner, curved in _QUOTES:
        folded = folded.replace(corner, curved)
    sheet = Sheet(folded)
    passages: dict[tuple[object, ...], Passage] = {}
    at = 0
    for key, text in texts:
        passages[key] = Passage(text, sheet, at)
        at += len(text) + len(BREAK)
    return passages


def _fold(texts: list[str], folds: Mapping[str, str]) -> str:
    """Fold texts in one go, or put them together from lines that are folded already."""
    if not folds:
        return fold(BREAK.join(texts))
    return BREAK.join(_fold_lines(text, folds) for text in texts)


def _fold_lines(text: str, folds: Mapping[str, str]) -> str:
    known = folds.get(text)
    if known is None:
        lines = [folds.get(line) or fold(line) for line in text.split("\n")]
        known = "\n".join(lines)
    return known


def _texts(plan: Plan) -> Iterator[tuple[tuple[object, ...], str]]:
    for name in ("title", "transmittal", "preamble"):
        if text := getattr(plan, name):
            yield (name,), text
    for node, _ in walk(plan.body):
        for name in ("heading", "text"):
            if text := getattr(node, name):
                yield (id(node), name), text
