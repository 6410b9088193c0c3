"""Identity as a value: plan ids, node ids and FRBR URIs, each printed and parsed back.

A node id names a place, not a position in a list: ``sec_3__subsec_2`` is the node labelled with
number 2 under the one labelled with number 3. The names of the levels are those of Akoma Ntoso's
naming convention, as far as plans need them.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

LEVELS = ("sec", "subsec", "para", "subpara", "clause", "subclause")
"""Names of numbered levels from the top; deeper ones stay ``subclause``."""

POINT = "point"
"""An item of an inline series: 一是, 二要, 第一，"""

ANNEX = "att"
"""An annex with provisions of its own: 附件1"""

_STEP = re.compile(r"(sec|subsec|para|subpara|clause|subclause|point|att)_(\d+)(?:-(\d+))?")


class Step(NamedTuple):
    """One step of a node id: the level, the number of the label, and which of several alike."""

    level: str
    number: int
    repeat: int = 1


def print_node_id(steps: tuple[Step, ...]) -> str:
    """Print a node id: ``(Step("sec", 3), Step("subsec", 2))`` is ``sec_3__subsec_2``.

    The second of two siblings with the same number is ``sec_3__subsec_2-2``.
    """
    return "__".join(f"{s.level}_{s.number}" + (f"-{s.repeat}" if s.repeat > 1 else "") for s in steps)


def parse_node_id(text: str) -> tuple[Step, ...] | None:
    """Parse a printed node id back into its steps; ``None`` where it was not printed by this module."""
    steps = []
    for part in text.split("__"):
        match = _STEP.fullmatch(part)
        if match is None:
            return None
        steps.append(Step(match[1], int(match[2]), int(match[3] or 1)))
    return tuple(steps) if print_node_id(tuple(steps)) == text else None


_PLAN_PATH = re.compile(r"(?:(?P<region>[a-z0-9-]+)/)?(?P<name>[a-z0-9]+(?:-[a-z0-9]+)*)\.yaml")


def plan_id_of_path(path: str) -> str | None:
    """Return the id that a source's place gives it: ``jilin/2020-key-points.yaml`` is ``jilin-2020-key-points``.

    ``path`` is relative to ``source_plans/``, with ``/``. ``None`` where the name cannot stand in a URL.
    """
    match = _PLAN_PATH.fullmatch(path)
    if match is None:
        return None
    return "-".join(part for part in (match["region"], match["name"]) if part)


class FrbrUri(NamedTuple):
    """The URI of a plan as a work, after Akoma Ntoso: ``/akn/cn/doc/jiangxi-2022-x/2022-04-13/zho@``.

    ``date`` is the 成文日期, or only a year, or empty where the plan states neither.
    """

    plan: str
    date: str
    language: str


_URI = re.compile(
    r"/akn/cn/doc/(?P<plan>[a-z0-9-]+)/(?P<date>\d{4}-\d{2}-\d{2}|\d{4}|undated)/(?P<language>zho-han[st])@"
)


def frbr_uri(plan: str, dated: dt.date | None, year: int | None, script: str) -> FrbrUri:
    """Make the URI of a plan from its id, its dates and the script that it was published in."""
    date = dated.isoformat() if dated else str(year) if year else "undated"
    return FrbrUri(plan, date, f"zho-{script}")


def print_frbr_uri(uri: FrbrUri) -> str:
    """Print a URI: ``/akn/cn/doc/jiangxi-2022-quality/2022-04-13/zho-hans@``."""
    return f"/akn/cn/doc/{uri.plan}/{uri.date}/{uri.language}@"


def parse_frbr_uri(text: str) -> FrbrUri | None:
    """Parse a printed URI back; ``None`` where it is not one."""
    match = _URI.fullmatch(text)
    return FrbrUri(match["plan"], match["date"], match["language"]) if match else None
