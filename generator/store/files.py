"""Writing files so that a reader never sees half of one, and an unchanged one is not touched."""

from __future__ import annotations

import os
import tempfile
from functools import partial
from pathlib import Path


def write_if_changed(path: Path, data: bytes) -> bool:
    """Write a file whole or not at all; leave it alone where it already holds these bytes.

    The bytes go to a temporary file beside the target, which then takes its place in one step, so an
    interrupted run leaves the old file. Missing folders are made. Returns whether the file changed.
    """
    if _holds(path, data):
        return False
    handle, draft = _open_draft(path)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        draft.chmod(0o644)
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    return True


def _open_draft(path: Path) -> tuple[int, Path]:
    """Open a temporary file beside a target; most folders are there already."""
    draft = partial(tempfile.mkstemp, dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
    try:
        handle, name = draft()
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = draft()
    return handle, Path(name)


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except (FileNotFoundError, NotADirectoryError):
        return False
