"""What all provisions of a plan share: the anchor of its dates, its own titles, the words to read by."""

from __future__ import annotations

from typing import NamedTuple

from generator.core.dates import Anchor
from generator.facts.lexicon import Lexicon


class Setting(NamedTuple):
    """The plan about a provision.

    ``own_titles`` are the plan's title and short names, folded without marks: a plan does not cite itself.
    """

    anchor: Anchor
    lexicon: Lexicon
    own_titles: frozenset[str] = frozenset()
