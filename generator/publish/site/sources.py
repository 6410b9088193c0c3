"""Everything that goes into the docs tree: pages drawn from the corpus, pages written by hand, files."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from generator.core.terms import Script
from generator.publish.site.page import TREES, Page
from generator.publish.site.templating import clean, render_page
from generator.text.script import in_script, traditionalise


class Source(NamedTuple):
    """One file of the docs tree: its path, a digest of what it is made from, and how to make it."""

    path: str
    digest: str
    make: Callable[[], bytes]


def page_sources(pages: Iterator[Page]) -> Iterator[Source]:
    """Yield each page in both scripts."""
    for page in pages:
        digest = page.digest()
        name = page.path.removesuffix(".html") + ".md"
        for script, tree in TREES.items():
            yield Source(tree + name, digest, _printer(page, script))


def _printer(page: Page, script: Script) -> Callable[[], bytes]:
    return lambda: print_page(page, script).encode("utf-8")


def print_page(page: Page, script: Script) -> str:
    """Print a page in one script as MkDocs reads it: settings at the top, then one HTML element."""
    verbatim = page.title_script is script
    settings = {
        "title": clean(page.title if verbatim else in_script(page.title, script)),
        "description": clean(in_script(page.description, script)) or None,
        "script": script.value,
        "section": page.section,
    }
    head = "".join(
        f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in settings.items() if value
    )
    return f"---\n{head}---\n\n{render_page(page, script).strip()}\n"


def hand_sources(folders: list[Path]) -> Iterator[Source]:
    """Yield the pages written by hand, in both scripts; a later folder's page replaces an earlier one's."""
    found = {path.relative_to(folder).as_posix(): path for folder in folders for path in _pages_in(folder)}
    for name, path in sorted(found.items()):
        data = path.read_bytes()
        digest = hashlib.blake2b(data, digest_size=12).hexdigest()
        for script, tree in TREES.items():
            yield Source(tree + name, digest, _hand_printer(data, script))


def _pages_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*.md") if not path.name.startswith("."))


def _hand_printer(data: bytes, script: Script) -> Callable[[], bytes]:
    return lambda: _print_hand_page(data.decode("utf-8"), script).encode("utf-8")


def _print_hand_page(text: str, script: Script) -> str:
    shown = text if script is Script.HANS else traditionalise(text)
    if shown.startswith("---\n"):
        return f"---\nscript: {script.value}\n{shown[4:]}"
    return f"---\nscript: {script.value}\n---\n\n{shown}"


def file_source(path: str, digest: str, make: Callable[[], bytes]) -> Source:
    """Return a file that is no page, the same for both scripts."""
    return Source(path, digest, make)
