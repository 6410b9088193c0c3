"""The laws that every reading keeps, as one function that says which one is broken."""

import re
from collections import Counter

from msgspec.structs import replace

from generator.core.ids import plan_id_of_path
from generator.core.model import walk
from generator.facts import read_plan
from generator.store.encode import encode_plan
from generator.store.knowledge_base import read_plan_source
from generator.store.writer import dump_plan
from generator.text.script import fold

SURROGATE = re.compile(r"\\ud[89a-f]")


def broken_law(text, vocabulary):
    """Read a text; return what is wrong with the reading, or ``None``."""
    if len(fold(text)) != len(text):
        return "folding changed the length"
    reading = read_plan(text, vocabulary)
    plan = reading.plan
    ids = Counter(node.id for node, _ in walk(plan.body))
    if ids and ids.most_common(1)[0][1] > 1:
        return f"id {ids.most_common(1)[0][0]} stands twice"
    lines = text.count("\n") + 1
    for node, _ in walk(plan.body):
        words = f"{node.heading or ''}\n{node.text or ''}"
        for fact in node.facts:
            if fact.quote not in words:
                return f"quote {fact.quote!r} does not stand in {node.id}"
        if node.lines and not 1 <= node.lines[0] <= node.lines[1] <= lines:
            return f"lines {node.lines} of {node.id} are not in the text"
    return _not_kept(plan, reading.issues)


def _not_kept(plan, issues):
    encode_plan(plan, issues)
    stored = replace(plan, id=plan_id_of_path("x/2022-a.yaml"))
    back, faults = read_plan_source(dump_plan(stored, issues), "a", "x/2022-a.yaml")
    if faults:
        return f"the source written is not read back: {faults[0].message} (line {faults[0].line})"
    # half a surrogate pair has no UTF-8; what is stored has a replacement for it
    return (
        None
        if back == stored or SURROGATE.search(repr(stored))
        else "the source written is read back differently"
    )
