"""The vocabulary as it stands in files: the packaged one, and what a knowledge base lays over it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

import generator
from generator.core import codes
from generator.core.model import Issue
from generator.core.vocabulary import Vocabulary
from generator.store.records import read_record
from generator.store.yaml_reader import read_yaml

PACKAGED = Path(generator.__file__).with_name("data")


def read_vocabulary(folder: Path | None = None) -> tuple[Vocabulary, tuple[Issue, ...]]:
    """Read the packaged vocabulary, with the files of a folder laid over it.

    A folder has files of the same names (``products.yaml`` …), each a list. An entry with a known id
    replaces the packaged one, others are added. An unreadable file is an issue and changes nothing.
    """
    parts: dict[str, tuple[Any, ...]] = {}
    issues: list[Issue] = []
    for field in msgspec.structs.fields(Vocabulary):
        entries: dict[object, Any] = {}
        for base in (PACKAGED, folder):
            path = base / f"{field.name}.yaml" if base else None
            if path is not None and path.is_file():
                found, wrong = _read_list(path, field.type)
                entries |= {_key(entry): entry for entry in found}
                issues += wrong
        parts[field.name] = tuple(entries.values())
    return Vocabulary(**parts), tuple(issues)


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
    return record, []
