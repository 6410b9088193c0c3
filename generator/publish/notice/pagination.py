"""On which page a notice will end, reckoned from its lines before anything sets it."""

from __future__ import annotations

from generator.publish.notice.content import Enclosure, Notice, Paragraph, Role
from generator.publish.notice.geometry import LINE, TEXT_HEIGHT
from generator.publish.notice.mark import mark_pitch, mark_size
from generator.publish.notice.measure import LINES, lines_of, width_of

_HEAD = 4020
"""The 版头 without its mark, down to the red rule, in twips."""

_ROUNDING = 0.2
_TIGHTEST = 24 * 20
_FEW_LINES = 2
COLOPHON_CHARACTERS = 26
"""Characters of 14 points in a line of the 版记, after 抄送：."""

_COLOPHON_LINE = 0.75
"""A line of the 版记, in lines of text."""


def letter_pitch(notice: Notice) -> int:
    """Return the line pitch at which the letter, with its signature, fits the first page, in twips.

    GB/T 9704 7.3.5.5 has the pitch tightened rather than a signature alone on a page. A letter that is
    too long for that keeps the usual pitch and runs on.
    """
    room = TEXT_HEIGHT - _head(notice)
    pitch = int(room // _letter_lines(notice))
    return min(LINE, pitch) if pitch >= _TIGHTEST else LINE


def colophon_needs_own_page(notice: Notice) -> bool:
    """Tell whether the 版记 needs a page of its own: it stands at the foot of an even page.

    So it does where the text ends on an odd page, or leaves too few lines free; always after a table,
    whose pages are not reckoned.
    """
    if any(enclosure.table for enclosure in notice.enclosures):
        return True
    page, used = end_of_text(notice)
    return page % 2 == 1 or used + _colophon_lines(notice) > LINES


def signature_columns(notice: Notice) -> int:
    """Return how many issuers of a joint notice sign beside each other: three, or two of long names."""
    longest = max(width_of(name.text) for name in notice.signature)
    return 1 if len(notice.signature) == 1 else 3 if longest <= 9 else 2


def addressees_fill_the_first_page(notice: Notice) -> bool:
    """Tell whether the addressees are too many: they leave the first page no text.

    So they are, too, where the letter fits the page only without them: kept together with its signature,
    its text would go to the second.
    """
    addressees = _paragraph_lines(notice.letter[0])
    above = 2 + _paragraph_lines(notice.title) + 1 + addressees
    room = TEXT_HEIGHT - _head(notice)
    lines = _letter_lines(notice)
    crowds = lines * _TIGHTEST > room >= (lines - addressees) * _TIGHTEST and addressees > _FEW_LINES
    return crowds or (above + 1) * letter_pitch(notice) > room


def _colophon_lines(notice: Notice) -> float:
    colophon = notice.colophon
    lists = [text for text in (colophon.addressees, colophon.copies) if text] if colophon else []
    return 1 + _COLOPHON_LINE * (1 + sum(lines_of(text, width=COLOPHON_CHARACTERS) for text in lists))


def end_of_text(notice: Notice) -> tuple[int, float]:
    """Return the number of the last page, and how many of its lines are filled."""
    letter = _head(notice) / LINE + _letter_lines(notice) * letter_pitch(notice) / LINE
    page, used = _pages(letter)
    for enclosure in notice.enclosures:
        more, used = _pages(_enclosure_lines(enclosure))
        page += more
    return page, used


def _head(notice: Notice) -> int:
    size, _ = mark_size(notice.head)
    return _HEAD + mark_pitch(size) * len(notice.head.issuers)


def _letter_lines(notice: Notice) -> float:
    """Count the lines from the red rule to the end of the letter."""
    rows = -(-len(notice.signature) // signature_columns(notice))
    signature = 1 + (1 if rows == 1 else 2 * rows) + 1 + (1 if notice.note else 0)
    return 2 + _paragraph_lines(notice.title) + 1 + _lines(notice.letter) + signature


def _pages(lines: float) -> tuple[int, float]:
    full = max(0, int((lines - _ROUNDING) // LINES))
    return full + 1, lines - full * LINES


def _enclosure_lines(enclosure: Enclosure) -> float:
    return 2 + _paragraph_lines(enclosure.title) + 1 + _lines(enclosure.paragraphs)


def _lines(paragraphs: tuple[Paragraph, ...]) -> float:
    lists = 1 if any(paragraph.role is Role.ATTACHMENTS for paragraph in paragraphs) else 0
    return lists + sum(_paragraph_lines(paragraph) for paragraph in paragraphs)


def _paragraph_lines(paragraph: Paragraph) -> float:
    match paragraph.role:
        case Role.TITLE:
            return paragraph.text.count("\n") + 1
        case Role.ADDRESSEES:
            return lines_of(paragraph.text)
        case Role.ATTACHMENTS:
            return lines_of(paragraph.text, width=23)
        case _:
            return lines_of(paragraph.text, indent=2)
