"""The embedded index of a knowledge base: made when it is missing, brought up to date when sources changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from generator import __version__
from generator.search.backend import BackendError
from generator.search.entry import LAYOUT
from generator.search.sources import FORMAT, Manifest, read_manifest, scan
from generator.search.whoosh_backend import WhooshBackend

if TYPE_CHECKING:
    from generator.core.model import Issue

FOLDER = Path(".workplan") / "search"
"""Where the index of a knowledge base lies, beneath its root."""


class Local(NamedTuple):
    """An opened index; ``stale`` where another process is bringing it up to date just now."""

    backend: WhooshBackend
    stale: bool = False
    issues: tuple[Issue, ...] = ()


def open_local(
    root: Path, progress: Callable[[int, int], None] | None = None, *, fresh: bool = False
) -> Local:
    """Open the index under a root, after indexing what changed since.

    Where another process is indexing, the last good index answers meanwhile.

    Raises:
        BackendError: the root is no knowledge base, or another process is making its first index.
    """
    if not (root / "source_plans").is_dir():
        raise BackendError(f"{root} 不是知识库：其中没有 source_plans 文件夹。请用 --root 指明位置")
    backend = WhooshBackend(root / FOLDER / "whoosh")
    manifest_file = root / FOLDER / "sources.msgpack"
    now = Manifest(f"{FORMAT}/{__version__}/{LAYOUT}", scan(root))
    known = None if fresh else read_manifest(manifest_file)
    if known == now and backend.exists():
        return Local(backend)
    from generator.search.indexing import update_index  # noqa: PLC0415  reads sources and jieba: not for every call
    from generator.store.files import write_if_changed  # noqa: PLC0415

    try:
        outcome = update_index(
            backend, root, fresh=fresh or known is None or known.depends != now.depends, progress=progress
        )
    except BackendError:
        if not backend.exists():
            raise
        return Local(backend, stale=True)
    write_if_changed(manifest_file, msgspec.msgpack.encode(now))
    return Local(backend, issues=outcome.issues)
