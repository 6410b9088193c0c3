"""A notice as .docx: the layout of GB/T 9704-2012 given to the words of ``compose_notice``."""

from __future__ import annotations

from itertools import zip_longest
from typing import Any

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from generator.publish.notice.content import Colophon, Enclosure, Notice, Paragraph, Role, Run
from generator.publish.notice.faces import Face, Font, FontProfile, fonts_of
from generator.publish.notice.geometry import (
    BOTTOM,
    CHARACTER,
    FOOTER,
    LEFT,
    LINE,
    MARK_DROP,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RIGHT,
    RULE_DROP,
    TEXT_WIDTH,
    TOP,
)
from generator.publish.notice.measure import width_of
from generator.publish.notice.package import new_document, pack, rfonts_xml
from generator.publish.notice.pagination import colophon_needs_own_page, letter_pitch, signature_columns

_STYLES = {
    Role.TITLE: "OfficialTitle",
    Role.ADDRESSEES: "Addressees",
    Role.BODY: "Normal",
    Role.HEADING_1: "Heading1",
    Role.HEADING_2: "Heading2",
    Role.HEADING_3: "Heading3",
    Role.ATTACHMENTS: "Attachments",
    Role.SIGNATURE: "Signature",
    Role.DATE: "Signature",
    Role.REMARK: "Normal",
}
_OWN_FACE = {
    Role.TITLE: Face.TITLE,
    Role.HEADING_1: Face.HEI,
    Role.HEADING_2: Face.KAI,
}
_RED = "FF0000"


def write_docx(notice: Notice, profile: FontProfile = FontProfile.OFFICE) -> bytes:
    """Return a notice as .docx. The same notice gives the same bytes."""
    return pack(_Writer(notice, profile).write())


