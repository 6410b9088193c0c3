"""A notice as content: every word and its role, nothing about paper. Both writers set the same words."""

from __future__ import annotations

from enum import StrEnum

from generator.core.model import Record
from generator.publish.notice.faces import Face


class Role(StrEnum):
    """What a paragraph is in the document; its layout follows from this alone."""

    TITLE = "title"
    ADDRESSEES = "addressees"
    BODY = "body"
    HEADING_1 = "heading_1"
    HEADING_2 = "heading_2"
    HEADING_3 = "heading_3"
    ATTACHMENTS = "attachments"
    REMARK = "remark"


class Run(Record, frozen=True):
    """Words in one face. A ``blank`` is for a person to fill and is marked: 【发文字号】."""

    text: str
    face: Face = Face.FANGSONG
    blank: bool = False


class Paragraph(Record, frozen=True):
    """A paragraph: its role and its words. A title breaks its lines where it has line feeds."""

    role: Role
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """Return the words of the paragraph."""
        return "".join(run.text for run in self.runs)


class Blank(Record, frozen=True):
    """What is still to be filled (待填): its name, and the option of ``workplan notice`` that fills it."""

    name: str
    option: str | None = None


class Head(Record, frozen=True):
    """The 版头: who issues, under which number, how urgent."""

    issuers: tuple[Run, ...]
    number: Run
    urgency: str | None = None


class Column(Record, frozen=True):
    """A column of a table: its head, its width in twips, and whether an empty cell is to be filled."""

    head: str
    width: int
    to_fill: bool = False


class Table(Record, frozen=True):
    """A table on pages across, its head repeated on each."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


class Enclosure(Record, frozen=True):
    """What follows the letter on a page of its own: the issued plan (no label), then its 附件.

    One with a table comes last and is printed across.
    """

    title: Paragraph
    paragraphs: tuple[Paragraph, ...]
    label: str | None = None
    table: Table | None = None


class Colophon(Record, frozen=True):
    """The 版记: addressees too many for the first page, copies, printing office, printing date."""

    addressees: str | None
    copies: str | None
    office: Run
    printed: tuple[Run, ...]


class Notice(Record, frozen=True):
    """A whole notice, ready to be set.

    ``blanks`` are the 待填, in the order of the document; ``remarks`` say, in Chinese, what was changed
    in composing and what a person should look at. ``plan`` is the id of the plan.
    """

    head: Head
    title: Paragraph
    letter: tuple[Paragraph, ...]
    signature: tuple[Run, ...]
    date: Run
    enclosures: tuple[Enclosure, ...] = ()
    note: Paragraph | None = None
    colophon: Colophon | None = None
    seal: bool = True
    blanks: tuple[Blank, ...] = ()
    remarks: tuple[str, ...] = ()
    plan: str | None = None
