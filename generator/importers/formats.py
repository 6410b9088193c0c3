"""What a file really is, by its content; its extension only settles what the content leaves open."""

from __future__ import annotations

import codecs
import re

from generator.importers.archive import list_parts

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "doc"),
    ("WpsDocument", "wps"),
    ("Workbook", "xls"),
    ("PowerPoint Document", "ppt"),
)
_MAGIC = (
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\0", "image"),
    (b"MM\0*", "image"),
    (b"BM", "image"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"PK\x05\x06", "archive"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
)
_TAG = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|meta|div|table|tr|td|ul|ol|li|a|span|p|br|h[1-6]|font|center|section|article)\b",
    re.IGNORECASE,
)
_MIME = re.compile(rb"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
_LOOK_BYTES = 20_000
_TAGS_OF_A_PAGE = 3
_PAGE_SUFFIXES = (".html", ".htm", ".shtml", ".xhtml")


def detect_format(data: bytes, suffix: str) -> str:
    """Return the format of a file's bytes: ``docx``, ``pdf``, ``html``, ``txt`` … or what it is instead.

    ``suffix`` is the extension in lower case with its dot. Raw text that is no web page is ``txt``;
    whether it is text at all shows when it is decoded.
    """
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return "pdf"
    if data.startswith(_ZIP):
        return _zip_format(data)
    if data.startswith(_OLE):
        return _ole_format(data, suffix)
    for magic, name in _MAGIC:
        if data.startswith(magic) and not _reads_as_text(data, magic):
            return name
    return _markup_format(_ascii(data[:_LOOK_BYTES]), suffix)


def _reads_as_text(data: bytes, magic: bytes) -> bool:
    """Tell a text that happens to begin with the letters BM or MZ from a picture or a program."""
    return magic in (b"BM", b"MZ") and b"\0" not in data[:64]


def _zip_format(data: bytes) -> str:
    names = list_parts(data)
    if names is None:
        return "broken-zip"
    for name, kind in (
        ("word/document.xml", "docx"),
        ("OFD.xml", "ofd"),
        ("xl/workbook.xml", "xlsx"),
        ("ppt/presentation.xml", "pptx"),
        ("content.xml", "odt"),
    ):
        if name in names:
            return kind
    return "docx" if any(re.fullmatch(r"word/document\d*\.xml", name) for name in names) else "archive"


def _ole_format(data: bytes, suffix: str) -> str:
    for stream, kind in _OLE_STREAMS:
        if stream.encode("utf-16-le") in data:
            return "wps" if kind == "doc" and suffix == ".wps" else kind
    return "wps" if suffix == ".wps" else "doc"


def _ascii(head: bytes) -> bytes:
    """Return the ASCII characters of a text's beginning, written in one byte each or in two (UTF-16)."""
    low, high = head[0::2].count(0), head[1::2].count(0)
    if not (low or high or head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))):
        return head
    big = head.startswith(codecs.BOM_UTF16_BE) or low > high
    return head.decode("utf-16-be" if big else "utf-16-le", "ignore").encode("ascii", "ignore")


def _markup_format(head: bytes, suffix: str) -> str:
    if _MIME.search(head):
        return "mht"
    if b"<w:wordDocument" in head or b"<pkg:package" in head or b"office:document" in head:
        return "flat-xml"
    if b"<?xml" in head[:200] and b"<html" not in head.lower() and not _TAG.search(head):
        return "xml"
    enough = 1 if suffix in _PAGE_SUFFIXES else _TAGS_OF_A_PAGE
    return "html" if len(_TAG.findall(head)) >= enough else "txt"
