"""Finding the parts of a document that was made anywhere: title, number, addressees, dates.

Parts are told by what they say and how they look, never by the names of styles, so that a file from
Word or WPS is checked like one of ours.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.publish.notice.reading import ReadDocument
from generator.publish.notice.styles import Line, is_red
from generator.text.script import simplify

NUMBER = re.compile(
    r"^[\u4e00-\u9fff\w]{1,20}\s?[〔\[【(（［]\s?(?:19|20)?\d\d\s?[〕\]】)）］]\s?第?\s?\d{1,5}\s?号$"
)
DATE = re.compile(
    r"^(?:\d{2,4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日|[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日)$"
)
PRINTED = re.compile(r"(\S{4,20})\s?印发$")


class Outline(NamedTuple):
    """The parts of a document; ``None`` or empty where it has none.

    ``text`` are the paragraphs of running text and headings, without tables, titles and what stands
    above the addressees.
    """

    marks: tuple[Line, ...]
    number: Line | None
    titles: tuple[Line, ...]
    addressees: Line | None
    date: Line | None
    printed: Line | None
    copies: tuple[Line, ...]
    text: tuple[Line, ...]

    @property
    def title(self) -> Line | None:
        """Return the title of the document itself: the first one."""
        return self.titles[0] if self.titles else None


def outline(document: ReadDocument) -> Outline:
    """Tell the parts of a document."""
    lines = tuple(line for line in document.lines if line.text.strip())
    marks = tuple(line for line in lines if line.type and is_red(line.type.colour))
    titles = tuple(line for line in lines if _is_title(line, marks)) or _title_by_words(lines)
    start = lines.index(titles[0]) + 1 if titles else 0
    addressees = next(
        (line for line in lines[start : start + 1] if line.text.strip().endswith(("：", ":"))), None
    )
    below = lines[start + (addressees is not None) :]
    return Outline(
        marks=marks,
        number=next((line for line in lines[: start or 12] if NUMBER.match(line.text.strip())), None),
        titles=titles,
        addressees=addressees,
        date=next((line for line in below if DATE.match(line.text.strip())), None),
        printed=next((line for line in reversed(lines) if PRINTED.search(line.text.strip())), None),
        copies=tuple(line for line in lines if line.text.strip().startswith(("抄送", "抄報", "抄报"))),
        text=tuple(
            line for line in below if not line.in_table and line not in titles and line.align != "center"
        ),
    )


_TITLE = re.compile(
    r"关于[^。；]{2,90}的(?:通知|意见|通报|报告|请示|批复|函|决定|公告|通告)$|^[^。；：]{4,60}(?:方案|要点|计划)$"
)
_HEAD_LINES = 12


def _title_by_words(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the title of a document that does not set it apart: by how its first lines end."""
    found = (line for line in lines[:_HEAD_LINES] if _TITLE.search(simplify(line.text.strip())))
    return tuple(line for line in [next(found, None)] if line)


def _is_title(line: Line, marks: tuple[Line, ...]) -> bool:
    return (
        not line.in_table
        and line.align == "center"
        and line.type is not None
        and line.type.size > 16
        and line not in marks
    )


def awaits(document: ReadDocument, name: str) -> bool:
    """Tell whether a document has a blank of this name, which is reported as such."""
    return any(f"【{name}】" in simplify(line.text) for line in document.lines)
