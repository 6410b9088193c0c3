"""What an importer gives: the text of a file, or one clear sentence on why there is none."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple


class Document(NamedTuple):
    r"""The text of a file as the parser reads it.

    ``text`` has one paragraph or one table row a line, ended by ``\n``; the lines of a node count its
    lines from 1. Cells of a row are parted by one TAB. ``format`` is what the file really is (``txt``,
    ``html``, ``docx``, ``pdf`` …), ``encoding`` how a raw text was written, ``sha256`` the digest of the
    bytes that were read. ``notes`` tell in Chinese what a reader should know about the reading.
    """

    text: str
    format: str
    encoding: str | None = None
    sha256: str = ""
    notes: tuple[str, ...] = ()


class ImportFailure(Exception):  # noqa: N818 - a failed import, not a fault of the program
    """A file cannot be read. The message, in Chinese, says which file, what is wrong and what to do."""


def name_for_print(name: str) -> str:
    """Return a file name that is safe to print on one line: control and format characters become ``?``."""
    shown = "".join("?" if unicodedata.category(c)[0] == "C" else c for c in name)
    return shown if len(shown) <= 80 else f"{shown[:50]}…{shown[-25:]}"
