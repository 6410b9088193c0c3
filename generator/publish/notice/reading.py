"""Reading a .docx for checking: paragraphs with what their styles give them, page, footers, properties.

Reads any file, also a damaged or hostile one: sizes are bounded, entities are not resolved, nothing is
fetched.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from lxml import etree

from generator.publish.notice.styles import Line, Styles, is_on, number_of, q

_LARGEST_PART = 30_000_000


class UnreadableDocumentError(Exception):
    """The file is no .docx that can be read; the message says why, in Chinese."""


class PageSetup(NamedTuple):
    """Paper and margins in twips; whether a grid of characters or lines is on."""

    width: int
    height: int
    top: int
    bottom: int
    left: int
    right: int
    grid: bool


class Table(NamedTuple):
    """What matters of a table across pages: rows, a repeated head, equal widths in grid and cells."""

    rows: int
    repeats_head: bool
    even_grid: bool


class ReadDocument(NamedTuple):
    """A document as far as its rules need it."""

    lines: tuple[Line, ...]
    pages: tuple[PageSetup, ...]
    footers: tuple[tuple[str, Line], ...]
    tables: tuple[Table, ...]
    even_and_odd: bool
    compatibility: int | None
    theme_fonts: bool
    revisions: bool
    properties: tuple[str, ...]


def read_document_file(path: Path) -> ReadDocument:
    """Read a .docx file.

    Raises:
        UnreadableDocumentError: it is none, or larger than any document is.
    """
    try:
        with zipfile.ZipFile(path) as package:
            return _read(package)
    except (
        zipfile.BadZipFile,
        KeyError,
        etree.XMLSyntaxError,
        EOFError,
        NotImplementedError,
        RuntimeError,
    ) as error:
        raise UnreadableDocumentError(_REASONS.get(type(error), "文件已损坏")) from None


_REASONS: dict[type[Exception], str] = {
    zipfile.BadZipFile: "不是 Office 文档，或已损坏",
    KeyError: "缺少必要的部分",
    etree.XMLSyntaxError: "内容不完整",
    NotImplementedError: "已加密或压缩方式不支持",
}


def _read(package: zipfile.ZipFile) -> ReadDocument:
    document = _part(package, "word/document.xml")
    styles = Styles(_part(package, "word/styles.xml"))
    settings = _part(package, "word/settings.xml")
    body = document.find(q("body"))
    if body is None:
        raise UnreadableDocumentError("没有正文")
    names = package.namelist()
    return ReadDocument(
        lines=tuple(styles.line(p) for p in body.iter(q("p"))),
        pages=tuple(_page_setup(s) for s in body.iter(q("sectPr"))),
        footers=tuple(_footers(package, styles)),
        tables=tuple(_table(t) for t in body.iter(q("tbl"))),
        even_and_odd=is_on(settings.find(q("evenAndOddHeaders"))),
        compatibility=_compatibility(settings),
        theme_fonts=styles.uses_theme_fonts,
        revisions="word/comments.xml" in names or next(document.iter(q("ins"), q("del")), None) is not None,
        properties=tuple(_properties(package, names)),
    )


def _part(package: zipfile.ZipFile, name: str) -> Any:
    if package.getinfo(name).file_size > _LARGEST_PART:
        raise UnreadableDocumentError("内容过大")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    return etree.fromstring(package.read(name), parser)


def _page_setup(section: Any) -> PageSetup:
    size, margins, grid = (section.find(q(name)) for name in ("pgSz", "pgMar", "docGrid"))

    def measure(element: Any, name: str) -> int:
        return number_of(element.get(q(name))) if element is not None else 0

    typed = grid is not None and grid.get(q("type")) in ("lines", "linesAndChars", "snapToChars")
    return PageSetup(
        width=measure(size, "w"),
        height=measure(size, "h"),
        top=measure(margins, "top"),
        bottom=measure(margins, "bottom"),
        left=measure(margins, "left"),
        right=measure(margins, "right"),
        grid=typed,
    )


def _footers(package: zipfile.ZipFile, styles: Styles) -> Iterator[tuple[str, Line]]:
    for name in package.namelist():
        if name.startswith("word/footer") and name.endswith(".xml"):
            for paragraph in _part(package, name).iter(q("p")):
                fields = [i.text or "" for i in paragraph.iter(q("instrText"))]
                fields += [f.get(q("instr")) or "" for f in paragraph.iter(q("fldSimple"))]
                yield " ".join(fields), styles.line(paragraph)


def _table(table: Any) -> Table:
    rows = table.findall(q("tr"))
    head = rows[0].find(f"{q('trPr')}/{q('tblHeader')}") if rows else None
    grid = [number_of(c.get(q("w"))) for c in table.findall(f"{q('tblGrid')}/{q('gridCol')}")]
    cells = (
        [number_of(c.get(q("w"))) for c in rows[0].findall(f"{q('tc')}/{q('tcPr')}/{q('tcW')}")]
        if rows
        else []
    )
    return Table(len(rows), head is not None, len(grid) != len(cells) or grid == cells)


def _compatibility(settings: Any) -> int | None:
    for setting in settings.iter(q("compatSetting")):
        if setting.get(q("name")) == "compatibilityMode":
            return number_of(setting.get(q("val")))
    return None


_PERSONS = {"creator": "作者", "lastModifiedBy": "最后保存者", "Company": "单位", "Manager": "主管"}


def _properties(package: zipfile.ZipFile, names: list[str]) -> Iterator[str]:
    for name in ("docProps/core.xml", "docProps/app.xml"):
        if name in names:
            for element in _part(package, name).iter(etree.Element):
                label = _PERSONS.get(etree.QName(element).localname)
                if label and (element.text or "").strip():
                    yield label
    if any(name.startswith("docProps/thumbnail") for name in names):
        yield "缩略图"
    if any(name.startswith("customXml/") for name in names):
        yield "自定义数据"
