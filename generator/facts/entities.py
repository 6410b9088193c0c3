"""Systems, catalogues, ledgers, reports, mechanisms … that a provision names and the vocabulary knows."""

from __future__ import annotations

import re

from generator.core.model import EntityMention
from generator.facts.lexicon import Lexicon
from generator.facts.passage import Provision
from generator.facts.setting import Setting
from generator.facts.sheet import Sheet, within

_UNIT_TAIL = re.compile(
    r"(?:股|科(?![学技研普])|处(?![理置罚分于])|室|局(?![面部])|办(?![理法事结公])|部门|中心)"
)


class _Places:
    """Where a plan names entities: start, end and id of each, in order."""

    def __init__(self, sheet: Sheet, lexicon: Lexicon) -> None:
        text = sheet.folded
        self.names = [name for name in lexicon.entities.find(text) if not _UNIT_TAIL.match(text, name[1])]


def find_entities(provision: Provision, setting: Setting) -> tuple[EntityMention, ...]:
    """Find the entities of a provision, each once; a name inside 《》 counts (a catalogue is cited so)."""
    found: dict[str, EntityMention] = {}
    for passage in provision.passages:
        at = passage.start
        names = passage.sheet.scan(_Places, setting.lexicon).names
        for start, end, id_ in within(names, at, passage.end):
            if id_ not in found:
                quote = passage.raw[start - at : end - at]
                found[id_] = EntityMention(quote, quote, id_)
    return tuple(found.values())
