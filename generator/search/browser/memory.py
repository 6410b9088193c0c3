"""What a build of the search remembers: plans made ready, and shards packed.

What the page reads of a plan depends on the plan and the vocabulary alone, so a plan that has not
changed is not made ready again, and data that has not changed is not packed again. A build with a
memory gives the same files as one without.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from generator.core.model import Plan
from generator.core.vocabulary import Vocabulary
from generator.search.browser.folding import CONTEXTUAL, BrowserScript
from generator.search.browser.packing import script
from generator.search.browser.texts import Made, make_plan
from generator.search.entry import Terms
from generator.store.files import write_if_changed
from generator.views.search_records import RecordMaker, SearchRecord

LAYOUT = f"4/{CONTEXTUAL}/{','.join(SearchRecord.__struct_fields__)}"
"""What is remembered of a plan; under another layout it is made anew."""

PACKING = b"zlib"
"""How shards are packed; what was packed otherwise is packed anew."""

FILE = "browser.msgpack"
"""The memory in its folder."""


class _Known(Struct, array_like=True):
    """Plans by digest, packed shards by digest, maps by the characters that they are for."""

    plans: dict[str, Made] = {}
    packed: dict[bytes, bytes] = {}
    maps: dict[str, dict[str, str]] = {}


class Memory:
    """What the last build made, and what this one makes; without a folder nothing is remembered."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._before, self._now = _recall(folder), _Known()

    def plans(self, plans: Sequence[Plan], vocabulary: Vocabulary, terms: Terms) -> list[Made]:
        """Return plans made ready, in order; those without provisions are left out.

        ``terms`` are those of the vocabulary.
        """
        depends = hashlib.sha256(LAYOUT.encode() + msgspec.msgpack.encode(vocabulary))
        keyed = {}
        for plan in plans:
            digest = depends.copy()
            digest.update(msgspec.msgpack.encode(plan))
            keyed[digest.hexdigest()] = plan
        new = {key: plan for key, plan in keyed.items() if key not in self._before.plans}
        made = dict(self._make(new, RecordMaker(vocabulary), terms)) if new else {}
        self._now.plans = {
            key: found for key in keyed if (found := self._before.plans.get(key) or made.get(key)) is not None
        }
        return list(self._now.plans.values())

    def _make(self, plans: dict[str, Plan], maker: RecordMaker, terms: Terms) -> Iterator[tuple[str, Made]]:
        """Yield plans made ready, one at a time: the records of all would fill the memory."""
        used: set[str] = set().union(*map(set, terms.labels.values()))
        for plan in plans.values():
            used.update(msgspec.json.encode(plan).decode())
        page = self._script_for(used)
        for key, plan in plans.items():
            if records := maker.records(plan):
                yield key, make_plan(records, page)

    def _script_for(self, used: set[str]) -> BrowserScript:
        """Return conversions for some characters: those of the last build where they go as far."""
        foreign = {character for character in used if not character.isascii()}
        for characters, shipped in self._before.maps.items():
            if foreign.issubset(characters):
                return BrowserScript.read(shipped)
        return BrowserScript.of(["".join(sorted(used))])

    def pack(self, name: str, data: bytes) -> bytes:
        """Return the script of a shard."""
        key = hashlib.blake2b(b"%s\0%s\0%s" % (PACKING, name.encode(), data), digest_size=16).digest()
        packed = self._before.packed.get(key) or script(name, data)
        if self._folder is not None:
            self._now.packed[key] = packed
        return packed

    def maps(self, characters: str) -> dict[str, str]:
        """Return the maps of script for some characters."""
        made = self._before.maps.get(characters) or BrowserScript.of([characters]).shipped()
        self._now.maps[characters] = made
        return made

    def keep(self) -> None:
        """Remember what this build made."""
        before, now = self._before, self._now
        same = before.plans.keys() == now.plans.keys() and before.packed.keys() == now.packed.keys()
        if self._folder is None or (same and before.maps.keys() == now.maps.keys()):
            return
        try:
            write_if_changed(self._folder / FILE, msgspec.msgpack.encode(now))
        except OSError:
            return  # a knowledge base on a read-only share is built without a memory


def _recall(folder: Path | None) -> _Known:
    try:
        return msgspec.msgpack.decode((folder / FILE).read_bytes(), type=_Known) if folder else _Known()
    except (OSError, msgspec.MsgspecError):
        return _Known()
