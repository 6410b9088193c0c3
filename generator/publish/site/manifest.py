"""What the last build made from what, so that the next one makes only what changed."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from generator.publish.site.page import digest_of
from generator.store.files import write_if_changed


class Made(msgspec.Struct, array_like=True, frozen=True):
    """What a source made: its key and digest then, and its files with their size in the docs tree."""

    key: str
    digest: str
    files: dict[str, int]


class Manifest(msgspec.Struct, array_like=True):
    """All that one site was made from, by the name of the source; ``sizes`` are those in the site.

    ``version`` fixes templates, theme, settings and packages: another version, everything anew.
    """

    version: str
    made: dict[str, Made] = {}
    sizes: dict[str, int] = {}


def manifest_path(cache: Path, out: Path) -> Path:
    """Return where the manifest of a site is kept; sites in different places have their own.

    The place is taken as seen from the knowledge base, so that the two may move together.
    """
    place = os.path.relpath(out.absolute(), cache.absolute())
    return cache / f"site-{digest_of(place)[:12]}.msgpack"


def read_manifest(path: Path) -> Manifest:
    """Read a manifest; one that is missing or damaged is empty and of no version."""
    try:
        return msgspec.msgpack.decode(path.read_bytes(), type=Manifest)
    except (OSError, msgspec.MsgspecError):
        return Manifest("")


def write_manifest(path: Path, manifest: Manifest) -> None:
    """Keep a manifest."""
    write_if_changed(path, msgspec.msgpack.encode(manifest))


def site_path(path: str) -> str:
    """Return where a file of the docs tree stands in the site: ``plans/x.md`` is ``plans/x.html``."""
    return path.removesuffix(".md") + ".html" if path.endswith(".md") else path


def file_sizes(folder: Path) -> dict[str, int]:
    """Return every file below a folder with its size, by path with ``/``; nothing for no folder."""
    sizes: dict[str, int] = {}
    pending = [(str(folder), "")]
    while pending:
        place, prefix = pending.pop()
        try:
            entries = list(os.scandir(place))
        except (FileNotFoundError, NotADirectoryError):
            continue
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                pending.append((entry.path, f"{prefix}{entry.name}/"))
            else:
                sizes[prefix + entry.name] = entry.stat().st_size
    return sizes


def digest_of_files(paths: list[Path]) -> str:
    """Return one digest of the names and bytes of some files."""
    return digest_of(*(part for path in sorted(paths) for part in (path.name, path.read_bytes())))
