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

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LARGEST_PART = 30_000_000


class UnreadableDocumentError(Exception):
    """The file is no .docx that can be read; the message says why, in Chinese."""


class Type(NamedTuple):
    """The type of a run: font product, size in points, extra space in points, colour, weight, width."""

    font: str | None
    size: float
    spacing: float
    colour: str | None
    bold: bool
    scale: int
    hinted: bool


class Words(NamedTuple):
    """A run of words in one type."""

    text: str
    type: Type
    highlighted: bool


class Line(NamedTuple):
    """A paragraph: its runs and its layout. ``pitch`` is in twips, ``None`` unless exact."""

    runs: tuple[Words, ...]
    style: str | None
    align: str | None
    pitch: int | None
    indent: float
    red_rule: bool
    in_table: bool

    @property
    def text(self) -> str:
        """Return the words, with line breaks as line feeds."""
        return "".join(run.text for run in self.runs)

    @property
    def type(self) -> Type | None:
        """Return the type of the first words."""
        return next((run.type for run in self.runs if run.text.strip()), None)


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
    styles = _Styles(_part(package, "word/styles.xml"))
    settings = _part(package, "word/settings.xml")
    body = document.find(_q("body"))
    if body is None:
        raise UnreadableDocumentError("没有正文")
    names = package.namelist()
    return ReadDocument(
        lines=tuple(styles.line(p) for p in body.iter(_q("p"))),
        pages=tuple(_page_setup(s) for s in body.iter(_q("sectPr"))),
        footers=tuple(_footers(package, styles)),
        tables=tuple(_table(t) for t in body.iter(_q("tbl"))),
        even_and_odd=_is_on(settings.find(_q("evenAndOddHeaders"))),
        compatibility=_compatibility(settings),
        theme_fonts=styles.uses_theme_fonts,
        revisions="word/comments.xml" in names or next(document.iter(_q("ins"), _q("del")), None) is not None,
        properties=tuple(_properties(package, names)),
    )


def _part(package: zipfile.ZipFile, name: str) -> Any:
    if package.getinfo(name).file_size > _LARGEST_PART:
        raise UnreadableDocumentError("内容过大")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    return etree.fromstring(package.read(name), parser)


def _q(name: str) -> str:
    return f"{{{_W}}}{name}"


def _value(element: Any, name: str, attribute: str = "val") -> str | None:
    child = element.find(_q(name)) if element is not None else None
    return child.get(_q(attribute)) if child is not None else None


def _is_on(element: Any) -> bool:
    return element is not None and element.get(_q("val")) not in ("0", "false", "off")


def _number(text: str | None, otherwise: int = 0) -> int:
    try:
        return round(float(text)) if text else otherwise
    except ValueError:
        return otherwise


class _Styles:
    """The styles of a document, by id, and how a paragraph or run resolves through them."""

    def __init__(self, root: Any) -> None:
        self._styles = {s.get(_q("styleId")): s for s in root.iter(_q("style"))}
        default = (s for s in root.iter(_q("style")) if s.get(_q("default")) in ("1", "true"))
        self._default = next((s for s in default if s.get(_q("type")) == "paragraph"), None)
        defaults = root.find(_q("docDefaults"))
        self._text_defaults = defaults.find(f".//{_q('rPr')}") if defaults is not None else None
        theme = (_q("asciiTheme"), _q("eastAsiaTheme"), _q("hAnsiTheme"))
        self.uses_theme_fonts = any(f.get(a) for f in root.iter(_q("rFonts")) for a in theme)

    def line(self, paragraph: Any) -> Line:
        properties = paragraph.find(_q("pPr"))
        style = _value(properties, "pStyle")
        chain = [properties, *(s.find(_q("pPr")) for s in self._chain(style))]
        size = self._type(None, style).size
        return Line(
            runs=tuple(self._runs(paragraph, style)),
            style=style,
            align=_first(chain, "jc"),
            pitch=_pitch(chain),
            indent=_indent(chain, size),
            red_rule=_has_red_rule(chain),
            in_table=any(True for _ in paragraph.iterancestors(_q("tc"))),
        )

    def _chain(self, style: str | None) -> Iterator[Any]:
        """Yield a style and those that it is based on, to the default."""
        element, seen = self._styles.get(style, self._default), 0
        while element is not None and seen < 20:
            yield element
            based = _value(element, "basedOn")
            element = self._styles.get(based) if based else None
            seen += 1

    def _runs(self, paragraph: Any, style: str | None) -> Iterator[Words]:
        for run in paragraph.iter(_q("r")):
            text = "".join(_run_text(child) for child in run)
            if text:
                properties = run.find(_q("rPr"))
                marked = properties is not None and properties.find(_q("highlight")) is not None
                yield Words(text, self._type(properties, style), marked)

    def _type(self, properties: Any, style: str | None) -> Type:
        chain = [properties, *(s.find(_q("rPr")) for s in self._chain(style)), self._text_defaults]
        chain = [element for element in chain if element is not None]
        fonts = [f for e in chain if (f := e.find(_q("rFonts"))) is not None]
        return Type(
            font=next((f.get(_q("eastAsia")) for f in fonts if f.get(_q("eastAsia"))), None),
            size=_number(_first(chain, "sz"), 20) / 2,
            spacing=_number(_first(chain, "spacing")) / 20,
            colour=_first(chain, "color"),
            bold=_is_on(next((b for e in chain if (b := e.find(_q("b"))) is not None), None)),
            scale=_number(_first(chain, "w"), 100),
            hinted=next((h for f in fonts if (h := f.get(_q("hint")))), None) == "eastAsia",
        )


