"""What a query says: parts that must stand in a provision, and parts that must not."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.text.script import fold

MAX_LENGTH = 300
"""Characters that a query may have; the longest clause of a plan has about two hundred."""

MAX_PARTS = 24
"""Parts that a query may have."""


class QueryError(ValueError):
    """A query that is not answered; the message, in Chinese, says why and what to do."""


class Query(NamedTuple):
    """A query as written, its folded parts, and its folded exclusions, each once."""

    text: str
    parts: tuple[str, ...]
    excluded: tuple[str, ...] = ()


_PIECE = re.compile(r"""(?P<minus>[-－])?(?:["＂](?P<phrase>[^"＂]*)["＂](?=\s|$)|(?P<word>\S+))""")


def parse_query(text: str) -> Query:
    """Read a query: parts between white space, ``"…"`` for a part with white space in it, ``-词`` excludes.

    A quotation mark that is not closed, and a lone hyphen, stand for themselves.

    Raises:
        QueryError: the query is longer than ``MAX_LENGTH`` or has more than ``MAX_PARTS`` parts.
    """
    if len(text) > MAX_LENGTH:
        raise QueryError(f"检索词过长（{len(text)} 字），请缩短到 {MAX_LENGTH} 字以内")
    parts: list[str] = []
    excluded: list[str] = []
    for piece in _PIECE.finditer(text):
        word = piece["word"] if piece["phrase"] is None else piece["phrase"]
        (excluded if piece["minus"] else parts).append(fold(word))
    if len(parts) + len(excluded) > MAX_PARTS:
        raise QueryError(f"检索词过多（{len(parts) + len(excluded)} 个），请减到 {MAX_PARTS} 个以内")
    return Query(text, _distinct(parts), _distinct(excluded))


def _distinct(parts: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part for part in parts if part.strip()))
