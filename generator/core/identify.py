"""Ids of provisions: each node is named by the numbers of the labels on the way to it."""

from __future__ import annotations

from msgspec.structs import replace

from generator.core.ids import ANNEX, LEVELS, POINT
from generator.core.model import Node, walk
from generator.core.numbering import Style, read_label

_LEVEL_OF_STYLE = {Style.ANNEX: ANNEX} | {style: POINT for style in Style if style.inline}
_OUTSIDE_LEVELS = (ANNEX, POINT)


class Siblings:
    """Gives the nodes under one parent their ids, in order, by their labels.

    ``三、`` with ``（二）`` under it are ``sec_3`` and ``sec_3__subsec_2``; the items of an inline
    series are points. Of two siblings with one number the second is ``sec_3-2``. A label that cannot
    be read takes the number after that of the sibling before it.
    """

    __slots__ = ("_above", "_depth", "_last", "_level", "_numbered", "_seen", "_taken")

    def __init__(self, above: str = "", depth: int = 0, taken: frozenset[str] = frozenset()) -> None:
        """Begin under a parent whose id, and what joins it to theirs, is ``above``; ``taken`` are given ids."""
        self._above, self._depth, self._taken = above, depth, taken
        self._numbered = LEVELS[depth] if depth < len(LEVELS) else LEVELS[-1]
        self._last: dict[str, int] = {}
        self._level = ""
        self._seen: dict[str, int] = {}

    def identify(self, printed: str, given: str | None = None) -> str:
        """Return the id that a label's place has.

        A place whose node was ``given`` an id counts, though its own id is not used.
        """
        label = read_label(printed)
        level = _LEVEL_OF_STYLE.get(label.style, self._numbered) if label else self._numbered
        number = (label.number if label else 0) or self._last.get(level, 0) + 1
        self._level, self._last[level] = level, number
        return self._next_free(
            f"{self._above}{level}_{number}", self._taken if given is None else frozenset()
        )

    def under(self, node_id: str) -> Siblings:
        """Return what identifies the children of the node that was identified last."""
        below = self._depth + (self._level not in _OUTSIDE_LEVELS)
        return Siblings(f"{node_id}__", below, self._taken)

    def _next_free(self, stem: str, taken: frozenset[str]) -> str:
        """Return the id of a place that no node was given; of several alike the next is counted."""
        while True:
            count = self._seen[stem] = self._seen.get(stem, 0) + 1
            node_id = stem if count == 1 else f"{stem}-{count}"
            if node_id not in taken:
                return node_id


def identify_nodes(body: tuple[Node, ...]) -> tuple[Node, ...]:
    """Give every node of a body its id, as ``Siblings`` does; an id that a node already has is kept."""
    taken = frozenset(node.id for node, _ in walk(body) if node.id)
    return _identify(body, Siblings(taken=taken))


def _identify(nodes: tuple[Node, ...], siblings: Siblings) -> tuple[Node, ...]:
    named = []
    for node in nodes:
        node_id = siblings.identify(node.label, node.id)
        children = _identify(node.children, siblings.under(node_id)) if node.children else ()
        named.append(replace(node, id=node.id or node_id, children=children))
    return tuple(named)
