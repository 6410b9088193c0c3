"""Elements of WordprocessingML: the few that an official document is made of, in the order of the schema.

Words of a plan never pass through a string of XML here: they are set as text of a run.
"""

from __future__ import annotations

from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from generator.publish.notice.geometry import CHARACTER, TEXT_WIDTH
from generator.publish.notice.measure import width_of


def xml_text(text: str) -> str:
    """Return a text without the characters that XML cannot hold."""
    return "".join(character for character in text if _is_xml(character))


def _is_xml(character: str) -> bool:
    return character in "\t\n" or (
        character >= " " and not "\ud800" <= character <= "\udfff" and character not in "\ufffe\uffff"
    )


def parse(xml: str) -> Any:
    """Parse one element written with the prefix ``w:``; only words of our own go in here."""
    tag, _, rest = xml.partition(" ") if " " in xml.partition(">")[0] else xml.partition(">")
    if tag.endswith("/"):
        return parse_xml(f"{tag[:-1]} {nsdecls('w')}/>")
    mark = " " if " " in xml.partition(">")[0] else ">"
    return parse_xml(f"{tag} {nsdecls('w')}{mark}{rest}")


def styled(paragraph: Any, style: str) -> Any:
    """Give a new paragraph its style and return it."""
    if style != "Normal":
        paragraph.get_or_add_pPr().append(parse(f'<w:pStyle w:val="{style}"/>'))
    return paragraph


_PARAGRAPH_ORDER = tuple(
    qn(f"w:{name}")
    for name in ("pStyle", "keepNext", "pageBreakBefore", "pBdr", "tabs", "spacing", "ind", "jc", "sectPr")
)


def put_property(paragraph: Any, element: Any) -> None:
    """Put a property of a paragraph where the schema wants it."""
    properties = paragraph.get_or_add_pPr()
    rank = _PARAGRAPH_ORDER.index(element.tag)
    for other in properties:
        if _PARAGRAPH_ORDER.index(other.tag) > rank:
            other.addprevious(element)
            return
    properties.append(element)


def set_pitch(paragraph: Any, twips: int) -> None:
    """Give a paragraph an exact line pitch."""
    put_property(
        paragraph, parse(f'<w:spacing w:before="0" w:after="0" w:line="{twips}" w:lineRule="exact"/>')
    )


def keep_with_next(paragraph: Any) -> None:
    """Keep a paragraph on the page of the one below it."""
    if paragraph.tag == qn("w:p"):
        put_property(paragraph, parse("<w:keepNext/>"))


def indent_attachment(paragraph: Any, text: str) -> None:
    """Align what wraps with the first character of the name, after 附件： and the number."""
    head = 3.0 if text[:3] in ("附件：", "附件:") else 0.0
    number = text[int(head) :].partition(". ")[0]
    own = width_of(number) + 1 if number.isdigit() else 0.0
    left = round((5 + own) * CHARACTER)
    hanging = round((head + own) * CHARACTER)
    put_property(paragraph, parse(f'<w:ind w:left="{left}" w:hanging="{hanging}"/>'))


def table_of(widths: tuple[int, ...], borders: str, place: str = "") -> Any:
    """Return an empty table of fixed columns, without room around its text."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    sides = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))
    return parse(
        f'<w:tbl><w:tblPr>{place}<w:tblW w:w="{sum(widths)}" w:type="dxa"/>{borders}'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{sides}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid></w:tbl>"
    )


def row_of(table: Any, height: int | None, widths: tuple[int, ...] = (TEXT_WIDTH,)) -> list[Any]:
    """Add a row of an exact height in twips to a table and return its cells."""
    exact = f'<w:trHeight w:val="{height}" w:hRule="exact"/>' if height else ""
    cells = "".join(f'<w:tc><w:tcPr><w:tcW w:w="{w}" w:type="dxa"/></w:tcPr></w:tc>' for w in widths)
    row = parse(f"<w:tr><w:trPr><w:cantSplit/>{exact}</w:trPr>{cells}</w:tr>")
    table.append(row)
    return list(row.findall(qn("w:tc")))
