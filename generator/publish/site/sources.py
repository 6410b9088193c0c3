"""What the docs tree is made of: pages drawn from the corpus, pages written by hand, files."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from unicodedata import east_asian_width

from generator.core.terms import Script
from generator.publish.site.page import TREES, Content, Page, digest_of
from generator.publish.site.templating import clean, render_page
from generator.text.script import in_script, traditionalise


class Draft(NamedTuple):
    """What a source would write: a digest of it, and how to make the files, by path in the docs tree."""

    digest: str
    make: Callable[[], Mapping[str, bytes]]


class Source(NamedTuple):
    """Something that files of the docs tree are made from.

    ``key`` is cheap and fixes the draft: the same key, the same files. Where the key changed, the
    digest of the draft tells whether anything that is shown changed as well.
    """

    name: str
    key: str
    draft: Callable[[], Draft]


def page_sources(pages: Iterable[Page], compiled: Path | None = None) -> Iterator[Source]:
    """Yield each page; it is written in both scripts. Compiled templates are kept in a folder."""
    if compiled:
        compiled.mkdir(parents=True, exist_ok=True)  # it may be gone since the last build of this process
    for page in pages:
        yield Source(page.path, page.key, _drafter(page, compiled))


def _drafter(page: Page, compiled: Path | None) -> Callable[[], Draft]:
    def draft() -> Draft:
        content = page.content()
        return Draft(page.digest(content), lambda: print_page(page, content, compiled))

    return draft


def print_page(page: Page, content: Content, compiled: Path | None = None) -> dict[str, bytes]:
    """Print a page in both scripts as MkDocs reads it: settings at the top, then one HTML element."""
    name = page.path.removesuffix(".html") + ".md"
    return {
        tree + name: (
            _settings(page, script) + render_page(page, content, script, compiled).strip() + "\n"
        ).encode()
        for script, tree in TREES.items()
    }


def _settings(page: Page, script: Script) -> str:
    verbatim = page.title_script is script
    settings = {
        "title": clean(page.title if verbatim else in_script(page.title, script)),
        "description": clean(in_script(page.description, script)),
        "script": script.value,
        "section": page.section,
    }
    head = "".join(
        f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in settings.items() if value
    )
    return f"---\n{head}---\n\n"


def hand_sources(folders: list[Path]) -> Iterator[Source]:
    """Yield the pages written by hand, in both scripts; a later folder's page replaces an earlier one's."""
    found = {path.relative_to(folder).as_posix(): path for folder in folders for path in _pages_in(folder)}
    for name, path in sorted(found.items()):
        text = path.read_text("utf-8")
        yield file_source(name, digest_of(text), _hand_printer(name, text))


def _pages_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*.md") if not path.name.startswith("."))


def _hand_printer(name: str, text: str) -> Callable[[], Mapping[str, bytes]]:
    return lambda: {tree + name: _print_hand_page(text, script).encode() for script, tree in TREES.items()}


def join_chinese_lines(text: str) -> str:
    """Join the lines of a paragraph where a break would show as a space between two Chinese characters.

    Code between fences, headings, lists and tables keep their lines.
    """
    joined: list[str] = []
    code = False
    for line in text.split("\n"):
        begin = line.lstrip()
        code ^= begin.startswith("```")
        before = joined[-1] if joined else ""
        if not code and _is_wide(begin[:1]) and _is_wide(before[-1:]) and not before.startswith("#"):
            joined[-1] += begin
        else:
            joined.append(line)
    return "\n".join(joined)


def _is_wide(character: str) -> bool:
    return bool(character) and east_asian_width(character) in "WF"


def _print_hand_page(source: str, script: Script) -> str:
    text = join_chinese_lines(source)
    shown = text if script is Script.HANS else traditionalise(text)
    settings = f"---\nscript: {script.value}\n"
    return settings + shown[4:] if shown.startswith("---\n") else f"{settings}---\n\n{shown}"


def file_source(name: str, key: str, make: Callable[[], Mapping[str, bytes]]) -> Source:
    """Return a source whose key says all: files that are made again whenever it changes."""
    return Source(name, key, lambda: Draft(key, make))
