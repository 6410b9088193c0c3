"""From sources to a site on disk: only what changed is drawn, rendered and written."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib.metadata import version as package_version
from pathlib import Path
from typing import NamedTuple

from generator import __version__
from generator.publish.site.manifest import (
    Entry,
    Manifest,
    digest_of_files,
    file_sizes,
    manifest_path,
    read_manifest,
    site_path,
    write_manifest,
)
from generator.publish.site.mkdocs_pages import PACKAGED_SETTINGS, MkDocsPages
from generator.publish.site.sources import Source
from generator.store.files import write_if_changed

Progress = Callable[[str, int, int], None]
"""Called with what is being done (Chinese), how much of it is done, and how much there is."""


class SitePlace(NamedTuple):
    """Where a site is built: the settings, the cache folder of the knowledge base, and the site's own."""

    settings: Path
    cache: Path
    out: Path

    @property
    def docs(self) -> Path:
        """Return the docs tree, which ``mkdocs build`` can build as well."""
        return self.cache / "docs"


class BuildReport(NamedTuple):
    """What a build did: pages and files in all, those drawn anew, those whose bytes changed, those removed."""

    files: int
    drawn: int
    written: int
    removed: int


def build_site(sources: Iterable[Source], place: SitePlace, progress: Progress) -> BuildReport:
    """Bring a site up to date with its sources."""
    found = {source.path: source for source in sources}
    record = manifest_path(place.cache, place.out)
    before, version = read_manifest(record), site_version(place.settings)
    known = before.files if before.version == version else {}
    stale = _stale(found, known, place)
    entries = {path: known[path] for path in found if path not in stale}
    written = 0
    if stale:
        drawn, written = _make(stale, place, progress, theme=before.version != version)
        entries |= drawn
    removed = _remove(place, found, before)
    if stale or removed or before.version != version:
        write_manifest(record, Manifest(version, dict(sorted(entries.items()))))
    return BuildReport(len(found), len(stale), written, removed)


def site_version(settings: Path) -> str:
    """Return what fixes how any page looks: code, templates, theme, settings and packages."""
    here = Path(__file__).parent
    code = [path for path in here.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    views = list((here.parents[1] / "views").glob("*.py"))
    packages = [
        f"{name} {package_version(name)}" for name in ("mkdocs", "mkdocs-material", "opencc", "jinja2")
    ]
    return " ".join([__version__, *packages, digest_of_files([*code, *views, settings, PACKAGED_SETTINGS])])


def _stale(found: dict[str, Source], known: dict[str, Entry], place: SitePlace) -> dict[str, Source]:
    """Return the sources whose file is missing, was changed, or was made from something else."""
    docs, site = file_sizes(place.docs), file_sizes(place.out)

    def current(source: Source) -> bool:
        entry = known.get(source.path)
        if entry is None or entry.digest != source.digest:
            return False
        return entry.docs_size == docs.get(source.path) and entry.site_size == site.get(
            site_path(source.path)
        )

    return {path: source for path, source in found.items() if not current(source)}


def _make(
    stale: dict[str, Source], place: SitePlace, progress: Progress, *, theme: bool
) -> tuple[dict[str, Entry], int]:
    sizes: dict[str, int] = {}
    entries: dict[str, Entry] = {}
    written = 0
    for count, (path, source) in enumerate(stale.items(), 1):
        progress("生成内容", count, len(stale))
        data = source.make()
        write_if_changed(place.docs / path, data)
        sizes[path] = len(data)
        if not path.endswith(".md"):
            written += write_if_changed(place.out / path, data)
            entries[path] = Entry(source.digest, len(data), len(data))
    pages = [path for path in stale if path.endswith(".md")]
    renderer = MkDocsPages(place.settings, place.docs, place.out) if pages or theme else None
    for count, (path, data) in enumerate(renderer.render(pages) if renderer else (), 1):
        progress("生成网页", count, len(pages))
        written += write_if_changed(place.out / site_path(path), data)
        entries[path] = Entry(stale[path].digest, sizes[path], len(data))
    if renderer and theme:
        written += sum(
            write_if_changed(place.out / name, data) for name, data in renderer.theme_files().items()
        )
    return entries, written


def _remove(place: SitePlace, found: dict[str, Source], before: Manifest) -> int:
    """Remove what no source makes any more: from the docs tree all of it, from the site what we made."""
    for path in file_sizes(place.docs).keys() - found.keys():
        (place.docs / path).unlink(missing_ok=True)
    gone = before.files.keys() - found.keys()
    for path in gone:
        (place.out / site_path(path)).unlink(missing_ok=True)
    return len(gone)
