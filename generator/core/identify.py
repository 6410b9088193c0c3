"""Ids of provisions: each node is named by the numbers of the labels on the way to it."""

from __future__ import annotations

from collections import Counter

from msgspec.structs import replace

from generator.core.ids import ANNEX, LEVELS, POINT, Step, print_node_id
from generator.core.model import Node, walk
from generator.core.numbering import Style, read_label

_LEVEL_OF_STYLE = {Style.ANNEX: ANNEX} | {style: POINT for style in Style if style.inline}


def identify_nodes(body: tuple[Node, ...]) -> tuple[Node, ...]:
    """Give every node of a body its id; an id that a node already has is kept.

    ``三、`` with ``（二）`` under it are ``sec_3`` and ``sec_3__subsec_2``; the items of an inline
    series are points. Of two siblings with one number the second is ``sec_3-2``. A label that cannot
    be read takes the number after that of the sibling before it.
    """
    taken = frozenset(node.id for node, _ in walk(body) if node.id)
    return _identify(body, "", 0, taken)


def _identify(nodes: tuple[Node, ...], above: str, depth: int, taken: frozenset[str]) -> tuple[Node, ...]:
    seen: Counter[Step] = Counter()
    last: Counter[str] = Counter()
    named = []
    for node in nodes:
        label = read_label(node.label)
        level = _level(label.style if label else None, depth)
        number = label.number if label and label.number else last[level] + 1
        last[level] = number
        node_id = _free_id(Step(level, number), above, seen, taken if node.id is None else frozenset())
        below = depth + (level not in (ANNEX, POINT))
        children = _identify(node.children, f"{node_id}__", below, taken) if node.children else ()
        named.append(replace(node, id=node.id or node_id, children=children))
    return tuple(named)


def _level(style: Style | None, depth: int) -> str:
    numbered = LEVELS[min(depth, len(LEVELS) - 1)]
    return numbered if style is None else _LEVEL_OF_STYLE.get(style, numbered)


def _free_id(step: Step, above: str, seen: Counter[Step], taken: frozenset[str]) -> str:
    """Return the id of a place that no node was given; of several alike the next is counted."""
    while True:
        seen[step] += 1
        node_id = above + print_node_id((step._replace(repeat=seen[step]),))
        if node_id not in taken:
            return node_id