class _Writer:
    """One document while it is being written."""

    def __init__(self, notice: Notice, profile: FontProfile) -> None:
        self._notice = notice
        self._fonts: dict[Face, Font] = fonts_of(profile)
        self._document = new_document(profile, notice.title.text.replace("\n", ""))
        self._body = self._document.element.body
        self._end = self._body.sectPr
        self._pitch = LINE

    def write(self) -> Any:
        notice = self._notice
        self._write_head()
        self._pitch = letter_pitch(notice)
        self._write_letter()
        self._pitch = LINE
        for enclosure in notice.enclosures:
            self._write_enclosure(enclosure)
        self._set_section()
        if notice.colophon:
            self._write_colophon(notice.colophon, colophon_needs_own_page(notice))
        return self._document

    def _write_letter(self) -> None:
        notice = self._notice
        self._blank_lines(2)
        self._paragraph(notice.title)
        self._blank_lines(1)
        self._paragraphs(notice.letter)
        _keep_with_next(self._end.getprevious())
        self._write_signature()
        if notice.note:
            self._paragraph(notice.note)

    # Paragraphs

    def _add(self, style: str) -> Any:
        """Add an empty paragraph at the end."""
        paragraph = _styled(OxmlElement("w:p"), style)
        self._end.addprevious(paragraph)
        if self._pitch != LINE:
            _set_pitch(paragraph, self._pitch)
        return paragraph

    def _paragraphs(self, paragraphs: tuple[Paragraph, ...]) -> None:
        for at, paragraph in enumerate(paragraphs):
            first = paragraph.role is Role.ATTACHMENTS and (
                at == 0 or paragraphs[at - 1].role is not Role.ATTACHMENTS
            )
            if first:
                self._blank_lines(1)
            self._paragraph(paragraph)

    def _paragraph(self, paragraph: Paragraph) -> Any:
        element = self._add(_STYLES[paragraph.role])
        if paragraph.role is Role.ATTACHMENTS:
            _indent_attachment(element, paragraph.text)
        for run in paragraph.runs:
            self._run(element, run, _OWN_FACE.get(paragraph.role, Face.FANGSONG))
        return element

    def _run(self, paragraph: Any, run: Run, own: Face = Face.FANGSONG) -> Any:
        element: Any = OxmlElement("w:r")
        paragraph.append(element)
        properties = element.get_or_add_rPr()
        face = own if run.face is Face.FANGSONG else run.face
        properties.append(_parse(rfonts_xml(self._fonts[face])))
        if run.blank:
            properties.append(_parse('<w:highlight w:val="yellow"/>'))
        element.text = xml_text(run.text)
        return element

    def _blank_lines(self, count: int) -> None:
        for _ in range(count):
            self._add("Normal")

    # 版头

    def _write_head(self) -> None:
        head = self._notice.head
        longest = max(width_of(run.text) for run in head.issuers)
        joint = len(head.issuers) > 1
        size, scale = _mark_size(longest, _NAMES_WIDTH) if joint else _mark_size(longest + 2, TEXT_WIDTH)
        self._end.addprevious(self._drop_row(head.urgency, round(MARK_DROP - _AIR * size * 20)))
        if not joint:
            mark = self._add("Mark")
            self._mark_runs(mark, (head.issuers[0], Run("文件")), size, scale)
            _set_pitch(mark, _mark_pitch(size))
        else:
            self._end.addprevious(self._joint_mark(head.issuers, size, scale))
        self._blank_lines(2)
        number = self._add("Number")
        border = f'<w:bottom w:val="single" w:sz="12" w:space="{round(RULE_DROP)}" w:color="{_RED}"/>'
        _insert(number, _parse(f"<w:pBdr>{border}</w:pBdr>"))
        self._run(number, head.number)

    def _mark_runs(self, paragraph: Any, runs: tuple[Run, ...], size: float, scale: int) -> None:
        for run in runs:
            properties = self._run(paragraph, run, Face.TITLE).get_or_add_rPr()
            highlight = properties.find(qn("w:highlight"))
            size_xml = f'<w:sz w:val="{round(size * 2)}"/>'
            for xml in (f'<w:color w:val="{_RED}"/>', f'<w:w w:val="{scale}"/>', size_xml):
                element = _parse(xml)
                properties.append(element) if highlight is None else highlight.addprevious(element)

    def _drop_row(self, urgency: str | None, height: int) -> Any:
        """Return a row of exact height that sets the mark at its place, whatever stands in the row."""
        table = _table((TEXT_WIDTH,), "")
        cell = _row(table, height)[0]
        paragraph = _styled(OxmlElement("w:p"), "Addressees")
        cell.append(paragraph)
        if urgency:
            self._run(paragraph, Run(urgency, Face.HEI))
        return table

    def _joint_mark(self, issuers: tuple[Run, ...], size: float, scale: int) -> Any:
        """Return the mark of a joint notice: the issuers stacked, host first, 文件 beside them."""
        names = _NAMES_WIDTH
        table = _table((names, TEXT_WIDTH - names), "")
        for at, issuer in enumerate(issuers):
            left, right = _row(table, _mark_pitch(size), (names, TEXT_WIDTH - names))
            merge = '<w:vMerge w:val="restart"/>' if at == 0 else "<w:vMerge/>"
            right.tcPr.append(_parse(merge))
            right.tcPr.append(_parse('<w:vAlign w:val="center"/>'))
            for cell, runs in ((left, (issuer,)), (right, (Run("文件"),) if at == 0 else ())):
                paragraph = _styled(OxmlElement("w:p"), "Mark")
                _set_pitch(paragraph, _mark_pitch(size))
                cell.append(paragraph)
                if cell is left:
                    _insert(paragraph, _parse('<w:jc w:val="distribute"/>'))
                self._mark_runs(paragraph, runs, size, scale)
        return table

    # 落款

    def _write_signature(self) -> None:
        notice = self._notice
        self._blank_lines(1)
        _keep_with_next(self._end.getprevious())
        date = width_of(notice.date.text)
        if len(notice.signature) > 1:
            self._joint_signature(notice.signature)
            self._placed((notice.date,), 0.0, 4.0, "right")
        elif notice.seal:
            half = max(4 + date / 2, width_of(notice.signature[0].text) / 2)
            self._placed(notice.signature, 28 - 2 * half, 0.0, "center")
            self._placed((notice.date,), 28 - 2 * half, 0.0, "center")
        else:
            name = width_of(notice.signature[0].text)
            after_date = max(name - date, 2.0)
            self._placed(notice.signature, 0.0, after_date + date + 2 - name, "right")
            self._placed((notice.date,), 0.0, after_date, "right")

    def _placed(self, runs: tuple[Run, ...], left: float, right: float, side: str) -> None:
        """Add a line between two indents, in characters."""
        paragraph = self._add("Signature")
        start, end = round(max(left, 0) * CHARACTER), round(right * CHARACTER)
        indent = f'<w:ind w:left="{start}" w:right="{end}" w:firstLineChars="0" w:firstLine="0"/>'
        _insert(paragraph, _parse(indent))
        _insert(paragraph, _parse(f'<w:jc w:val="{side}"/>'))
        for run in runs:
            self._run(paragraph, run)
        if runs != (self._notice.date,):
            _keep_with_next(paragraph)

    def _joint_signature(self, names: tuple[Run, ...]) -> None:
        """Add the issuers in rows, far enough apart for their seals; long names are set narrower."""
        columns = signature_columns(self._notice)
        widths = (TEXT_WIDTH // columns,) * columns
        room = widths[0] / CHARACTER - 0.5
        table = _table(widths, "")
        for at in range(0, len(names), columns):
            cells = _row(table, None if columns >= len(names) else 2 * LINE, widths)
            for cell, name in zip_longest(cells, names[at : at + columns]):
                paragraph = _styled(OxmlElement("w:p"), "Signature")
                _keep_with_next(paragraph)
                cell.append(paragraph)
                if name:
                    self._narrowed(paragraph, name, room)
        self._end.addprevious(table)

    def _narrowed(self, paragraph: Any, run: Run, room: float) -> None:
        properties = self._run(paragraph, run).get_or_add_rPr()
        if width_of(run.text) > room:
            scale = _parse(f'<w:w w:val="{int(room / width_of(run.text) * 100)}"/>')
            properties.find(qn("w:rFonts")).addnext(scale)

    # What follows on pages of its own

    def _write_enclosure(self, enclosure: Enclosure) -> None:
        first = self._add("AttachmentLabel" if enclosure.label else "Normal")
        _insert(first, _parse("<w:pageBreakBefore/>"))
        if enclosure.label:
            self._run(first, Run(enclosure.label, Face.HEI))
        self._blank_lines(1)
        self._paragraph(enclosure.title)
        self._blank_lines(1)
        self._paragraphs(enclosure.paragraphs)

    # 版记 and page numbers

    def _set_section(self) -> None:
        for child in list(self._end):
            self._end.remove(child)
        section = self._document.sections[-1]
        for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
            footer.is_linked_to_previous = False
            paragraph = footer.paragraphs[0]._p
            for child in list(paragraph):
                paragraph.remove(child)
            _number_page(_styled(paragraph, "PageNumber"), side)
        for element in _page_xml():
            self._end.append(element)

    def _write_colophon(self, colophon: Colophon, own_page: bool) -> None:
        if own_page:
            self._end_numbered_pages()
        entries: list[tuple[tuple[Run, ...], tuple[Run, ...]]] = []
        entries += [((Run(text),), ()) for text in (colophon.addressees, colophon.copies) if text]
        entries.append(((colophon.office,), colophon.printed))
        self._end.addprevious(self._colophon_table(entries))
        last = self._add("Normal")
        _set_pitch(last, 20)

    def _end_numbered_pages(self) -> None:
        """Close the section of the text: the 版记 goes on the next even page, without a number."""
        carrier = self._add("Normal")
        _set_pitch(carrier, 20)
        properties = carrier.get_or_add_pPr()
        closing = OxmlElement("w:sectPr")
        for child in list(self._end):
            closing.append(child)
        properties.append(closing)
        section = self._document.sections[-1]
        for footer in (section.footer, section.even_page_footer):
            footer.is_linked_to_previous = False
            _styled(footer.paragraphs[0]._p, "PageNumber")
        self._end.append(_parse('<w:type w:val="evenPage"/>'))
        for element in _page_xml():
            self._end.append(element)

    def _colophon_table(self, entries: list[tuple[tuple[Run, ...], tuple[Run, ...]]]) -> Any:
        place = (
            '<w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="margin" w:horzAnchor="page"'
            f' w:tblpX="{LEFT}" w:tblpYSpec="bottom"/><w:tblOverlap w:val="never"/>'
        )
        rule = '<w:{} w:val="single" w:sz="{}" w:space="0" w:color="000000"/>'
        borders = "".join(rule.format(*line) for line in (("top", 8), ("bottom", 8), ("insideH", 6)))
        table = _table((TEXT_WIDTH,), f"<w:tblBorders>{borders}</w:tblBorders>", place)
        for left, right in entries:
            cell = _row(table, None)[0]
            paragraph = _styled(OxmlElement("w:p"), "Colophon")
            hanging = 0 if right else 3 * 280
            inner = f'<w:ind w:left="{280 + hanging}" w:right="280" w:hanging="{hanging}"'
            inner += ' w:firstLineChars="0"/>' if not hanging else ' w:hangingChars="300"/>'
            _insert(paragraph, _parse(inner))
            tab = f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH - 280}"/></w:tabs>'
            _insert(paragraph, _parse(tab))
            for run in (*left, *((Run("\t"), *right) if right else ())):
                self._run(paragraph, run)
            cell.append(paragraph)
        return table


