"""Which sources an index was made from, and whether any has changed since: a look at time and size."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

FORMAT = 2
"""Layout of what is indexed; a change of it makes every index anew."""


class State(Struct, frozen=True, array_like=True):
    """What tells a file from a changed one without reading it."""

    mtime_ns: int
    size: int


class Manifest(Struct, frozen=True, array_like=True):
    """The sources of an index: their states by path, and what else its content depends on.

    ``depends`` names the layout, the version of the program and the digest of the vocabulary.
    """

    depends: str
    states: dict[str, State]


def scan(root: Path) -> dict[str, State]:
    """Return the state of every source under a root, vocabulary included, by path."""
    return dict(sorted(_scan(root / "source_plans", "source_plans")))


def _scan(folder: Path | str, name: str) -> Iterator[tuple[str, State]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _scan(entry.path, f"{name}/{entry.name}")
            elif entry.name.endswith(".yaml") and not entry.name.startswith("."):
                state = entry.stat()
                yield f"{name}/{entry.name}", State(state.st_mtime_ns, state.st_size)


def read_manifest(path: Path) -> Manifest | None:
    """Read a manifest; ``None`` where there is none or it cannot be read."""
    try:
        return msgspec.msgpack.decode(path.read_bytes(), type=Manifest)
    except (OSError, msgspec.MsgspecError):
        return None
