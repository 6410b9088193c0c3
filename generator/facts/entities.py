"""Systems, catalogues, ledgers, reports, mechanisms … that a provision names and the vocabulary knows."""

from __future__ import annotations

import re

from generator.core.model import EntityMention
from generator.facts.passage import Provision
from generator.facts.setting import Setting

_UNIT_TAIL = re.compile(
    r"(?:股|科(?![学技研普])|处(?![理置罚分于])|室|局(?![面部])|办(?![理法事结公])|部门|中心)"
)


def find_entities(provision: Provision, setting: Setting) -> tuple[EntityMention, ...]:
    """Find the entities of a provision, each once; a name inside 《》 counts (a catalogue is cited so)."""
    found: dict[str, EntityMention] = {}
    for passage in provision.passages:
        for span, id_ in setting.lexicon.entities.find(passage.folded):
            if id_ not in found and not _UNIT_TAIL.match(passage.folded, span.end):
                quote = passage.quote(span)
                found[id_] = EntityMention(quote, quote, id_)
    return tuple(found.values())
