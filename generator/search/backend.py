"""What every index can do, wherever it lives: the embedded one, PostgreSQL, OpenSearch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, Protocol

import msgspec

from generator.search.entry import Entry, Terms
from generator.search.query import Query


class BackendError(Exception):
    """An index cannot be reached or used; the message, in Chinese, says what to do."""


_DECODER = msgspec.msgpack.Decoder(Entry)


def decode_entry(data: bytes) -> Entry:
    """Read an entry back from an index.

    Raises:
        BackendError: another version of the program wrote it.
    """
    try:
        return _DECODER.decode(data)
    except msgspec.MsgspecError:
        raise BackendError("索引由另一版本的程序建立，请运行 workplan index --rebuild 重建") from None


class PlanEntries(NamedTuple):
    """The entries of one plan, and the digest of the source that they were made from."""

    plan: str
    digest: str
    entries: tuple[Entry, ...]


class Update(NamedTuple):
    """What is to change in an index: plans to put in place of their old entries, and plans to drop.

    ``fresh`` drops whatever the index held before.
    """

    changed: Iterable[PlanEntries]
    removed: tuple[str, ...]
    terms: Terms
    fresh: bool = False


class Backend(Protocol):
    """An index of provisions. Candidates may hold more than the hits, never less."""

    def candidates(self, query: Query) -> Iterator[Entry]:
        """Yield every entry that may contain all parts of a query; all entries where it has none."""

    def word_counts(self, words: Iterable[str]) -> Mapping[str, int]:
        """Return, for those of the words that the index has, how many provisions have each."""

    def size(self) -> int:
        """Return how many provisions the index holds."""

    def digests(self) -> Mapping[str, str]:
        """Return the digest of each plan's source as it was indexed."""

    def terms(self) -> Terms:
        """Return the names that the index knows."""

    def update(self, update: Update) -> None:
        """Apply a change whole: a reader sees the index before it or after it, nothing between."""

    def close(self) -> None:
        """Let go of files and connections."""
