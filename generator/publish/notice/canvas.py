"""A document while it is being written: paragraphs of a role, runs of a face, added at the end."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement

from generator.publish.notice.content import Paragraph, Role, Run
from generator.publish.notice.elements import indent_attachment, parse, set_pitch, styled, xml_text
from generator.publish.notice.faces import Face, Font, FontProfile, fonts_of
from generator.publish.notice.geometry import LINE
from generator.publish.notice.package import new_document, rfonts_xml

_STYLES = {
    Role.TITLE: "OfficialTitle",
    Role.ADDRESSEES: "Addressees",
    Role.BODY: "Normal",
    Role.HEADING_1: "Heading1",
    Role.HEADING_2: "Heading2",
    Role.HEADING_3: "Heading3",
    Role.ATTACHMENTS: "Attachments",
    Role.REMARK: "Normal",
}
_OWN_FACE = {
    Role.TITLE: Face.TITLE,
    Role.HEADING_1: Face.HEI,
    Role.HEADING_2: Face.KAI,
}


class Canvas:
    """A document, the place where it goes on, and the line pitch that its paragraphs get."""

    def __init__(self, title: str, profile: FontProfile) -> None:
        self._fonts: dict[Face, Font] = fonts_of(profile)
        self.document = new_document(profile, title)
        self.end: Any = self.document.element.body.sectPr
        self.pitch = LINE

    def add(self, style: str) -> Any:
        """Add an empty paragraph at the end."""
        paragraph = styled(OxmlElement("w:p"), style)
        self.end.addprevious(paragraph)
        if self.pitch != LINE:
            set_pitch(paragraph, self.pitch)
        return paragraph

    def paragraphs(self, paragraphs: tuple[Paragraph, ...]) -> None:
        """Add paragraphs, a blank line before a list of attachments."""
        for at, paragraph in enumerate(paragraphs):
            first = paragraph.role is Role.ATTACHMENTS and (
                at == 0 or paragraphs[at - 1].role is not Role.ATTACHMENTS
            )
            if first:
                self.blank_lines(1)
            self.paragraph(paragraph)

    def paragraph(self, paragraph: Paragraph) -> Any:
        """Add one paragraph and return its element."""
        element = self.add(_STYLES[paragraph.role])
        if paragraph.role is Role.ATTACHMENTS:
            indent_attachment(element, paragraph.text)
        for run in paragraph.runs:
            self.run(element, run, _OWN_FACE.get(paragraph.role, Face.FANGSONG))
        return element

    def run(self, paragraph: Any, run: Run, own: Face = Face.FANGSONG) -> Any:
        """Add words to a paragraph whose own face is ``own``; a blank is highlighted."""
        element: Any = OxmlElement("w:r")
        paragraph.append(element)
        properties = element.get_or_add_rPr()
        face = own if run.face is Face.FANGSONG else run.face
        properties.append(parse(rfonts_xml(self._fonts[face])))
        if run.blank:
            properties.append(parse('<w:highlight w:val="yellow"/>'))
        element.text = xml_text(run.text)
        return element

    def blank_lines(self, count: int) -> None:
        """Add empty lines."""
        for _ in range(count):
            self.add("Normal")
