"""Word files (.docx): paragraphs, tables, text boxes and notes, as a reader of the page sees them.

Tracked changes are taken as accepted. Headers and footers are left out: they are parts of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from generator.importers.archive import list_parts, read_part
from generator.importers.document import Document, ImportFailure
from generator.importers.flat import Block, Cell, lay_out, print_blocks, tidy
from generator.importers.word_numbering import Numbering, W
from generator.importers.xml_tree import parse_part

_MAIN = re.compile(r"word/document\d*\.xml")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SYMBOLS = {"F0FC": "√", "F052": "☑", "F0A3": "□", "F06F": "□", "F0FE": "☑"}

_GONE = frozenset(
    {f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText", f"{W}rt", f"{W}pPr", f"{W}rPr", _FALLBACK}
)
"""What a reader does not see: deleted or moved text, field codes, phonetic guides, properties."""

_BOX = f"{W}txbxContent"
_NOTE_KINDS = (("footnote", "脚注"), ("endnote", "尾注"))
_LEANING = re.compile(r"[0-9０-９]$")


def read_word(data: bytes) -> Document:
    """Read a .docx file.

    Raises:
        ImportFailure: where it is damaged, locked, or unpacks to more than a document can hold.
    """
    return Document(print_blocks(_WordFile(data).blocks()), "docx")


class _WordFile:
    """The parts of one Word file, and the numbering that counts on as it is read."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        main = next((name for name in list_parts(data) or () if _MAIN.fullmatch(name)), "word/document.xml")
        document = self._part(main)
        if document is None or (body := document.find(f"{W}body")) is None:
            raise ImportFailure("文件里没有正文。请在 Word、WPS 中打开，确认有内容后另存为 docx")
        self._body = body
        self._numbering = Numbering(self._part("word/numbering.xml"), self._part("word/styles.xml"))
        self._marks: dict[tuple[str, str], int] = {}

    def _part(self, name: str) -> etree._Element | None:
        content = read_part(self._data, name)
        return None if content is None else parse_part(content)

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks of the body, then the notes that its marks point to."""
        yield from self._children(self._body)
        for kind, label in _NOTE_KINDS:
            yield from self._notes(kind, label)

    def _children(self, parent: etree._Element) -> Iterator[Block]:
        """Yield the paragraphs and tables under an element, through content controls and insertions."""
        for child in parent:
            if child.tag == f"{W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{W}tbl":
                yield from lay_out(
                    [self._row(row) for row in child.iter(f"{W}tr") if _table_of(row) is child]
                )
            elif isinstance(child.tag, str) and child.tag not in _GONE:
                yield from self._children(child)

    def _row(self, row: etree._Element) -> list[Cell]:
        if row.find(f"{W}trPr/{W}del") is not None:
            return []
        return [self._cell(cell) for cell in row.iter(f"{W}tc") if _row_of(cell) is row]

    def _cell(self, cell: etree._Element) -> Cell:
        span = cell.find(f"{W}tcPr/{W}gridSpan")
        merge = cell.find(f"{W}tcPr/{W}vMerge")
        columns = str(span.get(f"{W}val", "1")) if span is not None else "1"
        blocks = tuple(block for block in self._children(cell) if block)
        goes_on = merge is not None and merge.get(f"{W}val", "continue") == "continue"
        return Cell(
            blocks=() if goes_on else blocks,
            continues=goes_on,
            columns=int(columns) if columns.isascii() and columns.isdigit() and len(columns) < 4 else 1,
            nested=cell.find(f"{W}tbl") is not None,
        )

    def _paragraph(self, paragraph: etree._Element) -> Iterator[Block]:
        """Yield a paragraph with its label, a line for each soft break, then its text boxes."""
        label = self._numbering.label(paragraph)
        lines = "".join(self._pieces(paragraph)).split("\n")
        if label:
            space = " " if _LEANING.search(label) or lines[0][:1].isdigit() else ""
            lines[0] = f"{label}{space}{lines[0].lstrip()}"
        yield from map(tidy, lines)
        for box in _boxes(paragraph):
            yield from self._children(box)

    def _pieces(self, element: etree._Element) -> Iterator[str]:
        """Yield the visible text of a paragraph; depth is bounded by the XML parser."""
        for child in element:
            if child.tag in _GONE or child.tag == _BOX or _is_hidden(child):
                continue
            if child.tag == f"{W}t":
                yield str(child.text or "")
            elif child.tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                yield self._mark(child)
            else:
                yield _PRINTED.get(str(child.tag), "") or _symbol(child)
                yield from self._pieces(child)

    def _mark(self, reference: etree._Element) -> str:
        kind = "footnote" if reference.tag == f"{W}footnoteReference" else "endnote"
        key = (kind, str(reference.get(f"{W}id", "")))
        self._marks.setdefault(key, sum(known == kind for known, _ in self._marks) + 1)
        return ""

    def _notes(self, kind: str, label: str) -> Iterator[Block]:
        """Yield the notes of a kind, in the order of their marks: ``脚注1：…``."""
        wanted = {number: mark for (known, number), mark in self._marks.items() if known == kind}
        part = self._part(f"word/{kind}s.xml") if wanted else None
        for note in part.iterfind(f"{W}{kind}") if part is not None else ():
            mark = wanted.get(str(note.get(f"{W}id", "")))
            text = " ".join(block for block in self._children(note) if isinstance(block, str) and block)
            if mark and text:
                yield f"{label}{mark}：{text}"


_PRINTED = {
    f"{W}tab": " ",
    f"{W}ptab": " ",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}


def _is_hidden(element: etree._Element) -> bool:
    """Tell a run of hidden text."""
    vanish = element.find(f"{W}rPr/{W}vanish") if element.tag == f"{W}r" else None
    return vanish is not None and vanish.get(f"{W}val", "true") not in ("0", "false", "off")


def _symbol(element: etree._Element) -> str:
    if element.tag != f"{W}sym":
        return ""
    return _SYMBOLS.get(str(element.get(f"{W}char", "")).upper(), "")


def _boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Yield the text boxes anchored in a paragraph, once each: the fallback drawing repeats them."""
    for box in paragraph.iter(_BOX):
        above = box.iterancestors(_FALLBACK, f"{W}p")
        if next(above, None) is paragraph:
            yield box


def _table_of(row: etree._Element) -> etree._Element | None:
    return next(row.iterancestors(f"{W}tbl"), None)


def _row_of(cell: etree._Element) -> etree._Element | None:
    return next(cell.iterancestors(f"{W}tr"), None)
