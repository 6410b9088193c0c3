"""Checking a built site: every internal link leads to a file, every anchor to a place on its page."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from generator.publish.site.manifest import file_sizes


class BrokenLink(NamedTuple):
    """A link that leads nowhere: the page that has it, and its address as written."""

    page: str
    target: str


class _Page(HTMLParser):
    """Collects the links and the anchors of one page."""

    def __init__(self) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.anchors: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what an element links to, and its id."""
        for name, value in attrs:
            if name == "id" and value:
                self.anchors.add(value)
            elif name in ("href", "src", "action") and value:
                self.links.add(value)


def check_links(site: Path) -> list[BrokenLink]:
    """Return every internal link of a built site that leads nowhere."""
    files = set(file_sizes(site))
    pages = {path: _read(site / path) for path in sorted(files) if path.endswith(".html")}
    return [
        broken
        for path, page in pages.items()
        if path != "404.html"
        for broken in _broken(path, page, files, pages)
    ]


def _read(path: Path) -> _Page:
    page = _Page()
    page.feed(path.read_text("utf-8"))
    return page


def _broken(path: str, page: _Page, files: set[str], pages: dict[str, _Page]) -> Iterator[BrokenLink]:
    for link in sorted(page.links):
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            continue
        folder = posixpath.dirname(path)
        target = posixpath.normpath(posixpath.join(folder, unquote(parts.path))) if parts.path else path
        anchor = unquote(parts.fragment)
        if target not in files or (anchor and target in pages and anchor not in pages[target].anchors):
            yield BrokenLink(path, link)
