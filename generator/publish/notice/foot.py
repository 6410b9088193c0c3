"""The foot of a document: page numbers, and the 版记 on the last even side (GB/T 9704 7.4, 7.5)."""

from __future__ import annotations

from typing import Any, NamedTuple

from docx.oxml import OxmlElement

from generator.publish.notice.canvas import Canvas
from generator.publish.notice.content import Colophon, Run
from generator.publish.notice.elements import parse, put_property, row_of, set_pitch, styled, table_of
from generator.publish.notice.geometry import (
    BOTTOM,
    FOOTER,
    LEFT,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RIGHT,
    TEXT_HEIGHT,
    TEXT_WIDTH,
    TOP,
    twips_of_mm,
)
from generator.publish.notice.measure import lines_of
from generator.publish.notice.pagination import COLOPHON_CHARACTERS

_AT_FOOT = (
    '<w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="margin" w:horzAnchor="page"'
    f' w:tblpX="{LEFT}" w:tblpYSpec="bottom"/><w:tblOverlap w:val="never"/>'
)
_EM = 280
"""A character of 14 points."""

_NUMBER_WIDTH = 400
"""Room of a page number that runs down the page; its middle lies 28 mm from the edge of the paper."""

_SLACK = 40
"""Twips for the rules of the 版记 and the empty paragraph that a document ends with."""


def set_section(canvas: Canvas, *, across: bool = False) -> None:
    """Set paper and margins of the document, and number its pages: odd ones right, even ones left."""
    for child in list(canvas.end):
        canvas.end.remove(child)
    canvas.end.attrib.clear()  # revision marks of the blank document
    section = canvas.document.sections[-1]
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        _number_page(_empty_footer(footer), side)
    for element in _page_elements(across=across):
        canvas.end.append(element)


def turn_across(canvas: Canvas) -> None:
    """Go on with pages across: their upper edge is the bound one (GB/T 9704 8)."""
    _close_section(canvas)
    _number_across(canvas)
    for element in _page_elements(across=True):
        canvas.end.append(element)


def _number_across(canvas: Canvas) -> None:
    """Number pages across so that a number keeps its place on the sheet, upright when it is bound."""
    section = canvas.document.sections[-1]
    place = (
        '<w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="page" w:horzAnchor="page"'
        f' w:tblpX="{twips_of_mm(28) - _NUMBER_WIDTH // 2 - 34}" w:tblpY="{LEFT}"/><w:tblOverlap w:val="never"/>'
    )
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        last = _empty_footer(footer)
        table = table_of((_NUMBER_WIDTH,), "", place)
        cell = row_of(table, TEXT_WIDTH, (_NUMBER_WIDTH,))[0]
        cell.tcPr.append(parse('<w:textDirection w:val="tbRl"/>'))
        paragraph = styled(OxmlElement("w:p"), "PageNumber")
        cell.append(paragraph)
        _number_page(paragraph, side)
        last.addprevious(table)


class _Entry(NamedTuple):
    """A line of the 版记: words on the left, words on the right, and its height in twips."""

    left: Run
    right: tuple[Run, ...]
    height: int


def write_colophon(canvas: Canvas, colophon: Colophon, *, own_page: bool) -> None:
    """Add the 版记 at the foot of the last page: floating there, or alone below an exact space."""
    texts = [text for text in (colophon.addressees, colophon.copies) if text]
    entries = [_Entry(Run(text), (), _height(text)) for text in texts]
    entries.append(_Entry(colophon.office, colophon.printed, _height("")))
    if own_page:
        _end_numbered_pages(canvas)
        space = TEXT_HEIGHT - sum(entry.height for entry in entries) - _SLACK
        set_pitch(canvas.add("Normal"), space)
    canvas.end.addprevious(_colophon_table(canvas, entries, "" if own_page else _AT_FOOT))
    set_pitch(canvas.add("Normal"), 20)


