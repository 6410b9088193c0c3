"""The one door to all formats: open a file, tell what it is, hand it to its reader."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from generator.importers.document import Document, ImportFailure, name_for_print
from generator.importers.formats import detect_format
from generator.importers.limits import MAX_FILE_BYTES, MAX_TEXT_CHARS
from generator.importers.plain import read_plain
from generator.importers.shared_pages import join_shared_pages

Reader = Callable[[bytes], Document]


_REFUSALS: Mapping[str, str] = MappingProxyType(
    {
        "encrypted": "文件加了密码。请在 Word、WPS 中去掉密码，另存为 docx 后再导入",
        "ofd": "这是 OFD 版式文件，暂不能直接读取。请用 OFD 阅读器导出为文字或 PDF，或向来文单位索取 docx",
        "xls": "这是 Excel 工作簿，不是计划正文。请把表格复制到 Word 中，另存为 docx 后再导入",
        "xlsx": "这是 Excel 工作簿，不是计划正文。请把表格复制到 Word 中，另存为 docx 后再导入",
        "ppt": "这是演示文稿，不是计划正文。请把正文复制到 Word 中，另存为 docx 后再导入",
        "pptx": "这是演示文稿，不是计划正文。请把正文复制到 Word 中，另存为 docx 后再导入",
        "image": "这是图片，读不出文字。请先用扫描软件或 WPS 的文字识别（OCR）转成 docx 或 txt，再导入",
        "archive": "这是压缩包。请先解压，再导入里面的文件",
        "broken-zip": "文件不完整或已损坏。请重新下载，或在 Word、WPS 中打开后另存为 docx",
        "program": "这是程序文件，不是文档。请确认选对了文件，不要打开来历不明的程序",
        "xml": "这是 XML 数据，不是文档。请导出为 docx、PDF 或网页后再导入",
    }
)

_SUFFIXES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "txt": frozenset({".txt", ".text", ".md", ""}),
        "html": frozenset({".html", ".htm", ".xhtml", ".shtml", ".jsp", ".aspx", ".php", ""}),
        "mht": frozenset({".mht", ".mhtml"}),
        "docx": frozenset({".docx", ".docm", ".dotx"}),
        "doc": frozenset({".doc", ".dot"}),
        "flat-xml": frozenset({".xml", ".fodt"}),
    }
)

SUFFIXES = frozenset(
    {
        ".txt",
        ".html",
        ".htm",
        ".shtml",
        ".mht",
        ".mhtml",
        ".docx",
        ".docm",
        ".pdf",
        ".doc",
        ".wps",
        ".rtf",
        ".odt",
    }
)
"""The extensions of files that an import of a whole folder takes up."""


def read_document(path: Path) -> Document:
    """Read a document of any known format as text.

    The format is told by the content; a wrong extension is noted, not believed. ``read_document(Path(
    "方案.doc"))`` reads a web page that somebody saved under that name as the web page it is.

    Raises:
        ImportFailure: where the file cannot be opened or read; nothing else is raised for any content.
    """
    try:
        return _read(path)
    except ImportFailure as failure:
        raise ImportFailure(f"{name_for_print(path.name)}：{failure}。") from failure.__cause__


def _read(path: Path) -> Document:
    data = _open(path)
    suffix = path.suffix.lower()
    kind = detect_format(data, suffix)
    if kind in _REFUSALS:
        raise ImportFailure(_REFUSALS[kind])
    document = _read_as(kind, data, suffix)
    if len(document.text) > MAX_TEXT_CHARS:
        raise ImportFailure(f"文字超过 {MAX_TEXT_CHARS // 10_000} 万字，不像一份计划。请只留计划正文再导入")
    if not document.text.strip("\ufffd\u200b\ufeff \t\n\u3000\u00a0"):
        raise ImportFailure("文件里没有文字。请打开确认有内容，再另存后导入")
    text = join_shared_pages(document.text)
    joined = () if text == document.text else (_JOINED,)
    notes = (*_suffix_note(document.format, suffix), *document.notes, *joined)
    return document._replace(text=text, sha256=hashlib.sha256(data).hexdigest(), notes=notes)


def _read_as(kind: str, data: bytes, suffix: str) -> Document:
    """Read bytes by their format; those of a Word file or a PDF that are not even text came in broken."""
    try:
        return _reader(kind)(data)
    except ImportFailure as failure:
        if kind != "txt" or suffix not in _NEVER_TEXT:
            raise
        raise ImportFailure(
            f"扩展名是 {suffix}，内容却认不出来，多半没有下载完整或已损坏。请重新下载，或在 WPS 中打开后另存为 docx"
        ) from failure


def _reader(kind: str) -> Reader:
    """Return what reads a format. It is imported when a file of that format comes: lxml is slow to load."""
    if kind == "txt":
        return read_plain
    if kind in ("html", "mht"):
        from generator.importers.web import read_web, read_web_archive  # noqa: PLC0415

        return read_web if kind == "html" else read_web_archive
    if kind == "docx":
        from generator.importers.word import read_word  # noqa: PLC0415

        return read_word
    if kind == "pdf":
        from generator.importers.pdf import read_pdf  # noqa: PLC0415

        return read_pdf
    from generator.importers.office import read_office  # noqa: PLC0415

    return read_office(kind)


_NEVER_TEXT = frozenset({".docx", ".docm", ".dotx", ".doc", ".dot", ".wps", ".odt", ".pdf", ".ofd"})
_JOINED = "这是文库网站的预览：已去掉各段的编号“1、”“2、”，并把断开处接上。有原件时请以原件为准"


def _open(path: Path) -> bytes:
    """Read the bytes of a regular file within the limit."""
    try:
        state = path.stat()
        if stat.S_ISDIR(state.st_mode):
            raise ImportFailure("这是文件夹，不是文件。请指定其中的一份文件")
        if not stat.S_ISREG(state.st_mode):
            raise ImportFailure("这不是普通文件。请指定一份文档")
        if state.st_size > MAX_FILE_BYTES:
            raise ImportFailure(_too_large(state.st_size))
        with path.open("rb") as file:
            data = file.read(MAX_FILE_BYTES + 1)
    except FileNotFoundError as error:
        raise ImportFailure("找不到这个文件。请检查路径和文件名") from error
    except PermissionError as error:
        raise ImportFailure("没有读取这个文件的权限。请复制到自己的文件夹再试") from error
    except (OSError, ValueError) as error:
        raise ImportFailure("打不开这个文件。请检查路径，或复制到本机硬盘再试") from error
    if not data:
        raise ImportFailure("文件是空的（0 字节）。请重新下载或另存后再导入")
    if len(data) > MAX_FILE_BYTES:
        raise ImportFailure(_too_large(len(data)))
    return data


def _too_large(size: int) -> str:
    return (
        f"文件有 {size // 1_000_000} MB，超过 {MAX_FILE_BYTES // 1_000_000} MB 的上限。"
        "请把计划正文单独另存为 docx，或去掉图片后再导入"
    )


def _suffix_note(kind: str, suffix: str) -> tuple[str, ...]:
    if suffix in _SUFFIXES.get(kind, frozenset({f".{kind}"})):
        return ()
    return (f"扩展名是 {name_for_print(suffix) or '空的'}，内容其实是 {kind}，已按 {kind} 读取",)
