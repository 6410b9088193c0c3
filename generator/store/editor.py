"""Editing a source that people keep: only what a change speaks of is written, all else stays as it is."""

from __future__ import annotations

import io
from typing import Any

import msgspec
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from generator.core.identify import identify_nodes
from generator.core.model import Node, Plan
from generator.corpus.compare import PROVISION, Change
from generator.store.dialect import compose, yaml_dialect


def apply_changes(source: str, plan: Plan, changes: tuple[Change, ...]) -> str:
    """Return a source with changes applied; comments, order and style of the rest are kept.

    ``plan`` is the plan as read from the source, with the ids of its nodes. No change, same text.
    """
    if not changes:
        return source
    yaml = yaml_dialect()
    document = yaml.load(source)
    places = _places(document, plan)
    for change in changes:
        if change.field == PROVISION:
            _apply_to_tree(document, places, change)
        else:
            _set(places[change.node], change.field, change.new, type_order=_FIELDS[change.node is None])
    out = io.StringIO()
    yaml.dump(document, out)
    return out.getvalue()


_FIELDS = {
    True: tuple(field.encode_name for field in msgspec.structs.fields(Plan)),
    False: tuple(field.encode_name for field in msgspec.structs.fields(Node)),
}
"""The order of keys, of a plan (True) and of a provision (False)."""


def _places(document: CommentedMap, plan: Plan) -> dict[str | None, CommentedMap]:
    places: dict[str | None, CommentedMap] = {None: document}

    def visit(nodes: tuple[Node, ...], entries: CommentedSeq) -> None:
        for node, entry in zip(nodes, entries, strict=True):
            places[node.id] = entry
            visit(node.children, entry.get("children") or CommentedSeq())

    visit(identify_nodes(plan.body), document.get("body") or CommentedSeq())
    return places


def _set(entry: CommentedMap, field: str, value: object, type_order: tuple[str, ...]) -> None:
    plain = msgspec.to_builtins(value)
    if plain is None or plain in ((), []):
        entry.pop(field, None)
        return
    composed = compose(field, plain)
    if field in entry:
        entry[field] = composed
        return
    later = set(type_order[type_order.index(field) :])
    position = next((i for i, key in enumerate(entry) if key in later), len(entry))
    entry.insert(position, field, composed)


def _apply_to_tree(document: CommentedMap, places: dict[str | None, CommentedMap], change: Change) -> None:
    if isinstance(change.old, Node):
        _take_out(document, places[change.node])
        return
    holder = places.get(change.parent, document)
    key = "body" if holder is document else "children"
    if key not in holder:
        holder[key] = CommentedSeq()
    entry = compose("", msgspec.to_builtins(change.new))
    holder[key].append(entry)
    places[change.node] = entry


def _take_out(holder: CommentedMap, entry: CommentedMap) -> bool:
    for key in ("body", "children"):
        entries: Any = holder.get(key)
        for index, other in enumerate(entries or ()):
            if other is entry:
                del entries[index]
                if not entries:
                    del holder[key]
                return True
            if _take_out(other, entry):
                return True
    return False