_AIR = 0.03
"""Space above the ink of the mark in its line, as a share of its size."""


_NAMES_WIDTH = round(TEXT_WIDTH * 0.8)
"""Of a joint mark: the issuers; 文件 stands beside them."""


def _mark_size(characters: float, width: int) -> tuple[float, int]:
    """Return the size of the mark in points, and its width in percent, so that it fits one line."""
    room = width / 20 - 8
    size = min(46.0, max(30.0, room // characters))
    return size, min(100, int(room / (characters * size) * 100))


def _mark_pitch(size: float) -> int:
    return round(size * 1.1 * 20)


def xml_text(text: str) -> str:
    """Return a text without the characters that XML cannot hold."""
    return "".join(character for character in text if _is_xml(character))


def _is_xml(character: str) -> bool:
    return character in "\t\n" or (
        character >= " " and not "\ud800" <= character <= "\udfff" and character not in "\ufffe\uffff"
    )


def _parse(xml: str) -> Any:
    tag, _, rest = xml.partition(" ") if " " in xml.partition(">")[0] else xml.partition(">")
    if tag.endswith("/"):
        return parse_xml(f"{tag[:-1]} {nsdecls('w')}/>")
    mark = " " if " " in xml.partition(">")[0] else ">"
    return parse_xml(f"{tag} {nsdecls('w')}{mark}{rest}")


def _styled(paragraph: Any, style: str) -> Any:
    if style != "Normal":
        paragraph.get_or_add_pPr().append(_parse(f'<w:pStyle w:val="{style}"/>'))
    return paragraph


_PARAGRAPH_ORDER = tuple(
    qn(f"w:{name}")
    for name in ("pStyle", "keepNext", "pageBreakBefore", "pBdr", "tabs", "spacing", "ind", "jc", "sectPr")
)


def _insert(paragraph: Any, element: Any) -> None:
    """Put a property of a paragraph where the schema wants it."""
    properties = paragraph.get_or_add_pPr()
    rank = _PARAGRAPH_ORDER.index(element.tag)
    for other in properties:
        if _PARAGRAPH_ORDER.index(other.tag) > rank:
            other.addprevious(element)
            return
    properties.append(element)


def _set_pitch(paragraph: Any, twips: int) -> None:
    _insert(paragraph, _parse(f'<w:spacing w:before="0" w:after="0" w:line="{twips}" w:lineRule="exact"/>'))


def _keep_with_next(paragraph: Any) -> None:
    if paragraph.tag == qn("w:p"):
        _insert(paragraph, _parse("<w:keepNext/>"))


def _indent_attachment(paragraph: Any, text: str) -> None:
    """Align what wraps with the first character of the name, after 附件： and the number."""
    head = 3.0 if text[:3] in ("附件：", "附件:") else 0.0
    number = text[int(head) :].partition(". ")[0]
    own = width_of(number) + 1 if number.isdigit() else 0.0
    left = round((5 + own) * CHARACTER)
    hanging = round((head + own) * CHARACTER)
    _insert(paragraph, _parse(f'<w:ind w:left="{left}" w:hanging="{hanging}"/>'))


def _table(widths: tuple[int, ...], borders: str, place: str = "") -> Any:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    sides = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))
    return _parse(
        f'<w:tbl><w:tblPr>{place}<w:tblW w:w="{sum(widths)}" w:type="dxa"/>{borders}'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{sides}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid></w:tbl>"
    )


