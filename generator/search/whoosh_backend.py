"""The embedded index: Whoosh, with character n-grams for finding and jieba's words for ranking.

A commit of Whoosh takes effect when its table of contents is put in place in one step; a killed
indexing leaves the last one. Readers keep the segments that they opened.
"""

from __future__ import annotations

import time
from collections.abc import Generator, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
from whoosh import columns, fields, formats, index
from whoosh.writing import CLEAR, MERGE_SMALL

from generator.search.backend import BackendError, Update, decode_entry
from generator.search.entry import Entry, Terms
from generator.search.grams import grams_of_part, grams_of_text
from generator.search.query import Query

_RAREST = 4
"""Grams whose postings are intersected; what they leave over is checked against the text."""

_MEMORY = 512
"""Megabytes of postings that are held while indexing; with less, ten thousand provisions spill to disk."""

_HEAD = "\0"
"""What stands among the words of a plan's own document, and is no word."""

_FEW = 64
"""Candidates few enough to be checked at once."""


class _Tokens(fields.FieldType):
    """A field that is given its tokens ready made, and keeps which provision has which."""

    def __init__(self) -> None:
        self.format = formats.Existence()
        self.analyzer = None
        self.scorable = self.stored = self.unique = False
        self.column_type = self.vector = None
        self.multitoken_query = "default"

    def index(self, value: Any, **_: Any) -> Generator[tuple[bytes, int, float | int, bytes], Any, None]:
        for token in sorted(value):
            yield token.encode("utf-8", "surrogatepass"), 1, 1.0, b""

    def to_bytes(self, value: Any) -> bytes:
        return value.encode("utf-8", "surrogatepass") if isinstance(value, str) else value

    def from_bytes(self, bs: Any) -> str:
        return str(bs, "utf-8", "surrogatepass")


def _schema() -> fields.Schema:
    kept: Any = columns.VarBytesColumn
    return fields.Schema(
        plan=fields.ID(),
        digest=fields.COLUMN(kept()),
        grams=_Tokens(),
        words=_Tokens(),
        entry=fields.COLUMN(kept()),
    )


class WhooshBackend:
    """A Whoosh index in a folder; the folder is made where it is missing."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._terms_file = folder / "terms.msgpack"
        self._opened: Any = None

    def candidates(self, query: Query) -> Iterator[Entry]:
        """Yield entries that have the rarest grams of the query."""
        grams = sorted({gram for part in query.parts for gram in grams_of_part(part)})
        for leaf, _ in self._reader().leaf_readers():
            documents = _documents(leaf, grams) if grams else leaf.all_doc_ids()
            column = leaf.column_reader("entry") if leaf.has_column("entry") else None
            for document in documents:
                data = column[document] if column is not None else b""
                if data:
                    yield decode_entry(data)

    def word_counts(self, words: Iterable[str]) -> Mapping[str, int]:
        """Return the number of provisions with each word; words that the index lacks are left out."""
        reader = self._reader()
        return {word: n for word in words if (n := reader.doc_frequency("words", word))}

    def size(self) -> int:
        """Return the number of provisions."""
        return sum(leaf.doc_count() - len(_heads(leaf)) for leaf, _ in self._reader().leaf_readers())

    def digests(self) -> Mapping[str, str]:
        """Return the digest of every plan."""
        found: dict[str, str] = {}
        if not self.exists():
            return found
        for leaf, _ in self._reader().leaf_readers():
            if not leaf.has_column("digest"):
                continue
            column = leaf.column_reader("digest")
            for document in _heads(leaf):
                plan, digest = column[document].decode().split(" ")
                found[plan] = digest
        return found

    def terms(self) -> Terms:
        """Return the names stored beside the index."""
        try:
            return msgspec.msgpack.decode(self._terms_file.read_bytes(), type=Terms)
        except (OSError, msgspec.MsgspecError):
            return Terms()

    def exists(self) -> bool:
        """Tell whether an index has been made in the folder."""
        return bool(index.exists_in(str(self._folder)))

    def update(self, update: Update) -> None:
        """Apply a change in one commit.

        Raises:
            BackendError: another process is writing this index.
        """
        from generator.store.files import write_if_changed  # noqa: PLC0415  only where something is written

        self._folder.mkdir(parents=True, exist_ok=True)
        self.close()
        there = self.exists()
        opened = index.open_dir(str(self._folder)) if there else index.create_in(str(self._folder), _schema())
        try:
            writer = opened.writer(limitmb=_MEMORY)
        except index.LockError:
            raise BackendError("另一个进程正在更新索引，请稍候再试") from None
        try:
            _write(writer, update, replacing=there and not update.fresh)
            writer.commit(mergetype=CLEAR if update.fresh else _merge)
        except BaseException:
            writer.cancel()
            raise
        write_if_changed(self._terms_file, msgspec.msgpack.encode(update.terms))

    def close(self) -> None:
        """Close the reader."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None

    def _reader(self) -> Any:
        if self._opened is None:
            self._opened = self._open()
        return self._opened

    def _open(self) -> Any:
        for attempt in range(5):  # a commit may clear old segments between reading the table and opening them
            try:
                opened: Any = index.open_dir(str(self._folder))
                return opened.reader()
            except index.EmptyIndexError:
                raise BackendError("还没有索引，请先运行 workplan index") from None
            except OSError:
                time.sleep(0.05 * (attempt + 1))
        raise BackendError("索引文件无法读取，请运行 workplan index --rebuild 重建")


def _write(writer: Any, update: Update, replacing: bool) -> None:
    for plan in update.removed:
        writer.delete_by_term("plan", plan)
    for item in update.changed:
        if replacing:
            writer.delete_by_term("plan", item.plan)
        writer.add_document(plan=item.plan, words={_HEAD}, digest=f"{item.plan} {item.digest}".encode())
        for entry in item.entries:
            writer.add_document(
                plan=item.plan,
                grams=grams_of_text(entry.folded),
                words=set(entry.words),
                entry=msgspec.msgpack.encode(entry),
            )


def _merge(writer: Any, segments: list[Any]) -> list[Any]:
    """Choose segments as Whoosh does, after dropping those of which nothing is left."""
    choose: Any = MERGE_SMALL
    left: list[Any] = choose(writer, [segment for segment in segments if segment.doc_count()])
    return left


def _heads(leaf: Any) -> list[int]:
    """Return the documents that hold the digest of a plan, and no provision."""
    return list(leaf.postings("words", _HEAD).all_ids()) if ("words", _HEAD) in leaf else []


def _documents(leaf: Any, grams: list[str]) -> list[int]:
    counts = sorted((leaf.doc_frequency("grams", gram), gram) for gram in grams)
    if not counts[0][0]:
        return []
    found: set[int] | None = None
    for _, gram in counts[:_RAREST]:
        ids = leaf.postings("grams", gram).all_ids()
        found = set(ids) if found is None else found.intersection(ids)
        if len(found) <= _FEW:
            break
    return sorted(found or ())