def _end_numbered_pages(canvas: Canvas) -> None:
    """Close the section of the text: the 版记 goes on the next even page, without a number."""
    _close_section(canvas)
    section = canvas.document.sections[-1]
    for footer in (section.footer, section.even_page_footer):
        _empty_footer(footer)
    canvas.end.append(parse('<w:type w:val="evenPage"/>'))
    for element in _page_elements():
        canvas.end.append(element)


def _close_section(canvas: Canvas) -> None:
    """End a section here: what it was set to goes to a last, invisible paragraph."""
    carrier = canvas.add("Normal")
    set_pitch(carrier, 20)
    closing = OxmlElement("w:sectPr")
    for child in list(canvas.end):
        closing.append(child)
    carrier.get_or_add_pPr().append(closing)


def _colophon_table(canvas: Canvas, entries: list[_Entry], place: str) -> Any:
    rule = '<w:{} w:val="single" w:sz="{}" w:space="0" w:color="000000"/>'
    borders = "".join(rule.format(*line) for line in (("top", 8), ("bottom", 8), ("insideH", 6)))
    table = table_of((TEXT_WIDTH,), f"<w:tblBorders>{borders}</w:tblBorders>", place)
    for entry in entries:
        cell = row_of(table, entry.height)[0]
        cell.tcPr.append(parse('<w:vAlign w:val="center"/>'))
        cell.append(_entry_paragraph(canvas, entry))
    return table


def _entry_paragraph(canvas: Canvas, entry: _Entry) -> Any:
    """Return a line one character in at both ends; a list of offices wraps behind its colon."""
    paragraph = styled(OxmlElement("w:p"), "Colophon")
    if entry.right:
        indent = f'<w:ind w:left="{_EM}" w:right="{_EM}" w:firstLineChars="0" w:firstLine="0"/>'
    else:
        indent = f'<w:ind w:left="{4 * _EM}" w:right="{_EM}" w:hangingChars="300" w:hanging="{3 * _EM}"/>'
    put_property(paragraph, parse(indent))
    stop = f'<w:tab w:val="right" w:pos="{TEXT_WIDTH - _EM}"/>'
    put_property(paragraph, parse(f"<w:tabs>{stop}</w:tabs>"))
    canvas.run(paragraph, entry.left)
    for run in (Run("\t"), *entry.right) if entry.right else ():
        canvas.run(paragraph, run)
    return paragraph


def _height(text: str) -> int:
    return 360 * lines_of(text, width=COLOPHON_CHARACTERS) + 40


def _empty_footer(footer: Any) -> Any:
    """Give a section a footer of its own and return its one paragraph, empty."""
    footer.is_linked_to_previous = False
    paragraph = footer.paragraphs[0]._p
    for child in list(paragraph):
        paragraph.remove(child)
    return styled(paragraph, "PageNumber")


def _number_page(paragraph: Any, side: str) -> None:
    indent = f'<w:ind w:{side}="{_EM}" w:firstLineChars="0" w:firstLine="0"/>'
    put_property(paragraph, parse(indent))
    put_property(paragraph, parse(f'<w:jc w:val="{side}"/>'))
    field = "".join(
        f"<w:r>{piece}</w:r>"
        for piece in (
            '<w:t xml:space="preserve">— </w:t>',
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>1</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
            '<w:t xml:space="preserve"> —</w:t>',
        )
    )
    for run in list(parse(f"<w:p>{field}</w:p>")):
        paragraph.append(run)


def _page_elements(*, across: bool = False) -> tuple[Any, ...]:
    if across:
        size = f'<w:pgSz w:w="{PAGE_HEIGHT}" w:h="{PAGE_WIDTH}" w:orient="landscape"/>'
        return parse(size), _margins(LEFT, TOP, RIGHT, BOTTOM)
    return parse(f'<w:pgSz w:w="{PAGE_WIDTH}" w:h="{PAGE_HEIGHT}"/>'), _margins(TOP, RIGHT, BOTTOM, LEFT)


def _margins(top: int, right: int, bottom: int, left: int) -> Any:
    foot = min(FOOTER, bottom - 500)
    return parse(
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}"'
        f' w:header="851" w:footer="{foot}" w:gutter="0"/>'
    )