def _first(chain: list[Any], name: str) -> str | None:
    return next((v for element in chain if element is not None and (v := _value(element, name))), None)


def _run_text(child: Any) -> str:
    tag = etree.QName(child).localname
    return (child.text or "") if tag == "t" else {"br": "\n", "cr": "\n", "tab": "\t"}.get(tag, "")


def _pitch(chain: list[Any]) -> int | None:
    for element in chain:
        spacing = element.find(_q("spacing")) if element is not None else None
        if spacing is not None and spacing.get(_q("line")):
            return _number(spacing.get(_q("line"))) if spacing.get(_q("lineRule")) == "exact" else None
    return None


def _indent(chain: list[Any], size: float) -> float:
    """Return the indent of the first line, in characters."""
    for element in chain:
        indent = element.find(_q("ind")) if element is not None else None
        if indent is not None:
            if indent.get(_q("firstLineChars")):
                return _number(indent.get(_q("firstLineChars"))) / 100
            if indent.get(_q("firstLine")):
                return _number(indent.get(_q("firstLine"))) / 20 / size
    return 0.0


def _has_red_rule(chain: list[Any]) -> bool:
    for element in chain:
        border = element.find(f"{_q('pBdr')}/{_q('bottom')}") if element is not None else None
        if border is not None:
            return is_red(border.get(_q("color")))
    return False


def is_red(colour: str | None) -> bool:
    """Tell whether a colour of six hexadecimal digits is a red."""
    if colour is None or len(colour) != 6:
        return False
    try:
        red, green, blue = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
    except ValueError:
        return False
    return red > 150 and green < 90 and blue < 90


def _page_setup(section: Any) -> PageSetup:
    size, margins, grid = (section.find(_q(name)) for name in ("pgSz", "pgMar", "docGrid"))

    def measure(element: Any, name: str) -> int:
        return _number(element.get(_q(name))) if element is not None else 0

    typed = grid is not None and grid.get(_q("type")) in ("lines", "linesAndChars", "snapToChars")
    return PageSetup(
        width=measure(size, "w"),
        height=measure(size, "h"),
        top=measure(margins, "top"),
        bottom=measure(margins, "bottom"),
        left=measure(margins, "left"),
        right=measure(margins, "right"),
        grid=typed,
    )


def _footers(package: zipfile.ZipFile, styles: _Styles) -> Iterator[tuple[str, Line]]:
    for name in package.namelist():
        if name.startswith("word/footer") and name.endswith(".xml"):
            for paragraph in _part(package, name).iter(_q("p")):
                fields = [i.text or "" for i in paragraph.iter(_q("instrText"))]
                fields += [f.get(_q("instr")) or "" for f in paragraph.iter(_q("fldSimple"))]
                yield " ".join(fields), styles.line(paragraph)


def _table(table: Any) -> Table:
    rows = table.findall(_q("tr"))
    head = rows[0].find(f"{_q('trPr')}/{_q('tblHeader')}") if rows else None
    grid = [_number(c.get(_q("w"))) for c in table.findall(f"{_q('tblGrid')}/{_q('gridCol')}")]
    cells = (
        [_number(c.get(_q("w"))) for c in rows[0].findall(f"{_q('tc')}/{_q('tcPr')}/{_q('tcW')}")]
        if rows
        else []
    )
    return Table(len(rows), head is not None, len(grid) != len(cells) or grid == cells)


def _compatibility(settings: Any) -> int | None:
    for setting in settings.iter(_q("compatSetting")):
        if setting.get(_q("name")) == "compatibilityMode":
            return _number(setting.get(_q("val")))
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
