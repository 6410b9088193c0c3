"""Raw text files in any encoding that Chinese offices use."""

from __future__ import annotations

import re

from generator.importers.document import Document, ImportFailure
from generator.importers.encoding import decode
from generator.importers.limits import MAX_TEXT_BYTES

_LINE_ENDS = re.compile("\r\n|[\r\n\v\f\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


def read_plain(data: bytes) -> Document:
    """Read a raw text: UTF-8, UTF-16, GB18030 or Big5, with or without a byte-order mark.

    Raises:
        ImportFailure: where it is too long, or is no text in any of these encodings.
    """
    text, encoding, notes = decode_text(data)
    return Document(unify_lines(text), "txt", encoding, notes=notes)


def decode_text(data: bytes, declared: str | None = None) -> tuple[str, str, tuple[str, ...]]:
    """Decode raw bytes: the text, its encoding, and a note where places of it were broken.

    Raises:
        ImportFailure: as ``read_plain`` does.
    """
    if len(data) > MAX_TEXT_BYTES:
        raise ImportFailure(f"文字超过 {MAX_TEXT_BYTES // 1_000_000} MB，不像一份计划。请只留计划正文再导入")
    found = decode(data, declared)
    if found is None:
        raise ImportFailure(
            "认不出文字编码，内容可能不是文字，或已损坏。请用记事本打开，确认能看到中文，再另存为 UTF-8"
        )
    if not found.broken:
        return found.text, found.encoding, ()
    note = f"有 {found.broken} 处字节按 {found.encoding} 读不出，显示为 �，请对照原文核对"
    return found.text, found.encoding, (note,)


def unify_lines(text: str) -> str:
    r"""Return a text whose lines all end with ``\n``, without control characters."""
    return _CONTROLS.sub("", _LINE_ENDS.sub("\n", text)).removeprefix("\ufeff")
