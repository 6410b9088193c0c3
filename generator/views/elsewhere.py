"""What a plan says about one task in two places: the schedule names it, another measure assigns it.

A plan often closes with a schedule (6月底前完成生产企业全覆盖检查) and says who leads the task under a
measure of its own (开展生产企业全覆盖检查). The two are joined where the measure's heading says all that
the schedule says, character by character in order.
"""

from __future__ import annotations

from generator.core.model import Deadline
from generator.corpus import Provision
from generator.text.script import fold

SHORTEST_TASK = 5
"""Characters that a task needs to be told from others; 报送总结 is too common a name."""


def says_all(heading: str, task: str) -> bool:
    """Tell whether a heading holds all characters of a task in their order.

    ``组织生产企业开展自查自改`` holds all of ``企业自查自改``.
    """
    characters = iter(heading)
    return all(character in characters for character in task)


def measure_of_task(
    deadline: Deadline, place: Provision, provisions: tuple[Provision, ...]
) -> Provision | None:
    """Return the measure of the same plan that a deadline's task is about, where exactly one is.

    ``provisions`` are those of the plan; the place of the deadline itself and what stands above it do
    not count.
    """
    task = _words(deadline.task or "")
    if len(task) < SHORTEST_TASK:
        return None
    around = {id(place.node), *(id(node) for node in place.above)}
    found = [
        p
        for p in provisions
        if p.node.heading and id(p.node) not in around and says_all(_words(p.node.heading), task)
    ]
    return found[0] if len(found) == 1 else None


def _words(text: str) -> str:
    return "".join(character for character in fold(text) if character.isalnum())
