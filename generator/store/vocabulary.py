"""The vocabulary as it stands in files: the packaged one, and what a knowledge base lays over it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

import generator
from generator import __version__
from generator.core import codes
from generator.core.model import Issue
from generator.core.vocabulary import Vocabulary
from generator.store.files import write_if_changed
from generator.store.records import read_record
from generator.store.yaml_reader import YamlFile, read_yaml

PACKAGED = Path(generator.__file__).with_name("data")


def read_vocabulary(
    folder: Path | None = None, memory: Path | None = None
) -> tuple[Vocabulary, tuple[Issue, ...]]:
    """Read the packaged vocabulary, with the files of a folder laid over it.

    A folder has files of the same names (``products.yaml`` …), each a list. An entry with a known id
    replaces the packaged one, others are added. An unreadable file is an issue and changes nothing.
    ``memory`` is a file that keeps the result until one of the files read changes.
    """
    state = _state(folder)
    known = _recall(memory, state)
    if known is not None:
        return known, ()
    parts: dict[str, tuple[Any, ...]] = {}
    issues: list[Issue] = []
    for field in msgspec.structs.fields(Vocabulary):
        entries: dict[object, Any] = {}
        for path in _files(field.name, folder):
            found, wrong = _read_list(path, field.type)
            entries |= {_key(entry): entry for entry in found}
            issues += wrong
        parts[field.name] = tuple(entries.values())
    vocabulary = Vocabulary(**parts)
    if memory is not None and not issues:
        _remember(memory, _Memory(state, vocabulary))
    return vocabulary, tuple(issues)


class _Memory(msgspec.Struct, frozen=True, array_like=True):
    """A vocabulary as it was read, and the state of the files that it was read from."""

    state: tuple[tuple[str, int, int], ...]
    vocabulary: Vocabulary


def _files(name: str, folder: Path | None) -> list[Path]:
    paths = [base / f"{name}.yaml" for base in (PACKAGED, folder) if base is not None]
    return [path for path in paths if path.is_file()]


def _state(folder: Path | None) -> tuple[tuple[str, int, int], ...]:
    found = [path for field in msgspec.structs.fields(Vocabulary) for path in _files(field.name, folder)]
    stats = [(path, path.stat()) for path in found]
    return ((__version__, 0, 0), *((str(path), stat.st_mtime_ns, stat.st_size) for path, stat in stats))


def _recall(memory: Path | None, state: tuple[tuple[str, int, int], ...]) -> Vocabulary | None:
    try:
        known = msgspec.msgpack.decode(memory.read_bytes(), type=_Memory) if memory else None
    except (OSError, msgspec.MsgspecError):
        return None
    return known.vocabulary if known is not None and known.state == state else None


def _remember(memory: Path, known: _Memory) -> None:
    try:
        write_if_changed(memory, msgspec.msgpack.encode(known))
    except OSError:
        return  # a knowledge base on a read-only share is read without a memory


def _key(entry: Any) -> object:
    return getattr(entry, "id", None) or getattr(entry, "old", None)


def _read_list(path: Path, kind: Any) -> tuple[tuple[Any, ...], list[Issue]]:
    try:
        file = read_yaml(path.read_text("utf-8-sig"))
    except UnicodeDecodeError:
        return (), [msgspec.structs.replace(codes.SOURCE_ENCODING.at(line=1), file=path.name)]
    if file.problems:
        return (), [problem.at(path.name) for problem in file.problems]
    record, faults = read_record(file.data or [], kind)
    if record is None:
        return (), [fault.at(path.name, file.line_of(fault.path)) for fault in faults]
    return record, list(_repeated(record, path.name, file))


def _repeated(entries: tuple[Any, ...], name: str, file: YamlFile) -> Iterator[Issue]:
    """Yield an issue for each entry whose id another one above it in its file has: it would replace that one."""
    first: dict[object, int] = {}
    for at, entry in enumerate(entries):
        above = first.setdefault(_key(entry), at)
        if above != at:
            other, line = f"{name}:{file.line_of((above,))}", file.line_of((at,))
            issue = codes.SOURCE_DOUBLE_ID.at(id=str(_key(entry)), other=other, line=line)
            yield msgspec.structs.replace(issue, file=name)
