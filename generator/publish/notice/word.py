"""A notice as .docx: the layout of GB/T 9704-2012 given to the words of ``compose_notice``."""

from __future__ import annotations

from generator.publish.notice.canvas import Canvas
from generator.publish.notice.content import Enclosure, Notice, Paragraph, Role, Run, Table
from generator.publish.notice.elements import keep_with_next, parse, put_property, set_pitch
from generator.publish.notice.faces import Face, FontProfile
from generator.publish.notice.foot import set_section, turn_across, write_colophon
from generator.publish.notice.geometry import LINE
from generator.publish.notice.head import write_head
from generator.publish.notice.package import pack
from generator.publish.notice.pagination import colophon_needs_own_page, letter_pitch
from generator.publish.notice.signature import write_signature
from generator.publish.notice.table import write_table_page
from generator.publish.notice.title import LONGEST_LINE_ACROSS, break_title


def write_docx(notice: Notice, profile: FontProfile = FontProfile.OFFICE) -> bytes:
    """Return a notice as .docx. The same notice gives the same bytes."""
    canvas = Canvas(notice.title.text.replace("\n", ""), profile)
    write_head(canvas, notice.head)
    canvas.pitch = letter_pitch(notice)
    _write_letter(canvas, notice)
    canvas.pitch = LINE
    for enclosure in notice.enclosures:
        if enclosure.table is None:
            _write_enclosure(canvas, enclosure)
    set_section(canvas)
    for enclosure in notice.enclosures:
        if enclosure.table:
            turn_across(canvas)
            write_table_page(canvas, enclosure, enclosure.table)
    if notice.colophon:
        write_colophon(canvas, notice.colophon, own_page=colophon_needs_own_page(notice))
    return pack(canvas.document)


def write_table_docx(table: Table, title: str, profile: FontProfile = FontProfile.OFFICE) -> bytes:
    """Return a table alone as .docx, on A4 across, its head on every page."""
    canvas = Canvas(title, profile)
    heading = Paragraph(Role.TITLE, (Run("\n".join(break_title((title,), LONGEST_LINE_ACROSS))),))
    write_table_page(canvas, Enclosure(heading, ()), table)
    set_pitch(canvas.add("Normal"), 20)
    set_section(canvas, across=True)
    return pack(canvas.document)


def _write_letter(canvas: Canvas, notice: Notice) -> None:
    canvas.blank_lines(2)
    canvas.paragraph(notice.title)
    canvas.blank_lines(1)
    canvas.paragraphs(notice.letter)
    keep_with_next(canvas.end.getprevious())
    write_signature(canvas, notice)
    if notice.note:
        canvas.paragraph(notice.note)


def _write_enclosure(canvas: Canvas, enclosure: Enclosure) -> None:
    """Write a text on pages of its own, its title on the third line."""
    first = canvas.add("AttachmentLabel" if enclosure.label else "Normal")
    put_property(first, parse("<w:pageBreakBefore/>"))
    if enclosure.label:
        canvas.run(first, Run(enclosure.label, Face.HEI))
    canvas.blank_lines(1)
    canvas.paragraph(enclosure.title)
    canvas.blank_lines(1)
    canvas.paragraphs(enclosure.paragraphs)
