"""MkDocs as a library: the same settings, theme and page code as ``mkdocs build``, for chosen pages.

A whole build of MkDocs reads and renders every page and holds them all. Here pages pass one by one, so
memory does not grow with their number, and those that did not change are not touched. What is written
is the same, byte for byte.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from generator.publish.site.page import OPENING
from generator.publish.site.templating import compiled_templates

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

THEME = Path(__file__).parent / "theme"
PACKAGED_SETTINGS = Path(__file__).parents[2] / "data" / "mkdocs.yml"

_NOT_LOADED = ("assets/javascripts/", "assets/images/", "assets/stylesheets/")
"""Files of Material that no page asks for: its own scripts, search and styles."""


def settings_file(root: Path) -> Path:
    """Return the settings of a knowledge base: its own ``mkdocs.yml``, else the packaged one."""
    own = root / "mkdocs.yml"
    return own if own.is_file() else PACKAGED_SETTINGS


def site_address(settings: Path) -> str | None:
    """Return ``site_url`` of the settings, where the site knows its own address."""
    for line in settings.read_text("utf-8").splitlines():
        key, colon, value = line.partition(":")
        if key == "site_url" and colon:
            return value.strip().strip("\"'") or None
    return None


class MkDocsPages:
    """The pages of one docs tree, ready to be rendered."""

    def __init__(self, settings: Path, docs: Path, site: Path, compiled: Path | None = None) -> None:
        """Load settings and theme; compiled templates are kept in the folder ``compiled``."""
        os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
        from mkdocs.config import load_config  # noqa: PLC0415  slow to import, not needed when nothing changed

        overrides: dict[str, Any] = {"docs_dir": str(docs), "site_dir": str(site)}
        if settings == PACKAGED_SETTINGS:
            overrides["theme"] = _packaged_theme(settings)
        self.config: MkDocsConfig = load_config(config_file=str(settings), **overrides)
        self.config.plugins.on_startup(command="build", dirty=False)
        self.config = self.config.plugins.on_config(self.config)
        self._environment: jinja2.Environment = self.config.theme.get_env()
        self._environment.bytecode_cache = compiled_templates(compiled, "mkdocs") if compiled else None

    def render(self, paths: Iterable[str], known: Iterable[str] = ()) -> Iterator[tuple[str, bytes]]:
        """Render pages of the docs tree (``plans/x.md``): each one's path and the bytes of its page.

        ``known`` are further pages that these may link to by their file's name.
        """
        wanted = list(paths)
        files, navigation = self._files((*wanted, *known))
        documents = files.documentation_pages()
        for path in wanted:
            file = files.get_file_from_path(path)
            if file is not None:
                yield path, self._page(file, files, documents, navigation)

    def _files(self, paths: Iterable[str]) -> tuple[Files, Navigation]:
        """Return pages as MkDocs knows them, those of the menu among them, and the menu."""
        from mkdocs.structure.files import Files  # noqa: PLC0415
        from mkdocs.structure.nav import get_navigation  # noqa: PLC0415

        docs = Path(self.config.docs_dir)
        hubs = [path for path in _nav_paths(self.config.nav) if (docs / path).is_file()]
        files = Files([self._file(path) for path in dict.fromkeys((*hubs, *paths))])
        return files, get_navigation(files, self.config)

    def _file(self, path: str) -> File:
        from mkdocs.structure.files import File  # noqa: PLC0415

        config = self.config
        return File(path, config.docs_dir, config.site_dir, config.use_directory_urls)

    def _page(self, file: File, files: Files, documents: Sequence[File], navigation: Navigation) -> bytes:
        from mkdocs.commands.build import get_context  # noqa: PLC0415
        from mkdocs.structure.pages import Page  # noqa: PLC0415  for use here, not for its type

        page = file.page if file.page is not None else Page(None, file, self.config)
        page.read_source(self.config)
        _convert(page, self.config, files)
        page.active = True
        context = get_context(navigation, documents, self.config, page)
        template = self._environment.get_template(page.meta.get("template", "main.html"))
        output: str = template.render(context)
        page.active, page.content, page.markdown = False, None, None
        return output.encode("utf-8", errors="xmlcharrefreplace")

    def theme_files(self) -> dict[str, bytes]:
        """Return the theme's own files that pages load, and its page for addresses that do not exist."""
        from mkdocs.structure.files import Files  # noqa: PLC0415

        files = Files([])
        files.add_files_from_theme(self._environment, self.config)
        loaded = {
            file.dest_uri: file.content_bytes
            for file in files
            if not file.src_uri.startswith(_NOT_LOADED) and not file.src_uri.endswith(".map")
        }
        return loaded | {"404.html": self._not_found()}

    def _not_found(self) -> bytes:
        from mkdocs.commands.build import get_context  # noqa: PLC0415

        files, navigation = self._files(())
        base = urlsplit(self.config.site_url or "/").path
        context = get_context(navigation, files, self.config, base_url=base)
        rendered: str = self._environment.get_template("404.html").render(context)
        return rendered.encode("utf-8")


def _convert(page: Page, config: MkDocsConfig, files: Files) -> None:
    """Give a page its content; one that was generated is HTML already, as its Markdown extension says."""
    from mkdocs.structure.toc import get_toc  # noqa: PLC0415

    body = (page.markdown or "").strip()
    if body.startswith(OPENING):
        page.content, page.toc, page.present_anchor_ids = body, get_toc([]), set()
    else:
        page.render(config, files)


def _packaged_theme(settings: Path) -> dict[str, object]:
    from mkdocs.utils.yaml import yaml_load  # noqa: PLC0415

    with settings.open("rb") as file:
        packaged: dict[str, object] = yaml_load(file)["theme"]
    return packaged | {"custom_dir": str(THEME)}


def _nav_paths(nav: object) -> Iterator[str]:
    """Yield the pages that the settings list in ``nav``."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict):
        for item in nav.values():
            yield from _nav_paths(item)
    elif isinstance(nav, list):
        for item in nav:
            yield from _nav_paths(item)
