"""Long lists in parts: no page of the site grows beyond what opens at once, however large the corpus."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple


class Part(NamedTuple):
    """One page of a long list: its number from 1, its path, its rows."""

    number: int
    path: str
    rows: Sequence[Any]


def in_parts(path: str, rows: Sequence[Any], most: int) -> tuple[Part, ...]:
    """Return a list in parts of at most so many rows; the first keeps the path, even where it is empty.

    ``works/index.html`` is followed by ``works/index-2.html``.
    """
    parts = range(max(1, -(-len(rows) // most)))
    return tuple(Part(at + 1, _path(path, at), rows[at * most : (at + 1) * most]) for at in parts)


def _path(path: str, at: int) -> str:
    return path if at == 0 else f"{path.removesuffix('.html')}-{at + 1}.html"


def part_title(title: str, part: Part) -> str:
    """Return the title of one page of a list: ``工作计划``, ``工作计划（第2页）``."""
    return title if part.number == 1 else f"{title}（第{part.number}页）"


def pager(parts: tuple[Part, ...]) -> tuple[tuple[int, str], ...]:
    """Return number and path of every page of a list, for the links between them; none where one is all."""
    return tuple((part.number, part.path) for part in parts) if len(parts) > 1 else ()
