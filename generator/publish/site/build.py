"""From sources to a site on disk: only what changed is drawn, rendered and written."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib.metadata import version as package_version
from pathlib import Path
from typing import NamedTuple

import generator
from generator import __version__
from generator.publish.site.manifest import (
    Made,
    Manifest,
    digest_of_files,
    file_sizes,
    manifest_path,
    read_manifest,
    site_path,
    write_manifest,
)
from generator.publish.site.mkdocs_pages import MkDocsPages
from generator.publish.site.sources import Source
from generator.store.files import write_if_changed

Progress = Callable[[str, int, int], None]
"""Called with what is being done (Chinese), how much of it is done, and how much there is (0: unknown)."""


class SitePlace(NamedTuple):
    """Where a site is built: the settings, the cache folder of the knowledge base, and the site's own."""

    settings: Path
    cache: Path
    out: Path

    @property
    def docs(self) -> Path:
        """Return the docs tree, which ``mkdocs build`` can build as well."""
        return self.cache / "docs"

    @property
    def compiled(self) -> Path:
        """Return the folder of compiled templates."""
        return self.cache / "templates"


class BuildReport(NamedTuple):
    """What a build did: files in all, pages rendered, files whose bytes changed, files removed."""

    files: int
    rendered: int
    written: int
    removed: int


def build_site(sources: Iterable[Source], place: SitePlace, progress: Progress) -> BuildReport:
    """Bring a site up to date with its sources."""
    return _Build(place, progress).run(sources)


def site_version(settings: Path) -> str:
    """Return what fixes how a site looks besides its sources: this package, its packages, the settings."""
    package = Path(generator.__file__).parent
    code = [path for path in package.rglob("*") if path.suffix in _CODE and "__pycache__" not in path.parts]
    packages = [
        f"{name} {package_version(name)}" for name in ("mkdocs", "mkdocs-material", "opencc", "jinja2")
    ]
    return " ".join([__version__, *packages, digest_of_files([*code, settings])])


_THEME = "theme"
"""The name under which a build keeps what it copied from the theme."""

_CODE = {".py", ".html", ".css", ".js", ".svg", ".yaml", ".yml", ".tsv"}


class _Build:
    """One build: what stood before it, and what it made so far."""

    def __init__(self, place: SitePlace, progress: Progress) -> None:
        self.place, self.progress = place, progress
        self.record = manifest_path(place.cache, place.out)
        self.before = read_manifest(self.record)
        self.now = Manifest(site_version(place.settings))
        self.renewed = self.before.version != self.now.version
        self.docs, self.site = file_sizes(place.docs), file_sizes(place.out)
        self.stale: list[str] = []
        self.written = 0

    def run(self, sources: Iterable[Source]) -> BuildReport:
        """Draw what changed, render it, take away what is gone, and remember all that."""
        for count, source in enumerate(sources, 1):
            self.progress("整理内容", count, 0)
            self._draw(source)
        self._render()
        removed = self._remove()
        if self.now != self.before:
            write_manifest(self.record, self.now)
        return BuildReport(len(self.now.sizes), len(self.stale), self.written, removed)

    def _draw(self, source: Source) -> None:
        """Write a source's files into the docs tree, unless they stand there as it would make them."""
        made = self.before.made.get(source.name)
        intact = not self.renewed and made is not None and self._stands(made)
        if intact and made is not None and made.key == source.key:
            return self._keep(source.name, made)
        draft = source.draft()
        if intact and made is not None and made.digest == draft.digest:
            return self._keep(source.name, Made(source.key, made.digest, made.files))
        sizes = {}
        for path, data in draft.make().items():
            write_if_changed(self.place.docs / path, data)
            sizes[path] = len(data)
            if path.endswith(".md"):
                self.stale.append(path)
            else:
                self._write(path, data)
        self.now.made[source.name] = Made(source.key, draft.digest, sizes)
        return None

    def _stands(self, made: Made) -> bool:
        """Tell whether all files of a source are still there, of the size that they were written with."""
        site, sizes = self.site, self.before.sizes
        return all(
            self.docs.get(path) == size and path in sizes and site.get(site_path(path)) == sizes[path]
            for path, size in made.files.items()
        )

    def _keep(self, name: str, made: Made) -> None:
        self.now.made[name] = made
        self.now.sizes.update((path, self.before.sizes[path]) for path in made.files)

    def _write(self, path: str, data: bytes) -> None:
        self.written += write_if_changed(self.place.out / site_path(path), data)
        self.now.sizes[path] = len(data)

    def _render(self) -> None:
        """Let MkDocs render the pages that were drawn, and copy its theme where that is new or incomplete."""
        theme = None if self.renewed else self._whole_theme()
        if theme:
            self._keep(_THEME, theme)
            if not self.stale:
                return
        pages = MkDocsPages(self.place.settings, self.place.docs, self.place.out, self.place.compiled)
        by_hand = [
            path for name, made in self.now.made.items() if name.endswith(".md") for path in made.files
        ]
        for count, (path, data) in enumerate(pages.render(self.stale, by_hand), 1):
            self.progress("生成网页", count, len(self.stale))
            self._write(path, data)
        if not theme:
            files = pages.theme_files()
            for path, data in files.items():
                self._write(path, data)
            self.now.made[_THEME] = Made("", "", {path: len(data) for path, data in files.items()})

    def _whole_theme(self) -> Made | None:
        """Return what the last build copied from the theme; ``None`` where a file of it is gone."""
        theme = self.before.made.get(_THEME)
        return theme if theme and theme.files.items() <= self.site.items() else None

    def _remove(self) -> int:
        """Remove what no source makes any more: all of it from the docs tree, what we made from the site."""
        for path in self.docs.keys() - self.now.sizes.keys():
            (self.place.docs / path).unlink(missing_ok=True)
        gone = self.before.sizes.keys() - self.now.sizes.keys()
        for path in gone:
            (self.place.out / site_path(path)).unlink(missing_ok=True)
        return len(gone)