def _row(table: Any, height: int | None, widths: tuple[int, ...] = (TEXT_WIDTH,)) -> list[Any]:
    exact = f'<w:trHeight w:val="{height}" w:hRule="exact"/>' if height else ""
    cells = "".join(f'<w:tc><w:tcPr><w:tcW w:w="{w}" w:type="dxa"/></w:tcPr></w:tc>' for w in widths)
    row = _parse(f"<w:tr><w:trPr><w:cantSplit/>{exact}</w:trPr>{cells}</w:tr>")
    table.append(row)
    return list(row.findall(qn("w:tc")))


def _number_page(paragraph: Any, side: str) -> None:
    indent = f'<w:ind w:{side}="280" w:firstLineChars="0" w:firstLine="0"/>'
    _insert(paragraph, _parse(indent))
    _insert(paragraph, _parse(f'<w:jc w:val="{side}"/>'))
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
    for run in list(_parse(f"<w:p>{field}</w:p>")):
        paragraph.append(run)


def _page_xml() -> tuple[Any, ...]:
    size = f'<w:pgSz w:w="{PAGE_WIDTH}" w:h="{PAGE_HEIGHT}"/>'
    margins = (
        f'<w:pgMar w:top="{TOP}" w:right="{RIGHT}" w:bottom="{BOTTOM}" w:left="{LEFT}"'
        f' w:header="851" w:footer="{FOOTER}" w:gutter="0"/>'
    )
    return _parse(size), _parse(margins)
