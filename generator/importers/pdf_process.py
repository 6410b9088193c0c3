"""The child process that reads PDF pages: bytes on standard input, one JSON result on standard output.

Its two arguments are its limits: bytes of memory, seconds of processor time.
"""

from __future__ import annotations

import io
import logging
import sys
from collections.abc import Iterator
from typing import Any

import msgspec
import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException

from generator.importers.document import ImportFailure
from generator.importers.limits import MAX_PAGES, MAX_TEXT_CHARS
from generator.importers.pdf import PdfResult
from generator.importers.pdf_lines import Glyph, Page, PageTable, clean_glyph, is_inside, read_words
from generator.importers.pdf_pages import print_pages

_GARBLED_SHARE = 0.2
_MIN_CHARS_A_PAGE = 5
_MIN_TABLE_EDGES = 4
_MAX_TABLE_EDGES = 4_000


def main() -> None:
    """Read a PDF from standard input and print the result; never a traceback."""
    _limit(memory=int(sys.argv[1]), seconds=int(sys.argv[2]))
    logging.disable(logging.CRITICAL)  # pdfminer reports every oddity of a font
    try:
        result = _read(sys.stdin.buffer.read())
    except ImportFailure as failure:
        result = PdfResult(failure=str(failure))
    except (MemoryError, RecursionError):
        result = PdfResult(
            failure="PDF 内容异常，读取时占用内存过多，已停止。请在 WPS 中导出为 docx 后再导入"
        )
    except Exception:  # a damaged file makes the library fail in ways without number
        result = PdfResult(failure="PDF 不完整或已损坏。请重新下载，或在 WPS 中打开后导出为 docx")
    sys.stdout.buffer.write(msgspec.json.encode(result))


def _limit(memory: int, seconds: int) -> None:
    """Limit the memory and processor time of this process, where the system knows such limits."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


def _read(data: bytes) -> PdfResult:
    try:
        pdf = pdfplumber.open(io.BytesIO(data))
    except (PdfminerException, PDFPasswordIncorrect) as error:
        if isinstance(error, PDFPasswordIncorrect) or any(
            isinstance(a, PDFPasswordIncorrect) for a in error.args
        ):
            raise ImportFailure(
                "PDF 加了打开密码。请输入密码打开，另存为不加密的 PDF 或 docx 后再导入"
            ) from error
        raise
    with pdf:
        if len(pdf.pages) > MAX_PAGES:
            raise ImportFailure(
                f"PDF 有 {len(pdf.pages)} 页，超过 {MAX_PAGES} 页的上限。请只留计划正文再导入"
            )
        pages = []
        empty = []
        for number, page in enumerate(pdf.pages, 1):
            pages.append(_page(page))
            if len(page.chars) < _MIN_CHARS_A_PAGE and page.images:
                empty.append(number)
            page.close()
    _refuse_unreadable(pages, scanned=bool(empty))
    notes = (f"第 {'、'.join(map(str, empty))} 页是图片，没有文字，请对照原件补充",) if empty else ()
    return PdfResult(print_pages(pages)[:MAX_TEXT_CHARS], notes)


def _refuse_unreadable(pages: list[Page], scanned: bool) -> None:
    """Refuse a scan, and a file whose fonts do not say which characters they draw."""
    texts = [glyph.text for page in pages for glyph in page.glyphs]
    texts += [words for page in pages for table in page.tables for row in table.rows for words in row]
    if not any(texts):
        kind = "PDF 是扫描件，只有图片" if scanned else "PDF 里没有文字"
        raise ImportFailure(f"{kind}。请先用扫描软件或 WPS 的文字识别（OCR）转成 docx，再导入")
    garbled = sum(text == "\ufffd" for text in texts)
    if garbled > len(texts) * _GARBLED_SHARE:
        raise ImportFailure(
            "PDF 的字体没有文字对应表，复制出来是乱码。请用 WPS 的文字识别（OCR）转成 docx，再导入"
        )


def _page(page: Any) -> Page:
    glyphs = [
        Glyph(text, char["x0"], char["x1"], char["top"], char["bottom"], char["size"])
        for char in page.dedupe_chars().chars
        if char["upright"] and (text := clean_glyph(char["text"]))
    ]
    tables = tuple(_tables(page, glyphs))
    outside = tuple(g for g in glyphs if not any(is_inside(g, (t.x0, t.top, t.x1, t.bottom)) for t in tables))
    return Page(float(page.width), float(page.height), outside, tables)


def _tables(page: Any, glyphs: list[Glyph]) -> Iterator[PageTable]:
    """Find the ruled tables of a page: at least two rows and two columns."""
    if not _MIN_TABLE_EDGES <= len(page.edges) <= _MAX_TABLE_EDGES:
        return
    for table in page.find_tables():
        inside = [glyph for glyph in glyphs if is_inside(glyph, table.bbox)]
        rows = _table_rows(table, inside)
        if len(rows) > 1 and max(map(len, rows)) > 1:
            left, top, right, bottom = table.bbox
            yield PageTable(left, top, right, bottom, rows)


def _table_rows(table: Any, glyphs: list[Glyph]) -> tuple[tuple[str, ...], ...]:
    """Return the words of a table; a cell merged downwards gives them in every row that it covers."""
    rows: list[tuple[str, ...]] = []
    boxes: dict[int, tuple[float, str]] = {}  # column → bottom of the last cell in it, its words
    for row in table.rows:
        line = []
        for column, box in enumerate(row.cells):
            if box is not None:
                boxes[column] = (box[3], read_words(g for g in glyphs if is_inside(g, box)))
            covered = column in boxes and boxes[column][0] > row.bbox[1] + 1
            line.append(boxes[column][1] if covered else "")
        rows.append(tuple(line))
    return tuple(rows)


if __name__ == "__main__":
    main()
