"""Files of every format, made by the tests themselves: Word from XML, PDF from operators."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD_TYPE}.document.main+xml"/>{{}}</Types>'
)
_TYPE = f'<Override PartName="/word/{{0}}.xml" ContentType="{_WORD_TYPE}.{{0}}+xml"/>'
_RELATIONS = f'<Relationships xmlns="{_PACKAGE}/relationships">{{}}</Relationships>'
_RELATION = f'<Relationship Id="r-{{0}}" Type="{_OFFICE}/{{0}}" Target="{{1}}.xml"/>'


def paragraph(text: str, style: str = "", level: tuple[int, int] | None = None) -> str:
    """A Word paragraph; ``level`` is its list and its level in it."""
    numbering = (
        f'<w:numPr><w:ilvl w:val="{level[1]}"/><w:numId w:val="{level[0]}"/></w:numPr>' if level else ""
    )
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{numbering}</w:pPr><w:r><w:t>{escape(text)}</w:t></w:r></w:p>"


def table(rows: Iterable[Iterable[str]]) -> str:
    """A Word table of plain cells; a cell that begins with ``<`` is XML."""
    cells = (
        "<w:tr>"
        + "".join(f"<w:tc>{c if c.startswith('<') else paragraph(c)}</w:tc>" for c in row)
        + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl>{''.join(cells)}</w:tbl>"


def word(body: str, **parts: str | bytes) -> bytes:
    """A .docx file around the XML of its body; ``parts`` are further files of ``word/``, by name."""
    document = f'<?xml version="1.0"?><w:document {W} {_MC}><w:body>{body}</w:body></w:document>'
    return raw_word(document, **parts)


def raw_word(document: str | bytes, **parts: str | bytes) -> bytes:
    """A .docx file with any bytes as its main part."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES.format("".join(map(_TYPE.format, parts))))
        archive.writestr(
            "_rels/.rels", _RELATIONS.format(_RELATION.format("officeDocument", "word/document"))
        )
        archive.writestr(
            "word/_rels/document.xml.rels",
            _RELATIONS.format("".join(_RELATION.format(name, name) for name in parts)),
        )
        archive.writestr("word/document.xml", document)
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return out.getvalue()


def zipped(**parts: str) -> bytes:
    """Any other zip container; ``__`` in a name stands for ``/``."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", content)
    return out.getvalue()


def numbering(*levels: tuple[str, str], extra: str = "", start: int = 1) -> str:
    """A numbering part with list 1 of these levels (style and print), and list 2 that starts it anew."""
    described = "".join(
        f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/>'
        f'<w:lvlText w:val="{shown}"/></w:lvl>'
        for place, (style, shown) in enumerate(levels)
    )
    return (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">{described}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        f"{extra}</w:numbering>"
    )


Text = tuple[float, float, float, str]
"""A piece of PDF text: x and y of its start from the lower left corner, size, words."""

_FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font"
    b"/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>"
    b"/DW 1000/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[0 -200 1000 900]"
    b"/ItalicAngle 0/Ascent 880/Descent -120/StemV 80/CapHeight 700>>>>]>>"
)


def pdf(pages: Sequence[Sequence[Text]], drawing: bytes = b"") -> bytes:
    """A PDF file with a text layer in a Chinese font that is not embedded; ``drawing`` is on each page."""
    return raw_pdf([b"".join(_show(*text) for text in page) + drawing for page in pages])


def _show(x: float, y: float, size: float, words: str) -> bytes:
    shown = words.encode("utf-16-be").hex().encode()
    return b"BT /F1 %g Tf %g %g Td <%s> Tj ET\n" % (size, x, y, shown)


def raw_pdf(streams: Sequence[bytes], filters: bytes = b"", trailer: bytes = b"") -> bytes:
    """A PDF file whose pages have these content streams."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * place) for place in range(len(streams)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(streams), kids),
        _FONT,
    ]
    for place, stream in enumerate(streams):
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>"
            % (5 + 2 * place)
        )
        objects.append(b"<</Length %d%s>>\nstream\n" % (len(stream), filters) + stream + b"\nendstream")
    out = b"%PDF-1.4\n"
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    table_at = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return out + b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        trailer,
        table_at,
    )


def typeset(paragraphs: Iterable[str], *, width: int = 30, size: float = 14, head: str = "") -> bytes:
    """A PDF file as a word processor sets it: lines of ``width`` characters, first lines indented.

    A paragraph that begins with a blank is centred; each page has a head and its number.
    """
    lines: list[tuple[float, str]] = []
    for text in paragraphs:
        if text.startswith(" "):
            words = text.strip()
            lines.append((70 + (width - len(words)) * size / 2, words))
            continue
        left, indent = text, 2
        while left:
            room = width - indent
            cut = room + 1 if left[room : room + 1] in ("，", "。", "；", "、") else room
            lines.append((70 + indent * size, left[:cut]))
            left, indent = left[cut:], 0
    pages = []
    for number, first in enumerate(range(0, len(lines), 24), 1):
        texts = [
            (x, 740 - row * 26.0, size, words) for row, (x, words) in enumerate(lines[first : first + 24])
        ]
        texts.append((280, 40, 10, f"— {number} —"))
        if head:
            texts.append((70, 800, 9, head))
        pages.append(texts)
    return pdf(pages)
