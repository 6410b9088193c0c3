"""Systems, catalogues, ledgers, reports, mechanisms … that a provision names and the vocabulary knows."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from generator.core.model import EntityMention
from generator.facts.lexicon import Lexicon
from generator.facts.passage import Provision
from generator.facts.setting import Setting
from generator.facts.sheet import Sheet

_UNIT_TAIL = re.compile(
    r"(?:股|科(?![学技研普])|处(?![理置罚分于])|室|局(?![面部])|办(?![理法事结公])|部门|中心)"
)
_TAIL_MARKS = frozenset("股科处室局办部中")
"""The first characters of these tails: nearly all names are told by one look."""


class _Places:
    """Where a plan names entities: start, end and id of each, in order."""

    def __init__(self, sheet: Sheet, lexicon: Lexicon) -> None:
        text = sheet.folded
        self.names = [
            name
            for name in lexicon.entities.find(text)
            if text[name[1] : name[1] + 1] not in _TAIL_MARKS or not _UNIT_TAIL.match(text, name[1])
        ]
        self.starts = [start for start, _, _ in self.names]


def where_entities(sheet: Sheet, lexicon: Lexicon) -> Iterable[int]:
    """Return where a plan names entities."""
    return sheet.scan(_Places, lexicon).starts


def find_entities(provision: Provision, setting: Setting) -> tuple[EntityMention, ...]:
    """Find the entities of a provision, each once; a name inside 《》 counts (a catalogue is cited so)."""
    sheet = provision.sheet
    places = sheet.scan(_Places, setting.lexicon)
    first = bisect_left(places.starts, provision.start)
    found: dict[str, EntityMention] = {}
    for start, end, id_ in places.names[first : bisect_left(places.starts, provision.end, first)]:
        if id_ not in found:
            quote = sheet.raw[start:end]
            found[id_] = EntityMention(quote, quote, id_)
    return tuple(found.values())
